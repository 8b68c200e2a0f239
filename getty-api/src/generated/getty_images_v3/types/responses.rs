// Made by `cargo xtask regen` from openapi/getty-images-v3.json and openapi/overlays/. Do not edit.

//! What is answered.

use std::collections::BTreeMap;
use crate::record::record;
use crate::Timestamp;
#[allow(unused_imports)]
use super::*;

/// Which assets were added to a board and which were not.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct AddBoardAssetsResult {
    /// The assets added.
    pub assets_added: Vec<AddedBoardAsset>,
    /// Ids of the assets that were not added.
    pub assets_not_added: Vec<String>,
}

record! {
    AddBoardAssetsResult {
        assets_added = "assets_added",
        assets_not_added = "assets_not_added",
    }
}

/// An asset that was added to a board.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct AddedBoardAsset {
    /// Id of the asset.
    pub asset_id: Option<String>,
}

record! {
    AddedBoardAsset {
        asset_id = "asset_id",
    }
}

/// An image to show on an affiliate's site.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct AffiliateImage {
    /// Text that describes what the asset shows.
    pub caption: Option<String>,
    /// Address to send visitors to.
    pub destination_url: Option<String>,
    /// Id of the image: a number, as text.
    pub id: Option<String>,
    /// Previews in three sizes.
    pub preview_urls: Option<AffiliateImageUrls>,
    /// Title of the asset.
    pub title: Option<String>,
}

record! {
    AffiliateImage {
        caption = "caption",
        destination_url = "destination_url",
        id = "id",
        preview_urls = "preview_urls",
        title = "title",
    }
}

/// Images found for an affiliate's site.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct AffiliateImageSearchResults {
    /// Corrections made to the search as it was sent.
    pub auto_corrections: Option<AutoCorrections>,
    /// The images found.
    pub images: Vec<AffiliateImage>,
}

record! {
    AffiliateImageSearchResults {
        auto_corrections = "auto_corrections",
        images = "images",
    }
}

/// Previews of an image in three sizes.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct AffiliateImageUrls {
    /// Address of the large preview.
    pub large: Option<String>,
    /// Height of the large preview in pixels.
    pub large_height: Option<i32>,
    /// Width of the large preview in pixels.
    pub large_width: Option<i32>,
    /// Address of the medium preview.
    pub medium: Option<String>,
    /// Height of the medium preview in pixels.
    pub medium_height: Option<i32>,
    /// Width of the medium preview in pixels.
    pub medium_width: Option<i32>,
    /// Address of the small preview.
    pub small: Option<String>,
    /// Height of the small preview in pixels.
    pub small_height: Option<i32>,
    /// Width of the small preview in pixels.
    pub small_width: Option<i32>,
}

record! {
    AffiliateImageUrls {
        large = "large",
        large_height = "large_height",
        large_width = "large_width",
        medium = "medium",
        medium_height = "medium_height",
        medium_width = "medium_width",
        small = "small",
        small_height = "small_height",
        small_width = "small_width",
    }
}

/// A video to show on an affiliate's site.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct AffiliateVideo {
    /// Text that describes what the asset shows.
    pub caption: Option<String>,
    /// Length of the clip, as text.
    pub clip_length: Option<String>,
    /// Address to send visitors to.
    pub destination_url: Option<String>,
    /// Id of the video: a number, as text.
    pub id: Option<String>,
    /// Stills and preview clips.
    pub preview_urls: Option<AffiliateVideoUrls>,
    /// Title of the asset.
    pub title: Option<String>,
}

record! {
    AffiliateVideo {
        caption = "caption",
        clip_length = "clip_length",
        destination_url = "destination_url",
        id = "id",
        preview_urls = "preview_urls",
        title = "title",
    }
}

/// Videos found for an affiliate's site.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct AffiliateVideoSearchResults {
    /// Corrections made to the search as it was sent.
    pub auto_corrections: Option<AutoCorrections>,
    /// The videos found.
    pub videos: Vec<AffiliateVideo>,
}

record! {
    AffiliateVideoSearchResults {
        auto_corrections = "auto_corrections",
        videos = "videos",
    }
}

/// Stills and preview clips of a video.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct AffiliateVideoUrls {
    /// Address of the large preview clip.
    pub large_motion: Option<String>,
    /// Address of the large still picture.
    pub large_still: Option<String>,
    /// Address of the medium still picture.
    pub medium_still: Option<String>,
    /// Address of the small preview clip.
    pub small_motion: Option<String>,
    /// Address of the small still picture.
    pub small_still: Option<String>,
}

record! {
    AffiliateVideoUrls {
        large_motion = "large_motion",
        large_still = "large_still",
        medium_still = "medium_still",
        small_motion = "small_motion",
        small_still = "small_still",
    }
}

/// What an asset may be used for.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct AllowedUse {
    /// Whether the asset is limited to editorial use.
    pub editorial_use_only: Option<bool>,
    /// Explanation of the uses, as text.
    pub how_can_i_use_it: Option<String>,
    /// What releases there are, as text.
    pub release_info: Option<String>,
    /// Restrictions on use, each as text.
    pub usage_restrictions: Vec<String>,
}

record! {
    AllowedUse {
        editorial_use_only = "editorial_use_only",
        how_can_i_use_it = "how_can_i_use_it",
        release_info = "release_info",
        usage_restrictions = "usage_restrictions",
    }
}

/// An artist that results could be narrowed to.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct ArtistFacet {
    /// Name, as the filter `artists` takes it.
    pub name: Option<String>,
}

record! {
    ArtistFacet {
        name = "name",
    }
}

/// One page of an artist's images.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct ArtistImageSearchResults {
    /// The images on this page.
    pub images: Vec<Image>,
    /// Number of items on all pages together. Large results can be counted further than they can be paged
    /// through.
    pub result_count: Option<i32>,
}

record! {
    ArtistImageSearchResults {
        images = "images",
        result_count = "result_count",
    }
}

/// One page of an artist's videos.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct ArtistVideoSearchResults {
    /// Number of items on all pages together. Large results can be counted further than they can be paged
    /// through.
    pub result_count: Option<i32>,
    /// The videos on this page.
    pub videos: Vec<CreativeVideo>,
}

record! {
    ArtistVideoSearchResults {
        result_count = "result_count",
        videos = "videos",
    }
}

/// A comment on one asset of a board.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct AssetComment {
    /// Who wrote the comment.
    pub created_by: Option<Collaborator>,
    /// When the comment was written.
    pub date_created: Option<Timestamp>,
    /// Id of the comment.
    pub id: Option<String>,
    /// The comment.
    pub text: Option<String>,
}

record! {
    AssetComment {
        created_by = "created_by",
        date_created = "date_created",
        id = "id",
        text = "text",
    }
}

/// A comment that was added to one asset of a board.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct AssetCommentCreated {
    /// Id of the new comment.
    #[cfg_attr(feature = "schemars", schemars(rename = "Id"))]
    pub id: Option<String>,
}

record! {
    AssetCommentCreated {
        id = "Id",
    }
}

/// A download of the asset in question.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct AssetDownload {
    /// Name of the agreement the download was made under.
    pub agreement_name: Option<String>,
    /// Kind of asset, such as image or video.
    pub asset_type: Option<String>,
    /// When the download was made.
    pub date_downloaded: Option<Timestamp>,
    /// Notes given for the download.
    pub download_notes: Option<String>,
    /// Where the download was made from, such as the website or the API, as text.
    pub download_source: Option<String>,
    /// Id of the product the download was made under.
    pub product_id: Option<i32>,
    /// Type of the product the download was made under, as text.
    pub product_type: Option<String>,
    /// Project code given for the download or generation.
    pub project_code: Option<String>,
    /// Address of a small preview.
    pub thumb_uri: Option<String>,
    /// Who downloaded it.
    pub user: Option<User>,
}

record! {
    AssetDownload {
        agreement_name = "agreement_name",
        asset_type = "asset_type",
        date_downloaded = "date_downloaded",
        download_notes = "download_notes",
        download_source = "download_source",
        product_id = "product_id",
        product_type = "product_type",
        project_code = "project_code",
        thumb_uri = "thumb_uri",
        user = "user",
    }
}

/// The downloads of one asset.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct AssetDownloadHistory {
    /// The downloads.
    pub downloads: Vec<AssetDownload>,
    /// Id of the asset.
    pub id: Option<String>,
}

record! {
    AssetDownloadHistory {
        downloads = "downloads",
        id = "id",
    }
}

/// Extended licences bought for an asset, and their cost.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct AssetLicenseResult {
    /// The licences bought.
    pub acquired_licenses: Vec<ExtendedLicense>,
    /// Credits spent.
    pub credits_used: Option<i32>,
}

record! {
    AssetLicenseResult {
        acquired_licenses = "acquired_licenses",
        credits_used = "credits_used",
    }
}

/// Corrections made to a search before it ran.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct AutoCorrections {
    /// The phrase that was searched for instead.
    pub phrase: Option<String>,
}

record! {
    AutoCorrections {
        phrase = "phrase",
    }
}

/// A shared, named set of assets, with what the caller may do with it.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct Board {
    /// Number of assets on the board.
    pub asset_count: Option<i32>,
    /// The assets on the board.
    pub assets: Vec<BoardAsset>,
    /// Number of comments on the board.
    pub comment_count: Option<i32>,
    /// When the board was created.
    pub date_created: Option<Timestamp>,
    /// When the board was last changed.
    pub date_last_updated: Option<Timestamp>,
    /// What the board is about.
    pub description: Option<String>,
    /// Id of the board.
    pub id: Option<String>,
    /// Links for sharing the board.
    pub links: Option<BoardLinks>,
    /// Name of the board.
    pub name: Option<String>,
    /// What the caller may do with the board.
    pub permissions: Option<BoardPermissions>,
}

record! {
    Board {
        asset_count = "asset_count",
        assets = "assets",
        comment_count = "comment_count",
        date_created = "date_created",
        date_last_updated = "date_last_updated",
        description = "description",
        id = "id",
        links = "links",
        name = "name",
        permissions = "permissions",
    }
}

/// An asset on a board.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct BoardAsset {
    /// Kind of asset, such as image or video.
    pub asset_type: Option<String>,
    /// Comments on the asset.
    pub comments: Vec<AssetComment>,
    /// When the asset was added to the board.
    pub date_added: Option<Timestamp>,
    /// Previews to show.
    pub display_sizes: Vec<BoardDisplaySize>,
    /// Id of the asset: a number, as text.
    pub id: Option<String>,
}

record! {
    BoardAsset {
        asset_type = "asset_type",
        comments = "comments",
        date_added = "date_added",
        display_sizes = "display_sizes",
        id = "id",
    }
}

/// A comment on a board.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct BoardComment {
    /// Who wrote the comment.
    pub created_by: Option<Collaborator>,
    /// When the comment was written.
    pub date_created: Option<Timestamp>,
    /// Id of the comment.
    pub id: Option<String>,
    /// What the caller may do with the comment.
    pub permissions: Option<CommentPermissions>,
    /// The comment.
    pub text: Option<String>,
}

record! {
    BoardComment {
        created_by = "created_by",
        date_created = "date_created",
        id = "id",
        permissions = "permissions",
        text = "text",
    }
}

/// What the caller may do about comments on a board.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct BoardCommentPermissions {
    /// Whether the caller may add a comment.
    pub can_add_comment: Option<bool>,
}

record! {
    BoardCommentPermissions {
        can_add_comment = "can_add_comment",
    }
}

/// A board that was created.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct BoardCreated {
    /// Id of the new board.
    pub id: Option<String>,
}

record! {
    BoardCreated {
        id = "id",
    }
}

/// A preview of an asset on a board.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct BoardDisplaySize {
    /// Name of the preview.
    pub name: Option<String>,
    /// Address of the preview, to be used as it is. Needs no credentials.
    pub uri: Option<String>,
}

record! {
    BoardDisplaySize {
        name = "name",
        uri = "uri",
    }
}

/// Links for sharing a board.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct BoardLinks {
    /// Link that invites people to work on the board.
    pub invitation: Option<String>,
    /// Link for looking at the board.
    pub share: Option<String>,
}

record! {
    BoardLinks {
        invitation = "invitation",
        share = "share",
    }
}

/// One page of boards.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct BoardList {
    /// Number of boards on all pages together.
    pub board_count: Option<i32>,
    /// The boards on this page.
    pub boards: Vec<BoardSummary>,
}

record! {
    BoardList {
        board_count = "board_count",
        boards = "boards",
    }
}

/// What the caller may do with a board.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct BoardPermissions {
    /// Whether the caller may add assets.
    pub can_add_assets: Option<bool>,
    /// Whether the caller may delete the board.
    pub can_delete_board: Option<bool>,
    /// Whether the caller may invite people to the board.
    pub can_invite_to_board: Option<bool>,
    /// Whether the caller may remove assets.
    pub can_remove_assets: Option<bool>,
    /// Whether the caller may change the description.
    pub can_update_description: Option<bool>,
    /// Whether the caller may change the name.
    pub can_update_name: Option<bool>,
}

