//! Files of the customer's own that generations can work on.

use std::sync::Arc;

use axum::response::Response;
use http::{Method, StatusCode};
use serde::Deserialize;
use serde_json::{Value, json};

use super::request::{is_web_address, no_registration};
use super::results::previews;
use super::store::Registration;
use crate::api::operation::{Call, Operation};
use crate::api::view::utc;
use crate::auth::Access;
use crate::catalogue::Asset;
use crate::reply::{Refusal, empty, ok};
use crate::server::State;

pub(super) const OPERATIONS: &[Operation] = &[
    Operation {
        id: "register_file",
        method: Method::POST,
        path: "/v3/ai/file-registrations",
        access: Access::Token,
        answer: register_file,
    },
    Operation {
        id: "list_file_registrations",
        method: Method::GET,
        path: "/v3/ai/file-registrations",
        access: Access::Token,
        answer: list_file_registrations,
    },
    Operation {
        id: "get_file_registration",
        method: Method::GET,
        path: "/v3/ai/file-registrations/{fileRegistrationId}",
        access: Access::Token,
        answer: get_file_registration,
    },
    Operation {
        id: "delete_file_registration",
        method: Method::DELETE,
        path: "/v3/ai/file-registrations/{fileRegistrationId}",
        access: Access::Token,
        answer: delete_file_registration,
    },
];

/// The file is not fetched: this server calls nobody. A picture of its own stands for it.
fn register_file(call: &Call<'_>) -> Result<Response, Refusal> {
    #[derive(Default, Deserialize)]
    #[serde(default)]
    struct Asked {
        url: Option<String>,
        rights_claimed: Option<bool>,
    }
    let asked: Asked = call.read()?;
    let url = asked.url.unwrap_or_default();
    if !is_web_address(&url) {
        let message = "url must be an http or https URL.";
        return Err(Refusal::getty(StatusCode::BAD_REQUEST, "IncorrectlyFormedUri", message));
    }
    if asked.rights_claimed == Some(false) {
        let message = "Files can be registered by those who hold the rights in them.";
        return Err(Refusal::getty(StatusCode::FORBIDDEN, "InsufficientPermissions", message));
    }
    let at = call.server.clock.now();
    let mut guard = call.server.state();
    let State { ai, random, .. } = &mut *guard;
    let id = random.uuid();
    let picture = Arc::new(Asset::image(id.clone()).dimensions(640, 640));
    ai.registrations.push(Registration { id: id.clone(), at, picture });
    Ok(ok(&json!({ "id": id })))
}

fn view(call: &Call<'_>, file: &Registration) -> Value {
    json!({ "id": file.id, "preview_urls": previews(call, &file.id, 0, &file.picture, false) })
}

fn list_file_registrations(call: &Call<'_>) -> Result<Response, Refusal> {
    let page = call.page(30, 100)?;
    let files: Vec<Registration> = call.server.state().ai.registrations.iter().rev().cloned().collect();
    let shown = page.slice(&files).iter().map(|file| {
        let mut shown = view(call, file);
        shown["date_created"] = json!(utc(file.at));
        shown
    });
    Ok(ok(&json!({ "file_registrations": shown.collect::<Value>(), "result_count": page.count(&files) })))
}

fn get_file_registration(call: &Call<'_>) -> Result<Response, Refusal> {
    let id = call.path("fileRegistrationId");
    let state = call.server.state();
    let file = state.ai.registration(id).ok_or_else(|| no_registration(id))?;
    Ok(ok(&view(call, file)))
}

fn delete_file_registration(call: &Call<'_>) -> Result<Response, Refusal> {
    let id = call.path("fileRegistrationId");
    let mut state = call.server.state();
    let files = &mut state.ai.registrations;
    let place = files.iter().position(|file| file.id == id).ok_or_else(|| no_registration(id))?;
    files.remove(place);
    Ok(empty(StatusCode::NO_CONTENT))
}
