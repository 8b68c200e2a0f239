//! A report that is about to be sent.

use std::collections::HashSet;

use getty_api::operations::{ReportUsage, report_usage};
use getty_api::types::{AssetUsage, UsageBatchRequest};
use getty_api::{ErrorCode, Operation as _};
use http::StatusCode;

use super::batches::{Batch, batches};
use super::invalid::named;
use crate::client::Getty;
use crate::client::{PerCall, per_call_setters};
use crate::decoding::{lost_elements, require_list, skipped};
use crate::error::{Error, ErrorKind};

/// What happens when the API says that an asset of a batch is not valid, which fails the whole batch.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum InvalidIdPolicy {
    /// The report fails with the API's error, which names the asset.
    #[default]
    Fail,
    /// Usages of the asset are left out, the others reported, and those left out told of in
    /// [`UsageReported::invalid`].
    LeaveOut,
}

/// A report of usages that is about to be sent; made by [`Getty::report_usage`].
#[must_use = "nothing is reported until it is sent"]
#[derive(Clone, Debug)]
pub struct UsageReport {
    getty: Getty,
    id: String,
    usages: Vec<AssetUsage>,
    on_invalid: InvalidIdPolicy,
    options: PerCall,
}

/// What was reported.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct UsageReported {
    /// The batches, in order.
    pub batches: Vec<ReportedBatch>,
    /// Usages that were not taken in because their asset is not valid.
    pub invalid: Vec<AssetUsage>,
}

impl UsageReported {
    /// How many usages were reported, now or before.
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
    /// How many usages it has.
    pub usages: usize,
    /// Whether the API had it already: an earlier report had its id, or the answer to it had been lost.
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

    /// Reports the batches, one after the other.
    ///
    /// # Errors
    /// [`ErrorKind::Invalid`], before anything is sent, for an empty id and for a usage without an asset;
    /// otherwise see [`Error`], whose message names the batch. Batches before it have been reported. Sending the
    /// same report again does the rest and harms nothing.
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
            return invalid("id: a report needs one, by which a repeat is known".to_owned());
        }
        let without = |usage: &AssetUsage| usage.asset_id.as_deref().unwrap_or_default().is_empty();
        match self.usages.iter().position(without) {
            Some(position) => invalid(format!("usages: the one at {position} has no asset_id")),
            None => Ok(()),
        }
    }

    /// Reports a batch, if need be without the assets that are not valid.
    async fn send_batch(&self, batch: Batch, reported: &mut UsageReported) -> Result<(), Error> {
        let Batch { id, mut usages } = batch;
        while !usages.is_empty() {
            let body = UsageBatchRequest::new().with_asset_usages(usages.iter().cloned());
            let call = self.options.apply(self.getty.call(report_usage(&id, body)));
            let (invalid, refusal) = match call.send().await {
                Ok(answer) => {
                    require_list(&answer, "invalid_assets")?;
                    if let Some((_, value)) = lost_elements(&answer, "invalid_assets").next() {
                        return Err(skipped(value, answer.operation()));
                    }
                    let invalid: HashSet<String> = answer.invalid_assets.iter().cloned().collect();
                    let taken = answer.total_asset_usages_processed;
                    if invalid.is_empty() || taken.is_some_and(|taken| taken > 0) {
                        leave_out(&invalid, &mut usages, &mut reported.invalid);
                        reported.batches.push(ReportedBatch { id, usages: usages.len(), repeated: false });
                        return Ok(());
                    }
                    // Not what the server sent beyond that.
                    let reported = usages.iter().filter_map(|usage| usage.asset_id.as_deref());
                    let names: Vec<&str> = reported.filter(|id| invalid.contains(*id)).collect();
                    let names = names.join(", ");
                    let message = format!("nothing was taken in, as these assets are not valid: {names}");
                    (invalid, Error::new(ErrorKind::Api, message).with_operation(ReportUsage::INFO))
                }
                Err(error) if is_repeated(&error) => {
                    reported.batches.push(ReportedBatch { id, usages: usages.len(), repeated: true });
                    return Ok(());
                }
                Err(error) => (named(&error, &usages), error),
            };
            let left_out = match self.on_invalid {
                InvalidIdPolicy::Fail => 0,
                InvalidIdPolicy::LeaveOut => leave_out(&invalid, &mut usages, &mut reported.invalid),
            };
            if left_out == 0 {
                return Err(refusal);
            }
        }
        Ok(())
    }
}

/// Whether the API says that it has the batch.
fn is_repeated(error: &Error) -> bool {
    error.status() == Some(StatusCode::CONFLICT)
        && matches!(error.code(), None | Some(&ErrorCode::TransactionIdDuplicated))
}

/// Moves usages of these assets out of the batch; tells how many.
fn leave_out(invalid: &HashSet<String>, usages: &mut Vec<AssetUsage>, out: &mut Vec<AssetUsage>) -> usize {
    let is_invalid = |usage: &AssetUsage| usage.asset_id.as_ref().is_some_and(|id| invalid.contains(id));
    let (bad, good): (Vec<_>, Vec<_>) = std::mem::take(usages).into_iter().partition(is_invalid);
    *usages = good;
    let left_out = bad.len();
    out.extend(bad);
    left_out
}