record! {
    BoardPermissions {
        can_add_assets = "can_add_assets",
        can_delete_board = "can_delete_board",
        can_invite_to_board = "can_invite_to_board",
        can_remove_assets = "can_remove_assets",
        can_update_description = "can_update_description",
        can_update_name = "can_update_name",
    }
}

/// A board in the list of boards.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct BoardSummary {
    /// Number of assets on the board.
    pub asset_count: Option<i32>,
    /// Whether the caller owns the board or is invited to it, as text.
    pub board_relationship: Option<String>,
    /// When the board was created.
    pub date_created: Option<Timestamp>,
    /// When the board was last changed.
    pub date_last_updated: Option<Timestamp>,
    /// What the board is about.
    pub description: Option<String>,
    /// The asset that stands for the board.
    pub hero_asset: Option<BoardAsset>,
    /// Id of the board.
    pub id: Option<String>,
    /// Name of the board.
    pub name: Option<String>,
}

record! {
    BoardSummary {
        asset_count = "asset_count",
        board_relationship = "board_relationship",
        date_created = "date_created",
        date_last_updated = "date_last_updated",
        description = "description",
        hero_asset = "hero_asset",
        id = "id",
        name = "name",
    }
}

/// A batch of asset changes, handed out again until it is confirmed.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct ChangeSet {
    /// Id of the change set, to confirm it with.
    #[cfg_attr(feature = "schemars", schemars(rename = "changeSetId"))]
    pub change_set_id: Option<String>,
    /// The changes, in the order of the channel.
    #[cfg_attr(feature = "schemars", schemars(rename = "changedAssetList"))]
    pub changed_asset_list: Vec<ChangedAsset>,
}

record! {
    ChangeSet {
        change_set_id = "changeSetId" | "change_set_id" as TextOrNumber,
        changed_asset_list = "changedAssetList" | "changed_assets" | "changed_asset_list",
    }
}

/// A change of one asset.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct ChangedAsset {
    /// When the asset changed, in UTC.
    #[cfg_attr(feature = "schemars", schemars(rename = "assetChangedUtcDateTime"))]
    pub asset_changed_utc_date_time: Option<Timestamp>,
    /// What happened: `New`, `Update` or `Delete`. Treat the first two alike.
    #[cfg_attr(feature = "schemars", schemars(rename = "assetLifecycle"))]
    pub asset_lifecycle: Option<String>,
    /// Kind of asset: `Image`, `Film` or null.
    #[cfg_attr(feature = "schemars", schemars(rename = "assetType"))]
    pub asset_type: Option<String>,
    /// Id of the asset.
    pub id: Option<String>,
    /// Address of the asset's metadata.
    pub uri: Option<String>,
}

record! {
    ChangedAsset {
        asset_changed_utc_date_time = "assetChangedUtcDateTime" | "asset_changed_utc_datetime" | "asset_changed_utc_date_time",
        asset_lifecycle = "assetLifecycle" | "asset_lifecycle",
        asset_type = "assetType" | "asset_type",
        id = "id",
        uri = "uri",
    }
}

/// A partner's queue of asset changes.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct Channel {
    /// Part of the catalogue the channel covers: creative or editorial.
    #[cfg_attr(feature = "schemars", schemars(rename = "assetFamily"))]
    pub asset_family: Option<String>,
    /// Kind of assets the channel covers.
    #[cfg_attr(feature = "schemars", schemars(rename = "assetType"))]
    pub asset_type: Option<String>,
    /// Number of the channel, as `get_change_set` takes it.
    #[cfg_attr(feature = "schemars", schemars(rename = "channelId"))]
    pub channel_id: Option<i32>,
    /// Kind of channel.
    #[cfg_attr(feature = "schemars", schemars(rename = "channelType"))]
    pub channel_type: Option<String>,
    /// When the channel began.
    #[cfg_attr(feature = "schemars", schemars(rename = "startDate"))]
    pub start_date: Option<Timestamp>,
}

record! {
    Channel {
        asset_family = "assetFamily" | "asset_family",
        asset_type = "assetType" | "asset_type",
        channel_id = "channelId" | "channel_id",
        channel_type = "channelType" | "channel_type",
        start_date = "startDate" | "start_date",
    }
}

/// An event that is part of a larger one.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct ChildEvent {
    /// Parts of the editorial catalogue the event belongs to.
    pub editorial_segments: Vec<String>,
    /// The picture that stands for the event.
    pub hero_image: Option<HeroImage>,
    /// Id of the event, as the filter `event_ids` takes it.
    pub id: Option<i32>,
    /// Number of images of the event.
    pub image_count: Option<i32>,
    /// Keywords of the event.
    pub keywords: Vec<Keyword>,
    /// Where the event took place.
    pub location: Option<EventLocation>,
    /// Name of the event.
    pub name: Option<String>,
    /// When the event began.
    pub start_date: Option<Timestamp>,
    /// Kind of event.
    #[cfg_attr(feature = "schemars", schemars(rename = "type"))]
    pub type_: Option<String>,
}

record! {
    ChildEvent {
        editorial_segments = "editorial_segments",
        hero_image = "hero_image",
        id = "id",
        image_count = "image_count",
        keywords = "keywords",
        location = "location",
        name = "name",
        start_date = "start_date",
        type_ = "type",
    }
}

/// Somebody who works on a board.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct Collaborator {
    /// First name.
    pub first_name: Option<String>,
    /// Last name.
    pub last_name: Option<String>,
}

record! {
    Collaborator {
        first_name = "first_name",
        last_name = "last_name",
    }
}

/// A named part of the catalogue.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct Collection {
    /// Whether the collection is creative or editorial.
    pub asset_family: Option<String>,
    /// Code, as the filter `collection_codes` takes it.
    pub code: Option<String>,
    /// Number of the collection.
    pub id: Option<i32>,
    /// Licence model of the assets in the collection, as text.
    pub license_model: Option<String>,
    /// Name of the collection.
    pub name: Option<String>,
    /// Types of products the collection can be downloaded under.
    pub product_types: Vec<String>,
}

record! {
    Collection {
        asset_family = "asset_family",
        code = "code",
        id = "id",
        license_model = "license_model",
        name = "name",
        product_types = "product_types",
    }
}

/// The collections of the catalogue.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct CollectionList {
    /// The collections.
    pub collections: Vec<Collection>,
}

record! {
    CollectionList {
        collections = "collections",
    }
}

/// A comment that was added to a board.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct CommentCreated {
    /// Id of the new comment.
    pub id: Option<String>,
}

record! {
    CommentCreated {
        id = "id",
    }
}

/// The comments on a board.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct CommentList {
    /// The comments.
    pub comments: Vec<BoardComment>,
    /// Whether the caller may comment on the board.
    pub permissions: Option<BoardCommentPermissions>,
}

record! {
    CommentList {
        comments = "comments",
        permissions = "permissions",
    }
}

/// What the caller may do with a comment.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct CommentPermissions {
    /// Whether the caller may delete the comment.
    pub can_delete_comment: Option<bool>,
}

record! {
    CommentPermissions {
        can_delete_comment = "can_delete_comment",
    }
}

/// Who contributed an asset.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct Contributor {
    /// Name to show.
    pub display_name: Option<String>,
    /// Name of the member's account.
    pub member_name: Option<String>,
}

record! {
    Contributor {
        display_name = "display_name",
        member_name = "member_name",
    }
}

/// A country and its codes.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct Country {
    /// ISO 3166 code of two letters.
    pub iso_alpha_2: Option<String>,
    /// ISO 3166 code of three letters, as `GI-Country-Code` takes it.
    pub iso_alpha_3: Option<String>,
    /// Name of the country.
    pub name: Option<String>,
}

record! {
    Country {
        iso_alpha_2 = "iso_alpha_2",
        iso_alpha_3 = "iso_alpha_3",
        name = "name",
    }
}

/// The countries known to the service.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct CountryList {
    /// The countries.
    pub countries: Vec<Country>,
}

record! {
    CountryList {
        countries = "countries",
    }
}

/// A creative image found by a search. Holds the `summary_set` and whatever else `fields` asked for.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct CreativeImage {
    /// What the asset may be used for. Comes with `fields=allowed_use`.
    pub allowed_use: Option<AllowedUse>,
    /// Ids of the same asset in other systems, by the name of the system. Comes with
    /// `fields=alternative_ids`.
    pub alternative_ids: BTreeMap<String, Option<String>>,
    /// The photographer, film maker or agency behind the asset, where that is published.
    pub artist: Option<String>,
    /// Part of the catalogue the asset belongs to: creative or editorial.
    pub asset_family: Option<String>,
    /// Kind of asset, such as image or video.
    pub asset_type: Option<String>,
    /// Whether the asset has to be asked for at Getty Images instead of being downloaded directly. Comes
    /// with `fields=call_for_image`.
    pub call_for_image: Option<bool>,
    /// Text that describes what the asset shows.
    pub caption: Option<String>,
    /// Code of the asset's collection, as the filter `collection_codes` takes it.
    pub collection_code: Option<String>,
    /// Number of the asset's collection.
    pub collection_id: Option<i32>,
    /// Name of the asset's collection.
    pub collection_name: Option<String>,
    /// Whether the asset is in colour or black and white, as text. Comes with `fields=color_type`.
    pub color_type: Option<String>,
    /// Who contributed the asset.
    pub contributor: Option<Contributor>,
    /// Copyright notice. Comes with `fields=copyright`.
    pub copyright: Option<String>,
    /// When the picture was taken, with or without a zone. Comes with `fields=date_camera_shot`.
    pub date_camera_shot: Option<Timestamp>,
    /// When the asset was created, with or without a zone. Comes with `fields=date_created`.
    pub date_created: Option<Timestamp>,
    /// When the asset was submitted to the catalogue, with or without a zone. Comes with
    /// `fields=date_submitted`.
    pub date_submitted: Option<Timestamp>,
    /// Previews to show. Which ones depends on `fields`: the thumb comes with `summary_set`, more with
    /// `display_set` or by name.
    pub display_sizes: Vec<DisplaySize>,
    /// The customer's product that a download would be made under. Comes with `fields=download_product`.
    pub download_product: Option<String>,
    /// Sizes the asset can be downloaded in. Comes with `fields=download_sizes` and an access token; bytes
    /// and dimensions are estimates.
    pub download_sizes: Vec<ImageDownloadSize>,
    /// Kind of artwork, such as photography or illustration. Comes with `fields=graphical_style`.
    pub graphical_style: Option<String>,
    /// Id of the image: a number, as text.
    pub id: Option<String>,
    /// Collection within iStock. iStock keys only; comes with `fields=istock_collection`.
    pub istock_collection: Option<String>,
    /// Whether the asset is exclusive to iStock. iStock keys only; comes with `fields=istock_exclusive`.
    pub istock_exclusive: Option<bool>,
    /// Keywords the asset can be found by; often many. Comes with `fields=keywords`.
    pub keywords: Vec<Keyword>,
    /// The largest download each product offers. Comes with `fields=largest_downloads` and an access token.
    pub largest_downloads: Vec<DownloadAuthorization>,
    /// Licence model, such as royalty-free or rights-ready, as text.
    pub license_model: Option<String>,
    /// Dimensions of the largest size, in pixels.
    pub max_dimensions: Option<MaxDimensions>,
    /// Shape, as text. Values seen differ from those of the filter: `PanoramicHorizontal` and `Unknown`,
    /// for example. Comes with `fields=orientation`.
    pub orientation: Option<String>,
    /// Types of products the asset can be downloaded under. Comes with `fields=product_types`.
    pub product_types: Vec<String>,
    /// Rank of the asset: 1 is best, 3 is worst. Comes with `fields=quality_rank`.
    pub quality_rank: Option<i32>,
    /// Sites to send people to for licensing the asset. Comes with `fields=referral_destinations`.
    pub referral_destinations: Vec<ReferralDestination>,
    /// Countries in which use is restricted.
    pub territory_restrictions: Vec<TerritoryRestriction>,
    /// Title of the asset.
    pub title: Option<String>,
    /// Link for embedding the image by oEmbed. Comes with `fields=uri_oembed`.
    pub uri_oembed: Option<String>,
}

