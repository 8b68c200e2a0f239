//! The works of one artist.

use std::sync::Arc;

use axum::response::Response;
use http::{Method, StatusCode};
use serde_json::{Map, json};

use super::fields::Fields;
use super::operation::{Call, Operation};
use super::rendered::{Listing, texts};
use super::view::Shape;
use crate::auth::Access;
use crate::catalogue::{Asset, Kind};
use crate::reply::Refusal;

pub(super) const OPERATIONS: &[Operation] = &[
    Operation {
        id: "search_artist_images",
        method: Method::GET,
        path: "/v3/artists/images",
        access: Access::Key,
        answer: |call| works(call, Kind::Image),
    },
    Operation {
        id: "search_artist_videos",
        method: Method::GET,
        path: "/v3/artists/videos",
        access: Access::Key,
        answer: |call| works(call, Kind::Video),
    },
];

fn works(call: &Call<'_>, kind: Kind) -> Result<Response, Refusal> {
    let page = call.page(10, 100)?;
    let fields = Fields::of(call)?;
    let Some(name) = call.query.text("artist_name") else {
        let message = "artist_name is missing.";
        return Err(Refusal::getty(StatusCode::BAD_REQUEST, "MissingRequiredQueryParameters", message));
    };
    let by_them = |asset: &&Arc<Asset>| asset.kind == kind && asset.artist.eq_ignore_ascii_case(name);
    let found: Vec<Arc<Asset>> = call.server.state().catalogue.iter().filter(by_them).cloned().collect();
    let on_page = page.of(&found, call.server.config.page_window)?;
    let items = texts(call, on_page.iter(), Shape::Search, &fields);
    let rest = Map::from_iter([("result_count".to_owned(), json!(page.count(&found)))]);
    Ok(Listing { kind, items, rest }.into_response())
}
