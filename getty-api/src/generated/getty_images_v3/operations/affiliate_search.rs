// Made by `cargo xtask regen` from openapi/getty-images-v3.json and openapi/overlays/. Do not edit.

//! The operations of the group `affiliate_search`.

use bytes::Bytes;
use http::Method;
use crate::support::*;
use super::super::types;

/// Searches images for an affiliate's site.
///
/// Returns matches with preview images and, for each, a link to send visitors to. There is one page
/// only.
///
/// Credentials: API key.
///
/// # API operation
/// `GET /v3/affiliates/search/images`
pub fn search_affiliate_images() -> SearchAffiliateImages {
    SearchAffiliateImages {
        phrase: Default::default(),
        style: Default::default(),
        accept_language: Default::default(),
        country_code: Default::default(),
    }
}

/// The arguments of [`search_affiliate_images`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is given to `Client::send`"]
pub struct SearchAffiliateImages {
    phrase: Option<String>,
    style: Option<types::AffiliateSearchStyle>,
    accept_language: Option<String>,
    country_code: Option<String>,
}

impl SearchAffiliateImages {
    /// What to look for.
    pub fn phrase(mut self, phrase: impl Into<String>) -> Self {
        self.phrase = Some(phrase.into());
        self
    }
    /// Whether to look for photographs or for vector artwork.
    pub fn style(mut self, style: impl Into<types::AffiliateSearchStyle>) -> Self {
        self.style = Some(style.into());
        self
    }
    /// Language of the texts in the answer, such as `de`, `en-GB` or `pt-BR`.
    pub fn accept_language(mut self, accept_language: impl Into<String>) -> Self {
        self.accept_language = Some(accept_language.into());
        self
    }
    /// Country that relevance and rights are judged for, as an ISO 3166 alpha-3 code such as `DEU`.
    /// Honoured only for API keys that are allowed to send it.
    pub fn country_code(mut self, country_code: impl Into<String>) -> Self {
        self.country_code = Some(country_code.into());
        self
    }
}

impl Operation for SearchAffiliateImages {
    type Output = types::AffiliateImageSearchResults;
    const INFO: &'static OperationInfo = &OperationInfo::new(
            "search_affiliate_images",
            Method::GET,
            "/v3/affiliates/search/images",
            &[200],
            Effect::Safe,
            Token::Optional,
            Service::Api,
        )
        .with_headers(&["Accept-Language", "GI-Country-Code"]);
    #[inline]
    fn into_request(self) -> Result<Request, Error> {
        RequestWriter::new(Self::INFO)
            .query("phrase", &self.phrase)
            .query("style", &self.style)
            .header("Accept-Language", &self.accept_language)
            .header("GI-Country-Code", &self.country_code)
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

/// Searches videos for an affiliate's site.
///
/// Returns matches with stills, preview clips and, for each, a link to send visitors to. There is one
/// page only.
///
/// Credentials: API key.
///
/// # API operation
/// `GET /v3/affiliates/search/videos`
pub fn search_affiliate_videos() -> SearchAffiliateVideos {
    SearchAffiliateVideos {
        phrase: Default::default(),
        accept_language: Default::default(),
        country_code: Default::default(),
    }
}

/// The arguments of [`search_affiliate_videos`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is given to `Client::send`"]
pub struct SearchAffiliateVideos {
    phrase: Option<String>,
    accept_language: Option<String>,
    country_code: Option<String>,
}

impl SearchAffiliateVideos {
    /// What to look for.
    pub fn phrase(mut self, phrase: impl Into<String>) -> Self {
        self.phrase = Some(phrase.into());
        self
    }
    /// Language of the texts in the answer, such as `de`, `en-GB` or `pt-BR`.
    pub fn accept_language(mut self, accept_language: impl Into<String>) -> Self {
        self.accept_language = Some(accept_language.into());
        self
    }
    /// Country that relevance and rights are judged for, as an ISO 3166 alpha-3 code such as `DEU`.
    /// Honoured only for API keys that are allowed to send it.
    pub fn country_code(mut self, country_code: impl Into<String>) -> Self {
        self.country_code = Some(country_code.into());
        self
    }
}

impl Operation for SearchAffiliateVideos {
    type Output = types::AffiliateVideoSearchResults;
    const INFO: &'static OperationInfo = &OperationInfo::new(
            "search_affiliate_videos",
            Method::GET,
            "/v3/affiliates/search/videos",
            &[200],
            Effect::Safe,
            Token::Optional,
            Service::Api,
        )
        .with_headers(&["Accept-Language", "GI-Country-Code"]);
    #[inline]
    fn into_request(self) -> Result<Request, Error> {
        RequestWriter::new(Self::INFO)
            .query("phrase", &self.phrase)
            .header("Accept-Language", &self.accept_language)
            .header("GI-Country-Code", &self.country_code)
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
