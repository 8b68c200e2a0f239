// Made by `cargo xtask regen` from openapi/getty-images-v3.json and openapi/overlays/. Do not edit.

//! The operations of the group `ai_generator`.

use bytes::Bytes;
use http::Method;
use crate::support::*;
use crate::Timestamp;
use super::super::types;

/// Deletes a registered reference file.
///
/// Answers with no body. Credentials: API key and access token.
///
/// # Arguments
/// - `file_registration_id`: Id of the registered file, from `register_file`.
///
/// # API operation
/// `DELETE /v3/ai/file-registrations/{fileRegistrationId}`
pub fn delete_file_registration(
    file_registration_id: impl Into<String>,
) -> DeleteFileRegistration {
    DeleteFileRegistration {
        file_registration_id: file_registration_id.into(),
    }
}

/// The arguments of [`delete_file_registration`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is given to `Client::send`"]
pub struct DeleteFileRegistration {
    file_registration_id: String,
}

impl Operation for DeleteFileRegistration {
    type Output = ();
    const INFO: &'static OperationInfo = &OperationInfo::new(
        "delete_file_registration",
        Method::DELETE,
        "/v3/ai/file-registrations/{fileRegistrationId}",
        &[200, 204],
        Effect::Idempotent,
        Token::Required,
        Service::Api,
    );
    #[inline]
    fn into_request(self) -> Result<Request, Error> {
        RequestWriter::new(Self::INFO)
            .path("fileRegistrationId", &self.file_registration_id)
            .finish()
    }
    #[inline]
    fn decode(
        response: &http::Response<Bytes>,
        decoder: &mut Decoder,
    ) -> Result<Self::Output, Error> {
        decode::empty::<Self>(response, decoder)
    }
}

/// Rewrites a prompt so that it gives better generations.
///
/// Returns the new wording; no image is generated. Fails with 400 `PromptEnhancementFailed` when it
/// cannot rewrite the prompt.
///
/// Credentials: API key and access token.
///
/// # Arguments
/// - `body`: The prompt to rewrite.
///
/// # API operation
/// `POST /v3/ai/enhance-prompt`
pub fn enhance_prompt(
    body: impl Into<types::PromptEnhancementRequest>,
) -> EnhancePrompt {
    EnhancePrompt { body: body.into() }
}

/// The arguments of [`enhance_prompt`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is given to `Client::send`"]
pub struct EnhancePrompt {
    body: types::PromptEnhancementRequest,
}

impl Operation for EnhancePrompt {
    type Output = types::EnhancedPrompt;
    const INFO: &'static OperationInfo = &OperationInfo::new(
        "enhance_prompt",
        Method::POST,
        "/v3/ai/enhance-prompt",
        &[200],
        Effect::Safe,
        Token::Required,
        Service::Api,
    );
    #[inline]
    fn into_request(self) -> Result<Request, Error> {
        RequestWriter::new(Self::INFO).json(&self.body).finish()
    }
    #[inline]
    fn decode(
        response: &http::Response<Bytes>,
        decoder: &mut Decoder,
    ) -> Result<Self::Output, Error> {
        decode::json::<Self, _>(response, decoder)
    }
}

/// Extends a picture beyond its edges.
///
/// - The picture is an asset of the catalogue or an earlier generation's result; each side is extended
///   by a percentage of the picture.
/// - Answers 200 with the results, or 202 with only the id of the request; then poll
///   `get_image_generation`.
/// - Counts against an AI product, and each repetition counts again.
///
/// Credentials: API key and access token.
///
/// # Arguments
/// - `body`: The picture to work on and how far to extend each side.
///
/// # API operation
/// `POST /v3/ai/image-generations/extend`
pub fn extend_image(body: impl Into<types::ImageExtensionRequest>) -> ExtendImage {
    ExtendImage { body: body.into() }
}

/// The arguments of [`extend_image`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is given to `Client::send`"]
pub struct ExtendImage {
    body: types::ImageExtensionRequest,
}

impl Operation for ExtendImage {
    type Output = Completion<types::ImageGeneration, types::PendingImageGeneration>;
    const INFO: &'static OperationInfo = &OperationInfo::new(
            "extend_image",
            Method::POST,
            "/v3/ai/image-generations/extend",
            &[200, 202],
            Effect::Metered,
            Token::Required,
            Service::Api,
        )
        .starting_generation();
    #[inline]
    fn into_request(self) -> Result<Request, Error> {
        RequestWriter::new(Self::INFO).json(&self.body).finish()
    }
    #[inline]
    fn decode(
        response: &http::Response<Bytes>,
        decoder: &mut Decoder,
    ) -> Result<Self::Output, Error> {
        decode::completion::<Self, _, _>(response, decoder)
    }
}

