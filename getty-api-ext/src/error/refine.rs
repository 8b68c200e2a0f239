//! What is said of an error by those who know more than the one who made it.

use std::error::Error as StdError;

use getty_api::Secrets;

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

    /// Takes out every secret that a server put into its response. To be applied before an error leaves the call it
    /// belongs to.
    pub(crate) fn without_secrets(mut self, secrets: &Secrets) -> Self {
        if secrets.is_empty() {
            return self;
        }
        self.0.message = secrets.redact(&self.0.message).into_owned();
        self.0.subject.path = self.0.subject.path.take().map(|path| secrets.redact(&path).into_owned());
        // A code decides what a program does: a short secret that is by chance a part of one leaves it.
        let long = secrets.long();
        self.0.code.take_if(|code| long.appear_in(code.as_str()));
        self.0.request_ids.retain(|(_, id)| !long.appear_in(id));
        if let Some(api) = self.0.api.as_deref_mut() {
            api.redact(secrets);
        }
        let mut cause = self.source();
        while let Some(error) = cause {
            if secrets.appear_in(error.to_string()) || secrets.appear_in(format!("{error:?}")) {
                self.0.source = None;
                break;
            }
            cause = error.source();
        }
        self
    }
}
