//! A running bulk download.

use std::collections::HashSet;
use std::fmt;
use std::path::{Path, PathBuf};
use std::pin::{Pin, pin};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;

use futures_core::Stream;
use futures_util::StreamExt as _;
use futures_util::future::{self, Either};
use futures_util::stream::BoxStream;
use tokio::sync::watch;
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
/// The downloads make progress while the stream is polled. Dropping the stream cancels them; a later run
/// resumes them.
#[must_use = "the downloads run only while their results are polled"]
pub struct BulkResults<'a> {
    shared: Arc<Shared>,
    inner: BoxStream<'a, BulkDownload>,
}

impl<'a> BulkResults<'a> {
    pub(super) async fn begin(downloads: Downloads<'a>, directory: &Path) -> Result<Self, Error> {
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
            next_start: tokio::sync::Mutex::new(Instant::now()),
            stop: watch::Sender::new(false),
            summary: Mutex::default(),
        });
        let (gate, worker) = (Arc::clone(&shared), Arc::clone(&shared));
        let running = requests
            // Ends the list even while the next request is still pending.
            .take_until(async move { gate.stopped().await })
            .map(move |request| Arc::clone(&worker).one(request));
        let done = match ordered {
            true => running.buffered(concurrency).boxed(),
            false => running.buffer_unordered(concurrency).boxed(),
        };
        let inner = done.filter_map(future::ready).boxed();
        Ok(Self { shared, inner })
    }

    /// The counts of the downloads so far.
    pub fn summary(&self) -> BulkSummary {
        *self.shared.summary()
    }

    /// Runs the remaining downloads and returns the summary.
    pub async fn finish(mut self) -> BulkSummary {
        while self.next().await.is_some() {}
        self.summary()
    }
}

impl Stream for BulkResults<'_> {
    type Item = BulkDownload;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<BulkDownload>> {
        self.inner.poll_next_unpin(context)
    }
}

impl fmt::Debug for BulkResults<'_> {
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
    next_start: tokio::sync::Mutex<Instant>,
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
            let (stopped, turn) = (pin!(self.stopped()), pin!(self.wait_for_turn()));
            matches!(future::select(stopped, turn).await, Either::Left(_))
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
                if self.on_error == ErrorPolicy::Stop {
                    summary.stopped = true;
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

    async fn wait_for_turn(&self) {
        let Some(interval) = self.interval else { return };
        let mut next = self.next_start.lock().await;
        tokio::time::sleep_until(*next).await;
        let now = Instant::now();
        *next = now.checked_add(interval).unwrap_or(now);
    }
}
