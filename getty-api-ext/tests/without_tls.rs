//! The client without a TLS feature. `cargo xtask ci features` runs this without features; with one of them there is
//! nothing to test here.

#![forbid(unsafe_code)]
#![cfg(not(any(feature = "rustls", feature = "native-tls")))]

use getty_api_ext::raw::operations::list_countries;
use getty_api_ext::{Credentials, Endpoints, Error, ErrorKind, Getty, Outcome};
use getty_api_mock::MockGetty;

/// A client of an API and a token endpoint at these URLs.
fn build(api: &str, token: &str) -> Result<Getty, Error> {
    let mut endpoints = Endpoints::new();
    endpoints.api = api.parse().expect("a URL");
    endpoints.token = token.parse().expect("a URL");
    Getty::builder().credentials(Credentials::api_key("key")).endpoints(endpoints).build()
}

fn names_the_features(error: &Error) {
    assert_eq!((error.kind(), error.outcome()), (ErrorKind::Invalid, Outcome::NotDone));
    assert!(!error.is_retryable());
    let line = error.to_string();
    assert!(line.contains("`rustls`") && line.contains("`native-tls`"), "{line}");
}

#[test]
fn an_https_endpoint_is_an_error_of_build() {
    names_the_features(&Getty::builder().credentials(Credentials::api_key("key")).build().unwrap_err());
    let (plain, secure) = ("http://127.0.0.1:9", "https://127.0.0.1:9");
    for (api, token) in [(plain, secure), (secure, plain), (secure, secure)] {
        names_the_features(&build(api, token).unwrap_err());
    }
    build(plain, plain).unwrap();
}

#[test]
fn a_client_of_the_user_may_have_tls() {
    let http = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap();
    Getty::builder().credentials(Credentials::api_key("key")).http_client(http).build().unwrap();
}

#[test]
fn a_root_certificate_is_an_error_of_build() {
    let mut endpoints = Endpoints::new();
    endpoints.api = "http://127.0.0.1:9".parse().unwrap();
    endpoints.token = endpoints.api.clone();
    let builder = Getty::builder().credentials(Credentials::api_key("key")).endpoints(endpoints);
    names_the_features(&builder.root_certificate("-----BEGIN CERTIFICATE-----").build().unwrap_err());
}

#[tokio::test]
async fn a_plain_http_endpoint_works() {
    let mock = MockGetty::start().await;
    let mut endpoints = Endpoints::new();
    endpoints.api = mock.api_url().parse().unwrap();
    endpoints.token = mock.token_url().parse().unwrap();
    let credentials = Credentials::client_credentials(mock.api_key(), mock.api_secret());
    let getty = Getty::builder().credentials(credentials).endpoints(endpoints).build().unwrap();
    getty.send(list_countries()).await.unwrap();
}

#[tokio::test]
async fn an_https_url_of_another_server_is_a_final_error_of_the_call() {
    let getty = build("http://127.0.0.1:9", "http://127.0.0.1:9").unwrap();
    // The default URL of the oEmbed provider.
    let error = getty.embed("example.com").ids(["42"]).await.unwrap_err();
    names_the_features(&error);
    assert_eq!(error.attempts(), 1);
}
