//! The credentials of the caller: the API key and the source of access tokens.

mod access_token;
pub(crate) mod endpoint;
mod environment;
mod evidence;
mod provider;
mod renewal;
mod store;
mod token;
mod tokens;

use std::fmt;
use std::sync::Arc;

use getty_api::Secrets;
use secrecy::{ExposeSecret as _, SecretString};

pub use access_token::AccessToken;
pub use provider::AccessTokenProvider;
pub use store::{FileTokenStore, MemoryTokenStore, StoreError, StoreLock, StoredToken, TokenKey, TokenStore};
pub(crate) use token::Token;
pub(crate) use tokens::{Tokens, Verdict};

use provider::Provider;

/// The API key and the source of access tokens.
///
/// Every call sends the API key. Searches and metadata work with the key alone. Downloads, boards, purchases,
/// products, change sets, AI generation and the fields `downloads`, `download_sizes` and `largest_downloads`
/// also need an access token, which belongs to the application or to a user.
///
/// | source | for | what the token stands for | renewed |
/// |---|---|---|---|
/// | [`api_key`](Self::api_key) | searches and metadata, anonymously | there is none | |
/// | [`client_credentials`](Self::client_credentials) | a service that acts with its owner's agreements | the application | by the same request |
/// | [`password`](Self::password) | an enterprise account whose name and password the program may hold | the user | by the same request |
/// | `Getty::authorization_code`, with the feature `authorization-code` | programs and web sites whose users sign in at Getty Images | the user | with the refresh token |
/// | [`refresh_token`](Self::refresh_token) | a user who signed in earlier | the user | with the refresh token |
/// | [`access_token`](Self::access_token) | a token from elsewhere: an implicit grant in a browser, a broker | the user or application that it was issued to | never |
/// | [`provider`](Self::provider) | tokens from a service or from custom code | the user or application that it was issued to | by calling the provider |
/// | [`from_env`](Self::from_env) | whichever of these is set in the environment | | |
///
/// # How tokens are kept
///
/// A client and its clones share one token. It is obtained when the first call needs one. Calls that need it
/// meanwhile wait for that one request; when it fails, they all fail with its error. Once less than a quarter of
/// the token's lifetime is left, or five minutes if that is less, the next call starts a renewal in the
/// background and continues with the present token. Calls wait only when less than a tenth is left, or thirty
/// seconds if that is less. A token without a stated lifetime, or with one of zero or less, is assumed to be valid
/// for 30 minutes. A positive lifetime of less than a second is extended to one second. No token is used for more than
/// a day. On systems whose monotonic clock stops during suspend, such as Linux, a token can expire unnoticed: the first
/// call afterwards is rejected with 401 and sent once more with a new token. Rejected credentials are not retried for
/// 30 seconds, so that a wrong password does not lock an account.
///
/// A call to which the API returns 401 is sent once more with a new token. If that does not help, the
/// [kind](crate::ErrorKind) of the error contains the reason.
///
/// The API also returns 401 for a download or a generation that the agreement does not cover, and nothing in the
/// response distinguishes the two. Such a 401 replaces no token that was issued, or accepted for another call, in the
/// last five seconds. After a new token that did not help either, it replaces none for a minute; after the next such
/// tokens for four and for ten minutes, and again for a minute once a call succeeds. In this time a revoked token is
/// noticed by calls that cost nothing, and paid calls fail with
/// [`OutsideAgreement`](crate::ErrorKind::OutsideAgreement); they cost nothing then, and can be repeated.
///
/// Several processes can share a token, and a token can be reused after a restart, through a [`TokenStore`].
///
/// Secrets are kept in [`secrecy`] types, which wipe their memory, and appear neither in `Debug` nor in errors
/// or traces.
#[derive(Clone)]
pub struct Credentials {
    pub(crate) api_key: SecretString,
    pub(crate) client_secret: Option<SecretString>,
    client_authentication: ClientAuthentication,
    grant: Grant,
    new_refresh_token: Option<RefreshTokenHook>,
}

/// Called with each new refresh token.
type RefreshTokenHook = Arc<dyn Fn(&SecretString) + Send + Sync>;

/// How the client sends its secret to the token endpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ClientAuthentication {
    /// In the form.
    Post,
    /// In the `Authorization` header.
    Basic,
}

/// The source of access tokens.
#[derive(Clone)]
enum Grant {
    /// No source.
    None,
    /// The application's own account.
    ClientCredentials,
    /// A user's name and password.
    Password { username: SecretString, password: SecretString },
    /// A user's refresh token, and the access token that came with it.
    RefreshToken { token: SecretString, first: Option<AccessToken> },
    /// A token that cannot be renewed.
    AccessToken(AccessToken),
    /// Custom code.
    Provider(Arc<dyn Provider>),
}

impl Grant {
    fn name(&self) -> &'static str {
        match self {
            Self::None => "none",
            Self::ClientCredentials => "client_credentials",
            Self::Password { .. } => "password",
            Self::RefreshToken { .. } => "refresh_token",
            Self::AccessToken(_) => "access_token",
            Self::Provider(_) => "provider",
        }
    }
}

impl Credentials {
    fn new(api_key: impl Into<SecretString>, grant: Grant) -> Self {
        Self {
            api_key: api_key.into(),
            client_secret: None,
            client_authentication: ClientAuthentication::Post,
            grant,
            new_refresh_token: None,
        }
    }

