//! Searching.

mod filters;
mod page_size;

use getty_api::operations::{
    SearchCreativeImages, SearchCreativeVideos, SearchEditorialImages, SearchEditorialVideos, SearchImages,
    search_creative_images, search_creative_videos, search_editorial_images, search_editorial_videos,
    search_images,
};
use getty_api::{Operation, Response};

use crate::client::Getty;
use crate::error::Error;

impl Getty {
    /// Begins a search.
    ///
    /// ```no_run
    /// # async fn run(getty: getty_api_ext::Getty) -> Result<(), getty_api_ext::Error> {
    /// use getty_api_ext::raw::types::ImageOrientation;
    ///
    /// let page = getty
    ///     .search()
    ///     .creative()
    ///     .images("solar farm")
    ///     .orientations([ImageOrientation::Horizontal])
    ///     .page_size(10)
    ///     .send()
    ///     .await?;
    /// println!("{} of {:?}", page.images.len(), page.result_count);
    /// # Ok(()) }
    /// ```
    pub fn search(&self) -> Search<'_> {
        Search { getty: self }
    }
}

/// Chooses what to search; made by [`Getty::search`].
#[derive(Clone, Copy, Debug)]
pub struct Search<'a> {
    getty: &'a Getty,
}

impl<'a> Search<'a> {
    /// Stock made to be licensed.
    pub fn creative(self) -> CreativeSearch<'a> {
        CreativeSearch { getty: self.getty }
    }

    /// News, sport and entertainment.
    pub fn editorial(self) -> EditorialSearch<'a> {
        EditorialSearch { getty: self.getty }
    }

    /// Creative and editorial images together: `GET /v3/search/images`.
    pub fn images(self, phrase: impl Into<String>) -> Query<'a, SearchImages> {
        Query::new(self.getty, search_images().phrase(phrase))
    }
}

/// A search of creative assets; made by [`Search::creative`].
#[derive(Clone, Copy, Debug)]
pub struct CreativeSearch<'a> {
    getty: &'a Getty,
}

impl<'a> CreativeSearch<'a> {
    /// Creative images: `GET /v3/search/images/creative`.
    pub fn images(self, phrase: impl Into<String>) -> Query<'a, SearchCreativeImages> {
        Query::new(self.getty, search_creative_images().phrase(phrase))
    }

    /// Creative videos: `GET /v3/search/videos/creative`.
    pub fn videos(self, phrase: impl Into<String>) -> Query<'a, SearchCreativeVideos> {
        Query::new(self.getty, search_creative_videos().phrase(phrase))
    }
}

/// A search of editorial assets; made by [`Search::editorial`].
#[derive(Clone, Copy, Debug)]
pub struct EditorialSearch<'a> {
    getty: &'a Getty,
}

impl<'a> EditorialSearch<'a> {
    /// Editorial images: `GET /v3/search/images/editorial`.
    pub fn images(self, phrase: impl Into<String>) -> Query<'a, SearchEditorialImages> {
        Query::new(self.getty, search_editorial_images().phrase(phrase))
    }

    /// Editorial videos: `GET /v3/search/videos/editorial`.
    pub fn videos(self, phrase: impl Into<String>) -> Query<'a, SearchEditorialVideos> {
        Query::new(self.getty, search_editorial_videos().phrase(phrase))
    }
}

/// A search that is about to be sent: the raw operation with every filter it has.
#[must_use = "a search does nothing until it is sent"]
#[derive(Clone, Debug)]
pub struct Query<'a, O> {
    getty: &'a Getty,
    operation: O,
    page_size: i32,
}

impl<'a, O: Paged> Query<'a, O> {
    fn new(getty: &'a Getty, operation: O) -> Self {
        Self { getty, operation, page_size: page_size::DEFAULT }
    }

    fn refine(mut self, change: impl FnOnce(O) -> O) -> Self {
        self.operation = change(self.operation);
        self
    }

    /// The page to get, from 1, which is the default.
    pub fn page(self, page: i32) -> Self {
        self.refine(|operation| operation.with_page(page))
    }

    /// How many results a page has: 1 to 6, 10, 12, 15, 20, 25, 30 (the default), 50, 60, 75 or 100.
    pub fn page_size(mut self, page_size: i32) -> Self {
        self.page_size = page_size;
        self.refine(|operation| operation.with_page_size(page_size))
    }

    /// The raw operation, to be changed further and sent with [`Getty::call`].
    pub fn into_operation(self) -> O {
        self.operation
    }

    /// Gets the page.
    ///
    /// # Errors
    /// [`ErrorKind::Invalid`](crate::ErrorKind::Invalid) for a page size the API does not take, naming the
    /// nearest that it does; otherwise see [`Error`].
    pub async fn send(self) -> Result<Response<O::Output>, Error> {
        page_size::check(self.page_size)?;
        self.getty.send(self.operation).await
    }
}

/// Operations that answer in pages.
pub trait Paged: Operation + sealed::Sealed {
    /// Sets the page.
    #[must_use]
    fn with_page(self, page: i32) -> Self;

    /// Sets the page size.
    #[must_use]
    fn with_page_size(self, page_size: i32) -> Self;
}

mod sealed {
    /// The operations that page are those of the API.
    pub trait Sealed {}
}

macro_rules! paged {
    ($($operation:ident),*) => {
        $(
            impl sealed::Sealed for $operation {}

            impl Paged for $operation {
                fn with_page(self, page: i32) -> Self {
                    self.page(page)
                }

                fn with_page_size(self, page_size: i32) -> Self {
                    self.page_size(page_size)
                }
            }
        )*
    };
}

paged!(
    SearchCreativeImages,
    SearchCreativeVideos,
    SearchEditorialImages,
    SearchEditorialVideos,
    SearchImages
);