/// Generates a background around the picture of a product.
///
/// - The product's picture is a registered file; a prompt or a second picture describes the background.
/// - Answers 200 with the results, or 202 with only the id of the request; then poll
///   `get_image_generation`.
/// - Counts against an AI product, and each repetition counts again.
///
/// Credentials: API key and access token.
///
/// # Arguments
/// - `body`: The picture, the background wanted, and how much room to leave around the picture.
///
/// # API operation
/// `POST /v3/ai/image-generations/background-generations`
pub fn generate_background(
    body: impl Into<types::BackgroundGenerationRequest>,
) -> GenerateBackground {
    GenerateBackground {
        body: body.into(),
    }
}

/// The arguments of [`generate_background`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is given to `Client::send`"]
pub struct GenerateBackground {
    body: types::BackgroundGenerationRequest,
}

impl Operation for GenerateBackground {
    type Output = Completion<types::ImageGeneration, types::PendingImageGeneration>;
    const INFO: &'static OperationInfo = &OperationInfo::new(
            "generate_background",
            Method::POST,
            "/v3/ai/image-generations/background-generations",
            &[200, 202],
            Effect::Metered,
            Token::Required,
            Service::Api,
        )
        .starting_generation();
    #[inline]
    fn into_request(self) -> Result<Request, Error> {
        RequestWriter::new(Self::INFO).json(&self.body).finish()
    }
    #[inline]
    fn decode(
        response: &http::Response<Bytes>,
        decoder: &mut Decoder,
    ) -> Result<Self::Output, Error> {
        decode::completion::<Self, _, _>(response, decoder)
    }
}

/// Generates variations of a generated image.
///
/// - Answers 200 with the results, or 202 with only the id of the new request; then poll
///   `get_image_generation`.
/// - Counts against an AI product, and each repetition counts again.
///
/// Credentials: API key and access token.
///
/// # Arguments
/// - `generation_request_id`: Id of the generation that the image to vary comes from.
/// - `index`: Number of the image to vary within that generation.
/// - `body`: The product to use, and what it wants to know.
///
/// # API operation
/// `POST /v3/ai/image-generations/{generationRequestId}/images/{index}/variations`
pub fn generate_image_variations(
    generation_request_id: impl Into<String>,
    index: i32,
    body: impl Into<types::ImageVariationRequest>,
) -> GenerateImageVariations {
    GenerateImageVariations {
        generation_request_id: generation_request_id.into(),
        index,
        body: body.into(),
    }
}

/// The arguments of [`generate_image_variations`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is given to `Client::send`"]
pub struct GenerateImageVariations {
    generation_request_id: String,
    index: i32,
    body: types::ImageVariationRequest,
}

impl Operation for GenerateImageVariations {
    type Output = Completion<types::ImageGeneration, types::PendingImageGeneration>;
    const INFO: &'static OperationInfo = &OperationInfo::new(
            "generate_image_variations",
            Method::POST,
            "/v3/ai/image-generations/{generationRequestId}/images/{index}/variations",
            &[200, 202],
            Effect::Metered,
            Token::Required,
            Service::Api,
        )
        .starting_generation();
    #[inline]
    fn into_request(self) -> Result<Request, Error> {
        RequestWriter::new(Self::INFO)
            .path("generationRequestId", &self.generation_request_id)
            .path("index", &self.index)
            .json(&self.body)
            .finish()
    }
    #[inline]
    fn decode(
        response: &http::Response<Bytes>,
        decoder: &mut Decoder,
    ) -> Result<Self::Output, Error> {
        decode::completion::<Self, _, _>(response, decoder)
    }
}

/// Generates four images from a prompt.
///
/// - Answers 200 with the results, or 202 with only the id of the request; then poll
///   `get_image_generation`.
/// - Counts against an AI product, and each repetition counts again: there is no idempotency key.
/// - 429 can mean too many concurrent generations (`TooManyConcurrentGenerations`): wait a second.
/// - Results are kept for six months.
///
/// Credentials: API key and access token.
///
/// # Arguments
/// - `body`: The prompt and how the images should look.
///
/// # API operation
/// `POST /v3/ai/image-generations`
pub fn generate_images(
    body: impl Into<types::ImageGenerationRequest>,
) -> GenerateImages {
    GenerateImages {
        body: body.into(),
    }
}

/// The arguments of [`generate_images`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is given to `Client::send`"]
pub struct GenerateImages {
    body: types::ImageGenerationRequest,
}

