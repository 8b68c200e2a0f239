//! Bodies that cannot be decoded: the error names the place, keeps the body, and says nothing of what is in
//! it.

use getty_api::operations::{GetImages, GetOrder, ListChannels, SearchImages};
use getty_api::{DecodeError, DecodeReason, Error, JsonKind, Operation, Response};
use http::StatusCode;

use super::{decode, decode_strictly, http_response};

fn error<T>(result: Result<T, Error>) -> DecodeError {
    match result {
        Err(Error::Decode(error)) => *error,
        Err(other) => panic!("{other}"),
        Ok(_) => panic!("the body is decoded"),
    }
}

fn failure<O: Operation>(body: impl Into<bytes::Bytes>) -> DecodeError {
    error(decode::<O>(200, body))
}

fn strict_failure<O: Operation>(body: impl Into<bytes::Bytes>) -> DecodeError {
    error(decode_strictly::<O>(200, body))
}

#[test]
fn a_wrong_type_deep_inside_is_named() {
    let body = r#"{"images": [{"id": "1"}, {"id": "2"}, {}, {"id": "4", "max_dimensions": {"height": 4, "width": "wide"}}]}"#;
    let error = strict_failure::<GetImages>(body);
    assert_eq!(error.pointer, "/images/3/max_dimensions/width");
    assert_eq!((error.operation, error.status), ("get_images", StatusCode::OK));
    assert_eq!(
        error.reason,
        DecodeReason::Unexpected { found: JsonKind::String, expected: "an integer of 32 bits" }
    );
    assert_eq!(error.body, body);
    assert_eq!(
        error.to_string(),
        "get_images: the response with status 200 OK cannot be decoded at `/images/3/max_dimensions/width`: \
         a string instead of an integer of 32 bits"
    );
}

#[test]
fn the_error_contains_nothing_that_the_server_sent() {
    let long = "SECRET".repeat(10_000);
    for body in [
        format!(r#"{{"images": [{{"max_dimensions": {{"width": "wide\n{long}"}}}}]}}"#),
        format!(r#"{{"images": [{{"alternative_ids": {{"two\nlines\u2028{long}": [7]}}}}]}}"#),
        format!(r#"{{"images": [{{"{long}": 7}}]}}"#),
        format!(r#"{{"{long}": 7}}"#),
        format!("{long}{{"),
        format!(r#"{{"images": [{long}]}}"#),
    ] {
        let mut response = http_response(200, body);
        response.headers_mut().insert("x-echo", http::HeaderValue::from_static("SECRET"));
        let mode = getty_api::DecodeMode::Strict;
        let error = Response::decode_with::<GetImages>(response, mode).expect_err("it cannot be decoded");
        for shown in [error.to_string(), format!("{error:?}"), format!("{error:#?}")] {
            assert!(shown.len() < 700 && !shown.contains("SECRET"), "{shown}");
        }
        assert!(!error.to_string().contains(['\n', '\u{2028}']), "{error}");
        let mut cause = std::error::Error::source(&error);
        while let Some(error) = cause {
            assert!(!format!("{error} {error:?}").contains("SECRET"), "{error:?}");
            cause = error.source();
        }
    }
}

#[test]
fn other_places_are_named_too() {
    let cases = [
        (r#"{"result_count": 99999999999}"#, "/result_count"),
        (r#"{"images": {"id": "1"}}"#, "/images"),
        (r#"{"images": ["1"]}"#, "/images/0"),
        (r#"{"images": [{"alternative_ids": {"istock": [7]}}]}"#, "/images/0/alternative_ids/*"),
        (r#"{"images": [{"download_sizes": [{"name": [3]}]}]}"#, "/images/0/download_sizes/0/name"),
        (
            r#"{"images": [{"download_sizes": [{"downloads": [{"product_id": []}]}]}]}"#,
            "/images/0/download_sizes/0/downloads/0/product_id",
        ),
        (r#"{"images": [{"date_created": "last week"}]}"#, "/images/0/date_created"),
        (r#"{"facets": {"events": [{}, {"date": 20261001}]}}"#, "/facets/events/1/date"),
    ];
    for (body, pointer) in cases {
        assert_eq!(strict_failure::<SearchImages>(body).pointer, pointer, "{body}");
    }
    let channels = strict_failure::<ListChannels>(r#"[{"channelId": 1}, {"channelId": "one"}]"#);
    assert_eq!(channels.pointer, "/1/channelId");
}

#[test]
fn a_page_instead_of_json_is_an_error_that_contains_it() {
    let page = "<!DOCTYPE html><html><body>Sign in to the network</body></html>";
    let error = failure::<GetImages>(page);
    assert_eq!(error.reason, DecodeReason::NotJson { line: 1, column: 1 });
    assert_eq!((error.pointer.as_str(), error.body.as_ref()), ("", page.as_bytes()));
}

#[test]
fn nothing_where_a_body_is_needed_is_an_error() {
    for body in ["", "  \r\n"] {
        assert_eq!(failure::<GetImages>(body).reason, DecodeReason::Empty, "{body:?}");
    }
    let reason = failure::<GetImages>("null").reason;
    assert!(matches!(reason, DecodeReason::Unexpected { found: JsonKind::Null, .. }), "{reason}");
}

#[test]
fn a_body_that_is_cut_off_anywhere_is_an_error() {
    let body = r#"{"images": [{"id": "1", "title": "Fog", "max_dimensions": {"height": 4}}]}"#;
    for length in 0..body.len() {
        failure::<GetImages>(&body.as_bytes()[..length]);
    }
    let in_height = body.find("4}").expect("the height");
    let reason = failure::<GetImages>(&body.as_bytes()[..in_height]).reason;
    assert_eq!(reason, DecodeReason::NotJson { line: 1, column: in_height });
    decode::<GetImages>(200, body).expect("the complete body");
}

#[test]
fn what_follows_the_body_is_an_error() {
    let error = failure::<GetImages>(r#"{"images": []} {"images": []}"#);
    assert_eq!(error.reason, DecodeReason::NotJson { line: 1, column: 16 });
}

#[test]
fn a_body_without_any_of_the_expected_structure_is_an_error_in_both_modes() {
    for body in
        ["[]", r#"[{"id": "1"}]"#, r#"["1167612765"]"#, "7", r#""text""#, r#"{"other": {}, "things": 1}"#]
    {
        for error in [failure::<GetOrder>(body), strict_failure::<GetOrder>(body)] {
            assert_eq!(error.pointer, "", "{body}");
            assert!(matches!(error.reason, DecodeReason::Unexpected { .. }), "{body}: {}", error.reason);
        }
    }
    for body in [r#"{"other": []}"#, "7", "null"] {
        assert_eq!(failure::<ListChannels>(body).pointer, "", "{body}");
    }
}

#[test]
fn a_repeated_property_replaces() {
    let order = decode::<GetOrder>(200, r#"{"id": "1", "assets": [{"id": "7"}], "id": "2", "assets": []}"#);
    let order = order.expect("an order");
    assert_eq!((order.id.as_deref(), order.assets.len()), (Some("2"), 0));
}

#[test]
fn a_byte_order_mark_is_skipped() {
    let images = decode::<GetImages>(200, "\u{feff}{\"images\": [{\"id\": \"1\"}]}").expect("a body");
    assert_eq!(images.images[0].id.as_deref(), Some("1"));
    let images = decode::<GetImages>(200, "\u{feff}{\"images\": [{\"id\": \"1\"}, 7]}").expect("a body");
    assert_eq!(images.images.len(), 1);
}