record! {
    CreativeImage {
        allowed_use = "allowed_use",
        alternative_ids = "alternative_ids",
        artist = "artist",
        asset_family = "asset_family",
        asset_type = "asset_type",
        call_for_image = "call_for_image",
        caption = "caption",
        collection_code = "collection_code",
        collection_id = "collection_id",
        collection_name = "collection_name",
        color_type = "color_type",
        contributor = "contributor",
        copyright = "copyright",
        date_camera_shot = "date_camera_shot",
        date_created = "date_created",
        date_submitted = "date_submitted",
        display_sizes = "display_sizes",
        download_product = "download_product",
        download_sizes = "download_sizes",
        graphical_style = "graphical_style",
        id = "id",
        istock_collection = "istock_collection",
        istock_exclusive = "istock_exclusive",
        keywords = "keywords",
        largest_downloads = "largest_downloads",
        license_model = "license_model",
        max_dimensions = "max_dimensions",
        orientation = "orientation",
        product_types = "product_types",
        quality_rank = "quality_rank",
        referral_destinations = "referral_destinations",
        territory_restrictions = "territory_restrictions",
        title = "title",
        uri_oembed = "uri_oembed",
    }
}

/// One page of creative images found.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct CreativeImageSearchResults {
    /// Corrections made to the search as it was sent.
    pub auto_corrections: Option<AutoCorrections>,
    /// Values the results could be narrowed by. Only with `include_facets=true`.
    pub facets: Option<SearchFacets>,
    /// The images on this page.
    pub images: Vec<CreativeImage>,
    /// Suggestions for other phrases. Only with `include_related_searches=true`.
    pub related_searches: Vec<RelatedSearch>,
    /// Number of items on all pages together. Large results can be counted further than they can be paged
    /// through.
    pub result_count: Option<i32>,
}

record! {
    CreativeImageSearchResults {
        auto_corrections = "auto_corrections",
        facets = "facets",
        images = "images",
        related_searches = "related_searches",
        result_count = "result_count",
    }
}

/// A creative video found by a search, or a video of either kind by an artist or from the same series
/// as another. Holds the `summary_set` and whatever else `fields` asked for.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct CreativeVideo {
    /// What the asset may be used for. Comes with `fields=allowed_use`.
    pub allowed_use: Option<AllowedUse>,
    /// Ids of the same asset in other systems, by the name of the system. Comes with
    /// `fields=alternative_ids`.
    pub alternative_ids: BTreeMap<String, Option<String>>,
    /// The photographer, film maker or agency behind the asset, where that is published.
    pub artist: Option<String>,
    /// Aspect ratio as text, such as `16:9`. Comes with `fields=aspect_ratio`.
    pub aspect_ratio: Option<String>,
    /// Part of the catalogue the asset belongs to: creative or editorial.
    pub asset_family: Option<String>,
    /// Kind of asset, such as image or video.
    pub asset_type: Option<String>,
    /// Whether the asset has to be asked for at Getty Images instead of being downloaded directly. Comes
    /// with `fields=call_for_image`.
    pub call_for_image: Option<bool>,
    /// Text that describes what the asset shows.
    pub caption: Option<String>,
    /// Length of the clip, as text. Comes with `fields=clip_length`.
    pub clip_length: Option<String>,
    /// Code of the asset's collection, as the filter `collection_codes` takes it.
    pub collection_code: Option<String>,
    /// Number of the asset's collection.
    pub collection_id: Option<i32>,
    /// Name of the asset's collection.
    pub collection_name: Option<String>,
    /// Whether the asset is in colour or black and white, as text. Comes with `fields=color_type`.
    pub color_type: Option<String>,
    /// Copyright notice. Comes with `fields=copyright`.
    pub copyright: Option<String>,
    /// When the footage was shot, with or without a zone. No value of `fields` asks for it.
    pub date_camera_shot: Option<Timestamp>,
    /// When the asset was created, with or without a zone. Comes with `fields=date_created`.
    pub date_created: Option<Timestamp>,
    /// When the asset was submitted to the catalogue, with or without a zone. Comes with
    /// `fields=date_submitted`.
    pub date_submitted: Option<Timestamp>,
    /// Previews to show. Which ones depends on `fields`: the thumb comes with `summary_set`, more with
    /// `display_set` or by name.
    pub display_sizes: Vec<VideoDisplaySize>,
    /// The customer's product that a download would be made under. Comes with `fields=download_product`.
    pub download_product: Option<String>,
    /// Sizes the asset can be downloaded in. Comes with `fields=download_sizes` and an access token; bytes
    /// and dimensions are estimates.
    pub download_sizes: Vec<VideoDownloadSize>,
    /// Parts of the editorial catalogue, such as news or sport. Comes with `fields=editorial_segments`.
    pub editorial_segments: Vec<String>,
    /// Where the video comes from. No value of `fields` asks for it.
    pub editorial_source: Option<EditorialSourceReference>,
    /// Time the footage shows or stems from, as text. Comes with `fields=era`.
    pub era: Option<String>,
    /// Events the asset belongs to. Comes with `fields=event_ids`.
    pub event_ids: Vec<i32>,
    /// Id of the video: a number, as text.
    pub id: Option<String>,
    /// Collection within iStock. iStock keys only; comes with `fields=istock_collection`.
    pub istock_collection: Option<String>,
    /// Whether the asset is exclusive to iStock. iStock keys only; comes with `fields=istock_exclusive`.
    pub istock_exclusive: Option<bool>,
    /// Licences for sale at iStock, with their prices in credits. iStock keys only; comes with
    /// `fields=istock_licenses`.
    pub istock_licenses: Vec<IStockLicense>,
    /// Keywords the asset can be found by; often many. Comes with `fields=keywords`.
    pub keywords: Vec<Keyword>,
    /// The largest download each product offers. Comes with `fields=largest_downloads` and an access token.
    pub largest_downloads: Vec<DownloadAuthorization>,
    /// Licence model, such as royalty-free or rights-ready, as text.
    pub license_model: Option<String>,
    /// Format the footage was mastered to. Comes with `fields=mastered_to`.
    pub mastered_to: Option<String>,
    /// Dimensions of the largest size, in pixels.
    pub max_dimensions: Option<MaxDimensions>,
    /// Short name recorded with the asset. Comes with `fields=object_name`.
    pub object_name: Option<String>,
    /// Shape, as text. Values seen differ from those of the filter: `PanoramicHorizontal` and `Unknown`,
    /// for example. Comes with `fields=orientation`.
    pub orientation: Option<String>,
    /// Medium or format the footage was recorded on. Comes with `fields=originally_shot_on`.
    pub originally_shot_on: Option<String>,
    /// Names of people shown. No value of `fields` asks for it.
    pub people: Vec<String>,
    /// Types of products the asset can be downloaded under. Comes with `fields=product_types`.
    pub product_types: Vec<String>,
    /// Rank of the asset: 1 is best, 3 is worst. Comes with `fields=quality_rank`.
    pub quality_rank: Option<i32>,
    /// Sites to send people to for licensing the asset. Comes with `fields=referral_destinations`.
    pub referral_destinations: Vec<ReferralDestination>,
    /// Speed the footage was shot at, such as real time or slow motion, as text. Comes with
    /// `fields=shot_speed`.
    pub shot_speed: Option<String>,
    /// Where the footage comes from. Comes with `fields=source`.
    pub source: Option<String>,
    /// Title of the asset.
    pub title: Option<String>,
}

record! {
    CreativeVideo {
        allowed_use = "allowed_use",
        alternative_ids = "alternative_ids",
        artist = "artist",
        aspect_ratio = "aspect_ratio",
        asset_family = "asset_family",
        asset_type = "asset_type",
        call_for_image = "call_for_image",
        caption = "caption",
        clip_length = "clip_length",
        collection_code = "collection_code",
        collection_id = "collection_id",
        collection_name = "collection_name",
        color_type = "color_type",
        copyright = "copyright",
        date_camera_shot = "date_camera_shot",
        date_created = "date_created",
        date_submitted = "date_submitted",
        display_sizes = "display_sizes",
        download_product = "download_product",
        download_sizes = "download_sizes",
        editorial_segments = "editorial_segments",
        editorial_source = "editorial_source",
        era = "era",
        event_ids = "event_ids",
        id = "id",
        istock_collection = "istock_collection",
        istock_exclusive = "istock_exclusive",
        istock_licenses = "istock_licenses",
        keywords = "keywords",
        largest_downloads = "largest_downloads",
        license_model = "license_model",
        mastered_to = "mastered_to",
        max_dimensions = "max_dimensions",
        object_name = "object_name",
        orientation = "orientation",
        originally_shot_on = "originally_shot_on",
        people = "people",
        product_types = "product_types",
        quality_rank = "quality_rank",
        referral_destinations = "referral_destinations",
        shot_speed = "shot_speed",
        source = "source",
        title = "title",
    }
}

/// One page of videos: creative ones found, or those of the same series as a video.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct CreativeVideoSearchResults {
    /// Corrections made to the search as it was sent.
    pub auto_corrections: Option<AutoCorrections>,
    /// Values the results could be narrowed by. Only with `include_facets=true`.
    pub facets: Option<SearchFacets>,
    /// Suggestions for other phrases. Only with `include_related_searches=true`.
    pub related_searches: Vec<RelatedSearch>,
    /// Number of items on all pages together. Large results can be counted further than they can be paged
    /// through.
    pub result_count: Option<i32>,
    /// The videos on this page.
    pub videos: Vec<CreativeVideo>,
}

record! {
    CreativeVideoSearchResults {
        auto_corrections = "auto_corrections",
        facets = "facets",
        related_searches = "related_searches",
        result_count = "result_count",
        videos = "videos",
    }
}

/// The name of the customer who is making the call.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct Customer {
    /// First name.
    pub first_name: Option<String>,
    /// Last name.
    pub last_name: Option<String>,
    /// Middle name.
    pub middle_name: Option<String>,
}

record! {
    Customer {
        first_name = "first_name",
        last_name = "last_name",
        middle_name = "middle_name",
    }
}

/// A preview of an image, to be shown straight from its address.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct DisplaySize {
    /// Whether the preview carries a watermark.
    pub is_watermarked: Option<bool>,
    /// Name of the preview: `thumb`, `preview`, `comp` and so on.
    pub name: Option<String>,
    /// Address of the preview, to be used as it is. Needs no credentials.
    pub uri: Option<String>,
}

record! {
    DisplaySize {
        is_watermarked = "is_watermarked",
        name = "name",
        uri = "uri",
    }
}

/// A product of the customer that allows a download.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct DownloadAuthorization {
    /// Name of the agreement behind the product.
    pub agreement_name: Option<String>,
    /// Id of the product, as text.
    pub product_id: Option<String>,
    /// Type of the product, as text.
    pub product_type: Option<String>,
    /// Address to request the download at.
    pub uri: Option<String>,
}

record! {
    DownloadAuthorization {
        agreement_name = "agreement_name",
        product_id = "product_id" as TextOrNumber,
        product_type = "product_type",
        uri = "uri",
    }
}

/// Notes and project code given for a download.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct DownloadDetails {
    /// Notes given for the download.
    pub download_notes: Option<String>,
    /// Project code given for the download.
    pub project_code: Option<String>,
}

record! {
    DownloadDetails {
        download_notes = "download_notes",
        project_code = "project_code",
    }
}

/// Dimensions of a downloaded file.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct DownloadDimensions {
    /// Resolution in dots per inch.
    pub dpi: Option<i32>,
    /// Height in pixels.
    pub height: Option<i32>,
    /// Width in pixels.
    pub width: Option<i32>,
}

record! {
    DownloadDimensions {
        dpi = "dpi",
        height = "height",
        width = "width",
    }
}

/// One page of past downloads.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct DownloadHistory {
    /// The downloads on this page.
    pub downloads: Vec<HistoricalDownload>,
    /// Number of items on all pages together. Large results can be counted further than they can be paged
    /// through.
    pub result_count: Option<i32>,
}

record! {
    DownloadHistory {
        downloads = "downloads",
        result_count = "result_count",
    }
}

/// Where the file of a download is.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct DownloadLink {
    /// The delivery URI: opaque, valid for 24 hours, needs no credentials, may redirect.
    pub uri: Option<String>,
}

record! {
    DownloadLink {
        uri = "uri",
    }
}

/// What a product asks for with each download or generation.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct DownloadRequirements {
    /// Whether notes are required.
    pub is_note_required: Option<bool>,
    /// Whether a project code is required.
    pub is_project_code_required: Option<bool>,
    /// The project codes to choose from.
    pub project_codes: Vec<String>,
}

record! {
    DownloadRequirements {
        is_note_required = "is_note_required",
        is_project_code_required = "is_project_code_required",
        project_codes = "project_codes",
    }
}

