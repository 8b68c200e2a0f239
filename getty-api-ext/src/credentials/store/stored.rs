//! A token as it is stored.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use secrecy::zeroize::Zeroizing;
use secrecy::{ExposeSecret as _, SecretString};
use serde::{Deserialize, Serialize};
use tokio::time::Instant;

use super::super::token::{MAX_LIFETIME, Origin, Token};
use super::StoreError;

/// The format version that [`StoredToken::to_json`] writes.
const VERSION: u32 = 1;

/// A token in a [`TokenStore`](super::TokenStore), with the times at which it was issued and expires by the
/// system's clock.
#[derive(Clone, Debug)]
pub struct StoredToken {
    access_token: SecretString,
    issued_at: SystemTime,
    expires_at: SystemTime,
    refresh_token: Option<SecretString>,
}

impl StoredToken {
    pub(in super::super) fn new(
        access_token: SecretString,
        life: Duration,
        refresh_token: Option<SecretString>,
    ) -> Self {
        let issued_at = SystemTime::now();
        let expires_at = issued_at + life.min(MAX_LIFETIME);
        Self { access_token, issued_at, expires_at, refresh_token }
    }

    /// The access token.
    pub fn access_token(&self) -> &SecretString {
        &self.access_token
    }

    /// The newest refresh token, if the grant has one.
    pub fn refresh_token(&self) -> Option<&SecretString> {
        self.refresh_token.as_ref()
    }

    /// When the access token was issued.
    pub fn issued_at(&self) -> SystemTime {
        self.issued_at
    }

    /// When the access token expires.
    pub fn expires_at(&self) -> SystemTime {
        self.expires_at
    }

    /// The token with its remaining times by the monotonic clock.
    ///
    /// A token from the future was stored before the system's clock was set back. Its age is unknown, so it is
    /// not used. Otherwise the remaining time is at most the lifetime of the token.
    pub(in super::super) fn to_token(&self) -> Option<Token> {
        let wall = SystemTime::now();
        let life = self.expires_at.duration_since(self.issued_at).ok()?;
        wall.duration_since(self.issued_at).ok()?;
        let left = self.expires_at.duration_since(wall).ok()?;
        Token::new(self.access_token.clone(), Instant::now(), life, left, Origin::Stored).ok()
    }

    /// As JSON, for custom stores. It contains the secrets.
    ///
    /// # Errors
    /// When a time lies before 1970.
    pub fn to_json(&self) -> Result<Zeroizing<String>, StoreError> {
        let seconds = |time: SystemTime| time.duration_since(UNIX_EPOCH).map(|since| since.as_secs());
        let written = TokenToWrite {
            version: VERSION,
            access_token: self.access_token.expose_secret(),
            issued_at: seconds(self.issued_at)?,
            expires_at: seconds(self.expires_at)?,
            refresh_token: self.refresh_token.as_ref().map(|token| token.expose_secret()),
        };
        Ok(Zeroizing::new(serde_json::to_string(&written)?))
    }

    /// From the output of [`to_json`](Self::to_json).
    ///
    /// # Errors
    /// When the text is anything else; the error does not show the text.
    pub fn from_json(json: &str) -> Result<Self, StoreError> {
        // The parser's own message could quote a token.
        let read: TokenAsRead = serde_json::from_str(json).map_err(|_| "it is not the JSON of a token")?;
        if read.version != VERSION {
            return Err(
                format!("it has version {}, and only version {VERSION} is supported", read.version).into()
            );
        }
        let time = |seconds: u64| {
            UNIX_EPOCH.checked_add(Duration::from_secs(seconds)).ok_or("a time is out of range")
        };
        let (issued_at, expires_at) = (time(read.issued_at)?, time(read.expires_at)?);
        Ok(Self {
            access_token: read.access_token.into(),
            issued_at,
            expires_at,
            refresh_token: read.refresh_token.map(SecretString::from),
        })
    }
}

#[derive(Serialize)]
struct TokenToWrite<'a> {
    version: u32,
    access_token: &'a str,
    issued_at: u64,
    expires_at: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    refresh_token: Option<&'a str>,
}

#[derive(Deserialize)]
struct TokenAsRead {
    version: u32,
    access_token: String,
    issued_at: u64,
    expires_at: u64,
    refresh_token: Option<String>,
}
