// Made by `cargo xtask regen` from openapi/getty-images-v3.json and openapi/overlays/. Do not edit.

//! What is answered.

use std::collections::BTreeMap;
use serde::{Deserialize, Serialize};
use crate::Timestamp;
#[allow(unused_imports)]
use super::*;

/// Which assets were added to a board and which were not.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct AddBoardAssetsResult {
    /// The assets added.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub assets_added: Vec<AddedBoardAsset>,
    /// Ids of the assets that were not added.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub assets_not_added: Vec<String>,
}

/// An asset that was added to a board.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct AddedBoardAsset {
    /// Id of the asset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub asset_id: Option<String>,
}

/// An image to show on an affiliate's site.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct AffiliateImage {
    /// Text that describes what the asset shows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub caption: Option<String>,
    /// Address to send visitors to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub destination_url: Option<String>,
    /// Id of the image: a number, as text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Previews in three sizes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub preview_urls: Option<AffiliateImageUrls>,
    /// Title of the asset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
}

/// Images found for an affiliate's site.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct AffiliateImageSearchResults {
    /// Corrections made to the search as it was sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub auto_corrections: Option<AutoCorrections>,
    /// The images found.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub images: Vec<AffiliateImage>,
}

/// Previews of an image in three sizes.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct AffiliateImageUrls {
    /// Address of the large preview.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub large: Option<String>,
    /// Height of the large preview in pixels.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub large_height: Option<i32>,
    /// Width of the large preview in pixels.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub large_width: Option<i32>,
    /// Address of the medium preview.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub medium: Option<String>,
    /// Height of the medium preview in pixels.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub medium_height: Option<i32>,
    /// Width of the medium preview in pixels.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub medium_width: Option<i32>,
    /// Address of the small preview.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub small: Option<String>,
    /// Height of the small preview in pixels.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub small_height: Option<i32>,
    /// Width of the small preview in pixels.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub small_width: Option<i32>,
}

/// A video to show on an affiliate's site.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct AffiliateVideo {
    /// Text that describes what the asset shows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub caption: Option<String>,
    /// Length of the clip, as text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clip_length: Option<String>,
    /// Address to send visitors to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub destination_url: Option<String>,
    /// Id of the video: a number, as text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Stills and preview clips.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub preview_urls: Option<AffiliateVideoUrls>,
    /// Title of the asset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
}

/// Videos found for an affiliate's site.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct AffiliateVideoSearchResults {
    /// Corrections made to the search as it was sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub auto_corrections: Option<AutoCorrections>,
    /// The videos found.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub videos: Vec<AffiliateVideo>,
}

/// Stills and preview clips of a video.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct AffiliateVideoUrls {
    /// Address of the large preview clip.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub large_motion: Option<String>,
    /// Address of the large still picture.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub large_still: Option<String>,
    /// Address of the medium still picture.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub medium_still: Option<String>,
    /// Address of the small preview clip.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub small_motion: Option<String>,
    /// Address of the small still picture.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub small_still: Option<String>,
}

/// What an asset may be used for.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct AllowedUse {
    /// Whether the asset is limited to editorial use.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub editorial_use_only: Option<bool>,
    /// Explanation of the uses, as text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub how_can_i_use_it: Option<String>,
    /// What releases there are, as text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub release_info: Option<String>,
    /// Restrictions on use, each as text.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub usage_restrictions: Vec<String>,
}

/// An artist that results could be narrowed to.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct ArtistFacet {
    /// Name, as the filter `artists` takes it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

/// One page of an artist's images.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct ArtistImageSearchResults {
    /// The images on this page.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub images: Vec<Image>,
    /// Number of items on all pages together. Large results can be counted further than they can be paged
    /// through.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub result_count: Option<i32>,
}

/// One page of an artist's videos.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct ArtistVideoSearchResults {
    /// Number of items on all pages together. Large results can be counted further than they can be paged
    /// through.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub result_count: Option<i32>,
    /// The videos on this page.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub videos: Vec<CreativeVideo>,
}

/// A comment on one asset of a board.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct AssetComment {
    /// Who wrote the comment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created_by: Option<Collaborator>,
    /// When the comment was written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_created: Option<Timestamp>,
    /// Id of the comment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The comment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// A comment that was added to one asset of a board.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct AssetCommentCreated {
    /// Id of the new comment.
    #[serde(rename = "Id", skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
}

/// A download of the asset in question.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct AssetDownload {
    /// Name of the agreement the download was made under.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agreement_name: Option<String>,
    /// Kind of asset, such as image or video.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub asset_type: Option<String>,
    /// When the download was made.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_downloaded: Option<Timestamp>,
    /// Notes given for the download.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub download_notes: Option<String>,
    /// Where the download was made from, such as the website or the API, as text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub download_source: Option<String>,
    /// Id of the product the download was made under.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_id: Option<i32>,
    /// Type of the product the download was made under, as text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_type: Option<String>,
    /// Project code given for the download or generation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub project_code: Option<String>,
    /// Address of a small preview.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub thumb_uri: Option<String>,
    /// Who downloaded it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user: Option<User>,
}

/// The downloads of one asset.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct AssetDownloadHistory {
    /// The downloads.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub downloads: Vec<AssetDownload>,
    /// Id of the asset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
}

/// Extended licences bought for an asset, and their cost.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct AssetLicenseResult {
    /// The licences bought.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub acquired_licenses: Vec<ExtendedLicense>,
    /// Credits spent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credits_used: Option<i32>,
}

/// Corrections made to a search before it ran.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct AutoCorrections {
    /// The phrase that was searched for instead.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phrase: Option<String>,
}

/// A shared, named set of assets, with what the caller may do with it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct Board {
    /// Number of assets on the board.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub asset_count: Option<i32>,
    /// The assets on the board.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub assets: Vec<BoardAsset>,
    /// Number of comments on the board.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub comment_count: Option<i32>,
    /// When the board was created.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_created: Option<Timestamp>,
    /// When the board was last changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_last_updated: Option<Timestamp>,
    /// What the board is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Id of the board.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Links for sharing the board.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub links: Option<BoardLinks>,
    /// Name of the board.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// What the caller may do with the board.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub permissions: Option<BoardPermissions>,
}

/// An asset on a board.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct BoardAsset {
    /// Kind of asset, such as image or video.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub asset_type: Option<String>,
    /// Comments on the asset.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub comments: Vec<AssetComment>,
    /// When the asset was added to the board.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_added: Option<Timestamp>,
    /// Previews to show.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub display_sizes: Vec<BoardDisplaySize>,
    /// Id of the asset: a number, as text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
}

/// A comment on a board.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct BoardComment {
    /// Who wrote the comment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created_by: Option<Collaborator>,
    /// When the comment was written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_created: Option<Timestamp>,
    /// Id of the comment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// What the caller may do with the comment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub permissions: Option<CommentPermissions>,
    /// The comment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// What the caller may do about comments on a board.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct BoardCommentPermissions {
    /// Whether the caller may add a comment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub can_add_comment: Option<bool>,
}

/// A board that was created.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct BoardCreated {
    /// Id of the new board.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
}

/// A preview of an asset on a board.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct BoardDisplaySize {
    /// Name of the preview.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Address of the preview, to be used as it is. Needs no credentials.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub uri: Option<String>,
}

/// Links for sharing a board.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct BoardLinks {
    /// Link that invites people to work on the board.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub invitation: Option<String>,
    /// Link for looking at the board.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub share: Option<String>,
}

/// One page of boards.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct BoardList {
    /// Number of boards on all pages together.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub board_count: Option<i32>,
    /// The boards on this page.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub boards: Vec<BoardSummary>,
}

/// What the caller may do with a board.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct BoardPermissions {
    /// Whether the caller may add assets.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub can_add_assets: Option<bool>,
    /// Whether the caller may delete the board.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub can_delete_board: Option<bool>,
    /// Whether the caller may invite people to the board.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub can_invite_to_board: Option<bool>,
    /// Whether the caller may remove assets.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub can_remove_assets: Option<bool>,
    /// Whether the caller may change the description.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub can_update_description: Option<bool>,
    /// Whether the caller may change the name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub can_update_name: Option<bool>,
}

/// A board in the list of boards.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct BoardSummary {
    /// Number of assets on the board.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub asset_count: Option<i32>,
    /// Whether the caller owns the board or is invited to it, as text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub board_relationship: Option<String>,
    /// When the board was created.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_created: Option<Timestamp>,
    /// When the board was last changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_last_updated: Option<Timestamp>,
    /// What the board is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The asset that stands for the board.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hero_asset: Option<BoardAsset>,
    /// Id of the board.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Name of the board.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

