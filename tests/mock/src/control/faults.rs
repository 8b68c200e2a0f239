//! Faults, gates and drift of results.

use std::collections::BTreeMap;

use http::Method;
use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::call::{
    BadRequest, CallResult, ControlCall, Route, check_operation, duration, empty_object, route,
};
use crate::fault::{CannedResponse, Fault, parse_header};
use crate::server::drift::Drift;

pub(super) const ROUTES: &[Route] = &[
    route(Method::POST, "/faults", add),
    route(Method::DELETE, "/faults", |call| {
        call.mock.clear_faults();
        empty_object()
    }),
    route(Method::GET, "/holds", holds),
    route(Method::PUT, "/holds/{operation}", hold),
    route(Method::DELETE, "/holds/{operation}", release),
    route(Method::PUT, "/drift/{operation}", drift),
    route(Method::DELETE, "/drift", |call| {
        call.mock.clear_drift();
        empty_object()
    }),
];

/// The faults of this interface: those of [`Fault`] in snake case, with the names of the first version of this
/// format.
#[derive(Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
enum RequestedFault {
    Status(u16),
    #[serde(rename = "answer")]
    Respond {
        status: u16,
        #[serde(default)]
        headers: BTreeMap<String, String>,
        #[serde(default)]
        body: String,
    },
    RateLimited {
        retry_after: Option<String>,
    },
    LegacyRateLimited,
    Reset,
    ResetInHeaders,
    #[serde(rename = "reset_after_acting")]
    ResetAfterProcessing,
    Stall,
    #[serde(rename = "stall_after_acting")]
    StallAfterProcessing,
    #[serde(rename = "cut_body_at")]
    TruncateBodyAt(u64),
    ResetBodyAt(u64),
    StallBodyAt(u64),
    WrongContentType(String),
    TruncatedJson,
    WithHeader {
        name: String,
        value: String,
    },
    WithoutHeader(String),
    Redirect {
        status: u16,
        location: String,
    },
    IgnoreRange,
    DelaySeconds(f64),
    Gzip,
    GzipBomb(u64),
    OversizedBody(u64),
    NestedJson(usize),
}

impl RequestedFault {
    fn fault(self) -> Result<Fault, BadRequest> {
        let fault = match self {
            Self::Status(status) => Fault::Status(status),
            Self::Respond { status, headers, body } => {
                // `CannedResponse::new` panics on an invalid status, so it is checked before.
                if let Some(message) = Fault::Status(status).validation_error() {
                    return Err(BadRequest(message));
                }
                let mut canned = CannedResponse::new(status).body(body);
                for (name, value) in headers {
                    if parse_header(&name, &value).is_none() {
                        return Err(BadRequest(format!("`{name}: {value}` cannot be sent as a header")));
                    }
                    canned = canned.header(&name, &value);
                }
                Fault::Respond(canned)
            }
            Self::RateLimited { retry_after } => Fault::RateLimited { retry_after },
            Self::LegacyRateLimited => Fault::LegacyRateLimited,
            Self::Reset => Fault::Reset,
            Self::ResetInHeaders => Fault::ResetInHeaders,
            Self::ResetAfterProcessing => Fault::ResetAfterProcessing,
            Self::Stall => Fault::Stall,
            Self::StallAfterProcessing => Fault::StallAfterProcessing,
            Self::TruncateBodyAt(at) => Fault::TruncateBodyAt(at),
            Self::ResetBodyAt(at) => Fault::ResetBodyAt(at),
            Self::StallBodyAt(at) => Fault::StallBodyAt(at),
            Self::WrongContentType(value) => Fault::WrongContentType(value),
            Self::TruncatedJson => Fault::TruncatedJson,
            Self::WithHeader { name, value } => Fault::WithHeader(name, value),
            Self::WithoutHeader(name) => Fault::WithoutHeader(name),
            Self::Redirect { status, location } => Fault::Redirect(status, location),
            Self::IgnoreRange => Fault::IgnoreRange,
            Self::DelaySeconds(seconds) => Fault::Delay(duration(seconds)?),
            Self::Gzip => Fault::Gzip,
            Self::GzipBomb(length) => Fault::GzipBomb(length),
            Self::OversizedBody(length) => Fault::OversizedBody(length),
            Self::NestedJson(depth) => Fault::NestedJson(depth),
        };
        fault.validation_error().map_or(Ok(fault), |message| Err(BadRequest(message)))
    }
}

fn add(call: &ControlCall<'_>) -> CallResult {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct RequestBody {
        operation: String,
        /// All calls when absent.
        times: Option<usize>,
        fault: RequestedFault,
    }
    let body: RequestBody = call.parse_body()?;
    check_operation(&body.operation)?;
    let fault = body.fault.fault()?;
    match body.times {
        Some(times) => call.mock.fail_next(&body.operation, times, fault),
        None => call.mock.fail_always(&body.operation, fault),
    }
    empty_object()
}

fn holds(call: &ControlCall<'_>) -> CallResult {
    let gates = call.gates();
    let paused = gates.iter().map(|(operation, gate)| (operation.clone(), json!(gate.paused_calls())));
    Ok(Value::Object(paused.collect::<Map<_, _>>()))
}

fn hold(call: &ControlCall<'_>) -> CallResult {
    check_operation(&call.name)?;
    let gate = call.mock.pause_calls(&call.name);
    call.gates().insert(call.name.clone(), gate);
    empty_object()
}

fn release(call: &ControlCall<'_>) -> CallResult {
    match call.gates().remove(&call.name) {
        Some(gate) => {
            gate.release();
            empty_object()
        }
        None => Err(BadRequest(format!("{} is not held", call.name))),
    }
}

fn drift(call: &ControlCall<'_>) -> CallResult {
    #[derive(Deserialize)]
    #[serde(rename_all = "snake_case")]
    enum RequestedDrift {
        Grow(u64),
        Shrink(u64),
        #[serde(rename = "refuse_after")]
        RejectAfter(u64),
        EmptyAfter(u64),
    }
    check_operation(&call.name)?;
    let drift = match call.parse_body()? {
        RequestedDrift::Grow(by) => Drift::Grow(by),
        RequestedDrift::Shrink(by) => Drift::Shrink(by),
        RequestedDrift::RejectAfter(page) => Drift::RejectAfter(page),
        RequestedDrift::EmptyAfter(page) => Drift::EmptyAfter(page),
    };
    call.mock.set_drift(&call.name, drift);
    empty_object()
}
