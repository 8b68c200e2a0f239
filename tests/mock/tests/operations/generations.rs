//! AI generation.

use std::time::Duration;

use getty_api_mock::{GenerationOutcome, MockGetty, Readiness};
use reqwest::{Method, Response};
use serde_json::{Value, json};

use crate::support::*;

const GENERATE: &str = "/v3/ai/image-generations";

/// A server that generates at once, and a token.
async fn start_ready() -> (MockGetty, String) {
    let builder = MockGetty::builder().generation_readiness(Readiness::Immediate);
    let mock = builder.generated_file_readiness(Readiness::Immediate).start().await;
    let token = user_token(&mock).await;
    (mock, token)
}

async fn generate(mock: &MockGetty, token: &str) -> Response {
    send_json(mock, token, Method::POST, GENERATE, &json!({ "prompt": "a paper boat" })).await
}

async fn generate_id(mock: &MockGetty, token: &str) -> String {
    let response = generate(mock, token).await;
    assert!(response.status().is_success());
    json(response).await["generation_request_id"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn generations_take_the_configured_number_of_polls() {
    let mock = MockGetty::start().await;
    let token = client_token(&mock).await;
    for polls in [0, 1, 3] {
        mock.set_generation_readiness(Readiness::AfterPolls(polls));
        let response = generate(&mock, &token).await;
        assert_eq!(response.status(), 202);
        let pending = json(response).await;
        assert_eq!(pending.as_object().unwrap().keys().collect::<Vec<_>>(), ["generation_request_id"]);
        let id = pending["generation_request_id"].as_str().unwrap();
        for _ in 0..polls {
            let poll = get_as(&mock, &token, &format!("{GENERATE}/{id}")).await;
            assert_eq!(poll.status(), 202);
            assert_eq!(json(poll).await["generation_request_id"], id);
        }
        let done = get_as(&mock, &token, &format!("{GENERATE}/{id}")).await;
        assert_eq!(done.status(), 200);
        let done = json(done).await;
        let results = done["results"].as_array().unwrap();
        assert_eq!(results.iter().map(|one| &one["index"]).collect::<Vec<_>>(), [0, 1, 2, 3]);
    }
    assert_eq!(mock.generation_ids().len(), 3);
}

#[tokio::test]
async fn generations_are_ready_at_once_by_the_clock_or_on_command() {
    let (mock, token) = start_ready().await;
    assert_eq!(generate(&mock, &token).await.status(), 200);

    mock.set_generation_readiness(Readiness::After(Duration::from_secs(60)));
    let id = generate_id(&mock, &token).await;
    let path = format!("{GENERATE}/{id}");
    assert_eq!(get_as(&mock, &token, &path).await.status(), 202);
    mock.clock().advance(Duration::from_secs(60));
    assert_eq!(get_as(&mock, &token, &path).await.status(), 200);

    mock.set_generation_readiness(Readiness::Manual);
    let id = generate_id(&mock, &token).await;
    let path = format!("{GENERATE}/{id}");
    assert_eq!(get_as(&mock, &token, &path).await.status(), 202);
    mock.finish_generations();
    assert_eq!(get_as(&mock, &token, &path).await.status(), 200);
}

#[tokio::test]
async fn results_can_be_blocked_failed_or_deleted() {
    let (mock, token) = start_ready().await;
    mock.set_generation_outcome(GenerationOutcome::Blocked(vec![1, 3]));
    let response = json(generate(&mock, &token).await).await;
    let blocked: Vec<_> =
        response["results"].as_array().unwrap().iter().map(|one| &one["is_blocked"]).collect();
    assert_eq!(blocked, [false, true, false, true]);
    assert_eq!(response["results"][1]["url"], Value::Null);
    assert_eq!(response["results"][1]["preview_urls"], json!([]));
    let id = response["generation_request_id"].as_str().unwrap();
    let path = format!("{GENERATE}/{id}/images/1/download-sizes");
    assert_getty_error(get_as(&mock, &token, &path).await, 403, "InsufficientAccess").await;

    mock.set_generation_outcome(GenerationOutcome::Failed);
    assert_getty_error(generate(&mock, &token).await, 400, "InvalidRequest").await;

    mock.set_generation_outcome(GenerationOutcome::Succeeded);
    let id = generate_id(&mock, &token).await;
    let path = format!("{GENERATE}/{id}");
    assert!(mock.override_generation_outcome(&id, GenerationOutcome::Gone));
    assert_getty_error(get_as(&mock, &token, &path).await, 410, "GenerationRequestGone").await;
    assert!(!mock.override_generation_outcome("nothing", GenerationOutcome::Gone));

    // The document has no 410 for variations.
    let path = format!("{path}/images/0/variations");
    let response = send_json(&mock, &token, Method::POST, &path, &json!({})).await;
    assert_getty_error(response, 404, "GenerationRequestIdNotFound").await;
}

#[tokio::test]
async fn results_are_deleted_after_half_a_year_and_the_history_is_not() {
    let (mock, token) = start_ready().await;
    let id = generate_id(&mock, &token).await;
    mock.clock().advance(Duration::from_secs(183 * 24 * 3600));
    let token = user_token(&mock).await;
    let gone = get_as(&mock, &token, &format!("{GENERATE}/{id}")).await;
    assert_getty_error(gone, 410, "GenerationRequestGone").await;
    let item = get_as(&mock, &token, &format!("/v3/ai/generation-history/{id}")).await;
    assert_eq!(json(item).await["prompt"], "a paper boat");
}

#[tokio::test]
async fn each_type_of_generation_has_its_requirements() {
    let (mock, token) = start_ready().await;
    let asset = mock.image_ids()[0].clone();
    let earlier = generate_id(&mock, &token).await;
    let file = json!({ "url": "https://example.com/cup.jpg", "category": "CustomerProduct" });
    let file = send_json(&mock, &token, Method::POST, "/v3/ai/file-registrations", &file).await;
    let file = json(file).await["id"].as_str().unwrap().to_owned();
    let reference = json!({ "generation_request_id": earlier, "index": 2 });
    let mask = "https://example.com/mask.png";
    let cases = [
        ("", json!({ "prompt": "p", "aspect_ratio": "16:9", "mood": "warm" }), json!({ "prompt": " " })),
        ("/refine", json!({ "prompt": "p", "reference_asset_id": asset }), json!({ "prompt": "p" })),
        (
            "/extend",
            json!({ "reference_generation": reference, "left_percentage": 20.5 }),
            json!({ "reference_generation": reference }),
        ),
        (
            "/object-removal",
            json!({ "reference_asset_id": asset, "mask_url": mask }),
            json!({ "reference_asset_id": asset, "mask_url": "mask" }),
        ),
        (
            "/background-removal",
            json!({ "reference_asset_id": asset }),
            json!({ "reference_asset_id": asset, "reference_generation": reference }),
        ),
        (
            "/background-replacement",
            json!({ "reference_asset_id": asset, "background_color": "00ff7f" }),
            json!({ "reference_asset_id": asset, "background_color": "green" }),
        ),
        (
            "/background-generations",
            json!({ "reference_file_registration_id": file, "background_asset_id": asset }),
            json!({ "reference_file_registration_id": file }),
        ),
        (
            "/influence-color-by-image",
            json!({ "prompt": "p", "reference_file_registration_id": file }),
            json!({ "prompt": "p", "aspect_ratio": "2:1", "reference_asset_id": asset }),
        ),
        (
            "/influence-composition-by-image",
            json!({ "prompt": "p", "reference_asset_id": asset, "media_type": "illustration" }),
            json!({ "prompt": "p", "reference_asset_id": asset, "media_type": "painting" }),
        ),
    ];
    for (path, good, bad) in cases {
        let path = format!("{GENERATE}{path}");
        let response = send_json(&mock, &token, Method::POST, &path, &good).await;
        assert_eq!(response.status(), 200, "{path}: {}", response.text().await.unwrap());
        let response = send_json(&mock, &token, Method::POST, &path, &bad).await;
        assert_getty_error(response, 400, "InvalidParameterValue").await;
    }
    let variations = format!("{GENERATE}/{earlier}/images/0/variations");
    let response = send_json(&mock, &token, Method::POST, &variations, &json!({})).await;
    assert_eq!(response.status(), 200);
    let history = json(get_as(&mock, &token, "/v3/ai/generation-history").await).await;
    assert_eq!(history["generations"][0]["generation_type"], "variation");
    assert_eq!(history["generations"][0]["prompt"], "a paper boat");
    let source = &history["generations"][0]["source_generation_request"];
    assert_eq!(source["source_generation_request_id"], *earlier);
}

#[tokio::test]
async fn referenced_images_must_exist() {
    let (mock, token) = start_ready().await;
    let editorial = mock.image_ids().into_iter().find(|id| {
        // Of every ten assets the first four are creative images.
        let position = id.parse::<u64>().unwrap() - 1_300_000_000;
        (position / 7919) % 10 >= 4
    });
    let id = generate_id(&mock, &token).await;
    for (reference, status, code) in [
        (json!({ "reference_asset_id": "1" }), 404, "AssetNotFound"),
        (json!({ "reference_asset_id": mock.video_ids()[0] }), 404, "AssetNotFound"),
        (json!({ "reference_asset_id": editorial.unwrap() }), 403, "InsufficientAccess"),
        (
            json!({ "reference_generation": { "generation_request_id": "x", "index": 0 } }),
            404,
            "GenerationRequestIdNotFound",
        ),
        (
            json!({ "reference_generation": { "generation_request_id": id, "index": 4 } }),
            404,
            "AssetNotFound",
        ),
    ] {
        let path = format!("{GENERATE}/background-removal");
        let response = send_json(&mock, &token, Method::POST, &path, &reference).await;
        assert_getty_error(response, status, code).await;
    }
}

#[tokio::test]
async fn generations_count_against_their_product() {
    let (mock, token) = start_ready().await;
    mock.set_quota("aigen", 2);
    for remaining in [1, 0] {
        assert_eq!(generate(&mock, &token).await.status(), 200);
        assert_eq!(mock.remaining_quota("aigen"), Some(remaining));
    }
    assert_getty_error(generate(&mock, &token).await, 403, "OverageLimitReached").await;
    assert_eq!(mock.generation_ids().len(), 2);
    for (product, status, code) in [(1, 400, "InvalidProduct"), (9101, 403, "NoAccessToProductType")] {
        let body = json!({ "prompt": "p", "product_id": product });
        let response = send_json(&mock, &token, Method::POST, GENERATE, &body).await;
        assert_getty_error(response, status, code).await;
    }
    let products = json(get_as(&mock, &token, "/v3/products").await).await;
    let products = products["products"].as_array().unwrap();
    let product = products.iter().find(|product| product["type"] == "aigen").unwrap();
    assert_eq!(product["ai_gen_requirements"]["is_note_required"], false);
}

#[tokio::test]
async fn too_many_concurrent_generations_are_an_error() {
    let mock = MockGetty::builder().max_concurrent_generations(2).start().await;
    let token = client_token(&mock).await;
    generate_id(&mock, &token).await;
    generate_id(&mock, &token).await;
    assert_getty_error(generate(&mock, &token).await, 429, "TooManyConcurrentGenerations").await;
    mock.finish_generations();
    assert_eq!(generate(&mock, &token).await.status(), 202);
    mock.set_max_concurrent_generations(None);
    generate_id(&mock, &token).await;
    assert_eq!(mock.remaining_quota("aigen"), Some(996));
}

#[tokio::test]
async fn files_of_results_are_requested_polled_and_delivered() {
    let mock = MockGetty::builder().generation_readiness(Readiness::Immediate).start().await;
    let token = client_token(&mock).await;
    let id = generate_id(&mock, &token).await;
    let image = format!("{GENERATE}/{id}/images/3");
    let sizes = json(get_as(&mock, &token, &format!("{image}/download-sizes")).await).await;
    let names: Vec<_> =
        sizes["download_sizes"].as_array().unwrap().iter().map(|size| &size["size_name"]).collect();
    assert_eq!(names, ["1k", "4k"]);

    let path = format!("{image}/download");
    assert_getty_error(get_as(&mock, &token, &path).await, 404, "AssetNotFound").await;
    let start =
        async |size: &str| send_json(&mock, &token, Method::PUT, &path, &json!({ "size_name": size })).await;
    assert_getty_error(start("8k").await, 400, "InvalidParameterValue").await;
    let started = start("4k").await;
    assert_eq!(started.status(), 202);
    assert_eq!(started.text().await.unwrap(), "");
    assert_getty_error(start("4k").await, 409, "ConcurrencyConflict").await;
    let poll = get_as(&mock, &token, &path).await;
    assert_eq!(poll.status(), 202);
    assert_eq!(poll.text().await.unwrap(), "");
    let done = json(get_as(&mock, &token, &path).await).await;
    let file = client().get(done["url"].as_str().unwrap()).send().await.unwrap();
    let asset = done["generated_asset_id"].as_str().unwrap();
    let disposition = format!("attachment; filename=GettyImages-{asset}.jpg");
    assert_eq!(header(&file, "content-disposition"), disposition);
    assert_eq!(Some(file.bytes().await.unwrap()), mock.generated_file(&id, 3));
    // The large size is counted, the small one is not.
    assert_eq!(mock.remaining_quota("aigen"), Some(998));

    mock.set_generated_file_readiness(Readiness::Immediate);
    let again = start("1k").await;
    assert_eq!(again.status(), 200);
    assert_eq!(json(again).await["generated_asset_id"], asset);
    assert_eq!(mock.remaining_quota("aigen"), Some(998));
    mock.assert_no_leaked_credentials();
}

#[tokio::test]
async fn downloaded_results_can_be_downloaded_again() {
    let (mock, token) = start_ready().await;
    let id = generate_id(&mock, &token).await;
    let again = async |asset: &str| {
        let body = json!({ "generated_asset_id": asset, "product_id": 9106 });
        send_json(&mock, &token, Method::POST, "/v3/ai/redownloads", &body).await
    };
    assert_getty_error(again("2200000000").await, 404, "AssetNotFound").await;
    let path = format!("{GENERATE}/{id}/images/0/download");
    let first = json(send_json(&mock, &token, Method::PUT, &path, &json!({})).await).await;
    let asset = first["generated_asset_id"].as_str().unwrap();
    let second = json(again(asset).await).await;
    assert_ne!(first["url"], second["url"]);
    assert_eq!(client().get(second["url"].as_str().unwrap()).send().await.unwrap().status(), 200);

    let history = json(get_as(&mock, &token, "/v3/downloads").await).await;
    assert_eq!(history["result_count"], 2);
    assert_eq!(history["downloads"][0]["generated_asset_id"], asset);
    assert_eq!(history["downloads"][0]["product_type"], "aigen");
    assert_eq!(mock.download_count(), 0);
}

#[tokio::test]
async fn results_that_are_not_ready_cannot_be_used() {
    let mock = MockGetty::builder().generation_readiness(Readiness::Manual).start().await;
    let token = client_token(&mock).await;
    let id = generate_id(&mock, &token).await;
    let path = format!("{GENERATE}/{id}/images/0/download-sizes");
    assert_getty_error(get_as(&mock, &token, &path).await, 409, "ConcurrencyConflict").await;
    let unknown = get_as(&mock, &token, &format!("{GENERATE}/unknown")).await;
    assert_getty_error(unknown, 404, "GenerationRequestIdNotFound").await;
    let index = get_as(&mock, &token, &format!("{GENERATE}/{id}/images/x/download-sizes")).await;
    assert_getty_error(index, 400, "InvalidParameterValue").await;
}

#[tokio::test]
async fn previews_are_images_of_their_size() {
    let (mock, token) = start_ready().await;
    let response = json(generate(&mock, &token).await).await;
    for preview in response["results"][0]["preview_urls"].as_array().unwrap() {
        let file = client().get(preview["image_url"].as_str().unwrap()).send().await.unwrap();
        assert_eq!(header(&file, "content-type"), "image/jpeg");
        let bytes = file.bytes().await.unwrap();
        assert_eq!(jpeg_dimensions(&bytes), (preview["width"].clone(), preview["height"].clone()));
    }
    let url = response["results"][0]["url"].as_str().unwrap();
    assert_eq!(client().get(url).send().await.unwrap().status(), 200);
    let missing = url.replace("/0/", "/4/");
    assert_eq!(client().get(missing).send().await.unwrap().status(), 404);
}

#[tokio::test]
async fn the_history_is_filtered_and_paged() {
    let mock = MockGetty::builder()
        .frozen_at("2026-03-01T12:00:00Z".parse().unwrap())
        .generation_readiness(Readiness::Immediate)
        .start()
        .await;
    let mine = user_token(&mock).await;
    let application = client_token(&mock).await;
    generate_id(&mock, &application).await;
    let body = json!({ "prompt": "q", "media_type": "illustration" });
    send_json(&mock, &mine, Method::POST, GENERATE, &body).await;
    mock.clock().advance(Duration::from_secs(60));
    generate_id(&mock, &mine).await;
    let count = async |query: &str| {
        let path = format!("/v3/ai/generation-history?{query}");
        let response = json(get_as(&mock, &mine, &path).await).await;
        let shown = response["generations"].as_array().unwrap().len();
        (response["result_count"].as_u64().unwrap(), shown)
    };
    assert_eq!(count("").await, (2, 2));
    assert_eq!(count("company_generations=true").await, (3, 3));
    assert_eq!(count("company_generations=true&page_size=2&page=2").await, (3, 1));
    assert_eq!(count("media_type=illustration").await, (1, 1));
    assert_eq!(count("product_ids=9106,1").await, (2, 2));
    assert_eq!(count("product_ids=1").await, (0, 0));
    assert_eq!(count("date_start=2026-03-01T12:00:30Z").await, (1, 1));
    assert_eq!(count("date_end=2026-03-01T12:00:30Z").await, (1, 1));
    let unknown = get_as(&mock, &mine, "/v3/ai/generation-history/unknown").await;
    assert_getty_error(unknown, 404, "GenerationRequestIdNotFound").await;
}

#[tokio::test]
async fn files_are_registered_listed_and_deleted() {
    let (mock, token) = start_ready().await;
    let register =
        async |body: Value| send_json(&mock, &token, Method::POST, "/v3/ai/file-registrations", &body).await;
    assert_getty_error(register(json!({})).await, 400, "IncorrectlyFormedUri").await;
    let refused = register(json!({ "url": "https://example.com/a.jpg", "rights_claimed": false })).await;
    assert_getty_error(refused, 403, "InsufficientPermissions").await;
    let mut ids = Vec::new();
    for name in ["a", "b"] {
        let body = json!({ "url": format!("https://example.com/{name}.jpg"), "rights_claimed": true });
        ids.push(json(register(body).await).await["id"].as_str().unwrap().to_owned());
    }
    let list = json(get_as(&mock, &token, "/v3/ai/file-registrations").await).await;
    assert_eq!(list["result_count"], 2);
    assert_eq!(list["file_registrations"][0]["id"], *ids[1]);
    let path = format!("/v3/ai/file-registrations/{}", ids[0]);
    let one = json(get_as(&mock, &token, &path).await).await;
    let preview = one["preview_urls"][0]["image_url"].as_str().unwrap();
    assert_eq!(client().get(preview).send().await.unwrap().status(), 200);
    assert_eq!(call_as(&mock, &token, Method::DELETE, &path).send().await.unwrap().status(), 204);
    assert_getty_error(get_as(&mock, &token, &path).await, 404, "AssetNotFound").await;
}

#[tokio::test]
async fn prompts_are_enhanced() {
    let (mock, token) = start_ready().await;
    let enhance = async |prompt: &str| {
        let body = json!({ "prompt": prompt });
        send_json(&mock, &token, Method::POST, "/v3/ai/enhance-prompt", &body).await
    };
    let enhanced = json(enhance("a paper boat").await).await;
    assert!(enhanced["enhanced_prompt"].as_str().unwrap().starts_with("a paper boat, "));
    assert_getty_error(enhance("  ").await, 400, "PromptEnhancementFailed").await;
    assert_getty_error(enhance("").await, 400, "InvalidParameterValue").await;
    assert_eq!(mock.remaining_quota("aigen"), Some(1000));
}