/// A batch of asset changes, handed out again until it is confirmed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct ChangeSet {
    /// Id of the change set, to confirm it with.
    #[serde(
        rename = "changeSetId",
        alias = "change_set_id",
        deserialize_with = "crate::wire::text_or_number",
        skip_serializing_if = "Option::is_none"
    )]
    pub change_set_id: Option<String>,
    /// The changes, in the order of the channel.
    #[serde(
        rename = "changedAssetList",
        alias = "changed_assets",
        alias = "changed_asset_list",
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub changed_asset_list: Vec<ChangedAsset>,
}

/// A change of one asset.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct ChangedAsset {
    /// When the asset changed, in UTC.
    #[serde(
        rename = "assetChangedUtcDateTime",
        alias = "asset_changed_utc_datetime",
        alias = "asset_changed_utc_date_time",
        skip_serializing_if = "Option::is_none"
    )]
    pub asset_changed_utc_date_time: Option<Timestamp>,
    /// What happened: `New`, `Update` or `Delete`. Treat the first two alike.
    #[serde(
        rename = "assetLifecycle",
        alias = "asset_lifecycle",
        skip_serializing_if = "Option::is_none"
    )]
    pub asset_lifecycle: Option<String>,
    /// Kind of asset: `Image`, `Film` or null.
    #[serde(
        rename = "assetType",
        alias = "asset_type",
        skip_serializing_if = "Option::is_none"
    )]
    pub asset_type: Option<String>,
    /// Id of the asset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Address of the asset's metadata.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub uri: Option<String>,
}

/// A partner's queue of asset changes.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct Channel {
    /// Part of the catalogue the channel covers: creative or editorial.
    #[serde(
        rename = "assetFamily",
        alias = "asset_family",
        skip_serializing_if = "Option::is_none"
    )]
    pub asset_family: Option<String>,
    /// Kind of assets the channel covers.
    #[serde(
        rename = "assetType",
        alias = "asset_type",
        skip_serializing_if = "Option::is_none"
    )]
    pub asset_type: Option<String>,
    /// Number of the channel, as `get_change_set` takes it.
    #[serde(
        rename = "channelId",
        alias = "channel_id",
        skip_serializing_if = "Option::is_none"
    )]
    pub channel_id: Option<i32>,
    /// Kind of channel.
    #[serde(
        rename = "channelType",
        alias = "channel_type",
        skip_serializing_if = "Option::is_none"
    )]
    pub channel_type: Option<String>,
    /// When the channel began.
    #[serde(
        rename = "startDate",
        alias = "start_date",
        skip_serializing_if = "Option::is_none"
    )]
    pub start_date: Option<Timestamp>,
}

/// An event that is part of a larger one.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct ChildEvent {
    /// Parts of the editorial catalogue the event belongs to.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub editorial_segments: Vec<String>,
    /// The picture that stands for the event.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hero_image: Option<HeroImage>,
    /// Id of the event, as the filter `event_ids` takes it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<i32>,
    /// Number of images of the event.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_count: Option<i32>,
    /// Keywords of the event.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub keywords: Vec<Keyword>,
    /// Where the event took place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub location: Option<EventLocation>,
    /// Name of the event.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// When the event began.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start_date: Option<Timestamp>,
    /// Kind of event.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub type_: Option<String>,
}

/// Somebody who works on a board.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct Collaborator {
    /// First name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_name: Option<String>,
    /// Last name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_name: Option<String>,
}

/// A named part of the catalogue.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct Collection {
    /// Whether the collection is creative or editorial.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub asset_family: Option<String>,
    /// Code, as the filter `collection_codes` takes it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// Number of the collection.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<i32>,
    /// Licence model of the assets in the collection, as text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub license_model: Option<String>,
    /// Name of the collection.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Types of products the collection can be downloaded under.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub product_types: Vec<String>,
}

/// The collections of the catalogue.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct CollectionList {
    /// The collections.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub collections: Vec<Collection>,
}

/// A comment that was added to a board.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct CommentCreated {
    /// Id of the new comment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
}

/// The comments on a board.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct CommentList {
    /// The comments.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub comments: Vec<BoardComment>,
    /// Whether the caller may comment on the board.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub permissions: Option<BoardCommentPermissions>,
}

/// What the caller may do with a comment.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct CommentPermissions {
    /// Whether the caller may delete the comment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub can_delete_comment: Option<bool>,
}

/// Who contributed an asset.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct Contributor {
    /// Name to show.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub display_name: Option<String>,
    /// Name of the member's account.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub member_name: Option<String>,
}

/// A country and its codes.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct Country {
    /// ISO 3166 code of two letters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub iso_alpha_2: Option<String>,
    /// ISO 3166 code of three letters, as `GI-Country-Code` takes it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub iso_alpha_3: Option<String>,
    /// Name of the country.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

/// The countries known to the service.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct CountryList {
    /// The countries.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub countries: Vec<Country>,
}

/// A creative image found by a search. Holds the `summary_set` and whatever else `fields` asked for.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct CreativeImage {
    /// What the asset may be used for. Comes with `fields=allowed_use`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allowed_use: Option<AllowedUse>,
    /// Ids of the same asset in other systems, by the name of the system. Comes with
    /// `fields=alternative_ids`.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "BTreeMap::is_empty"
    )]
    pub alternative_ids: BTreeMap<String, Option<String>>,
    /// The photographer, film maker or agency behind the asset, where that is published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub artist: Option<String>,
    /// Part of the catalogue the asset belongs to: creative or editorial.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub asset_family: Option<String>,
    /// Kind of asset, such as image or video.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub asset_type: Option<String>,
    /// Whether the asset has to be asked for at Getty Images instead of being downloaded directly. Comes
    /// with `fields=call_for_image`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub call_for_image: Option<bool>,
    /// Text that describes what the asset shows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub caption: Option<String>,
    /// Code of the asset's collection, as the filter `collection_codes` takes it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub collection_code: Option<String>,
    /// Number of the asset's collection.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub collection_id: Option<i32>,
    /// Name of the asset's collection.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub collection_name: Option<String>,
    /// Whether the asset is in colour or black and white, as text. Comes with `fields=color_type`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub color_type: Option<String>,
    /// Who contributed the asset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contributor: Option<Contributor>,
    /// Copyright notice. Comes with `fields=copyright`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub copyright: Option<String>,
    /// When the picture was taken, with or without a zone. Comes with `fields=date_camera_shot`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_camera_shot: Option<Timestamp>,
    /// When the asset was created, with or without a zone. Comes with `fields=date_created`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_created: Option<Timestamp>,
    /// When the asset was submitted to the catalogue, with or without a zone. Comes with
    /// `fields=date_submitted`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_submitted: Option<Timestamp>,
    /// Previews to show. Which ones depends on `fields`: the thumb comes with `summary_set`, more with
    /// `display_set` or by name.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub display_sizes: Vec<DisplaySize>,
    /// The customer's product that a download would be made under. Comes with `fields=download_product`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub download_product: Option<String>,
    /// Sizes the asset can be downloaded in. Comes with `fields=download_sizes` and an access token; bytes
    /// and dimensions are estimates.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub download_sizes: Vec<ImageDownloadSize>,
    /// Kind of artwork, such as photography or illustration. Comes with `fields=graphical_style`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub graphical_style: Option<String>,
    /// Id of the image: a number, as text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Collection within iStock. iStock keys only; comes with `fields=istock_collection`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub istock_collection: Option<String>,
    /// Whether the asset is exclusive to iStock. iStock keys only; comes with `fields=istock_exclusive`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub istock_exclusive: Option<bool>,
    /// Keywords the asset can be found by; often many. Comes with `fields=keywords`.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub keywords: Vec<Keyword>,
    /// The largest download each product offers. Comes with `fields=largest_downloads` and an access token.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub largest_downloads: Vec<DownloadAuthorization>,
    /// Licence model, such as royalty-free or rights-ready, as text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub license_model: Option<String>,
    /// Dimensions of the largest size, in pixels.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_dimensions: Option<MaxDimensions>,
    /// Shape, as text. Values seen differ from those of the filter: `PanoramicHorizontal` and `Unknown`,
    /// for example. Comes with `fields=orientation`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub orientation: Option<String>,
    /// Types of products the asset can be downloaded under. Comes with `fields=product_types`.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub product_types: Vec<String>,
    /// Rank of the asset: 1 is best, 3 is worst. Comes with `fields=quality_rank`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quality_rank: Option<i32>,
    /// Sites to send people to for licensing the asset. Comes with `fields=referral_destinations`.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub referral_destinations: Vec<ReferralDestination>,
    /// Countries in which use is restricted.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub territory_restrictions: Vec<TerritoryRestriction>,
    /// Title of the asset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Link for embedding the image by oEmbed. Comes with `fields=uri_oembed`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub uri_oembed: Option<String>,
}

