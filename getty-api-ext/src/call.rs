//! One call with options of its own.

use std::time::Duration;

use getty_api::{Operation, Response};

use crate::client::Getty;
use crate::error::Error;
use crate::path::Options;

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

    /// The time the whole call may take, retries included.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.options.timeout = Some(timeout);
        self
    }

    /// Sends it.
    ///
    /// # Errors
    /// See [`Error`].
    pub async fn send(self) -> Result<Response<O::Output>, Error> {
        let request = self.operation.into_request()?;
        let response = self.getty.execute_with(request, self.options).await?;
        Ok(Response::decode::<O>(response)?)
    }
}
