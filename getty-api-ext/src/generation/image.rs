//! One image of a generation.

use getty_api::operations::get_generated_image_sizes;
use getty_api::types::GeneratedImageSize;

use crate::client::Getty;
use crate::error::Error;

/// One image of a generation, identified by the generation's id and its number there; created by
/// [`Generation::image`](super::Generation::image).
///
/// [`Ai::refine`](super::Ai::refine) and similar operations accept a reference to it.
#[derive(Clone, Debug)]
pub struct GenerationImage {
    getty: Getty,
    generation: String,
    index: i32,
}

impl GenerationImage {
    pub(super) fn new(getty: Getty, generation: String, index: i32) -> Self {
        Self { getty, generation, index }
    }

    /// The id of the generation.
    pub fn generation_id(&self) -> &str {
        &self.generation
    }

    /// The number of the image in its generation, from 0.
    pub fn index(&self) -> i32 {
        self.index
    }

    /// The sizes it can be downloaded in:
    /// `GET /v3/ai/image-generations/{generationRequestId}/images/{index}/download-sizes`.
    ///
    /// # Errors
    /// See [`Error`].
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/mock.rs"));
    /// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let (mock, getty) = on_mock().await?;
    /// let mut generation = getty.ai().generate("a paper boat").send().await?;
    /// generation.ready().await?;
    /// for size in generation.image(0).download_sizes().await? {
    ///     println!("{:?}: {:?} x {:?} pixels", size.size_name, size.width, size.height);
    /// }
    /// # Ok(()) }
    /// ```
    pub async fn download_sizes(&self) -> Result<Vec<GeneratedImageSize>, Error> {
        let answer = self.getty.send(get_generated_image_sizes(&self.generation, self.index)).await?;
        Ok(answer.into_inner().download_sizes)
    }

    pub(super) fn getty(&self) -> &Getty {
        &self.getty
    }
}
