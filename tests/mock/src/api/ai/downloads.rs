//! Downloads of generated images: starting, polling, and downloading again.

use std::sync::Arc;

use axum::response::Response;
use chrono::{DateTime, Utc};
use http::{Method, StatusCode};
use serde::Deserialize;
use serde_json::json;

use super::results::dimensions;
use crate::api::call::{Call, Operation};
use crate::authentication::TokenRequirement;
use crate::catalogue::{Asset, Rendition};
use crate::generation_plan::JobState;
use crate::http::response::{ErrorResponse, empty, ok};
use crate::state::State;
use crate::state::generations::ResultDownload;
use crate::state::history::{DownloadDetails, DownloadedAsset, HistoryEntry};
use crate::state::products::{AI_AGREEMENT, AI_PRODUCT};

pub(super) const OPERATIONS: &[Operation] = &[
    Operation {
        id: "start_generated_image_download",
        method: Method::PUT,
        path: "/v3/ai/image-generations/{generationRequestId}/images/{index}/download",
        token: TokenRequirement::Any,
        handler: start_download,
    },
    Operation {
        id: "get_generated_image_download",
        method: Method::GET,
        path: "/v3/ai/image-generations/{generationRequestId}/images/{index}/download",
        token: TokenRequirement::Any,
        handler: get_download,
    },
    Operation {
        id: "redownload_generated_image",
        method: Method::POST,
        path: "/v3/ai/redownloads",
        token: TokenRequirement::Any,
        handler: redownload,
    },
];

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct DownloadRequest {
    generated_asset_id: Option<String>,
    notes: Option<String>,
    product_id: Option<i64>,
    project_code: Option<String>,
    size_name: Option<String>,
}

impl DownloadRequest {
    /// The requested size, by default the small one.
    fn size(&self) -> &str {
        self.size_name.as_deref().unwrap_or("1k")
    }
}

fn start_download(call: &Call<'_>) -> Result<Response, ErrorResponse> {
    let request: DownloadRequest = call.parse_body()?;
    let now = call.server.clock.now();
    let mut guard = call.server.state();
    let State { generations, products, .. } = &mut *guard;
    let ready = generations.plan.downloads;
    let generation = generations.get_mut(call.path("generationRequestId"))?;
    let (index, image) = generation.result_image(call.path_number("index"), now)?;
    dimensions(&image, request.size())?;
    if generation.download_mut(index).is_some_and(|download| !download.job.is_done(now)) {
        let message = "A download of this image is under way.";
        return Err(ErrorResponse::getty(StatusCode::CONFLICT, "ConcurrencyConflict", message));
    }
    products.renew(now);
    let product = products.for_generation(request.product_id)?;
    // The large size is counted like a generation. The small one is included in the generation.
    if request.size() == "4k" {
        product.consume()?;
    }
    let job = JobState::new(ready, now);
    let done = job.is_done(now);
    let size = request.size().to_owned();
    let entry = history_entry(call, &image, &request, &size, now)?;
    generation.start_download(index, ResultDownload { job, size: size.clone() });
    guard.history.push(entry);
    if !done {
        return Ok(empty(StatusCode::ACCEPTED));
    }
    url_response(call, &mut guard, image, &size, now)
}

fn get_download(call: &Call<'_>) -> Result<Response, ErrorResponse> {
    let now = call.server.clock.now();
    let mut guard = call.server.state();
    let generation = guard.generations.get_mut(call.path("generationRequestId"))?;
    let (index, image) = generation.result_image(call.path_number("index"), now)?;
    let Some(download) = generation.download_mut(index) else {
        let message = "No download of this image was started.";
        return Err(ErrorResponse::getty(StatusCode::NOT_FOUND, "AssetNotFound", message));
    };
    if !download.job.poll(now) {
        return Ok(empty(StatusCode::ACCEPTED));
    }
    let size = download.size.clone();
    url_response(call, &mut guard, image, &size, now)
}

fn redownload(call: &Call<'_>) -> Result<Response, ErrorResponse> {
    let request: DownloadRequest = call.parse_body()?;
    let id = request.generated_asset_id.as_deref().unwrap_or_default();
    let now = call.server.clock.now();
    let mut guard = call.server.state();
    let found = guard.generations.find_downloaded(id);
    let (generation, index) = found.ok_or_else(|| {
        let message = format!("There is no generated image {id}.");
        ErrorResponse::getty(StatusCode::NOT_FOUND, "AssetNotFound", message)
    })?;
    let (_, image) = generation.result_image(i64::from(index), now)?;
    dimensions(&image, request.size())?;
    guard.products.renew(now);
    guard.products.for_generation(request.product_id)?;
    let entry = history_entry(call, &image, &request, request.size(), now)?;
    guard.history.push(entry);
    url_response(call, &mut guard, image, request.size(), now)
}

/// The entry of a download in the history.
fn history_entry(
    call: &Call<'_>,
    image: &Arc<Asset>,
    request: &DownloadRequest,
    size: &str,
    at: DateTime<Utc>,
) -> Result<HistoryEntry, ErrorResponse> {
    let (width, height) = dimensions(image, size)?;
    Ok(HistoryEntry {
        asset: DownloadedAsset::Generated(Arc::clone(image)),
        at,
        product_id: AI_PRODUCT,
        product_type: "aigen",
        agreement_name: AI_AGREEMENT,
        user: call.user().map(str::to_owned),
        details: DownloadDetails {
            download_notes: request.notes.clone(),
            project_code: request.project_code.clone(),
        },
        size_name: size.to_owned(),
        width,
        height,
    })
}

/// Responds with a delivery URL.
fn url_response(
    call: &Call<'_>,
    state: &mut State,
    image: Arc<Asset>,
    size: &str,
    now: DateTime<Utc>,
) -> Result<Response, ErrorResponse> {
    let (width, height) = dimensions(&image, size)?;
    let id = image.id.clone();
    let State { deliveries, random, .. } = state;
    let delivery_host = &call.server.urls.delivery;
    let url = deliveries.issue_url(delivery_host, random, image, Rendition::Jpeg { width, height }, now);
    Ok(ok(&json!({ "generated_asset_id": id, "url": url })))
}
