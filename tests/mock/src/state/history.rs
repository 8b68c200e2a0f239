//! The history of downloads.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use serde::Deserialize;

use crate::catalogue::Asset;

/// The notes of a download, from the body of its request.
#[derive(Debug, Clone, Default, Deserialize)]
pub(crate) struct DownloadDetails {
    pub(crate) download_notes: Option<String>,
    pub(crate) project_code: Option<String>,
}

/// What was downloaded.
#[derive(Debug, Clone)]
pub(crate) enum DownloadedAsset {
    Catalogue(Arc<Asset>),
    /// A result of an AI generation.
    Generated(Arc<Asset>),
}

impl DownloadedAsset {
    pub(crate) fn asset(&self) -> &Asset {
        match self {
            Self::Catalogue(asset) | Self::Generated(asset) => asset,
        }
    }

    /// Whether it is the catalogue's asset of this id.
    pub(crate) fn is(&self, id: &str) -> bool {
        matches!(self, Self::Catalogue(asset) if asset.id == id)
    }

    pub(crate) fn is_generated(&self) -> bool {
        matches!(self, Self::Generated(_))
    }
}

/// One download.
#[derive(Debug, Clone)]
pub(crate) struct HistoryEntry {
    pub(crate) asset: DownloadedAsset,
    pub(crate) at: DateTime<Utc>,
    pub(crate) product_id: i32,
    pub(crate) product_type: &'static str,
    pub(crate) agreement_name: &'static str,
    /// `None` when the application downloaded without a user.
    pub(crate) user: Option<String>,
    pub(crate) details: DownloadDetails,
    pub(crate) size_name: String,
    pub(crate) width: u32,
    pub(crate) height: u32,
}
