//! The history of downloads.

use std::time::Duration;

use getty_api_mock::MockGetty;
use reqwest::Method;

use crate::support::*;

#[tokio::test]
async fn downloads_are_listed_newest_first() {
    let mock = MockGetty::start().await;
    let token = client_token(&mock).await;
    let images = mock.image_ids();
    let empty = json(get_as(&mock, &token, "/v3/downloads").await).await;
    assert_eq!(empty["result_count"], 0);
    for id in &images[..3] {
        post_as(&mock, &token, &format!("/v3/downloads/images/{id}")).await;
        mock.clock().advance(Duration::from_secs(1));
    }
    let response = json(get_as(&mock, &token, "/v3/downloads?page_size=2").await).await;
    assert_eq!(response["result_count"], 3);
    assert_eq!(response["downloads"].as_array().unwrap().len(), 2);
    assert_eq!(response["downloads"][0]["id"], images[2].as_str());
    let second = get_as(&mock, &token, "/v3/downloads?page_size=2&page=2").await;
    assert_eq!(json(second).await["downloads"][0]["id"], images[0].as_str());
    let other = get_as(&mock, &token, "/v3/downloads?product_type=easyaccess").await;
    assert_eq!(json(other).await["result_count"], 0);
}

#[tokio::test]
async fn the_default_date_range_is_thirty_days() {
    let mock = MockGetty::builder().frozen_at("2026-03-01T12:00:00Z".parse().unwrap()).start().await;
    let token = client_token(&mock).await;
    let id = &mock.image_ids()[0];
    post_as(&mock, &token, &format!("/v3/downloads/images/{id}")).await;
    mock.clock().advance(Duration::from_secs(40 * 24 * 3600));
    let token = client_token(&mock).await;
    let count = async |query: &str| {
        let response = get_as(&mock, &token, &format!("/v3/downloads{query}")).await;
        json(response).await["result_count"].as_u64().unwrap()
    };
    assert_eq!(count("").await, 0);
    assert_eq!(count("?date_from=2026-03-01").await, 1);
    assert_eq!(count("?date_from=2026-03-01T13:00:00Z").await, 1);
    assert_eq!(count("?date_from=2026-03-01T13:00:00Z&use_time=true").await, 0);
    assert_eq!(count("?date_from=2026-02-01&date_to=2026-03-01").await, 1);
    assert_eq!(count("?date_from=2026-02-01&date_to=2026-02-28").await, 0);
}

#[tokio::test]
async fn company_downloads_include_those_of_other_users() {
    let mock = MockGetty::start().await;
    let (application, user) = (client_token(&mock).await, user_token(&mock).await);
    let id = &mock.image_ids()[0];
    post_as(&mock, &application, &format!("/v3/downloads/images/{id}")).await;
    let count = async |query: &str| {
        let response = get_as(&mock, &user, &format!("/v3/downloads{query}")).await;
        json(response).await["result_count"].as_u64().unwrap()
    };
    assert_eq!(count("").await, 0);
    assert_eq!(count("?company_downloads=true").await, 1);
}

#[tokio::test]
async fn each_asset_has_its_history() {
    let mock = MockGetty::start().await;
    let token = user_token(&mock).await;
    let (image, video) = (&mock.image_ids()[0], &mock.video_ids()[0]);
    let request = call_as(&mock, &token, Method::POST, &format!("/v3/downloads/images/{image}"));
    let request = request.header("Content-Type", "application/json");
    request.body(r#"{"download_notes":"for the cover"}"#).send().await.unwrap();
    let response = get_as(&mock, &token, &format!("/v3/images/{image}/downloadhistory")).await;
    let response = json(response).await;
    assert_eq!(response["id"], image.as_str());
    assert_eq!(response["downloads"][0]["download_notes"], "for the cover");
    assert_eq!(response["downloads"][0]["user"]["username"], mock.username());
    let response = get_as(&mock, &token, &format!("/v3/videos/{video}/downloadhistory")).await;
    assert_eq!(json(response).await["downloads"].as_array().unwrap().len(), 0);
    let unknown = get_as(&mock, &token, "/v3/images/1/downloadhistory").await;
    assert_getty_error(unknown, 404, "ImageNotFound").await;
}
