//! What each grant sends to the token endpoint, off the socket.

use std::fmt::Write as _;

use getty_api_ext::{Credentials, Getty};
use getty_api_mock::{MockGetty, ReceivedRequest};

use crate::support::{Failure, application, call, client, user_refresh_token};

/// The request as it arrived, with what is random named instead.
fn shown(request: &ReceivedRequest) -> Result<String, Failure> {
    let mut text = format!("{} {} {}\n", request.host, request.method, request.path);
    for name in ["content-type", "accept", "authorization", "api-key"] {
        if let Some(value) = request.header(name) {
            writeln!(text, "{name}: {value}")?;
        }
    }
    for (name, value) in request.form() {
        let random = ["code", "code_verifier", "refresh_token"].contains(&name.as_str());
        let value = if random { format!("[{} characters]", value.len()) } else { value };
        writeln!(text, "  {name} = {value}")?;
    }
    Ok(text)
}

/// The one token request that a call makes with these credentials.
async fn form(mock: &MockGetty, credentials: Credentials) -> Result<String, Failure> {
    mock.clear_received_requests();
    call(&client(mock, credentials)?).await?;
    mock.assert_called("token").times(1);
    mock.received_requests_for("token").first().map_or(Err("no token request".into()), shown)
}

#[tokio::test]
async fn client_credentials() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    insta::assert_snapshot!(form(&mock, application(&mock)).await?);
    Ok(())
}

#[tokio::test]
async fn client_credentials_in_the_header() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    insta::assert_snapshot!(form(&mock, application(&mock).client_secret_basic()).await?);
    Ok(())
}

#[tokio::test]
async fn password() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let credentials = Credentials::password(mock.api_key(), mock.username(), mock.password());
    insta::assert_snapshot!(form(&mock, credentials.client_secret(mock.api_secret())).await?);
    Ok(())
}

#[tokio::test]
async fn password_of_a_public_client() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    // Without a secret there is nothing for the header, and the client still has to name itself.
    let credentials = Credentials::password(mock.public_api_key(), mock.username(), mock.password());
    insta::assert_snapshot!(form(&mock, credentials.client_secret_basic()).await?);
    Ok(())
}

#[tokio::test]
async fn refresh_token() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let credentials = Credentials::refresh_token(mock.api_key(), user_refresh_token(&mock).await?);
    insta::assert_snapshot!(form(&mock, credentials.client_secret(mock.api_secret())).await?);
    Ok(())
}

/// Signs in as the application and shows the authorization and the token request.
async fn sign_in(mock: &MockGetty, application: &Getty) -> Result<String, Failure> {
    let redirect_uri = "http://127.0.0.1:1/callback?from=getty";
    let flow = application.authorization_code(redirect_uri)?;
    let mut url = flow.authorize_url();
    let http = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build()?;
    let response = http.get(url.clone()).send().await?;
    let redirect = response.headers().get("location").ok_or("no redirect")?.to_str()?.to_owned();
    let mut text = format!("{}\n", url.path());
    assert_eq!(url.fragment(), None);
    let mut query: Vec<(String, String)> = url.query_pairs().into_owned().collect();
    query.sort();
    for (name, value) in query {
        let random = ["state", "code_challenge"].contains(&name.as_str());
        let value = if random { format!("[{} characters]", value.len()) } else { value };
        writeln!(text, "  {name} = {value}")?;
    }
    url.set_query(None);
    assert_eq!(url.as_str(), mock.authorize_url());

    mock.clear_received_requests();
    let authorization = flow.exchange(&redirect).await?;
    assert!(authorization.refresh_token().is_some());
    let request = shown(mock.received_requests_for("token").first().ok_or("no token request")?)?;
    let user = application.with_credentials(authorization.into_credentials());
    call(&user).await?;
    // The access token that came with the code is the first that is used.
    mock.assert_called("token").times(1);
    Ok(format!("{text}{request}"))
}

#[tokio::test]
async fn authorization_code_of_a_confidential_client() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let credentials = Credentials::api_key(mock.api_key()).client_secret(mock.api_secret());
    insta::assert_snapshot!(sign_in(&mock, &client(&mock, credentials)?).await?);
    Ok(())
}

#[tokio::test]
async fn authorization_code_of_a_public_client() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let credentials = Credentials::api_key(mock.public_api_key());
    insta::assert_snapshot!(sign_in(&mock, &client(&mock, credentials)?).await?);
    Ok(())
}
