//! A running bulk download.

use std::collections::HashSet;
use std::fmt;
use std::path::{Path, PathBuf};
use std::pin::{Pin, pin};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use futures_core::Stream;
use futures_util::future::{self, Either};
use futures_util::stream::BoxStream;
use futures_util::{FutureExt as _, StreamExt as _};
use tokio::sync::{Semaphore, mpsc, watch};
use tokio::time::Instant;

use super::manifest::Manifest;
use super::{BulkSummary, Downloads, ErrorPolicy};
use crate::client::Getty;
use crate::download::failure::create_directory;
use crate::download::files::workspace::{Target, Workspace};
use crate::download::options::DownloadOptions;
use crate::download::request::DownloadRequest;
use crate::download::save::Job;
use crate::download::saved::{SaveOutcome, Saved};
use crate::download::source::DownloadSource;
use crate::download::subject::{DownloadSubject, Fingerprint};
use crate::error::{Error, Outcome};
use crate::tasks::{RuntimeEnded, Task};

/// The result of one download of a bulk download.
#[derive(Debug)]
#[non_exhaustive]
pub struct BulkDownload {
    /// The request.
    pub request: DownloadRequest,
    /// Its result.
    pub result: Result<BulkOutcome, Error>,
}

/// The successful outcome of one download of a bulk download.
///
/// Further variants may come; the fields of each variant are final.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum BulkOutcome {
    /// The file is in the directory.
    Saved(Saved),
    /// The manifest lists the file as saved by an earlier run.
    InManifest,
    /// The same file was requested earlier in the same list.
    Repeated,
}

impl BulkOutcome {
    /// The path of the file, if this run saved or found it.
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::Saved(saved) => Some(&saved.path),
            _ => None,
        }
    }
}

/// The results of a bulk download as downloads finish; a stream that ends when all are done.
///
/// The downloads run in tasks of their own and continue while the stream is not polled. When as many results wait
/// to be read as downloads may run at the same time, no further download starts until one is read.
///
/// Dropping the stream cancels the downloads. A request that is just being sent may still count; its record beside
/// the file states that its outcome is unknown. A later run resumes what was cancelled.
#[must_use = "dropping the results cancels the downloads"]
pub struct BulkResults {
    shared: Arc<Shared>,
    results: mpsc::Receiver<BulkDownload>,
    /// The task that starts the downloads, until its end was seen.
    driver: Option<Task<Result<(), RuntimeEnded>>>,
}

impl BulkResults {
    pub(super) async fn begin(downloads: Downloads, directory: &Path) -> Result<Self, Error> {
        let Downloads { getty, requests, options, concurrency, ordered, on_error, interval, manifest } =
            downloads;
        create_directory(directory).await?;
        let (manifest, done) = match manifest {
            Some(path) => Manifest::open(&path).await.map(|(manifest, done)| (Some(manifest), done))?,
            None => (None, HashSet::new()),
        };
        let shared = Arc::new(Shared {
            getty,
            directory: directory.to_owned(),
            options,
            on_error,
            interval,
            manifest,
            done,
            named: Mutex::default(),
            next_start: Mutex::new(Instant::now()),
            stop: watch::Sender::new(false),
            summary: Mutex::default(),
        });
        let (gate, worker) = (Arc::clone(&shared), Arc::clone(&shared));
        let running = requests
            // Ends the list even while the next request is still pending.
            .take_until(async move { gate.stopped().await })
            .map(move |request| Task::spawn(Arc::clone(&worker).one(request)));
        let running = match ordered {
            true => running.buffered(concurrency).boxed(),
            false => running.buffer_unordered(concurrency).boxed(),
        };
        // The channel allocates as results arrive.
        let (sender, results) = mpsc::channel(concurrency.min(Semaphore::MAX_PERMITS));
        let driver = Some(Task::spawn(forward(running, sender)));
        Ok(Self { shared, results, driver })
    }

    /// The counts of the downloads that have finished so far, whether their results were read or not.
    pub fn summary(&self) -> BulkSummary {
        self.shared.summary().clone()
    }

    /// Runs the remaining downloads and returns the summary.
    pub async fn finish(mut self) -> BulkSummary {
        while self.next().await.is_some() {}
        self.summary()
    }
}

impl Stream for BulkResults {
    type Item = BulkDownload;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<BulkDownload>> {
        if let Some(download) = ready!(self.results.poll_recv(context)) {
            return Poll::Ready(Some(download));
        }
        if let Some(driver) = &mut self.driver {
            // A panic of a download, for example in an observer of the caller, continues here.
            let ended = ready!(driver.poll_unpin(context));
            self.driver = None;
            if ended.is_err() || matches!(ended, Ok(Err(RuntimeEnded))) {
                self.shared.summary().stopped = true;
            }
        }
        Poll::Ready(None)
    }
}

