//! Keys, tokens and grants.

use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use getty_api_mock::{ExpiresIn, MockGetty};
use sha2::{Digest, Sha256};

use crate::support::*;

async fn assert_oauth_error(response: reqwest::Response, status: u16, error: &str) {
    assert_eq!(response.status(), status);
    let body = json(response).await;
    assert_eq!(body["error"], error, "{body}");
    assert!(body["error_description"].is_string());
}

#[tokio::test]
async fn api_calls_require_a_known_key() {
    let mock = MockGetty::start().await;
    let url = format!("{}/v3/countries", mock.api_url());
    let without = client().get(&url).send().await.unwrap();
    assert_eq!(without.status(), 401);
    assert_eq!(header(&without, "content-type"), "application/json");
    assert_eq!(json(without).await, serde_json::json!({ "message": "Unauthorized" }));
    let invalid = client().get(&url).header("Api-Key", "nobody").send().await.unwrap();
    assert_eq!(invalid.status(), 401);
    assert_eq!(get(&mock, "/v3/countries").await.status(), 200);
}

#[tokio::test]
async fn client_credentials_by_form_and_by_basic() {
    let mock = MockGetty::start().await;
    let fields = [
        ("grant_type", "client_credentials"),
        ("client_id", mock.api_key()),
        ("client_secret", mock.api_secret()),
    ];
    let response = post_form(&mock.token_url(), &fields).await;
    assert_eq!(response.status(), 200);
    assert_eq!(header(&response, "cache-control"), "no-store");
    let body = json(response).await;
    assert_eq!(body["token_type"], "Bearer");
    assert_eq!(body["expires_in"], 1800);
    assert!(body.get("refresh_token").is_none());

    let basic = STANDARD.encode(format!("{}:{}", mock.api_key(), mock.api_secret()));
    let response = client()
        .post(mock.token_url())
        .header("Authorization", format!("Basic {basic}"))
        .header("Content-Type", "application/x-www-form-urlencoded")
        .body("grant_type=client_credentials")
        .send()
        .await
        .unwrap();
    assert_eq!(response.status(), 200);
}

#[tokio::test]
async fn invalid_clients_get_oauth_errors() {
    let mock = MockGetty::start().await;
    let post = async |fields: &[(&str, &str)]| post_form(&mock.token_url(), fields).await;
    let grant = ("grant_type", "client_credentials");
    let key = ("client_id", mock.api_key());
    let invalid = post(&[grant, key, ("client_secret", "wrong")]).await;
    assert_oauth_error(invalid, 401, "invalid_client").await;
    assert_oauth_error(post(&[grant, key]).await, 401, "invalid_client").await;
    let nobody = ("client_id", "nobody");
    let nobody = post(&[grant, nobody, ("client_secret", "x")]).await;
    assert_oauth_error(nobody, 401, "invalid_client").await;
    assert_oauth_error(post(&[grant]).await, 400, "invalid_request").await;
    let secret = ("client_secret", mock.api_secret());
    assert_oauth_error(post(&[key, secret]).await, 400, "invalid_request").await;
    let device = post(&[("grant_type", "device"), key, secret]).await;
    assert_oauth_error(device, 400, "unsupported_grant_type").await;
    assert_oauth_error(post(&[grant, grant, key, secret]).await, 400, "invalid_request").await;

    let basic = STANDARD.encode("mock-api-key:wrong");
    let response = client()
        .post(mock.token_url())
        .header("Authorization", format!("Basic {basic}"))
        .header("Content-Type", "application/x-www-form-urlencoded")
        .body("grant_type=client_credentials")
        .send()
        .await
        .unwrap();
    assert!(header(&response, "www-authenticate").starts_with("Basic"));
    assert_oauth_error(response, 401, "invalid_client").await;
}

#[tokio::test]
async fn public_clients_must_not_send_a_secret() {
    let mock = MockGetty::start().await;
    let fields = [
        ("grant_type", "password"),
        ("client_id", mock.public_api_key()),
        ("username", mock.username()),
        ("password", mock.password()),
    ];
    assert_eq!(post_form(&mock.token_url(), &fields).await.status(), 200);
    let with_secret = [&fields[..], &[("client_secret", mock.api_secret())]].concat();
    let response = post_form(&mock.token_url(), &with_secret).await;
    assert_oauth_error(response, 401, "invalid_client").await;
    let own = [("grant_type", "client_credentials"), ("client_id", mock.public_api_key())];
    let response = post_form(&mock.token_url(), &own).await;
    assert_oauth_error(response, 400, "unauthorized_client").await;
}

#[tokio::test]
async fn the_password_grant_returns_a_users_token() {
    let mock = MockGetty::start().await;
    let token = user_token(&mock).await;
    let customer = get_as(&mock, &token, "/v3/customers/current").await;
    assert_eq!(customer.status(), 200);
    let mut fields = password_form(&mock);
    fields[4].1 = "wrong";
    assert_oauth_error(post_form(&mock.token_url(), &fields).await, 400, "invalid_grant").await;
}

