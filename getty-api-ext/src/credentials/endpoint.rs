//! The token endpoint: the requests to it, and its responses.

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD};
use bytes::Bytes;
use getty_api::{Body, Effect, Secrets};
use http::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HeaderMap, HeaderValue};
use http::{Method, StatusCode};
use secrecy::zeroize::Zeroizing;
use secrecy::{ExposeSecret as _, SecretString};
use serde::Deserialize;
use serde_json::Value;
use url::Url;
use url::form_urlencoded::{Serializer, byte_serialize};

use super::token::{DEFAULT_LIFE, secret_header};
use super::{ClientAuthentication, Credentials};
use crate::error::{Error, ErrorKind, Outcome, one_line};
use crate::pipeline::{HttpPipeline, OutgoingRequest, Provenance, RequestOptions, token_obtained};

/// The name of a token request in errors and traces.
const NAME: &str = "token";

/// Statuses that are handled here rather than by the pipeline: tokens, refusals, and redirects, which are not
/// followed because the request itself is a secret.
const EXPECTED: [u16; 8] = [200, 301, 302, 303, 307, 308, 400, 401];

/// More than the names of all form fields and the fixed values of a grant need, in bytes.
const MAX_NAME_BYTES: usize = 512;

/// A shorter stated lifetime is extended to this one, because it would cause a token request for each call.
const MIN_LIFETIME: Duration = Duration::from_secs(1);

/// The tokens that a token endpoint issues.
#[derive(Debug)]
pub(crate) struct Issued {
    pub(crate) access_token: SecretString,
    pub(crate) life: Duration,
    pub(crate) refresh_token: Option<SecretString>,
}

/// One request for a token.
pub(crate) struct TokenRequest<'a> {
    pub(crate) endpoint: &'a Url,
    pub(crate) credentials: &'a Credentials,
    pub(crate) grant_type: &'static str,
    /// The form fields of the grant.
    pub(crate) fields: &'a [(&'static str, &'a SecretString)],
}

impl TokenRequest<'_> {
    /// Requests a token.
    ///
    /// The pipeline retries transient failures. If a response is lost, whether the request counted is unknown,
    /// and repeating it is the only way to obtain a token.
    pub(crate) async fn send(self, pipeline: &HttpPipeline) -> Result<Issued, Error> {
        let request = self.outgoing_request()?;
        let response = pipeline.collect(request).await;
        let secrets = self.secrets();
        let issued = match response {
            Ok(response) => self.read(&response, &secrets),
            // Of the other statuses, a gateway's refusal is a refusal of the credentials, unless it states its reason.
            Err(error)
                if error.status() == Some(StatusCode::FORBIDDEN)
                    && !error.is_rate_limited()
                    && !error.is_account_wide() =>
            {
                Err(error.with_kind(ErrorKind::Credentials))
            }
            Err(error) => Err(error),
        };
        issued.inspect(|_| token_obtained()).map_err(|error| error.without_secrets(&secrets))
    }

    /// All values that must not appear in an error.
    fn secrets(&self) -> Secrets {
        let fields = self.fields.iter().filter(|(name, _)| *name != "redirect_uri");
        Secrets::new(fields.map(|(_, value)| value.expose_secret())).and(&self.credentials.secrets())
    }

    fn outgoing_request(&self) -> Result<OutgoingRequest, Error> {
        let Credentials { api_key, client_secret, client_authentication, .. } = self.credentials;
        // A string that is reallocated would leave copies in memory that are not wiped.
        let own = [Some(api_key), client_secret.as_ref()].into_iter().flatten();
        let values = own.chain(self.fields.iter().map(|(_, value)| *value));
        // Each byte takes up to three bytes in the form.
        let length = values.map(|value| 3 * value.expose_secret().len()).sum::<usize>();
        let mut form = Serializer::new(String::with_capacity(length + MAX_NAME_BYTES));
        form.append_pair("grant_type", self.grant_type);
        let mut credentials = HeaderMap::new();
        match (client_authentication, client_secret) {
            (ClientAuthentication::Basic, Some(secret)) => {
                credentials.insert(AUTHORIZATION, basic(api_key, secret)?);
            }
            (ClientAuthentication::Post, Some(secret)) => {
                form.append_pair("client_id", api_key.expose_secret());
                form.append_pair("client_secret", secret.expose_secret());
            }
            (_, None) => {
                form.append_pair("client_id", api_key.expose_secret());
            }
        }
        for (name, value) in self.fields {
            form.append_pair(name, value.expose_secret());
        }
        let mut headers = HeaderMap::new();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/x-www-form-urlencoded"));
        headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
        Ok(OutgoingRequest {
            operation: None,
            name: NAME,
            effect: Effect::Safe,
            method: Method::POST,
            url: self.endpoint.clone(),
            headers,
            credentials,
            secrets: self.secrets(),
            body: Body::Bytes(Bytes::from_owner(Zeroizing::new(form.finish().into_bytes()))),
            expected: &EXPECTED,
            options: RequestOptions::default(),
        })
    }

    fn read(&self, response: &http::Response<Bytes>, secrets: &Secrets) -> Result<Issued, Error> {
        let status = response.status();
        let read = if status.is_redirection() {
            let message = "the token endpoint is elsewhere, and the request is not sent on because it holds \
                           secrets: set `Endpoints::token` to the right address";
            Err(Error::new(ErrorKind::Redirect, format!("{status}: {message}")))
        } else if status.is_success() {
            // Some endpoints report an error with a success status.
            let rejected = |error| oauth_rejection(status, response.body(), secrets).unwrap_or(error);
            issued(response.body()).map_err(rejected)
        } else {
            Err(refused(status, response.body(), secrets))
        };
        read.map_err(|error| {
            let error = error.with_head(status, response.headers());
            match response.extensions().get::<Provenance>().cloned() {
                Some(Provenance { subject, attempts, .. }) => {
                    error.with_subject(subject).with_attempts(attempts)
                }
                None => error,
            }
        })
    }
}

