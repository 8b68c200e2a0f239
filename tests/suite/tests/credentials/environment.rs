//! Credentials and endpoints from the environment of a real process.

use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use getty_api_mock::MockGetty;
use getty_api_suite::example;
use tokio::task::spawn_blocking;

use crate::support::{Failure, user_refresh_token};

async fn run(mock: &MockGetty, variables: &[(&'static str, &str)]) -> Result<Output, Failure> {
    let path: PathBuf = spawn_blocking(|| example::build("client_credentials")).await??;
    let mut command = Command::new(path);
    for name in [
        "GETTY_API_KEY",
        "GETTY_API_SECRET",
        "GETTY_USERNAME",
        "GETTY_PASSWORD",
        "GETTY_REFRESH_TOKEN",
        "GETTY_ACCESS_TOKEN",
        "GETTY_TOKEN_DIRECTORY",
    ] {
        command.env_remove(name);
    }
    command.env("GETTY_API_URL", mock.api_url()).env("GETTY_TOKEN_URL", mock.token_url());
    command.envs(variables.iter().copied()).stdin(Stdio::null());
    Ok(spawn_blocking(move || command.output()).await??)
}

/// The grant of the one token request.
fn grant(mock: &MockGetty) -> Option<String> {
    let form = mock.received_requests_for("token").first()?.form();
    form.into_iter().find(|(name, _)| name == "grant_type").map(|(_, value)| value)
}

#[tokio::test]
async fn each_source_is_found_there() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let (key, secret) = (("GETTY_API_KEY", mock.api_key()), ("GETTY_API_SECRET", mock.api_secret()));
    let user = [("GETTY_USERNAME", mock.username()), ("GETTY_PASSWORD", mock.password())];
    let refresh_token = user_refresh_token(&mock).await?;
    let refresh_token = ("GETTY_REFRESH_TOKEN", refresh_token.as_str());
    for (variables, expected) in [
        (vec![key, secret], "client_credentials"),
        (vec![key, secret, user[0], user[1]], "password"),
        (vec![key, secret, user[0], user[1], refresh_token], "refresh_token"),
        // Empty is not set.
        (vec![key, secret, ("GETTY_USERNAME", ""), ("GETTY_PASSWORD", "")], "client_credentials"),
    ] {
        mock.clear_received_requests();
        let output = run(&mock, &variables).await?;
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        assert_eq!(grant(&mock).as_deref(), Some(expected));
        mock.assert_called("list_products").times(1);
    }
    Ok(())
}

#[tokio::test]
async fn an_error_names_what_is_missing_and_not_what_is_present() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let variables =
        [("GETTY_API_KEY", "the-key"), ("GETTY_API_SECRET", "the-secret"), ("GETTY_USERNAME", "the-user")];
    let output = run(&mock, &variables).await?;
    assert!(!output.status.success());
    let shown = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(shown.contains("GETTY_PASSWORD"), "{shown}");
    for secret in ["the-key", "the-secret", "the-user"] {
        assert!(!shown.contains(secret), "{shown}");
    }
    assert!(mock.received_requests().is_empty());
    Ok(())
}

#[tokio::test]
async fn an_endpoint_that_is_no_url_is_named() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let variables = [("GETTY_API_KEY", "key"), ("GETTY_TOKEN_URL", "authentication.gettyimages.com")];
    let output = run(&mock, &variables).await?;
    assert!(!output.status.success());
    let shown = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(shown.contains("GETTY_TOKEN_URL"), "{shown}");
    Ok(())
}
