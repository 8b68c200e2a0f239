//! One value that cannot be decoded, in what the wrappers return: reported, and nothing around it is lost.

use getty_api_ext::metadata::Lookup;
use getty_api_ext::raw::Timestamp;
use getty_api_ext::{AssetKind, DecodeMode, ErrorKind, Getty, UnresolvedDownload};
use getty_api_mock::{CannedResponse, ChangeSetNaming, Fault, Lifecycle, MockGetty};
use getty_api_suite::loopback::Loopback;
use serde_json::{Value, json};

use crate::support::*;

/// A server whose pages are these, with what it says of the number of all items.
fn pages(pages: Vec<Value>) -> Result<Loopback, Failure> {
    Ok(Loopback::start(move |request| {
        let page = number(request, "page").max(1) as usize;
        pages.get(page - 1).map_or_else(invalid_page, json_response)
    })?)
}

fn response_next(mock: &MockGetty, operation: &str, body: &Value) {
    mock.fail_next(operation, 1, Fault::Respond(CannedResponse::new(200).json(body)));
}

#[tokio::test]
async fn a_stream_yields_the_failure_of_an_item_in_its_place_and_continues() -> Result<(), Failure> {
    let server = pages(vec![
        json!({ "result_count": 6, "images": [{ "id": "1" }, 7, { "id": "2", "date_created": "soon" }] }),
        json!({ "result_count": 6, "images": [null, { "id": "1" }, { "zzz": 1 }, { "id": "3" }] }),
    ])?;
    let getty = client(&server)?;
    let query = getty.search().creative().images("roof").page_size(3);
    let mut items = query.clone().stream();
    let mut seen = Vec::new();
    loop {
        match items.try_next().await {
            Ok(Some(image)) => seen.push(image.id.unwrap_or_default()),
            Ok(None) => break,
            Err(error) => {
                assert_eq!(error.kind(), ErrorKind::Decode);
                let text = error.to_string();
                seen.push(text.split('`').nth(1).unwrap_or_default().to_owned());
            }
        }
    }
    assert_eq!(seen, ["1", "/images/1", "2", "/images/2", "3"]);

    let mut pages = query.pages();
    let first = pages.try_next().await?.ok_or("no page")?;
    let unreadable: Vec<&str> = first.unreadable.iter().map(|value| &*value.pointer).collect();
    assert_eq!(unreadable, ["/images/1", "/images/2/date_created"]);
    let raw: Vec<Value> = first.raw_items()?.iter().flat_map(|json| serde_json::from_slice(json)).collect();
    assert_eq!(raw, [json!({ "id": "1" }), json!({ "id": "2", "date_created": "soon" })]);
    // The item that an earlier page had is not among the raw ones either.
    let second = pages.try_next().await?.ok_or("no page")?;
    let raw: Vec<Value> = second.raw_items()?.iter().flat_map(|json| serde_json::from_slice(json)).collect();
    assert_eq!((raw, second.repeated), (vec![json!({ "id": "3" })], 1));
    Ok(())
}

#[tokio::test]
async fn a_page_whose_list_cannot_be_decoded_is_an_error_and_not_the_end() -> Result<(), Failure> {
    let server = pages(vec![json!({ "result_count": 9, "images": "none" })])?;
    let mut items = client(&server)?.search().creative().images("roof").page_size(3).stream();
    let error = items.try_next().await.map(drop).expect_err("the list is lost");
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert!(error.to_string().contains("`/images`"), "{error}");
    assert_eq!(items.page(), Some(1));
    assert!(items.try_next().await?.is_none());
    Ok(())
}

#[tokio::test]
async fn strictly_a_page_with_such_a_value_is_an_error_that_names_it() -> Result<(), Failure> {
    let server = pages(vec![json!({ "images": [{ "id": "1", "max_dimensions": { "width": 98.5 } }] })])?;
    let getty = builder(&server.url())?.decode_mode(DecodeMode::Strict).build()?;
    let error = getty.search().creative().images("roof").send().await.map(drop).expect_err("it is odd");
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert!(error.to_string().contains("`/images/0/max_dimensions/width`: a number instead of"), "{error}");
    let call = getty.call(getty_api::operations::search_images()).decode_mode(DecodeMode::Tolerant);
    assert_eq!(call.send().await?.unreadable().len(), 1);
    Ok(())
}

#[tokio::test]
async fn a_batch_loses_no_id_but_that_of_the_record_that_cannot_be_decoded() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let getty = client_of(&mock)?;
    let images = json!([{ "id": "1", "title": [] }, "2", { "ID": 3, "title": "Fog" }]);
    response_next(&mock, "get_images", &json!({ "images": images, "images_not_found": ["4"] }));
    let lookups = getty.images(["1", "2", "3", "4"]).lookups().await;
    let shown: Vec<_> = lookups
        .iter()
        .map(|(id, lookup)| match lookup {
            Lookup::Found(image) => format!("{id} {:?}", image.title),
            Lookup::NotFound => format!("{id} unknown"),
            Lookup::Failed(error) => format!("{id} {:?}", error.kind()),
        })
        .collect();
    assert_eq!(shown, ["1 None", "2 Decode", "3 Some(\"Fog\")", "4 unknown"]);
    Ok(())
}

