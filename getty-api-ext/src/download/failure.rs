//! What can go wrong with a download beyond what can go wrong with any call.

use std::path::PathBuf;

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
    /// The answer is a page and not the file.
    #[error("the delivery is {content_type} and not the asset's file")]
    NotAFile {
        /// The answer's content type.
        content_type: String,
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
    /// The delivery host answered with this status.
    #[error("the delivery host answered {status}")]
    Status {
        /// The status.
        status: u16,
    },
}

impl DownloadFailure {
    fn kind(&self) -> ErrorKind {
        match self {
            Self::Exists { .. } => ErrorKind::File,
            Self::NotAFile { .. } | Self::Empty | Self::Long { .. } => ErrorKind::Decode,
            Self::Short { .. } => ErrorKind::Connection,
            Self::Status { .. } => ErrorKind::Api,
        }
    }
}

impl From<DownloadFailure> for Error {
    fn from(failure: DownloadFailure) -> Self {
        Self::new(failure.kind(), failure.to_string()).with_outcome(Outcome::NotDone).with_source(failure)
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
}

/// A failed file operation, with what was being done and to what.
pub(crate) fn file_error(doing: &str, path: &std::path::Path, source: std::io::Error) -> Error {
    Error::new(ErrorKind::File, format!("{doing} {}: {source}", path.display())).with_source(source)
}
