//! Received requests, assertions about them, and gates.

use std::panic::{AssertUnwindSafe, catch_unwind};

use getty_api_mock::{Host, MockGetty};
use reqwest::Method;

use crate::support::*;

/// The message of a failed assertion.
fn failure(assertion: impl FnOnce()) -> String {
    let payload = catch_unwind(AssertUnwindSafe(assertion)).unwrap_err();
    payload.downcast_ref::<String>().expect("a text").clone()
}

#[tokio::test]
async fn requests_are_recorded_completely() {
    let mock = MockGetty::start().await;
    let token = client_token(&mock).await;
    let id = &mock.image_ids()[0];
    let path = format!("/v3/downloads/images/{id}?auto_download=false&product_type=easyaccess");
    let request = call_as(&mock, &token, Method::POST, &path);
    let request = request.header("Content-Type", "application/json");
    request.body(r#"{"project_code":"P"}"#).send().await.unwrap();

    let received = mock.received_requests();
    assert_eq!(received.len(), 2);
    assert_eq!((received[0].host, received[0].operation), (Host::Authentication, Some("token")));
    let grant = ("grant_type".to_owned(), "client_credentials".to_owned());
    assert!(received[0].form().contains(&grant));

    let download = &mock.received_requests_for("download_image")[0];
    assert_eq!(download.host, Host::Api);
    assert_eq!(download.method, Method::POST);
    assert_eq!(download.path, format!("/v3/downloads/images/{id}"));
    assert_eq!(download.query.len(), 2);
    assert_eq!(download.query_value("auto_download"), Some("false"));
    assert_eq!(download.header("api-key"), Some(mock.api_key()));
    assert_eq!(download.json().unwrap()["project_code"], "P");

    mock.clear_received_requests();
    assert_eq!(mock.call_count("download_image"), 0);
}

#[tokio::test]
async fn failed_assertions_have_readable_messages() {
    let mock = MockGetty::start().await;
    get(&mock, "/v3/countries?page=1").await;
    mock.assert_called("list_countries").times(1);
    mock.assert_called("list_countries").at_least(1);
    mock.assert_called("get_image").never();
    let message = failure(|| mock.assert_called("get_image").times(2));
    assert_eq!(
        message,
        "expected 2 × get_image, got 0; received, in order:\n  \
         api GET /v3/countries?page=1  (list_countries)"
    );
    assert!(failure(|| mock.assert_called("list_countries").never()).contains("expected 0"));
    assert!(failure(|| mock.assert_called("list_countries").at_least(2)).contains("at least 2"));
    let message = failure(|| mock.assert_called("get_imagse").never());
    assert!(message.contains("no operation \"get_imagse\"") && message.contains("get_images"));
}

#[tokio::test]
async fn credentials_sent_to_other_hosts_are_detected() {
    for name in ["Api-Key", "Authorization", "Cookie"] {
        let mock = MockGetty::start().await;
        let id = &mock.image_ids()[0];
        get(&mock, "/v3/countries").await;
        let url = format!("{}/media/{id}/thumb.jpg", mock.delivery_url());
        client().get(&url).send().await.unwrap();
        mock.assert_no_leaked_credentials();
        client().get(&url).header(name, "secret").send().await.unwrap();
        let message = failure(|| mock.assert_no_leaked_credentials());
        assert!(message.contains(&name.to_lowercase()), "{message}");
        assert!(!message.contains("secret"), "{message}");
    }
}

#[tokio::test]
async fn gates_hold_calls() {
    let mock = MockGetty::start().await;
    let gate = mock.pause_calls("list_countries");
    let url = format!("{}/v3/countries", mock.api_url());
    let calls: Vec<_> = (0..3).map(|_| tokio::spawn(client().get(&url).send())).collect();
    gate.wait_for_calls(3).await;
    assert_eq!(gate.paused_calls(), 3);
    // Other operations are not held.
    assert_eq!(get(&mock, "/v3/collections").await.status(), 200);
    assert!(calls.iter().all(|call| !call.is_finished()));
    gate.release();
    for call in calls {
        assert_eq!(call.await.unwrap().unwrap().status(), 401);
    }
    assert_eq!(get(&mock, "/v3/countries").await.status(), 200);
}

#[tokio::test]
async fn concurrent_requests_are_all_recorded() {
    let mock = MockGetty::start().await;
    let client = client();
    let url = format!("{}/v3/countries", mock.api_url());
    let calls: Vec<_> = (0..200).map(|_| tokio::spawn(client.get(&url).send())).collect();
    for call in calls {
        call.await.unwrap().unwrap();
    }
    mock.assert_called("list_countries").times(200);
}

#[tokio::test]
async fn failed_assertions_list_the_latest_requests() {
    let mock = MockGetty::start().await;
    for path in std::iter::repeat_n("/v3/countries", 60).chain(["/v3/collections"]) {
        get(&mock, path).await;
    }
    let message = failure(|| mock.assert_called("get_image").times(1));
    let lines: Vec<&str> = message.lines().collect();
    assert_eq!(lines[0], "expected 1 × get_image, got 0; received, in order:");
    assert_eq!(lines[1], "  … 11 others");
    assert_eq!(lines.len(), 2 + 50);
    assert_eq!(lines[51], "  api GET /v3/collections  (list_collections)");
}

#[tokio::test]
async fn old_requests_can_be_discarded_and_are_counted() {
    let mock = MockGetty::builder().max_recorded_requests(2).start().await;
    for path in ["/v3/countries", "/v3/collections", "/v3/countries"] {
        get(&mock, path).await;
    }
    assert_eq!(mock.received_requests().len(), 2);
    assert_eq!(mock.received_requests()[0].path, "/v3/collections");
    mock.assert_called("list_countries").times(2);
    let none = MockGetty::builder().max_recorded_requests(0).start().await;
    get(&none, "/v3/countries").await;
    assert!(none.received_requests().is_empty());
    none.assert_called("list_countries").times(1);
    assert_eq!(
        mock.call_counts().into_iter().collect::<Vec<_>>(),
        [("list_collections", 1), ("list_countries", 2)]
    );
}
