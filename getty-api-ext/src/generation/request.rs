//! A generation before it is started.

use getty_api::operations::{GenerateImageVariations, generate_image_variations};
use getty_api::types::{
    BackgroundGenerationRequest, BackgroundReplacementRequest, ImageExtensionRequest, ImageGeneration,
    ImageGenerationRequest, ImageRefinementRequest, ImageVariationRequest, InfluenceColorByImageRequest,
    InfluenceCompositionByImageRequest, MediaType, Mood, ObjectRemovalRequest, PendingImageGeneration,
    ReferenceAdherence, ReferenceGeneration,
};
use getty_api::{Completion, Operation};

use super::aspect_ratio::AspectRatio;
use super::handle::Generation;
use super::image::GenerationImage;
use super::reference::{Guide, GuideKind, Kind, Reference};
use crate::client::Getty;
use crate::client::{PerCall, per_call_setters};
use crate::error::{Error, ErrorKind, Outcome};
use crate::tasks::{RuntimeEnded, Task};

/// An AI generation before it is started: created by the functions of [`Ai`](super::Ai), started by
/// [`send`](Self::send).
///
/// Starting it may cost credits, and a repeat starts another one. It is therefore retried only when the API
/// certainly did not start it. An error whose [`outcome`](Error::outcome) is [`Unknown`](crate::Outcome::Unknown)
/// means that it may have started: check the [generation history](super::Ai::history).
#[must_use = "a generation begins when it is sent"]
#[derive(Clone, Debug)]
pub struct GenerationBuilder<R> {
    getty: Getty,
    request: R,
    options: PerCall,
    /// The first invalid argument.
    invalid: Option<Error>,
}

/// A request for a generation: the body of the API's operation, and for [`Variations`] the image.
pub trait GenerationRequest: sealed::Sealed + Send + Sync + 'static {
    #[doc(hidden)]
    type Operation: Operation<Output = Completion<ImageGeneration, PendingImageGeneration>> + Send;

    #[doc(hidden)]
    fn into_operation(self) -> Self::Operation;

    #[doc(hidden)]
    #[must_use]
    fn set_product_id(self, id: i32) -> Self;

    #[doc(hidden)]
    #[must_use]
    fn set_project_code(self, code: String) -> Self;

    #[doc(hidden)]
    #[must_use]
    fn set_notes(self, notes: String) -> Self;
}

pub(crate) mod sealed {
    pub trait Sealed {}
}

/// Further images similar to a generated image.
#[derive(Clone, Debug)]
pub struct Variations {
    generation: String,
    index: i32,
    body: ImageVariationRequest,
}

impl GenerationImage {
    /// Further images similar to this one: `POST
    /// /v3/ai/image-generations/{generationRequestId}/images/{index}/variations`.
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
    pub fn variations(&self) -> GenerationBuilder<Variations> {
        GenerationBuilder::new(self.getty(), Variations::new(self.generation_id(), self.index()))
    }
}

impl Variations {
    fn new(generation: &str, index: i32) -> Self {
        Self { generation: generation.to_owned(), index, body: ImageVariationRequest::new() }
    }
}

impl sealed::Sealed for Variations {}

impl GenerationRequest for Variations {
    type Operation = GenerateImageVariations;

    fn into_operation(self) -> Self::Operation {
        generate_image_variations(self.generation, self.index, self.body)
    }

    fn set_product_id(self, id: i32) -> Self {
        Self { body: self.body.with_product_id(id), ..self }
    }

    fn set_project_code(self, code: String) -> Self {
        Self { body: self.body.with_project_code(code), ..self }
    }

    fn set_notes(self, notes: String) -> Self {
        Self { body: self.body.with_notes(notes), ..self }
    }
}

impl<R: GenerationRequest> GenerationBuilder<R> {
    pub(super) fn new(getty: &Getty, request: R) -> Self {
        Self { getty: getty.clone(), request, options: PerCall::default(), invalid: None }
    }

    /// The product that pays. Required when the customer has several for AI generation.
    pub fn product_id(self, id: i32) -> Self {
        self.change(|request| request.set_product_id(id))
    }

    /// A project code, for products that require one.
    pub fn project_code(self, code: impl Into<String>) -> Self {
        self.change(|request| request.set_project_code(code.into()))
    }

    /// Notes on the generation, for products that require them.
    pub fn notes(self, notes: impl Into<String>) -> Self {
        self.change(|request| request.set_notes(notes.into()))
    }

    per_call_setters!(options);

