//! What can be made to go wrong, and for which calls.

mod bodies;
mod effect;
mod plan;

use std::time::Duration;

use http::StatusCode;

use crate::canned::{Canned, try_header};
pub(crate) use plan::FaultPlan;

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
    /// The right answer, once the server's clock has moved by so much. Acts, after that time.
    Delay(Duration),
    /// The right answer, compressed with gzip whether the client takes that or not. Acts.
    Gzip,
    /// JSON compressed with gzip, a thousandth of what it unpacks to: so many bytes. Does not act.
    GzipBomb(u64),
    /// JSON of so many bytes, made while it is sent. Does not act.
    OversizedBody(u64),
    /// JSON of lists within lists, so many deep. Does not act.
    NestedJson(usize),
}

/// The deepest lists within lists: they are made in memory.
const DEEPEST: usize = 10_000_000;

impl Fault {
    /// Complains where the test wrote the fault, not later in a server task.
    #[track_caller]
    pub(crate) fn check(&self) {
        if let Some(problem) = self.problem() {
            panic!("{problem}");
        }
    }

    /// Why HTTP cannot send it, if it cannot.
    pub(crate) fn problem(&self) -> Option<String> {
        let status = |status: &u16| {
            StatusCode::from_u16(*status).is_err().then(|| format!("{status} is not an HTTP status"))
        };
        let header = |name: &str, value: &str| {
            let unusable = || format!("`{name}: {value}` cannot be sent as a header");
            try_header(name, value).is_none().then(unusable)
        };
        match self {
            Self::Status(code) => status(code),
            Self::Redirect(code, location) => status(code).or_else(|| header("location", location)),
            Self::WithHeader(name, value) => header(name, value),
            Self::WrongContentType(value) => header("content-type", value),
            Self::WithoutHeader(name) => header(name, ""),
            Self::RateLimited { retry_after: Some(value) } => header("retry-after", value),
            Self::NestedJson(depth) if *depth > DEEPEST => {
                Some(format!("lists can be nested {DEEPEST} deep, not {depth}"))
            }
            _ => None,
        }
    }

    pub(crate) fn ignores_range(&self) -> bool {
        matches!(self, Self::IgnoreRange)
    }
}
