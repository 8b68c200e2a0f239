//! What came of many downloads.

use std::fmt;

/// Counts of what came of a bulk download so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct BulkSummary {
    /// Files that were saved in this run, resumed ones and those an earlier run had all but finished
    /// included.
    pub saved: u64,
    /// Files that were there already: by the manifest, by the collision policy, or because the same file was
    /// asked for twice.
    pub skipped: u64,
    /// Downloads that failed.
    pub failed: u64,
    /// Downloads of which it is not known whether they were counted.
    pub unknown: u64,
    /// Bytes of the files that were saved.
    pub bytes: u64,
    /// Whether the run ended before its list, because of an error.
    pub stopped: bool,
}

impl BulkSummary {
    /// Whether every file that was asked for is there.
    pub fn is_complete(&self) -> bool {
        self.failed == 0 && self.unknown == 0 && !self.stopped
    }
}

impl fmt::Display for BulkSummary {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { saved, skipped, failed, unknown, bytes, stopped } = self;
        write!(formatter, "{saved} saved ({bytes} bytes), {skipped} skipped, {failed} failed")?;
        if *unknown > 0 {
            write!(formatter, ", {unknown} of unknown outcome")?;
        }
        if *stopped {
            write!(formatter, "; stopped before the end")?;
        }
        Ok(())
    }
}
