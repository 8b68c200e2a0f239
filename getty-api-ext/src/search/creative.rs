//! Searches of creative assets.

use getty_api::operations::{
    SearchCreativeImages, SearchCreativeImagesByImage, SearchCreativeVideos, SearchCreativeVideosByImage,
    search_creative_images, search_creative_images_by_image, search_creative_videos,
    search_creative_videos_by_image,
};

use super::Query;
use crate::by_image::{ImageLocation, SearchImage};
use crate::client::Getty;

/// A search of creative assets; created by [`Search::creative`](super::Search::creative).
#[derive(Clone, Debug)]
pub struct CreativeSearch {
    getty: Getty,
}

impl CreativeSearch {
    pub(super) fn new(getty: Getty) -> Self {
        Self { getty }
    }

    /// Creative images: `GET /v3/search/images/creative`.
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/mock.rs"));
    /// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let (mock, getty) = on_mock().await?;
    /// let page = getty.search().creative().images("lighthouse").safe_search(true).page_size(10).send().await?;
    /// println!("{} of {:?}", page.images.len(), page.result_count);
    /// # Ok(()) }
    /// ```
    pub fn images(&self, phrase: impl Into<String>) -> Query<SearchCreativeImages> {
        Query::new(&self.getty, search_creative_images().phrase(phrase))
    }

    /// Creative videos: `GET /v3/search/videos/creative`.
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/mock.rs"));
    /// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let (mock, getty) = on_mock().await?;
    /// let page = getty.search().creative().videos("waves").max_clip_length(20).send().await?;
    /// println!("{} of {:?}", page.videos.len(), page.result_count);
    /// # Ok(()) }
    /// ```
    pub fn videos(&self, phrase: impl Into<String>) -> Query<SearchCreativeVideos> {
        Query::new(&self.getty, search_creative_videos().phrase(phrase))
    }

    /// Creative images that look like a picture or an asset: `GET /v3/search/images/creative/by-image`. A
    /// picture that is not uploaded yet is uploaded first.
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/mock.rs"));
    /// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let (mock, getty) = on_mock().await?;
    /// # let jpeg = mock.file(&mock.image_ids()[0]).unwrap_or_default();
    /// use getty_api_ext::SearchImage;
    ///
    /// let image = SearchImage::from_bytes(jpeg)?;
    /// let mut images = getty.search().creative().images_by_image(image).stream();
    /// while let Some(image) = images.try_next().await? {
    ///     println!("{:?}: {:?}", image.id, image.title);
    /// }
    /// # Ok(()) }
    /// ```
    pub fn images_by_image(&self, image: SearchImage) -> Query<SearchCreativeImagesByImage> {
        let set = |operation: SearchCreativeImagesByImage, reference| match reference {
            ImageLocation::Asset(id) => operation.asset_id(id),
            ImageLocation::Url(url) => operation.image_url(url),
        };
        Query::by_image(&self.getty, search_creative_images_by_image(), image, set)
    }

    /// Creative videos that look like a picture or an asset: `GET /v3/search/videos/creative/by-image`. A
    /// picture that is not uploaded yet is uploaded first.
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/mock.rs"));
    /// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let (mock, getty) = on_mock().await?;
    /// # let id = &mock.image_ids()[0];
    /// use getty_api_ext::SearchImage;
    ///
    /// let like = SearchImage::asset(id);
    /// let page = getty.search().creative().videos_by_image(like).send().await?;
    /// println!("{} of {:?}", page.videos.len(), page.result_count);
    /// # Ok(()) }
    /// ```
    pub fn videos_by_image(&self, image: SearchImage) -> Query<SearchCreativeVideosByImage> {
        let set = |operation: SearchCreativeVideosByImage, reference| match reference {
            ImageLocation::Asset(id) => operation.asset_id(id),
            ImageLocation::Url(url) => operation.image_url(url),
        };
        Query::by_image(&self.getty, search_creative_videos_by_image(), image, set)
    }
}