    /// All values that must not appear in an error: those that are sent, and the pair of key and secret as
    /// `client_secret_basic` sends it.
    pub(crate) fn secrets(&self) -> Secrets {
        let granted = match &self.grant {
            Grant::Password { username, password } => [Some(username), Some(password)],
            Grant::RefreshToken { token, first } => [Some(token), first.as_ref().map(|first| &first.value)],
            Grant::AccessToken(token) => [Some(&token.value), None],
            Grant::None | Grant::ClientCredentials | Grant::Provider(_) => [None, None],
        };
        let plain = [Some(&self.api_key), self.client_secret.as_ref()].into_iter().chain(granted).flatten();
        let pairs = self.client_secret.as_ref().map(|secret| endpoint::basic_pairs(&self.api_key, secret));
        let pairs = pairs.iter().flatten().map(|pair| pair.as_str());
        Secrets::new(plain.map(|secret| secret.expose_secret()).chain(pairs))
    }

    /// The same application's credentials for a user who was just issued these tokens.
    #[cfg(feature = "authorization-code")]
    pub(crate) fn of_user(self, access_token: AccessToken, refresh_token: Option<SecretString>) -> Self {
        let grant = match refresh_token {
            Some(token) => Grant::RefreshToken { token, first: Some(access_token) },
            None => Grant::AccessToken(access_token),
        };
        Self { grant, ..self }
    }

    /// The API key alone. It is enough for searches and metadata, with anonymous results.
    ///
    /// Applications whose users sign in begin with it too; see `Getty::authorization_code`.
    pub fn api_key(api_key: impl Into<SecretString>) -> Self {
        Self::new(api_key, Grant::None)
    }

    /// The API key and its secret: the application acts for itself, with the agreements of its owner.
    ///
    /// For services. Some keys are set up so that downloads need a user's token; calls then fail with
    /// [`ErrorKind::UserTokenRequired`](crate::ErrorKind::UserTokenRequired).
    pub fn client_credentials(api_key: impl Into<SecretString>, secret: impl Into<SecretString>) -> Self {
        Self::new(api_key, Grant::ClientCredentials).client_secret(secret)
    }

    /// A user's name and password (the resource owner grant), for enterprise accounts whose password the
    /// program may hold.
    ///
    /// Most keys have a secret, to be added with [`client_secret`](Self::client_secret).
    ///
    /// ```
    /// # use getty_api_ext::Credentials;
    /// let credentials =
    ///     Credentials::password("your-api-key", "some-user", "their-password").client_secret("your-api-secret");
    /// ```
    pub fn password(
        api_key: impl Into<SecretString>,
        username: impl Into<SecretString>,
        password: impl Into<SecretString>,
    ) -> Self {
        Self::new(api_key, Grant::Password { username: username.into(), password: password.into() })
    }

    /// The refresh token of a user who signed in earlier.
    ///
    /// When the server replaces the refresh token, the new one is used from then on. To keep it across restarts,
    /// pass the client a [`TokenStore`] that outlives the process. The credentials stay those with the first
    /// refresh token, under which the store finds the newest. Or store it yourself with
    /// [`on_new_refresh_token`](Self::on_new_refresh_token).
    ///
    /// Confidential clients add their secret with [`client_secret`](Self::client_secret); public clients have
    /// none.
    pub fn refresh_token(api_key: impl Into<SecretString>, token: impl Into<SecretString>) -> Self {
        Self::new(api_key, Grant::RefreshToken { token: token.into(), first: None })
    }

    /// An access token obtained elsewhere, such as by the implicit grant in a browser.
    ///
    /// It cannot be renewed: once it has expired or is refused, calls fail with
    /// [`ErrorKind::Credentials`](crate::ErrorKind::Credentials).
    pub fn access_token(api_key: impl Into<SecretString>, token: impl Into<AccessToken>) -> Self {
        Self::new(api_key, Grant::AccessToken(token.into()))
    }

    /// Custom code that returns access tokens, such as a client of a token broker.
    ///
    /// A closure that returns a future is enough:
    ///
    /// ```
    /// use getty_api_ext::{AccessToken, Credentials};
    ///
    /// let credentials = Credentials::provider("your-api-key", || async {
    ///     let token = std::fs::read_to_string("/run/secrets/getty-token")?;
    ///     Ok(AccessToken::new(token.trim()))
    /// });
    /// ```
    pub fn provider(api_key: impl Into<SecretString>, provider: impl AccessTokenProvider + 'static) -> Self {
        Self::new(api_key, Grant::Provider(Arc::new(provider)))
    }

    /// The secret that belongs to the API key. Only confidential clients have one; a public client that sends
    /// a secret is refused.
    #[must_use]
    pub fn client_secret(mut self, secret: impl Into<SecretString>) -> Self {
        self.client_secret = Some(secret.into());
        self
    }

    /// Sends key and secret to the token endpoint in the `Authorization` header (`client_secret_basic`) instead
    /// of in the form (`client_secret_post`, the default).
    #[must_use]
    pub fn client_secret_basic(mut self) -> Self {
        self.client_authentication = ClientAuthentication::Basic;
        self
    }

    /// Calls `keep` with each new refresh token before its first use, so that it can be kept for a restart.
    ///
    /// It runs within the renewal, so it should be quick. If it panics, the client continues with the new token.
    #[must_use]
    pub fn on_new_refresh_token(mut self, keep: impl Fn(&SecretString) + Send + Sync + 'static) -> Self {
        self.new_refresh_token = Some(Arc::new(keep));
        self
    }
}

impl fmt::Debug for Credentials {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Credentials").field("grant", &self.grant.name()).finish_non_exhaustive()
    }
}
