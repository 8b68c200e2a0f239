//! The request path: every exchange with a server goes through here.
//!
//! Token requests, API calls, uploads and file deliveries differ only in what their [`Exchange`] says.

use std::time::Duration;

use bytes::Bytes;
use futures_util::StreamExt as _;
use futures_util::stream::BoxStream;
use getty_api::{Body, Effect, OperationInfo};
use http::{HeaderMap, Method};
use tokio::time::Instant;
use url::Url;

use crate::endpoints::Endpoints;
use crate::error::{Error, ErrorKind, Outcome};

/// How much of a collected answer is read, in bytes after decompression: 32 MiB.
pub(crate) const BODY_LIMIT: usize = 32 * 1024 * 1024;

/// One exchange: a request with everything that decides how it is treated.
pub(crate) struct Exchange {
    /// The API operation, if it is one; else see `name`.
    pub(crate) operation: Option<&'static OperationInfo>,
    /// How errors and traces call it: an operation id, `token` or `delivery`.
    pub(crate) name: &'static str,
    /// What a repeat would do.
    pub(crate) effect: Effect,
    pub(crate) method: Method,
    pub(crate) url: Url,
    /// Headers that may go wherever the exchange is redirected to.
    pub(crate) headers: HeaderMap,
    /// `Api-Key` and `Authorization`: sent to the configured hosts only.
    pub(crate) credentials: HeaderMap,
    pub(crate) body: Body,
    /// Statuses that are an answer and not to be acted on: the success list of an operation, a redirect that
    /// is to be returned rather than followed, an error that the caller reads itself. Any other is an error.
    pub(crate) expected: &'static [u16],
    pub(crate) options: Options,
}

/// What a caller can change for one call; `None` is what the client has.
#[derive(Clone, Debug, Default)]
pub(crate) struct Options {
    /// The time the whole call may take, with retries and waits; see [`RequestPath::deadline`].
    pub(crate) timeout: Option<Duration>,
    /// When the call has to be done: set by who makes several exchanges for one call, so that they share
    /// the time. Goes before `timeout`.
    pub(crate) deadline: Option<Instant>,
    /// The time one attempt may take until the headers of its answer are there.
    pub(crate) attempt_timeout: Option<Duration>,
    /// The time without any byte after which a body counts as stalled.
    pub(crate) idle_timeout: Option<Duration>,
}

/// An answer whose body has not been read.
pub(crate) struct Answer {
    pub(crate) status: http::StatusCode,
    pub(crate) headers: HeaderMap,
    /// Where the answer came from, after redirects.
    pub(crate) url: Url,
    /// How often the request was tried.
    pub(crate) attempts: u32,
    /// The body; an item is an error when it is cut short or stalls, and then the last one.
    pub(crate) body: BoxStream<'static, Result<Bytes, Error>>,
}

/// The path every exchange takes.
#[derive(Debug)]
pub(crate) struct RequestPath {
    http: reqwest::Client,
    endpoints: Endpoints,
}

impl RequestPath {
    pub(crate) fn new(http: reqwest::Client, endpoints: Endpoints) -> Self {
        Self { http, endpoints }
    }

    /// When a call with these options that begins now has to be done.
    pub(crate) fn deadline(&self, options: &Options) -> Option<Instant> {
        options.deadline.or_else(|| Instant::now().checked_add(options.timeout?))
    }

    /// Sends the exchange and reads its whole answer.
    ///
    /// An answer with a status that is not in [`Exchange::expected`] is an error with
    /// [`Error::api`](crate::Error::api), after retries and redirects as the exchange allows.
    pub(crate) async fn collect(&self, exchange: Exchange) -> Result<http::Response<Bytes>, Error> {
        let name = exchange.name;
        let answer = self.stream(exchange).await?;
        let mut response = http::Response::new(read(name, answer.body).await?);
        *response.status_mut() = answer.status;
        *response.headers_mut() = answer.headers;
        Ok(response)
    }

    /// Sends the exchange and gives its answer as soon as the headers are there.
    ///
    /// Statuses are treated as by [`collect`](Self::collect). No time limit applies to the body as a whole.
    pub(crate) async fn stream(&self, exchange: Exchange) -> Result<Answer, Error> {
        let Exchange {
            operation, name, method, url, mut headers, credentials, body, options, expected, ..
        } = exchange;
        if self.endpoints.may_have_credentials(&url) {
            headers.extend(credentials);
        }
        let mut request = self.http.request(method, url);
        if let Some(timeout) = options.timeout {
            request = request.timeout(timeout);
        }
        let request = match body {
            Body::Bytes(bytes) => request.body(bytes),
            Body::Stream { stream, .. } => request.body(reqwest::Body::wrap_stream(stream)),
            _ => request,
        };
        let failed = move |source: reqwest::Error| {
            let kind = if source.is_timeout() { ErrorKind::Timeout } else { ErrorKind::Connection };
            let outcome = if source.is_connect() { Outcome::NotDone } else { Outcome::Unknown };
            let source = source.without_url();
            Error::new(kind, format!("{name}: {source}")).with_outcome(outcome).with_source(source)
        };
        let response = request.headers(headers).send().await.map_err(failed)?;
        let (status, headers, url) = (response.status(), response.headers().clone(), response.url().clone());
        let body = response.bytes_stream().map(move |chunk| chunk.map_err(failed)).boxed();
        if !expected.contains(&status.as_u16()) {
            let mut response = http::Response::new(read(name, body).await?);
            *response.status_mut() = status;
            *response.headers_mut() = headers;
            let error = Error::from_answer(getty_api::ApiError::new(name, response)).with_attempts(1);
            let operation = |error: Error| match operation {
                Some(operation) => error.with_operation(operation),
                None => error,
            };
            return Err(operation(error));
        }
        Ok(Answer { status, headers, url, attempts: 1, body })
    }
}

async fn read(
    name: &'static str,
    mut stream: BoxStream<'static, Result<Bytes, Error>>,
) -> Result<Bytes, Error> {
    let mut body = Vec::new();
    while let Some(chunk) = stream.next().await {
        let chunk = chunk?;
        if chunk.len() > BODY_LIMIT.saturating_sub(body.len()) {
            let message = format!("{name}: the answer is longer than the limit of {BODY_LIMIT} bytes");
            return Err(Error::new(ErrorKind::Decode, message).with_outcome(Outcome::Unknown));
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body.into())
}
