//! The handle of a running server: its URLs and credentials, its clock and tokens.

use std::sync::Arc;

use tokio::task::JoinHandle;

use crate::clock::Clock;
use crate::config::{API_KEY, API_SECRET, PASSWORD, PUBLIC_API_KEY, USERNAME};
use crate::http::naming::PropertyNaming;
use crate::server::shared::Server;

/// A Getty Images server on loopback. Dropping it stops the server and closes its connections.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")] async fn main() {
/// use getty_api_mock::MockGetty;
/// let mock = MockGetty::start().await;
/// let response = reqwest::Client::new()
///     .get(format!("{}/v3/search/images/creative?phrase=lighthouse", mock.api_url()))
///     .header("Api-Key", mock.api_key())
///     .send()
///     .await
///     .unwrap();
/// assert_eq!(response.status(), 200);
/// mock.assert_called("search_creative_images").times(1);
/// # }
/// ```
#[derive(Debug)]
pub struct MockGetty {
    pub(super) server: Arc<Server>,
    listeners: Vec<JoinHandle<()>>,
}

impl MockGetty {
    pub(crate) fn new(server: Arc<Server>, listeners: Vec<JoinHandle<()>>) -> Self {
        Self { server, listeners }
    }

    /// Stops the server and waits until its ports are closed.
    pub async fn stop(mut self) {
        for listener in std::mem::take(&mut self.listeners) {
            listener.abort();
            // The error only says that the task was aborted.
            drop(listener.await);
        }
    }

    /// Resets everything to the start: assets, tokens, quotas, faults, gates, the clock, and the received
    /// requests. URLs and ports stay.
    pub fn reset(&self) {
        self.server.reset();
    }

    /// The base URL of the API, such as `http://127.0.0.1:40001`; paths start with `/v3/`.
    #[must_use]
    pub fn api_url(&self) -> &str {
        &self.server.urls.api
    }

    /// The base URL of the authentication host.
    #[must_use]
    pub fn authentication_url(&self) -> &str {
        &self.server.urls.authentication
    }

    /// The URL of the token endpoint.
    #[must_use]
    pub fn token_url(&self) -> String {
        format!("{}/oauth2/token", self.server.urls.authentication)
    }

    /// The URL of the authorization endpoint, which approves every well-formed request.
    #[must_use]
    pub fn authorize_url(&self) -> String {
        format!("{}/oauth2/auth", self.server.urls.authentication)
    }

    /// The base URL of the delivery host; its host name differs from the API's.
    #[must_use]
    pub fn delivery_url(&self) -> &str {
        &self.server.urls.delivery
    }

    /// The base URL of the oEmbed host.
    #[must_use]
    pub fn embed_url(&self) -> &str {
        &self.server.urls.embed
    }

    /// The base URL of the control interface, if it is enabled; see
    /// [`MockGettyBuilder::control_port`](crate::MockGettyBuilder::control_port).
    #[must_use]
    pub fn control_url(&self) -> Option<&str> {
        self.server.urls.control.as_deref()
    }

    /// The key of the confidential client, which is also its `client_id`.
    #[must_use]
    pub fn api_key(&self) -> &'static str {
        API_KEY
    }

    /// The secret of the confidential client.
    #[must_use]
    pub fn api_secret(&self) -> &'static str {
        API_SECRET
    }

    /// The key of the public client, which has no secret and must not send one.
    #[must_use]
    pub fn public_api_key(&self) -> &'static str {
        PUBLIC_API_KEY
    }

    /// The name of the only user.
    #[must_use]
    pub fn username(&self) -> &'static str {
        USERNAME
    }

    /// The password of the only user.
    #[must_use]
    pub fn password(&self) -> &'static str {
        PASSWORD
    }

    /// The clock that decides what has expired.
    #[must_use]
    pub fn clock(&self) -> &Clock {
        &self.server.clock
    }

    /// Revokes all access tokens; refresh tokens stay valid.
    pub fn revoke_access_tokens(&self) {
        self.server.state().tokens.revoke_access();
    }

    /// Makes all access tokens expire now.
    pub fn expire_access_tokens(&self) {
        let now = self.server.clock.now();
        self.server.state().tokens.expire_access(now);
    }

    /// Revokes all refresh tokens, as a change of password does.
    pub fn revoke_refresh_tokens(&self) {
        self.server.state().tokens.revoke_refresh();
    }

    /// Changes the naming convention of properties in the JSON responses of the API's operations; see
    /// [`MockGettyBuilder::property_naming`](crate::MockGettyBuilder::property_naming).
    pub fn set_property_naming(&self, naming: PropertyNaming) {
        self.server.set_naming(naming);
    }

    /// Changes the limit of requests a second; `None` removes the limit.
    pub fn set_queries_per_second(&self, limit: Option<u32>) {
        self.server.set_queries_per_second(limit);
    }
}

impl Drop for MockGetty {
    fn drop(&mut self) {
        for listener in &self.listeners {
            listener.abort();
        }
    }
}
