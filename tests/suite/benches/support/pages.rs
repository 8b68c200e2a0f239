//! Pages as the API sends them, taken from the mock server.

use getty_api_ext::raw::types::ImageDetailField;
use getty_api_mock::MockGetty;

/// A page of 30 search results with the fields that come unless others are asked for, and a page of the
/// details of 100 images with everything that needs no token.
pub(crate) async fn record() -> (Vec<u8>, Vec<u8>) {
    let mock = MockGetty::builder().catalogue_size(1000).start().await;
    let get = async |path: &str| {
        let request = reqwest::Client::new().get(format!("{}{path}", mock.api_url()));
        let response = request.header("Api-Key", mock.api_key()).send().await.expect("a response");
        response.error_for_status().expect("a success").bytes().await.expect("a complete response").to_vec()
    };
    let search = get("/v3/search/images/creative?phrase=sun&page_size=30").await;
    let many: serde_json::Value =
        serde_json::from_slice(&get("/v3/search/images/creative?page_size=100&fields=id").await)
            .expect("a page of ids");
    let ids: Vec<&str> =
        many["images"].as_array().into_iter().flatten().filter_map(|image| image["id"].as_str()).collect();
    assert_eq!(ids.len(), 100, "the mock's catalogue has a full page");
    let fields: Vec<&str> = ImageDetailField::VALUES
        .iter()
        .copied()
        .filter(|field| !["downloads", "download_sizes", "largest_downloads"].contains(field))
        .collect();
    let details = get(&format!("/v3/images?ids={}&fields={}", ids.join(","), fields.join(","))).await;
    (search, details)
}