/// An image found by a search: an editorial one, or one of either kind where `search_images` or
/// `list_similar_images` found it (see `asset_family`). Holds the `summary_set` and whatever else
/// `fields` asked for.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct EditorialImage {
    /// What the asset may be used for. Comes with `fields=allowed_use`.
    pub allowed_use: Option<AllowedUse>,
    /// Ids of the same asset in other systems, by the name of the system. Comes with
    /// `fields=alternative_ids`.
    pub alternative_ids: BTreeMap<String, Option<String>>,
    /// The photographer, film maker or agency behind the asset, where that is published.
    pub artist: Option<String>,
    /// Part of the catalogue the asset belongs to: creative or editorial.
    pub asset_family: Option<String>,
    /// Kind of asset, such as image or video.
    pub asset_type: Option<String>,
    /// Whether the asset has to be asked for at Getty Images instead of being downloaded directly. Comes
    /// with `fields=call_for_image`.
    pub call_for_image: Option<bool>,
    /// Text that describes what the asset shows.
    pub caption: Option<String>,
    /// Code of the asset's collection, as the filter `collection_codes` takes it.
    pub collection_code: Option<String>,
    /// Number of the asset's collection.
    pub collection_id: Option<i32>,
    /// Name of the asset's collection.
    pub collection_name: Option<String>,
    /// Whether the asset is in colour or black and white, as text. Comes with `fields=color_type`.
    pub color_type: Option<String>,
    /// Who contributed the asset.
    pub contributor: Option<Contributor>,
    /// Copyright notice. Comes with `fields=copyright`.
    pub copyright: Option<String>,
    /// When the picture was taken, with or without a zone. Comes with `fields=date_camera_shot`.
    pub date_camera_shot: Option<Timestamp>,
    /// When the asset was created, with or without a zone. Comes with `fields=date_created`.
    pub date_created: Option<Timestamp>,
    /// When the asset was submitted to the catalogue, with or without a zone. Comes with
    /// `fields=date_submitted`.
    pub date_submitted: Option<Timestamp>,
    /// Previews to show. Which ones depends on `fields`: the thumb comes with `summary_set`, more with
    /// `display_set` or by name.
    pub display_sizes: Vec<DisplaySize>,
    /// The customer's product that a download would be made under. Comes with `fields=download_product`.
    pub download_product: Option<String>,
    /// Sizes the asset can be downloaded in. Comes with `fields=download_sizes` and an access token; bytes
    /// and dimensions are estimates.
    pub download_sizes: Vec<ImageDownloadSize>,
    /// Parts of the editorial catalogue, such as news or sport. Comes with `fields=editorial_segments`.
    pub editorial_segments: Vec<String>,
    /// Where an editorial asset comes from. Comes with `fields=editorial_source`.
    pub editorial_source: Option<EditorialSourceReference>,
    /// Time the picture shows or stems from, as text. No value of `fields` asks for it.
    pub era: Option<String>,
    /// Events the asset belongs to. Comes with `fields=event_ids`.
    pub event_ids: Vec<i32>,
    /// Kind of artwork, such as photography or illustration. Comes with `fields=graphical_style`.
    pub graphical_style: Option<String>,
    /// Id of the image: a number, as text.
    pub id: Option<String>,
    /// Collection within iStock. iStock keys only; comes with `fields=istock_collection`.
    pub istock_collection: Option<String>,
    /// Whether the asset is exclusive to iStock. iStock keys only; no value of `fields` asks for it.
    pub istock_exclusive: Option<bool>,
    /// Keywords the asset can be found by; often many. Comes with `fields=keywords`.
    pub keywords: Vec<Keyword>,
    /// The largest download each product offers. Comes with `fields=largest_downloads` and an access token.
    pub largest_downloads: Vec<DownloadAuthorization>,
    /// Licence model, such as royalty-free or rights-ready, as text.
    pub license_model: Option<String>,
    /// Dimensions of the largest size, in pixels.
    pub max_dimensions: Option<MaxDimensions>,
    /// Shape, as text. Values seen differ from those of the filter: `PanoramicHorizontal` and `Unknown`,
    /// for example. Comes with `fields=orientation`.
    pub orientation: Option<String>,
    /// Names of people shown; can be long. Comes with `fields=people`.
    pub people: Vec<String>,
    /// Types of products the asset can be downloaded under. Comes with `fields=product_types`.
    pub product_types: Vec<String>,
    /// Rank of the asset: 1 is best, 3 is worst. Comes with `fields=quality_rank`.
    pub quality_rank: Option<i32>,
    /// Sites to send people to for licensing the asset. Comes with `fields=referral_destinations`.
    pub referral_destinations: Vec<ReferralDestination>,
    /// Countries in which use is restricted.
    pub territory_restrictions: Vec<TerritoryRestriction>,
    /// Title of the asset.
    pub title: Option<String>,
    /// Link for embedding the image by oEmbed. Comes with `fields=uri_oembed`.
    pub uri_oembed: Option<String>,
}

record! {
    EditorialImage {
        allowed_use = "allowed_use",
        alternative_ids = "alternative_ids",
        artist = "artist",
        asset_family = "asset_family",
        asset_type = "asset_type",
        call_for_image = "call_for_image",
        caption = "caption",
        collection_code = "collection_code",
        collection_id = "collection_id",
        collection_name = "collection_name",
        color_type = "color_type",
        contributor = "contributor",
        copyright = "copyright",
        date_camera_shot = "date_camera_shot",
        date_created = "date_created",
        date_submitted = "date_submitted",
        display_sizes = "display_sizes",
        download_product = "download_product",
        download_sizes = "download_sizes",
        editorial_segments = "editorial_segments",
        editorial_source = "editorial_source",
        era = "era",
        event_ids = "event_ids",
        graphical_style = "graphical_style",
        id = "id",
        istock_collection = "istock_collection",
        istock_exclusive = "istock_exclusive",
        keywords = "keywords",
        largest_downloads = "largest_downloads",
        license_model = "license_model",
        max_dimensions = "max_dimensions",
        orientation = "orientation",
        people = "people",
        product_types = "product_types",
        quality_rank = "quality_rank",
        referral_destinations = "referral_destinations",
        territory_restrictions = "territory_restrictions",
        title = "title",
        uri_oembed = "uri_oembed",
    }
}

/// One page of images found: editorial ones, or creative and editorial ones of `search_images` and
/// `list_similar_images`.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct EditorialImageSearchResults {
    /// Corrections made to the search as it was sent.
    pub auto_corrections: Option<AutoCorrections>,
    /// Values the results could be narrowed by. Only with `include_facets=true`.
    pub facets: Option<SearchFacets>,
    /// The images on this page.
    pub images: Vec<EditorialImage>,
    /// Suggestions for other phrases. Only with `include_related_searches=true`.
    pub related_searches: Vec<RelatedSearch>,
    /// Number of items on all pages together. Large results can be counted further than they can be paged
    /// through.
    pub result_count: Option<i32>,
}

record! {
    EditorialImageSearchResults {
        auto_corrections = "auto_corrections",
        facets = "facets",
        images = "images",
        related_searches = "related_searches",
        result_count = "result_count",
    }
}

/// Where an editorial asset comes from.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct EditorialSource {
    /// Number of the source.
    pub id: Option<i32>,
    /// Name of the source.
    pub name: Option<String>,
}

record! {
    EditorialSource {
        id = "id",
        name = "name",
    }
}

/// Where an editorial asset comes from, by number only.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct EditorialSourceReference {
    /// Number of the source.
    pub id: Option<i32>,
}

record! {
    EditorialSourceReference {
        id = "id",
    }
}

/// An editorial video found by a search. Holds the `summary_set` and whatever else `fields` asked for.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct EditorialVideo {
    /// What the asset may be used for. Comes with `fields=allowed_use`.
    pub allowed_use: Option<AllowedUse>,
    /// Ids of the same asset in other systems, by the name of the system. No value of `fields` asks for it.
    pub alternative_ids: BTreeMap<String, Option<String>>,
    /// The photographer, film maker or agency behind the asset, where that is published.
    pub artist: Option<String>,
    /// Aspect ratio as text, such as `16:9`. Comes with `fields=aspect_ratio`.
    pub aspect_ratio: Option<String>,
    /// Part of the catalogue the asset belongs to: creative or editorial.
    pub asset_family: Option<String>,
    /// Kind of asset, such as image or video.
    pub asset_type: Option<String>,
    /// Whether the asset has to be asked for at Getty Images instead of being downloaded directly. Comes
    /// with `fields=call_for_image`.
    pub call_for_image: Option<bool>,
    /// Text that describes what the asset shows.
    pub caption: Option<String>,
    /// Length of the clip, as text. Comes with `fields=clip_length`.
    pub clip_length: Option<String>,
    /// Code of the asset's collection, as the filter `collection_codes` takes it.
    pub collection_code: Option<String>,
    /// Number of the asset's collection.
    pub collection_id: Option<i32>,
    /// Name of the asset's collection.
    pub collection_name: Option<String>,
    /// Whether the asset is in colour or black and white, as text. Comes with `fields=color_type`.
    pub color_type: Option<String>,
    /// Copyright notice. Comes with `fields=copyright`.
    pub copyright: Option<String>,
    /// When the footage was shot, with or without a zone. No value of `fields` asks for it.
    pub date_camera_shot: Option<Timestamp>,
    /// When the asset was created, with or without a zone. Comes with `fields=date_created`.
    pub date_created: Option<Timestamp>,
    /// When the asset was submitted to the catalogue, with or without a zone. Comes with
    /// `fields=date_submitted`.
    pub date_submitted: Option<Timestamp>,
    /// Previews to show. Which ones depends on `fields`: the thumb comes with `summary_set`, more with
    /// `display_set` or by name.
    pub display_sizes: Vec<VideoDisplaySize>,
    /// The customer's product that a download would be made under. Comes with `fields=download_product`.
    pub download_product: Option<String>,
    /// Sizes the asset can be downloaded in. Comes with `fields=download_sizes` and an access token; bytes
    /// and dimensions are estimates.
    pub download_sizes: Vec<VideoDownloadSize>,
    /// Parts of the editorial catalogue, such as news or sport. Comes with `fields=editorial_segments`.
    pub editorial_segments: Vec<String>,
    /// Where the video comes from. No value of `fields` asks for it.
    pub editorial_source: Option<EditorialSourceReference>,
    /// Time the footage shows or stems from, as text. Comes with `fields=era`.
    pub era: Option<String>,
    /// Events the asset belongs to. Comes with `fields=event_ids`.
    pub event_ids: Vec<i32>,
    /// Id of the video: a number, as text.
    pub id: Option<String>,
    /// Collection within iStock. iStock keys only; comes with `fields=istock_collection`.
    pub istock_collection: Option<String>,
    /// Whether the asset is exclusive to iStock. iStock keys only; no value of `fields` asks for it.
    pub istock_exclusive: Option<bool>,
    /// Licences for sale at iStock, with their prices in credits. iStock keys only; comes with
    /// `fields=istock_licenses`.
    pub istock_licenses: Vec<IStockLicense>,
    /// Keywords the asset can be found by; often many. Comes with `fields=keywords`.
    pub keywords: Vec<Keyword>,
    /// The largest download each product offers. Comes with `fields=largest_downloads` and an access token.
    pub largest_downloads: Vec<DownloadAuthorization>,
    /// Licence model, such as royalty-free or rights-ready, as text.
    pub license_model: Option<String>,
    /// Format the footage was mastered to. Comes with `fields=mastered_to`.
    pub mastered_to: Option<String>,
    /// Dimensions of the largest size, in pixels.
    pub max_dimensions: Option<MaxDimensions>,
    /// Short name recorded with the asset. Comes with `fields=object_name`.
    pub object_name: Option<String>,
    /// Shape, as text. Values seen differ from those of the filter: `PanoramicHorizontal` and `Unknown`,
    /// for example. Comes with `fields=orientation`.
    pub orientation: Option<String>,
    /// Medium or format the footage was recorded on. Comes with `fields=originally_shot_on`.
    pub originally_shot_on: Option<String>,
    /// Names of people shown. No value of `fields` asks for it.
    pub people: Vec<String>,
    /// Types of products the asset can be downloaded under. Comes with `fields=product_types`.
    pub product_types: Vec<String>,
    /// Rank of the asset: 1 is best, 3 is worst. Comes with `fields=quality_rank`.
    pub quality_rank: Option<i32>,
    /// Sites to send people to for licensing the asset. Comes with `fields=referral_destinations`.
    pub referral_destinations: Vec<ReferralDestination>,
    /// Speed the footage was shot at, such as real time or slow motion, as text. Comes with
    /// `fields=shot_speed`.
    pub shot_speed: Option<String>,
    /// Where the footage comes from. Comes with `fields=source`.
    pub source: Option<String>,
    /// Title of the asset.
    pub title: Option<String>,
}