/// One page of creative images found.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct CreativeImageSearchResults {
    /// Corrections made to the search as it was sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub auto_corrections: Option<AutoCorrections>,
    /// Values the results could be narrowed by. Only with `include_facets=true`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub facets: Option<SearchFacets>,
    /// The images on this page.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub images: Vec<CreativeImage>,
    /// Suggestions for other phrases. Only with `include_related_searches=true`.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub related_searches: Vec<RelatedSearch>,
    /// Number of items on all pages together. Large results can be counted further than they can be paged
    /// through.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub result_count: Option<i32>,
}

/// A creative video found by a search. Holds the `summary_set` and whatever else `fields` asked for.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct CreativeVideo {
    /// What the asset may be used for. Comes with `fields=allowed_use`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allowed_use: Option<AllowedUse>,
    /// Ids of the same asset in other systems, by the name of the system. Comes with
    /// `fields=alternative_ids`.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "BTreeMap::is_empty"
    )]
    pub alternative_ids: BTreeMap<String, Option<String>>,
    /// The photographer, film maker or agency behind the asset, where that is published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub artist: Option<String>,
    /// Aspect ratio as text, such as `16:9`. Comes with `fields=aspect_ratio`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aspect_ratio: Option<String>,
    /// Part of the catalogue the asset belongs to: creative or editorial.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub asset_family: Option<String>,
    /// Kind of asset, such as image or video.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub asset_type: Option<String>,
    /// Whether the asset has to be asked for at Getty Images instead of being downloaded directly. Comes
    /// with `fields=call_for_image`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub call_for_image: Option<bool>,
    /// Text that describes what the asset shows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub caption: Option<String>,
    /// Length of the clip, as text. Comes with `fields=clip_length`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clip_length: Option<String>,
    /// Code of the asset's collection, as the filter `collection_codes` takes it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub collection_code: Option<String>,
    /// Number of the asset's collection.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub collection_id: Option<i32>,
    /// Name of the asset's collection.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub collection_name: Option<String>,
    /// Whether the asset is in colour or black and white, as text. Comes with `fields=color_type`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub color_type: Option<String>,
    /// Copyright notice. Comes with `fields=copyright`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub copyright: Option<String>,
    /// When the footage was shot, with or without a zone. No value of `fields` asks for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_camera_shot: Option<Timestamp>,
    /// When the asset was created, with or without a zone. Comes with `fields=date_created`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_created: Option<Timestamp>,
    /// When the asset was submitted to the catalogue, with or without a zone. Comes with
    /// `fields=date_submitted`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_submitted: Option<Timestamp>,
    /// Previews to show. Which ones depends on `fields`: the thumb comes with `summary_set`, more with
    /// `display_set` or by name.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub display_sizes: Vec<VideoDisplaySize>,
    /// The customer's product that a download would be made under. Comes with `fields=download_product`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub download_product: Option<String>,
    /// Sizes the asset can be downloaded in. Comes with `fields=download_sizes` and an access token; bytes
    /// and dimensions are estimates.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub download_sizes: Vec<VideoDownloadSize>,
    /// Id of the video: a number, as text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Collection within iStock. iStock keys only; comes with `fields=istock_collection`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub istock_collection: Option<String>,
    /// Whether the asset is exclusive to iStock. iStock keys only; comes with `fields=istock_exclusive`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub istock_exclusive: Option<bool>,
    /// Licences for sale at iStock, with their prices in credits. iStock keys only; no value of `fields`
    /// asks for it.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub istock_licenses: Vec<IStockLicense>,
    /// Keywords the asset can be found by; often many. Comes with `fields=keywords`.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub keywords: Vec<Keyword>,
    /// The largest download each product offers. Comes with `fields=largest_downloads` and an access token.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub largest_downloads: Vec<DownloadAuthorization>,
    /// Licence model, such as royalty-free or rights-ready, as text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub license_model: Option<String>,
    /// Format the footage was mastered to. Comes with `fields=mastered_to`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mastered_to: Option<String>,
    /// Dimensions of the largest size, in pixels.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_dimensions: Option<MaxDimensions>,
    /// Short name recorded with the asset. Comes with `fields=object_name`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub object_name: Option<String>,
    /// Shape, as text. Values seen differ from those of the filter: `PanoramicHorizontal` and `Unknown`,
    /// for example. Comes with `fields=orientation`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub orientation: Option<String>,
    /// Medium or format the footage was recorded on. Comes with `fields=originally_shot_on`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub originally_shot_on: Option<String>,
    /// Types of products the asset can be downloaded under. Comes with `fields=product_types`.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub product_types: Vec<String>,
    /// Rank of the asset: 1 is best, 3 is worst. Comes with `fields=quality_rank`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quality_rank: Option<i32>,
    /// Sites to send people to for licensing the asset. Comes with `fields=referral_destinations`.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub referral_destinations: Vec<ReferralDestination>,
    /// Speed the footage was shot at, such as real time or slow motion, as text. Comes with
    /// `fields=shot_speed`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shot_speed: Option<String>,
    /// Title of the asset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
}

/// One page of creative videos found.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct CreativeVideoSearchResults {
    /// Corrections made to the search as it was sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub auto_corrections: Option<AutoCorrections>,
    /// Values the results could be narrowed by. Only with `include_facets=true`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub facets: Option<SearchFacets>,
    /// Suggestions for other phrases. Only with `include_related_searches=true`.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub related_searches: Vec<RelatedSearch>,
    /// Number of items on all pages together. Large results can be counted further than they can be paged
    /// through.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub result_count: Option<i32>,
    /// The videos on this page.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub videos: Vec<CreativeVideo>,
}

/// The name of the customer who is making the call.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct Customer {
    /// First name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_name: Option<String>,
    /// Last name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_name: Option<String>,
    /// Middle name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub middle_name: Option<String>,
}

/// A preview of an image, to be shown straight from its address.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct DisplaySize {
    /// Whether the preview carries a watermark.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_watermarked: Option<bool>,
    /// Name of the preview: `thumb`, `preview`, `comp` and so on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Address of the preview, to be used as it is. Needs no credentials.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub uri: Option<String>,
}

/// A product of the customer that allows a download.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct DownloadAuthorization {
    /// Name of the agreement behind the product.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agreement_name: Option<String>,
    /// Id of the product, as text.
    #[serde(
        deserialize_with = "crate::wire::text_or_number",
        skip_serializing_if = "Option::is_none"
    )]
    pub product_id: Option<String>,
    /// Type of the product, as text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_type: Option<String>,
    /// Address to request the download at.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub uri: Option<String>,
}

/// Notes and project code given for a download.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct DownloadDetails {
    /// Notes given for the download.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub download_notes: Option<String>,
    /// Project code given for the download.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub project_code: Option<String>,
}

/// Dimensions of a downloaded file.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct DownloadDimensions {
    /// Resolution in dots per inch.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dpi: Option<i32>,
    /// Height in pixels.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub height: Option<i32>,
    /// Width in pixels.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub width: Option<i32>,
}

/// One page of past downloads.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct DownloadHistory {
    /// The downloads on this page.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub downloads: Vec<HistoricalDownload>,
    /// Number of items on all pages together. Large results can be counted further than they can be paged
    /// through.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub result_count: Option<i32>,
}

/// Where the file of a download is.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct DownloadLink {
    /// The delivery URI: opaque, valid for 24 hours, needs no credentials, may redirect.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub uri: Option<String>,
}

/// What a product asks for with each download or generation.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct DownloadRequirements {
    /// Whether notes are required.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_note_required: Option<bool>,
    /// Whether a project code is required.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_project_code_required: Option<bool>,
    /// The project codes to choose from.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub project_codes: Vec<String>,
}

