//! The request path: every exchange with a server goes through here.
//!
//! Token requests, API calls, uploads and file deliveries differ only in what their [`Exchange`] says.

use std::time::Duration;

use bytes::Bytes;
use futures_util::StreamExt as _;
use futures_util::stream::BoxStream;
use getty_api::{Body, Effect, OperationInfo};
use http::{HeaderMap, Method};
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
    /// Statuses that are an answer and not to be acted on: the success list of an operation, a 303 included.
    pub(crate) expected: &'static [u16],
    pub(crate) options: Options,
}

/// What a caller can change for one call.
#[derive(Clone, Debug, Default)]
pub(crate) struct Options {
    /// The time the whole call may take.
    pub(crate) timeout: Option<Duration>,
}

/// An answer whose body has not been read.
pub(crate) struct Answer {
    pub(crate) status: http::StatusCode,
    pub(crate) headers: HeaderMap,
    /// Where the answer came from, after redirects.
    pub(crate) url: Url,
    /// The body; an item is an error when it is cut short or stalls.
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

    /// Sends the exchange and reads its whole answer, whatever the status.
    pub(crate) async fn collect(&self, exchange: Exchange) -> Result<http::Response<Bytes>, Error> {
        let name = exchange.name;
        let mut answer = self.stream(exchange).await?;
        let mut body = Vec::new();
        while let Some(chunk) = answer.body.next().await {
            let chunk = chunk?;
            if chunk.len() > BODY_LIMIT.saturating_sub(body.len()) {
                let message = format!("{name}: the answer is longer than the limit of {BODY_LIMIT} bytes");
                return Err(Error::new(ErrorKind::Decode, message).with_outcome(Outcome::Unknown));
            }
            body.extend_from_slice(&chunk);
        }
        let mut response = http::Response::new(Bytes::from(body));
        *response.status_mut() = answer.status;
        *response.headers_mut() = answer.headers;
        Ok(response)
    }

    /// Sends the exchange and gives its answer as soon as the headers are there, whatever the status.
    pub(crate) async fn stream(&self, exchange: Exchange) -> Result<Answer, Error> {
        let Exchange { name, method, url, mut headers, credentials, body, options, .. } = exchange;
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
        Ok(Answer {
            status: response.status(),
            headers: response.headers().clone(),
            url: response.url().clone(),
            body: response.bytes_stream().map(move |chunk| chunk.map_err(failed)).boxed(),
        })
    }
}
