//! The authentication host.

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::response::Response;
use axum::routing::{any, get};
use bytes::Bytes;
use http::Request;
use http::request::Parts;

use crate::api::not_found;
use crate::auth::{Endpoint, authorize, server_metadata, token};
use crate::exchange::exchange;
use crate::record::Host;
use crate::reply::Refusal;
use crate::server::Server;

/// Names under which requests are recorded and faults are planned.
pub(crate) const OPERATIONS: [&str; 3] = ["token", "authorize", "server_metadata"];

type Respond = fn(&Server, &Parts, &Bytes) -> Result<Response, Refusal>;

pub(crate) fn router(server: &Arc<Server>) -> Router {
    let handler = |operation: &'static str, respond: Respond| {
        let server = Arc::clone(server);
        move |request: Request<Body>| async move {
            let answer = |parts: &Parts, body: &Bytes, _: &_| respond(&server, parts, body);
            exchange(&server, Host::Authentication, Some(operation), request, answer).await
        }
    };
    let unknown = Arc::clone(server);
    Router::new()
        .route(
            "/oauth2/token",
            any(handler("token", |server, parts, body| token(server, parts, body, Endpoint::Current))),
        )
        .route("/oauth2/auth", get(handler("authorize", |server, parts, _| authorize(server, parts))))
        .route(
            "/.well-known/oauth-authorization-server",
            get(handler("server_metadata", |server, _, _| Ok(server_metadata(server)))),
        )
        .fallback(move |request| not_found(unknown, Host::Authentication, request))
}
