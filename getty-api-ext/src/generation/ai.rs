//! The entry points of AI generation.

use getty_api::operations::{enhance_prompt, get_generation_history_item};
use getty_api::types::{
    BackgroundGenerationRequest, BackgroundRemovalRequest, BackgroundReplacementRequest,
    GenerationHistoryItem, ImageExtensionRequest, ImageGenerationRequest, ImageRefinementRequest,
    InfluenceColorByImageRequest, InfluenceCompositionByImageRequest, ObjectRemovalRequest,
    PromptEnhancementRequest, RedownloadRequest,
};

use super::handle::Generation;
use super::image::Redownload;
use super::reference::{Guide, Reference};
use super::request::{FileReferenceSetters, GenerationBuilder, ReferenceSetters, set_guide, set_reference};
use crate::client::Getty;
use crate::decoding::missing_property;
use crate::error::Error;
use crate::history::GenerationHistoryQuery;

impl Getty {
    /// AI generation; see [`generation`](crate::generation).
    pub fn ai(&self) -> Ai {
        Ai { getty: self.clone() }
    }
}

/// AI generation; created by [`Getty::ai`].
#[derive(Clone, Debug)]
pub struct Ai {
    pub(super) getty: Getty,
}

impl Ai {
    /// Images from a description: `POST /v3/ai/image-generations`.
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/mock.rs"));
    /// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let (mock, getty) = on_mock().await?;
    /// use getty_api_ext::raw::types::MediaType;
    ///
    /// let generate = getty.ai().generate("a paper boat on a lake").media_type(MediaType::Illustration);
    /// let made = generate.send().await?.ready().await?;
    /// assert_eq!(made.results.len(), 4);
    /// # Ok(()) }
    /// ```
    pub fn generate(&self, prompt: impl Into<String>) -> GenerationBuilder<ImageGenerationRequest> {
        GenerationBuilder::new(&self.getty, ImageGenerationRequest::new().with_prompt(prompt))
    }

    /// The same picture with a described change: `POST /v3/ai/image-generations/refine`. A
    /// [mask](GenerationBuilder::mask_url) marks the area.
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/mock.rs"));
    /// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let (mock, getty) = on_mock().await?;
    /// # let id = &mock.image_ids()[0];
    /// use getty_api_ext::generation::Reference;
    ///
    /// let refine = getty.ai().refine(Reference::asset(id), "with a red sail");
    /// let made = refine.mask_url("https://example.com/sail.png").send().await?.ready().await?;
    /// # Ok(()) }
    /// ```
    pub fn refine(
        &self,
        reference: impl Into<Reference>,
        prompt: impl Into<String>,
    ) -> GenerationBuilder<ImageRefinementRequest> {
        self.referring(reference.into(), ImageRefinementRequest::new(prompt))
    }

    /// The same picture with more around it: `POST /v3/ai/image-generations/extend`.
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/mock.rs"));
    /// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let (mock, getty) = on_mock().await?;
    /// # let id = &mock.image_ids()[0];
    /// use getty_api_ext::generation::Reference;
    ///
    /// let extend = getty.ai().extend(Reference::asset(id)).left(25.0).right(25.0);
    /// let made = extend.send().await?.ready().await?;
    /// # Ok(()) }
    /// ```
    pub fn extend(&self, reference: impl Into<Reference>) -> GenerationBuilder<ImageExtensionRequest> {
        self.referring(reference.into(), ImageExtensionRequest::new())
    }

    /// The same picture without its background: `POST /v3/ai/image-generations/background-removal`.
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/mock.rs"));
    /// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let (mock, getty) = on_mock().await?;
    /// # let id = &mock.image_ids()[0];
    /// use getty_api_ext::generation::Reference;
    ///
    /// let made = getty.ai().remove_background(Reference::asset(id)).send().await?.ready().await?;
    /// # Ok(()) }
    /// ```
    pub fn remove_background(
        &self,
        reference: impl Into<Reference>,
    ) -> GenerationBuilder<BackgroundRemovalRequest> {
        self.referring(reference.into(), BackgroundRemovalRequest::new())
    }

