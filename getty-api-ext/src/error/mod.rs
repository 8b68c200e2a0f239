//! The one error type.

mod display;
mod raw;
mod redact;
mod response;

use std::error::Error as StdError;
use std::sync::Arc;
use std::time::Duration;

use getty_api::{ApiError, Effect, ErrorCode, OperationInfo, Request};
use http::{HeaderMap, Method, StatusCode};

pub(crate) use display::one_line;

/// Why a call failed: what was asked, what came back, and whether asking again can help.
///
/// `Display` is one line for people: what was asked, what went wrong and, where that helps, what to do
/// next. `Debug` shows everything but bodies, headers and whatever could hold a secret. The causes are kept
/// as [`source`](std::error::Error::source). Cloning is cheap enough for one failure to be the result of many calls; the
/// causes are shared.
///
/// ```
/// # fn handle(error: getty_api_ext::Error) {
/// use getty_api_ext::Outcome;
///
/// if error.is_not_found() {
///     println!("there is no such asset");
/// } else if error.is_retryable() {
///     println!("try again after {:?}", error.retry_after());
/// } else if error.outcome() == Outcome::Unknown {
///     println!("this may have been done all the same: {error}");
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
    retry_after: Option<Duration>,
    api: Option<Box<ApiError>>,
    /// Shared, as one failure can be the answer to many calls.
    source: Option<Arc<dyn StdError + Send + Sync>>,
}

/// What was asked, as far as it may be told.
#[derive(Clone, Debug, Default)]
pub(crate) struct Subject {
    /// The API operation, if it was one.
    pub(crate) operation: Option<&'static OperationInfo>,
    /// What it is called when it is none: `token`, `delivery`.
    pub(crate) name: Option<&'static str>,
    pub(crate) method: Option<Method>,
    pub(crate) host: Option<String>,
    /// The path without the query, for API operations only: other paths can be secrets in themselves.
    pub(crate) path: Option<String>,
    /// What a repeat would do.
    pub(crate) effect: Option<Effect>,
}

