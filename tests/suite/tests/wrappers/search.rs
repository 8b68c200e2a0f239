//! Each way to search calls its operation, with what was given.

use futures_util::TryStreamExt as _;
use getty_api::Timestamp;
use getty_api::types::{AffiliateSearchStyle, EditorialSegment, EventSortOrder, ImageOrientation};
use getty_api_ext::{ErrorKind, SearchImage};
use getty_api_mock::MockGetty;
use getty_api_suite::loopback::Loopback;
use serde_json::json;

use crate::support::*;

#[tokio::test]
async fn each_search_calls_its_operation() -> Result<(), Failure> {
    let server = Loopback::start(|_| json_response(&json!({})))?;
    let getty = client(&server)?;
    let search = || getty.search();
    search().creative().images("a roof").send().await?;
    search().creative().videos("a roof").send().await?;
    search().editorial().images("a roof").send().await?;
    search().editorial().videos("a roof").send().await?;
    search().images("a roof").send().await?;
    search().events("a roof").send().await?;
    search().artist("Ada L").images().send().await?;
    search().artist("Ada L").videos().send().await?;
    search().affiliate().images("a roof").style(AffiliateSearchStyle::Vector).send().await?;
    search().affiliate().videos("a roof").send().await?;
    search().similar_images("17").send().await?;
    search().similar_videos("17").send().await?;
    search().images_in_same_series("17").send().await?;
    search().videos_in_same_series("17").send().await?;
    search().creative().images_by_image(SearchImage::asset("17")).send().await?;
    search().creative().videos_by_image(SearchImage::asset("17")).send().await?;
    let targets: Vec<String> = server.recorded().into_iter().map(|request| request.target).collect();
    let expected = [
        "/v3/search/images/creative?phrase=a%20roof",
        "/v3/search/videos/creative?phrase=a%20roof",
        "/v3/search/images/editorial?phrase=a%20roof",
        "/v3/search/videos/editorial?phrase=a%20roof",
        "/v3/search/images?phrase=a%20roof",
        "/v3/search/events?phrase=a%20roof",
        "/v3/artists/images?artist_name=Ada%20L",
        "/v3/artists/videos?artist_name=Ada%20L",
        "/v3/affiliates/search/images?phrase=a%20roof&style=vector",
        "/v3/affiliates/search/videos?phrase=a%20roof",
        "/v3/images/17/similar",
        "/v3/videos/17/similar",
        "/v3/images/17/same-series",
        "/v3/videos/17/same-series",
        "/v3/search/images/creative/by-image?asset_id=17",
        "/v3/search/videos/creative/by-image?asset_id=17",
    ];
    assert_eq!(targets, expected);
    Ok(())
}

#[tokio::test]
async fn each_paged_search_returns_its_items() -> Result<(), Failure> {
    let body = json!({
        "images": [{ "id": "1" }], "videos": [{ "id": "2" }], "events": [{ "id": 3 }], "result_count": 1
    });
    let server = Loopback::start(move |_| json_response(&body))?;
    let getty = client(&server)?;
    let search = || getty.search();
    macro_rules! first {
        ($query:expr) => {
            $query.stream().try_collect::<Vec<_>>().await?.into_iter().next().and_then(|item| item.id)
        };
    }
    let (image, video) = (Some("1".to_owned()), Some("2".to_owned()));
    assert_eq!(first!(search().creative().images("")), image);
    assert_eq!(first!(search().editorial().images("")), image);
    assert_eq!(first!(search().images("")), image);
    assert_eq!(first!(search().artist("").images()), image);
    assert_eq!(first!(search().similar_images("1")), image);
    assert_eq!(first!(search().images_in_same_series("1")), image);
    assert_eq!(first!(search().creative().images_by_image(SearchImage::asset("1"))), image);
    assert_eq!(first!(search().creative().videos("")), video);
    assert_eq!(first!(search().editorial().videos("")), video);
    assert_eq!(first!(search().artist("").videos()), video);
    assert_eq!(first!(search().similar_videos("1")), video);
    assert_eq!(first!(search().videos_in_same_series("1")), video);
    assert_eq!(first!(search().creative().videos_by_image(SearchImage::asset("1"))), video);
    assert_eq!(first!(search().events("")), Some(3));
    Ok(())
}

#[tokio::test]
async fn streams_send_the_size_of_page_they_use() -> Result<(), Failure> {
    let server = Loopback::start(|_| json_response(&json!({})))?;
    let getty = client(&server)?;
    getty.search().creative().images("").pages().try_next().await?;
    getty.search().artist("Ada").videos().pages().try_next().await?;
    getty.search().similar_images("17").pages().try_next().await?;
    let sizes: Vec<u32> = server.recorded().iter().map(|request| number(request, "page_size")).collect();
    assert_eq!(sizes, [30, 10, 30]);
    Ok(())
}