    /// The same picture before another background, described or of one color:
    /// `POST /v3/ai/image-generations/background-replacement`.
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/mock.rs"));
    /// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let (mock, getty) = on_mock().await?;
    /// # let id = &mock.image_ids()[0];
    /// use getty_api_ext::generation::Reference;
    ///
    /// let replace = getty.ai().replace_background(Reference::asset(id)).background_color("f4c430");
    /// let made = replace.send().await?.ready().await?;
    /// # Ok(()) }
    /// ```
    pub fn replace_background(
        &self,
        reference: impl Into<Reference>,
    ) -> GenerationBuilder<BackgroundReplacementRequest> {
        self.referring(reference.into(), BackgroundReplacementRequest::new())
    }

    /// A background for a registered file, such as the picture of a product:
    /// `POST /v3/ai/image-generations/background-generations`. The file is named by its
    /// [registration](Self::register_file).
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/mock.rs"));
    /// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let (mock, getty) = on_mock().await?;
    /// # use getty_api_ext::raw::types::FileRegistrationCategory as Category;
    /// # let product = getty.ai().register_file("https://example.com/cup.png", Category::CustomerProduct, true).await?;
    /// # let id = &mock.image_ids()[0];
    /// use getty_api_ext::generation::Guide;
    ///
    /// let generate = getty.ai().generate_background(product).prompt("on a marble table");
    /// let made = generate.background(Guide::asset(id)).send().await?.ready().await?;
    /// # Ok(()) }
    /// ```
    pub fn generate_background(
        &self,
        file_registration: impl Into<String>,
    ) -> GenerationBuilder<BackgroundGenerationRequest> {
        let request =
            BackgroundGenerationRequest::new().with_reference_file_registration_id(file_registration);
        GenerationBuilder::new(&self.getty, request)
    }

    /// The same picture without the objects that a [mask](GenerationBuilder::mask_url) marks: `POST
    /// /v3/ai/image-generations/object-removal`.
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/mock.rs"));
    /// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let (mock, getty) = on_mock().await?;
    /// # let id = &mock.image_ids()[0];
    /// use getty_api_ext::generation::Reference;
    ///
    /// let remove = getty.ai().remove_object(Reference::asset(id));
    /// let made = remove.mask_url("https://example.com/mast.png").send().await?.ready().await?;
    /// # Ok(()) }
    /// ```
    pub fn remove_object(&self, reference: impl Into<Reference>) -> GenerationBuilder<ObjectRemovalRequest> {
        self.referring(reference.into(), ObjectRemovalRequest::new())
    }

    /// Images in the colors of a picture: `POST /v3/ai/image-generations/influence-color-by-image`.
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/mock.rs"));
    /// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let (mock, getty) = on_mock().await?;
    /// # let id = &mock.image_ids()[0];
    /// use getty_api_ext::generation::Guide;
    ///
    /// let influence = getty.ai().influence_color(Guide::asset(id)).prompt("a harbour at dawn");
    /// let made = influence.send().await?.ready().await?;
    /// # Ok(()) }
    /// ```
    pub fn influence_color(
        &self,
        guide: impl Into<Guide>,
    ) -> GenerationBuilder<InfluenceColorByImageRequest> {
        self.guided(guide.into(), InfluenceColorByImageRequest::new())
    }

    /// Images composed like a picture: `POST /v3/ai/image-generations/influence-composition-by-image`.
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/mock.rs"));
    /// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let (mock, getty) = on_mock().await?;
    /// # use getty_api_ext::raw::types::FileRegistrationCategory as Category;
    /// # let file = getty.ai().register_file("https://example.com/sketch.jpg", Category::ImageReference, true).await?;
    /// use getty_api_ext::generation::Guide;
    ///
    /// let influence = getty.ai().influence_composition(Guide::file(file));
    /// let made = influence.prompt("a harbour at dawn").send().await?.ready().await?;
    /// # Ok(()) }
    /// ```
    pub fn influence_composition(
        &self,
        guide: impl Into<Guide>,
    ) -> GenerationBuilder<InfluenceCompositionByImageRequest> {
        self.guided(guide.into(), InfluenceCompositionByImageRequest::new())
    }

