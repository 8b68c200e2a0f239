//! Which token is whose.

use std::fmt;

use secrecy::{ExposeSecret as _, SecretString};
use sha2::{Digest as _, Sha256};
use url::Url;

use super::super::{Credentials, Grant};

/// Names the token of one set of credentials in a [`TokenStore`](super::TokenStore).
///
/// It is a hash of the token endpoint, the API key, the grant, and everything that the grant shows to have a
/// token: the API key's secret, the user's name and password, or the first refresh token. Whoever does not know
/// these does not find the token, and none of them can be told from it. It is text of 64 hexadecimal digits and
/// the same on every machine.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TokenKey(String);

impl TokenKey {
    pub(in super::super) fn new(credentials: &Credentials, endpoint: &Url) -> Self {
        let secret = credentials.client_secret.as_ref();
        let shown = match &credentials.grant {
            Grant::Password { username, password } => [Some(username), Some(password), secret],
            // It stays what it is when the API key's secret is replaced, and so does the newest one in the store.
            Grant::RefreshToken { token, .. } => [Some(token), None, None],
            _ => [secret, None, None],
        };
        let shown = shown.map(|part| part.map_or("", SecretString::expose_secret));
        let client = [endpoint.as_str(), credentials.api_key.expose_secret(), credentials.grant.name()];
        let mut hash = Sha256::new();
        for part in client.into_iter().chain(shown) {
            // With its length before it, no part can run into the next.
            hash.update((part.len() as u64).to_be_bytes());
            hash.update(part);
        }
        Self(hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for TokenKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}
