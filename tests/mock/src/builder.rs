//! Configuring and starting a server.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use chrono::{DateTime, Utc};
use tokio::net::TcpListener;

use crate::config::{ChangeSetNaming, Config, ExpiresIn, Urls};
use crate::generation_plan::Readiness;
use crate::http::connection;
use crate::http::naming::PropertyNaming;
use crate::mock::MockGetty;
use crate::server::shared::Server;
use crate::state::products::check_product_type;
use crate::{api, authentication, control, delivery, embed};

/// Configures a server; see [`MockGetty::builder`].
///
/// ```
/// # #[tokio::main(flavor = "current_thread")] async fn main() {
/// use std::time::Duration;
/// let mock = getty_api_mock::MockGetty::builder()
///     .seed(7)
///     .token_lifetime(Duration::from_secs(60))
///     .quota("premiumaccess", 3)
///     .start()
///     .await;
/// assert_eq!(mock.remaining_quota("premiumaccess"), Some(3));
/// # }
/// ```
#[derive(Debug, Clone, Default)]
#[must_use = "the server starts with `.start().await`"]
pub struct MockGettyBuilder {
    config: Config,
}

impl MockGettyBuilder {
    /// The seed of the catalogue, tokens and delivery URLs. Default: 0.
    pub fn seed(mut self, seed: u64) -> Self {
        self.config.seed = seed;
        self
    }

    /// Starts the clock at this time and stops it: only tests move it. Default: the clock follows the system
    /// clock.
    pub fn frozen_at(mut self, time: DateTime<Utc>) -> Self {
        self.config.frozen_at = Some(time);
        self
    }

    /// The lifetime of access tokens, rounded down to seconds. Default: 1800 s.
    pub fn token_lifetime(mut self, lifetime: Duration) -> Self {
        self.config.token_lifetime = lifetime;
        self
    }

    /// How the token endpoint states the lifetime of a token. Default: as an integer. The legacy endpoints on
    /// the API host always send text.
    pub fn expires_in(mut self, expires_in: ExpiresIn) -> Self {
        self.config.expires_in = expires_in;
        self
    }

    /// Whether each refresh returns a new refresh token and revokes the old one. Default: no.
    pub fn rotate_refresh_tokens(mut self, rotate: bool) -> Self {
        self.config.rotate_refresh_tokens = rotate;
        self
    }

    /// Whether all operations that require a token require one that belongs to a user, as for some keys. The
    /// response to other tokens is then `UserTokenRequired`. Default: no.
    pub fn user_token_required(mut self, required: bool) -> Self {
        self.config.user_token_required = required;
        self
    }

    /// The number of assets in the catalogue: 40 % creative images, 30 % editorial images, 20 % creative
    /// videos, 10 % editorial videos. Default: 240.
    pub fn catalogue_size(mut self, assets: usize) -> Self {
        self.config.catalogue_size = assets;
        self
    }

    /// The downloads of a product (`premiumaccess`, `editorialsubscription`, `easyaccess`, `imagepack`), the
    /// credits (`creditpack`) or the generations (`aigen`) for each 30 days.
    /// Default: 1000, 500, no limit, 25, 100, 1000.
    ///
    /// # Panics
    /// When the customer has no product of this type.
    #[track_caller]
    pub fn quota(mut self, product_type: &str, downloads: u32) -> Self {
        check_product_type(product_type);
        self.config.quotas.push((product_type.to_owned(), downloads));
        self
    }

    /// The limit of requests a second (of the server's clock), including token requests. The response to the
    /// others is 429. Default: no limit.
    pub fn queries_per_second(mut self, limit: u32) -> Self {
        self.config.queries_per_second = Some(limit);
        self
    }

    /// The maximum number of results of a search that pages can return; the count may be higher. Default: 10,000.
    pub fn max_result_window(mut self, results: u64) -> Self {
        self.config.max_result_window = results;
        self
    }

    /// Compresses JSON responses for clients that accept gzip. Default: no, so that faults can cut bodies at a
    /// known byte.
    pub fn gzip(mut self) -> Self {
        self.config.gzip = true;
        self
    }

    /// When AI generations are ready. Default: [`Readiness::AfterPolls`]`(1)`, so that the response to the request
    /// and to the first poll is 202.
    pub fn generation_readiness(mut self, readiness: Readiness) -> Self {
        self.config.generation_plan.generations = readiness;
        self
    }

    /// When the files of generated images are ready. Default: [`Readiness::AfterPolls`]`(1)`.
    pub fn generated_file_readiness(mut self, readiness: Readiness) -> Self {
        self.config.generation_plan.downloads = readiness;
        self
    }

