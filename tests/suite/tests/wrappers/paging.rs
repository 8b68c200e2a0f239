//! Walking through pages while results shift, shrink and end early.

use std::sync::atomic::{AtomicU32, Ordering};

use futures_util::{StreamExt as _, TryStreamExt as _};
use getty_api::operations::SearchCreativeImages;
use getty_api::types::CreativeImage;
use getty_api_ext::paging::Items;
use getty_api_ext::search::Query;
use getty_api_ext::{Error, ErrorKind};
use getty_api_mock::{Fault, MockGetty};
use getty_api_suite::loopback::Loopback;

use crate::support::*;

fn query(server: &Loopback, size: i32) -> Result<Query<SearchCreativeImages>, Failure> {
    Ok(client(server)?.search().creative().images("roof").page_size(size))
}

fn numbers(images: Vec<CreativeImage>) -> Vec<u32> {
    images.into_iter().filter_map(|image| image.id?.parse().ok()).collect()
}

async fn all(items: Items<SearchCreativeImages>) -> Result<Vec<u32>, Error> {
    Ok(numbers(items.try_collect().await?))
}

/// A server of so many images that refuses pages after the last, as the API does.
fn shelf(count: u32) -> std::io::Result<Loopback> {
    Loopback::start(move |request| {
        let (page, size) = (number(request, "page").max(1), number(request, "page_size").max(1));
        let ids = ids_on(page, size, count);
        if ids.is_empty() && page > 1 { invalid_page() } else { images(ids, Some(count)) }
    })
}

#[tokio::test]
async fn every_item_is_returned_once_and_no_page_after_the_last_is_requested() -> Result<(), Failure> {
    let server = shelf(11)?;
    assert_eq!(all(query(&server, 4)?.stream()).await?, (0..11).collect::<Vec<_>>());
    assert_eq!(requested_pages(&server), [1, 2, 3]);
    Ok(())
}

#[tokio::test]
async fn items_that_shift_to_the_next_page_are_left_out_there() -> Result<(), Failure> {
    // With each response, two new images come to the front: 101, 102, …
    let new = AtomicU32::new(0);
    let server = Loopback::start(move |request| {
        let arrived = new.fetch_add(2, Ordering::SeqCst);
        let everything = (1..=arrived).rev().map(|id| 100 + id).chain(0..10);
        let skipped = (number(request, "page") - 1) * 5;
        images(everything.skip(skipped as usize).take(5), Some(10 + arrived))
    })?;
    let pages: Vec<_> = query(&server, 5)?.pages().try_collect().await?;
    let told: Vec<_> = pages.iter().map(|page| (page.items.len(), page.repeated, page.total)).collect();
    assert_eq!(told, [(5, 0, Some(10)), (3, 2, Some(12)), (2, 2, Some(14))]);
    let ids = pages.into_iter().flat_map(|page| numbers(page.items));
    assert_eq!(ids.collect::<Vec<_>>(), (0..10).collect::<Vec<_>>());
    Ok(())
}

#[tokio::test]
async fn results_that_become_fewer_end_at_the_refusal() -> Result<(), Failure> {
    let requested = AtomicU32::new(0);
    let server = Loopback::start(move |request| {
        // Twelve at first, then six.
        let count = if requested.fetch_add(1, Ordering::SeqCst) == 0 { 12 } else { 6 };
        let (page, size) = (number(request, "page"), number(request, "page_size"));
        let ids = ids_on(page, size, count);
        if ids.is_empty() { invalid_page() } else { images(ids, None) }
    })?;
    assert_eq!(all(query(&server, 2)?.stream()).await?, (0..6).collect::<Vec<_>>());
    assert_eq!(requested_pages(&server), [1, 2, 3, 4]);

    let requested = AtomicU32::new(0);
    let server = Loopback::start(move |request| {
        let count = if requested.fetch_add(1, Ordering::SeqCst) == 0 { 12 } else { 4 };
        let ids = ids_on(number(request, "page"), number(request, "page_size"), count);
        images(ids, Some(count))
    })?;
    let mut items = query(&server, 2)?.stream();
    let mut seen = Vec::new();
    while let Some(image) = items.try_next().await? {
        seen.push(image);
    }
    assert_eq!(numbers(seen), [0, 1, 2, 3]);
    assert_eq!((items.total(), items.page()), (Some(4), None));
    assert_eq!(requested_pages(&server), [1, 2]);
    Ok(())
}

