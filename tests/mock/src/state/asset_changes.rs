//! The channels of asset changes, and the notifications in them.

use std::collections::VecDeque;

use chrono::{DateTime, TimeDelta, Utc};

use crate::catalogue::{AssetKind, Catalogue};

/// What happened to an asset.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Lifecycle {
    /// The asset is new in the channel.
    New,
    /// The asset was changed.
    Update,
    /// The asset was deleted.
    Delete,
}

impl Lifecycle {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::New => "New",
            Self::Update => "Update",
            Self::Delete => "Delete",
        }
    }
}

/// One notification of a channel.
#[derive(Debug, Clone)]
pub(crate) struct Change {
    pub(crate) asset_id: String,
    pub(crate) asset_type: Option<&'static str>,
    pub(crate) lifecycle: Lifecycle,
    pub(crate) at: DateTime<Utc>,
}

/// Notifications that were not fetched are deleted after this time.
const RETENTION: TimeDelta = TimeDelta::days(14);

/// The changes that were fetched together and are to be confirmed together.
#[derive(Debug)]
pub(crate) struct ChangeSet {
    pub(crate) id: i64,
    pub(crate) changes: Vec<Change>,
}

#[derive(Debug)]
pub(crate) struct Channel {
    pub(crate) id: i32,
    pub(crate) kind: AssetKind,
    pending: VecDeque<Change>,
    unconfirmed: Option<ChangeSet>,
}

impl Channel {
    /// Deletes the notifications that are too old.
    pub(crate) fn expire(&mut self, now: DateTime<Utc>) {
        self.pending.retain(|change| now - change.at < RETENTION);
    }

    /// All changes that are not confirmed, fetched or not.
    pub(crate) fn backlog(&self) -> impl Iterator<Item = &Change> {
        self.unconfirmed.iter().flat_map(|set| &set.changes).chain(&self.pending)
    }

    /// The change set that was fetched and is not confirmed yet.
    pub(crate) fn unconfirmed(&self) -> Option<&ChangeSet> {
        self.unconfirmed.as_ref()
    }
}

/// All channels.
#[derive(Debug)]
pub(crate) struct ChangeFeed {
    channels: Vec<Channel>,
    last_id: i64,
}

impl ChangeFeed {
    /// One channel for images and one for videos. With `seed`, each asset of the catalogue is announced as
    /// new.
    pub(crate) fn seeded(catalogue: &Catalogue, now: DateTime<Utc>, seed: bool) -> Self {
        let channel = |id, kind| Channel {
            id,
            kind,
            pending: catalogue
                .iter()
                .filter(|asset| seed && asset.kind == kind)
                .map(|asset| Change {
                    asset_id: asset.id.clone(),
                    asset_type: Some(asset_type(kind)),
                    lifecycle: Lifecycle::New,
                    at: now,
                })
                .collect(),
            unconfirmed: None,
        };
        Self { channels: vec![channel(1001, AssetKind::Image), channel(1002, AssetKind::Video)], last_id: 0 }
    }

    /// Adds a notification to a channel. Returns false when the channel does not exist.
    pub(crate) fn publish(&mut self, channel: i32, change: Change) -> bool {
        match self.channels.iter_mut().find(|candidate| candidate.id == channel) {
            Some(channel) => {
                channel.pending.push_back(change);
                true
            }
            None => false,
        }
    }

    pub(crate) fn channels_mut(&mut self) -> &mut [Channel] {
        &mut self.channels
    }

    pub(crate) fn channel_ids(&self) -> Vec<i32> {
        self.channels.iter().map(|channel| channel.id).collect()
    }

    pub(crate) fn channel_mut(&mut self, id: i64) -> Option<&mut Channel> {
        self.channels.iter_mut().find(|channel| i64::from(channel.id) == id)
    }

    /// Makes the oldest pending changes of a channel its unconfirmed change set. Returns `None` when none are
    /// pending.
    pub(crate) fn open_change_set(&mut self, channel: i32, max_changes: usize) -> Option<&ChangeSet> {
        let id = self.last_id + 1;
        let channel = self.channels.iter_mut().find(|candidate| candidate.id == channel)?;
        let length = max_changes.min(channel.pending.len());
        if length == 0 {
            return None;
        }
        let changes = channel.pending.drain(..length).collect();
        self.last_id = id;
        Some(channel.unconfirmed.insert(ChangeSet { id, changes }))
    }

    /// Confirms a change set. Returns false when no change set with this id is unconfirmed.
    pub(crate) fn confirm(&mut self, id: i64) -> bool {
        let is_unconfirmed =
            |channel: &&mut Channel| channel.unconfirmed.as_ref().is_some_and(|set| set.id == id);
        let channel = self.channels.iter_mut().find(is_unconfirmed);
        channel.and_then(|channel| channel.unconfirmed.take()).is_some()
    }
}

/// The name of a kind of assets in this part of the API.
pub(crate) fn asset_type(kind: AssetKind) -> &'static str {
    match kind {
        AssetKind::Image => "Image",
        AssetKind::Video => "Film",
    }
}
