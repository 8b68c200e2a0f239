//! One call with options of its own.

use std::time::Duration;

use getty_api::{Operation, Response};

use crate::client::Getty;
use crate::error::Error;
#[cfg(doc)]
use crate::path::Timeouts;
use crate::path::{Options, Provenance, RetryPolicy};

/// A raw operation that is about to be sent; made by [`Getty::call`].
#[must_use = "a call does nothing until it is sent"]
#[derive(Debug)]
pub struct Call<'a, O> {
    getty: &'a Getty,
    operation: O,
    options: Options,
}

impl<'a, O: Operation> Call<'a, O> {
    pub(crate) fn new(getty: &'a Getty, operation: O) -> Self {
        Self { getty, operation, options: Options::default() }
    }

    /// The time the whole call may take, retries and waits included. Default: [`Timeouts::call`].
    pub fn timeout(mut self, limit: Duration) -> Self {
        self.options.timeout = Some(limit);
        self
    }

    /// The time one attempt may take until the headers of its answer are there. Default:
    /// [`Timeouts::attempt`].
    pub fn attempt_timeout(mut self, limit: Duration) -> Self {
        self.options.attempt_timeout = Some(limit);
        self
    }

    /// The time without a single byte after which the answer's body counts as stalled. Default:
    /// [`Timeouts::idle`].
    pub fn idle_timeout(mut self, limit: Duration) -> Self {
        self.options.idle_timeout = Some(limit);
        self
    }

    /// Whether and when to try again. Default: the client's policy.
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.options.retry = Some(policy);
        self
    }

    /// Leaves the client's limit on generations to the caller, who has waited for it.
    pub(crate) fn has_turn(mut self, has_it: bool) -> Self {
        self.options.has_turn = has_it;
        self
    }

    /// Sends it.
    ///
    /// # Errors
    /// See [`Error`].
    pub async fn send(self) -> Result<Response<O::Output>, Error> {
        let request = self.operation.into_request()?;
        let response = self.getty.execute_with(request, self.options).await?;
        let provenance = response.extensions().get::<Provenance>().cloned();
        Response::decode::<O>(response).map_err(|error| {
            let error = Error::from(error);
            match provenance {
                Some(Provenance { subject, attempts }) => error.with_subject(subject).with_attempts(attempts),
                None => error.with_operation(O::INFO),
            }
        })
    }
}
