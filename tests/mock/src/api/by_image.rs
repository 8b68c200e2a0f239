//! Searching by a picture: one that was uploaded, or one of the catalogue.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::Arc;

use axum::response::Response;
use chrono::{DateTime, TimeDelta, Utc};
use http::{Method, StatusCode, Uri, header};
use serde_json::json;

use super::filters;
use super::images::image_not_found;
use super::operation::{Call, Operation};
use super::related::likeness;
use super::search::listing;
use crate::auth::Access;
use crate::catalogue::{Asset, Content, Family, Kind};
use crate::random::mix;
use crate::reply::{Refusal, empty};

pub(super) const OPERATIONS: &[Operation] = &[
    Operation {
        id: "upload_search_image",
        method: Method::PUT,
        path: "/v3/search/by-image/uploads/{file-name}",
        access: Access::Key,
        answer: upload,
    },
    Operation {
        id: "search_creative_images_by_image",
        method: Method::GET,
        path: "/v3/search/images/creative/by-image",
        access: Access::Key,
        answer: |call| search(call, Kind::Image),
    },
    Operation {
        id: "search_creative_videos_by_image",
        method: Method::GET,
        path: "/v3/search/videos/creative/by-image",
        access: Access::Key,
        answer: |call| search(call, Kind::Video),
    },
];

/// The largest picture that is taken.
const MOST_BYTES: usize = 10 * 1024 * 1024;

/// How long a picture is kept.
const KEPT: TimeDelta = TimeDelta::hours(24);

/// Uploaded pictures by the key they came with and their name.
#[derive(Debug, Default)]
pub(crate) struct Uploads(HashMap<(String, String), Upload>);

#[derive(Debug)]
struct Upload {
    fingerprint: u64,
    at: DateTime<Utc>,
}

/// The same name overwrites.
fn upload(call: &Call<'_>) -> Result<Response, Refusal> {
    if call.body.len() > MOST_BYTES {
        let message = format!("The picture has {} bytes; at most {MOST_BYTES} are taken.", call.body.len());
        return Err(Refusal::getty(StatusCode::BAD_REQUEST, "InvalidRequest", message));
    }
    let is_picture = call.body.starts_with(&[0xff, 0xd8, 0xff]) || call.body.starts_with(b"\x89PNG\r\n");
    if !is_picture {
        let message = "The body is neither a JPEG nor a PNG file.";
        return Err(Refusal::getty(StatusCode::BAD_REQUEST, "InvalidRequest", message));
    }
    let upload =
        Upload { fingerprint: Content::bytes(call.body.clone()).fingerprint(), at: call.server.clock.now() };
    let name = (call.caller.key.to_owned(), call.path("file-name").to_owned());
    call.server.state().uploads.0.insert(name, upload);
    Ok(empty(StatusCode::OK))
}

fn search(call: &Call<'_>, kind: Kind) -> Result<Response, Refusal> {
    // Facets and phrase as in other creative searches.
    let mut found = {
        let state = call.server.state();
        filters::search(&state, &call.query, kind, Some(Family::Creative), call.language())
    };
    let fingerprint = match (call.query.text("image_url"), call.query.text("asset_id")) {
        (Some(url), None) => {
            let fingerprint = uploaded(call, url)?;
            found.sort_by_cached_key(|asset| mix(fingerprint ^ asset.popularity));
            fingerprint
        }
        (None, Some(id)) => {
            let asset = call.server.state().catalogue.of_kind(id, Kind::Image).cloned();
            let asset = asset.ok_or_else(|| image_not_found(id))?;
            let nearest = |other: &Arc<Asset>| Reverse((other.id == asset.id, likeness(&asset, other)));
            found.sort_by_cached_key(nearest);
            asset.popularity
        }
        _ => {
            let message = "Give either image_url or asset_id.";
            return Err(Refusal::getty(StatusCode::BAD_REQUEST, "MissingRequiredQueryParameters", message));
        }
    };
    let mut listing = listing(call, &found, kind)?;
    if kind == Kind::Image {
        let fingerprint = json!(format!("{fingerprint:016x}"));
        listing.rest.insert("image_fingerprint".to_owned(), fingerprint);
    }
    Ok(listing.into_response())
}

/// The fingerprint of an upload that is still there, found by the URL it was put to.
fn uploaded(call: &Call<'_>, url: &str) -> Result<u64, Refusal> {
    let bad = |code, message: &str| Refusal::getty(StatusCode::BAD_REQUEST, code, message);
    let uri: Uri = url.parse().map_err(|_| bad("IncorrectlyFormedUri", "image_url is not a URL."))?;
    let host = call.headers.get(header::HOST).and_then(|host| host.to_str().ok());
    let authority = uri.authority().map(http::uri::Authority::as_str);
    if authority.is_none() {
        return Err(bad("IncorrectlyFormedUri", "image_url is not an absolute URL."));
    }
    let name = uri.path().strip_prefix("/v3/search/by-image/uploads/").filter(|_| authority == host);
    let Some(name) = name else {
        return Err(bad("UnknownProviderUri", "image_url is not where a picture was uploaded to."));
    };
    let query = format!("v={}", name.replace('+', "%2B"));
    let decoded = form_urlencoded::parse(query.as_bytes()).next().map(|(_, name)| name.into_owned());
    let place = (call.caller.key.to_owned(), decoded.unwrap_or_default());
    let state = call.server.state();
    let upload = state.uploads.0.get(&place);
    match upload.filter(|upload| call.server.clock.now() - upload.at < KEPT) {
        Some(upload) => Ok(upload.fingerprint),
        None => {
            let message = "No picture is kept at image_url; they are kept for 24 hours.";
            Err(Refusal::getty(StatusCode::NOT_FOUND, "ImageNotFound", message))
        }
    }
}
