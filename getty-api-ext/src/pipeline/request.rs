//! Outgoing requests and incoming responses, as the pipeline sees them.

use std::time::Duration;

use getty_api::{Body, Effect, OperationInfo, Secrets};
use http::{HeaderMap, Method};
use tokio::time::Instant;
use url::Url;

use super::incoming::Incoming;
use super::retry::RetryPolicy;
use crate::error::Subject;

/// One request with everything that decides how it is treated.
pub(crate) struct OutgoingRequest {
    /// The API operation, if it is one; otherwise see `name`.
    pub(crate) operation: Option<&'static OperationInfo>,
    /// The name in errors and traces: an operation id, `token` or `delivery`.
    pub(crate) name: &'static str,
    /// The effect of a repeated request.
    pub(crate) effect: Effect,
    pub(crate) method: Method,
    pub(crate) url: Url,
    /// Headers that may be sent to every redirect target. With an `Accept-Encoding` the response is returned as
    /// received; without one, it may be compressed for the transfer.
    pub(crate) headers: HeaderMap,
    /// `Api-Key` and `Authorization`: sent to the configured hosts only.
    pub(crate) credentials: HeaderMap,
    /// Values that were sent and must not appear in an error: the credentials, and secrets in the body.
    pub(crate) secrets: Secrets,
    pub(crate) body: Body,
    /// Statuses that are returned to the caller without further handling: the success list of an operation, a
    /// redirect that is to be returned rather than followed, an error that the caller reads itself. Any other
    /// status is an error.
    pub(crate) expected: &'static [u16],
    pub(crate) options: RequestOptions,
}

/// Options that a caller can change for one call; `None` is the client's value.
#[derive(Clone, Debug, Default)]
pub(crate) struct RequestOptions {
    /// The time the complete call may take, with retries and waits; see [`HttpPipeline::deadline`].
    pub(crate) timeout: Option<Duration>,
    /// The deadline of the call. It is set by callers that send several requests for one call, so that these
    /// share the time. It takes precedence over `timeout`.
    pub(crate) deadline: Option<Instant>,
    /// The time one attempt may take until the headers of its response have arrived.
    pub(crate) attempt_timeout: Option<Duration>,
    /// The time without any byte after which a body counts as stalled.
    pub(crate) idle_timeout: Option<Duration>,
    /// The minimum throughput of a body, in bytes a second.
    pub(crate) min_throughput: Option<u64>,
    /// Whether and when to retry.
    pub(crate) retry: Option<RetryPolicy>,
    /// The caller already holds a generation permit, and keeps it beyond the request; see
    /// [`HttpPipeline::acquire_generation_permit`].
    pub(crate) holds_permit: bool,
}

/// A response whose body has not been read.
pub(crate) struct IncomingResponse {
    pub(crate) status: http::StatusCode,
    pub(crate) version: http::Version,
    pub(crate) headers: HeaderMap,
    /// The URL that sent the response, after redirects.
    pub(crate) url: Url,
    /// The number of attempts.
    pub(crate) attempts: u32,
    /// The body. An item is an error when the body is cut off or stalls; such an item is the last one.
    pub(crate) body: Incoming,
}

/// The properties of a response that a [`getty_api::Response`] does not contain. They are kept in its
/// extensions.
#[derive(Clone, Debug)]
pub(crate) struct Provenance {
    pub(crate) subject: Subject,
    pub(crate) attempts: u32,
    /// The deadline of the call, decoding included.
    pub(crate) deadline: Option<Instant>,
}

/// A request without its body, which can be shared between threads.
pub(crate) struct CallContext {
    pub(super) operation: Option<&'static OperationInfo>,
    pub(super) name: &'static str,
    pub(super) effect: Effect,
    pub(super) method: Method,
    pub(super) url: Url,
    pub(super) headers: HeaderMap,
    pub(super) credentials: HeaderMap,
    pub(super) secrets: Secrets,
    pub(super) expected: &'static [u16],
    pub(super) options: RequestOptions,
}

impl OutgoingRequest {
    pub(super) fn split(self) -> (CallContext, Body) {
        let Self { operation, name, effect, method, url, headers, credentials, .. } = self;
        let Self { secrets, body, expected, options, .. } = self;
        let context = CallContext {
            operation,
            name,
            effect,
            method,
            url,
            headers,
            credentials,
            secrets,
            expected,
            options,
        };
        (context, body)
    }
}

impl CallContext {
    /// The template of the operation's path; `None` for a custom request.
    pub(super) fn template(&self) -> Option<&'static str> {
        self.operation.filter(|operation| !operation.is_custom()).map(|operation| operation.path)
    }

    /// Whether this is a custom request, which is sent to the configured hosts only.
    pub(super) fn is_custom(&self) -> bool {
        self.operation.is_some_and(OperationInfo::is_custom)
    }

    /// The description of the request in errors.
    pub(super) fn subject(&self) -> Subject {
        Subject {
            operation: self.operation,
            name: Some(self.name),
            method: Some(self.method.clone()),
            host: self.url.host_str().map(str::to_owned),
            path: self.operation.map(|_| self.url.path().to_owned()),
            effect: Some(self.effect),
        }
    }
}
