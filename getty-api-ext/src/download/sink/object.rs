//! Downloads into an object store.

use futures_util::StreamExt as _;
use object_store::path::Path;
use object_store::{Attribute, Attributes, ObjectStore, PutMultipartOptions, PutResult, WriteMultipart};

use super::stream::DownloadStream;
use crate::download::builder::Download;
use crate::download::failure::DownloadFailure;
use crate::error::{Error, ErrorKind};

/// The smallest part that is sent, in bytes: the least that Amazon S3 takes.
const PART: usize = 5 * 1024 * 1024;

/// How many parts an object may have everywhere.
const PARTS: u64 = 9_000;

/// The largest object that stores take, in bytes: 5 TiB.
const MAX_OBJECT_BYTES: u64 = 5 * 1024 * 1024 * 1024 * 1024;

/// How many parts are on their way at the same time.
const IN_FLIGHT: usize = 2;

/// A file that was put into an object store.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Stored {
    /// Where it is in the store.
    pub location: Path,
    /// Its length in bytes.
    pub bytes: u64,
    /// The name the server gives it, fit for every file system.
    pub file_name: String,
    /// Its media type as the server named it.
    pub content_type: Option<String>,
    /// Its SHA-256 in hexadecimal, if it was asked for.
    pub sha256: Option<String>,
    /// The object's entity tag, if the store gives one.
    pub e_tag: Option<String>,
}

/// Feature `object-store`: into any store that the [`object_store`] crate reaches.
impl Download {
    /// Downloads into an object of this name, replacing one that is there. Nothing is written to a local
    /// disk.
    ///
    /// The object appears as a whole when all of the file has arrived; when the download fails or is given
    /// up, what was sent is removed. A program that is killed leaves parts behind, for which a store should
    /// have a lifecycle rule. Up to three parts are in memory, of 5 MiB each for files up to 44 GiB. As with
    /// all outputs that are no files, a program that ends in between pays again; see
    /// [`authorize`](Self::authorize).
    ///
    /// # Errors
    /// See [`Error`]; errors of the store are of [`ErrorKind::File`] and have the [`object_store::Error`] as
    /// source. A file of more than 5 TiB is [`DownloadFailure::TooLarge`].
    pub async fn to_object(self, store: &dyn ObjectStore, location: &Path) -> Result<Stored, Error> {
        let stream = self.stream().await?;
        put(stream, store, location.clone()).await
    }

    /// Downloads into an object under this prefix, named as the server names the file; else as
    /// [`to_object`](Self::to_object).
    ///
    /// # Errors
    /// As [`to_object`](Self::to_object).
    pub async fn to_object_under(self, store: &dyn ObjectStore, prefix: &Path) -> Result<Stored, Error> {
        let stream = self.stream().await?;
        let location = prefix.clone().join(stream.file_name());
        put(stream, store, location).await
    }
}

async fn put(mut stream: DownloadStream, store: &dyn ObjectStore, location: Path) -> Result<Stored, Error> {
    if stream.length().is_some_and(|length| length > MAX_OBJECT_BYTES) {
        return Err(DownloadFailure::TooLarge { limit: MAX_OBJECT_BYTES }.into());
    }
    let part = stream.length().map_or(0, |length| length / PARTS);
    let part = usize::try_from(part).unwrap_or(usize::MAX).max(PART);
    let mut upload = Upload::begin(store, &location, stream.content_type(), part).await?;
    let mut bytes = 0;
    while let Some(chunk) = stream.next().await {
        let chunk = match chunk {
            Ok(chunk) => chunk,
            Err(error) => return Err(upload.abort(error).await),
        };
        bytes += chunk.len() as u64;
        if let Err(error) = upload.write(&chunk).await {
            return Err(upload.abort(error).await);
        }
    }
    let PutResult { e_tag, .. } = upload.finish().await?;
    Ok(Stored {
        location,
        bytes,
        sha256: stream.sha256().map(str::to_owned),
        file_name: stream.file_name,
        content_type: stream.content_type,
        e_tag,
    })
}

/// An upload that is aborted unless it is finished.
struct Upload(Option<WriteMultipart>);

impl Upload {
    async fn begin(
        store: &dyn ObjectStore,
        location: &Path,
        content_type: Option<&str>,
        part: usize,
    ) -> Result<Self, Error> {
        let mut attributes = Attributes::new();
        if let Some(content_type) = content_type {
            attributes.insert(Attribute::ContentType, content_type.to_owned().into());
        }
        let options = PutMultipartOptions { attributes, ..Default::default() };
        let upload = match store.put_multipart_opts(location, options).await {
            // File systems keep no media types.
            Err(object_store::Error::NotImplemented { .. } | object_store::Error::NotSupported { .. }) => {
                store.put_multipart_opts(location, PutMultipartOptions::default()).await
            }
            begun => begun,
        };
        let upload = upload.map_err(failed)?;
        Ok(Self(Some(WriteMultipart::new_with_chunk_size(upload, part))))
    }

    async fn write(&mut self, bytes: &[u8]) -> Result<(), Error> {
        let Some(upload) = &mut self.0 else { return Ok(()) };
        upload.wait_for_capacity(IN_FLIGHT).await.map_err(failed)?;
        upload.write(bytes);
        Ok(())
    }

    async fn finish(mut self) -> Result<PutResult, Error> {
        match self.0.take() {
            // It aborts by itself when it cannot finish.
            Some(upload) => upload.finish().await.map_err(failed),
            None => Err(Error::new(ErrorKind::File, "the upload has ended")),
        }
    }

    /// Removes what was sent and gives the error back that made that necessary.
    async fn abort(mut self, error: Error) -> Error {
        if let Some(upload) = self.0.take()
            && let Err(failure) = upload.abort().await
        {
            tracing::warn!(error = %failure, "an upload could not be aborted; its parts stay in the store");
        }
        error
    }
}

impl Drop for Upload {
    /// For a download that is given up in the middle.
    fn drop(&mut self) {
        let Some(upload) = self.0.take() else { return };
        if let Ok(runtime) = tokio::runtime::Handle::try_current() {
            runtime.spawn(async move {
                if let Err(error) = upload.abort().await {
                    tracing::warn!(%error, "an upload could not be aborted; its parts stay in the store");
                }
            });
        }
    }
}

fn failed(source: object_store::Error) -> Error {
    Error::new(ErrorKind::File, format!("the object store: {source}")).with_source(source)
}
