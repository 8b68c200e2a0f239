// Made by `cargo xtask regen` from openapi/getty-images-v3.json and openapi/overlays/. Do not edit.

//! The operations of the group `products`.

use bytes::Bytes;
use http::Method;
use crate::support::*;
use super::super::types;

/// Lists the customer's products: the agreements that downloads are made under.
///
/// Tells limits, what is left of them and when they start afresh.
///
/// Credentials: API key and access token.
///
/// # API operation
/// `GET /v3/products`
pub fn list_products() -> ListProducts {
    ListProducts {
        fields: Default::default(),
        accept_language: Default::default(),
    }
}

/// The arguments of [`list_products`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is given to `Client::send`"]
pub struct ListProducts {
    fields: Vec<types::ProductField>,
    accept_language: Option<String>,
}

impl ListProducts {
    /// More to return for each product: `download_requirements` tells whether downloads need notes or a
    /// project code.
    pub fn fields(
        mut self,
        fields: impl IntoIterator<Item = impl Into<types::ProductField>>,
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

impl Operation for ListProducts {
    type Output = types::ProductList;
    const INFO: &'static OperationInfo = &OperationInfo::new(
            "list_products",
            Method::GET,
            "/v3/products",
            &[200],
            Effect::Safe,
            Token::Required,
            Service::Api,
        )
        .with_headers(&["Accept-Language"]);
    #[inline]
    fn into_request(self) -> Result<Request, Error> {
        RequestWriter::new(Self::INFO)
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