#[tokio::test]
async fn what_cannot_be_decoded_is_not_taken_for_what_is_not_there() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let getty = client_of(&mock)?;
    response_next(&mock, "get_image", &json!({ "images": ["1"] }));
    assert_eq!(getty.image("1").send().await.map(drop).map_err(|error| error.kind()), Err(ErrorKind::Decode));
    response_next(&mock, "match_image", &json!({ "id": ["1"] }));
    let matched = getty.match_image("https://example.com/1.jpg").await;
    assert_eq!(matched.map_err(|error| error.kind()), Err(ErrorKind::Decode));
    response_next(&mock, "list_products", &json!({ "products": 7 }));
    assert_eq!(getty.products().await.map(drop).map_err(|error| error.kind()), Err(ErrorKind::Decode));
    response_next(&mock, "get_image_download_history", &json!({ "downloads": true }));
    let history = getty.image_download_history("1").send().await;
    assert_eq!(history.map(drop).map_err(|error| error.kind()), Err(ErrorKind::Decode));
    Ok(())
}

/// The records of a history that are there, and how many cannot be decoded.
async fn records(getty: &Getty) -> (Vec<String>, usize) {
    let (mut ids, mut failed) = (Vec::new(), 0);
    let since: Timestamp = "2026-01-01".parse().expect("a day");
    let mut downloads = getty.download_history().since(since).until(since).stream();
    loop {
        match downloads.try_next().await {
            Ok(Some(download)) => ids.extend(download.id),
            Ok(None) => return (ids, failed),
            Err(_) => failed += 1,
        }
    }
}

#[tokio::test]
async fn a_history_continues_behind_a_record_that_cannot_be_decoded() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let getty = client_of(&mock)?;
    let downloads = json!([{ "id": "1" }, 7, { "id": "2", "date_downloaded": "soon" }]);
    response_next(&mock, "list_downloads", &json!({ "downloads": downloads, "result_count": 3 }));
    assert_eq!(records(&getty).await, (vec!["1".to_owned(), "2".to_owned()], 1));
    Ok(())
}

#[tokio::test]
async fn a_record_that_cannot_be_decoded_may_be_the_download_in_question() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let getty = client_of(&mock)?;
    let unresolved: UnresolvedDownload = serde_json::from_value(json!({
        "kind": AssetKind::Image, "id": "42", "sent_at": "2026-10-01T12:00:00Z"
    }))?;
    let old = json!({ "date_downloaded": "2020-01-01T00:00:00Z" });
    response_next(&mock, "get_image_download_history", &json!({ "downloads": [old] }));
    assert_eq!(unresolved.reconcile(&getty).await?.len(), 0);
    response_next(&mock, "get_image_download_history", &json!({ "downloads": [old, 7] }));
    assert_eq!(unresolved.reconcile(&getty).await?.len(), 1);
    response_next(
        &mock,
        "get_image_download_history",
        &json!({ "downloads": [old, { "date_downloaded": 7 }] }),
    );
    assert_eq!(unresolved.reconcile(&getty).await?.len(), 1);
    response_next(&mock, "get_image_download_history", &json!({ "downloads": 7 }));
    let error = unresolved.reconcile(&getty).await.expect_err("nothing is known");
    assert_eq!(error.kind(), ErrorKind::Decode);
    Ok(())
}

#[tokio::test]
async fn a_change_set_with_such_a_change_can_be_applied_and_confirmed() -> Result<(), Failure> {
    let builder = MockGetty::builder().empty_channels().change_set_naming(ChangeSetNaming::SnakeCase);
    let mock = builder.start().await;
    let getty = client_of(&mock)?;
    let mut feed = getty.asset_changes(mock.channel_ids()[0]);
    for list in ["changedAssetList", "changed_assets"] {
        mock.publish_change(mock.channel_ids()[0], "real", Lifecycle::New);
        let waiting = feed.poll_once().await?.ok_or("no set")?;
        let changes = json!([
            { "id": "1", "assetLifecycle": "New", "assetChangedUtcDateTime": "soon", "origin": "desk" },
            "2",
            { "id": "3", "assetLifecycle": "Delete" },
        ]);
        response_next(&mock, "get_change_set", &json!({ "changeSetId": waiting.id(), list: changes }));
        let set = getty.asset_changes(mock.channel_ids()[0]).poll_once().await?.ok_or("no set")?;
        let ids: Vec<&str> = set.changes().iter().map(|change| &*change.asset_id).collect();
        assert_eq!(ids, ["1", "3"], "{list}");
        let skipped: Vec<&str> = set.unreadable().iter().map(|value| &*value.pointer).collect();
        assert_eq!(skipped, [format!("/{list}/0/assetChangedUtcDateTime"), format!("/{list}/1")]);
        let raw: Value = serde_json::from_slice(set.changes()[0].raw_json())?;
        assert_eq!(raw["origin"], "desk");
        set.ack().await?;
        assert!(feed.poll_once().await?.is_none());

        // Confirmed like this, changes would be lost.
        response_next(&mock, "get_change_set", &json!({ "changeSetId": 7, list: "none" }));
        let error = feed.poll_once().await.map(drop).expect_err("the list is lost");
        assert_eq!(error.kind(), ErrorKind::Decode);
    }
    Ok(())
}
