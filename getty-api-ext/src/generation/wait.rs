//! Waiting for a running generation.

use std::time::Duration;

use getty_api::OperationInfo;
use tokio::time::Instant;

use crate::error::{Error, ErrorKind, Subject};
use crate::polling::{Pauses, Polling};

/// The default polling: after one second, then at growing intervals, for ten minutes.
pub(super) const POLLING: Polling =
    Polling::constant(Duration::from_secs(1), Duration::from_secs(10), Some(Duration::from_secs(600)));

/// The state of a wait: the remaining time for a response, and how to handle the response.
#[derive(Debug)]
pub(super) struct ReadyWait {
    operation: &'static OperationInfo,
    generation: String,
    deadline: Option<Instant>,
    pauses: Pauses,
    /// The latest temporary failure.
    passing: Option<Error>,
}

impl ReadyWait {
    pub(super) fn new(polling: Polling, operation: &'static OperationInfo, generation: String) -> Self {
        let (deadline, pauses) = (polling.deadline(), polling.pauses());
        Self { operation, generation, deadline, pauses, passing: None }
    }

    /// The remaining time for a response.
    pub(super) fn remaining(&self) -> Option<Duration> {
        Some(self.deadline?.saturating_duration_since(Instant::now()))
    }

    /// The result; `None`, after a pause, when another poll is needed.
    pub(super) async fn handle_poll<T>(
        &mut self,
        result: Result<Option<T>, Error>,
    ) -> Result<Option<T>, Error> {
        let least = match result {
            Ok(Some(there)) => return Ok(Some(there)),
            Ok(None) => None,
            Err(error) if error.is_retryable() => {
                tracing::debug!(%error, "generation {}: polling continues", self.generation);
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
            format!("generation {generation}: not ready within {time:?}; it continues, call `ready` again");
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
