// Made by `cargo xtask regen` from openapi/getty-images-v3.json and openapi/overlays/. Do not edit.

//! The operations of the group `images`.

use bytes::Bytes;
use http::Method;
use crate::support::*;
use super::super::types;

/// Gets the metadata of one image.
///
/// Answers with a list of one, in the shape `get_images` uses. Fails with 404 `ImageNotFound`.
///
/// Credentials: API key; also an access token for `downloads`, `download_sizes` and
/// `largest_downloads`.
///
/// # Arguments
/// - `id`: Id of the image.
///
/// # API operation
/// `GET /v3/images/{id}`
pub fn get_image(id: impl Into<String>) -> GetImage {
    GetImage {
        id: id.into(),
        fields: Default::default(),
        accept_language: Default::default(),
    }
}

/// The arguments of [`get_image`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is given to `Client::send`"]
pub struct GetImage {
    id: String,
    fields: Vec<types::ImageDetailField>,
    accept_language: Option<String>,
}

impl GetImage {
    /// What to return: sets of fields (`summary_set`, the default, and `display_set`) and single fields.
    /// Fields not asked for are absent from the answer. `downloads`, `download_sizes` and
    /// `largest_downloads` need an access token.
    pub fn fields(
        mut self,
        fields: impl IntoIterator<Item = impl Into<types::ImageDetailField>>,
    ) -> Self {
        self.fields = fields.into_iter().map(Into::into).collect();
        self
    }
    /// Language of the texts in the answer, such as `de`, `en-GB` or `pt-BR`.
    pub fn accept_language(mut self, accept_language: impl Into<String>) -> Self {
        self.accept_language = Some(accept_language.into());
        self
    }
}

