//! One image of a generation.

use getty_api::operations::get_generated_image_sizes;
use getty_api::types::{GeneratedImageDownloadRequest, GeneratedImageSize};

use super::download::{GeneratedDownload, NewGeneratedDownload};
use super::request::{NewGeneration, Variations};
use crate::client::Getty;
use crate::error::Error;

/// One image of a generation, known by the generation's id and its number there; made by
/// [`Generation::image`](super::Generation::image).
///
/// A reference to it is what [`Ai::refine`](super::Ai::refine) and its kin can work on.
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

    /// Further images like this one:
    /// `POST /v3/ai/image-generations/{generationRequestId}/images/{index}/variations`.
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/mock.rs"));
    /// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let (mock, getty) = on_mock().await?;
    /// # let mut generation = getty.ai().generate("a paper boat").send().await?;
    /// # generation.ready().await?;
    /// # let generation_id = generation.id();
    /// let made = getty.ai().generation(generation_id).image(2).variations().send().await?.ready().await?;
    /// # Ok(()) }
    /// ```
    pub fn variations(&self) -> NewGeneration<Variations> {
        NewGeneration::new(&self.getty, Variations::new(&self.generation, self.index))
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

    /// Begins to download it, which may cost credits:
    /// `PUT /v3/ai/image-generations/{generationRequestId}/images/{index}/download`.
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/mock.rs"));
    /// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let (mock, getty) = on_mock().await?;
    /// let mut generation = getty.ai().generate("a paper boat").send().await?;
    /// generation.ready().await?;
    /// let mut download = generation.image(0).download().size("1k").send().await?;
    /// println!("{}", download.ready().await?.url);
    /// # Ok(()) }
    /// ```
    pub fn download(&self) -> NewGeneratedDownload {
        NewGeneratedDownload::new(self.clone(), GeneratedImageDownloadRequest::new())
    }

    /// A download of it that was begun before, here or in another process. Nothing is asked yet, and nothing
    /// paid.
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/mock.rs"));
    /// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let (mock, getty) = on_mock().await?;
    /// # let mut generation = getty.ai().generate("a paper boat").send().await?;
    /// # generation.ready().await?;
    /// # let generation_id = generation.id();
    /// # generation.image(2).download().send().await?;
    /// let image = getty.ai().generation(generation_id).image(2);
    /// println!("{}", image.begun_download().ready().await?.url);
    /// # Ok(()) }
    /// ```
    pub fn begun_download(&self) -> GeneratedDownload {
        GeneratedDownload::new(self.clone(), None)
    }

    pub(super) fn getty(&self) -> &Getty {
        &self.getty
    }
}
