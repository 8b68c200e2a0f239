//! The requests that generate images.

use axum::response::Response;
use http::{Method, StatusCode};
use serde_json::json;

use super::request::{Need, Reference, Request, Task};
use super::results;
use super::store::New;
use crate::api::operation::{Call, Operation};
use crate::auth::Access;
use crate::reply::{Refusal, json_with, ok};
use crate::server::State;

const fn operation(
    id: &'static str,
    path: &'static str,
    answer: fn(&Call<'_>) -> Result<Response, Refusal>,
) -> Operation {
    Operation { id, method: Method::POST, path, access: Access::Token, answer }
}

pub(super) const OPERATIONS: &[Operation] = &[
    operation("generate_images", "/v3/ai/image-generations", |call| {
        generate(call, &Task { kind: "text_to_image", needs: &[Need::Prompt] })
    }),
    operation("refine_image", "/v3/ai/image-generations/refine", |call| {
        generate(call, &Task { kind: "refine", needs: &[Need::Prompt, Need::Picture] })
    }),
    operation("extend_image", "/v3/ai/image-generations/extend", |call| {
        generate(call, &Task { kind: "extend", needs: &[Need::Picture, Need::Room] })
    }),
    operation("remove_object", "/v3/ai/image-generations/object-removal", |call| {
        generate(call, &Task { kind: "object_removal", needs: &[Need::Picture, Need::Mask] })
    }),
    operation("remove_background", "/v3/ai/image-generations/background-removal", |call| {
        generate(call, &Task { kind: "background_removal", needs: &[Need::Picture] })
    }),
    operation("replace_background", "/v3/ai/image-generations/background-replacement", |call| {
        // The history has no word of its own for it.
        let needs = &[Need::Picture, Need::BackgroundOrColor];
        generate(call, &Task { kind: "background_generation", needs })
    }),
    operation("generate_background", "/v3/ai/image-generations/background-generations", |call| {
        let needs = &[Need::ProductFile, Need::Background];
        generate(call, &Task { kind: "background_generation", needs })
    }),
    operation("influence_color_by_image", "/v3/ai/image-generations/influence-color-by-image", |call| {
        let needs = &[Need::Prompt, Need::PictureOrFile];
        generate(call, &Task { kind: "influence_color_by_image", needs })
    }),
    operation(
        "influence_composition_by_image",
        "/v3/ai/image-generations/influence-composition-by-image",
        |call| {
            let needs = &[Need::Prompt, Need::PictureOrFile];
            generate(call, &Task { kind: "influence_composition_by_image", needs })
        },
    ),
    operation(
        "generate_image_variations",
        "/v3/ai/image-generations/{generationRequestId}/images/{index}/variations",
        generate_variations,
    ),
    operation("enhance_prompt", "/v3/ai/enhance-prompt", enhance_prompt),
];

fn generate(call: &Call<'_>, task: &Task) -> Result<Response, Refusal> {
    let request: Request = call.read()?;
    request.check(task)?;
    let mut guard = call.server.state();
    let dimensions = request.resolve(call, &mut guard)?;
    let source = request.source();
    begin(call, &mut guard, task.kind, request, source, dimensions)
}

fn generate_variations(call: &Call<'_>) -> Result<Response, Refusal> {
    let asked: Request = call.read()?;
    let source = Reference {
        generation_request_id: call.path("generationRequestId").to_owned(),
        index: call.path_number("index"),
    };
    let mut guard = call.server.state();
    let (earlier, image) = source.resolve(call, &mut guard.ai)?;
    let request = asked.varying(&earlier.request);
    begin(call, &mut guard, "variation", request, Some(source), (image.width, image.height))
}

fn begin(
    call: &Call<'_>,
    state: &mut State,
    kind: &'static str,
    request: Request,
    source: Option<Reference>,
    dimensions: (u32, u32),
) -> Result<Response, Refusal> {
    let now = call.server.clock.now();
    let State { ai, products, random, .. } = state;
    if ai.plan.concurrent.is_some_and(|most| ai.under_way(now) >= most) {
        let message = "Too many generations are under way; wait until one of them is done.";
        return Err(Refusal::getty(StatusCode::TOO_MANY_REQUESTS, "TooManyConcurrentGenerations", message));
    }
    products.renew(now);
    let product = products.for_generation(request.product_id)?;
    product.take_or_refuse()?;
    let new = New { kind, product_id: product.id, user: call.user(), request, source, dimensions };
    let generation = ai.begin(random, new, now);
    if !generation.check_done(now, false)? {
        let pending = json!({ "generation_request_id": generation.id });
        return Ok(json_with(StatusCode::ACCEPTED, &pending));
    }
    Ok(ok(&results::view(call, generation)))
}

fn enhance_prompt(call: &Call<'_>) -> Result<Response, Refusal> {
    let Request { prompt, .. } = call.read()?;
    let prompt = prompt.unwrap_or_default();
    let prompt = prompt.trim().trim_end_matches('.');
    if prompt.is_empty() {
        let message = "There is nothing in the prompt to work with.";
        return Err(Refusal::getty(StatusCode::BAD_REQUEST, "PromptEnhancementFailed", message));
    }
    let enhanced = format!("{prompt}, in soft morning light, seen from eye level, with fine detail");
    Ok(ok(&json!({ "enhanced_prompt": enhanced })))
}