impl Subject {
    /// What is known of an API request before it is sent.
    pub(crate) fn of(request: &Request) -> Self {
        Self {
            operation: Some(request.operation),
            method: Some(request.method.clone()),
            // Only a custom request needs it to be recognised.
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
    /// What was given cannot be used: nothing was sent.
    Invalid,
    /// Credentials are missing or refused.
    Credentials,
    /// The operation needs an access token that belongs to a user, and the credentials are those of an
    /// application.
    UserTokenRequired,
    /// The credentials are good, but the customer's agreement does not cover what was asked for.
    OutsideAgreement,
    /// No complete answer came.
    Connection,
    /// Time ran out.
    Timeout,
    /// The API answered with an error; see [`Error::status`] and [`Error::code`].
    Api,
    /// The answer is not what is documented, or longer than what is read.
    Decode,
    /// A redirect that is not followed.
    Redirect,
    /// Reading or writing a file failed.
    File,
    /// Changes of a feed may be missing; see [`Error::feed_gap`].
    ChangesMissing,
}

/// What is known of what the server did.
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
            retry_after: None,
            api: None,
            source: None,
        }))
    }

    pub(crate) fn with_kind(mut self, kind: ErrorKind) -> Self {
        self.0.kind = kind;
        self
    }

    /// Puts what was being done before what went wrong.
    pub(crate) fn in_context(mut self, doing: &str) -> Self {
        self.0.message = format!("{doing}: {}", self.0.message);
        self
    }

    pub(crate) fn with_operation(mut self, operation: &'static OperationInfo) -> Self {
        self.0.subject.operation = Some(operation);
        self.0.subject.effect = Some(operation.effect);
        self.0.subject.method = Some(operation.method.clone());
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

    /// Marks a failure that passes by itself.
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

    /// The path that was asked for, without the query; API operations only.
    pub fn path(&self) -> Option<&str> {
        self.0.subject.path.as_deref()
    }

    /// What stood in the request's path for a parameter of [`path_template`](Self::path_template), such as
    /// the asset's id in the error of a download.
    pub fn path_parameter(&self, name: &str) -> Option<String> {
        // A path in the configured address stands before the operation's own segments.
        let template = self.path_template()?.rsplit('/');
        let mut pairs = template.zip(self.path()?.rsplit('/'));
        let (_, value) = pairs.find(|(segment, _)| {
            segment.strip_prefix('{').and_then(|inner| inner.strip_suffix('}')) == Some(name)
        })?;
        percent_encoding::percent_decode_str(value).decode_utf8().ok().map(Into::into)
    }

    /// The host that was asked.
    pub fn host(&self) -> Option<&str> {
        self.0.subject.host.as_deref()
    }

    /// The HTTP status of the answer, if one came.
    pub fn status(&self) -> Option<StatusCode> {
        self.0.status
    }

    /// The API's stable name for what went wrong.
    pub fn code(&self) -> Option<&ErrorCode> {
        self.0.code.as_ref()
    }

    /// What went wrong, without what was asked; its wording is not stable.
    pub fn message(&self) -> &str {
        &self.0.message
    }

    /// What identifies the request in the API's own records; quote it when asking for support.
    pub fn request_id(&self) -> Option<&str> {
        self.0.request_ids.first().map(|(_, id)| id.as_str())
    }

    /// All identifiers that the servers on the way gave the request: header name and value.
    pub fn request_ids(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.0.request_ids.iter().map(|(name, id)| (*name, id.as_str()))
    }

    /// How often the request was tried; 0 when nothing was sent.
    pub fn attempts(&self) -> u32 {
        self.0.attempts
    }

    /// What is known of what the server did. Of an operation that only reads this is always
    /// [`Outcome::NotDone`].
    pub fn outcome(&self) -> Outcome {
        match self.0.subject.effect {
            Some(Effect::Safe) => Outcome::NotDone,
            _ => self.0.outcome,
        }
    }

    /// The API's error answer with its headers and body, if it is one.
    pub fn api(&self) -> Option<&ApiError> {
        self.0.api.as_deref()
    }

    /// The answer's headers, if one came.
    pub(crate) fn headers(&self) -> Option<&HeaderMap> {
        self.api().map(|api| &api.headers)
    }

    /// Whether sending the same request again, now or later, can help and cannot do harm.
    ///
    /// This is so for failures that pass by themselves (no connection, time run out, too many requests, a
    /// server that is down), unless the request is one that must not be done twice and may have been done.
    pub fn is_retryable(&self) -> bool {
        let idempotent = self.0.subject.effect == Some(Effect::Idempotent);
        self.0.transient && (idempotent || self.outcome() == Outcome::NotDone)
    }

    /// After how long a repeat can help: what the server said, at most a year, or a second when it only said
    /// that there were too many requests.
    pub fn retry_after(&self) -> Option<Duration> {
        self.0.retry_after
    }

    /// What kind of failure it is in a word, for metrics and traces.
    pub(crate) fn error_type(&self) -> &'static str {
        match self.0.kind {
            _ if self.is_rate_limited() => "rate_limited",
            _ if self.is_quota_exceeded() => "quota_exceeded",
            _ if self.is_auth() => "auth",
            _ if self.is_not_found() => "not_found",
            ErrorKind::Api if self.0.transient => "unavailable",
            ErrorKind::Api => "refused",
            ErrorKind::Invalid => "invalid",
            ErrorKind::Credentials | ErrorKind::UserTokenRequired | ErrorKind::OutsideAgreement => "auth",
            ErrorKind::Connection => "connection",
            ErrorKind::Timeout => "timeout",
            ErrorKind::Decode => "decode",
            ErrorKind::Redirect => "redirect",
            ErrorKind::File => "file",
            ErrorKind::ChangesMissing => "changes_missing",
        }
    }

    /// Whether the thing that was asked for does not exist: status 404, or 410 for what is gone for good.
    pub fn is_not_found(&self) -> bool {
        matches!(self.0.status, Some(StatusCode::NOT_FOUND | StatusCode::GONE))
    }

    /// Whether there were too many requests for the moment; see [`retry_after`](Self::retry_after).
    pub fn is_rate_limited(&self) -> bool {
        self.0.rate_limited
    }

    /// Whether the customer's downloads, credits or requests for the period are used up; waiting a moment
    /// does not help.
    pub fn is_quota_exceeded(&self) -> bool {
        response::is_quota(self.0.status, self.0.code.as_ref(), self.headers())
    }

    /// Whether credentials are missing, refused, or do not suffice: any error answer with status 401
    /// (which the API also gives for an asset outside the customer's agreement), and every
    /// [`ErrorKind::Credentials`]. The [`kind`](Self::kind) tells these apart.
    pub fn is_auth(&self) -> bool {
        self.0.kind == ErrorKind::Credentials || self.0.status == Some(StatusCode::UNAUTHORIZED)
    }

    /// Whether time ran out: connecting, waiting for an answer, or in the middle of one.
    pub fn is_timeout(&self) -> bool {
        self.0.kind == ErrorKind::Timeout
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.0.source.as_deref().map(|source| source as _)
    }
}
