//! The assets on a board.

use axum::response::Response;
use http::{Method, StatusCode};
use serde::Deserialize;
use serde_json::{Value, json};

use super::comments;
use crate::api::assets::view::{thumb_uri, utc};
use crate::api::call::{Call, Operation};
use crate::authentication::TokenRequirement;
use crate::catalogue::AssetKind;
use crate::http::response::{ErrorResponse, empty, json_response};
use crate::state::State;
use crate::state::boards::{BoardAsset, Permission};

pub(super) const OPERATIONS: &[Operation] = &[
    Operation {
        id: "add_board_assets",
        method: Method::PUT,
        path: "/v3/boards/{board_id}/assets",
        token: TokenRequirement::Any,
        handler: add_board_assets,
    },
    Operation {
        id: "remove_board_assets",
        method: Method::DELETE,
        path: "/v3/boards/{board_id}/assets",
        token: TokenRequirement::Any,
        handler: remove_board_assets,
    },
    Operation {
        id: "add_board_asset",
        method: Method::PUT,
        path: "/v3/boards/{board_id}/assets/{asset_id}",
        token: TokenRequirement::Any,
        handler: add_board_asset,
    },
    Operation {
        id: "remove_board_asset",
        method: Method::DELETE,
        path: "/v3/boards/{board_id}/assets/{asset_id}",
        token: TokenRequirement::Any,
        handler: remove_board_asset,
    },
];

pub(super) fn view(call: &Call<'_>, state: &State, board_asset: &BoardAsset) -> Value {
    let asset = state.catalogue.get(&board_asset.asset_id);
    let sizes = asset.map(|asset| json!([{ "name": "thumb", "uri": thumb_uri(call, asset) }]));
    let kind = asset.map(|asset| if asset.kind == AssetKind::Image { "image" } else { "film" });
    let comments: Value = board_asset.comments.iter().map(comments::view).collect();
    json!({
        "asset_type": kind,
        "comments": comments,
        "date_added": utc(board_asset.added),
        "display_sizes": sizes,
        "id": board_asset.asset_id,
    })
}

fn add_board_assets(call: &Call<'_>) -> Result<Response, ErrorResponse> {
    #[derive(Deserialize)]
    struct AssetReference {
        asset_id: String,
    }
    let body: Vec<AssetReference> = call.parse_body()?;
    let now = call.server.clock.now();
    let mut guard = call.server.state();
    let State { boards, catalogue, .. } = &mut *guard;
    let board = boards.get_permitted(call.path("board_id"), call.user(), Permission::ChangeAssets)?;
    let ids = body.into_iter().map(|reference| reference.asset_id);
    let (known, unknown): (Vec<String>, Vec<String>) = ids.partition(|id| catalogue.get(id).is_some());
    known.iter().for_each(|id| board.add_asset(id, now));
    let added: Value = known.iter().map(|id| json!({ "asset_id": id })).collect();
    let response = json!({ "assets_added": added, "assets_not_added": unknown });
    Ok(json_response(StatusCode::CREATED, &response))
}

fn add_board_asset(call: &Call<'_>) -> Result<Response, ErrorResponse> {
    let id = call.path("asset_id");
    let now = call.server.clock.now();
    let mut guard = call.server.state();
    let State { boards, catalogue, .. } = &mut *guard;
    let board = boards.get_permitted(call.path("board_id"), call.user(), Permission::ChangeAssets)?;
    if catalogue.get(id).is_none() {
        let message = format!("There is no asset {id}.");
        return Err(ErrorResponse::getty(StatusCode::NOT_FOUND, "AssetNotFound", message));
    }
    board.add_asset(id, now);
    Ok(empty(StatusCode::CREATED))
}

/// Assets that are not on the board are ignored.
fn remove_board_assets(call: &Call<'_>) -> Result<Response, ErrorResponse> {
    let ids = call.query.list("asset_ids");
    if ids.is_empty() {
        let message = "asset_ids is missing.";
        return Err(ErrorResponse::getty(StatusCode::BAD_REQUEST, "MissingRequiredQueryParameters", message));
    }
    let now = call.server.clock.now();
    let mut state = call.server.state();
    let board = state.boards.get_permitted(call.path("board_id"), call.user(), Permission::ChangeAssets)?;
    board.assets.retain(|asset| !ids.contains(&asset.asset_id.as_str()));
    board.updated = now;
    Ok(empty(StatusCode::OK))
}

fn remove_board_asset(call: &Call<'_>) -> Result<Response, ErrorResponse> {
    let id = call.path("asset_id");
    let now = call.server.clock.now();
    let mut state = call.server.state();
    let board = state.boards.get_permitted(call.path("board_id"), call.user(), Permission::ChangeAssets)?;
    board.asset_mut(id)?;
    board.assets.retain(|asset| asset.asset_id != id);
    board.updated = now;
    Ok(empty(StatusCode::OK))
}
