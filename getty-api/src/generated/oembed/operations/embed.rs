// Made by `cargo xtask regen` from openapi/oembed.yaml and openapi/overlays/. Do not edit.

//! The operations of the group `embed`.

use bytes::Bytes;
use http::Method;
use crate::support::*;
use super::super::types;

/// Gets what embeds an image in a page.
///
/// Needs no key and no token. Answers in JSON only: another `format` is refused with 501.
///
/// The `html` of the answer is markup from the provider, to be put into a page as it is; treat it as
/// foreign content.
///
/// # Arguments
/// - `url`: Address of the image, such as `http://gty.im/1167612765`. Up to five ids, separated by
///   commas, may stand at its end.
/// - `caller`: Domain of the site that embeds, such as `example.com`.
///
/// # API operation
/// `GET /oembed`
pub fn get_oembed(url: impl Into<String>, caller: impl Into<String>) -> GetOembed {
    GetOembed {
        url: url.into(),
        caller: caller.into(),
        maxwidth: Default::default(),
        maxheight: Default::default(),
        format: Default::default(),
    }
}

/// The arguments of [`get_oembed`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is given to `Client::send`"]
pub struct GetOembed {
    url: String,
    caller: String,
    maxwidth: Option<i32>,
    maxheight: Option<i32>,
    format: Option<String>,
}

impl GetOembed {
    /// Greatest width of the embed, in pixels.
    pub fn maxwidth(mut self, maxwidth: i32) -> Self {
        self.maxwidth = Some(maxwidth);
        self
    }
    /// Greatest height of the embed, in pixels.
    pub fn maxheight(mut self, maxheight: i32) -> Self {
        self.maxheight = Some(maxheight);
        self
    }
    /// Format of the answer. Only `json` is supported, which is also the default.
    pub fn format(mut self, format: impl Into<String>) -> Self {
        self.format = Some(format.into());
        self
    }
}

impl Operation for GetOembed {
    type Output = types::Oembed;
    const INFO: &'static OperationInfo = &OperationInfo::new(
        "get_oembed",
        Method::GET,
        "/oembed",
        &[200],
        Effect::Safe,
        Token::None,
        Service::Embed,
    );
    #[inline]
    fn into_request(self) -> Result<Request, Error> {
        RequestWriter::new(Self::INFO)
            .query("url", &Some(&self.url))
            .query("caller", &Some(&self.caller))
            .query("maxwidth", &self.maxwidth)
            .query("maxheight", &self.maxheight)
            .query("format", &self.format)
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
