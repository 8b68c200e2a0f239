//! The failures that are specific to downloads.

use std::path::{Path, PathBuf};

use getty_api::Timestamp;
use http::StatusCode;

use crate::download::authorize::reconcile::{UnresolvedDownload, now};
use crate::error::{Error, ErrorKind, Outcome};
use crate::storage;

/// The reason why a download failed; [`Error::download_failure`] returns it.
///
/// Further variants may come; the fields of each variant are final.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DownloadFailure {
    /// A file with the target's name exists already, and the collision policy keeps it.
    #[error("{} exists already: remove it, or call on_collision(Collision::Number) or another policy", path.display())]
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// Another download to the same target is running, in this process or another.
    #[error("another download to this target is running (it holds {})", lock.display())]
    Locked {
        /// The lock file.
        lock: PathBuf,
    },
    /// The journal beside the target does not belong to this download, or cannot be read.
    #[error("the journal {} cannot be used: {reason}; finish the download it belongs to, or remove it", path.display())]
    Journal {
        /// The journal.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// A metered request was sent, or was about to be sent, and it is not known whether the API carried it
    /// out. No further request was sent.
    #[error(
        "{unresolved}: it is not known whether the download was counted ({}): to request it once more, call \
         on_unknown_outcome(UnknownOutcomePolicy::AuthorizeAgain)",
        shown(*seen)
    )]
    OutcomeUnknown {
        /// The request. It can query the download history.
        unresolved: UnresolvedDownload,
        /// The number of downloads of the asset that the history shows since the request; `None` when the
        /// query failed.
        seen: Option<usize>,
    },
    /// The delivery URL no longer delivers the file: it has expired, or its expiry time is not known. No new
    /// URL was requested, because the policy or an earlier attempt of this run rules that out, or because the
    /// query of the download history, which comes first, failed. In the last case the next run repeats the
    /// query.
    #[error(
        "the delivery URL has expired (status {status}), and no new one was requested; see on_expired(ExpiredPolicy)"
    )]
    Expired {
        /// The status of the delivery host.
        status: u16,
    },
    /// The delivery host, or a proxy before it, refuses a file that is paid for, although the URL has not
    /// expired. No new URL was requested, and the next run tries the same URL.
    #[error(
        "the delivery host refuses the file (status {status}), although its URL is valid until {until}: retry \
         later or from another network, or pay for a new URL with on_expired(ExpiredPolicy::AuthorizeWhenRefused)"
    )]
    Refused {
        /// The status of the delivery host.
        status: u16,
        /// When the URL expires.
        until: Timestamp,
    },
    /// The response is a page and not the file.
    #[error("the delivery host sent {content_type} and not the file; any_content_type() accepts it")]
    NotAFile {
        /// The content type of the response.
        content_type: String,
    },
    /// The response is encoded although no encoding was requested.
    #[error("the delivery host sent an encoded response ({coding}) although `identity` was requested")]
    Encoded {
        /// The content coding.
        coding: String,
    },
    /// The file has no bytes.
    #[error("the delivery host sent an empty file")]
    Empty,
    /// Fewer bytes arrived than were announced.
    #[error("the response of the delivery host ended after {received} of {expected} bytes")]
    Short {
        /// Bytes announced.
        expected: u64,
        /// Bytes that arrived.
        received: u64,
    },
    /// More bytes arrived than were announced.
    #[error("the delivery host sent more than the {expected} bytes it announced")]
    Long {
        /// Bytes announced.
        expected: u64,
    },
    /// The response does not mark its end, so a complete file cannot be distinguished from a truncated one.
    #[error(
        "the response of the delivery host contains no length, so it is not known whether the file is complete"
    )]
    Endless,
    /// The response contains another range of the file than the requested one.
    #[error("the delivery host sent another range than the requested one: {reason}")]
    WrongRange {
        /// What is wrong with the range.
        reason: String,
    },
    /// The file was replaced on the server during the transfer, after some of its bytes had been returned.
    #[error("the file changed on the server during the transfer")]
    Changed,
    /// The digest of the file differs from the one that the server announced.
    #[error("the {algorithm} digest of the file differs from the one that the server announced")]
    Digest {
        /// The algorithm.
        algorithm: &'static str,
    },
    /// The file is larger than the limit.
    #[error("the file is larger than the limit of {limit} bytes")]
    TooLarge {
        /// The limit.
        limit: u64,
    },
}

fn shown(seen: Option<usize>) -> String {
    match seen {
        None => "the download history could not be queried".to_owned(),
        Some(0) => "the download history does not show it".to_owned(),
        Some(count) => format!("the download history shows {count} since then"),
    }
}

impl DownloadFailure {
    /// The failure for a refusal by the delivery host, with a URL that is valid until then.
    pub(crate) fn refused(status: StatusCode, until: Option<Timestamp>) -> Self {
        let status = status.as_u16();
        match until {
            Some(until) if until > now() => Self::Refused { status, until },
            _ => Self::Expired { status },
        }
    }

    fn kind(&self) -> ErrorKind {
        match self {
            Self::Exists { .. } | Self::Locked { .. } | Self::Journal { .. } => ErrorKind::File,
            Self::OutcomeUnknown { .. } | Self::Short { .. } => ErrorKind::Connection,
            Self::Expired { .. } | Self::Refused { .. } => ErrorKind::Api,
            _ => ErrorKind::Decode,
        }
    }

    /// Whether the next transfer may succeed.
    pub(crate) fn may_pass(&self) -> bool {
        matches!(
            self,
            Self::Short { .. }
                | Self::Long { .. }
                | Self::Empty
                | Self::Endless
                | Self::WrongRange { .. }
                | Self::Digest { .. }
        )
    }
}

impl From<DownloadFailure> for Error {
    fn from(failure: DownloadFailure) -> Self {
        let outcome = match failure {
            DownloadFailure::OutcomeUnknown { .. } => Outcome::Unknown,
            _ => Outcome::NotDone,
        };
        Self::new(failure.kind(), failure.to_string()).with_outcome(outcome).with_source(failure)
    }
}

impl Error {
    /// The failure of a download, if a download failed and not only a call.
    pub fn download_failure(&self) -> Option<&DownloadFailure> {
        let mut source = std::error::Error::source(self);
        while let Some(error) = source {
            if let Some(failure) = error.downcast_ref() {
                return Some(failure);
            }
            source = error.source();
        }
        None
    }

    /// The metered request with the unknown outcome, if that is why a download failed. It can query the
    /// download history.
    pub fn unresolved_download(&self) -> Option<&UnresolvedDownload> {
        match self.download_failure()? {
            DownloadFailure::OutcomeUnknown { unresolved, .. } => Some(unresolved),
            _ => None,
        }
    }
}

/// An error of a file operation, with the operation and the path.
pub(crate) fn file_error(doing: &str, path: &Path, source: std::io::Error) -> Error {
    Error::new(ErrorKind::File, format!("{doing} {}: {source}", path.display())).with_source(source)
}

/// Runs file operations on a blocking thread; see [`storage::blocking`].
pub(crate) async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Error> + Send + 'static,
) -> Result<T, Error> {
    storage::blocking(work).await.unwrap_or_else(|stopped| {
        let message = "the runtime stopped before the file was written";
        Err(Error::new(ErrorKind::File, message).with_source(stopped))
    })
}

/// Creates a directory for downloads, if it does not exist.
pub(crate) async fn create_directory(path: &Path) -> Result<(), Error> {
    let path = path.to_owned();
    blocking(move || {
        storage::create_directories(&path, storage::Access::Default)
            .map_err(|source| file_error("creating the directory", &path, source))
    })
    .await
}
