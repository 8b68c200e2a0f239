//! One attempt of a call: a request, resent as redirects require, until a response arrives.

use std::borrow::Cow;
use std::pin::pin;
use std::time::Duration;

use bytes::Bytes;
use futures_util::{StreamExt as _, stream};
use getty_api::support::headers::is_gzip;
use getty_api::{ApiError, Body, Effect, ErrorCode, Gunzip, Secrets};
use http::header::{ACCEPT_ENCODING, CONTENT_ENCODING, CONTENT_LENGTH, HeaderValue, LOCATION};
use http::{HeaderMap, Method, Request, Response, StatusCode, Version};
use http_body_util::BodyExt as _;
use tokio::time::{Instant, timeout_at};
use tower::ServiceExt as _;
use tracing::Instrument as _;
use url::Url;

use super::http_pipeline::HttpPipeline;
use super::incoming::{BodyLimits, Chunks, Incoming, collect_error, watch};
use super::metrics::{Wait, waited};
use super::outgoing::outgoing;
use super::redirect::{Hop, RedirectChain, RedirectError, headers, is_redirect};
use super::request::{CallContext, IncomingResponse};
use super::service::{Address, BoxError, FreshConnection, no_answer};
use super::trace;
use crate::error::{Error, ErrorKind, Outcome, Subject};

/// The state of a call so far.
#[derive(Debug)]
pub(crate) struct CallState {
    pub(crate) subject: Subject,
    /// The number of attempts.
    pub(crate) attempts: u32,
    /// The number of requests that were sent, redirected ones included.
    pub(crate) sent: u32,
    /// The deadline of the call.
    pub(crate) deadline: Option<Instant>,
}

/// A failed attempt.
pub(crate) struct Failure {
    pub(crate) error: Error,
    /// Whether another attempt may begin from the start. This is false when a redirect shows that the request
    /// was processed.
    pub(crate) again: bool,
}

/// A response as the transport returns it.
struct ResponseHead {
    status: StatusCode,
    version: Version,
    headers: HeaderMap,
    body: Incoming,
}

impl HttpPipeline {
    /// Makes one attempt. The body is consumed unless it can be resent.
    pub(crate) async fn attempt(
        &self,
        context: &CallContext,
        body: &mut Option<Body>,
        state: &mut CallState,
    ) -> Result<IncomingResponse, Failure> {
        let (method, url) = (context.method.clone(), context.url.clone());
        let mut chain = RedirectChain::new(&self.shared.address_policy, context.effect, method, url)
            .map_err(|error| {
                let message = format!("no request is sent to this URL: {error}");
                Failure { error: Error::new(ErrorKind::Redirect, message), again: false }
            })?;
        let mut tried = false;
        loop {
            let own = self.shared.address_policy.is_configured_host(&chain.current_hop().url);
            let result = self.send_once(context, chain.current_hop(), own, body, state, &mut tried).await;
            let head = result.map_err(|error| fail(error, context, &chain))?;
            let ResponseHead { status, version, headers, body: incoming } = head;
            // Any success status of an operation is a success, whether its document lists it or not: a paid
            // request must not look like a failure.
            let undocumented = context.operation.is_some() && status.is_success();
            if undocumented || context.expected.contains(&status.as_u16()) {
                let url = chain.current_hop().url.clone();
                let attempts = state.attempts;
                return Ok(IncomingResponse { status, version, headers, url, attempts, body: incoming });
            }
            if is_redirect(status) {
                let replayable = body.is_some();
                let location = headers.get(LOCATION).map(HeaderValue::as_bytes).unwrap_or_default();
                if sent_credentials(context).appear_in(location) {
                    return Err(not_followed(RedirectError::Secret, status, &headers));
                }
                let followed = chain.follow(status, headers.get(LOCATION), replayable);
                followed.map_err(|error| not_followed(error, status, &headers))?;
                if context.is_custom()
                    && !self.shared.address_policy.is_configured_host(&chain.current_hop().url)
                {
                    return Err(not_followed(RedirectError::Custom, status, &headers));
                }
                let url = &chain.current_hop().url;
                tracing::debug!(
                    http.response.status_code = status.as_u16(),
                    to = shown_host(context, url, self.shared.address_policy.is_configured_host(url))
                        .as_deref(),
                    "redirected"
                );
                continue;
            }
            let error = rejection(context, status, headers, incoming, state.deadline).await;
            // Too many concurrent generations are independent of the request rate.
            let generations = error.code() == Some(&ErrorCode::TooManyConcurrentGenerations);
            if own
                && error.is_rate_limited()
                && !generations
                && let Some(limiter) = &self.limits.limiter
            {
                limiter.throttle(error.retry_after());
            }
            return Err(fail(error, context, &chain));
        }
    }

