//! Removing secrets from errors.

use std::error::Error as StdError;

use getty_api::Secrets;

use super::Error;

impl Error {
    /// Removes every secret that a server put into its response. Must be called before an error is returned to the user.
    pub(crate) fn without_secrets(mut self, secrets: &Secrets) -> Self {
        if secrets.is_empty() {
            return self;
        }
        self.0.message = secrets.redact(&self.0.message).into_owned();
        self.0.subject.path = self.0.subject.path.take().map(|path| secrets.redact(&path).into_owned());
        // Programs depend on the code: a short secret that it contains by chance is no reason to remove it.
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
