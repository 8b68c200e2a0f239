//! What the server received.

use axum::routing::MethodFilter;
use serde_json::{Map, Value, json};

use super::{Answer, Call, Route, check_operation, done, route};
use crate::record::Received;

pub(super) const ROUTES: &[Route] = &[
    route(MethodFilter::GET, "/received", list),
    route(MethodFilter::GET, "/received/counts", |call| Ok(json!(call.mock.counts()))),
    route(MethodFilter::DELETE, "/received", |call| {
        call.mock.clear_received();
        done()
    }),
];

/// All requests in order of arrival, or those for one operation.
fn list(call: &Call<'_>) -> Answer {
    let received = match call.query("operation") {
        Some(operation) => {
            check_operation(operation)?;
            call.mock.received_operation(operation)
        }
        None => call.mock.received(),
    };
    Ok(json!({ "received": received.iter().map(view).collect::<Value>() }))
}

/// Headers that come twice are shown joined, as HTTP lets them be.
fn view(received: &Received) -> Value {
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
