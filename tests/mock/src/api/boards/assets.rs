//! The assets on a board.

use axum::response::Response;
use http::{Method, StatusCode};
use serde::Deserialize;
use serde_json::{Value, json};

use super::comments;
use super::store::{Pinned, Right};
use crate::api::operation::{Call, Operation};
use crate::api::view::{thumb_uri, utc};
use crate::auth::Access;
use crate::catalogue::Kind;
use crate::reply::{Refusal, empty, json_with};
use crate::server::State;

pub(super) const OPERATIONS: &[Operation] = &[
    Operation {
        id: "add_board_assets",
        method: Method::PUT,
        path: "/v3/boards/{board_id}/assets",
        access: Access::Token,
        answer: add_board_assets,
    },
    Operation {
        id: "remove_board_assets",
        method: Method::DELETE,
        path: "/v3/boards/{board_id}/assets",
        access: Access::Token,
        answer: remove_board_assets,
    },
    Operation {
        id: "add_board_asset",
        method: Method::PUT,
        path: "/v3/boards/{board_id}/assets/{asset_id}",
        access: Access::Token,
        answer: add_board_asset,
    },
    Operation {
        id: "remove_board_asset",
        method: Method::DELETE,
        path: "/v3/boards/{board_id}/assets/{asset_id}",
        access: Access::Token,
        answer: remove_board_asset,
    },
];

pub(super) fn view(call: &Call<'_>, state: &State, pinned: &Pinned) -> Value {
    let asset = state.catalogue.get(&pinned.asset_id);
    let sizes = asset.map(|asset| json!([{ "name": "thumb", "uri": thumb_uri(call, asset) }]));
    let kind = asset.map(|asset| if asset.kind == Kind::Image { "image" } else { "film" });
    let comments: Value = pinned.comments.iter().map(comments::plain).collect();
    json!({
        "asset_type": kind,
        "comments": comments,
        "date_added": utc(pinned.added),
        "display_sizes": sizes,
        "id": pinned.asset_id,
    })
}

fn add_board_assets(call: &Call<'_>) -> Result<Response, Refusal> {
    #[derive(Deserialize)]
    struct Reference {
        asset_id: String,
    }
    let asked: Vec<Reference> = call.read()?;
    let now = call.server.clock.now();
    let mut guard = call.server.state();
    let State { boards, catalogue, .. } = &mut *guard;
    let board = boards.permitted(call, Right::ChangeAssets)?;
    let ids = asked.into_iter().map(|reference| reference.asset_id);
    let (known, unknown): (Vec<String>, Vec<String>) = ids.partition(|id| catalogue.get(id).is_some());
    known.iter().for_each(|id| board.pin(id, now));
    let added: Value = known.iter().map(|id| json!({ "asset_id": id })).collect();
    let answer = json!({ "assets_added": added, "assets_not_added": unknown });
    Ok(json_with(StatusCode::CREATED, &answer))
}

fn add_board_asset(call: &Call<'_>) -> Result<Response, Refusal> {
    let id = call.path("asset_id");
    let now = call.server.clock.now();
    let mut guard = call.server.state();
    let State { boards, catalogue, .. } = &mut *guard;
    let board = boards.permitted(call, Right::ChangeAssets)?;
    if catalogue.get(id).is_none() {
        let message = format!("There is no asset {id}.");
        return Err(Refusal::getty(StatusCode::NOT_FOUND, "AssetNotFound", message));
    }
    board.pin(id, now);
    Ok(empty(StatusCode::CREATED))
}

/// Removing what is not there is harmless.
fn remove_board_assets(call: &Call<'_>) -> Result<Response, Refusal> {
    let ids = call.query.list("asset_ids");
    if ids.is_empty() {
        let message = "asset_ids is missing.";
        return Err(Refusal::getty(StatusCode::BAD_REQUEST, "MissingRequiredQueryParameters", message));
    }
    let now = call.server.clock.now();
    let mut state = call.server.state();
    let board = state.boards.permitted(call, Right::ChangeAssets)?;
    board.assets.retain(|pinned| !ids.contains(&pinned.asset_id.as_str()));
    board.updated = now;
    Ok(empty(StatusCode::OK))
}

fn remove_board_asset(call: &Call<'_>) -> Result<Response, Refusal> {
    let id = call.path("asset_id");
    let now = call.server.clock.now();
    let mut state = call.server.state();
    let board = state.boards.permitted(call, Right::ChangeAssets)?;
    board.pinned(id)?;
    board.assets.retain(|pinned| pinned.asset_id != id);
    board.updated = now;
    Ok(empty(StatusCode::OK))
}
