//! The history of generations.

use axum::response::Response;
use http::Method;
use serde_json::{Map, Value, json};

use super::results::previews;
use crate::api::assets::view::utc;
use crate::api::call::{Call, Operation};
use crate::api::downloads::history::user_view;
use crate::authentication::TokenRequirement;
use crate::http::response::{ErrorResponse, ok};
use crate::state::generations::Generation;

pub(super) const OPERATIONS: &[Operation] = &[
    Operation {
        id: "list_generation_history",
        method: Method::GET,
        path: "/v3/ai/generation-history",
        token: TokenRequirement::Any,
        handler: list_generation_history,
    },
    Operation {
        id: "get_generation_history_item",
        method: Method::GET,
        path: "/v3/ai/generation-history/{generationRequestId}",
        token: TokenRequirement::Any,
        handler: get_generation_history_item,
    },
];

/// The generations of the caller, or with `company_generations` those of the company; the newest first.
fn list_generation_history(call: &Call<'_>) -> Result<Response, ErrorResponse> {
    let page = call.page(50, 1000)?;
    let company = call.query.flag("company_generations", false);
    let products = call.query.list("product_ids");
    let media_type = call.query.text("media_type");
    let (from, to) = (call.query.time("date_start"), call.query.time("date_end"));
    let state = call.server.state();
    let is_requested = |one: &&Generation| {
        (company || one.user.as_deref() == call.user())
            && from.is_none_or(|from| one.at >= from)
            && to.is_none_or(|to| one.at <= to)
            && media_type.is_none_or(|media_type| one.request.media_type.as_deref() == Some(media_type))
            && (products.is_empty() || products.contains(&one.product_id.to_string().as_str()))
    };
    let generations: Vec<&Generation> = state.generations.iter().rev().filter(is_requested).collect();
    let views: Value = page.slice(&generations).iter().map(|one| view(call, one)).collect();
    Ok(ok(&json!({ "generations": views, "result_count": page.count(&generations) })))
}

fn get_generation_history_item(call: &Call<'_>) -> Result<Response, ErrorResponse> {
    let mut state = call.server.state();
    let generation = state.generations.get_mut(call.path("generationRequestId"))?;
    Ok(ok(&view(call, generation)))
}

fn view(call: &Call<'_>, generation: &Generation) -> Value {
    let done = generation.job.is_done(call.server.clock.now());
    let results = generation.images.iter().zip(0..).filter(|_| done).map(|(image, index)| {
        let blocked = generation.is_blocked(index);
        json!({
            "index": index,
            "is_blocked": blocked,
            "preview_urls": previews(call, &generation.id, index, image, blocked),
        })
    });
    let request = &generation.request;
    let mut options = Map::new();
    options.insert("aspect_ratio".to_owned(), json!(request.aspect_ratio));
    for (name, value) in [("media_type", &request.media_type), ("mood", &request.mood)] {
        if let Some(value) = value {
            options.insert(name.to_owned(), json!(value));
        }
    }
    let mut view = json!({
        "generation_date": utc(generation.at),
        "generation_options": options,
        "generation_request_id": generation.id,
        "generation_type": generation.generation_type,
        "negative_prompt": request.negative_prompt,
        "notes": request.notes,
        "product_id": generation.product_id,
        "product_revoked_date": null,
        "project_code": request.project_code,
        "prompt": request.prompt,
        "results": results.collect::<Value>(),
        "seed": generation.seed,
        "user": user_view(generation.user.as_deref()),
    });
    if let Some(id) = &request.reference_asset_id {
        view["original_asset"] = json!({ "id": id });
    }
    if let Some(source) = &generation.source {
        view["source_generation_request"] = json!({
            "source_generation_request_id": source.generation_request_id,
            "source_generation_result_index": source.index,
        });
    }
    view
}
