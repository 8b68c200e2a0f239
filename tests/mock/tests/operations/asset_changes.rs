//! The feed of asset changes.

use std::time::Duration;

use getty_api_mock::{ChangeSetNaming, Lifecycle, MockGetty};
use reqwest::{Method, Response};

use crate::support::*;

async fn put(mock: &MockGetty, token: &str, query: &str) -> Response {
    let path = format!("/v3/asset-changes/change-sets{query}");
    call_as(mock, token, Method::PUT, &path).send().await.unwrap()
}

async fn confirm(mock: &MockGetty, token: &str, id: &str) -> Response {
    let path = format!("/v3/asset-changes/change-sets/{id}");
    call_as(mock, token, Method::DELETE, &path).send().await.unwrap()
}

#[tokio::test]
async fn a_set_stays_until_it_is_confirmed() {
    let mock = MockGetty::builder().empty_channels().start().await;
    let token = client_token(&mock).await;
    let channel = mock.channel_ids()[0];
    let query = format!("?channel_id={channel}&batch_size=2");
    let nothing = put(&mock, &token, &query).await;
    assert_eq!(nothing.status(), 200);
    assert_eq!(nothing.text().await.unwrap(), "");

    for (id, lifecycle) in [("1", Lifecycle::New), ("2", Lifecycle::Update), ("3", Lifecycle::Delete)] {
        mock.publish_change(channel, id, lifecycle);
    }
    let first = put(&mock, &token, &query).await;
    assert_eq!(first.status(), 201);
    let first = json(first).await;
    let entries = first["changedAssetList"].as_array().unwrap();
    let lifecycles: Vec<_> = entries.iter().map(|one| &one["assetLifecycle"]).collect();
    assert_eq!(lifecycles, ["New", "Update"]);
    assert!(entries[0]["assetType"].is_null());

    let again = put(&mock, &token, &query).await;
    assert_eq!(again.status(), 200);
    assert_eq!(json(again).await, first);

    let id = first["changeSetId"].as_str().unwrap();
    assert_eq!(confirm(&mock, &token, id).await.status(), 200);
    let repeated = confirm(&mock, &token, id).await;
    assert_getty_error(repeated, 400, "InvalidChangeSetId").await;
    let next = json(put(&mock, &token, &query).await).await;
    assert_eq!(next["changedAssetList"][0]["assetLifecycle"], "Delete");
}

#[tokio::test]
async fn the_catalogue_is_announced_as_new() {
    let mock = MockGetty::start().await;
    let token = client_token(&mock).await;
    let channels = json(get_as(&mock, &token, "/v3/asset-changes/channels").await).await;
    for (channel, kind, ids) in
        [(&channels[0], "Image", mock.image_ids()), (&channels[1], "Film", mock.video_ids())]
    {
        assert_eq!(channel["assetType"], kind);
        let set = put(&mock, &token, &format!("?channel_id={}", channel["channelId"])).await;
        let set = json(set).await;
        let entries = set["changedAssetList"].as_array().unwrap();
        let listed: Vec<_> = entries.iter().map(|one| one["id"].as_str().unwrap()).collect();
        assert_eq!(listed, ids);
        assert!(entries.iter().all(|one| one["assetType"] == kind));
    }
}

#[tokio::test]
async fn invalid_channels_and_sizes_are_errors() {
    let mock = MockGetty::start().await;
    let token = client_token(&mock).await;
    assert_getty_error(put(&mock, &token, "").await, 400, "InvalidChannelId").await;
    let unknown = put(&mock, &token, "?channel_id=5").await;
    assert_getty_error(unknown, 404, "ChannelsNotFound").await;
    for size in ["0", "2201", "many"] {
        let response = put(&mock, &token, &format!("?channel_id=1001&batch_size={size}")).await;
        assert_getty_error(response, 400, "InvalidParameterValue").await;
    }
}

#[tokio::test]
async fn pending_notifications_expire_after_fourteen_days() {
    let mock = MockGetty::builder().empty_channels().start().await;
    let channel = mock.channel_ids()[0];
    mock.publish_change(channel, "1", Lifecycle::New);
    mock.clock().advance(Duration::from_secs(7 * 24 * 3600));
    mock.publish_change(channel, "2", Lifecycle::New);
    mock.clock().advance(Duration::from_secs(7 * 24 * 3600));
    let token = client_token(&mock).await;
    let set = json(put(&mock, &token, &format!("?channel_id={channel}")).await).await;
    let entries = set["changedAssetList"].as_array().unwrap();
    assert_eq!(entries.len(), 1);
    assert_eq!(entries[0]["id"], "2");
}

#[tokio::test]
async fn channels_state_the_count_and_the_oldest_date_of_notifications() {
    let start: chrono::DateTime<chrono::Utc> = "2026-05-01T12:00:00Z".parse().unwrap();
    let builder = MockGetty::builder().empty_channels().frozen_at(start);
    let mock = builder.token_lifetime(Duration::from_secs(100 * 24 * 3600)).start().await;
    let token = client_token(&mock).await;
    let (first, second) = (mock.channel_ids()[0], mock.channel_ids()[1]);
    let channels = async || {
        let channels = json(get_as(&mock, &token, "/v3/asset-changes/channels").await).await;
        let metadata = |channel: &serde_json::Value| {
            (channel["notification_count"].clone(), channel["oldest_notification_date_utc"].clone())
        };
        (metadata(&channels[0]), metadata(&channels[1]))
    };
    let none = (0.into(), serde_json::Value::Null);
    assert_eq!(channels().await, (none.clone(), none.clone()));
    mock.publish_change(first, "1", Lifecycle::New);
    mock.clock().advance(Duration::from_secs(3600));
    mock.publish_change(first, "2", Lifecycle::New);
    mock.publish_change(second, "3", Lifecycle::New);
    let of_first = (2.into(), "2026-05-01T12:00:00Z".into());
    let of_second = (1.into(), "2026-05-01T13:00:00Z".into());
    assert_eq!(channels().await, (of_first.clone(), of_second.clone()));
    let set = json(put(&mock, &token, &format!("?channel_id={first}&batch_size=1")).await).await;
    assert_eq!(channels().await, (of_first, of_second.clone()), "what is not confirmed waits");
    let id = set["changeSetId"].as_str().unwrap();
    let path = format!("/v3/asset-changes/change-sets/{id}");
    assert_eq!(call_as(&mock, &token, Method::DELETE, &path).send().await.unwrap().status(), 200);
    assert_eq!(channels().await, ((1.into(), "2026-05-01T13:00:00Z".into()), of_second));
    mock.clock().advance(Duration::from_secs(14 * 24 * 3600));
    assert_eq!(channels().await, (none.clone(), none));
}

#[tokio::test]
async fn snake_case_can_be_configured() {
    let mock = MockGetty::builder().change_set_naming(ChangeSetNaming::SnakeCase).start().await;
    let token = client_token(&mock).await;
    let channels = json(get_as(&mock, &token, "/v3/asset-changes/channels").await).await;
    assert_eq!(channels[0]["channel_id"], 1001);
    let set = json(put(&mock, &token, "?channel_id=1001").await).await;
    assert!(set["change_set_id"].is_string());
    assert_eq!(set["changed_assets"][0]["asset_lifecycle"], "New");
}
