//! The works of an artist.

use getty_api::operations::{
    SearchArtistImages, SearchArtistVideos, search_artist_images, search_artist_videos,
};

use super::Query;
use crate::client::Getty;

/// The works of one artist; created by [`Search::artist`](super::Search::artist).
#[derive(Clone, Debug)]
pub struct ArtistSearch {
    getty: Getty,
    name: String,
}

impl ArtistSearch {
    pub(super) fn new(getty: Getty, name: String) -> Self {
        Self { getty, name }
    }

    /// The artist's images, by default ten a page: `GET /v3/artists/images`.
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/mock.rs"));
    /// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let (mock, getty) = on_mock().await?;
    /// let mut images = getty.search().artist("Ada Lindqvist").images().page_size(100).stream();
    /// while let Some(image) = images.try_next().await? {
    ///     println!("{:?}: {:?}", image.id, image.title);
    /// }
    /// # Ok(()) }
    /// ```
    pub fn images(&self) -> Query<SearchArtistImages> {
        Query::new(&self.getty, search_artist_images().artist_name(&*self.name))
    }

    /// The artist's videos, by default ten a page: `GET /v3/artists/videos`.
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/mock.rs"));
    /// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let (mock, getty) = on_mock().await?;
    /// let page = getty.search().artist("Ada Lindqvist").videos().send().await?;
    /// println!("{} of {:?}", page.videos.len(), page.result_count);
    /// # Ok(()) }
    /// ```
    pub fn videos(&self) -> Query<SearchArtistVideos> {
        Query::new(&self.getty, search_artist_videos().artist_name(&*self.name))
    }
}
