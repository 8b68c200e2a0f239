//! The faults that can be injected.

use std::time::Duration;

use http::StatusCode;

use super::canned::{CannedResponse, parse_header};

/// How a call fails; see [`MockGetty::fail_next`](crate::MockGetty::fail_next).
///
/// Some faults replace the response: the server does not process the request. Others interrupt or alter the
/// response after the server has processed the request, so that a download is counted against its product or a
/// token is issued.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")] async fn main() {
/// use getty_api_mock::{Fault, MockGetty};
/// let mock = MockGetty::start().await;
/// mock.fail_next("list_countries", 2, Fault::Status(503));
/// for expected in [503, 503, 401] {
///     let response = reqwest::get(format!("{}/v3/countries", mock.api_url())).await.unwrap();
///     assert_eq!(response.status(), expected); // 401: this example sends no key
/// }
/// # }
/// ```
///
/// Further variants may come; the fields of each variant are final.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum Fault {
    /// This status with the gateway's body for it. The request is not processed.
    Status(u16),
    /// A response that the test defines. The request is not processed.
    Respond(CannedResponse),
    /// 429 as the gateway sends it. The API sends no `Retry-After` today; set one to test it, in
    /// seconds or as an HTTP date. The request is not processed.
    RateLimited {
        /// The value of `Retry-After`, if it is sent.
        retry_after: Option<String>,
    },
    /// The 403 that older gateways send for calls over the rate limit. The request is not processed.
    LegacyRateLimited,
    /// The connection is reset before any byte of the response. The request is not processed.
    Reset,
    /// The connection is reset within the head of the response, after the request was processed.
    ResetInHeaders,
    /// The connection is reset before any byte of the response, after the request was processed.
    ResetAfterProcessing,
    /// No response is ever sent. The request is not processed.
    Stall,
    /// No response is ever sent, although the request was processed.
    StallAfterProcessing,
    /// The connection is closed (FIN) after this many bytes of the body. The request is processed.
    TruncateBodyAt(u64),
    /// The connection is reset (RST) after this many bytes of the body. The request is processed.
    ResetBodyAt(u64),
    /// Nothing is sent after this many bytes of the body; the connection stays open. The request is
    /// processed.
    StallBodyAt(u64),
    /// The correct response with this content type. The request is processed.
    WrongContentType(String),
    /// The first half of the response's body, correctly framed, so that only its syntax is invalid. The request
    /// is processed.
    TruncatedJson,
    /// The correct response with this header set to this value. The request is processed.
    WithHeader(String, String),
    /// The correct response without this header. The request is processed.
    WithoutHeader(String),
    /// A redirect with this status to this `Location`. The request is not processed.
    Redirect(u16, String),
    /// For `"delivery"`: the complete file although the request has a range. The request is processed.
    IgnoreRange,
    /// The correct response, after the server's clock has moved by this time. The request is
    /// processed after that time.
    Delay(Duration),
    /// The correct response, compressed with gzip even if the client does not accept that. The request is
    /// processed.
    Gzip,
    /// JSON compressed with gzip that decompresses to this many bytes, a thousand times its size. The request
    /// is not processed.
    GzipBomb(u64),
    /// JSON of this many bytes, generated while it is sent. The request is not processed.
    OversizedBody(u64),
    /// JSON arrays nested to this depth. The request is not processed.
    NestedJson(usize),
}

/// The largest depth of nested arrays: they are generated in memory.
const MAX_DEPTH: usize = 10_000_000;

impl Fault {
    /// Panics where the test sets the fault, not later in a task of the server.
    #[track_caller]
    pub(crate) fn assert_valid(&self) {
        if let Some(message) = self.validation_error() {
            panic!("{message}");
        }
    }

    /// Why HTTP cannot send it; `None` when it can.
    pub(crate) fn validation_error(&self) -> Option<String> {
        let status = |status: &u16| {
            StatusCode::from_u16(*status).is_err().then(|| format!("{status} is not an HTTP status"))
        };
        let header = |name: &str, value: &str| {
            let message = || format!("`{name}: {value}` cannot be sent as a header");
            parse_header(name, value).is_none().then(message)
        };
        match self {
            Self::Status(code) => status(code),
            Self::Redirect(code, location) => status(code).or_else(|| header("location", location)),
            Self::WithHeader(name, value) => header(name, value),
            Self::WrongContentType(value) => header("content-type", value),
            Self::WithoutHeader(name) => header(name, ""),
            Self::RateLimited { retry_after: Some(value) } => header("retry-after", value),
            Self::NestedJson(depth) if *depth > MAX_DEPTH => {
                Some(format!("JSON arrays can be nested to a depth of {MAX_DEPTH}, not {depth}"))
            }
            _ => None,
        }
    }

    pub(crate) fn ignores_range(&self) -> bool {
        matches!(self, Self::IgnoreRange)
    }
}
