//! Asset changes: a feed of what is new, changed or gone in a partner's channel.
//!
//! [`Getty::asset_changes`] gives the [`AssetChanges`] of a channel: set after set of notices. A set is delivered
//! **at least once**: the API gives the same one again, to this process or the next, until it is confirmed with
//! [`UnconfirmedChangeSet::ack`]. So apply a set first, make that durable, and confirm it then; whatever happens in
//! between, the set comes again.
//!
//! # How to apply a set
//! Notices of a channel come in order, but what they tell of one asset can be out of step with it. Two rules
//! make applying them safe to repeat, which delivery at least once asks for:
//!
//! - [`Upsert`](Action::Upsert) (new or changed): get the asset's metadata *now* and insert or replace it,
//!   whether it is known or not. If the catalogue no longer has it, treat that as a delete.
//! - [`Delete`](Action::Delete): remove it if it is known; otherwise there is nothing to do.
//!
//! A mirror that follows them ends up equal to the source however often it is stopped and started: the example
//! `mirror_asset_changes` of the test suite is such a mirror, into SQLite.
//!
//! One consumer a channel: what one confirms, the others never see.
//!
//! # Retention, backlog and age
//! The API keeps notifications for [14 days](RETENTION). A consumer that was stopped for longer has lost changes
//! and needs a full synchronization. [`AssetChanges::backlog`] returns how many notifications wait and how old the
//! oldest is, and [`AssetChanges::max_age`] makes the feed return an error with [`Error::feed_gap`] before it goes
//! on with missing changes.
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
//! // `next` waits for changes that are still to come; `poll_once` ends with those that are there.
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
pub use feed::AssetChanges;
pub use set::UnconfirmedChangeSet;

use crate::client::Getty;
use crate::error::Error;

impl Getty {
    /// The channels of asset changes the customer has: `GET /v3/asset-changes/channels`.
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
    /// Nothing is asked until the first set is.
    pub fn asset_changes(&self, channel: i32) -> AssetChanges {
        AssetChanges::new(self.clone(), channel)
    }
}
