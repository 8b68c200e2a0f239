//! Faults that break responses and connections, over real sockets.

use getty_api_mock::{Asset, CannedResponse, Fault, MockGetty};
use reqwest::Response;
use tokio::io::{AsyncReadExt, AsyncWriteExt};

use crate::support::*;

const PATH: &str = "/v3/countries";
const OPERATION: &str = "list_countries";

#[tokio::test]
async fn a_status_is_sent_the_configured_number_of_times() {
    let mock = MockGetty::start().await;
    mock.fail_next(OPERATION, 2, Fault::Status(503));
    mock.fail_next(OPERATION, 1, Fault::Status(429));
    for expected in [503, 503, 429, 200, 200] {
        let response = get(&mock, PATH).await;
        assert_eq!(response.status(), expected);
        match expected {
            503 => assert_eq!(json(response).await["message"], "Service Unavailable"),
            429 => assert!(!header(&response, "x-error-detail").is_empty()),
            _ => {}
        }
    }
    mock.fail_always(OPERATION, Fault::Status(500));
    for _ in 0..3 {
        assert_eq!(get(&mock, PATH).await.status(), 500);
    }
    mock.clear_faults();
    assert_eq!(get(&mock, PATH).await.status(), 200);
}

#[tokio::test]
async fn other_operations_are_not_affected() {
    let mock = MockGetty::start().await;
    mock.fail_always(OPERATION, Fault::Status(500));
    assert_eq!(get(&mock, "/v3/collections").await.status(), 200);
}

