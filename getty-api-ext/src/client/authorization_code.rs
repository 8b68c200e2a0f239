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

/// The lengths that RFC 7636 allows for a code verifier.
const VERIFIER_LENGTH: std::ops::RangeInclusive<usize> = 43..=128;

impl Getty {
    /// Begins the sign-in of a user: returns the URL to send the user to, and later exchanges the code from the
    /// redirect.
    ///
    /// The client's own credentials identify the application: an API key alone is a public client, an API key
    /// with a secret a confidential one. `redirect_uri` is where the user's browser is sent after the sign-in.
    /// Getty Images must have it registered for the key.
    ///
    /// # Errors
    /// [`ErrorKind::Invalid`] when `redirect_uri` is not a URL.
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

    /// Continues a flow that began elsewhere, as in a web server whose user returns to another process. It needs
    /// the [state](AuthorizationCodeFlow::state) and the [verifier](AuthorizationCodeFlow::verifier) that were
    /// stored in the user's session.
    ///
    /// # Errors
    /// [`ErrorKind::Invalid`] when one of the arguments is not valid.
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
/// It uses PKCE with S256, and a random state that ties the redirect to this flow.
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
            Error::new(ErrorKind::Invalid, "the redirect URI is not a URL").with_source(source)
        })?;
        if state.expose_secret().is_empty() {
            return Err(Error::new(ErrorKind::Invalid, "the state is empty"));
        }
        if !VERIFIER_LENGTH.contains(&verifier.expose_secret().len()) {
            let message = "the code verifier must have 43 to 128 characters";
            return Err(Error::new(ErrorKind::Invalid, message));
        }
        Ok(Self { getty, redirect_uri, state, verifier })
    }

    /// The URL to send the user's browser to. It contains the [state](Self::state).
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

    /// The state that the redirect must contain, so that nobody can inject a redirect of another sign-in.
    pub fn state(&self) -> &SecretString {
        &self.state
    }

    /// The PKCE verifier, to be stored in the user's session if another process handles the redirect.
    pub fn verifier(&self) -> &SecretString {
        &self.verifier
    }

    /// Exchanges the code in the redirect for tokens. `redirect` is the complete URL that the user was
    /// redirected to, or its query alone.
    ///
    /// # Errors
    /// - [`ErrorKind::Invalid`]: the redirect contains no code or another state: nothing was sent.
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
        let issued = request.send(&inner.pipeline).await?;
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
            None => return invalid("the redirect contains no state, so it may not belong to this sign-in"),
            Some(state) if state != self.state.expose_secret() => {
                return invalid("the redirect contains another state, so it does not belong to this sign-in");
            }
            Some(_) => {}
        }
        if let Some(error) = field("error") {
            let own = [&self.state, &self.verifier].map(|secret| secret.expose_secret().to_owned());
            let secrets = Secrets::new(own.into_iter().chain(field("code")));
            let secrets = secrets.and(&self.getty.inner.tokens.secrets());
            let error = oauth_error(&error, field("error_description").as_deref(), &secrets);
            return Err(error.in_context("the user was not signed in"));
        }
        match field("code").filter(|code| !code.is_empty()) {
            Some(code) => Ok(code.into()),
            None => invalid("the redirect contains no code"),
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

/// The tokens of a user who signed in.
#[derive(Debug)]
pub struct Authorization {
    application: Credentials,
    access_token: AccessToken,
    refresh_token: Option<SecretString>,
}

impl Authorization {
    /// The refresh token, to be kept for the user's next visit; see [`Credentials::refresh_token`]. It is valid
    /// for about a year, or until the user's password changes.
    pub fn refresh_token(&self) -> Option<&SecretString> {
        self.refresh_token.as_ref()
    }

    /// Credentials of this user, which start with the access token that was just issued. They are renewed if
    /// there is a refresh token.
    pub fn into_credentials(self) -> Credentials {
        let Self { application, access_token, refresh_token } = self;
        application.of_user(access_token, refresh_token)
    }
}
