//! Users who sign in at Getty Images: the authorization code grant with PKCE.

use std::fmt;

use getty_api::Secrets;
use oauth2::basic::BasicClient;
use oauth2::{AuthUrl, ClientId, CsrfToken, PkceCodeChallenge, PkceCodeVerifier, RedirectUrl};
use secrecy::{ExposeSecret as _, SecretString};
use url::{Url, form_urlencoded};

use super::getty::Getty;
use crate::credentials::endpoint::{TokenRequest, oauth_error};
use crate::credentials::{AccessToken, Credentials};
use crate::error::{Error, ErrorKind};

/// What RFC 7636 allows for the length of a code verifier.
const VERIFIER_LENGTH: std::ops::RangeInclusive<usize> = 43..=128;

impl Getty {
    /// Begins to sign a user in: gives the address to send them to, and takes what they come back with.
    ///
    /// The client's own credentials say which application asks: an API key alone is a public client, an API key
    /// with a secret a confidential one. `redirect_uri` is where the user's browser is sent in the end; it must
    /// be one that Getty Images knows for the key.
    ///
    /// # Errors
    /// [`ErrorKind::Invalid`] when `redirect_uri` is not an address.
    ///
    /// ```no_run
    /// # async fn run(redirect: String) -> Result<(), getty_api_ext::Error> {
    /// use getty_api_ext::{Credentials, Getty};
    ///
    /// let application = Getty::builder().credentials(Credentials::api_key("your-api-key")).build()?;
    /// let flow = application.authorization_code("http://127.0.0.1:8400/")?;
    /// println!("Please open {}", flow.authorize_url());
    /// // … the browser comes back to the redirect address with a query …
    /// let authorization = flow.exchange(&redirect).await?;
    /// let getty = application.with_credentials(authorization.into_credentials());
    /// # Ok(()) }
    /// ```
    pub fn authorization_code(&self, redirect_uri: &str) -> Result<AuthorizationCodeFlow, Error> {
        let (_, verifier) = PkceCodeChallenge::new_random_sha256();
        let state = CsrfToken::new_random().into_secret();
        AuthorizationCodeFlow::new(self.clone(), redirect_uri, state.into(), verifier.into_secret().into())
    }

    /// Takes up a flow that began elsewhere, as in a web server whose user comes back to another process:
    /// with the [state](AuthorizationCodeFlow::state) and the [verifier](AuthorizationCodeFlow::verifier) that
    /// were kept in the user's session.
    ///
    /// # Errors
    /// [`ErrorKind::Invalid`] when one of them cannot be what it is said to be.
    pub fn resume_authorization_code(
        &self,
        redirect_uri: &str,
        state: impl Into<SecretString>,
        verifier: impl Into<SecretString>,
    ) -> Result<AuthorizationCodeFlow, Error> {
        AuthorizationCodeFlow::new(self.clone(), redirect_uri, state.into(), verifier.into())
    }
}

/// The sign-in of one user; made by [`Getty::authorization_code`].
///
/// It uses PKCE with S256, and a random state that ties the user's return to this flow.
pub struct AuthorizationCodeFlow {
    getty: Getty,
    redirect_uri: RedirectUrl,
    state: SecretString,
    verifier: SecretString,
}

impl AuthorizationCodeFlow {
    fn new(
        getty: Getty,
        redirect_uri: &str,
        state: SecretString,
        verifier: SecretString,
    ) -> Result<Self, Error> {
        let redirect_uri = RedirectUrl::new(redirect_uri.to_owned()).map_err(|source| {
            Error::new(ErrorKind::Invalid, "the redirect URI is not an address").with_source(source)
        })?;
        if state.expose_secret().is_empty() {
            return Err(Error::new(ErrorKind::Invalid, "the state is empty"));
        }
        if !VERIFIER_LENGTH.contains(&verifier.expose_secret().len()) {
            let message = "a code verifier has 43 to 128 characters";
            return Err(Error::new(ErrorKind::Invalid, message));
        }
        Ok(Self { getty, redirect_uri, state, verifier })
    }

