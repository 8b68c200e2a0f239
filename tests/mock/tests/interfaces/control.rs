//! The control interface: JSON over HTTP on a separate port.

use getty_api_mock::MockGetty;
use reqwest::Method;
use serde_json::{Value, json};

use crate::support::*;

pub(crate) async fn start_with_control() -> MockGetty {
    MockGetty::builder().control_port(0).frozen_at("2026-03-01T12:00:00Z".parse().unwrap()).start().await
}

/// Sends a call of the interface. Returns the status and the body.
async fn send_control(mock: &MockGetty, method: Method, path: &str, body: Value) -> (u16, Value) {
    let request = client().request(method, format!("{}{path}", mock.control_url().unwrap()));
    let request = if body.is_null() { request } else { request.body(body.to_string()) };
    let response = request.send().await.unwrap();
    assert_eq!(header(&response, "content-type"), "application/json");
    (response.status().as_u16(), json(response).await)
}

pub(crate) async fn control_ok(mock: &MockGetty, method: Method, path: &str, body: Value) -> Value {
    let (status, response) = send_control(mock, method, path, body).await;
    assert_eq!(status, 200, "{path}: {response}");
    response
}

pub(crate) async fn control_get(mock: &MockGetty, path: &str) -> Value {
    control_ok(mock, Method::GET, path, Value::Null).await
}

