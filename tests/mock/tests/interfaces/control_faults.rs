//! Faults, gates and drifting results by way of the control interface.

use getty_api_mock::MockGetty;
use reqwest::Method;
use serde_json::{Value, json};

use super::control::{done, look, refused, start};
use crate::support::*;

const PATH: &str = "/v3/countries";

async fn fail_next(mock: &MockGetty, fault: Value) {
    let body = json!({ "operation": "list_countries", "times": 1, "fault": fault });
    done(mock, Method::POST, "/faults", body).await;
}

#[tokio::test]
async fn faults_come_as_often_as_asked_for() {
    let mock = start().await;
    let body = json!({ "operation": "list_countries", "times": 2, "fault": { "status": 503 } });
    done(&mock, Method::POST, "/faults", body).await;
    for expected in [503, 503, 200] {
        assert_eq!(get(&mock, PATH).await.status(), expected);
    }
    let body = json!({ "operation": "list_countries", "fault": { "status": 500 } });
    done(&mock, Method::POST, "/faults", body).await;
    for _ in 0..3 {
        assert_eq!(get(&mock, PATH).await.status(), 500);
    }
    done(&mock, Method::DELETE, "/faults", Value::Null).await;
    assert_eq!(get(&mock, PATH).await.status(), 200);
}

#[tokio::test]
async fn each_fault_that_answers_does_so() {
    let mock = start().await;
    let answer = json!({ "status": 502, "headers": { "X-Proxy": "one" }, "body": "<h1>Bad Gateway</h1>" });
    fail_next(&mock, json!({ "answer": answer })).await;
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

    let whole = get(&mock, PATH).await.text().await.unwrap();
    fail_next(&mock, json!("truncated_json")).await;
    assert_eq!(get(&mock, PATH).await.text().await.unwrap(), whole[..whole.len() / 2]);
    fail_next(&mock, json!({ "oversized_body": 2_000_000 })).await;
    assert_eq!(get(&mock, PATH).await.bytes().await.unwrap().len(), 2_000_000);
    fail_next(&mock, json!({ "nested_json": 3 })).await;
    assert_eq!(get(&mock, PATH).await.text().await.unwrap(), "[[[]]]");
}

#[tokio::test]
async fn each_fault_that_breaks_the_connection_does_so() {
    let mock = start().await;
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
    let mut waiting = Vec::new();
    for fault in [json!("stall"), json!("stall_after_acting"), json!({ "delay_seconds": 60 })] {
        fail_next(&mock, fault).await;
        waiting.push(tokio::spawn(send()));
        // Faults are used up in the order of arrival.
        let arrived = 5 + waiting.len();
        while look(&mock, "/received/counts").await["list_countries"] != arrived {}
    }
    // The delay is over when the server's clock has moved.
    assert!(waiting.iter().all(|call| !call.is_finished()));
    let delayed = waiting.pop().unwrap();
    done(&mock, Method::POST, "/clock/advance", json!({ "seconds": 61 })).await;
    assert_eq!(delayed.await.unwrap().unwrap().status(), 200);
    assert!(waiting.iter().all(|call| !call.is_finished()));

    fail_next(&mock, json!({ "stall_body_at": 5 })).await;
    let mut response = send().await.unwrap();
    assert_eq!(response.chunk().await.unwrap().unwrap().len(), 5);

    done(&mock, Method::POST, "/assets", json!({ "id": "42", "kind": "image", "bytes_base64": "Ym9hdA==" }))
        .await;
    let body = json!({ "operation": "delivery", "fault": "ignore_range" });
    done(&mock, Method::POST, "/faults", body).await;
    let token = client_token(&mock).await;
    let uri = delivery_uri(&mock, &token, "/v3/downloads/images/42").await;
    let whole = client().get(uri).header("Range", "bytes=1-").send().await.unwrap();
    assert_eq!((whole.status().as_u16(), whole.text().await.unwrap().as_str()), (200, "boat"));
}

#[tokio::test]
async fn what_cannot_be_a_fault_is_refused_and_changes_nothing() {
    let mock = start().await;
    for (operation, fault, says) in [
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
        ("list_countries", json!({ "nested_json": 1_000_000_000_000_u64 }), "lists can be nested"),
    ] {
        let body = json!({ "operation": operation, "fault": fault });
        let message = refused(&mock, Method::POST, "/faults", body).await;
        assert!(message.contains(says), "{message}");
    }
    refused(&mock, Method::POST, "/faults", json!({ "operation": "list_countries" })).await;
    let body = json!({ "operation": "list_countries", "fault": "reset", "time": 1 });
    refused(&mock, Method::POST, "/faults", body).await;
    assert_eq!(get(&mock, PATH).await.status(), 200);
}

#[tokio::test]
async fn calls_are_held_and_let_go() {
    let mock = start().await;
    done(&mock, Method::PUT, "/holds/list_countries", Value::Null).await;
    let call = tokio::spawn(client().get(format!("{}{PATH}", mock.api_url())).send());
    while look(&mock, "/holds").await != json!({ "list_countries": 1 }) {}
    assert!(!call.is_finished());
    done(&mock, Method::DELETE, "/holds/list_countries", Value::Null).await;
    assert_eq!(call.await.unwrap().unwrap().status(), 401);
    let message = refused(&mock, Method::DELETE, "/holds/list_countries", Value::Null).await;
    assert_eq!(message, "list_countries is not held");
    refused(&mock, Method::PUT, "/holds/list_country", Value::Null).await;
    assert_eq!(look(&mock, "/holds").await, json!({}));
}

#[tokio::test]
async fn results_drift_until_they_settle() {
    let mock = start().await;
    let search = "/v3/search/images/creative?page_size=2&page=2";
    let before = json_of(&mock, search).await;
    let count = before["result_count"].as_u64().unwrap();
    for (drift, expected) in [(json!({ "grow": 1 }), count + 1), (json!({ "shrink": 1 }), count - 1)] {
        done(&mock, Method::PUT, "/drift/search_creative_images", drift).await;
        assert_eq!(json_of(&mock, search).await["result_count"], expected);
    }
    done(&mock, Method::PUT, "/drift/search_creative_images", json!({ "refuse_after": 1 })).await;
    assert_getty_error(get(&mock, search).await, 400, "InvalidPage").await;
    done(&mock, Method::PUT, "/drift/search_creative_images", json!({ "empty_after": 1 })).await;
    assert_eq!(json_of(&mock, search).await["images"], json!([]));
    done(&mock, Method::DELETE, "/drift", Value::Null).await;
    assert_eq!(json_of(&mock, search).await, before);
    refused(&mock, Method::PUT, "/drift/search_creative_images", json!({ "wobble": 1 })).await;
    refused(&mock, Method::PUT, "/drift/search_image", json!({ "grow": 1 })).await;
    assert_eq!(json_of(&mock, search).await, before);
}
