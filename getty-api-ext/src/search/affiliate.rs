//! Searches for the sites of affiliates.

use getty_api::operations::{
    SearchAffiliateImages, SearchAffiliateVideos, search_affiliate_images, search_affiliate_videos,
};

use super::Query;
use crate::client::Getty;

/// A search for an affiliate's site; created by [`Search::affiliate`](super::Search::affiliate). It returns one page.
#[derive(Clone, Debug)]
pub struct AffiliateSearch {
    getty: Getty,
}

impl AffiliateSearch {
    pub(super) fn new(getty: Getty) -> Self {
        Self { getty }
    }

    /// Images with previews and links: `GET /v3/affiliates/search/images`.
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/mock.rs"));
    /// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let (mock, getty) = on_mock().await?;
    /// use getty_api_ext::raw::types::AffiliateSearchStyle;
    ///
    /// let search = getty.search().affiliate().images("mountain hut");
    /// for image in &search.style(AffiliateSearchStyle::Photography).send().await?.images {
    ///     println!("{:?} leads to {:?}", image.title, image.destination_url);
    /// }
    /// # Ok(()) }
    /// ```
    pub fn images(&self, phrase: impl Into<String>) -> Query<SearchAffiliateImages> {
        Query::new(&self.getty, search_affiliate_images().phrase(phrase))
    }

    /// Videos with stills, clips and links: `GET /v3/affiliates/search/videos`.
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/mock.rs"));
    /// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let (mock, getty) = on_mock().await?;
    /// for video in &getty.search().affiliate().videos("mountain hut").send().await?.videos {
    ///     println!("{:?} leads to {:?}", video.title, video.destination_url);
    /// }
    /// # Ok(()) }
    /// ```
    pub fn videos(&self, phrase: impl Into<String>) -> Query<SearchAffiliateVideos> {
        Query::new(&self.getty, search_affiliate_videos().phrase(phrase))
    }
}
