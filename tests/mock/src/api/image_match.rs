//! Finding the catalogue's asset that a picture shows.

use axum::response::Response;
use http::{Method, StatusCode};
use serde_json::json;

use super::ai::is_web_address;
use super::operation::{Call, Operation};
use crate::auth::Access;
use crate::catalogue::Kind;
use crate::reply::{Refusal, ok};

pub(super) const OPERATIONS: &[Operation] = &[Operation {
    id: "match_image",
    method: Method::GET,
    path: "/v3/image-match/search",
    access: Access::Key,
    answer: match_image,
}];

/// The picture is not fetched: this server calls nobody. Its URL shows an image when the image's id
/// stands in it, as in the addresses of this server's own files.
fn match_image(call: &Call<'_>) -> Result<Response, Refusal> {
    let url = call.query.text("url").unwrap_or_default();
    if !is_web_address(url) {
        let message = "url must be an http or https URL that everyone can reach.";
        return Err(Refusal::getty(StatusCode::BAD_REQUEST, "InvalidImageUrl", message));
    }
    let state = call.server.state();
    let mut numbers = url.split(|letter: char| !letter.is_ascii_digit());
    let found = numbers.find_map(|id| state.catalogue.of_kind(id, Kind::Image));
    match found {
        Some(asset) => Ok(ok(&json!({ "id": asset.id }))),
        None => {
            let message = "No image of the catalogue matches the picture.";
            Err(Refusal::getty(StatusCode::NOT_FOUND, "ImageNotFound", message))
        }
    }
}
