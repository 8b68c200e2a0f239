// Made by `cargo xtask regen` from openapi/getty-images-v3.json and openapi/overlays/. Do not edit.

//! What is sent in bodies.

use serde::{Deserialize, Serialize};
use crate::Timestamp;
#[allow(unused_imports)]
use super::*;

/// A comment to add to one asset of a board.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct AssetCommentRequest {
    /// The comment.
    #[serde(default, rename = "Text", skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

impl AssetCommentRequest {
    /// One with nothing set.
    pub fn new() -> Self {
        Self::default()
    }
    /// Sets [`text`](Self::text).
    #[must_use]
    pub fn with_text(mut self, text: impl Into<String>) -> Self {
        self.text = Some(text.into());
        self
    }
}

/// Which extended licences to buy for an asset.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct AssetLicenseRequest {
    /// The licences to buy.
    pub extended_licenses: Vec<ExtendedLicense>,
    /// Pays with team credits. iStock only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub use_team_credits: Option<bool>,
}

impl AssetLicenseRequest {
    /// One with what is required.
    pub fn new(
        extended_licenses: impl IntoIterator<Item = impl Into<ExtendedLicense>>,
    ) -> Self {
        Self {
            extended_licenses: extended_licenses.into_iter().map(Into::into).collect(),
            use_team_credits: Default::default(),
        }
    }
    /// Sets [`use_team_credits`](Self::use_team_credits).
    #[must_use]
    pub fn with_use_team_credits(mut self, use_team_credits: bool) -> Self {
        self.use_team_credits = Some(use_team_credits);
        self
    }
}

/// How often an asset was used on a day.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct AssetUsage {
    /// Id of the asset.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asset_id: Option<String>,
    /// Number of uses.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quantity: Option<i32>,
    /// When the asset was used.
    #[serde(
        default,
        serialize_with = "crate::timestamp::to_the_second",
        skip_serializing_if = "Option::is_none"
    )]
    pub usage_date: Option<Timestamp>,
}

impl AssetUsage {
    /// One with nothing set.
    pub fn new() -> Self {
        Self::default()
    }
    /// Sets [`asset_id`](Self::asset_id).
    #[must_use]
    pub fn with_asset_id(mut self, asset_id: impl Into<String>) -> Self {
        self.asset_id = Some(asset_id.into());
        self
    }
    /// Sets [`quantity`](Self::quantity).
    #[must_use]
    pub fn with_quantity(mut self, quantity: i32) -> Self {
        self.quantity = Some(quantity);
        self
    }
    /// Sets [`usage_date`](Self::usage_date).
    #[must_use]
    pub fn with_usage_date(mut self, usage_date: impl Into<Timestamp>) -> Self {
        self.usage_date = Some(usage_date.into());
        self
    }
}

/// What `generate_background` should make.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct BackgroundGenerationRequest {
    /// Id of an asset of the catalogue to take the background from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub background_asset_id: Option<String>,
    /// Id of a registered file to take the background from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub background_file_registration_id: Option<String>,
    /// How closely the background follows its reference.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub background_reference_adherence: Option<ReferenceAdherence>,
    /// Image of an earlier generation to take the background from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub background_reference_generation: Option<ReferenceGeneration>,
    /// Room to add below, in percent of the picture.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bottom_percentage: Option<f32>,
    /// Room to add on the left, in percent of the picture.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub left_percentage: Option<f32>,
    /// Notes on what it is for. Required by some products; see `ai_gen_requirements` of the product.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
    /// Id of the AI product to use. Needed when the customer has several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub product_id: Option<i32>,
    /// Project code. Required by some products; see `ai_gen_requirements` of the product.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub project_code: Option<String>,
    /// What the background should show.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prompt: Option<String>,
    /// Id of the registered file that shows the product.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference_file_registration_id: Option<String>,
    /// Room to add on the right, in percent of the picture.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub right_percentage: Option<f32>,
    /// Room to add above, in percent of the picture.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub top_percentage: Option<f32>,
}

