//! The running server, as tests hold it.

mod calls;
mod elsewhere;
mod generations;
mod state;

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;

use axum::Router;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use crate::builder::MockGettyBuilder;
use crate::clock::Clock;
use crate::config::{API_KEY, API_SECRET, Config, PASSWORD, PUBLIC_API_KEY, USERNAME, Urls};
use crate::server::Server;
use crate::{api, authentication, connection, control, delivery, embed};
pub(crate) use calls::unknown_operation;

/// A Getty Images server on loopback. It stops when dropped, connections included.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")] async fn main() {
/// use getty_api_mock::MockGetty;
/// let mock = MockGetty::start().await;
/// let answer = reqwest::Client::new()
///     .get(format!("{}/v3/search/images/creative?phrase=lighthouse", mock.api_url()))
///     .header("Api-Key", mock.api_key())
///     .send()
///     .await
///     .unwrap();
/// assert_eq!(answer.status(), 200);
/// mock.assert_called("search_creative_images").times(1);
/// # }
/// ```
#[derive(Debug)]
pub struct MockGetty {
    server: Arc<Server>,
    listeners: Vec<JoinHandle<()>>,
}

impl MockGetty {
    /// Starts a server with the defaults of [`MockGettyBuilder`].
    ///
    /// # Panics
    /// When no port can be had.
    pub async fn start() -> Self {
        Self::builder().start().await
    }

    /// Sets a server up before it starts.
    pub fn builder() -> MockGettyBuilder {
        MockGettyBuilder::default()
    }

    pub(crate) async fn with(config: Config) -> std::io::Result<Self> {
        let bind = |port| TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, port)));
        let api = bind(config.ports.api).await?;
        let authentication = bind(config.ports.authentication).await?;
        let delivery = bind(config.ports.delivery).await?;
        let embed = bind(config.ports.embed).await?;
        let control = match config.ports.control {
            Some(port) => Some(bind(port).await?),
            None => None,
        };
        let url = |host: &str, listener: &TcpListener| {
            listener.local_addr().map(|address| format!("http://{host}:{}", address.port()))
        };
        let urls = Urls {
            api: url("127.0.0.1", &api)?,
            authentication: url("127.0.0.1", &authentication)?,
            // Another host name, so that what goes astray is seen to.
            delivery: url("localhost", &delivery)?,
            embed: url("127.0.0.1", &embed)?,
            control: control.as_ref().map(|control| url("127.0.0.1", control)).transpose()?,
        };
        let server = Arc::new(Server::new(config, urls));
        let serve = |listener, router: Router| tokio::spawn(connection::serve(listener, router));
        let mut listeners = vec![
            serve(api, api::router(&server)),
            serve(authentication, authentication::router(&server)),
            serve(delivery, delivery::router(&server)),
            serve(embed, embed::router(&server)),
        ];
        if let Some(control) = control {
            // It owns no listeners, so that dropping it ends nothing.
            let handle = Self { server: Arc::clone(&server), listeners: Vec::new() };
            listeners.push(serve(control, control::router(handle)));
        }
        Ok(Self { server, listeners })
    }

    /// Stops the server and waits until its ports are closed.
    pub async fn stop(mut self) {
        for listener in std::mem::take(&mut self.listeners) {
            listener.abort();
            // The error says that it was aborted.
            drop(listener.await);
        }
    }

    /// Puts everything back to how it was at the start: assets, tokens, quotas, faults, gates, the
    /// clock, and what was received. Addresses and ports stay.
    pub fn reset(&self) {
        self.server.reset();
    }

    /// The API's address, such as `http://127.0.0.1:40001`; paths begin `/v3/`.
    #[must_use]
    pub fn api_url(&self) -> &str {
        &self.server.urls.api
    }

    /// The authentication host's address.
    #[must_use]
    pub fn authentication_url(&self) -> &str {
        &self.server.urls.authentication
    }

    /// The token endpoint.
    #[must_use]
    pub fn token_url(&self) -> String {
        format!("{}/oauth2/token", self.server.urls.authentication)
    }

    /// The authorization endpoint, which approves every well-formed request.
    #[must_use]
    pub fn authorize_url(&self) -> String {
        format!("{}/oauth2/auth", self.server.urls.authentication)
    }

    /// The delivery host's address; its host name differs from the API's.
    #[must_use]
    pub fn delivery_url(&self) -> &str {
        &self.server.urls.delivery
    }

    /// The oEmbed host's address.
    #[must_use]
    pub fn embed_url(&self) -> &str {
        &self.server.urls.embed
    }

    /// The control interface's address, if there is one; see
    /// [`MockGettyBuilder::control_port`].
    #[must_use]
    pub fn control_url(&self) -> Option<&str> {
        self.server.urls.control.as_deref()
    }

    /// The key of the confidential client, which is also its `client_id`.
    #[must_use]
    pub fn api_key(&self) -> &'static str {
        API_KEY
    }

    /// The confidential client's secret.
    #[must_use]
    pub fn api_secret(&self) -> &'static str {
        API_SECRET
    }

    /// The key of the public client, which has no secret and must not send one.
    #[must_use]
    pub fn public_api_key(&self) -> &'static str {
        PUBLIC_API_KEY
    }

    /// The one user's name.
    #[must_use]
    pub fn username(&self) -> &'static str {
        USERNAME
    }

    /// The one user's password.
    #[must_use]
    pub fn password(&self) -> &'static str {
        PASSWORD
    }

    /// The clock that decides what has expired.
    #[must_use]
    pub fn clock(&self) -> &Clock {
        &self.server.clock
    }

    /// Revokes all access tokens; refresh tokens stay good.
    pub fn revoke_tokens(&self) {
        self.server.state().tokens.revoke_access();
    }

    /// Makes all access tokens expire now.
    pub fn expire_tokens(&self) {
        let now = self.server.clock.now();
        self.server.state().tokens.expire_access(now);
    }

    /// Makes all refresh tokens useless, as a change of password does.
    pub fn revoke_refresh_tokens(&self) {
        self.server.state().tokens.revoke_refresh();
    }

    /// Changes how property names are spelled in the JSON responses of the API's operations; see
    /// [`MockGettyBuilder::property_spelling`](crate::MockGettyBuilder::property_spelling).
    pub fn set_property_spelling(&self, spelling: crate::PropertySpelling) {
        self.server.set_spelling(spelling);
    }

    /// Changes the number of requests a second; `None` lifts the limit.
    pub fn set_queries_per_second(&self, limit: Option<u32>) {
        self.server.set_rate(limit);
    }
}

impl Drop for MockGetty {
    fn drop(&mut self) {
        for listener in &self.listeners {
            listener.abort();
        }
    }
}
