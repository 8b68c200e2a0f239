//! Searches: their filters and their results.
//!
//! [`Getty::search`] creates a [`Query`], which has a function for each filter of the search.
//! [`send`](Query::send) returns one page, [`pages`](Query::pages) a stream of pages, and
//! [`stream`](Query::stream) a stream of items.
//!
//! | function | operation |
//! |---|---|
//! | [`creative().images(…)`](CreativeSearch::images), [`videos`](CreativeSearch::videos) | `search_creative_images`, `search_creative_videos` |
//! | [`creative().images_by_image(…)`](CreativeSearch::images_by_image), [`videos_by_image`](CreativeSearch::videos_by_image) | `search_creative_images_by_image`, `search_creative_videos_by_image` |
//! | [`editorial().images(…)`](EditorialSearch::images), [`videos`](EditorialSearch::videos) | `search_editorial_images`, `search_editorial_videos` |
//! | [`images(…)`](Search::images) | `search_images` |
//! | [`events(…)`](Search::events) | `search_events` |
//! | [`artist(…).images()`](ArtistSearch::images), [`videos`](ArtistSearch::videos) | `search_artist_images`, `search_artist_videos` |
//! | [`affiliate().images(…)`](AffiliateSearch::images), [`videos`](AffiliateSearch::videos) | `search_affiliate_images`, `search_affiliate_videos` |
//! | [`similar_images(…)`](Search::similar_images), [`similar_videos`](Search::similar_videos) | `list_similar_images`, `list_similar_videos` |
//! | [`images_in_same_series(…)`](Search::images_in_same_series), [`videos_in_same_series`](Search::videos_in_same_series) | `list_images_in_same_series`, `list_videos_in_same_series` |
//!
//! # Fields of the results
//! A result contains only the requested fields. The properties of [`CreativeImage`] and similar types are optional,
//! and the documentation of each names its field: `orientation` "comes with `fields=orientation`", so it is `None`
//! unless the search had `.fields([CreativeImageField::Orientation])`. Without `fields`, the API returns its summary
//! set. See [`FieldSet`].
//!
//! Facets and suggestions are returned only for searches with `include_facets(true)` and
//! `include_related_searches(true)`.
//!
//! [`CreativeImage`]: getty_api::types::CreativeImage

mod affiliate;
mod artist;
mod creative;
mod editorial;
mod fields;
mod query;

use getty_api::operations::{
    ListImagesInSameSeries, ListSimilarImages, ListSimilarVideos, ListVideosInSameSeries, SearchEvents,
    SearchImages, list_images_in_same_series, list_similar_images, list_similar_videos,
    list_videos_in_same_series, search_events, search_images,
};

pub use affiliate::AffiliateSearch;
pub use artist::ArtistSearch;
pub use creative::CreativeSearch;
pub use editorial::EditorialSearch;
pub use fields::FieldSet;
pub(crate) use fields::with_id;
pub use query::Query;

use crate::client::Getty;

impl Getty {
    /// Creates a search.
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/mock.rs"));
    /// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let (mock, getty) = on_mock().await?;
    /// use getty_api_ext::FieldSet;
    /// use getty_api_ext::raw::types::ImageOrientation;
    ///
    /// let mut images = getty
    ///     .search()
    ///     .creative()
    ///     .images("lighthouse")
    ///     .orientations([ImageOrientation::Horizontal])
    ///     .fields(FieldSet::Display)
    ///     .stream();
    /// while let Some(image) = images.try_next().await? {
    ///     let thumb = image.display_sizes.iter().find(|size| size.name.as_deref() == Some("thumb"));
    ///     println!("{:?}: {:?}", image.id, thumb.and_then(|thumb| thumb.uri.as_deref()));
    /// }
    /// # Ok(()) }
    /// ```
    pub fn search(&self) -> Search {
        Search { getty: self.clone() }
    }
}

/// The kinds of searches; created by [`Getty::search`].
#[derive(Clone, Debug)]
pub struct Search {
    getty: Getty,
}

impl Search {
    /// Creative assets: stock for licensing.
    pub fn creative(&self) -> CreativeSearch {
        CreativeSearch::new(self.getty.clone())
    }

