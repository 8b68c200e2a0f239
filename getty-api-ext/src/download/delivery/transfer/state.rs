//! The state of a running transfer, shared by its connections.

use std::ops::Range;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

use crate::download::delivery::ranges::RangeSet;
use crate::download::delivery::retry_state::RetryState;
use crate::download::delivery::{Continuation, Delivery, DeliveryHeaders, FileVersion, RangeRequest};
use crate::download::failure::DownloadFailure;
use crate::download::files::journal::Journal;
use crate::download::files::state::{DownloadState, TransferState};
use crate::download::files::workspace::Workspace;
use crate::download::options::DownloadOptions;
use crate::download::progress::DownloadEvent;
use crate::download::subject::DownloadSubject;
use crate::error::Error;

/// The number of bytes after which each connection records its progress in the journal.
pub(super) const CHECKPOINT_BYTES: u64 = 8 * 1024 * 1024;

/// The time after which progress is recorded on a slow connection.
pub(super) const CHECKPOINT_INTERVAL: Duration = Duration::from_secs(5);

/// The state of one transfer.
pub(crate) struct SharedState<'a> {
    subject: DownloadSubject,
    workspace: &'a Workspace,
    options: &'a DownloadOptions,
    inner: Mutex<Inner>,
}

struct Inner {
    journal: Journal,
    /// Received bytes, including those that may not be on disk yet.
    arrived: u64,
    retry_state: RetryState,
    /// The failure of the last transfer, unless it was only a broken connection.
    last: Option<DownloadFailure>,
    restarts: u32,
    /// Whether range requests have failed, so that one connection is used.
    one_connection: bool,
    /// Bytes on disk that are not in the written journal yet, and the time it was last written.
    unwritten: u64,
    written: Instant,
}

impl Inner {
    fn transfer(&self) -> Option<&TransferState> {
        self.journal.state.transfer()
    }
}

