//! Faults, gates and drift of results over the control interface.

use getty_api_mock::MockGetty;
use reqwest::Method;
use serde_json::{Value, json};

use super::control::{control_error, control_get, control_ok, start_with_control};
use crate::support::*;

const PATH: &str = "/v3/countries";

async fn fail_next(mock: &MockGetty, fault: Value) {
    let body = json!({ "operation": "list_countries", "times": 1, "fault": fault });
    control_ok(mock, Method::POST, "/faults", body).await;
}

#[tokio::test]
async fn faults_are_injected_the_requested_number_of_times() {
    let mock = start_with_control().await;
    let body = json!({ "operation": "list_countries", "times": 2, "fault": { "status": 503 } });
    control_ok(&mock, Method::POST, "/faults", body).await;
    for expected in [503, 503, 200] {
        assert_eq!(get(&mock, PATH).await.status(), expected);
    }
    let body = json!({ "operation": "list_countries", "fault": { "status": 500 } });
    control_ok(&mock, Method::POST, "/faults", body).await;
    for _ in 0..3 {
        assert_eq!(get(&mock, PATH).await.status(), 500);
    }
    control_ok(&mock, Method::DELETE, "/faults", Value::Null).await;
    assert_eq!(get(&mock, PATH).await.status(), 200);
}

#[tokio::test]
async fn each_fault_with_a_response_sends_it() {
    let mock = start_with_control().await;
    let response = json!({ "status": 502, "headers": { "X-Proxy": "one" }, "body": "<h1>Bad Gateway</h1>" });
    fail_next(&mock, json!({ "answer": response })).await;
    let response = get(&mock, PATH).await;
    assert_eq!((response.status().as_u16(), header(&response, "x-proxy").as_str()), (502, "one"));
    assert_eq!(response.text().await.unwrap(), "<h1>Bad Gateway</h1>");

    fail_next(&mock, json!({ "redirect": { "status": 307, "location": "http://127.0.0.1:9/" } })).await;
    let response = get(&mock, PATH).await;
    assert_eq!(
        (response.status().as_u16(), header(&response, "location").as_str()),
        (307, "http://127.0.0.1:9/")
    );

    for (fault, status, name, value) in [
        (json!({ "rate_limited": { "retry_after": "3" } }), 429, "retry-after", "3"),
        (json!({ "rate_limited": {} }), 429, "retry-after", ""),
        (json!("legacy_rate_limited"), 403, "x-mashery-error-code", "ERR_403_DEVELOPER_OVER_QPS"),
        (json!({ "with_header": { "name": "X-Odd", "value": "1" } }), 200, "x-odd", "1"),
        (json!({ "without_header": "content-type" }), 200, "content-type", ""),
        (json!({ "wrong_content_type": "text/html" }), 200, "content-type", "text/html"),
        (json!("gzip"), 200, "content-encoding", "gzip"),
        (json!({ "gzip_bomb": 5_000_000 }), 200, "content-encoding", "gzip"),
    ] {
        fail_next(&mock, fault.clone()).await;
        let response = get(&mock, PATH).await;
        assert_eq!(response.status(), status, "{fault}");
        assert_eq!(header(&response, name), value, "{fault}");
    }

    let complete = get(&mock, PATH).await.text().await.unwrap();
    fail_next(&mock, json!("truncated_json")).await;
    assert_eq!(get(&mock, PATH).await.text().await.unwrap(), complete[..complete.len() / 2]);
    fail_next(&mock, json!({ "oversized_body": 2_000_000 })).await;
    assert_eq!(get(&mock, PATH).await.bytes().await.unwrap().len(), 2_000_000);
    fail_next(&mock, json!({ "nested_json": 3 })).await;
    assert_eq!(get(&mock, PATH).await.text().await.unwrap(), "[[[]]]");
}

#[tokio::test]
async fn each_fault_that_breaks_the_connection_does_so() {
    let mock = start_with_control().await;
    let url = format!("{}{PATH}", mock.api_url());
    let send = || client().get(&url).header("Api-Key", mock.api_key()).send();
    for fault in ["reset", "reset_in_headers", "reset_after_acting"] {
        fail_next(&mock, json!(fault)).await;
        assert!(send().await.is_err(), "{fault}");
    }
    for fault in ["cut_body_at", "reset_body_at"] {
        fail_next(&mock, json!({ fault: 10 })).await;
        assert!(send().await.unwrap().bytes().await.is_err(), "{fault}");
    }
    let mut pending_calls = Vec::new();
    for fault in [json!("stall"), json!("stall_after_acting"), json!({ "delay_seconds": 60 })] {
        fail_next(&mock, fault).await;
        pending_calls.push(tokio::spawn(send()));
        // Calls use the faults in the order in which they are received.
        let call_count = 5 + pending_calls.len();
        while control_get(&mock, "/received/counts").await["list_countries"] != call_count {}
    }
    // The delay ends when the server's clock has moved.
    assert!(pending_calls.iter().all(|call| !call.is_finished()));
    let delayed = pending_calls.pop().unwrap();
    control_ok(&mock, Method::POST, "/clock/advance", json!({ "seconds": 61 })).await;
    assert_eq!(delayed.await.unwrap().unwrap().status(), 200);
    assert!(pending_calls.iter().all(|call| !call.is_finished()));

    fail_next(&mock, json!({ "stall_body_at": 5 })).await;
    let mut response = send().await.unwrap();
    assert_eq!(response.chunk().await.unwrap().unwrap().len(), 5);

    control_ok(
        &mock,
        Method::POST,
        "/assets",
        json!({ "id": "42", "kind": "image", "bytes_base64": "Ym9hdA==" }),
    )
    .await;
    let body = json!({ "operation": "delivery", "fault": "ignore_range" });
    control_ok(&mock, Method::POST, "/faults", body).await;
    let token = client_token(&mock).await;
    let uri = delivery_uri(&mock, &token, "/v3/downloads/images/42").await;
    let complete = client().get(uri).header("Range", "bytes=1-").send().await.unwrap();
    assert_eq!((complete.status().as_u16(), complete.text().await.unwrap().as_str()), (200, "boat"));
}

