//! Clients of the mock, and moving clocks.

use std::time::Duration;

use getty_api_ext::raw::operations::list_products;
use getty_api_ext::{
    Credentials, Endpoints, Error, ErrorKind, Getty, GettyBuilder, RetryBudget, RetryPolicy,
};
use getty_api_mock::MockGetty;
use tokio::time;

/// The error every test can end with.
pub(crate) type Failure = Box<dyn std::error::Error>;

pub(crate) fn endpoints(mock: &MockGetty) -> Result<Endpoints, Failure> {
    let mut endpoints = Endpoints::new();
    endpoints.api = mock.api_url().parse()?;
    endpoints.token = mock.token_url().parse()?;
    endpoints.authorization = mock.authorize_url().parse()?;
    endpoints.embed = mock.embed_url().parse()?;
    Ok(endpoints)
}

/// A builder for the mock server, with short delays between retries.
pub(crate) fn builder(mock: &MockGetty, credentials: Credentials) -> Result<GettyBuilder, Failure> {
    let policy =
        RetryPolicy::default().first_delay(Duration::from_millis(1)).budget(RetryBudget::unlimited());
    Ok(Getty::builder().credentials(credentials).endpoints(endpoints(mock)?).retry(policy))
}

pub(crate) fn client(mock: &MockGetty, credentials: Credentials) -> Result<Getty, Failure> {
    Ok(builder(mock, credentials)?.build()?)
}

pub(crate) fn application(mock: &MockGetty) -> Credentials {
    Credentials::client_credentials(mock.api_key(), mock.api_secret())
}

/// The call that needs a token.
pub(crate) async fn call(getty: &Getty) -> Result<(), Error> {
    getty.send(list_products()).await.map(drop)
}

/// The kind of failure of a call that must fail.
pub(crate) fn kind<T>(result: Result<T, Error>) -> Result<ErrorKind, Failure> {
    match result {
        Ok(_) => Err("the call succeeded".into()),
        Err(error) => Ok(error.kind()),
    }
}

/// Lets time go by for the client.
pub(crate) async fn advance_clock(time: Duration) {
    time::pause();
    time::advance(time).await;
    time::resume();
}

/// Lets time go by for the client and the server.
pub(crate) async fn advance_all_clocks(mock: &MockGetty, time: Duration) {
    mock.clock().advance(time);
    advance_clock(time).await;
}

/// A user's refresh token, got by signing in with name and password behind the client's back.
pub(crate) async fn user_refresh_token(mock: &MockGetty) -> Result<String, Failure> {
    let form = [
        ("grant_type", "password"),
        ("client_id", mock.api_key()),
        ("client_secret", mock.api_secret()),
        ("username", mock.username()),
        ("password", mock.password()),
    ];
    let token = direct_token(mock, &form).await?;
    Ok(token["refresh_token"].as_str().ok_or("no refresh token")?.to_owned())
}

/// An access token of the application, got behind the client's back.
pub(crate) async fn application_access_token(mock: &MockGetty) -> Result<String, Failure> {
    let form = [
        ("grant_type", "client_credentials"),
        ("client_id", mock.api_key()),
        ("client_secret", mock.api_secret()),
    ];
    let token = direct_token(mock, &form).await?;
    Ok(token["access_token"].as_str().ok_or("no access token")?.to_owned())
}

/// Requests a token and removes the request from the record.
async fn direct_token(mock: &MockGetty, form: &[(&str, &str)]) -> Result<serde_json::Value, Failure> {
    let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(form).finish();
    let response = reqwest::Client::new()
        .post(mock.token_url())
        .header("content-type", "application/x-www-form-urlencoded")
        .body(body)
        .send()
        .await?;
    let response = serde_json::from_slice(&response.error_for_status()?.bytes().await?)?;
    mock.clear_received_requests();
    Ok(response)
}