impl<'a> SharedState<'a> {
    pub(crate) fn new(journal: Journal, workspace: &'a Workspace, options: &'a DownloadOptions) -> Self {
        let subject = journal.subject.clone();
        let inner = Mutex::new(Inner {
            journal,
            arrived: 0,
            retry_state: RetryState::default(),
            last: None,
            restarts: 0,
            one_connection: false,
            unwritten: 0,
            written: Instant::now(),
        });
        Self { subject, workspace, options, inner }
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn notify(&self, event: impl FnOnce() -> DownloadEvent) {
        self.options.observers.notify(&self.subject, event);
    }

    pub(crate) fn journal(&self) -> Journal {
        self.lock().journal.clone()
    }

    /// The known properties of the file, and its ranges on disk.
    pub(crate) fn transfer(&self) -> TransferState {
        self.lock().transfer().cloned().unwrap_or_default()
    }

    pub(crate) async fn update(&self, change: impl FnOnce(&mut DownloadState)) -> Result<(), Error> {
        let saved = {
            let mut inner = self.lock();
            change(&mut inner.journal.state);
            (inner.unwritten, inner.written) = (0, Instant::now());
            // The order of writes is fixed while the state is locked, so an older journal never replaces a
            // newer one.
            self.workspace.save(inner.journal.clone())
        };
        saved.await
    }

    /// Records the properties of the complete file from the headers of a response.
    pub(crate) fn record(&self, headers: &DeliveryHeaders) {
        self.lock().journal.state.begin_transfer(TransferState {
            length: headers.length,
            validator: headers.validator.clone(),
            have: RangeSet::default(),
            file_name: headers.file_name.clone(),
            content_type: headers.content_type.clone(),
            digest: headers.digest.clone(),
        });
    }

    /// What a response means for the bytes on disk. A length that was not known is recorded.
    pub(crate) fn interpret(&self, response: Delivery) -> Continuation {
        let mut inner = self.lock();
        let Some(transfer) = inner.journal.state.transfer_mut() else {
            return FileVersion::default().interpret(response, Some(0));
        };
        let mut version = version_of(transfer);
        let continuation = version.interpret(response, transfer.have.contiguous());
        transfer.length = version.length;
        continuation
    }

    /// The next range to request. `None` requests the complete file, because no byte is on disk or none can be
    /// joined to it.
    pub(crate) fn next_request(&self) -> Option<RangeRequest> {
        let inner = self.lock();
        let transfer = inner.transfer().filter(|transfer| !transfer.have.is_empty())?;
        let end = transfer.length.unwrap_or(u64::MAX);
        let gap = transfer.have.missing(end).into_iter().next()?;
        version_of(transfer).request_range(gap.start, (gap.end < end).then_some(gap.end))
    }

    /// The request for this range, of the version of the file whose bytes are on disk.
    pub(crate) fn request_range(&self, range: &Range<u64>) -> Option<RangeRequest> {
        version_of(self.lock().transfer()?).request_range(range.start, Some(range.end))
    }

    pub(crate) fn is_complete(&self) -> bool {
        let TransferState { length, have, .. } = self.transfer();
        length.is_some_and(|length| have.missing(length).is_empty())
    }

    /// Counts only the bytes on disk as received. Call it only while nothing is being transferred.
    pub(crate) fn reset_arrived(&self) {
        let mut inner = self.lock();
        inner.arrived = inner.transfer().map_or(0, |transfer| transfer.have.total());
    }

    pub(crate) fn arrived(&self) -> u64 {
        self.lock().arrived
    }

    /// The number of missing bytes; 0 when it is not known or this server does not support several
    /// connections.
    pub(crate) fn missing(&self) -> u64 {
        if self.lock().one_connection {
            return 0;
        }
        let TransferState { length, have, .. } = self.transfer();
        length.map_or(0, |length| length.saturating_sub(have.total()))
    }

    /// The gaps in the file.
    pub(crate) fn gaps(&self) -> Vec<Range<u64>> {
        let TransferState { length, have, .. } = self.transfer();
        length.map(|length| have.missing(length)).unwrap_or_default()
    }

    pub(crate) fn stay_with_one_connection(&self) {
        self.lock().one_connection = true;
    }

    /// Counts received bytes.
    pub(crate) fn count(&self, bytes: u64) {
        let have = {
            let mut inner = self.lock();
            inner.arrived += bytes;
            inner.retry_state.record_progress(bytes);
            inner.arrived
        };
        self.notify(|| DownloadEvent::Bytes { have });
    }

    /// Counts bytes as on disk. Writes the journal at once if required, or else when enough progress has
    /// accumulated.
    pub(crate) async fn checkpoint(&self, range: Range<u64>, at_once: bool) -> Result<(), Error> {
        let due = {
            let mut inner = self.lock();
            inner.unwritten += range.end - range.start;
            if let Some(transfer) = inner.journal.state.transfer_mut() {
                transfer.have.add(range);
            }
            inner.unwritten > 0
                && (at_once
                    || inner.unwritten >= CHECKPOINT_BYTES
                    || inner.written.elapsed() >= CHECKPOINT_INTERVAL)
        };
        if due { self.update(|_| ()).await } else { Ok(()) }
    }

    /// Sets the length of the file, whose end was received.
    pub(crate) fn set_complete(&self) {
        if let Some(transfer) = self.lock().journal.state.transfer_mut() {
            transfer.length = Some(transfer.have.end());
        }
    }

    /// The failure of the last transfer, or `otherwise`.
    pub(crate) fn last_failure(&self, otherwise: DownloadFailure) -> DownloadFailure {
        self.lock().last.clone().unwrap_or(otherwise)
    }

    /// Discards all received bytes, first in the journal on disk. Returns `because` when that happened too
    /// often.
    pub(crate) async fn restart(&self, because: DownloadFailure) -> Result<(), Error> {
        let too_often = {
            let mut inner = self.lock();
            inner.arrived = 0;
            inner.restarts += 1;
            inner.restarts > self.options.attempts
        };
        self.update(DownloadState::discard_file).await?;
        self.workspace.discard_data().await?;
        if too_often {
            return Err(because.into());
        }
        self.notify(|| DownloadEvent::Restarted);
        Ok(())
    }

    /// Counts a failed transfer. Waits if a retry is worthwhile, else returns the error.
    pub(crate) async fn failed(&self, error: Error) -> Result<(), Error> {
        self.lock().last = error.download_failure().cloned();
        let after = self.lock().retry_state.failed(error, &self.subject, self.options)?;
        tokio::time::sleep(after).await;
        Ok(())
    }
}

fn version_of(transfer: &TransferState) -> FileVersion {
    FileVersion { length: transfer.length, validator: transfer.validator.clone() }
}
