//! The caller of an API operation: its key, and its token if it sends one.

use http::{HeaderMap, HeaderValue, StatusCode, header};

use super::client::Client;
use crate::http::response::ErrorResponse;
use crate::server::shared::Server;
use crate::state::tokens::{Principal, TokenError};

/// The caller of an API operation.
#[derive(Debug, Clone)]
pub(crate) struct Caller {
    /// The API key, which identifies the client.
    pub(crate) key: &'static str,
    /// `None` for calls with the key alone.
    pub(crate) principal: Option<Principal>,
}

/// The token that an operation requires, apart from the API key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TokenRequirement {
    /// No token.
    None,
    /// Any token.
    Any,
    /// A token that belongs to a user.
    User,
}

/// Checks that key and token are valid, and that the token meets the requirement.
pub(crate) fn identify(
    server: &Server,
    headers: &HeaderMap,
    realm: &'static str,
    requirement: TokenRequirement,
) -> Result<Caller, ErrorResponse> {
    let key = headers.get("api-key").and_then(|value| value.to_str().ok());
    let Some(client) = key.and_then(Client::by_id) else {
        return Err(ErrorResponse::gateway(StatusCode::UNAUTHORIZED, "Unauthorized"));
    };
    let principal = match headers.get(header::AUTHORIZATION) {
        None => None,
        Some(value) => {
            let token = value.to_str().ok().and_then(|value| value.strip_prefix("Bearer "));
            let checked = token.map_or(Err(TokenError::Unknown), |token| {
                server.state().tokens.check(token, server.clock.now())
            });
            let grant = checked.map_err(|error| invalid_token(realm, error))?;
            if grant.client != client.id() {
                return Err(invalid_token(realm, TokenError::Unknown));
            }
            Some(grant.principal)
        }
    };
    let user_required = requirement == TokenRequirement::User
        || (requirement == TokenRequirement::Any && server.config.user_token_required);
    match &principal {
        None if requirement != TokenRequirement::None => Err(token_required(realm)),
        Some(Principal::Client) if user_required => Err(ErrorResponse::getty(
            StatusCode::UNAUTHORIZED,
            "UserTokenRequired",
            "A token that belongs to a user is needed.",
        )),
        _ => Ok(Caller { key: client.id(), principal }),
    }
}

/// The error of a call without the token it requires.
pub(crate) fn token_required(realm: &str) -> ErrorResponse {
    let response = ErrorResponse::getty(
        StatusCode::UNAUTHORIZED,
        "AuthorizationTokenRequired",
        "This call needs an access token.",
    );
    with_challenge(response, &format!("Bearer realm=\"{realm}\""))
}

fn invalid_token(realm: &str, error: TokenError) -> ErrorResponse {
    let description = match error {
        TokenError::Unknown => "the token is not known",
        TokenError::Expired => "the token has expired",
        TokenError::Revoked => "the token was revoked",
    };
    unauthorized(realm, description)
}

/// The 401 for invalid tokens, and for downloads outside the agreement.
pub(crate) fn unauthorized(realm: &str, description: &str) -> ErrorResponse {
    let response = ErrorResponse::gateway(StatusCode::UNAUTHORIZED, "Unauthorized");
    let value =
        format!("Bearer realm=\"{realm}\",error=\"invalid_token\",error_description=\"{description}\"");
    with_challenge(response, &value)
}

fn with_challenge(response: ErrorResponse, value: &str) -> ErrorResponse {
    match HeaderValue::from_str(value) {
        Ok(value) => response.with_header(header::WWW_AUTHENTICATE, value),
        Err(_) => response,
    }
}
