//! The lock file: where the vendored document came from.
//!
//! It contains what anybody can check: the URL of the document, the day it was fetched, its size, and how much it
//! contains. It has no digest, because upstream replaces the document in place: after the next edition,
//! nobody can fetch the bytes that a digest would describe.

use std::path::Path;

use chrono::{NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::description::{ApiDescription, Counts};

/// Where upstream publishes the document. No API key is needed to fetch it.
pub(super) const PUBLISHED_URL: &str = "https://api.gettyimages.com/swagger/v3/swagger.json";

/// The first line of the file.
const HEADER: &str = "# Written by `cargo xtask vendor`; not to be edited.\n";

/// Provenance of the vendored document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Lock {
    /// Where the document is published, without user, password and query.
    url: String,
    /// The day (UTC) on which this edition was fetched.
    fetched: NaiveDate,
    /// Size of the published document, prose included, where it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    characters: Option<u64>,
    /// The version of OpenAPI that upstream wrote.
    openapi: String,
    counts: Counts,
}

/// What is known of the provenance of a document; [`Lock::new`] fills in what is absent.
#[derive(Debug, Default)]
pub(super) struct Provenance {
    pub(super) url: Option<String>,
    pub(super) fetched: Option<NaiveDate>,
    pub(super) characters: Option<u64>,
}

impl Lock {
    /// The lock for `description`.
    ///
    /// Absent values of `provenance` are taken from `same`, the lock of the same structure; without one they are the
    /// published URL, the current date, and an unknown size.
    pub(super) fn new(provenance: Provenance, description: &ApiDescription, same: Option<Self>) -> Self {
        let (url, fetched, characters) = match same {
            Some(same) => (same.url, same.fetched, same.characters),
            None => (PUBLISHED_URL.to_owned(), Utc::now().date_naive(), None),
        };
        Self {
            url: provenance.url.unwrap_or(url),
            fetched: provenance.fetched.unwrap_or(fetched),
            characters: provenance.characters.or(characters),
            openapi: description.version().to_owned(),
            counts: description.counts(),
        }
    }

    /// The URL the document was published at.
    pub(super) fn url(&self) -> &str {
        &self.url
    }

    /// The lock at `path`; `None` when it is missing or unreadable, since it is then written from scratch.
    pub(super) fn read(path: &Path) -> Option<Self> {
        toml::from_str(&std::fs::read_to_string(path).ok()?).ok()
    }

    pub(super) fn to_toml(&self) -> Result<String, toml::ser::Error> {
        Ok(format!("{HEADER}{}", toml::to_string(self)?))
    }
}
