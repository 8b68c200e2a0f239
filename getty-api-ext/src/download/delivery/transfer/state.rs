//! What a running transfer knows, shared by its connections.

use std::ops::Range;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

use crate::download::delivery::ranges::RangeSet;
use crate::download::delivery::retry_state::RetryState;
use crate::download::delivery::{DeliveryHeaders, RangeRequest};
use crate::download::failure::DownloadFailure;
use crate::download::files::journal::{Journal, TransferState};
use crate::download::files::workspace::Workspace;
use crate::download::options::DownloadOptions;
use crate::download::progress::DownloadEvent;
use crate::download::subject::DownloadSubject;
use crate::error::Error;

/// After how many bytes what is on disk is written down, for each connection.
pub(super) const MARK_BYTES: u64 = 8 * 1024 * 1024;

/// After what time it is written down on a slow line.
pub(super) const MARK_TIME: Duration = Duration::from_secs(5);

/// The state of one transfer.
pub(crate) struct SharedState<'a> {
    subject: DownloadSubject,
    workspace: &'a Workspace,
    options: &'a DownloadOptions,
    inner: Mutex<Inner>,
}

struct Inner {
    journal: Journal,
    /// Bytes that arrived, those included that are not known to be on disk yet.
    arrived: u64,
    retry_state: RetryState,
    /// What the last transfer ran into, as far as it is more than a broken connection.
    last: Option<DownloadFailure>,
    restarts: u32,
    /// Whether asking for parts has gone wrong, so that it is left alone.
    one_connection: bool,
    /// Bytes on disk that the written journal does not have, and since when.
    unwritten: u64,
    written: Instant,
}

impl Inner {
    fn progress(&mut self) -> &mut TransferState {
        self.journal.transfer.get_or_insert_default()
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

    pub(crate) fn progress(&self) -> TransferState {
        self.lock().journal.transfer.clone().unwrap_or_default()
    }

    pub(crate) async fn update(&self, change: impl FnOnce(&mut Journal)) -> Result<(), Error> {
        let saved = {
            let mut inner = self.lock();
            change(&mut inner.journal);
            (inner.unwritten, inner.written) = (0, Instant::now());
            // Takes its turn while nothing can change, so that an older journal never replaces a newer.
            self.workspace.save(inner.journal.clone())
        };
        saved.await
    }

    /// Takes down what an answer says of the whole file.
    pub(crate) fn record(&self, facts: &DeliveryHeaders) {
        *self.lock().progress() = TransferState {
            length: facts.length,
            validator: facts.validator.clone(),
            have: RangeSet::default(),
            file_name: facts.file_name.clone(),
            content_type: facts.content_type.clone(),
            digest: facts.digest.clone(),
        };
    }

    /// Whether a length that comes with a part is the one known, or can become it.
    pub(crate) fn agrees(&self, length: Option<u64>) -> bool {
        let mut inner = self.lock();
        let known = &mut inner.progress().length;
        *known = known.or(length);
        known.is_some() && (length.is_none() || *known == length)
    }

    /// What to ask for: `None` is the whole file, because nothing is here or nothing can be joined to it.
    pub(crate) fn wanted(&self) -> Option<RangeRequest> {
        let mut inner = self.lock();
        let progress = inner.progress();
        let of = progress.validator.clone()?;
        if progress.have.is_empty() {
            return None;
        }
        let gap = progress.have.missing(progress.length.unwrap_or(u64::MAX)).into_iter().next()?;
        let to = (gap.end < progress.length.unwrap_or(u64::MAX)).then_some(gap.end);
        Some(RangeRequest { from: gap.start, to, of })
    }

    pub(crate) fn is_complete(&self) -> bool {
        let mut inner = self.lock();
        let progress = inner.progress();
        progress.length.is_some_and(|length| progress.have.missing(length).is_empty())
    }

    /// Takes only what is on disk for here. To be called while nothing is being transferred.
    pub(crate) fn reset_arrived(&self) {
        let mut inner = self.lock();
        inner.arrived = inner.progress().have.total();
    }

    pub(crate) fn arrived(&self) -> u64 {
        self.lock().arrived
    }

    /// How many bytes are missing; 0 when that is not known or several connections are no good here.
    pub(crate) fn missing(&self) -> u64 {
        let mut inner = self.lock();
        if inner.one_connection {
            return 0;
        }
        let progress = inner.progress();
        progress.length.map_or(0, |length| length.saturating_sub(progress.have.total()))
    }

    /// The gaps in the file.
    pub(crate) fn gaps(&self) -> Vec<Range<u64>> {
        let mut inner = self.lock();
        let progress = inner.progress();
        progress.length.map(|length| progress.have.missing(length)).unwrap_or_default()
    }

    pub(crate) fn stay_with_one_connection(&self) {
        self.lock().one_connection = true;
    }

    /// Counts bytes that arrived.
    pub(crate) fn count(&self, bytes: u64) {
        let have = {
            let mut inner = self.lock();
            inner.arrived += bytes;
            inner.retry_state.record_progress(bytes);
            inner.arrived
        };
        self.notify(|| DownloadEvent::Bytes { have });
    }

    /// Counts bytes as on disk, and writes that down: at once, or when there is enough to write down.
    pub(crate) async fn checkpoint(&self, range: Range<u64>, at_once: bool) -> Result<(), Error> {
        let due = {
            let mut inner = self.lock();
            inner.unwritten += range.end - range.start;
            inner.progress().have.add(range);
            inner.unwritten > 0
                && (at_once || inner.unwritten >= MARK_BYTES || inner.written.elapsed() >= MARK_TIME)
        };
        if due { self.update(|_| ()).await } else { Ok(()) }
    }

    /// Takes a length for that of the file if that was not known and everything up to it is here.
    pub(crate) fn ends_at(&self, length: Option<u64>) -> bool {
        let mut inner = self.lock();
        let progress = inner.progress();
        let Some(length) =
            length.filter(|length| progress.length.is_none() && *length == progress.have.end())
        else {
            return false;
        };
        let whole = progress.have.missing(length).is_empty();
        progress.length = progress.length.or(whole.then_some(length));
        whole
    }

    /// The file has come to its end, which says how long it is.
    pub(crate) fn is_all(&self) {
        let mut inner = self.lock();
        let progress = inner.progress();
        progress.length = Some(progress.have.end());
    }

    /// What the last transfer ran into, or else this.
    pub(crate) fn last_failure(&self, otherwise: DownloadFailure) -> DownloadFailure {
        self.lock().last.clone().unwrap_or(otherwise)
    }

    /// Forgets what is here, on disk first; the error is the reason, when that has happened too often.
    pub(crate) async fn restart(&self, because: DownloadFailure) -> Result<(), Error> {
        let too_often = {
            let mut inner = self.lock();
            inner.arrived = 0;
            inner.restarts += 1;
            inner.restarts > self.options.attempts
        };
        self.update(|journal| journal.transfer = None).await?;
        self.workspace.discard_data().await?;
        if too_often {
            return Err(because.into());
        }
        self.notify(|| DownloadEvent::Restarted);
        Ok(())
    }

    /// Counts a failed transfer: waits if another is worth trying, else gives the error back.
    pub(crate) async fn failed(&self, error: Error) -> Result<(), Error> {
        self.lock().last = error.download_failure().cloned();
        let after = self.lock().retry_state.failed(error, &self.subject, self.options)?;
        tokio::time::sleep(after).await;
        Ok(())
    }
}