impl BackgroundGenerationRequest {
    /// One with nothing set.
    pub fn new() -> Self {
        Self::default()
    }
    /// Sets [`background_asset_id`](Self::background_asset_id).
    #[must_use]
    pub fn with_background_asset_id(
        mut self,
        background_asset_id: impl Into<String>,
    ) -> Self {
        self.background_asset_id = Some(background_asset_id.into());
        self
    }
    /// Sets [`background_file_registration_id`](Self::background_file_registration_id).
    #[must_use]
    pub fn with_background_file_registration_id(
        mut self,
        background_file_registration_id: impl Into<String>,
    ) -> Self {
        self.background_file_registration_id = Some(
            background_file_registration_id.into(),
        );
        self
    }
    /// Sets [`background_reference_adherence`](Self::background_reference_adherence).
    #[must_use]
    pub fn with_background_reference_adherence(
        mut self,
        background_reference_adherence: impl Into<ReferenceAdherence>,
    ) -> Self {
        self.background_reference_adherence = Some(
            background_reference_adherence.into(),
        );
        self
    }
    /// Sets [`background_reference_generation`](Self::background_reference_generation).
    #[must_use]
    pub fn with_background_reference_generation(
        mut self,
        background_reference_generation: impl Into<ReferenceGeneration>,
    ) -> Self {
        self.background_reference_generation = Some(
            background_reference_generation.into(),
        );
        self
    }
    /// Sets [`bottom_percentage`](Self::bottom_percentage).
    #[must_use]
    pub fn with_bottom_percentage(mut self, bottom_percentage: f32) -> Self {
        self.bottom_percentage = Some(bottom_percentage);
        self
    }
    /// Sets [`left_percentage`](Self::left_percentage).
    #[must_use]
    pub fn with_left_percentage(mut self, left_percentage: f32) -> Self {
        self.left_percentage = Some(left_percentage);
        self
    }
    /// Sets [`notes`](Self::notes).
    #[must_use]
    pub fn with_notes(mut self, notes: impl Into<String>) -> Self {
        self.notes = Some(notes.into());
        self
    }
    /// Sets [`product_id`](Self::product_id).
    #[must_use]
    pub fn with_product_id(mut self, product_id: i32) -> Self {
        self.product_id = Some(product_id);
        self
    }
    /// Sets [`project_code`](Self::project_code).
    #[must_use]
    pub fn with_project_code(mut self, project_code: impl Into<String>) -> Self {
        self.project_code = Some(project_code.into());
        self
    }
    /// Sets [`prompt`](Self::prompt).
    #[must_use]
    pub fn with_prompt(mut self, prompt: impl Into<String>) -> Self {
        self.prompt = Some(prompt.into());
        self
    }
    /// Sets [`reference_file_registration_id`](Self::reference_file_registration_id).
    #[must_use]
    pub fn with_reference_file_registration_id(
        mut self,
        reference_file_registration_id: impl Into<String>,
    ) -> Self {
        self.reference_file_registration_id = Some(
            reference_file_registration_id.into(),
        );
        self
    }
    /// Sets [`right_percentage`](Self::right_percentage).
    #[must_use]
    pub fn with_right_percentage(mut self, right_percentage: f32) -> Self {
        self.right_percentage = Some(right_percentage);
        self
    }
    /// Sets [`top_percentage`](Self::top_percentage).
    #[must_use]
    pub fn with_top_percentage(mut self, top_percentage: f32) -> Self {
        self.top_percentage = Some(top_percentage);
        self
    }
}

/// The picture that `remove_background` works on.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct BackgroundRemovalRequest {
    /// Notes on what it is for. Required by some products; see `ai_gen_requirements` of the product.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
    /// Id of the AI product to use. Needed when the customer has several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub product_id: Option<i32>,
    /// Project code. Required by some products; see `ai_gen_requirements` of the product.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub project_code: Option<String>,
    /// Id of the catalogue's asset to work from. Give this or another reference.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference_asset_id: Option<String>,
    /// Image of an earlier generation to work from. Give this or another reference.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference_generation: Option<ReferenceGeneration>,
}

impl BackgroundRemovalRequest {
    /// One with nothing set.
    pub fn new() -> Self {
        Self::default()
    }
    /// Sets [`notes`](Self::notes).
    #[must_use]
    pub fn with_notes(mut self, notes: impl Into<String>) -> Self {
        self.notes = Some(notes.into());
        self
    }
    /// Sets [`product_id`](Self::product_id).
    #[must_use]
    pub fn with_product_id(mut self, product_id: i32) -> Self {
        self.product_id = Some(product_id);
        self
    }
    /// Sets [`project_code`](Self::project_code).
    #[must_use]
    pub fn with_project_code(mut self, project_code: impl Into<String>) -> Self {
        self.project_code = Some(project_code.into());
        self
    }
    /// Sets [`reference_asset_id`](Self::reference_asset_id).
    #[must_use]
    pub fn with_reference_asset_id(
        mut self,
        reference_asset_id: impl Into<String>,
    ) -> Self {
        self.reference_asset_id = Some(reference_asset_id.into());
        self
    }
    /// Sets [`reference_generation`](Self::reference_generation).
    #[must_use]
    pub fn with_reference_generation(
        mut self,
        reference_generation: impl Into<ReferenceGeneration>,
    ) -> Self {
        self.reference_generation = Some(reference_generation.into());
        self
    }
}

/// The picture that `replace_background` works on, and its new background.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct BackgroundReplacementRequest {
    /// Plain colour for the background: hexadecimal digits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub background_color: Option<String>,
    /// Kind of picture the background should look like.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub media_type: Option<MediaType>,
    /// What the background should not show.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub negative_prompt: Option<String>,
    /// Notes on what it is for. Required by some products; see `ai_gen_requirements` of the product.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
    /// Id of the AI product to use. Needed when the customer has several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub product_id: Option<i32>,
    /// Project code. Required by some products; see `ai_gen_requirements` of the product.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub project_code: Option<String>,
    /// What the background should show.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prompt: Option<String>,
    /// Id of the catalogue's asset to work from. Give this or another reference.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference_asset_id: Option<String>,
    /// Image of an earlier generation to work from. Give this or another reference.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference_generation: Option<ReferenceGeneration>,
}

