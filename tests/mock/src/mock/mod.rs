//! The running server, as tests hold it.

mod elsewhere;
mod generations;

use std::collections::BTreeMap;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;

use axum::Router;
use bytes::Bytes;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use crate::api::{Board, Change, Drift, Lifecycle};
use crate::builder::{MockGettyBuilder, check_product_type};
use crate::catalogue::{Asset, Kind, Rendition};
use crate::clock::Clock;
use crate::config::{API_KEY, API_SECRET, Config, PASSWORD, PUBLIC_API_KEY, USERNAME, Urls};
use crate::fault::Fault;
use crate::gate::Gate;
use crate::record::{Calls, Received};
use crate::server::{Server, State};
use crate::{api, authentication, connection, delivery, embed};

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
        let url = |host: &str, listener: &TcpListener| {
            listener.local_addr().map(|address| format!("http://{host}:{}", address.port()))
        };
        let urls = Urls {
            api: url("127.0.0.1", &api)?,
            authentication: url("127.0.0.1", &authentication)?,
            // Another host name, so that what goes astray is seen to.
            delivery: url("localhost", &delivery)?,
            embed: url("127.0.0.1", &embed)?,
        };
        let server = Arc::new(Server::new(config, urls));
        let serve = |listener, router: Router| tokio::spawn(connection::serve(listener, router));
        let listeners = vec![
            serve(api, api::router(&server)),
            serve(authentication, authentication::router(&server)),
            serve(delivery, delivery::router(&server)),
            serve(embed, embed::router(&server)),
        ];
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

    /// Everything received so far, in order of arrival.
    #[must_use]
    pub fn received(&self) -> Vec<Received> {
        self.server.recorder.all()
    }

    /// What was received for one operation, such as `"download_image"`.
    ///
    /// # Panics
    /// When the server knows no such operation.
    #[must_use]
    #[track_caller]
    pub fn received_operation(&self, operation: &str) -> Vec<Received> {
        check_operation(operation);
        self.server.recorder.of(operation)
    }

    /// How often an operation was called.
    ///
    /// # Panics
    /// When the server knows no such operation.
    #[must_use]
    #[track_caller]
    pub fn count_of(&self, operation: &str) -> usize {
        check_operation(operation);
        self.server.recorder.count(operation)
    }

    /// How often each operation was called, by name; those that were not are left out.
    #[must_use]
    pub fn counts(&self) -> BTreeMap<&'static str, usize> {
        self.server.recorder.counts()
    }

    /// Forgets what was received.
    pub fn clear_received(&self) {
        self.server.recorder.clear();
    }

    /// Waits until an operation has been called so many times.
    ///
    /// # Panics
    /// When the server knows no such operation.
    pub async fn wait_for(&self, operation: &str, times: usize) {
        check_operation(operation);
        self.server.recorder.wait_for(operation, times).await;
    }

    /// Begins an assertion on how often an operation was called.
    ///
    /// # Panics
    /// When the server knows no such operation.
    #[track_caller]
    pub fn assert_called<'a>(&'a self, operation: &'a str) -> Calls<'a> {
        check_operation(operation);
        Calls::new(operation, &self.server.recorder)
    }

    /// Checks that no request to the delivery and oEmbed hosts carried `Api-Key`,
    /// `Authorization` or `Cookie`.
    ///
    /// # Panics
    /// When one did; the message names it.
    #[track_caller]
    pub fn assert_no_credentials_left_api(&self) {
        self.server.recorder.assert_no_credentials_left_api();
    }

    /// Makes the next `times` calls of an operation fail in this way; faults set for the same
    /// operation follow each other. Beside the API's operationIds there are `"token"`,
    /// `"authorize"`, `"server_metadata"`, `"delivery"` (files, and the first hop of videos),
    /// `"delivery_edge"` (the second hop of videos), `"display"` and `"oembed"`.
    ///
    /// # Panics
    /// When the server knows no such operation, or the fault holds what HTTP cannot send.
    #[track_caller]
    pub fn fail_next(&self, operation: &str, times: usize, fault: Fault) {
        check_operation(operation);
        fault.check();
        self.server.faults.add(operation, Some(times), fault);
    }

    /// Makes all calls of an operation fail from now on, until
    /// [`clear_faults`](Self::clear_faults).
    ///
    /// # Panics
    /// As [`fail_next`](Self::fail_next).
    #[track_caller]
    pub fn fail_always(&self, operation: &str, fault: Fault) {
        check_operation(operation);
        fault.check();
        self.server.faults.add(operation, None, fault);
    }

    /// Forgets all faults that were set.
    pub fn clear_faults(&self) {
        self.server.faults.clear();
    }

    /// Makes the results of a paged operation drift while clients page through them, until
    /// [`settle`](Self::settle).
    ///
    /// # Panics
    /// When the server knows no such operation.
    #[track_caller]
    pub fn drift(&self, operation: &str, drift: Drift) {
        check_operation(operation);
        self.server.drifts.set(operation, drift);
    }

    /// Lets no results drift any more.
    pub fn settle(&self) {
        self.server.drifts.clear();
    }

    /// Keeps calls of an operation waiting until the gate is released or dropped.
    ///
    /// # Panics
    /// When the server knows no such operation.
    #[track_caller]
    pub fn hold(&self, operation: &str) -> Gate {
        check_operation(operation);
        self.server.gates.hold(operation)
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

    /// Adds an asset, or replaces the one with its id: its file then has another validator.
    pub fn add_asset(&self, asset: Asset) {
        self.server.state().catalogue.put(asset);
    }

    /// Adds a board of the server's user, or one that callers are invited to; gives its id.
    pub fn add_board(&self, board: Board) -> String {
        let now = self.server.clock.now();
        let mut guard = self.server.state();
        let State { boards, random, .. } = &mut *guard;
        boards.add(random, board, Some(USERNAME.to_owned()), now)
    }

    /// Adds an order of the server's user for these assets, as of now; gives its number.
    ///
    /// # Panics
    /// When an asset is not in the catalogue.
    #[track_caller]
    pub fn add_order(&self, asset_ids: &[&str]) -> String {
        let now = self.server.clock.now();
        let mut state = self.server.state();
        let assets: Option<Vec<_>> = asset_ids.iter().map(|id| state.catalogue.get(id).cloned()).collect();
        let order = assets.map(|assets| state.purchases.add(assets, now));
        drop(state);
        match order {
            Some(order) => order.to_string(),
            None => panic!("not all of {asset_ids:?} are in the catalogue; see `add_asset`"),
        }
    }

    /// The ids of the usage batches that were taken in, and how many usages each had.
    #[must_use]
    pub fn usage_batches(&self) -> Vec<(String, usize)> {
        self.server.state().usage_batches.clone()
    }

    /// Ids of all images, in catalogue order.
    #[must_use]
    pub fn image_ids(&self) -> Vec<String> {
        self.ids(Kind::Image)
    }

    /// Ids of all videos, in catalogue order.
    #[must_use]
    pub fn video_ids(&self) -> Vec<String> {
        self.ids(Kind::Video)
    }

    fn ids(&self, kind: Kind) -> Vec<String> {
        let state = self.server.state();
        let assets = state.catalogue.iter().filter(|asset| asset.kind == kind);
        assets.map(|asset| asset.id.clone()).collect()
    }

    /// The file delivered for an asset's largest size; `None` for an unknown id.
    #[must_use]
    pub fn file(&self, id: &str) -> Option<Bytes> {
        self.file_range(id, 0..u64::MAX)
    }

    /// Part of the file delivered for an asset's largest size, cut where the file ends; for files
    /// that are larger than memory. `None` for an unknown id.
    #[must_use]
    pub fn file_range(&self, id: &str, range: std::ops::Range<u64>) -> Option<Bytes> {
        let asset = self.server.state().catalogue.get(id).cloned()?;
        let content = self.server.content(&asset, &Rendition::largest(&asset));
        Some(content.read(range))
    }

    /// How many downloads of the catalogue's assets were taken off the products, all in all.
    #[must_use]
    pub fn downloads_made(&self) -> usize {
        self.server.state().history.iter().filter(|entry| !entry.asset.is_generated()).count()
    }

    /// How many downloads were taken off the products for this asset.
    #[must_use]
    pub fn downloads_of(&self, id: &str) -> usize {
        self.server.state().history.iter().filter(|entry| entry.asset.is(id)).count()
    }

    /// What is left of a product's downloads; `None` when it has no limit.
    ///
    /// # Panics
    /// When the customer has no such product.
    #[must_use]
    #[track_caller]
    pub fn quota_remaining(&self, product_type: &str) -> Option<u32> {
        check_product_type(product_type);
        let now = self.server.clock.now();
        let mut state = self.server.state();
        state.products.renew(now);
        state.products.remaining(product_type)
    }

    /// Gives a product so many downloads, none of them used.
    ///
    /// # Panics
    /// When the customer has no such product.
    #[track_caller]
    pub fn set_quota(&self, product_type: &str, downloads: u32) {
        check_product_type(product_type);
        self.server.state().products.set_limit(product_type, downloads);
    }

    /// Changes the number of requests a second; `None` lifts the limit.
    pub fn set_queries_per_second(&self, limit: Option<u32>) {
        self.server.set_rate(limit);
    }

    /// Ids of the channels of asset changes: one of images, one of videos.
    #[must_use]
    pub fn channel_ids(&self) -> Vec<i32> {
        self.server.state().feed.channel_ids()
    }

    /// Puts a notice about an asset into a channel. The asset need not exist.
    ///
    /// # Panics
    /// When there is no such channel.
    #[track_caller]
    pub fn publish_change(&self, channel: i32, asset_id: &str, lifecycle: Lifecycle) {
        let at = self.server.clock.now();
        let mut state = self.server.state();
        let kind = state.catalogue.get(asset_id).map(|asset| asset.kind);
        let change =
            Change { asset_id: asset_id.to_owned(), asset_type: kind.map(api::asset_type), lifecycle, at };
        let published = state.feed.publish(channel, change);
        drop(state);
        assert!(published, "there is no channel {channel}; see `channel_ids`");
    }
}

impl Drop for MockGetty {
    fn drop(&mut self) {
        for listener in &self.listeners {
            listener.abort();
        }
    }
}

/// A name that is spelled wrong would make a test pass for nothing.
#[track_caller]
fn check_operation(operation: &str) {
    let mut known: Vec<&str> = api::operation_names()
        .chain(authentication::OPERATIONS)
        .chain(delivery::OPERATIONS)
        .chain([embed::OPERATION])
        .collect();
    known.sort_unstable();
    assert!(
        known.contains(&operation),
        "the mock server has no operation {operation:?}; there are {}",
        known.join(", "),
    );
}
