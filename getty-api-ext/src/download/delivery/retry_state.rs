//! How often, and after which delay, a failed transfer is retried.

use std::time::Duration;

use crate::download::options::DownloadOptions;
use crate::download::progress::DownloadEvent;
use crate::download::subject::DownloadSubject;
use crate::error::{Error, ErrorKind};

/// The number of bytes that a transfer must receive to count as progress.
const STEP: u64 = 64 * 1024;

/// The maximum delay between two transfers.
const MAX_WAIT: Duration = Duration::from_secs(30);

/// Counts consecutive failures.
#[derive(Debug, Default)]
pub(crate) struct RetryState {
    failures: u32,
    record_progress: u64,
}

impl RetryState {
    /// Counts received bytes.
    pub(crate) fn record_progress(&mut self, bytes: u64) {
        self.record_progress += bytes;
    }

    /// Counts a failed transfer. Returns the delay before the next one, or the error when a retry is not
    /// worthwhile.
    pub(crate) fn failed(
        &mut self,
        error: Error,
        subject: &DownloadSubject,
        options: &DownloadOptions,
    ) -> Result<Duration, Error> {
        if self.record_progress >= STEP {
            self.failures = 0;
        }
        self.record_progress = 0;
        self.failures += 1;
        if self.failures >= options.attempts || !passes(&error) {
            return Err(error);
        }
        let (failures, after) = (self.failures, pause(options.backoff, self.failures));
        tracing::debug!(%error, failures, ?after, "a transfer failed and is resumed");
        options.observers.notify(subject, || DownloadEvent::Retrying {
            failures,
            after,
            reason: error.to_string(),
        });
        Ok(after)
    }
}

/// Whether the next transfer may succeed after this failure.
fn passes(error: &Error) -> bool {
    match error.download_failure() {
        Some(failure) => failure.may_pass(),
        None => matches!(error.kind(), ErrorKind::Connection | ErrorKind::Timeout),
    }
}

/// The delay after N consecutive failures: it doubles with each one, and is random between half of that and
/// all of it.
pub(crate) fn pause(first: Duration, failures: u32) -> Duration {
    let doubled = first.saturating_mul(1 << failures.saturating_sub(1).min(16)).min(MAX_WAIT);
    doubled.mul_f64(0.5 + fastrand::f64() / 2.0)
}
