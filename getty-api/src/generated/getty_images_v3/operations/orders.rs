// Made by `cargo xtask regen` from openapi/getty-images-v3.json and openapi/overlays/. Do not edit.

//! The operations of the group `orders`.

use bytes::Bytes;
use http::Method;
use crate::support::*;
use super::super::types;

/// Gets an order with its assets.
///
/// Fails with 404 `OrderNotFound`. Credentials: API key and access token.
///
/// # Arguments
/// - `id`: Number of the order, for example `order_id` of a purchase.
///
/// # API operation
/// `GET /v3/orders/{id}`
pub fn get_order(id: impl Into<String>) -> GetOrder {
    GetOrder {
        id: id.into(),
        accept_language: Default::default(),
    }
}

/// The arguments of [`get_order`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is given to `Client::send`"]
pub struct GetOrder {
    id: String,
    accept_language: Option<String>,
}

impl GetOrder {
    /// Language of the texts in the answer, such as `de`, `en-GB` or `pt-BR`.
    pub fn accept_language(mut self, accept_language: impl Into<String>) -> Self {
        self.accept_language = Some(accept_language.into());
        self
    }
}

impl Operation for GetOrder {
    type Output = types::Order;
    const INFO: &'static OperationInfo = &OperationInfo::new(
            "get_order",
            Method::GET,
            "/v3/orders/{id}",
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
