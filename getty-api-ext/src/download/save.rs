//! Writing a delivery to a file that gets its name only when it is whole.

use std::path::{Path, PathBuf};

use futures_util::StreamExt as _;
use tokio::io::AsyncWriteExt as _;

use super::builder::Saved;
use super::delivery::Delivery;
use super::failure::{DownloadFailure, file_error};
use crate::error::{Error, ErrorKind};

pub(crate) async fn make_directory(path: &Path) -> Result<(), Error> {
    tokio::fs::create_dir_all(path).await.map_err(|source| file_error("making the directory", path, source))
}

pub(crate) async fn refuse_existing(path: &Path) -> Result<(), Error> {
    match tokio::fs::symlink_metadata(path).await {
        Ok(_) => Err(DownloadFailure::Exists { path: path.to_owned() }.into()),
        Err(source) if source.kind() == std::io::ErrorKind::NotFound => Ok(()),
        Err(source) => Err(file_error("looking at", path, source)),
    }
}

/// Writes the body to a temporary file in the same directory and renames it when every byte is on disk.
pub(crate) async fn save(mut delivery: Delivery, path: PathBuf) -> Result<Saved, Error> {
    let directory = match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent.to_owned(),
        _ => PathBuf::from("."),
    };
    let temporary = blocking(move || {
        let named = tempfile::Builder::new().prefix(".getty-download-").make_in(&directory, |path| {
            std::fs::OpenOptions::new().read(true).write(true).create_new(true).open(path)
        });
        named.map_err(|source| file_error("writing into", &directory, source))
    })
    .await?;
    let (file, temporary) = temporary.into_parts();
    let mut file = tokio::fs::File::from_std(file);
    let mut bytes = 0_u64;
    while let Some(chunk) = delivery.body.next().await {
        let chunk = chunk?;
        bytes += chunk.len() as u64;
        if let Some(expected) = delivery.length.filter(|expected| bytes > *expected) {
            return Err(DownloadFailure::Long { expected }.into());
        }
        file.write_all(&chunk).await.map_err(|source| file_error("writing", &temporary, source))?;
    }
    if let Some(expected) = delivery.length.filter(|expected| bytes < *expected) {
        return Err(DownloadFailure::Short { expected, received: bytes }.into());
    }
    if bytes == 0 {
        return Err(DownloadFailure::Empty.into());
    }
    file.flush().await.map_err(|source| file_error("writing", &temporary, source))?;
    file.sync_all().await.map_err(|source| file_error("writing", &temporary, source))?;
    blocking(move || {
        temporary.persist_noclobber(&path).map_err(|failed| match failed.error.kind() {
            std::io::ErrorKind::AlreadyExists => DownloadFailure::Exists { path: path.clone() }.into(),
            _ => file_error("naming", &path, failed.error),
        })?;
        Ok(Saved { path, bytes, content_type: delivery.content_type })
    })
    .await
}

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Error> + Send + 'static,
) -> Result<T, Error> {
    tokio::task::spawn_blocking(work).await.unwrap_or_else(|stopped| {
        Err(Error::new(ErrorKind::File, "the runtime stopped before the file was written")
            .with_source(stopped))
    })
}
