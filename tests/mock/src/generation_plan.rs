//! When generations are ready and how they end. Tests set it.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};

/// When an AI generation, or the file of one of its results, is ready.
///
/// Further variants may come; the fields of each variant are final.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Readiness {
    /// The response to the request itself is 200 with the results.
    Immediate,
    /// The responses to the request and to this many polls are 202.
    AfterPolls(u32),
    /// Once the server's clock has moved by this time.
    After(Duration),
    /// When [`MockGetty::finish_generations`](crate::MockGetty::finish_generations) is called.
    Manual,
}

/// How an AI generation ends.
///
/// Further variants may come; the fields of each variant are final.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum GenerationOutcome {
    /// Four images.
    #[default]
    Succeeded,
    /// Four results. Those with these indices (from 0) are blocked and have no image.
    Blocked(Vec<u32>),
    /// No results: the response to polls is 400 with a message that the generation failed.
    Failed,
    /// No results: the response to polls is 410 `GenerationRequestGone`.
    Gone,
}

/// The plan for new generations and for downloads of their results.
#[derive(Debug, Clone)]
pub(crate) struct GenerationPlan {
    pub(crate) generations: Readiness,
    pub(crate) downloads: Readiness,
    pub(crate) outcome: GenerationOutcome,
    /// The maximum of concurrent generations.
    pub(crate) max_concurrent: Option<usize>,
}

impl Default for GenerationPlan {
    fn default() -> Self {
        Self {
            generations: Readiness::AfterPolls(1),
            downloads: Readiness::AfterPolls(1),
            outcome: GenerationOutcome::Succeeded,
            max_concurrent: None,
        }
    }
}

/// The state of a generation or of the download of one of its results.
#[derive(Debug, Clone)]
pub(crate) struct JobState {
    ready: Readiness,
    since: DateTime<Utc>,
    polls: u32,
    finished: bool,
}

impl JobState {
    pub(crate) fn new(ready: Readiness, now: DateTime<Utc>) -> Self {
        Self { ready, since: now, polls: 0, finished: false }
    }

    pub(crate) fn is_done(&self, now: DateTime<Utc>) -> bool {
        self.finished
            || match self.ready {
                Readiness::Immediate => true,
                Readiness::AfterPolls(polls) => self.polls > polls,
                Readiness::After(time) => {
                    now - self.since >= TimeDelta::from_std(time).unwrap_or(TimeDelta::MAX)
                }
                Readiness::Manual => false,
            }
    }

    /// Counts a poll. Returns true when the job is done.
    pub(crate) fn poll(&mut self, now: DateTime<Utc>) -> bool {
        self.polls = self.polls.saturating_add(1);
        self.is_done(now)
    }

    pub(crate) fn finish(&mut self) {
        self.finished = true;
    }
}
