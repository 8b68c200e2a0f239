//! The raw client over a socket: credentials, redirects, limits and what goes wrong underneath.

use std::io::Write as _;
use std::net::TcpListener;

use flate2::Compression;
use flate2::write::GzEncoder;
use getty_api::oembed::operations::get_oembed;
use getty_api::operations::{download_image, get_image, get_images, search_images};
use getty_api::types::ImageDetailList;
use getty_api::{Client, Error, ErrorCode, HttpExecutor, Redirectable};
use getty_api_suite::loopback::{Loopback, RawResponse};
use http::StatusCode;

use crate::support::block_on;

const IMAGES: &str = r#"{"images": [{"id": "1167612765", "title": "Lighthouse at dawn"}]}"#;

fn executor(address: &str) -> HttpExecutor {
    let url: url::Url = address.parse().expect("an address");
    HttpExecutor::new("the-key").expect("a key").api_url(url.clone()).embed_url(url)
}

/// A client of a server that responds with these bytes, and the server.
fn serving(response: RawResponse) -> (Client, Loopback) {
    let server = Loopback::responding(response).expect("a port on loopback");
    (Client::with_executor(executor(&server.url())), server)
}

fn title(images: &ImageDetailList) -> Option<&str> {
    images.images.first()?.title.as_deref()
}

#[test]
fn a_response_is_decoded_with_its_status_and_headers() {
    let response = RawResponse::new(200)
        .header("x-amzn-requestid", "req-9")
        .header("Cache-Control", "max-age=60")
        .body(IMAGES);
    let (client, _server) = serving(response);
    let response = block_on(client.send(get_image("1167612765"))).expect("a response");
    assert_eq!(title(&response), Some("Lighthouse at dawn"));
    assert_eq!(response.status(), StatusCode::OK);
    assert_eq!(response.request_id().as_deref(), Some("req-9"));
    assert_eq!(response.headers()["cache-control"], "max-age=60");
}

