//! Reporting where assets were used.
//!
//! The API accepts up to 1000 usages in one request, as a batch with an id that the caller chooses, and accepts a batch
//! with the same id only once. [`Getty::report_usage`] splits any number of usages into batches and derives their ids
//! from one id for the complete report. To retry a report that failed or whose response was lost, send it again with
//! the same id and the same usages in the same order: no usage is reported twice.
//!
//! ```
//! # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/mock.rs"));
//! # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let (mock, getty) = on_mock().await?;
//! # let shown = mock.image_ids();
//! use getty_api_ext::raw::Timestamp;
//! use getty_api_ext::raw::types::AssetUsage;
//! use getty_api_ext::usage::InvalidIdPolicy;
//!
//! let day: Timestamp = "2026-10-01".parse()?;
//! let usages = shown.iter().map(|id| AssetUsage::new().with_asset_id(id).with_quantity(1).with_usage_date(day));
//! let report = getty.report_usage("website-2026-10-01", usages).on_invalid(InvalidIdPolicy::LeaveOut);
//! let reported = report.send().await?;
//! println!("{} usages reported", reported.usages());
//! for usage in &reported.invalid {
//!     println!("not an asset: {:?}", usage.asset_id);
//! }
//! # Ok(()) }
//! ```

mod batches;
mod invalid;
mod report;

pub use report::{InvalidIdPolicy, ReportedBatch, UsageReport, UsageReported};

use getty_api::types::AssetUsage;

use crate::client::Getty;

impl Getty {
    /// Reports any number of usages of assets: `PUT /v3/usage-batches/{id}`, one request for each thousand; see
    /// [`usage`](crate::usage).
    ///
    /// The caller chooses `id` and must not use it for another report: the batches have the ids `{id}-1`,
    /// `{id}-2` and so on.
    pub fn report_usage(
        &self,
        id: impl Into<String>,
        usages: impl IntoIterator<Item = AssetUsage>,
    ) -> UsageReport {
        UsageReport::new(self.clone(), id.into(), usages.into_iter().collect())
    }
}