#[tokio::test]
async fn canned_responses_are_sent_as_defined() {
    let mock = MockGetty::start().await;
    let response = async |canned: CannedResponse| {
        mock.fail_next(OPERATION, 1, Fault::Respond(canned));
        get(&mock, PATH).await
    };
    let html = response(CannedResponse::new(502).html("<h1>Bad Gateway</h1>")).await;
    assert_eq!(
        (html.status().as_u16(), header(&html, "content-type").as_str()),
        (502, "text/html; charset=utf-8")
    );
    assert_eq!(html.text().await.unwrap(), "<h1>Bad Gateway</h1>");
    let error = CannedResponse::new(403).getty_error("InsufficientAccess", "No.");
    assert_getty_error(response(error).await, 403, "InsufficientAccess").await;
    let empty = response(CannedResponse::new(504).header("Retry-After", "7")).await;
    assert_eq!((empty.status().as_u16(), header(&empty, "retry-after").as_str()), (504, "7"));
    assert_eq!(empty.text().await.unwrap(), "");
    let json = response(CannedResponse::new(200).json(&serde_json::json!({ "countries": null }))).await;
    assert_eq!(json.text().await.unwrap(), r#"{"countries":null}"#);
    let gateway = response(CannedResponse::new(500).gateway("Internal server error")).await;
    assert!(gateway.text().await.unwrap().contains("Internal server error"));
    let bytes = response(CannedResponse::new(200).body(vec![0xff, 0xfe])).await;
    assert_eq!(bytes.bytes().await.unwrap()[..], [0xff, 0xfe]);
}

#[tokio::test]
async fn rate_limits_of_current_and_older_gateways() {
    let mock = MockGetty::start().await;
    mock.fail_next(OPERATION, 1, Fault::RateLimited { retry_after: None });
    let plain = get(&mock, PATH).await;
    assert_eq!((plain.status().as_u16(), header(&plain, "retry-after").as_str()), (429, ""));
    mock.fail_next(OPERATION, 1, Fault::RateLimited { retry_after: Some("3".to_owned()) });
    assert_eq!(header(&get(&mock, PATH).await, "retry-after"), "3");
    mock.fail_next(OPERATION, 1, Fault::LegacyRateLimited);
    let legacy = get(&mock, PATH).await;
    assert_eq!(legacy.status(), 403);
    assert_eq!(header(&legacy, "x-mashery-error-code"), "ERR_403_DEVELOPER_OVER_QPS");
}

#[tokio::test]
async fn redirects_have_the_location_of_the_fault() {
    let mock = MockGetty::start().await;
    mock.fail_next(OPERATION, 1, Fault::Redirect(307, "http://elsewhere.invalid/x".to_owned()));
    let response = get(&mock, PATH).await;
    assert_eq!(response.status(), 307);
    assert_eq!(header(&response, "location"), "http://elsewhere.invalid/x");
}

#[tokio::test]
async fn faults_alter_content_types_headers_and_json() {
    let mock = MockGetty::start().await;
    let complete = get(&mock, PATH).await.text().await.unwrap();
    mock.fail_next(OPERATION, 1, Fault::WrongContentType("text/html".to_owned()));
    let invalid = get(&mock, PATH).await;
    assert_eq!(header(&invalid, "content-type"), "text/html");
    assert_eq!(invalid.text().await.unwrap(), complete);
    mock.fail_next(OPERATION, 1, Fault::TruncatedJson);
    let half = get(&mock, PATH).await;
    assert_eq!(half.status(), 200);
    assert_eq!(half.text().await.unwrap(), complete[..complete.len() / 2]);
    mock.fail_next(OPERATION, 1, Fault::WithHeader("x-extra".to_owned(), "1".to_owned()));
    assert_eq!(header(&get(&mock, PATH).await, "x-extra"), "1");
    mock.fail_next(OPERATION, 1, Fault::WithoutHeader("content-type".to_owned()));
    assert_eq!(header(&get(&mock, PATH).await, "content-type"), "");
}

/// Sends a request over a socket and returns the exact bytes that were received.
async fn send_raw(mock: &MockGetty, path: &str) -> (Vec<u8>, std::io::Result<usize>) {
    let address = mock.api_url().strip_prefix("http://").unwrap();
    let mut socket = tokio::net::TcpStream::connect(address).await.unwrap();
    let key = mock.api_key();
    let request = format!("GET {path} HTTP/1.1\r\nHost: {address}\r\nApi-Key: {key}\r\n\r\n");
    socket.write_all(request.as_bytes()).await.unwrap();
    let mut received = Vec::new();
    let end = socket.read_to_end(&mut received).await;
    (received, end)
}

#[tokio::test]
async fn resets_before_and_within_the_head() {
    let mock = MockGetty::start().await;
    for fault in [Fault::Reset, Fault::ResetAfterProcessing] {
        mock.fail_next(OPERATION, 1, fault);
        let (received, end) = send_raw(&mock, PATH).await;
        assert!(received.is_empty());
        assert_eq!(end.unwrap_err().kind(), std::io::ErrorKind::ConnectionReset);
    }
    mock.fail_next(OPERATION, 1, Fault::ResetInHeaders);
    let (received, end) = send_raw(&mock, PATH).await;
    assert!(b"HTTP/1.1 200 OK\r\n".starts_with(&received));
    assert_eq!(end.unwrap_err().kind(), std::io::ErrorKind::ConnectionReset);
    // The server still works.
    assert_eq!(get(&mock, PATH).await.status(), 200);
}

async fn body_until_error(mut response: Response) -> Vec<u8> {
    let mut body = Vec::new();
    loop {
        match response.chunk().await {
            Ok(Some(chunk)) => body.extend(chunk),
            Ok(None) => panic!("the body ended without an error after {} bytes", body.len()),
            Err(_) => return body,
        }
    }
}

/// A server with one image of 200,000 bytes, and its delivery URL.
async fn large_file() -> (MockGetty, String) {
    let mock = MockGetty::start().await;
    mock.add_asset(Asset::image("42").synthetic_size(200_000));
    let token = client_token(&mock).await;
    let uri = delivery_uri(&mock, &token, "/v3/downloads/images/42").await;
    (mock, uri)
}

#[tokio::test]
async fn bodies_are_cut_at_the_exact_byte() {
    let (mock, uri) = large_file().await;
    let file = mock.file("42").unwrap();
    for at in [0, 1, 65_535, 65_536, 100_000, 199_999] {
        mock.fail_next("delivery", 1, Fault::TruncateBodyAt(at));
        let response = client().get(&uri).send().await.unwrap();
        assert_eq!(header(&response, "content-length"), "200000");
        assert_eq!(body_until_error(response).await, file[..at as usize], "cut at {at}");
    }
    // A cut at the end of the body has no effect.
    mock.fail_next("delivery", 1, Fault::TruncateBodyAt(200_000));
    assert_eq!(client().get(&uri).send().await.unwrap().bytes().await.unwrap(), file);
}

#[tokio::test]
async fn bodies_of_api_calls_are_cut_too() {
    let mock = MockGetty::start().await;
    mock.fail_next(OPERATION, 1, Fault::TruncateBodyAt(5));
    assert_eq!(body_until_error(get(&mock, PATH).await).await, b"{\"cou");
}

#[tokio::test]
async fn bodies_are_reset() {
    let (mock, uri) = large_file().await;
    let file = mock.file("42").unwrap();
    mock.fail_next("delivery", 1, Fault::ResetBodyAt(1000));
    // A reset can discard bytes that were received, so the body is only a prefix of the file.
    match client().get(&uri).send().await {
        Ok(response) => assert!(file[..1000].starts_with(&body_until_error(response).await)),
        Err(error) => assert!(error.is_request(), "{error:?}"),
    }
}

#[tokio::test]
async fn bodies_stall_until_the_client_times_out() {
    let (mock, uri) = large_file().await;
    mock.fail_next("delivery", 1, Fault::StallBodyAt(1000));
    let mut response = client().get(&uri).send().await.unwrap();
    let mut received = 0;
    while received < 1000 {
        received += response.chunk().await.unwrap().unwrap().len();
    }
    assert_eq!(received, 1000);
    let more = tokio::spawn(async move { response.chunk().await.map(drop) });
    // Meanwhile the server responds to others, and sends nothing more on this connection.
    assert_eq!(client().get(&uri).send().await.unwrap().bytes().await.unwrap().len(), 200_000);
    assert!(!more.is_finished());
    mock.stop().await;
    assert!(more.await.unwrap().is_err());
}

#[tokio::test]
async fn calls_stall_before_and_after_processing() {
    let mock = MockGetty::start().await;
    let token = client_token(&mock).await;
    let path = format!("/v3/downloads/images/{}", mock.image_ids()[0]);
    for (fault, counted) in [(Fault::Stall, 0), (Fault::StallAfterProcessing, 1)] {
        mock.clear_received_requests();
        mock.fail_next("download_image", 1, fault);
        let request = call_as(&mock, &token, reqwest::Method::POST, &path);
        let call = tokio::spawn(request.send());
        mock.wait_for_calls("download_image", 1).await;
        assert_eq!(get(&mock, PATH).await.status(), 200);
        assert!(!call.is_finished());
        assert_eq!(mock.download_count(), counted);
        call.abort();
    }
}

#[tokio::test]
async fn acting_faults_perform_the_operation_and_others_do_not() {
    let mock = MockGetty::start().await;
    let token = client_token(&mock).await;
    let path = format!("/v3/downloads/images/{}", mock.image_ids()[0]);
    let uncounted = [
        Fault::Status(503),
        Fault::Respond(CannedResponse::new(500)),
        Fault::RateLimited { retry_after: None },
        Fault::LegacyRateLimited,
        Fault::Reset,
        Fault::Redirect(303, "http://elsewhere.invalid/".to_owned()),
    ];
    let counted = [
        Fault::ResetAfterProcessing,
        Fault::ResetInHeaders,
        Fault::WrongContentType("text/plain".to_owned()),
        Fault::TruncatedJson,
        Fault::WithoutHeader("location".to_owned()),
    ];
    for (faults, costs) in [(&uncounted[..], 0), (&counted[..], 1)] {
        for fault in faults {
            let before = mock.download_count();
            mock.fail_next("download_image", 1, fault.clone());
            let request = call_as(&mock, &token, reqwest::Method::POST, &path);
            drop(request.send().await);
            assert_eq!(mock.download_count() - before, costs, "{fault:?}");
        }
    }
}

#[tokio::test]
async fn the_token_endpoint_fails_too() {
    let mock = MockGetty::start().await;
    mock.fail_next("token", 1, Fault::Status(500));
    let first = post_form(&mock.token_url(), &password_form(&mock)).await;
    assert_eq!(first.status(), 500);
    assert_eq!(post_form(&mock.token_url(), &password_form(&mock)).await.status(), 200);
}

#[tokio::test]
async fn one_delivery_can_ignore_the_range() {
    let (mock, uri) = large_file().await;
    mock.fail_next("delivery", 1, Fault::IgnoreRange);
    for expected in [200, 206] {
        let request = client().get(&uri).header("Range", "bytes=100-");
        assert_eq!(request.send().await.unwrap().status(), expected);
    }
}

#[tokio::test]
async fn invalid_faults_panic_where_they_are_set() {
    let mock = MockGetty::start().await;
    let panics = |fault: Fault| {
        let set = || mock.fail_next(OPERATION, 1, fault);
        std::panic::catch_unwind(std::panic::AssertUnwindSafe(set)).is_err()
    };
    assert!(panics(Fault::Status(7)));
    assert!(panics(Fault::WithHeader("not a name".to_owned(), String::new())));
    assert!(panics(Fault::Redirect(302, "line\nbreak".to_owned())));
}
