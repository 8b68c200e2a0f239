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
use super::tokens::{Grant, Principal};
use crate::config::{ExpiresIn, PASSWORD, USERNAME};
use crate::reply::{Refusal, ok};
use crate::server::{Server, State};

/// Which of the token endpoints was called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Endpoint {
    /// The one on the authentication host.
    Current,
    /// One of those the API host still answers; they state `expires_in` as text.
    Old,
}

/// Exchanges a grant for a token.
pub(crate) fn token(
    server: &Server,
    parts: &Parts,
    body: &Bytes,
    endpoint: Endpoint,
) -> Result<Response, Refusal> {
    if parts.method != Method::POST {
        return Err(Refusal::gateway(StatusCode::METHOD_NOT_ALLOWED, "Method Not Allowed"));
    }
    let form = Form::read(parts, body)?;
    let client = authenticate(&parts.headers, form.get("client_id"), form.get("client_secret"))?;
    let now = server.clock.now();
    let mut state = server.state();
    let granted = match form.required("grant_type")? {
        "client_credentials" => client_credentials(client)?,
        "password" => password(client, &form)?,
        "authorization_code" => authorization_code(&mut state, client, &form, now)?,
        "refresh_token" => refresh_token(server, &mut state, client, &form, now)?,
        other => {
            return Err(Refusal::oauth(
                StatusCode::BAD_REQUEST,
                "unsupported_grant_type",
                &format!("the grant {other} is not supported"),
            ));
        }
    };
    let answer = issue(server, &mut state, granted, now, endpoint);
    let mut response = ok(&answer);
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}

/// A grant that was accepted.
struct Granted {
    grant: Grant,
    refresh: Refresh,
}

enum Refresh {
    /// The grant comes without one.
    None,
    /// A new one.
    New,
    /// The same one again is not sent back, as it stays valid.
    Kept,
}

fn grant_for(client: Client, principal: Principal) -> Grant {
    Grant { client: client.id().to_owned(), principal }
}

fn client_credentials(client: Client) -> Result<Granted, Refusal> {
    match client {
        Client::Confidential => {
            Ok(Granted { grant: grant_for(client, Principal::Client), refresh: Refresh::None })
        }
        Client::Public => Err(Refusal::oauth(
            StatusCode::BAD_REQUEST,
            "unauthorized_client",
            "a public client has no credentials of its own",
        )),
    }
}

fn password(client: Client, form: &Form) -> Result<Granted, Refusal> {
    let user = form.required("username")?;
    if user != USERNAME || form.required("password")? != PASSWORD {
        return Err(invalid_grant("user name or password is wrong"));
    }
    let principal = Principal::User(user.to_owned());
    Ok(Granted { grant: grant_for(client, principal), refresh: Refresh::New })
}

fn authorization_code(
    state: &mut State,
    client: Client,
    form: &Form,
    now: DateTime<Utc>,
) -> Result<Granted, Refusal> {
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
    Ok(Granted { grant: code.grant, refresh: Refresh::New })
}

fn refresh_token(
    server: &Server,
    state: &mut State,
    client: Client,
    form: &Form,
    now: DateTime<Utc>,
) -> Result<Granted, Refusal> {
    let token = form.required("refresh_token")?;
    let grant = state
        .tokens
        .refresh_grant(token, now)
        .filter(|grant| grant.client == client.id())
        .ok_or_else(|| invalid_grant("the refresh token is unknown, used or too old"))?;
    if !server.config.rotate_refresh_tokens {
        return Ok(Granted { grant, refresh: Refresh::Kept });
    }
    state.tokens.forget_refresh(token);
    Ok(Granted { grant, refresh: Refresh::New })
}

fn issue(
    server: &Server,
    state: &mut State,
    granted: Granted,
    now: DateTime<Utc>,
    endpoint: Endpoint,
) -> Value {
    let Granted { grant, refresh } = granted;
    let lifetime = server.config.token_lifetime;
    let expires = TimeDelta::from_std(lifetime).ok().and_then(|lifetime| now.checked_add_signed(lifetime));
    let expires = expires.unwrap_or(DateTime::<Utc>::MAX_UTC);
    let State { tokens, random, .. } = state;
    let access = tokens.issue_access(random, grant.clone(), expires);
    let mut answer = json!({ "access_token": access, "token_type": "Bearer" });
    let seconds = lifetime.as_secs();
    match (endpoint, server.config.expires_in) {
        (_, ExpiresIn::Missing) => {}
        (Endpoint::Old, _) | (_, ExpiresIn::Text) => {
            answer["expires_in"] = json!(seconds.to_string());
        }
        (Endpoint::Current, ExpiresIn::Integer) => answer["expires_in"] = json!(seconds),
    }
    if matches!(refresh, Refresh::New) {
        answer["refresh_token"] = json!(tokens.issue_refresh(random, grant, now));
    }
    answer
}

fn invalid_grant(description: &str) -> Refusal {
    Refusal::oauth(StatusCode::BAD_REQUEST, "invalid_grant", description)
}

/// The request's form; a repeated field is an error (RFC 6749, section 3.2).
struct Form(HashMap<String, String>);

impl Form {
    fn read(parts: &Parts, body: &Bytes) -> Result<Self, Refusal> {
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
                return Err(invalid_request(&format!("{name} is given twice")));
            }
        }
        Ok(Self(fields))
    }

    fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    fn required(&self, name: &str) -> Result<&str, Refusal> {
        self.get(name).ok_or_else(|| invalid_request(&format!("{name} is missing")))
    }
}

fn invalid_request(description: &str) -> Refusal {
    Refusal::oauth(StatusCode::BAD_REQUEST, "invalid_request", description)
}