impl Operation for GenerateImages {
    type Output = Completion<types::ImageGeneration, types::PendingImageGeneration>;
    const INFO: &'static OperationInfo = &OperationInfo::new(
            "generate_images",
            Method::POST,
            "/v3/ai/image-generations",
            &[200, 202],
            Effect::Metered,
            Token::Required,
            Service::Api,
        )
        .starting_generation();
    #[inline]
    fn into_request(self) -> Result<Request, Error> {
        RequestWriter::new(Self::INFO).json(&self.body).finish()
    }
    #[inline]
    fn decode(
        response: &http::Response<Bytes>,
        decoder: &mut Decoder,
    ) -> Result<Self::Output, Error> {
        decode::completion::<Self, _, _>(response, decoder)
    }
}

/// Gets a registered reference file with its previews.
///
/// Credentials: API key and access token.
///
/// # Arguments
/// - `file_registration_id`: Id of the registered file, from `register_file`.
///
/// # API operation
/// `GET /v3/ai/file-registrations/{fileRegistrationId}`
pub fn get_file_registration(
    file_registration_id: impl Into<String>,
) -> GetFileRegistration {
    GetFileRegistration {
        file_registration_id: file_registration_id.into(),
    }
}

/// The arguments of [`get_file_registration`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is given to `Client::send`"]
pub struct GetFileRegistration {
    file_registration_id: String,
}

impl Operation for GetFileRegistration {
    type Output = types::FileRegistrationDetail;
    const INFO: &'static OperationInfo = &OperationInfo::new(
        "get_file_registration",
        Method::GET,
        "/v3/ai/file-registrations/{fileRegistrationId}",
        &[200],
        Effect::Safe,
        Token::Required,
        Service::Api,
    );
    #[inline]
    fn into_request(self) -> Result<Request, Error> {
        RequestWriter::new(Self::INFO)
            .path("fileRegistrationId", &self.file_registration_id)
            .finish()
    }
    #[inline]
    fn decode(
        response: &http::Response<Bytes>,
        decoder: &mut Decoder,
    ) -> Result<Self::Output, Error> {
        decode::json::<Self, _>(response, decoder)
    }
}

/// Gets the download that `start_generated_image_download` started.
///
/// Answers 202 without a body until the file is made, then 200 with its URL.
///
/// Credentials: API key and access token.
///
/// # Arguments
/// - `generation_request_id`: Id of the generation request (`generation_request_id`).
/// - `index`: Number of the image within its generation (`index` of the result).
///
/// # API operation
/// `GET /v3/ai/image-generations/{generationRequestId}/images/{index}/download`
pub fn get_generated_image_download(
    generation_request_id: impl Into<String>,
    index: i32,
) -> GetGeneratedImageDownload {
    GetGeneratedImageDownload {
        generation_request_id: generation_request_id.into(),
        index,
    }
}

/// The arguments of [`get_generated_image_download`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is given to `Client::send`"]
pub struct GetGeneratedImageDownload {
    generation_request_id: String,
    index: i32,
}

impl Operation for GetGeneratedImageDownload {
    type Output = Completion<types::GeneratedImageDownload>;
    const INFO: &'static OperationInfo = &OperationInfo::new(
        "get_generated_image_download",
        Method::GET,
        "/v3/ai/image-generations/{generationRequestId}/images/{index}/download",
        &[200, 202],
        Effect::Safe,
        Token::Required,
        Service::Api,
    );
    #[inline]
    fn into_request(self) -> Result<Request, Error> {
        RequestWriter::new(Self::INFO)
            .path("generationRequestId", &self.generation_request_id)
            .path("index", &self.index)
            .finish()
    }
    #[inline]
    fn decode(
        response: &http::Response<Bytes>,
        decoder: &mut Decoder,
    ) -> Result<Self::Output, Error> {
        decode::completion_or_empty::<Self, _>(response, decoder)
    }
}

/// Lists the sizes a generated image can be downloaded in.
///
/// Credentials: API key and access token.
///
/// # Arguments
/// - `generation_request_id`: Id of the generation request (`generation_request_id`).
/// - `index`: Number of the image within its generation (`index` of the result).
///
/// # API operation
/// `GET /v3/ai/image-generations/{generationRequestId}/images/{index}/download-sizes`
pub fn get_generated_image_sizes(
    generation_request_id: impl Into<String>,
    index: i32,
) -> GetGeneratedImageSizes {
    GetGeneratedImageSizes {
        generation_request_id: generation_request_id.into(),
        index,
    }
}

/// The arguments of [`get_generated_image_sizes`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is given to `Client::send`"]
pub struct GetGeneratedImageSizes {
    generation_request_id: String,
    index: i32,
}

