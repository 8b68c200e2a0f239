//! Writes the bytes of a file to disk: from a delivery URL into the data file, in as many transfers as
//! needed, over one connection or several.

mod parallel;
mod state;

use std::ops::Range;

use http::StatusCode;
use tokio::time::Instant;
use url::Url;

use crate::client::Getty;
use crate::download::delivery::{self, BodyReader, Delivery, RangeRequest};
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

use state::{CHECKPOINT_BYTES, CHECKPOINT_TIME, SharedState};

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
    There,
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
        match delivery::open(self.getty, url, self.state.next_range(), self.options).await? {
            Delivery::Refused(status) => Err(Stop::Refused(status)),
            // The server did not announce the length of this file, and its end is known only from this
            // response.
            Delivery::RangeNotSatisfiable { length } if self.state.ends_at(length) => Ok(Fetched::Data),
            Delivery::RangeNotSatisfiable { .. } => Err(Stop::Stale(changed())),
            Delivery::Complete(headers, body) => {
                if self.state.arrived() > 0 {
                    // No byte of the old file may count once bytes of the new one are written over it.
                    let reason = "the server sent the complete file and not the requested range".to_owned();
                    let failure = self.state.last_failure(DownloadFailure::WrongRange { reason });
                    self.state.restart(failure).await.map_err(Stop::Final)?;
                }
                self.state.record(&headers);
                match self.destination.check(&self.state.progress()).await {
                    Ok(true) => {}
                    Ok(false) => return Ok(Fetched::There),
                    Err(error) => {
                        // With the name in the journal, the next run checks for the file before it pays for
                        // anything.
                        self.state.update(|_| ()).await?;
                        return Err(error.into());
                    }
                }
                let several = headers.ranges && self.splits();
                self.started(several);
                let range = 0..headers.length.unwrap_or(u64::MAX);
                let body = BodyReader::complete(&headers, body, 0);
                if several {
                    return self.fetch_parallel(url, range, body).await;
                }
                self.receive(body).await?;
                if headers.length.is_none() {
                    self.state.set_complete();
                }
                Ok(Fetched::Data)
            }
            Delivery::Range(headers, range, body) => {
                if !self.state.confirm_length(headers.length) {
                    return Err(Stop::Stale(changed()));
                }
                let several = self.splits();
                let have = self.state.arrived();
                self.state.notify(|| DownloadEvent::Resumed { have });
                self.started(several);
                let body = BodyReader::range(range.clone(), body);
                if several {
                    return self.fetch_parallel(url, range, body).await;
                }
                self.receive(body).await?;
                Ok(Fetched::Data)
            }
        }
    }

    fn started(&self, several: bool) {
        let connections = if several { self.options.connections } else { 1 };
        self.state.notify(|| {
            let TransferState { length, file_name, .. } = self.state.progress();
            let file_name = file_name.as_deref().and_then(file_name::sanitise);
            DownloadEvent::Started { length, file_name, connections }
        });
    }

    /// Whether the missing bytes are worth several connections and can be fetched as ranges.
    fn splits(&self) -> bool {
        let strong = matches!(self.state.progress().validator, Some(Validator::Etag(_)));
        strong && self.options.connections > 1 && self.state.missing() >= self.options.parallel_from
    }

    /// Writes a body to the data file.
    async fn receive(&self, mut body: BodyReader) -> Result<(), Stop> {
        let mut recorded = body.position();
        let failed = |source| Stop::from(file_error("writing", self.workspace.data(), source));
        // Its writes hold the lock until they end, even when the download is cancelled.
        let (data, guard) = (self.workspace.data().to_owned(), self.workspace.clone());
        let mut writer = PositionedWriter::open(data, recorded, guard).await.map_err(failed)?;
        let mut when = Instant::now();
        let failure = loop {
            let chunk = match body.next().await {
                Ok(Some(chunk)) => chunk,
                Ok(None) => break None,
                Err(error) => break Some(error),
            };
            writer.write(&chunk).await.map_err(failed)?;
            self.state.count(chunk.len() as u64);
            let (at, new) = (body.position(), body.position() - recorded);
            if new >= CHECKPOINT_BYTES || (new >= CHECKPOINT_BYTES / 32 && when.elapsed() >= CHECKPOINT_TIME)
            {
                writer.sync().await.map_err(failed)?;
                self.state.checkpoint(recorded..at, true).await?;
                (recorded, when) = (at, Instant::now());
            }
        };
        if let Some(DownloadFailure::Long { expected }) = failure.as_ref().and_then(Error::download_failure) {
            return Err(Stop::Stale(DownloadFailure::Long { expected: *expected }));
        }
        writer.sync().await.map_err(failed)?;
        self.state.checkpoint(recorded..body.position(), failure.is_some()).await?;
        failure.map_or(Ok(()), |error| Err(Stop::Failed(error)))
    }

    /// The request for this range, of the version of the file whose bytes are on disk.
    fn range_request(&self, range: &Range<u64>) -> Option<RangeRequest> {
        let of = self.state.progress().validator?;
        Some(RangeRequest { from: range.start, to: Some(range.end), of })
    }
}

fn changed() -> DownloadFailure {
    DownloadFailure::WrongRange { reason: "the file has changed".to_owned() }
}
