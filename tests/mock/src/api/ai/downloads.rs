//! Downloads of generated images: started, polled for, and repeated.

use std::sync::Arc;

use axum::response::Response;
use chrono::{DateTime, Utc};
use http::{Method, StatusCode};
use serde::Deserialize;
use serde_json::json;

use super::plan::Progress;
use super::results::dimensions;
use super::store::FileDownload;
use crate::api::history::{Details, Downloaded, HistoryEntry};
use crate::api::operation::{Call, Operation};
use crate::auth::Access;
use crate::catalogue::{Asset, Rendition};
use crate::reply::{Refusal, empty, ok};
use crate::server::State;

pub(super) const OPERATIONS: &[Operation] = &[
    Operation {
        id: "start_generated_image_download",
        method: Method::PUT,
        path: "/v3/ai/image-generations/{generationRequestId}/images/{index}/download",
        access: Access::Token,
        answer: start_download,
    },
    Operation {
        id: "get_generated_image_download",
        method: Method::GET,
        path: "/v3/ai/image-generations/{generationRequestId}/images/{index}/download",
        access: Access::Token,
        answer: get_download,
    },
    Operation {
        id: "redownload_generated_image",
        method: Method::POST,
        path: "/v3/ai/redownloads",
        access: Access::Token,
        answer: redownload,
    },
];

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Asked {
    generated_asset_id: Option<String>,
    notes: Option<String>,
    product_id: Option<i64>,
    project_code: Option<String>,
    size_name: Option<String>,
}

impl Asked {
    /// The size that was named, or else the small one.
    fn size(&self) -> &str {
        self.size_name.as_deref().unwrap_or("1k")
    }
}

fn start_download(call: &Call<'_>) -> Result<Response, Refusal> {
    let asked: Asked = call.read()?;
    let now = call.server.clock.now();
    let mut guard = call.server.state();
    let State { ai, products, .. } = &mut *guard;
    let ready = ai.plan.downloads;
    let generation = ai.get(call.path("generationRequestId"))?;
    let (index, image) = generation.image(call.path_number("index"), now)?;
    dimensions(&image, asked.size())?;
    if generation.download(index).is_some_and(|running| !running.progress.is_done(now)) {
        let message = "A download of this image is under way.";
        return Err(Refusal::getty(StatusCode::CONFLICT, "ConcurrencyConflict", message));
    }
    products.renew(now);
    let product = products.for_generation(asked.product_id)?;
    // The large size costs as much as a generation, the small one is part of it.
    if asked.size() == "4k" {
        product.take_or_refuse()?;
    }
    let progress = Progress::new(ready, now);
    let done = progress.is_done(now);
    let size = asked.size().to_owned();
    let entry = remembered(call, &image, &asked, &size, now)?;
    generation.start_download(index, FileDownload { progress, size: size.clone() });
    guard.history.push(entry);
    if !done {
        return Ok(empty(StatusCode::ACCEPTED));
    }
    hand_out(call, &mut guard, image, &size, now)
}

fn get_download(call: &Call<'_>) -> Result<Response, Refusal> {
    let now = call.server.clock.now();
    let mut guard = call.server.state();
    let generation = guard.ai.get(call.path("generationRequestId"))?;
    let (index, image) = generation.image(call.path_number("index"), now)?;
    let Some(download) = generation.download(index) else {
        let message = "No download of this image was started.";
        return Err(Refusal::getty(StatusCode::NOT_FOUND, "AssetNotFound", message));
    };
    if !download.progress.poll(now) {
        return Ok(empty(StatusCode::ACCEPTED));
    }
    let size = download.size.clone();
    hand_out(call, &mut guard, image, &size, now)
}

fn redownload(call: &Call<'_>) -> Result<Response, Refusal> {
    let asked: Asked = call.read()?;
    let id = asked.generated_asset_id.as_deref().unwrap_or_default();
    let now = call.server.clock.now();
    let mut guard = call.server.state();
    let found = guard.ai.by_asset(id);
    let (generation, index) = found.ok_or_else(|| {
        let message = format!("There is no generated image {id}.");
        Refusal::getty(StatusCode::NOT_FOUND, "AssetNotFound", message)
    })?;
    let (_, image) = generation.image(i64::from(index), now)?;
    dimensions(&image, asked.size())?;
    guard.products.renew(now);
    guard.products.for_generation(asked.product_id)?;
    let entry = remembered(call, &image, &asked, asked.size(), now)?;
    guard.history.push(entry);
    hand_out(call, &mut guard, image, asked.size(), now)
}

/// The download as the history shows it.
fn remembered(
    call: &Call<'_>,
    image: &Arc<Asset>,
    asked: &Asked,
    size: &str,
    at: DateTime<Utc>,
) -> Result<HistoryEntry, Refusal> {
    let (width, height) = dimensions(image, size)?;
    Ok(HistoryEntry {
        asset: Downloaded::Generated(Arc::clone(image)),
        at,
        product_id: crate::api::products::AI_PRODUCT,
        product_type: "aigen",
        agreement_name: crate::api::products::AI_AGREEMENT,
        user: call.user(),
        details: Details { download_notes: asked.notes.clone(), project_code: asked.project_code.clone() },
        size_name: size.to_owned(),
        width,
        height,
    })
}

fn hand_out(
    call: &Call<'_>,
    state: &mut State,
    image: Arc<Asset>,
    size: &str,
    now: DateTime<Utc>,
) -> Result<Response, Refusal> {
    let (width, height) = dimensions(&image, size)?;
    let id = image.id.clone();
    let State { deliveries, random, .. } = state;
    let own = &call.server.urls.delivery;
    let url = deliveries.hand_out(own, random, image, Rendition::Jpeg { width, height }, now);
    Ok(ok(&json!({ "generated_asset_id": id, "url": url })))
}
