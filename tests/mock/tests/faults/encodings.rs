//! Compressed, oversized and delayed answers.

use std::io::Read;
use std::time::Duration;

use flate2::read::GzDecoder;
use getty_api_mock::{Fault, MockGetty};
use reqwest::Method;

use crate::support::*;

fn unpacked(packed: &[u8]) -> String {
    let mut text = String::new();
    GzDecoder::new(packed).read_to_string(&mut text).unwrap();
    text
}

#[tokio::test]
async fn answers_are_compressed_for_those_who_take_it() {
    let mock = MockGetty::builder().gzip().start().await;
    let plain = get(&mock, "/v3/countries").await;
    assert_eq!(header(&plain, "content-encoding"), "");
    let plain = plain.text().await.unwrap();
    for (accepts, packed) in
        [("gzip", true), ("br, gzip;q=0.5", true), ("*", true), ("br", false), ("gzip;q=0", false)]
    {
        let request = call(&mock, Method::GET, "/v3/countries").header("Accept-Encoding", accepts);
        let response = request.send().await.unwrap();
        assert_eq!(header(&response, "content-encoding") == "gzip", packed, "{accepts}");
        let body = response.bytes().await.unwrap();
        let text = if packed { unpacked(&body) } else { String::from_utf8(body.to_vec()).unwrap() };
        assert_eq!(text, plain);
    }
    // Files are not compressed.
    let thumb = format!("{}/media/{}/thumb.jpg", mock.delivery_url(), mock.image_ids()[0]);
    let thumb = client().get(thumb).header("Accept-Encoding", "gzip").send().await.unwrap();
    assert_eq!(header(&thumb, "content-encoding"), "");
}

#[tokio::test]
async fn compressed_answers_can_be_spoilt() {
    let mock = MockGetty::builder().gzip().start().await;
    let whole = get(&mock, "/v3/countries").await.text().await.unwrap();
    let packed = || call(&mock, Method::GET, "/v3/countries").header("Accept-Encoding", "gzip").send();
    mock.fail_next("list_countries", 1, Fault::TruncatedJson);
    let half = packed().await.unwrap().bytes().await.unwrap();
    assert_eq!(unpacked(&half).len(), whole.len() / 2);
    mock.fail_next("list_countries", 1, Fault::Gzip);
    let once = packed().await.unwrap().bytes().await.unwrap();
    assert_eq!(unpacked(&once), whole);
    mock.fail_next("list_countries", 1, Fault::CutBodyAt(20));
    let cut = packed().await.unwrap();
    assert_eq!(header(&cut, "content-encoding"), "gzip");
    assert!(cut.bytes().await.is_err());
}

#[tokio::test]
async fn a_client_that_takes_no_gzip_can_get_it() {
    let mock = MockGetty::start().await;
    let plain = get(&mock, "/v3/countries").await.text().await.unwrap();
    mock.fail_next("list_countries", 1, Fault::Gzip);
    let response = get(&mock, "/v3/countries").await;
    assert_eq!(header(&response, "content-encoding"), "gzip");
    assert_eq!(unpacked(&response.bytes().await.unwrap()), plain);
}

#[tokio::test]
async fn a_bomb_unpacks_to_a_thousand_times_its_size() {
    let mock = MockGetty::start().await;
    let length = 64 * 1024 * 1024 + 5;
    mock.fail_next("list_countries", 1, Fault::GzipBomb(length));
    let packed = get(&mock, "/v3/countries").await.bytes().await.unwrap();
    assert!((packed.len() as u64) < length / 500, "{}", packed.len());
    let text = unpacked(&packed);
    assert_eq!(text.len() as u64, length);
    assert!(serde_json::from_str::<serde_json::Value>(&text).is_ok());
}

#[tokio::test]
async fn bodies_can_be_huge_and_deep() {
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
async fn answers_are_delayed_by_the_servers_clock() {
    let builder = MockGetty::builder().frozen_at("2026-03-01T12:00:00Z".parse().unwrap());
    let mock = builder.start().await;
    mock.fail_next("list_countries", 3, Fault::Delay(Duration::from_secs(60)));
    let send = || tokio::spawn(call(&mock, Method::GET, "/v3/countries").send());
    let delayed = send();
    mock.wait_for("list_countries", 1).await;
    // Other calls pass meanwhile, and less time is not enough.
    assert_eq!(get(&mock, "/v3/collections").await.status(), 200);
    mock.clock().advance(Duration::from_secs(59));
    assert_eq!(get(&mock, "/v3/collections").await.status(), 200);
    assert!(!delayed.is_finished());
    mock.clock().advance(Duration::from_secs(1));
    assert_eq!(delayed.await.unwrap().unwrap().status(), 200);

    let released = send();
    mock.wait_for("list_countries", 2).await;
    mock.reset();
    assert_eq!(released.await.unwrap().unwrap().status(), 200);

    // On a clock that runs it takes that time.
    let running = MockGetty::start().await;
    running.fail_next("list_countries", 1, Fault::Delay(Duration::from_millis(1)));
    assert_eq!(get(&running, "/v3/countries").await.status(), 200);
}
