//! AI generations.

use http::Method;
use serde::Deserialize;
use serde_json::json;

use super::assets::described;
use super::setup::duration;
use super::{Answer, Call, Problem, Route, done, given, look, route};
use crate::api::{Outcome, Ready};

pub(super) const ROUTES: &[Route] = &[
    route(Method::GET, "/generations", |call| Ok(json!({ "ids": call.mock.generation_ids() }))),
    route(Method::PUT, "/generations", plan),
    route(Method::POST, "/generations/finish", |call| {
        call.mock.finish_generations();
        done()
    }),
    route(Method::PUT, "/generations/{id}", change),
    look("/generations/{id}/file", &["index"], file),
];

/// What the large size of a generated image must be.
fn file(call: &Call<'_>) -> Answer {
    let index = call.query("index")?.unwrap_or_default();
    let file = call.mock.generated_file(&call.name, index);
    let file =
        file.ok_or_else(|| Problem(format!("there is no image {index} of a generation {}", call.name)))?;
    Ok(described(&file))
}

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
        /// Null lifts the limit.
        #[serde(default, deserialize_with = "given")]
        concurrent: Option<Option<usize>>,
    }
    let asked: Asked = call.read()?;
    let ready = asked.ready.map(AskedReady::ready).transpose()?;
    let files_ready = asked.files_ready.map(AskedReady::ready).transpose()?;
    if let Some(ready) = ready {
        call.mock.set_generations_ready(ready);
    }
    if let Some(ready) = files_ready {
        call.mock.set_generated_files_ready(ready);
    }
    if let Some(outcome) = asked.outcome {
        call.mock.set_generation_outcome(outcome.outcome());
    }
    if let Some(limit) = asked.concurrent {
        call.mock.set_concurrent_generations(limit);
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
