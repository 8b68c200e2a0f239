//! What generating requests ask for, and whether it can be done.

use std::sync::Arc;

use http::StatusCode;
use serde::Deserialize;

use super::store::{Ai, Generation, unknown};
use crate::api::operation::Call;
use crate::catalogue::{Asset, Family, Kind};
use crate::reply::Refusal;
use crate::server::State;

/// The bodies of all generating requests: which of these properties one takes, the document says.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Request {
    pub(crate) prompt: Option<String>,
    pub(crate) negative_prompt: Option<String>,
    pub(crate) aspect_ratio: Option<String>,
    pub(crate) media_type: Option<String>,
    pub(crate) mood: Option<String>,
    pub(crate) notes: Option<String>,
    pub(crate) project_code: Option<String>,
    pub(crate) product_id: Option<i64>,
    pub(crate) reference_asset_id: Option<String>,
    reference_generation: Option<Reference>,
    reference_file_registration_id: Option<String>,
    background_asset_id: Option<String>,
    background_reference_generation: Option<Reference>,
    background_file_registration_id: Option<String>,
    background_color: Option<String>,
    mask_url: Option<String>,
    left_percentage: f64,
    right_percentage: f64,
    top_percentage: f64,
    bottom_percentage: f64,
}

/// A result of an earlier generation.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Reference {
    pub(crate) generation_request_id: String,
    pub(crate) index: i64,
}

impl Reference {
    /// The generation and the picture. What is gone is said to be unknown by operations that have no
    /// 410 in the document.
    pub(crate) fn resolve<'a>(
        &self,
        call: &Call<'_>,
        ai: &'a mut Ai,
    ) -> Result<(&'a Generation, Arc<Asset>), Refusal> {
        let now = call.server.clock.now();
        let generation = ai.get(&self.generation_request_id)?;
        if generation.is_gone(now) && !call.described.answers(StatusCode::GONE) {
            return Err(unknown(&self.generation_request_id));
        }
        let (_, image) = generation.image(self.index, now)?;
        Ok((generation, image))
    }
}

/// What one of the generating operations needs.
#[derive(Debug)]
pub(crate) struct Task {
    /// Its name in the generation history.
    pub(crate) kind: &'static str,
    pub(crate) needs: &'static [Need],
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Need {
    Prompt,
    /// An asset or an earlier result to work on.
    Picture,
    /// Those, or a registered file.
    PictureOrFile,
    /// A registered file that shows the product.
    ProductFile,
    /// Something that describes the background: a prompt or a picture.
    Background,
    /// A prompt or a plain colour.
    BackgroundOrColor,
    Mask,
    /// Room on at least one side.
    Room,
}

fn invalid(message: impl Into<String>) -> Refusal {
    Refusal::bad_parameter(message)
}

impl Request {
    /// Checks that everything a task needs is there and has the right form.
    pub(crate) fn check(&self, task: &Task) -> Result<(), Refusal> {
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
            && !is_web_address(url)
        {
            return Err(invalid("mask_url must be an http or https URL."));
        }
        if self.sides().iter().any(|percent| !(0.0..=100.0).contains(percent)) {
            return Err(invalid("Percentages must be from 0 to 100."));
        }
        task.needs.iter().try_for_each(|need| self.check_need(*need))
    }

    fn check_need(&self, need: Need) -> Result<(), Refusal> {
        let file = self.reference_file_registration_id.is_some();
        let pictures =
            u32::from(self.reference_asset_id.is_some()) + u32::from(self.reference_generation.is_some());
        let prompt = self.prompt.as_ref().is_some_and(|prompt| !prompt.trim().is_empty());
        let background = self.background_asset_id.is_some()
            || self.background_reference_generation.is_some()
            || self.background_file_registration_id.is_some();
        let (met, message) = match need {
            Need::Prompt => (prompt, "prompt is missing."),
            Need::Picture => {
                (pictures == 1, "Give one of reference_asset_id and reference_generation, not both.")
            }
            Need::PictureOrFile => (
                pictures + u32::from(file) == 1,
                "Give one of reference_asset_id, reference_generation and reference_file_registration_id.",
            ),
            Need::ProductFile => (file, "reference_file_registration_id is missing."),
            Need::Background => (prompt || background, "Give a prompt or a picture for the background."),
            Need::BackgroundOrColor => {
                (prompt || self.background_color.is_some(), "Give prompt or background_color.")
            }
            Need::Mask => (self.mask_url.is_some(), "mask_url is missing."),
            Need::Room => (self.sides().iter().any(|percent| *percent > 0.0), "Nothing is to be extended."),
        };
        if met { Ok(()) } else { Err(invalid(message)) }
    }

