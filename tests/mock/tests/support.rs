//! A plain client without redirects and retries.

use getty_api_mock::MockGetty;
use reqwest::{Method, RequestBuilder, Response};
use serde_json::Value;

pub(crate) fn client() -> reqwest::Client {
    // Tests see responses as they are sent, whatever features of reqwest other crates enable.
    reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).no_gzip().build().unwrap()
}

/// A call with the key alone.
pub(crate) fn call(mock: &MockGetty, method: Method, path: &str) -> RequestBuilder {
    let url = format!("{}{path}", mock.api_url());
    client().request(method, url).header("Api-Key", mock.api_key())
}

pub(crate) async fn get(mock: &MockGetty, path: &str) -> Response {
    call(mock, Method::GET, path).send().await.unwrap()
}

/// A call with the key and a token.
pub(crate) fn call_as(mock: &MockGetty, token: &str, method: Method, path: &str) -> RequestBuilder {
    call(mock, method, path).header("Authorization", format!("Bearer {token}"))
}

pub(crate) async fn get_as(mock: &MockGetty, token: &str, path: &str) -> Response {
    call_as(mock, token, Method::GET, path).send().await.unwrap()
}

pub(crate) async fn post_as(mock: &MockGetty, token: &str, path: &str) -> Response {
    call_as(mock, token, Method::POST, path).send().await.unwrap()
}

pub(crate) async fn json(response: Response) -> Value {
    let text = response.text().await.unwrap();
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

/// A call with a JSON body.
pub(crate) async fn send_json(
    mock: &MockGetty,
    token: &str,
    method: Method,
    path: &str,
    body: &Value,
) -> Response {
    let request = call_as(mock, token, method, path).header("Content-Type", "application/json");
    request.body(body.to_string()).send().await.unwrap()
}

/// The JSON of a GET that must succeed.
pub(crate) async fn json_of(mock: &MockGetty, path: &str) -> Value {
    let response = get(mock, path).await;
    assert_eq!(response.status(), 200, "{path}");
    json(response).await
}

/// Checks an error of the API itself.
pub(crate) async fn assert_getty_error(response: Response, status: u16, code: &str) {
    assert_eq!(response.status(), status);
    assert_eq!(header(&response, "content-type"), "application/vnd.getty.error+json");
    let body = json(response).await;
    assert_eq!(body["ErrorCode"], code, "{body}");
    assert!(body["ErrorMessage"].is_string());
}

pub(crate) fn header(response: &Response, name: &str) -> String {
    response.headers().get(name).map_or("", |value| value.to_str().unwrap()).to_owned()
}

pub(crate) fn encode_form(fields: &[(&str, &str)]) -> String {
    let mut form = form_urlencoded::Serializer::new(String::new());
    form.extend_pairs(fields).finish()
}

pub(crate) async fn post_form(url: &str, fields: &[(&str, &str)]) -> Response {
    client()
        .post(url)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .body(encode_form(fields))
        .send()
        .await
        .unwrap()
}

/// A token of the application without a user.
pub(crate) async fn client_token(mock: &MockGetty) -> String {
    let fields = [
        ("grant_type", "client_credentials"),
        ("client_id", mock.api_key()),
        ("client_secret", mock.api_secret()),
    ];
    access_token(post_form(&mock.token_url(), &fields).await).await
}

pub(crate) fn password_form(mock: &MockGetty) -> [(&'static str, &'static str); 5] {
    [
        ("grant_type", "password"),
        ("client_id", mock.api_key()),
        ("client_secret", mock.api_secret()),
        ("username", mock.username()),
        ("password", mock.password()),
    ]
}

/// A token that belongs to the user.
pub(crate) async fn user_token(mock: &MockGetty) -> String {
    access_token(post_form(&mock.token_url(), &password_form(mock)).await).await
}

async fn access_token(response: Response) -> String {
    assert_eq!(response.status(), 200);
    json(response).await["access_token"].as_str().unwrap().to_owned()
}

/// Requests a download and returns the delivery URL.
pub(crate) async fn delivery_uri(mock: &MockGetty, token: &str, path: &str) -> String {
    let response = post_as(mock, token, &format!("{path}?auto_download=false")).await;
    assert_eq!(response.status(), 200);
    json(response).await["uri"].as_str().unwrap().to_owned()
}

/// Whether a program is installed. Panics when it is missing and `GETTY_REQUIRE_PEERS` is set.
pub(crate) fn assert_installed(program: &str) -> bool {
    let found = std::process::Command::new(program).arg("--version").output().is_ok();
    let required = std::env::var_os("GETTY_REQUIRE_PEERS").is_some();
    assert!(found || !required, "{program} is missing: run .ci/peers");
    if !found {
        eprintln!("not run: {program} is not installed");
    }
    found
}

/// Reads width and height from the frame header (marker FFC0).
pub(crate) fn jpeg_dimensions(file: &[u8]) -> (Value, Value) {
    assert_eq!(file[..2], [0xff, 0xd8], "the file starts as a JPEG");
    assert_eq!(file[file.len() - 2..], [0xff, 0xd9], "the file ends as a JPEG");
    let mut at = 2;
    while file[at + 1] != 0xc0 {
        at += 2 + usize::from(u16::from_be_bytes([file[at + 2], file[at + 3]]));
    }
    let number = |at: usize| Value::from(u16::from_be_bytes([file[at], file[at + 1]]));
    (number(at + 7), number(at + 5))
}
