//! Events and observers of downloads.

use std::sync::Arc;
use std::time::Duration;

use crate::download::subject::DownloadSubject;
use crate::error::Error;

/// An event of a download.
///
/// Further variants may come; the fields of each variant are final.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum DownloadEvent {
    /// A delivery URL is available.
    Authorized {
        /// Whether it comes from an earlier run, so that nothing was paid now.
        reused: bool,
    },
    /// The download history was queried, because it was not known whether a download had been counted or
    /// because a delivery URL had expired.
    HistoryAsked {
        /// The number of downloads it shows since the request; `None` when the query failed.
        seen: Option<usize>,
    },
    /// The transfer of the file has started.
    Started {
        /// Its length in bytes, if the server sends it.
        length: Option<u64>,
        /// The name that the server sends, sanitised for a file system.
        file_name: Option<String>,
        /// The connections in use.
        connections: usize,
    },
    /// The transfer resumes where an earlier one ended.
    Resumed {
        /// The number of bytes that are already present.
        have: u64,
    },
    /// Bytes arrived.
    Bytes {
        /// The number of bytes that are present now.
        have: u64,
    },
    /// A transfer failed and is retried.
    Retrying {
        /// The number of consecutive failures.
        failures: u32,
        /// The delay before the next transfer.
        after: Duration,
        /// The error message.
        reason: String,
    },
    /// The transfer restarts from the first byte: the file has changed, or the server does not support
    /// ranges.
    Restarted,
    /// The download has failed. The bytes on disk stay for the next run.
    Failed {
        /// The error message.
        reason: String,
    },
    /// The file is complete and at its destination.
    Finished {
        /// Its length in bytes.
        bytes: u64,
    },
}

/// Receives the events of downloads; any `Fn(&DownloadSubject, &DownloadEvent)` implements it.
///
/// It is called in the task of the download and must not block. To turn events into a stream, send clones of
/// them into a channel.
pub trait DownloadObserver: Send + Sync {
    /// Receives an event of the download of `subject`.
    fn event(&self, subject: &DownloadSubject, event: &DownloadEvent);
}

impl<F: Fn(&DownloadSubject, &DownloadEvent) + Send + Sync> DownloadObserver for F {
    fn event(&self, subject: &DownloadSubject, event: &DownloadEvent) {
        self(subject, event);
    }
}

/// The registered observers.
#[derive(Clone, Default)]
pub(crate) struct Observers(Vec<Arc<dyn DownloadObserver>>);

impl Observers {
    pub(crate) fn add(&mut self, observer: Arc<dyn DownloadObserver>) {
        self.0.push(observer);
    }

    /// Calls all observers. The event is not created when there is none.
    pub(crate) fn notify(&self, subject: &DownloadSubject, event: impl FnOnce() -> DownloadEvent) {
        if self.0.is_empty() {
            return;
        }
        let event = event();
        for observer in &self.0 {
            observer.event(subject, &event);
        }
    }

    /// Sends a failure event if the result is an error.
    pub(crate) fn notify_failure<T>(&self, subject: &DownloadSubject, ended: &Result<T, Error>) {
        if let Err(error) = ended {
            self.notify(subject, || DownloadEvent::Failed { reason: error.to_string() });
        }
    }
}
