// Made by `cargo xtask regen` from openapi/oembed.yaml and openapi/overlays/. Do not edit.

//! What is answered.

use crate::decode::record::record;
#[allow(unused_imports)]
use super::*;

/// What embeds an image in a page, as the oEmbed specification 1.0 has it.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default))]
#[non_exhaustive]
pub struct Oembed {
    /// Name of the artist.
    pub author_name: Option<String>,
    /// Address of a page about the artist.
    pub author_url: Option<String>,
    /// How long the answer may be kept, in seconds.
    pub cache_age: Option<i64>,
    /// Caption of the image.
    pub caption: Option<String>,
    /// Name of the collection.
    pub collection: Option<String>,
    /// Height of the embed, in pixels.
    pub height: Option<i32>,
    /// Markup that embeds the image. It is foreign content and is passed on untouched.
    pub html: Option<String>,
    /// Name of the photographer.
    pub photographer: Option<String>,
    /// Name of the provider.
    pub provider_name: Option<String>,
    /// Address of the provider.
    pub provider_url: Option<String>,
    /// Address of the terms of use.
    pub terms_of_use_url: Option<String>,
    /// Height of the small image, in pixels.
    pub thumbnail_height: Option<i32>,
    /// Address of a small image.
    pub thumbnail_url: Option<String>,
    /// Width of the small image, in pixels.
    pub thumbnail_width: Option<i32>,
    /// Title of the image.
    pub title: Option<String>,
    /// Kind of resource: `rich` for an embed, `photo` for a plain image.
    #[cfg_attr(feature = "schemars", schemars(rename = "type"))]
    pub type_: Option<String>,
    /// Address of the image itself, where the kind is `photo`.
    pub url: Option<String>,
    /// Version of oEmbed: `1.0`.
    pub version: Option<String>,
    /// Width of the embed, in pixels.
    pub width: Option<i32>,
}

record! {
    Oembed {
        author_name = "author_name",
        author_url = "author_url",
        cache_age = "cache_age",
        caption = "caption",
        collection = "collection",
        height = "height",
        html = "html",
        photographer = "photographer",
        provider_name = "provider_name",
        provider_url = "provider_url",
        terms_of_use_url = "terms_of_use_url",
        thumbnail_height = "thumbnail_height",
        thumbnail_url = "thumbnail_url",
        thumbnail_width = "thumbnail_width",
        title = "title",
        type_ = "type",
        url = "url",
        version = "version",
        width = "width",
    }
}
