// Made by `cargo xtask regen` from openapi/getty-images-v3.json and openapi/overlays/. Do not edit.

//! The operations of the group `artists`.

use bytes::Bytes;
use http::Method;
use crate::support::*;
use super::super::types;

/// Lists the images of an artist.
///
/// Ten images a page unless `page_size` says otherwise.
///
/// Credentials: API key.
///
/// # API operation
/// `GET /v3/artists/images`
pub fn search_artist_images() -> SearchArtistImages {
    SearchArtistImages {
        artist_name: Default::default(),
        fields: Default::default(),
        page: Default::default(),
        page_size: Default::default(),
        accept_language: Default::default(),
    }
}

/// The arguments of [`search_artist_images`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is given to `Client::send`"]
pub struct SearchArtistImages {
    artist_name: Option<String>,
    fields: Vec<types::ArtistImageField>,
    page: Option<i32>,
    page_size: Option<i32>,
    accept_language: Option<String>,
}

impl SearchArtistImages {
    /// Name of the artist.
    pub fn artist_name(mut self, artist_name: impl Into<String>) -> Self {
        self.artist_name = Some(artist_name.into());
        self
    }
    /// What to return: sets of fields (`summary_set`, the default, and `display_set`) and single fields.
    /// Fields not asked for are absent from the answer. `downloads`, `download_sizes` and
    /// `largest_downloads` need an access token.
    pub fn fields(
        mut self,
        fields: impl IntoIterator<Item = impl Into<types::ArtistImageField>>,
    ) -> Self {
        self.fields = fields.into_iter().map(Into::into).collect();
        self
    }
    /// Number of the page, counted from 1 (default).
    pub fn page(mut self, page: i32) -> Self {
        self.page = Some(page);
        self
    }
    /// Images on a page, at most 100. Default 10.
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

impl Operation for SearchArtistImages {
    type Output = types::ArtistImageSearchResults;
    const INFO: &'static OperationInfo = &OperationInfo::new(
            "search_artist_images",
            Method::GET,
            "/v3/artists/images",
            &[200],
            Effect::Safe,
            Token::Optional,
            Service::Api,
        )
        .with_headers(&["Accept-Language"]);
    #[inline]
    fn into_request(self) -> Result<Request, Error> {
        RequestWriter::new(Self::INFO)
            .query("artist_name", &self.artist_name)
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

/// Lists the videos of an artist.
///
/// Ten videos a page unless `page_size` says otherwise.
///
/// Credentials: API key.
///
/// # API operation
/// `GET /v3/artists/videos`
pub fn search_artist_videos() -> SearchArtistVideos {
    SearchArtistVideos {
        artist_name: Default::default(),
        fields: Default::default(),
        page: Default::default(),
        page_size: Default::default(),
        accept_language: Default::default(),
    }
}

/// The arguments of [`search_artist_videos`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is given to `Client::send`"]
pub struct SearchArtistVideos {
    artist_name: Option<String>,
    fields: Vec<types::ArtistVideoField>,
    page: Option<i32>,
    page_size: Option<i32>,
    accept_language: Option<String>,
}

impl SearchArtistVideos {
    /// Name of the artist.
    pub fn artist_name(mut self, artist_name: impl Into<String>) -> Self {
        self.artist_name = Some(artist_name.into());
        self
    }
    /// What to return: sets of fields (`summary_set`, the default, and `display_set`) and single fields.
    /// Fields not asked for are absent from the answer. `downloads`, `download_sizes` and
    /// `largest_downloads` need an access token.
    pub fn fields(
        mut self,
        fields: impl IntoIterator<Item = impl Into<types::ArtistVideoField>>,
    ) -> Self {
        self.fields = fields.into_iter().map(Into::into).collect();
        self
    }
    /// Number of the page, counted from 1 (default).
    pub fn page(mut self, page: i32) -> Self {
        self.page = Some(page);
        self
    }
    /// Videos on a page, at most 100. Default 10.
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

impl Operation for SearchArtistVideos {
    type Output = types::ArtistVideoSearchResults;
    const INFO: &'static OperationInfo = &OperationInfo::new(
            "search_artist_videos",
            Method::GET,
            "/v3/artists/videos",
            &[200],
            Effect::Safe,
            Token::Optional,
            Service::Api,
        )
        .with_headers(&["Accept-Language"]);
    #[inline]
    fn into_request(self) -> Result<Request, Error> {
        RequestWriter::new(Self::INFO)
            .query("artist_name", &self.artist_name)
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
