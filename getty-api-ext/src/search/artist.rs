//! The works of an artist.

use getty_api::operations::{
    SearchArtistImages, SearchArtistVideos, search_artist_images, search_artist_videos,
};

use super::Query;
use crate::client::Getty;

/// The works of one artist; made by [`Search::artist`](super::Search::artist).
#[derive(Clone, Debug)]
pub struct ArtistSearch<'a> {
    getty: &'a Getty,
    name: String,
}

impl<'a> ArtistSearch<'a> {
    pub(super) fn new(getty: &'a Getty, name: String) -> Self {
        Self { getty, name }
    }

    /// The artist's images, ten a page unless set: `GET /v3/artists/images`.
    ///
    /// ```no_run
    /// # async fn run(getty: getty_api_ext::Getty) -> Result<(), getty_api_ext::Error> {
    /// let mut images = getty.search().artist("Ansel Adams").images().page_size(100).stream();
    /// while let Some(image) = images.try_next().await? {
    ///     println!("{:?}: {:?}", image.id, image.title);
    /// }
    /// # Ok(()) }
    /// ```
    pub fn images(self) -> Query<SearchArtistImages> {
        Query::new(self.getty, search_artist_images().artist_name(self.name))
    }

    /// The artist's videos, ten a page unless set: `GET /v3/artists/videos`.
    ///
    /// ```no_run
    /// # async fn run(getty: getty_api_ext::Getty) -> Result<(), getty_api_ext::Error> {
    /// let page = getty.search().artist("Ansel Adams").videos().send().await?;
    /// println!("{} of {:?}", page.videos.len(), page.result_count);
    /// # Ok(()) }
    /// ```
    pub fn videos(self) -> Query<SearchArtistVideos> {
        Query::new(self.getty, search_artist_videos().artist_name(self.name))
    }
}