impl BackgroundReplacementRequest {
    /// One with nothing set.
    pub fn new() -> Self {
        Self::default()
    }
    /// Sets [`background_color`](Self::background_color).
    #[must_use]
    pub fn with_background_color(mut self, background_color: impl Into<String>) -> Self {
        self.background_color = Some(background_color.into());
        self
    }
    /// Sets [`media_type`](Self::media_type).
    #[must_use]
    pub fn with_media_type(mut self, media_type: impl Into<MediaType>) -> Self {
        self.media_type = Some(media_type.into());
        self
    }
    /// Sets [`negative_prompt`](Self::negative_prompt).
    #[must_use]
    pub fn with_negative_prompt(mut self, negative_prompt: impl Into<String>) -> Self {
        self.negative_prompt = Some(negative_prompt.into());
        self
    }
    /// Sets [`notes`](Self::notes).
    #[must_use]
    pub fn with_notes(mut self, notes: impl Into<String>) -> Self {
        self.notes = Some(notes.into());
        self
    }
    /// Sets [`product_id`](Self::product_id).
    #[must_use]
    pub fn with_product_id(mut self, product_id: i32) -> Self {
        self.product_id = Some(product_id);
        self
    }
    /// Sets [`project_code`](Self::project_code).
    #[must_use]
    pub fn with_project_code(mut self, project_code: impl Into<String>) -> Self {
        self.project_code = Some(project_code.into());
        self
    }
    /// Sets [`prompt`](Self::prompt).
    #[must_use]
    pub fn with_prompt(mut self, prompt: impl Into<String>) -> Self {
        self.prompt = Some(prompt.into());
        self
    }
    /// Sets [`reference_asset_id`](Self::reference_asset_id).
    #[must_use]
    pub fn with_reference_asset_id(
        mut self,
        reference_asset_id: impl Into<String>,
    ) -> Self {
        self.reference_asset_id = Some(reference_asset_id.into());
        self
    }
    /// Sets [`reference_generation`](Self::reference_generation).
    #[must_use]
    pub fn with_reference_generation(
        mut self,
        reference_generation: impl Into<ReferenceGeneration>,
    ) -> Self {
        self.reference_generation = Some(reference_generation.into());
        self
    }
}

/// An asset to add to a board.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct BoardAssetReference {
    /// Id of the asset.
    pub asset_id: String,
}

impl BoardAssetReference {
    /// One with what is required.
    pub fn new(asset_id: impl Into<String>) -> Self {
        Self { asset_id: asset_id.into() }
    }
}

/// Name and description to give a board.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct BoardInfo {
    /// What the board is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Name of the board.
    pub name: String,
}

impl BoardInfo {
    /// One with what is required.
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            description: Default::default(),
            name: name.into(),
        }
    }
    /// Sets [`description`](Self::description).
    #[must_use]
    pub fn with_description(mut self, description: impl Into<String>) -> Self {
        self.description = Some(description.into());
        self
    }
}

/// A comment to add to a board.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct CommentRequest {
    /// The comment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

impl CommentRequest {
    /// One with nothing set.
    pub fn new() -> Self {
        Self::default()
    }
    /// Sets [`text`](Self::text).
    #[must_use]
    pub fn with_text(mut self, text: impl Into<String>) -> Self {
        self.text = Some(text.into());
        self
    }
}

/// What a product wants to know about a download.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct DownloadDetailsRequest {
    /// Notes on the download. Required by some products; see their `download_requirements`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub download_notes: Option<String>,
    /// Project code. Required by some products; see their `download_requirements`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub project_code: Option<String>,
}

impl DownloadDetailsRequest {
    /// One with nothing set.
    pub fn new() -> Self {
        Self::default()
    }
    /// Sets [`download_notes`](Self::download_notes).
    #[must_use]
    pub fn with_download_notes(mut self, download_notes: impl Into<String>) -> Self {
        self.download_notes = Some(download_notes.into());
        self
    }
    /// Sets [`project_code`](Self::project_code).
    #[must_use]
    pub fn with_project_code(mut self, project_code: impl Into<String>) -> Self {
        self.project_code = Some(project_code.into());
        self
    }
}

/// A file to register as a reference picture.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct FileRegistrationRequest {
    /// What the file is for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<FileRegistrationCategory>,
    /// Whether the caller claims to hold the rights in the file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rights_claimed: Option<bool>,
    /// URL that the service can fetch the file from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

