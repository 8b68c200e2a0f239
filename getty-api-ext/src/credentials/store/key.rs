//! The key of a token in a store.

use std::fmt;

use secrecy::{ExposeSecret as _, SecretString};
use sha2::{Digest as _, Sha256};
use url::Url;

use super::super::{Credentials, Grant};

/// The key of the token of one set of credentials in a [`TokenStore`](super::TokenStore).
///
/// It is a hash of the token endpoint, the API key, the grant, and all secrets that the grant sends: the API
/// key's secret, the user's name and password, or the first refresh token. Nobody can find the token without
/// these, and none of them can be derived from the key. The key is text of 64 hexadecimal digits and is the same
/// on every machine.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TokenKey(String);

impl TokenKey {
    pub(in super::super) fn new(credentials: &Credentials, endpoint: &Url) -> Self {
        let secret = credentials.client_secret.as_ref();
        let shown = match &credentials.grant {
            Grant::Password { username, password } => [Some(username), Some(password), secret],
            // The key stays the same when the API key's secret is replaced; so does the newest refresh token in
            // the store.
            Grant::RefreshToken { token, .. } => [Some(token), None, None],
            _ => [secret, None, None],
        };
        let shown = shown.map(|part| part.map_or("", SecretString::expose_secret));
        let client = [endpoint.as_str(), credentials.api_key.expose_secret(), credentials.grant.name()];
        let mut hash = Sha256::new();
        for part in client.into_iter().chain(shown) {
            // Each value is preceded by its length, so no two lists of values have the same encoding.
            hash.update((part.len() as u64).to_be_bytes());
            hash.update(part);
        }
        Self(hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
    }

    /// The key as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for TokenKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}
