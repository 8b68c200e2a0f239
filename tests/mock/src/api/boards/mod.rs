//! Boards: shared sets of assets with comments and permissions.

mod assets;
mod comments;
mod store;

use std::cmp::Reverse;

use axum::response::Response;
use http::{Method, StatusCode};
use serde::Deserialize;
use serde_json::{Value, json};

use super::operation::{Call, Operation};
use super::view::utc;
use crate::auth::Access;
use crate::reply::{Refusal, empty, json_with, ok};
use crate::server::State;
pub use store::Board;
pub(crate) use store::Boards;
use store::{Right, Stored};

const OPERATIONS: &[Operation] = &[
    Operation {
        id: "list_boards",
        method: Method::GET,
        path: "/v3/boards",
        access: Access::Token,
        answer: list_boards,
    },
    Operation {
        id: "create_board",
        method: Method::POST,
        path: "/v3/boards",
        access: Access::Token,
        answer: create_board,
    },
    Operation {
        id: "get_board",
        method: Method::GET,
        path: "/v3/boards/{board_id}",
        access: Access::Token,
        answer: get_board,
    },
    Operation {
        id: "update_board",
        method: Method::PUT,
        path: "/v3/boards/{board_id}",
        access: Access::Token,
        answer: update_board,
    },
    Operation {
        id: "delete_board",
        method: Method::DELETE,
        path: "/v3/boards/{board_id}",
        access: Access::Token,
        answer: delete_board,
    },
];

pub(super) fn operations() -> impl Iterator<Item = &'static Operation> {
    [OPERATIONS, assets::OPERATIONS, comments::OPERATIONS].into_iter().flatten()
}

fn list_boards(call: &Call<'_>) -> Result<Response, Refusal> {
    let page = call.page_named("pageSize", 30, 100)?;
    let wanted = call.query.text("board_relationship");
    let state = call.server.state();
    let visible = state.boards.visible(call);
    let mut boards: Vec<&Stored> =
        visible.filter(|board| wanted.is_none_or(|wanted| wanted == relationship(call, board))).collect();
    match call.query.text("sort_order") {
        Some("date_last_updated_ascending") => boards.sort_by_key(|board| board.updated),
        Some("name_ascending") => boards.sort_by(|one, other| one.name.cmp(&other.name)),
        // Spelled so in the API.
        Some("name_decending") => boards.sort_by(|one, other| other.name.cmp(&one.name)),
        _ => boards.sort_by_key(|board| Reverse(board.updated)),
    }
    let shown: Value = page.slice(&boards).iter().map(|board| summary(call, &state, board)).collect();
    Ok(ok(&json!({ "board_count": page.count(&boards), "boards": shown })))
}

fn relationship(call: &Call<'_>, board: &Stored) -> &'static str {
    if board.owner.is(call) { "owned" } else { "invited" }
}

fn summary(call: &Call<'_>, state: &State, board: &Stored) -> Value {
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
struct Info {
    name: String,
    description: Option<String>,
}

impl Info {
    fn read(call: &Call<'_>) -> Result<Self, Refusal> {
        let info: Self = call.read()?;
        if info.name.trim().is_empty() {
            return Err(Refusal::bad_parameter("A board needs a name."));
        }
        Ok(info)
    }
}

fn create_board(call: &Call<'_>) -> Result<Response, Refusal> {
    let Info { name, description } = Info::read(call)?;
    let mut board = Board::new(&name);
    board.description = description;
    let mut guard = call.server.state();
    let State { boards, random, .. } = &mut *guard;
    let id = boards.add(random, board, call.user(), call.server.clock.now());
    Ok(json_with(StatusCode::CREATED, &json!({ "id": id })))
}

fn get_board(call: &Call<'_>) -> Result<Response, Refusal> {
    let state = call.server.state();
    let board = state.boards.named(call)?;
    let id = &board.id;
    let manage = board.allows(call, Right::Manage);
    let change = board.allows(call, Right::ChangeAssets);
    let pinned: Value = board.assets.iter().map(|pinned| assets::view(call, &state, pinned)).collect();
    let link = |what: &str| format!("https://www.gettyimages.com/collaboration/boards/{id}/{what}");
    Ok(ok(&json!({
        "asset_count": board.assets.len(),
        "assets": pinned,
        "comment_count": board.comments.len(),
        "date_created": utc(board.created),
        "date_last_updated": utc(board.updated),
        "description": board.description,
        "id": board.id,
        "links": { "invitation": manage.then(|| link("invitation")), "share": link("share") },
        "name": board.name,
        "permissions": {
            "can_add_assets": change,
            "can_delete_board": manage,
            "can_invite_to_board": manage,
            "can_remove_assets": change,
            "can_update_description": manage,
            "can_update_name": manage,
        },
    })))
}

fn update_board(call: &Call<'_>) -> Result<Response, Refusal> {
    let info = Info::read(call)?;
    let now = call.server.clock.now();
    let mut state = call.server.state();
    let board = state.boards.permitted(call, Right::Manage)?;
    (board.name, board.description, board.updated) = (info.name, info.description, now);
    Ok(empty(StatusCode::NO_CONTENT))
}

fn delete_board(call: &Call<'_>) -> Result<Response, Refusal> {
    let mut state = call.server.state();
    let id = state.boards.permitted(call, Right::Manage)?.id.clone();
    state.boards.remove(&id);
    Ok(empty(StatusCode::NO_CONTENT))
}