#[tokio::test]
async fn paging_ends_where_the_api_refuses_to_page_further() -> Result<(), Failure> {
    let server = Loopback::start(|request| {
        let (page, size) = (number(request, "page"), number(request, "page_size"));
        if page > 3 { invalid_page() } else { images(ids_on(page, size, 10_000), Some(10_000)) }
    })?;
    let mut pages = query(&server, 2)?.pages();
    let mut items = Vec::new();
    while let Some(page) = pages.try_next().await? {
        items.extend(page.items);
    }
    assert_eq!(numbers(items), (0..6).collect::<Vec<_>>());
    assert_eq!((pages.total(), pages.next_page()), (Some(10_000), None));
    assert!(pages.try_next().await?.is_none());
    assert_eq!(requested_pages(&server), [1, 2, 3, 4]);
    Ok(())
}

#[tokio::test]
async fn an_empty_page_is_the_end_whatever_the_count() -> Result<(), Failure> {
    let server = Loopback::start(|request| match number(request, "page") {
        page @ 1..=2 => images(ids_on(page, 2, 4), Some(100)),
        _ => images([], Some(100)),
    })?;
    let pages: Vec<_> = query(&server, 2)?.pages().try_collect().await?;
    assert_eq!(pages.iter().map(|page| page.number).collect::<Vec<_>>(), [1, 2]);
    assert_eq!(requested_pages(&server), [1, 2, 3]);

    let server = Loopback::start(|_| images([], Some(100)))?;
    assert_eq!(all(query(&server, 2)?.stream()).await?, [0_u32; 0]);
    assert_eq!(requested_pages(&server), [1]);
    Ok(())
}

#[tokio::test]
async fn no_results_are_one_page_without_items() -> Result<(), Failure> {
    let server = shelf(0)?;
    let pages: Vec<_> = query(&server, 2)?.pages().try_collect().await?;
    assert_eq!(pages.len(), 1);
    assert_eq!((pages[0].items.len(), pages[0].total), (0, Some(0)));
    assert_eq!(all(query(&server, 2)?.stream()).await?, [0_u32; 0]);
    Ok(())
}

#[tokio::test]
async fn without_a_count_a_short_page_is_the_last() -> Result<(), Failure> {
    let server = Loopback::start(|request| images(ids_on(number(request, "page"), 2, 5), None))?;
    assert_eq!(all(query(&server, 2)?.stream()).await?, [0, 1, 2, 3, 4]);
    assert_eq!(requested_pages(&server), [1, 2, 3]);
    Ok(())
}

#[tokio::test]
async fn a_server_that_repeats_one_page_does_not_loop_permanently() -> Result<(), Failure> {
    let server = Loopback::start(|_| images(0..2, None))?;
    assert_eq!(all(query(&server, 2)?.stream()).await?, [0, 1]);
    assert_eq!(requested_pages(&server), [1, 2]);

    let server = Loopback::start(|_| images(0..2, Some(9)))?;
    assert_eq!(all(query(&server, 2)?.stream()).await?, [0, 1]);
    assert_eq!(requested_pages(&server), [1, 2, 3, 4, 5]);
    Ok(())
}

#[tokio::test]
async fn items_without_an_id_are_all_returned() -> Result<(), Failure> {
    let body = serde_json::json!({ "images": [{ "title": "a" }, { "title": "a" }], "result_count": 2 });
    let server = Loopback::start(move |_| json_response(&body))?;
    let items: Vec<_> = query(&server, 2)?.stream().try_collect().await?;
    assert_eq!(items.len(), 2);
    Ok(())
}

