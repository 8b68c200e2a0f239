//! The token endpoint.

use std::collections::HashMap;

use axum::response::Response;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use bytes::Bytes;
use chrono::{DateTime, TimeDelta, Utc};
use http::request::Parts;
use http::{HeaderValue, Method, StatusCode, header};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::client::{Client, authenticate};
use crate::config::{ExpiresIn, PASSWORD, USERNAME};
use crate::http::response::{ErrorResponse, ok};
use crate::server::shared::Server;
use crate::state::State;
use crate::state::tokens::{Grant, Principal};

/// The token endpoint that was called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TokenEndpoint {
    /// The one on the authentication host.
    Current,
    /// One of those on the API host, which state `expires_in` as text.
    Legacy,
}

/// Exchanges a grant for a token.
pub(crate) fn token(
    server: &Server,
    parts: &Parts,
    body: &Bytes,
    endpoint: TokenEndpoint,
) -> Result<Response, ErrorResponse> {
    if parts.method != Method::POST {
        return Err(ErrorResponse::gateway(StatusCode::METHOD_NOT_ALLOWED, "Method Not Allowed"));
    }
    let form = Form::parse(parts, body)?;
    let client = authenticate(&parts.headers, form.get("client_id"), form.get("client_secret"))?;
    let now = server.clock.now();
    let mut state = server.state();
    let accepted = match form.required("grant_type")? {
        "client_credentials" => client_credentials(client)?,
        "password" => password(client, &form)?,
        "authorization_code" => authorization_code(&mut state, client, &form, now)?,
        "refresh_token" => refresh_token(server, &mut state, client, &form, now)?,
        other => {
            return Err(ErrorResponse::oauth(
                StatusCode::BAD_REQUEST,
                "unsupported_grant_type",
                &format!("the grant {other} is not supported"),
            ));
        }
    };
    let body = issue(server, &mut state, accepted, now, endpoint);
    let mut response = ok(&body);
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}

/// A grant that was accepted.
struct AcceptedGrant {
    grant: Grant,
    refresh_token: RefreshToken,
}

/// The refresh token of a response.
enum RefreshToken {
    /// The grant has none.
    None,
    /// A new one.
    New,
    /// The old one stays valid and is not sent.
    Unchanged,
}

fn grant_for(client: Client, principal: Principal) -> Grant {
    Grant { client: client.id().to_owned(), principal }
}

fn client_credentials(client: Client) -> Result<AcceptedGrant, ErrorResponse> {
    match client {
        Client::Confidential => Ok(AcceptedGrant {
            grant: grant_for(client, Principal::Client),
            refresh_token: RefreshToken::None,
        }),
        Client::Public => Err(ErrorResponse::oauth(
            StatusCode::BAD_REQUEST,
            "unauthorized_client",
            "a public client has no credentials of its own",
        )),
    }
}

fn password(client: Client, form: &Form) -> Result<AcceptedGrant, ErrorResponse> {
    let user = form.required("username")?;
    if user != USERNAME || form.required("password")? != PASSWORD {
        return Err(invalid_grant("user name or password is wrong"));
    }
    let principal = Principal::User(user.to_owned());
    Ok(AcceptedGrant { grant: grant_for(client, principal), refresh_token: RefreshToken::New })
}

fn authorization_code(
    state: &mut State,
    client: Client,
    form: &Form,
    now: DateTime<Utc>,
) -> Result<AcceptedGrant, ErrorResponse> {
    let verifier = form.required("code_verifier")?;
    let redirect_uri = form.required("redirect_uri")?;
    let code = state
        .tokens
        .redeem(form.required("code")?, now)
        .ok_or_else(|| invalid_grant("the code is unknown, used or too old"))?;
    if code.grant.client != client.id() {
        return Err(invalid_grant("the code was issued to another client"));
    }
    if code.redirect_uri != redirect_uri {
        return Err(invalid_grant("redirect_uri is not the one the code was issued for"));
    }
    if URL_SAFE_NO_PAD.encode(Sha256::digest(verifier)) != code.challenge {
        return Err(invalid_grant("code_verifier does not match the challenge"));
    }
    Ok(AcceptedGrant { grant: code.grant, refresh_token: RefreshToken::New })
}

fn refresh_token(
    server: &Server,
    state: &mut State,
    client: Client,
    form: &Form,
    now: DateTime<Utc>,
) -> Result<AcceptedGrant, ErrorResponse> {
    let token = form.required("refresh_token")?;
    let grant = state
        .tokens
        .refresh_grant(token, now)
        .filter(|grant| grant.client == client.id())
        .ok_or_else(|| invalid_grant("the refresh token is unknown, used or too old"))?;
    if !server.config.rotate_refresh_tokens {
        return Ok(AcceptedGrant { grant, refresh_token: RefreshToken::Unchanged });
    }
    state.tokens.remove_refresh(token);
    Ok(AcceptedGrant { grant, refresh_token: RefreshToken::New })
}

fn issue(
    server: &Server,
    state: &mut State,
    accepted: AcceptedGrant,
    now: DateTime<Utc>,
    endpoint: TokenEndpoint,
) -> Value {
    let AcceptedGrant { grant, refresh_token } = accepted;
    let lifetime = server.config.token_lifetime;
    let expires = TimeDelta::from_std(lifetime).ok().and_then(|lifetime| now.checked_add_signed(lifetime));
    let expires = expires.unwrap_or(DateTime::<Utc>::MAX_UTC);
    let State { tokens, random, .. } = state;
    let access = tokens.issue_access(random, grant.clone(), expires);
    let mut body = json!({ "access_token": access, "token_type": "Bearer" });
    let seconds = lifetime.as_secs();
    match (endpoint, server.config.expires_in) {
        (_, ExpiresIn::Missing) => {}
        (TokenEndpoint::Legacy, _) | (_, ExpiresIn::Text) => {
            body["expires_in"] = json!(seconds.to_string());
        }
        (TokenEndpoint::Current, ExpiresIn::Integer) => body["expires_in"] = json!(seconds),
    }
    if matches!(refresh_token, RefreshToken::New) {
        body["refresh_token"] = json!(tokens.issue_refresh(random, grant, now));
    }
    body
}

fn invalid_grant(description: &str) -> ErrorResponse {
    ErrorResponse::oauth(StatusCode::BAD_REQUEST, "invalid_grant", description)
}

/// The request's form; a repeated field is an error (RFC 6749, section 3.2).
struct Form(HashMap<String, String>);

impl Form {
    fn parse(parts: &Parts, body: &Bytes) -> Result<Self, ErrorResponse> {
        let content_type = parts.headers.get(header::CONTENT_TYPE);
        let is_form = content_type
            .and_then(|value| value.to_str().ok())
            .is_some_and(|value| value.starts_with("application/x-www-form-urlencoded"));
        if !is_form {
            return Err(invalid_request("the body must be a form"));
        }
        let mut fields = HashMap::new();
        for (name, value) in form_urlencoded::parse(body) {
            if fields.insert(name.clone().into_owned(), value.into_owned()).is_some() {
                return Err(invalid_request(&format!("{name} occurs twice")));
            }
        }
        Ok(Self(fields))
    }

    fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    fn required(&self, name: &str) -> Result<&str, ErrorResponse> {
        self.get(name).ok_or_else(|| invalid_request(&format!("{name} is missing")))
    }
}

fn invalid_request(description: &str) -> ErrorResponse {
    ErrorResponse::oauth(StatusCode::BAD_REQUEST, "invalid_request", description)
}
