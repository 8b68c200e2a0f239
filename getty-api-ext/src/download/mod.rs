//! Downloads: the file of an asset, paid for once and saved completely.

mod authorize;
mod builder;
mod bulk;
mod delivery;
mod failure;
mod files;
mod options;
mod progress;
mod request;
mod save;
mod saved;
mod sink;
mod source;
mod subject;

pub use authorize::AuthorizedDownload;
pub use authorize::preflight::Preflight;
pub use authorize::reconcile::UnresolvedDownload;
pub use builder::Download;
pub use bulk::{BulkDownload, BulkOutcome, BulkResults, BulkSummary, Downloads, ErrorPolicy};
pub use failure::DownloadFailure;
pub use options::{Collision, ExpiredPolicy, UnknownOutcomePolicy};
pub use progress::{DownloadEvent, DownloadObserver};
pub use request::{AssetKind, DownloadRequest};
pub use saved::{SaveOutcome, Saved};
#[cfg(feature = "object-store")]
pub use sink::Stored;
pub use sink::{DownloadStream, InMemory, Written};
pub(crate) use subject::HostOnly;
pub use subject::{AssetFile, DownloadSubject};

use url::Url;

use crate::client::Getty;
use source::DownloadSource;

impl Getty {
    /// Downloads an image: `POST /v3/downloads/images/{id}`, which consumes one unit of a product, and then
    /// the file from the delivery host.
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/mock.rs"));
    /// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let (mock, getty) = on_mock().await?;
    /// # let id = &mock.image_ids()[0];
    /// # let directory = tempfile::tempdir()?;
    /// # let directory = directory.path();
    /// let saved = getty.download_image(id).height(240).to_directory(directory).await?;
    /// println!("{} bytes in {}", saved.bytes, saved.path.display());
    /// # Ok(()) }
    /// ```
    pub fn download_image(&self, id: impl Into<String>) -> Download {
        self.download(DownloadRequest::image(id))
    }

    /// Downloads a video: `POST /v3/downloads/videos/{id}`, which consumes one unit of a product, and then
    /// the file from the delivery host.
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/mock.rs"));
    /// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let (mock, getty) = on_mock().await?;
    /// # let id = &mock.video_ids()[0];
    /// # let directory = tempfile::tempdir()?;
    /// # let directory = directory.path();
    /// let saved = getty.download_video(id).size("hd1").to_file(directory.join("clip.mp4")).await?;
    /// println!("{} bytes of {:?}", saved.bytes, saved.content_type);
    /// # Ok(()) }
    /// ```
    pub fn download_video(&self, id: impl Into<String>) -> Download {
        self.download(DownloadRequest::video(id))
    }

    /// Downloads the file that a [`DownloadRequest`] describes.
    pub fn download(&self, request: DownloadRequest) -> Download {
        Download::new(self.clone(), DownloadSource::Asset(request))
    }

    /// Downloads the file of an [`AuthorizedDownload`], which is already paid for. Fails with
    /// [`DownloadFailure::Expired`] once its URL has expired. Never requests another URL.
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/mock.rs"));
    /// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let (mock, getty) = on_mock().await?;
    /// # let id = &mock.image_ids()[0];
    /// # let directory = tempfile::tempdir()?;
    /// # let directory = directory.path();
    /// let authorized = getty.download_image(id).authorize().await?;
    /// let kept = serde_json::to_string(&authorized)?;
    ///
    /// // Later, perhaps elsewhere:
    /// let authorized = serde_json::from_str(&kept)?;
    /// let saved = getty.download_authorized(authorized).to_directory(directory).await?;
    /// # assert!(saved.bytes > 0);
    /// # Ok(()) }
    /// ```
    pub fn download_authorized(&self, authorization: AuthorizedDownload) -> Download {
        Download::new(self.clone(), DownloadSource::Authorized(authorization))
    }

    /// Downloads the file behind a URL, such as a display size, a generated image or an earlier download.
    /// Costs nothing and sends no credentials.
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/mock.rs"));
    /// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let (mock, getty) = on_mock().await?;
    /// # let id = &mock.image_ids()[0];
    /// # let directory = tempfile::tempdir()?;
    /// # let directory = directory.path();
    /// use getty_api_ext::FieldSet;
    ///
    /// let image = getty.image(id).fields(FieldSet::Display).send().await?.ok_or("no such image")?;
    /// let thumb = image.display_sizes.iter().find(|size| size.name.as_deref() == Some("thumb"));
    /// let uri = thumb.and_then(|size| size.uri.as_deref()).ok_or("no thumbnail")?;
    /// let saved = getty.download_url(uri.parse()?).to_directory(directory).await?;
    /// println!("{} bytes in {}", saved.bytes, saved.path.display());
    /// # Ok(()) }
    /// ```
    pub fn download_url(&self, url: Url) -> Download {
        Download::new(self.clone(), DownloadSource::Url(url))
    }
}