#[tokio::test]
async fn the_id_is_returned_with_any_fields() -> Result<(), Failure> {
    use getty_api::types::CreativeImageField as Field;
    use getty_api_ext::FieldSet;

    let server = shelf(1)?;
    query(&server, 2)?.fields([Field::Title]).send().await?;
    query(&server, 2)?.fields(FieldSet::Display).send().await?;
    query(&server, 2)?.fields([FieldSet::Summary, FieldSet::Display]).send().await?;
    query(&server, 2)?.fields(["title", "id"]).send().await?;
    query(&server, 2)?.send().await?;
    let fields: Vec<_> = server.recorded().iter().map(|request| parameter(request, "fields")).collect();
    let expected = ["id,title", "id,display_set", "summary_set,display_set", "title,id"];
    assert_eq!(fields[..4], expected.map(|fields| Some(fields.to_owned())));
    assert_eq!(fields[4], None);
    Ok(())
}

#[tokio::test]
async fn events_end_at_page_fifty() -> Result<(), Failure> {
    let server = Loopback::start(|request| {
        let page = number(request, "page");
        json_response(&serde_json::json!({ "events": [{ "id": page }], "result_count": 1000 }))
    })?;
    let events: Vec<_> =
        client(&server)?.search().events("final").page_size(1).stream().try_collect().await?;
    assert_eq!(events.len(), 50);
    assert_eq!(requested_pages(&server), (1..=50).collect::<Vec<_>>());

    let refused = client(&server)?.search().events("final").page(51).send().await.unwrap_err();
    assert_eq!(refused.kind(), ErrorKind::Invalid);
    assert!(refused.to_string().contains("numbered from 1 to 50"), "{refused}");
    Ok(())
}

#[tokio::test]
async fn nothing_is_requested_before_it_is_needed() -> Result<(), Failure> {
    let server = shelf(100)?;
    let mut items = query(&server, 2)?.stream();
    assert_eq!((items.total(), items.page()), (None, Some(1)));
    assert!(requested_pages(&server).is_empty());
    items.try_next().await?;
    items.try_next().await?;
    assert_eq!(requested_pages(&server), [1]);
    assert_eq!((items.total(), items.page()), (Some(100), Some(2)));
    items.try_next().await?;
    assert_eq!(requested_pages(&server), [1, 2]);
    assert_eq!(items.page(), Some(2), "one of the two is still to come");
    Ok(())
}

#[tokio::test]
async fn the_next_page_is_fetched_ahead_on_request() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let getty = client_of(&mock)?;
    let mut pages = getty.search().creative().images("").page_size(10).prefetch().pages();
    assert_eq!(mock.call_count("search_creative_images"), 0);
    pages.try_next().await?;
    // Nobody polls, and still it is requested.
    mock.wait_for_calls("search_creative_images", 2).await;
    let page = pages.try_next().await?;
    assert_eq!(page.map(|page| page.number), Some(2));

    let mock = MockGetty::start().await;
    let getty = client_of(&mock)?;
    let images: Vec<_> =
        getty.search().creative().images("").page_size(25).prefetch().stream().try_collect().await?;
    assert_eq!(images.len(), 96);
    mock.assert_called("search_creative_images").times(4);
    Ok(())
}

#[tokio::test]
async fn a_stream_can_move_to_another_task() -> Result<(), Failure> {
    let server = shelf(5)?;
    let mut items = query(&server, 2)?.stream();
    let first = items.try_next().await?;
    let rest = tokio::spawn(items.try_collect::<Vec<_>>()).await??;
    assert_eq!(numbers(first.into_iter().chain(rest).collect()), [0, 1, 2, 3, 4]);
    Ok(())
}

#[tokio::test]
async fn a_failure_of_a_later_page_is_returned_in_order() -> Result<(), Failure> {
    let server = Loopback::start(|request| match number(request, "page") {
        1 => images(0..2, Some(4)),
        _ => error_response(400, "InvalidParameterValue"),
    })?;
    let mut items = query(&server, 2)?.prefetch().stream();
    assert!(items.try_next().await?.is_some());
    assert!(items.try_next().await?.is_some());
    let error = items.try_next().await.unwrap_err();
    assert_eq!(error.code().map(|code| code.as_str()), Some("InvalidParameterValue"));
    Ok(())
}

