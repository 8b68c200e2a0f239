//! A single call with its options.

use std::fmt;
use std::time::Duration;

use getty_api::{DecodeMode, Extras, Operation, Response};

use super::getty::Getty;
use crate::decoding;
use crate::error::Error;
#[cfg(doc)]
use crate::error::ErrorKind;
#[cfg(doc)]
use crate::pipeline::Timeouts;
use crate::pipeline::{RequestOptions, RetryPolicy};

impl Getty {
    /// Sends a raw operation of [`getty_api::operations`] with this client's credentials and policies.
    ///
    /// # Errors
    /// See [`Error`].
    pub async fn send<O: Operation>(&self, operation: O) -> Result<Response<O::Output>, Error> {
        self.call(operation).send().await
    }

    /// A raw operation with options.
    pub fn call<O: Operation>(&self, operation: O) -> Call<O> {
        Call::new(self.clone(), operation)
    }
}

/// A raw operation that is about to be sent; made by [`Getty::call`].
#[must_use = "a call does nothing until it is sent"]
#[derive(Debug)]
pub struct Call<O> {
    getty: Getty,
    operation: O,
    extras: Extras,
    options: RequestOptions,
    decode_mode: Option<DecodeMode>,
}

impl<O: Operation> Call<O> {
    pub(crate) fn new(getty: Getty, operation: O) -> Self {
        Self {
            getty,
            operation,
            extras: Extras::new(),
            options: RequestOptions::default(),
            decode_mode: None,
        }
    }

    /// The time the complete call may take, retries and waits included. Default: [`Timeouts::call`].
    pub fn timeout(mut self, limit: Duration) -> Self {
        self.options.timeout = Some(limit);
        self
    }

    /// The time one attempt may take until the headers of its response have arrived. Default:
    /// [`Timeouts::attempt`].
    pub fn attempt_timeout(mut self, limit: Duration) -> Self {
        self.options.attempt_timeout = Some(limit);
        self
    }

    /// The time without a single byte after which the response body counts as stalled. Default:
    /// [`Timeouts::idle`].
    pub fn idle_timeout(mut self, limit: Duration) -> Self {
        self.options.idle_timeout = Some(limit);
        self
    }

    /// The minimum throughput of the response body, in bytes a second; 0 is no limit. Default:
    /// [`Timeouts::min_throughput`].
    pub fn min_throughput(mut self, bytes_per_second: u64) -> Self {
        self.options.min_throughput = Some(bytes_per_second);
        self
    }

    /// Whether and when to retry. Default: the client's policy.
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.options.retry = Some(policy);
        self
    }

    /// How values of the response that cannot be decoded are handled. Default:
    /// [`GettyBuilder::decode_mode`](crate::GettyBuilder::decode_mode).
    pub fn decode_mode(mut self, mode: DecodeMode) -> Self {
        self.decode_mode = Some(mode);
        self
    }

    /// Adds a query parameter that the operation does not define. The value is percent-encoded. A parameter of
    /// the same name stays, so that both are sent.
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/mock.rs"));
    /// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let (mock, getty) = on_mock().await?;
    /// # let canned = getty_api_mock::CannedResponse::new(200).json(&serde_json::json!({}));
    /// # mock.fail_next("search_images", 1, getty_api_mock::Fault::Respond(canned));
    /// use getty_api_ext::raw::operations::search_images;
    ///
    /// let page = getty.call(search_images().phrase("harbour")).query("new_filter", "a&b").send().await?;
    /// # assert_eq!(mock.received_requests()[0].query_value("new_filter"), Some("a&b"));
    /// # Ok(()) }
    /// ```
    pub fn query(mut self, name: impl Into<String>, value: impl fmt::Display) -> Self {
        self.extras = self.extras.query(name, value);
        self
    }

    /// Sets a header that the operation does not define, and replaces one of the same name.
    ///
    /// Sending fails with [`ErrorKind::Invalid`] for headers that carry credentials or belong to the connection;
    /// see [`Extras::header`].
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.extras = self.extras.header(name, value);
        self
    }

    /// Sets a property of the JSON body that the operation does not define, and replaces one of the same name.
    ///
    /// Sending fails with [`ErrorKind::Invalid`] for an operation that cannot have a JSON object as its body;
    /// see [`Request::add_body_property`](getty_api::Request::add_body_property).
    pub fn body_property(mut self, name: impl Into<String>, value: impl Into<serde_json::Value>) -> Self {
        self.extras = self.extras.body_property(name, value);
        self
    }

    /// Adds all extras of a set.
    pub fn extras(mut self, extras: &Extras) -> Self {
        self.extras = self.extras.and(extras);
        self
    }

    /// The caller already holds a generation permit, so that the client's limit does not apply.
    pub(crate) fn holds_permit(mut self, has_it: bool) -> Self {
        self.options.holds_permit = has_it;
        self
    }

    /// Sends the call.
    ///
    /// # Errors
    /// See [`Error`].
    pub async fn send(self) -> Result<Response<O::Output>, Error> {
        let mode = self.decode_mode.unwrap_or(self.getty.inner.decode_mode);
        let mut request = self.operation.into_request()?;
        self.getty.add_extras(&mut request)?;
        request.add_extras(&self.extras)?;
        let response = self.getty.execute_with(request, self.options).await?;
        decoding::decode::<O>(response, mode).await
    }
}
