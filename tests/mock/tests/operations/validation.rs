//! Invalid requests and unknown paths.

use getty_api_mock::MockGetty;
use reqwest::Method;

use crate::support::*;

#[tokio::test]
async fn invalid_parameters_are_errors() {
    let mock = MockGetty::start().await;
    for query in [
        "unknown=1",
        "Phrase=boat",
        "fields=title,everything",
        "fields=title&fields=id",
        "sort_order=best",
        "include_facets=yes",
        "include_facets=1",
        "page=two",
        "page=99999999999",
        "keyword_ids=1,x",
        "orientations=diagonal",
        "page=",
        "include_facets=",
        "sort_order=",
    ] {
        let response = get(&mock, &format!("/v3/search/images/creative?{query}")).await;
        assert_eq!(response.status(), 400, "{query}");
        assert_getty_error(response, 400, "InvalidParameterValue").await;
    }
    let far = "date_from=%2B262142-12-31";
    for query in ["date_from=yesterday", "date_from=2026-13-01", far, "date_to=-262143-01-01"] {
        let response = get(&mock, &format!("/v3/search/images/editorial?{query}")).await;
        assert_getty_error(response, 400, "InvalidParameterValue").await;
    }
    let good = "phrase=boat&fields=title,id&include_facets=true&page=1&orientations=&color=ff0000";
    let response = get(&mock, &format!("/v3/search/images/creative?{good}")).await;
    assert_eq!(response.status(), 200);
}

#[tokio::test]
async fn lists_may_be_encoded_in_any_way() {
    let mock = MockGetty::start().await;
    let ids = mock.image_ids();
    for separator in [",", "%2C", "%2c", ",%20"] {
        let path = format!("/v3/images?ids={}{separator}{}", ids[0], ids[1]);
        assert_eq!(json_of(&mock, &path).await["images"].as_array().unwrap().len(), 2);
    }
}

#[tokio::test]
async fn dates_may_have_times_and_zones() {
    let mock = MockGetty::start().await;
    for date in ["2026-01-31", "2026-01-31T10:00:00", "2026-01-31T10:00:00.5Z", "2026-01-31T10:00:00%2B02:00"]
    {
        let path = format!("/v3/search/images/editorial?date_to={date}");
        assert_eq!(get(&mock, &path).await.status(), 200, "{date}");
    }
}

#[tokio::test]
async fn unknown_paths_and_methods_get_the_gateways_404() {
    let mock = MockGetty::start().await;
    for (method, path) in [
        (Method::GET, "/v3/nothing"),
        (Method::GET, "/"),
        (Method::DELETE, "/v3/countries"),
        (Method::GET, "/v3/downloads/images/1"),
    ] {
        let response = call(&mock, method, path).send().await.unwrap();
        assert_eq!(response.status(), 404);
        assert_eq!(json(response).await["message"], "Not Found");
    }
    assert!(mock.received_requests().iter().all(|received| received.operation.is_none()));
    for host in [mock.authentication_url(), mock.delivery_url(), mock.embed_url()] {
        let response = client().get(format!("{host}/nothing")).send().await.unwrap();
        assert_eq!(response.status(), 404);
    }
}

#[tokio::test]
async fn responses_have_request_identifiers() {
    let mock = MockGetty::start().await;
    let mut seen = std::collections::BTreeSet::new();
    for path in ["/v3/countries", "/v3/nothing", "/v3/images/1"] {
        let response = get(&mock, path).await;
        assert!(!header(&response, "x-amz-apigw-id").is_empty());
        assert!(seen.insert(header(&response, "x-amzn-requestid")), "each has its own");
    }
    assert!(!seen.contains(""));
}

#[tokio::test]
async fn bodies_are_checked_against_the_document() {
    let mock = MockGetty::start().await;
    let token = client_token(&mock).await;
    let id = &mock.image_ids()[0];
    let post = async |content_type: &str, body: &'static str| {
        let request = call_as(&mock, &token, Method::POST, &format!("/v3/downloads/images/{id}"));
        request.header("Content-Type", content_type).body(body).send().await.unwrap()
    };
    let json = "application/json; charset=utf-8";
    for body in [r#"{"download_notes":5}"#, r#"{"notes":"n"}"#, "[]", "7"] {
        assert_getty_error(post(json, body).await, 400, "InvalidParameterValue").await;
    }
    for body in ["{", "download_notes=n", "{} {}"] {
        assert_getty_error(post(json, body).await, 400, "MalformedRequest").await;
    }
    assert_getty_error(post("text/plain", "{}").await, 400, "MalformedRequest").await;
    assert_eq!(mock.download_count(), 0);
    assert_eq!(post(json, r#"{"download_notes":null}"#).await.status(), 303);
}
