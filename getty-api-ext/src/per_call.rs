//! What the wrappers let a caller change for each request they make.

use std::time::Duration;

use getty_api::Operation;

use crate::call::Call;
use crate::path::RetryPolicy;

/// Options of [`Call`] that are kept until there is a call.
#[derive(Clone, Debug, Default)]
pub(crate) struct PerCall {
    pub(crate) timeout: Option<Duration>,
    pub(crate) retry: Option<RetryPolicy>,
}

impl PerCall {
    pub(crate) fn apply<'a, O: Operation>(&self, mut call: Call<'a, O>) -> Call<'a, O> {
        if let Some(timeout) = self.timeout {
            call = call.timeout(timeout);
        }
        if let Some(retry) = &self.retry {
            call = call.retry(retry.clone());
        }
        call
    }
}

/// Setters of the options kept in a field.
macro_rules! per_call_setters {
    ($($field:ident).+) => {
        /// The time each request may take, retries and waits included. Default: the client's.
        pub fn timeout(mut self, limit: std::time::Duration) -> Self {
            self.$($field).+.timeout = Some(limit);
            self
        }

        /// Whether and when to try a request again. Default: the client's policy.
        pub fn retry(mut self, policy: crate::RetryPolicy) -> Self {
            self.$($field).+.retry = Some(policy);
            self
        }
    };
}

pub(crate) use per_call_setters;