/// An editorial image found by a search. Holds the `summary_set` and whatever else `fields` asked for.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct EditorialImage {
    /// What the asset may be used for. Comes with `fields=allowed_use`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allowed_use: Option<AllowedUse>,
    /// Ids of the same asset in other systems, by the name of the system. Comes with
    /// `fields=alternative_ids`.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "BTreeMap::is_empty"
    )]
    pub alternative_ids: BTreeMap<String, Option<String>>,
    /// The photographer, film maker or agency behind the asset, where that is published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub artist: Option<String>,
    /// Part of the catalogue the asset belongs to: creative or editorial.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub asset_family: Option<String>,
    /// Kind of asset, such as image or video.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub asset_type: Option<String>,
    /// Whether the asset has to be asked for at Getty Images instead of being downloaded directly. Comes
    /// with `fields=call_for_image`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub call_for_image: Option<bool>,
    /// Text that describes what the asset shows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub caption: Option<String>,
    /// Code of the asset's collection, as the filter `collection_codes` takes it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub collection_code: Option<String>,
    /// Number of the asset's collection.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub collection_id: Option<i32>,
    /// Name of the asset's collection.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub collection_name: Option<String>,
    /// Whether the asset is in colour or black and white, as text. Comes with `fields=color_type`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub color_type: Option<String>,
    /// Who contributed the asset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contributor: Option<Contributor>,
    /// Copyright notice. Comes with `fields=copyright`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub copyright: Option<String>,
    /// When the picture was taken, with or without a zone. Comes with `fields=date_camera_shot`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_camera_shot: Option<Timestamp>,
    /// When the asset was created, with or without a zone. Comes with `fields=date_created`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_created: Option<Timestamp>,
    /// When the asset was submitted to the catalogue, with or without a zone. Comes with
    /// `fields=date_submitted`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_submitted: Option<Timestamp>,
    /// Previews to show. Which ones depends on `fields`: the thumb comes with `summary_set`, more with
    /// `display_set` or by name.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub display_sizes: Vec<DisplaySize>,
    /// The customer's product that a download would be made under. Comes with `fields=download_product`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub download_product: Option<String>,
    /// Sizes the asset can be downloaded in. Comes with `fields=download_sizes` and an access token; bytes
    /// and dimensions are estimates.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub download_sizes: Vec<ImageDownloadSize>,
    /// Parts of the editorial catalogue, such as news or sport. Comes with `fields=editorial_segments`.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub editorial_segments: Vec<String>,
    /// Where an editorial asset comes from. Comes with `fields=editorial_source`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub editorial_source: Option<EditorialSourceReference>,
    /// Time the picture shows or stems from, as text. No value of `fields` asks for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub era: Option<String>,
    /// Events the asset belongs to. Comes with `fields=event_ids`.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub event_ids: Vec<i32>,
    /// Kind of artwork, such as photography or illustration. Comes with `fields=graphical_style`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub graphical_style: Option<String>,
    /// Id of the image: a number, as text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Collection within iStock. iStock keys only; no value of `fields` asks for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub istock_collection: Option<String>,
    /// Whether the asset is exclusive to iStock. iStock keys only; no value of `fields` asks for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub istock_exclusive: Option<bool>,
    /// Keywords the asset can be found by; often many. Comes with `fields=keywords`.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub keywords: Vec<Keyword>,
    /// The largest download each product offers. Comes with `fields=largest_downloads` and an access token.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub largest_downloads: Vec<DownloadAuthorization>,
    /// Licence model, such as royalty-free or rights-ready, as text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub license_model: Option<String>,
    /// Dimensions of the largest size, in pixels.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_dimensions: Option<MaxDimensions>,
    /// Shape, as text. Values seen differ from those of the filter: `PanoramicHorizontal` and `Unknown`,
    /// for example. Comes with `fields=orientation`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub orientation: Option<String>,
    /// Names of people shown; can be long. Comes with `fields=people`.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub people: Vec<String>,
    /// Types of products the asset can be downloaded under. Comes with `fields=product_types`.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub product_types: Vec<String>,
    /// Rank of the asset: 1 is best, 3 is worst. Comes with `fields=quality_rank`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quality_rank: Option<i32>,
    /// Sites to send people to for licensing the asset. Comes with `fields=referral_destinations`.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub referral_destinations: Vec<ReferralDestination>,
    /// Countries in which use is restricted.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub territory_restrictions: Vec<TerritoryRestriction>,
    /// Title of the asset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Link for embedding the image by oEmbed. Comes with `fields=uri_oembed`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub uri_oembed: Option<String>,
}

/// One page of editorial images found.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct EditorialImageSearchResults {
    /// Corrections made to the search as it was sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub auto_corrections: Option<AutoCorrections>,
    /// Values the results could be narrowed by. Only with `include_facets=true`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub facets: Option<SearchFacets>,
    /// The images on this page.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub images: Vec<EditorialImage>,
    /// Suggestions for other phrases. Only with `include_related_searches=true`.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub related_searches: Vec<RelatedSearch>,
    /// Number of items on all pages together. Large results can be counted further than they can be paged
    /// through.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub result_count: Option<i32>,
}

/// Where an editorial asset comes from.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct EditorialSource {
    /// Number of the source.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<i32>,
    /// Name of the source.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

/// Where an editorial asset comes from, by number only.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct EditorialSourceReference {
    /// Number of the source.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<i32>,
}

/// An editorial video found by a search. Holds the `summary_set` and whatever else `fields` asked for.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct EditorialVideo {
    /// What the asset may be used for. Comes with `fields=allowed_use`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allowed_use: Option<AllowedUse>,
    /// Ids of the same asset in other systems, by the name of the system. No value of `fields` asks for it.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "BTreeMap::is_empty"
    )]
    pub alternative_ids: BTreeMap<String, Option<String>>,
    /// The photographer, film maker or agency behind the asset, where that is published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub artist: Option<String>,
    /// Aspect ratio as text, such as `16:9`. Comes with `fields=aspect_ratio`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aspect_ratio: Option<String>,
    /// Part of the catalogue the asset belongs to: creative or editorial.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub asset_family: Option<String>,
    /// Kind of asset, such as image or video.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub asset_type: Option<String>,
    /// Whether the asset has to be asked for at Getty Images instead of being downloaded directly. Comes
    /// with `fields=call_for_image`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub call_for_image: Option<bool>,
    /// Text that describes what the asset shows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub caption: Option<String>,
    /// Length of the clip, as text. Comes with `fields=clip_length`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clip_length: Option<String>,
    /// Code of the asset's collection, as the filter `collection_codes` takes it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub collection_code: Option<String>,
    /// Number of the asset's collection.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub collection_id: Option<i32>,
    /// Name of the asset's collection.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub collection_name: Option<String>,
    /// Whether the asset is in colour or black and white, as text. Comes with `fields=color_type`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub color_type: Option<String>,
    /// Copyright notice. Comes with `fields=copyright`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub copyright: Option<String>,
    /// When the footage was shot, with or without a zone. No value of `fields` asks for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_camera_shot: Option<Timestamp>,
    /// When the asset was created, with or without a zone. Comes with `fields=date_created`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_created: Option<Timestamp>,
    /// When the asset was submitted to the catalogue, with or without a zone. Comes with
    /// `fields=date_submitted`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_submitted: Option<Timestamp>,
    /// Previews to show. Which ones depends on `fields`: the thumb comes with `summary_set`, more with
    /// `display_set` or by name.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub display_sizes: Vec<VideoDisplaySize>,
    /// The customer's product that a download would be made under. Comes with `fields=download_product`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub download_product: Option<String>,
    /// Sizes the asset can be downloaded in. Comes with `fields=download_sizes` and an access token; bytes
    /// and dimensions are estimates.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub download_sizes: Vec<VideoDownloadSize>,
    /// Parts of the editorial catalogue, such as news or sport. Comes with `fields=editorial_segments`.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub editorial_segments: Vec<String>,
    /// Where the video comes from. No value of `fields` asks for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub editorial_source: Option<EditorialSourceReference>,
    /// Time the footage shows or stems from, as text. Comes with `fields=era`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub era: Option<String>,
    /// Events the asset belongs to. Comes with `fields=event_ids`.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub event_ids: Vec<i32>,
    /// Id of the video: a number, as text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Collection within iStock. iStock keys only; comes with `fields=istock_collection`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub istock_collection: Option<String>,
    /// Whether the asset is exclusive to iStock. iStock keys only; no value of `fields` asks for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub istock_exclusive: Option<bool>,
    /// Licences for sale at iStock, with their prices in credits. iStock keys only; comes with
    /// `fields=istock_licenses`.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub istock_licenses: Vec<IStockLicense>,
    /// Keywords the asset can be found by; often many. Comes with `fields=keywords`.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub keywords: Vec<Keyword>,
    /// The largest download each product offers. Comes with `fields=largest_downloads` and an access token.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub largest_downloads: Vec<DownloadAuthorization>,
    /// Licence model, such as royalty-free or rights-ready, as text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub license_model: Option<String>,
    /// Format the footage was mastered to. Comes with `fields=mastered_to`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mastered_to: Option<String>,
    /// Dimensions of the largest size, in pixels.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_dimensions: Option<MaxDimensions>,
    /// Short name recorded with the asset. Comes with `fields=object_name`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub object_name: Option<String>,
    /// Shape, as text. Values seen differ from those of the filter: `PanoramicHorizontal` and `Unknown`,
    /// for example. Comes with `fields=orientation`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub orientation: Option<String>,
    /// Medium or format the footage was recorded on. Comes with `fields=originally_shot_on`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub originally_shot_on: Option<String>,
    /// Names of people shown. No value of `fields` asks for it.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub people: Vec<String>,
    /// Types of products the asset can be downloaded under. Comes with `fields=product_types`.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub product_types: Vec<String>,
    /// Rank of the asset: 1 is best, 3 is worst. Comes with `fields=quality_rank`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quality_rank: Option<i32>,
    /// Sites to send people to for licensing the asset. Comes with `fields=referral_destinations`.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub referral_destinations: Vec<ReferralDestination>,
    /// Speed the footage was shot at, such as real time or slow motion, as text. Comes with
    /// `fields=shot_speed`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shot_speed: Option<String>,
    /// Where the footage comes from. Comes with `fields=source`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// Title of the asset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
}

