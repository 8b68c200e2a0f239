//! What can be made to go wrong, and for which calls.

use std::collections::{HashMap, VecDeque};
use std::sync::{Mutex, MutexGuard, PoisonError};

use axum::body::Body;
use axum::response::Response;
use bytes::Bytes;
use futures_util::stream::{self, StreamExt};
use http::{HeaderName, HeaderValue, StatusCode, header};

use crate::canned::{Canned, parse_header};
use crate::connection::{Breakage, ConnectionControl};
use crate::reply::{Refusal, bytes, redirect};

/// How a call is made to fail; see [`MockGetty::fail_next`](crate::MockGetty::fail_next).
///
/// *Acts* means that the server does what was asked before the answer goes wrong: a download is
/// counted against its product, a token is issued.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")] async fn main() {
/// use getty_api_mock::{Fault, MockGetty};
/// let mock = MockGetty::start().await;
/// mock.fail_next("list_countries", 2, Fault::Status(503));
/// for expected in [503, 503, 401] {
///     let answer = reqwest::get(format!("{}/v3/countries", mock.api_url())).await.unwrap();
///     assert_eq!(answer.status(), expected); // 401: this example sends no key
/// }
/// # }
/// ```
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum Fault {
    /// This status with the gateway's body for it. Does not act.
    Status(u16),
    /// An answer of the test's own. Does not act.
    Answer(Canned),
    /// 429 as the gateway sends it. The API sends no `Retry-After` today; give one to try it, in
    /// seconds or as an HTTP date. Does not act.
    RateLimited {
        /// The value of `Retry-After`, if there is to be one.
        retry_after: Option<String>,
    },
    /// The 403 with which older gateways answered calls over the rate. Does not act.
    LegacyRateLimited,
    /// The connection is reset before any byte of the answer. Does not act.
    Reset,
    /// The connection is reset within the head of the answer. Acts.
    ResetInHeaders,
    /// The connection is reset before any byte of the answer. Acts.
    ResetAfterActing,
    /// No answer ever comes. Does not act.
    Stall,
    /// No answer ever comes. Acts.
    StallAfterActing,
    /// The connection is closed in an orderly way after so many bytes of the body. Acts.
    CutBodyAt(u64),
    /// The connection is reset after so many bytes of the body. Acts.
    ResetBodyAt(u64),
    /// Nothing more comes after so many bytes of the body; the connection stays open. Acts.
    StallBodyAt(u64),
    /// The right answer under this content type. Acts.
    WrongContentType(String),
    /// Half of the answer's body, properly framed, so that only its syntax is broken. Acts.
    TruncatedJson,
    /// The right answer with this header set to this value. Acts.
    WithHeader(String, String),
    /// The right answer without this header. Acts.
    WithoutHeader(String),
    /// A redirect with this status to this `Location`. Does not act.
    Redirect(u16, String),
    /// For `"delivery"`: the whole file although a range was asked for. Acts.
    IgnoreRange,
}

impl Fault {
    /// Complains where the test wrote the fault, not later in a server task.
    #[track_caller]
    pub(crate) fn check(&self) {
        match self {
            Self::Status(status) => drop(Canned::new(*status)),
            Self::Redirect(status, location) => {
                drop(Canned::new(*status).header("location", location));
            }
            Self::WithHeader(name, value) => drop(parse_header(name, value)),
            Self::WrongContentType(value) => drop(parse_header("content-type", value)),
            Self::WithoutHeader(name) => drop(parse_header(name, "")),
            Self::RateLimited { retry_after: Some(value) } => {
                drop(parse_header("retry-after", value));
            }
            _ => {}
        }
    }

    /// The answer that replaces the real one, for faults that do not act.
    pub(crate) async fn before(&self, control: &ConnectionControl) -> Option<Response> {
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
            _ => response,
        }
    }

    pub(crate) fn ignores_range(&self) -> bool {
        matches!(self, Self::IgnoreRange)
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

/// Which faults wait for which operation.
#[derive(Debug, Default)]
pub(crate) struct FaultPlan {
    planned: Mutex<HashMap<String, VecDeque<Planned>>>,
}

#[derive(Debug)]
struct Planned {
    /// `None` for ever.
    left: Option<usize>,
    fault: Fault,
}

impl FaultPlan {
    fn lock(&self) -> MutexGuard<'_, HashMap<String, VecDeque<Planned>>> {
        self.planned.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn add(&self, operation: &str, times: Option<usize>, fault: Fault) {
        let planned = Planned { left: times, fault };
        self.lock().entry(operation.to_owned()).or_default().push_back(planned);
    }

    pub(crate) fn clear(&self) {
        self.lock().clear();
    }

    /// The fault for the call that just arrived, if any; uses it up.
    pub(crate) fn take(&self, operation: &str) -> Option<Fault> {
        let mut planned = self.lock();
        let queue = planned.get_mut(operation)?;
        while queue.front().is_some_and(|first| first.left == Some(0)) {
            queue.pop_front();
        }
        let first = queue.front_mut()?;
        if let Some(left) = &mut first.left {
            *left -= 1;
        }
        Some(first.fault.clone())
    }
}
