//! The requests that generate images.

use axum::response::Response;
use http::{Method, StatusCode};
use serde_json::json;

use super::request::{GenerationType, Requirement};
use super::results;
use crate::api::call::{Call, Operation};
use crate::authentication::TokenRequirement;
use crate::http::response::{ErrorResponse, json_response, ok};
use crate::state::State;
use crate::state::generations::{GenerationRequest, GenerationSpec, ResultReference};

const fn operation(
    id: &'static str,
    path: &'static str,
    handler: fn(&Call<'_>) -> Result<Response, ErrorResponse>,
) -> Operation {
    Operation { id, method: Method::POST, path, token: TokenRequirement::Any, handler }
}

pub(super) const OPERATIONS: &[Operation] = &[
    operation("generate_images", "/v3/ai/image-generations", |call| {
        generate(call, &GenerationType { name: "text_to_image", requirements: &[Requirement::Prompt] })
    }),
    operation("refine_image", "/v3/ai/image-generations/refine", |call| {
        generate(
            call,
            &GenerationType { name: "refine", requirements: &[Requirement::Prompt, Requirement::Image] },
        )
    }),
    operation("extend_image", "/v3/ai/image-generations/extend", |call| {
        generate(
            call,
            &GenerationType { name: "extend", requirements: &[Requirement::Image, Requirement::Extension] },
        )
    }),
    operation("remove_object", "/v3/ai/image-generations/object-removal", |call| {
        generate(
            call,
            &GenerationType {
                name: "object_removal",
                requirements: &[Requirement::Image, Requirement::Mask],
            },
        )
    }),
    operation("remove_background", "/v3/ai/image-generations/background-removal", |call| {
        generate(call, &GenerationType { name: "background_removal", requirements: &[Requirement::Image] })
    }),
    operation("replace_background", "/v3/ai/image-generations/background-replacement", |call| {
        // The history has no name for this type.
        let requirements = &[Requirement::Image, Requirement::BackgroundOrColor];
        generate(call, &GenerationType { name: "background_generation", requirements })
    }),
    operation("generate_background", "/v3/ai/image-generations/background-generations", |call| {
        let requirements = &[Requirement::ProductFile, Requirement::Background];
        generate(call, &GenerationType { name: "background_generation", requirements })
    }),
    operation("influence_color_by_image", "/v3/ai/image-generations/influence-color-by-image", |call| {
        let requirements = &[Requirement::Prompt, Requirement::ImageOrFile];
        generate(call, &GenerationType { name: "influence_color_by_image", requirements })
    }),
    operation(
        "influence_composition_by_image",
        "/v3/ai/image-generations/influence-composition-by-image",
        |call| {
            let requirements = &[Requirement::Prompt, Requirement::ImageOrFile];
            generate(call, &GenerationType { name: "influence_composition_by_image", requirements })
        },
    ),
    operation(
        "generate_image_variations",
        "/v3/ai/image-generations/{generationRequestId}/images/{index}/variations",
        generate_variations,
    ),
    operation("enhance_prompt", "/v3/ai/enhance-prompt", enhance_prompt),
];

fn generate(call: &Call<'_>, generation_type: &GenerationType) -> Result<Response, ErrorResponse> {
    let request: GenerationRequest = call.parse_body()?;
    request.check(generation_type)?;
    let mut guard = call.server.state();
    let dimensions = request.resolve(call, &mut guard)?;
    let source = request.source();
    start(call, &mut guard, generation_type.name, request, source, dimensions)
}

fn generate_variations(call: &Call<'_>) -> Result<Response, ErrorResponse> {
    let request: GenerationRequest = call.parse_body()?;
    let source = ResultReference {
        generation_request_id: call.path("generationRequestId").to_owned(),
        index: call.path_number("index"),
    };
    let mut guard = call.server.state();
    let (earlier, image) = source.resolve(call, &mut guard.generations)?;
    let request = request.variation_of(&earlier.request);
    start(call, &mut guard, "variation", request, Some(source), (image.width, image.height))
}

fn start(
    call: &Call<'_>,
    state: &mut State,
    generation_type: &'static str,
    request: GenerationRequest,
    source: Option<ResultReference>,
    dimensions: (u32, u32),
) -> Result<Response, ErrorResponse> {
    let now = call.server.clock.now();
    let State { generations, products, random, .. } = state;
    if generations.plan.max_concurrent.is_some_and(|max| generations.running_count(now) >= max) {
        let message = "Too many generations are under way; wait until one of them is done.";
        return Err(ErrorResponse::getty(
            StatusCode::TOO_MANY_REQUESTS,
            "TooManyConcurrentGenerations",
            message,
        ));
    }
    products.renew(now);
    let product = products.for_generation(request.product_id)?;
    product.consume()?;
    let user = call.user().map(str::to_owned);
    let new = GenerationSpec { generation_type, product_id: product.id, user, request, source, dimensions };
    let generation = generations.start(random, new, now);
    if !generation.check_done(now, false)? {
        let pending = json!({ "generation_request_id": generation.id });
        return Ok(json_response(StatusCode::ACCEPTED, &pending));
    }
    Ok(ok(&results::view(call, generation)))
}

fn enhance_prompt(call: &Call<'_>) -> Result<Response, ErrorResponse> {
    let GenerationRequest { prompt, .. } = call.parse_body()?;
    let prompt = prompt.unwrap_or_default();
    let prompt = prompt.trim().trim_end_matches('.');
    if prompt.is_empty() {
        let message = "There is nothing in the prompt to work with.";
        return Err(ErrorResponse::getty(StatusCode::BAD_REQUEST, "PromptEnhancementFailed", message));
    }
    let enhanced = format!("{prompt}, in soft morning light, seen from eye level, with fine detail");
    Ok(ok(&json!({ "enhanced_prompt": enhanced })))
}