/// One page of editorial videos found.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct EditorialVideoSearchResults {
    /// Corrections made to the search as it was sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub auto_corrections: Option<AutoCorrections>,
    /// Values the results could be narrowed by. Only with `include_facets=true`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub facets: Option<SearchFacets>,
    /// Suggestions for other phrases. Only with `include_related_searches=true`.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub related_searches: Vec<RelatedSearch>,
    /// Number of items on all pages together. Large results can be counted further than they can be paged
    /// through.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub result_count: Option<i32>,
    /// The videos on this page.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub videos: Vec<EditorialVideo>,
}

/// A rewritten prompt.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct EnhancedPrompt {
    /// The prompt in its new wording.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enhanced_prompt: Option<String>,
}

/// An entertainment subject that results could be narrowed to.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct EntertainmentFacet {
    /// Number of the subject.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<i32>,
    /// Name of the subject.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

/// A news, sport or entertainment event that editorial assets belong to.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct Event {
    /// Number of child events.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub child_event_count: Option<i32>,
    /// Events that are part of this one. Only from `get_event`, with `fields=child_events`.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub child_events: Vec<ChildEvent>,
    /// Parts of the editorial catalogue the event belongs to.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub editorial_segments: Vec<String>,
    /// The picture that stands for the event.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hero_image: Option<HeroImage>,
    /// Id of the event, as the filter `event_ids` takes it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<i32>,
    /// Number of images of the event.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_count: Option<i32>,
    /// Keywords of the event.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub keywords: Vec<Keyword>,
    /// Where the event took place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub location: Option<EventLocation>,
    /// Name of the event.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// When the event began.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start_date: Option<Timestamp>,
    /// Kind of event.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub type_: Option<String>,
}

/// An event that results could be narrowed to.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct EventFacet {
    /// Date of the event.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<Timestamp>,
    /// Id of the event, as the filter `event_ids` takes it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<i32>,
    /// Name of the event.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

/// The events found by their ids, and the ids that were not found.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct EventList {
    /// The events found.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub events: Vec<Event>,
    /// Ids asked for that no event has.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub events_not_found: Vec<i32>,
}

/// Where an event took place.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct EventLocation {
    /// City.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub city: Option<String>,
    /// Country.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// State or province.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state_province: Option<String>,
    /// Venue, such as a stadium or a hall.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub venue: Option<String>,
}

/// One page of events found.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct EventSearchResults {
    /// The events on this page.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub events: Vec<Event>,
    /// Number of items on all pages together. Large results can be counted further than they can be paged
    /// through.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub result_count: Option<i32>,
}

/// A registered file, as it is listed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct FileRegistration {
    /// When the file was registered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_created: Option<Timestamp>,
    /// Id of the registration.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Previews of the file.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub preview_urls: Vec<PreviewUrl>,
}

/// A file that was registered.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct FileRegistrationCreated {
    /// Id of the registration.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
}

/// A registered file with its previews.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct FileRegistrationDetail {
    /// Id of the registration.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Previews of the file.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub preview_urls: Vec<PreviewUrl>,
}

/// One page of registered files.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct FileRegistrationList {
    /// The registered files on this page.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub file_registrations: Vec<FileRegistration>,
    /// Number of items on all pages together. Large results can be counted further than they can be paged
    /// through.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub result_count: Option<i32>,
}

/// One of the images of a generation.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct GeneratedImage {
    /// Number of the image within its generation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub index: Option<i32>,
    /// Whether the image was blocked and is withheld.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_blocked: Option<bool>,
    /// Previews of different sizes.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub preview_urls: Vec<PreviewUrl>,
    /// URL of the image.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// A generated image whose file is ready.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct GeneratedImageDownload {
    /// Id of the image as an asset of its own, for `redownload_generated_image`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub generated_asset_id: Option<String>,
    /// URL of the file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// A size a generated image can be downloaded in.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct GeneratedImageSize {
    /// Height in pixels.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub height: Option<i32>,
    /// Name of the size, such as `1k` or `4k`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub size_name: Option<String>,
    /// Width in pixels.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub width: Option<i32>,
}

/// The sizes a generated image can be downloaded in.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct GeneratedImageSizes {
    /// The sizes.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub download_sizes: Vec<GeneratedImageSize>,
}

/// One page of past generations.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct GenerationHistory {
    /// The generations on this page.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub generations: Vec<GenerationHistoryItem>,
    /// Number of items on all pages together. Large results can be counted further than they can be paged
    /// through.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub result_count: Option<i32>,
}

/// A past generation.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct GenerationHistoryItem {
    /// When it was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub generation_date: Option<Timestamp>,
    /// Options it was made with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub generation_options: Option<GenerationOptions>,
    /// Id of the generation request, to poll and download with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub generation_request_id: Option<String>,
    /// Which operation it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub generation_type: Option<GenerationType>,
    /// What it should not show.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub negative_prompt: Option<String>,
    /// Notes given for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
    /// The catalogue's asset that the generation worked on, if there was one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub original_asset: Option<OriginalAsset>,
    /// Id of the product it was made under.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_id: Option<i32>,
    /// When the product was withdrawn, if it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_revoked_date: Option<Timestamp>,
    /// Project code given for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub project_code: Option<String>,
    /// The prompt it was made from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prompt: Option<String>,
    /// Its images, four to a request.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub results: Vec<GenerationHistoryResult>,
    /// Number the generation started from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seed: Option<i32>,
    /// The earlier generation it started from, if there was one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_generation_request: Option<SourceGeneration>,
    /// Who asked for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user: Option<User>,
}

/// One of the images of a past generation.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct GenerationHistoryResult {
    /// Number of the image within its generation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub index: Option<i32>,
    /// Whether the image was blocked and is withheld.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_blocked: Option<bool>,
    /// Previews of different sizes.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub preview_urls: Vec<PreviewUrl>,
}

/// Options a generation was made with.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct GenerationOptions {
    /// Shape of the images, such as `16:9`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aspect_ratio: Option<String>,
    /// Kind of picture: photography or illustration.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub media_type: Option<MediaType>,
    /// Mood of the picture.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mood: Option<Mood>,
}

/// The picture that stands for an event.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct HeroImage {
    /// Previews to show.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub display_sizes: Vec<DisplaySize>,
    /// Id of the image: a number, as text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
}

/// A past download.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct HistoricalDownload {
    /// Name of the agreement the download was made under.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agreement_name: Option<String>,
    /// Kind of asset, such as image or video.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub asset_type: Option<String>,
    /// When the download was made.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_downloaded: Option<Timestamp>,
    /// Dimensions of the file, where known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dimensions: Option<DownloadDimensions>,
    /// Notes and project code given for the download.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub download_details: Option<DownloadDetails>,
    /// Where the download was made from, such as the website or the API, as text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub download_source: Option<String>,
    /// Id of the generated image, to download it again. AI downloads only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub generated_asset_id: Option<String>,
    /// Id of the asset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Licence model of the asset, as text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub license_model: Option<String>,
    /// Id of the product the download was made under.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_id: Option<i32>,
    /// Type of the product the download was made under, as text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_type: Option<String>,
    /// Name of the size downloaded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub size_name: Option<String>,
    /// Address of a small preview.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub thumb_uri: Option<String>,
    /// Who downloaded it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user: Option<User>,
}

/// A licence for sale at iStock.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct IStockLicense {
    /// Price in credits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credits: Option<i32>,
    /// Which licence it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub license_type: Option<AssetLicenseName>,
}

