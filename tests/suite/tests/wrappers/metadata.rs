//! Metadata by ids: what is found, what is not, and what failed.

use std::sync::atomic::{AtomicUsize, Ordering};

use futures_util::{Stream as _, StreamExt as _};
use getty_api::types::{EventDetailField, ImageDetailField, VideoDetailField};
use getty_api_ext::metadata::Lookup;
use getty_api_ext::{ErrorKind, FieldSet};
use getty_api_mock::{Asset, CannedResponse, Fault, MockGetty};
use getty_api_suite::loopback::Loopback;
use serde_json::json;

use crate::support::*;

/// A server with images 1 to 300 besides its own.
async fn many_images() -> MockGetty {
    let mock = MockGetty::start().await;
    for id in 1..=300 {
        mock.add_asset(Asset::image(id.to_string()).title(&format!("Image {id}")));
    }
    mock
}

fn text(numbers: impl IntoIterator<Item = u32>) -> Vec<String> {
    numbers.into_iter().map(|number| number.to_string()).collect()
}

#[tokio::test]
async fn results_are_in_the_requested_order() -> Result<(), Failure> {
    let mock = many_images().await;
    let getty = client_of(&mock)?;
    let ids = text((1..=250).rev().chain([9001, 7, 9002]).chain([250, 9001]));
    let images = getty.images(&ids).fields([ImageDetailField::Title]).send().await?;
    let found: Vec<_> = images.found.iter().filter_map(|image| image.id.clone()).collect();
    assert_eq!(found, text((1..=250).rev().chain([7, 250])));
    assert_eq!(images.not_found, ["9001", "9002", "9001"]);
    assert!(images.found.iter().all(|image| image.title.is_some() && image.caption.is_none()));

    // 252 different ids.
    let received = mock.received_requests_for("get_images");
    let mut sizes: Vec<usize> = received
        .iter()
        .map(|request| request.query_value("ids").unwrap_or_default().split(',').count())
        .collect();
    sizes.sort_unstable();
    assert_eq!(sizes, [52, 100, 100]);
    Ok(())
}

#[tokio::test]
async fn a_request_that_fails_affects_only_its_ids() -> Result<(), Failure> {
    let mock = many_images().await;
    let getty = client_of(&mock)?;
    let ids = text((1..=150).chain([9001]).chain(151..=250));
    let refusal = CannedResponse::new(400).getty_error("InvalidParameterValue", "no");
    mock.fail_next("get_images", 1, Fault::Respond(refusal.clone()));
    let lookups = getty.images(&ids).concurrency(1).lookups().await;
    assert_eq!(lookups.iter().map(|(id, _)| id).collect::<Vec<_>>(), ids.iter().collect::<Vec<_>>());
    for (place, (id, lookup)) in lookups.iter().enumerate() {
        match lookup {
            Lookup::Failed(error) => {
                assert!(place < 100, "{id}");
                assert_eq!(error.code().map(|code| code.as_str()), Some("InvalidParameterValue"));
            }
            Lookup::NotFound => assert_eq!(id, "9001"),
            Lookup::Found(image) => {
                assert!(place >= 100 && id != "9001");
                assert_eq!(image.id.as_ref(), Some(id));
            }
        }
    }
    mock.assert_called("get_images").times(3);

    // All or nothing, when that is requested.
    mock.fail_next("get_images", 1, Fault::Respond(refusal));
    let error = getty.images(&ids).concurrency(1).send().await.unwrap_err();
    assert_eq!(error.status().map(|status| status.as_u16()), Some(400));
    mock.assert_called("get_images").times(4);
    Ok(())
}

#[tokio::test]
async fn what_is_no_id_is_refused_before_anything_is_sent() -> Result<(), Failure> {
    let mock = many_images().await;
    let getty = client_of(&mock)?;
    for wrong in ["", " ", "1,2", "1 2", "1\n", "1\u{a0}2", "\0"] {
        let error = getty.images(["1", wrong]).send().await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Invalid, "{wrong:?}");
    }
    mock.assert_called("get_images").never();
    let lookups = getty.images(["1", "2,3", "", "4", "2,3"]).lookups().await;
    let found: Vec<bool> = lookups.iter().map(|(_, lookup)| matches!(lookup, Lookup::Found(_))).collect();
    assert_eq!(found, [true, false, false, true, false]);
    let refused = lookups[4].1.error().ok_or("it was not refused")?;
    assert!(refused.to_string().contains("`2,3`"), "{refused}");
    assert_eq!(mock.received_requests_for("get_images")[0].query_value("ids"), Some("1,4"));
    Ok(())
}

#[tokio::test]
async fn no_ids_are_no_requests() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let getty = client_of(&mock)?;
    let found = getty.images(Vec::<String>::new()).send().await?;
    assert!(found.found.is_empty() && found.not_found.is_empty());
    assert!(getty.events([]).lookups().await.is_empty());
    assert!(mock.received_requests().is_empty());
    Ok(())
}