impl FileRegistrationRequest {
    /// One with nothing set.
    pub fn new() -> Self {
        Self::default()
    }
    /// Sets [`category`](Self::category).
    #[must_use]
    pub fn with_category(
        mut self,
        category: impl Into<FileRegistrationCategory>,
    ) -> Self {
        self.category = Some(category.into());
        self
    }
    /// Sets [`rights_claimed`](Self::rights_claimed).
    #[must_use]
    pub fn with_rights_claimed(mut self, rights_claimed: bool) -> Self {
        self.rights_claimed = Some(rights_claimed);
        self
    }
    /// Sets [`url`](Self::url).
    #[must_use]
    pub fn with_url(mut self, url: impl Into<String>) -> Self {
        self.url = Some(url.into());
        self
    }
}

/// How to download a generated image.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct GeneratedImageDownloadRequest {
    /// Notes on what it is for. Required by some products; see `ai_gen_requirements` of the product.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
    /// Id of the AI product to use. Needed when the customer has several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub product_id: Option<i32>,
    /// Project code. Required by some products; see `ai_gen_requirements` of the product.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub project_code: Option<String>,
    /// Name of the size: `1k` or `4k`. `4k` may cost credits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub size_name: Option<String>,
}

impl GeneratedImageDownloadRequest {
    /// One with nothing set.
    pub fn new() -> Self {
        Self::default()
    }
    /// Sets [`notes`](Self::notes).
    #[must_use]
    pub fn with_notes(mut self, notes: impl Into<String>) -> Self {
        self.notes = Some(notes.into());
        self
    }
    /// Sets [`product_id`](Self::product_id).
    #[must_use]
    pub fn with_product_id(mut self, product_id: i32) -> Self {
        self.product_id = Some(product_id);
        self
    }
    /// Sets [`project_code`](Self::project_code).
    #[must_use]
    pub fn with_project_code(mut self, project_code: impl Into<String>) -> Self {
        self.project_code = Some(project_code.into());
        self
    }
    /// Sets [`size_name`](Self::size_name).
    #[must_use]
    pub fn with_size_name(mut self, size_name: impl Into<String>) -> Self {
        self.size_name = Some(size_name.into());
        self
    }
}

/// The picture that `extend_image` works on, and how far it goes.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ImageExtensionRequest {
    /// How far to extend downwards, in percent of the picture.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bottom_percentage: Option<f32>,
    /// How far to extend to the left, in percent of the picture.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub left_percentage: Option<f32>,
    /// Notes on what it is for. Required by some products; see `ai_gen_requirements` of the product.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
    /// Id of the AI product to use. Needed when the customer has several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub product_id: Option<i32>,
    /// Project code. Required by some products; see `ai_gen_requirements` of the product.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub project_code: Option<String>,
    /// What the new parts should show.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prompt: Option<String>,
    /// Id of the catalogue's asset to work from. Give this or another reference.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference_asset_id: Option<String>,
    /// Image of an earlier generation to work from. Give this or another reference.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference_generation: Option<ReferenceGeneration>,
    /// How far to extend to the right, in percent of the picture.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub right_percentage: Option<f32>,
    /// How far to extend upwards, in percent of the picture.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub top_percentage: Option<f32>,
}

impl ImageExtensionRequest {
    /// One with nothing set.
    pub fn new() -> Self {
        Self::default()
    }
    /// Sets [`bottom_percentage`](Self::bottom_percentage).
    #[must_use]
    pub fn with_bottom_percentage(mut self, bottom_percentage: f32) -> Self {
        self.bottom_percentage = Some(bottom_percentage);
        self
    }
    /// Sets [`left_percentage`](Self::left_percentage).
    #[must_use]
    pub fn with_left_percentage(mut self, left_percentage: f32) -> Self {
        self.left_percentage = Some(left_percentage);
        self
    }
    /// Sets [`notes`](Self::notes).
    #[must_use]
    pub fn with_notes(mut self, notes: impl Into<String>) -> Self {
        self.notes = Some(notes.into());
        self
    }
    /// Sets [`product_id`](Self::product_id).
    #[must_use]
    pub fn with_product_id(mut self, product_id: i32) -> Self {
        self.product_id = Some(product_id);
        self
    }
    /// Sets [`project_code`](Self::project_code).
    #[must_use]
    pub fn with_project_code(mut self, project_code: impl Into<String>) -> Self {
        self.project_code = Some(project_code.into());
        self
    }
    /// Sets [`prompt`](Self::prompt).
    #[must_use]
    pub fn with_prompt(mut self, prompt: impl Into<String>) -> Self {
        self.prompt = Some(prompt.into());
        self
    }
    /// Sets [`reference_asset_id`](Self::reference_asset_id).
    #[must_use]
    pub fn with_reference_asset_id(
        mut self,
        reference_asset_id: impl Into<String>,
    ) -> Self {
        self.reference_asset_id = Some(reference_asset_id.into());
        self
    }
    /// Sets [`reference_generation`](Self::reference_generation).
    #[must_use]
    pub fn with_reference_generation(
        mut self,
        reference_generation: impl Into<ReferenceGeneration>,
    ) -> Self {
        self.reference_generation = Some(reference_generation.into());
        self
    }
    /// Sets [`right_percentage`](Self::right_percentage).
    #[must_use]
    pub fn with_right_percentage(mut self, right_percentage: f32) -> Self {
        self.right_percentage = Some(right_percentage);
        self
    }
    /// Sets [`top_percentage`](Self::top_percentage).
    #[must_use]
    pub fn with_top_percentage(mut self, top_percentage: f32) -> Self {
        self.top_percentage = Some(top_percentage);
        self
    }
}

