//! Downloads as a stream, into a writer or into memory.

use bytes::{Bytes, BytesMut};
use futures_util::StreamExt as _;
use tokio::io::{AsyncWrite, AsyncWriteExt as _};

use super::stream::{self, DownloadStream};
use crate::download::authorize::{self, AuthorizedDownload};
use crate::download::builder::Download;
use crate::download::failure::DownloadFailure;
use crate::download::source::DownloadSource;
use crate::download::subject::AssetFile;
use crate::error::{Error, ErrorKind};

/// A file that was written to a writer.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Written {
    /// Its length in bytes.
    pub bytes: u64,
    /// The name that the server sends, sanitised for every file system.
    pub file_name: String,
    /// Its media type as the server sent it.
    pub content_type: Option<String>,
    /// Its SHA-256 in hexadecimal, if it was requested.
    pub sha256: Option<String>,
}

/// A file in memory.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct InMemory {
    /// The file.
    pub bytes: Bytes,
    /// The name that the server sends, sanitised for every file system.
    pub file_name: String,
    /// Its media type as the server sent it.
    pub content_type: Option<String>,
    /// Its SHA-256 in hexadecimal, if it was requested.
    pub sha256: Option<String>,
}

/// Outputs that store nothing on disk.
///
/// These downloads resume by themselves while they run, but record nothing: a program that ends during the
/// transfer pays once more in the next run. To prevent that, call [`authorize`](Download::authorize) first,
/// store the result, and continue with [`Getty::download_authorized`](crate::Getty::download_authorized).
/// Collision policies do not apply, and large files use one connection.
impl Download {
    /// Starts the download and returns its bytes as a stream.
    ///
    /// # Errors
    /// See [`Error`]; [`Error::download_failure`] returns the failures specific to downloads. After this
    /// method has returned, the stream returns the errors.
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/mock.rs"));
    /// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let (mock, getty) = on_mock().await?;
    /// # let id = &mock.video_ids()[0];
    /// use futures_util::TryStreamExt;
    ///
    /// let mut stream = getty.download_video(id).size("hd1").stream().await?;
    /// println!("{} of {:?} bytes", stream.file_name(), stream.length());
    /// while let Some(chunk) = stream.try_next().await? {
    ///     println!("{} more", chunk.len());
    /// }
    /// # Ok(()) }
    /// ```
    pub async fn stream(self) -> Result<DownloadStream, Error> {
        DownloadStream::open(&self.getty, &self.source, self.options).await
    }

    /// Writes the file to a writer and flushes it. The writer is not shut down.
    ///
    /// # Errors
    /// See [`Error`]; bytes written before an error are not the complete file.
    pub async fn to_writer<W: AsyncWrite + Unpin>(self, mut writer: W) -> Result<Written, Error> {
        let mut stream = self.stream().await?;
        let failed = |source: std::io::Error| {
            Error::new(ErrorKind::File, format!("writing the download: {source}")).with_source(source)
        };
        let mut bytes = 0;
        while let Some(chunk) = stream.next().await {
            let chunk = chunk?;
            writer.write_all(&chunk).await.map_err(failed)?;
            bytes += chunk.len() as u64;
        }
        writer.flush().await.map_err(failed)?;
        Ok(Written {
            bytes,
            sha256: stream.sha256().map(str::to_owned),
            file_name: stream.file_name,
            content_type: stream.content_type,
        })
    }

    /// Reads the file into memory, if it has at most `limit` bytes.
    ///
    /// # Errors
    /// See [`Error`]; [`DownloadFailure::TooLarge`] when the file is larger. It is paid for in that case too.
    pub async fn to_memory(self, limit: u64) -> Result<InMemory, Error> {
        let mut stream = self.stream().await?;
        let check = |bytes: u64| match bytes > limit {
            true => Err(Error::from(DownloadFailure::TooLarge { limit })),
            false => Ok(()),
        };
        check(stream.length().unwrap_or(0))?;
        let mut bytes = BytesMut::new();
        while let Some(chunk) = stream.next().await {
            let chunk = chunk?;
            check(bytes.len() as u64 + chunk.len() as u64)?;
            bytes.extend_from_slice(&chunk);
        }
        Ok(InMemory {
            bytes: bytes.freeze(),
            sha256: stream.sha256().map(str::to_owned),
            file_name: stream.file_name,
            content_type: stream.content_type,
        })
    }

    /// Pays for the download of an asset without transferring it. The result is valid for 24 hours.
    ///
    /// # Errors
    /// See [`Error`]; [`ErrorKind::Invalid`] when this is not the download of an asset.
    pub async fn authorize(self) -> Result<AuthorizedDownload, Error> {
        let request = match self.source {
            DownloadSource::Asset(request) => request,
            DownloadSource::Authorized(authorized) => return Ok(authorized),
            DownloadSource::Url(_) => {
                return Err(Error::new(
                    ErrorKind::Invalid,
                    "authorize: a download by URL needs no authorisation; call download_image or download_video",
                ));
            }
        };
        let authorization =
            stream::send_metered(&self.getty, &request, &(&request).into(), &self.options).await?;
        Ok(authorize::authorized(AssetFile::from(&request), authorization))
    }
}
