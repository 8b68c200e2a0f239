//! The lock file: where the vendored document came from.

use std::path::Path;

use chrono::Utc;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::description::{Counts, Description};

/// What stands at the top of the file.
const HEADER: &str = "# Written by `cargo xtask vendor`; not to be edited.\n";

/// Provenance of the vendored document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Lock {
    /// A file's name, or an address without user, password and query.
    source: String,
    /// Of the upstream bytes, in lower-case hexadecimal.
    sha256: String,
    /// The day (UTC) on which these upstream bytes were first vendored.
    date: String,
    /// The version of OpenAPI that upstream wrote.
    openapi: String,
    counts: Counts,
}

impl Lock {
    /// The lock for a description read from `bytes`. The date stays when the bytes are those that
    /// `earlier` speaks of, so that vendoring them again changes nothing.
    pub(super) fn new(from: &str, bytes: &[u8], description: &Description, earlier: Option<&Self>) -> Self {
        let digest = Sha256::digest(bytes);
        let sha256: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
        let date = match earlier {
            Some(earlier) if earlier.sha256 == sha256 => earlier.date.clone(),
            _ => Utc::now().format("%Y-%m-%d").to_string(),
        };
        Self {
            source: super::source(from),
            sha256,
            date,
            openapi: description.version().to_owned(),
            counts: description.counts(),
        }
    }

    /// The lock at `path`. One that is missing or unreadable is as good as none: it is written
    /// anew, with today's date.
    pub(super) fn read(path: &Path) -> Option<Self> {
        toml::from_str(&std::fs::read_to_string(path).ok()?).ok()
    }

    pub(super) fn to_toml(&self) -> Result<String, toml::ser::Error> {
        Ok(format!("{HEADER}{}", toml::to_string(self)?))
    }
}