/// What `generate_images` should make.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ImageGenerationRequest {
    /// Shape of the images: square `1:1`, upright `3:4` or `9:16`, wide `4:3` or `16:9`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub aspect_ratio: Option<String>,
    /// How much of the picture is in focus, as text. Not in the published document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub depth_of_field: Option<String>,
    /// Lens the picture seems to be taken with, as text. Not in the published document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lens_type: Option<String>,
    /// Kind of picture: photography or illustration.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub media_type: Option<MediaType>,
    /// Mood of the picture.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mood: Option<Mood>,
    /// What the images should not show.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub negative_prompt: Option<String>,
    /// Notes on what it is for. Required by some products; see `ai_gen_requirements` of the product.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
    /// Id of the AI product to use. Needed when the customer has several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub product_id: Option<i32>,
    /// Project code. Required by some products; see `ai_gen_requirements` of the product.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub project_code: Option<String>,
    /// What the images should show. Required.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prompt: Option<String>,
}

impl ImageGenerationRequest {
    /// One with nothing set.
    pub fn new() -> Self {
        Self::default()
    }
    /// Sets [`aspect_ratio`](Self::aspect_ratio).
    #[must_use]
    pub fn with_aspect_ratio(mut self, aspect_ratio: impl Into<String>) -> Self {
        self.aspect_ratio = Some(aspect_ratio.into());
        self
    }
    /// Sets [`depth_of_field`](Self::depth_of_field).
    #[must_use]
    pub fn with_depth_of_field(mut self, depth_of_field: impl Into<String>) -> Self {
        self.depth_of_field = Some(depth_of_field.into());
        self
    }
    /// Sets [`lens_type`](Self::lens_type).
    #[must_use]
    pub fn with_lens_type(mut self, lens_type: impl Into<String>) -> Self {
        self.lens_type = Some(lens_type.into());
        self
    }
    /// Sets [`media_type`](Self::media_type).
    #[must_use]
    pub fn with_media_type(mut self, media_type: impl Into<MediaType>) -> Self {
        self.media_type = Some(media_type.into());
        self
    }
    /// Sets [`mood`](Self::mood).
    #[must_use]
    pub fn with_mood(mut self, mood: impl Into<Mood>) -> Self {
        self.mood = Some(mood.into());
        self
    }
    /// Sets [`negative_prompt`](Self::negative_prompt).
    #[must_use]
    pub fn with_negative_prompt(mut self, negative_prompt: impl Into<String>) -> Self {
        self.negative_prompt = Some(negative_prompt.into());
        self
    }
    /// Sets [`notes`](Self::notes).
    #[must_use]
    pub fn with_notes(mut self, notes: impl Into<String>) -> Self {
        self.notes = Some(notes.into());
        self
    }
    /// Sets [`product_id`](Self::product_id).
    #[must_use]
    pub fn with_product_id(mut self, product_id: i32) -> Self {
        self.product_id = Some(product_id);
        self
    }
    /// Sets [`project_code`](Self::project_code).
    #[must_use]
    pub fn with_project_code(mut self, project_code: impl Into<String>) -> Self {
        self.project_code = Some(project_code.into());
        self
    }
    /// Sets [`prompt`](Self::prompt).
    #[must_use]
    pub fn with_prompt(mut self, prompt: impl Into<String>) -> Self {
        self.prompt = Some(prompt.into());
        self
    }
}

/// The picture that `refine_image` works on, and the change to make.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ImageRefinementRequest {
    /// URL of the mask: white marks what changes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mask_url: Option<String>,
    /// Notes on what it is for. Required by some products; see `ai_gen_requirements` of the product.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
    /// Id of the AI product to use. Needed when the customer has several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub product_id: Option<i32>,
    /// Project code. Required by some products; see `ai_gen_requirements` of the product.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub project_code: Option<String>,
    /// What the marked part should show.
    pub prompt: String,
    /// Id of the catalogue's asset to work from. Give this or another reference.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference_asset_id: Option<String>,
    /// Image of an earlier generation to work from. Give this or another reference.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference_generation: Option<ReferenceGeneration>,
}