/// Passes on the results of the running downloads until the receiver is dropped.
async fn forward(
    mut running: BoxStream<'static, Result<Option<BulkDownload>, RuntimeEnded>>,
    results: mpsc::Sender<BulkDownload>,
) -> Result<(), RuntimeEnded> {
    while let Some(done) = running.next().await {
        if let Some(download) = done?
            && results.send(download).await.is_err()
        {
            break;
        }
    }
    Ok(())
}

impl fmt::Debug for BulkResults {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("BulkResults").field("summary", &self.summary()).finish_non_exhaustive()
    }
}

struct Shared {
    getty: Getty,
    directory: PathBuf,
    options: DownloadOptions,
    on_error: ErrorPolicy,
    interval: Option<Duration>,
    manifest: Option<Manifest>,
    /// The files that the manifest lists as done.
    done: HashSet<Fingerprint>,
    /// The files that were requested in this run.
    named: Mutex<HashSet<Fingerprint>>,
    /// When the next download may start.
    next_start: Mutex<Instant>,
    /// Whether no further download may start.
    stop: watch::Sender<bool>,
    summary: Mutex<BulkSummary>,
}

impl Shared {
    fn summary(&self) -> MutexGuard<'_, BulkSummary> {
        self.summary.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Downloads one file; `None` if the run was stopped before this download started.
    async fn one(self: Arc<Self>, request: DownloadRequest) -> Option<BulkDownload> {
        let subject = DownloadSubject::from(&request);
        let fingerprint = subject.fingerprint();
        let known = if self.done.contains(&fingerprint) {
            Some(BulkOutcome::InManifest)
        } else {
            let mut named = self.named.lock().unwrap_or_else(PoisonError::into_inner);
            (!named.insert(fingerprint)).then_some(BulkOutcome::Repeated)
        };
        if let Some(outcome) = known {
            if outcome == BulkOutcome::InManifest
                && let Err(error) = Workspace::tidy(&self.directory, &subject).await
            {
                // The file exists, so a leftover beside it does not change the result.
                tracing::warn!(%error, %subject, "files of an earlier run could not be removed");
            }
            self.summary().skipped += 1;
            return Some(BulkDownload { request, result: Ok(outcome) });
        }
        let stopped = {
            let (stopped, start) = (pin!(self.stopped()), pin!(self.wait_for_start()));
            matches!(future::select(stopped, start).await, Either::Left(_))
        };
        if stopped {
            return None;
        }
        let result = self.download(&request).await;
        let mut summary = self.summary();
        match &result {
            Ok(saved) if saved.outcome == SaveOutcome::Skip => summary.skipped += 1,
            Ok(saved) => {
                summary.saved += 1;
                summary.bytes += saved.bytes;
            }
            Err(error) => {
                if error.outcome() == Outcome::Unknown {
                    summary.unknown += 1;
                } else {
                    summary.failed += 1;
                }
                if self.on_error.stops_on(error) {
                    summary.stopped = true;
                    summary.stopped_by.get_or_insert_with(|| error.clone());
                    self.stop.send_replace(true);
                }
            }
        }
        drop(summary);
        Some(BulkDownload { request, result: result.map(BulkOutcome::Saved) })
    }

    async fn download(&self, request: &DownloadRequest) -> Result<Saved, Error> {
        let source = DownloadSource::Asset(request.clone());
        let target = Target::Directory(self.directory.clone());
        let job = Job { getty: &self.getty, source: &source, target, options: &self.options };
        let finished = job.run().await;
        let Some(manifest) = &self.manifest else { return finished?.commit().await };
        match finished {
            // The journal is removed only after the file is in the manifest. Until then the next run
            // recognises the file by the journal.
            Ok(finished) => {
                manifest.add(request, &Ok(finished.saved.clone())).await?;
                finished.commit_in_manifest().await
            }
            Err(error) => {
                let result = Err(error);
                if let Err(unwritten) = manifest.add(request, &result).await {
                    // The error of the download is the more important one.
                    tracing::warn!(error = %unwritten, "a failed download could not be written to the manifest");
                }
                result
            }
        }
    }

    async fn stopped(&self) {
        // `self` holds the sender, so the wait cannot end in any other case.
        drop(self.stop.subscribe().wait_for(|stop| *stop).await);
    }

    async fn wait_for_start(&self) {
        let Some(interval) = self.interval else { return };
        let start = {
            let mut next = self.next_start.lock().unwrap_or_else(PoisonError::into_inner);
            let start = (*next).max(Instant::now());
            *next = start.checked_add(interval).unwrap_or(start);
            start
        };
        tokio::time::sleep_until(start).await;
    }
}
