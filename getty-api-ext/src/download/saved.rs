//! A file that has arrived.

use std::path::PathBuf;

use crate::download::files::journal::Journal;
use crate::download::files::workspace::Workspace;
use crate::error::Error;

/// A file that was downloaded completely.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Saved {
    /// Where it is.
    pub path: PathBuf,
    /// Its length in bytes.
    pub bytes: u64,
    /// Its media type as the server named it, such as `image/jpeg`; absent when nothing was transferred.
    pub content_type: Option<String>,
    /// Its SHA-256 in hexadecimal, when it was asked for.
    pub sha256: Option<String>,
    /// How it came there.
    pub outcome: SaveOutcome,
}

/// How a file came to its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SaveOutcome {
    /// This run asked for the download and transferred the file.
    Download,
    /// This run transferred the file, or the rest of it, under an authorisation given before.
    Resumption,
    /// An earlier run had done everything but to say so.
    EarlierRun,
    /// The file was there: saved by an earlier run, or taken for the download by the collision policy.
    Skip,
}

/// A download to a file that is over but for what is kept beside it.
pub(crate) struct CompletedDownload {
    pub(crate) saved: Saved,
    pub(super) workspace: Workspace,
    /// The journal, if it is to stay.
    pub(super) record: Option<Journal>,
}

impl CompletedDownload {
    /// Removes what is kept beside the file, or leaves the record there by which a later run knows it.
    pub(crate) async fn settle(self) -> Result<Saved, Error> {
        let Self { saved, workspace, record } = self;
        let Some(mut journal) = record else {
            workspace.remove().await?;
            return Ok(saved);
        };
        if let Some(finalized) = journal.finalized.as_mut().filter(|finalized| !finalized.reported) {
            finalized.reported = true;
            if let Err(error) = workspace.save(journal).await {
                // The file is there and the record knows it; the next run says so once more.
                tracing::warn!(%error, "the record of a download could not be record_progress up to date");
            }
        }
        Ok(saved)
    }

    /// The same where a manifest has the file, so that no record is needed beside it.
    pub(crate) async fn settle_in_manifest(self) -> Result<Saved, Error> {
        Self { record: None, ..self }.settle().await
    }
}