#[tokio::test]
async fn filters_reach_the_api_as_the_raw_operation_sends_them() -> Result<(), Failure> {
    let server = Loopback::start(|_| json_response(&json!({})))?;
    let getty = client(&server)?;
    let day = "2026-03-01".parse::<Timestamp>()?;
    getty
        .search()
        .editorial()
        .images("final")
        .editorial_segments([EditorialSegment::Sport, EditorialSegment::News])
        .event_ids([775_100_001, 775_100_004])
        .orientations([ImageOrientation::Horizontal])
        .date_from(day)
        .specific_people(["Ada Lindqvist"])
        .include_facets(true)
        .language("pt-BR")
        .country("bra")
        .page(2)
        .page_size(60)
        .send()
        .await?;
    let moment = "2026-03-01T01:00:00.5+02:00".parse::<chrono::DateTime<chrono::FixedOffset>>()?;
    let events = getty.search().events("final").editorial_segment(EditorialSegment::Sport).date_to(moment);
    events.sort_order(EventSortOrder::Oldest).send().await?;
    let recorded = server.recorded();
    assert_eq!(
        recorded[0].target,
        "/v3/search/images/editorial?date_from=2026-03-01&editorial_segments=sport,news\
         &event_ids=775100001,775100004&include_facets=true&orientations=horizontal&page=2&page_size=60\
         &phrase=final&specific_people=Ada%20Lindqvist"
    );
    assert_eq!(recorded[0].header("accept-language"), Some("pt-BR"));
    assert_eq!(recorded[0].header("gi-country-code"), Some("BRA"));
    assert_eq!(
        recorded[1].target,
        "/v3/search/events?date_to=2026-02-28&editorial_segment=sport&phrase=final&sort_order=oldest"
    );
    Ok(())
}

#[tokio::test]
async fn the_raw_operation_stays_within_reach() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let getty = client_of(&mock)?;
    let operation = getty.search().creative().images("lighthouse").page_size(3).into_operation();
    let page = getty.send(operation.page(2)).await?;
    assert_eq!(page.images.len(), 3);
    let received = mock.received_requests_for("search_creative_images");
    assert_eq!(received[0].query_value("page"), Some("2"));
    Ok(())
}

#[tokio::test]
async fn a_picture_on_the_web_is_matched() -> Result<(), Failure> {
    let server = Loopback::start(|request| match parameter(request, "url").as_deref() {
        Some("https://example.com/a%20roof.jpg?size=1") => json_response(&json!({ "id": "17" })),
        Some("https://example.com/none.jpg") => json_response(&json!({ "id": null })),
        Some("https://example.com/unknown.jpg") => error_response(404, "AssetNotFound"),
        _ => error_response(400, "InvalidImageUrl"),
    })?;
    let getty = client(&server)?;
    let found = getty.match_image("https://example.com/a%20roof.jpg?size=1").await?;
    assert_eq!(found.as_deref(), Some("17"));
    assert_eq!(getty.match_image("https://example.com/none.jpg").await?, None);
    assert_eq!(getty.match_image("https://example.com/unknown.jpg").await?, None);
    let error = getty.match_image("https://example.com/broken").await.unwrap_err();
    assert_eq!(error.code().map(|code| code.as_str()), Some("InvalidImageUrl"));
    assert_eq!(server.recorded().len(), 4);
    for wrong in ["roof.jpg", "ftp://example.com/roof.jpg", "file:///etc/passwd", ""] {
        let error = getty.match_image(wrong).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Invalid, "{wrong}");
    }
    assert_eq!(server.recorded().len(), 4);
    Ok(())
}

#[tokio::test]
async fn pictures_and_assets_are_searched_with() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let getty = client_of(&mock)?;
    let id = mock.image_ids().swap_remove(0);
    let picture = SearchImage::from_bytes(mock.file(&id).ok_or("no file")?)?;
    let search = getty.search().creative();
    let images: Vec<_> = search.images_by_image(picture.clone()).page_size(50).stream().try_collect().await?;
    assert_eq!(images.len(), 96);
    assert!(search.videos_by_image(picture).count().await? > Some(0));
    mock.assert_called("upload_search_image").times(2);

    let nearest = search.images_by_image(SearchImage::asset(&id)).page_size(1).send().await?;
    assert_eq!(nearest.images[0].id.as_ref(), Some(&id));
    assert_eq!(getty.match_image(format!("https://example.com/{id}.jpg")).await?, Some(id));
    assert_eq!(getty.match_image("https://example.com/1.jpg").await?, None);
    Ok(())
}

#[tokio::test]
async fn what_belongs_to_an_asset_or_an_artist_is_listed() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let getty = client_of(&mock)?;
    let (image, video) = (&mock.image_ids()[0], &mock.video_ids()[0]);
    let search = || getty.search();
    assert!(search().similar_images(image).count().await? > Some(0));
    assert!(search().similar_videos(video).count().await? > Some(0));
    assert!(search().images_in_same_series(image).count().await?.is_some());
    assert!(search().videos_in_same_series(video).count().await?.is_some());
    let error = search().similar_images("1").send().await.unwrap_err();
    assert!(error.is_not_found());

    let works: Vec<_> = search().artist("Mei Tanaka").images().page_size(7).stream().try_collect().await?;
    assert!(works.len() > 7);
    assert!(works.iter().all(|image| image.artist.as_deref() == Some("Mei Tanaka")));
    let affiliate = search().affiliate().images("lighthouse").send().await?;
    assert!(affiliate.images.iter().all(|image| image.destination_url.is_some()));
    assert!(!affiliate.images.is_empty());
    Ok(())
}

#[tokio::test]
async fn events_are_searched_and_looked_up() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let getty = client_of(&mock)?;
    let search = getty.search().events("").editorial_segment(EditorialSegment::Sport).page_size(25);
    let events: Vec<_> = search.stream().try_collect().await?;
    let ids: Vec<i32> = events.iter().filter_map(|event| event.id).collect();
    assert!(ids.len() > 25);
    let known = getty.events(ids.iter().copied().chain([1])).send().await?;
    assert_eq!(known.found.iter().filter_map(|event| event.id).collect::<Vec<_>>(), ids);
    assert_eq!(known.not_found, [1]);
    let first = getty.event(ids[0]).send().await?;
    assert_eq!(first.as_ref(), known.found.first());
    assert_eq!(getty.event(1).send().await?, None);
    Ok(())
}