    /// The limit of concurrent AI generations. The response to others is 429 `TooManyConcurrentGenerations`.
    /// Default: no limit.
    pub fn max_concurrent_generations(mut self, limit: usize) -> Self {
        self.config.generation_plan.max_concurrent = Some(limit);
        self
    }

    /// The naming convention of properties of change sets and channels. Default: camel case.
    pub fn change_set_naming(mut self, naming: ChangeSetNaming) -> Self {
        self.config.change_set_naming = naming;
        self
    }

    /// The naming convention of properties in all JSON responses of the API's operations, including errors. Values,
    /// and the responses of the token endpoint and of oEmbed, do not change. Default: as published;
    /// [`MockGetty::set_property_naming`] changes it while the server runs.
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")] async fn main() {
    /// use getty_api_mock::{MockGetty, PropertyNaming};
    ///
    /// let mock = MockGetty::builder().property_naming(PropertyNaming::PascalCase).start().await;
    /// let url = format!("{}/v3/search/images?page_size=1", mock.api_url());
    /// let request = reqwest::Client::new().get(url).header("Api-Key", mock.api_key());
    /// assert!(request.send().await.unwrap().text().await.unwrap().contains("\"ResultCount\""));
    /// # }
    /// ```
    pub fn property_naming(mut self, naming: PropertyNaming) -> Self {
        self.config.property_naming = naming;
        self
    }

    /// The maximum number of received requests that are stored, for servers that run for a long time; the oldest
    /// are deleted. Counts include all requests. Default: no maximum.
    pub fn max_recorded_requests(mut self, max: usize) -> Self {
        self.config.max_recorded_requests = Some(max);
        self
    }

    /// Sends every date with its UTC offset (RFC 3339), as documented. Default: no; the API omits the offset of
    /// some dates (`date_camera_shot`), and so does this server.
    pub fn rfc3339_dates(mut self) -> Self {
        self.config.rfc3339_dates = true;
        self
    }

    /// Starts with empty channels instead of announcing the catalogue as new.
    pub fn empty_channels(mut self) -> Self {
        self.config.seed_changes = false;
        self
    }

    /// Whether the delivery host supports `Range`. Default: yes.
    pub fn delivery_ranges(mut self, supported: bool) -> Self {
        self.config.delivery_ranges = supported;
        self
    }

    /// The port of the API; 0 (the default) lets the system choose.
    pub fn api_port(mut self, port: u16) -> Self {
        self.config.ports.api = port;
        self
    }

    /// The port of the authentication host; 0 (the default) lets the system choose.
    pub fn authentication_port(mut self, port: u16) -> Self {
        self.config.ports.authentication = port;
        self
    }

    /// The port of the delivery host; 0 (the default) lets the system choose.
    pub fn delivery_port(mut self, port: u16) -> Self {
        self.config.ports.delivery = port;
        self
    }

    /// The port of the oEmbed host; 0 (the default) lets the system choose.
    pub fn embed_port(mut self, port: u16) -> Self {
        self.config.ports.embed = port;
        self
    }

    /// Serves the control interface, JSON over HTTP, on this port; 0 lets the system choose. Default: no control
    /// interface; tests in Rust do not need it.
    pub fn control_port(mut self, port: u16) -> Self {
        self.config.ports.control = Some(port);
        self
    }

    /// Starts the server on loopback.
    ///
    /// # Panics
    /// When a port is not available; [`try_start`](Self::try_start) returns that as an error.
    pub async fn start(self) -> MockGetty {
        match self.try_start().await {
            Ok(mock) => mock,
            Err(error) => panic!("the mock server cannot listen on loopback: {error}"),
        }
    }

    /// Starts the server on loopback.
    ///
    /// # Errors
    /// When a port is not available.
    pub async fn try_start(self) -> std::io::Result<MockGetty> {
        start(self.config).await
    }
}

impl MockGetty {
    /// Starts a server with the defaults of [`MockGettyBuilder`].
    ///
    /// # Panics
    /// When no port is available.
    pub async fn start() -> Self {
        Self::builder().start().await
    }

    /// Configures a server before it starts.
    pub fn builder() -> MockGettyBuilder {
        MockGettyBuilder::default()
    }
}

async fn start(config: Config) -> std::io::Result<MockGetty> {
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
        // Another host name, so that tests notice credentials that are sent there.
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
        // This handle has no listeners, so dropping it does not stop the server.
        let handle = MockGetty::new(Arc::clone(&server), Vec::new());
        listeners.push(serve(control, control::router(handle)));
    }
    Ok(MockGetty::new(server, listeners))
}
