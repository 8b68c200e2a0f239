//! Searches by an image: an uploaded one, or one of the catalogue; and finding an image in the catalogue.

use std::cmp::Reverse;
use std::sync::Arc;

use axum::response::Response;
use chrono::TimeDelta;
use http::{Method, StatusCode, Uri, header};
use serde_json::json;

use super::assets::listing;
use super::filters;
use super::related::shared_keywords;
use crate::api::assets::metadata::image_not_found;
use crate::api::call::{Call, Operation};
use crate::authentication::TokenRequirement;
use crate::catalogue::{Asset, AssetKind, Content, Family};
use crate::document::is_http_url;
use crate::http::response::{ErrorResponse, empty, ok};
use crate::random::mix;
use crate::state::Upload;

pub(super) const OPERATIONS: &[Operation] = &[
    Operation {
        id: "upload_search_image",
        method: Method::PUT,
        path: "/v3/search/by-image/uploads/{file-name}",
        token: TokenRequirement::None,
        handler: upload,
    },
    Operation {
        id: "search_creative_images_by_image",
        method: Method::GET,
        path: "/v3/search/images/creative/by-image",
        token: TokenRequirement::None,
        handler: |call| search(call, AssetKind::Image),
    },
    Operation {
        id: "search_creative_videos_by_image",
        method: Method::GET,
        path: "/v3/search/videos/creative/by-image",
        token: TokenRequirement::None,
        handler: |call| search(call, AssetKind::Video),
    },
    Operation {
        id: "match_image",
        method: Method::GET,
        path: "/v3/image-match/search",
        token: TokenRequirement::None,
        handler: match_image,
    },
];

/// The largest image that can be uploaded, in bytes.
const MAX_BYTES: usize = 10 * 1024 * 1024;

/// How long an uploaded image is stored.
const RETENTION: TimeDelta = TimeDelta::hours(24);

/// An upload replaces an earlier one of the same name.
fn upload(call: &Call<'_>) -> Result<Response, ErrorResponse> {
    if call.body.len() > MAX_BYTES {
        let message = format!("The image has {} bytes; at most {MAX_BYTES} are accepted.", call.body.len());
        return Err(ErrorResponse::getty(StatusCode::BAD_REQUEST, "InvalidRequest", message));
    }
    let is_image = call.body.starts_with(&[0xff, 0xd8, 0xff]) || call.body.starts_with(b"\x89PNG\r\n");
    if !is_image {
        let message = "The body is neither a JPEG nor a PNG file.";
        return Err(ErrorResponse::getty(StatusCode::BAD_REQUEST, "InvalidRequest", message));
    }
    let upload =
        Upload { fingerprint: Content::bytes(call.body.clone()).fingerprint(), at: call.server.clock.now() };
    let key = (call.caller.key.to_owned(), call.path("file-name").to_owned());
    call.server.state().uploads.insert(key, upload);
    Ok(empty(StatusCode::OK))
}

fn search(call: &Call<'_>, kind: AssetKind) -> Result<Response, ErrorResponse> {
    // Filters and phrase work as in other creative searches.
    let mut matches = {
        let state = call.server.state();
        filters::search(&state, &call.query, kind, Some(Family::Creative), call.language())
    };
    let fingerprint = match (call.query.text("image_url"), call.query.text("asset_id")) {
        (Some(url), None) => {
            let fingerprint = uploaded_fingerprint(call, url)?;
            matches.sort_by_cached_key(|asset| mix(fingerprint ^ asset.popularity));
            fingerprint
        }
        (None, Some(id)) => {
            let asset = call.server.state().catalogue.of_kind(id, AssetKind::Image).cloned();
            let asset = asset.ok_or_else(|| image_not_found(id))?;
            let similarity =
                |other: &Arc<Asset>| Reverse((other.id == asset.id, shared_keywords(&asset, other)));
            matches.sort_by_cached_key(similarity);
            asset.popularity
        }
        _ => {
            let message = "Send either image_url or asset_id.";
            return Err(ErrorResponse::getty(
                StatusCode::BAD_REQUEST,
                "MissingRequiredQueryParameters",
                message,
            ));
        }
    };
    let mut listing = listing(call, &matches, kind)?;
    if kind == AssetKind::Image {
        let fingerprint = json!(format!("{fingerprint:016x}"));
        listing.properties.insert("image_fingerprint".to_owned(), fingerprint);
    }
    Ok(listing.into_response())
}

/// The fingerprint of an uploaded image, by the URL of the upload.
fn uploaded_fingerprint(call: &Call<'_>, url: &str) -> Result<u64, ErrorResponse> {
    let error = |code, message: &str| ErrorResponse::getty(StatusCode::BAD_REQUEST, code, message);
    let uri: Uri = url.parse().map_err(|_| error("IncorrectlyFormedUri", "image_url is not a URL."))?;
    let host = call.headers.get(header::HOST).and_then(|host| host.to_str().ok());
    let authority = uri.authority().map(http::uri::Authority::as_str);
    if authority.is_none() {
        return Err(error("IncorrectlyFormedUri", "image_url is not an absolute URL."));
    }
    let name = uri.path().strip_prefix("/v3/search/by-image/uploads/").filter(|_| authority == host);
    let Some(name) = name else {
        return Err(error("UnknownProviderUri", "image_url is not the URL of an uploaded image."));
    };
    let query = format!("v={}", name.replace('+', "%2B"));
    let decoded = form_urlencoded::parse(query.as_bytes()).next().map(|(_, name)| name.into_owned());
    let key = (call.caller.key.to_owned(), decoded.unwrap_or_default());
    let state = call.server.state();
    let upload = state.uploads.get(&key);
    match upload.filter(|upload| call.server.clock.now() - upload.at < RETENTION) {
        Some(upload) => Ok(upload.fingerprint),
        None => {
            let message = "No image is stored at image_url; images are stored for 24 hours.";
            Err(ErrorResponse::getty(StatusCode::NOT_FOUND, "ImageNotFound", message))
        }
    }
}

/// The image is not fetched: this server sends no requests. A URL that contains the id of an image of the catalogue
/// matches it, as the URLs of this server's files do.
fn match_image(call: &Call<'_>) -> Result<Response, ErrorResponse> {
    let url = call.query.text("url").unwrap_or_default();
    if !is_http_url(url) {
        let message = "url must be an http or https URL that everyone can reach.";
        return Err(ErrorResponse::getty(StatusCode::BAD_REQUEST, "InvalidImageUrl", message));
    }
    let state = call.server.state();
    let mut numbers = url.split(|letter: char| !letter.is_ascii_digit());
    let found = numbers.find_map(|id| state.catalogue.of_kind(id, AssetKind::Image));
    match found {
        Some(asset) => Ok(ok(&json!({ "id": asset.id }))),
        None => {
            let message = "No image of the catalogue matches the URL.";
            Err(ErrorResponse::getty(StatusCode::NOT_FOUND, "ImageNotFound", message))
        }
    }
}
