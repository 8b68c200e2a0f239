// Made by `cargo xtask regen` from openapi/oembed.yaml and openapi/overlays/. Do not edit.

//! What is answered.

use serde::{Deserialize, Serialize};
#[allow(unused_imports)]
use super::*;

/// What embeds an image in a page, as the oEmbed specification 1.0 has it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct Oembed {
    /// Name of the artist.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub author_name: Option<String>,
    /// Address of a page about the artist.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub author_url: Option<String>,
    /// How long the answer may be kept, in seconds.
    #[serde(
        deserialize_with = "crate::wire::number_or_text",
        skip_serializing_if = "Option::is_none"
    )]
    pub cache_age: Option<i64>,
    /// Caption of the image.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub caption: Option<String>,
    /// Name of the collection.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub collection: Option<String>,
    /// Height of the embed, in pixels.
    #[serde(
        deserialize_with = "crate::wire::number_or_text",
        skip_serializing_if = "Option::is_none"
    )]
    pub height: Option<i32>,
    /// Markup that embeds the image. It is foreign content and is passed on untouched.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub html: Option<String>,
    /// Name of the photographer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub photographer: Option<String>,
    /// Name of the provider.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provider_name: Option<String>,
    /// Address of the provider.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provider_url: Option<String>,
    /// Address of the terms of use.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub terms_of_use_url: Option<String>,
    /// Height of the small image, in pixels.
    #[serde(
        deserialize_with = "crate::wire::number_or_text",
        skip_serializing_if = "Option::is_none"
    )]
    pub thumbnail_height: Option<i32>,
    /// Address of a small image.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub thumbnail_url: Option<String>,
    /// Width of the small image, in pixels.
    #[serde(
        deserialize_with = "crate::wire::number_or_text",
        skip_serializing_if = "Option::is_none"
    )]
    pub thumbnail_width: Option<i32>,
    /// Title of the image.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Kind of resource: `rich` for an embed, `photo` for a plain image.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub type_: Option<String>,
    /// Address of the image itself, where the kind is `photo`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Version of oEmbed: `1.0`.
    #[serde(
        deserialize_with = "crate::wire::text_or_number",
        skip_serializing_if = "Option::is_none"
    )]
    pub version: Option<String>,
    /// Width of the embed, in pixels.
    #[serde(
        deserialize_with = "crate::wire::number_or_text",
        skip_serializing_if = "Option::is_none"
    )]
    pub width: Option<i32>,
}
