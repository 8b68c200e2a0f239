//! Searches of editorial assets.

use getty_api::operations::{
    SearchEditorialImages, SearchEditorialVideos, search_editorial_images, search_editorial_videos,
};

use super::Query;
use crate::client::Getty;

/// A search of editorial assets; created by [`Search::editorial`](super::Search::editorial).
#[derive(Clone, Debug)]
pub struct EditorialSearch {
    getty: Getty,
}

impl EditorialSearch {
    pub(super) fn new(getty: Getty) -> Self {
        Self { getty }
    }

    /// Editorial images: `GET /v3/search/images/editorial`.
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/mock.rs"));
    /// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let (mock, getty) = on_mock().await?;
    /// use getty_api_ext::Timestamp;
    /// use getty_api_ext::raw::types::{EditorialSegment, EditorialSortOrder};
    ///
    /// let query = getty.search().editorial().images("stadium");
    /// let query = query.editorial_segments([EditorialSegment::Sport]).sort_order(EditorialSortOrder::Newest);
    /// let page = query.date_from("2024-01-01".parse::<Timestamp>()?).send().await?;
    /// println!("{} of {:?}", page.images.len(), page.result_count);
    /// # Ok(()) }
    /// ```
    pub fn images(&self, phrase: impl Into<String>) -> Query<SearchEditorialImages> {
        Query::new(&self.getty, search_editorial_images().phrase(phrase))
    }

    /// Editorial videos: `GET /v3/search/videos/editorial`.
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/mock.rs"));
    /// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let (mock, getty) = on_mock().await?;
    /// let page = getty.search().editorial().videos("press conference").send().await?;
    /// println!("{} of {:?}", page.videos.len(), page.result_count);
    /// # Ok(()) }
    /// ```
    pub fn videos(&self, phrase: impl Into<String>) -> Query<SearchEditorialVideos> {
        Query::new(&self.getty, search_editorial_videos().phrase(phrase))
    }
}
