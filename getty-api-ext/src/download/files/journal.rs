//! The journal that is written beside a target while its download runs.
//!
//! [`Download`](crate::Download) documents its properties for users. A change to them needs a new version.

use getty_api::Timestamp;
use serde::{Deserialize, Serialize};
use url::Url;

use crate::download::delivery::digest::Expected;
use crate::download::delivery::ranges::RangeSet;
use crate::download::subject::DownloadSubject;

pub(crate) const VERSION: u32 = 1;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Journal {
    pub(crate) version: u32,
    pub(crate) subject: DownloadSubject,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) sent_at: Option<Timestamp>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) authorization: Option<DeliveryAuthorization>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) transfer: Option<TransferState>,
    #[serde(rename = "placed", default, skip_serializing_if = "Option::is_none")]
    pub(crate) finalized: Option<Finalized>,
}

/// The response to a metered request.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct DeliveryAuthorization {
    pub(crate) uri: Url,
    pub(crate) authorized_at: Timestamp,
    pub(crate) expires_at: Timestamp,
}

impl std::fmt::Debug for DeliveryAuthorization {
    /// Omits the URL, because anybody who has it can fetch the file.
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("DeliveryAuthorization")
            .field("authorized_at", &self.authorized_at)
            .field("expires_at", &self.expires_at)
            .finish_non_exhaustive()
    }
}

/// The known properties of the file, and its ranges on disk.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct TransferState {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) length: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) validator: Option<Validator>,
    pub(crate) have: RangeSet,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) file_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) content_type: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) digest: Option<Expected>,
}

/// Identifies a version of a file. Only validators that are strong enough to join ranges are stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Validator {
    Etag(String),
    LastModified(String),
}

/// A file that has its final name, or is about to get it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Finalized {
    #[serde(with = "super::os_file_name")]
    pub(crate) file_name: std::path::PathBuf,
    pub(crate) bytes: u64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) sha256: Option<String>,
    /// Whether a run has returned the file to its caller.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(crate) reported: bool,
}

impl Journal {
    pub(crate) fn new(subject: DownloadSubject) -> Self {
        let (sent_at, authorization, transfer, finalized) = (None, None, None, None);
        Self { version: VERSION, subject, sent_at, authorization, transfer, finalized }
    }

    /// Parses a journal; the error is the reason why that failed.
    pub(crate) fn parse(bytes: &[u8]) -> Result<Self, String> {
        #[derive(Deserialize)]
        struct Version {
            version: u32,
        }
        let found: Version = serde_json::from_slice(bytes).map_err(|error| error.to_string())?;
        if found.version != VERSION {
            return Err(format!(
                "it has version {}, but this library reads version {VERSION}",
                found.version
            ));
        }
        serde_json::from_slice(bytes).map_err(|error| error.to_string())
    }
}
