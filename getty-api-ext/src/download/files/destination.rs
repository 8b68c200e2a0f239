//! Gives a complete file its final name.

use std::io;
use std::path::{Path, PathBuf};

use crate::download::failure::{DownloadFailure, blocking, file_error};
use crate::download::files::file_name;
use crate::download::files::state::{Finalized, TransferState};
use crate::download::files::workspace::Workspace;
use crate::download::options::Collision;
use crate::error::Error;
use crate::storage;

/// The number of names that are tried for a file that gets a number.
const NUMBERS: u32 = 100_000;

/// The existing entry under a name in a directory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Occupant {
    File { bytes: u64 },
    Directory,
}

/// The destination of the complete file.
#[derive(Clone, Debug)]
pub(crate) struct Destination {
    pub(crate) directory: PathBuf,
    /// Its name; `None` when the server names it.
    pub(crate) name: Option<PathBuf>,
    /// The base of the name when the server sends no usable name.
    pub(crate) fallback: String,
    pub(crate) collision: Collision,
}

impl Destination {
    /// The name of the file if no other file has that name.
    pub(crate) fn name(&self, transfer: &TransferState) -> PathBuf {
        if let Some(name) = &self.name {
            return name.clone();
        }
        let sent = transfer.file_name.as_deref();
        file_name::choose(sent, &self.fallback, transfer.content_type.as_deref()).into()
    }

    /// Whether the file still has to be fetched, now that its name is known. Fails when another file has that
    /// name.
    pub(crate) async fn check(&self, transfer: &TransferState) -> Result<bool, Error> {
        if matches!(self.collision, Collision::Overwrite | Collision::Number) {
            return Ok(true);
        }
        let path = self.directory.join(self.name(transfer));
        match occupant(path.clone()).await? {
            None => Ok(true),
            Some(Occupant::File { bytes })
                if self.collision == Collision::SkipIfComplete && transfer.length == Some(bytes) =>
            {
                Ok(false)
            }
            Some(_) => Err(DownloadFailure::Exists { path }.into()),
        }
    }

    /// The next name to try.
    pub(crate) async fn free_name(&self, transfer: &TransferState) -> Result<PathBuf, Error> {
        let name = self.name(transfer);
        if self.collision != Collision::Number {
            return Ok(name);
        }
        let directory = self.directory.clone();
        blocking(move || {
            let candidates = (2..NUMBERS).map(|number| file_name::numbered(&name, number));
            for candidate in std::iter::once(name.clone()).chain(candidates) {
                if is_free(&directory.join(&candidate))? {
                    return Ok(candidate);
                }
            }
            Err(DownloadFailure::Exists { path: directory.join(name) }.into())
        })
        .await
    }

    /// Renames the data file to its final name. Returns false when another file has got that name in the
    /// meantime and the file needs another number.
    pub(crate) async fn persist(&self, workspace: &Workspace, finalized: &Finalized) -> Result<bool, Error> {
        let path = self.directory.join(&finalized.file_name);
        let (workspace, collision, bytes) = (workspace.clone(), self.collision, finalized.bytes);
        blocking(move || {
            let data = workspace.data();
            let failed = |source| file_error("renaming the download to", &path, source);
            // Bytes of an earlier version may lie beyond the end. All other bytes were synchronised when they
            // arrived.
            storage::truncate(data, bytes).map_err(failed)?;
            if collision == Collision::Overwrite {
                storage::rename(data, &path).map_err(failed)?;
                return Ok(true);
            }
            match storage::rename_new(data, &path) {
                Ok(()) => Ok(true),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => match collision {
                    Collision::Number => Ok(false),
                    _ => Err(DownloadFailure::Exists { path }.into()),
                },
                Err(error) => Err(failed(error)),
            }
        })
        .await
    }

    /// Whether a file that was about to be renamed when an earlier run ended has its final name.
    pub(crate) async fn is_finalized(
        &self,
        workspace: &Workspace,
        finalized: &Finalized,
    ) -> Result<bool, Error> {
        let path = self.directory.join(&finalized.file_name);
        let (workspace, bytes) = (workspace.clone(), finalized.bytes);
        blocking(move || {
            let exists = std::fs::metadata(&path).is_ok_and(|found| found.is_file() && found.len() == bytes);
            let data = workspace.data();
            if !exists || is_free(data)? {
                return Ok(exists);
            }
            // On file systems without an atomic rename that does not replace, a file has both names for a
            // moment.
            let both =
                same_file::is_same_file(data, &path).map_err(|source| file_error("reading", data, source))?;
            if both {
                storage::remove(data).map_err(|source| file_error("removing", data, source))?;
            }
            Ok(both)
        })
        .await
    }
}

/// The existing entry under this path, if there is one.
pub(crate) async fn occupant(path: PathBuf) -> Result<Option<Occupant>, Error> {
    blocking(move || match std::fs::symlink_metadata(&path) {
        Ok(found) if found.is_dir() => Ok(Some(Occupant::Directory)),
        Ok(found) => Ok(Some(Occupant::File { bytes: found.len() })),
        Err(source) if source.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(source) => Err(file_error("reading the metadata of", &path, source)),
    })
    .await
}

fn is_free(path: &Path) -> Result<bool, Error> {
    match std::fs::symlink_metadata(path) {
        Ok(_) => Ok(false),
        Err(source) if source.kind() == io::ErrorKind::NotFound => Ok(true),
        Err(source) => Err(file_error("reading the metadata of", path, source)),
    }
}