record! {
    EditorialVideo {
        allowed_use = "allowed_use",
        alternative_ids = "alternative_ids",
        artist = "artist",
        aspect_ratio = "aspect_ratio",
        asset_family = "asset_family",
        asset_type = "asset_type",
        call_for_image = "call_for_image",
        caption = "caption",
        clip_length = "clip_length",
        collection_code = "collection_code",
        collection_id = "collection_id",
        collection_name = "collection_name",
        color_type = "color_type",
        copyright = "copyright",
        date_camera_shot = "date_camera_shot",
        date_created = "date_created",
        date_submitted = "date_submitted",
        display_sizes = "display_sizes",
        download_product = "download_product",
        download_sizes = "download_sizes",
        editorial_segments = "editorial_segments",
        editorial_source = "editorial_source",
        era = "era",
        event_ids = "event_ids",
        id = "id",
        istock_collection = "istock_collection",
        istock_exclusive = "istock_exclusive",
        istock_licenses = "istock_licenses",
        keywords = "keywords",
        largest_downloads = "largest_downloads",
        license_model = "license_model",
        mastered_to = "mastered_to",
        max_dimensions = "max_dimensions",
        object_name = "object_name",
        orientation = "orientation",
        originally_shot_on = "originally_shot_on",
        people = "people",
        product_types = "product_types",
        quality_rank = "quality_rank",
        referral_destinations = "referral_destinations",
        shot_speed = "shot_speed",
        source = "source",
        title = "title",
    }
}

/// One page of editorial videos found.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct EditorialVideoSearchResults {
    /// Corrections made to the search as it was sent.
    pub auto_corrections: Option<AutoCorrections>,
    /// Values the results could be narrowed by. Only with `include_facets=true`.
    pub facets: Option<SearchFacets>,
    /// Suggestions for other phrases. Only with `include_related_searches=true`.
    pub related_searches: Vec<RelatedSearch>,
    /// Number of items on all pages together. Large results can be counted further than they can be paged
    /// through.
    pub result_count: Option<i32>,
    /// The videos on this page.
    pub videos: Vec<EditorialVideo>,
}

record! {
    EditorialVideoSearchResults {
        auto_corrections = "auto_corrections",
        facets = "facets",
        related_searches = "related_searches",
        result_count = "result_count",
        videos = "videos",
    }
}

/// A rewritten prompt.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct EnhancedPrompt {
    /// The prompt in its new wording.
    pub enhanced_prompt: Option<String>,
}

record! {
    EnhancedPrompt {
        enhanced_prompt = "enhanced_prompt",
    }
}

/// An entertainment subject that results could be narrowed to.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct EntertainmentFacet {
    /// Number of the subject.
    pub id: Option<i32>,
    /// Name of the subject.
    pub name: Option<String>,
}

record! {
    EntertainmentFacet {
        id = "id",
        name = "name",
    }
}

/// A news, sport or entertainment event that editorial assets belong to.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct Event {
    /// Number of child events.
    pub child_event_count: Option<i32>,
    /// Events that are part of this one. Only from `get_event`, with `fields=child_events`.
    pub child_events: Vec<ChildEvent>,
    /// Parts of the editorial catalogue the event belongs to.
    pub editorial_segments: Vec<String>,
    /// The picture that stands for the event.
    pub hero_image: Option<HeroImage>,
    /// Id of the event, as the filter `event_ids` takes it.
    pub id: Option<i32>,
    /// Number of images of the event.
    pub image_count: Option<i32>,
    /// Keywords of the event.
    pub keywords: Vec<Keyword>,
    /// Where the event took place.
    pub location: Option<EventLocation>,
    /// Name of the event.
    pub name: Option<String>,
    /// When the event began.
    pub start_date: Option<Timestamp>,
    /// Kind of event.
    #[cfg_attr(feature = "schemars", schemars(rename = "type"))]
    pub type_: Option<String>,
}

record! {
    Event {
        child_event_count = "child_event_count",
        child_events = "child_events",
        editorial_segments = "editorial_segments",
        hero_image = "hero_image",
        id = "id",
        image_count = "image_count",
        keywords = "keywords",
        location = "location",
        name = "name",
        start_date = "start_date",
        type_ = "type",
    }
}

/// An event that results could be narrowed to.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct EventFacet {
    /// Date of the event.
    pub date: Option<Timestamp>,
    /// Id of the event, as the filter `event_ids` takes it.
    pub id: Option<i32>,
    /// Name of the event.
    pub name: Option<String>,
}

record! {
    EventFacet {
        date = "date",
        id = "id",
        name = "name",
    }
}

/// The events found by their ids, and the ids that were not found.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct EventList {
    /// The events found.
    pub events: Vec<Event>,
    /// Ids asked for that no event has.
    pub events_not_found: Vec<i32>,
}

record! {
    EventList {
        events = "events",
        events_not_found = "events_not_found",
    }
}

/// Where an event took place.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct EventLocation {
    /// City.
    pub city: Option<String>,
    /// Country.
    pub country: Option<String>,
    /// State or province.
    pub state_province: Option<String>,
    /// Venue, such as a stadium or a hall.
    pub venue: Option<String>,
}

record! {
    EventLocation {
        city = "city",
        country = "country",
        state_province = "state_province",
        venue = "venue",
    }
}

/// One page of events found.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct EventSearchResults {
    /// The events on this page.
    pub events: Vec<Event>,
    /// Number of items on all pages together. Large results can be counted further than they can be paged
    /// through.
    pub result_count: Option<i32>,
}

record! {
    EventSearchResults {
        events = "events",
        result_count = "result_count",
    }
}

/// A registered file, as it is listed.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct FileRegistration {
    /// When the file was registered.
    pub date_created: Option<Timestamp>,
    /// Id of the registration.
    pub id: Option<String>,
    /// Previews of the file.
    pub preview_urls: Vec<PreviewUrl>,
}

record! {
    FileRegistration {
        date_created = "date_created",
        id = "id",
        preview_urls = "preview_urls",
    }
}

/// A file that was registered.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct FileRegistrationCreated {
    /// Id of the registration.
    pub id: Option<String>,
}

record! {
    FileRegistrationCreated {
        id = "id",
    }
}

/// A registered file with its previews.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct FileRegistrationDetail {
    /// Id of the registration.
    pub id: Option<String>,
    /// Previews of the file.
    pub preview_urls: Vec<PreviewUrl>,
}

record! {
    FileRegistrationDetail {
        id = "id",
        preview_urls = "preview_urls",
    }
}

/// One page of registered files.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct FileRegistrationList {
    /// The registered files on this page.
    pub file_registrations: Vec<FileRegistration>,
    /// Number of items on all pages together. Large results can be counted further than they can be paged
    /// through.
    pub result_count: Option<i32>,
}

record! {
    FileRegistrationList {
        file_registrations = "file_registrations",
        result_count = "result_count",
    }
}

/// One of the images of a generation.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct GeneratedImage {
    /// Number of the image within its generation.
    pub index: Option<i32>,
    /// Whether the image was blocked and is withheld.
    pub is_blocked: Option<bool>,
    /// Previews of different sizes.
    pub preview_urls: Vec<PreviewUrl>,
    /// URL of the image.
    pub url: Option<String>,
}

record! {
    GeneratedImage {
        index = "index",
        is_blocked = "is_blocked",
        preview_urls = "preview_urls",
        url = "url",
    }
}

/// A generated image whose file is ready.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct GeneratedImageDownload {
    /// Id of the image as an asset of its own, for `redownload_generated_image`.
    pub generated_asset_id: Option<String>,
    /// URL of the file.
    pub url: Option<String>,
}

record! {
    GeneratedImageDownload {
        generated_asset_id = "generated_asset_id",
        url = "url",
    }
}

/// A size a generated image can be downloaded in.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct GeneratedImageSize {
    /// Height in pixels.
    pub height: Option<i32>,
    /// Name of the size, such as `1k` or `4k`.
    pub size_name: Option<String>,
    /// Width in pixels.
    pub width: Option<i32>,
}

record! {
    GeneratedImageSize {
        height = "height",
        size_name = "size_name",
        width = "width",
    }
}

/// The sizes a generated image can be downloaded in.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct GeneratedImageSizes {
    /// The sizes.
    pub download_sizes: Vec<GeneratedImageSize>,
}

record! {
    GeneratedImageSizes {
        download_sizes = "download_sizes",
    }
}

/// One page of past generations.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct GenerationHistory {
    /// The generations on this page.
    pub generations: Vec<GenerationHistoryItem>,
    /// Number of items on all pages together. Large results can be counted further than they can be paged
    /// through.
    pub result_count: Option<i32>,
}

record! {
    GenerationHistory {
        generations = "generations",
        result_count = "result_count",
    }
}

/// A past generation.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct GenerationHistoryItem {
    /// When it was asked for.
    pub generation_date: Option<Timestamp>,
    /// Options it was made with.
    pub generation_options: Option<GenerationOptions>,
    /// Id of the generation request, to poll and download with.
    pub generation_request_id: Option<String>,
    /// Which operation it was.
    pub generation_type: Option<GenerationType>,
    /// What it should not show.
    pub negative_prompt: Option<String>,
    /// Notes given for it.
    pub notes: Option<String>,
    /// The catalogue's asset that the generation worked on, if there was one.
    pub original_asset: Option<OriginalAsset>,
    /// Id of the product it was made under.
    pub product_id: Option<i32>,
    /// When the product was withdrawn, if it was.
    pub product_revoked_date: Option<Timestamp>,
    /// Project code given for it.
    pub project_code: Option<String>,
    /// The prompt it was made from.
    pub prompt: Option<String>,
    /// Its images, four to a request.
    pub results: Vec<GenerationHistoryResult>,
    /// Number the generation started from.
    pub seed: Option<i32>,
    /// The earlier generation it started from, if there was one.
    pub source_generation_request: Option<SourceGeneration>,
    /// Who asked for it.
    pub user: Option<User>,
}

record! {
    GenerationHistoryItem {
        generation_date = "generation_date",
        generation_options = "generation_options",
        generation_request_id = "generation_request_id",
        generation_type = "generation_type",
        negative_prompt = "negative_prompt",
        notes = "notes",
        original_asset = "original_asset",
        product_id = "product_id",
        product_revoked_date = "product_revoked_date",
        project_code = "project_code",
        prompt = "prompt",
        results = "results",
        seed = "seed",
        source_generation_request = "source_generation_request",
        user = "user",
    }
}

/// One of the images of a past generation.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct GenerationHistoryResult {
    /// Number of the image within its generation.
    pub index: Option<i32>,
    /// Whether the image was blocked and is withheld.
    pub is_blocked: Option<bool>,
    /// Previews of different sizes.
    pub preview_urls: Vec<PreviewUrl>,
}

record! {
    GenerationHistoryResult {
        index = "index",
        is_blocked = "is_blocked",
        preview_urls = "preview_urls",
    }
}

/// Options a generation was made with.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct GenerationOptions {
    /// Shape of the images, such as `16:9`.
    pub aspect_ratio: Option<String>,
    /// Kind of picture: photography or illustration.
    pub media_type: Option<MediaType>,
    /// Mood of the picture.
    pub mood: Option<Mood>,
}

record! {
    GenerationOptions {
        aspect_ratio = "aspect_ratio",
        media_type = "media_type",
        mood = "mood",
    }
}

/// The picture that stands for an event.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct HeroImage {
    /// Previews to show.
    pub display_sizes: Vec<DisplaySize>,
    /// Id of the image: a number, as text.
    pub id: Option<String>,
}

record! {
    HeroImage {
        display_sizes = "display_sizes",
        id = "id",
    }
}

/// A past download.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct HistoricalDownload {
    /// Name of the agreement the download was made under.
    pub agreement_name: Option<String>,
    /// Kind of asset, such as image or video.
    pub asset_type: Option<String>,
    /// When the download was made.
    pub date_downloaded: Option<Timestamp>,
    /// Dimensions of the file, where known.
    pub dimensions: Option<DownloadDimensions>,
    /// Notes and project code given for the download.
    pub download_details: Option<DownloadDetails>,
    /// Where the download was made from, such as the website or the API, as text.
    pub download_source: Option<String>,
    /// Id of the generated image, to download it again. AI downloads only.
    pub generated_asset_id: Option<String>,
    /// Id of the asset.
    pub id: Option<String>,
    /// Licence model of the asset, as text.
    pub license_model: Option<String>,
    /// Id of the product the download was made under.
    pub product_id: Option<i32>,
    /// Type of the product the download was made under, as text.
    pub product_type: Option<String>,
    /// Name of the size downloaded.
    pub size_name: Option<String>,
    /// Address of a small preview.
    pub thumb_uri: Option<String>,
    /// Who downloaded it.
    pub user: Option<User>,
}

record! {
    HistoricalDownload {
        agreement_name = "agreement_name",
        asset_type = "asset_type",
        date_downloaded = "date_downloaded",
        dimensions = "dimensions",
        download_details = "download_details",
        download_source = "download_source",
        generated_asset_id = "generated_asset_id",
        id = "id",
        license_model = "license_model",
        product_id = "product_id",
        product_type = "product_type",
        size_name = "size_name",
        thumb_uri = "thumb_uri",
        user = "user",
    }
}

/// A licence for sale at iStock.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct IStockLicense {
    /// Price in credits.
    pub credits: Option<i32>,
    /// Which licence it is.
    pub license_type: Option<AssetLicenseName>,
}