#[tokio::test]
async fn some_operations_require_a_users_token() {
    let mock = MockGetty::start().await;
    let token = client_token(&mock).await;
    let response = get_as(&mock, &token, "/v3/customers/current").await;
    assert_getty_error(response, 401, "UserTokenRequired").await;

    let strict = MockGetty::builder().user_token_required(true).start().await;
    let token = client_token(&strict).await;
    let response = get_as(&strict, &token, "/v3/products").await;
    assert_getty_error(response, 401, "UserTokenRequired").await;
    let token = user_token(&strict).await;
    assert_eq!(get_as(&strict, &token, "/v3/products").await.status(), 200);
}

const VERIFIER: &str = "a-verifier-of-sufficient-length-for-the-exchange-0123456789";

/// Sends an authorization request and returns the code.
async fn authorize(mock: &MockGetty, client_id: &str) -> String {
    let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(VERIFIER));
    let query = encode_form(&[
        ("response_type", "code"),
        ("client_id", client_id),
        ("redirect_uri", "http://127.0.0.1:1/back"),
        ("state", "s&1"),
        ("code_challenge", &challenge),
        ("code_challenge_method", "S256"),
    ]);
    let url = format!("{}?{query}", mock.authorize_url());
    let response = client().get(url).send().await.unwrap();
    assert_eq!(response.status(), 302);
    let location = header(&response, "location");
    let query = location.strip_prefix("http://127.0.0.1:1/back?").unwrap();
    let fields: Vec<_> = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
    assert_eq!(fields[1], ("state".to_owned(), "s&1".to_owned()));
    assert_eq!(fields[0].0, "code");
    fields[0].1.clone()
}

#[tokio::test]
async fn authorization_code_with_pkce() {
    let mock = MockGetty::start().await;
    let id = mock.public_api_key();
    let code = authorize(&mock, id).await;
    let fields = [
        ("grant_type", "authorization_code"),
        ("client_id", id),
        ("code", code.as_str()),
        ("redirect_uri", "http://127.0.0.1:1/back"),
        ("code_verifier", VERIFIER),
    ];
    let response = post_form(&mock.token_url(), &fields).await;
    assert_eq!(response.status(), 200);
    assert!(json(response).await["refresh_token"].is_string());
    // A code can be used once.
    assert_oauth_error(post_form(&mock.token_url(), &fields).await, 400, "invalid_grant").await;

    for (place, value) in [(3, "http://127.0.0.1:1/other"), (4, "another-verifier"), (1, "x")] {
        let code = authorize(&mock, id).await;
        let mut fields = fields;
        fields[2].1 = &code;
        fields[place].1 = value;
        let response = post_form(&mock.token_url(), &fields).await;
        assert!(response.status().is_client_error(), "{fields:?}");
    }

    let code = authorize(&mock, id).await;
    mock.clock().advance(Duration::from_secs(61));
    let mut late = fields;
    late[2].1 = &code;
    assert_oauth_error(post_form(&mock.token_url(), &late).await, 400, "invalid_grant").await;
}

#[tokio::test]
async fn authorization_without_a_challenge_is_an_error() {
    let mock = MockGetty::start().await;
    let query = encode_form(&[
        ("response_type", "code"),
        ("client_id", mock.api_key()),
        ("redirect_uri", "http://127.0.0.1:1/back"),
        ("state", "s"),
    ]);
    let url = format!("{}?{query}", mock.authorize_url());
    let response = client().get(url).send().await.unwrap();
    assert_eq!(response.status(), 302);
    let location = header(&response, "location");
    assert!(location.contains("error=invalid_request") && location.ends_with("state=s"));
    let nowhere = client().get(mock.authorize_url()).send().await.unwrap();
    assert_oauth_error(nowhere, 400, "invalid_request").await;
}

async fn refresh(mock: &MockGetty, token: &str) -> reqwest::Response {
    let fields = [
        ("grant_type", "refresh_token"),
        ("client_id", mock.api_key()),
        ("client_secret", mock.api_secret()),
        ("refresh_token", token),
    ];
    post_form(&mock.token_url(), &fields).await
}

