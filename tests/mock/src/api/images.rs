//! Metadata of images.

use std::sync::Arc;

use axum::response::Response;
use http::{Method, StatusCode};
use serde_json::{Map, json};

use super::fields::Fields;
use super::operation::{Call, Operation};
use super::rendered::{Listing, texts};
use super::view::Shape;
use crate::auth::Access;
use crate::catalogue::Kind;
use crate::reply::Refusal;

pub(super) const OPERATIONS: &[Operation] = &[
    Operation {
        id: "get_images",
        method: Method::GET,
        path: "/v3/images",
        access: Access::Key,
        answer: get_images,
    },
    Operation {
        id: "get_image",
        method: Method::GET,
        path: "/v3/images/{id}",
        access: Access::Key,
        answer: get_image,
    },
];

/// How many ids can be asked for at once.
const MOST_IDS: usize = 100;

fn get_images(call: &Call<'_>) -> Result<Response, Refusal> {
    by_ids(call, Kind::Image)
}

/// One image comes in the same shape as several.
fn get_image(call: &Call<'_>) -> Result<Response, Refusal> {
    let fields = Fields::of(call)?;
    let id = call.path("id");
    let asset = call.server.state().catalogue.of_kind(id, Kind::Image).cloned();
    let Some(asset) = asset else {
        return Err(image_not_found(id));
    };
    let items = texts(call, [&asset].into_iter(), Shape::Detail, &fields);
    let rest = Map::from_iter([("images_not_found".to_owned(), json!([]))]);
    Ok(Listing { kind: Kind::Image, items, rest }.into_response())
}

pub(super) fn image_not_found(id: &str) -> Refusal {
    let message = format!("There is no image {id}.");
    Refusal::getty(StatusCode::NOT_FOUND, "ImageNotFound", message)
}

/// What `ids` names, and the ids that name nothing.
pub(super) fn by_ids(call: &Call<'_>, kind: Kind) -> Result<Response, Refusal> {
    let fields = Fields::of(call)?;
    let ids = call.query.list("ids");
    if ids.is_empty() {
        let code = match kind {
            Kind::Image => "ImageIdMustBeSpecified",
            Kind::Video => "MissingRequiredQueryParameters",
        };
        return Err(Refusal::getty(StatusCode::BAD_REQUEST, code, "ids is missing."));
    }
    if ids.len() > MOST_IDS {
        let message = format!("ids takes at most {MOST_IDS}, got {}.", ids.len());
        return Err(Refusal::bad_parameter(message));
    }
    let (found, missing) = {
        let state = call.server.state();
        let (mut found, mut missing) = (Vec::new(), Vec::new());
        for id in ids {
            match state.catalogue.of_kind(id, kind) {
                Some(asset) => found.push(Arc::clone(asset)),
                None => missing.push(id),
            }
        }
        (found, missing)
    };
    let items = texts(call, found.iter(), Shape::Detail, &fields);
    let not_found = if kind == Kind::Image { "images_not_found" } else { "videos_not_found" };
    let rest = Map::from_iter([(not_found.to_owned(), json!(missing))]);
    Ok(Listing { kind, items, rest }.into_response())
}
