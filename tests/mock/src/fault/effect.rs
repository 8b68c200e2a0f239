//! The effect of faults on responses.

use axum::body::Body;
use axum::response::Response;
use bytes::Bytes;
use futures_util::stream::{self, StreamExt};
use http::{HeaderName, HeaderValue, StatusCode, header};

use super::bodies;
use super::kind::Fault;
use crate::clock::Clock;
use crate::http::connection::{Breakage, ConnectionControl};
use crate::http::gzip;
use crate::http::response::{ErrorResponse, redirect, with_body};

impl Fault {
    /// The response that replaces the real one, for faults that prevent processing.
    pub(crate) async fn replace_response(
        &self,
        clock: &Clock,
        control: &ConnectionControl,
    ) -> Option<Response> {
        match self {
            Self::Status(status) => Some(gateway_response(*status)),
            Self::Respond(canned) => Some(canned.clone().into_response()),
            Self::RateLimited { retry_after } => {
                let mut response = ErrorResponse::rate_limited().into_response();
                if let Some(value) = retry_after {
                    set_header(&mut response, "retry-after", value);
                }
                Some(response)
            }
            Self::LegacyRateLimited => {
                let mut response =
                    with_body(StatusCode::FORBIDDEN, "text/html", "<h1>Developer Over Qps</h1>");
                let code = "ERR_403_DEVELOPER_OVER_QPS";
                set_header(&mut response, "x-mashery-error-code", code);
                let detail = "Account Over Queries Per Second Limit";
                set_header(&mut response, "x-error-detail", detail);
                Some(response)
            }
            Self::Reset => {
                control.break_connection(Breakage::ResetAfter(0));
                Some(gateway_response(500))
            }
            Self::Stall => std::future::pending().await,
            Self::Redirect(status, location) => {
                let status = StatusCode::from_u16(*status).unwrap_or(StatusCode::FOUND);
                Some(redirect(status, location))
            }
            Self::GzipBomb(length) => Some(bodies::gzip_bomb(*length)),
            Self::OversizedBody(length) => Some(bodies::oversized(*length)),
            Self::NestedJson(depth) => Some(bodies::nested(*depth)),
            Self::Delay(time) => {
                clock.sleep(*time).await;
                None
            }
            _ => None,
        }
    }

    /// Alters the real response, for faults after processing.
    pub(crate) async fn alter_response(&self, response: Response, control: &ConnectionControl) -> Response {
        match self {
            Self::ResetInHeaders => {
                control.break_connection(Breakage::ResetAfter("HTTP/1.1 200 OK\r\n".len()));
                response
            }
            Self::ResetAfterProcessing => {
                control.break_connection(Breakage::ResetAfter(0));
                response
            }
            Self::StallAfterProcessing => std::future::pending().await,
            Self::TruncateBodyAt(at) => {
                interrupt_body(response, *at, control, Some(Breakage::CloseWhenFlushed))
            }
            Self::ResetBodyAt(at) => interrupt_body(response, *at, control, Some(Breakage::ResetWhenFlushed)),
            Self::StallBodyAt(at) => interrupt_body(response, *at, control, None),
            Self::WrongContentType(value) => with_header(response, "content-type", value),
            Self::WithHeader(name, value) => with_header(response, name, value),
            Self::WithoutHeader(name) => {
                let mut response = response;
                response.headers_mut().remove(name.as_str());
                response
            }
            Self::TruncatedJson => truncate_body(response).await,
            Self::Gzip => gzip::compress(response).await,
            _ => response,
        }
    }
}

fn gateway_response(status: u16) -> Response {
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    if status == StatusCode::TOO_MANY_REQUESTS {
        return ErrorResponse::rate_limited().into_response();
    }
    ErrorResponse::gateway(status, status.canonical_reason().unwrap_or("Error")).into_response()
}

fn with_header(mut response: Response, name: &str, value: &str) -> Response {
    set_header(&mut response, name, value);
    response
}

/// Names and values were checked when the fault was set. A header that cannot be sent is omitted.
fn set_header(response: &mut Response, name: &str, value: &str) {
    if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::try_from(value)) {
        response.headers_mut().insert(name, value);
    }
}

/// Sends `at` bytes of the body and then breaks the connection, or sends nothing more.
fn interrupt_body(
    response: Response,
    at: u64,
    control: &ConnectionControl,
    breakage: Option<Breakage>,
) -> Response {
    let (mut parts, body) = response.into_parts();
    let length = axum::body::HttpBody::size_hint(&body).exact();
    if let Some(length) = length {
        parts.headers.entry(header::CONTENT_LENGTH).or_insert_with(|| length.into());
    }
    let control = control.clone();
    let interrupted = stream::unfold((body.into_data_stream(), at), move |(mut rest, remaining)| {
        let control = control.clone();
        async move {
            if remaining == 0 {
                // The connection breaks at its next flush. It flushes because this body has no data ready, so the
                // bytes before the break are always sent.
                if let Some(breakage) = breakage {
                    control.break_connection(breakage);
                }
                return std::future::pending().await;
            }
            let item = rest.next().await?.map(|chunk| {
                let keep = usize::try_from(remaining).unwrap_or(usize::MAX).min(chunk.len());
                chunk.slice(..keep)
            });
            let sent = item.as_ref().map_or(0, |chunk: &Bytes| chunk.len() as u64);
            Some((item, (rest, remaining.saturating_sub(sent))))
        }
    });
    Response::from_parts(parts, Body::from_stream(interrupted))
}

async fn truncate_body(response: Response) -> Response {
    let (mut parts, body) = response.into_parts();
    let body = axum::body::to_bytes(body, usize::MAX).await.unwrap_or_default();
    let half = body.slice(..body.len() / 2);
    parts.headers.remove(header::CONTENT_LENGTH);
    Response::from_parts(parts, Body::from(half))
}
