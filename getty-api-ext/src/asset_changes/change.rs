//! One notice: something happened to an asset.

use std::fmt;

use bytes::Bytes;
use getty_api::Timestamp;
use getty_api::types::ChangedAsset;

use crate::download::AssetKind;

/// A notice that something happened to an asset.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Change {
    /// The asset.
    pub asset_id: String,
    /// What kind of asset it is. `None` when the API does not say, as it may for assets that are gone.
    pub kind: Option<AssetKind>,
    /// What happened to it.
    pub lifecycle: Lifecycle,
    /// When it happened.
    pub at: Option<Timestamp>,
    /// Where the API has its metadata.
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
    /// The notice, unless it does not say about which asset it is.
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
    /// when so many values of the set could not be decoded that it is not known which JSON belongs to it.
    pub fn raw_json(&self) -> &[u8] {
        &self.json
    }

    /// What to do about it.
    pub fn action(&self) -> Action {
        match self.lifecycle {
            Lifecycle::Delete => Action::Delete,
            // What is not known is looked up as well: the metadata tells whether the asset still is there.
            Lifecycle::New | Lifecycle::Update | Lifecycle::Other(_) => Action::Upsert,
        }
    }
}

/// What happened to an asset.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Lifecycle {
    /// It is new in the channel.
    New,
    /// It was changed.
    Update,
    /// It is gone.
    Delete,
    /// Something this library does not know, as the API spells it.
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

/// What to do about a [`Change`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    /// Get the asset's metadata and insert or replace it.
    Upsert,
    /// Remove the asset if it is known.
    Delete,
}