#[tokio::test]
async fn invalid_faults_are_errors_and_change_nothing() {
    let mock = start_with_control().await;
    for (operation, fault, expected) in [
        (
            "list_country",
            json!({ "status": 503 }),
            "has no operation \"list_country\"; there are acquire_asset",
        ),
        ("list_countries", json!({ "status": 99 }), "99 is not an HTTP status"),
        ("list_countries", json!({ "status": "503" }), "invalid type"),
        ("list_countries", json!("explode"), "unknown variant `explode`, expected one of `status`"),
        ("list_countries", json!({ "answer": { "status": 1000 } }), "1000 is not an HTTP status"),
        ("list_countries", json!({ "answer": { "status": 200, "headers": { "a b": "c" } } }), "as a header"),
        ("list_countries", json!({ "with_header": { "name": "a", "value": "\n" } }), "as a header"),
        ("list_countries", json!({ "redirect": { "status": 302, "location": "\n" } }), "as a header"),
        ("list_countries", json!({ "delay_seconds": -1 }), "seconds: "),
        ("list_countries", json!({ "nested_json": 1_000_000_000_000_u64 }), "JSON arrays can be nested"),
    ] {
        let body = json!({ "operation": operation, "fault": fault });
        let message = control_error(&mock, Method::POST, "/faults", body).await;
        assert!(message.contains(expected), "{message}");
    }
    control_error(&mock, Method::POST, "/faults", json!({ "operation": "list_countries" })).await;
    let body = json!({ "operation": "list_countries", "fault": "reset", "time": 1 });
    control_error(&mock, Method::POST, "/faults", body).await;
    assert_eq!(get(&mock, PATH).await.status(), 200);
}

#[tokio::test]
async fn calls_are_held_and_released() {
    let mock = start_with_control().await;
    control_ok(&mock, Method::PUT, "/holds/list_countries", Value::Null).await;
    let call = tokio::spawn(client().get(format!("{}{PATH}", mock.api_url())).send());
    while control_get(&mock, "/holds").await != json!({ "list_countries": 1 }) {}
    assert!(!call.is_finished());
    control_ok(&mock, Method::DELETE, "/holds/list_countries", Value::Null).await;
    assert_eq!(call.await.unwrap().unwrap().status(), 401);
    let message = control_error(&mock, Method::DELETE, "/holds/list_countries", Value::Null).await;
    assert_eq!(message, "list_countries is not held");
    control_error(&mock, Method::PUT, "/holds/list_country", Value::Null).await;
    assert_eq!(control_get(&mock, "/holds").await, json!({}));
}

#[tokio::test]
async fn results_drift_until_they_settle() {
    let mock = start_with_control().await;
    let search = "/v3/search/images/creative?page_size=2&page=2";
    let before = json_of(&mock, search).await;
    let count = before["result_count"].as_u64().unwrap();
    for (drift, expected) in [(json!({ "grow": 1 }), count + 1), (json!({ "shrink": 1 }), count - 1)] {
        control_ok(&mock, Method::PUT, "/drift/search_creative_images", drift).await;
        assert_eq!(json_of(&mock, search).await["result_count"], expected);
    }
    control_ok(&mock, Method::PUT, "/drift/search_creative_images", json!({ "refuse_after": 1 })).await;
    assert_getty_error(get(&mock, search).await, 400, "InvalidPage").await;
    control_ok(&mock, Method::PUT, "/drift/search_creative_images", json!({ "empty_after": 1 })).await;
    assert_eq!(json_of(&mock, search).await["images"], json!([]));
    control_ok(&mock, Method::DELETE, "/drift", Value::Null).await;
    assert_eq!(json_of(&mock, search).await, before);
    control_error(&mock, Method::PUT, "/drift/search_creative_images", json!({ "wobble": 1 })).await;
    control_error(&mock, Method::PUT, "/drift/search_image", json!({ "grow": 1 })).await;
    assert_eq!(json_of(&mock, search).await, before);
}
