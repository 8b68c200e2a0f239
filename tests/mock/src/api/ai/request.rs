//! Requests that generate images: their requirements, and the images they refer to.

use std::sync::Arc;

use http::StatusCode;

use crate::api::call::Call;
use crate::catalogue::{Asset, AssetKind, Family};
use crate::document::is_http_url;
use crate::http::response::ErrorResponse;
use crate::state::State;
use crate::state::generations::{
    Generation, GenerationRequest, Generations, ResultReference, generation_not_found,
};

impl ResultReference {
    /// The generation and the image. For operations without a 410 in the document, a deleted generation is not
    /// found.
    pub(crate) fn resolve<'a>(
        &self,
        call: &Call<'_>,
        generations: &'a mut Generations,
    ) -> Result<(&'a Generation, Arc<Asset>), ErrorResponse> {
        let now = call.server.clock.now();
        let generation = generations.get_mut(&self.generation_request_id)?;
        if generation.is_deleted(now) && !call.spec.has_status(StatusCode::GONE) {
            return Err(generation_not_found(&self.generation_request_id));
        }
        let (_, image) = generation.result_image(self.index, now)?;
        Ok((generation, image))
    }
}

/// A type of generations.
#[derive(Debug)]
pub(crate) struct GenerationType {
    /// Its name in the generation history.
    pub(crate) name: &'static str,
    pub(crate) requirements: &'static [Requirement],
}

/// What a request must contain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Requirement {
    Prompt,
    /// An asset or an earlier result.
    Image,
    /// Those, or a registered file.
    ImageOrFile,
    /// A registered file that shows the product.
    ProductFile,
    /// A prompt or an image for the background.
    Background,
    /// A prompt or a color for the background.
    BackgroundOrColor,
    Mask,
    /// An extension of at least one side.
    Extension,
}

fn invalid(message: impl Into<String>) -> ErrorResponse {
    ErrorResponse::invalid_parameter(message)
}

