//! What faults do to answers.

use axum::body::Body;
use axum::response::Response;
use bytes::Bytes;
use futures_util::stream::{self, StreamExt};
use http::{HeaderName, HeaderValue, StatusCode, header};

use super::{Fault, bodies};
use crate::clock::Clock;
use crate::connection::{Breakage, ConnectionControl};
use crate::reply::{Refusal, bytes, redirect};

impl Fault {
    /// The answer that replaces the real one, for faults that do not act.
    pub(crate) async fn before(&self, clock: &Clock, control: &ConnectionControl) -> Option<Response> {
        match self {
            Self::Status(status) => Some(gateway_answer(*status)),
            Self::Answer(canned) => Some(canned.clone().into_response()),
            Self::RateLimited { retry_after } => {
                let mut response = Refusal::rate_limited().into_response();
                if let Some(value) = retry_after {
                    set_header(&mut response, "retry-after", value);
                }
                Some(response)
            }
            Self::LegacyRateLimited => {
                let mut response = bytes(StatusCode::FORBIDDEN, "text/html", "<h1>Developer Over Qps</h1>");
                let code = "ERR_403_DEVELOPER_OVER_QPS";
                set_header(&mut response, "x-mashery-error-code", code);
                let detail = "Account Over Queries Per Second Limit";
                set_header(&mut response, "x-error-detail", detail);
                Some(response)
            }
            Self::Reset => {
                control.break_connection(Breakage::ResetAfter(0));
                Some(gateway_answer(500))
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

    /// Spoils the real answer, for faults that act.
    pub(crate) async fn after(&self, response: Response, control: &ConnectionControl) -> Response {
        match self {
            Self::ResetInHeaders => {
                control.break_connection(Breakage::ResetAfter("HTTP/1.1 200 OK\r\n".len()));
                response
            }
            Self::ResetAfterActing => {
                control.break_connection(Breakage::ResetAfter(0));
                response
            }
            Self::StallAfterActing => std::future::pending().await,
            Self::CutBodyAt(at) => stop_body(response, *at, control, Some(Breakage::CloseWhenFlushed)),
            Self::ResetBodyAt(at) => stop_body(response, *at, control, Some(Breakage::ResetWhenFlushed)),
            Self::StallBodyAt(at) => stop_body(response, *at, control, None),
            Self::WrongContentType(value) => with_header(response, "content-type", value),
            Self::WithHeader(name, value) => with_header(response, name, value),
            Self::WithoutHeader(name) => {
                let mut response = response;
                response.headers_mut().remove(name.as_str());
                response
            }
            Self::TruncatedJson => halve_body(response).await,
            Self::Gzip => crate::gzip::compressed(response).await,
            _ => response,
        }
    }
}

fn gateway_answer(status: u16) -> Response {
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    if status == StatusCode::TOO_MANY_REQUESTS {
        return Refusal::rate_limited().into_response();
    }
    Refusal::gateway(status, status.canonical_reason().unwrap_or("Error")).into_response()
}

fn with_header(mut response: Response, name: &str, value: &str) -> Response {
    set_header(&mut response, name, value);
    response
}

/// Names and values were checked when the fault was set; what still cannot be sent is left out.
fn set_header(response: &mut Response, name: &str, value: &str) {
    if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::try_from(value)) {
        response.headers_mut().insert(name, value);
    }
}

/// Lets `at` bytes of the body through and then breaks the connection, or just stays silent.
fn stop_body(
    response: Response,
    at: u64,
    control: &ConnectionControl,
    breakage: Option<Breakage>,
) -> Response {
    let (mut head, body) = response.into_parts();
    let length = axum::body::HttpBody::size_hint(&body).exact();
    if let Some(length) = length {
        head.headers.entry(header::CONTENT_LENGTH).or_insert_with(|| length.into());
    }
    let control = control.clone();
    let stopping = stream::unfold((body.into_data_stream(), at), move |(mut rest, left)| {
        let control = control.clone();
        async move {
            if left == 0 {
                // The break happens when the connection next flushes, which it does because this
                // body has nothing ready; so the bytes before it always go out.
                if let Some(breakage) = breakage {
                    control.break_connection(breakage);
                }
                return std::future::pending().await;
            }
            let item = rest.next().await?.map(|chunk| {
                let keep = usize::try_from(left).unwrap_or(usize::MAX).min(chunk.len());
                chunk.slice(..keep)
            });
            let sent = item.as_ref().map_or(0, |chunk: &Bytes| chunk.len() as u64);
            Some((item, (rest, left.saturating_sub(sent))))
        }
    });
    Response::from_parts(head, Body::from_stream(stopping))
}

async fn halve_body(response: Response) -> Response {
    let (mut head, body) = response.into_parts();
    let whole = axum::body::to_bytes(body, usize::MAX).await.unwrap_or_default();
    let half = whole.slice(..whole.len() / 2);
    head.headers.remove(header::CONTENT_LENGTH);
    Response::from_parts(head, Body::from(half))
}