#[tokio::test]
async fn requests_run_at_once_within_the_bound() -> Result<(), Failure> {
    let mock = many_images().await;
    let getty = client_of(&mock)?;
    let gate = mock.pause_calls("get_images");
    let ids = text(1..=1000);
    let call = tokio::spawn(getty.images(ids).concurrency(3).lookups());
    gate.wait_for_calls(3).await;
    // Whatever can happen now, happens: a fourth request would arrive.
    for _ in 0..1000 {
        tokio::task::yield_now().await;
    }
    assert_eq!(mock.call_count("get_images"), 3);
    gate.release();
    let lookups = call.await?;
    assert_eq!(lookups.iter().filter(|(_, lookup)| matches!(lookup, Lookup::Found(_))).count(), 300);
    assert_eq!(lookups.iter().filter(|(_, lookup)| lookup.is_not_found()).count(), 700);
    mock.assert_called("get_images").times(10);
    Ok(())
}

#[tokio::test]
async fn lookups_return_the_requested_ids() -> Result<(), Failure> {
    let mock = many_images().await;
    let getty = client_of(&mock)?;
    let mut lookups = getty.images(text(1..=300)).concurrency(1).stream();
    assert_eq!(lookups.size_hint(), (300, Some(300)));
    mock.assert_called("get_images").never();
    let (id, lookup) = lookups.next().await.ok_or("nothing came")?;
    assert_eq!((id.as_str(), lookup.found().and_then(|image| image.id).as_deref()), ("1", Some("1")));
    mock.assert_called("get_images").times(1);
    assert_eq!(lookups.count().await, 299);
    mock.assert_called("get_images").times(3);
    Ok(())
}

#[tokio::test]
async fn an_id_that_the_response_does_not_contain_is_not_taken_for_unknown() -> Result<(), Failure> {
    let requested = AtomicUsize::new(0);
    let server = Loopback::start(move |_| {
        requested.fetch_add(1, Ordering::SeqCst);
        json_response(&json!({ "videos": [{ "id": "2" }, { "title": "?" }], "videos_not_found": ["3"] }))
    })?;
    let lookups = client(&server)?.videos(["1", "2", "3"]).lookups().await;
    let error = lookups[0].1.error().ok_or("it is taken for known")?;
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert!(error.to_string().starts_with("get_videos"), "{error}");
    assert!(matches!(lookups[1].1, Lookup::Found(_)));
    assert!(lookups[2].1.is_not_found());
    Ok(())
}

#[tokio::test]
async fn videos_and_events_are_looked_up_alike() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let getty = client_of(&mock)?;
    let ids = mock.video_ids();
    let videos = getty.videos([&ids[1], &ids[0]]).fields(FieldSet::Summary).send().await?;
    let found: Vec<_> = videos.found.iter().filter_map(|video| video.id.as_ref()).collect();
    assert_eq!(found, [&ids[1], &ids[0]]);

    let server = Loopback::start(|_| {
        json_response(&json!({ "events": [{ "id": 2, "name": "Final" }], "events_not_found": [1] }))
    })?;
    let events = client(&server)?.events([1, 2, 1]).fields(["name"]).send().await?;
    assert_eq!(events.found[0].name.as_deref(), Some("Final"));
    assert_eq!(events.not_found, [1, 1]);
    assert_eq!(server.recorded()[0].target, "/v3/events?fields=id,name&ids=1,2");
    Ok(())
}

#[tokio::test]
async fn one_asset_is_there_or_not() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let getty = client_of(&mock)?;
    let (image, video) = (&mock.image_ids()[0], &mock.video_ids()[0]);
    let found = getty.image(image).fields([ImageDetailField::Keywords]).send().await?;
    assert!(found.is_some_and(|found| !found.keywords.is_empty() && found.id.as_ref() == Some(image)));
    assert_eq!(getty.image("1").send().await?, None);
    let found = getty.video(video).fields([VideoDetailField::ClipLength]).send().await?;
    assert!(found.is_some_and(|found| found.clip_length.is_some()));
    assert_eq!(getty.video("1").send().await?, None);

    mock.fail_next("get_image", 1, Fault::Status(404));
    let error = getty.image(image).send().await.unwrap_err();
    assert!(error.is_not_found(), "only the API's own word is taken for it: {error}");
    assert_eq!(getty.image("").send().await.unwrap_err().kind(), ErrorKind::Invalid);

    let server = Loopback::start(|request| match request.path() {
        "/v3/events/1" => json_response(&json!({ "id": 1, "child_events": [{ "id": 2 }] })),
        _ => error_response(404, "EventNotFound"),
    })?;
    let getty = client(&server)?;
    let event = getty.event(1).fields([EventDetailField::ChildEvents]).send().await?;
    assert_eq!(event.map(|event| event.child_events.len()), Some(1));
    assert_eq!(getty.event(2).send().await?, None);
    Ok(())
}

#[tokio::test]
async fn an_asset_that_is_missing_is_none_in_every_spelling_of_the_error() -> Result<(), Failure> {
    for (body, missing) in [
        (r#"{"code":"ImageNotFound","message":"no such image"}"#, true),
        (r#"{"Code":"Unheard","Message":"no such image"}"#, true),
        (r#"{"message":"Forbidden"}"#, false),
        (r#"{"message":"Not Found"}"#, false),
    ] {
        let server = Loopback::responding(getty_api_suite::loopback::RawResponse::new(404).body(body))?;
        let image = client(&server)?.image("7").send().await;
        match image {
            Ok(image) => assert!(missing && image.is_none(), "{body}"),
            Err(error) => assert!(!missing && error.code().is_none(), "{body}: {error}"),
        }
    }
    Ok(())
}
