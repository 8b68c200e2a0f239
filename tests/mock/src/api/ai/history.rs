//! The lasting record of generations.

use axum::response::Response;
use http::Method;
use serde_json::{Map, Value, json};

use super::results::previews;
use super::store::Generation;
use crate::api::history::user;
use crate::api::operation::{Call, Operation};
use crate::api::view::utc;
use crate::auth::Access;
use crate::reply::{Refusal, ok};

pub(super) const OPERATIONS: &[Operation] = &[
    Operation {
        id: "list_generation_history",
        method: Method::GET,
        path: "/v3/ai/generation-history",
        access: Access::Token,
        answer: list_generation_history,
    },
    Operation {
        id: "get_generation_history_item",
        method: Method::GET,
        path: "/v3/ai/generation-history/{generationRequestId}",
        access: Access::Token,
        answer: get_generation_history_item,
    },
];

/// The caller's own generations, or the company's when it asks for those; newest first.
fn list_generation_history(call: &Call<'_>) -> Result<Response, Refusal> {
    let page = call.page(50, 1000)?;
    let whole_company = call.query.flag("company_generations", false);
    let products = call.query.list("product_ids");
    let media_type = call.query.text("media_type");
    let (from, to) = (call.query.time("date_start"), call.query.time("date_end"));
    let state = call.server.state();
    let wanted = |one: &&Generation| {
        (whole_company || one.user == call.user())
            && from.is_none_or(|from| one.at >= from)
            && to.is_none_or(|to| one.at <= to)
            && media_type.is_none_or(|wanted| one.request.media_type.as_deref() == Some(wanted))
            && (products.is_empty() || products.contains(&one.product_id.to_string().as_str()))
    };
    let found: Vec<&Generation> = state.ai.iter().rev().filter(wanted).collect();
    let shown: Value = page.slice(&found).iter().map(|one| view(call, one)).collect();
    Ok(ok(&json!({ "generations": shown, "result_count": page.count(&found) })))
}

fn get_generation_history_item(call: &Call<'_>) -> Result<Response, Refusal> {
    let mut state = call.server.state();
    let generation = state.ai.get(call.path("generationRequestId"))?;
    Ok(ok(&view(call, generation)))
}

fn view(call: &Call<'_>, generation: &Generation) -> Value {
    let done = generation.progress.is_done(call.server.clock.now());
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
        "generation_type": generation.kind,
        "negative_prompt": request.negative_prompt,
        "notes": request.notes,
        "product_id": generation.product_id,
        "product_revoked_date": null,
        "project_code": request.project_code,
        "prompt": request.prompt,
        "results": results.collect::<Value>(),
        "seed": generation.seed,
        "user": user(generation.user.as_deref()),
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
