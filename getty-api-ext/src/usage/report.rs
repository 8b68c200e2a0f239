//! Building and sending a report.

use std::collections::HashSet;

use getty_api::operations::{ReportUsage, report_usage};
use getty_api::types::{AssetUsage, UsageBatchRequest};
use getty_api::{ErrorCode, Operation as _};
use http::StatusCode;

use super::batches::{Batch, batches};
use super::invalid::invalid_ids;
use crate::client::Getty;
use crate::client::{PerCall, per_call_setters};
use crate::decoding::{lost_elements, require_list, skipped};
use crate::error::{Error, ErrorKind};

/// What happens when the API rejects an asset of a batch as not valid, and with it the complete batch.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum InvalidIdPolicy {
    /// The report fails with the API's error, which contains the id of the asset.
    #[default]
    Fail,
    /// Usages of the asset are omitted and returned in [`UsageReported::invalid`]. The others are reported.
    LeaveOut,
}

/// A report of usages; created by [`Getty::report_usage`].
#[must_use = "nothing is reported until it is sent"]
#[derive(Clone, Debug)]
pub struct UsageReport {
    getty: Getty,
    id: String,
    usages: Vec<AssetUsage>,
    on_invalid: InvalidIdPolicy,
    options: PerCall,
}

/// The result of a report.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct UsageReported {
    /// The batches, in order.
    pub batches: Vec<ReportedBatch>,
    /// Usages that the API did not accept because their asset is not valid.
    pub invalid: Vec<AssetUsage>,
}

impl UsageReported {
    /// The number of usages that were reported, now or earlier.
    pub fn usages(&self) -> usize {
        self.batches.iter().map(|batch| batch.usages).sum()
    }
}

/// A batch that was reported.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ReportedBatch {
    /// Its id.
    pub id: String,
    /// The number of its usages.
    pub usages: usize,
    /// Whether the API had already accepted it: in an earlier report with its id, or in a request whose response was
    /// lost.
    pub repeated: bool,
}

impl UsageReport {
    pub(super) fn new(getty: Getty, id: String, usages: Vec<AssetUsage>) -> Self {
        Self { getty, id, usages, on_invalid: InvalidIdPolicy::default(), options: PerCall::default() }
    }

    /// What happens when an asset is not valid. Default: [`InvalidIdPolicy::Fail`].
    pub fn on_invalid(mut self, policy: InvalidIdPolicy) -> Self {
        self.on_invalid = policy;
        self
    }

    per_call_setters!(options);

    /// Reports the batches one after the other.
    ///
    /// # Errors
    /// [`ErrorKind::Invalid`], before anything is sent, for an empty id and for a usage without an asset;
    /// otherwise see [`Error`]. Its message contains the id of the batch. The batches before this one have been
    /// reported. It is safe to send the same report again: it reports the remaining batches.
    pub async fn send(self) -> Result<UsageReported, Error> {
        self.check()?;
        let mut reported = UsageReported::default();
        for batch in batches(&self.id, &self.usages) {
            let name = format!("batch {}", batch.id);
            self.send_batch(batch, &mut reported).await.map_err(|error| error.in_context(&name))?;
        }
        Ok(reported)
    }

    fn check(&self) -> Result<(), Error> {
        let invalid =
            |message| Err(Error::new(ErrorKind::Invalid, message).with_operation(ReportUsage::INFO));
        if self.id.is_empty() {
            return invalid(
                "id: it is empty; a report needs an id that identifies it when it is sent again".to_owned(),
            );
        }
        let without = |usage: &AssetUsage| usage.asset_id.as_deref().unwrap_or_default().is_empty();
        match self.usages.iter().position(without) {
            Some(position) => invalid(format!("usages: the usage at index {position} has no asset_id")),
            None => Ok(()),
        }
    }

    /// Reports a batch, without the assets that are not valid if the policy is to leave them out.
    async fn send_batch(&self, batch: Batch, reported: &mut UsageReported) -> Result<(), Error> {
        let Batch { id, mut usages } = batch;
        while !usages.is_empty() {
            let body = UsageBatchRequest::new().with_asset_usages(usages.iter().cloned());
            let call = self.options.apply(self.getty.call(report_usage(&id, body)));
            let (invalid, rejection) = match call.send().await {
                Ok(response) => {
                    require_list(&response, "invalid_assets")?;
                    if let Some((_, value)) = lost_elements(&response, "invalid_assets").next() {
                        return Err(skipped(value, response.operation()));
                    }
                    let invalid: HashSet<String> = response.invalid_assets.iter().cloned().collect();
                    let processed = response.total_asset_usages_processed;
                    if invalid.is_empty() || processed.is_some_and(|processed| processed > 0) {
                        leave_out(&invalid, &mut usages, &mut reported.invalid);
                        reported.batches.push(ReportedBatch { id, usages: usages.len(), repeated: false });
                        return Ok(());
                    }
                    // Only ids of the batch: the message contains no other text of the server.
                    let sent = usages.iter().filter_map(|usage| usage.asset_id.as_deref());
                    let ids: Vec<&str> = sent.filter(|id| invalid.contains(*id)).collect();
                    let ids = ids.join(", ");
                    let message =
                        format!("the API accepted no usage, because these assets are not valid: {ids}");
                    (invalid, Error::new(ErrorKind::Api, message).with_operation(ReportUsage::INFO))
                }
                Err(error) if is_repeated(&error) => {
                    reported.batches.push(ReportedBatch { id, usages: usages.len(), repeated: true });
                    return Ok(());
                }
                Err(error) => (invalid_ids(&error, &usages), error),
            };
            let left_out = match self.on_invalid {
                InvalidIdPolicy::Fail => 0,
                InvalidIdPolicy::LeaveOut => leave_out(&invalid, &mut usages, &mut reported.invalid),
            };
            if left_out == 0 {
                return Err(rejection);
            }
        }
        Ok(())
    }
}

/// Whether the API returned that it already has the batch.
fn is_repeated(error: &Error) -> bool {
    error.status() == Some(StatusCode::CONFLICT)
        && matches!(error.code(), None | Some(&ErrorCode::TransactionIdDuplicated))
}

/// Moves the usages of these assets out of the batch and returns their number.
fn leave_out(invalid: &HashSet<String>, usages: &mut Vec<AssetUsage>, out: &mut Vec<AssetUsage>) -> usize {
    let is_invalid = |usage: &AssetUsage| usage.asset_id.as_ref().is_some_and(|id| invalid.contains(id));
    let (omitted, kept): (Vec<_>, Vec<_>) = std::mem::take(usages).into_iter().partition(is_invalid);
    *usages = kept;
    let count = omitted.len();
    out.extend(omitted);
    count
}
