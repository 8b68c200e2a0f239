//! Metadata of images and videos, products, collections and countries.

use getty_api_mock::MockGetty;

use crate::support::*;

#[tokio::test]
async fn one_image_is_returned_in_a_list() {
    let mock = MockGetty::start().await;
    let id = &mock.image_ids()[0];
    let response = json_of(&mock, &format!("/v3/images/{id}")).await;
    assert_eq!(response["images"][0]["id"], id.as_str());
    assert_eq!(response["images"].as_array().unwrap().len(), 1);
    assert_getty_error(get(&mock, "/v3/images/1").await, 404, "ImageNotFound").await;
    let video = &mock.video_ids()[0];
    let video = get(&mock, &format!("/v3/images/{video}")).await;
    assert_getty_error(video, 404, "ImageNotFound").await;
}

#[tokio::test]
async fn one_video_is_returned_without_a_list() {
    let mock = MockGetty::start().await;
    let id = &mock.video_ids()[0];
    let response = json_of(&mock, &format!("/v3/videos/{id}")).await;
    assert_eq!(response["id"], id.as_str());
    assert_getty_error(get(&mock, "/v3/videos/1").await, 404, "VideosNotFound").await;
}

#[tokio::test]
async fn several_assets_are_returned_with_the_ids_not_found() {
    let mock = MockGetty::start().await;
    let (images, videos) = (mock.image_ids(), mock.video_ids());
    for (path, list, known) in [("images", "images", &images), ("videos", "videos", &videos)] {
        let ids = format!("{},1,{},2", known[0], known[1]);
        let response = json_of(&mock, &format!("/v3/{path}?ids={ids}")).await;
        assert_eq!(response[list].as_array().unwrap().len(), 2);
        assert_eq!(response[list][1]["id"], known[1].as_str());
        assert_eq!(response[format!("{list}_not_found")], serde_json::json!(["1", "2"]));
    }
    let none = get(&mock, "/v3/images").await;
    assert_getty_error(none, 400, "ImageIdMustBeSpecified").await;
    let many = vec!["1"; 101].join(",");
    let many = get(&mock, &format!("/v3/images?ids={many}")).await;
    assert_getty_error(many, 400, "InvalidParameterValue").await;
}

#[tokio::test]
async fn download_sizes_contain_products_and_urls() {
    let mock = MockGetty::start().await;
    let token = client_token(&mock).await;
    let id = &mock.image_ids()[0];
    let path = format!("/v3/images/{id}?fields=download_sizes,largest_downloads");
    let image = json(get_as(&mock, &token, &path).await).await["images"][0].clone();
    let sizes = image["download_sizes"].as_array().unwrap();
    assert_eq!(sizes.len(), 4);
    let authorisation = &sizes[3]["downloads"][0];
    assert_eq!(authorisation["product_type"], "premiumaccess");
    // The URL can be used unchanged.
    let uri = authorisation["uri"].as_str().unwrap();
    let path = uri.strip_prefix(mock.api_url()).unwrap();
    assert_eq!(post_as(&mock, &token, path).await.status(), 303);
    assert_eq!(image["largest_downloads"][0], sizes[3]);
}

#[tokio::test]
async fn products_show_limits_and_requirements() {
    let mock = MockGetty::start().await;
    let token = client_token(&mock).await;
    let response = json(get_as(&mock, &token, "/v3/products").await).await;
    let products = response["products"].as_array().unwrap();
    let types: Vec<_> = products.iter().map(|one| one["type"].as_str().unwrap()).collect();
    assert_eq!(
        types,
        ["premiumaccess", "editorialsubscription", "easyaccess", "imagepack", "creditpack", "aigen"]
    );
    assert_eq!(products[0]["downloads_remaining"], 1000);
    assert!(products[2]["download_limit"].is_null());
    assert!(products[1].get("download_requirements").is_none());
    let path = "/v3/products?fields=download_requirements";
    let response = json(get_as(&mock, &token, path).await).await;
    assert_eq!(response["products"][1]["download_requirements"]["is_note_required"], true);
}

#[tokio::test]
async fn lists_that_change_rarely_may_be_cached() {
    let mock = MockGetty::start().await;
    for (path, list) in [("/v3/countries", "countries"), ("/v3/collections", "collections")] {
        let response = get(&mock, path).await;
        assert!(header(&response, "cache-control").starts_with("max-age="));
        assert!(header(&response, "vary").contains("Api-Key"));
        assert!(!json(response).await[list].as_array().unwrap().is_empty());
    }
    let german = call(&mock, reqwest::Method::GET, "/v3/countries")
        .header("Accept-Language", "de")
        .send()
        .await
        .unwrap();
    assert!(german.text().await.unwrap().contains("Deutschland"));
}

#[tokio::test]
async fn dates_have_no_offset_unless_rfc3339_dates_are_configured() {
    for (mock, zoned) in
        [(MockGetty::start().await, false), (MockGetty::builder().rfc3339_dates().start().await, true)]
    {
        let path = "/v3/search/images?fields=date_camera_shot&page_size=1";
        let date = json_of(&mock, path).await["images"][0]["date_camera_shot"].clone();
        assert_eq!(date.as_str().unwrap().ends_with('Z'), zoned, "{date}");
    }
}
