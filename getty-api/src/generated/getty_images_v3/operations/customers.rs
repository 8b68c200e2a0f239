// Made by `cargo xtask regen` from openapi/getty-images-v3.json and openapi/overlays/. Do not edit.

//! The operations of the group `customers`.

use bytes::Bytes;
use http::Method;
use crate::support::*;
use super::super::types;

/// Gets the name of the customer who is making the call.
///
/// Credentials: API key and access token.
///
/// # API operation
/// `GET /v3/customers/current`
pub fn get_current_customer() -> GetCurrentCustomer {
    GetCurrentCustomer {
        accept_language: Default::default(),
    }
}

/// The arguments of [`get_current_customer`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is given to `Client::send`"]
pub struct GetCurrentCustomer {
    accept_language: Option<String>,
}

impl GetCurrentCustomer {
    /// Language of the texts in the answer, such as `de`, `en-GB` or `pt-BR`.
    pub fn accept_language(mut self, accept_language: impl Into<String>) -> Self {
        self.accept_language = Some(accept_language.into());
        self
    }
}

impl Operation for GetCurrentCustomer {
    type Output = types::Customer;
    const INFO: &'static OperationInfo = &OperationInfo::new(
            "get_current_customer",
            Method::GET,
            "/v3/customers/current",
            &[200],
            Effect::Safe,
            Token::Required,
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
