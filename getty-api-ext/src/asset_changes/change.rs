//! One notification: something happened to an asset.

use std::fmt;

use bytes::Bytes;
use getty_api::Timestamp;
use getty_api::types::ChangedAsset;

use crate::download::AssetKind;

/// A notification that something happened to an asset.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Change {
    /// The asset.
    pub asset_id: String,
    /// The kind of the asset. `None` when the API does not return it, which can happen for deleted assets.
    pub kind: Option<AssetKind>,
    /// What happened to it.
    pub lifecycle: Lifecycle,
    /// When it happened.
    pub at: Option<Timestamp>,
    /// The URL of its metadata in the API.
    pub uri: Option<String>,
    json: Bytes,
}

impl fmt::Debug for Change {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { asset_id, kind, lifecycle, at, uri, json: _ } = self;
        formatter
            .debug_struct("Change")
            .field("asset_id", asset_id)
            .field("kind", kind)
            .field("lifecycle", lifecycle)
            .field("at", at)
            .field("uri", uri)
            .finish_non_exhaustive()
    }
}

impl Change {
    /// The notification, or `None` when it does not name its asset.
    pub(super) fn read(raw: ChangedAsset, json: Bytes) -> Option<Self> {
        let kind = match raw.asset_type.as_deref() {
            Some("Image") => Some(AssetKind::Image),
            Some("Film" | "Video") => Some(AssetKind::Video),
            _ => None,
        };
        Some(Self {
            asset_id: raw.id.filter(|id| !id.is_empty())?,
            kind,
            lifecycle: Lifecycle::read(raw.asset_lifecycle.unwrap_or_default()),
            at: raw.asset_changed_utc_date_time,
            uri: raw.uri,
            json,
        })
    }

    /// The notification as the API sent it, in JSON, with the properties that this library does not know; empty
    /// when too many values of the set could not be decoded to know which JSON belongs to it.
    pub fn raw_json(&self) -> &[u8] {
        &self.json
    }

    /// The action that applies the change.
    pub fn action(&self) -> Action {
        match self.lifecycle {
            Lifecycle::Delete => Action::Delete,
            // An unknown change also becomes an upsert: the metadata shows whether the asset still exists.
            Lifecycle::New | Lifecycle::Update | Lifecycle::Other(_) => Action::Upsert,
        }
    }
}

/// What happened to an asset.
///
/// Further variants may come; the fields of each variant are final.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Lifecycle {
    /// It is new in the channel.
    New,
    /// It was changed.
    Update,
    /// It was deleted.
    Delete,
    /// A value that this library does not know, as the API sends it.
    Other(String),
}

impl Lifecycle {
    fn read(text: String) -> Self {
        match text.as_str() {
            "New" => Self::New,
            "Update" => Self::Update,
            "Delete" => Self::Delete,
            _ => Self::Other(text),
        }
    }
}

impl fmt::Display for Lifecycle {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::New => "New",
            Self::Update => "Update",
            Self::Delete => "Delete",
            Self::Other(text) => text,
        })
    }
}

/// The action that applies a [`Change`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    /// Get the asset's metadata and insert or replace it.
    Upsert,
    /// Remove the asset if it is present.
    Delete,
}
