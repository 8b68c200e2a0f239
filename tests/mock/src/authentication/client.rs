//! Client authentication at the token endpoint.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http::{HeaderMap, HeaderValue, StatusCode, header};

use crate::config::{API_KEY, API_SECRET, PUBLIC_API_KEY};
use crate::http::response::ErrorResponse;

/// A registered client.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Client {
    /// Has a secret and must send it.
    Confidential,
    /// Has no secret and must not send one.
    Public,
}

impl Client {
    pub(crate) fn by_id(id: &str) -> Option<Self> {
        match id {
            API_KEY => Some(Self::Confidential),
            PUBLIC_API_KEY => Some(Self::Public),
            _ => None,
        }
    }

    pub(crate) fn id(self) -> &'static str {
        match self {
            Self::Confidential => API_KEY,
            Self::Public => PUBLIC_API_KEY,
        }
    }
}

/// Authenticates the client, by `client_secret_basic` or `client_secret_post`.
pub(crate) fn authenticate(
    headers: &HeaderMap,
    id: Option<&str>,
    secret: Option<&str>,
) -> Result<Client, ErrorResponse> {
    let basic = headers.get(header::AUTHORIZATION);
    if let Some(basic) = basic {
        if secret.is_some() {
            return Err(ErrorResponse::oauth(
                StatusCode::BAD_REQUEST,
                "invalid_request",
                "the client authenticates in two ways at once",
            ));
        }
        let (basic_id, basic_secret) = decode_basic(basic).ok_or_else(invalid_basic)?;
        return check(&basic_id, Some(&basic_secret)).map_err(|error| {
            let challenge = HeaderValue::from_static("Basic realm=\"token\"");
            error.with_header(header::WWW_AUTHENTICATE, challenge)
        });
    }
    let Some(id) = id else {
        return Err(ErrorResponse::oauth(StatusCode::BAD_REQUEST, "invalid_request", "client_id is missing"));
    };
    check(id, secret)
}

fn check(id: &str, secret: Option<&str>) -> Result<Client, ErrorResponse> {
    match (Client::by_id(id), secret) {
        (Some(Client::Confidential), Some(API_SECRET)) => Ok(Client::Confidential),
        (Some(Client::Confidential), None) => Err(invalid_client("client_secret is missing")),
        (Some(Client::Confidential), Some(_)) => Err(invalid_client("client_secret is wrong")),
        (Some(Client::Public), None) => Ok(Client::Public),
        (Some(Client::Public), Some(_)) => Err(invalid_client("a public client must not send a secret")),
        (None, _) => Err(invalid_client("client_id is not known")),
    }
}

fn invalid_client(description: &str) -> ErrorResponse {
    ErrorResponse::oauth(StatusCode::UNAUTHORIZED, "invalid_client", description)
}

fn invalid_basic() -> ErrorResponse {
    let challenge = HeaderValue::from_static("Basic realm=\"token\"");
    invalid_client("the Authorization header is not usable").with_header(header::WWW_AUTHENTICATE, challenge)
}

/// Decodes Basic credentials. Id and secret are form-encoded before they are joined (RFC 6749, section 2.3.1).
fn decode_basic(value: &HeaderValue) -> Option<(String, String)> {
    let (scheme, encoded) = value.to_str().ok()?.split_once(' ')?;
    if !scheme.eq_ignore_ascii_case("basic") {
        return None;
    }
    let decoded = String::from_utf8(STANDARD.decode(encoded.trim()).ok()?).ok()?;
    let (id, secret) = decoded.split_once(':')?;
    Some((decode_form(id), decode_form(secret)))
}

fn decode_form(text: &str) -> String {
    let pair = format!("v={text}");
    form_urlencoded::parse(pair.as_bytes()).next().map(|(_, value)| value.into_owned()).unwrap_or_default()
}
