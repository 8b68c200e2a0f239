//! Downloads: the two forms of the response, products, quotas and errors.

use std::time::Duration;

use getty_api_mock::{Asset, MockGetty};
use reqwest::Method;

use crate::support::*;

#[tokio::test]
async fn images_redirect_by_default_and_videos_do_not() {
    let mock = MockGetty::start().await;
    let token = client_token(&mock).await;
    for (kind, id, default_status) in
        [("images", &mock.image_ids()[0], 303), ("videos", &mock.video_ids()[0], 200)]
    {
        let path = format!("/v3/downloads/{kind}/{id}");
        assert_eq!(post_as(&mock, &token, &path).await.status(), default_status);
        let redirect = post_as(&mock, &token, &format!("{path}?auto_download=true")).await;
        assert_eq!(redirect.status(), 303);
        assert!(header(&redirect, "location").starts_with(mock.delivery_url()));
        assert_eq!(redirect.text().await.unwrap(), "");
        let uri = delivery_uri(&mock, &token, &path).await;
        assert!(uri.starts_with(mock.delivery_url()));
    }
}

#[tokio::test]
async fn details_can_be_absent_or_null() {
    let mock = MockGetty::start().await;
    let token = client_token(&mock).await;
    let path = format!("/v3/downloads/images/{}", mock.image_ids()[0]);
    // The vendor's clients send null.
    let null = serde_json::Value::Null;
    assert_eq!(send_json(&mock, &token, Method::POST, &path, &null).await.status(), 303);
    assert_eq!(send_json(&mock, &token, Method::POST, &path, &"notes".into()).await.status(), 400);
    let needed = send_json(&mock, &token, Method::POST, "/v3/boards", &null).await;
    assert_eq!(needed.status(), 400);
}

#[tokio::test]
async fn delivery_is_on_another_host_name() {
    let mock = MockGetty::start().await;
    assert!(mock.delivery_url().starts_with("http://localhost:"));
    assert!(mock.api_url().starts_with("http://127.0.0.1:"));
}

#[tokio::test]
async fn each_post_is_counted_against_the_product() {
    let mock = MockGetty::builder().quota("premiumaccess", 2).start().await;
    let token = client_token(&mock).await;
    let id = &mock.image_ids()[0];
    let path = format!("/v3/downloads/images/{id}");
    let location = header(&post_as(&mock, &token, &path).await, "location");
    assert_eq!(mock.remaining_quota("premiumaccess"), Some(1));
    // Fetching the file is not counted.
    client().get(&location).send().await.unwrap();
    client().get(&location).send().await.unwrap();
    assert_eq!(mock.remaining_quota("premiumaccess"), Some(1));
    assert_eq!(post_as(&mock, &token, &path).await.status(), 303);
    let over = post_as(&mock, &token, &path).await;
    assert_getty_error(over, 403, "OverageLimitReached").await;
    assert_eq!((mock.download_count(), mock.asset_download_count(id)), (2, 2));
    // Another product has downloads left, and the next period resets the count.
    let other = format!("{path}?product_type=easyaccess");
    assert_eq!(post_as(&mock, &token, &other).await.status(), 303);
    mock.clock().advance(Duration::from_secs(31 * 24 * 3600));
    let token = client_token(&mock).await;
    assert_eq!(post_as(&mock, &token, &path).await.status(), 303);
    mock.set_quota("premiumaccess", 0);
    assert_eq!(post_as(&mock, &token, &path).await.status(), 403);
}

#[tokio::test]
async fn failed_downloads_are_not_counted() {
    let mock = MockGetty::start().await;
    let token = client_token(&mock).await;
    mock.add_asset(Asset::image("42").outside_agreement());
    let outside = post_as(&mock, &token, "/v3/downloads/images/42").await;
    assert_eq!(outside.status(), 401);
    assert!(header(&outside, "www-authenticate").starts_with("Bearer realm=\"Download\""));
    assert_eq!(json(outside).await["message"], "Unauthorized");
    let id = &mock.image_ids()[0];
    let post = async |query: &str| post_as(&mock, &token, &format!("/v3/downloads/images/{query}")).await;
    assert_getty_error(post("1").await, 404, "ImageNotFound").await;
    let invalid = "InvalidParameterValue";
    assert_getty_error(post(&format!("{id}?height=7")).await, 400, invalid).await;
    assert_getty_error(post(&format!("{id}?file_type=eps")).await, 400, invalid).await;
    assert_getty_error(post(&format!("{id}?product_id=1")).await, 400, "InvalidProduct").await;
    let none = post(&format!("{id}?product_type=creditpack")).await;
    assert_getty_error(none, 403, "NoAccessToProductType").await;
    let not_covered = post(&format!("{id}?product_type=editorialsubscription")).await;
    assert_getty_error(not_covered, 403, "NoAccessToProductType").await;
    let video = &mock.video_ids()[0];
    let size = post_as(&mock, &token, &format!("/v3/downloads/videos/{video}?size=huge")).await;
    assert_getty_error(size, 400, invalid).await;
    assert_eq!(mock.download_count(), 0);
    assert_eq!(mock.remaining_quota("premiumaccess"), Some(1000));
}

async fn editorial_id(mock: &MockGetty) -> String {
    let response = json_of(mock, "/v3/search/images/editorial?page_size=1").await;
    response["images"][0]["id"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn some_products_require_notes_and_project_codes() {
    let mock = MockGetty::start().await;
    let token = client_token(&mock).await;
    let id = editorial_id(&mock).await;
    let path = format!("/v3/downloads/images/{id}?product_id=9102");
    let post = async |body: &'static str| {
        let request = call_as(&mock, &token, Method::POST, &path);
        let request = request.header("Content-Type", "application/json").body(body);
        request.send().await.unwrap()
    };
    assert_getty_error(post("").await, 400, "InvalidRequest").await;
    let unknown_code = post(r#"{"download_notes":"n","project_code":"X"}"#).await;
    assert_getty_error(unknown_code, 400, "InvalidRequest").await;
    assert_getty_error(post("{").await, 400, "MalformedRequest").await;
    assert_getty_error(post(r#"{"notes":"n"}"#).await, 400, "InvalidParameterValue").await;
    let good = post(r#"{"download_notes":"n","project_code":"P-100"}"#).await;
    assert_eq!(good.status(), 303);
}

#[tokio::test]
async fn sizes_lead_to_files_of_that_size() {
    let mock = MockGetty::start().await;
    let token = client_token(&mock).await;
    let id = &mock.image_ids()[0];
    let path = format!("/v3/images/{id}?fields=download_sizes");
    let image = json(get_as(&mock, &token, &path).await).await["images"][0].clone();
    for size in image["download_sizes"].as_array().unwrap() {
        let path = format!("/v3/downloads/images/{id}?height={}", size["height"]);
        let location = header(&post_as(&mock, &token, &path).await, "location");
        let file = client().get(location).send().await.unwrap().bytes().await.unwrap();
        let expected = (size["width"].clone(), size["height"].clone());
        assert_eq!(jpeg_dimensions(&file), expected);
    }
}
