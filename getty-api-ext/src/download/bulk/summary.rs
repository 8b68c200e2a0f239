//! The summary of a bulk download.

use std::fmt;

use crate::error::Error;

/// The counts of a bulk download so far.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct BulkSummary {
    /// Files that were saved in this run. Resumed files, and files that an earlier run had almost finished,
    /// are included.
    pub saved: u64,
    /// Files that existed already: they are in the manifest, the collision policy accepted them, or the same
    /// file was requested twice.
    pub skipped: u64,
    /// Downloads that failed.
    pub failed: u64,
    /// Downloads that may have been counted; the outcome is not known.
    pub unknown: u64,
    /// The total length of the saved files in bytes.
    pub bytes: u64,
    /// Whether an error stopped the run before the end of its list.
    pub stopped: bool,
    /// The error that stopped the run; see [`ErrorPolicy`](crate::ErrorPolicy).
    pub stopped_by: Option<Error>,
}

impl BulkSummary {
    /// Whether every requested file is saved.
    pub fn is_complete(&self) -> bool {
        self.failed == 0 && self.unknown == 0 && !self.stopped
    }
}

impl fmt::Display for BulkSummary {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { saved, skipped, failed, unknown, bytes, stopped, stopped_by } = self;
        write!(formatter, "{saved} saved ({bytes} bytes), {skipped} skipped, {failed} failed")?;
        if *unknown > 0 {
            write!(formatter, ", {unknown} of unknown outcome")?;
        }
        if *stopped {
            write!(formatter, "; stopped before the end of the list")?;
        }
        if let Some(error) = stopped_by {
            write!(formatter, ": {error}")?;
        }
        Ok(())
    }
}
