//! `Display`, one line for people, and `Debug`, all fields without secrets.

use std::error::Error as StdError;
use std::fmt::{self, Write as _};

use getty_api::support::text;
use getty_api::{Effect, ErrorCode};
use http::StatusCode;

use super::{AccountRejection, Error, ErrorKind, Inner, Outcome};

/// The maximum length of a server's message in a line, in characters.
const MESSAGE_LIMIT: usize = 300;

/// The beginning of a text, on one line.
pub(crate) fn one_line(text: &str) -> String {
    text::one_line(text, MESSAGE_LIMIT)
}

impl Inner {
    fn is_metered(&self) -> bool {
        self.subject.effect == Some(Effect::Metered)
    }

    /// The next step for the user, if there is one.
    fn advice(&self) -> Option<&'static str> {
        if self.outcome == Outcome::Unknown && self.is_metered() {
            return Some("it may have been done and paid for: check the history before repeating it");
        }
        if let Some(advice) = self.account_rejection.and_then(AccountRejection::advice) {
            return Some(advice);
        }
        if self.rate_limited {
            return Some("make fewer requests at once, or set `GettyBuilder::rate_limit`");
        }
        match (self.kind, self.status, &self.code) {
            (_, _, Some(ErrorCode::AuthorizationTokenRequired)) => {
                Some("use credentials that can obtain an access token, not the API key alone")
            }
            (ErrorKind::OutsideAgreement, _, _) => {
                Some("ask Getty Images whether the agreement covers it, or name another product")
            }
            (ErrorKind::Api | ErrorKind::Credentials, Some(StatusCode::UNAUTHORIZED), _) => {
                Some("check the API key and the credentials")
            }
            _ => None,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Inner { subject, message, attempts, .. } = &*self.0;
        let custom = subject.operation.is_some_and(|operation| operation.is_custom());
        match (&subject.method, &subject.path) {
            // All custom requests have the same name, so the method and path identify them. The query is not shown.
            (Some(method), Some(path)) if custom => {
                write!(formatter, "{method} {}: ", one_line(path))?;
            }
            _ => {
                if let Some(name) = subject.operation.map(|operation| operation.id).or(subject.name) {
                    write!(formatter, "{name}: ")?;
                }
            }
        }
        // The message can contain text of a server, a file system or the caller.
        message.chars().try_for_each(|c| formatter.write_char(text::on_its_line(c)))?;
        match (self.request_id(), *attempts) {
            (Some(id), 0 | 1) => write!(formatter, " (request {id})")?,
            (Some(id), attempts) => write!(formatter, " (request {id}, {attempts} attempts)")?,
            (None, 0 | 1) => {}
            (None, attempts) => write!(formatter, " ({attempts} attempts)")?,
        }
        match self.0.advice() {
            Some(advice) => write!(formatter, "; {advice}"),
            None => Ok(()),
        }
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Inner { subject, .. } = &*self.0;
        formatter
            .debug_struct("Error")
            .field("kind", &self.0.kind)
            .field("account_rejection", &self.0.account_rejection)
            .field("operation", &subject.operation.map(|operation| operation.id).or(subject.name))
            .field("method", &subject.method)
            .field("host", &subject.host)
            .field("path_template", &self.path_template())
            .field("path", &subject.path)
            .field("status", &self.0.status)
            .field("code", &self.0.code)
            .field("message", &self.0.message)
            .field("request_ids", &self.0.request_ids)
            .field("attempts", &self.0.attempts)
            .field("outcome", &self.outcome())
            .field("retryable", &self.is_retryable())
            .field("retry_after", &self.0.retry_after)
            .field("causes", &Causes(self))
            .finish()
    }
}

/// The causes with their `Display`: their `Debug` could print headers, bodies and URLs.
struct Causes<'a>(&'a Error);

impl fmt::Debug for Causes<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut list = formatter.debug_list();
        let mut cause = self.0.source();
        while let Some(error) = cause {
            list.entry(&format_args!("{error}"));
            cause = error.source();
        }
        list.finish()
    }
}
