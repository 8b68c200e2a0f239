//! Bodies that cannot be read: the error names the place and keeps the body.

use getty_api::operations::{GetImages, GetOrder, ListChannels, SearchImages};
use getty_api::{DecodeError, Error, Operation};
use http::StatusCode;

use super::decode;

fn failure<O: Operation>(body: impl Into<bytes::Bytes>) -> DecodeError {
    match decode::<O>(200, body) {
        Err(Error::Decode(error)) => *error,
        Err(other) => panic!("{other}"),
        Ok(_) => panic!("the body is read"),
    }
}

#[test]
fn a_wrong_type_deep_inside_is_named() {
    let body = r#"{"images": [{"id": "1"}, {"id": "2"}, {}, {"id": "4", "max_dimensions": {"height": 4, "width": "wide"}}]}"#;
    let error = failure::<GetImages>(body);
    assert_eq!(error.path, "images[3].max_dimensions.width");
    assert_eq!((error.operation, error.status), ("get_images", StatusCode::OK));
    assert_eq!(error.body, body);
    assert_eq!(
        error.to_string(),
        "get_images: the answer to a 200 OK cannot be read at `images[3].max_dimensions.width`: \
         invalid type: string \"wide\", expected i32 at line 1 column 101"
    );
    assert!(std::error::Error::source(&error).is_some());
}

#[test]
fn whatever_the_body_holds_the_display_is_one_short_line() {
    let long = "x".repeat(100_000);
    for body in [
        format!(r#"{{"images": [{{"max_dimensions": {{"width": "wide\n{long}"}}}}]}}"#),
        format!(r#"{{"images": [{{"alternative_ids": {{"two\nlines\u2028{long}": 7}}}}]}}"#),
    ] {
        let shown = failure::<GetImages>(body).to_string();
        assert!(shown.len() < 700 && !shown.contains(['\n', '\u{2028}']), "{shown}");
    }
}

#[test]
fn other_places_are_named_too() {
    let cases = [
        (r#"{"result_count": 99999999999}"#, "result_count"),
        (r#"{"images": {"id": "1"}}"#, "images"),
        (r#"{"images": ["1"]}"#, "images[0]"),
        (r#"{"images": [{"alternative_ids": {"istock": 7}}]}"#, "images[0].alternative_ids.istock"),
        (r#"{"images": [{"download_sizes": [{"name": 3}]}]}"#, "images[0].download_sizes[0].name"),
        (
            r#"{"images": [{"download_sizes": [{"downloads": [{"product_id": []}]}]}]}"#,
            "images[0].download_sizes[0].downloads[0].product_id",
        ),
        (r#"{"images": [{"date_created": "last week"}]}"#, "images[0].date_created"),
        (r#"{"facets": {"events": [{}, {"date": 20261001}]}}"#, "facets.events[1].date"),
    ];
    for (body, path) in cases {
        assert_eq!(failure::<SearchImages>(body).path, path, "{body}");
    }
    assert_eq!(failure::<ListChannels>(r#"[{"channelId": 1}, {"channelId": "one"}]"#).path, "[1].channelId");
}

#[test]
fn a_page_instead_of_json_is_an_error_that_keeps_it() {
    let page = "<!DOCTYPE html><html><body>Sign in to the network</body></html>";
    let error = failure::<GetImages>(page);
    assert_eq!((error.path.as_str(), error.body.as_ref()), (".", page.as_bytes()));
}

#[test]
fn nothing_where_a_body_is_needed_is_an_error() {
    for body in ["", "  \r\n", "null"] {
        assert_eq!(failure::<GetImages>(body).path, ".", "{body:?}");
    }
}

#[test]
fn a_body_that_is_cut_off_anywhere_is_an_error() {
    let body = r#"{"images": [{"id": "1", "title": "Fog", "max_dimensions": {"height": 4}}]}"#;
    for length in 0..body.len() {
        failure::<GetImages>(&body.as_bytes()[..length]);
    }
    let in_height = body.find("4}").expect("the height");
    assert_eq!(failure::<GetImages>(&body.as_bytes()[..in_height]).path, "images[0].max_dimensions.height");
    decode::<GetImages>(200, body).expect("the whole body");
}

#[test]
fn what_follows_the_body_is_an_error() {
    let error = failure::<GetImages>(r#"{"images": []} {"images": []}"#);
    assert_eq!(error.path, ".");
    assert!(error.source.to_string().starts_with("trailing characters"), "{}", error.source);
}

#[test]
fn bytes_that_are_no_text_are_an_error() {
    failure::<GetImages>(b"{\"images\": [{\"title\": \"\xff\xfe\"}]}".as_slice());
    failure::<GetImages>(b"\x1f\x8b\x08\x00".as_slice());
}

#[test]
fn a_list_instead_of_an_object_is_an_error() {
    for body in ["[]", r#"[{"id": "1"}]"#, r#"["1167612765"]"#] {
        assert_eq!(failure::<GetOrder>(body).path, ".", "{body}");
    }
    assert_eq!(failure::<GetOrder>(r#"{"notes": []}"#).path, "notes");
}

#[test]
fn a_repeated_property_replaces() {
    let order = decode::<GetOrder>(200, r#"{"id": "1", "assets": [{"id": "7"}], "id": "2", "assets": []}"#);
    let order = order.expect("an order");
    assert_eq!((order.id.as_deref(), order.assets.len()), (Some("2"), 0));
}

#[test]
fn a_byte_order_mark_is_passed_over() {
    let images = decode::<GetImages>(200, "\u{feff}{\"images\": [{\"id\": \"1\"}]}").expect("a body");
    assert_eq!(images.images[0].id.as_deref(), Some("1"));
}

#[test]
fn order_numbers_are_text_even_when_they_arrive_as_numbers() {
    for body in [r#"{"id": 30912044}"#, r#"{"id": "30912044"}"#] {
        let order = decode::<GetOrder>(200, body).expect("an order");
        assert_eq!(order.id.as_deref(), Some("30912044"));
    }
}
