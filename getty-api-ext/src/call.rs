//! One call with options of its own.

use std::time::Duration;

use getty_api::{DecodeMode, Operation, Response};

use crate::client::Getty;
use crate::decoding;
use crate::error::Error;
#[cfg(doc)]
use crate::path::Timeouts;
use crate::path::{Options, RetryPolicy};

/// A raw operation that is about to be sent; made by [`Getty::call`].
#[must_use = "a call does nothing until it is sent"]
#[derive(Debug)]
pub struct Call<'a, O> {
    getty: &'a Getty,
    operation: O,
    options: Options,
    decode_mode: Option<DecodeMode>,
}

impl<'a, O: Operation> Call<'a, O> {
    pub(crate) fn new(getty: &'a Getty, operation: O) -> Self {
        Self { getty, operation, options: Options::default(), decode_mode: None }
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

    /// What happens to values of the response that cannot be decoded. Default:
    /// [`GettyBuilder::decode_mode`](crate::GettyBuilder::decode_mode).
    pub fn decode_mode(mut self, mode: DecodeMode) -> Self {
        self.decode_mode = Some(mode);
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
        let mode = self.decode_mode.unwrap_or(self.getty.inner.decode_mode);
        let request = self.operation.into_request()?;
        let response = self.getty.execute_with(request, self.options).await?;
        decoding::decode::<O>(response, mode).await
    }
}
