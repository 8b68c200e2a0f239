//! Spans and events, with the attribute names that OpenTelemetry defines for HTTP clients.
//!
//! Each call has one span at level INFO, with the request and the outcome. Within it, each request that is sent
//! has one span at level DEBUG. No URL with a query, no header and no body is ever recorded.

use getty_api::Secrets;
use http::{HeaderMap, Method, StatusCode};
use tracing::field::{Empty, display};
use tracing::{Span, debug_span, info_span};
use url::Url;

use super::request::CallContext;
use crate::error::Error;

/// The span of a call with all its attempts.
pub(crate) fn call(context: &CallContext) -> Span {
    let template = context.template();
    let span = info_span!(
        "getty",
        otel.kind = "client",
        otel.name = Empty,
        getty.operation = context.name,
        http.request.method = %context.method,
        server.address = context.url.host_str(),
        url.template = template,
        http.response.status_code = Empty,
        http.request.resend_count = Empty,
        getty.request_id = Empty,
        "error.type" = Empty,
    );
    if let Some(template) = template {
        span.record("otel.name", display(format_args!("{} {template}", context.method)));
    }
    span
}

/// Records how a call ended; `sent` is the number of requests that were sent.
pub(crate) fn ended(
    span: &Span,
    status: Option<StatusCode>,
    headers: Option<&HeaderMap>,
    sent: u32,
    secrets: &Secrets,
) {
    if span.is_disabled() {
        return;
    }
    if let Some(status) = status {
        span.record("http.response.status_code", status.as_u16());
        // Also for an error response that the caller reads itself.
        if status.is_client_error() || status.is_server_error() {
            span.record("error.type", status.as_str());
        }
    }
    let id = headers.and_then(getty_api::support::headers::request_id);
    if let Some(id) = id.filter(|id| !secrets.appear_in(id)) {
        span.record("getty.request_id", id);
    }
    if sent > 1 {
        span.record("http.request.resend_count", sent - 1);
    }
}

/// Records that a call failed.
pub(crate) fn failed(span: &Span, error: &Error) {
    match error.status() {
        Some(status) => span.record("error.type", status.as_str()),
        None => span.record("error.type", error.error_type()),
    };
}

/// The span of one request, with the host in the form for logs; `sent` is its number within the call.
pub(crate) fn request(
    method: &Method,
    url: &Url,
    host: Option<&str>,
    template: Option<&'static str>,
    sent: u32,
) -> Span {
    let span = debug_span!(
        "getty.request",
        otel.kind = "client",
        http.request.method = %method,
        server.address = host,
        server.port = url.port_or_known_default(),
        url.scheme = url.scheme(),
        url.template = template,
        http.request.resend_count = Empty,
        http.response.status_code = Empty,
        "error.type" = Empty,
    );
    if sent > 1 {
        span.record("http.request.resend_count", sent - 1);
    }
    span
}
