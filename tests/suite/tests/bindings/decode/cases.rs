//! Which body each operation is decoded with, for each success it documents.

use std::fmt::Debug;
use std::path::PathBuf;

use bytes::Bytes;
use getty_api::oembed::operations::GetOembed;
use getty_api::operations::*;
use getty_api::{Completion, DecodeMode, Error, Operation, Redirectable, Response, Unreadable};
use serde::Serialize;
use serde_json::Value;

/// A response of an operation.
pub(super) struct Case {
    pub(super) operation: &'static str,
    pub(super) status: u16,
    /// The file in `tests/suite/bodies`, without its extension; empty for a response without a body.
    pub(super) body: &'static str,
    decode: fn(http::Response<Bytes>, DecodeMode) -> Result<Decoded, Error>,
}

/// What a response was decoded to.
pub(super) struct Decoded {
    pub(super) shown: String,
    /// The result written as JSON again.
    pub(super) json: Value,
    /// The values that were skipped.
    pub(super) unreadable: Vec<Unreadable>,
}

impl Case {
    fn new<O: Operation>(
        status: u16,
        body: &'static str,
        decode: fn(http::Response<Bytes>, DecodeMode) -> Result<Decoded, Error>,
    ) -> Self {
        Self { operation: O::INFO.id, status, body, decode }
    }

