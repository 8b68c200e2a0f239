//! Clients of a mock server.

use std::time::Duration;

use getty_api_ext::{Credentials, Endpoints, Getty, GettyBuilder, Polling, RetryPolicy};
use getty_api_mock::MockGetty;

/// The error every test can end with.
pub(crate) type Failure = Box<dyn std::error::Error>;

/// The URLs of a mock server.
pub(crate) fn endpoints(mock: &MockGetty) -> Result<Endpoints, Failure> {
    let mut endpoints = Endpoints::new();
    endpoints.api = mock.api_url().parse()?;
    endpoints.token = mock.token_url().parse()?;
    endpoints.embed = mock.embed_url().parse()?;
    Ok(endpoints)
}

/// A builder of clients that act for the application. They try once.
pub(crate) fn builder(mock: &MockGetty) -> Result<GettyBuilder, Failure> {
    let credentials = Credentials::client_credentials(mock.api_key(), mock.api_secret());
    let builder = Getty::builder().credentials(credentials).endpoints(endpoints(mock)?);
    Ok(builder.retry(RetryPolicy::none()))
}

/// A client that acts for the application. It tries once.
pub(crate) fn client(mock: &MockGetty) -> Result<Getty, Failure> {
    Ok(builder(mock)?.build()?)
}

/// A client that acts for the mock server's user. It tries once.
pub(crate) fn user_client(mock: &MockGetty) -> Result<Getty, Failure> {
    let user = Credentials::password(mock.api_key(), mock.username(), mock.password());
    Ok(client(mock)?.with_credentials(user.client_secret(mock.api_secret())))
}

/// Polling with short delays, for servers whose clocks do not follow the test's.
pub(crate) fn at_once() -> Polling {
    Polling::new(Duration::from_millis(1), Duration::from_millis(1)).limit(Duration::from_secs(60))
}
