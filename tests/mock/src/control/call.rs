//! Calls of the control interface, and how routes describe them.

use std::collections::HashMap;
use std::fmt::Display;
use std::str::FromStr;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use http::Method;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::mock::{MockGetty, unknown_operation};
use crate::server::gate::Gate;

/// The gates that calls of this interface created, by operation.
pub(super) type GatesByOperation = Mutex<HashMap<String, Gate>>;

/// A call, and what its handler uses.
pub(super) struct ControlCall<'a> {
    pub(super) mock: &'a MockGetty,
    pub(super) gates: &'a GatesByOperation,
    /// The method and path of each call of the interface.
    pub(super) calls: &'a [String],
    /// The parameter in the path; empty when the path has none.
    pub(super) name: String,
    pub(super) query: Vec<(String, String)>,
    pub(super) body: &'a [u8],
}

impl ControlCall<'_> {
    /// Parses the body. An absent body is an empty object.
    pub(super) fn parse_body<T: DeserializeOwned>(&self) -> Result<T, BadRequest> {
        let body = if self.body.is_empty() { b"{}" } else { self.body };
        serde_json::from_slice(body).map_err(|error| BadRequest(format!("the body: {error}")))
    }

    /// A query parameter.
    pub(super) fn query<T: FromStr<Err: Display>>(&self, name: &str) -> Result<Option<T>, BadRequest> {
        let value = self.query.iter().find(|(key, _)| key == name).map(|(_, value)| value.parse());
        value.transpose().map_err(|error| BadRequest(format!("{name}: {error}")))
    }

    pub(super) fn gates(&self) -> MutexGuard<'_, HashMap<String, Gate>> {
        self.gates.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Why a call is invalid; the response contains the message.
#[derive(Debug)]
pub(super) struct BadRequest(pub(super) String);

pub(super) type CallResult = Result<Value, BadRequest>;

pub(super) struct Route {
    pub(super) method: Method,
    pub(super) path: &'static str,
    /// The names of the query parameters.
    pub(super) query: &'static [&'static str],
    pub(super) handler: fn(&ControlCall<'_>) -> CallResult,
}

pub(super) const fn route(
    method: Method,
    path: &'static str,
    handler: fn(&ControlCall<'_>) -> CallResult,
) -> Route {
    Route { method, path, query: &[], handler }
}

/// A GET route with query parameters.
pub(super) const fn get_route(
    path: &'static str,
    query: &'static [&'static str],
    handler: fn(&ControlCall<'_>) -> CallResult,
) -> Route {
    Route { method: Method::GET, path, query, handler }
}

/// The result of calls that return nothing.
pub(super) fn empty_object() -> CallResult {
    Ok(json!({}))
}

/// Deserializes a property that must be present; it may be null.
pub(super) fn required<'de, D: Deserializer<'de>, T: Deserialize<'de>>(input: D) -> Result<T, D::Error> {
    T::deserialize(input)
}

/// Deserializes a property that may be absent, which does not mean null.
pub(super) fn present<'de, D: Deserializer<'de>, T: Deserialize<'de>>(
    input: D,
) -> Result<Option<T>, D::Error> {
    T::deserialize(input).map(Some)
}

/// Checks that an operation exists, so that a misspelled name is not ignored.
pub(super) fn check_operation(operation: &str) -> Result<(), BadRequest> {
    unknown_operation(operation).map_or(Ok(()), |message| Err(BadRequest(message)))
}

/// Converts a number of seconds.
pub(super) fn duration(seconds: f64) -> Result<Duration, BadRequest> {
    Duration::try_from_secs_f64(seconds).map_err(|error| BadRequest(format!("seconds: {error}")))
}

/// The length and the digest of a file.
pub(super) fn file_summary(bytes: &[u8]) -> Value {
    let digest = Sha256::digest(bytes);
    let digest: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    json!({ "length": bytes.len(), "sha256": digest })
}