/// A creative or editorial image found by a search. Holds the `summary_set` and whatever else `fields`
/// asked for.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct Image {
    /// What the asset may be used for. Comes with `fields=allowed_use`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allowed_use: Option<AllowedUse>,
    /// Ids of the same asset in other systems, by the name of the system. Comes with
    /// `fields=alternative_ids`.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "BTreeMap::is_empty"
    )]
    pub alternative_ids: BTreeMap<String, Option<String>>,
    /// The photographer, film maker or agency behind the asset, where that is published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub artist: Option<String>,
    /// Part of the catalogue the asset belongs to: creative or editorial.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub asset_family: Option<String>,
    /// Kind of asset, such as image or video.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub asset_type: Option<String>,
    /// Whether the asset has to be asked for at Getty Images instead of being downloaded directly. Comes
    /// with `fields=call_for_image`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub call_for_image: Option<bool>,
    /// Text that describes what the asset shows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub caption: Option<String>,
    /// Code of the asset's collection, as the filter `collection_codes` takes it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub collection_code: Option<String>,
    /// Number of the asset's collection.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub collection_id: Option<i32>,
    /// Name of the asset's collection.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub collection_name: Option<String>,
    /// Whether the asset is in colour or black and white, as text. Comes with `fields=color_type`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub color_type: Option<String>,
    /// Who contributed the asset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contributor: Option<Contributor>,
    /// Copyright notice. Comes with `fields=copyright`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub copyright: Option<String>,
    /// When the picture was taken, with or without a zone. Comes with `fields=date_camera_shot`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_camera_shot: Option<Timestamp>,
    /// When the asset was created, with or without a zone. Comes with `fields=date_created`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_created: Option<Timestamp>,
    /// When the asset was submitted to the catalogue, with or without a zone. Comes with
    /// `fields=date_submitted`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_submitted: Option<Timestamp>,
    /// Previews to show. Which ones depends on `fields`: the thumb comes with `summary_set`, more with
    /// `display_set` or by name.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub display_sizes: Vec<DisplaySize>,
    /// The customer's product that a download would be made under. Comes with `fields=download_product`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub download_product: Option<String>,
    /// Sizes the asset can be downloaded in. Comes with `fields=download_sizes` and an access token; bytes
    /// and dimensions are estimates.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub download_sizes: Vec<ImageDownloadSize>,
    /// Kind of artwork, such as photography or illustration. Comes with `fields=graphical_style`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub graphical_style: Option<String>,
    /// Id of the image: a number, as text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Collection within iStock. iStock keys only; comes with `fields=istock_collection`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub istock_collection: Option<String>,
    /// Whether the asset is exclusive to iStock. iStock keys only; no value of `fields` asks for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub istock_exclusive: Option<bool>,
    /// Keywords the asset can be found by; often many. Comes with `fields=keywords`.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub keywords: Vec<Keyword>,
    /// The largest download each product offers. Comes with `fields=largest_downloads` and an access token.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub largest_downloads: Vec<DownloadAuthorization>,
    /// Licence model, such as royalty-free or rights-ready, as text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub license_model: Option<String>,
    /// Dimensions of the largest size, in pixels.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_dimensions: Option<MaxDimensions>,
    /// Shape, as text. Values seen differ from those of the filter: `PanoramicHorizontal` and `Unknown`,
    /// for example. Comes with `fields=orientation`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub orientation: Option<String>,
    /// Types of products the asset can be downloaded under. Comes with `fields=product_types`.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub product_types: Vec<String>,
    /// Rank of the asset: 1 is best, 3 is worst. Comes with `fields=quality_rank`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quality_rank: Option<i32>,
    /// Sites to send people to for licensing the asset. Comes with `fields=referral_destinations`.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub referral_destinations: Vec<ReferralDestination>,
    /// Countries in which use is restricted.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub territory_restrictions: Vec<TerritoryRestriction>,
    /// Title of the asset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Link for embedding the image by oEmbed. Comes with `fields=uri_oembed`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub uri_oembed: Option<String>,
}

/// One page of creative images that look like the picture searched with.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct ImageByImageSearchResults {
    /// Corrections made to the search as it was sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub auto_corrections: Option<AutoCorrections>,
    /// Values the results could be narrowed by. Only with `include_facets=true`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub facets: Option<SearchFacets>,
    /// Fingerprint computed from the picture searched with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_fingerprint: Option<String>,
    /// The images on this page.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub images: Vec<CreativeImage>,
    /// Suggestions for other phrases. Only with `include_related_searches=true`.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub related_searches: Vec<RelatedSearch>,
    /// Number of items on all pages together. Large results can be counted further than they can be paged
    /// through.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub result_count: Option<i32>,
}

/// The metadata of an image. Holds the `summary_set` and whatever else `fields` asked for.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct ImageDetail {
    /// What the asset may be used for. Comes with `fields=allowed_use`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allowed_use: Option<AllowedUse>,
    /// Ids of the same asset in other systems, by the name of the system. Comes with
    /// `fields=alternative_ids`.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "BTreeMap::is_empty"
    )]
    pub alternative_ids: BTreeMap<String, Option<String>>,
    /// The photographer, film maker or agency behind the asset, where that is published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub artist: Option<String>,
    /// Title or function of the artist. Comes with `fields=artist_title`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub artist_title: Option<String>,
    /// Part of the catalogue the asset belongs to: creative or editorial.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub asset_family: Option<String>,
    /// Whether the asset has to be asked for at Getty Images instead of being downloaded directly. Comes
    /// with `fields=call_for_image`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub call_for_image: Option<bool>,
    /// Text that describes what the asset shows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub caption: Option<String>,
    /// City where the picture was taken. Comes with `fields=city`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub city: Option<String>,
    /// Code of the asset's collection, as the filter `collection_codes` takes it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub collection_code: Option<String>,
    /// Number of the asset's collection.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub collection_id: Option<i32>,
    /// Name of the asset's collection.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub collection_name: Option<String>,
    /// Whether the asset is in colour or black and white, as text. Comes with `fields=color_type`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub color_type: Option<String>,
    /// Who contributed the asset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contributor: Option<Contributor>,
    /// Copyright notice. Comes with `fields=copyright`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub copyright: Option<String>,
    /// Country where the picture was taken. Comes with `fields=country`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// Credit to print beside the image. Comes with `fields=credit_line`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credit_line: Option<String>,
    /// When the picture was taken, with or without a zone. Comes with `fields=date_camera_shot`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_camera_shot: Option<Timestamp>,
    /// When the asset was created, with or without a zone. Comes with `fields=date_created`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_created: Option<Timestamp>,
    /// When the asset was submitted to the catalogue, with or without a zone. Comes with
    /// `fields=date_submitted`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_submitted: Option<Timestamp>,
    /// Previews to show. Which ones depends on `fields`: the thumb comes with `summary_set`, more with
    /// `display_set` or by name.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub display_sizes: Vec<ImageDetailDisplaySize>,
    /// The customer's product that a download would be made under. Comes with `fields=download_product`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub download_product: Option<String>,
    /// Sizes the asset can be downloaded in. Comes with `fields=download_sizes` and an access token; bytes
    /// and dimensions are estimates.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub download_sizes: Vec<ImageDownloadSize>,
    /// Parts of the editorial catalogue, such as news or sport. Comes with `fields=editorial_segments`.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub editorial_segments: Vec<String>,
    /// Where an editorial asset comes from. Comes with `fields=editorial_source`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub editorial_source: Option<EditorialSource>,
    /// Events the asset belongs to. Comes with `fields=event_ids`.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub event_ids: Vec<i32>,
    /// Kind of artwork, such as photography or illustration. Comes with `fields=graphical_style`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub graphical_style: Option<String>,
    /// Id of the image: a number, as text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Whether the AI operations accept the asset. Comes with `fields=is_ai_editable`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_ai_editable: Option<bool>,
    /// Collection within iStock. iStock keys only; comes with `fields=istock_collection`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub istock_collection: Option<String>,
    /// Whether the asset is exclusive to iStock. iStock keys only; comes with `fields=istock_exclusive`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub istock_exclusive: Option<bool>,
    /// Licences for sale at iStock, with their prices in credits. iStock keys only; comes with
    /// `fields=istock_licenses`.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub istock_licenses: Vec<IStockLicense>,
    /// Keywords the asset can be found by; often many. Comes with `fields=keywords`.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub keywords: Vec<Keyword>,
    /// The largest sizes for download. Comes with `fields=largest_downloads` and an access token.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub largest_downloads: Vec<ImageDownloadSize>,
    /// Licence model, such as royalty-free or rights-ready, as text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub license_model: Option<String>,
    /// Links to related resources. Comes with `fields=links`.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub links: Vec<Link>,
    /// Dimensions of the largest size, in pixels.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_dimensions: Option<MaxDimensions>,
    /// Short name recorded with the asset. Comes with `fields=object_name`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub object_name: Option<String>,
    /// Shape, as text. Values seen differ from those of the filter: `PanoramicHorizontal` and `Unknown`,
    /// for example. Comes with `fields=orientation`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub orientation: Option<String>,
    /// Names of people shown; can be long. Comes with `fields=people`.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub people: Vec<String>,
    /// Types of products the asset can be downloaded under. Comes with `fields=product_types`.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub product_types: Vec<String>,
    /// Rank of the asset: 1 is best, 3 is worst. Comes with `fields=quality_rank`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quality_rank: Option<i32>,
    /// Sites to send people to for licensing the asset. Comes with `fields=referral_destinations`.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub referral_destinations: Vec<ReferralDestination>,
    /// State or province where the picture was taken. Comes with `fields=state_province`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state_province: Option<String>,
    /// Title of the asset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Link for embedding the image by oEmbed. Comes with `fields=uri_oembed`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub uri_oembed: Option<String>,
}

