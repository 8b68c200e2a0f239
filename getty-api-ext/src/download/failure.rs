//! What can go wrong with a download beyond what can go wrong with any call.

use std::path::{Path, PathBuf};

use getty_api::Timestamp;
use http::StatusCode;

use crate::download::authorize::reconcile::{UnresolvedDownload, now};
use crate::error::{Error, ErrorKind, Outcome};

/// Why a download failed; found in an [`Error`] by [`Error::download_failure`].
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DownloadFailure {
    /// A file of the target's name is there already, and the collision policy says to leave it.
    #[error("{} exists already: remove it, or choose another collision policy", path.display())]
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
    /// There is a journal beside the target that does not fit this download.
    #[error("the journal {} cannot be used: {reason}; finish what it is of, or remove it", path.display())]
    Journal {
        /// The journal.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// A metered request was sent, or was about to be, and it is not known whether it was acted on. Nothing
    /// was asked for again.
    #[error(
        "{unresolved}: it is not known whether the download was counted ({}): choose another policy \
         for unknown outcomes to ask for it again",
        shown(*seen)
    )]
    OutcomeUnknown {
        /// What to ask the download history with.
        unresolved: UnresolvedDownload,
        /// How many downloads of the asset the history shows since then; `None` when it could not be
        /// asked.
        seen: Option<usize>,
    },
    /// The address no longer delivers: its time is over, or it is one whose time is not known. The policy or an
    /// earlier attempt of this run rules out asking for another, or the download history, which comes first,
    /// could not be asked; then the next run asks it again.
    #[error("the delivery URI has expired (status {status}), and no other was asked for")]
    Expired {
        /// The status of the delivery host.
        status: u16,
    },
    /// The delivery host, or something on the way to it, refuses a file that is paid for, although the time of
    /// its address is not over. Nothing was asked for again, and the next run tries the address again.
    #[error(
        "the delivery host refuses the file (status {status}), although its URI is good until {until}: try \
         again later and from elsewhere, or choose another policy for expired URIs to pay for another"
    )]
    Refused {
        /// The status of the delivery host.
        status: u16,
        /// Until when the address should deliver.
        until: Timestamp,
    },
    /// The answer is a page and not the file.
    #[error("the delivery is {content_type} and not the file")]
    NotAFile {
        /// The answer's content type.
        content_type: String,
    },
    /// The file is encoded although that was not asked for.
    #[error("the delivery is encoded ({coding}) although the file itself was asked for")]
    Encoded {
        /// The content coding.
        coding: String,
    },
    /// The file has no bytes.
    #[error("the delivery is empty")]
    Empty,
    /// Fewer bytes came than were announced.
    #[error("the delivery ended after {received} of {expected} bytes")]
    Short {
        /// Bytes announced.
        expected: u64,
        /// Bytes that came.
        received: u64,
    },
    /// More bytes came than were announced.
    #[error("the delivery has more than the {expected} bytes it announced")]
    Long {
        /// Bytes announced.
        expected: u64,
    },
    /// Nothing tells where the file ends, so it cannot be told whole from cut short.
    #[error("the delivery does not say how long it is, so it cannot be known to be whole")]
    Endless,
    /// The answer has another part of the file than was asked for.
    #[error("the delivery has another range than was asked for: {reason}")]
    WrongRange {
        /// What is wrong.
        reason: String,
    },
    /// The file was replaced by another while it was transferred, after bytes of it had been handed over.
    #[error("the file changed while it was transferred")]
    Changed,
    /// The file is not the one whose digest the server announced.
    #[error("the file does not have the {algorithm} the server announced")]
    Digest {
        /// The algorithm.
        algorithm: &'static str,
    },
    /// The file is larger than it may be.
    #[error("the file is larger than the limit of {limit} bytes")]
    TooLarge {
        /// The limit.
        limit: u64,
    },
}

fn shown(seen: Option<usize>) -> String {
    match seen {
        None => "the download history could not be asked".to_owned(),
        Some(0) => "the download history does not show it".to_owned(),
        Some(count) => format!("the download history shows {count} since then"),
    }
}

impl DownloadFailure {
    /// What a refusal by the delivery host means for an address that is good until then.
    pub(crate) fn refused(status: StatusCode, until: Option<Timestamp>) -> Self {
        let status = status.as_u16();
        match until {
            Some(until) if until.to_utc() > now().to_utc() => Self::Refused { status, until },
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

    /// Whether the next transfer can well go better.
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
    /// What went wrong with a download, if that is what failed and it is more than a failed call.
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

    /// The metered request whose outcome is not known, if that is why a download failed; it can ask the
    /// download history.
    pub fn unresolved_download(&self) -> Option<&UnresolvedDownload> {
        match self.download_failure()? {
            DownloadFailure::OutcomeUnknown { unresolved, .. } => Some(unresolved),
            _ => None,
        }
    }
}

/// A failed file operation, with what was being done and to what.
pub(crate) fn file_error(doing: &str, path: &Path, source: std::io::Error) -> Error {
    Error::new(ErrorKind::File, format!("{doing} {}: {source}", path.display())).with_source(source)
}
