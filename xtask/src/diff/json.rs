//! Changes for tools to read.
//!
//! One object:
//!
//! ```json
//! {
//!   "summary": { "breaking": 1, "additive": 0, "neutral": 0 },
//!   "changes": [
//!     {
//!       "class": "breaking",
//!       "kind": "property-removed",
//!       "what": "ImageDetail.max_dimensions",
//!       "old": "Dimensions",
//!       "new": null,
//!       "in": ["response"],
//!       "operations": ["GET /v3/images", "GET /v3/images/{id}"]
//!     }
//!   ]
//! }
//! ```
//!
//! `kind` is one of [`ChangeKind`](super::change::ChangeKind) in kebab case. `old` and `new` depend on it: the
//! description of a type, a name, a list of values, a flag, or null where there was or is nothing. `in`
//! is the direction of the change: it is in what is sent (`request`), in what is received (`response`), in
//! both, or in neither (empty). `operations` are all that the change affects. Members may be added
//! in later versions; existing members keep their meaning.

use std::io::{self, Write};

use serde::Serialize;

use super::change::{Change, Summary};

#[derive(Serialize)]
struct Report<'c> {
    summary: Summary,
    changes: &'c [Change],
}

/// Prints the changes as one JSON object.
///
/// # Errors
///
/// When stdout cannot be written.
pub(crate) fn print(changes: &[Change]) -> io::Result<()> {
    let report = Report { summary: Summary::of(changes), changes };
    let mut out = io::stdout().lock();
    serde_json::to_writer_pretty(&mut out, &report)?;
    writeln!(out)?;
    out.flush()
}
