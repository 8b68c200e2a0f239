// Made by `cargo xtask regen` from openapi/getty-images-v3.json and openapi/overlays/. Do not edit.

//! The operations of the group `countries`.

use bytes::Bytes;
use http::Method;
use crate::support::*;
use super::super::types;

/// Lists countries with their codes.
///
/// The alpha-3 codes are what `GI-Country-Code` takes. Credentials: API key.
///
/// # API operation
/// `GET /v3/countries`
pub fn list_countries() -> ListCountries {
    ListCountries {
        accept_language: Default::default(),
    }
}

/// The arguments of [`list_countries`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is given to `Client::send`"]
pub struct ListCountries {
    accept_language: Option<String>,
}

impl ListCountries {
    /// Language of the texts in the answer, such as `de`, `en-GB` or `pt-BR`.
    pub fn accept_language(mut self, accept_language: impl Into<String>) -> Self {
        self.accept_language = Some(accept_language.into());
        self
    }
}

impl Operation for ListCountries {
    type Output = types::CountryList;
    const INFO: &'static OperationInfo = &OperationInfo::new(
            "list_countries",
            Method::GET,
            "/v3/countries",
            &[200],
            Effect::Safe,
            Token::Optional,
            Service::Api,
        )
        .with_headers(&["Accept-Language"]);
    #[inline]
    fn into_request(self) -> Result<Request, Error> {
        RequestWriter::new(Self::INFO)
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
