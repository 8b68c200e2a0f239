//! What is said of an error by those who know more than the one who made it.

use std::error::Error as StdError;

use super::{Error, ErrorKind};

impl Error {
    pub(crate) fn with_kind(mut self, kind: ErrorKind) -> Self {
        self.0.kind = kind;
        self
    }

    /// Puts what was being done before what went wrong.
    pub(crate) fn in_context(mut self, doing: &str) -> Self {
        self.0.message = format!("{doing}: {}", self.0.message);
        self
    }

    /// The same failure once more, for another call that it is the answer to.
    pub(crate) fn duplicate(&self) -> Self {
        Self(self.0.clone())
    }

    /// Takes out every secret that a server put into its answer.
    pub(crate) fn without_secrets(mut self, secrets: &[&str]) -> Self {
        let spoiled = |text: &str| secrets.iter().any(|secret| !secret.is_empty() && text.contains(secret));
        if spoiled(&self.0.message) {
            self.0.message = redact(&self.0.message, secrets);
        }
        let body = self.0.api.as_ref().map(|api| String::from_utf8_lossy(&api.body).into_owned());
        if body.is_some_and(|body| spoiled(&body)) {
            self.0.api = None;
        }
        let mut cause = self.source();
        while let Some(error) = cause {
            if spoiled(&error.to_string()) || spoiled(&format!("{error:?}")) {
                self.0.source = None;
                break;
            }
            cause = error.source();
        }
        self
    }
}

/// The text with a mark in the place of each secret.
pub(crate) fn redact(text: &str, secrets: &[&str]) -> String {
    let known = secrets.iter().filter(|secret| !secret.is_empty());
    known.fold(text.to_owned(), |text, secret| text.replace(secret, "[secret]"))
}
