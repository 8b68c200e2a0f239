//! The assets of an artist.

use std::sync::Arc;

use axum::response::Response;
use http::{Method, StatusCode};
use serde_json::{Map, json};

use crate::api::assets::fields::Fields;
use crate::api::assets::listing::{Listing, render};
use crate::api::assets::view::ViewKind;
use crate::api::call::{Call, Operation};
use crate::authentication::TokenRequirement;
use crate::catalogue::{Asset, AssetKind};
use crate::http::response::ErrorResponse;

pub(super) const OPERATIONS: &[Operation] = &[
    Operation {
        id: "search_artist_images",
        method: Method::GET,
        path: "/v3/artists/images",
        token: TokenRequirement::None,
        handler: |call| search(call, AssetKind::Image),
    },
    Operation {
        id: "search_artist_videos",
        method: Method::GET,
        path: "/v3/artists/videos",
        token: TokenRequirement::None,
        handler: |call| search(call, AssetKind::Video),
    },
];

fn search(call: &Call<'_>, kind: AssetKind) -> Result<Response, ErrorResponse> {
    let page = call.page(10, 100)?;
    let fields = Fields::requested(call)?;
    let Some(name) = call.query.text("artist_name") else {
        let message = "artist_name is missing.";
        return Err(ErrorResponse::getty(StatusCode::BAD_REQUEST, "MissingRequiredQueryParameters", message));
    };
    let is_by_artist = |asset: &&Arc<Asset>| asset.kind == kind && asset.artist.eq_ignore_ascii_case(name);
    let found: Vec<Arc<Asset>> = call.server.state().catalogue.iter().filter(is_by_artist).cloned().collect();
    let on_page = page.checked_slice(&found, call.server.config.max_result_window)?;
    let items = render(call, on_page.iter(), ViewKind::Search, &fields);
    let properties = Map::from_iter([("result_count".to_owned(), json!(page.count(&found)))]);
    Ok(Listing { kind, items, properties }.into_response())
}
