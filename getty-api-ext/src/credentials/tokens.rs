//! The one token everybody uses.

use std::time::{Duration, Instant};

use getty_api::{Body, Effect};
use http::Method;
use http::header::{CONTENT_TYPE, HeaderMap, HeaderValue};
use secrecy::{ExposeSecret as _, SecretString};
use tokio::sync::Mutex;

use super::{Credentials, Grant};
use crate::endpoints::Endpoints;
use crate::error::{Error, ErrorKind};
use crate::path::{Exchange, Options, RequestPath};

/// How long before its end a token is no longer used.
const MARGIN: Duration = Duration::from_secs(60);

/// What a token is taken to last when the endpoint does not say.
const DEFAULT_LIFE: Duration = Duration::from_secs(1800);

/// Obtains and keeps the access token.
#[derive(Debug)]
pub(crate) struct Tokens {
    credentials: Credentials,
    endpoints: Endpoints,
    current: Mutex<Option<Token>>,
}

/// An access token and when it ends.
#[derive(Clone, Debug)]
pub(crate) struct Token {
    value: SecretString,
    ends: Instant,
}

impl Token {
    /// The `Authorization` header.
    pub(crate) fn header(&self) -> Result<HeaderValue, Error> {
        let mut value = HeaderValue::from_str(&format!("Bearer {}", self.value.expose_secret()))
            .map_err(|_| Error::new(ErrorKind::Credentials, "the access token cannot stand in a header"))?;
        value.set_sensitive(true);
        Ok(value)
    }
}

impl Tokens {
    pub(crate) fn new(credentials: Credentials, endpoints: Endpoints) -> Self {
        Self { credentials, endpoints, current: Mutex::new(None) }
    }

    /// The API key header.
    pub(crate) fn api_key(&self) -> Result<HeaderValue, Error> {
        let mut value = HeaderValue::from_str(self.credentials.api_key.expose_secret())
            .map_err(|_| Error::new(ErrorKind::Credentials, "the API key cannot stand in a header"))?;
        value.set_sensitive(true);
        Ok(value)
    }

    /// Whether there is a source of tokens at all.
    pub(crate) fn available(&self) -> bool {
        !matches!(self.credentials.grant, Grant::None)
    }

    /// A token that is good for some time yet.
    pub(crate) async fn token(&self, path: &RequestPath) -> Result<Token, Error> {
        let mut current = self.current.lock().await;
        if let Some(token) = current.as_ref().filter(|token| token.ends > Instant::now() + MARGIN) {
            return Ok(token.clone());
        }
        let token = self.fetch(path).await?;
        *current = Some(token.clone());
        Ok(token)
    }

    async fn fetch(&self, path: &RequestPath) -> Result<Token, Error> {
        let Grant::ClientCredentials { secret } = &self.credentials.grant else {
            return Err(Error::new(ErrorKind::Credentials, "the credentials give no access token"));
        };
        let form = url::form_urlencoded::Serializer::new(String::new())
            .append_pair("grant_type", "client_credentials")
            .append_pair("client_id", self.credentials.api_key.expose_secret())
            .append_pair("client_secret", secret.expose_secret())
            .finish();
        let mut headers = HeaderMap::new();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/x-www-form-urlencoded"));
        let response = path
            .collect(Exchange {
                operation: None,
                name: "token",
                effect: Effect::Safe,
                method: Method::POST,
                url: self.endpoints.token.clone(),
                headers,
                credentials: HeaderMap::new(),
                body: Body::Bytes(form.into_bytes().into()),
                expected: &[200],
                options: Options::default(),
            })
            .await?;
        if !response.status().is_success() {
            let message = format!("token: {}: the credentials were refused", response.status());
            return Err(Error::new(ErrorKind::Credentials, message));
        }
        let answer: serde_json::Value = serde_json::from_slice(response.body()).unwrap_or_default();
        let value = answer["access_token"].as_str();
        let value = value
            .ok_or_else(|| Error::new(ErrorKind::Credentials, "token: the answer has no access_token"))?;
        let seconds = answer["expires_in"].as_u64().or_else(|| answer["expires_in"].as_str()?.parse().ok());
        let life = seconds.map_or(DEFAULT_LIFE, Duration::from_secs);
        Ok(Token { value: value.to_owned().into(), ends: Instant::now() + life })
    }
}
