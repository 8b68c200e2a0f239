//! What an error answer means: too many requests, used up, passing or final.

use std::time::{Duration, SystemTime};

use getty_api::support::headers::REQUEST_IDS;
use getty_api::{ApiError, ErrorCode};
use http::header::{DATE, HeaderMap, RETRY_AFTER};
use http::{HeaderValue, StatusCode};

use super::{Error, ErrorKind, Outcome};

/// How long to wait after "too many requests" that does not say it: the vendor's advice for generations,
/// and the period over which the API counts.
const RATE_LIMIT_PAUSE: Duration = Duration::from_secs(1);

/// The longest time a server is believed to ask for: a year.
const MAX_PAUSE: Duration = Duration::from_secs(365 * 24 * 60 * 60);

impl Error {
    /// The error for an answer with a status that is not a success.
    pub(crate) fn from_response(api: ApiError) -> Self {
        let status = api.status;
        let rate_limited = is_rate_limit(status, api.code.as_ref(), &api.headers);
        let transient = rate_limited || is_transient(&api);
        let mut error = Self::new(ErrorKind::Api, describe(&api)).with_outcome(outcome(status));
        error.0.status = Some(status);
        error.0.code = api.code.clone();
        error.0.request_ids = request_ids(&api.headers);
        error.0.transient = transient;
        error.0.rate_limited = rate_limited;
        error.0.retry_after =
            retry_after(&api.headers).or(if rate_limited { Some(RATE_LIMIT_PAUSE) } else { None });
        error.0.api = Some(Box::new(api));
        error
    }

    /// Adds status and request identifiers of an answer that was not understood.
    pub(crate) fn with_head(mut self, status: StatusCode, headers: &HeaderMap) -> Self {
        self.0.status = Some(status);
        self.0.request_ids = request_ids(headers);
        self
    }
}

/// What an answer with this status says of whether the server acted. Only a refusal does.
fn outcome(status: StatusCode) -> Outcome {
    if status.is_client_error() && status != StatusCode::REQUEST_TIMEOUT {
        Outcome::NotDone
    } else {
        Outcome::Unknown
    }
}

/// Whether the status is one of a server or gateway that cannot answer at the moment.
fn is_transient_status(status: StatusCode) -> bool {
    matches!(status.as_u16(), 408 | 500 | 502 | 503 | 504)
}

fn is_transient(api: &ApiError) -> bool {
    // Sent with a 500, though the request is at fault.
    is_transient_status(api.status) && api.code != Some(ErrorCode::InvalidIStockCollection)
}

/// Whether an answer says that there were too many requests for the moment: 429, or the 403 with which
/// older gateways said so.
fn is_rate_limit(status: StatusCode, code: Option<&ErrorCode>, headers: &HeaderMap) -> bool {
    match status {
        StatusCode::TOO_MANY_REQUESTS => code != Some(&ErrorCode::DailyRequestLimitExceeded),
        StatusCode::FORBIDDEN => {
            header_contains(headers, "x-error-detail", "queries per second")
                || header_contains(headers, "x-mashery-error-code", "over_qps")
        }
        _ => false,
    }
}

/// Whether an answer says that what the customer has for a period is used up.
pub(super) fn is_quota(
    status: Option<StatusCode>,
    code: Option<&ErrorCode>,
    headers: Option<&HeaderMap>,
) -> bool {
    let by_code = matches!(
        code,
        Some(
            ErrorCode::OverageLimitReached
                | ErrorCode::DailyRequestLimitExceeded
                | ErrorCode::NotEnoughCreditsForPurchase
        )
    );
    let by_gateway = status == Some(StatusCode::FORBIDDEN)
        && headers.is_some_and(|headers| header_contains(headers, "x-mashery-error-code", "over_rate"));
    by_code || by_gateway || status == Some(StatusCode::PAYMENT_REQUIRED)
}

fn header_contains(headers: &HeaderMap, name: &str, text: &str) -> bool {
    headers
        .get_all(name)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .any(|value| value.to_ascii_lowercase().contains(text))
}

/// What `Retry-After` says, as seconds or as a date.
///
/// A date is taken relative to the answer's own `Date`, so that neither clock needs to be right. Times beyond
/// [`MAX_PAUSE`] are cut down to it, so that a program can add what it is told to a time of its own.
fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    stated_pause(headers).map(|pause| pause.min(MAX_PAUSE))
}

fn stated_pause(headers: &HeaderMap) -> Option<Duration> {
    let text = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    if !text.is_empty() && text.bytes().all(|digit| digit.is_ascii_digit()) {
        // A number that is too large is a long time all the same.
        return Some(Duration::from_secs(text.parse().unwrap_or(u64::MAX)));
    }
    let date = |value: &str| httpdate::parse_http_date(value.trim()).ok();
    let then = date(text)?;
    let sent = headers.get(DATE).and_then(|value| date(value.to_str().ok()?));
    Some(then.duration_since(sent.unwrap_or_else(SystemTime::now)).unwrap_or_default())
}

fn request_ids(headers: &HeaderMap) -> Vec<(&'static str, String)> {
    let value = |value: &HeaderValue| value.to_str().ok().map(str::to_owned);
    REQUEST_IDS.iter().filter_map(|name| Some((*name, value(headers.get(*name)?)?))).collect()
}

/// Status, code and message in one line.
fn describe(api: &ApiError) -> String {
    let mut line = api.status.to_string();
    if let Some(code) = &api.code {
        line = format!("{line}, {}", super::display::one_line(code.as_str()));
    }
    match &api.message {
        Some(message) => format!("{line}: {}", super::display::one_line(message)),
        None => line,
    }
}
