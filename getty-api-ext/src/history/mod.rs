//! What was downloaded, bought and generated, over any span of days.
//!
//! The API answers for a limited span at a time, and for the last 30 days unless told otherwise. A [`History`]
//! asks for span after span, latest first, and each page by page, and gives one [stream](History::stream) of
//! records.
//!
//! | what | operation |
//! |---|---|
//! | [`Getty::downloads_made`] | `list_downloads` |
//! | [`Getty::purchases`] | `list_purchased_assets` |
//! | [`Ai::history`](crate::generation::Ai::history) | `list_generation_history` |
//! | [`Getty::image_downloads_made`], [`Getty::video_downloads_made`] | `get_image_download_history`, `get_video_download_history` |
//! | [`Getty::order`] | `get_order` |

mod asset;
mod records;
mod repeats;
mod windows;

use getty_api::Timestamp;
use getty_api::operations::{
    ListDownloads, ListGenerationHistory, ListPurchasedAssets, get_order, list_downloads,
    list_purchased_assets,
};
use getty_api::types::{MediaType, Order, ProductType};
use serde::Serialize;

pub use asset::AssetDownloads;
pub use records::Records;

use windows::Windows;

use crate::client::Getty;
use crate::error::{Error, ErrorKind};
use crate::paging::{Paged, Source};
use crate::per_call::{PerCall, per_call_setters};

/// What the user or their company downloaded.
pub type DownloadHistory = History<ListDownloads>;

/// What the user or their company bought.
pub type PurchaseHistory = History<ListPurchasedAssets>;

/// What the user or their company generated.
pub type GenerationHistory = History<ListGenerationHistory>;

/// How many days are asked for at once unless told otherwise: what the API itself takes for a span.
const DAYS: u32 = 30;

impl Getty {
    /// What was downloaded: `GET /v3/downloads`, as a stream over any span of days.
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/mock.rs"));
    /// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let (mock, getty) = on_mock().await?;
    /// use getty_api_ext::raw::Timestamp;
    ///
    /// let since: Timestamp = "2026-01-01".parse()?;
    /// let mut downloads = getty.downloads_made().since(since).company(true).stream();
    /// while let Some(download) = downloads.try_next().await? {
    ///     println!("{:?}: {:?} by {:?}", download.date_downloaded, download.id, download.user);
    /// }
    /// # Ok(()) }
    /// ```
    pub fn downloads_made(&self) -> DownloadHistory {
        History::new(self, list_downloads())
    }

    /// What was bought: `GET /v3/purchased-assets`, as a stream over any span of days.
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
    pub fn purchases(&self) -> PurchaseHistory {
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
    #[must_use]
    fn starting_on(self, day: Timestamp) -> Self;

    #[doc(hidden)]
    #[must_use]
    fn ending_on(self, day: Timestamp) -> Self;
}

mod sealed {
    pub trait Sealed {}
}

macro_rules! recorded {
    ($($operation:ident: $from:ident $to:ident $company:ident;)*) => {
        $(
            impl sealed::Sealed for $operation {}

            impl Recorded for $operation {
                fn starting_on(self, day: Timestamp) -> Self {
                    self.$from(day)
                }

                fn ending_on(self, day: Timestamp) -> Self {
                    self.$to(day)
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
    ListDownloads: date_from date_to company_downloads;
    ListPurchasedAssets: date_from date_to company_purchases;
    ListGenerationHistory: date_start date_end company_generations;
}

/// Records that are about to be asked for, over a span of days; see [`history`](crate::history).
#[must_use = "nothing is asked until the stream is"]
#[derive(Clone, Debug)]
pub struct History<O> {
    source: Source<O>,
    since: Option<Timestamp>,
    until: Option<Timestamp>,
    days: u32,
    page_size: Option<i32>,
}

impl<O: Recorded> History<O> {
    pub(crate) fn new(getty: &Getty, operation: O) -> Self {
        let source = Source { getty: getty.clone(), operation, upload: None, options: PerCall::default() };
        Self { source, since: None, until: None, days: DAYS, page_size: None }
    }

    /// The first day; a time of day is left out of account. Default: 30 days back from the last one.
    pub fn since(mut self, day: impl Into<Timestamp>) -> Self {
        self.since = Some(day.into());
        self
    }

    /// The last day; a time of day is left out of account. Default: now.
    pub fn until(mut self, day: impl Into<Timestamp>) -> Self {
        self.until = Some(day.into());
        self
    }

    /// How many days are asked for at once. Default: 30; 0 counts as 1.
    pub fn days_at_once(mut self, days: u32) -> Self {
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
    /// Records that are made while it goes on may be among them or not; no other is left out or given twice.
    ///
    /// # Errors
    /// [`ErrorKind::Invalid`] when the last day is before the first, or for a page size the API would not take.
    pub fn stream(self) -> Records<O> {
        let Self { source, since, until, days, page_size } = self;
        let page_size = page_size.unwrap_or_else(|| O::RULES.largest_size());
        let windows = O::RULES.check_size(page_size).and_then(|()| {
            let (since, until) = (since.map(Timestamp::date), until.map(Timestamp::date));
            let backwards = || Error::new(ErrorKind::Invalid, "until: the last day is before the first");
            Windows::new(since, until, days).ok_or_else(backwards)
        });
        Records::new(source, windows, page_size)
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