    /// Starts the generation.
    ///
    /// If the client has a [limit](crate::GettyBuilder::generation_limit) on generations, it first waits for a
    /// permit. Dropping the future before that sends nothing. Afterwards the generation may have started, and may be
    /// paid for; the [history](super::Ai::history) lists it.
    ///
    /// # Errors
    /// [`ErrorKind::Invalid`] for a value that the API does not accept; otherwise see [`Error`]. Nothing was
    /// started unless [`Error::outcome`] is [`Unknown`](crate::Outcome::Unknown).
    pub async fn send(self) -> Result<Generation, Error> {
        self.begin(false).await
    }

    /// Starts the generation and waits until it is done: [`send`](Self::send) and then [`Generation::ready`]. With
    /// a [limit](crate::GettyBuilder::generation_limit) on generations it holds its permit until then, so that no
    /// more of them run at once. The work continues while the future is not polled.
    ///
    /// Dropping the future ends the wait and returns the permit. A generation that the API has started continues
    /// there and may be paid for; the [history](super::Ai::history) lists it.
    ///
    /// # Errors
    /// As these two. An error of the wait contains the id of the generation, which continues:
    /// `error.path_parameter("generationRequestId")`.
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/mock.rs"));
    /// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let (mock, getty) = on_mock().await?;
    /// let generation = getty.ai().generate("a paper boat").finish().await?;
    /// assert_eq!(generation.result().map(|made| made.results.len()), Some(4));
    /// # Ok(()) }
    /// ```
    pub async fn finish(self) -> Result<Generation, Error> {
        // In a task, because the permit must be returned even if nobody polls this future.
        let task = Task::spawn(async move {
            let getty = self.getty.clone();
            let _permit = getty.inner.pipeline.acquire_generation_permit().await?;
            let mut generation = self.begin(true).await?;
            generation.ready().await?;
            Ok(generation)
        });
        task.await.unwrap_or_else(|RuntimeEnded| {
            let error = Error::new(ErrorKind::Connection, "the runtime ended during the generation");
            Err(error.with_outcome(Outcome::Unknown).with_operation(R::Operation::INFO))
        })
    }

    async fn begin(self, holds_permit: bool) -> Result<Generation, Error> {
        let Self { getty, request, options, invalid } = self;
        if let Some(error) = invalid {
            return Err(error.clone().with_operation(R::Operation::INFO));
        }
        let call = options.apply(getty.call(request.into_operation())).holds_permit(holds_permit);
        let response = call.send().await?;
        Generation::from_response(getty, R::Operation::INFO, response.into_inner())
    }

    fn change(mut self, change: impl FnOnce(R) -> R) -> Self {
        self.request = change(self.request);
        self
    }

    /// Applies a percentage of the picture's size.
    fn part(mut self, side: &str, percent: f32, change: impl FnOnce(&mut R, f32)) -> Self {
        if percent.is_finite() && percent >= 0.0 {
            change(&mut self.request, percent);
            return self;
        }
        let message = format!("{side}: {percent} is not a percentage that a picture can be extended by");
        self.invalid.get_or_insert_with(|| Error::new(ErrorKind::Invalid, message));
        self
    }

    fn color(mut self, color: &str, change: impl FnOnce(&mut R, String)) -> Self {
        let digits = color.strip_prefix('#').unwrap_or(color);
        if digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            change(&mut self.request, color.to_owned());
            return self;
        }
        let message = format!("background_color: `{color}` is not a color of six hexadecimal digits");
        self.invalid.get_or_insert_with(|| Error::new(ErrorKind::Invalid, message));
        self
    }
}

