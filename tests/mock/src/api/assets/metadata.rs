//! Metadata of images and videos by id.

use std::sync::Arc;

use axum::response::Response;
use http::{Method, StatusCode};
use serde_json::{Map, json};

use super::fields::Fields;
use super::listing::{Listing, render};
use super::view::ViewKind;
use crate::api::call::{Call, Operation};
use crate::authentication::TokenRequirement;
use crate::catalogue::AssetKind;
use crate::http::response::{ErrorResponse, with_body};

pub(crate) const OPERATIONS: &[Operation] = &[
    Operation {
        id: "get_images",
        method: Method::GET,
        path: "/v3/images",
        token: TokenRequirement::None,
        handler: |call| get_assets(call, AssetKind::Image),
    },
    Operation {
        id: "get_image",
        method: Method::GET,
        path: "/v3/images/{id}",
        token: TokenRequirement::None,
        handler: get_image,
    },
    Operation {
        id: "get_videos",
        method: Method::GET,
        path: "/v3/videos",
        token: TokenRequirement::None,
        handler: |call| get_assets(call, AssetKind::Video),
    },
    Operation {
        id: "get_video",
        method: Method::GET,
        path: "/v3/videos/{id}",
        token: TokenRequirement::None,
        handler: get_video,
    },
];

/// The largest number of ids in a request.
const MAX_IDS: usize = 100;

/// The response to one image is a list, as that to several images.
fn get_image(call: &Call<'_>) -> Result<Response, ErrorResponse> {
    let fields = Fields::requested(call)?;
    let id = call.path("id");
    let asset = call.server.state().catalogue.of_kind(id, AssetKind::Image).cloned();
    let Some(asset) = asset else {
        return Err(image_not_found(id));
    };
    let items = render(call, [&asset].into_iter(), ViewKind::Detail, &fields);
    let properties = Map::from_iter([("images_not_found".to_owned(), json!([]))]);
    Ok(Listing { kind: AssetKind::Image, items, properties }.into_response())
}

/// The response to one video is the video itself, unlike the one to an image.
fn get_video(call: &Call<'_>) -> Result<Response, ErrorResponse> {
    let fields = Fields::requested(call)?;
    let id = call.path("id");
    let asset = call.server.state().catalogue.of_kind(id, AssetKind::Video).cloned();
    match asset {
        Some(asset) => {
            let json = render(call, [&asset].into_iter(), ViewKind::Detail, &fields).concat();
            Ok(with_body(StatusCode::OK, "application/json", json))
        }
        None => Err(video_not_found(id)),
    }
}

pub(crate) fn asset_not_found(id: &str, kind: AssetKind) -> ErrorResponse {
    match kind {
        AssetKind::Image => image_not_found(id),
        AssetKind::Video => video_not_found(id),
    }
}

pub(crate) fn image_not_found(id: &str) -> ErrorResponse {
    let message = format!("There is no image {id}.");
    ErrorResponse::getty(StatusCode::NOT_FOUND, "ImageNotFound", message)
}

pub(crate) fn video_not_found(id: &str) -> ErrorResponse {
    let message = format!("There is no video {id}.");
    ErrorResponse::getty(StatusCode::NOT_FOUND, "VideosNotFound", message)
}

/// The assets of the parameter `ids`, and the ids that were not found.
fn get_assets(call: &Call<'_>, kind: AssetKind) -> Result<Response, ErrorResponse> {
    let fields = Fields::requested(call)?;
    let ids = call.query.list("ids");
    if ids.is_empty() {
        let code = match kind {
            AssetKind::Image => "ImageIdMustBeSpecified",
            AssetKind::Video => "MissingRequiredQueryParameters",
        };
        return Err(ErrorResponse::getty(StatusCode::BAD_REQUEST, code, "ids is missing."));
    }
    if ids.len() > MAX_IDS {
        let message = format!("ids takes at most {MAX_IDS}, got {}.", ids.len());
        return Err(ErrorResponse::invalid_parameter(message));
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
    let items = render(call, found.iter(), ViewKind::Detail, &fields);
    let not_found = if kind == AssetKind::Image { "images_not_found" } else { "videos_not_found" };
    let properties = Map::from_iter([(not_found.to_owned(), json!(missing))]);
    Ok(Listing { kind, items, properties }.into_response())
}
