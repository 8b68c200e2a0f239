//! The call options that the wrappers offer for each request they send.

use std::time::Duration;

use getty_api::{Extras, Operation};

use super::call::Call;
use crate::pipeline::RetryPolicy;

/// Options of [`Call`], stored until the call is made.
#[derive(Clone, Debug, Default)]
pub(crate) struct PerCall {
    pub(crate) timeout: Option<Duration>,
    pub(crate) retry: Option<RetryPolicy>,
    pub(crate) extras: Extras,
}

impl PerCall {
    pub(crate) fn apply<O: Operation>(&self, mut call: Call<O>) -> Call<O> {
        if let Some(timeout) = self.timeout {
            call = call.timeout(timeout);
        }
        if let Some(retry) = &self.retry {
            call = call.retry(retry.clone());
        }
        call.extras(&self.extras)
    }

    /// The same options, without extras, for a request that precedes the main one.
    pub(crate) fn without_extras(&self) -> Self {
        Self { extras: Extras::new(), ..self.clone() }
    }
}

/// Setters of the options kept in a field.
macro_rules! per_call_setters {
    ($($field:ident).+) => {
        /// The time each request may take, retries and waits included. Default: the client's limit.
        pub fn timeout(mut self, limit: std::time::Duration) -> Self {
            self.$($field).+.timeout = Some(limit);
            self
        }

        /// Whether and when to retry a request. Default: the client's policy.
        pub fn retry(mut self, policy: crate::RetryPolicy) -> Self {
            self.$($field).+.retry = Some(policy);
            self
        }

        /// Adds a query parameter that these bindings do not define to each request. The value is
        /// percent-encoded. A parameter of the same name stays, so that both are sent.
        pub fn query(mut self, name: impl Into<String>, value: impl std::fmt::Display) -> Self {
            let extras = std::mem::take(&mut self.$($field).+.extras);
            self.$($field).+.extras = extras.query(name, value);
            self
        }

        /// Sets a header that these bindings do not define on each request, and replaces one of the same name.
        ///
        /// Sending fails with [`ErrorKind::Invalid`](crate::ErrorKind::Invalid) for headers that carry credentials
        /// or belong to the connection; see [`Extras::header`](getty_api::Extras::header).
        pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
            let extras = std::mem::take(&mut self.$($field).+.extras);
            self.$($field).+.extras = extras.header(name, value);
            self
        }

        /// Sets a property of the JSON body that these bindings do not define on each request, and replaces one
        /// of the same name.
        ///
        /// Sending fails with [`ErrorKind::Invalid`](crate::ErrorKind::Invalid) for requests that cannot have a
        /// JSON object as their body, such as searches; see
        /// [`Request::add_body_property`](getty_api::Request::add_body_property).
        pub fn body_property(
            mut self,
            name: impl Into<String>,
            value: impl Into<serde_json::Value>,
        ) -> Self {
            let extras = std::mem::take(&mut self.$($field).+.extras);
            self.$($field).+.extras = extras.body_property(name, value);
            self
        }
    };
}

pub(crate) use per_call_setters;
