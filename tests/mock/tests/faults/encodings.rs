//! Compressed, oversized and delayed responses.

use std::io::Read;
use std::time::Duration;

use flate2::read::GzDecoder;
use getty_api_mock::{Fault, MockGetty};
use reqwest::Method;

use crate::support::*;

fn decompress(compressed: &[u8]) -> String {
    let mut text = String::new();
    GzDecoder::new(compressed).read_to_string(&mut text).unwrap();
    text
}

#[tokio::test]
async fn responses_are_compressed_for_clients_that_accept_gzip() {
    let mock = MockGetty::builder().gzip().start().await;
    let plain = get(&mock, "/v3/countries").await;
    assert_eq!(header(&plain, "content-encoding"), "");
    let plain = plain.text().await.unwrap();
    for (accepts, compressed) in
        [("gzip", true), ("br, gzip;q=0.5", true), ("*", true), ("br", false), ("gzip;q=0", false)]
    {
        let request = call(&mock, Method::GET, "/v3/countries").header("Accept-Encoding", accepts);
        let response = request.send().await.unwrap();
        assert_eq!(header(&response, "content-encoding") == "gzip", compressed, "{accepts}");
        let body = response.bytes().await.unwrap();
        let text = if compressed { decompress(&body) } else { String::from_utf8(body.to_vec()).unwrap() };
        assert_eq!(text, plain);
    }
    // Files are not compressed.
    let thumb = format!("{}/media/{}/thumb.jpg", mock.delivery_url(), mock.image_ids()[0]);
    let thumb = client().get(thumb).header("Accept-Encoding", "gzip").send().await.unwrap();
    assert_eq!(header(&thumb, "content-encoding"), "");
}

#[tokio::test]
async fn faults_alter_compressed_responses() {
    let mock = MockGetty::builder().gzip().start().await;
    let complete = get(&mock, "/v3/countries").await.text().await.unwrap();
    let compressed = || call(&mock, Method::GET, "/v3/countries").header("Accept-Encoding", "gzip").send();
    mock.fail_next("list_countries", 1, Fault::TruncatedJson);
    let half = compressed().await.unwrap().bytes().await.unwrap();
    assert_eq!(decompress(&half).len(), complete.len() / 2);
    mock.fail_next("list_countries", 1, Fault::Gzip);
    let once = compressed().await.unwrap().bytes().await.unwrap();
    assert_eq!(decompress(&once), complete);
    mock.fail_next("list_countries", 1, Fault::TruncateBodyAt(20));
    let cut = compressed().await.unwrap();
    assert_eq!(header(&cut, "content-encoding"), "gzip");
    assert!(cut.bytes().await.is_err());
}

#[tokio::test]
async fn gzip_can_be_sent_to_a_client_that_does_not_accept_it() {
    let mock = MockGetty::start().await;
    let plain = get(&mock, "/v3/countries").await.text().await.unwrap();
    mock.fail_next("list_countries", 1, Fault::Gzip);
    let response = get(&mock, "/v3/countries").await;
    assert_eq!(header(&response, "content-encoding"), "gzip");
    assert_eq!(decompress(&response.bytes().await.unwrap()), plain);
}

#[tokio::test]
async fn a_gzip_bomb_decompresses_to_a_thousand_times_its_size() {
    let mock = MockGetty::start().await;
    let length = 64 * 1024 * 1024 + 5;
    mock.fail_next("list_countries", 1, Fault::GzipBomb(length));
    let compressed = get(&mock, "/v3/countries").await.bytes().await.unwrap();
    assert!((compressed.len() as u64) < length / 500, "{}", compressed.len());
    let text = decompress(&compressed);
    assert_eq!(text.len() as u64, length);
    assert!(serde_json::from_str::<serde_json::Value>(&text).is_ok());
}

#[tokio::test]
async fn bodies_can_be_large_and_deeply_nested() {
    let mock = MockGetty::start().await;
    let length = 16 * 1024 * 1024 + 3;
    mock.fail_next("list_countries", 1, Fault::OversizedBody(length));
    let body = get(&mock, "/v3/countries").await.bytes().await.unwrap();
    assert_eq!(body.len() as u64, length);
    assert!(serde_json::from_slice::<serde_json::Value>(&body).is_ok());

    mock.fail_next("list_countries", 1, Fault::NestedJson(1000));
    let body = get(&mock, "/v3/countries").await.text().await.unwrap();
    assert_eq!(body, "[".repeat(1000) + &"]".repeat(1000));
}

#[tokio::test]
async fn responses_are_delayed_by_the_servers_clock() {
    let builder = MockGetty::builder().frozen_at("2026-03-01T12:00:00Z".parse().unwrap());
    let mock = builder.start().await;
    mock.fail_next("list_countries", 3, Fault::Delay(Duration::from_secs(60)));
    let send = || tokio::spawn(call(&mock, Method::GET, "/v3/countries").send());
    let delayed = send();
    mock.wait_for_calls("list_countries", 1).await;
    // Other calls are not delayed, and less time is not sufficient.
    assert_eq!(get(&mock, "/v3/collections").await.status(), 200);
    mock.clock().advance(Duration::from_secs(59));
    assert_eq!(get(&mock, "/v3/collections").await.status(), 200);
    assert!(!delayed.is_finished());
    mock.clock().advance(Duration::from_secs(1));
    assert_eq!(delayed.await.unwrap().unwrap().status(), 200);

    let released = send();
    mock.wait_for_calls("list_countries", 2).await;
    mock.reset();
    assert_eq!(released.await.unwrap().unwrap().status(), 200);

    // When the clock runs, the response is delayed by that time.
    let running = MockGetty::start().await;
    running.fail_next("list_countries", 1, Fault::Delay(Duration::from_millis(1)));
    assert_eq!(get(&running, "/v3/countries").await.status(), 200);
}
