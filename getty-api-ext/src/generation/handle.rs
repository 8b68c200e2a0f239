//! A generation that was started.

use std::time::Duration;

use getty_api::operations::{GetImageGeneration, get_image_generation};
use getty_api::types::{ImageGeneration, PendingImageGeneration};
use getty_api::{Completion, Operation as _, OperationInfo};

use super::GenerationImage;
use super::wait::{POLLING, ReadyWait};
use crate::client::Getty;
use crate::decoding::missing_property;
use crate::error::Error;
use crate::polling::Polling;

/// A generation that was started. It is polled by its id until the images are ready.
///
/// The id is the only state of a handle: [`Ai::generation`](super::Ai::generation) creates another one from it,
/// also in another process. Dropping a handle, or a future of it, does not end the generation.
#[derive(Clone, Debug)]
pub struct Generation {
    getty: Getty,
    id: String,
    polling: Polling,
    state: GenerationState,
}

#[derive(Clone, Debug)]
enum GenerationState {
    Pending,
    Ready(Box<ImageGeneration>),
    /// It was permanently deleted, or never existed.
    Gone(Error),
}

impl Generation {
    pub(super) fn new(getty: Getty, id: String) -> Self {
        Self { getty, id, polling: POLLING, state: GenerationState::Pending }
    }

    /// The handle for the response to a request that started a generation.
    pub(super) fn from_response(
        getty: Getty,
        operation: &'static OperationInfo,
        response: Completion<ImageGeneration, PendingImageGeneration>,
    ) -> Result<Self, Error> {
        let (id, state) = match response {
            Completion::Pending(pending) => (pending.generation_request_id, GenerationState::Pending),
            Completion::Ready(made) => {
                (made.generation_request_id.clone(), GenerationState::Ready(Box::new(made)))
            }
        };
        let id = match (id, &state) {
            (Some(id), _) => id,
            // The images are ready, which is what the caller waits for.
            (None, GenerationState::Ready(_)) => String::new(),
            (None, _) => {
                return Err(
                    missing_property::<GetImageGeneration>("generation_request_id").with_operation(operation)
                );
            }
        };
        Ok(Self { getty, id, polling: POLLING, state })
    }

    /// Its id in the API; store it to return to the generation later.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// How often [`ready`](Self::ready) polls, and for how long. Default: after one second, then at growing
    /// intervals of up to ten seconds, for ten minutes.
    #[must_use]
    pub fn polling(mut self, polling: Polling) -> Self {
        self.polling = polling;
        self
    }

    /// The result, if it was received.
    pub fn result(&self) -> Option<&ImageGeneration> {
        match &self.state {
            GenerationState::Ready(made) => Some(made),
            _ => None,
        }
    }

    /// Polls once: `GET /v3/ai/image-generations/{generationRequestId}`; `None` while the API works on it.
    ///
    /// # Errors
    /// See [`Error`]. A deleted (410) or unknown (404) generation is a final error: no further request is sent.
    pub async fn check(&mut self) -> Result<Option<&ImageGeneration>, Error> {
        self.poll(None).await?;
        Ok(self.result())
    }

    /// Waits until the images are ready. It can be cancelled and called again at any time.
    ///
    /// Temporary failures, such as a broken connection, do not end the wait. The results contain images that the
    /// API blocks, with [`is_blocked`] set and without previews.
    ///
    /// # Errors
    /// [`ErrorKind::Timeout`](crate::ErrorKind::Timeout) when it takes longer than [`polling`](Self::polling)
    /// allows; the generation continues, and `ready` can be called again. Otherwise see [`Error`]; a deleted (410)
    /// or unknown (404) generation is a final error.
    ///
    /// [`is_blocked`]: getty_api::types::GeneratedImage::is_blocked
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/mock.rs"));
    /// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let (mock, getty) = on_mock().await?;
    /// let started = getty.ai().generate("a paper boat").send().await?;
    /// let id = started.id().to_owned();
    ///
    /// // Later, perhaps elsewhere:
    /// let mut generation = getty.ai().generation(id);
    /// let made = generation.ready().await?;
    /// assert_eq!(made.results.len(), 4);
    /// # Ok(()) }
    /// ```
    pub async fn ready(&mut self) -> Result<ImageGeneration, Error> {
        let mut wait = ReadyWait::new(self.polling, GetImageGeneration::INFO, self.id.clone());
        loop {
            let polled = self.poll(wait.remaining()).await;
            if let Some(made) = wait.handle_poll(polled.map(|()| self.result().cloned())).await? {
                return Ok(made);
            }
        }
    }

    /// One of its images, by its number: 0 to 3, as a rule.
    pub fn image(&self, index: i32) -> GenerationImage {
        GenerationImage::new(self.getty.clone(), self.id.clone(), index)
    }

    async fn poll(&mut self, limit: Option<Duration>) -> Result<(), Error> {
        match &self.state {
            GenerationState::Ready(_) => return Ok(()),
            GenerationState::Gone(error) => return Err(error.clone()),
            GenerationState::Pending => {}
        }
        let mut call = self.getty.call(get_image_generation(&self.id));
        if let Some(limit) = limit {
            call = call.timeout(limit);
        }
        match call.send().await {
            Ok(response) => {
                if let Completion::Ready(made) = response.into_inner() {
                    self.state = GenerationState::Ready(Box::new(made));
                }
                Ok(())
            }
            Err(error) if error.is_not_found() => {
                self.state = GenerationState::Gone(error.clone());
                Err(error)
            }
            Err(error) => Err(error),
        }
    }
}
