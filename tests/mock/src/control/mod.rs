//! The control interface: the server's means of control as JSON over HTTP, for programs in any
//! language. It listens on a port of its own and is never part of the API that is mocked.

mod assets;
mod faults;
mod generations;
mod received;
mod setup;

use std::collections::HashMap;
use std::fmt::Display;
use std::str::FromStr;
use std::sync::{Arc, Mutex, PoisonError};

use axum::Router;
use axum::body::Body;
use axum::extract::RawPathParams;
use axum::response::Response;
use axum::routing::on;
use bytes::Bytes;
use http::{Method, Request, StatusCode};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer};
use serde_json::{Value, json};

use crate::api::filter;
use crate::gate::Gate;
use crate::mock::MockGetty;
use crate::reply::json_with;

/// What a call of the control interface can use.
struct Call<'a> {
    mock: &'a MockGetty,
    gates: &'a Mutex<HashMap<String, Gate>>,
    /// The last part of the path where it is variable.
    name: String,
    query: Vec<(String, String)>,
    body: &'a [u8],
}

impl Call<'_> {
    /// The body; an absent one is an empty object.
    fn read<T: DeserializeOwned>(&self) -> Result<T, Problem> {
        let body = if self.body.is_empty() { b"{}" } else { self.body };
        serde_json::from_slice(body).map_err(|error| Problem(format!("the body: {error}")))
    }

    /// A query parameter.
    fn query<T: FromStr<Err: Display>>(&self, name: &str) -> Result<Option<T>, Problem> {
        let value = self.query.iter().find(|(key, _)| key == name).map(|(_, value)| value.parse());
        value.transpose().map_err(|error| Problem(format!("{name}: {error}")))
    }

    /// The gates that were put up through this interface.
    fn gates(&self) -> std::sync::MutexGuard<'_, HashMap<String, Gate>> {
        self.gates.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What is wrong with a call; the caller is told.
#[derive(Debug)]
struct Problem(String);

type Answer = Result<Value, Problem>;

struct Route {
    method: Method,
    path: &'static str,
    /// The query parameters it takes.
    query: &'static [&'static str],
    answer: fn(&Call<'_>) -> Answer,
}

const fn route(method: Method, path: &'static str, answer: fn(&Call<'_>) -> Answer) -> Route {
    Route { method, path, query: &[], answer }
}

/// A route that only looks, with query parameters.
const fn look(path: &'static str, query: &'static [&'static str], answer: fn(&Call<'_>) -> Answer) -> Route {
    Route { method: Method::GET, path, query, answer }
}

/// Everything that can be called.
fn routes() -> impl Iterator<Item = &'static Route> {
    [setup::ROUTES, assets::ROUTES, faults::ROUTES, generations::ROUTES, received::ROUTES]
        .into_iter()
        .flatten()
}

/// The router; `mock` must not own the listeners.
pub(crate) fn router(mock: MockGetty) -> Router {
    let mock = Arc::new(mock);
    let gates = Arc::new(Mutex::new(HashMap::new()));
    let mut router = Router::new();
    for route in routes() {
        let (mock, gates) = (Arc::clone(&mock), Arc::clone(&gates));
        let handler = move |parameters: RawPathParams, request: Request<Body>| {
            let name = parameters.iter().next().map(|(_, value)| value.to_owned());
            serve(Arc::clone(&mock), Arc::clone(&gates), route, name, request)
        };
        router = router.route(route.path, on(filter(&route.method), handler));
    }
    let unknown = || async { error(StatusCode::NOT_FOUND, "there is nothing here; see GET /") };
    router.method_not_allowed_fallback(unknown).fallback(unknown)
}

/// The largest request: an asset with its bytes.
const MOST_BODY: usize = 64 * 1024 * 1024;

async fn serve(
    mock: Arc<MockGetty>,
    gates: Arc<Mutex<HashMap<String, Gate>>>,
    route: &'static Route,
    name: Option<String>,
    request: Request<Body>,
) -> Response {
    let (parts, body) = request.into_parts();
    let body: Bytes = match axum::body::to_bytes(body, MOST_BODY).await {
        Ok(body) => body,
        Err(_) => return error(StatusCode::PAYLOAD_TOO_LARGE, "the body is too large"),
    };
    let query = parts.uri.query().unwrap_or_default();
    let query: Vec<(String, String)> = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
    if let Some((unknown, _)) = query.iter().find(|(name, _)| !route.query.contains(&name.as_str())) {
        return error(StatusCode::BAD_REQUEST, &format!("there is no query parameter {unknown} here"));
    }
    let call = Call { mock: &mock, gates: &gates, name: name.unwrap_or_default(), query, body: &body };
    match (route.answer)(&call) {
        Ok(value) => json_with(StatusCode::OK, &value),
        Err(Problem(message)) => error(StatusCode::BAD_REQUEST, &message),
    }
}

fn error(status: StatusCode, message: &str) -> Response {
    json_with(status, &json!({ "error": message }))
}

/// What is answered where there is nothing to say.
fn done() -> Answer {
    Ok(json!({}))
}

/// Everything that can be called, as the first page lists it.
fn calls() -> Vec<String> {
    routes().map(|route| format!("{} {}", route.method, route.path)).collect()
}

/// Reads a property that has to be there, if only as null.
fn required<'de, D: Deserializer<'de>, T: Deserialize<'de>>(input: D) -> Result<T, D::Error> {
    T::deserialize(input)
}

/// Reads a property whose absence is something else than null.
fn given<'de, D: Deserializer<'de>, T: Deserialize<'de>>(input: D) -> Result<Option<T>, D::Error> {
    T::deserialize(input).map(Some)
}

/// Names of operations are checked, so that a misspelt one is not passed over.
fn check_operation(operation: &str) -> Result<(), Problem> {
    crate::mock::unknown_operation(operation).map_or(Ok(()), |message| Err(Problem(message)))
}