record! {
    IStockLicense {
        credits = "credits",
        license_type = "license_type",
    }
}

/// An image by an artist or from the same series as another, creative or editorial. Holds the
/// `summary_set` and whatever else `fields` asked for.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct Image {
    /// What the asset may be used for. Comes with `fields=allowed_use`.
    pub allowed_use: Option<AllowedUse>,
    /// Ids of the same asset in other systems, by the name of the system. Comes with
    /// `fields=alternative_ids`.
    pub alternative_ids: BTreeMap<String, Option<String>>,
    /// The photographer, film maker or agency behind the asset, where that is published.
    pub artist: Option<String>,
    /// Part of the catalogue the asset belongs to: creative or editorial.
    pub asset_family: Option<String>,
    /// Kind of asset, such as image or video.
    pub asset_type: Option<String>,
    /// Whether the asset has to be asked for at Getty Images instead of being downloaded directly. Comes
    /// with `fields=call_for_image`.
    pub call_for_image: Option<bool>,
    /// Text that describes what the asset shows.
    pub caption: Option<String>,
    /// Code of the asset's collection, as the filter `collection_codes` takes it.
    pub collection_code: Option<String>,
    /// Number of the asset's collection.
    pub collection_id: Option<i32>,
    /// Name of the asset's collection.
    pub collection_name: Option<String>,
    /// Whether the asset is in colour or black and white, as text. Comes with `fields=color_type`.
    pub color_type: Option<String>,
    /// Who contributed the asset.
    pub contributor: Option<Contributor>,
    /// Copyright notice. Comes with `fields=copyright`.
    pub copyright: Option<String>,
    /// When the picture was taken, with or without a zone. Comes with `fields=date_camera_shot`.
    pub date_camera_shot: Option<Timestamp>,
    /// When the asset was created, with or without a zone. Comes with `fields=date_created`.
    pub date_created: Option<Timestamp>,
    /// When the asset was submitted to the catalogue, with or without a zone. Comes with
    /// `fields=date_submitted`.
    pub date_submitted: Option<Timestamp>,
    /// Previews to show. Which ones depends on `fields`: the thumb comes with `summary_set`, more with
    /// `display_set` or by name.
    pub display_sizes: Vec<DisplaySize>,
    /// The customer's product that a download would be made under. Comes with `fields=download_product`.
    pub download_product: Option<String>,
    /// Sizes the asset can be downloaded in. Comes with `fields=download_sizes` and an access token; bytes
    /// and dimensions are estimates.
    pub download_sizes: Vec<ImageDownloadSize>,
    /// Kind of artwork, such as photography or illustration. Comes with `fields=graphical_style`.
    pub graphical_style: Option<String>,
    /// Id of the image: a number, as text.
    pub id: Option<String>,
    /// Collection within iStock. iStock keys only; comes with `fields=istock_collection`.
    pub istock_collection: Option<String>,
    /// Whether the asset is exclusive to iStock. iStock keys only; no value of `fields` asks for it.
    pub istock_exclusive: Option<bool>,
    /// Keywords the asset can be found by; often many. Comes with `fields=keywords`.
    pub keywords: Vec<Keyword>,
    /// The largest download each product offers. Comes with `fields=largest_downloads` and an access token.
    pub largest_downloads: Vec<DownloadAuthorization>,
    /// Licence model, such as royalty-free or rights-ready, as text.
    pub license_model: Option<String>,
    /// Dimensions of the largest size, in pixels.
    pub max_dimensions: Option<MaxDimensions>,
    /// Shape, as text. Values seen differ from those of the filter: `PanoramicHorizontal` and `Unknown`,
    /// for example. Comes with `fields=orientation`.
    pub orientation: Option<String>,
    /// Types of products the asset can be downloaded under. Comes with `fields=product_types`.
    pub product_types: Vec<String>,
    /// Rank of the asset: 1 is best, 3 is worst. Comes with `fields=quality_rank`.
    pub quality_rank: Option<i32>,
    /// Sites to send people to for licensing the asset. Comes with `fields=referral_destinations`.
    pub referral_destinations: Vec<ReferralDestination>,
    /// Countries in which use is restricted.
    pub territory_restrictions: Vec<TerritoryRestriction>,
    /// Title of the asset.
    pub title: Option<String>,
    /// Link for embedding the image by oEmbed. Comes with `fields=uri_oembed`.
    pub uri_oembed: Option<String>,
}

record! {
    Image {
        allowed_use = "allowed_use",
        alternative_ids = "alternative_ids",
        artist = "artist",
        asset_family = "asset_family",
        asset_type = "asset_type",
        call_for_image = "call_for_image",
        caption = "caption",
        collection_code = "collection_code",
        collection_id = "collection_id",
        collection_name = "collection_name",
        color_type = "color_type",
        contributor = "contributor",
        copyright = "copyright",
        date_camera_shot = "date_camera_shot",
        date_created = "date_created",
        date_submitted = "date_submitted",
        display_sizes = "display_sizes",
        download_product = "download_product",
        download_sizes = "download_sizes",
        graphical_style = "graphical_style",
        id = "id",
        istock_collection = "istock_collection",
        istock_exclusive = "istock_exclusive",
        keywords = "keywords",
        largest_downloads = "largest_downloads",
        license_model = "license_model",
        max_dimensions = "max_dimensions",
        orientation = "orientation",
        product_types = "product_types",
        quality_rank = "quality_rank",
        referral_destinations = "referral_destinations",
        territory_restrictions = "territory_restrictions",
        title = "title",
        uri_oembed = "uri_oembed",
    }
}

/// One page of creative images that look like the picture searched with.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct ImageByImageSearchResults {
    /// Corrections made to the search as it was sent.
    pub auto_corrections: Option<AutoCorrections>,
    /// Values the results could be narrowed by. Only with `include_facets=true`.
    pub facets: Option<SearchFacets>,
    /// Fingerprint computed from the picture searched with.
    pub image_fingerprint: Option<String>,
    /// The images on this page.
    pub images: Vec<CreativeImage>,
    /// Suggestions for other phrases. Only with `include_related_searches=true`.
    pub related_searches: Vec<RelatedSearch>,
    /// Number of items on all pages together. Large results can be counted further than they can be paged
    /// through.
    pub result_count: Option<i32>,
}

record! {
    ImageByImageSearchResults {
        auto_corrections = "auto_corrections",
        facets = "facets",
        image_fingerprint = "image_fingerprint",
        images = "images",
        related_searches = "related_searches",
        result_count = "result_count",
    }
}

/// The metadata of an image. Holds the `summary_set` and whatever else `fields` asked for.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct ImageDetail {
    /// What the asset may be used for. Comes with `fields=allowed_use`.
    pub allowed_use: Option<AllowedUse>,
    /// Ids of the same asset in other systems, by the name of the system. Comes with
    /// `fields=alternative_ids`.
    pub alternative_ids: BTreeMap<String, Option<String>>,
    /// The photographer, film maker or agency behind the asset, where that is published.
    pub artist: Option<String>,
    /// Title or function of the artist. Comes with `fields=artist_title`.
    pub artist_title: Option<String>,
    /// Part of the catalogue the asset belongs to: creative or editorial.
    pub asset_family: Option<String>,
    /// Whether the asset has to be asked for at Getty Images instead of being downloaded directly. Comes
    /// with `fields=call_for_image`.
    pub call_for_image: Option<bool>,
    /// Text that describes what the asset shows.
    pub caption: Option<String>,
    /// City where the picture was taken. Comes with `fields=city`.
    pub city: Option<String>,
    /// Code of the asset's collection, as the filter `collection_codes` takes it.
    pub collection_code: Option<String>,
    /// Number of the asset's collection.
    pub collection_id: Option<i32>,
    /// Name of the asset's collection.
    pub collection_name: Option<String>,
    /// Whether the asset is in colour or black and white, as text. Comes with `fields=color_type`.
    pub color_type: Option<String>,
    /// Who contributed the asset.
    pub contributor: Option<Contributor>,
    /// Copyright notice. Comes with `fields=copyright`.
    pub copyright: Option<String>,
    /// Country where the picture was taken. Comes with `fields=country`.
    pub country: Option<String>,
    /// Credit to print beside the image. Comes with `fields=credit_line`.
    pub credit_line: Option<String>,
    /// When the picture was taken, with or without a zone. Comes with `fields=date_camera_shot`.
    pub date_camera_shot: Option<Timestamp>,
    /// When the asset was created, with or without a zone. Comes with `fields=date_created`.
    pub date_created: Option<Timestamp>,
    /// When the asset was submitted to the catalogue, with or without a zone. Comes with
    /// `fields=date_submitted`.
    pub date_submitted: Option<Timestamp>,
    /// Previews to show. Which ones depends on `fields`: the thumb comes with `summary_set`, more with
    /// `display_set` or by name.
    pub display_sizes: Vec<ImageDetailDisplaySize>,
    /// The customer's product that a download would be made under. Comes with `fields=download_product`.
    pub download_product: Option<String>,
    /// Sizes the asset can be downloaded in. Comes with `fields=download_sizes` and an access token; bytes
    /// and dimensions are estimates.
    pub download_sizes: Vec<ImageDownloadSize>,
    /// Parts of the editorial catalogue, such as news or sport. Comes with `fields=editorial_segments`.
    pub editorial_segments: Vec<String>,
    /// Where an editorial asset comes from. Comes with `fields=editorial_source`.
    pub editorial_source: Option<EditorialSource>,
    /// Events the asset belongs to. Comes with `fields=event_ids`.
    pub event_ids: Vec<i32>,
    /// Kind of artwork, such as photography or illustration. Comes with `fields=graphical_style`.
    pub graphical_style: Option<String>,
    /// Id of the image: a number, as text.
    pub id: Option<String>,
    /// Whether the AI operations accept the asset. Comes with `fields=is_ai_editable`.
    pub is_ai_editable: Option<bool>,
    /// Collection within iStock. iStock keys only; comes with `fields=istock_collection`.
    pub istock_collection: Option<String>,
    /// Whether the asset is exclusive to iStock. iStock keys only; comes with `fields=istock_exclusive`.
    pub istock_exclusive: Option<bool>,
    /// Licences for sale at iStock, with their prices in credits. iStock keys only; comes with
    /// `fields=istock_licenses`.
    pub istock_licenses: Vec<IStockLicense>,
    /// Keywords the asset can be found by; often many. Comes with `fields=keywords`.
    pub keywords: Vec<Keyword>,
    /// The largest sizes for download. Comes with `fields=largest_downloads` and an access token.
    pub largest_downloads: Vec<ImageDownloadSize>,
    /// Licence model, such as royalty-free or rights-ready, as text.
    pub license_model: Option<String>,
    /// Links to related resources. Comes with `fields=links`.
    pub links: Vec<Link>,
    /// Dimensions of the largest size, in pixels.
    pub max_dimensions: Option<MaxDimensions>,
    /// Short name recorded with the asset. Comes with `fields=object_name`.
    pub object_name: Option<String>,
    /// Shape, as text. Values seen differ from those of the filter: `PanoramicHorizontal` and `Unknown`,
    /// for example. Comes with `fields=orientation`.
    pub orientation: Option<String>,
    /// Names of people shown; can be long. Comes with `fields=people`.
    pub people: Vec<String>,
    /// Types of products the asset can be downloaded under. Comes with `fields=product_types`.
    pub product_types: Vec<String>,
    /// Rank of the asset: 1 is best, 3 is worst. Comes with `fields=quality_rank`.
    pub quality_rank: Option<i32>,
    /// Sites to send people to for licensing the asset. Comes with `fields=referral_destinations`.
    pub referral_destinations: Vec<ReferralDestination>,
    /// State or province where the picture was taken. Comes with `fields=state_province`.
    pub state_province: Option<String>,
    /// Title of the asset.
    pub title: Option<String>,
    /// Link for embedding the image by oEmbed. Comes with `fields=uri_oembed`.
    pub uri_oembed: Option<String>,
}

record! {
    ImageDetail {
        allowed_use = "allowed_use",
        alternative_ids = "alternative_ids",
        artist = "artist",
        artist_title = "artist_title",
        asset_family = "asset_family",
        call_for_image = "call_for_image",
        caption = "caption",
        city = "city",
        collection_code = "collection_code",
        collection_id = "collection_id",
        collection_name = "collection_name",
        color_type = "color_type",
        contributor = "contributor",
        copyright = "copyright",
        country = "country",
        credit_line = "credit_line",
        date_camera_shot = "date_camera_shot",
        date_created = "date_created",
        date_submitted = "date_submitted",
        display_sizes = "display_sizes",
        download_product = "download_product",
        download_sizes = "download_sizes",
        editorial_segments = "editorial_segments",
        editorial_source = "editorial_source",
        event_ids = "event_ids",
        graphical_style = "graphical_style",
        id = "id",
        is_ai_editable = "is_ai_editable",
        istock_collection = "istock_collection",
        istock_exclusive = "istock_exclusive",
        istock_licenses = "istock_licenses",
        keywords = "keywords",
        largest_downloads = "largest_downloads",
        license_model = "license_model",
        links = "links",
        max_dimensions = "max_dimensions",
        object_name = "object_name",
        orientation = "orientation",
        people = "people",
        product_types = "product_types",
        quality_rank = "quality_rank",
        referral_destinations = "referral_destinations",
        state_province = "state_province",
        title = "title",
        uri_oembed = "uri_oembed",
    }
}

