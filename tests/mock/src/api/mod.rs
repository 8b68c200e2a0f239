//! The operations of the API: one module for each resource, with its part of the route table.

mod account;
mod ai;
mod asset_changes;
mod assets;
mod boards;
mod call;
mod downloads;
mod page;
mod reference;
mod search;

use std::collections::HashMap;
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, OnceLock};

use axum::Router;
use axum::body::Body;
use axum::extract::RawPathParams;
use axum::response::Response;
use axum::routing::{MethodFilter, any, on};
use http::Request;

use crate::authentication::{TokenEndpoint, identify, server_metadata, token};
use crate::document::OperationSpec;
use crate::document::Query;
use crate::server::pipeline::{Endpoint, handle, not_found};
use crate::server::recorder::Host;
use crate::server::shared::Server;
use call::{Call, Operation};

fn operations() -> impl Iterator<Item = &'static Operation> {
    [reference::OPERATIONS, asset_changes::OPERATIONS]
        .into_iter()
        .flatten()
        .chain(search::operations())
        .chain(assets::operations())
        .chain(downloads::operations())
        .chain(account::operations())
        .chain(ai::operations())
        .chain(boards::operations())
}

/// The operationIds, for faults and assertions.
pub(crate) fn operation_names() -> impl Iterator<Item = &'static str> {
    operations().map(|operation| operation.id)
}

/// Token paths of earlier versions of the API, on the API host.
const LEGACY_TOKEN_PATHS: [&str; 2] = ["/oauth2/token", "/v4/oauth2/token"];

pub(crate) fn router(server: &Arc<Server>) -> Router {
    let mut router = Router::new();
    for operation in operations() {
        let server = Arc::clone(server);
        let handler = move |parameters: RawPathParams, request: Request<Body>| {
            serve(Arc::clone(&server), operation, parameters, request)
        };
        let method = MethodFilter::try_from(operation.method.clone()).unwrap_or(MethodFilter::GET);
        router = router.route(operation.path, on(method, handler));
    }
    for path in LEGACY_TOKEN_PATHS {
        let server = Arc::clone(server);
        let handler = move |request: Request<Body>| async move {
            let respond = |parts: &_, body: &_, _: &_| token(&server, parts, body, TokenEndpoint::Legacy);
            handle(&server, Host::Api, Endpoint::Other("token"), request, respond).await
        };
        router = router.route(path, any(handler));
    }
    let metadata_server = Arc::clone(server);
    let metadata = move |request: Request<Body>| async move {
        let respond = |_: &_, _: &_, _: &_| Ok(server_metadata(&metadata_server));
        handle(&metadata_server, Host::Api, Endpoint::Other("server_metadata"), request, respond).await
    };
    let fallback_server = Arc::clone(server);
    let fallback = move |request: Request<Body>| not_found(fallback_server, Host::Api, request);
    router
        .route("/.well-known/oauth-authorization-server", any(metadata))
        .method_not_allowed_fallback(fallback.clone())
        .fallback(fallback)
}

async fn serve(
    server: Arc<Server>,
    operation: &'static Operation,
    parameters: RawPathParams,
    request: Request<Body>,
) -> Response {
    let path: Vec<(String, String)> =
        parameters.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    let respond = |parts: &http::request::Parts, body: &bytes::Bytes, _: &_| {
        let caller = identify(&server, &parts.headers, realm(operation), operation.token)?;
        let pairs = Query::parse(parts.uri.query().unwrap_or_default());
        let spec = spec(operation);
        Query::check_path(&path, &spec.path)?;
        let query = Query::check(pairs, &spec.query)?;
        let headers = &parts.headers;
        let json = spec.body.check(headers, body)?;
        let language_read = AtomicBool::new(false);
        let call = Call {
            server: &server,
            operation,
            spec,
            path,
            query,
            headers,
            json,
            body,
            caller,
            language_read,
        };
        let result = (operation.handler)(&call);
        server.recorder.add_used_parameters(operation.id, call.used_parameters());
        result
    };
    handle(&server, Host::Api, Endpoint::Operation(operation.id), request, respond).await
}

/// The specification of an operation in the document; looked up once.
fn spec(operation: &Operation) -> &'static OperationSpec {
    static SPECS: OnceLock<HashMap<&str, OperationSpec>> = OnceLock::new();
    static EMPTY: OperationSpec = OperationSpec::empty();
    let specs = SPECS.get_or_init(|| {
        operations().map(|one| (one.id, OperationSpec::find(&one.method, one.path))).collect()
    });
    specs.get(operation.id).unwrap_or(&EMPTY)
}

/// The protection space that challenges name.
fn realm(operation: &Operation) -> &'static str {
    if operation.path.starts_with("/v3/downloads/") { "Download" } else { "API" }
}