impl Operation for GetGeneratedImageSizes {
    type Output = types::GeneratedImageSizes;
    const INFO: &'static OperationInfo = &OperationInfo::new(
        "get_generated_image_sizes",
        Method::GET,
        "/v3/ai/image-generations/{generationRequestId}/images/{index}/download-sizes",
        &[200],
        Effect::Safe,
        Token::Required,
        Service::Api,
    );
    #[inline]
    fn into_request(self) -> Result<Request, Error> {
        RequestWriter::new(Self::INFO)
            .path("generationRequestId", &self.generation_request_id)
            .path("index", &self.index)
            .finish()
    }
    #[inline]
    fn decode(
        response: &http::Response<Bytes>,
        decoder: &mut Decoder,
    ) -> Result<Self::Output, Error> {
        decode::json::<Self, _>(response, decoder)
    }
}

/// Gets one past generation, with its prompt and options.
///
/// Fails with 404 `GenerationRequestIdNotFound` when the id is not known.
///
/// Credentials: API key and access token.
///
/// # Arguments
/// - `generation_request_id`: Id of the generation request (`generation_request_id`).
///
/// # API operation
/// `GET /v3/ai/generation-history/{generationRequestId}`
pub fn get_generation_history_item(
    generation_request_id: impl Into<String>,
) -> GetGenerationHistoryItem {
    GetGenerationHistoryItem {
        generation_request_id: generation_request_id.into(),
    }
}

/// The arguments of [`get_generation_history_item`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is given to `Client::send`"]
pub struct GetGenerationHistoryItem {
    generation_request_id: String,
}

impl Operation for GetGenerationHistoryItem {
    type Output = types::GenerationHistoryItem;
    const INFO: &'static OperationInfo = &OperationInfo::new(
        "get_generation_history_item",
        Method::GET,
        "/v3/ai/generation-history/{generationRequestId}",
        &[200],
        Effect::Safe,
        Token::Required,
        Service::Api,
    );
    #[inline]
    fn into_request(self) -> Result<Request, Error> {
        RequestWriter::new(Self::INFO)
            .path("generationRequestId", &self.generation_request_id)
            .finish()
    }
    #[inline]
    fn decode(
        response: &http::Response<Bytes>,
        decoder: &mut Decoder,
    ) -> Result<Self::Output, Error> {
        decode::json::<Self, _>(response, decoder)
    }
}

/// Gets the results of a generation, or says that they are not ready.
///
/// Answers 202 until the generation is done, then 200 with the images. 410 `GenerationRequestGone` is
/// final: the results no longer exist. Polling starts nothing new.
///
/// Credentials: API key and access token.
///
/// # Arguments
/// - `generation_request_id`: Id of the generation request (`generation_request_id`).
///
/// # API operation
/// `GET /v3/ai/image-generations/{generationRequestId}`
pub fn get_image_generation(
    generation_request_id: impl Into<String>,
) -> GetImageGeneration {
    GetImageGeneration {
        generation_request_id: generation_request_id.into(),
    }
}

/// The arguments of [`get_image_generation`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is given to `Client::send`"]
pub struct GetImageGeneration {
    generation_request_id: String,
}

impl Operation for GetImageGeneration {
    type Output = Completion<types::ImageGeneration, types::PendingImageGeneration>;
    const INFO: &'static OperationInfo = &OperationInfo::new(
        "get_image_generation",
        Method::GET,
        "/v3/ai/image-generations/{generationRequestId}",
        &[200, 202],
        Effect::Safe,
        Token::Required,
        Service::Api,
    );
    #[inline]
    fn into_request(self) -> Result<Request, Error> {
        RequestWriter::new(Self::INFO)
            .path("generationRequestId", &self.generation_request_id)
            .finish()
    }
    #[inline]
    fn decode(
        response: &http::Response<Bytes>,
        decoder: &mut Decoder,
    ) -> Result<Self::Output, Error> {
        decode::completion::<Self, _, _>(response, decoder)
    }
}

/// Generates images that take their colours from a reference picture.
///
/// - The reference is an asset of the catalogue, an earlier generation's result or a registered file.
/// - Answers 200 with the results, or 202 with only the id of the request; then poll
///   `get_image_generation`.
/// - Counts against an AI product, and each repetition counts again.
///
/// Credentials: API key and access token.
///
/// # Arguments
/// - `body`: The prompt and the picture to take colours from.
///
/// # API operation
/// `POST /v3/ai/image-generations/influence-color-by-image`
pub fn influence_color_by_image(
    body: impl Into<types::InfluenceColorByImageRequest>,
) -> InfluenceColorByImage {
    InfluenceColorByImage {
        body: body.into(),
    }
}

/// The arguments of [`influence_color_by_image`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is given to `Client::send`"]
pub struct InfluenceColorByImage {
    body: types::InfluenceColorByImageRequest,
}

