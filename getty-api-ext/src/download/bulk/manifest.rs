//! The record of a bulk download: one line of JSON for each file.

use std::collections::HashSet;
use std::fs::File;
use std::io::{self, BufRead as _, BufReader, Read as _};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use getty_api::Timestamp;
use serde::{Deserialize, Serialize};

use crate::download::authorize::reconcile::now;
use crate::download::failure::{DownloadFailure, blocking, file_error};
use crate::download::request::DownloadRequest;
use crate::download::saved::{SaveOutcome, Saved};
use crate::download::subject::{AssetFile, DownloadSubject, Fingerprint};
use crate::error::{Error, ErrorKind, Outcome};
use crate::storage;

/// The maximum length of a line that is read at once, in bytes.
const MAX_LINE_BYTES: u64 = 1024 * 1024;

/// The status of a file in a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Status {
    Saved,
    Skipped,
    Failed,
    Unknown,
}

/// One line.
#[derive(Debug, Serialize, Deserialize)]
struct Line {
    #[serde(flatten)]
    file: AssetFile,
    status: Status,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    path: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    bytes: Option<u64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    sha256: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    product: Option<String>,
    time: Timestamp,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    error: Option<String>,
}

/// The file, locked against other runs.
#[derive(Clone, Debug)]
pub(crate) struct Manifest(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    path: PathBuf,
    file: Mutex<File>,
}

impl Manifest {
    /// Opens the manifest, creates it if it does not exist, and reads which files it lists as done.
    pub(crate) async fn open(path: &Path) -> Result<(Self, HashSet<Fingerprint>), Error> {
        let path = path.to_owned();
        blocking(move || {
            let failed = |source| file_error("opening the manifest", &path, source);
            let file = storage::open_append(&path).map_err(failed)?;
            if !storage::try_lock(&file).map_err(failed)? {
                return Err(DownloadFailure::Locked { lock: path }.into());
            }
            let Read { done, torn, foreign } = read(&file).map_err(failed)?;
            if let Some(number) = foreign.filter(|_| done.is_none()) {
                let message = format!(
                    "{} is not a manifest: line {number} is not a JSON object; choose another file",
                    path.display()
                );
                return Err(Error::new(ErrorKind::File, message));
            }
            if torn {
                // A run ended in the middle of a line. The next line must start on a new line.
                storage::append_line(&file, Vec::new()).map_err(failed)?;
            }
            Ok((Self(Arc::new(Inner { path, file: Mutex::new(file) })), done.unwrap_or_default()))
        })
        .await
    }

    /// Adds a line. When this returns, the line survives a loss of power.
    pub(crate) async fn add(
        &self,
        request: &DownloadRequest,
        result: &Result<Saved, Error>,
    ) -> Result<(), Error> {
        let line = line(request, result);
        let text = serde_json::to_vec(&line);
        let this = self.clone();
        blocking(move || {
            let Inner { path, file } = &*this.0;
            let failed = |source| file_error("writing the manifest", path, source);
            let text = text.map_err(|error| failed(io::Error::other(error)))?;
            let file = file.lock().unwrap_or_else(PoisonError::into_inner);
            storage::append_line(&file, text).map_err(failed)
        })
        .await
    }
}

fn line(request: &DownloadRequest, result: &Result<Saved, Error>) -> Line {
    let product = match (&request.product_type, request.product_id) {
        (Some(product_type), Some(id)) => Some(format!("{product_type}:{id}")),
        (Some(product_type), None) => Some(product_type.to_string()),
        (None, id) => id.map(|id| id.to_string()),
    };
    let mut line = Line {
        file: AssetFile::from(request),
        status: Status::Failed,
        path: None,
        bytes: None,
        sha256: None,
        product,
        time: now(),
        error: None,
    };
    match result {
        Ok(saved) => {
            line.status = if saved.outcome == SaveOutcome::Skip { Status::Skipped } else { Status::Saved };
            line.path = Some(saved.path.to_string_lossy().into_owned());
            line.bytes = Some(saved.bytes);
            line.sha256 = saved.sha256.clone();
        }
        Err(error) => {
            if error.outcome() == Outcome::Unknown {
                line.status = Status::Unknown;
            }
            line.error = Some(error.to_string());
        }
    }
    line
}

/// The content of a manifest.
#[derive(Default)]
struct Read {
    /// The files that are done; `None` when the file contains no valid line.
    done: Option<HashSet<Fingerprint>>,
    /// Whether the last line has no line break.
    torn: bool,
    /// The number of the first line that cannot be the beginning of a manifest line.
    foreign: Option<u64>,
}

/// Reads a manifest. A line that cannot be parsed was cut short at the end of a run, and is skipped.
fn read(file: &File) -> io::Result<Read> {
    let mut reader = BufReader::new(file);
    let (mut found, mut text, mut number) = (Read::default(), Vec::new(), 0_u64);
    loop {
        text.clear();
        // No line of a manifest is longer, so the rest of such a line is not kept in memory.
        if (&mut reader).take(MAX_LINE_BYTES).read_until(b'\n', &mut text)? == 0 {
            return Ok(found);
        }
        number += 1;
        found.torn = text.last() != Some(&b'\n');
        match serde_json::from_slice::<Line>(&text) {
            Ok(Line { file, status, .. }) => {
                let done = found.done.get_or_insert_default();
                if matches!(status, Status::Saved | Status::Skipped) {
                    done.insert(DownloadSubject::Asset(file).fingerprint());
                }
            }
            Err(_) if text.trim_ascii().is_empty() => {}
            Err(error) => {
                if !text.starts_with(b"{") {
                    found.foreign.get_or_insert(number);
                }
                tracing::warn!(line = number, %error, "a line of the manifest cannot be parsed and is skipped");
            }
        }
    }
}