    /// A generation that was started before, here or in another process, by its id. Sends no request.
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/mock.rs"));
    /// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let (mock, getty) = on_mock().await?;
    /// # let mut generation = getty.ai().generate("a paper boat").send().await?;
    /// # generation.ready().await?;
    /// # let generation_id = generation.id();
    /// let made = getty.ai().generation(generation_id).ready().await?;
    /// println!("{} images", made.results.len());
    /// # Ok(()) }
    /// ```
    pub fn generation(&self, id: impl Into<String>) -> Generation {
        Generation::new(self.getty.clone(), id.into())
    }

    /// A better description from a short one: `POST /v3/ai/enhance-prompt`.
    ///
    /// # Errors
    /// See [`Error`]; `PromptEnhancementFailed` when the API found nothing better.
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/mock.rs"));
    /// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let (mock, getty) = on_mock().await?;
    /// let description = getty.ai().enhance_prompt("a lighthouse").await?;
    /// assert!(description.contains("lighthouse"));
    /// # Ok(()) }
    /// ```
    pub async fn enhance_prompt(self, prompt: impl Into<String>) -> Result<String, Error> {
        let operation = enhance_prompt(PromptEnhancementRequest::new(prompt));
        let response = self.getty.send(operation).await?.into_inner();
        response
            .enhanced_prompt
            .ok_or_else(|| missing_property::<getty_api::operations::EnhancePrompt>("enhanced_prompt"))
    }

    /// The earlier generations: `GET /v3/ai/generation-history`, as a stream over any span of days.
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/mock.rs"));
    /// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let (mock, getty) = on_mock().await?;
    /// let mut generations = getty.ai().history().stream();
    /// while let Some(generation) = generations.try_next().await? {
    ///     println!("{:?}: {:?}", generation.generation_request_id, generation.prompt);
    /// }
    /// # Ok(()) }
    /// ```
    pub fn history(&self) -> GenerationHistoryQuery {
        GenerationHistoryQuery::new(&self.getty, getty_api::operations::list_generation_history())
    }

    /// One generation from the history, with its prompt and options: `GET
    /// /v3/ai/generation-history/{generationRequestId}`.
    ///
    /// # Errors
    /// See [`Error`].
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/mock.rs"));
    /// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let (mock, getty) = on_mock().await?;
    /// # let mut generation = getty.ai().generate("a paper boat").send().await?;
    /// # generation.ready().await?;
    /// # let generation_id = generation.id();
    /// let entry = getty.ai().history_item(generation_id).await?;
    /// println!("{:?} by {:?}", entry.prompt, entry.user);
    /// # Ok(()) }
    /// ```
    pub async fn history_item(self, generation: impl Into<String>) -> Result<GenerationHistoryItem, Error> {
        Ok(self.getty.send(get_generation_history_item(generation)).await?.into_inner())
    }

    /// Downloads a generated asset once more: `POST /v3/ai/redownloads`.
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/mock.rs"));
    /// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let (mock, getty) = on_mock().await?;
    /// # let mut generation = getty.ai().generate("a paper boat").send().await?;
    /// # generation.ready().await?;
    /// # let generation_id = generation.id();
    /// # let file = generation.image(0).download().size("1k").send().await?.ready().await?;
    /// # let asset_id = file.generated_asset_id.ok_or("no id")?;
    /// let file = getty.ai().redownload(asset_id).size("1k").send().await?;
    /// println!("{}", file.url);
    /// # Ok(()) }
    /// ```
    pub fn redownload(&self, generated_asset: impl Into<String>) -> Redownload {
        Redownload::new(&self.getty, RedownloadRequest::new().with_generated_asset_id(generated_asset))
    }

    fn referring<R: ReferenceSetters>(&self, reference: Reference, request: R) -> GenerationBuilder<R> {
        GenerationBuilder::new(&self.getty, set_reference(request, reference))
    }

    fn guided<R: FileReferenceSetters>(&self, guide: Guide, request: R) -> GenerationBuilder<R> {
        GenerationBuilder::new(&self.getty, set_guide(request, guide))
    }
}