    /// The body of the file.
    pub(super) fn read(&self) -> Value {
        let path = directory().join(format!("{}.json", self.body));
        let text = std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        serde_json::from_slice(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }

    /// Decodes a response with this body.
    pub(super) fn decode(&self, body: &Value) -> Result<Decoded, Error> {
        self.decode_bytes(body.to_string().into())
    }

    pub(super) fn decode_bytes(&self, body: Bytes) -> Result<Decoded, Error> {
        (self.decode)(http_response(self.status, body), DecodeMode::Tolerant)
    }

    /// Decodes a response with this body strictly.
    pub(super) fn decode_strictly(&self, body: &Value) -> Result<Decoded, Error> {
        (self.decode)(http_response(self.status, body.to_string()), DecodeMode::Strict)
    }
}

/// Where the bodies are.
pub(super) fn directory() -> PathBuf {
    getty_api_suite::repository::root().join("tests/suite/bodies")
}

/// A response with a status and a body.
pub(super) fn http_response(status: u16, body: impl Into<Bytes>) -> http::Response<Bytes> {
    let mut response = http::Response::new(body.into());
    *response.status_mut() = status.try_into().expect("a status");
    response
}

/// A response decoded to a result of some kind, which `json` writes again.
fn decoded<O>(
    response: http::Response<Bytes>,
    mode: DecodeMode,
    json: impl FnOnce(&O::Output) -> Value,
) -> Result<Decoded, Error>
where
    O: Operation,
    O::Output: Debug,
{
    let response = Response::decode_with::<O>(response, mode)?;
    let unreadable = response.unreadable().to_vec();
    assert_eq!(unreadable.len(), response.unreadable_count());
    let result = response.into_inner();
    Ok(Decoded { shown: format!("{result:#?}"), json: json(&result), unreadable })
}

fn written<T: Serialize>(result: &T) -> Value {
    serde_json::to_value(result).expect("results are JSON")
}

/// A response in JSON.
fn json<O>(status: u16, body: &'static str) -> Case
where
    O: Operation,
    O::Output: Debug + Serialize,
{
    Case::new::<O>(status, body, |response, mode| decoded::<O>(response, mode, written))
}

/// A response without a body.
fn empty<O: Operation<Output = ()>>(status: u16) -> Case {
    json::<O>(status, "")
}

/// A result, or the news that it is not there yet.
fn completion<O, T, P>(status: u16, body: &'static str) -> Case
where
    O: Operation<Output = Completion<T, P>>,
    T: Debug + Serialize,
    P: Debug + Serialize,
{
    Case::new::<O>(status, body, |response, mode| {
        decoded::<O>(response, mode, |completion| match completion {
            Completion::Ready(result) => written(result),
            Completion::Pending(pending) => written(pending),
        })
    })
}

/// A result, or an address elsewhere.
fn redirectable<O, T>(status: u16, body: &'static str) -> Case
where
    O: Operation<Output = Redirectable<T>>,
    T: Debug + Serialize,
{
    Case::new::<O>(status, body, |response, mode| {
        decoded::<O>(response, mode, |redirectable| match redirectable {
            Redirectable::Body(result) => written(result),
            Redirectable::SeeOther(url) => url.as_str().into(),
        })
    })
}

/// Every success of every operation but the redirects of downloads, which have no body.
pub(super) fn all() -> Vec<Case> {
    vec![
        json::<AcquireAssetLicenses>(200, "acquire_asset_licenses"),
        empty::<AddBoardAsset>(201),
        json::<AddBoardAssets>(201, "add_board_assets"),
        empty::<ConfirmChangeSet>(200),
        json::<CreateBoard>(201, "create_board"),
        json::<CreateBoardAssetComment>(200, "create_board_asset_comment"),
        json::<CreateBoardComment>(201, "create_board_comment"),
        empty::<DeleteBoard>(200),
        empty::<DeleteBoard>(204),
        empty::<DeleteBoardAssetComment>(200),
        empty::<DeleteBoardComment>(200),
        empty::<DeleteBoardComment>(204),
        empty::<DeleteFileRegistration>(200),
        empty::<DeleteFileRegistration>(204),
        redirectable::<DownloadImage, _>(200, "download_image"),
        redirectable::<DownloadVideo, _>(200, "download_image"),
        json::<EnhancePrompt>(200, "enhance_prompt"),
        completion::<ExtendImage, _, _>(200, "get_image_generation"),
        completion::<ExtendImage, _, _>(202, "get_image_generation.202"),
        completion::<GenerateBackground, _, _>(200, "get_image_generation"),
        completion::<GenerateBackground, _, _>(202, "get_image_generation.202"),
        completion::<GenerateImageVariations, _, _>(200, "get_image_generation"),
        completion::<GenerateImageVariations, _, _>(202, "get_image_generation.202"),
        completion::<GenerateImages, _, _>(200, "get_image_generation"),
        completion::<GenerateImages, _, _>(202, "get_image_generation.202"),
        json::<GetBoard>(200, "get_board"),
        json::<GetChangeSet>(200, "get_change_set"),
        json::<GetChangeSet>(201, "get_change_set"),
        json::<GetCurrentCustomer>(200, "get_current_customer"),
        json::<GetEvent>(200, "get_event"),
        json::<GetEvents>(200, "get_events"),
        json::<GetFileRegistration>(200, "get_file_registration"),
        completion::<GetGeneratedImageDownload, _, _>(200, "get_generated_image_download"),
        completion::<GetGeneratedImageDownload, _, _>(202, ""),
        json::<GetGeneratedImageSizes>(200, "get_generated_image_sizes"),
        json::<GetGenerationHistoryItem>(200, "get_generation_history_item"),
        json::<GetImage>(200, "get_images"),
        json::<GetImageDownloadHistory>(200, "get_image_download_history"),
        completion::<GetImageGeneration, _, _>(200, "get_image_generation"),
        completion::<GetImageGeneration, _, _>(202, "get_image_generation.202"),
        json::<GetImages>(200, "get_images"),
        json::<GetOembed>(200, "get_oembed"),
        json::<GetOrder>(200, "get_order"),
        json::<GetVideo>(200, "get_video"),
        json::<GetVideoDownloadHistory>(200, "get_image_download_history"),
        json::<GetVideos>(200, "get_videos"),
        completion::<InfluenceColorByImage, _, _>(200, "get_image_generation"),
        completion::<InfluenceColorByImage, _, _>(202, "get_image_generation.202"),
        completion::<InfluenceCompositionByImage, _, _>(200, "get_image_generation"),
        completion::<InfluenceCompositionByImage, _, _>(202, "get_image_generation.202"),
        json::<ListBoardComments>(200, "list_board_comments"),
        json::<ListBoards>(200, "list_boards"),
        json::<ListChannels>(200, "list_channels"),
        json::<ListCollections>(200, "list_collections"),
        json::<ListCountries>(200, "list_countries"),
        json::<ListDownloads>(200, "list_downloads"),
        json::<ListFileRegistrations>(200, "list_file_registrations"),
        json::<ListGenerationHistory>(200, "list_generation_history"),
        json::<ListImagesInSameSeries>(200, "list_images_in_same_series"),
        json::<ListProducts>(200, "list_products"),
        json::<ListPurchasedAssets>(200, "list_purchased_assets"),
        json::<ListSimilarImages>(200, "search_images"),
        json::<ListSimilarVideos>(200, "search_editorial_videos"),
        json::<ListVideosInSameSeries>(200, "list_videos_in_same_series"),
        json::<MatchImage>(200, "match_image"),
        json::<RedownloadGeneratedImage>(200, "get_generated_image_download"),
        completion::<RefineImage, _, _>(200, "get_image_generation"),
        completion::<RefineImage, _, _>(202, "get_image_generation.202"),
        json::<RegisterFile>(200, "register_file"),
        completion::<RemoveBackground, _, _>(200, "get_image_generation"),
        completion::<RemoveBackground, _, _>(202, "get_image_generation.202"),
        empty::<RemoveBoardAsset>(200),
        empty::<RemoveBoardAssets>(200),
        completion::<RemoveObject, _, _>(200, "get_image_generation"),
        completion::<RemoveObject, _, _>(202, "get_image_generation.202"),
        completion::<ReplaceBackground, _, _>(200, "get_image_generation"),
        completion::<ReplaceBackground, _, _>(202, "get_image_generation.202"),
        json::<ReportUsage>(201, "report_usage"),
        json::<SearchAffiliateImages>(200, "search_affiliate_images"),
        json::<SearchAffiliateVideos>(200, "search_affiliate_videos"),
        json::<SearchArtistImages>(200, "search_artist_images"),
        json::<SearchArtistVideos>(200, "search_artist_videos"),
        json::<SearchCreativeImages>(200, "search_creative_images"),
        json::<SearchCreativeImagesByImage>(200, "search_creative_images_by_image"),
        json::<SearchCreativeVideos>(200, "search_creative_videos"),
        json::<SearchCreativeVideosByImage>(200, "search_creative_videos_by_image"),
        json::<SearchEditorialImages>(200, "search_editorial_images"),
        json::<SearchEditorialVideos>(200, "search_editorial_videos"),
        json::<SearchEvents>(200, "search_events"),
        json::<SearchImages>(200, "search_images"),
        completion::<StartGeneratedImageDownload, _, _>(200, "get_generated_image_download"),
        completion::<StartGeneratedImageDownload, _, _>(202, ""),
        empty::<UpdateBoard>(200),
        empty::<UpdateBoard>(204),
        empty::<UploadSearchImage>(200),
    ]
}
