//! Writes the bytes of a file to disk: from a delivery URL into the data file, in as many transfers as
//! needed, over one connection or several.

mod parallel;
mod state;

use http::StatusCode;
use tokio::time::Instant;
use url::Url;

use crate::client::Getty;
use crate::download::delivery::{self, BodyError, Continuation, ResponseBody};
use crate::download::failure::{DownloadFailure, file_error};
use crate::download::files::destination::Destination;
use crate::download::files::file_name;
use crate::download::files::journal::Journal;
use crate::download::files::state::{DownloadState, TransferState, Validator};
use crate::download::files::workspace::Workspace;
use crate::download::options::DownloadOptions;
use crate::download::progress::DownloadEvent;
use crate::error::Error;
use crate::storage::PositionedWriter;

use state::{CHECKPOINT_BYTES, CHECKPOINT_INTERVAL, SharedState};

/// Why a transfer ended without the file.
pub(crate) enum Stop {
    /// The URL does not deliver the file, or no longer does.
    Refused(StatusCode),
    /// The bytes on disk do not belong to the version that the server has now.
    Stale(DownloadFailure),
    /// A failure that a retry may resolve.
    Failed(Error),
    /// A failure after which another retry is not worthwhile.
    Final(Error),
}

impl From<Error> for Stop {
    /// These are errors of files, and errors of requests that the pipeline has already retried.
    fn from(error: Error) -> Self {
        if error.download_failure().is_some() { Self::Failed(error) } else { Self::Final(error) }
    }
}

impl From<DownloadFailure> for Stop {
    fn from(failure: DownloadFailure) -> Self {
        Self::Failed(failure.into())
    }
}

/// The transfer of one file to disk.
pub(crate) struct Transfer<'a> {
    getty: &'a Getty,
    options: &'a DownloadOptions,
    workspace: &'a Workspace,
    destination: &'a Destination,
    state: SharedState<'a>,
}

/// The result of a successful transfer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fetched {
    /// All bytes are in the data file.
    Data,
    /// The file already existed at its path, with the right length.
    AlreadySaved,
}

impl<'a> Transfer<'a> {
    pub(crate) fn new(
        getty: &'a Getty,
        options: &'a DownloadOptions,
        workspace: &'a Workspace,
        destination: &'a Destination,
        journal: Journal,
    ) -> Self {
        Self { getty, options, workspace, destination, state: SharedState::new(journal, workspace, options) }
    }

    /// The current journal.
    pub(crate) fn journal(&self) -> Journal {
        self.state.journal()
    }

    /// Changes the state of the download and writes the journal to disk.
    pub(crate) async fn update(&self, change: impl FnOnce(&mut DownloadState)) -> Result<(), Error> {
        self.state.update(change).await
    }

    /// Fetches all missing bytes into the data file. A returned error is never worth a retry.
    pub(crate) async fn fetch(&self, url: &Url) -> Result<Fetched, Stop> {
        loop {
            self.state.reset_arrived();
            if self.state.is_complete() {
                return Ok(Fetched::Data);
            }
            let error = match self.transfer(url).await {
                Ok(Fetched::Data) => continue,
                Err(Stop::Stale(failure)) => {
                    self.state.restart(failure.clone()).await.map_err(Stop::Final)?;
                    failure.into()
                }
                Err(Stop::Failed(error)) => error,
                ended => return ended,
            };
            self.state.failed(error).await.map_err(Stop::Final)?;
        }
    }

    /// Discards the received bytes after the complete file was found to be wrong. Fails when that happened
    /// too often.
    pub(crate) async fn reject(&self, failure: DownloadFailure) -> Result<(), Error> {
        self.state.restart(failure.clone()).await?;
        self.state.failed(failure.into()).await
    }

