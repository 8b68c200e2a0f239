//! Access tokens that come from elsewhere.

use std::time::Duration;

use secrecy::SecretString;
use tokio::time::Instant;

/// An access token from the caller's own source, and how long it lives if that is known.
///
/// ```
/// use std::time::Duration;
/// use getty_api_ext::AccessToken;
///
/// let token = AccessToken::new("2YotnFZFEjr1zCsicMWpAA").expires_in(Duration::from_secs(1800));
/// ```
#[derive(Clone, Debug)]
pub struct AccessToken {
    pub(super) value: SecretString,
    /// When it was had, and for how long it lives from then.
    pub(super) life: Option<(Instant, Duration)>,
}

impl AccessToken {
    /// A token that lives until it is refused, unless told otherwise.
    pub fn new(value: impl Into<SecretString>) -> Self {
        Self { value: value.into(), life: None }
    }

    /// How long it lives from now.
    #[must_use]
    pub fn expires_in(mut self, life: Duration) -> Self {
        self.life = Some((Instant::now(), life));
        self
    }
}

impl From<SecretString> for AccessToken {
    fn from(value: SecretString) -> Self {
        Self::new(value)
    }
}

impl From<String> for AccessToken {
    fn from(value: String) -> Self {
        Self::new(value)
    }
}

impl From<&str> for AccessToken {
    fn from(value: &str) -> Self {
        Self::new(value)
    }
}
