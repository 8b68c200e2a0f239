//! Token endpoints that fail, refuse, or send elsewhere.

use getty_api_ext::{Credentials, ErrorKind, Outcome};
use getty_api_mock::{CannedResponse, Fault, MockGetty};
use serde_json::json;

use crate::support::{Failure, application, application_access_token, builder, call, client, endpoints};

#[tokio::test]
async fn down_for_a_while_delays_and_recovers() -> Result<(), Failure> {
    for fault in [
        Fault::Status(500),
        Fault::Status(503),
        Fault::Reset,
        Fault::ResetInHeaders,
        Fault::ResetAfterProcessing,
        Fault::RateLimited { retry_after: Some("0".to_owned()) },
        Fault::TruncateBodyAt(10),
    ] {
        let mock = MockGetty::start().await;
        mock.fail_next("token", 3, fault.clone());
        let getty = client(&mock, application(&mock))?;
        call(&getty).await.map_err(|error| format!("{fault:?}: {error}"))?;
        mock.assert_called("token").times(4);
        mock.assert_called("list_products").times(1);
    }
    Ok(())
}

#[tokio::test]
async fn a_refused_connection_is_a_transient_failure() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let listener = std::net::TcpListener::bind("127.0.0.1:0")?;
    let mut endpoints = endpoints(&mock)?;
    endpoints.token = format!("http://{}/oauth2/token", listener.local_addr()?).parse()?;
    drop(listener);
    let getty = builder(&mock, application(&mock))?.endpoints(endpoints).build()?;
    let error = call(&getty).await.err().ok_or("the call succeeded")?;
    assert_eq!(error.kind(), ErrorKind::Connection);
    assert_eq!(error.outcome(), Outcome::NotDone);
    assert!(error.is_retryable());
    assert!(error.to_string().contains("no access token"), "{error}");
    Ok(())
}

#[tokio::test]
async fn refusals_are_decoded_and_final() -> Result<(), Failure> {
    let oauth = |status, error: &str, description: Option<&str>| {
        let body = match description {
            Some(description) => json!({ "error": error, "error_description": description }),
            None => json!({ "error": error }),
        };
        CannedResponse::new(status).json(&body)
    };
    for (response, kind, says) in [
        (
            oauth(401, "invalid_client", Some("no such client")),
            ErrorKind::Credentials,
            "invalid_client: no such client",
        ),
        (oauth(400, "invalid_grant", Some("the code\nis used")), ErrorKind::Credentials, "the code is used"),
        (oauth(400, "unauthorized_client", None), ErrorKind::Credentials, "400: unauthorized_client"),
        (oauth(400, "something_new", None), ErrorKind::Credentials, "something_new"),
        (oauth(400, "temporarily_unavailable", None), ErrorKind::Api, "temporarily_unavailable"),
        // With a success status, as some endpoints send it.
        (
            oauth(200, "invalid_client", Some("no such client")),
            ErrorKind::Credentials,
            "200: invalid_client: no such client",
        ),
        (oauth(200, "invalid_grant", None), ErrorKind::Credentials, "200: invalid_grant"),
        (
            CannedResponse::new(200).json(&json!({ "error": "invalid_grant", "access_token": "" })),
            ErrorKind::Credentials,
            "200: invalid_grant",
        ),
        (
            CannedResponse::new(200).json(&json!({ "error": "invalid_grant", "access_token": [1] })),
            ErrorKind::Credentials,
            "200: invalid_grant",
        ),
        (oauth(200, "temporarily_unavailable", None), ErrorKind::Api, "200: temporarily_unavailable"),
        (CannedResponse::new(401).html("<h1>No</h1>"), ErrorKind::Credentials, "without an OAuth error"),
        (CannedResponse::new(400), ErrorKind::Api, "without an OAuth error"),
        (CannedResponse::new(403).gateway("Forbidden"), ErrorKind::Credentials, "Forbidden"),
        (CannedResponse::new(404).html("<h1>Not Found</h1>"), ErrorKind::Api, "404"),
    ] {
        let mock = MockGetty::start().await;
        mock.fail_always("token", Fault::Respond(response));
        let getty = client(&mock, application(&mock))?;
        let error = call(&getty).await.err().ok_or("the call succeeded")?;
        assert_eq!(error.kind(), kind, "{error}");
        assert!(error.to_string().contains(says), "{error}");
        assert!(error.status().is_some());
        mock.assert_called("token").times(1);
    }
    Ok(())
}

#[tokio::test]
async fn a_token_beside_an_empty_error_is_a_token() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let token = application_access_token(&mock).await?;
    for error in [json!(null), json!("")] {
        let body = json!({ "access_token": token, "token_type": "bearer", "expires_in": 60, "error": error });
        mock.fail_next("token", 1, Fault::Respond(CannedResponse::new(200).json(&body)));
        call(&client(&mock, application(&mock))?).await?;
    }
    Ok(())
}

#[tokio::test]
async fn transient_failures_can_be_retried() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let response = CannedResponse::new(400).json(&json!({ "error": "temporarily_unavailable" }));
    mock.fail_next("token", 1, Fault::Respond(response));
    let getty = client(&mock, application(&mock))?;
    let error = call(&getty).await.err().ok_or("the call succeeded")?;
    assert!(error.is_retryable());
    call(&getty).await?;
    Ok(())
}

#[tokio::test]
async fn wrong_credentials_of_each_kind_are_refused_once() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    for credentials in [
        Credentials::client_credentials(mock.api_key(), "wrong"),
        Credentials::client_credentials(mock.api_key(), "wrong").client_secret_basic(),
        Credentials::client_credentials(mock.public_api_key(), "unwanted"),
        Credentials::password(mock.api_key(), mock.username(), "wrong").client_secret(mock.api_secret()),
        Credentials::refresh_token(mock.api_key(), "unknown").client_secret(mock.api_secret()),
    ] {
        mock.clear_received_requests();
        let getty = client(&mock, credentials)?;
        let error = call(&getty).await.err().ok_or("the call succeeded")?;
        assert_eq!(error.kind(), ErrorKind::Credentials);
        mock.assert_called("token").times(1);
        mock.assert_called("list_products").never();
    }
    Ok(())
}

#[tokio::test]
async fn a_redirect_is_not_followed_with_the_secrets() -> Result<(), Failure> {
    for status in [301, 302, 303, 307, 308] {
        let mock = MockGetty::start().await;
        // Even to where they could be sent.
        for target in [mock.delivery_url().to_owned(), mock.token_url()] {
            mock.clear_received_requests();
            mock.fail_next("token", 1, Fault::Redirect(status, target));
            let getty = client(&mock, application(&mock))?;
            let error = call(&getty).await.err().ok_or("the call succeeded")?;
            assert_eq!(error.kind(), ErrorKind::Redirect);
            assert!(error.to_string().contains("Endpoints::token"), "{error}");
            assert_eq!(mock.received_requests().len(), 1);
        }
    }
    Ok(())
}

#[tokio::test]
async fn the_public_endpoints_are_the_default() -> Result<(), Failure> {
    let endpoints = getty_api_ext::Endpoints::new();
    assert_eq!(endpoints.api.as_str(), "https://api.gettyimages.com/");
    assert_eq!(endpoints.token.as_str(), "https://authentication.gettyimages.com/oauth2/token");
    assert_eq!(endpoints.authorization.as_str(), "https://authentication.gettyimages.com/oauth2/auth");
    assert_eq!(endpoints.embed.as_str(), "https://embed.gettyimages.com/");
    Ok(())
}
