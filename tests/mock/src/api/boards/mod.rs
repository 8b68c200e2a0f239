//! Boards: shared sets of assets with comments and permissions.

mod assets;
mod comments;

use std::cmp::Reverse;

use axum::response::Response;
use http::{Method, StatusCode};
use serde::Deserialize;
use serde_json::{Value, json};

use super::assets::view::utc;
use super::call::{Call, Operation};
use crate::authentication::TokenRequirement;
use crate::http::response::{ErrorResponse, empty, json_response, ok};
use crate::state::State;
use crate::state::boards::{Board, Permission, StoredBoard};

const OPERATIONS: &[Operation] = &[
    Operation {
        id: "list_boards",
        method: Method::GET,
        path: "/v3/boards",
        token: TokenRequirement::Any,
        handler: list_boards,
    },
    Operation {
        id: "create_board",
        method: Method::POST,
        path: "/v3/boards",
        token: TokenRequirement::Any,
        handler: create_board,
    },
    Operation {
        id: "get_board",
        method: Method::GET,
        path: "/v3/boards/{board_id}",
        token: TokenRequirement::Any,
        handler: get_board,
    },
    Operation {
        id: "update_board",
        method: Method::PUT,
        path: "/v3/boards/{board_id}",
        token: TokenRequirement::Any,
        handler: update_board,
    },
    Operation {
        id: "delete_board",
        method: Method::DELETE,
        path: "/v3/boards/{board_id}",
        token: TokenRequirement::Any,
        handler: delete_board,
    },
];

pub(super) fn operations() -> impl Iterator<Item = &'static Operation> {
    [OPERATIONS, assets::OPERATIONS, comments::OPERATIONS].into_iter().flatten()
}

fn list_boards(call: &Call<'_>) -> Result<Response, ErrorResponse> {
    let page = call.page_with("pageSize", 30, 100)?;
    let requested = call.query.text("board_relationship");
    let state = call.server.state();
    let visible = state.boards.visible(call.user());
    let mut boards: Vec<&StoredBoard> = visible
        .filter(|board| requested.is_none_or(|requested| requested == relationship(call, board)))
        .collect();
    match call.query.text("sort_order") {
        Some("date_last_updated_ascending") => boards.sort_by_key(|board| board.updated),
        Some("name_ascending") => boards.sort_by(|one, other| one.name.cmp(&other.name)),
        // The API misspells this value.
        Some("name_decending") => boards.sort_by(|one, other| other.name.cmp(&one.name)),
        _ => boards.sort_by_key(|board| Reverse(board.updated)),
    }
    let views: Value = page.slice(&boards).iter().map(|board| summary(call, &state, board)).collect();
    Ok(ok(&json!({ "board_count": page.count(&boards), "boards": views })))
}

fn relationship(call: &Call<'_>, board: &StoredBoard) -> &'static str {
    if board.owner.is(call.user()) { "owned" } else { "invited" }
}

fn summary(call: &Call<'_>, state: &State, board: &StoredBoard) -> Value {
    let mut summary = json!({
        "asset_count": board.assets.len(),
        "board_relationship": relationship(call, board),
        "date_created": utc(board.created),
        "date_last_updated": utc(board.updated),
        "description": board.description,
        "id": board.id,
        "name": board.name,
    });
    if let Some(first) = board.assets.first() {
        summary["hero_asset"] = assets::view(call, state, first);
    }
    summary
}

#[derive(Debug, Default, Deserialize)]
struct BoardProperties {
    name: String,
    description: Option<String>,
}

impl BoardProperties {
    fn parse(call: &Call<'_>) -> Result<Self, ErrorResponse> {
        let properties: Self = call.parse_body()?;
        if properties.name.trim().is_empty() {
            return Err(ErrorResponse::invalid_parameter("A board needs a name."));
        }
        Ok(properties)
    }
}

fn create_board(call: &Call<'_>) -> Result<Response, ErrorResponse> {
    let BoardProperties { name, description } = BoardProperties::parse(call)?;
    let board = Board::new(&name);
    let board = match &description {
        Some(description) => board.description(description),
        None => board,
    };
    let mut guard = call.server.state();
    let State { boards, random, .. } = &mut *guard;
    let id = boards.add(random, board, call.user(), call.server.clock.now());
    Ok(json_response(StatusCode::CREATED, &json!({ "id": id })))
}

fn get_board(call: &Call<'_>) -> Result<Response, ErrorResponse> {
    let state = call.server.state();
    let board = state.boards.get(call.path("board_id"), call.user())?;
    let id = &board.id;
    let manage = board.permits(call.user(), Permission::Manage);
    let change_assets = board.permits(call.user(), Permission::ChangeAssets);
    let board_assets = board.assets.iter();
    let board_assets: Value = board_assets.map(|asset| assets::view(call, &state, asset)).collect();
    let link = |name: &str| format!("https://www.gettyimages.com/collaboration/boards/{id}/{name}");
    Ok(ok(&json!({
        "asset_count": board.assets.len(),
        "assets": board_assets,
        "comment_count": board.comments.len(),
        "date_created": utc(board.created),
        "date_last_updated": utc(board.updated),
        "description": board.description,
        "id": board.id,
        "links": { "invitation": manage.then(|| link("invitation")), "share": link("share") },
        "name": board.name,
        "permissions": {
            "can_add_assets": change_assets,
            "can_delete_board": manage,
            "can_invite_to_board": manage,
            "can_remove_assets": change_assets,
            "can_update_description": manage,
            "can_update_name": manage,
        },
    })))
}

fn update_board(call: &Call<'_>) -> Result<Response, ErrorResponse> {
    let properties = BoardProperties::parse(call)?;
    let now = call.server.clock.now();
    let mut state = call.server.state();
    let board = state.boards.get_permitted(call.path("board_id"), call.user(), Permission::Manage)?;
    (board.name, board.description, board.updated) = (properties.name, properties.description, now);
    Ok(empty(StatusCode::NO_CONTENT))
}

fn delete_board(call: &Call<'_>) -> Result<Response, ErrorResponse> {
    let mut state = call.server.state();
    let id = state.boards.get_permitted(call.path("board_id"), call.user(), Permission::Manage)?.id.clone();
    state.boards.remove(&id);
    Ok(empty(StatusCode::NO_CONTENT))
}
