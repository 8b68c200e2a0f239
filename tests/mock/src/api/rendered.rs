//! Assets as JSON texts, made once for each selection of fields: what makes pages fast.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use axum::response::Response;
use http::StatusCode;
use serde_json::{Map, Value};

use super::fields::Fields;
use super::operation::Call;
use super::view::{self, Shape};
use crate::catalogue::{Asset, Kind, Language};
use crate::reply::bytes;

/// What the text of an asset depends on besides the asset.
#[derive(Debug, PartialEq, Eq, Hash)]
struct Selection {
    operation: &'static str,
    fields: String,
    language: Language,
}

/// Texts by asset id, each with the revision it was made from.
type Texts = HashMap<String, (u32, Arc<str>)>;

/// All texts that were made.
#[derive(Debug, Default)]
pub(crate) struct Rendered(Mutex<HashMap<Selection, Texts>>);

/// Clients ask for few selections; where they ask for many, old texts make room.
const MOST_SELECTIONS: usize = 64;

impl Rendered {
    pub(crate) fn clear(&self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }
}

/// The texts of assets with the fields that were asked for.
pub(super) fn texts<'a>(
    call: &Call<'_>,
    assets: impl Iterator<Item = &'a Arc<Asset>>,
    shape: Shape,
    fields: &Fields,
) -> Vec<Arc<str>> {
    let selection = Selection {
        operation: call.operation.id,
        fields: call.query.text("fields").unwrap_or_default().to_owned(),
        language: call.language(),
    };
    let mut rendered = call.server.rendered.0.lock().unwrap_or_else(PoisonError::into_inner);
    if rendered.len() >= MOST_SELECTIONS && !rendered.contains_key(&selection) {
        rendered.clear();
    }
    let texts = rendered.entry(selection).or_default();
    assets
        .map(|asset| match texts.get(&asset.id) {
            Some((revision, text)) if *revision == asset.revision => Arc::clone(text),
            _ => {
                let text: Arc<str> = view::asset(call, asset, shape, fields).to_string().into();
                texts.insert(asset.id.clone(), (asset.revision, Arc::clone(&text)));
                text
            }
        })
        .collect()
}

/// An answer whose main part is a list of assets.
#[derive(Debug)]
pub(super) struct Listing {
    pub(super) kind: Kind,
    pub(super) items: Vec<Arc<str>>,
    /// The other properties.
    pub(super) rest: Map<String, Value>,
}

impl Listing {
    pub(super) fn into_response(self) -> Response {
        let name = if self.kind == Kind::Image { "images" } else { "videos" };
        let length: usize = self.items.iter().map(|item| item.len() + 1).sum();
        let mut text = String::with_capacity(length + 200);
        text.push_str("{\"");
        text.push_str(name);
        text.push_str("\":[");
        for (place, item) in self.items.iter().enumerate() {
            if place > 0 {
                text.push(',');
            }
            text.push_str(item);
        }
        text.push(']');
        let rest = Value::Object(self.rest).to_string();
        // The rest without its braces.
        if let Some(rest) = rest.get(1..rest.len() - 1).filter(|rest| !rest.is_empty()) {
            text.push(',');
            text.push_str(rest);
        }
        text.push('}');
        bytes(StatusCode::OK, "application/json", text)
    }
}
