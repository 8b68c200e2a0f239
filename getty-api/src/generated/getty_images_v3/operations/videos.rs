// Made by `cargo xtask regen` from openapi/getty-images-v3.json and openapi/overlays/. Do not edit.

//! The operations of the group `videos`.

use bytes::Bytes;
use http::Method;
use crate::support::*;
use super::super::types;

/// Gets the metadata of one video.
///
/// Answers with the bare video, unlike `get_image`, which answers with a list. Fails with 404
/// `VideosNotFound`.
///
/// Credentials: API key; also an access token for `downloads` and `download_sizes`.
///
/// # Arguments
/// - `id`: Id of the video.
///
/// # API operation
/// `GET /v3/videos/{id}`
pub fn get_video(id: impl Into<String>) -> GetVideo {
    GetVideo {
        id: id.into(),
        fields: Default::default(),
        accept_language: Default::default(),
    }
}

/// The arguments of [`get_video`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is given to `Client::send`"]
pub struct GetVideo {
    id: String,
    fields: Vec<types::VideoDetailField>,
    accept_language: Option<String>,
}

impl GetVideo {
    /// What to return: sets of fields (`summary_set`, the default, and `display_set`) and single fields.
    /// Fields not asked for are absent from the answer. `downloads`, `download_sizes` and
    /// `largest_downloads` need an access token.
    pub fn fields(
        mut self,
        fields: impl IntoIterator<Item = impl Into<types::VideoDetailField>>,
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

impl Operation for GetVideo {
    type Output = types::VideoDetail;
    const INFO: &'static OperationInfo = &OperationInfo::new(
            "get_video",
            Method::GET,
            "/v3/videos/{id}",
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

/// Lists the downloads of one video by the caller or the company.
///
/// Credentials: API key and access token.
///
/// # Arguments
/// - `id`: Id of the video.
///
/// # API operation
/// `GET /v3/videos/{id}/downloadhistory`
pub fn get_video_download_history(id: impl Into<String>) -> GetVideoDownloadHistory {
    GetVideoDownloadHistory {
        id: id.into(),
        company_downloads: Default::default(),
        accept_language: Default::default(),
    }
}

/// The arguments of [`get_video_download_history`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is given to `Client::send`"]
pub struct GetVideoDownloadHistory {
    id: String,
    company_downloads: Option<bool>,
    accept_language: Option<String>,
}

impl GetVideoDownloadHistory {
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

impl Operation for GetVideoDownloadHistory {
    type Output = types::AssetDownloadHistory;
    const INFO: &'static OperationInfo = &OperationInfo::new(
            "get_video_download_history",
            Method::GET,
            "/v3/videos/{id}/downloadhistory",
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

/// Gets the metadata of several videos by their ids.
///
/// Takes at most 100 ids. Those that are not known are listed in `videos_not_found`, beside the videos
/// found.
///
/// Credentials: API key; also an access token for `downloads` and `download_sizes`.
///
/// # API operation
/// `GET /v3/videos`
pub fn get_videos() -> GetVideos {
    GetVideos {
        fields: Default::default(),
        ids: Default::default(),
        accept_language: Default::default(),
    }
}

/// The arguments of [`get_videos`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is given to `Client::send`"]
pub struct GetVideos {
    fields: Vec<types::VideoDetailField>,
    ids: Vec<String>,
    accept_language: Option<String>,
}

impl GetVideos {
    /// What to return: sets of fields (`summary_set`, the default, and `display_set`) and single fields.
    /// Fields not asked for are absent from the answer. `downloads`, `download_sizes` and
    /// `largest_downloads` need an access token.
    pub fn fields(
        mut self,
        fields: impl IntoIterator<Item = impl Into<types::VideoDetailField>>,
    ) -> Self {
        self.fields = fields.into_iter().map(Into::into).collect();
        self
    }
    /// Ids of the videos, at most 100.
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

impl Operation for GetVideos {
    type Output = types::VideoDetailList;
    const INFO: &'static OperationInfo = &OperationInfo::new(
            "get_videos",
            Method::GET,
            "/v3/videos",
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

/// Lists videos that resemble a video.
///
/// Credentials: API key; also an access token for `download_sizes` and `largest_downloads`.
///
/// # Arguments
/// - `id`: Id of the video.
///
/// # API operation
/// `GET /v3/videos/{id}/similar`
pub fn list_similar_videos(id: impl Into<String>) -> ListSimilarVideos {
    ListSimilarVideos {
        id: id.into(),
        fields: Default::default(),
        page: Default::default(),
        page_size: Default::default(),
        accept_language: Default::default(),
    }
}

/// The arguments of [`list_similar_videos`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is given to `Client::send`"]
pub struct ListSimilarVideos {
    id: String,
    fields: Vec<types::AssociatedVideoField>,
    page: Option<i32>,
    page_size: Option<i32>,
    accept_language: Option<String>,
}

impl ListSimilarVideos {
    /// What to return: sets of fields (`summary_set`, the default, and `display_set`) and single fields.
    /// Fields not asked for are absent from the answer. `downloads`, `download_sizes` and
    /// `largest_downloads` need an access token.
    pub fn fields(
        mut self,
        fields: impl IntoIterator<Item = impl Into<types::AssociatedVideoField>>,
    ) -> Self {
        self.fields = fields.into_iter().map(Into::into).collect();
        self
    }
    /// Number of the page, counted from 1 (default).
    pub fn page(mut self, page: i32) -> Self {
        self.page = Some(page);
        self
    }
    /// Videos on a page, at most 100. Default 30.
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

impl Operation for ListSimilarVideos {
    type Output = types::EditorialVideoSearchResults;
    const INFO: &'static OperationInfo = &OperationInfo::new(
            "list_similar_videos",
            Method::GET,
            "/v3/videos/{id}/similar",
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

/// Lists videos from the same series as a video.
///
/// Credentials: API key; also an access token for `download_sizes` and `largest_downloads`.
///
/// # Arguments
/// - `id`: Id of the video.
///
/// # API operation
/// `GET /v3/videos/{id}/same-series`
pub fn list_videos_in_same_series(id: impl Into<String>) -> ListVideosInSameSeries {
    ListVideosInSameSeries {
        id: id.into(),
        fields: Default::default(),
        page: Default::default(),
        page_size: Default::default(),
        accept_language: Default::default(),
    }
}

/// The arguments of [`list_videos_in_same_series`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is given to `Client::send`"]
pub struct ListVideosInSameSeries {
    id: String,
    fields: Vec<types::AssociatedVideoField>,
    page: Option<i32>,
    page_size: Option<i32>,
    accept_language: Option<String>,
}

impl ListVideosInSameSeries {
    /// What to return: sets of fields (`summary_set`, the default, and `display_set`) and single fields.
    /// Fields not asked for are absent from the answer. `downloads`, `download_sizes` and
    /// `largest_downloads` need an access token.
    pub fn fields(
        mut self,
        fields: impl IntoIterator<Item = impl Into<types::AssociatedVideoField>>,
    ) -> Self {
        self.fields = fields.into_iter().map(Into::into).collect();
        self
    }
    /// Number of the page, counted from 1 (default).
    pub fn page(mut self, page: i32) -> Self {
        self.page = Some(page);
        self
    }
    /// Videos on a page, at most 100. Default 30.
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

impl Operation for ListVideosInSameSeries {
    type Output = types::CreativeVideoSearchResults;
    const INFO: &'static OperationInfo = &OperationInfo::new(
            "list_videos_in_same_series",
            Method::GET,
            "/v3/videos/{id}/same-series",
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
