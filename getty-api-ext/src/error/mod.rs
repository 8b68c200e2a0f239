//! The one error type.

mod display;
mod raw;
mod redact;
mod rejection;
mod response;

use std::error::Error as StdError;
use std::sync::Arc;
use std::time::Duration;

use getty_api::{ApiError, Effect, ErrorCode, OperationInfo, Request};
use http::{HeaderMap, Method, StatusCode};

pub(crate) use display::one_line;
pub use rejection::AccountRejection;

/// Why a call failed: the request, the response, and whether a retry can succeed.
///
/// `Display` is one line for people: the operation, the failure and, where possible, the next
/// step. `Debug` shows everything except bodies, headers and values that could contain a secret. The causes are
/// available as [`source`](std::error::Error::source). Clones are cheap and share the causes, so that one failure can be
/// the result of many calls.
///
/// ```
/// # fn handle(error: getty_api_ext::Error) {
/// use getty_api_ext::Outcome;
///
/// if error.is_not_found() {
///     println!("there is no such asset");
/// } else if error.is_retryable() {
///     println!("retry after {:?}", error.retry_after());
/// } else if error.outcome() == Outcome::Unknown {
///     println!("the server may have acted on the request: {error}");
/// }
/// # }
/// ```
#[derive(Clone)]
pub struct Error(Box<Inner>);

#[derive(Clone)]
struct Inner {
    kind: ErrorKind,
    subject: Subject,
    status: Option<StatusCode>,
    code: Option<ErrorCode>,
    message: String,
    request_ids: Vec<(&'static str, String)>,
    attempts: u32,
    outcome: Outcome,
    transient: bool,
    rate_limited: bool,
    account_rejection: Option<AccountRejection>,
    retry_after: Option<Duration>,
    api: Option<Box<ApiError>>,
    /// Shared, because one failure can be the result of many calls.
    source: Option<Arc<dyn StdError + Send + Sync>>,
}

/// The request of an error, without secrets.
#[derive(Clone, Debug, Default)]
pub(crate) struct Subject {
    /// The API operation, if the request belongs to one.
    pub(crate) operation: Option<&'static OperationInfo>,
    /// The name of a request that belongs to no operation: `token`, `delivery`.
    pub(crate) name: Option<&'static str>,
    pub(crate) method: Option<Method>,
    pub(crate) host: Option<String>,
    /// The path without the query, for API operations only: other paths can be secrets themselves.
    pub(crate) path: Option<String>,
    /// The effect of a repeat.
    pub(crate) effect: Option<Effect>,
}

impl Subject {
    /// The name of a request for a delivered file.
    pub(crate) const DELIVERY: &'static str = "delivery";

    /// The subject of an API request that has not been sent yet.
    pub(crate) fn of(request: &Request) -> Self {
        Self {
            operation: Some(request.operation),
            method: Some(request.method.clone()),
            // Only a custom request needs its path to be identified.
            path: request.operation.is_custom().then(|| request.path().to_owned()),
            effect: Some(request.operation.effect),
            ..Self::default()
        }
    }
}

/// The kinds of failures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// An argument or a setting is not valid; nothing was sent.
    Invalid,
    /// Credentials are missing or refused.
    Credentials,
    /// The API rejects requests of the account, whatever their arguments: the key is disabled, a quota is used up, or
    /// there is no product. [`Error::account_rejection`] is the reason.
    AccountWide,
    /// The operation needs an access token that belongs to a user, and the credentials are those of an
    /// application. [`Error::is_account_wide`] is true for it too.
    UserTokenRequired,
    /// The credentials are valid, but the customer's agreement does not cover the request.
    OutsideAgreement,
    /// No complete response was received.
    Connection,
    /// A time limit was exceeded.
    Timeout,
    /// The API returned an error; see [`Error::status`] and [`Error::code`].
    Api,
    /// The response differs from the documented structure, or is longer than the limit.
    Decode,
    /// The response is a redirect that is not followed.
    Redirect,
    /// Reading or writing a file failed.
    File,
    /// Changes of a feed may be missing; see [`Error::feed_gap`].
    ChangesMissing,
}

/// Whether the server may have acted on the request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// The server did not act on the request: it was never sent, or it was refused.
    NotDone,
    /// The server may have acted on the request. For a metered operation (a download, a licence, a
    /// generation) this means that it may have been paid for.
    Unknown,
}