    /// Sends one request and waits for the head of its response.
    async fn send_once(
        &self,
        context: &CallContext,
        current_hop: &Hop,
        own: bool,
        body: &mut Option<Body>,
        state: &mut CallState,
        tried: &mut bool,
    ) -> Result<ResponseHead, Error> {
        if own {
            self.wait_for_rate(state.deadline).await?;
        }
        let (body, upload_progress) = outgoing(if current_hop.body { reuse(body) } else { Body::Empty });
        let mut request = Request::new(body);
        *request.method_mut() = current_hop.method.clone();
        *request.uri_mut() = current_hop.url.as_str().parse().map_err(|source: http::uri::InvalidUri| {
            Error::new(ErrorKind::Invalid, format!("the URL cannot be sent: {source}"))
        })?;
        *request.headers_mut() = headers(current_hop, &context.headers, &context.credentials);
        request.extensions_mut().insert(Address(current_hop.url.clone()));
        if context.effect == Effect::Metered {
            request.extensions_mut().insert(FreshConnection);
        }

        if !std::mem::replace(tried, true) {
            state.attempts += 1;
        }
        state.sent += 1;
        let url = &current_hop.url;
        let host = shown_host(context, url, own);
        let span = trace::request(&current_hop.method, url, host.as_deref(), context.template(), state.sent);
        let limits = BodyLimits {
            idle: context.options.idle_timeout.unwrap_or(self.shared.timeouts.idle),
            min_throughput: context.options.min_throughput.unwrap_or(self.shared.timeouts.min_throughput),
        };
        let limit = context.options.attempt_timeout.unwrap_or(self.shared.timeouts.attempt);
        let mut sending = pin!(self.send(request).instrument(span.clone()));
        let response = loop {
            let attempt_deadline = upload_progress.last().checked_add(limit);
            let until = earlier(attempt_deadline, state.deadline);
            let Some(until) = until else { break sending.await };
            match timeout_at(until, &mut sending).await {
                Ok(response) => break response,
                Err(_) if state.deadline == Some(until) => return Err(time_is_up(Outcome::Unknown)),
                // The upload made progress in the meantime, so the time limit restarts.
                Err(_) if upload_progress.last().checked_add(limit) > attempt_deadline => {}
                Err(_) => {
                    let message = format!("no response within {limit:?}");
                    let error = Error::new(ErrorKind::Timeout, message);
                    return Err(error.with_outcome(Outcome::Unknown).transient());
                }
            }
        };
        let response = response.map_err(|error| {
            let error = no_answer(error, &context.secrets);
            trace::failed(&span, &error);
            error
        })?;
        let (parts, chunks) = response.into_parts();
        span.record("http.response.status_code", parts.status.as_u16());
        let secrets = context.secrets.clone();
        let body = watch(chunks, limits, state.subject.clone(), state.attempts, secrets);
        Ok(ResponseHead { status: parts.status, version: parts.version, headers: parts.headers, body })
    }

    /// Passes a request to the transport. Unless the request contains its own `Accept-Encoding`, the response
    /// may be compressed for the transfer.
    async fn send(&self, mut request: Request<reqwest::Body>) -> Result<Response<Chunks>, BoxError> {
        let plain = request.headers().contains_key(ACCEPT_ENCODING) || request.method() == Method::HEAD;
        if !plain {
            request.headers_mut().insert(ACCEPT_ENCODING, HeaderValue::from_static("gzip"));
        }
        let response = self.shared.transport.clone().oneshot(request).await?;
        if plain || !response.headers().contains_key(CONTENT_ENCODING) {
            return Ok(response.map(|body| body.map_err(Into::into).into_data_stream().boxed()));
        }
        Ok(decompressed(response))
    }

    async fn wait_for_rate(&self, deadline: Option<Instant>) -> Result<(), Error> {
        let Some(limiter) = &self.limits.limiter else { return Ok(()) };
        let began = Instant::now();
        within(deadline, limiter.acquire()).await?;
        let time = began.elapsed();
        if time > Duration::ZERO {
            waited(Wait::Rate, time);
            tracing::debug!(?time, "waited for the rate limit");
        }
        Ok(())
    }
}