/// The error message of an invalid call.
pub(crate) async fn control_error(mock: &MockGetty, method: Method, path: &str, body: Value) -> String {
    let (status, response) = send_control(mock, method, path, body).await;
    assert_eq!(status, 400, "{path}: {response}");
    response["error"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn the_control_interface_is_off_by_default() {
    assert_eq!(MockGetty::start().await.control_url(), None);
}

#[tokio::test]
async fn the_overview_lists_urls_credentials_and_calls() {
    let mock = start_with_control().await;
    let overview = control_get(&mock, "/").await;
    assert_eq!(overview["api"], mock.api_url());
    assert_eq!(overview["token"], mock.token_url());
    assert_eq!(overview["authorize"], mock.authorize_url());
    assert_eq!(overview["delivery"], mock.delivery_url());
    assert_eq!(overview["oembed"], format!("{}/oembed", mock.embed_url()));
    assert_eq!(overview["api_secret"], mock.api_secret());
    assert_eq!(overview["public_api_key"], mock.public_api_key());
    // The overview lists every call, and so does the README.
    let readme = include_str!("../../README.md");
    let calls = overview["control"].as_array().unwrap();
    assert!(calls.len() > 30);
    for call in calls {
        let call = call.as_str().unwrap();
        assert!(readme.contains(&format!("`{call}`")), "the README does not list {call}");
    }
    // Calls of the control interface are not recorded.
    assert!(mock.received_requests().is_empty());
}

#[tokio::test]
async fn unknown_paths_and_methods_refer_to_the_overview() {
    let mock = start_with_control().await;
    for (method, path) in [(Method::GET, "/nothing"), (Method::DELETE, "/assets"), (Method::POST, "/clock")] {
        let (status, response) = send_control(&mock, method, path, Value::Null).await;
        assert_eq!((status, &response["error"]), (404, &json!("there is nothing here; see GET /")));
    }
}

#[tokio::test]
async fn the_clock_moves_forward() {
    let mock = start_with_control().await;
    assert_eq!(control_get(&mock, "/clock").await["now"], "2026-03-01T12:00:00+00:00");
    let now = control_ok(&mock, Method::POST, "/clock/advance", json!({ "seconds": 90.5 })).await;
    assert_eq!(now["now"], "2026-03-01T12:01:30.500+00:00");
    for body in [json!({ "seconds": -1 }), json!({ "seconds": "1" }), json!({ "minutes": 1 }), Value::Null] {
        control_error(&mock, Method::POST, "/clock/advance", body).await;
    }
    assert_eq!(control_get(&mock, "/clock").await, now);
    // The clock has a maximum, and the server works at that time.
    for _ in 0..2 {
        control_ok(&mock, Method::POST, "/clock/advance", json!({ "seconds": 1e18 })).await;
    }
    assert_eq!(control_get(&mock, "/clock").await["now"], "9000-01-01T00:00:00+00:00");
    let token = client_token(&mock).await;
    assert_eq!(get_as(&mock, &token, "/v3/products").await.status(), 200);
    assert_eq!(get_as(&mock, &token, "/v3/downloads").await.status(), 200);
}

#[tokio::test]
async fn tokens_are_expired_and_revoked() {
    let mock = start_with_control().await;
    for path in ["/tokens/expire", "/tokens/revoke"] {
        let token = client_token(&mock).await;
        assert_eq!(get_as(&mock, &token, "/v3/products").await.status(), 200);
        control_ok(&mock, Method::POST, path, Value::Null).await;
        assert_eq!(get_as(&mock, &token, "/v3/products").await.status(), 401, "{path}");
    }
    let tokens = json(post_form(&mock.token_url(), &password_form(&mock)).await).await;
    control_ok(&mock, Method::POST, "/tokens/revoke-refresh", Value::Null).await;
    let refresh = [
        ("grant_type", "refresh_token"),
        ("client_id", mock.api_key()),
        ("client_secret", mock.api_secret()),
        ("refresh_token", tokens["refresh_token"].as_str().unwrap()),
    ];
    assert_eq!(post_form(&mock.token_url(), &refresh).await.status(), 400);
}

#[tokio::test]
async fn quotas_rate_and_deliveries_are_set() {
    let mock = start_with_control().await;
    let quotas = control_ok(&mock, Method::PUT, "/quotas/premiumaccess", json!({ "remaining": 1 })).await;
    assert_eq!((&quotas["premiumaccess"], &quotas["easyaccess"]), (&json!(1), &Value::Null));
    let token = client_token(&mock).await;
    let path = format!("/v3/downloads/images/{}", mock.image_ids()[0]);
    assert_eq!(post_as(&mock, &token, &path).await.status(), 303);
    assert_eq!(post_as(&mock, &token, &path).await.status(), 403);
    assert_eq!(control_get(&mock, "/quotas").await["premiumaccess"], 0);
    assert_eq!(control_get(&mock, "/downloads").await["downloads"], 1);
    let of_asset = format!("/downloads?asset_id={}", mock.image_ids()[1]);
    assert_eq!(control_get(&mock, &of_asset).await["downloads"], 0);
    let message = control_error(&mock, Method::PUT, "/quotas/premium", json!({ "remaining": 1 })).await;
    assert!(message.contains("there is no product premium; there are premiumaccess, "), "{message}");
    control_error(&mock, Method::PUT, "/quotas/premiumaccess", json!({ "remaining": -1 })).await;
    control_error(&mock, Method::GET, "/downloads?id=1", Value::Null).await;
    assert_eq!(mock.remaining_quota("premiumaccess"), Some(0));

    control_ok(&mock, Method::PUT, "/delivery", json!({ "base": "http://127.0.0.1:9/files" })).await;
    let path = format!("{path}?product_type=easyaccess");
    let location = header(&post_as(&mock, &token, &path).await, "location");
    assert!(location.starts_with("http://127.0.0.1:9/files/"), "{location}");
    control_error(&mock, Method::PUT, "/delivery", json!({ "base": "files" })).await;
    control_error(&mock, Method::PUT, "/delivery", Value::Null).await;
    control_ok(&mock, Method::PUT, "/delivery", json!({ "base": null })).await;
    let location = header(&post_as(&mock, &token, &path).await, "location");
    assert!(location.starts_with(mock.delivery_url()), "{location}");

    control_ok(&mock, Method::PUT, "/rate", json!({ "queries_per_second": 1 })).await;
    assert_eq!(get(&mock, "/v3/countries").await.status(), 200);
    assert_eq!(get(&mock, "/v3/countries").await.status(), 429);
    // A missing or misspelled property does not remove the limit.
    control_error(&mock, Method::PUT, "/rate", Value::Null).await;
    control_error(&mock, Method::PUT, "/rate", json!({ "queries": null })).await;
    assert_eq!(get(&mock, "/v3/countries").await.status(), 429);
    control_ok(&mock, Method::PUT, "/rate", json!({ "queries_per_second": null })).await;
    assert_eq!(get(&mock, "/v3/countries").await.status(), 200);
}

#[tokio::test]
async fn assets_are_added_and_their_files_are_described() {
    let mock = start_with_control().await;
    let asset = json!({
        "id": "boat-1", "kind": "image", "title": "A paper boat", "caption": "It floats", "keywords": ["paper"],
        "editorial": true, "dimensions": [300, 200], "file_name": "boat.jpg", "bytes_base64": "Ym9hdA==",
    });
    assert_eq!(control_ok(&mock, Method::POST, "/assets", asset).await["id"], "boat-1");
    assert!(control_get(&mock, "/assets").await["images"].as_array().unwrap().contains(&json!("boat-1")));
    let found = json_of(&mock, "/v3/search/images/editorial?phrase=paper+boat").await;
    assert_eq!(found["images"][0]["title"], "A paper boat");
    assert_eq!(mock.file("boat-1").unwrap(), "boat");
    let file = control_get(&mock, "/assets/boat-1/file").await;
    assert_eq!(file["length"], 4);
    assert_eq!(file["sha256"], "25cdb46d8d2115a24eb15c3c58f34f3330cfca4fec249ff70b7cad2bb560a0dd");
    let range = control_get(&mock, "/assets/boat-1/file?start=1&end=3").await;
    assert_eq!(range["length"], 2);
    assert_ne!(range["sha256"], file["sha256"]);

    let large = json!({ "id": "43", "kind": "video", "synthetic_size": 3_000_000_000_u64, "outside_agreement": true });
    control_ok(&mock, Method::POST, "/assets", large).await;
    let message = control_error(&mock, Method::GET, "/assets/43/file", Value::Null).await;
    assert!(message.contains("3000000000 bytes"), "{message}");
    assert_eq!(control_get(&mock, "/assets/43/file?start=2999999999").await["length"], 1);
    let token = client_token(&mock).await;
    assert_eq!(post_as(&mock, &token, "/v3/downloads/videos/43").await.status(), 401);

    for invalid in [
        json!({ "id": "1" }),
        json!({ "id": "1", "kind": "sound" }),
        json!({ "id": "1", "kind": "image", "titel": "A paper boat" }),
        json!({ "id": "../1", "kind": "image" }),
        json!({ "id": "", "kind": "image" }),
        json!({ "id": "1", "kind": "image", "file_name": "a\nb" }),
        json!({ "id": "1", "kind": "image", "bytes_base64": "?" }),
        json!({ "id": "1", "kind": "image", "bytes_base64": "", "synthetic_size": 1 }),
        json!("1"),
    ] {
        control_error(&mock, Method::POST, "/assets", invalid).await;
    }
    control_error(&mock, Method::GET, "/assets/1/file", Value::Null).await;
    control_error(&mock, Method::GET, "/assets/boat-1/file?start=x", Value::Null).await;
    assert!(!mock.image_ids().contains(&"1".to_owned()));
}

#[tokio::test]
async fn boards_orders_and_changes_are_added() {
    let mock = start_with_control().await;
    let token = user_token(&mock).await;
    let image = mock.image_ids()[0].clone();
    let board = json!({
        "name": "Covers", "description": "For spring", "assets": [image], "comments": ["Nice"],
        "invited_to_edit": true, "without_comments": true,
    });
    let id = control_ok(&mock, Method::POST, "/boards", board).await["id"].as_str().unwrap().to_owned();
    let board = json(get_as(&mock, &token, &format!("/v3/boards/{id}")).await).await;
    assert_eq!((&board["name"], &board["asset_count"]), (&json!("Covers"), &json!(1)));
    assert_eq!(board["permissions"]["can_add_assets"], true);
    assert_eq!(board["permissions"]["can_delete_board"], false);
    let comments = json(get_as(&mock, &token, &format!("/v3/boards/{id}/comments")).await).await;
    assert_eq!(comments["comments"][0]["text"], "Nice");
    assert_eq!(comments["permissions"]["can_add_comment"], false);
    control_error(&mock, Method::POST, "/boards", json!({ "title": "Covers" })).await;

    let order = control_ok(&mock, Method::POST, "/orders", json!({ "asset_ids": [image] })).await;
    let path = format!("/v3/orders/{}", order["id"].as_str().unwrap());
    assert_eq!(get_as(&mock, &token, &path).await.status(), 200);
    let message = control_error(&mock, Method::POST, "/orders", json!({ "asset_ids": [image, "0"] })).await;
    assert!(message.contains("not all of"), "{message}");

    let channel = control_get(&mock, "/channels").await["channels"][0].clone();
    let change = json!({ "channel": channel, "asset_id": "777", "lifecycle": "delete" });
    control_ok(&mock, Method::POST, "/changes", change).await;
    let path = format!("/v3/asset-changes/change-sets?channel_id={channel}&batch_size=2200");
    let token = client_token(&mock).await;
    let set = json(call_as(&mock, &token, Method::PUT, &path).send().await.unwrap()).await;
    assert!(set.to_string().contains("\"777\""), "{set}");
    for invalid in [
        json!({ "channel": 1, "asset_id": "777", "lifecycle": "delete" }),
        json!({ "channel": channel, "asset_id": "777", "lifecycle": "remove" }),
        json!({ "channel": channel, "lifecycle": "new" }),
    ] {
        control_error(&mock, Method::POST, "/changes", invalid).await;
    }
}

#[tokio::test]
async fn usage_batches_are_listed() {
    let mock = start_with_control().await;
    let token = user_token(&mock).await;
    let image = &mock.image_ids()[0];
    let usage = json!({ "asset_id": image, "quantity": 1, "usage_date": "2026-02-01T00:00:00Z" });
    let body = json!({ "asset_usages": [usage, usage] });
    assert_eq!(send_json(&mock, &token, Method::PUT, "/v3/usage-batches/7", &body).await.status(), 201);
    assert_eq!(control_get(&mock, "/usage-batches").await, json!({ "7": 2 }));
}

#[tokio::test]
async fn generations_follow_the_plan() {
    let mock = start_with_control().await;
    let token = user_token(&mock).await;
    let generate = async || {
        let prompt = json!({ "prompt": "a paper boat" });
        send_json(&mock, &token, Method::POST, "/v3/ai/image-generations", &prompt).await
    };
    let path = "/generations";
    control_ok(&mock, Method::PUT, path, json!({ "ready": "when_finished", "concurrent": 1 })).await;
    let id = json(generate().await).await["generation_request_id"].as_str().unwrap().to_owned();
    assert_eq!(control_get(&mock, path).await["ids"], json!([id]));
    assert_eq!(generate().await.status(), 429);
    // An absent limit does not change; null removes it.
    control_ok(&mock, Method::PUT, path, json!({ "files_ready": { "after_polls": 0 } })).await;
    assert_eq!(generate().await.status(), 429);
    control_ok(&mock, Method::PUT, path, json!({ "concurrent": null })).await;
    assert_eq!(generate().await.status(), 202);
    control_ok(&mock, Method::POST, "/generations/finish", Value::Null).await;
    let result = format!("/v3/ai/image-generations/{id}");
    assert_eq!(get_as(&mock, &token, &result).await.status(), 200);
    let file = control_get(&mock, &format!("/generations/{id}/file?index=3")).await;
    assert_eq!(file["length"], mock.generated_file(&id, 3).unwrap().len());
    control_error(&mock, Method::GET, &format!("/generations/{id}/file?index=4"), Value::Null).await;

    control_ok(&mock, Method::PUT, path, json!({ "ready": "at_once", "outcome": { "blocked": [0] } })).await;
    assert_eq!(json(generate().await).await["results"][0]["is_blocked"], true);
    // An invalid call changes nothing.
    for invalid in [
        json!({ "ready": { "after_polls": 9 }, "files_ready": { "after_seconds": -1 } }),
        json!({ "ready": "soon" }),
        json!({ "ready": "when_finished", "concurent": 1 }),
    ] {
        control_error(&mock, Method::PUT, path, invalid).await;
        assert_eq!(generate().await.status(), 200);
    }
    control_ok(&mock, Method::PUT, &format!("/generations/{id}"), json!({ "outcome": "gone" })).await;
    assert_eq!(get_as(&mock, &token, &result).await.status(), 410);
    let message = control_error(&mock, Method::PUT, "/generations/x", json!({ "outcome": "gone" })).await;
    assert_eq!(message, "there is no generation x");
}

#[tokio::test]
async fn received_requests_are_listed_counted_and_asserted() {
    let mock = start_with_control().await;
    get(&mock, "/v3/search/images/creative?phrase=paper%20boat").await;
    get(&mock, "/v3/countries").await;
    let all = control_get(&mock, "/received").await;
    let first = &all["received"][0];
    assert_eq!((&first["host"], &first["method"]), (&json!("api"), &json!("GET")));
    assert_eq!(first["path"], "/v3/search/images/creative");
    assert_eq!(first["query"], json!([["phrase", "paper boat"]]));
    assert_eq!(first["headers"]["api-key"], mock.api_key());
    let countries = control_get(&mock, "/received?operation=list_countries").await;
    assert_eq!(countries["received"].as_array().unwrap().len(), 1);
    let counts = json!({ "list_countries": 1, "search_creative_images": 1 });
    assert_eq!(control_get(&mock, "/received/counts").await, counts);

    let assert = "/received/assert";
    for assertion in [
        json!({ "called": { "operation": "list_countries", "times": 1 } }),
        json!({ "called": { "operation": "download_image", "times": 0 } }),
        json!({ "called_at_least": { "operation": "list_countries", "times": 1 } }),
        json!("no_credentials_left_api"),
    ] {
        control_ok(&mock, Method::POST, assert, assertion).await;
    }
    let twice = json!({ "called": { "operation": "list_countries", "times": 2 } });
    let message = control_error(&mock, Method::POST, assert, twice).await;
    assert!(message.contains("expected 2 × list_countries, got 1; received, in order:\n"), "{message}");
    assert!(message.contains("  api GET /v3/search/images/creative?phrase=paper boat"), "{message}");
    let thrice = json!({ "called_at_least": { "operation": "list_countries", "times": 3 } });
    control_error(&mock, Method::POST, assert, thrice).await;
    let url = format!("{}/media/1/thumb.jpg", mock.delivery_url());
    client().get(url).header("Api-Key", "k").send().await.unwrap();
    let message = control_error(&mock, Method::POST, assert, json!("no_credentials_left_api")).await;
    assert!(message.starts_with("the header api-key was sent to the delivery host"), "{message}");

    for (path, body) in [
        (assert, json!({ "called": { "operation": "list_country", "times": 1 } })),
        (assert, json!({ "called": { "operation": "list_countries" } })),
    ] {
        control_error(&mock, Method::POST, path, body).await;
    }
    control_error(&mock, Method::GET, "/received?operation=list_country", Value::Null).await;
    control_error(&mock, Method::GET, "/received?op=list_countries", Value::Null).await;
    control_ok(&mock, Method::DELETE, "/received", Value::Null).await;
    assert!(mock.received_requests().is_empty());
}

#[tokio::test]
async fn a_reset_restores_everything() {
    let mock = start_with_control().await;
    control_ok(&mock, Method::POST, "/assets", json!({ "id": "42", "kind": "image" })).await;
    control_ok(&mock, Method::PUT, "/holds/list_countries", Value::Null).await;
    control_ok(&mock, Method::POST, "/clock/advance", json!({ "seconds": 60 })).await;
    control_ok(&mock, Method::POST, "/reset", Value::Null).await;
    assert_eq!(mock.file("42"), None);
    assert_eq!(control_get(&mock, "/holds").await, json!({}));
    assert_eq!(control_get(&mock, "/clock").await["now"], "2026-03-01T12:00:00+00:00");
    assert_eq!(get(&mock, "/v3/countries").await.status(), 200);
}
