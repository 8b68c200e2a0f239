//! The authentication host.

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::response::Response;
use axum::routing::{any, get};
use bytes::Bytes;
use http::Request;
use http::request::Parts;
use serde_json::json;

use super::authorize::authorize;
use super::token_endpoint::{TokenEndpoint, token};
use crate::http::response::{ErrorResponse, ok};
use crate::server::pipeline::{Endpoint, handle, not_found};
use crate::server::recorder::Host;
use crate::server::shared::Server;

/// Names of the endpoints, for faults and assertions.
pub(crate) const ENDPOINTS: [&str; 3] = ["token", "authorize", "server_metadata"];

type Handler = fn(&Server, &Parts, &Bytes) -> Result<Response, ErrorResponse>;

pub(crate) fn router(server: &Arc<Server>) -> Router {
    let handler = |name: &'static str, respond: Handler| {
        let server = Arc::clone(server);
        move |request: Request<Body>| async move {
            let respond = |parts: &Parts, body: &Bytes, _: &_| respond(&server, parts, body);
            handle(&server, Host::Authentication, Endpoint::Other(name), request, respond).await
        }
    };
    let fallback_server = Arc::clone(server);
    Router::new()
        .route(
            "/oauth2/token",
            any(handler("token", |server, parts, body| token(server, parts, body, TokenEndpoint::Current))),
        )
        .route("/oauth2/auth", get(handler("authorize", |server, parts, _| authorize(server, parts))))
        .route(
            "/.well-known/oauth-authorization-server",
            get(handler("server_metadata", |server, _, _| Ok(server_metadata(server)))),
        )
        .fallback(move |request| not_found(fallback_server, Host::Authentication, request))
}

/// The metadata of the authorization server (RFC 8414).
pub(crate) fn server_metadata(server: &Server) -> Response {
    let base = &server.urls.authentication;
    ok(&json!({
        "issuer": base,
        "authorization_endpoint": format!("{base}/oauth2/auth"),
        "token_endpoint": format!("{base}/oauth2/token"),
        "response_types_supported": ["code"],
        "grant_types_supported": [
            "authorization_code", "client_credentials", "password", "refresh_token",
        ],
        "code_challenge_methods_supported": ["S256"],
        "token_endpoint_auth_methods_supported": [
            "client_secret_post", "client_secret_basic", "none",
        ],
    }))
}
