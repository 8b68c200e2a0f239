//! Who calls the API: the key, and the token if there is one.

use http::{HeaderMap, HeaderValue, StatusCode, header};

use super::client::Client;
use super::tokens::{Principal, Rejected};
use crate::reply::Refusal;
use crate::server::Server;

/// The caller of an API operation.
#[derive(Debug, Clone)]
pub(crate) struct Caller {
    /// The key, which names the client.
    pub(crate) key: &'static str,
    /// Absent for anonymous calls, which show the key alone.
    pub(crate) principal: Option<Principal>,
}

/// What an operation asks of its caller.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Access {
    /// The key is enough.
    Key,
    /// A token too.
    Token,
    /// A token that belongs to a person.
    UserToken,
}

/// Checks key and token against what the operation asks for.
pub(crate) fn identify(
    server: &Server,
    headers: &HeaderMap,
    realm: &'static str,
    access: Access,
) -> Result<Caller, Refusal> {
    let key = headers.get("api-key").and_then(|value| value.to_str().ok());
    let Some(client) = key.and_then(Client::by_id) else {
        return Err(Refusal::gateway(StatusCode::UNAUTHORIZED, "Unauthorized"));
    };
    let principal = match headers.get(header::AUTHORIZATION) {
        None => None,
        Some(value) => {
            let token = value.to_str().ok().and_then(|value| value.strip_prefix("Bearer "));
            let checked = token.map_or(Err(Rejected::Unknown), |token| {
                server.state().tokens.check(token, server.clock.now())
            });
            let grant = checked.map_err(|why| invalid_token(realm, why))?;
            if grant.client != client.id() {
                return Err(invalid_token(realm, Rejected::Unknown));
            }
            Some(grant.principal)
        }
    };
    let wants_user =
        access == Access::UserToken || (access == Access::Token && server.config.user_token_required);
    match &principal {
        None if access != Access::Key => Err(token_required(realm)),
        Some(Principal::Client) if wants_user => Err(Refusal::getty(
            StatusCode::UNAUTHORIZED,
            "UserTokenRequired",
            "A token that belongs to a user is needed.",
        )),
        _ => Ok(Caller { key: client.id(), principal }),
    }
}

/// The refusal of a call that came without a token it needs.
pub(crate) fn token_required(realm: &str) -> Refusal {
    let refusal = Refusal::getty(
        StatusCode::UNAUTHORIZED,
        "AuthorizationTokenRequired",
        "This call needs an access token.",
    );
    challenge(refusal, &format!("Bearer realm=\"{realm}\""))
}

fn invalid_token(realm: &str, why: Rejected) -> Refusal {
    let description = match why {
        Rejected::Unknown => "the token is not known",
        Rejected::Expired => "the token has expired",
        Rejected::Revoked => "the token was revoked",
    };
    unauthorized(realm, description)
}

/// The 401 with which tokens, and downloads outside the agreement, are refused.
pub(crate) fn unauthorized(realm: &str, description: &str) -> Refusal {
    let refusal = Refusal::gateway(StatusCode::UNAUTHORIZED, "Unauthorized");
    let value =
        format!("Bearer realm=\"{realm}\",error=\"invalid_token\",error_description=\"{description}\"");
    challenge(refusal, &value)
}

fn challenge(refusal: Refusal, value: &str) -> Refusal {
    match HeaderValue::from_str(value) {
        Ok(value) => refusal.with_header(header::WWW_AUTHENTICATE, value),
        Err(_) => refusal,
    }
}
