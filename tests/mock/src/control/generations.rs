//! AI generations.

use axum::routing::MethodFilter;
use serde::Deserialize;
use serde_json::json;

use super::setup::duration;
use super::{Answer, Call, Problem, Route, done, route};
use crate::api::{Outcome, Ready};

pub(super) const ROUTES: &[Route] = &[
    route(MethodFilter::GET, "/generations", |call| Ok(json!({ "ids": call.mock.generation_ids() }))),
    route(MethodFilter::PUT, "/generations", plan),
    route(MethodFilter::POST, "/generations/finish", |call| {
        call.mock.finish_generations();
        done()
    }),
    route(MethodFilter::PUT, "/generations/{id}", change),
];

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum AskedReady {
    AtOnce,
    AfterPolls(u32),
    AfterSeconds(f64),
    WhenFinished,
}

impl AskedReady {
    fn ready(self) -> Result<Ready, Problem> {
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
enum AskedOutcome {
    Made,
    Blocked(Vec<u32>),
    Failed,
    Gone,
}

impl AskedOutcome {
    fn outcome(self) -> Outcome {
        match self {
            Self::Made => Outcome::Made,
            Self::Blocked(indices) => Outcome::Blocked(indices),
            Self::Failed => Outcome::Failed,
            Self::Gone => Outcome::Gone,
        }
    }
}

/// Changes what is given and leaves the rest.
fn plan(call: &Call<'_>) -> Answer {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Asked {
        ready: Option<AskedReady>,
        files_ready: Option<AskedReady>,
        outcome: Option<AskedOutcome>,
        concurrent: Option<usize>,
    }
    let asked: Asked = call.read()?;
    if let Some(ready) = asked.ready {
        call.mock.set_generations_ready(ready.ready()?);
    }
    if let Some(ready) = asked.files_ready {
        call.mock.set_generated_files_ready(ready.ready()?);
    }
    if let Some(outcome) = asked.outcome {
        call.mock.set_generation_outcome(outcome.outcome());
    }
    if asked.concurrent.is_some() {
        call.mock.set_concurrent_generations(asked.concurrent);
    }
    done()
}

fn change(call: &Call<'_>) -> Answer {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Asked {
        outcome: AskedOutcome,
    }
    let asked: Asked = call.read()?;
    if call.mock.change_generation(&call.name, asked.outcome.outcome()) {
        done()
    } else {
        Err(Problem(format!("there is no generation {}", call.name)))
    }
}