/// A preview of an image, with its dimensions, to be shown straight from its address.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct ImageDetailDisplaySize {
    /// Height in pixels, where known.
    pub height: Option<i32>,
    /// Whether the preview carries a watermark.
    pub is_watermarked: Option<bool>,
    /// Name of the preview: `thumb`, `preview`, `comp` and so on.
    pub name: Option<String>,
    /// Address of the preview, to be used as it is. Needs no credentials.
    pub uri: Option<String>,
    /// Width in pixels, where known.
    pub width: Option<i32>,
}

record! {
    ImageDetailDisplaySize {
        height = "height",
        is_watermarked = "is_watermarked",
        name = "name",
        uri = "uri",
        width = "width",
    }
}

/// The images found by their ids, and the ids that were not found.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct ImageDetailList {
    /// The images found.
    pub images: Vec<ImageDetail>,
    /// Ids asked for that no image has.
    pub images_not_found: Vec<String>,
}

record! {
    ImageDetailList {
        images = "images",
        images_not_found = "images_not_found",
    }
}

/// A size an image can be downloaded in. Bytes and dimensions are estimates.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct ImageDownloadSize {
    /// Size of the file in bytes (estimate).
    pub bytes: Option<i64>,
    /// The customer's products that allow the download.
    pub downloads: Vec<DownloadAuthorization>,
    /// Resolution in dots per inch.
    pub dpi: Option<i32>,
    /// Height in pixels (estimate). Given to `download_image`, it selects this size.
    pub height: Option<i32>,
    /// Media type of the file, such as `image/jpeg`.
    pub media_type: Option<String>,
    /// Name of the size.
    pub name: Option<ImageSize>,
    /// Width in pixels (estimate).
    pub width: Option<i32>,
}

record! {
    ImageDownloadSize {
        bytes = "bytes",
        downloads = "downloads",
        dpi = "dpi",
        height = "height",
        media_type = "media_type",
        name = "name",
        width = "width",
    }
}

/// The results of a generation.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct ImageGeneration {
    /// Id of the generation request, to poll and download with.
    pub generation_request_id: Option<String>,
    /// The catalogue's asset that the generation worked on, if there was one.
    pub original_asset: Option<OriginalAsset>,
    /// The generated images, four to a request.
    pub results: Vec<GeneratedImage>,
    /// Number the generation started from.
    pub seed: Option<i32>,
}

record! {
    ImageGeneration {
        generation_request_id = "generation_request_id",
        original_asset = "original_asset",
        results = "results",
        seed = "seed",
    }
}

/// The catalogue's asset that a picture shows.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct ImageMatch {
    /// Id of the asset.
    pub id: Option<String>,
}

record! {
    ImageMatch {
        id = "id",
    }
}

/// One page of images from the same series as an image, creative or editorial.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct ImageSearchResults {
    /// Corrections made to the search as it was sent.
    pub auto_corrections: Option<AutoCorrections>,
    /// Values the results could be narrowed by. Only with `include_facets=true`.
    pub facets: Option<SearchFacets>,
    /// The images on this page.
    pub images: Vec<Image>,
    /// Suggestions for other phrases. Only with `include_related_searches=true`.
    pub related_searches: Vec<RelatedSearch>,
    /// Number of items on all pages together. Large results can be counted further than they can be paged
    /// through.
    pub result_count: Option<i32>,
}

record! {
    ImageSearchResults {
        auto_corrections = "auto_corrections",
        facets = "facets",
        images = "images",
        related_searches = "related_searches",
        result_count = "result_count",
    }
}

/// A still picture from a video.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct KeyFrame {
    /// Address of the picture.
    pub uri: Option<String>,
}

record! {
    KeyFrame {
        uri = "uri",
    }
}

/// A keyword of an asset or event.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct Keyword {
    /// Id of the keyword, as the filter `keyword_ids` takes it: a number, as text.
    pub keyword_id: Option<String>,
    /// How well the keyword fits.
    pub relevance: Option<i32>,
    /// The keyword, in the language asked for.
    pub text: Option<String>,
    /// Kind of keyword.
    #[cfg_attr(feature = "schemars", schemars(rename = "type"))]
    pub type_: Option<String>,
}

record! {
    Keyword {
        keyword_id = "keyword_id",
        relevance = "relevance",
        text = "text",
        type_ = "type",
    }
}

/// A link to a related resource.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct Link {
    /// How the resource is related.
    pub rel: Option<String>,
    /// Address of the resource.
    pub uri: Option<String>,
}

record! {
    Link {
        rel = "rel",
        uri = "uri",
    }
}

/// A place that results could be narrowed to.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct LocationFacet {
    /// Number of the place.
    pub id: Option<i32>,
    /// Name of the place.
    pub name: Option<String>,
}

record! {
    LocationFacet {
        id = "id",
        name = "name",
    }
}

/// Dimensions of the largest size, in pixels.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct MaxDimensions {
    /// Height in pixels.
    pub height: Option<i32>,
    /// Width in pixels.
    pub width: Option<i32>,
}

record! {
    MaxDimensions {
        height = "height",
        width = "width",
    }
}

/// An order of assets.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct Order {
    /// The assets ordered.
    pub assets: Vec<OrderedAsset>,
    /// Client the assets were ordered for.
    pub end_client: Option<String>,
    /// Number of the order, as text.
    pub id: Option<String>,
    /// Number of the invoice.
    pub invoice_number: Option<String>,
    /// What the customer noted on the order.
    pub notes: Option<OrderNotes>,
    /// When the order was placed.
    pub order_date: Option<Timestamp>,
}

record! {
    Order {
        assets = "assets",
        end_client = "end_client",
        id = "id" as TextOrNumber,
        invoice_number = "invoice_number",
        notes = "notes",
        order_date = "order_date",
    }
}

/// What the customer noted on an order.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct OrderNotes {
    /// Name of the licensee.
    pub licensee_name: Option<String>,
    /// Who ordered.
    pub ordered_by: Option<String>,
    /// Title of the project.
    pub project_title: Option<String>,
    /// The customer's own order number.
    pub purchase_order_number: Option<String>,
}

record! {
    OrderNotes {
        licensee_name = "licensee_name",
        ordered_by = "ordered_by",
        project_title = "project_title",
        purchase_order_number = "purchase_order_number",
    }
}

/// An asset of an order.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct OrderedAsset {
    /// Id of the asset.
    pub id: Option<String>,
}

record! {
    OrderedAsset {
        id = "id",
    }
}

/// The catalogue's asset that a generation worked on.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct OriginalAsset {
    /// Id of the asset.
    pub id: Option<String>,
}

record! {
    OriginalAsset {
        id = "id",
    }
}

/// Downloads beyond a product's limit.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct Overage {
    /// Downloads made beyond the limit.
    pub count: Option<i32>,
    /// Downloads allowed beyond the limit.
    pub limit: Option<i32>,
    /// Whether the limit for overages is reached too.
    pub overages_reached: Option<bool>,
    /// Downloads beyond the limit that are left.
    pub remaining: Option<i32>,
}

record! {
    Overage {
        count = "count",
        limit = "limit",
        overages_reached = "overages_reached",
        remaining = "remaining",
    }
}

/// A generation that is not ready yet.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct PendingImageGeneration {
    /// Id of the generation request, to poll and download with.
    pub generation_request_id: Option<String>,
}

record! {
    PendingImageGeneration {
        generation_request_id = "generation_request_id",
    }
}

/// A person that results could be narrowed to.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct PersonFacet {
    /// Number of the person.
    pub id: Option<i32>,
    /// Name, as the filter `specific_people` takes it.
    pub name: Option<String>,
}

record! {
    PersonFacet {
        id = "id",
        name = "name",
    }
}

/// A preview of an image.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct PreviewUrl {
    /// Height in pixels.
    pub height: Option<i32>,
    /// URL of the preview.
    pub image_url: Option<String>,
    /// Name of the preview's size.
    pub preview_size: Option<String>,
    /// Width in pixels.
    pub width: Option<i32>,
}

record! {
    PreviewUrl {
        height = "height",
        image_url = "image_url",
        preview_size = "preview_size",
        width = "width",
    }
}

/// An agreement that a customer downloads under, with its limits. Which of them apply depends on the
/// type.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct Product {
    /// Name of the agreement.
    pub agreement_name: Option<String>,
    /// What AI generations under the product have to be given.
    pub ai_gen_requirements: Option<DownloadRequirements>,
    /// Website or application the product is meant for.
    pub application_website: Option<String>,
    /// Credits left.
    pub credits_remaining: Option<i32>,
    /// Downloads allowed in each period.
    pub download_limit: Option<i32>,
    /// The period the limit applies to, such as a day, a week or a month, as text.
    pub download_limit_duration: Option<String>,
    /// When the limit starts afresh, in UTC.
    pub download_limit_reset_utc_date: Option<Timestamp>,
    /// What downloads under the product have to be given. Comes with `fields=download_requirements`.
    pub download_requirements: Option<DownloadRequirements>,
    /// Downloads left in the current period.
    pub downloads_remaining: Option<i32>,
    /// When the product ends, in UTC.
    pub expiration_utc_date: Option<Timestamp>,
    /// Id of the product.
    pub id: Option<i32>,
    /// Resolution that the image pack covers. Image packs only.
    pub imagepack_resolution: Option<String>,
    /// Name of the product.
    pub name: Option<String>,
    /// Downloads beyond the limit, where the agreement allows them.
    pub overage: Option<Overage>,
    /// Whether the product can be used.
    pub status: Option<ProductStatus>,
    /// Team credits left. iStock only.
    pub team_credits: Option<i32>,
    /// Type of the product.
    #[cfg_attr(feature = "schemars", schemars(rename = "type"))]
    pub type_: Option<ProductType>,
}

record! {
    Product {
        agreement_name = "agreement_name",
        ai_gen_requirements = "ai_gen_requirements",
        application_website = "application_website",
        credits_remaining = "credits_remaining",
        download_limit = "download_limit",
        download_limit_duration = "download_limit_duration",
        download_limit_reset_utc_date = "download_limit_reset_utc_date",
        download_requirements = "download_requirements",
        downloads_remaining = "downloads_remaining",
        expiration_utc_date = "expiration_utc_date",
        id = "id",
        imagepack_resolution = "imagepack_resolution",
        name = "name",
        overage = "overage",
        status = "status",
        team_credits = "team_credits",
        type_ = "type",
    }
}

/// The customer's products.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct ProductList {
    /// The products.
    pub products: Vec<Product>,
}

record! {
    ProductList {
        products = "products",
    }
}

/// An asset that was bought.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct Purchase {
    /// Id of the asset.
    pub asset_id: Option<String>,
    /// Kind of asset, such as image or video.
    pub asset_type: Option<String>,
    /// When the asset was bought.
    pub date_purchased: Option<Timestamp>,
    /// Address to request the download at.
    pub download_uri: Option<String>,
    /// Size of the file in bytes, as text.
    pub file_size_in_bytes: Option<String>,
    /// Licence model it was bought under, as text.
    pub license_model: Option<String>,
    /// Number of the order, as text.
    pub order_id: Option<String>,
    /// Who bought it.
    pub purchased_by: Option<String>,
    /// Name of the size bought.
    pub size_name: Option<String>,
    /// Address of a small preview.
    pub thumb_uri: Option<String>,
}

record! {
    Purchase {
        asset_id = "asset_id",
        asset_type = "asset_type",
        date_purchased = "date_purchased",
        download_uri = "download_uri",
        file_size_in_bytes = "file_size_in_bytes" as TextOrNumber,
        license_model = "license_model",
        order_id = "order_id" as TextOrNumber,
        purchased_by = "purchased_by",
        size_name = "size_name",
        thumb_uri = "thumb_uri",
    }
}

/// One page of assets that were bought.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct PurchaseList {
    /// The purchases on this page.
    pub previous_purchases: Vec<Purchase>,
    /// Number of items on all pages together. Large results can be counted further than they can be paged
    /// through.
    pub result_count: Option<i32>,
}

record! {
    PurchaseList {
        previous_purchases = "previous_purchases",
        result_count = "result_count",
    }
}

/// A site to send people to for licensing an asset.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct ReferralDestination {
    /// Name of the site.
    pub site_name: Option<String>,
    /// Address of the asset's page there.
    pub uri: Option<String>,
}

