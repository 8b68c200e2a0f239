//! Comments on boards and on their assets.

use axum::response::Response;
use http::{Method, StatusCode};
use serde::Deserialize;
use serde_json::{Value, json};

use super::store::{Comment, Owner, Right};
use crate::api::operation::{Call, Operation};
use crate::api::view::utc;
use crate::auth::Access;
use crate::reply::{Refusal, empty, json_with, ok};
use crate::server::State;

pub(super) const OPERATIONS: &[Operation] = &[
    Operation {
        id: "list_board_comments",
        method: Method::GET,
        path: "/v3/boards/{board_id}/comments",
        access: Access::Token,
        answer: list_board_comments,
    },
    Operation {
        id: "create_board_comment",
        method: Method::POST,
        path: "/v3/boards/{board_id}/comments",
        access: Access::Token,
        answer: create_board_comment,
    },
    Operation {
        id: "delete_board_comment",
        method: Method::DELETE,
        path: "/v3/boards/{board_id}/comments/{comment_id}",
        access: Access::Token,
        answer: delete_board_comment,
    },
    Operation {
        id: "create_board_asset_comment",
        method: Method::POST,
        path: "/v3/boards/{board_id}/assets/{asset_id}/comments",
        access: Access::Token,
        answer: create_board_asset_comment,
    },
    Operation {
        id: "delete_board_asset_comment",
        method: Method::DELETE,
        path: "/v3/boards/{board_id}/assets/{asset_id}/comments/{comment_id}",
        access: Access::Token,
        answer: delete_board_asset_comment,
    },
];

/// A comment on an asset; those on boards have permissions too.
pub(super) fn plain(comment: &Comment) -> Value {
    json!({
        "created_by": comment.by.view(),
        "date_created": utc(comment.at),
        "id": comment.id,
        "text": comment.text,
    })
}

fn list_board_comments(call: &Call<'_>) -> Result<Response, Refusal> {
    let mut state = call.server.state();
    let board = state.boards.of(call)?;
    let comments = board.comments.iter().map(|comment| {
        let mut view = plain(comment);
        let deletable = comment.by.is(call) || board.owner.is(call);
        view["permissions"] = json!({ "can_delete_comment": deletable });
        view
    });
    Ok(ok(&json!({
        "comments": comments.collect::<Value>(),
        "permissions": { "can_add_comment": board.allows(call, Right::Comment) },
    })))
}

/// A new comment by the caller.
fn new(call: &Call<'_>, id: String, text: Option<String>) -> Result<Comment, Refusal> {
    let text = text.filter(|text| !text.trim().is_empty());
    let text = text.ok_or_else(|| Refusal::bad_parameter("A comment needs a text."))?;
    Ok(Comment { id, text, at: call.server.clock.now(), by: Owner::Caller(call.user()) })
}

fn create_board_comment(call: &Call<'_>) -> Result<Response, Refusal> {
    #[derive(Default, Deserialize)]
    #[serde(default)]
    struct Asked {
        text: Option<String>,
    }
    let asked: Asked = call.read()?;
    let mut guard = call.server.state();
    let State { boards, random, .. } = &mut *guard;
    let board = boards.permitted(call, Right::Comment)?;
    let comment = new(call, random.uuid(), asked.text)?;
    let answer = json!({ "id": comment.id });
    board.updated = comment.at;
    board.comments.push(comment);
    Ok(json_with(StatusCode::CREATED, &answer))
}

/// Unlike elsewhere in the API, the properties of request and answer begin with capitals.
fn create_board_asset_comment(call: &Call<'_>) -> Result<Response, Refusal> {
    #[derive(Default, Deserialize)]
    #[serde(default, rename_all = "PascalCase")]
    struct Asked {
        text: Option<String>,
    }
    let asked: Asked = call.read()?;
    let mut guard = call.server.state();
    let State { boards, random, .. } = &mut *guard;
    let board = boards.permitted(call, Right::Comment)?;
    let comment = new(call, random.uuid(), asked.text)?;
    let (answer, now) = (json!({ "Id": comment.id }), comment.at);
    board.pinned(call.path("asset_id"))?.comments.push(comment);
    board.updated = now;
    Ok(ok(&answer))
}

fn delete_board_comment(call: &Call<'_>) -> Result<Response, Refusal> {
    let mut state = call.server.state();
    let board = state.boards.of(call)?;
    let owned = board.owner.is(call);
    delete(call, &mut board.comments, owned)?;
    Ok(empty(StatusCode::NO_CONTENT))
}

fn delete_board_asset_comment(call: &Call<'_>) -> Result<Response, Refusal> {
    let mut state = call.server.state();
    let board = state.boards.of(call)?;
    let owned = board.owner.is(call);
    delete(call, &mut board.pinned(call.path("asset_id"))?.comments, owned)?;
    Ok(empty(StatusCode::OK))
}

/// One's own comments can be deleted, and all those on one's own boards.
fn delete(call: &Call<'_>, comments: &mut Vec<Comment>, owned: bool) -> Result<(), Refusal> {
    let id = call.path("comment_id");
    let place = comments.iter().position(|comment| comment.id == id).ok_or_else(|| {
        let message = format!("There is no comment {id}.");
        Refusal::getty(StatusCode::NOT_FOUND, "CommentNotFound", message)
    })?;
    let permitted = owned || comments.get(place).is_some_and(|comment| comment.by.is(call));
    if !permitted {
        let message = "This comment is somebody else's.";
        return Err(Refusal::getty(StatusCode::FORBIDDEN, "InsufficientPermissions", message));
    }
    comments.remove(place);
    Ok(())
}
