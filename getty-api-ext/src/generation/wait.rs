//! Waiting for what the API works on.

use std::time::Duration;

use getty_api::OperationInfo;
use tokio::time::Instant;

use crate::error::{Error, ErrorKind, Subject};
use crate::polling::{Pauses, Polling};

/// How often the API is asked unless told otherwise: after a second, then less and less often, for ten minutes.
pub(super) const POLLING: Polling =
    Polling::constant(Duration::from_secs(1), Duration::from_secs(10), Some(Duration::from_secs(600)));

/// A wait under way: says how long there still is for an answer, and what to make of it.
#[derive(Debug)]
pub(super) struct ReadyWait {
    operation: &'static OperationInfo,
    generation: String,
    deadline: Option<Instant>,
    pauses: Pauses,
    /// The latest failure that passes by itself.
    passing: Option<Error>,
}

impl ReadyWait {
    pub(super) fn new(polling: Polling, operation: &'static OperationInfo, generation: String) -> Self {
        let (deadline, pauses) = (polling.deadline(), polling.pauses());
        Self { operation, generation, deadline, pauses, passing: None }
    }

    /// The time that is left for an answer.
    pub(super) fn remaining(&self) -> Option<Duration> {
        Some(self.deadline?.saturating_duration_since(Instant::now()))
    }

    /// What was waited for; `None`, after a pause, when it is to be asked for once more.
    pub(super) async fn handle_poll<T>(
        &mut self,
        answer: Result<Option<T>, Error>,
    ) -> Result<Option<T>, Error> {
        let least = match answer {
            Ok(Some(there)) => return Ok(Some(there)),
            Ok(None) => None,
            Err(error) if error.is_retryable() => {
                tracing::debug!(%error, "generation {}: asking goes on", self.generation);
                let least = error.retry_after();
                self.passing = Some(error);
                least
            }
            Err(error) => return Err(error),
        };
        let pause = self.pauses.draw(least);
        if self.deadline.is_some_and(|deadline| Instant::now() + pause >= deadline) {
            return Err(self.too_long());
        }
        tokio::time::sleep(pause).await;
        Ok(None)
    }

    fn too_long(&mut self) -> Error {
        let (operation, generation) = (self.operation, &self.generation);
        let time = self.pauses.polling().time().unwrap_or_default();
        let message =
            format!("generation {generation}: not ready within {time:?}; it can be waited for again");
        let subject = Subject {
            operation: Some(operation),
            path: Some(operation.path.replace("{generationRequestId}", generation)),
            effect: Some(operation.effect),
            ..Subject::default()
        };
        let error = Error::new(ErrorKind::Timeout, message).with_subject(subject).transient();
        match self.passing.take() {
            Some(source) => error.with_source(source),
            None => error,
        }
    }
}