    fn sides(&self) -> [f64; 4] {
        [self.left_percentage, self.right_percentage, self.top_percentage, self.bottom_percentage]
    }

    /// Finds every picture that is referred to; gives width and height of the results.
    pub(crate) fn resolve(&self, call: &Call<'_>, state: &mut State) -> Result<(u32, u32), Refusal> {
        let mut found = None;
        for id in [&self.background_asset_id, &self.reference_asset_id].into_iter().flatten() {
            found = Some(editable(state, id)?);
        }
        let results = [&self.background_reference_generation, &self.reference_generation];
        for reference in results.into_iter().flatten() {
            let (_, image) = reference.resolve(call, &mut state.ai)?;
            found = Some((image.width, image.height));
        }
        let files = [&self.background_file_registration_id, &self.reference_file_registration_id];
        for id in files.into_iter().flatten() {
            let file = state.ai.registration(id).ok_or_else(|| no_registration(id))?;
            found = Some((file.picture.width, file.picture.height));
        }
        let (width, height) = match (self.aspect_ratio.as_deref(), found) {
            (Some("3:4"), _) => (3, 4),
            (Some("4:3"), _) => (4, 3),
            (Some("9:16"), _) => (9, 16),
            (Some("16:9"), _) => (16, 9),
            (None, Some(dimensions)) => dimensions,
            _ => (1, 1),
        };
        let [left, right, top, bottom] = self.sides();
        let shape = |side: u32, more: f64| f64::from(side) * (1.0 + more / 100.0);
        Ok(fitted(shape(width, left + right), shape(height, top + bottom)))
    }

    /// The request behind variations: what `earlier` asked for, on this request's account.
    pub(crate) fn varying(self, earlier: &Self) -> Self {
        let Self { product_id, notes, project_code, .. } = self;
        Self { product_id, notes, project_code, ..earlier.clone() }
    }

    pub(crate) fn source(&self) -> Option<Reference> {
        self.reference_generation.clone().or_else(|| self.background_reference_generation.clone())
    }
}

/// The longest side of results.
const LONGEST: f64 = 1024.0;

fn fitted(width: f64, height: f64) -> (u32, u32) {
    let scale = LONGEST / width.max(height);
    // Both are between 0 and LONGEST.
    let whole = |side: f64| (side * scale).round().max(1.0) as u32;
    (whole(width), whole(height))
}

pub(crate) fn is_web_address(url: &str) -> bool {
    url.parse::<http::Uri>().is_ok_and(|uri| {
        matches!(uri.scheme_str(), Some("http" | "https")) && uri.host().is_some_and(|host| !host.is_empty())
    })
}

/// AI works on creative images.
fn editable(state: &State, id: &str) -> Result<(u32, u32), Refusal> {
    let asset: Option<&Asset> = state.catalogue.of_kind(id, Kind::Image).map(AsRef::as_ref);
    let asset = asset.ok_or_else(|| {
        let message = format!("There is no image {id}.");
        Refusal::getty(StatusCode::NOT_FOUND, "AssetNotFound", message)
    })?;
    if asset.family == Family::Editorial {
        let message = format!("Image {id} is editorial and cannot be edited.");
        return Err(Refusal::getty(StatusCode::FORBIDDEN, "InsufficientAccess", message));
    }
    Ok((asset.width, asset.height))
}

pub(crate) fn no_registration(id: &str) -> Refusal {
    let message = format!("There is no registered file {id}.");
    Refusal::getty(StatusCode::NOT_FOUND, "AssetNotFound", message)
}
