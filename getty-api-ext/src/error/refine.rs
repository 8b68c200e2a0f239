//! What is said of an error by those who know more than the one who made it.

use std::error::Error as StdError;

use getty_api::ApiError;

use super::{Error, ErrorKind};

/// What no text contains by chance, in bytes.
const LONG: usize = 8;

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

    /// The error for an answer in which the server may have said back what it was told.
    pub(crate) fn from_answer_without(mut api: ApiError, secrets: &[&str]) -> Self {
        // Before it is cut to a line, which could leave a half of one.
        api.message = api.message.map(|message| redact(&message, secrets));
        Self::from_answer(api).without_secrets(secrets)
    }

    /// Takes out every secret that a server put into its answer.
    pub(crate) fn without_secrets(mut self, secrets: &[&str]) -> Self {
        let spoiled = |text: &str| secrets.iter().any(|secret| !secret.is_empty() && text.contains(secret));
        if spoiled(&self.0.message) {
            self.0.message = redact(&self.0.message, secrets);
        }
        // A code decides what a program does: a short secret that is by chance a part of one leaves it.
        let long = |text: &str| secrets.iter().any(|secret| secret.len() >= LONG && text.contains(secret));
        if self.0.code.as_ref().is_some_and(|code| long(code.as_str())) {
            self.0.code = None;
        }
        self.0.request_ids.retain(|(_, id)| !long(id));
        let spoiled_bytes = |bytes: &[u8]| spoiled(&String::from_utf8_lossy(bytes));
        let spoiled_answer = |api: &ApiError| {
            spoiled_bytes(&api.body) || api.headers.values().any(|value| spoiled_bytes(value.as_bytes()))
        };
        if self.0.api.as_deref().is_some_and(spoiled_answer) {
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
