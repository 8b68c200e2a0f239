// Made by `cargo xtask regen` from openapi/getty-images-v3.json and openapi/overlays/. Do not edit.

//! The operations of the group `asset_licensing`.

use bytes::Bytes;
use http::Method;
use crate::support::*;
use super::super::types;

/// Buys extended licences for an asset.
///
/// - Costs credits; the answer says how many. With too few of them it fails with 402
///   `NotEnoughCreditsForPurchase`.
/// - Each repetition is another purchase: there is no idempotency key.
///
/// Credentials: API key and access token.
///
/// # Arguments
/// - `asset_id`: Id of the asset.
/// - `body`: The licences to buy.
///
/// # API operation
/// `POST /v3/asset-licensing/{assetId}`
pub fn acquire_asset_licenses(
    asset_id: impl Into<String>,
    body: impl Into<types::AssetLicenseRequest>,
) -> AcquireAssetLicenses {
    AcquireAssetLicenses {
        asset_id: asset_id.into(),
        body: body.into(),
        accept_language: Default::default(),
    }
}

/// The arguments of [`acquire_asset_licenses`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is given to `Client::send`"]
pub struct AcquireAssetLicenses {
    asset_id: String,
    accept_language: Option<String>,
    body: types::AssetLicenseRequest,
}

impl AcquireAssetLicenses {
    /// Language of the texts in the answer, such as `de`, `en-GB` or `pt-BR`.
    pub fn accept_language(mut self, accept_language: impl Into<String>) -> Self {
        self.accept_language = Some(accept_language.into());
        self
    }
}

impl Operation for AcquireAssetLicenses {
    type Output = types::AssetLicenseResult;
    const INFO: &'static OperationInfo = &OperationInfo::new(
            "acquire_asset_licenses",
            Method::POST,
            "/v3/asset-licensing/{assetId}",
            &[200],
            Effect::Metered,
            Token::Required,
            Service::Api,
        )
        .with_headers(&["Accept-Language"]);
    #[inline]
    fn into_request(self) -> Result<Request, Error> {
        RequestWriter::new(Self::INFO)
            .path("assetId", &self.asset_id)
            .header("Accept-Language", &self.accept_language)
            .json(&self.body)
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
