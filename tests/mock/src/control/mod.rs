//! The control interface: the means of the Rust interface as JSON over HTTP, for programs in any language. It has a
//! port of its own and is not part of the mocked API.

mod assets;
mod call;
mod faults;
mod generations;
mod received;
mod setup;

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Body;
use axum::extract::RawPathParams;
use axum::response::Response;
use axum::routing::{MethodFilter, on};
use bytes::Bytes;
use http::{Request, StatusCode};
use serde_json::json;

use crate::http::response::json_response;
use crate::mock::MockGetty;
use call::{BadRequest, ControlCall, GatesByOperation, Route};

fn routes() -> impl Iterator<Item = &'static Route> {
    [setup::ROUTES, assets::ROUTES, faults::ROUTES, generations::ROUTES, received::ROUTES]
        .into_iter()
        .flatten()
}

/// The router. The handle `mock` must not own the listeners.
pub(crate) fn router(mock: MockGetty) -> Router {
    let mock = Arc::new(mock);
    let gates = Arc::new(Mutex::new(HashMap::new()));
    let calls: Arc<[String]> = routes().map(|route| format!("{} {}", route.method, route.path)).collect();
    let mut router = Router::new();
    for route in routes() {
        let (mock, gates, calls) = (Arc::clone(&mock), Arc::clone(&gates), Arc::clone(&calls));
        let handler = move |parameters: RawPathParams, request: Request<Body>| {
            let name = parameters.iter().next().map(|(_, value)| value.to_owned());
            serve(Arc::clone(&mock), Arc::clone(&gates), Arc::clone(&calls), route, name, request)
        };
        let method = MethodFilter::try_from(route.method.clone()).unwrap_or(MethodFilter::GET);
        router = router.route(route.path, on(method, handler));
    }
    let not_found = || async { error_response(StatusCode::NOT_FOUND, "there is nothing here; see GET /") };
    router.method_not_allowed_fallback(not_found).fallback(not_found)
}

/// The largest request body: an asset with its file.
const MAX_BODY: usize = 64 * 1024 * 1024;

async fn serve(
    mock: Arc<MockGetty>,
    gates: Arc<GatesByOperation>,
    calls: Arc<[String]>,
    route: &'static Route,
    name: Option<String>,
    request: Request<Body>,
) -> Response {
    let (parts, body) = request.into_parts();
    let body: Bytes = match axum::body::to_bytes(body, MAX_BODY).await {
        Ok(body) => body,
        Err(_) => return error_response(StatusCode::PAYLOAD_TOO_LARGE, "the body is too large"),
    };
    let query = parts.uri.query().unwrap_or_default();
    let query: Vec<(String, String)> = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
    if let Some((unknown, _)) = query.iter().find(|(name, _)| !route.query.contains(&name.as_str())) {
        let message = format!("there is no query parameter {unknown} here");
        return error_response(StatusCode::BAD_REQUEST, &message);
    }
    let name = name.unwrap_or_default();
    let call = ControlCall { mock: &mock, gates: &gates, calls: &calls, name, query, body: &body };
    match (route.handler)(&call) {
        Ok(value) => json_response(StatusCode::OK, &value),
        Err(BadRequest(message)) => error_response(StatusCode::BAD_REQUEST, &message),
    }
}

fn error_response(status: StatusCode, message: &str) -> Response {
    json_response(status, &json!({ "error": message }))
}
