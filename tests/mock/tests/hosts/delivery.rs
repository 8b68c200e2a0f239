//! Delivery: headers, ranges, validators, expiry and the second hop of videos.

use std::time::Duration;

use getty_api_mock::{Asset, MockGetty};
use reqwest::Response;

use crate::support::*;

async fn fetch(uri: &str, headers: &[(&'static str, &str)]) -> Response {
    let mut request = client().get(uri);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    request.send().await.unwrap()
}

/// A server with one image of a thousand known bytes, and its delivery URL.
async fn thousand_bytes() -> (MockGetty, String, Vec<u8>) {
    let mock = MockGetty::start().await;
    let bytes: Vec<u8> = (0..1000_u32).map(|at| (at % 251) as u8).collect();
    mock.add_asset(Asset::image("42").bytes(bytes.clone()));
    let token = client_token(&mock).await;
    let uri = delivery_uri(&mock, &token, "/v3/downloads/images/42").await;
    (mock, uri, bytes)
}

#[tokio::test]
async fn files_are_sent_with_their_headers() {
    let mock = MockGetty::start().await;
    let token = client_token(&mock).await;
    let id = &mock.image_ids()[0];
    let uri = delivery_uri(&mock, &token, &format!("/v3/downloads/images/{id}")).await;
    let response = fetch(&uri, &[]).await;
    assert_eq!(response.status(), 200);
    assert_eq!(header(&response, "content-type"), "image/jpeg");
    let disposition = format!("attachment; filename=GettyImages-{id}.jpg");
    assert_eq!(header(&response, "content-disposition"), disposition);
    assert_eq!(header(&response, "accept-ranges"), "bytes");
    assert!(header(&response, "last-modified").ends_with("GMT"));
    assert!(header(&response, "etag").starts_with('"'));
    let length: usize = header(&response, "content-length").parse().unwrap();
    let body = response.bytes().await.unwrap();
    assert_eq!(body.len(), length);
    assert_eq!(Some(body), mock.file(id));

    let head = client().head(&uri).send().await.unwrap();
    assert_eq!(header(&head, "content-length"), length.to_string());
    assert_eq!(head.bytes().await.unwrap().len(), 0);
    mock.assert_called("delivery").times(2);
}

#[tokio::test]
async fn ranges_are_supported() {
    let (_mock, uri, bytes) = thousand_bytes().await;
    for (range, expected) in [
        ("bytes=0-0", 0..1),
        ("bytes=10-19", 10..20),
        ("bytes=990-", 990..1000),
        ("bytes=990-5000", 990..1000),
        ("bytes=-10", 990..1000),
        ("bytes=-5000", 0..1000),
    ] {
        let response = fetch(&uri, &[("range", range)]).await;
        assert_eq!(response.status(), 206, "{range}");
        let content_range = format!("bytes {}-{}/1000", expected.start, expected.end - 1);
        assert_eq!(header(&response, "content-range"), content_range);
        assert_eq!(response.bytes().await.unwrap(), bytes[expected]);
    }
    for range in ["bytes=1000-", "bytes=-0"] {
        let response = fetch(&uri, &[("range", range)]).await;
        assert_eq!(response.status(), 416, "{range}");
        assert_eq!(header(&response, "content-range"), "bytes */1000");
    }
    for range in ["bytes=5-2", "bytes=0-1,5-6", "lines=1-2", "bytes=x"] {
        assert_eq!(fetch(&uri, &[("range", range)]).await.status(), 200, "{range}");
    }
}

#[tokio::test]
async fn a_changed_validator_returns_the_complete_file() {
    let (mock, uri, _) = thousand_bytes().await;
    let first = fetch(&uri, &[]).await;
    let (etag, modified) = (header(&first, "etag"), header(&first, "last-modified"));
    for validator in [&etag, &modified] {
        let response = fetch(&uri, &[("range", "bytes=5-"), ("if-range", validator)]).await;
        assert_eq!(response.status(), 206);
    }
    mock.add_asset(Asset::image("42").bytes("another file"));
    for validator in [&etag, &modified] {
        let response = fetch(&uri, &[("range", "bytes=5-"), ("if-range", validator)]).await;
        assert_eq!(response.status(), 200);
        assert_eq!(response.text().await.unwrap(), "another file");
    }
}

#[tokio::test]
async fn ranges_can_be_switched_off() {
    let mock = MockGetty::builder().delivery_ranges(false).start().await;
    let token = client_token(&mock).await;
    let id = &mock.image_ids()[0];
    let uri = delivery_uri(&mock, &token, &format!("/v3/downloads/images/{id}")).await;
    let response = fetch(&uri, &[("range", "bytes=0-0")]).await;
    assert_eq!(response.status(), 200);
    assert_eq!(header(&response, "accept-ranges"), "");
}

#[tokio::test]
async fn delivery_urls_expire_after_a_day() {
    let (mock, uri, _) = thousand_bytes().await;
    mock.clock().advance(Duration::from_secs(24 * 3600 - 60));
    assert_eq!(fetch(&uri, &[]).await.status(), 200);
    mock.clock().advance(Duration::from_secs(61));
    let late = fetch(&uri, &[]).await;
    assert_eq!(late.status(), 403);
    assert_eq!(header(&late, "content-type"), "application/xml");
    let made_up = format!("{}/xa/made-up", mock.delivery_url());
    assert_eq!(fetch(&made_up, &[]).await.status(), 403);
}

#[tokio::test]
async fn videos_are_redirected_once_more() {
    let mock = MockGetty::start().await;
    let token = client_token(&mock).await;
    let id = &mock.video_ids()[0];
    let uri = delivery_uri(&mock, &token, &format!("/v3/downloads/videos/{id}")).await;
    let first = fetch(&uri, &[]).await;
    assert_eq!(first.status(), 307);
    let second = fetch(&header(&first, "location"), &[]).await;
    assert_eq!(second.status(), 200);
    assert_eq!(header(&second, "content-type"), "video/mp4");
    let disposition = format!("attachment; filename=GettyImages-{id}.mp4");
    assert_eq!(header(&second, "content-disposition"), disposition);
    let file = second.bytes().await.unwrap();
    assert_eq!(mp4_boxes(&file), ["ftyp", "moov", "mdat"]);
    mock.assert_called("delivery").times(1);
    mock.assert_called("delivery_edge").times(1);
}

/// The types of the top-level boxes. Their lengths must add up to the length of the file.
fn mp4_boxes(mut file: &[u8]) -> Vec<String> {
    let mut names = Vec::new();
    while !file.is_empty() {
        let length = u32::from_be_bytes(file[..4].try_into().unwrap()) as usize;
        names.push(String::from_utf8(file[4..8].to_vec()).unwrap());
        file = &file[length..];
    }
    names
}

#[tokio::test]
async fn display_sizes_require_no_credentials() {
    let mock = MockGetty::start().await;
    let image = json_of(&mock, "/v3/search/images/creative?page_size=1&fields=display_set").await;
    for size in image["images"][0]["display_sizes"].as_array().unwrap() {
        let response = fetch(size["uri"].as_str().unwrap(), &[]).await;
        assert_eq!(response.status(), 200);
        assert_eq!(header(&response, "content-type"), "image/jpeg");
        assert!(header(&response, "cache-control").contains("max-age"));
    }
    mock.assert_called("display").times(3);
    let unknown = format!("{}/media/1/thumb.jpg", mock.delivery_url());
    assert_eq!(fetch(&unknown, &[]).await.status(), 404);
}
