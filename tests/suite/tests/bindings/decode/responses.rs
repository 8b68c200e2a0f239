//! How operations response: with or without a body, ready or not, here or elsewhere.

use getty_api::operations::{
    ConfirmChangeSet, DownloadImage, DownloadVideo, GenerateImages, GetChangeSet, GetGeneratedImageDownload,
    GetImageGeneration, GetImages, StartGeneratedImageDownload, UpdateBoard,
};
use getty_api::{Completion, DecodeReason, Error, Operation, Redirectable, Response};
use http::StatusCode;
use http::header::LOCATION;

use super::{decode, http_response};

const DELIVERY: &str = "https://delivery.gettyimages.com/xa/1167612765.jpg?v=1&d=5f1c9a";

fn see_other<O: Operation>(location: Option<&[u8]>) -> Result<O::Output, Error> {
    let mut response = http_response(303, "");
    if let Some(location) = location {
        response.headers_mut().insert(LOCATION, http::HeaderValue::from_bytes(location).expect("a header"));
    }
    Response::decode::<O>(response).map(Response::into_inner)
}

#[test]
fn a_download_returns_a_url_in_one_of_two_forms() {
    let redirected = see_other::<DownloadImage>(Some(DELIVERY.as_bytes())).expect("303");
    assert_eq!(redirected, Redirectable::SeeOther(DELIVERY.to_owned()));
    let redirected = see_other::<DownloadVideo>(Some(DELIVERY.as_bytes())).expect("303");
    assert_eq!(redirected, Redirectable::SeeOther(DELIVERY.to_owned()));

    let body = format!(r#"{{"uri": "{DELIVERY}"}}"#);
    let Redirectable::Body(link) = decode::<DownloadImage>(200, body).expect("200") else {
        panic!("200 has a body");
    };
    assert_eq!(link.uri.as_deref(), Some(DELIVERY));
}

#[test]
fn a_url_that_is_not_encoded_is_a_url() {
    let location = "https://delivery.example.net/Zürich.jpg";
    let response = see_other::<DownloadImage>(Some(location.as_bytes())).expect("an address");
    assert_eq!(response, Redirectable::SeeOther(location.to_owned()));
}

#[test]
fn a_redirect_without_a_usable_location_is_an_error() {
    for location in [None, Some(b"https://delivery.example.net/\xff".as_slice())] {
        let error = see_other::<DownloadImage>(location).expect_err("no address");
        let Error::Decode(error) = error else { panic!("{error}") };
        assert_eq!((error.reason, error.status), (DecodeReason::MissingLocation, StatusCode::SEE_OTHER));
    }
}

#[test]
fn a_redirect_is_a_response_only_where_it_is_documented() {
    let error = see_other::<GetImages>(Some(DELIVERY.as_bytes())).expect_err("not documented");
    let Error::Api(error) = error else { panic!("{error}") };
    assert_eq!(error.status, StatusCode::SEE_OTHER);
    assert_eq!(error.headers[LOCATION], DELIVERY);
}

#[test]
fn an_empty_response_to_a_download_is_an_error() {
    let error = decode::<DownloadImage>(200, "").expect_err("no address");
    assert!(matches!(error, Error::Decode(_)), "{error}");
}

#[test]
fn a_generation_is_ready_or_pending() {
    let id = r#"{"generation_request_id": "5f0e9a52"}"#;
    let pending = decode::<GenerateImages>(202, id).expect("202");
    assert!(!pending.is_ready());
    let Completion::Pending(pending) = pending else { panic!("202 is pending") };
    assert_eq!(pending.generation_request_id.as_deref(), Some("5f0e9a52"));

    let ready = decode::<GetImageGeneration>(200, r#"{"generation_request_id": "5f0e9a52", "seed": 7}"#)
        .expect("200");
    assert!(ready.is_ready());
    assert_eq!(ready.ready().and_then(|generation| generation.seed), Some(7));
}

#[test]
fn a_generated_download_is_ready_or_pending_without_a_status() {
    for body in ["", "{}", "null", "<p>Accepted</p>"] {
        let pending = decode::<GetGeneratedImageDownload>(202, body).expect("202");
        assert_eq!(pending, Completion::Pending(()));
        let pending = decode::<StartGeneratedImageDownload>(202, body).expect("202");
        assert_eq!(pending.ready(), None);
    }
    let ready =
        decode::<StartGeneratedImageDownload>(200, r#"{"url": "https://delivery.gettyimages.com/ai/2.jpg"}"#);
    let url = ready.expect("200").ready().and_then(|download| download.url);
    assert_eq!(url.as_deref(), Some("https://delivery.gettyimages.com/ai/2.jpg"));
}

#[test]
fn a_change_set_that_is_empty_is_none() {
    for status in [200, 201, 204] {
        for body in ["", " \r\n", "null"] {
            assert_eq!(
                decode::<GetChangeSet>(status, body).expect("nothing to say"),
                None,
                "{status} {body:?}"
            );
        }
    }
}

#[test]
fn an_empty_response_is_not_decoded() {
    for body in ["", "{}", "<html>OK</html>", "\u{0}"] {
        decode::<UpdateBoard>(200, body).expect("a success");
    }
}

#[test]
fn a_success_that_is_not_documented_is_a_success() {
    for status in [200, 201, 202, 204] {
        decode::<ConfirmChangeSet>(status, "").expect("a success");
    }
    let images = decode::<GetImages>(203, r#"{"images": [{"id": "1"}]}"#).expect("a success");
    assert_eq!(images.images.len(), 1);
}

#[test]
fn a_response_keeps_its_status_and_headers() {
    let mut response = http_response(201, r#"{"changeSetId": "7"}"#);
    response.headers_mut().insert("x-amzn-requestid", http::HeaderValue::from_static("req-1"));
    let response = Response::decode::<GetChangeSet>(response).expect("a change set");
    assert_eq!(response.status(), StatusCode::CREATED);
    assert_eq!(response.request_id().as_deref(), Some("req-1"));
    assert_eq!(response.headers().len(), 1);
    let change_set = response.into_inner().expect("a change set");
    assert_eq!(change_set.change_set_id.as_deref(), Some("7"));
}
