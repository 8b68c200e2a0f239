//! AI generations.

use http::Method;
use serde::Deserialize;
use serde_json::json;

use super::call::{
    BadRequest, CallResult, ControlCall, Route, duration, empty_object, file_summary, get_route, present,
    route,
};
use crate::generation_plan::{GenerationOutcome, Readiness};

pub(super) const ROUTES: &[Route] = &[
    route(Method::GET, "/generations", |call| Ok(json!({ "ids": call.mock.generation_ids() }))),
    route(Method::PUT, "/generations", plan),
    route(Method::POST, "/generations/finish", |call| {
        call.mock.finish_generations();
        empty_object()
    }),
    route(Method::PUT, "/generations/{id}", change),
    get_route("/generations/{id}/file", &["index"], file),
];

/// The length and digest of the large file of a generated image.
fn file(call: &ControlCall<'_>) -> CallResult {
    let index = call.query("index")?.unwrap_or_default();
    let file = call.mock.generated_file(&call.name, index);
    let file =
        file.ok_or_else(|| BadRequest(format!("there is no image {index} of a generation {}", call.name)))?;
    Ok(file_summary(&file))
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum RequestedReadiness {
    #[serde(rename = "at_once")]
    Immediate,
    AfterPolls(u32),
    AfterSeconds(f64),
    #[serde(rename = "when_finished")]
    Manual,
}

impl RequestedReadiness {
    fn readiness(self) -> Result<Readiness, BadRequest> {
        Ok(match self {
            Self::Immediate => Readiness::Immediate,
            Self::AfterPolls(polls) => Readiness::AfterPolls(polls),
            Self::AfterSeconds(seconds) => Readiness::After(duration(seconds)?),
            Self::Manual => Readiness::Manual,
        })
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum RequestedOutcome {
    #[serde(rename = "made")]
    Succeeded,
    Blocked(Vec<u32>),
    Failed,
    Gone,
}

impl RequestedOutcome {
    fn outcome(self) -> GenerationOutcome {
        match self {
            Self::Succeeded => GenerationOutcome::Succeeded,
            Self::Blocked(indices) => GenerationOutcome::Blocked(indices),
            Self::Failed => GenerationOutcome::Failed,
            Self::Gone => GenerationOutcome::Gone,
        }
    }
}

/// Changes the properties that are present.
fn plan(call: &ControlCall<'_>) -> CallResult {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct RequestBody {
        ready: Option<RequestedReadiness>,
        files_ready: Option<RequestedReadiness>,
        outcome: Option<RequestedOutcome>,
        /// Null removes the limit.
        #[serde(default, deserialize_with = "present")]
        concurrent: Option<Option<usize>>,
    }
    let body: RequestBody = call.parse_body()?;
    let ready = body.ready.map(RequestedReadiness::readiness).transpose()?;
    let files_ready = body.files_ready.map(RequestedReadiness::readiness).transpose()?;
    if let Some(ready) = ready {
        call.mock.set_generation_readiness(ready);
    }
    if let Some(ready) = files_ready {
        call.mock.set_generated_file_readiness(ready);
    }
    if let Some(outcome) = body.outcome {
        call.mock.set_generation_outcome(outcome.outcome());
    }
    if let Some(limit) = body.concurrent {
        call.mock.set_max_concurrent_generations(limit);
    }
    empty_object()
}

fn change(call: &ControlCall<'_>) -> CallResult {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct RequestBody {
        outcome: RequestedOutcome,
    }
    let body: RequestBody = call.parse_body()?;
    if call.mock.override_generation_outcome(&call.name, body.outcome.outcome()) {
        empty_object()
    } else {
        Err(BadRequest(format!("there is no generation {}", call.name)))
    }
}
