//! Access tokens that are obtained elsewhere.

use std::time::Duration;

use secrecy::SecretString;
use tokio::time::Instant;

/// An access token from the caller's own source, and its lifetime if that is known.
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
    /// When it was obtained, and its lifetime from then.
    pub(super) life: Option<(Instant, Duration)>,
}

impl AccessToken {
    /// A token that is used until it is refused, unless its lifetime is set.
    pub fn new(value: impl Into<SecretString>) -> Self {
        Self { value: value.into(), life: None }
    }

    /// Its lifetime from now.
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