fn form_encoded(secret: &str) -> Zeroizing<String> {
    let mut text = Zeroizing::new(String::with_capacity(3 * secret.len()));
    text.extend(byte_serialize(secret.as_bytes()));
    text
}

/// `client_secret_basic`: both are form-encoded before they are joined (RFC 6749, section 2.3.1).
fn joined_pair(api_key: &SecretString, secret: &SecretString) -> Zeroizing<String> {
    let encode = |text: &SecretString| form_encoded(text.expose_secret());
    Zeroizing::new([encode(api_key).as_str(), ":", encode(secret).as_str()].concat())
}

/// The pair in the forms in which a server can return it. Its base64 is without padding, so that it is found with any.
pub(super) fn basic_pairs(api_key: &SecretString, secret: &SecretString) -> [Zeroizing<String>; 3] {
    let joined = joined_pair(api_key, secret);
    let plain = [api_key.expose_secret(), ":", secret.expose_secret()].concat();
    let encoded = STANDARD_NO_PAD.encode(joined.as_bytes());
    [Zeroizing::new(plain), joined, Zeroizing::new(encoded)]
}

fn basic(api_key: &SecretString, secret: &SecretString) -> Result<HeaderValue, Error> {
    let pair = Zeroizing::new(STANDARD.encode(joined_pair(api_key, secret).as_bytes()));
    secret_header(["Basic ", &pair].concat()).ok_or_else(|| {
        Error::new(ErrorKind::Credentials, "the API key and its secret cannot be sent in a header")
    })
}

/// The response to a successful request. The lifetime is a number or a text.
#[derive(Deserialize)]
struct Granted {
    access_token: Option<SecretText>,
    token_type: Option<String>,
    #[serde(default)]
    expires_in: Value,
    refresh_token: Option<SecretText>,
}

/// Text that is wiped when it is dropped.
struct SecretText(SecretString);

impl<'de> Deserialize<'de> for SecretText {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(|text| Self(text.into()))
    }
}

/// The body without the byte-order mark that some servers send before it.
fn without_mark(body: &[u8]) -> &[u8] {
    body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body)
}

