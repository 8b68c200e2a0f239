//! The result of a download to a file.

use std::path::PathBuf;

use crate::download::files::journal::Journal;
use crate::download::files::workspace::Workspace;
use crate::error::Error;

/// A file that was downloaded completely.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Saved {
    /// Its path.
    pub path: PathBuf,
    /// Its length in bytes.
    pub bytes: u64,
    /// Its media type as the server sent it, such as `image/jpeg`; `None` when nothing was transferred.
    pub content_type: Option<String>,
    /// Its SHA-256 in hexadecimal, if it was requested.
    pub sha256: Option<String>,
    /// How it was saved.
    pub outcome: SaveOutcome,
}

/// How a file was saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SaveOutcome {
    /// This run requested the download and transferred the file.
    Download,
    /// This run transferred the file, or the rest of it, with an earlier authorisation.
    Resumption,
    /// An earlier run saved the file, but ended before it returned it.
    EarlierRun,
    /// The file already existed: an earlier run saved it, or the collision policy accepted it.
    Skip,
}

/// A finished download to a file, whose journal, data and lock files are not cleaned up yet.
pub(crate) struct CompletedDownload {
    pub(crate) saved: Saved,
    pub(super) workspace: Workspace,
    /// The journal, if it is to stay.
    pub(super) record: Option<Journal>,
}

impl CompletedDownload {
    /// Removes the files kept beside the file, or leaves the record by which a later run recognises it.
    pub(crate) async fn commit(self) -> Result<Saved, Error> {
        let Self { saved, workspace, record } = self;
        let Some(mut journal) = record else {
            workspace.remove().await?;
            return Ok(saved);
        };
        if journal.state.report()
            && let Err(error) = workspace.save(journal).await
        {
            // The file exists and the record contains it. The next run reports it once more.
            tracing::warn!(%error, "the record of a download could not be updated");
        }
        Ok(saved)
    }

    /// The same when the manifest contains the file, so no record is needed beside it.
    pub(crate) async fn commit_in_manifest(self) -> Result<Saved, Error> {
        Self { record: None, ..self }.commit().await
    }
}
