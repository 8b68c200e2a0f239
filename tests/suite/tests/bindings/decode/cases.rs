//! Which body each operation is decoded with, for each success it documents.

use std::fmt::Debug;
use std::path::PathBuf;

use bytes::Bytes;
use getty_api::oembed::operations::GetOembed;
use getty_api::operations::*;
use getty_api::{Completion, Error, Operation, Redirectable};
use serde::Serialize;
use serde_json::Value;

/// An answer of an operation.
pub(super) struct Case {
    pub(super) operation: &'static str,
    pub(super) status: u16,
    /// The file in `tests/suite/bodies`, without its extension; empty for an answer without a body.
    pub(super) body: &'static str,
    decode: fn(http::Response<Bytes>) -> Result<Decoded, Error>,
}

/// What an answer was decoded to.
pub(super) struct Decoded {
    pub(super) shown: String,
    /// The result written as JSON again.
    pub(super) json: Value,
}

impl Case {
    fn new<O: Operation>(
        status: u16,
        body: &'static str,
        decode: fn(http::Response<Bytes>) -> Result<Decoded, Error>,
    ) -> Self {
        Self { operation: O::INFO.id, status, body, decode }
    }

    /// The body of the file.
    pub(super) fn read(&self) -> Value {
        let path = directory().join(format!("{}.json", self.body));
        let text = std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        serde_json::from_slice(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }

    /// Decodes an answer with this body.
    pub(super) fn decode(&self, body: &Value) -> Result<Decoded, Error> {
        self.decode_bytes(body.to_string().into())
    }

    pub(super) fn decode_bytes(&self, body: Bytes) -> Result<Decoded, Error> {
        (self.decode)(answer(self.status, body))
    }
}

/// Where the bodies are.
pub(super) fn directory() -> PathBuf {
    getty_api_suite::repository::root().join("tests/suite/bodies")
}

/// An answer with a status and a body.
pub(super) fn answer(status: u16, body: impl Into<Bytes>) -> http::Response<Bytes> {
    let mut response = http::Response::new(body.into());
    *response.status_mut() = status.try_into().expect("a status");
    response
}

fn decoded<T: Debug + Serialize>(result: &T) -> Decoded {
    Decoded { shown: format!("{result:#?}"), json: serde_json::to_value(result).expect("results are JSON") }
}

/// An answer in JSON.
fn json<O>(status: u16, body: &'static str) -> Case
where
    O: Operation,
    O::Output: Debug + Serialize,
{
    Case::new::<O>(status, body, |response| O::decode(response).map(|result| decoded(&result)))
}

/// An answer without a body.
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
    Case::new::<O>(status, body, |response| {
        O::decode(response).map(|completion| {
            let shown = format!("{completion:#?}");
            let json = match completion {
                Completion::Ready(result) => decoded(&result).json,
                Completion::Pending(pending) => decoded(&pending).json,
            };
            Decoded { shown, json }
        })
    })
}

/// A result, or an address elsewhere.
fn redirectable<O, T>(status: u16, body: &'static str) -> Case
where
    O: Operation<Output = Redirectable<T>>,
    T: Debug + Serialize,
{
    Case::new::<O>(status, body, |response| {
        O::decode(response).map(|redirectable| {
            let shown = format!("{redirectable:#?}");
            let json = match redirectable {
                Redirectable::Body(result) => decoded(&result).json,
                Redirectable::SeeOther(address) => address.into(),
            };
            Decoded { shown, json }
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
