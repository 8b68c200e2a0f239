//! The image to search with: a custom picture or an asset of the catalogue.

mod image_match;
mod picture;

use std::path::Path;

use bytes::Bytes;
use getty_api::Operation as _;
use getty_api::operations::upload_search_image;
use tokio::io::AsyncRead;
use url::Url;
use uuid::Uuid;

pub(crate) use picture::ImageBytes;

use crate::client::Getty;
use crate::client::PerCall;
use crate::error::{Error, ErrorKind};

/// The image that a search by image compares with: a custom picture, a picture that was uploaded before, or an
/// asset of the catalogue.
///
/// A picture is a JPEG or PNG file of at most 10 MB. Both are checked when it is read, before anything is sent.
/// The search itself uploads it, under a unique name. To search with it several times, upload it first with
/// [`Getty::upload_search_image`].
///
/// ```
/// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/mock.rs"));
/// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let (mock, getty) = on_mock().await?;
/// # let directory = tempfile::tempdir()?;
/// # let path = directory.path().join("roof.jpg");
/// # std::fs::write(&path, mock.file(&mock.image_ids()[0]).unwrap_or_default())?;
/// use getty_api_ext::SearchImage;
///
/// let image = SearchImage::from_file(&path).await?;
/// let page = getty.search().creative().images_by_image(image).page_size(5).send().await?;
/// println!("{} creative images look like it", page.images.len());
/// # Ok(()) }
/// ```
#[derive(Clone, Debug)]
pub struct SearchImage(pub(crate) ImageReference);

/// The kinds of search images.
#[derive(Clone, Debug)]
pub(crate) enum ImageReference {
    /// An image that the API already has.
    Known(ImageLocation),
    /// A picture that must be uploaded first.
    Upload(ImageBytes),
}

/// How a search refers to the image.
#[derive(Clone, Debug)]
pub(crate) enum ImageLocation {
    /// The id of an asset.
    Asset(String),
    /// The URL of an uploaded picture.
    Url(String),
}

impl SearchImage {
    /// An asset of the catalogue, by its id.
    pub fn asset(id: impl Into<String>) -> Self {
        Self(ImageReference::Known(ImageLocation::Asset(id.into())))
    }

    /// A picture that was uploaded before, by the URL that [`url`](Self::url) returned. It is valid for 24 hours
    /// after the upload, with the same API key.
    ///
    /// # Errors
    /// [`ErrorKind::Invalid`] when it is not an http or https URL.
    pub fn uploaded(url: impl Into<String>) -> Result<Self, Error> {
        let url = url.into();
        match Url::parse(&url) {
            Ok(parsed) if matches!(parsed.scheme(), "http" | "https") => {
                Ok(Self(ImageReference::Known(ImageLocation::Url(url))))
            }
            _ => {
                let message = "image_url: not a URL of an uploaded picture, which begins with https://";
                Err(Error::new(ErrorKind::Invalid, message))
            }
        }
    }

    /// A picture in memory: a complete JPEG or PNG file.
    ///
    /// # Errors
    /// [`ErrorKind::Invalid`] when it is neither JPEG nor PNG, or longer than 10 MB.
    pub fn from_bytes(bytes: impl Into<Bytes>) -> Result<Self, Error> {
        ImageBytes::from_bytes(bytes.into()).map(ImageReference::Upload).map(Self)
    }

    /// A picture in a file.
    ///
    /// # Errors
    /// [`ErrorKind::File`] when it cannot be read; otherwise as [`from_bytes`](Self::from_bytes).
    pub async fn from_file(path: impl AsRef<Path>) -> Result<Self, Error> {
        ImageBytes::from_file(path.as_ref()).await.map(ImageReference::Upload).map(Self)
    }

    /// A picture from any reader. At most 10 MB and one byte are read.
    ///
    /// # Errors
    /// [`ErrorKind::File`] when reading fails; otherwise as [`from_bytes`](Self::from_bytes).
    pub async fn from_reader(reader: impl AsyncRead + Unpin) -> Result<Self, Error> {
        ImageBytes::from_reader(reader).await.map(ImageReference::Upload).map(Self)
    }

    /// The URL of the picture, once it is uploaded.
    pub fn url(&self) -> Option<&str> {
        match &self.0 {
            ImageReference::Known(ImageLocation::Url(url)) => Some(url),
            ImageReference::Known(ImageLocation::Asset(_)) | ImageReference::Upload(_) => None,
        }
    }
}

impl Getty {
    /// Uploads a picture to search with, under a unique name: `PUT /v3/search/by-image/uploads/{file-name}`. An
    /// image that needs no upload is returned unchanged.
    ///
    /// The API keeps the picture for 24 hours. A search by image uploads its picture itself; use this to search
    /// with one picture several times.
    ///
    /// # Errors
    /// See [`Error`].
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/mock.rs"));
    /// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let (mock, getty) = on_mock().await?;
    /// # let jpeg = mock.file(&mock.image_ids()[0]).unwrap_or_default();
    /// use getty_api_ext::SearchImage;
    ///
    /// let image = getty.upload_search_image(&SearchImage::from_bytes(jpeg)?).await?;
    /// let images = getty.search().creative().images_by_image(image.clone()).send().await?;
    /// let videos = getty.search().creative().videos_by_image(image).send().await?;
    /// println!("{:?} images and {:?} videos", images.result_count, videos.result_count);
    /// # Ok(()) }
    /// ```
    pub async fn upload_search_image(&self, image: &SearchImage) -> Result<SearchImage, Error> {
        let ImageReference::Upload(picture) = &image.0 else { return Ok(image.clone()) };
        let url = self.upload_picture(picture, &PerCall::default()).await?;
        Ok(SearchImage(ImageReference::Known(ImageLocation::Url(url))))
    }

    /// Uploads under a unique name, and returns the URL.
    pub(crate) async fn upload_picture(
        &self,
        picture: &ImageBytes,
        options: &PerCall,
    ) -> Result<String, Error> {
        let name = format!("{}.{}", Uuid::new_v4(), picture.extension());
        let upload = || upload_search_image(name.clone(), picture.bytes()).content_type(picture.media_type());
        // The URL of the upload is the URL of the picture.
        let url = upload().into_request()?.url(&self.inner.endpoints.api)?;
        options.apply(self.call(upload())).send().await?;
        Ok(url.into())
    }
}