impl Operation for InfluenceColorByImage {
    type Output = Completion<types::ImageGeneration, types::PendingImageGeneration>;
    const INFO: &'static OperationInfo = &OperationInfo::new(
            "influence_color_by_image",
            Method::POST,
            "/v3/ai/image-generations/influence-color-by-image",
            &[200, 202],
            Effect::Metered,
            Token::Required,
            Service::Api,
        )
        .starting_generation();
    #[inline]
    fn into_request(self) -> Result<Request, Error> {
        RequestWriter::new(Self::INFO).json(&self.body).finish()
    }
    #[inline]
    fn decode(
        response: &http::Response<Bytes>,
        decoder: &mut Decoder,
    ) -> Result<Self::Output, Error> {
        decode::completion::<Self, _, _>(response, decoder)
    }
}

/// Generates images that take their composition from a reference picture.
///
/// - The reference is an asset of the catalogue, an earlier generation's result or a registered file.
/// - Answers 200 with the results, or 202 with only the id of the request; then poll
///   `get_image_generation`.
/// - Counts against an AI product, and each repetition counts again.
///
/// Credentials: API key and access token.
///
/// # Arguments
/// - `body`: The prompt and the picture to take the composition from.
///
/// # API operation
/// `POST /v3/ai/image-generations/influence-composition-by-image`
pub fn influence_composition_by_image(
    body: impl Into<types::InfluenceCompositionByImageRequest>,
) -> InfluenceCompositionByImage {
    InfluenceCompositionByImage {
        body: body.into(),
    }
}

/// The arguments of [`influence_composition_by_image`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is given to `Client::send`"]
pub struct InfluenceCompositionByImage {
    body: types::InfluenceCompositionByImageRequest,
}

impl Operation for InfluenceCompositionByImage {
    type Output = Completion<types::ImageGeneration, types::PendingImageGeneration>;
    const INFO: &'static OperationInfo = &OperationInfo::new(
            "influence_composition_by_image",
            Method::POST,
            "/v3/ai/image-generations/influence-composition-by-image",
            &[200, 202],
            Effect::Metered,
            Token::Required,
            Service::Api,
        )
        .starting_generation();
    #[inline]
    fn into_request(self) -> Result<Request, Error> {
        RequestWriter::new(Self::INFO).json(&self.body).finish()
    }
    #[inline]
    fn decode(
        response: &http::Response<Bytes>,
        decoder: &mut Decoder,
    ) -> Result<Self::Output, Error> {
        decode::completion::<Self, _, _>(response, decoder)
    }
}

/// Lists the reference files that were registered.
///
/// Credentials: API key and access token.
///
/// # API operation
/// `GET /v3/ai/file-registrations`
pub fn list_file_registrations() -> ListFileRegistrations {
    ListFileRegistrations {
        page: Default::default(),
        page_size: Default::default(),
    }
}

/// The arguments of [`list_file_registrations`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is given to `Client::send`"]
pub struct ListFileRegistrations {
    page: Option<i32>,
    page_size: Option<i32>,
}

impl ListFileRegistrations {
    /// Number of the page, counted from 1.
    pub fn page(mut self, page: i32) -> Self {
        self.page = Some(page);
        self
    }
    /// Registrations on a page.
    pub fn page_size(mut self, page_size: i32) -> Self {
        self.page_size = Some(page_size);
        self
    }
}

impl Operation for ListFileRegistrations {
    type Output = types::FileRegistrationList;
    const INFO: &'static OperationInfo = &OperationInfo::new(
        "list_file_registrations",
        Method::GET,
        "/v3/ai/file-registrations",
        &[200],
        Effect::Safe,
        Token::Required,
        Service::Api,
    );
    #[inline]
    fn into_request(self) -> Result<Request, Error> {
        RequestWriter::new(Self::INFO)
            .query("page", &self.page)
            .query("page_size", &self.page_size)
            .finish()
    }
    #[inline]
    fn decode(
        response: &http::Response<Bytes>,
        decoder: &mut Decoder,
    ) -> Result<Self::Output, Error> {
        decode::json::<Self, _>(response, decoder)
    }
}

/// Lists past generations, with their prompts and options.
///
/// This is the lasting record: the images of a generation are kept for six months only.
///
/// Credentials: API key and access token.
///
/// # API operation
/// `GET /v3/ai/generation-history`
pub fn list_generation_history() -> ListGenerationHistory {
    ListGenerationHistory {
        company_generations: Default::default(),
        date_end: Default::default(),
        date_start: Default::default(),
        media_type: Default::default(),
        page: Default::default(),
        page_size: Default::default(),
        product_ids: Default::default(),
    }
}

/// The arguments of [`list_generation_history`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is given to `Client::send`"]
pub struct ListGenerationHistory {
    company_generations: Option<bool>,
    date_end: Option<Timestamp>,
    date_start: Option<Timestamp>,
    media_type: Option<types::MediaType>,
    page: Option<i32>,
    page_size: Option<i32>,
    product_ids: Vec<i32>,
}

