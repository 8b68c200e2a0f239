//! AI generations.

use http::Method;
use serde::Deserialize;
use serde_json::json;

use super::call::{
    BadRequest, CallResult, ControlCall, Route, duration, empty_object, file_summary, get_route, present,
    route,
};
use crate::generation_plan::{Outcome, Ready};

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
enum RequestedReady {
    AtOnce,
    AfterPolls(u32),
    AfterSeconds(f64),
    WhenFinished,
}

impl RequestedReady {
    fn ready(self) -> Result<Ready, BadRequest> {
        Ok(match self {
            Self::AtOnce => Ready::AtOnce,
            Self::AfterPolls(polls) => Ready::AfterPolls(polls),
            Self::AfterSeconds(seconds) => Ready::After(duration(seconds)?),
            Self::WhenFinished => Ready::WhenFinished,
        })
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum RequestedOutcome {
    Made,
    Blocked(Vec<u32>),
    Failed,
    Gone,
}

impl RequestedOutcome {
    fn outcome(self) -> Outcome {
        match self {
            Self::Made => Outcome::Made,
            Self::Blocked(indices) => Outcome::Blocked(indices),
            Self::Failed => Outcome::Failed,
            Self::Gone => Outcome::Gone,
        }
    }
}

/// Changes the properties that are present.
fn plan(call: &ControlCall<'_>) -> CallResult {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct RequestBody {
        ready: Option<RequestedReady>,
        files_ready: Option<RequestedReady>,
        outcome: Option<RequestedOutcome>,
        /// Null removes the limit.
        #[serde(default, deserialize_with = "present")]
        concurrent: Option<Option<usize>>,
    }
    let body: RequestBody = call.parse_body()?;
    let ready = body.ready.map(RequestedReady::ready).transpose()?;
    let files_ready = body.files_ready.map(RequestedReady::ready).transpose()?;
    if let Some(ready) = ready {
        call.mock.set_generations_ready(ready);
    }
    if let Some(ready) = files_ready {
        call.mock.set_generated_files_ready(ready);
    }
    if let Some(outcome) = body.outcome {
        call.mock.set_generation_outcome(outcome.outcome());
    }
    if let Some(limit) = body.concurrent {
        call.mock.set_concurrent_generations(limit);
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
    if call.mock.change_generation(&call.name, body.outcome.outcome()) {
        empty_object()
    } else {
        Err(BadRequest(format!("there is no generation {}", call.name)))
    }
}
