//! The authorization endpoint. It approves every well-formed request without a user.

use std::collections::HashMap;

use axum::response::Response;
use http::StatusCode;
use http::request::Parts;

use super::client::Client;
use crate::config::USERNAME;
use crate::http::response::{ErrorResponse, redirect};
use crate::server::shared::Server;
use crate::state::State;
use crate::state::tokens::{Grant, Principal};

/// Responds with a redirect that contains a code, or an error for the redirect URI.
pub(crate) fn authorize(server: &Server, parts: &Parts) -> Result<Response, ErrorResponse> {
    let query = parts.uri.query().unwrap_or_default();
    let query: HashMap<_, _> = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
    let get = |name: &str| query.get(name).map(String::as_str);

    // Without a known client and a redirect URI, no redirect is safe.
    let client = get("client_id").and_then(Client::by_id);
    let (Some(client), Some(redirect_uri)) = (client, get("redirect_uri")) else {
        return Err(ErrorResponse::oauth(
            StatusCode::BAD_REQUEST,
            "invalid_request",
            "client_id or redirect_uri is missing or not known",
        ));
    };
    let state = get("state");
    let fail = |error: &str, description: &str| {
        let fields = [("error", error), ("error_description", description)];
        Ok(redirect(StatusCode::FOUND, &extend_query(redirect_uri, &fields, state)))
    };
    if get("response_type") != Some("code") {
        return fail("unsupported_response_type", "response_type must be code");
    }
    let Some(challenge) = get("code_challenge") else {
        return fail("invalid_request", "code_challenge is missing");
    };
    if get("code_challenge_method") != Some("S256") {
        return fail("invalid_request", "code_challenge_method must be S256");
    }

    let grant = Grant { client: client.id().to_owned(), principal: Principal::User(USERNAME.to_owned()) };
    let now = server.clock.now();
    let mut guard = server.state();
    let State { tokens, random, .. } = &mut *guard;
    let code = tokens.issue_code(random, grant, redirect_uri.to_owned(), challenge.to_owned(), now);
    Ok(redirect(StatusCode::FOUND, &extend_query(redirect_uri, &[("code", &code)], state)))
}

fn extend_query(uri: &str, fields: &[(&str, &str)], state: Option<&str>) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.extend_pairs(fields);
    if let Some(state) = state {
        query.append_pair("state", state);
    }
    let separator = if uri.contains('?') { '&' } else { '?' };
    format!("{uri}{separator}{}", query.finish())
}