impl GenerationRequest {
    /// Checks that the request meets the requirements of a type, and that its values are valid.
    pub(crate) fn check(&self, generation_type: &GenerationType) -> Result<(), ErrorResponse> {
        if let Some(ratio) = &self.aspect_ratio
            && !matches!(ratio.as_str(), "1:1" | "3:4" | "4:3" | "9:16" | "16:9")
        {
            return Err(invalid("aspect_ratio must be one of 1:1, 3:4, 4:3, 9:16, 16:9."));
        }
        if let Some(color) = &self.background_color {
            let digits = color.strip_prefix('#').unwrap_or(color);
            if digits.len() != 6 || !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
                return Err(invalid("background_color must be six hexadecimal digits."));
            }
        }
        if let Some(url) = &self.mask_url
            && !is_http_url(url)
        {
            return Err(invalid("mask_url must be an http or https URL."));
        }
        if self.sides().iter().any(|percent| !(0.0..=100.0).contains(percent)) {
            return Err(invalid("Percentages must be from 0 to 100."));
        }
        generation_type.requirements.iter().try_for_each(|requirement| self.check_requirement(*requirement))
    }

    fn check_requirement(&self, requirement: Requirement) -> Result<(), ErrorResponse> {
        let file = self.reference_file_registration_id.is_some();
        let images =
            u32::from(self.reference_asset_id.is_some()) + u32::from(self.reference_generation.is_some());
        let prompt = self.prompt.as_ref().is_some_and(|prompt| !prompt.trim().is_empty());
        let background = self.background_asset_id.is_some()
            || self.background_reference_generation.is_some()
            || self.background_file_registration_id.is_some();
        let (met, message) = match requirement {
            Requirement::Prompt => (prompt, "prompt is missing."),
            Requirement::Image => {
                (images == 1, "Send one of reference_asset_id and reference_generation, not both.")
            }
            Requirement::ImageOrFile => (
                images + u32::from(file) == 1,
                "Send one of reference_asset_id, reference_generation and reference_file_registration_id.",
            ),
            Requirement::ProductFile => (file, "reference_file_registration_id is missing."),
            Requirement::Background => {
                (prompt || background, "Send a prompt or an image for the background.")
            }
            Requirement::BackgroundOrColor => {
                (prompt || self.background_color.is_some(), "Send prompt or background_color.")
            }
            Requirement::Mask => (self.mask_url.is_some(), "mask_url is missing."),
            Requirement::Extension => {
                (self.sides().iter().any(|percent| *percent > 0.0), "Nothing is to be extended.")
            }
        };
        if met { Ok(()) } else { Err(invalid(message)) }
    }

    fn sides(&self) -> [f64; 4] {
        [self.left_percentage, self.right_percentage, self.top_percentage, self.bottom_percentage]
    }

    /// Finds all images that the request refers to. Returns width and height of the results.
    pub(crate) fn resolve(&self, call: &Call<'_>, state: &mut State) -> Result<(u32, u32), ErrorResponse> {
        let mut dimensions = None;
        for id in [&self.background_asset_id, &self.reference_asset_id].into_iter().flatten() {
            dimensions = Some(editable_dimensions(state, id)?);
        }
        let results = [&self.background_reference_generation, &self.reference_generation];
        for reference in results.into_iter().flatten() {
            let (_, image) = reference.resolve(call, &mut state.generations)?;
            dimensions = Some((image.width, image.height));
        }
        let files = [&self.background_file_registration_id, &self.reference_file_registration_id];
        for id in files.into_iter().flatten() {
            let file = state.generations.registration(id).ok_or_else(|| registration_not_found(id))?;
            dimensions = Some((file.image.width, file.image.height));
        }
        let (width, height) = match (self.aspect_ratio.as_deref(), dimensions) {
            (Some("3:4"), _) => (3, 4),
            (Some("4:3"), _) => (4, 3),
            (Some("9:16"), _) => (9, 16),
            (Some("16:9"), _) => (16, 9),
            (None, Some(dimensions)) => dimensions,
            _ => (1, 1),
        };
        let [left, right, top, bottom] = self.sides();
        let extended = |side: u32, percent: f64| f64::from(side) * (1.0 + percent / 100.0);
        Ok(fit_max_side(extended(width, left + right), extended(height, top + bottom)))
    }

    /// The request for variations of the result of `earlier`, with the product and the notes of this request.
    pub(crate) fn variation_of(self, earlier: &Self) -> Self {
        let Self { product_id, notes, project_code, .. } = self;
        Self { product_id, notes, project_code, ..earlier.clone() }
    }

    pub(crate) fn source(&self) -> Option<ResultReference> {
        self.reference_generation.clone().or_else(|| self.background_reference_generation.clone())
    }
}

/// The longest side of results.
const MAX_SIDE: f64 = 1024.0;

/// Scales dimensions so that the longest side is `MAX_SIDE`.
fn fit_max_side(width: f64, height: f64) -> (u32, u32) {
    let scale = MAX_SIDE / width.max(height);
    // Both are between 0 and MAX_SIDE.
    let scaled = |side: f64| (side * scale).round().max(1.0) as u32;
    (scaled(width), scaled(height))
}

/// The dimensions of an asset that AI can edit: a creative image.
fn editable_dimensions(state: &State, id: &str) -> Result<(u32, u32), ErrorResponse> {
    let asset: Option<&Asset> = state.catalogue.of_kind(id, AssetKind::Image).map(AsRef::as_ref);
    let asset = asset.ok_or_else(|| {
        let message = format!("There is no image {id}.");
        ErrorResponse::getty(StatusCode::NOT_FOUND, "AssetNotFound", message)
    })?;
    if asset.family == Family::Editorial {
        let message = format!("Image {id} is editorial and cannot be edited.");
        return Err(ErrorResponse::getty(StatusCode::FORBIDDEN, "InsufficientAccess", message));
    }
    Ok((asset.width, asset.height))
}

pub(crate) fn registration_not_found(id: &str) -> ErrorResponse {
    let message = format!("There is no registered file {id}.");
    ErrorResponse::getty(StatusCode::NOT_FOUND, "AssetNotFound", message)
}
