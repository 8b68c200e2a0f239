//! Writes the bytes of a file to disk: from a delivery URL into the data file, in as many transfers as
//! needed, over one connection or several.

mod parallel;
mod state;

use std::ops::Range;

use futures_util::StreamExt as _;
use http::StatusCode;
use tokio::time::Instant;
use url::Url;

use crate::client::Getty;
use crate::download::delivery::{self, Delivery, RangeRequest};
use crate::download::failure::{DownloadFailure, file_error};
use crate::download::files::destination::Destination;
use crate::download::files::file_name;
use crate::download::files::journal::Journal;
use crate::download::files::state::{DownloadState, TransferState, Validator};
use crate::download::files::workspace::Workspace;
use crate::download::options::DownloadOptions;
use crate::download::progress::DownloadEvent;
use crate::error::Error;
use crate::pipeline::Incoming;
use crate::storage::PositionedWriter;

use state::{MARK_BYTES, MARK_TIME, SharedState};

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
        match delivery::open(self.getty, url, self.state.wanted(), self.options).await? {
            Delivery::Refused(status) => Err(Stop::Refused(status)),
            // The server did not announce the length of this file, and its end is known only from this
            // response.
            Delivery::NoSuchPart { length } if self.state.ends_at(length) => Ok(Fetched::Data),
            Delivery::NoSuchPart { .. } => Err(Stop::Stale(changed())),
            Delivery::Whole(facts, body) => {
                if self.state.arrived() > 0 {
                    // No byte of the old file may count once bytes of the new one are written over it.
                    let reason = "the server sent the complete file and not the requested range".to_owned();
                    let failure = self.state.last_failure(DownloadFailure::WrongRange { reason });
                    self.state.restart(failure).await.map_err(Stop::Final)?;
                }
                self.state.record(&facts);
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
                let all = 0..facts.length.unwrap_or(u64::MAX);
                let several = facts.ranges && self.splits();
                self.started(several);
                if several {
                    return self.fetch_parallel(url, all, body).await;
                }
                self.receive(all, body, false).await?;
                match facts.length {
                    Some(_) => {}
                    None if self.state.arrived() == 0 => return Err(DownloadFailure::Empty.into()),
                    None if facts.framed => self.state.set_complete(),
                    None => return Err(DownloadFailure::Endless.into()),
                }
                Ok(Fetched::Data)
            }
            Delivery::Part(facts, range, body) => {
                if !self.state.agrees(facts.length) {
                    return Err(Stop::Stale(changed()));
                }
                let several = self.splits();
                let have = self.state.arrived();
                self.state.notify(|| DownloadEvent::Resumed { have });
                self.started(several);
                if several {
                    return self.fetch_parallel(url, range, body).await;
                }
                self.receive(range, body, false).await?;
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

    /// Writes a body to the data file. Bytes beyond the range are left unread with `cut`, and are an error
    /// without it.
    async fn receive(&self, range: Range<u64>, mut body: Incoming, cut: bool) -> Result<(), Stop> {
        let failed = |source| Stop::from(file_error("writing", self.workspace.data(), source));
        // Its writes hold the lock until they end, even when the download is cancelled.
        let (data, guard) = (self.workspace.data().to_owned(), self.workspace.clone());
        let mut writer = PositionedWriter::open(data, range.start, guard).await.map_err(failed)?;
        let (mut at, mut marked, mut when) = (range.start, range.start, Instant::now());
        let ended = loop {
            if cut && at >= range.end {
                break Ok(());
            }
            let chunk = match body.next().await {
                None => break Ok(()),
                Some(Err(error)) => break Err(error),
                Some(Ok(chunk)) => chunk,
            };
            let room = usize::try_from(range.end - at).unwrap_or(usize::MAX);
            if chunk.len() > room && !cut {
                let expected = range.end - range.start;
                return Err(Stop::Stale(DownloadFailure::Long { expected }));
            }
            let bytes = chunk.get(..room).unwrap_or(&chunk);
            writer.write(bytes).await.map_err(failed)?;
            at += bytes.len() as u64;
            self.state.count(bytes.len() as u64);
            let new = at - marked;
            if new >= MARK_BYTES || (new >= MARK_BYTES / 32 && when.elapsed() >= MARK_TIME) {
                writer.sync().await.map_err(failed)?;
                self.state.checkpoint(marked..at, true).await?;
                (marked, when) = (at, Instant::now());
            }
        };
        writer.sync().await.map_err(failed)?;
        let whole = ended.is_ok() && (at == range.end || range.end == u64::MAX);
        self.state.checkpoint(marked..at, !whole).await?;
        if whole {
            return Ok(());
        }
        let (expected, received) = (range.end - range.start, at - range.start);
        Err(ended.err().map_or_else(|| DownloadFailure::Short { expected, received }.into(), Stop::Failed))
    }

    /// The request for this range, of the version of the file whose bytes are on disk.
    fn part(&self, range: &Range<u64>) -> Option<RangeRequest> {
        let of = self.state.progress().validator?;
        Some(RangeRequest { from: range.start, to: Some(range.end), of })
    }
}

fn changed() -> DownloadFailure {
    DownloadFailure::WrongRange { reason: "the file has changed".to_owned() }
}