/// A preview of an image, with its dimensions, to be shown straight from its address.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct ImageDetailDisplaySize {
    /// Height in pixels, where known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub height: Option<i32>,
    /// Whether the preview carries a watermark.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_watermarked: Option<bool>,
    /// Name of the preview: `thumb`, `preview`, `comp` and so on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Address of the preview, to be used as it is. Needs no credentials.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub uri: Option<String>,
    /// Width in pixels, where known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub width: Option<i32>,
}

/// The images found by their ids, and the ids that were not found.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct ImageDetailList {
    /// The images found.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub images: Vec<ImageDetail>,
    /// Ids asked for that no image has.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub images_not_found: Vec<String>,
}

/// A size an image can be downloaded in. Bytes and dimensions are estimates.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct ImageDownloadSize {
    /// Size of the file in bytes (estimate).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bytes: Option<i64>,
    /// The customer's products that allow the download.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub downloads: Vec<DownloadAuthorization>,
    /// Resolution in dots per inch.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dpi: Option<i32>,
    /// Height in pixels (estimate). Given to `download_image`, it selects this size.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub height: Option<i32>,
    /// Media type of the file, such as `image/jpeg`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub media_type: Option<String>,
    /// Name of the size.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<ImageSize>,
    /// Width in pixels (estimate).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub width: Option<i32>,
}

/// The results of a generation.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct ImageGeneration {
    /// Id of the generation request, to poll and download with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub generation_request_id: Option<String>,
    /// The catalogue's asset that the generation worked on, if there was one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub original_asset: Option<OriginalAsset>,
    /// The generated images, four to a request.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub results: Vec<GeneratedImage>,
    /// Number the generation started from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seed: Option<i32>,
}

/// The catalogue's asset that a picture shows.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct ImageMatch {
    /// Id of the asset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
}

/// One page of images found, creative and editorial.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct ImageSearchResults {
    /// Corrections made to the search as it was sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub auto_corrections: Option<AutoCorrections>,
    /// Values the results could be narrowed by. Only with `include_facets=true`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub facets: Option<SearchFacets>,
    /// The images on this page.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub images: Vec<Image>,
    /// Suggestions for other phrases. Only with `include_related_searches=true`.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub related_searches: Vec<RelatedSearch>,
    /// Number of items on all pages together. Large results can be counted further than they can be paged
    /// through.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub result_count: Option<i32>,
}

/// A still picture from a video.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct KeyFrame {
    /// Address of the picture.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub uri: Option<String>,
}

/// A keyword of an asset or event.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct Keyword {
    /// Id of the keyword, as the filter `keyword_ids` takes it: a number, as text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub keyword_id: Option<String>,
    /// How well the keyword fits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub relevance: Option<i32>,
    /// The keyword, in the language asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Kind of keyword.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub type_: Option<String>,
}

/// A link to a related resource.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct Link {
    /// How the resource is related.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rel: Option<String>,
    /// Address of the resource.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub uri: Option<String>,
}

/// A place that results could be narrowed to.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct LocationFacet {
    /// Number of the place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<i32>,
    /// Name of the place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

/// Dimensions of the largest size, in pixels.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct MaxDimensions {
    /// Height in pixels.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub height: Option<i32>,
    /// Width in pixels.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub width: Option<i32>,
}

/// An order of assets.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct Order {
    /// The assets ordered.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub assets: Vec<OrderedAsset>,
    /// Client the assets were ordered for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end_client: Option<String>,
    /// Number of the order, as text.
    #[serde(
        deserialize_with = "crate::wire::text_or_number",
        skip_serializing_if = "Option::is_none"
    )]
    pub id: Option<String>,
    /// Number of the invoice.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub invoice_number: Option<String>,
    /// What the customer noted on the order.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notes: Option<OrderNotes>,
    /// When the order was placed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order_date: Option<Timestamp>,
}

/// What the customer noted on an order.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct OrderNotes {
    /// Name of the licensee.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub licensee_name: Option<String>,
    /// Who ordered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ordered_by: Option<String>,
    /// Title of the project.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub project_title: Option<String>,
    /// The customer's own order number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub purchase_order_number: Option<String>,
}

/// An asset of an order.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct OrderedAsset {
    /// Id of the asset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
}

/// The catalogue's asset that a generation worked on.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct OriginalAsset {
    /// Id of the asset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
}

/// Downloads beyond a product's limit.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct Overage {
    /// Downloads made beyond the limit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub count: Option<i32>,
    /// Downloads allowed beyond the limit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<i32>,
    /// Whether the limit for overages is reached too.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub overages_reached: Option<bool>,
    /// Downloads beyond the limit that are left.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remaining: Option<i32>,
}

/// A generation that is not ready yet.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct PendingImageGeneration {
    /// Id of the generation request, to poll and download with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub generation_request_id: Option<String>,
}

/// A person that results could be narrowed to.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct PersonFacet {
    /// Number of the person.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<i32>,
    /// Name, as the filter `specific_people` takes it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

/// A preview of an image.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct PreviewUrl {
    /// Height in pixels.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub height: Option<i32>,
    /// URL of the preview.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_url: Option<String>,
    /// Name of the preview's size.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub preview_size: Option<String>,
    /// Width in pixels.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub width: Option<i32>,
}

/// An agreement that a customer downloads under, with its limits. Which of them apply depends on the
/// type.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct Product {
    /// Name of the agreement.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agreement_name: Option<String>,
    /// What AI generations under the product have to be given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ai_gen_requirements: Option<DownloadRequirements>,
    /// Website or application the product is meant for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub application_website: Option<String>,
    /// Credits left.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credits_remaining: Option<i32>,
    /// Downloads allowed in each period.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub download_limit: Option<i32>,
    /// The period the limit applies to, such as a day, a week or a month, as text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub download_limit_duration: Option<String>,
    /// When the limit starts afresh, in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub download_limit_reset_utc_date: Option<Timestamp>,
    /// What downloads under the product have to be given. Comes with `fields=download_requirements`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub download_requirements: Option<DownloadRequirements>,
    /// Downloads left in the current period.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub downloads_remaining: Option<i32>,
    /// When the product ends, in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expiration_utc_date: Option<Timestamp>,
    /// Id of the product.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<i32>,
    /// Resolution that the image pack covers. Image packs only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub imagepack_resolution: Option<String>,
    /// Name of the product.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Downloads beyond the limit, where the agreement allows them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub overage: Option<Overage>,
    /// Whether the product can be used.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<ProductStatus>,
    /// Team credits left. iStock only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub team_credits: Option<i32>,
    /// Type of the product.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub type_: Option<ProductType>,
}

/// The customer's products.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct ProductList {
    /// The products.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub products: Vec<Product>,
}

/// An asset that was bought.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct Purchase {
    /// Id of the asset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub asset_id: Option<String>,
    /// Kind of asset, such as image or video.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub asset_type: Option<String>,
    /// When the asset was bought.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_purchased: Option<Timestamp>,
    /// Address to request the download at.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub download_uri: Option<String>,
    /// Size of the file in bytes, as text.
    #[serde(
        deserialize_with = "crate::wire::text_or_number",
        skip_serializing_if = "Option::is_none"
    )]
    pub file_size_in_bytes: Option<String>,
    /// Licence model it was bought under, as text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub license_model: Option<String>,
    /// Number of the order, as text.
    #[serde(
        deserialize_with = "crate::wire::text_or_number",
        skip_serializing_if = "Option::is_none"
    )]
    pub order_id: Option<String>,
    /// Who bought it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub purchased_by: Option<String>,
    /// Name of the size bought.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub size_name: Option<String>,
    /// Address of a small preview.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub thumb_uri: Option<String>,
}

/// One page of assets that were bought.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct PurchaseList {
    /// The purchases on this page.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub previous_purchases: Vec<Purchase>,
    /// Number of items on all pages together. Large results can be counted further than they can be paged
    /// through.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub result_count: Option<i32>,
}

/// A site to send people to for licensing an asset.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct ReferralDestination {
    /// Name of the site.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub site_name: Option<String>,
    /// Address of the asset's page there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub uri: Option<String>,
}

