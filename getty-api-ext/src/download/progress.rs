//! Telling a program what its downloads do.

use std::sync::Arc;
use std::time::Duration;

use crate::download::subject::DownloadSubject;
use crate::error::Error;

/// Something that happened to a download.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum DownloadEvent {
    /// There is a delivery URI.
    Authorized {
        /// Whether it comes from an earlier run, so that nothing was paid now.
        reused: bool,
    },
    /// The download history was asked, because it was not known whether a download had been counted or
    /// because a delivery URI had expired.
    HistoryAsked {
        /// Downloads it shows since the request in question; `None` when it could not be asked.
        seen: Option<usize>,
    },
    /// The file begins to arrive.
    Started {
        /// Its length in bytes, if the server says.
        length: Option<u64>,
        /// The name the server gives it, made fit for a file system.
        file_name: Option<String>,
        /// The connections in use.
        connections: usize,
    },
    /// The transfer goes on where an earlier one ended.
    Resumed {
        /// Bytes that need not be transferred again.
        have: u64,
    },
    /// Bytes arrived.
    Bytes {
        /// All bytes of the file that are here by now.
        have: u64,
    },
    /// A transfer failed and is tried again.
    Retrying {
        /// How many have failed in a row.
        failures: u32,
        /// The wait before the next.
        after: Duration,
        /// Why.
        reason: String,
    },
    /// The transfer begins again from the first byte: the file has changed, or the server does not deliver
    /// ranges.
    Restarted,
    /// The download has failed. What is on disk stays for the next run.
    Failed {
        /// Why.
        reason: String,
    },
    /// The file is complete and where it belongs.
    Finished {
        /// Its length in bytes.
        bytes: u64,
    },
}

/// Is told what happens to downloads; any `Fn(&DownloadSubject, &DownloadEvent)` is one.
///
/// It is called between other work of the download and must not block. To turn events into a stream, send
/// clones of them into a channel.
pub trait DownloadObserver: Send + Sync {
    /// Something happened to the download of `subject`.
    fn event(&self, subject: &DownloadSubject, event: &DownloadEvent);
}

impl<F: Fn(&DownloadSubject, &DownloadEvent) + Send + Sync> DownloadObserver for F {
    fn event(&self, subject: &DownloadSubject, event: &DownloadEvent) {
        self(subject, event);
    }
}

/// All who are to be told.
#[derive(Clone, Default)]
pub(crate) struct Observers(Vec<Arc<dyn DownloadObserver>>);

impl Observers {
    pub(crate) fn add(&mut self, observer: Arc<dyn DownloadObserver>) {
        self.0.push(observer);
    }

    /// Tells everybody; the event is not even made when there is nobody.
    pub(crate) fn notify(&self, subject: &DownloadSubject, event: impl FnOnce() -> DownloadEvent) {
        if self.0.is_empty() {
            return;
        }
        let event = event();
        for observer in &self.0 {
            observer.event(subject, &event);
        }
    }

    /// Tells of a failure, if it is one.
    pub(crate) fn notify_failure<T>(&self, subject: &DownloadSubject, ended: &Result<T, Error>) {
        if let Err(error) = ended {
            self.notify(subject, || DownloadEvent::Failed { reason: error.to_string() });
        }
    }
}
