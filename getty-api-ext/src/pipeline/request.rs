//! What is sent and what comes back, as the pipeline sees it.

use std::time::Duration;

use getty_api::{Body, Effect, OperationInfo, Secrets};
use http::{HeaderMap, Method};
use tokio::time::Instant;
use url::Url;

use super::incoming::Incoming;
use super::retry::RetryPolicy;
use crate::error::Subject;

/// One request: a request with everything that decides how it is treated.
pub(crate) struct OutgoingRequest {
    /// The API operation, if it is one; else see `name`.
    pub(crate) operation: Option<&'static OperationInfo>,
    /// How errors and traces call it: an operation id, `token` or `delivery`.
    pub(crate) name: &'static str,
    /// What a repeat would do.
    pub(crate) effect: Effect,
    pub(crate) method: Method,
    pub(crate) url: Url,
    /// Headers that may go wherever the request is redirected to. With an `Accept-Encoding` the answer is
    /// left as it comes; without, it may be compressed on the way.
    pub(crate) headers: HeaderMap,
    /// `Api-Key` and `Authorization`: sent to the configured hosts only.
    pub(crate) credentials: HeaderMap,
    /// What was sent and must not appear in an error: the credentials, and secrets in the body.
    pub(crate) secrets: Secrets,
    pub(crate) body: Body,
    /// Statuses that are an answer and not to be acted on: the success list of an operation, a redirect that
    /// is to be returned rather than followed, an error that the caller reads itself. Any other is an error.
    pub(crate) expected: &'static [u16],
    pub(crate) options: RequestOptions,
}

/// What a caller can change for one call; `None` is what the client has.
#[derive(Clone, Debug, Default)]
pub(crate) struct RequestOptions {
    /// The time the whole call may take, with retries and waits; see [`HttpPipeline::deadline`].
    pub(crate) timeout: Option<Duration>,
    /// When the call has to be done: set by who makes several exchanges for one call, so that they share
    /// the time. Goes before `timeout`.
    pub(crate) deadline: Option<Instant>,
    /// The time one attempt may take until the headers of its answer are there.
    pub(crate) attempt_timeout: Option<Duration>,
    /// The time without any byte after which a body counts as stalled.
    pub(crate) idle_timeout: Option<Duration>,
    /// Whether and when to try again.
    pub(crate) retry: Option<RetryPolicy>,
    /// The caller has waited for its turn to generate, and keeps it beyond the request; see
    /// [`HttpPipeline::acquire_generation_permit`].
    pub(crate) holds_permit: bool,
}

/// An answer whose body has not been read.
pub(crate) struct IncomingResponse {
    pub(crate) status: http::StatusCode,
    pub(crate) version: http::Version,
    pub(crate) headers: HeaderMap,
    /// Where the answer came from, after redirects.
    pub(crate) url: Url,
    /// How often the request was tried.
    pub(crate) attempts: u32,
    /// The body; an item is an error when it is cut short or stalls, and then the last one.
    pub(crate) body: Incoming,
}

/// What a [`getty_api::Response`] does not hold of an answer, kept in the extensions of the response.
#[derive(Clone, Debug)]
pub(crate) struct Provenance {
    pub(crate) subject: Subject,
    pub(crate) attempts: u32,
    /// When the call has to be done, decoding included.
    pub(crate) deadline: Option<Instant>,
}

/// An request without its body, which can be shared between threads.
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
    /// The template of the operation's path; a custom request has none.
    pub(super) fn template(&self) -> Option<&'static str> {
        self.operation.filter(|operation| !operation.is_custom()).map(|operation| operation.path)
    }

    /// Whether it is a custom request, which goes to the configured hosts only.
    pub(super) fn is_custom(&self) -> bool {
        self.operation.is_some_and(OperationInfo::is_custom)
    }

    /// What is said of the request in errors.
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