impl ListGenerationHistory {
    /// Includes the generations of the whole company, if the account may see them. Default `false`.
    pub fn company_generations(mut self, company_generations: bool) -> Self {
        self.company_generations = Some(company_generations);
        self
    }
    /// Only generations at this time or earlier (date and time, UTC).
    ///
    /// Sent to the second, in UTC, as `YYYY-MM-DDTHH:MM:SS`; fractions of a second are not sent. A date
    /// without a time is sent as a day, `YYYY-MM-DD`.
    pub fn date_end(mut self, date_end: impl Into<Timestamp>) -> Self {
        self.date_end = Some(date_end.into());
        self
    }
    /// Only generations at this time or later (date and time, UTC).
    ///
    /// Sent to the second, in UTC, as `YYYY-MM-DDTHH:MM:SS`; fractions of a second are not sent. A date
    /// without a time is sent as a day, `YYYY-MM-DD`.
    pub fn date_start(mut self, date_start: impl Into<Timestamp>) -> Self {
        self.date_start = Some(date_start.into());
        self
    }
    /// Only generations of this kind of picture.
    pub fn media_type(mut self, media_type: impl Into<types::MediaType>) -> Self {
        self.media_type = Some(media_type.into());
        self
    }
    /// Number of the page, counted from 1.
    pub fn page(mut self, page: i32) -> Self {
        self.page = Some(page);
        self
    }
    /// Generations on a page, from 1 to 1000.
    pub fn page_size(mut self, page_size: i32) -> Self {
        self.page_size = Some(page_size);
        self
    }
    /// Only generations under these products.
    pub fn product_ids(mut self, product_ids: impl IntoIterator<Item = i32>) -> Self {
        self.product_ids = product_ids.into_iter().collect();
        self
    }
}

impl Operation for ListGenerationHistory {
    type Output = types::GenerationHistory;
    const INFO: &'static OperationInfo = &OperationInfo::new(
        "list_generation_history",
        Method::GET,
        "/v3/ai/generation-history",
        &[200],
        Effect::Safe,
        Token::Required,
        Service::Api,
    );
    #[inline]
    fn into_request(self) -> Result<Request, Error> {
        RequestWriter::new(Self::INFO)
            .query("company_generations", &self.company_generations)
            .query("date_end", &self.date_end.map(Timestamp::to_second))
            .query("date_start", &self.date_start.map(Timestamp::to_second))
            .query("media_type", &self.media_type)
            .query("page", &self.page)
            .query("page_size", &self.page_size)
            .query("product_ids", &self.product_ids)
            .finish()
    }
    #[inline]
    fn decode(
        response: &http::Response<Bytes>,
        decoder: &mut Decoder,
    ) -> Result<Self::Output, Error> {
        decode::json::<Self, _>(response, decoder)
    }
}

/// Downloads again a generated image that was downloaded before.
///
/// The image is named by the `generated_asset_id` of the earlier download. There is no idempotency key:
/// a request sent twice is two downloads.
///
/// Credentials: API key and access token.
///
/// # Arguments
/// - `body`: Which image, in which size and under which product.
///
/// # API operation
/// `POST /v3/ai/redownloads`
pub fn redownload_generated_image(
    body: impl Into<types::RedownloadRequest>,
) -> RedownloadGeneratedImage {
    RedownloadGeneratedImage {
        body: body.into(),
    }
}

/// The arguments of [`redownload_generated_image`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is given to `Client::send`"]
pub struct RedownloadGeneratedImage {
    body: types::RedownloadRequest,
}

impl Operation for RedownloadGeneratedImage {
    type Output = types::GeneratedImageDownload;
    const INFO: &'static OperationInfo = &OperationInfo::new(
        "redownload_generated_image",
        Method::POST,
        "/v3/ai/redownloads",
        &[200],
        Effect::Metered,
        Token::Required,
        Service::Api,
    );
    #[inline]
    fn into_request(self) -> Result<Request, Error> {
        RequestWriter::new(Self::INFO).json(&self.body).finish()
    }
    #[inline]
    fn decode(
        response: &http::Response<Bytes>,
        decoder: &mut Decoder,
    ) -> Result<Self::Output, Error> {
        decode::json::<Self, _>(response, decoder)
    }
}

