//! What the server's state holds: the catalogue, and what the customer has done with it.

use bytes::Bytes;

use super::MockGetty;
use crate::api::{self, Board, Change, Lifecycle};
use crate::builder::check_product_type;
use crate::catalogue::{Asset, Kind, Rendition};
use crate::config::USERNAME;
use crate::server::State;

impl MockGetty {
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
        match self.try_add_order(asset_ids) {
            Some(order) => order,
            None => panic!("not all of {asset_ids:?} are in the catalogue; see `add_asset`"),
        }
    }

    pub(crate) fn try_add_order(&self, asset_ids: &[&str]) -> Option<String> {
        let now = self.server.clock.now();
        let mut state = self.server.state();
        let assets: Option<Vec<_>> = asset_ids.iter().map(|id| state.catalogue.get(id).cloned()).collect();
        assets.map(|assets| state.purchases.add(assets, now).to_string())
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

    /// How long the file of an asset's largest size is.
    pub(crate) fn file_length(&self, id: &str) -> Option<u64> {
        let asset = self.server.state().catalogue.get(id).cloned()?;
        Some(self.server.content(&asset, &Rendition::largest(&asset)).len())
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
