//! The API's operations: one module an area, each with its part of the route table.

mod affiliates;
mod ai;
mod artists;
mod asset_changes;
mod boards;
mod by_image;
mod customers;
mod downloads;
mod events;
mod fields;
mod filters;
mod history;
mod image_match;
mod images;
mod licensing;
mod operation;
mod page;
mod products;
mod purchases;
mod reference;
mod related;
mod rendered;
mod search;
mod usage;
mod videos;
mod view;

use std::collections::HashMap;
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, OnceLock};

use axum::Router;
use axum::body::Body;
use axum::extract::RawPathParams;
use axum::response::Response;
use axum::routing::{MethodFilter, on};
use http::{Method, Request, StatusCode};

use crate::auth::{Endpoint, identify, server_metadata, token};
use crate::document::{Described, described};
use crate::exchange::exchange;
use crate::query::Query;
use crate::record::Host;
use crate::reply::Refusal;
use crate::server::Server;

pub(crate) use ai::{Ai, PREVIEWS, Plan, is_web_address};
pub use ai::{Outcome, Ready};
pub use asset_changes::Lifecycle;
pub(crate) use asset_changes::{Change, Feed, asset_type};
pub use boards::Board;
pub(crate) use boards::Boards;
pub(crate) use by_image::Uploads;
pub(crate) use history::HistoryEntry;
use operation::{Call, Operation};
pub use page::Drift;
pub(crate) use page::Drifts;
pub(crate) use products::{PRODUCT_TYPES, Products};
pub(crate) use purchases::Purchases;
pub(crate) use rendered::Rendered;

/// Every operation that is served.
fn operations() -> impl Iterator<Item = &'static Operation> {
    [
        search::OPERATIONS,
        images::OPERATIONS,
        videos::OPERATIONS,
        downloads::OPERATIONS,
        history::OPERATIONS,
        products::OPERATIONS,
        asset_changes::OPERATIONS,
        reference::OPERATIONS,
        customers::OPERATIONS,
        artists::OPERATIONS,
        affiliates::OPERATIONS,
        related::OPERATIONS,
        by_image::OPERATIONS,
        image_match::OPERATIONS,
        events::OPERATIONS,
        purchases::OPERATIONS,
        licensing::OPERATIONS,
        usage::OPERATIONS,
    ]
    .into_iter()
    .flatten()
    .chain(ai::operations())
    .chain(boards::operations())
}

/// The names faults and assertions can use.
pub(crate) fn operation_names() -> impl Iterator<Item = &'static str> {
    operations().map(|operation| operation.id)
}

/// Old token paths that the API host still answers.
const OLD_TOKEN_PATHS: [&str; 2] = ["/oauth2/token", "/v4/oauth2/token"];

pub(crate) fn router(server: &Arc<Server>) -> Router {
    let mut router = Router::new();
    for operation in operations() {
        let server = Arc::clone(server);
        let handler = move |parameters: RawPathParams, request: Request<Body>| {
            call(Arc::clone(&server), operation, parameters, request)
        };
        router = router.route(operation.path, on(filter(&operation.method), handler));
    }
    for path in OLD_TOKEN_PATHS {
        let server = Arc::clone(server);
        let handler = move |request: Request<Body>| async move {
            let respond = |parts: &_, body: &_, _: &_| token(&server, parts, body, Endpoint::Old);
            exchange(&server, Host::Api, Some("token"), request, respond).await
        };
        router = router.route(path, axum::routing::any(handler));
    }
    let metadata = Arc::clone(server);
    let metadata = move |request: Request<Body>| async move {
        let respond = |_: &_, _: &_, _: &_| Ok(server_metadata(&metadata));
        exchange(&metadata, Host::Api, Some("server_metadata"), request, respond).await
    };
    let unknown = Arc::clone(server);
    let unknown = move |request: Request<Body>| not_found(unknown, Host::Api, request);
    router
        .route("/.well-known/oauth-authorization-server", axum::routing::any(metadata))
        .method_not_allowed_fallback(unknown.clone())
        .fallback(unknown)
}

/// What the gateway says of paths and methods it does not know.
pub(crate) async fn not_found(server: Arc<Server>, host: Host, request: Request<Body>) -> Response {
    let respond = |_: &_, _: &_, _: &_| Err(Refusal::gateway(StatusCode::NOT_FOUND, "Not Found"));
    exchange(&server, host, None, request, respond).await
}

pub(crate) fn filter(method: &Method) -> MethodFilter {
    match method.as_str() {
        "POST" => MethodFilter::POST,
        "PUT" => MethodFilter::PUT,
        "DELETE" => MethodFilter::DELETE,
        _ => MethodFilter::GET,
    }
}

async fn call(
    server: Arc<Server>,
    operation: &'static Operation,
    parameters: RawPathParams,
    request: Request<Body>,
) -> Response {
    let path: Vec<(String, String)> =
        parameters.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    let respond = |parts: &http::request::Parts, body: &bytes::Bytes, _: &_| {
        let caller = identify(&server, &parts.headers, realm(operation), operation.access)?;
        let pairs = Query::parse(parts.uri.query().unwrap_or_default());
        let described = described_operation(operation);
        Query::check_path(&path, &described.path)?;
        let query = Query::check(pairs, &described.query)?;
        let headers = &parts.headers;
        let json = described.body.check(headers, body)?;
        let language_read = AtomicBool::new(false);
        let call = Call {
            server: &server,
            operation,
            described,
            path,
            query,
            headers,
            json,
            body,
            caller,
            language_read,
        };
        let answer = (operation.answer)(&call);
        server.recorder.add_read(operation.id, call.parameters_read());
        answer
    };
    exchange(&server, Host::Api, Some(operation.id), request, respond).await
}

/// What the document says about an operation; looked up once.
fn described_operation(operation: &Operation) -> &'static Described {
    static DESCRIBED: OnceLock<HashMap<&str, Described>> = OnceLock::new();
    static NOTHING: Described = Described::nothing();
    let described = DESCRIBED
        .get_or_init(|| operations().map(|one| (one.id, described(&one.method, one.path))).collect());
    described.get(operation.id).unwrap_or(&NOTHING)
}

/// The protection space a refusal names.
fn realm(operation: &Operation) -> &'static str {
    if operation.path.starts_with("/v3/downloads/") { "Download" } else { "API" }
}