/// Changes part of a picture as a prompt says.
///
/// - The picture is an asset of the catalogue or an earlier generation's result; white areas of a mask
///   mark what changes.
/// - Answers 200 with the results, or 202 with only the id of the request; then poll
///   `get_image_generation`.
/// - Counts against an AI product, and each repetition counts again.
///
/// Credentials: API key and access token.
///
/// # Arguments
/// - `body`: The picture to work on, the mask and the prompt.
///
/// # API operation
/// `POST /v3/ai/image-generations/refine`
pub fn refine_image(body: impl Into<types::ImageRefinementRequest>) -> RefineImage {
    RefineImage { body: body.into() }
}

/// The arguments of [`refine_image`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is given to `Client::send`"]
pub struct RefineImage {
    body: types::ImageRefinementRequest,
}

impl Operation for RefineImage {
    type Output = Completion<types::ImageGeneration, types::PendingImageGeneration>;
    const INFO: &'static OperationInfo = &OperationInfo::new(
            "refine_image",
            Method::POST,
            "/v3/ai/image-generations/refine",
            &[200, 202],
            Effect::Metered,
            Token::Required,
            Service::Api,
        )
        .starting_generation();
    #[inline]
    fn into_request(self) -> Result<Request, Error> {
        RequestWriter::new(Self::INFO).json(&self.body).finish()
    }
    #[inline]
    fn decode(
        response: &http::Response<Bytes>,
        decoder: &mut Decoder,
    ) -> Result<Self::Output, Error> {
        decode::completion::<Self, _, _>(response, decoder)
    }
}

/// Registers a file of the caller's own, to be used as a reference picture.
///
/// The service fetches the file from the URL given. The id returned is what generation requests name in
/// `reference_file_registration_id` and `background_file_registration_id`.
///
/// Credentials: API key and access token.
///
/// # Arguments
/// - `body`: Where the file is and what it is for.
///
/// # API operation
/// `POST /v3/ai/file-registrations`
pub fn register_file(body: impl Into<types::FileRegistrationRequest>) -> RegisterFile {
    RegisterFile { body: body.into() }
}

/// The arguments of [`register_file`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is given to `Client::send`"]
pub struct RegisterFile {
    body: types::FileRegistrationRequest,
}

impl Operation for RegisterFile {
    type Output = types::FileRegistrationCreated;
    const INFO: &'static OperationInfo = &OperationInfo::new(
        "register_file",
        Method::POST,
        "/v3/ai/file-registrations",
        &[200],
        Effect::Creating,
        Token::Required,
        Service::Api,
    );
    #[inline]
    fn into_request(self) -> Result<Request, Error> {
        RequestWriter::new(Self::INFO).json(&self.body).finish()
    }
    #[inline]
    fn decode(
        response: &http::Response<Bytes>,
        decoder: &mut Decoder,
    ) -> Result<Self::Output, Error> {
        decode::json::<Self, _>(response, decoder)
    }
}

/// Removes the background of a picture.
///
/// - The picture is an asset of the catalogue or an earlier generation's result.
/// - Answers 200 with the results, or 202 with only the id of the request; then poll
///   `get_image_generation`.
/// - Counts against an AI product, and each repetition counts again.
///
/// Credentials: API key and access token.
///
/// # Arguments
/// - `body`: The picture to work on.
///
/// # API operation
/// `POST /v3/ai/image-generations/background-removal`
pub fn remove_background(
    body: impl Into<types::BackgroundRemovalRequest>,
) -> RemoveBackground {
    RemoveBackground {
        body: body.into(),
    }
}

/// The arguments of [`remove_background`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is given to `Client::send`"]
pub struct RemoveBackground {
    body: types::BackgroundRemovalRequest,
}

impl Operation for RemoveBackground {
    type Output = Completion<types::ImageGeneration, types::PendingImageGeneration>;
    const INFO: &'static OperationInfo = &OperationInfo::new(
            "remove_background",
            Method::POST,
            "/v3/ai/image-generations/background-removal",
            &[200, 202],
            Effect::Metered,
            Token::Required,
            Service::Api,
        )
        .starting_generation();
    #[inline]
    fn into_request(self) -> Result<Request, Error> {
        RequestWriter::new(Self::INFO).json(&self.body).finish()
    }
    #[inline]
    fn decode(
        response: &http::Response<Bytes>,
        decoder: &mut Decoder,
    ) -> Result<Self::Output, Error> {
        decode::completion::<Self, _, _>(response, decoder)
    }
}

/// Removes an object from a picture.
///
/// - The picture is an asset of the catalogue or an earlier generation's result; white areas of a mask
///   mark what goes.
/// - Answers 200 with the results, or 202 with only the id of the request; then poll
///   `get_image_generation`.
/// - Counts against an AI product, and each repetition counts again.
///
/// Credentials: API key and access token.
///
/// # Arguments
/// - `body`: The picture to work on and the mask.
///
/// # API operation
/// `POST /v3/ai/image-generations/object-removal`
pub fn remove_object(body: impl Into<types::ObjectRemovalRequest>) -> RemoveObject {
    RemoveObject { body: body.into() }
}