impl ImageRefinementRequest {
    /// One with what is required.
    pub fn new(prompt: impl Into<String>) -> Self {
        Self {
            mask_url: Default::default(),
            notes: Default::default(),
            product_id: Default::default(),
            project_code: Default::default(),
            prompt: prompt.into(),
            reference_asset_id: Default::default(),
            reference_generation: Default::default(),
        }
    }
    /// Sets [`mask_url`](Self::mask_url).
    #[must_use]
    pub fn with_mask_url(mut self, mask_url: impl Into<String>) -> Self {
        self.mask_url = Some(mask_url.into());
        self
    }
    /// Sets [`notes`](Self::notes).
    #[must_use]
    pub fn with_notes(mut self, notes: impl Into<String>) -> Self {
        self.notes = Some(notes.into());
        self
    }
    /// Sets [`product_id`](Self::product_id).
    #[must_use]
    pub fn with_product_id(mut self, product_id: i32) -> Self {
        self.product_id = Some(product_id);
        self
    }
    /// Sets [`project_code`](Self::project_code).
    #[must_use]
    pub fn with_project_code(mut self, project_code: impl Into<String>) -> Self {
        self.project_code = Some(project_code.into());
        self
    }
    /// Sets [`reference_asset_id`](Self::reference_asset_id).
    #[must_use]
    pub fn with_reference_asset_id(
        mut self,
        reference_asset_id: impl Into<String>,
    ) -> Self {
        self.reference_asset_id = Some(reference_asset_id.into());
        self
    }
    /// Sets [`reference_generation`](Self::reference_generation).
    #[must_use]
    pub fn with_reference_generation(
        mut self,
        reference_generation: impl Into<ReferenceGeneration>,
    ) -> Self {
        self.reference_generation = Some(reference_generation.into());
        self
    }
}

/// What the product wants to know about variations.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ImageVariationRequest {
    /// Notes on what it is for. Required by some products; see `ai_gen_requirements` of the product.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
    /// Id of the AI product to use. Needed when the customer has several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub product_id: Option<i32>,
    /// Project code. Required by some products; see `ai_gen_requirements` of the product.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub project_code: Option<String>,
}

impl ImageVariationRequest {
    /// One with nothing set.
    pub fn new() -> Self {
        Self::default()
    }
    /// Sets [`notes`](Self::notes).
    #[must_use]
    pub fn with_notes(mut self, notes: impl Into<String>) -> Self {
        self.notes = Some(notes.into());
        self
    }
    /// Sets [`product_id`](Self::product_id).
    #[must_use]
    pub fn with_product_id(mut self, product_id: i32) -> Self {
        self.product_id = Some(product_id);
        self
    }
    /// Sets [`project_code`](Self::project_code).
    #[must_use]
    pub fn with_project_code(mut self, project_code: impl Into<String>) -> Self {
        self.project_code = Some(project_code.into());
        self
    }
}

/// What `influence_color_by_image` should make, and the picture to take colours from.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct InfluenceColorByImageRequest {
    /// Shape of the images: square `1:1`, upright `3:4` or `9:16`, wide `4:3` or `16:9`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub aspect_ratio: Option<String>,
    /// Kind of picture: photography or illustration.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub media_type: Option<MediaType>,
    /// Notes on what it is for. Required by some products; see `ai_gen_requirements` of the product.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
    /// Id of the AI product to use. Needed when the customer has several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub product_id: Option<i32>,
    /// Project code. Required by some products; see `ai_gen_requirements` of the product.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub project_code: Option<String>,
    /// What the picture should show.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prompt: Option<String>,
    /// Id of the catalogue's asset to work from. Give this or another reference.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference_asset_id: Option<String>,
    /// Id of the registered file to work from. Give this or another reference.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference_file_registration_id: Option<String>,
    /// Image of an earlier generation to work from. Give this or another reference.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference_generation: Option<ReferenceGeneration>,
}

impl InfluenceColorByImageRequest {
    /// One with nothing set.
    pub fn new() -> Self {
        Self::default()
    }
    /// Sets [`aspect_ratio`](Self::aspect_ratio).
    #[must_use]
    pub fn with_aspect_ratio(mut self, aspect_ratio: impl Into<String>) -> Self {
        self.aspect_ratio = Some(aspect_ratio.into());
        self
    }
    /// Sets [`media_type`](Self::media_type).
    #[must_use]
    pub fn with_media_type(mut self, media_type: impl Into<MediaType>) -> Self {
        self.media_type = Some(media_type.into());
        self
    }
    /// Sets [`notes`](Self::notes).
    #[must_use]
    pub fn with_notes(mut self, notes: impl Into<String>) -> Self {
        self.notes = Some(notes.into());
        self
    }
    /// Sets [`product_id`](Self::product_id).
    #[must_use]
    pub fn with_product_id(mut self, product_id: i32) -> Self {
        self.product_id = Some(product_id);
        self
    }
    /// Sets [`project_code`](Self::project_code).
    #[must_use]
    pub fn with_project_code(mut self, project_code: impl Into<String>) -> Self {
        self.project_code = Some(project_code.into());
        self
    }
    /// Sets [`prompt`](Self::prompt).
    #[must_use]
    pub fn with_prompt(mut self, prompt: impl Into<String>) -> Self {
        self.prompt = Some(prompt.into());
        self
    }
    /// Sets [`reference_asset_id`](Self::reference_asset_id).
    #[must_use]
    pub fn with_reference_asset_id(
        mut self,
        reference_asset_id: impl Into<String>,
    ) -> Self {
        self.reference_asset_id = Some(reference_asset_id.into());
        self
    }
    /// Sets [`reference_file_registration_id`](Self::reference_file_registration_id).
    #[must_use]
    pub fn with_reference_file_registration_id(
        mut self,
        reference_file_registration_id: impl Into<String>,
    ) -> Self {
        self.reference_file_registration_id = Some(
            reference_file_registration_id.into(),
        );
        self
    }
    /// Sets [`reference_generation`](Self::reference_generation).
    #[must_use]
    pub fn with_reference_generation(
        mut self,
        reference_generation: impl Into<ReferenceGeneration>,
    ) -> Self {
        self.reference_generation = Some(reference_generation.into());
        self
    }
}