async fn first_refresh_token(mock: &MockGetty) -> String {
    let body = json(post_form(&mock.token_url(), &password_form(mock)).await).await;
    body["refresh_token"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn refresh_tokens_stay_or_rotate() {
    let mock = MockGetty::start().await;
    let token = first_refresh_token(&mock).await;
    for _ in 0..2 {
        let response = refresh(&mock, &token).await;
        assert_eq!(response.status(), 200);
        assert!(json(response).await.get("refresh_token").is_none());
    }
    mock.revoke_refresh_tokens();
    assert_oauth_error(refresh(&mock, &token).await, 400, "invalid_grant").await;

    let rotating = MockGetty::builder().rotate_refresh_tokens(true).start().await;
    let token = first_refresh_token(&rotating).await;
    let next = json(refresh(&rotating, &token).await).await;
    let next = next["refresh_token"].as_str().unwrap();
    assert_ne!(next, token);
    assert_oauth_error(refresh(&rotating, &token).await, 400, "invalid_grant").await;
    assert_eq!(refresh(&rotating, next).await.status(), 200);
}

#[tokio::test]
async fn refresh_tokens_end_after_a_year() {
    let mock = MockGetty::start().await;
    let token = first_refresh_token(&mock).await;
    mock.clock().advance(Duration::from_secs(366 * 24 * 3600));
    assert_oauth_error(refresh(&mock, &token).await, 400, "invalid_grant").await;
}

#[tokio::test]
async fn tokens_end_by_the_clock_by_expiry_and_by_revocation() {
    let mock = MockGetty::builder().token_lifetime(Duration::from_secs(60)).start().await;
    type End = fn(&MockGetty);
    let endings: [(&str, End); 3] = [
        ("expired", |mock| mock.clock().advance(Duration::from_secs(60))),
        ("expired", MockGetty::expire_access_tokens),
        ("revoked", MockGetty::revoke_access_tokens),
    ];
    for (why, end) in endings {
        let token = client_token(&mock).await;
        assert_eq!(get_as(&mock, &token, "/v3/products").await.status(), 200);
        end(&mock);
        let response = get_as(&mock, &token, "/v3/products").await;
        assert_eq!(response.status(), 401);
        let challenge = header(&response, "www-authenticate");
        assert!(challenge.starts_with("Bearer realm=\"API\",error=\"invalid_token\""));
        assert!(challenge.contains(why), "{challenge}");
        assert_eq!(json(response).await["message"], "Unauthorized");
    }
}

#[tokio::test]
async fn an_invalid_token_is_an_error_even_where_none_is_required() {
    let mock = MockGetty::start().await;
    assert_eq!(get_as(&mock, "made-up", "/v3/countries").await.status(), 401);
    // A token belongs to the client it was issued to.
    let token = client_token(&mock).await;
    let response = client()
        .get(format!("{}/v3/products", mock.api_url()))
        .header("Api-Key", mock.public_api_key())
        .header("Authorization", format!("Bearer {token}"))
        .send()
        .await
        .unwrap();
    assert_eq!(response.status(), 401);
}

#[tokio::test]
async fn calls_without_a_required_token_are_errors() {
    let mock = MockGetty::start().await;
    let response = get(&mock, "/v3/products").await;
    assert_eq!(header(&response, "www-authenticate"), "Bearer realm=\"API\"");
    assert_getty_error(response, 401, "AuthorizationTokenRequired").await;
    let id = &mock.image_ids()[0];
    let path = format!("/v3/downloads/images/{id}");
    let response = call(&mock, reqwest::Method::POST, &path).send().await.unwrap();
    assert_eq!(header(&response, "www-authenticate"), "Bearer realm=\"Download\"");
    for field in ["downloads", "download_sizes", "largest_downloads"] {
        let response = get(&mock, &format!("/v3/images/{id}?fields={field}")).await;
        assert_getty_error(response, 401, "AuthorizationTokenRequired").await;
    }
}

#[tokio::test]
async fn expires_in_has_each_configured_form() {
    let expires_in = async |builder: getty_api_mock::MockGettyBuilder, path: &str| {
        let mock = builder.start().await;
        let url = if path.is_empty() { mock.token_url() } else { format!("{}{path}", mock.api_url()) };
        let body = json(post_form(&url, &password_form(&mock)).await).await;
        body.get("expires_in").cloned()
    };
    let builder = MockGetty::builder;
    assert_eq!(expires_in(builder(), "").await, Some(1800.into()));
    let text = builder().expires_in(ExpiresIn::Text);
    assert_eq!(expires_in(text, "").await, Some("1800".into()));
    let missing = builder().expires_in(ExpiresIn::Missing);
    assert_eq!(expires_in(missing, "").await, None);
    assert_eq!(expires_in(builder(), "/oauth2/token").await, Some("1800".into()));
    assert_eq!(expires_in(builder(), "/v4/oauth2/token").await, Some("1800".into()));
}

#[tokio::test]
async fn server_metadata_names_the_endpoints() {
    let mock = MockGetty::start().await;
    for host in [mock.api_url(), mock.authentication_url()] {
        let url = format!("{host}/.well-known/oauth-authorization-server");
        let body = json(client().get(url).send().await.unwrap()).await;
        assert_eq!(body["token_endpoint"], mock.token_url());
        assert_eq!(body["authorization_endpoint"], mock.authorize_url());
        assert_eq!(body["code_challenge_methods_supported"], serde_json::json!(["S256"]));
    }
}