/// The arguments of [`remove_object`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is given to `Client::send`"]
pub struct RemoveObject {
    body: types::ObjectRemovalRequest,
}

impl Operation for RemoveObject {
    type Output = Completion<types::ImageGeneration, types::PendingImageGeneration>;
    const INFO: &'static OperationInfo = &OperationInfo::new(
            "remove_object",
            Method::POST,
            "/v3/ai/image-generations/object-removal",
            &[200, 202],
            Effect::Metered,
            Token::Required,
            Service::Api,
        )
        .starting_generation();
    #[inline]
    fn into_request(self) -> Result<Request, Error> {
        RequestWriter::new(Self::INFO).json(&self.body).finish()
    }
    #[inline]
    fn decode(
        response: &http::Response<Bytes>,
        decoder: &mut Decoder,
    ) -> Result<Self::Output, Error> {
        decode::completion::<Self, _, _>(response, decoder)
    }
}

/// Replaces the background of a picture by a generated one or a plain colour.
///
/// - The picture is an asset of the catalogue or an earlier generation's result.
/// - Answers 200 with the results, or 202 with only the id of the request; then poll
///   `get_image_generation`.
/// - Counts against an AI product, and each repetition counts again.
///
/// Credentials: API key and access token.
///
/// # Arguments
/// - `body`: The picture to work on and the background wanted.
///
/// # API operation
/// `POST /v3/ai/image-generations/background-replacement`
pub fn replace_background(
    body: impl Into<types::BackgroundReplacementRequest>,
) -> ReplaceBackground {
    ReplaceBackground {
        body: body.into(),
    }
}

/// The arguments of [`replace_background`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is given to `Client::send`"]
pub struct ReplaceBackground {
    body: types::BackgroundReplacementRequest,
}

impl Operation for ReplaceBackground {
    type Output = Completion<types::ImageGeneration, types::PendingImageGeneration>;
    const INFO: &'static OperationInfo = &OperationInfo::new(
            "replace_background",
            Method::POST,
            "/v3/ai/image-generations/background-replacement",
            &[200, 202],
            Effect::Metered,
            Token::Required,
            Service::Api,
        )
        .starting_generation();
    #[inline]
    fn into_request(self) -> Result<Request, Error> {
        RequestWriter::new(Self::INFO).json(&self.body).finish()
    }
    #[inline]
    fn decode(
        response: &http::Response<Bytes>,
        decoder: &mut Decoder,
    ) -> Result<Self::Output, Error> {
        decode::completion::<Self, _, _>(response, decoder)
    }
}

/// Starts the download of a generated image.
///
/// - 200 carries the URL of the file. 202 has no body: the file is being made, so poll
///   `get_generated_image_download`.
/// - 409 says that a download of this image is already under way.
/// - May cost credits, in particular for the size `4k`.
///
/// Credentials: API key and access token.
///
/// # Arguments
/// - `generation_request_id`: Id of the generation request (`generation_request_id`).
/// - `index`: Number of the image within its generation (`index` of the result).
/// - `body`: The size, and what the product wants to know about the download.
///
/// # API operation
/// `PUT /v3/ai/image-generations/{generationRequestId}/images/{index}/download`
pub fn start_generated_image_download(
    generation_request_id: impl Into<String>,
    index: i32,
    body: impl Into<types::GeneratedImageDownloadRequest>,
) -> StartGeneratedImageDownload {
    StartGeneratedImageDownload {
        generation_request_id: generation_request_id.into(),
        index,
        body: body.into(),
    }
}

/// The arguments of [`start_generated_image_download`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is given to `Client::send`"]
pub struct StartGeneratedImageDownload {
    generation_request_id: String,
    index: i32,
    body: types::GeneratedImageDownloadRequest,
}

impl Operation for StartGeneratedImageDownload {
    type Output = Completion<types::GeneratedImageDownload>;
    const INFO: &'static OperationInfo = &OperationInfo::new(
        "start_generated_image_download",
        Method::PUT,
        "/v3/ai/image-generations/{generationRequestId}/images/{index}/download",
        &[200, 202],
        Effect::Metered,
        Token::Required,
        Service::Api,
    );
    #[inline]
    fn into_request(self) -> Result<Request, Error> {
        RequestWriter::new(Self::INFO)
            .path("generationRequestId", &self.generation_request_id)
            .path("index", &self.index)
            .json(&self.body)
            .finish()
    }
    #[inline]
    fn decode(
        response: &http::Response<Bytes>,
        decoder: &mut Decoder,
    ) -> Result<Self::Output, Error> {
        decode::completion_or_empty::<Self, _>(response, decoder)
    }
}