    /// Sends one request for the missing bytes, or several at a time.
    async fn transfer(&self, url: &Url) -> Result<Fetched, Stop> {
        let response = delivery::open(self.getty, url, self.state.next_request(), self.options).await?;
        match self.state.interpret(response) {
            Continuation::Refused(status) => Err(Stop::Refused(status)),
            Continuation::AllReceived => Ok(Fetched::Data),
            Continuation::Changed => Err(Stop::Stale(changed())),
            // Bytes on disk are replaced, even when they are of the same version.
            Continuation::Complete { headers, body, is_same: _ } => {
                if self.state.arrived() > 0 {
                    // No byte of the old file may count once bytes of the new one are written over it.
                    let reason = "the server sent the complete file and not the requested range".to_owned();
                    let failure = self.state.last_failure(DownloadFailure::WrongRange { reason });
                    self.state.restart(failure).await.map_err(Stop::Final)?;
                }
                self.state.record(&headers);
                match self.destination.check(&self.state.transfer()).await {
                    Ok(true) => {}
                    Ok(false) => return Ok(Fetched::AlreadySaved),
                    Err(error) => {
                        // With the name in the journal, the next run checks for the file before it pays for
                        // anything.
                        self.state.update(|_| ()).await?;
                        return Err(error.into());
                    }
                }
                let parallel = headers.ranges && self.is_parallel();
                self.started(parallel);
                self.fetch_from(url, body, parallel).await
            }
            Continuation::Range { body } => {
                let parallel = self.is_parallel();
                let have = self.state.arrived();
                self.state.notify(|| DownloadEvent::Resumed { have });
                self.started(parallel);
                self.fetch_from(url, body, parallel).await
            }
        }
    }

    /// Continues with this body, and with other connections if `parallel`.
    async fn fetch_from(&self, url: &Url, body: ResponseBody, parallel: bool) -> Result<Fetched, Stop> {
        if parallel {
            return self.fetch_parallel(url, body).await;
        }
        let length_is_known = body.end().is_some();
        self.receive(body).await?;
        if !length_is_known {
            self.state.set_complete();
        }
        Ok(Fetched::Data)
    }

    fn started(&self, parallel: bool) {
        let connections = if parallel { self.options.connections } else { 1 };
        self.state.notify(|| {
            let TransferState { length, file_name, .. } = self.state.transfer();
            let file_name = file_name.as_deref().and_then(file_name::sanitise);
            DownloadEvent::Started { length, file_name, connections }
        });
    }

    /// Whether the missing bytes are worth several connections and can be fetched as ranges.
    fn is_parallel(&self) -> bool {
        let strong = matches!(self.state.transfer().validator, Some(Validator::Etag(_)));
        // While the length is not known, nothing is known to be missing.
        strong && self.options.connections > 1 && self.state.missing() >= self.options.parallel_from.max(1)
    }

    /// Writes a body to the data file.
    async fn receive(&self, mut body: ResponseBody) -> Result<(), Stop> {
        let failed = |source| Stop::from(file_error("writing", self.workspace.data(), source));
        // Its writes hold the lock until they end, even when the download is cancelled.
        let (data, guard) = (self.workspace.data().to_owned(), self.workspace.clone());
        let mut writer = PositionedWriter::open(data, body.position(), guard).await.map_err(failed)?;
        let (mut last_checkpoint, mut when) = (body.position(), Instant::now());
        let ended = loop {
            let chunk = match body.next().await {
                Ok(Some(chunk)) => chunk,
                Ok(None) => break Ok(()),
                Err(BodyError::Long { expected }) => {
                    return Err(Stop::Stale(DownloadFailure::Long { expected }));
                }
                Err(BodyError::Incomplete(error)) => break Err(Stop::Failed(error)),
            };
            writer.write(&chunk).await.map_err(failed)?;
            self.state.count(chunk.len() as u64);
            let new = body.position() - last_checkpoint;
            if new >= CHECKPOINT_BYTES
                || (new >= CHECKPOINT_BYTES / 32 && when.elapsed() >= CHECKPOINT_INTERVAL)
            {
                writer.sync().await.map_err(failed)?;
                self.state.checkpoint(last_checkpoint..body.position(), true).await?;
                (last_checkpoint, when) = (body.position(), Instant::now());
            }
        };
        writer.sync().await.map_err(failed)?;
        self.state.checkpoint(last_checkpoint..body.position(), ended.is_err()).await?;
        ended
    }
}

fn changed() -> DownloadFailure {
    DownloadFailure::WrongRange { reason: "the file has changed".to_owned() }
}
