// Made by `cargo xtask regen` from openapi/getty-images-v3.json and openapi/overlays/. Do not edit.

//! The operations of the group `image_match`.

use bytes::Bytes;
use http::Method;
use crate::support::*;
use super::super::types;

/// Finds the catalogue's asset that a picture shows.
///
/// The picture has to be reachable by everyone at the URL given. Fails with 400 `InvalidImageUrl` when
/// the URL cannot be used.
///
/// Credentials: API key.
///
/// # Arguments
/// - `url`: URL of the picture to look up. It has to be publicly reachable.
///
/// # API operation
/// `GET /v3/image-match/search`
pub fn match_image(url: impl Into<String>) -> MatchImage {
    MatchImage { url: url.into() }
}

/// The arguments of [`match_image`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is given to `Client::send`"]
pub struct MatchImage {
    url: String,
}

impl Operation for MatchImage {
    type Output = types::ImageMatch;
    const INFO: &'static OperationInfo = &OperationInfo::new(
        "match_image",
        Method::GET,
        "/v3/image-match/search",
        &[200],
        Effect::Safe,
        Token::Optional,
        Service::Api,
    );
    #[inline]
    fn into_request(self) -> Result<Request, Error> {
        RequestWriter::new(Self::INFO).query("url", &Some(&self.url)).finish()
    }
    #[inline]
    fn decode(
        response: &http::Response<Bytes>,
        decoder: &mut Decoder,
    ) -> Result<Self::Output, Error> {
        decode::json::<Self, _>(response, decoder)
    }
}
