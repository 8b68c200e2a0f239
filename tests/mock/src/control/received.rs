//! The requests that the server received.

use http::Method;
use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::call::{
    BadRequest, CallResult, ControlCall, Route, check_operation, empty_object, get_route, route,
};
use crate::server::recorder::ReceivedRequest;

pub(super) const ROUTES: &[Route] = &[
    get_route("/received", &["operation"], list),
    route(Method::GET, "/received/counts", |call| Ok(json!(call.mock.call_counts()))),
    route(Method::POST, "/received/assert", assert),
    route(Method::DELETE, "/received", |call| {
        call.mock.clear_received_requests();
        empty_object()
    }),
];

/// All requests in order of arrival, or those for one operation.
fn list(call: &ControlCall<'_>) -> CallResult {
    let received = match call.query::<String>("operation")? {
        Some(operation) => {
            check_operation(&operation)?;
            call.mock.received_requests_for(&operation)
        }
        None => call.mock.received_requests(),
    };
    Ok(json!({ "received": received.iter().map(view).collect::<Value>() }))
}

/// Checks an assertion. The error message lists the received requests.
fn assert(call: &ControlCall<'_>) -> CallResult {
    #[derive(Deserialize)]
    #[serde(rename_all = "snake_case", deny_unknown_fields)]
    enum Assertion {
        Called { operation: String, times: usize },
        CalledAtLeast { operation: String, times: usize },
        NoCredentialsLeftApi,
    }
    let result = match call.parse_body()? {
        Assertion::Called { operation, times } => {
            check_operation(&operation)?;
            call.mock.calls(&operation).check(|count| count == times, &times.to_string())
        }
        Assertion::CalledAtLeast { operation, times } => {
            check_operation(&operation)?;
            call.mock.calls(&operation).check(|count| count >= times, &format!("at least {times}"))
        }
        Assertion::NoCredentialsLeftApi => call.mock.leaked_credentials().map_or(Ok(()), Err),
    };
    result.map_err(BadRequest)?;
    empty_object()
}

/// Headers that are repeated are joined with commas, as HTTP permits.
fn view(received: &ReceivedRequest) -> Value {
    let mut headers = Map::new();
    for name in received.headers.keys() {
        let values = received.headers.get_all(name).iter();
        let values: Vec<_> = values.map(|value| String::from_utf8_lossy(value.as_bytes())).collect();
        headers.insert(name.as_str().to_owned(), json!(values.join(", ")));
    }
    json!({
        "host": received.host.to_string(),
        "operation": received.operation,
        "method": received.method.as_str(),
        "path": received.path,
        "query": received.query,
        "headers": headers,
        "body": String::from_utf8_lossy(&received.body),
    })
}