impl Operation for GetImage {
    type Output = types::ImageDetailList;
    const INFO: &'static OperationInfo = &OperationInfo::new(
            "get_image",
            Method::GET,
            "/v3/images/{id}",
            &[200],
            Effect::Safe,
            Token::Optional,
            Service::Api,
        )
        .with_headers(&["Accept-Language"]);
    #[inline]
    fn into_request(self) -> Result<Request, Error> {
        RequestWriter::new(Self::INFO)
            .path("id", &self.id)
            .query("fields", &self.fields)
            .header("Accept-Language", &self.accept_language)
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

/// Lists the downloads of one image by the caller or the company.
///
/// Credentials: API key and access token.
///
/// # Arguments
/// - `id`: Id of the image.
///
/// # API operation
/// `GET /v3/images/{id}/downloadhistory`
pub fn get_image_download_history(id: impl Into<String>) -> GetImageDownloadHistory {
    GetImageDownloadHistory {
        id: id.into(),
        company_downloads: Default::default(),
        accept_language: Default::default(),
    }
}

/// The arguments of [`get_image_download_history`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is given to `Client::send`"]
pub struct GetImageDownloadHistory {
    id: String,
    company_downloads: Option<bool>,
    accept_language: Option<String>,
}

impl GetImageDownloadHistory {
    /// Includes the downloads of the whole company, if the account may see them.
    pub fn company_downloads(mut self, company_downloads: bool) -> Self {
        self.company_downloads = Some(company_downloads);
        self
    }
    /// Language of the texts in the answer, such as `de`, `en-GB` or `pt-BR`.
    pub fn accept_language(mut self, accept_language: impl Into<String>) -> Self {
        self.accept_language = Some(accept_language.into());
        self
    }
}

impl Operation for GetImageDownloadHistory {
    type Output = types::AssetDownloadHistory;
    const INFO: &'static OperationInfo = &OperationInfo::new(
            "get_image_download_history",
            Method::GET,
            "/v3/images/{id}/downloadhistory",
            &[200],
            Effect::Safe,
            Token::Required,
            Service::Api,
        )
        .with_headers(&["Accept-Language"]);
    #[inline]
    fn into_request(self) -> Result<Request, Error> {
        RequestWriter::new(Self::INFO)
            .path("id", &self.id)
            .query("company_downloads", &self.company_downloads)
            .header("Accept-Language", &self.accept_language)
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

/// Gets the metadata of several images by their ids.
///
/// Takes at most 100 ids. Those that are not known are listed in `images_not_found`, beside the images
/// found.
///
/// Credentials: API key; also an access token for `downloads`, `download_sizes` and
/// `largest_downloads`.
///
/// # API operation
/// `GET /v3/images`
pub fn get_images() -> GetImages {
    GetImages {
        fields: Default::default(),
        ids: Default::default(),
        accept_language: Default::default(),
    }
}

/// The arguments of [`get_images`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is given to `Client::send`"]
pub struct GetImages {
    fields: Vec<types::ImageDetailField>,
    ids: Vec<String>,
    accept_language: Option<String>,
}

impl GetImages {
    /// What to return: sets of fields (`summary_set`, the default, and `display_set`) and single fields.
    /// Fields not asked for are absent from the answer. `downloads`, `download_sizes` and
    /// `largest_downloads` need an access token.
    pub fn fields(
        mut self,
        fields: impl IntoIterator<Item = impl Into<types::ImageDetailField>>,
    ) -> Self {
        self.fields = fields.into_iter().map(Into::into).collect();
        self
    }
    /// Ids of the images, at most 100.
    pub fn ids(mut self, ids: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.ids = ids.into_iter().map(Into::into).collect();
        self
    }
    /// Language of the texts in the answer, such as `de`, `en-GB` or `pt-BR`.
    pub fn accept_language(mut self, accept_language: impl Into<String>) -> Self {
        self.accept_language = Some(accept_language.into());
        self
    }
}

impl Operation for GetImages {
    type Output = types::ImageDetailList;
    const INFO: &'static OperationInfo = &OperationInfo::new(
            "get_images",
            Method::GET,
            "/v3/images",
            &[200],
            Effect::Safe,
            Token::Optional,
            Service::Api,
        )
        .with_headers(&["Accept-Language"]);
    #[inline]
    fn into_request(self) -> Result<Request, Error> {
        RequestWriter::new(Self::INFO)
            .query("fields", &self.fields)
            .query("ids", &self.ids)
            .header("Accept-Language", &self.accept_language)
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

/// Lists images from the same series as an image.
///
/// Credentials: API key; also an access token for `download_sizes` and `largest_downloads`.
///
/// # Arguments
/// - `id`: Id of the image.
///
/// # API operation
/// `GET /v3/images/{id}/same-series`
pub fn list_images_in_same_series(id: impl Into<String>) -> ListImagesInSameSeries {
    ListImagesInSameSeries {
        id: id.into(),
        fields: Default::default(),
        page: Default::default(),
        page_size: Default::default(),
        accept_language: Default::default(),
    }
}

/// The arguments of [`list_images_in_same_series`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is given to `Client::send`"]
pub struct ListImagesInSameSeries {
    id: String,
    fields: Vec<types::ImageField>,
    page: Option<i32>,
    page_size: Option<i32>,
    accept_language: Option<String>,
}

impl ListImagesInSameSeries {
    /// What to return: sets of fields (`summary_set`, the default, and `display_set`) and single fields.
    /// Fields not asked for are absent from the answer. `downloads`, `download_sizes` and
    /// `largest_downloads` need an access token.
    pub fn fields(
        mut self,
        fields: impl IntoIterator<Item = impl Into<types::ImageField>>,
    ) -> Self {
        self.fields = fields.into_iter().map(Into::into).collect();
        self
    }
    /// Number of the page, counted from 1 (default).
    pub fn page(mut self, page: i32) -> Self {
        self.page = Some(page);
        self
    }
    /// Images on a page, at most 100. Default 30.
    pub fn page_size(mut self, page_size: i32) -> Self {
        self.page_size = Some(page_size);
        self
    }
    /// Language of the texts in the answer, such as `de`, `en-GB` or `pt-BR`.
    pub fn accept_language(mut self, accept_language: impl Into<String>) -> Self {
        self.accept_language = Some(accept_language.into());
        self
    }
}

impl Operation for ListImagesInSameSeries {
    type Output = types::ImageSearchResults;
    const INFO: &'static OperationInfo = &OperationInfo::new(
            "list_images_in_same_series",
            Method::GET,
            "/v3/images/{id}/same-series",
            &[200],
            Effect::Safe,
            Token::Optional,
            Service::Api,
        )
        .with_headers(&["Accept-Language"]);
    #[inline]
    fn into_request(self) -> Result<Request, Error> {
        RequestWriter::new(Self::INFO)
            .path("id", &self.id)
            .query("fields", &self.fields)
            .query("page", &self.page)
            .query("page_size", &self.page_size)
            .header("Accept-Language", &self.accept_language)
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

/// Lists images that resemble an image.
///
/// Credentials: API key; also an access token for `download_sizes` and `largest_downloads`.
///
/// # Arguments
/// - `id`: Id of the image.
///
/// # API operation
/// `GET /v3/images/{id}/similar`
pub fn list_similar_images(id: impl Into<String>) -> ListSimilarImages {
    ListSimilarImages {
        id: id.into(),
        fields: Default::default(),
        page: Default::default(),
        page_size: Default::default(),
        accept_language: Default::default(),
    }
}

/// The arguments of [`list_similar_images`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is given to `Client::send`"]
pub struct ListSimilarImages {
    id: String,
    fields: Vec<types::ImageField>,
    page: Option<i32>,
    page_size: Option<i32>,
    accept_language: Option<String>,
}

impl ListSimilarImages {
    /// What to return: sets of fields (`summary_set`, the default, and `display_set`) and single fields.
    /// Fields not asked for are absent from the answer. `downloads`, `download_sizes` and
    /// `largest_downloads` need an access token.
    pub fn fields(
        mut self,
        fields: impl IntoIterator<Item = impl Into<types::ImageField>>,
    ) -> Self {
        self.fields = fields.into_iter().map(Into::into).collect();
        self
    }
    /// Number of the page, counted from 1 (default).
    pub fn page(mut self, page: i32) -> Self {
        self.page = Some(page);
        self
    }
    /// Images on a page, at most 100. Default 30.
    pub fn page_size(mut self, page_size: i32) -> Self {
        self.page_size = Some(page_size);
        self
    }
    /// Language of the texts in the answer, such as `de`, `en-GB` or `pt-BR`.
    pub fn accept_language(mut self, accept_language: impl Into<String>) -> Self {
        self.accept_language = Some(accept_language.into());
        self
    }
}

impl Operation for ListSimilarImages {
    type Output = types::EditorialImageSearchResults;
    const INFO: &'static OperationInfo = &OperationInfo::new(
            "list_similar_images",
            Method::GET,
            "/v3/images/{id}/similar",
            &[200],
            Effect::Safe,
            Token::Optional,
            Service::Api,
        )
        .with_headers(&["Accept-Language"]);
    #[inline]
    fn into_request(self) -> Result<Request, Error> {
        RequestWriter::new(Self::INFO)
            .path("id", &self.id)
            .query("fields", &self.fields)
            .query("page", &self.page)
            .query("page_size", &self.page_size)
            .header("Accept-Language", &self.accept_language)
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