    /// Where to send the user's browser. The address holds the [state](Self::state).
    pub fn authorize_url(&self) -> Url {
        let inner = &self.getty.inner;
        let client = ClientId::new(inner.tokens.credentials().api_key.expose_secret().to_owned());
        let verifier = PkceCodeVerifier::new(self.verifier.expose_secret().to_owned());
        let (url, _) = BasicClient::new(client)
            .set_auth_uri(AuthUrl::from_url(inner.endpoints.authorization.clone()))
            .set_redirect_uri(self.redirect_uri.clone())
            .authorize_url(|| CsrfToken::new(self.state.expose_secret().to_owned()))
            .set_pkce_challenge(PkceCodeChallenge::from_code_verifier_sha256(&verifier))
            .url();
        url
    }

    /// What the redirect must carry, so that nobody can slip in a return of their own.
    pub fn state(&self) -> &SecretString {
        &self.state
    }

    /// The PKCE verifier, to be kept in the user's session if another process takes the redirect.
    pub fn verifier(&self) -> &SecretString {
        &self.verifier
    }

    /// Exchanges the code with which the user came back. `redirect` is the address they came back to, or its
    /// query alone.
    ///
    /// # Errors
    /// - [`ErrorKind::Invalid`]: the redirect carries no code or another state: nothing was sent.
    /// - [`ErrorKind::Credentials`]: the user declined, or the code or the application was refused.
    /// - Otherwise as any call.
    pub async fn exchange(self, redirect: &str) -> Result<Authorization, Error> {
        let inner = &self.getty.inner;
        let credentials = inner.tokens.credentials();
        let code = self.code(redirect)?;
        let redirect_uri = SecretString::from(self.redirect_uri.as_str());
        let request = TokenRequest {
            endpoint: &inner.endpoints.token,
            credentials,
            grant_type: "authorization_code",
            fields: &[("code", &code), ("redirect_uri", &redirect_uri), ("code_verifier", &self.verifier)],
        };
        let issued = request.send(&inner.path).await?;
        let access_token = AccessToken::new(issued.access_token).expires_in(issued.life);
        Ok(Authorization {
            application: credentials.clone(),
            access_token,
            refresh_token: issued.refresh_token,
        })
    }

    /// The code in a redirect that belongs to this flow.
    fn code(&self, redirect: &str) -> Result<SecretString, Error> {
        let query = redirect.split_once('?').map_or(redirect, |(_, query)| query);
        let query = query.split_once('#').map_or(query, |(query, _)| query);
        let field = |wanted: &str| {
            let mut pairs = form_urlencoded::parse(query.as_bytes());
            pairs.find(|(name, _)| name == wanted).map(|(_, value)| value.into_owned())
        };
        let invalid = |message: &str| Err(Error::new(ErrorKind::Invalid, message));
        match field("state") {
            None => return invalid("the redirect carries no state, so it may not be the user's own"),
            Some(state) if state != self.state.expose_secret() => {
                return invalid("the redirect carries another state, so it does not belong to this sign-in");
            }
            Some(_) => {}
        }
        if let Some(error) = field("error") {
            let Credentials { api_key, client_secret, .. } = self.getty.inner.tokens.credentials();
            let own = [Some(&self.state), Some(&self.verifier), Some(api_key), client_secret.as_ref()];
            let own = own.into_iter().flatten().map(|secret| secret.expose_secret().to_owned());
            let secrets = Secrets::new(own.chain(field("code")));
            let error = oauth_error(&error, field("error_description").as_deref(), &secrets);
            return Err(error.in_context("the user was not signed in"));
        }
        match field("code").filter(|code| !code.is_empty()) {
            Some(code) => Ok(code.into()),
            None => invalid("the redirect carries no code"),
        }
    }
}

impl fmt::Debug for AuthorizationCodeFlow {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { redirect_uri, .. } = self;
        formatter
            .debug_struct("AuthorizationCodeFlow")
            .field("redirect_uri", &redirect_uri.as_str())
            .finish_non_exhaustive()
    }
}

/// What a user who signed in has granted.
#[derive(Debug)]
pub struct Authorization {
    application: Credentials,
    access_token: AccessToken,
    refresh_token: Option<SecretString>,
}

impl Authorization {
    /// The refresh token, to be kept for the user's next visit; see [`Credentials::refresh_token`]. It lives
    /// about a year and ends when the user's password changes.
    pub fn refresh_token(&self) -> Option<&SecretString> {
        self.refresh_token.as_ref()
    }

    /// Credentials of this user, which begin with the access token that was just issued. They are renewed if
    /// there is a refresh token.
    pub fn into_credentials(self) -> Credentials {
        let Self { application, access_token, refresh_token } = self;
        application.of_user(access_token, refresh_token)
    }
}
