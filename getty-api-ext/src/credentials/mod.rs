//! Who is calling: the API key and where access tokens come from.

mod tokens;

use secrecy::SecretString;

pub(crate) use tokens::Tokens;

/// The API key and, beyond searches and metadata, the source of access tokens.
#[derive(Clone, Debug)]
pub struct Credentials {
    pub(crate) api_key: SecretString,
    pub(crate) grant: Grant,
}

/// Where access tokens come from.
#[derive(Clone, Debug)]
pub(crate) enum Grant {
    /// No token: searches and metadata only.
    None,
    /// The application's own account.
    ClientCredentials { secret: SecretString },
}

impl Credentials {
    /// The API key alone: enough for searches and metadata, with anonymous results.
    pub fn api_key(key: impl Into<String>) -> Self {
        Self { api_key: key.into().into(), grant: Grant::None }
    }

    /// The API key and its secret: the application acts for itself, with the agreements of its owner.
    pub fn client_credentials(key: impl Into<String>, secret: impl Into<String>) -> Self {
        let secret = secret.into().into();
        Self { api_key: key.into().into(), grant: Grant::ClientCredentials { secret } }
    }
}
