//! AI generation: images created or changed by description.
//!
//! [`Getty::ai`](crate::Getty::ai) has all operations: [`generate`](Ai::generate) from a description, [`refine`](Ai::refine),
//! [`extend`](Ai::extend), [`remove_object`](Ai::remove_object), the background
//! ([`remove`](Ai::remove_background), [`replace`](Ai::replace_background),
//! [`generate`](Ai::generate_background)), following the [colors](Ai::influence_color) or the
//! [composition](Ai::influence_composition) of a picture, and [`variations`](GenerationImage::variations) of what
//! was generated.
//!
//! Each of them returns a [`Generation`]: a handle to the running generation. [`Generation::ready`] waits for the
//! results, four images as a rule, and [`Generation::image`] returns one of them: its sizes, its download,
//! variations of it. With the id of a generation, [`Ai::generation`] returns to it, from another process too and
//! for six months.
//!
//! # What it costs
//! Starting a generation and downloading its images may cost credits, and the API has no idempotency key for them.
//! This library repeats these calls only when the API certainly did not process them; see
//! [`Error::outcome`](crate::Error::outcome).
//!
//! ```
//! # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/mock.rs"));
//! # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let (mock, getty) = on_mock().await?;
//! use getty_api_ext::generation::AspectRatio;
//! use getty_api_ext::raw::types::Mood;
//!
//! let description = getty.ai().enhance_prompt("a lighthouse").await?;
//! let generate = getty.ai().generate(description).aspect_ratio(AspectRatio::Wide).mood(Mood::Dramatic);
//! let mut generation = generate.send().await?;
//! println!("started as {}", generation.id());
//!
//! let made = generation.ready().await?;
//! for image in &made.results {
//!     println!("{:?}: {:?}", image.index, image.preview_urls);
//! }
//! let file = generation.image(0).download().size("1k").send().await?.ready().await?;
//! println!("asset {:?} at {}", file.generated_asset_id, file.url);
//! # Ok(()) }
//! ```

mod ai;
mod aspect_ratio;
mod files;
mod handle;
mod image;
mod reference;
mod request;
mod wait;

pub use ai::Ai;
pub use aspect_ratio::AspectRatio;
pub use handle::Generation;
pub use image::{GeneratedDownload, GeneratedDownloadBuilder, GeneratedFile, GenerationImage, Redownload};

pub use reference::{Guide, Reference};
pub(crate) use request::sealed::Sealed as GenerationSealed;
pub(crate) use request::{FileReferenceSetters, ReferenceSetters};
pub use request::{GenerationBuilder, GenerationRequest, Variations};
