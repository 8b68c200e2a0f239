//! The rate limit, and stopping the server.

use std::time::Duration;

use getty_api_mock::MockGetty;

use crate::support::*;

#[tokio::test]
async fn the_response_to_requests_over_the_rate_limit_is_429() {
    let mock = MockGetty::builder()
        .frozen_at("2026-03-01T12:00:00Z".parse().unwrap())
        .queries_per_second(2)
        .start()
        .await;
    client_token(&mock).await; // token requests count too
    assert_eq!(get(&mock, "/v3/countries").await.status(), 200);
    let over = get(&mock, "/v3/countries").await;
    assert_eq!(over.status(), 429);
    assert_eq!(header(&over, "x-error-detail"), "Account Over Queries Per Second Limit");
    assert_eq!(header(&over, "retry-after"), "");
    assert_eq!(json(over).await["message"], "Too Many Requests");
    mock.clock().advance(Duration::from_secs(1));
    assert_eq!(get(&mock, "/v3/countries").await.status(), 200);
    mock.set_queries_per_second(None);
    for _ in 0..5 {
        assert_eq!(get(&mock, "/v3/countries").await.status(), 200);
    }
}

#[tokio::test]
async fn deliveries_do_not_count_against_the_rate() {
    let mock = MockGetty::builder().queries_per_second(0).start().await;
    let id = &mock.image_ids()[0];
    let url = format!("{}/media/{id}/thumb.jpg", mock.delivery_url());
    assert_eq!(client().get(url).send().await.unwrap().status(), 200);
}

#[tokio::test]
async fn a_stopped_server_leaves_no_connection_and_no_port() {
    let mock = MockGetty::start().await;
    let id = mock.image_ids()[0].clone();
    let api = mock.api_url().to_owned();
    let url = format!("{}/media/{id}/thumb.jpg", mock.delivery_url());
    mock.fail_next("display", 1, getty_api_mock::Fault::StallBodyAt(10));
    let stalled = client().get(url).send().await.unwrap();
    mock.stop().await;
    assert!(stalled.bytes().await.is_err(), "the stalled transfer was cut");
    let error = client().get(api).send().await.unwrap_err();
    assert!(error.is_connect(), "{error:?}");
}

#[tokio::test]
async fn dropping_the_handle_stops_the_server() {
    let mock = MockGetty::start().await;
    let url = format!("{}/v3/countries", mock.api_url());
    mock.fail_next("list_countries", 1, getty_api_mock::Fault::Stall);
    let call = tokio::spawn(client().get(&url).send());
    mock.wait_for_calls("list_countries", 1).await;
    drop(mock);
    assert!(call.await.unwrap().is_err());
}

#[tokio::test]
async fn a_port_in_use_is_an_error() {
    let mock = MockGetty::start().await;
    let port: u16 = mock.api_url().rsplit(':').next().unwrap().parse().unwrap();
    let second = MockGetty::builder().api_port(port).try_start().await;
    assert_eq!(second.unwrap_err().kind(), std::io::ErrorKind::AddrInUse);
}