/// A suggestion for another search.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct RelatedSearch {
    /// The phrase suggested.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phrase: Option<String>,
    /// URL of the search for that phrase.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// Values that search results could be narrowed by.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct SearchFacets {
    /// Artists of the assets found.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub artists: Vec<ArtistFacet>,
    /// Entertainment subjects of the assets found.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub entertainment: Vec<EntertainmentFacet>,
    /// Events the assets found belong to.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub events: Vec<EventFacet>,
    /// Places of the assets found.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub locations: Vec<LocationFacet>,
    /// People shown in the assets found.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub specific_people: Vec<PersonFacet>,
}

/// The image of an earlier generation that a generation started from.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct SourceGeneration {
    /// Id of the earlier generation request.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_generation_request_id: Option<String>,
    /// Number of the image within that generation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_generation_result_index: Option<i32>,
}

/// A restriction on use in one country.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct TerritoryRestriction {
    /// Code of the country.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country_code: Option<String>,
    /// The restriction in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Kind of restriction.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub type_: Option<String>,
}

/// What became of a reported batch.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct UsageBatchResult {
    /// Asset ids that were not valid. One of them fails the whole batch.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub invalid_assets: Vec<String>,
    /// Number of usages taken in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total_asset_usages_processed: Option<i32>,
}

/// A user of the customer's account.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct User {
    /// First name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_name: Option<String>,
    /// Last name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_name: Option<String>,
    /// Middle name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub middle_name: Option<String>,
    /// Name the user signs in with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub username: Option<String>,
}

/// One page of creative videos that look like the picture searched with.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct VideoByImageSearchResults {
    /// Corrections made to the search as it was sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub auto_corrections: Option<AutoCorrections>,
    /// Values the results could be narrowed by. Only with `include_facets=true`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub facets: Option<SearchFacets>,
    /// Suggestions for other phrases. Only with `include_related_searches=true`.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub related_searches: Vec<RelatedSearch>,
    /// Number of items on all pages together. Large results can be counted further than they can be paged
    /// through.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub result_count: Option<i32>,
    /// The videos on this page.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub videos: Vec<CreativeVideo>,
}

/// The metadata of a video. Holds the `summary_set` and whatever else `fields` asked for.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct VideoDetail {
    /// What the asset may be used for. Comes with `fields=allowed_use`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allowed_use: Option<AllowedUse>,
    /// Ids of the same asset in other systems, by the name of the system. No value of `fields` asks for it.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "BTreeMap::is_empty"
    )]
    pub alternative_ids: BTreeMap<String, Option<String>>,
    /// The photographer, film maker or agency behind the asset, where that is published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub artist: Option<String>,
    /// Part of the catalogue the asset belongs to: creative or editorial.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub asset_family: Option<String>,
    /// Whether the asset has to be asked for at Getty Images instead of being downloaded directly. Comes
    /// with `fields=call_for_image`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub call_for_image: Option<bool>,
    /// Text that describes what the asset shows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub caption: Option<String>,
    /// City where the footage was shot. Comes with `fields=city`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub city: Option<String>,
    /// Length of the clip, as text. Comes with `fields=clip_length`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clip_length: Option<String>,
    /// Code of the asset's collection, as the filter `collection_codes` takes it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub collection_code: Option<String>,
    /// Number of the asset's collection.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub collection_id: Option<i32>,
    /// Name of the asset's collection.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub collection_name: Option<String>,
    /// Whether the asset is in colour or black and white, as text. Comes with `fields=color_type`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub color_type: Option<String>,
    /// Copyright notice. Comes with `fields=copyright`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub copyright: Option<String>,
    /// Country where the footage was shot. Comes with `fields=country`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// When the asset was created, with or without a zone. Comes with `fields=date_created`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_created: Option<Timestamp>,
    /// When the asset was submitted to the catalogue, with or without a zone. Comes with
    /// `fields=date_submitted`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_submitted: Option<Timestamp>,
    /// Previews to show. Which ones depends on `fields`: the thumb comes with `summary_set`, more with
    /// `display_set` or by name.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub display_sizes: Vec<VideoDisplaySize>,
    /// The customer's product that a download would be made under. Comes with `fields=download_product`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub download_product: Option<String>,
    /// Sizes the asset can be downloaded in. Comes with `fields=download_sizes` and an access token; bytes
    /// and dimensions are estimates.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub download_sizes: Vec<VideoDownloadSize>,
    /// Parts of the editorial catalogue, such as news or sport. Comes with `fields=editorial_segments`.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub editorial_segments: Vec<String>,
    /// Time the footage shows or stems from, as text. Comes with `fields=era`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub era: Option<String>,
    /// Events the asset belongs to. Comes with `fields=event_ids`.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub event_ids: Vec<i32>,
    /// Id of the video: a number, as text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Whether the AI operations accept the asset. Comes with `fields=is_ai_editable`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_ai_editable: Option<bool>,
    /// Collection within iStock. iStock keys only; comes with `fields=istock_collection`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub istock_collection: Option<String>,
    /// Whether the asset is exclusive to iStock. iStock keys only; comes with `fields=istock_exclusive`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub istock_exclusive: Option<bool>,
    /// Licences for sale at iStock, with their prices in credits. iStock keys only; comes with
    /// `fields=istock_licenses`.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub istock_licenses: Vec<IStockLicense>,
    /// Part of the collection within iStock. iStock keys only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub istock_sub_collection: Option<String>,
    /// Still pictures from the video. Comes with `fields=key_frames`.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub key_frames: Vec<KeyFrame>,
    /// Keywords the asset can be found by; often many. Comes with `fields=keywords`.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub keywords: Vec<Keyword>,
    /// Licence model, such as royalty-free or rights-ready, as text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub license_model: Option<String>,
    /// Format the footage was mastered to. Comes with `fields=mastered_to`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mastered_to: Option<String>,
    /// Dimensions of the largest size, in pixels.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_dimensions: Option<MaxDimensions>,
    /// Short name recorded with the asset. Comes with `fields=object_name`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub object_name: Option<String>,
    /// Shape, as text. Values seen differ from those of the filter: `PanoramicHorizontal` and `Unknown`,
    /// for example. Comes with `fields=orientation`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub orientation: Option<String>,
    /// Medium or format the footage was recorded on. Comes with `fields=originally_shot_on`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub originally_shot_on: Option<String>,
    /// Names of people shown; can be long. Comes with `fields=people`.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub people: Vec<String>,
    /// Types of products the asset can be downloaded under. Comes with `fields=product_types`.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub product_types: Vec<String>,
    /// Rank of the asset: 1 is best, 3 is worst. Comes with `fields=quality_rank`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quality_rank: Option<i32>,
    /// Sites to send people to for licensing the asset. Comes with `fields=referral_destinations`.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub referral_destinations: Vec<ReferralDestination>,
    /// Speed the footage was shot at, such as real time or slow motion, as text. Comes with
    /// `fields=shot_speed`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shot_speed: Option<String>,
    /// Where the footage comes from. Comes with `fields=source`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// State or province where the footage was shot. Comes with `fields=state_province`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state_province: Option<String>,
    /// Title of the asset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
}

/// The videos found by their ids, and the ids that were not found.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct VideoDetailList {
    /// The videos found.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub videos: Vec<VideoDetail>,
    /// Ids asked for that no video has.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub videos_not_found: Vec<String>,
}

/// A preview of a video, to be shown straight from its address.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct VideoDisplaySize {
    /// Aspect ratio as text, such as `16:9`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aspect_ratio: Option<String>,
    /// Whether the preview carries a watermark.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_watermarked: Option<bool>,
    /// Name of the preview: `thumb`, `preview`, `comp` and so on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Address of the preview, to be used as it is. Needs no credentials.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub uri: Option<String>,
}

/// A size and format a video can be downloaded in. Bytes and dimensions are estimates.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct VideoDownloadSize {
    /// Bits per sample, as text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bit_depth: Option<String>,
    /// Broadcast standard the footage conforms to, such as PAL or NTSC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub broadcast_video_standard: Option<String>,
    /// Size of the file in bytes (estimate).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bytes: Option<i64>,
    /// Codec.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub compression: Option<String>,
    /// Media type of the file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub content_type: Option<String>,
    /// The size in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The customer's products that allow the download.
    #[serde(
        deserialize_with = "crate::wire::null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub downloads: Vec<DownloadAuthorization>,
    /// Container format.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub format: Option<String>,
    /// Frames per second.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub frame_rate: Option<f64>,
    /// Dimensions as text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub frame_size: Option<String>,
    /// Height in pixels (estimate). It can be fractional.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub height: Option<f64>,
    /// Whether the footage is interlaced.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub interlaced: Option<bool>,
    /// Name of the size, as `download_video` takes it in `size`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Width in pixels (estimate).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub width: Option<i32>,
}
