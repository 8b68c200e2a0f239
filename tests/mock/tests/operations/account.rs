//! Licences, orders, purchases and usage.

use std::time::Duration;

use getty_api_mock::{Asset, MockGetty};
use reqwest::Method;
use serde_json::{Value, json};

use crate::support::*;

#[tokio::test]
async fn licences_cost_credits_while_some_remain() {
    let mock = MockGetty::builder().quota("creditpack", 30).start().await;
    let token = user_token(&mock).await;
    let path = format!("/v3/asset-licensing/{}", mock.image_ids()[0]);
    let acquire = async |licenses: &[&str], team: bool| {
        let body = json!({ "extended_licenses": licenses, "use_team_credits": team });
        send_json(&mock, &token, Method::POST, &path, &body).await
    };
    let bought = json(acquire(&["multiseat", "unlimited", "multiseat"], false).await).await;
    assert_eq!(bought, json!({ "acquired_licenses": ["multiseat", "unlimited"], "credits_used": 25 }));
    assert_eq!(mock.remaining_quota("creditpack"), Some(5));
    assert_getty_error(acquire(&["resale"], false).await, 402, "NotEnoughCreditsForPurchase").await;
    assert_eq!(acquire(&["resale"], true).await.status(), 200);
    assert_eq!(acquire(&["indemnification"], false).await.status(), 200);
    let products = json(get_as(&mock, &token, "/v3/products").await).await;
    let pack = products["products"].as_array().unwrap().iter().find(|one| one["type"] == "creditpack");
    let pack = pack.unwrap();
    assert_eq!((&pack["credits_remaining"], &pack["team_credits"]), (&json!(0), &json!(480)));
    assert_getty_error(acquire(&[], false).await, 400, "InvalidParameterValue").await;
    assert_getty_error(acquire(&["forever"], false).await, 400, "InvalidParameterValue").await;
    let body = json!({ "extended_licenses": ["resale"] });
    let unknown = send_json(&mock, &token, Method::POST, "/v3/asset-licensing/1", &body).await;
    assert_getty_error(unknown, 404, "AssetNotFound").await;
}

#[tokio::test]
async fn purchases_are_filtered_by_date_and_paged() {
    let builder = MockGetty::builder().frozen_at("2026-03-01T12:00:00Z".parse().unwrap());
    let mock = builder.start().await;
    let token = user_token(&mock).await;
    let count = async |query: &str| {
        let path = format!("/v3/purchased-assets?{query}");
        let list = json(get_as(&mock, &token, &path).await).await;
        (list["result_count"].as_u64().unwrap(), list["previous_purchases"].as_array().unwrap().len())
    };
    // One purchase every five days, two in each order; every third order is a colleague's.
    assert_eq!(count("company_purchases=true").await, (6, 6));
    assert_eq!(count("").await, (4, 4));
    let all = "company_purchases=true&date_from=2025-01-01";
    assert_eq!(count(all).await, (24, 24));
    assert_eq!(count(&format!("{all}&page_size=10&page=3")).await, (24, 4));
    assert_eq!(count(&format!("{all}&page_size=10&page=4")).await, (24, 0));
    let window = "company_purchases=true&date_from=2025-12-01&date_to=2025-12-31";
    assert_eq!(count(window).await, (7, 7));

    mock.add_asset(Asset::image("42"));
    let order = mock.add_order(&["42", &mock.video_ids()[0]]);
    assert_eq!(count("date_from=2026-03-01").await, (2, 2));
    let list = json(get_as(&mock, &token, "/v3/purchased-assets").await).await;
    let newest = &list["previous_purchases"][1];
    assert_eq!((&newest["asset_id"], &newest["order_id"]), (&json!("42"), &json!(order)));
    assert_eq!(newest["purchased_by"], mock.username());

    let shown = json(get_as(&mock, &token, &format!("/v3/orders/{order}")).await).await;
    assert_eq!(shown["assets"], json!([{ "id": "42" }, { "id": mock.video_ids()[0] }]));
    assert_eq!(shown["order_date"], "2026-03-01T12:00:00Z");
    let unknown = get_as(&mock, &token, "/v3/orders/1").await;
    assert_getty_error(unknown, 404, "OrderNotFound").await;

    mock.clock().advance(Duration::from_secs(40 * 24 * 3600));
    let token = user_token(&mock).await;
    let list = json(get_as(&mock, &token, "/v3/purchased-assets").await).await;
    assert_eq!(list["result_count"], 0, "the window moves with the clock");
}

fn usages(ids: impl IntoIterator<Item = String>) -> Value {
    let usage = |id| json!({ "asset_id": id, "quantity": 3, "usage_date": "2026-02-01T00:00:00Z" });
    json!({ "asset_usages": ids.into_iter().map(usage).collect::<Value>() })
}

#[tokio::test]
async fn usage_is_reported_once_for_each_batch() {
    let mock = MockGetty::start().await;
    let token = client_token(&mock).await;
    let known = mock.image_ids()[0].clone();
    let report = async |id: &str, body: &Value| {
        send_json(&mock, &token, Method::PUT, &format!("/v3/usage-batches/{id}"), body).await
    };
    // One unknown asset makes the complete batch fail; its id can be used again.
    let body = usages([known.clone(), "1".to_owned(), "2".to_owned()]);
    let refused = report("b-1", &body).await;
    assert_eq!(refused.status(), 201);
    let expected = json!({ "invalid_assets": ["1", "2"], "total_asset_usages_processed": null });
    assert_eq!(json(refused).await, expected);
    assert!(mock.usage_batches().is_empty());

    let body = usages(std::iter::repeat_n(known.clone(), 1000));
    let taken = report("b-1", &body).await;
    let expected = json!({ "invalid_assets": [], "total_asset_usages_processed": 1000 });
    assert_eq!(json(taken).await, expected);
    assert_getty_error(report("b-1", &body).await, 409, "TransactionIdDuplicated").await;
    assert_eq!(mock.usage_batches(), [("b-1".to_owned(), 1000)]);

    let many = usages(std::iter::repeat_n(known.clone(), 1001));
    assert_getty_error(report("b-2", &many).await, 400, "InvalidRequest").await;
    assert_getty_error(report("b-2", &usages([])).await, 400, "InvalidRequest").await;
    let none = json!({ "asset_usages": [{ "asset_id": known, "usage_date": "2026-02-01" }] });
    assert_getty_error(report("b-2", &none).await, 400, "InvalidRequest").await;
    let tomorrow = (mock.clock().now() + std::time::Duration::from_secs(86_400)).to_rfc3339();
    let future = json!({ "asset_usages": [{ "asset_id": known, "quantity": 1, "usage_date": tomorrow }] });
    assert_getty_error(report("b-2", &future).await, 400, "InvalidRequest").await;
    let invalid = json!({ "asset_usages": [{ "asset_id": known, "quantity": "3" }] });
    assert_getty_error(report("b-2", &invalid).await, 400, "InvalidParameterValue").await;
}