/// What `influence_composition_by_image` should make, and the picture to take the composition from.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct InfluenceCompositionByImageRequest {
    /// Shape of the images: square `1:1`, upright `3:4` or `9:16`, wide `4:3` or `16:9`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub aspect_ratio: Option<String>,
    /// Kind of picture: photography or illustration.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub media_type: Option<MediaType>,
    /// Mood of the picture.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mood: Option<Mood>,
    /// Notes on what it is for. Required by some products; see `ai_gen_requirements` of the product.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
    /// Id of the AI product to use. Needed when the customer has several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub product_id: Option<i32>,
    /// Project code. Required by some products; see `ai_gen_requirements` of the product.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub project_code: Option<String>,
    /// What the picture should show.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prompt: Option<String>,
    /// Id of the catalogue's asset to work from. Give this or another reference.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference_asset_id: Option<String>,
    /// Id of the registered file to work from. Give this or another reference.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference_file_registration_id: Option<String>,
    /// Image of an earlier generation to work from. Give this or another reference.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference_generation: Option<ReferenceGeneration>,
}

impl InfluenceCompositionByImageRequest {
    /// One with nothing set.
    pub fn new() -> Self {
        Self::default()
    }
    /// Sets [`aspect_ratio`](Self::aspect_ratio).
    #[must_use]
    pub fn with_aspect_ratio(mut self, aspect_ratio: impl Into<String>) -> Self {
        self.aspect_ratio = Some(aspect_ratio.into());
        self
    }
    /// Sets [`media_type`](Self::media_type).
    #[must_use]
    pub fn with_media_type(mut self, media_type: impl Into<MediaType>) -> Self {
        self.media_type = Some(media_type.into());
        self
    }
    /// Sets [`mood`](Self::mood).
    #[must_use]
    pub fn with_mood(mut self, mood: impl Into<Mood>) -> Self {
        self.mood = Some(mood.into());
        self
    }
    /// Sets [`notes`](Self::notes).
    #[must_use]
    pub fn with_notes(mut self, notes: impl Into<String>) -> Self {
        self.notes = Some(notes.into());
        self
    }
    /// Sets [`product_id`](Self::product_id).
    #[must_use]
    pub fn with_product_id(mut self, product_id: i32) -> Self {
        self.product_id = Some(product_id);
        self
    }
    /// Sets [`project_code`](Self::project_code).
    #[must_use]
    pub fn with_project_code(mut self, project_code: impl Into<String>) -> Self {
        self.project_code = Some(project_code.into());
        self
    }
    /// Sets [`prompt`](Self::prompt).
    #[must_use]
    pub fn with_prompt(mut self, prompt: impl Into<String>) -> Self {
        self.prompt = Some(prompt.into());
        self
    }
    /// Sets [`reference_asset_id`](Self::reference_asset_id).
    #[must_use]
    pub fn with_reference_asset_id(
        mut self,
        reference_asset_id: impl Into<String>,
    ) -> Self {
        self.reference_asset_id = Some(reference_asset_id.into());
        self
    }
    /// Sets [`reference_file_registration_id`](Self::reference_file_registration_id).
    #[must_use]
    pub fn with_reference_file_registration_id(
        mut self,
        reference_file_registration_id: impl Into<String>,
    ) -> Self {
        self.reference_file_registration_id = Some(
            reference_file_registration_id.into(),
        );
        self
    }
    /// Sets [`reference_generation`](Self::reference_generation).
    #[must_use]
    pub fn with_reference_generation(
        mut self,
        reference_generation: impl Into<ReferenceGeneration>,
    ) -> Self {
        self.reference_generation = Some(reference_generation.into());
        self
    }
}

/// The picture that `remove_object` works on, and what to remove.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ObjectRemovalRequest {
    /// URL of the mask: white marks what is removed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mask_url: Option<String>,
    /// Notes on what it is for. Required by some products; see `ai_gen_requirements` of the product.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
    /// Id of the AI product to use. Needed when the customer has several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub product_id: Option<i32>,
    /// Project code. Required by some products; see `ai_gen_requirements` of the product.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub project_code: Option<String>,
    /// Id of the catalogue's asset to work from. Give this or another reference.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference_asset_id: Option<String>,
    /// Image of an earlier generation to work from. Give this or another reference.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference_generation: Option<ReferenceGeneration>,
}

