//! Downloads into an object store.

use futures_util::StreamExt as _;
use object_store::path::Path;
use object_store::{Attribute, Attributes, ObjectStore, PutMultipartOptions, PutResult, WriteMultipart};

use super::stream::DownloadStream;
use crate::download::builder::Download;
use crate::download::failure::DownloadFailure;
use crate::error::{Error, ErrorKind};

/// The minimum size of a part in bytes, which Amazon S3 requires.
const PART: usize = 5 * 1024 * 1024;

/// The number of parts that all stores accept for an object.
const PARTS: u64 = 9_000;

/// The maximum size of an object that stores accept, in bytes: 5 TiB.
const MAX_OBJECT_BYTES: u64 = 5 * 1024 * 1024 * 1024 * 1024;

/// The maximum number of concurrent uploads of parts.
const IN_FLIGHT: usize = 2;

/// A file that was saved in an object store.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Stored {
    /// Its location in the store.
    pub location: Path,
    /// Its length in bytes.
    pub bytes: u64,
    /// The name that the server sends, sanitised for every file system.
    pub file_name: String,
    /// Its media type as the server sent it.
    pub content_type: Option<String>,
    /// Its SHA-256 in hexadecimal, if it was requested.
    pub sha256: Option<String>,
    /// The object's entity tag, if the store returns one.
    pub e_tag: Option<String>,
}

/// Feature `object-store`: downloads into any store that the [`object_store`] crate supports.
impl Download {
    /// Downloads into the object at this location, and replaces an existing one. Writes nothing to a local
    /// disk.
    ///
    /// The object appears only when the complete file has arrived. When the download fails or is cancelled,
    /// the uploaded parts are removed. A program that is killed leaves parts behind, for which a store should
    /// have a lifecycle rule. Up to three parts are in memory, of 5 MiB each for files up to 44 GiB. As with
    /// all outputs that are not files, a program that ends during the transfer pays once more; see
    /// [`authorize`](Self::authorize).
    ///
    /// # Errors
    /// See [`Error`]; errors of the store have the kind [`ErrorKind::File`] and the [`object_store::Error`]
    /// as source. A file of more than 5 TiB is [`DownloadFailure::TooLarge`].
    pub async fn to_object(self, store: &dyn ObjectStore, location: &Path) -> Result<Stored, Error> {
        let stream = self.stream().await?;
        put(stream, store, location.clone()).await
    }

    /// Downloads into an object under this prefix, with the name that the server sends. Otherwise like
    /// [`to_object`](Self::to_object).
    ///
    /// # Errors
    /// The same as those of [`to_object`](Self::to_object).
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
            // File systems store no media types.
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
            // It aborts the upload itself when it fails.
            Some(upload) => upload.finish().await.map_err(failed),
            None => Err(Error::new(ErrorKind::File, "the upload has ended")),
        }
    }

    /// Removes the uploaded parts and returns the error that caused the abort.
    async fn abort(mut self, error: Error) -> Error {
        if let Some(upload) = self.0.take()
            && let Err(failure) = upload.abort().await
        {
            tracing::warn!(error = %failure, "an upload could not be aborted; its parts remain in the store");
        }
        error
    }
}

impl Drop for Upload {
    /// Aborts the upload of a cancelled download.
    fn drop(&mut self) {
        let Some(upload) = self.0.take() else { return };
        if let Ok(runtime) = tokio::runtime::Handle::try_current() {
            runtime.spawn(async move {
                if let Err(error) = upload.abort().await {
                    tracing::warn!(%error, "an upload could not be aborted; its parts remain in the store");
                }
            });
        }
    }
}

fn failed(source: object_store::Error) -> Error {
    Error::new(ErrorKind::File, format!("the object store returned an error: {source}")).with_source(source)
}
