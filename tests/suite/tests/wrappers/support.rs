//! Clients for the servers of the tests, and a server of numbered images that says what a script says.

use std::ops::Range;

use getty_api_ext::{Credentials, Endpoints, Getty, GettyBuilder, RetryPolicy};
use getty_api_mock::MockGetty;
use getty_api_suite::loopback::{Loopback, RawResponse, RecordedRequest};
use serde_json::{Value, json};

/// The error every test can end with.
pub(crate) type Failure = Box<dyn std::error::Error>;

/// A client's builder for a server that does everything at one address. It tries once.
pub(crate) fn builder(url: &str) -> Result<GettyBuilder, Failure> {
    let mut endpoints = Endpoints::new();
    endpoints.api = url.parse()?;
    endpoints.embed = url.parse()?;
    let credentials = Credentials::api_key("key");
    Ok(Getty::builder().credentials(credentials).endpoints(endpoints).retry(RetryPolicy::none()))
}

pub(crate) fn client(server: &Loopback) -> Result<Getty, Failure> {
    Ok(builder(&server.url())?.build()?)
}

/// A client with all the mock's credentials. It tries once.
pub(crate) fn client_of(mock: &MockGetty) -> Result<Getty, Failure> {
    let mut endpoints = Endpoints::new();
    endpoints.api = mock.api_url().parse()?;
    endpoints.token = mock.token_url().parse()?;
    endpoints.embed = mock.embed_url().parse()?;
    let credentials = Credentials::client_credentials(mock.api_key(), mock.api_secret());
    let builder = Getty::builder().credentials(credentials).endpoints(endpoints);
    Ok(builder.retry(RetryPolicy::none()).build()?)
}

pub(crate) fn json_response(value: &Value) -> Vec<u8> {
    RawResponse::new(200).header("content-type", "application/json").body(value.to_string()).into_bytes()
}

pub(crate) fn error_response(status: u16, code: &str) -> Vec<u8> {
    let body = json!({ "ErrorCode": code, "ErrorMessage": "refused by the test" }).to_string();
    RawResponse::new(status)
        .header("content-type", "application/vnd.getty.error+json")
        .body(body)
        .into_bytes()
}

/// The refusal of a page beyond the last.
pub(crate) fn invalid_page() -> Vec<u8> {
    error_response(400, "InvalidPage")
}

/// A page of images with these ids, and what it says of the number of all.
pub(crate) fn images(ids: impl IntoIterator<Item = u32>, count: Option<u32>) -> Vec<u8> {
    let images: Vec<Value> = ids.into_iter().map(|id| json!({ "id": id.to_string() })).collect();
    json_response(&json!({ "images": images, "result_count": count }))
}

/// The ids on a page when there are `count` results, numbered from 0.
pub(crate) fn ids_on(page: u32, size: u32, count: u32) -> Range<u32> {
    ((page - 1) * size).min(count)..(page * size).min(count)
}

/// A parameter of a recorded request, decoded.
pub(crate) fn parameter(request: &RecordedRequest, name: &str) -> Option<String> {
    let pairs = form_urlencoded::parse(request.query().as_bytes());
    pairs.into_owned().find(|(key, _)| key == name).map(|(_, value)| value)
}

/// A parameter that is a number; 0 if it is none.
pub(crate) fn number(request: &RecordedRequest, name: &str) -> u32 {
    parameter(request, name).and_then(|value| value.parse().ok()).unwrap_or_default()
}

/// The pages that were requested, in order.
pub(crate) fn requested_pages(server: &Loopback) -> Vec<u32> {
    server.recorded().iter().map(|request| number(request, "page")).collect()
}
