//! Removing secrets from errors.

use std::error::Error as StdError;

use getty_api::Secrets;

use super::Error;

impl Error {
    /// Removes every secret that a server put into its response. Must be called before an error is returned to the user.
    ///
    /// Texts of servers are redacted before they become part of a message, so that the fixed words around them stay. A
    /// long secret occurs in no fixed text, and is searched here once more.
    pub(crate) fn without_secrets(mut self, secrets: &Secrets) -> Self {
        if secrets.is_empty() {
            return self;
        }
        let long = secrets.long();
        self.0.message = long.redact(&self.0.message).into_owned();
        self.0.subject.path = self.0.subject.path.take().map(|path| long.redact(&path).into_owned());
        self.0.code.take_if(|code| !code.is_known() && secrets.appear_in(code.as_str()));
        self.0.request_ids.retain(|(_, id)| !secrets.appear_in(id));
        if let Some(api) = self.0.api.as_deref_mut() {
            api.redact(secrets);
        }
        let mut cause = self.source();
        while let Some(error) = cause {
            // Its texts were redacted, and fixed words can contain a short secret.
            if error.is::<getty_api::Error>() {
                break;
            }
            if secrets.appear_in(error.to_string()) || secrets.appear_in(format!("{error:?}")) {
                self.0.source = None;
                break;
            }
            cause = error.source();
        }
        self
    }
}