    /// Editorial assets: news, sport and entertainment.
    pub fn editorial(&self) -> EditorialSearch {
        EditorialSearch::new(self.getty.clone())
    }

    /// The works of one artist, by name.
    pub fn artist(&self, name: impl Into<String>) -> ArtistSearch {
        ArtistSearch::new(self.getty.clone(), name.into())
    }

    /// Assets for the site of an affiliate, with links for its visitors.
    pub fn affiliate(&self) -> AffiliateSearch {
        AffiliateSearch::new(self.getty.clone())
    }

    /// Creative and editorial images together: `GET /v3/search/images`.
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/mock.rs"));
    /// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let (mock, getty) = on_mock().await?;
    /// let page = getty.search().images("harbour").include_related_searches(true).send().await?;
    /// for search in &page.related_searches {
    ///     println!("or try {:?}", search.phrase);
    /// }
    /// # Ok(()) }
    /// ```
    pub fn images(&self, phrase: impl Into<String>) -> Query<SearchImages> {
        Query::new(&self.getty, search_images().phrase(phrase))
    }

    /// Events of news, sport and entertainment: `GET /v3/search/events`. The API returns at most 50 pages.
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/mock.rs"));
    /// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let (mock, getty) = on_mock().await?;
    /// let mut events = getty.search().events("football").page_size(100).stream();
    /// while let Some(event) = events.try_next().await? {
    ///     println!("{:?}: {:?}, {:?} images", event.id, event.name, event.image_count);
    /// }
    /// # Ok(()) }
    /// ```
    pub fn events(&self, phrase: impl Into<String>) -> Query<SearchEvents> {
        Query::new(&self.getty, search_events().phrase(phrase))
    }

    /// Images that resemble an image: `GET /v3/images/{id}/similar`.
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/mock.rs"));
    /// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let (mock, getty) = on_mock().await?;
    /// # let id = &mock.image_ids()[0];
    /// let page = getty.search().similar_images(id).page_size(12).send().await?;
    /// println!("{} of {:?}", page.images.len(), page.result_count);
    /// # Ok(()) }
    /// ```
    pub fn similar_images(&self, id: impl Into<String>) -> Query<ListSimilarImages> {
        Query::new(&self.getty, list_similar_images(id))
    }

    /// Videos that resemble a video: `GET /v3/videos/{id}/similar`.
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/mock.rs"));
    /// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let (mock, getty) = on_mock().await?;
    /// # let id = &mock.video_ids()[0];
    /// let page = getty.search().similar_videos(id).page_size(12).send().await?;
    /// println!("{} of {:?}", page.videos.len(), page.result_count);
    /// # Ok(()) }
    /// ```
    pub fn similar_videos(&self, id: impl Into<String>) -> Query<ListSimilarVideos> {
        Query::new(&self.getty, list_similar_videos(id))
    }

    /// Images of the same series as an image: `GET /v3/images/{id}/same-series`.
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/mock.rs"));
    /// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let (mock, getty) = on_mock().await?;
    /// # let id = &mock.image_ids()[0];
    /// let mut series = getty.search().images_in_same_series(id).stream();
    /// while let Some(image) = series.try_next().await? {
    ///     println!("{:?}: {:?}", image.id, image.title);
    /// }
    /// # Ok(()) }
    /// ```
    pub fn images_in_same_series(&self, id: impl Into<String>) -> Query<ListImagesInSameSeries> {
        Query::new(&self.getty, list_images_in_same_series(id))
    }

    /// Videos of the same series as a video: `GET /v3/videos/{id}/same-series`.
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/mock.rs"));
    /// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let (mock, getty) = on_mock().await?;
    /// # let id = &mock.video_ids()[0];
    /// let mut series = getty.search().videos_in_same_series(id).stream();
    /// while let Some(video) = series.try_next().await? {
    ///     println!("{:?}: {:?}", video.id, video.title);
    /// }
    /// # Ok(()) }
    /// ```
    pub fn videos_in_same_series(&self, id: impl Into<String>) -> Query<ListVideosInSameSeries> {
        Query::new(&self.getty, list_videos_in_same_series(id))
    }
}
