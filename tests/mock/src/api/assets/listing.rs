//! Responses with lists of assets.

use std::sync::Arc;

use axum::response::Response;
use http::StatusCode;
use serde_json::{Map, Value};

use super::fields::Fields;
use super::view::{self, ViewKind};
use crate::api::call::Call;
use crate::catalogue::{Asset, AssetKind};
use crate::http::response::with_body;
use crate::server::caches::Selection;

/// The JSON of assets with the requested fields.
pub(crate) fn render<'a>(
    call: &Call<'_>,
    assets: impl Iterator<Item = &'a Arc<Asset>>,
    kind: ViewKind,
    fields: &Fields,
) -> Vec<Arc<str>> {
    let selection = Selection {
        operation: call.operation.id,
        fields: call.query.text("fields").unwrap_or_default().to_owned(),
        language: call.language(),
    };
    let render = |asset: &Asset| view::asset(call, asset, kind, fields).to_string();
    call.server.asset_json.get(selection, assets, render)
}

/// A response that consists of a list of assets and other properties.
#[derive(Debug)]
pub(crate) struct Listing {
    pub(crate) kind: AssetKind,
    pub(crate) items: Vec<Arc<str>>,
    /// The other properties.
    pub(crate) properties: Map<String, Value>,
}

impl Listing {
    pub(crate) fn into_response(self) -> Response {
        let name = if self.kind == AssetKind::Image { "images" } else { "videos" };
        let length: usize = self.items.iter().map(|item| item.len() + 1).sum();
        let mut text = String::with_capacity(length + 200);
        text.push_str("{\"");
        text.push_str(name);
        text.push_str("\":[");
        for (index, item) in self.items.iter().enumerate() {
            if index > 0 {
                text.push(',');
            }
            text.push_str(item);
        }
        text.push(']');
        let properties = Value::Object(self.properties).to_string();
        // Without the braces.
        let properties = properties.get(1..properties.len() - 1).filter(|members| !members.is_empty());
        if let Some(members) = properties {
            text.push(',');
            text.push_str(members);
        }
        text.push('}');
        with_body(StatusCode::OK, "application/json", text)
    }
}