impl Error {
    pub(crate) fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        Self(Box::new(Inner {
            kind,
            subject: Subject::default(),
            status: None,
            code: None,
            message: message.into(),
            request_ids: Vec::new(),
            attempts: 0,
            outcome: Outcome::NotDone,
            transient: false,
            rate_limited: false,
            account_rejection: None,
            retry_after: None,
            api: None,
            source: None,
        }))
    }

    pub(crate) fn with_kind(mut self, kind: ErrorKind) -> Self {
        self.0.kind = kind;
        self
    }

    /// Prefixes the message with the context of the failure.
    pub(crate) fn in_context(mut self, context: &str) -> Self {
        self.0.message = format!("{context}: {}", self.0.message);
        self
    }

    pub(crate) fn with_operation(mut self, operation: &'static OperationInfo) -> Self {
        self.0.subject.operation = Some(operation);
        self.0.subject.effect = Some(operation.effect);
        self.0.subject.method = Some(operation.method.clone());
        self
    }

    /// Marks an error of the credentials that every further request would cause too.
    pub(crate) fn with_rejected_credentials(mut self) -> Self {
        if self.0.kind == ErrorKind::Credentials {
            self.0.account_rejection.get_or_insert(AccountRejection::CredentialsRejected);
        }
        self
    }

    pub(crate) fn with_subject(mut self, subject: Subject) -> Self {
        self.0.subject = subject;
        self
    }

    pub(crate) fn with_attempts(mut self, attempts: u32) -> Self {
        self.0.attempts = attempts;
        self
    }

    pub(crate) fn with_outcome(mut self, outcome: Outcome) -> Self {
        self.0.outcome = outcome;
        self
    }

    /// Marks a temporary failure.
    pub(crate) fn transient(mut self) -> Self {
        self.0.transient = true;
        self
    }

    pub(crate) fn with_source(mut self, source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        self.0.source = Some(Arc::from(source.into()));
        self
    }

    /// The kind of failure.
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// The operation that was called; `None` for a token request or the delivery of a file.
    pub fn operation(&self) -> Option<&'static OperationInfo> {
        self.0.subject.operation
    }

    /// The HTTP method.
    pub fn method(&self) -> Option<&Method> {
        self.0.subject.method.as_ref()
    }

    /// The template of the operation's path, such as `/v3/images/{id}`; `None` for a custom request.
    pub fn path_template(&self) -> Option<&'static str> {
        self.0.subject.operation.filter(|operation| !operation.is_custom()).map(|operation| operation.path)
    }

    /// The path of the request without the query; API operations only.
    pub fn path(&self) -> Option<&str> {
        self.0.subject.path.as_deref()
    }

    /// The value of a parameter of [`path_template`](Self::path_template) in the request's path, such as
    /// the asset's id in the error of a download.
    pub fn path_parameter(&self, name: &str) -> Option<String> {
        // The configured URL can contain a path, which precedes the operation's segments.
        let template = self.path_template()?.rsplit('/');
        let mut pairs = template.zip(self.path()?.rsplit('/'));
        let (_, value) = pairs.find(|(segment, _)| {
            segment.strip_prefix('{').and_then(|inner| inner.strip_suffix('}')) == Some(name)
        })?;
        percent_encoding::percent_decode_str(value).decode_utf8().ok().map(Into::into)
    }

    /// The host that the request was sent to.
    pub fn host(&self) -> Option<&str> {
        self.0.subject.host.as_deref()
    }

    /// The HTTP status of the response, if one was received.
    pub fn status(&self) -> Option<StatusCode> {
        self.0.status
    }

    /// The API's stable name of the error.
    pub fn code(&self) -> Option<&ErrorCode> {
        self.0.code.as_ref()
    }

    /// The failure, without the request; the wording is not stable.
    pub fn message(&self) -> &str {
        &self.0.message
    }

    /// The identifier of the request in the API's records; quote it in support requests.
    pub fn request_id(&self) -> Option<&str> {
        self.0.request_ids.first().map(|(_, id)| id.as_str())
    }

    /// All identifiers that the servers assigned to the request: header name and value.
    pub fn request_ids(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.0.request_ids.iter().map(|(name, id)| (*name, id.as_str()))
    }

    /// The number of attempts; 0 when nothing was sent.
    pub fn attempts(&self) -> u32 {
        self.0.attempts
    }

    /// Whether the server may have acted on the request. For an operation that only reads this is always
    /// [`Outcome::NotDone`].
    pub fn outcome(&self) -> Outcome {
        match self.0.subject.effect {
            Some(Effect::Safe) => Outcome::NotDone,
            _ => self.0.outcome,
        }
    }

    /// The API's error response with its headers and body, if the API returned one.
    pub fn api(&self) -> Option<&ApiError> {
        self.0.api.as_deref()
    }

    /// The headers of the error response, if one was received.
    pub(crate) fn headers(&self) -> Option<&HeaderMap> {
        self.api().map(|api| &api.headers)
    }

    /// Whether it is safe to repeat the same request, now or later, and the repeat can succeed.
    ///
    /// This is true for temporary failures (no connection, a timeout, too many requests, an unavailable
    /// server), unless the request must not be processed twice and the server may have acted on it.
    pub fn is_retryable(&self) -> bool {
        let idempotent = self.0.subject.effect == Some(Effect::Idempotent);
        self.0.transient && (idempotent || self.outcome() == Outcome::NotDone)
    }

    /// The time after which a repeat can succeed: the server's `Retry-After`, at most one year. One second for "too many
    /// requests" without a time.
    pub fn retry_after(&self) -> Option<Duration> {
        self.0.retry_after
    }

    /// The type of the failure in one word, for metrics and traces.
    pub(crate) fn error_type(&self) -> &'static str {
        if let Some(rejection) = self.account_rejection() {
            return rejection.error_type();
        }
        match self.0.kind {
            _ if self.is_rate_limited() => "rate_limited",
            _ if self.is_quota_exceeded() => "quota_exceeded",
            _ if self.is_auth() => "auth",
            _ if self.is_not_found() => "not_found",
            ErrorKind::Api if self.0.transient => "unavailable",
            ErrorKind::Api => "refused",
            ErrorKind::Invalid => "invalid",
            ErrorKind::AccountWide => "account_wide",
            ErrorKind::Credentials | ErrorKind::UserTokenRequired | ErrorKind::OutsideAgreement => "auth",
            ErrorKind::Connection => "connection",
            ErrorKind::Timeout => "timeout",
            ErrorKind::Decode => "decode",
            ErrorKind::Redirect => "redirect",
            ErrorKind::File => "file",
            ErrorKind::ChangesMissing => "changes_missing",
        }
    }

    /// Whether the requested resource does not exist: status 404, or 410 when it was permanently removed.
    pub fn is_not_found(&self) -> bool {
        matches!(self.0.status, Some(StatusCode::NOT_FOUND | StatusCode::GONE))
    }

    /// Whether there were temporarily too many requests; see [`retry_after`](Self::retry_after).
    pub fn is_rate_limited(&self) -> bool {
        self.0.rate_limited
    }

    /// Whether the customer's downloads, credits or requests for the period are used up; a short wait
    /// does not help.
    pub fn is_quota_exceeded(&self) -> bool {
        rejection::is_quota(self.0.account_rejection, self.0.status, self.0.code.as_ref())
    }

    /// Whether the API rejected the request because of the account and not because of the asset or the arguments. It would
    /// reject every further request of the same kind, so a program should stop; see [`AccountRejection`].
    pub fn is_account_wide(&self) -> bool {
        self.0.account_rejection.is_some()
    }

    /// Why the API rejects requests of the account; `None` for every other failure.
    pub fn account_rejection(&self) -> Option<AccountRejection> {
        self.0.account_rejection
    }

    /// Whether credentials are missing, rejected or insufficient: any error response with status 401
    /// (which the API also returns for an asset outside the customer's agreement), every
    /// [`ErrorKind::Credentials`], a disabled key, and a missing user. The [`kind`](Self::kind) and the
    /// [`account_rejection`](Self::account_rejection) distinguish these cases.
    pub fn is_auth(&self) -> bool {
        use AccountRejection::{KeyDisabled, UserTokenRequired};
        self.0.kind == ErrorKind::Credentials
            || self.0.status == Some(StatusCode::UNAUTHORIZED)
            || matches!(self.0.account_rejection, Some(KeyDisabled | UserTokenRequired))
    }

    /// Whether a time limit was exceeded: while connecting, waiting for a response, or reading one.
    pub fn is_timeout(&self) -> bool {
        self.0.kind == ErrorKind::Timeout
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.0.source.as_deref().map(|source| source as _)
    }
}
