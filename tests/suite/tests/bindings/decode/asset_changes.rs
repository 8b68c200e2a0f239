//! Asset changes come in two spellings.

use getty_api::operations::{GetChangeSet, ListChannels};

use super::decode;

const CAMEL_CASE: &str = r#"{
    "changeSetId": "900000000001",
    "changedAssetList": [{
        "id": "1167612765",
        "assetChangedUtcDateTime": "2026-10-05T13:02:11Z",
        "assetLifecycle": "New",
        "assetType": "Image",
        "uri": "https://api.gettyimages.com/v3/images/1167612765"
    }]
}"#;

const SNAKE_CASE: &str = r#"{
    "change_set_id": 900000000001,
    "changed_assets": [{
        "id": "1167612765",
        "asset_changed_utc_datetime": "2026-10-05T13:02:11Z",
        "asset_lifecycle": "New",
        "asset_type": "Image",
        "uri": "https://api.gettyimages.com/v3/images/1167612765"
    }]
}"#;

#[test]
fn change_sets_are_read_in_both_spellings() {
    let camel = decode::<GetChangeSet>(200, CAMEL_CASE).expect("camelCase").expect("a change set");
    let snake = decode::<GetChangeSet>(201, SNAKE_CASE).expect("snake_case").expect("a change set");
    assert_eq!(camel, snake);
    assert_eq!(camel.change_set_id.as_deref(), Some("900000000001"));
    let asset = &camel.changed_asset_list[0];
    assert_eq!(asset.asset_lifecycle.as_deref(), Some("New"));
    assert_eq!(asset.asset_type.as_deref(), Some("Image"));
    assert!(asset.asset_changed_utc_date_time.is_some_and(|changed| changed.has_zone()));
}

#[test]
fn channels_are_read_in_both_spellings() {
    let camel = r#"[{"assetFamily": "Creative", "assetType": "Image", "channelId": 42, "channelType": "Default",
                     "startDate": "2026-01-15"}]"#;
    let snake = r#"[{"asset_family": "Creative", "asset_type": "Image", "channel_id": 42, "channel_type": "Default",
                     "start_date": "2026-01-15"}]"#;
    let camel = decode::<ListChannels>(200, camel).expect("camelCase");
    assert_eq!(camel, decode::<ListChannels>(200, snake).expect("snake_case"));
    assert_eq!(camel[0].channel_id, Some(42));
    assert!(camel[0].start_date.is_some_and(|start| !start.has_time()));
}

#[test]
fn both_spellings_may_be_in_one_body() {
    let body = r#"{"changeSetId": "7", "change_set_id": "7", "changedAssetList": [{"id": "1"}], "changed_assets": [{"id": "1"}]}"#;
    let change_set = decode::<GetChangeSet>(200, body).expect("both").expect("a change set");
    assert_eq!((change_set.change_set_id.as_deref(), change_set.changed_asset_list.len()), (Some("7"), 1));
}
