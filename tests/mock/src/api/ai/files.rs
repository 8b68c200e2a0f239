//! Registered files: files of the customer that generations can use.

use std::sync::Arc;

use axum::response::Response;
use http::{Method, StatusCode};
use serde::Deserialize;
use serde_json::{Value, json};

use super::request::registration_not_found;
use super::results::previews;
use crate::api::assets::view::utc;
use crate::api::call::{Call, Operation};
use crate::authentication::TokenRequirement;
use crate::catalogue::Asset;
use crate::document::is_http_url;
use crate::http::response::{ErrorResponse, empty, ok};
use crate::state::State;
use crate::state::generations::Registration;

pub(super) const OPERATIONS: &[Operation] = &[
    Operation {
        id: "register_file",
        method: Method::POST,
        path: "/v3/ai/file-registrations",
        token: TokenRequirement::Any,
        handler: register_file,
    },
    Operation {
        id: "list_file_registrations",
        method: Method::GET,
        path: "/v3/ai/file-registrations",
        token: TokenRequirement::Any,
        handler: list_file_registrations,
    },
    Operation {
        id: "get_file_registration",
        method: Method::GET,
        path: "/v3/ai/file-registrations/{fileRegistrationId}",
        token: TokenRequirement::Any,
        handler: get_file_registration,
    },
    Operation {
        id: "delete_file_registration",
        method: Method::DELETE,
        path: "/v3/ai/file-registrations/{fileRegistrationId}",
        token: TokenRequirement::Any,
        handler: delete_file_registration,
    },
];

/// The file is not fetched: this server sends no requests. A generated image replaces it.
fn register_file(call: &Call<'_>) -> Result<Response, ErrorResponse> {
    #[derive(Default, Deserialize)]
    #[serde(default)]
    struct RequestBody {
        url: Option<String>,
        rights_claimed: Option<bool>,
    }
    let body: RequestBody = call.parse_body()?;
    let url = body.url.unwrap_or_default();
    if !is_http_url(&url) {
        let message = "url must be an http or https URL.";
        return Err(ErrorResponse::getty(StatusCode::BAD_REQUEST, "IncorrectlyFormedUri", message));
    }
    if body.rights_claimed == Some(false) {
        let message = "Files can be registered by those who hold the rights in them.";
        return Err(ErrorResponse::getty(StatusCode::FORBIDDEN, "InsufficientPermissions", message));
    }
    let at = call.server.clock.now();
    let mut guard = call.server.state();
    let State { generations, random, .. } = &mut *guard;
    let id = random.uuid();
    let image = Arc::new(Asset::image(id.clone()).dimensions(640, 640));
    generations.registrations.push(Registration { id: id.clone(), at, image });
    Ok(ok(&json!({ "id": id })))
}

fn view(call: &Call<'_>, file: &Registration) -> Value {
    json!({ "id": file.id, "preview_urls": previews(call, &file.id, 0, &file.image, false) })
}

fn list_file_registrations(call: &Call<'_>) -> Result<Response, ErrorResponse> {
    let page = call.page(30, 100)?;
    let files: Vec<Registration> =
        call.server.state().generations.registrations.iter().rev().cloned().collect();
    let views = page.slice(&files).iter().map(|file| {
        let mut view = view(call, file);
        view["date_created"] = json!(utc(file.at));
        view
    });
    Ok(ok(&json!({ "file_registrations": views.collect::<Value>(), "result_count": page.count(&files) })))
}

fn get_file_registration(call: &Call<'_>) -> Result<Response, ErrorResponse> {
    let id = call.path("fileRegistrationId");
    let state = call.server.state();
    let file = state.generations.registration(id).ok_or_else(|| registration_not_found(id))?;
    Ok(ok(&view(call, file)))
}

fn delete_file_registration(call: &Call<'_>) -> Result<Response, ErrorResponse> {
    let id = call.path("fileRegistrationId");
    let mut state = call.server.state();
    let files = &mut state.generations.registrations;
    let position = files.iter().position(|file| file.id == id).ok_or_else(|| registration_not_found(id))?;
    files.remove(position);
    Ok(empty(StatusCode::NO_CONTENT))
}
