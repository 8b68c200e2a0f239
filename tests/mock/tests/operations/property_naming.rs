//! The naming convention of properties.

use getty_api_mock::{MockGetty, PropertyNaming};
use reqwest::Method;
use serde_json::{Value, json};

use crate::support::*;

/// All names of properties, at any depth.
fn names(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            for (name, value) in members {
                found.push(name.clone());
                names(value, found);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| names(item, found)),
        _ => {}
    }
}

#[tokio::test]
async fn property_names_have_the_configured_convention() {
    for (naming, name, count, channel, code) in [
        (PropertyNaming::AsPublished, "max_dimensions", "result_count", "channelId", "ErrorCode"),
        (PropertyNaming::SnakeCase, "max_dimensions", "result_count", "channel_id", "error_code"),
        (PropertyNaming::CamelCase, "maxDimensions", "resultCount", "channelId", "errorCode"),
        (PropertyNaming::PascalCase, "MaxDimensions", "ResultCount", "ChannelId", "ErrorCode"),
    ] {
        let mock = MockGetty::builder().property_naming(naming).start().await;
        // The token endpoint does not change its names.
        let token = user_token(&mock).await;
        let found = json_of(&mock, "/v3/search/images?page_size=1").await;
        assert!(found[count].is_u64(), "{found}");
        let mut seen = Vec::new();
        names(&found, &mut seen);
        assert!(seen.iter().any(|one| one == name), "{seen:?}");
        let channels = json(get_as(&mock, &token, "/v3/asset-changes/channels").await).await;
        assert_eq!(channels[0][channel], 1001);
        let refused = get(&mock, "/v3/images/0").await;
        assert_eq!(header(&refused, "content-type"), "application/vnd.getty.error+json");
        assert_eq!(json(refused).await[code], "ImageNotFound");
    }
}

#[tokio::test]
async fn the_naming_convention_can_be_changed_while_the_server_runs() {
    let mock = MockGetty::builder().control_port(0).start().await;
    let control = format!("{}/spelling", mock.control_url().unwrap());
    let put = async |naming: &str| {
        let body = json!({ "properties": naming }).to_string();
        client().request(Method::PUT, &control).body(body).send().await.unwrap()
    };
    assert_eq!(put("pascal_case").await.status(), 200);
    assert!(json_of(&mock, "/v3/countries").await["Countries"].is_array());
    let refused = put("kebab-case").await;
    assert_eq!(refused.status(), 400);
    let message = json(refused).await["error"].to_string();
    assert!(message.contains("as_published, snake_case, camel_case, pascal_case"), "{message}");
    mock.reset();
    assert!(json_of(&mock, "/v3/countries").await["countries"].is_array());
}
