//! Histories of downloads, purchases and generations, over any period.
//!
//! One request returns a limited period, by default the last 30 days. A [`History`] queries one window of days
//! after the other, latest first, each page by page, and returns one [stream](History::stream) of entries.
//!
//! | function | operation |
//! |---|---|
//! | [`Getty::download_history`] | `list_downloads` |
//! | [`Getty::purchases`] | `list_purchased_assets` |
//! | [`Ai::history`](crate::generation::Ai::history) | `list_generation_history` |
//! | [`Getty::image_download_history`], [`Getty::video_download_history`] | `get_image_download_history`, `get_video_download_history` |
//! | [`Getty::order`] | `get_order` |

mod asset;
mod dedup;
mod entries;
mod span;
mod windows;

use getty_api::Timestamp;
use getty_api::operations::{
    ListDownloads, ListGenerationHistory, ListPurchasedAssets, get_order, list_downloads,
    list_purchased_assets,
};
use getty_api::types::{MediaType, Order, ProductType};
use serde::Serialize;

pub use asset::AssetDownloads;
pub use entries::Entries;
pub(crate) use sealed::Sealed as RecordedSealed;
#[doc(hidden)]
pub use span::TimesOfDay;

use span::Span;
use windows::Windows;

use crate::client::Getty;
use crate::client::{PerCall, per_call_setters};
use crate::error::{Error, ErrorKind};
use crate::paging::{Paged, PagedCall};

/// A query for the downloads of the user or the company.
pub type DownloadHistoryQuery = History<ListDownloads>;

/// A query for the purchases of the user or the company.
pub type PurchaseHistoryQuery = History<ListPurchasedAssets>;

/// A query for the generations of the user or the company.
pub type GenerationHistoryQuery = History<ListGenerationHistory>;

/// The default number of days of a window: the period of the API itself.
const DAYS: u32 = 30;

impl Getty {
    /// The download history: `GET /v3/downloads`, as a stream over any period.
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/mock.rs"));
    /// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let (mock, getty) = on_mock().await?;
    /// use getty_api_ext::raw::Timestamp;
    ///
    /// let since: Timestamp = "2026-01-01".parse()?;
    /// let mut downloads = getty.download_history().since(since).company(true).stream();
    /// while let Some(download) = downloads.try_next().await? {
    ///     println!("{:?}: {:?} by {:?}", download.date_downloaded, download.id, download.user);
    /// }
    /// # Ok(()) }
    /// ```
    pub fn download_history(&self) -> DownloadHistoryQuery {
        History::new(self, list_downloads())
    }

    /// The purchase history: `GET /v3/purchased-assets`, as a stream over any period.
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/mock.rs"));
    /// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let (mock, getty) = on_mock().await?;
    /// let mut purchases = getty.purchases().stream();
    /// while let Some(purchase) = purchases.try_next().await? {
    ///     println!("{:?} in order {:?}", purchase.asset_id, purchase.order_id);
    /// }
    /// # Ok(()) }
    /// ```
    pub fn purchases(&self) -> PurchaseHistoryQuery {
        History::new(self, list_purchased_assets())
    }

    /// An order with its assets: `GET /v3/orders/{id}`.
    ///
    /// # Errors
    /// See [`Error`].
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/mock.rs"));
    /// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let (mock, getty) = on_mock().await?;
    /// # let order_id = mock.add_order(&[&mock.image_ids()[0]]);
    /// let order = getty.order(&order_id).await?;
    /// println!("{} assets on {:?}", order.assets.len(), order.order_date);
    /// # Ok(()) }
    /// ```
    pub async fn order(&self, id: impl Into<String>) -> Result<Order, Error> {
        Ok(self.send(get_order(id)).await?.into_inner())
    }
}

/// Operations that return the entries of a period.
pub trait Recorded: Paged<Item: Serialize> + sealed::Sealed {
    #[doc(hidden)]
    const TIMES: TimesOfDay;

    #[doc(hidden)]
    #[must_use]
    fn with_start(self, at: Timestamp) -> Self;

    #[doc(hidden)]
    #[must_use]
    fn with_end(self, at: Timestamp) -> Self;

    /// Makes the operation read times of day, where it needs a parameter for that.
    #[doc(hidden)]
    #[must_use]
    fn with_times(self) -> Self;

    /// The date of an entry.
    #[doc(hidden)]
    fn date(entry: &Self::Item) -> Option<Timestamp>;
}

mod sealed {
    pub trait Sealed {}
}

