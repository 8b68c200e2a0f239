//! A token and the times that apply to it.

use std::time::Duration;

use bytes::Bytes;
use http::header::HeaderValue;
use secrecy::zeroize::Zeroizing;
use secrecy::{ExposeSecret as _, SecretString};
use tokio::time::Instant;

use super::AccessToken;
use crate::error::{Error, ErrorKind};

/// The lifetime of a token if none is stated: that of the API's own tokens.
pub(super) const DEFAULT_LIFE: Duration = Duration::from_secs(1800);

/// No token is used for longer, whatever its stated lifetime.
pub(super) const MAX_LIFETIME: Duration = Duration::from_secs(24 * 60 * 60);

/// Renewal begins when this time is left, or a quarter of the token's lifetime if that is less.
const RENEWAL_MARGIN: Duration = Duration::from_secs(300);

/// When less than this time is left, or a tenth of the lifetime if that is less, a token is no longer used: it
/// could expire during the request.
const SAFETY_MARGIN: Duration = Duration::from_secs(30);

/// An access token and when it expires.
#[derive(Debug)]
pub(crate) struct Token {
    value: SecretString,
    header: HeaderValue,
    times: Option<TokenTimes>,
    origin: Origin,
}

/// Where a token comes from, which decides what its rejection shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Origin {
    /// The token endpoint has just issued it.
    Issued,
    /// A token store contained it.
    Stored,
    /// The program or its token provider supplied it.
    Supplied,
}

/// By the monotonic clock, so that a change of the system's clock extends nothing. That clock can stop while the system
/// is suspended: a token that expires meanwhile is rejected once by the API and then renewed.
#[derive(Clone, Copy, Debug)]
struct TokenTimes {
    renew_from: Instant,
    use_until: Instant,
}

impl TokenTimes {
    /// For a token with a lifetime of `life`, of which `left` remains.
    fn new(now: Instant, life: Duration, left: Duration) -> Self {
        let life = life.min(MAX_LIFETIME);
        let left = left.min(life);
        let after = |margin: Duration| now + left.saturating_sub(margin);
        Self {
            renew_from: after(RENEWAL_MARGIN.min(life / 4)),
            use_until: after(SAFETY_MARGIN.min(life / 10)),
        }
    }
}

impl Token {
    /// A token with a lifetime of `life`, of which `left` remains from `now`.
    pub(super) fn new(
        value: SecretString,
        now: Instant,
        life: Duration,
        left: Duration,
        origin: Origin,
    ) -> Result<Self, Error> {
        Ok(Self { header: bearer(&value)?, value, times: Some(TokenTimes::new(now, life, left)), origin })
    }

    /// A token that cannot be renewed: it is used until it expires.
    pub(super) fn fixed(token: &AccessToken) -> Result<Self, Error> {
        let times = token.life.and_then(|(since, life)| {
            let end = since.checked_add(life)?;
            Some(TokenTimes { renew_from: end, use_until: end })
        });
        let header = bearer(&token.value)?;
        Ok(Self { header, value: token.value.clone(), times, origin: Origin::Supplied })
    }

    /// A token of a source that can return another.
    pub(super) fn renewable(token: &AccessToken) -> Result<Self, Error> {
        let now = Instant::now();
        let (life, left) = match token.life {
            Some((since, life)) => (life, life.saturating_sub(now.duration_since(since))),
            None => (DEFAULT_LIFE, DEFAULT_LIFE),
        };
        Self::new(token.value.clone(), now, life, left, Origin::Supplied)
    }

    /// The `Authorization` header.
    pub(crate) fn header(&self) -> HeaderValue {
        self.header.clone()
    }

    /// Whether it can still be sent.
    pub(super) fn is_usable(&self) -> bool {
        self.times.is_none_or(|times| Instant::now() < times.use_until)
    }

    /// Whether it is time to request the next one.
    pub(super) fn is_due(&self) -> bool {
        self.times.is_some_and(|times| Instant::now() >= times.renew_from)
    }

    /// Whether it is this same token.
    pub(crate) fn is(&self, value: &SecretString) -> bool {
        self.value.expose_secret() == value.expose_secret()
    }

    pub(super) fn origin(&self) -> Origin {
        self.origin
    }

    /// Whether it comes from the program or its token provider.
    pub(crate) fn is_supplied(&self) -> bool {
        self.origin == Origin::Supplied
    }

    pub(crate) fn value(&self) -> &SecretString {
        &self.value
    }
}

fn bearer(token: &SecretString) -> Result<HeaderValue, Error> {
    let unusable = || Error::new(ErrorKind::Credentials, "the access token cannot be sent in a header");
    if token.expose_secret().trim().is_empty() {
        return Err(Error::new(ErrorKind::Credentials, "the access token is empty"));
    }
    secret_header(["Bearer ", token.expose_secret()].concat()).ok_or_else(unusable)
}

/// A header value that no trace shows and whose memory is wiped when it is dropped. The text should have been
/// allocated at once, because a string that is reallocated leaves copies behind.
pub(super) fn secret_header(text: String) -> Option<HeaderValue> {
    let owner = Zeroizing::new(text.into_bytes());
    let mut value = HeaderValue::from_maybe_shared(Bytes::from_owner(owner)).ok()?;
    value.set_sensitive(true);
    Some(value)
}
