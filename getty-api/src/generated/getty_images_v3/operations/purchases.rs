// Made by `cargo xtask regen` from openapi/getty-images-v3.json and openapi/overlays/. Do not edit.

//! The operations of the group `purchases`.

use bytes::Bytes;
use http::Method;
use crate::support::*;
use crate::Timestamp;
use super::super::types;

/// Lists assets that were bought.
///
/// Covers the last 30 days unless a window is given. 75 purchases a page unless `page_size` says
/// otherwise.
///
/// Credentials: API key and access token.
///
/// # API operation
/// `GET /v3/purchased-assets`
pub fn list_purchased_assets() -> ListPurchasedAssets {
    ListPurchasedAssets {
        company_purchases: Default::default(),
        date_from: Default::default(),
        date_to: Default::default(),
        page: Default::default(),
        page_size: Default::default(),
        accept_language: Default::default(),
        use_time: Default::default(),
    }
}

/// The arguments of [`list_purchased_assets`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is given to `Client::send`"]
pub struct ListPurchasedAssets {
    company_purchases: Option<bool>,
    date_from: Option<Timestamp>,
    date_to: Option<Timestamp>,
    page: Option<i32>,
    page_size: Option<i32>,
    accept_language: Option<String>,
    use_time: Option<bool>,
}

impl ListPurchasedAssets {
    /// Includes the purchases of the whole company, if the account may see them. Default `false`.
    pub fn company_purchases(mut self, company_purchases: bool) -> Self {
        self.company_purchases = Some(company_purchases);
        self
    }
    /// Only purchases on this day or later, or at this time or later with `use_time`. Without a window,
    /// those of the last 30 days.
    ///
    /// Sent to the second, in UTC, as `YYYY-MM-DDTHH:MM:SS`; fractions of a second are not sent. A date
    /// without a time is sent as a day, `YYYY-MM-DD`.
    pub fn date_from(mut self, date_from: impl Into<Timestamp>) -> Self {
        self.date_from = Some(date_from.into());
        self
    }
    /// Only purchases on this day or earlier, or at this time or earlier with `use_time`. Without a window,
    /// those of the last 30 days.
    ///
    /// Sent to the second, in UTC, as `YYYY-MM-DDTHH:MM:SS`; fractions of a second are not sent. A date
    /// without a time is sent as a day, `YYYY-MM-DD`.
    pub fn date_to(mut self, date_to: impl Into<Timestamp>) -> Self {
        self.date_to = Some(date_to.into());
        self
    }
    /// Number of the page, counted from 1 (default).
    pub fn page(mut self, page: i32) -> Self {
        self.page = Some(page);
        self
    }
    /// Purchases on a page. Default 75.
    pub fn page_size(mut self, page_size: i32) -> Self {
        self.page_size = Some(page_size);
        self
    }
    /// Language of the texts in the answer, such as `de`, `en-GB` or `pt-BR`.
    pub fn accept_language(mut self, accept_language: impl Into<String>) -> Self {
        self.accept_language = Some(accept_language.into());
        self
    }
    /// Takes the times of day in `date_from` and `date_to` into account. Otherwise (default `false`) only
    /// their dates count.
    pub fn use_time(mut self, use_time: bool) -> Self {
        self.use_time = Some(use_time);
        self
    }
}

impl Operation for ListPurchasedAssets {
    type Output = types::PurchaseList;
    const INFO: &'static OperationInfo = &OperationInfo::new(
            "list_purchased_assets",
            Method::GET,
            "/v3/purchased-assets",
            &[200],
            Effect::Safe,
            Token::Required,
            Service::Api,
        )
        .with_headers(&["Accept-Language"]);
    #[inline]
    fn into_request(self) -> Result<Request, Error> {
        RequestWriter::new(Self::INFO)
            .query("company_purchases", &self.company_purchases)
            .query("date_from", &self.date_from.map(Timestamp::to_second))
            .query("date_to", &self.date_to.map(Timestamp::to_second))
            .query("page", &self.page)
            .query("page_size", &self.page_size)
            .header("Accept-Language", &self.accept_language)
            .query("use_time", &self.use_time)
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