impl ObjectRemovalRequest {
    /// One with nothing set.
    pub fn new() -> Self {
        Self::default()
    }
    /// Sets [`mask_url`](Self::mask_url).
    #[must_use]
    pub fn with_mask_url(mut self, mask_url: impl Into<String>) -> Self {
        self.mask_url = Some(mask_url.into());
        self
    }
    /// Sets [`notes`](Self::notes).
    #[must_use]
    pub fn with_notes(mut self, notes: impl Into<String>) -> Self {
        self.notes = Some(notes.into());
        self
    }
    /// Sets [`product_id`](Self::product_id).
    #[must_use]
    pub fn with_product_id(mut self, product_id: i32) -> Self {
        self.product_id = Some(product_id);
        self
    }
    /// Sets [`project_code`](Self::project_code).
    #[must_use]
    pub fn with_project_code(mut self, project_code: impl Into<String>) -> Self {
        self.project_code = Some(project_code.into());
        self
    }
    /// Sets [`reference_asset_id`](Self::reference_asset_id).
    #[must_use]
    pub fn with_reference_asset_id(
        mut self,
        reference_asset_id: impl Into<String>,
    ) -> Self {
        self.reference_asset_id = Some(reference_asset_id.into());
        self
    }
    /// Sets [`reference_generation`](Self::reference_generation).
    #[must_use]
    pub fn with_reference_generation(
        mut self,
        reference_generation: impl Into<ReferenceGeneration>,
    ) -> Self {
        self.reference_generation = Some(reference_generation.into());
        self
    }
}

/// A prompt to rewrite.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct PromptEnhancementRequest {
    /// The prompt as it is.
    pub prompt: String,
}

impl PromptEnhancementRequest {
    /// One with what is required.
    pub fn new(prompt: impl Into<String>) -> Self {
        Self { prompt: prompt.into() }
    }
}

/// Which generated image to download again, and how.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct RedownloadRequest {
    /// Id of the image, from its first download.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub generated_asset_id: Option<String>,
    /// Notes on what it is for. Required by some products; see `ai_gen_requirements` of the product.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
    /// Id of the AI product to use.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub product_id: Option<i32>,
    /// Project code. Required by some products; see `ai_gen_requirements` of the product.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub project_code: Option<String>,
    /// Name of the size: `1k` or `4k`. `4k` may cost credits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub size_name: Option<String>,
}

impl RedownloadRequest {
    /// One with nothing set.
    pub fn new() -> Self {
        Self::default()
    }
    /// Sets [`generated_asset_id`](Self::generated_asset_id).
    #[must_use]
    pub fn with_generated_asset_id(
        mut self,
        generated_asset_id: impl Into<String>,
    ) -> Self {
        self.generated_asset_id = Some(generated_asset_id.into());
        self
    }
    /// Sets [`notes`](Self::notes).
    #[must_use]
    pub fn with_notes(mut self, notes: impl Into<String>) -> Self {
        self.notes = Some(notes.into());
        self
    }
    /// Sets [`product_id`](Self::product_id).
    #[must_use]
    pub fn with_product_id(mut self, product_id: i32) -> Self {
        self.product_id = Some(product_id);
        self
    }
    /// Sets [`project_code`](Self::project_code).
    #[must_use]
    pub fn with_project_code(mut self, project_code: impl Into<String>) -> Self {
        self.project_code = Some(project_code.into());
        self
    }
    /// Sets [`size_name`](Self::size_name).
    #[must_use]
    pub fn with_size_name(mut self, size_name: impl Into<String>) -> Self {
        self.size_name = Some(size_name.into());
        self
    }
}

/// An image of an earlier generation.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ReferenceGeneration {
    /// Id of the earlier generation request.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub generation_request_id: Option<String>,
    /// Number of the image within that generation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub index: Option<i32>,
}

impl ReferenceGeneration {
    /// One with nothing set.
    pub fn new() -> Self {
        Self::default()
    }
    /// Sets [`generation_request_id`](Self::generation_request_id).
    #[must_use]
    pub fn with_generation_request_id(
        mut self,
        generation_request_id: impl Into<String>,
    ) -> Self {
        self.generation_request_id = Some(generation_request_id.into());
        self
    }
    /// Sets [`index`](Self::index).
    #[must_use]
    pub fn with_index(mut self, index: i32) -> Self {
        self.index = Some(index);
        self
    }
}

/// Usages to report, up to 1000.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct UsageBatchRequest {
    /// The usages.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub asset_usages: Vec<AssetUsage>,
}

impl UsageBatchRequest {
    /// One with nothing set.
    pub fn new() -> Self {
        Self::default()
    }
    /// Sets [`asset_usages`](Self::asset_usages).
    #[must_use]
    pub fn with_asset_usages(
        mut self,
        asset_usages: impl IntoIterator<Item = impl Into<AssetUsage>>,
    ) -> Self {
        self.asset_usages = asset_usages.into_iter().map(Into::into).collect();
        self
    }
}
