//! The error for an error response.

use std::time::{Duration, SystemTime};

use getty_api::ApiError;
use getty_api::support::headers::REQUEST_IDS;
use http::header::{DATE, HeaderMap, RETRY_AFTER};
use http::{HeaderValue, StatusCode};

use super::rejection::{AccountRejection, Rejection, classify};
use super::{Error, ErrorKind, Outcome};

/// The pause after "too many requests" without a `Retry-After`: the vendor's advice for generations,
/// and the period over which the API counts.
const RATE_LIMIT_PAUSE: Duration = Duration::from_secs(1);

/// The maximum `Retry-After` that is accepted: one year.
const MAX_PAUSE: Duration = Duration::from_secs(365 * 24 * 60 * 60);

impl Error {
    /// The error for a response with a status that is not a success.
    pub(crate) fn from_response(api: ApiError) -> Self {
        let status = api.status;
        let rejection = classify(&api);
        let (kind, account_rejection) = match rejection {
            Rejection::Account(reason @ AccountRejection::UserTokenRequired) => {
                (ErrorKind::UserTokenRequired, Some(reason))
            }
            Rejection::Account(reason) => (ErrorKind::AccountWide, Some(reason)),
            _ => (ErrorKind::Api, None),
        };
        let rate_limited = rejection == Rejection::RateLimited;
        let mut error = Self::new(kind, describe(&api)).with_outcome(outcome(status));
        if let Some(reason) = account_rejection {
            error = error.in_context(reason.reason());
        }
        error.0.account_rejection = account_rejection;
        error.0.status = Some(status);
        error.0.code = api.code.clone();
        error.0.request_ids = request_ids(&api.headers);
        error.0.transient = rate_limited || rejection == Rejection::Temporary;
        error.0.rate_limited = rate_limited;
        error.0.retry_after =
            retry_after(&api.headers).or(if rate_limited { Some(RATE_LIMIT_PAUSE) } else { None });
        error.0.api = Some(Box::new(api));
        error
    }

    /// Adds the status and request identifiers of a response that could not be decoded.
    pub(crate) fn with_head(mut self, status: StatusCode, headers: &HeaderMap) -> Self {
        self.0.status = Some(status);
        self.0.request_ids = request_ids(headers);
        self
    }
}

/// Whether the server may have acted, by the status. Only a refusal excludes it.
fn outcome(status: StatusCode) -> Outcome {
    if status.is_client_error() && status != StatusCode::REQUEST_TIMEOUT {
        Outcome::NotDone
    } else {
        Outcome::Unknown
    }
}

/// The time in `Retry-After`, in seconds or as a date.
///
/// A date is relative to the response's `Date`, so that neither clock needs to be correct. Longer times are limited to
/// [`MAX_PAUSE`], so that a program can add the result to its own times without an overflow.
fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    parse_retry_after(headers).map(|pause| pause.min(MAX_PAUSE))
}

fn parse_retry_after(headers: &HeaderMap) -> Option<Duration> {
    let text = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    if !text.is_empty() && text.bytes().all(|digit| digit.is_ascii_digit()) {
        // A number that overflows is treated as the maximum.
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