/// A query for the entries of a period; see [`history`](crate::history).
#[must_use = "nothing is sent until the stream is polled"]
#[derive(Clone, Debug)]
pub struct History<O> {
    source: PagedCall<O>,
    since: Option<Timestamp>,
    until: Option<Timestamp>,
    days: u32,
    page_size: Option<i32>,
}

impl<O: Recorded> History<O> {
    pub(crate) fn new(getty: &Getty, operation: O) -> Self {
        let source = PagedCall { getty: getty.clone(), operation, upload: None, options: PerCall::default() };
        Self { source, since: None, until: None, days: DAYS, page_size: None }
    }

    /// The first day, or the first moment. Default: the window that ends with the last day.
    ///
    /// A date without a time (`2026-10-01`) begins at midnight UTC. A date with a time is exact to the fraction of a second:
    /// requests send it to the second in UTC, and the stream leaves out earlier entries of that second.
    ///
    /// | history | without a time | with a time |
    /// |---|---|---|
    /// | [`Getty::download_history`] | sends `YYYY-MM-DD` | sends `YYYY-MM-DDTHH:MM:SS` and `use_time=true` |
    /// | [`Getty::purchases`] | sends `YYYY-MM-DD` | sends `YYYY-MM-DD`; the stream leaves out entries outside of the time |
    /// | [`Ai::history`](crate::generation::Ai::history) | sends `YYYY-MM-DDTHH:MM:SS` | sends `YYYY-MM-DDTHH:MM:SS` |
    ///
    /// An entry without a date is never left out.
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/mock.rs"));
    /// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let (mock, getty) = on_mock().await?;
    /// use std::time::Duration;
    ///
    /// use getty_api_ext::Timestamp;
    ///
    /// let an_hour_ago = Timestamp::now() - Duration::from_secs(3600);
    /// let mut downloads = getty.download_history().since(an_hour_ago).stream();
    /// while let Some(download) = downloads.try_next().await? {
    ///     println!("{:?} at {:?}", download.id, download.date_downloaded);
    /// }
    /// # Ok(()) }
    /// ```
    pub fn since(mut self, first: impl Into<Timestamp>) -> Self {
        self.since = Some(first.into());
        self
    }

    /// The last day, which is included to its end, or the last moment. Default: now. Sent in the same form as
    /// [`since`](Self::since).
    pub fn until(mut self, last: impl Into<Timestamp>) -> Self {
        self.until = Some(last.into());
        self
    }

    /// The number of days of one window, which is queried at a time. Default: 30; 0 counts as 1.
    pub fn window_days(mut self, days: u32) -> Self {
        self.days = days.max(1);
        self
    }

    /// The number of entries of a page. Default: the maximum that the API accepts.
    pub fn page_size(mut self, records: i32) -> Self {
        self.page_size = Some(records);
        self
    }

    per_call_setters!(source.options);

    /// A stream of the entries, latest window first, each window in the order of the API. Nothing is sent until
    /// it is polled.
    ///
    /// Entries that are created during the iteration may be returned or not. No other entry is left out or
    /// returned twice.
    ///
    /// # Errors
    /// [`ErrorKind::Invalid`] when the last day or moment is before the first, or for a page size that the API does not accept.
    pub fn stream(self) -> Entries<O> {
        let Self { source, since, until, days, page_size } = self;
        let page_size = page_size.unwrap_or_else(|| O::RULES.largest_size());
        let windows = O::RULES.check_size(page_size).and_then(|()| {
            let backwards = || {
                Error::new(
                    ErrorKind::Invalid,
                    "until: the last day or moment is before the first one, set by since",
                )
            };
            let span = Span::new(since, until, O::TIMES).ok_or_else(backwards)?;
            Ok((span, Windows::new(span.first_day(), span.last_day(), days).ok_or_else(backwards)?))
        });
        Entries::new(source, windows, page_size)
    }

    pub(crate) fn refine(mut self, change: impl FnOnce(O) -> O) -> Self {
        self.source.operation = change(self.source.operation);
        self
    }
}

impl History<ListDownloads> {
    /// Only downloads that were charged to a product of this type. Default: all.
    pub fn product_type(self, product_type: impl Into<ProductType>) -> Self {
        self.refine(|operation| operation.product_type(product_type))
    }
}

impl History<ListGenerationHistory> {
    /// Only generations of this kind. Default: both.
    pub fn media_type(self, media_type: impl Into<MediaType>) -> Self {
        self.refine(|operation| operation.media_type(media_type))
    }

    /// Only generations that were charged to one of these products. Default: all.
    pub fn product_ids(self, ids: impl IntoIterator<Item = i32>) -> Self {
        self.refine(|operation| operation.product_ids(ids))
    }
}
