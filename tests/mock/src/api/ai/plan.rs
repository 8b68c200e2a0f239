//! How generations are to go: set by tests, obeyed by the operations.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};

/// When an AI generation, or the file of one of its results, is ready.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Ready {
    /// At once: the request itself is answered 200 with the results.
    AtOnce,
    /// The request and then so many polls are answered 202.
    AfterPolls(u32),
    /// Once the server's clock has moved by so much.
    After(Duration),
    /// When [`MockGetty::finish_generations`](crate::MockGetty::finish_generations) is called.
    WhenFinished,
}

/// What becomes of an AI generation once it is done.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Outcome {
    /// Four images.
    #[default]
    Made,
    /// Four results of which those with these numbers (from 0) are blocked and come without an image.
    Blocked(Vec<u32>),
    /// None: polls are answered 400 with a message that it failed.
    Failed,
    /// None: polls are answered 410 `GenerationRequestGone`.
    Gone,
}

/// What new generations and downloads are started with.
#[derive(Debug, Clone)]
pub(crate) struct Plan {
    pub(crate) generations: Ready,
    pub(crate) downloads: Ready,
    pub(crate) outcome: Outcome,
    /// How many generations may be under way at once.
    pub(crate) concurrent: Option<usize>,
}

impl Default for Plan {
    fn default() -> Self {
        Self {
            generations: Ready::AfterPolls(1),
            downloads: Ready::AfterPolls(1),
            outcome: Outcome::Made,
            concurrent: None,
        }
    }
}

/// How far something that takes time has come.
#[derive(Debug, Clone)]
pub(crate) struct Progress {
    ready: Ready,
    since: DateTime<Utc>,
    polls: u32,
    finished: bool,
}

impl Progress {
    pub(crate) fn new(ready: Ready, now: DateTime<Utc>) -> Self {
        Self { ready, since: now, polls: 0, finished: false }
    }

    pub(crate) fn is_done(&self, now: DateTime<Utc>) -> bool {
        self.finished
            || match self.ready {
                Ready::AtOnce => true,
                Ready::AfterPolls(polls) => self.polls > polls,
                Ready::After(time) => now - self.since >= TimeDelta::from_std(time).unwrap_or(TimeDelta::MAX),
                Ready::WhenFinished => false,
            }
    }

    /// Counts a poll; true when it is done.
    pub(crate) fn poll(&mut self, now: DateTime<Utc>) -> bool {
        self.polls = self.polls.saturating_add(1);
        self.is_done(now)
    }

    pub(crate) fn finish(&mut self) {
        self.finished = true;
    }
}
