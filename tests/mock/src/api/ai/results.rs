//! Generations and their results: polling, sizes, previews.

use axum::response::Response;
use http::{Method, StatusCode};
use serde_json::{Value, json};

use crate::api::call::{Call, Operation};
use crate::authentication::TokenRequirement;
use crate::catalogue::Asset;
use crate::http::response::{ErrorResponse, json_response, ok};
use crate::state::generations::{Generation, PREVIEWS};

pub(super) const OPERATIONS: &[Operation] = &[
    Operation {
        id: "get_image_generation",
        method: Method::GET,
        path: "/v3/ai/image-generations/{generationRequestId}",
        token: TokenRequirement::Any,
        handler: get_image_generation,
    },
    Operation {
        id: "get_generated_image_sizes",
        method: Method::GET,
        path: "/v3/ai/image-generations/{generationRequestId}/images/{index}/download-sizes",
        token: TokenRequirement::Any,
        handler: get_generated_image_sizes,
    },
];

fn get_image_generation(call: &Call<'_>) -> Result<Response, ErrorResponse> {
    let now = call.server.clock.now();
    let mut state = call.server.state();
    let generation = state.generations.get_mut(call.path("generationRequestId"))?;
    if !generation.check_done(now, true)? {
        let pending = json!({ "generation_request_id": generation.id });
        return Ok(json_response(StatusCode::ACCEPTED, &pending));
    }
    Ok(ok(&view(call, generation)))
}

pub(super) fn view(call: &Call<'_>, generation: &Generation) -> Value {
    let results = generation.images.iter().zip(0..).map(|(image, index)| {
        let blocked = generation.is_blocked(index);
        let url = (!blocked).then(|| preview_url(call, &generation.id, index, "full"));
        json!({
            "index": index,
            "is_blocked": blocked,
            "preview_urls": previews(call, &generation.id, index, image, blocked),
            "url": url,
        })
    });
    let original = generation.request.reference_asset_id.as_ref().map(|id| json!({ "id": id }));
    let mut view = json!({
        "generation_request_id": generation.id,
        "results": results.collect::<Value>(),
        "seed": generation.seed,
    });
    if let Some(original) = original {
        view["original_asset"] = original;
    }
    view
}

/// The previews of an image; a blocked image has none.
pub(super) fn previews(call: &Call<'_>, id: &str, index: u32, image: &Asset, blocked: bool) -> Value {
    let previews = if blocked { &[][..] } else { &PREVIEWS[..] };
    let preview = |(name, divisor): &(&str, u32)| {
        json!({
            "preview_size": name,
            "image_url": preview_url(call, id, index, name),
            "width": (image.width / divisor).max(1),
            "height": (image.height / divisor).max(1),
        })
    };
    previews.iter().map(preview).collect()
}

fn preview_url(call: &Call<'_>, id: &str, index: u32, size: &str) -> String {
    format!("{}/ai/{id}/{index}/{size}.jpg", call.server.urls.delivery)
}

/// Sizes of downloads: name, and the divisor of the dimensions of the image.
const SIZES: [(&str, u32); 2] = [("1k", 4), ("4k", 1)];

/// Width and height of a download.
pub(super) fn dimensions(image: &Asset, size: &str) -> Result<(u32, u32), ErrorResponse> {
    let found = SIZES.iter().find(|(name, _)| *name == size);
    let (_, divisor) = found.ok_or_else(|| {
        ErrorResponse::invalid_parameter(format!("size_name is {size:?}; expected 1k or 4k."))
    })?;
    Ok(((image.width / divisor).max(1), (image.height / divisor).max(1)))
}

fn get_generated_image_sizes(call: &Call<'_>) -> Result<Response, ErrorResponse> {
    let now = call.server.clock.now();
    let mut state = call.server.state();
    let generation = state.generations.get_mut(call.path("generationRequestId"))?;
    let (_, image) = generation.result_image(call.path_number("index"), now)?;
    let sizes = SIZES.iter().map(|(name, divisor)| {
        json!({
            "size_name": name,
            "width": (image.width / divisor).max(1),
            "height": (image.height / divisor).max(1),
        })
    });
    Ok(ok(&json!({ "download_sizes": sizes.collect::<Value>() })))
}