#[test]
fn an_error_response_is_an_error() {
    let response = RawResponse::new(404)
        .header("Content-Type", "application/vnd.getty.error+json")
        .body(r#"{"ErrorCode": "ImageNotFound", "ErrorMessage": "No image 7."}"#);
    let (client, _server) = serving(response);
    let error = block_on(client.send(get_image("7"))).expect_err("404");
    assert_eq!(error.to_string(), "get_image: 404 Not Found, ImageNotFound: No image 7.");
    let error = error.api().expect("an error of the API");
    assert_eq!((error.status, &error.code), (StatusCode::NOT_FOUND, &Some(ErrorCode::ImageNotFound)));
    assert_eq!(error.headers["content-type"], "application/vnd.getty.error+json");
}

#[test]
fn the_key_and_the_token_are_sent_where_they_belong() {
    let (client, server) = serving(RawResponse::new(200).body("{}"));
    block_on(client.send(search_images())).expect("a response");
    let with_token = client.executor().clone().access_token("the-token").expect("a token");
    let with_token = Client::with_executor(with_token);
    block_on(with_token.send(search_images())).expect("a response");
    block_on(with_token.send(get_oembed("http://gty.im/1", "example.com"))).expect("a response");

    let seen: Vec<_> = server
        .recorded()
        .iter()
        .map(|request| {
            (request.header("Api-Key").map(str::to_owned), request.header("Authorization").map(str::to_owned))
        })
        .collect();
    let key = || Some("the-key".to_owned());
    assert_eq!(seen, [(key(), None), (key(), Some("Bearer the-token".to_owned())), (None, None)]);
}

#[test]
fn secrets_are_in_no_debug_output_and_bad_ones_are_refused() {
    let executor = executor("http://127.0.0.1:1").access_token("the-token").expect("a token");
    let shown = format!("{:?} {:?}", executor, Client::with_executor(executor.clone()));
    assert!(!shown.contains("the-key") && !shown.contains("the-token"), "{shown}");
    for secret in ["a\nb", "a\u{0}"] {
        let error = HttpExecutor::new(secret).expect_err("a key with control characters");
        assert!(!error.to_string().contains(secret), "{error}");
        assert!(matches!(error, Error::InvalidArgument { argument: "API key", .. }), "{error}");
        let error = executor.clone().access_token(secret).expect_err("a token with control characters");
        assert!(matches!(error, Error::InvalidArgument { argument: "access token", .. }), "{error}");
    }
}

#[test]
fn a_redirect_is_a_response_and_is_not_followed() {
    let elsewhere = Loopback::responding(RawResponse::new(200).body("the file")).expect("a port on loopback");
    let location = format!("{}/xa/1167612765.jpg?d=5f1c9a", elsewhere.url());
    let (client, server) = serving(RawResponse::new(303).header("Location", &location));
    let response = block_on(client.send(download_image("1167612765"))).expect("303").into_inner();
    assert_eq!(response, Redirectable::SeeOther(location));
    assert_eq!((server.recorded().len(), elsewhere.recorded().len()), (1, 0));

    for status in [301, 302, 307, 308] {
        let (client, _server) = serving(RawResponse::new(status).header("Location", &elsewhere.url()));
        let error = block_on(client.send(get_image("1"))).expect_err("a redirect that is not documented");
        assert_eq!(error.api().map(|error| error.status.as_u16()), Some(status));
    }
    assert_eq!(elsewhere.recorded().len(), 0);
}

#[test]
fn a_response_is_read_up_to_the_limit() {
    let (client, _server) = serving(RawResponse::new(200).body(IMAGES));
    let limited = |bytes| Client::with_executor(client.executor().clone().body_limit(bytes));
    block_on(limited(IMAGES.len()).send(get_images())).expect("as long as the limit");
    let error = block_on(limited(IMAGES.len() - 1).send(get_images())).expect_err("longer than the limit");
    assert!(
        matches!(error, Error::TooLarge { operation: "get_images", limit, .. } if limit == IMAGES.len() - 1),
        "{error}"
    );
}

fn compressed(text: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(text).expect("memory");
    encoder.finish().expect("memory")
}

#[test]
fn a_compressed_response_is_read_and_limited_by_its_real_size() {
    let response = |body| RawResponse::new(200).header("Content-Encoding", "gzip").body(body);
    let (client, server) = serving(response(compressed(IMAGES.as_bytes())));
    let images = block_on(client.send(get_images())).expect("a response");
    assert_eq!(title(&images), Some("Lighthouse at dawn"));
    assert_eq!(server.recorded()[0].header("accept-encoding"), Some("gzip"));

    let bomb = compressed(&vec![b' '; 4_000_000]);
    assert!(bomb.len() < 10_000);
    let (client, _server) = serving(response(bomb));
    let limited = Client::with_executor(client.executor().clone().body_limit(1_000_000));
    let error = block_on(limited.send(get_images())).expect_err("longer than the limit");
    assert!(matches!(error, Error::TooLarge { limit: 1_000_000, .. }), "{error}");

    // As servers write it that compress piece by piece; what follows and is no member is ignored.
    let (one, two) = IMAGES.split_at(20);
    let members = [compressed(one.as_bytes()), compressed(b""), compressed(two.as_bytes())].concat();
    for (padding, coding) in [(&b""[..], "gzip"), (b"\0\0\0\0", "GZIP"), (b"padding", "x-gzip")] {
        let body = [&members[..], padding].concat();
        let (client, _server) = serving(RawResponse::new(200).header("Content-Encoding", coding).body(body));
        let images = block_on(client.send(get_images())).expect("a response");
        assert_eq!(title(&images), Some("Lighthouse at dawn"));
        assert!(!images.headers().contains_key("content-encoding"));
    }
    let (client, _server) = serving(response(members[..members.len() - 1].to_vec()));
    let error = block_on(client.send(get_images())).expect_err("cut within a member");
    assert!(matches!(error, Error::Transport { .. }), "{error}");
    let bomb = [compressed(b"{"), compressed(&vec![b' '; 4_000_000])].concat();
    let (client, _server) = serving(response(bomb));
    let limited = Client::with_executor(client.executor().clone().body_limit(1_000_000));
    let error = block_on(limited.send(get_images())).expect_err("longer than the limit");
    assert!(matches!(error, Error::TooLarge { limit: 1_000_000, .. }), "{error}");

    let (client, _server) = serving(response(b"not compressed at all".to_vec()));
    let error = block_on(client.send(get_images())).expect_err("not gzip");
    assert!(matches!(error, Error::Transport { .. }), "{error}");
}

#[test]
fn a_body_in_chunks_is_put_together() {
    let server = Loopback::start(|_| {
        let mut bytes =
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n".to_vec();
        for byte in IMAGES.bytes() {
            bytes.extend([b"1\r\n".as_slice(), &[byte], b"\r\n"].concat());
        }
        bytes.extend(b"0\r\n\r\n");
        bytes
    });
    let server = server.expect("a port on loopback");
    let client = Client::with_executor(executor(&server.url()));
    let images = block_on(client.send(get_images())).expect("a response");
    assert_eq!(title(&images), Some("Lighthouse at dawn"));
}

#[test]
fn a_response_that_ends_too_early_is_no_response() {
    let whole = RawResponse::new(200).body(IMAGES).into_bytes();
    for length in [0, 9, whole.len() - IMAGES.len(), whole.len() - 1] {
        let part = whole[..length].to_vec();
        let server = Loopback::start(move |_| part.clone()).expect("a port on loopback");
        let client = Client::with_executor(executor(&server.url()));
        let error =
            block_on(client.send(get_images().ids(["what-was-asked"]))).expect_err("an incomplete response");
        assert!(matches!(error, Error::Transport { operation: "get_images", .. }), "{length}: {error}");
        let shown = format!("{error} {error:?}");
        assert!(!shown.contains("what-was-asked"), "the URL stays out of errors: {shown}");
    }
}

#[test]
fn a_server_that_is_not_there_is_no_response() {
    let port =
        TcpListener::bind(("127.0.0.1", 0)).and_then(|listener| listener.local_addr()).expect("a free port");
    let client = Client::with_executor(executor(&format!("http://{port}")));
    let error = block_on(client.send(get_images())).expect_err("nobody listens");
    assert!(matches!(error, Error::Transport { .. }), "{error}");
    assert!(error.to_string().starts_with("get_images: no response: "), "{error}");
    assert!(std::error::Error::source(&error).is_some());
}

#[test]
fn a_client_can_be_shared_by_threads() {
    let (client, server) = serving(RawResponse::new(200).body(IMAGES));
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| block_on(client.send(get_images())).expect("a response"));
        }
    });
    assert_eq!(server.recorded().len(), 4);
}
