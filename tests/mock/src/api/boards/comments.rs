//! Comments on boards and on their assets.

use axum::response::Response;
use http::{Method, StatusCode};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::api::assets::view::utc;
use crate::api::call::{Call, Operation};
use crate::authentication::TokenRequirement;
use crate::http::response::{ErrorResponse, empty, json_response, ok};
use crate::state::State;
use crate::state::boards::{Comment, Owner, Permission};

pub(super) const OPERATIONS: &[Operation] = &[
    Operation {
        id: "list_board_comments",
        method: Method::GET,
        path: "/v3/boards/{board_id}/comments",
        token: TokenRequirement::Any,
        handler: list_board_comments,
    },
    Operation {
        id: "create_board_comment",
        method: Method::POST,
        path: "/v3/boards/{board_id}/comments",
        token: TokenRequirement::Any,
        handler: create_board_comment,
    },
    Operation {
        id: "delete_board_comment",
        method: Method::DELETE,
        path: "/v3/boards/{board_id}/comments/{comment_id}",
        token: TokenRequirement::Any,
        handler: delete_board_comment,
    },
    Operation {
        id: "create_board_asset_comment",
        method: Method::POST,
        path: "/v3/boards/{board_id}/assets/{asset_id}/comments",
        token: TokenRequirement::Any,
        handler: create_board_asset_comment,
    },
    Operation {
        id: "delete_board_asset_comment",
        method: Method::DELETE,
        path: "/v3/boards/{board_id}/assets/{asset_id}/comments/{comment_id}",
        token: TokenRequirement::Any,
        handler: delete_board_asset_comment,
    },
];

/// The JSON of a comment on an asset; comments on boards have permissions, too.
pub(super) fn view(comment: &Comment) -> Value {
    json!({
        "created_by": author_view(&comment.author),
        "date_created": utc(comment.at),
        "id": comment.id,
        "text": comment.text,
    })
}

fn author_view(author: &Owner) -> Value {
    match author {
        Owner::Caller(Some(_)) => json!({ "first_name": "Mock", "last_name": "User" }),
        Owner::Caller(None) => json!({ "first_name": "Mock", "last_name": null }),
        Owner::OtherUser => json!({ "first_name": "Iris", "last_name": "Halvorsen" }),
    }
}

fn list_board_comments(call: &Call<'_>) -> Result<Response, ErrorResponse> {
    let mut state = call.server.state();
    let board = state.boards.get_mut(call.path("board_id"), call.user())?;
    let comments = board.comments.iter().map(|comment| {
        let mut view = view(comment);
        let deletable = comment.author.is(call.user()) || board.owner.is(call.user());
        view["permissions"] = json!({ "can_delete_comment": deletable });
        view
    });
    Ok(ok(&json!({
        "comments": comments.collect::<Value>(),
        "permissions": { "can_add_comment": board.permits(call.user(), Permission::Comment) },
    })))
}

/// A new comment of the caller.
fn new_comment(call: &Call<'_>, id: String, text: Option<String>) -> Result<Comment, ErrorResponse> {
    let text = text.filter(|text| !text.trim().is_empty());
    let text = text.ok_or_else(|| ErrorResponse::invalid_parameter("A comment needs a text."))?;
    Ok(Comment {
        id,
        text,
        at: call.server.clock.now(),
        author: Owner::Caller(call.user().map(str::to_owned)),
    })
}

fn create_board_comment(call: &Call<'_>) -> Result<Response, ErrorResponse> {
    #[derive(Default, Deserialize)]
    #[serde(default)]
    struct RequestBody {
        text: Option<String>,
    }
    let body: RequestBody = call.parse_body()?;
    let mut guard = call.server.state();
    let State { boards, random, .. } = &mut *guard;
    let board = boards.get_permitted(call.path("board_id"), call.user(), Permission::Comment)?;
    let comment = new_comment(call, random.uuid(), body.text)?;
    let response = json!({ "id": comment.id });
    board.updated = comment.at;
    board.comments.push(comment);
    Ok(json_response(StatusCode::CREATED, &response))
}

/// Unlike elsewhere in the API, the properties of request and response start with capitals.
fn create_board_asset_comment(call: &Call<'_>) -> Result<Response, ErrorResponse> {
    #[derive(Default, Deserialize)]
    #[serde(default, rename_all = "PascalCase")]
    struct RequestBody {
        text: Option<String>,
    }
    let body: RequestBody = call.parse_body()?;
    let mut guard = call.server.state();
    let State { boards, random, .. } = &mut *guard;
    let board = boards.get_permitted(call.path("board_id"), call.user(), Permission::Comment)?;
    let comment = new_comment(call, random.uuid(), body.text)?;
    let (response, now) = (json!({ "Id": comment.id }), comment.at);
    board.asset_mut(call.path("asset_id"))?.comments.push(comment);
    board.updated = now;
    Ok(ok(&response))
}

fn delete_board_comment(call: &Call<'_>) -> Result<Response, ErrorResponse> {
    let mut state = call.server.state();
    let board = state.boards.get_mut(call.path("board_id"), call.user())?;
    let owns_board = board.owner.is(call.user());
    delete(call, &mut board.comments, owns_board)?;
    Ok(empty(StatusCode::NO_CONTENT))
}

fn delete_board_asset_comment(call: &Call<'_>) -> Result<Response, ErrorResponse> {
    let mut state = call.server.state();
    let board = state.boards.get_mut(call.path("board_id"), call.user())?;
    let owns_board = board.owner.is(call.user());
    delete(call, &mut board.asset_mut(call.path("asset_id"))?.comments, owns_board)?;
    Ok(empty(StatusCode::OK))
}

/// Users can delete their comments, and all comments on their boards.
fn delete(call: &Call<'_>, comments: &mut Vec<Comment>, owns_board: bool) -> Result<(), ErrorResponse> {
    let id = call.path("comment_id");
    let position = comments.iter().position(|comment| comment.id == id).ok_or_else(|| {
        let message = format!("There is no comment {id}.");
        ErrorResponse::getty(StatusCode::NOT_FOUND, "CommentNotFound", message)
    })?;
    let permitted =
        owns_board || comments.get(position).is_some_and(|comment| comment.author.is(call.user()));
    if !permitted {
        let message = "This comment is somebody else's.";
        return Err(ErrorResponse::getty(StatusCode::FORBIDDEN, "InsufficientPermissions", message));
    }
    comments.remove(position);
    Ok(())
}
