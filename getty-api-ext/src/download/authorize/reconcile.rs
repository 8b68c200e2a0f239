//! Finding out whether the API carried out a metered request.

use std::fmt;
use std::time::Duration;

use getty_api::Timestamp;
use getty_api::operations::{get_image_download_history, get_video_download_history};
use getty_api::types::AssetDownload;
use serde::{Deserialize, Serialize};

use crate::client::Getty;
use crate::decoding::{lost_elements, require_list};
use crate::download::request::AssetKind;
use crate::error::Error;

/// The tolerated difference between the clock of this machine and the clock of the API.
const SKEW: Duration = Duration::from_secs(2 * 60);

/// A metered request that was sent, or was about to be sent, and whose response is not known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct UnresolvedDownload {
    /// Image or video.
    pub kind: AssetKind,
    /// The asset's id.
    pub id: String,
    /// When the request was about to be sent, by the clock of this machine.
    pub sent_at: Timestamp,
}

impl UnresolvedDownload {
    pub(crate) fn new(kind: AssetKind, id: &str, sent_at: Timestamp) -> Self {
        Self { kind, id: id.to_owned(), sent_at }
    }

    /// Queries the download history of the asset for downloads since the request was sent: `GET
    /// /v3/images/{id}/downloadhistory` or the same for a video.
    ///
    /// The entries are the caller's own. An entry means that a download was counted. An empty list does not
    /// prove the contrary, since the history may lag behind. Clocks may differ by two minutes. Each entry
    /// that cannot be decoded is returned as an empty entry.
    ///
    /// # Errors
    /// See [`Error`].
    pub async fn reconcile(&self, getty: &Getty) -> Result<Vec<AssetDownload>, Error> {
        let history = match self.kind {
            AssetKind::Image => getty.send(get_image_download_history(&self.id)).await?,
            AssetKind::Video => getty.send(get_video_download_history(&self.id)).await?,
        };
        require_list(&history, "downloads")?;
        // A record that cannot be decoded may be that of this download.
        let lost = lost_elements(&history, "downloads").map(|_| AssetDownload::default());
        let lost: Vec<_> = lost.collect();
        let since = self.sent_at - SKEW;
        let recent = |download: &AssetDownload| {
            // A record without a date may be that of this download.
            download.date_downloaded.is_none_or(|at| at >= if at.has_time() { since } else { since.to_day() })
        };
        Ok(history.into_inner().downloads.into_iter().filter(recent).chain(lost).collect())
    }
}

impl fmt::Display for UnresolvedDownload {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} {}, requested at {}", self.kind, self.id, self.sent_at)
    }
}

/// Now, in whole seconds.
pub(crate) fn now() -> Timestamp {
    let now = Timestamp::now();
    Timestamp::from_unix_seconds(now.unix_seconds()).unwrap_or(now)
}
