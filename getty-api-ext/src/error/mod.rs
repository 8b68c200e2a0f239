//! The one error type.

use std::error::Error as StdError;
use std::fmt;
use std::time::Duration;

use getty_api::{ErrorCode, OperationInfo};
use http::StatusCode;

/// Why a call failed: what was asked, what came back, and whether asking again can help.
pub struct Error(Box<Inner>);

struct Inner {
    kind: ErrorKind,
    operation: Option<&'static OperationInfo>,
    status: Option<StatusCode>,
    code: Option<ErrorCode>,
    message: String,
    request_id: Option<String>,
    attempts: u32,
    outcome: Outcome,
    retry_after: Option<Duration>,
    source: Option<Box<dyn StdError + Send + Sync>>,
}

/// The kinds of failures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// What was given cannot be used: nothing was sent.
    Invalid,
    /// Credentials are missing, refused, or do not suffice.
    Credentials,
    /// No complete answer came.
    Connection,
    /// Time ran out.
    Timeout,
    /// The API answered with an error.
    Api,
    /// The answer is not what is documented.
    Decode,
    /// A redirect that is not followed.
    Redirect,
    /// Reading or writing a file failed.
    File,
}

/// What is known of what the server did.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// The server did not act on the request.
    NotDone,
    /// The server may have acted on the request.
    Unknown,
}

impl Error {
    pub(crate) fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        Self(Box::new(Inner {
            kind,
            operation: None,
            status: None,
            code: None,
            message: message.into(),
            request_id: None,
            attempts: 0,
            outcome: Outcome::NotDone,
            retry_after: None,
            source: None,
        }))
    }

    pub(crate) fn with_operation(mut self, operation: &'static OperationInfo) -> Self {
        self.0.operation = Some(operation);
        self
    }

    pub(crate) fn with_outcome(mut self, outcome: Outcome) -> Self {
        self.0.outcome = outcome;
        self
    }

    pub(crate) fn with_source(mut self, source: impl StdError + Send + Sync + 'static) -> Self {
        self.0.source = Some(Box::new(source));
        self
    }

    /// The kind of failure.
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// The operation that was called.
    pub fn operation(&self) -> Option<&'static OperationInfo> {
        self.0.operation
    }

    /// The HTTP status of the answer, if one came.
    pub fn status(&self) -> Option<StatusCode> {
        self.0.status
    }

    /// The API's stable name for what went wrong.
    pub fn code(&self) -> Option<&ErrorCode> {
        self.0.code.as_ref()
    }

    /// What identifies the request in the API's own records.
    pub fn request_id(&self) -> Option<&str> {
        self.0.request_id.as_deref()
    }

    /// How often the request was sent.
    pub fn attempts(&self) -> u32 {
        self.0.attempts
    }

    /// What is known of what the server did.
    pub fn outcome(&self) -> Outcome {
        self.0.outcome
    }

    /// After how long a repeat can help, if it can.
    pub fn retry_after(&self) -> Option<Duration> {
        self.0.retry_after
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(operation) = self.0.operation {
            write!(formatter, "{}: ", operation.id)?;
        }
        formatter.write_str(&self.0.message)
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Error")
            .field("kind", &self.0.kind)
            .field("operation", &self.0.operation.map(|operation| operation.id))
            .field("status", &self.0.status)
            .field("code", &self.0.code)
            .field("message", &self.0.message)
            .field("request_id", &self.0.request_id)
            .field("attempts", &self.0.attempts)
            .field("outcome", &self.0.outcome)
            .field("retry_after", &self.0.retry_after)
            .field("source", &self.0.source)
            .finish()
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.0.source.as_deref().map(|source| source as _)
    }
}

impl From<getty_api::Error> for Error {
    fn from(error: getty_api::Error) -> Self {
        use getty_api::Error as Raw;

        let mut wrapped = match &error {
            Raw::InvalidArgument { .. } => Self::new(ErrorKind::Invalid, error.to_string()),
            Raw::Api(api) => {
                let mut wrapped = Self::new(ErrorKind::Api, error.to_string());
                wrapped.0.status = Some(api.status);
                wrapped.0.code = api.code.clone();
                wrapped.0.request_id = api.request_id.clone();
                wrapped
            }
            Raw::Decode(_) | Raw::TooLarge { .. } => {
                Self::new(ErrorKind::Decode, error.to_string()).with_outcome(Outcome::Unknown)
            }
            _ => Self::new(ErrorKind::Connection, error.to_string()).with_outcome(Outcome::Unknown),
        };
        wrapped.0.source = Some(Box::new(error));
        wrapped
    }
}
