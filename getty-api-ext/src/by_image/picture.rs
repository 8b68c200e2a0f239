//! A picture that has been checked: its type by its first bytes, and its length.

use std::fmt;
use std::io;
use std::path::Path;

use bytes::Bytes;
use tokio::io::{AsyncRead, AsyncReadExt as _};

use crate::error::{Error, ErrorKind};

/// The maximum size of a picture, in bytes. The API's "10 MB" is read as mebibytes here, so that no picture it
/// accepts is refused.
const MAX_BYTES: u64 = 10 * 1024 * 1024;

/// A JPEG or PNG file of a size that the API accepts.
#[derive(Clone)]
pub(crate) struct ImageBytes {
    bytes: Bytes,
    format: Format,
}

#[derive(Clone, Copy, Debug)]
enum Format {
    Jpeg,
    Png,
}

impl ImageBytes {
    pub(crate) fn from_bytes(bytes: Bytes) -> Result<Self, Error> {
        if bytes.len() as u64 > MAX_BYTES {
            return Err(too_long());
        }
        let format = if bytes.starts_with(b"\xff\xd8\xff") {
            Format::Jpeg
        } else if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
            Format::Png
        } else {
            let message = "image: neither a JPEG nor a PNG file, the only types that the API searches with";
            return Err(Error::new(ErrorKind::Invalid, message));
        };
        Ok(Self { bytes, format })
    }

    pub(crate) async fn from_file(path: &Path) -> Result<Self, Error> {
        let failed = |source: io::Error| {
            let message = format!("image: cannot read {}: {source}", path.display());
            Error::new(ErrorKind::File, message).with_source(source)
        };
        let file = tokio::fs::File::open(path).await.map_err(failed)?;
        if file.metadata().await.map_err(failed)?.len() > MAX_BYTES {
            return Err(too_long());
        }
        // Reading is limited as well: a special file has no length, and a file can grow.
        Self::from_bytes(read(file).await.map_err(failed)?)
    }

    pub(crate) async fn from_reader(reader: impl AsyncRead + Unpin) -> Result<Self, Error> {
        let bytes = read(reader).await.map_err(|source| {
            Error::new(ErrorKind::File, format!("image: cannot read the picture: {source}"))
                .with_source(source)
        })?;
        Self::from_bytes(bytes)
    }

    pub(crate) fn bytes(&self) -> Bytes {
        self.bytes.clone()
    }

    pub(crate) fn extension(&self) -> &'static str {
        match self.format {
            Format::Jpeg => "jpg",
            Format::Png => "png",
        }
    }

    pub(crate) fn media_type(&self) -> &'static str {
        match self.format {
            Format::Jpeg => "image/jpeg",
            Format::Png => "image/png",
        }
    }
}

impl fmt::Debug for ImageBytes {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "ImageBytes({:?}, {} bytes)", self.format, self.bytes.len())
    }
}

/// Reads one byte more than the limit, to detect a picture that is too long.
async fn read(reader: impl AsyncRead + Unpin) -> io::Result<Bytes> {
    let mut bytes = Vec::new();
    reader.take(MAX_BYTES + 1).read_to_end(&mut bytes).await?;
    Ok(bytes.into())
}

fn too_long() -> Error {
    Error::new(ErrorKind::Invalid, "image: longer than 10 MB, the limit of the API; make the file smaller")
}