fn issued(body: &[u8]) -> Result<Issued, Error> {
    // The parser's own message could quote the token.
    let unreadable = |what: &str| {
        let message = format!("the token endpoint's response {what}");
        Error::new(ErrorKind::Decode, message).with_outcome(Outcome::Unknown)
    };
    let granted: Granted =
        serde_json::from_slice(without_mark(body)).map_err(|_| unreadable("is not the JSON of a token"))?;
    if granted.token_type.is_some_and(|kind| !kind.eq_ignore_ascii_case("bearer")) {
        return Err(unreadable("contains a token that is not a bearer token"));
    }
    let not_blank = |text: SecretText| Some(text.0).filter(|text| !text.expose_secret().trim().is_empty());
    let access_token = granted.access_token.and_then(not_blank);
    Ok(Issued {
        access_token: access_token.ok_or_else(|| unreadable("contains no access_token"))?,
        life: life(&granted.expires_in),
        refresh_token: granted.refresh_token.and_then(not_blank),
    })
}

/// The stated lifetime, at least [`MIN_LIFETIME`]; the default one if none or no usable one is stated.
///
/// Zero and negative numbers are not usable: some servers send them for tokens that do not expire, and a token that
/// has expired when it is issued would cause a token request for each call. If the API rejects the token, it is
/// replaced.
fn life(expires_in: &Value) -> Duration {
    let stated = match expires_in {
        Value::Number(number) => number.as_f64(),
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    };
    match stated.filter(|seconds| *seconds > 0.0) {
        Some(seconds) => Duration::try_from_secs_f64(seconds).unwrap_or(Duration::MAX).max(MIN_LIFETIME),
        None => {
            tracing::debug!("the token endpoint states no usable expires_in");
            DEFAULT_LIFE
        }
    }
}

/// The error of RFC 6749, section 5.2.
#[derive(Deserialize)]
struct OAuthError {
    error: String,
    error_description: Option<String>,
}

/// The error for a 400 or 401 of the endpoint.
fn refused(status: StatusCode, body: &[u8], secrets: &Secrets) -> Error {
    oauth_rejection(status, body, secrets).unwrap_or_else(|| {
        let kind = match status {
            StatusCode::UNAUTHORIZED => ErrorKind::Credentials,
            _ => ErrorKind::Api,
        };
        Error::new(kind, format!("{status}, without an OAuth error"))
    })
}

/// The OAuth error in the body of a response, if there is one.
fn oauth_rejection(status: StatusCode, body: &[u8], secrets: &Secrets) -> Option<Error> {
    let failure: OAuthError = serde_json::from_slice(without_mark(body)).ok()?;
    let error = oauth_error(&failure.error, failure.error_description.as_deref(), secrets);
    Some(error.in_context(status.as_str()))
}

/// The errors of RFC 6749 (sections 4.1.2.1 and 5.2) and RFC 8628.
const OAUTH_ERRORS: [&str; 11] = [
    "access_denied",
    "invalid_client",
    "invalid_grant",
    "invalid_request",
    "invalid_scope",
    "server_error",
    "slow_down",
    "temporarily_unavailable",
    "unauthorized_client",
    "unsupported_grant_type",
    "unsupported_response_type",
];

/// An OAuth error, from the token endpoint or in a redirect. It is final, unless it is known to be transient.
pub(crate) fn oauth_error(name: &str, description: Option<&str>, secrets: &Secrets) -> Error {
    // The names of the standard reveal nothing, and programs and people depend on them.
    let shown = if OAUTH_ERRORS.contains(&name) { name.into() } else { secrets.redact(name) };
    let message = match description.map(str::trim).filter(|text| !text.is_empty()) {
        Some(description) => one_line(&format!("{shown}: {}", secrets.redact(description))),
        None => one_line(&shown),
    };
    let error = Error::new(ErrorKind::Credentials, message);
    if is_passing(name) { error.with_kind(ErrorKind::Api).transient() } else { error }
}

fn is_passing(name: &str) -> bool {
    matches!(name, "temporarily_unavailable" | "server_error" | "slow_down")
}
