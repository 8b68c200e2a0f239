//! Counters and histograms through the `metrics` facade. Without the feature, these functions do nothing. The
//! documentation of the crate lists the metric names.

use std::time::Duration;

/// The reason for a wait.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Wait {
    Rate,
    Generation,
    Retry,
}

#[cfg(feature = "metrics")]
mod facade {
    use super::{Duration, Wait};

    pub(crate) fn call(operation: &'static str, outcome: &'static str, took: Duration) {
        metrics::counter!("getty_calls_total", "operation" => operation, "outcome" => outcome).increment(1);
        metrics::histogram!("getty_call_seconds", "operation" => operation).record(took);
    }

    pub(crate) fn token_obtained() {
        metrics::counter!("getty_token_renewals_total").increment(1);
    }

    pub(crate) fn retry(operation: &'static str, reason: &'static str) {
        metrics::counter!("getty_retries_total", "operation" => operation, "reason" => reason).increment(1);
    }

    pub(crate) fn unreadable(operation: &'static str, values: usize) {
        metrics::counter!("getty_unreadable_values_total", "operation" => operation).increment(values as u64);
    }

    pub(crate) fn waited(wait: Wait, time: Duration) {
        let what = match wait {
            Wait::Rate => "rate",
            Wait::Generation => "generation",
            Wait::Retry => "retry",
        };
        metrics::histogram!("getty_wait_seconds", "for" => what).record(time);
    }

    pub(crate) fn sent(bytes: usize) {
        metrics::counter!("getty_sent_bytes_total").increment(bytes as u64);
    }

    pub(crate) fn received(bytes: usize) {
        metrics::counter!("getty_received_bytes_total").increment(bytes as u64);
    }
}

#[cfg(not(feature = "metrics"))]
mod facade {
    use super::{Duration, Wait};

    pub(crate) fn call(_: &'static str, _: &'static str, _: Duration) {}
    pub(crate) fn token_obtained() {}
    pub(crate) fn retry(_: &'static str, _: &'static str) {}
    pub(crate) fn unreadable(_: &'static str, _: usize) {}
    pub(crate) fn waited(_: Wait, _: Duration) {}
    pub(crate) fn sent(_: usize) {}
    pub(crate) fn received(_: usize) {}
}

pub(crate) use facade::{call, received, retry, sent, token_obtained, unreadable, waited};
