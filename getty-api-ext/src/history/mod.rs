//! What was downloaded, bought and generated, over any span of time.
//!
//! The API answers for a limited span at a time, and for the last 30 days unless told otherwise. A [`History`]
//! asks for span after span, latest first, and each page by page, and gives one [stream](History::stream) of
//! records.
//!
//! | what | operation |
//! |---|---|
//! | [`Getty::download_history`] | `list_downloads` |
//! | [`Getty::purchases`] | `list_purchased_assets` |
//! | [`Ai::history`](crate::generation::Ai::history) | `list_generation_history` |
//! | [`Getty::image_download_history`], [`Getty::video_download_history`] | `get_image_download_history`, `get_video_download_history` |
//! | [`Getty::order`] | `get_order` |

mod asset;
mod records;
mod repeats;
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
pub use records::Entries;
#[doc(hidden)]
pub use span::Times;

use span::Span;
use windows::Windows;

use crate::client::Getty;
use crate::client::{PerCall, per_call_setters};
use crate::error::{Error, ErrorKind};
use crate::paging::{Paged, PagedCall};

/// What the user or their company downloaded.
pub type DownloadHistoryQuery = History<ListDownloads>;

/// What the user or their company bought.
pub type PurchaseHistoryQuery = History<ListPurchasedAssets>;

/// What the user or their company generated.
pub type GenerationHistoryQuery = History<ListGenerationHistory>;

/// How many days are asked for at once unless told otherwise: what the API itself takes for a span.
const DAYS: u32 = 30;

impl Getty {
    /// What was downloaded: `GET /v3/downloads`, as a stream over any span of time.
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

    /// What was bought: `GET /v3/purchased-assets`, as a stream over any span of time.
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

/// Operations that give records for a span of days.
pub trait Recorded: Paged<Item: Serialize> + sealed::Sealed {
    #[doc(hidden)]
    const TIMES: Times;

    #[doc(hidden)]
    #[must_use]
    fn starting(self, at: Timestamp) -> Self;

    #[doc(hidden)]
    #[must_use]
    fn ending(self, at: Timestamp) -> Self;

    /// Makes the times of day count, where that has to be said.
    #[doc(hidden)]
    #[must_use]
    fn with_times(self) -> Self;

    /// When the record was made.
    #[doc(hidden)]
    fn made_at(record: &Self::Item) -> Option<Timestamp>;
}

mod sealed {
    pub trait Sealed {}
}

macro_rules! recorded {
    ($($operation:ident: $times:ident $(($use_time:ident))? $from:ident $to:ident $at:ident $company:ident;)*) => {
        $(
            impl sealed::Sealed for $operation {}

            impl Recorded for $operation {
                const TIMES: Times = Times::$times;

                fn starting(self, at: Timestamp) -> Self {
                    self.$from(at)
                }

                fn ending(self, at: Timestamp) -> Self {
                    self.$to(at)
                }

                fn with_times(self) -> Self {
                    self$(.$use_time(true))?
                }

                fn made_at(record: &Self::Item) -> Option<Timestamp> {
                    record.$at
                }
            }

            impl History<$operation> {
                /// Whether to give what everybody in the company did, if the account may know. Default: only
                /// the user's own.
                pub fn company(self, whole: bool) -> Self {
                    self.refine(|operation| operation.$company(whole))
                }
            }
        )*
    };
}

recorded! {
    ListDownloads: WhenTold (use_time) date_from date_to date_downloaded company_downloads;
    // The published document has no `use_time` here, and the API may refuse a parameter it does not know.
    ListPurchasedAssets: Never date_from date_to date_purchased company_purchases;
    ListGenerationHistory: Always date_start date_end generation_date company_generations;
}

/// Entries that are about to be asked for, over a span of days; see [`history`](crate::history).
#[must_use = "nothing is asked until the stream is"]
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

    /// The first day, or the first moment. Default: 30 days back from the last day.
    ///
    /// A date without a time (`2026-10-01`) begins at midnight UTC. A date with a time is honoured to the fraction
    /// of a second: the requests send it to the second in UTC, and earlier records of that second
    /// are left out of the stream.
    ///
    /// | history | without a time | with a time |
    /// |---|---|---|
    /// | [`Getty::download_history`] | sends `YYYY-MM-DD` | sends `YYYY-MM-DDTHH:MM:SS` and `use_time=true` |
    /// | [`Getty::purchases`] | sends `YYYY-MM-DD` | sends `YYYY-MM-DD`; records outside of the time are left out of the stream |
    /// | [`Ai::history`](crate::generation::Ai::history) | sends `YYYY-MM-DDTHH:MM:SS` | sends `YYYY-MM-DDTHH:MM:SS` |
    ///
    /// A record that has no date is never left out.
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

    /// The last day, which is included to its end, or the last moment. Default: now. Sent as
    /// [`since`](Self::since) is.
    pub fn until(mut self, last: impl Into<Timestamp>) -> Self {
        self.until = Some(last.into());
        self
    }

    /// How many days are asked for at once. Default: 30; 0 counts as 1.
    pub fn window_days(mut self, days: u32) -> Self {
        self.days = days.max(1);
        self
    }

    /// How many records a page has. Default: the most the API is known to take.
    pub fn page_size(mut self, records: i32) -> Self {
        self.page_size = Some(records);
        self
    }

    per_call_setters!(source.options);

    /// The records one by one, latest span of days first, and each span as the API orders it. Nothing is sent
    /// until the first is polled for.
    ///
    /// Entries that are made while it goes on may be among them or not; no other is left out or given twice.
    ///
    /// # Errors
    /// [`ErrorKind::Invalid`] when the last day or moment is before the first, or for a page size the API would not take.
    pub fn stream(self) -> Entries<O> {
        let Self { source, since, until, days, page_size } = self;
        let page_size = page_size.unwrap_or_else(|| O::RULES.largest_size());
        let windows = O::RULES.check_size(page_size).and_then(|()| {
            let backwards = || Error::new(ErrorKind::Invalid, "until: it is before since");
            let span = Span::new(since, until, O::TIMES).ok_or_else(backwards)?;
            Ok((span, Windows::new(span.first_day(), span.last_day(), days).ok_or_else(backwards)?))
        });
        Entries::new(source, windows, page_size)
    }

    fn refine(mut self, change: impl FnOnce(O) -> O) -> Self {
        self.source.operation = change(self.source.operation);
        self
    }
}

impl History<ListDownloads> {
    /// Only downloads that a product of this type paid for. Default: all.
    pub fn product_type(self, product_type: impl Into<ProductType>) -> Self {
        self.refine(|operation| operation.product_type(product_type))
    }
}

impl History<ListGenerationHistory> {
    /// Only generations of this kind. Default: both.
    pub fn media_type(self, media_type: impl Into<MediaType>) -> Self {
        self.refine(|operation| operation.media_type(media_type))
    }

    /// Only generations that one of these products paid for. Default: all.
    pub fn product_ids(self, ids: impl IntoIterator<Item = i32>) -> Self {
        self.refine(|operation| operation.product_ids(ids))
    }
}