/// Decompresses a response whose coding is gzip, the only one that is requested; any other is left as it is.
fn decompressed(response: Response<reqwest::Body>) -> Response<Chunks> {
    let (mut head, body) = response.into_parts();
    let chunks = body.map_err(Into::into).into_data_stream().boxed();
    if !is_gzip(&head.headers) {
        return Response::from_parts(head, chunks);
    }
    // These headers describe the compressed body.
    head.headers.remove(CONTENT_ENCODING);
    head.headers.remove(CONTENT_LENGTH);
    let state = Some((chunks, Bytes::new(), Gunzip::new()));
    let decoded = stream::try_unfold(state, |state| async move {
        let Some((mut chunks, mut chunk, mut gunzip)) = state else { return Ok(None) };
        loop {
            if chunk.is_empty() {
                match chunks.next().await.transpose()? {
                    Some(next) => chunk = next,
                    None => return Ok::<_, BoxError>(Some((gunzip.finish()?, None))),
                }
            }
            let bytes = gunzip.decode(&mut chunk)?;
            if !bytes.is_empty() {
                return Ok(Some((bytes, Some((chunks, chunk, gunzip)))));
            }
        }
    });
    Response::from_parts(head, decoded.boxed())
}

/// Waits before a request is sent, at most until the deadline of the call.
pub(crate) async fn within<T>(deadline: Option<Instant>, wait: impl Future<Output = T>) -> Result<T, Error> {
    let Some(deadline) = deadline else { return Ok(wait.await) };
    timeout_at(deadline, wait).await.map_err(|_| time_is_up(Outcome::NotDone))
}

fn time_is_up(outcome: Outcome) -> Error {
    let message = match outcome {
        Outcome::NotDone => "the call timed out before the request could be sent",
        Outcome::Unknown => "the call timed out before a response arrived",
    };
    Error::new(ErrorKind::Timeout, message).with_outcome(outcome).transient()
}

fn earlier(one: Option<Instant>, other: Option<Instant>) -> Option<Instant> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    }
}

/// The body. It stays in its place if it can be resent.
fn reuse(body: &mut Option<Body>) -> Body {
    match body.as_ref().and_then(Body::try_clone) {
        Some(copy) => copy,
        None => body.take().unwrap_or(Body::Empty),
    }
}

/// The error for an error response.
async fn rejection(
    context: &CallContext,
    status: StatusCode,
    headers: HeaderMap,
    mut incoming: Incoming,
    deadline: Option<Instant>,
) -> Error {
    let mut body = collect_error(&mut incoming, deadline).await;
    if context.operation.is_none() {
        // This is no error of the API. A token endpoint's response could also repeat what was sent to it.
        body.clear();
    }
    let mut response = Response::new(body);
    *response.status_mut() = status;
    *response.headers_mut() = headers;
    // Secrets are removed before texts are cut to one line, because a cut could leave half of a secret.
    response.extensions_mut().insert(context.secrets.clone());
    Error::from_response(ApiError::new(context.name, response))
}

/// The credentials that the request is sent with. A short one can be contained in any URL by chance.
fn sent_credentials(context: &CallContext) -> Secrets {
    let values = context.credentials.values().filter_map(|value| value.to_str().ok());
    let values = values.map(|value| value.strip_prefix("Bearer ").unwrap_or(value));
    Secrets::new(values).long()
}

/// The host of a URL for logs. A server chooses the host that it redirects to.
fn shown_host<'a>(context: &CallContext, url: &'a Url, own: bool) -> Option<Cow<'a, str>> {
    let host = url.host_str()?;
    Some(if own { host.into() } else { context.secrets.redact(host) })
}

/// The error for a redirect that is not followed.
fn not_followed(error: RedirectError, status: StatusCode, headers: &HeaderMap) -> Failure {
    let message = format!("the redirect ({status}) is not followed: {error}");
    let error = Error::new(ErrorKind::Redirect, message).with_outcome(Outcome::Unknown);
    Failure { error: error.with_head(status, headers), again: false }
}

/// The outcome of an error, after the redirects before it.
fn fail(error: Error, context: &CallContext, chain: &RedirectChain<'_>) -> Failure {
    let done = chain.current_hop().method != context.method;
    let metered = context.effect == Effect::Metered && chain.redirects() > 0;
    if done || metered {
        // A server was reached and redirected the request; whether it acted before is unknown.
        let rejected = error.status().is_some_and(|status| status.is_client_error());
        let error = if done || !rejected { error.with_outcome(Outcome::Unknown) } else { error };
        return Failure { error, again: !matches!(context.effect, Effect::Metered | Effect::Creating) };
    }
    Failure { error, again: true }
}
