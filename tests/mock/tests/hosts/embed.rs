//! oEmbed.

use getty_api_mock::MockGetty;
use reqwest::Response;

use crate::support::*;

async fn oembed(mock: &MockGetty, query: &[(&str, &str)]) -> Response {
    let url = format!("{}/oembed?{}", mock.embed_url(), encode_form(query));
    client().get(url).send().await.unwrap()
}

#[tokio::test]
async fn embeds_require_no_key() {
    let mock = MockGetty::start().await;
    let ids = mock.image_ids();
    let url = format!("http://gty.im/{},{}", ids[0], ids[1]);
    let response = oembed(&mock, &[("url", &url), ("caller", "example.org")]).await;
    let body = json(response).await;
    assert_eq!(body["version"], "1.0");
    assert!(body["html"].as_str().unwrap().contains(&ids[1]));
    // Some numbers are numbers and some are strings.
    assert!(body["width"].is_u64() && body["thumbnail_width"].is_string());
    let narrow = oembed(&mock, &[("url", &url), ("maxwidth", "100")]).await;
    assert_eq!(json(narrow).await["width"], 100);
    mock.assert_called("oembed").times(2);
}

#[tokio::test]
async fn invalid_embeds_are_errors() {
    let mock = MockGetty::start().await;
    let url = format!("http://gty.im/{}", mock.image_ids()[0]);
    let status = async |query: &[(&str, &str)]| oembed(&mock, query).await.status();
    assert_eq!(status(&[("url", &url), ("format", "xml")]).await, 501);
    assert_eq!(status(&[]).await, 400);
    assert_eq!(status(&[("url", "http://gty.im/1,2,3,4,5,6")]).await, 400);
    assert_eq!(status(&[("url", "http://gty.im/1")]).await, 404);
}