#[tokio::test]
async fn an_error_ends_the_stream_and_returns_where_to_continue() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let getty = client_of(&mock)?;
    let query = getty.search().creative().images("").page_size(50);
    let whole: Vec<_> = query.clone().stream().try_collect().await?;

    let mut items = query.clone().stream();
    let mut seen = Vec::new();
    while seen.len() < 50 {
        seen.extend(items.try_next().await?);
    }
    mock.fail_next("search_creative_images", 1, Fault::Status(500));
    let error = items.try_next().await.unwrap_err();
    assert_eq!(error.status().map(|status| status.as_u16()), Some(500));
    assert_eq!(items.page(), Some(2));
    assert!(items.next().await.is_none(), "an error is the last thing that comes");

    let page = items.page().unwrap_or_default();
    let rest: Vec<_> = query.page(page).stream().try_collect().await?;
    seen.extend(rest);
    assert_eq!(seen, whole);
    Ok(())
}

#[tokio::test]
async fn a_stream_that_begins_after_the_end_is_empty() -> Result<(), Failure> {
    let server = shelf(4)?;
    assert_eq!(all(query(&server, 2)?.page(9).stream()).await?, [0_u32; 0]);
    assert_eq!(all(query(&server, 2)?.page(2).stream()).await?, [2, 3]);
    Ok(())
}

#[tokio::test]
async fn sizes_and_pages_the_api_does_not_accept_are_refused_before_anything_is_sent() -> Result<(), Failure>
{
    let server = shelf(10)?;
    let getty = client(&server)?;
    let search = |size| getty.search().creative().images("roof").page_size(size);
    for (size, nearest) in [(0, 1), (-7, 1), (7, 6), (11, 10), (70, 75), (99, 100), (i32::MAX, 100)] {
        let error = search(size).send().await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Invalid);
        assert!(error.to_string().ends_with(&format!("the nearest is {nearest}")), "{error}");
        let mut pages = search(size).pages();
        assert_eq!(pages.try_next().await.unwrap_err().to_string(), error.to_string());
        assert!(pages.next().await.is_none());
    }
    let error = getty.search().artist("Ada").images().page_size(101).send().await.unwrap_err();
    assert!(error.to_string().ends_with("the nearest is 100"), "{error}");
    let error = search(5).page(0).send().await.unwrap_err();
    assert!(error.to_string().contains("numbered from 1"), "{error}");
    assert!(server.recorded().is_empty());

    getty.search().artist("Ada").images().page_size(99).send().await?;
    assert_eq!(number(&server.recorded()[0], "page_size"), 99);
    Ok(())
}

#[tokio::test]
async fn results_are_counted_without_getting_them() -> Result<(), Failure> {
    let server = shelf(1234)?;
    assert_eq!(query(&server, 100)?.page(3).count().await?, Some(1234));
    let request = &server.recorded()[0];
    assert_eq!((number(request, "page"), number(request, "page_size")), (1, 1));
    Ok(())
}

#[tokio::test]
async fn facets_and_suggestions_are_in_the_page() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let getty = client_of(&mock)?;
    let search = getty.search().editorial().images("").page_size(10);
    let page = search.clone().pages().try_next().await?.ok_or("no page")?;
    assert!(page.facets.is_none() && page.related_searches.is_empty());
    let page = search.include_facets(true).include_related_searches(true).pages().try_next().await?;
    let page = page.ok_or("no page")?;
    let facets = page.facets.ok_or("no facets")?;
    assert!(!facets.artists.is_empty() && facets.events.iter().all(|event| event.name.is_some()));
    assert!(page.related_searches.iter().all(|search| search.phrase.is_some()));
    assert!(!page.related_searches.is_empty());
    Ok(())
}