record! {
    ReferralDestination {
        site_name = "site_name",
        uri = "uri",
    }
}

/// A suggestion for another search.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct RelatedSearch {
    /// The phrase suggested.
    pub phrase: Option<String>,
    /// URL of the search for that phrase.
    pub url: Option<String>,
}

record! {
    RelatedSearch {
        phrase = "phrase",
        url = "url",
    }
}

/// Values that search results could be narrowed by.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct SearchFacets {
    /// Artists of the assets found.
    pub artists: Vec<ArtistFacet>,
    /// Entertainment subjects of the assets found.
    pub entertainment: Vec<EntertainmentFacet>,
    /// Events the assets found belong to.
    pub events: Vec<EventFacet>,
    /// Places of the assets found.
    pub locations: Vec<LocationFacet>,
    /// People shown in the assets found.
    pub specific_people: Vec<PersonFacet>,
}

record! {
    SearchFacets {
        artists = "artists",
        entertainment = "entertainment",
        events = "events",
        locations = "locations",
        specific_people = "specific_people",
    }
}

/// The image of an earlier generation that a generation started from.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct SourceGeneration {
    /// Id of the earlier generation request.
    pub source_generation_request_id: Option<String>,
    /// Number of the image within that generation.
    pub source_generation_result_index: Option<i32>,
}

record! {
    SourceGeneration {
        source_generation_request_id = "source_generation_request_id",
        source_generation_result_index = "source_generation_result_index",
    }
}

/// A restriction on use in one country.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct TerritoryRestriction {
    /// Code of the country.
    pub country_code: Option<String>,
    /// The restriction in words.
    pub description: Option<String>,
    /// Kind of restriction.
    #[cfg_attr(feature = "schemars", schemars(rename = "type"))]
    pub type_: Option<String>,
}

record! {
    TerritoryRestriction {
        country_code = "country_code",
        description = "description",
        type_ = "type",
    }
}

/// What became of a reported batch.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct UsageBatchResult {
    /// Asset ids that were not valid. One of them fails the whole batch.
    pub invalid_assets: Vec<String>,
    /// Number of usages taken in.
    pub total_asset_usages_processed: Option<i32>,
}

record! {
    UsageBatchResult {
        invalid_assets = "invalid_assets",
        total_asset_usages_processed = "total_asset_usages_processed",
    }
}

/// A user of the customer's account.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct User {
    /// First name.
    pub first_name: Option<String>,
    /// Last name.
    pub last_name: Option<String>,
    /// Middle name.
    pub middle_name: Option<String>,
    /// Name the user signs in with.
    pub username: Option<String>,
}

record! {
    User {
        first_name = "first_name",
        last_name = "last_name",
        middle_name = "middle_name",
        username = "username",
    }
}

/// One page of creative videos that look like the picture searched with.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct VideoByImageSearchResults {
    /// Corrections made to the search as it was sent.
    pub auto_corrections: Option<AutoCorrections>,
    /// Values the results could be narrowed by. Only with `include_facets=true`.
    pub facets: Option<SearchFacets>,
    /// Suggestions for other phrases. Only with `include_related_searches=true`.
    pub related_searches: Vec<RelatedSearch>,
    /// Number of items on all pages together. Large results can be counted further than they can be paged
    /// through.
    pub result_count: Option<i32>,
    /// The videos on this page.
    pub videos: Vec<CreativeVideo>,
}

record! {
    VideoByImageSearchResults {
        auto_corrections = "auto_corrections",
        facets = "facets",
        related_searches = "related_searches",
        result_count = "result_count",
        videos = "videos",
    }
}

/// The metadata of a video. Holds the `summary_set` and whatever else `fields` asked for.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct VideoDetail {
    /// What the asset may be used for. Comes with `fields=allowed_use`.
    pub allowed_use: Option<AllowedUse>,
    /// Ids of the same asset in other systems, by the name of the system. No value of `fields` asks for it.
    pub alternative_ids: BTreeMap<String, Option<String>>,
    /// The photographer, film maker or agency behind the asset, where that is published.
    pub artist: Option<String>,
    /// Part of the catalogue the asset belongs to: creative or editorial.
    pub asset_family: Option<String>,
    /// Whether the asset has to be asked for at Getty Images instead of being downloaded directly. Comes
    /// with `fields=call_for_image`.
    pub call_for_image: Option<bool>,
    /// Text that describes what the asset shows.
    pub caption: Option<String>,
    /// City where the footage was shot. Comes with `fields=city`.
    pub city: Option<String>,
    /// Length of the clip, as text. Comes with `fields=clip_length`.
    pub clip_length: Option<String>,
    /// Code of the asset's collection, as the filter `collection_codes` takes it.
    pub collection_code: Option<String>,
    /// Number of the asset's collection.
    pub collection_id: Option<i32>,
    /// Name of the asset's collection.
    pub collection_name: Option<String>,
    /// Whether the asset is in colour or black and white, as text. Comes with `fields=color_type`.
    pub color_type: Option<String>,
    /// Copyright notice. Comes with `fields=copyright`.
    pub copyright: Option<String>,
    /// Country where the footage was shot. Comes with `fields=country`.
    pub country: Option<String>,
    /// When the asset was created, with or without a zone. Comes with `fields=date_created`.
    pub date_created: Option<Timestamp>,
    /// When the asset was submitted to the catalogue, with or without a zone. Comes with
    /// `fields=date_submitted`.
    pub date_submitted: Option<Timestamp>,
    /// Previews to show. Which ones depends on `fields`: the thumb comes with `summary_set`, more with
    /// `display_set` or by name.
    pub display_sizes: Vec<VideoDisplaySize>,
    /// The customer's product that a download would be made under. Comes with `fields=download_product`.
    pub download_product: Option<String>,
    /// Sizes the asset can be downloaded in. Comes with `fields=download_sizes` and an access token; bytes
    /// and dimensions are estimates.
    pub download_sizes: Vec<VideoDownloadSize>,
    /// Parts of the editorial catalogue, such as news or sport. Comes with `fields=editorial_segments`.
    pub editorial_segments: Vec<String>,
    /// Time the footage shows or stems from, as text. Comes with `fields=era`.
    pub era: Option<String>,
    /// Events the asset belongs to. Comes with `fields=event_ids`.
    pub event_ids: Vec<i32>,
    /// Id of the video: a number, as text.
    pub id: Option<String>,
    /// Whether the AI operations accept the asset. Comes with `fields=is_ai_editable`.
    pub is_ai_editable: Option<bool>,
    /// Collection within iStock. iStock keys only; comes with `fields=istock_collection`.
    pub istock_collection: Option<String>,
    /// Whether the asset is exclusive to iStock. iStock keys only; comes with `fields=istock_exclusive`.
    pub istock_exclusive: Option<bool>,
    /// Licences for sale at iStock, with their prices in credits. iStock keys only; comes with
    /// `fields=istock_licenses`.
    pub istock_licenses: Vec<IStockLicense>,
    /// Part of the collection within iStock. iStock keys only.
    pub istock_sub_collection: Option<String>,
    /// Still pictures from the video. Comes with `fields=key_frames`.
    pub key_frames: Vec<KeyFrame>,
    /// Keywords the asset can be found by; often many. Comes with `fields=keywords`.
    pub keywords: Vec<Keyword>,
    /// Licence model, such as royalty-free or rights-ready, as text.
    pub license_model: Option<String>,
    /// Format the footage was mastered to. Comes with `fields=mastered_to`.
    pub mastered_to: Option<String>,
    /// Dimensions of the largest size, in pixels.
    pub max_dimensions: Option<MaxDimensions>,
    /// Short name recorded with the asset. Comes with `fields=object_name`.
    pub object_name: Option<String>,
    /// Shape, as text. Values seen differ from those of the filter: `PanoramicHorizontal` and `Unknown`,
    /// for example. Comes with `fields=orientation`.
    pub orientation: Option<String>,
    /// Medium or format the footage was recorded on. Comes with `fields=originally_shot_on`.
    pub originally_shot_on: Option<String>,
    /// Names of people shown; can be long. Comes with `fields=people`.
    pub people: Vec<String>,
    /// Types of products the asset can be downloaded under. Comes with `fields=product_types`.
    pub product_types: Vec<String>,
    /// Rank of the asset: 1 is best, 3 is worst. Comes with `fields=quality_rank`.
    pub quality_rank: Option<i32>,
    /// Sites to send people to for licensing the asset. Comes with `fields=referral_destinations`.
    pub referral_destinations: Vec<ReferralDestination>,
    /// Speed the footage was shot at, such as real time or slow motion, as text. Comes with
    /// `fields=shot_speed`.
    pub shot_speed: Option<String>,
    /// Where the footage comes from. Comes with `fields=source`.
    pub source: Option<String>,
    /// State or province where the footage was shot. Comes with `fields=state_province`.
    pub state_province: Option<String>,
    /// Title of the asset.
    pub title: Option<String>,
}

record! {
    VideoDetail {
        allowed_use = "allowed_use",
        alternative_ids = "alternative_ids",
        artist = "artist",
        asset_family = "asset_family",
        call_for_image = "call_for_image",
        caption = "caption",
        city = "city",
        clip_length = "clip_length",
        collection_code = "collection_code",
        collection_id = "collection_id",
        collection_name = "collection_name",
        color_type = "color_type",
        copyright = "copyright",
        country = "country",
        date_created = "date_created",
        date_submitted = "date_submitted",
        display_sizes = "display_sizes",
        download_product = "download_product",
        download_sizes = "download_sizes",
        editorial_segments = "editorial_segments",
        era = "era",
        event_ids = "event_ids",
        id = "id",
        is_ai_editable = "is_ai_editable",
        istock_collection = "istock_collection",
        istock_exclusive = "istock_exclusive",
        istock_licenses = "istock_licenses",
        istock_sub_collection = "istock_sub_collection",
        key_frames = "key_frames",
        keywords = "keywords",
        license_model = "license_model",
        mastered_to = "mastered_to",
        max_dimensions = "max_dimensions",
        object_name = "object_name",
        orientation = "orientation",
        originally_shot_on = "originally_shot_on",
        people = "people",
        product_types = "product_types",
        quality_rank = "quality_rank",
        referral_destinations = "referral_destinations",
        shot_speed = "shot_speed",
        source = "source",
        state_province = "state_province",
        title = "title",
    }
}

/// The videos found by their ids, and the ids that were not found.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct VideoDetailList {
    /// The videos found.
    pub videos: Vec<VideoDetail>,
    /// Ids asked for that no video has.
    pub videos_not_found: Vec<String>,
}

record! {
    VideoDetailList {
        videos = "videos",
        videos_not_found = "videos_not_found",
    }
}

/// A preview of a video, to be shown straight from its address.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct VideoDisplaySize {
    /// Aspect ratio as text, such as `16:9`.
    pub aspect_ratio: Option<String>,
    /// Whether the preview carries a watermark.
    pub is_watermarked: Option<bool>,
    /// Name of the preview: `thumb`, `preview`, `comp` and so on.
    pub name: Option<String>,
    /// Address of the preview, to be used as it is. Needs no credentials.
    pub uri: Option<String>,
}

record! {
    VideoDisplaySize {
        aspect_ratio = "aspect_ratio",
        is_watermarked = "is_watermarked",
        name = "name",
        uri = "uri",
    }
}

/// A size and format a video can be downloaded in. Bytes and dimensions are estimates.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct VideoDownloadSize {
    /// Bits per sample, as text.
    pub bit_depth: Option<String>,
    /// Broadcast standard the footage conforms to, such as PAL or NTSC.
    pub broadcast_video_standard: Option<String>,
    /// Size of the file in bytes (estimate).
    pub bytes: Option<i64>,
    /// Codec.
    pub compression: Option<String>,
    /// Media type of the file.
    pub content_type: Option<String>,
    /// The size in words.
    pub description: Option<String>,
    /// The customer's products that allow the download.
    pub downloads: Vec<DownloadAuthorization>,
    /// Container format.
    pub format: Option<String>,
    /// Frames per second.
    pub frame_rate: Option<f64>,
    /// Dimensions as text.
    pub frame_size: Option<String>,
    /// Height in pixels (estimate). It can be fractional.
    pub height: Option<f64>,
    /// Whether the footage is interlaced.
    pub interlaced: Option<bool>,
    /// Name of the size, as `download_video` takes it in `size`.
    pub name: Option<String>,
    /// Width in pixels (estimate).
    pub width: Option<i32>,
}

record! {
    VideoDownloadSize {
        bit_depth = "bit_depth",
        broadcast_video_standard = "broadcast_video_standard",
        bytes = "bytes",
        compression = "compression",
        content_type = "content_type",
        description = "description",
        downloads = "downloads",
        format = "format",
        frame_rate = "frame_rate",
        frame_size = "frame_size",
        height = "height",
        interlaced = "interlaced",
        name = "name",
        width = "width",
    }
}
