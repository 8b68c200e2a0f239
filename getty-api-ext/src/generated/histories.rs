// Made by `cargo xtask regen` from openapi/getty-images-v3.json and openapi/overlays/. Do not edit.

//! What each history is queried by.

use getty_api::operations;
use getty_api::Timestamp;
use crate::history::{History, Recorded, RecordedSealed, Times};

impl RecordedSealed for operations::ListDownloads {}
impl Recorded for operations::ListDownloads {
    const TIMES: Times = Times::WithParameter;
    fn with_start(self, at: Timestamp) -> Self {
        self.date_from(at)
    }
    fn with_end(self, at: Timestamp) -> Self {
        self.date_to(at)
    }
    fn with_times(self) -> Self {
        self.use_time(true)
    }
    fn date(entry: &Self::Item) -> Option<Timestamp> {
        entry.date_downloaded
    }
}

impl History<operations::ListDownloads> {
    /// Whether to include the entries of the complete company, if the account may read them. Default:
    /// only those of the user.
    pub fn company(self, include: bool) -> Self {
        self.refine(|operation| operation.company_downloads(include))
    }
}

impl RecordedSealed for operations::ListGenerationHistory {}
impl Recorded for operations::ListGenerationHistory {
    const TIMES: Times = Times::Always;
    fn with_start(self, at: Timestamp) -> Self {
        self.date_start(at)
    }
    fn with_end(self, at: Timestamp) -> Self {
        self.date_end(at)
    }
    fn with_times(self) -> Self {
        self
    }
    fn date(entry: &Self::Item) -> Option<Timestamp> {
        entry.generation_date
    }
}

impl History<operations::ListGenerationHistory> {
    /// Whether to include the entries of the complete company, if the account may read them. Default:
    /// only those of the user.
    pub fn company(self, include: bool) -> Self {
        self.refine(|operation| operation.company_generations(include))
    }
}

impl RecordedSealed for operations::ListPurchasedAssets {}
impl Recorded for operations::ListPurchasedAssets {
    const TIMES: Times = Times::Never;
    fn with_start(self, at: Timestamp) -> Self {
        self.date_from(at)
    }
    fn with_end(self, at: Timestamp) -> Self {
        self.date_to(at)
    }
    fn with_times(self) -> Self {
        self
    }
    fn date(entry: &Self::Item) -> Option<Timestamp> {
        entry.date_purchased
    }
}

impl History<operations::ListPurchasedAssets> {
    /// Whether to include the entries of the complete company, if the account may read them. Default:
    /// only those of the user.
    pub fn company(self, include: bool) -> Self {
        self.refine(|operation| operation.company_purchases(include))
    }
}
