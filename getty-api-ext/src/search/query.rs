//! A search before it is sent.

use getty_api::{Operation, Response};

use crate::by_image::{ImageLocation, ImageReference, SearchImage};
use crate::client::Getty;
use crate::client::{PerCall, per_call_setters};
use crate::error::Error;
use crate::paging::{Items, Paged, PagedCall, Pages, PendingUpload};

/// A search before it is sent: the raw operation with all its filters.
///
/// Created by the functions of [`Search`](crate::search::Search). It can be cloned and sent several times. An
/// invalid argument is an error of [`send`](Self::send) and of the streams; nothing reaches the API then.
#[must_use = "a search does nothing until it is sent"]
#[derive(Clone, Debug)]
pub struct Query<O> {
    source: PagedCall<O>,
    page: Option<i32>,
    page_size: Option<i32>,
    prefetch: bool,
    /// The first invalid argument.
    invalid: Option<Error>,
}

impl<O: Operation + Clone> Query<O> {
    pub(crate) fn new(getty: &Getty, operation: O) -> Self {
        let source = PagedCall { getty: getty.clone(), operation, upload: None, options: PerCall::default() };
        Self { source, page: None, page_size: None, prefetch: false, invalid: None }
    }

    /// A search for assets that resemble `image`, which `set` passes to the operation.
    pub(super) fn by_image(
        getty: &Getty,
        operation: O,
        image: SearchImage,
        set: fn(O, ImageLocation) -> O,
    ) -> Self {
        match image.0 {
            ImageReference::Known(reference) => Self::new(getty, set(operation, reference)),
            ImageReference::Upload(picture) => {
                let mut query = Self::new(getty, operation);
                query.source.upload = Some(PendingUpload { picture, set });
                query
            }
        }
    }

    pub(crate) fn refine(mut self, change: impl FnOnce(O) -> O) -> Self {
        self.source.operation = change(self.source.operation);
        self
    }

    /// Applies a valid value, and keeps the error of an invalid one.
    pub(crate) fn checked<T>(self, value: Result<T, Error>, change: impl FnOnce(O, T) -> O) -> Self {
        match value {
            Ok(value) => self.refine(|operation| change(operation, value)),
            Err(error) => self.reject(error),
        }
    }

    fn reject(mut self, error: Error) -> Self {
        self.invalid.get_or_insert(error);
        self
    }

    per_call_setters!(source.options);

    /// The raw operation, for further changes and for [`Getty::call`]. It contains neither a picture that the
    /// search would upload nor the error of an invalid argument.
    pub fn into_operation(self) -> O {
        self.source.operation
    }

    /// Requests one page, the one set by [`page`](Self::page) or the first, and returns the response of the API.
    ///
    /// # Errors
    /// [`ErrorKind::Invalid`](crate::ErrorKind::Invalid) for a value that the API does not accept, such as a page
    /// size; the message then names the nearest valid size. Otherwise see [`Error`].
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/mock.rs"));
    /// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let (mock, getty) = on_mock().await?;
    /// let page = getty.search().creative().images("lighthouse").page_size(5).send().await?;
    /// assert_eq!(page.images.len(), 5);
    ///
    /// let refused = getty.search().creative().images("lighthouse").page_size(70).send().await;
    /// assert!(refused.unwrap_err().to_string().contains("the nearest is 75"));
    /// # Ok(()) }
    /// ```
    pub async fn send(mut self) -> Result<Response<O::Output>, Error> {
        match self.invalid {
            Some(error) => Err(error.clone()),
            None => self.source.send(|operation| operation).await,
        }
    }
}

impl<O: Paged> Query<O> {
    /// The page to request, or the first one of a stream. Default: 1.
    pub fn page(mut self, page: i32) -> Self {
        self.page = Some(page);
        match O::RULES.check_page(page) {
            Ok(()) => self.refine(|operation| operation.with_page(page)),
            Err(error) => self.reject(error),
        }
    }

    /// The number of results of a page. Searches accept 1 to 6, 10, 12, 15, 20, 25, 30 (the default), 50, 60, 75 or
    /// 100. Searches for similar assets, for series and by artist accept 1 to 100; the default is 30, and 10 by
    /// artist.
    pub fn page_size(mut self, page_size: i32) -> Self {
        self.page_size = Some(page_size);
        match O::RULES.check_size(page_size) {
            Ok(()) => self.refine(|operation| operation.with_page_size(page_size)),
            Err(error) => self.reject(error),
        }
    }

    /// Lets [`pages`](Self::pages) and [`stream`](Self::stream) request the next page as soon as one has arrived,
    /// so that it is transferred while the program works on this one. When they are dropped early, one request
    /// was superfluous. Default: a page is requested when it is needed.
    pub fn prefetch(mut self) -> Self {
        self.prefetch = true;
        self
    }

    /// A stream of the pages, from [`page`](Self::page) on; see [`Pages`]. Nothing is sent until it is polled.
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/mock.rs"));
    /// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let (mock, getty) = on_mock().await?;
    /// let query = getty.search().editorial().images("stadium").include_facets(true);
    /// let mut pages = query.page_size(10).pages();
    /// while let Some(page) = pages.try_next().await? {
    ///     println!("page {}: {} of {:?}", page.number, page.items.len(), page.total);
    ///     for event in page.facets.iter().flat_map(|facets| &facets.events) {
    ///         println!("  narrow by {:?}", event.name);
    ///     }
    /// }
    /// # Ok(()) }
    /// ```
    pub fn pages(self) -> Pages<O> {
        let (first, page_size) = (self.page.unwrap_or(1), self.page_size.unwrap_or(O::RULES.default_size));
        // Sent even when it is the default, because the last page is computed from it.
        let mut source = self.source;
        source.operation = source.operation.with_page_size(page_size);
        let invalid = self.invalid;
        Pages::new(source, first, page_size, self.prefetch, invalid)
    }

    /// A stream of the results, each once, from [`page`](Self::page) on; see [`Items`]. Nothing is sent until it is
    /// polled. The larger the [`page_size`](Self::page_size), the fewer requests are needed.
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/mock.rs"));
    /// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let (mock, getty) = on_mock().await?;
    /// let mut images = getty.search().creative().images("lighthouse").page_size(100).stream();
    /// while let Some(image) = images.try_next().await? {
    ///     println!("{:?}: {:?}", image.id, image.title);
    /// }
    /// # assert!(images.total() > Some(0));
    /// # Ok(()) }
    /// ```
    ///
    /// It also implements [`Stream`](futures_util::Stream):
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/mock.rs"));
    /// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let (mock, getty) = on_mock().await?;
    /// use futures_util::{StreamExt, TryStreamExt};
    ///
    /// let images = getty.search().creative().images("lighthouse").stream();
    /// let first: Vec<_> = images.take(3).try_collect().await?;
    /// assert_eq!(first.len(), 3);
    /// # Ok(()) }
    /// ```
    pub fn stream(self) -> Items<O> {
        Items::new(self.pages())
    }

    /// The number of results, by one request for a page of one result. `None` where the API does not count.
    ///
    /// # Errors
    /// See [`Error`].
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/mock.rs"));
    /// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let (mock, getty) = on_mock().await?;
    /// assert!(getty.search().images("lighthouse").count().await? > Some(0));
    /// # Ok(()) }
    /// ```
    pub async fn count(self) -> Result<Option<u64>, Error> {
        let response = self.page(1).page_size(1).send().await?;
        Ok(O::into_page(response.into_inner()).total)
    }
}
