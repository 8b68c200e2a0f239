//! Faults, gates and drifting results.

use std::collections::BTreeMap;

use http::Method;
use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::setup::duration;
use super::{Answer, Call, Problem, Route, check_operation, done, route};
use crate::api::Drift;
use crate::canned::{Canned, try_header};
use crate::fault::Fault;

pub(super) const ROUTES: &[Route] = &[
    route(Method::POST, "/faults", add),
    route(Method::DELETE, "/faults", |call| {
        call.mock.clear_faults();
        done()
    }),
    route(Method::GET, "/holds", holds),
    route(Method::PUT, "/holds/{operation}", hold),
    route(Method::DELETE, "/holds/{operation}", release),
    route(Method::PUT, "/drift/{operation}", drift),
    route(Method::DELETE, "/drift", |call| {
        call.mock.settle();
        done()
    }),
];

/// Faults in the words of this interface: those of [`Fault`] in snake case.
#[derive(Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
enum Asked {
    Status(u16),
    Answer {
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
    ResetAfterActing,
    Stall,
    StallAfterActing,
    CutBodyAt(u64),
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

impl Asked {
    fn fault(self) -> Result<Fault, Problem> {
        let fault = match self {
            Self::Status(status) => Fault::Status(status),
            Self::Answer { status, headers, body } => {
                // Checked like any other status, before it is made one.
                if let Some(problem) = Fault::Status(status).problem() {
                    return Err(Problem(problem));
                }
                let mut canned = Canned::new(status).body(body);
                for (name, value) in headers {
                    if try_header(&name, &value).is_none() {
                        return Err(Problem(format!("`{name}: {value}` cannot be sent as a header")));
                    }
                    canned = canned.header(&name, &value);
                }
                Fault::Answer(canned)
            }
            Self::RateLimited { retry_after } => Fault::RateLimited { retry_after },
            Self::LegacyRateLimited => Fault::LegacyRateLimited,
            Self::Reset => Fault::Reset,
            Self::ResetInHeaders => Fault::ResetInHeaders,
            Self::ResetAfterActing => Fault::ResetAfterActing,
            Self::Stall => Fault::Stall,
            Self::StallAfterActing => Fault::StallAfterActing,
            Self::CutBodyAt(at) => Fault::CutBodyAt(at),
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
        fault.problem().map_or(Ok(fault), |problem| Err(Problem(problem)))
    }
}

fn add(call: &Call<'_>) -> Answer {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Planned {
        operation: String,
        /// Every call when absent.
        times: Option<usize>,
        fault: Asked,
    }
    let planned: Planned = call.read()?;
    check_operation(&planned.operation)?;
    let fault = planned.fault.fault()?;
    match planned.times {
        Some(times) => call.mock.fail_next(&planned.operation, times, fault),
        None => call.mock.fail_always(&planned.operation, fault),
    }
    done()
}

fn holds(call: &Call<'_>) -> Answer {
    let gates = call.gates();
    let waiting = gates.iter().map(|(operation, gate)| (operation.clone(), json!(gate.waiting())));
    Ok(Value::Object(waiting.collect::<Map<_, _>>()))
}

fn hold(call: &Call<'_>) -> Answer {
    check_operation(&call.name)?;
    let gate = call.mock.hold(&call.name);
    call.gates().insert(call.name.clone(), gate);
    done()
}

fn release(call: &Call<'_>) -> Answer {
    match call.gates().remove(&call.name) {
        Some(gate) => {
            gate.release();
            done()
        }
        None => Err(Problem(format!("{} is not held", call.name))),
    }
}

fn drift(call: &Call<'_>) -> Answer {
    #[derive(Deserialize)]
    #[serde(rename_all = "snake_case")]
    enum Asked {
        Grow(u64),
        Shrink(u64),
        RefuseAfter(u64),
        EmptyAfter(u64),
    }
    check_operation(&call.name)?;
    let drift = match call.read()? {
        Asked::Grow(by) => Drift::Grow(by),
        Asked::Shrink(by) => Drift::Shrink(by),
        Asked::RefuseAfter(page) => Drift::RefuseAfter(page),
        Asked::EmptyAfter(page) => Drift::EmptyAfter(page),
    };
    call.mock.drift(&call.name, drift);
    done()
}
