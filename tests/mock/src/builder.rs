//! Setting a server up before it starts.

use std::time::Duration;

use chrono::{DateTime, Utc};

use crate::api::{PRODUCT_TYPES, Ready};
use crate::config::{ChangeSetSpelling, Config, ExpiresIn};
use crate::mock::MockGetty;
use crate::spelling::PropertySpelling;

/// Sets a server up; made by [`MockGetty::builder`].
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
/// assert_eq!(mock.quota_remaining("premiumaccess"), Some(3));
/// # }
/// ```
#[derive(Debug, Clone, Default)]
#[must_use = "the server starts with `.start().await`"]
pub struct MockGettyBuilder {
    config: Config,
}

impl MockGettyBuilder {
    /// The catalogue, tokens and delivery addresses follow from this number. Default: 0.
    pub fn seed(mut self, seed: u64) -> Self {
        self.config.seed = seed;
        self
    }

    /// Starts the clock here and lets it stand still until a test moves it. Default: the clock
    /// follows the system's.
    pub fn frozen_at(mut self, time: DateTime<Utc>) -> Self {
        self.config.frozen_at = Some(time);
        self
    }

    /// How long access tokens live, in whole seconds. Default: 1800 s.
    pub fn token_lifetime(mut self, lifetime: Duration) -> Self {
        self.config.token_lifetime = lifetime;
        self
    }

    /// How the token endpoint states a token's life. Default: as an integer; the old endpoints on
    /// the API host send text all the same.
    pub fn expires_in(mut self, expires_in: ExpiresIn) -> Self {
        self.config.expires_in = expires_in;
        self
    }

    /// Whether each refresh gives a new refresh token and ends the old one. Default: no.
    pub fn rotate_refresh_tokens(mut self, rotate: bool) -> Self {
        self.config.rotate_refresh_tokens = rotate;
        self
    }

    /// Whether everything that needs a token needs one that belongs to a user, as some keys do;
    /// other tokens are then answered `UserTokenRequired`. Default: no.
    pub fn user_token_required(mut self, required: bool) -> Self {
        self.config.user_token_required = required;
        self
    }

    /// How many assets the catalogue holds: four tenths creative images, three editorial images,
    /// two creative videos, one editorial videos. Default: 240.
    pub fn catalogue_size(mut self, assets: usize) -> Self {
        self.config.catalogue_size = assets;
        self
    }

    /// How many downloads a product (`premiumaccess`, `editorialsubscription`, `easyaccess`,
    /// `imagepack`) has for each 30 days, how many credits (`creditpack`) or generations (`aigen`).
    /// Default: 1000, 500, no limit, 25, 100, 1000.
    ///
    /// # Panics
    /// When the customer has no such product.
    #[track_caller]
    pub fn quota(mut self, product_type: &str, downloads: u32) -> Self {
        check_product_type(product_type);
        self.config.quotas.push((product_type.to_owned(), downloads));
        self
    }

    /// How many requests a second (of the server's clock) are answered, token requests included;
    /// the others get a 429. Default: any number.
    pub fn queries_per_second(mut self, limit: u32) -> Self {
        self.config.queries_per_second = Some(limit);
        self
    }

    /// How many results of a search can be paged through, however many are counted. Default:
    /// 10,000.
    pub fn page_window(mut self, results: u64) -> Self {
        self.config.page_window = results;
        self
    }

    /// Compresses JSON answers for clients that accept gzip. Default: no, so that bodies can be cut at
    /// a known byte.
    pub fn gzip(mut self) -> Self {
        self.config.gzip = true;
        self
    }

    /// When AI generations are ready. Default: [`Ready::AfterPolls`]`(1)`, so that the request and
    /// the first poll are answered 202.
    pub fn generations_ready(mut self, ready: Ready) -> Self {
        self.config.plan.generations = ready;
        self
    }

    /// When the files of generated images are ready. Default: [`Ready::AfterPolls`]`(1)`.
    pub fn generated_files_ready(mut self, ready: Ready) -> Self {
        self.config.plan.downloads = ready;
        self
    }

    /// How many AI generations may be under way at once; others are answered 429
    /// `TooManyConcurrentGenerations`. Default: any number.
    pub fn concurrent_generations(mut self, limit: usize) -> Self {
        self.config.plan.concurrent = Some(limit);
        self
    }

    /// How property names of change sets and channels are spelled. Default: in camel case.
    pub fn change_set_spelling(mut self, spelling: ChangeSetSpelling) -> Self {
        self.config.change_set_spelling = spelling;
        self
    }

    /// How property names are spelled in all JSON responses of the API's operations, errors among them. What
    /// stands in properties, the token endpoint and oEmbed stay as they are. Default: as published;
    /// [`MockGetty::set_property_spelling`] changes it while the server runs.
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")] async fn main() {
    /// use getty_api_mock::{MockGetty, PropertySpelling};
    ///
    /// let mock = MockGetty::builder().property_spelling(PropertySpelling::PascalCase).start().await;
    /// let url = format!("{}/v3/search/images?page_size=1", mock.api_url());
    /// let request = reqwest::Client::new().get(url).header("Api-Key", mock.api_key());
    /// assert!(request.send().await.unwrap().text().await.unwrap().contains("\"ResultCount\""));
    /// # }
    /// ```
    pub fn property_spelling(mut self, spelling: PropertySpelling) -> Self {
        self.config.property_spelling = spelling;
        self
    }

    /// Keeps this many of the requests that were received, the latest, for servers that run long;
    /// counts go on. Default: all of them.
    pub fn keep_requests(mut self, most: usize) -> Self {
        self.config.keep_requests = Some(most);
        self
    }

    /// Sends every date as the document says, with a zone. Default: no; the API leaves the zone out
    /// of some (`date_camera_shot`), and so does this server.
    pub fn documented_dates(mut self) -> Self {
        self.config.documented_dates = true;
        self
    }

    /// Starts with empty channels instead of announcing the whole catalogue as new.
    pub fn empty_channels(mut self) -> Self {
        self.config.seed_changes = false;
        self
    }

    /// Whether deliveries honour `Range`. Default: yes.
    pub fn delivery_ranges(mut self, honoured: bool) -> Self {
        self.config.delivery_ranges = honoured;
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

    /// Offers the control interface, JSON over HTTP, on this port; 0 lets the system choose. Default:
    /// there is none, as Rust needs none.
    pub fn control_port(mut self, port: u16) -> Self {
        self.config.ports.control = Some(port);
        self
    }

    /// Starts the server on loopback.
    ///
    /// # Panics
    /// When a port cannot be had; [`try_start`](Self::try_start) returns that as an error.
    pub async fn start(self) -> MockGetty {
        match self.try_start().await {
            Ok(mock) => mock,
            Err(error) => panic!("the mock server cannot listen on loopback: {error}"),
        }
    }

    /// Starts the server on loopback.
    ///
    /// # Errors
    /// When a port cannot be had.
    pub async fn try_start(self) -> std::io::Result<MockGetty> {
        MockGetty::with(self.config).await
    }
}

#[track_caller]
pub(crate) fn check_product_type(product_type: &str) {
    assert!(
        PRODUCT_TYPES.contains(&product_type),
        "the mock customer has no product of type {product_type:?}; there are {}",
        PRODUCT_TYPES.join(", "),
    );
}
