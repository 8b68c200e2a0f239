//! Results that change while a client pages through them.

use getty_api_mock::{Asset, Drift, Fault, MockGetty};

use crate::support::*;

/// Fetches all pages. Returns their ids and counts, and the error code after the last page or `empty`.
async fn fetch_pages(mock: &MockGetty) -> (Vec<Vec<String>>, Vec<u64>, String) {
    let (mut pages, mut counts) = (Vec::new(), Vec::new());
    for number in 1.. {
        let path = format!("/v3/search/images/creative?page_size=20&fields=id&page={number}");
        let response = get(mock, &path).await;
        let status = response.status();
        let response = json(response).await;
        if !status.is_success() {
            return (pages, counts, response["ErrorCode"].as_str().unwrap().to_owned());
        }
        counts.push(response["result_count"].as_u64().unwrap());
        let ids = response["images"].as_array().unwrap().iter();
        let ids: Vec<String> = ids.map(|one| one["id"].as_str().unwrap().to_owned()).collect();
        if ids.is_empty() {
            return (pages, counts, "empty".to_owned());
        }
        pages.push(ids);
    }
    unreachable!()
}

#[tokio::test]
async fn growing_results_are_repeated() {
    let mock = MockGetty::start().await;
    let (unchanged, counts, end) = fetch_pages(&mock).await;
    assert_eq!((unchanged.len(), counts, end.as_str()), (5, vec![96; 5], "InvalidPage"));
    mock.set_drift("search_creative_images", Drift::Grow(3));
    let (pages, counts, end) = fetch_pages(&mock).await;
    assert_eq!(pages[0], unchanged[0]);
    assert_eq!(pages[0][17..], pages[1][..3]);
    assert_eq!((counts, end.as_str()), (vec![96, 99, 102, 105, 108, 111], "InvalidPage"));
    let distinct = pages.concat().into_iter().collect::<std::collections::BTreeSet<_>>();
    assert_eq!(distinct.len(), 96, "nothing is lost");
    mock.clear_drift();
    assert_eq!(fetch_pages(&mock).await.0, unchanged);
}

#[tokio::test]
async fn shrinking_results_are_missed() {
    let mock = MockGetty::start().await;
    let all = fetch_pages(&mock).await.0.concat();
    mock.set_drift("search_creative_images", Drift::Shrink(4));
    let (pages, counts, end) = fetch_pages(&mock).await;
    assert_eq!(pages[1], all[24..44]);
    assert_eq!((counts, end.as_str()), (vec![96, 92, 88, 84], "InvalidPage"));
    // The results of other operations do not change.
    let path = "/v3/search/images?page_size=20&page=2";
    assert_eq!(json_of(&mock, path).await["result_count"], 168);
}

#[tokio::test]
async fn results_can_end_before_their_count() {
    let mock = MockGetty::start().await;
    mock.set_drift("search_creative_images", Drift::RejectAfter(2));
    let (pages, counts, end) = fetch_pages(&mock).await;
    assert_eq!((pages.len(), counts, end.as_str()), (2, vec![96, 96], "InvalidPage"));
    mock.set_drift("search_creative_images", Drift::EmptyAfter(3));
    let (pages, counts, end) = fetch_pages(&mock).await;
    assert_eq!((pages.len(), counts, end.as_str()), (3, vec![96; 4], "empty"));

    let token = user_token(&mock).await;
    mock.set_drift("list_purchased_assets", Drift::RejectAfter(1));
    let path = "/v3/purchased-assets?page_size=2&page=2";
    assert_getty_error(get_as(&mock, &token, path).await, 400, "InvalidPage").await;
}

#[tokio::test]
async fn a_reset_restores_the_start() {
    let builder = MockGetty::builder().frozen_at("2026-03-01T12:00:00Z".parse().unwrap());
    let mock = builder.start().await;
    let id = mock.image_ids()[0].clone();
    let path = format!("/v3/images/{id}");
    let (first, url) = (json_of(&mock, &path).await, mock.api_url().to_owned());
    let token = client_token(&mock).await;
    post_as(&mock, &token, &format!("/v3/downloads/images/{id}")).await;
    mock.add_asset(Asset::image(&id).title("Another"));
    mock.add_asset(Asset::image("42"));
    mock.fail_always("get_image", Fault::Status(503));
    mock.set_drift("search_images", Drift::EmptyAfter(0));
    mock.clock().advance(std::time::Duration::from_secs(60));
    let gate = mock.pause_calls("list_countries");
    let held = tokio::spawn(call(&mock, reqwest::Method::GET, "/v3/countries").send());
    gate.wait_for_calls(1).await;

    mock.reset();
    assert_eq!(held.await.unwrap().unwrap().status(), 200);
    mock.clear_received_requests();
    assert_eq!(mock.download_count(), 0);
    assert_eq!(mock.remaining_quota("premiumaccess"), Some(1000));
    assert_eq!(mock.clock().now().to_rfc3339(), "2026-03-01T12:00:00+00:00");
    assert_eq!(mock.api_url(), url);
    assert_eq!(json_of(&mock, &path).await, first);
    assert!(!mock.image_ids().contains(&"42".to_owned()));
    assert_eq!(get_as(&mock, &token, "/v3/products").await.status(), 401);
    assert!(!json_of(&mock, "/v3/search/images").await["images"].as_array().unwrap().is_empty());
    assert_eq!(mock.received_requests().len(), 3);
}
