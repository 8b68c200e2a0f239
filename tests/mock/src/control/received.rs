//! What the server received.

use http::Method;
use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::{Answer, Call, Problem, Route, check_operation, done, look, route};
use crate::record::Received;

pub(super) const ROUTES: &[Route] = &[
    look("/received", &["operation"], list),
    route(Method::GET, "/received/counts", |call| Ok(json!(call.mock.counts()))),
    route(Method::POST, "/received/assert", assert),
    route(Method::DELETE, "/received", |call| {
        call.mock.clear_received();
        done()
    }),
];

/// All requests in order of arrival, or those for one operation.
fn list(call: &Call<'_>) -> Answer {
    let received = match call.query::<String>("operation")? {
        Some(operation) => {
            check_operation(&operation)?;
            call.mock.received_operation(&operation)
        }
        None => call.mock.received(),
    };
    Ok(json!({ "received": received.iter().map(view).collect::<Value>() }))
}

/// Whether something is so; the answer to what is not says what there was instead.
fn assert(call: &Call<'_>) -> Answer {
    #[derive(Deserialize)]
    #[serde(rename_all = "snake_case", deny_unknown_fields)]
    enum Asked {
        Called { operation: String, times: usize },
        CalledAtLeast { operation: String, times: usize },
        NoCredentialsLeftApi,
    }
    let found = match call.read()? {
        Asked::Called { operation, times } => {
            check_operation(&operation)?;
            call.mock.calls(&operation).check(|count| count == times, &times.to_string())
        }
        Asked::CalledAtLeast { operation, times } => {
            check_operation(&operation)?;
            call.mock.calls(&operation).check(|count| count >= times, &format!("at least {times}"))
        }
        Asked::NoCredentialsLeftApi => call.mock.credentials_left_api().map_or(Ok(()), Err),
    };
    found.map_err(Problem)?;
    done()
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
