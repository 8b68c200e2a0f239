//! The state of the server: assets, boards, orders, downloads, quotas, channels.

use bytes::Bytes;

use super::handle::MockGetty;
use crate::catalogue::{Asset, AssetKind, Rendition};
use crate::config::USERNAME;
use crate::state::State;
use crate::state::asset_changes::{Change, Lifecycle, asset_type};
use crate::state::boards::Board;
use crate::state::products::check_product_type;

impl MockGetty {
    /// Adds an asset, or replaces the one with its id. The file of a replaced asset has a new validator.
    pub fn add_asset(&self, asset: Asset) {
        self.server.state().catalogue.insert(asset);
    }

    /// Adds a board of the server's user, or one that callers are invited to. Returns its id.
    pub fn add_board(&self, board: Board) -> String {
        let now = self.server.clock.now();
        let mut guard = self.server.state();
        let State { boards, random, .. } = &mut *guard;
        boards.add(random, board, Some(USERNAME), now)
    }

    /// Adds an order of the server's user for these assets, with the current time. Returns its number.
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

    /// The ids of the usage batches that were accepted, and the number of usages in each.
    #[must_use]
    pub fn usage_batches(&self) -> Vec<(String, usize)> {
        self.server.state().usage_batches.clone()
    }

    /// The ids of all images, in catalogue order.
    #[must_use]
    pub fn image_ids(&self) -> Vec<String> {
        self.ids(AssetKind::Image)
    }

    /// The ids of all videos, in catalogue order.
    #[must_use]
    pub fn video_ids(&self) -> Vec<String> {
        self.ids(AssetKind::Video)
    }

    fn ids(&self, kind: AssetKind) -> Vec<String> {
        let state = self.server.state();
        let assets = state.catalogue.iter().filter(|asset| asset.kind == kind);
        assets.map(|asset| asset.id.clone()).collect()
    }

    /// The file delivered for an asset's largest size; `None` for an unknown id.
    #[must_use]
    pub fn file(&self, id: &str) -> Option<Bytes> {
        self.file_range(id, 0..u64::MAX)
    }

    /// The length of the file of an asset's largest size.
    pub(crate) fn file_length(&self, id: &str) -> Option<u64> {
        let asset = self.server.state().catalogue.get(id).cloned()?;
        Some(self.server.files.content(&asset, &Rendition::largest(&asset)).len())
    }

    /// A range of the file delivered for an asset's largest size, up to the end of the file; for files that
    /// are larger than memory. `None` for an unknown id.
    #[must_use]
    pub fn file_range(&self, id: &str, range: std::ops::Range<u64>) -> Option<Bytes> {
        let asset = self.server.state().catalogue.get(id).cloned()?;
        let content = self.server.files.content(&asset, &Rendition::largest(&asset));
        Some(content.read(range))
    }

    /// The number of downloads of the catalogue's assets that were counted against products.
    #[must_use]
    pub fn download_count(&self) -> usize {
        self.server.state().history.iter().filter(|entry| !entry.asset.is_generated()).count()
    }

    /// The number of downloads of this asset that were counted against products.
    #[must_use]
    pub fn asset_download_count(&self, id: &str) -> usize {
        self.server.state().history.iter().filter(|entry| entry.asset.is(id)).count()
    }

    /// The remaining downloads of a product; `None` when it has no limit.
    ///
    /// # Panics
    /// When the customer has no product of this type.
    #[must_use]
    #[track_caller]
    pub fn remaining_quota(&self, product_type: &str) -> Option<u32> {
        check_product_type(product_type);
        let now = self.server.clock.now();
        let mut state = self.server.state();
        state.products.renew(now);
        state.products.remaining(product_type)
    }

    /// Sets the number of remaining downloads of a product.
    ///
    /// # Panics
    /// When the customer has no product of this type.
    #[track_caller]
    pub fn set_quota(&self, product_type: &str, downloads: u32) {
        check_product_type(product_type);
        self.server.state().products.set_limit(product_type, downloads);
    }

    /// The ids of the channels of asset changes: one for images, one for videos.
    #[must_use]
    pub fn channel_ids(&self) -> Vec<i32> {
        self.server.state().change_feed.channel_ids()
    }

    /// Adds a notification about an asset to a channel. The asset need not exist.
    ///
    /// # Panics
    /// When the channel does not exist.
    #[track_caller]
    pub fn publish_change(&self, channel: i32, asset_id: &str, lifecycle: Lifecycle) {
        let at = self.server.clock.now();
        let mut state = self.server.state();
        let kind = state.catalogue.get(asset_id).map(|asset| asset.kind);
        let change =
            Change { asset_id: asset_id.to_owned(), asset_type: kind.map(asset_type), lifecycle, at };
        let published = state.change_feed.publish(channel, change);
        drop(state);
        assert!(published, "there is no channel {channel}; see `channel_ids`");
    }

    /// Makes another server deliver from now on: the URLs in responses to downloads are
    /// `{base}/{asset id}`. URLs that this server issued before stay valid.
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")] async fn main() {
    /// let mock = getty_api_mock::MockGetty::start().await;
    /// mock.set_delivery_base_url("http://127.0.0.1:8080/files");
    /// # }
    /// ```
    pub fn set_delivery_base_url(&self, base: impl Into<String>) {
        self.server.state().deliveries.set_external_base(Some(base.into()));
    }

    /// Makes this server deliver from now on, as it does by default.
    pub fn reset_delivery_base_url(&self) {
        self.server.state().deliveries.set_external_base(None);
    }
}