/// Setters of several requests.
macro_rules! setters {
    ($($request:ident: $($setter:ident)*;)*) => {
        $(
            impl GenerationBuilder<$request> {
                $(setters!(@$setter $request);)*
            }
        )*
    };
    (@prompt $request:ident) => {
        /// A description of the images.
        pub fn prompt(self, prompt: impl Into<String>) -> Self {
            self.change(|request| request.with_prompt(prompt))
        }
    };
    (@aspect_ratio $request:ident) => {
        /// The shape of the images. Default: the API's choice.
        pub fn aspect_ratio(self, ratio: AspectRatio) -> Self {
            self.change(|request| request.with_aspect_ratio(ratio.as_str()))
        }
    };
    (@media_type $request:ident) => {
        /// Photography or illustration. Default: the API's choice.
        pub fn media_type(self, media_type: impl Into<MediaType>) -> Self {
            self.change(|request| request.with_media_type(media_type))
        }
    };
    (@mood $request:ident) => {
        /// The mood of the images. Default: no particular mood.
        pub fn mood(self, mood: impl Into<Mood>) -> Self {
            self.change(|request| request.with_mood(mood))
        }
    };
    (@negative_prompt $request:ident) => {
        /// A description of what the images must not show.
        pub fn negative_prompt(self, prompt: impl Into<String>) -> Self {
            self.change(|request| request.with_negative_prompt(prompt))
        }
    };
    (@lens_type $request:ident) => {
        /// The lens the images seem to be taken with, in the API's words. Default: the API's choice. The published
        /// document lacks this property; the vendor's own samples send it.
        pub fn lens_type(self, lens_type: impl Into<String>) -> Self {
            self.change(|request| request.with_lens_type(lens_type))
        }
    };
    (@depth_of_field $request:ident) => {
        /// How much of the images is in focus, in the API's words. Default: the API's choice. The published
        /// document lacks this property; the vendor's own samples send it.
        pub fn depth_of_field(self, depth: impl Into<String>) -> Self {
            self.change(|request| request.with_depth_of_field(depth))
        }
    };
    (@mask_url $request:ident) => {
        /// The URL of a mask of the picture's size; white marks the area that changes.
        pub fn mask_url(self, url: impl Into<String>) -> Self {
            self.change(|request| request.with_mask_url(url))
        }
    };
    (@sides $request:ident) => {
        /// How far the picture grows to the left, in percent of its width.
        pub fn left(self, percent: f32) -> Self {
            self.part("left", percent, |request, percent| request.left_percentage = Some(percent))
        }

        /// How far the picture grows to the right, in percent of its width.
        pub fn right(self, percent: f32) -> Self {
            self.part("right", percent, |request, percent| request.right_percentage = Some(percent))
        }

        /// How far the picture grows at the top, in percent of its height.
        pub fn top(self, percent: f32) -> Self {
            self.part("top", percent, |request, percent| request.top_percentage = Some(percent))
        }

        /// How far the picture grows at the bottom, in percent of its height.
        pub fn bottom(self, percent: f32) -> Self {
            self.part("bottom", percent, |request, percent| request.bottom_percentage = Some(percent))
        }
    };
}

setters! {
    ImageGenerationRequest: negative_prompt aspect_ratio media_type mood lens_type depth_of_field;
    ImageRefinementRequest: mask_url;
    ImageExtensionRequest: prompt sides;
    BackgroundReplacementRequest: prompt negative_prompt media_type;
    BackgroundGenerationRequest: prompt sides;
    ObjectRemovalRequest: mask_url;
    InfluenceColorByImageRequest: prompt aspect_ratio media_type;
    InfluenceCompositionByImageRequest: prompt aspect_ratio media_type mood;
}

impl GenerationBuilder<BackgroundReplacementRequest> {
    /// A plain background of this color, by six hexadecimal digits.
    pub fn background_color(self, color: &str) -> Self {
        self.color(color, |request, color| request.background_color = Some(color))
    }
}

impl GenerationBuilder<BackgroundGenerationRequest> {
    /// A picture that the background follows.
    pub fn background(self, guide: impl Into<Guide>) -> Self {
        self.change(|request| match guide.into().0 {
            GuideKind::Reference(Kind::Asset(id)) => request.with_background_asset_id(id),
            GuideKind::Reference(Kind::Generated { generation, index }) => {
                request.with_background_reference_generation(generated(generation, index))
            }
            GuideKind::File(id) => request.with_background_file_registration_id(id),
        })
    }

    /// How closely the background follows its picture. Default: the API's choice.
    pub fn adherence(self, adherence: impl Into<ReferenceAdherence>) -> Self {
        self.change(|request| request.with_background_reference_adherence(adherence))
    }
}

fn generated(generation: String, index: i32) -> ReferenceGeneration {
    ReferenceGeneration::new().with_generation_request_id(generation).with_index(index)
}

/// Requests that work on a [`Reference`].
pub(crate) trait ReferenceSetters: GenerationRequest {
    fn set_asset(self, id: String) -> Self;

    fn set_generation(self, generation: ReferenceGeneration) -> Self;
}

/// Requests that follow a [`Guide`], which can also be a registered file.
pub(crate) trait FileReferenceSetters: ReferenceSetters {
    fn set_file(self, id: String) -> Self;
}

pub(super) fn set_reference<R: ReferenceSetters>(request: R, reference: Reference) -> R {
    match reference.0 {
        Kind::Asset(id) => request.set_asset(id),
        Kind::Generated { generation, index } => request.set_generation(generated(generation, index)),
    }
}

pub(super) fn set_guide<R: FileReferenceSetters>(request: R, guide: Guide) -> R {
    match guide.0 {
        GuideKind::Reference(kind) => set_reference(request, Reference(kind)),
        GuideKind::File(id) => request.set_file(id),
    }
}
