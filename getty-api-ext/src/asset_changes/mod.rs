//! Asset changes: a feed of new, changed and deleted assets in a partner's channel.
//!
//! [`Getty::asset_changes`] returns the [`AssetChanges`] of a channel: change sets, each with a batch of
//! notifications. A set is delivered **at least once**: the API delivers the same set again, to this process or
//! the next, until [`UnconfirmedChangeSet::ack`] confirms it. So apply a set, store the result durably, and then
//! confirm the set. After a failure in between, the API delivers the set again.
//!
//! # How to apply a set
//! The notifications of a channel come in order, but a notification can be out of date when it is read. With
//! at-least-once delivery a set may be applied twice. Two rules make that safe:
//!
//! - [`Upsert`](Action::Upsert) (new or changed): get the asset's metadata *now* and insert or replace it, whether
//!   it is present or not. If the catalogue no longer has it, treat that as a delete.
//! - [`Delete`](Action::Delete): remove it if it is present; otherwise there is nothing to do.
//!
//! A mirror that follows these rules becomes equal to the source, however often it is stopped and started. The
//! example `mirror_asset_changes` of the test suite is such a mirror, into SQLite.
//!
//! Use one consumer for each channel: the others never receive a set that one of them has confirmed.
//!
//! # Retention, backlog and age
//! The API keeps notifications for [14 days](RETENTION). A consumer that was stopped for longer has lost changes
//! and needs a full synchronization. [`AssetChanges::backlog`] returns the number of unconfirmed notifications and
//! the age of the oldest. With [`AssetChanges::max_age`] the feed returns an error with [`Error::feed_gap`] when
//! changes may be missing.
//!
//! ```
//! # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/mock.rs"));
//! # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let (mock, getty) = on_mock().await?;
//! use std::collections::BTreeMap;
//!
//! use getty_api_ext::asset_changes::Action;
//! use getty_api_ext::raw::types::ImageDetailField;
//!
//! let mut mirror = BTreeMap::new();
//! let channels = getty.asset_change_channels().await?;
//! let channel = channels.iter().find_map(|channel| channel.channel_id).ok_or("no channel")?;
//! let mut changes = getty.asset_changes(channel).batch_size(50);
//! // `next` waits for future changes; `poll_once` returns `None` when there are no more.
//! while let Some(set) = changes.poll_once().await? {
//!     let (mut changed, mut gone) = (Vec::new(), Vec::new());
//!     for (id, action) in set.latest() {
//!         match action {
//!             Action::Upsert => changed.push(id),
//!             Action::Delete => gone.push(id),
//!         }
//!     }
//!     let metadata = getty.images(changed).fields([ImageDetailField::Title]).send().await?;
//!     for image in metadata.found {
//!         mirror.insert(image.id.unwrap_or_default(), image.title);
//!     }
//!     for id in gone.into_iter().chain(metadata.not_found.iter().map(String::as_str)) {
//!         mirror.remove(id);
//!     }
//!     set.ack().await?;
//! }
//! assert!(!mirror.is_empty());
//! # Ok(()) }
//! ```

mod backlog;
mod change;
mod feed;
mod set;

use getty_api::operations::list_channels;
use getty_api::types::Channel;

pub use backlog::{Backlog, FeedGap, GapReason, RETENTION};
pub use change::{Action, Change, Lifecycle};
pub use feed::{AssetChanges, ChangeSetStream};
pub use set::UnconfirmedChangeSet;

use crate::client::Getty;
use crate::error::Error;

impl Getty {
    /// The channels of asset changes that the customer has: `GET /v3/asset-changes/channels`.
    ///
    /// # Errors
    /// See [`Error`].
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/mock.rs"));
    /// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let (mock, getty) = on_mock().await?;
    /// for channel in getty.asset_change_channels().await? {
    ///     println!("{:?}: {:?}, {:?}", channel.channel_id, channel.asset_family, channel.asset_type);
    /// }
    /// # Ok(()) }
    /// ```
    pub async fn asset_change_channels(&self) -> Result<Vec<Channel>, Error> {
        Ok(self.send(list_channels()).await?.into_inner())
    }

    /// The asset changes of a channel; see [`asset_changes`](crate::asset_changes).
    ///
    /// Sends no request until the first set is requested.
    pub fn asset_changes(&self, channel: i32) -> AssetChanges {
        AssetChanges::new(self.clone(), channel)
    }
}
