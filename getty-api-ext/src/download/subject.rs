//! The subject of a download, in journals, events and errors.

use std::fmt;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use url::Url;

use crate::download::files::file_name::sanitise;
use crate::download::request::{AssetKind, DownloadRequest};

/// The subject of a download: one file of an asset, or the file behind a URL.
///
/// The product that pays is not included: another product does not cause a second payment for a file that is
/// already paid for.
///
/// Further variants may come; the fields of each variant are final.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum DownloadSubject {
    /// A file of an asset.
    Asset(AssetFile),
    /// The file behind a URL.
    Url(Url),
}

/// A short hash that identifies a subject.
pub(crate) type Fingerprint = [u8; 16];

/// One file of an asset.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub struct AssetFile {
    /// Image or video.
    pub kind: AssetKind,
    /// The asset's id.
    pub id: String,
    /// The requested height, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub height: Option<u32>,
    /// The requested size, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub size: Option<String>,
    /// The requested type of file, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file_type: Option<String>,
}

impl DownloadSubject {
    /// A name for the files beside a download whose own name only the server knows. It is readable, and
    /// different for different subjects.
    pub(crate) fn key(&self) -> String {
        let readable = match self {
            Self::Asset(file) => {
                let mut key = format!("{}-{}", file.kind, file.id);
                if let Some(height) = file.height {
                    key += &format!("-h{height}");
                }
                for part in [&file.size, &file.file_type].into_iter().flatten() {
                    key = key + "-" + part;
                }
                key
            }
            Self::Url(url) => return format!("url-{}", short_hash(url.as_str())),
        };
        let plain = readable.len() <= 80
            && readable.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_');
        // A size could be spelled like a height, for example. So the readable text alone identifies only
        // images and videos without options.
        let simple = matches!(self, Self::Asset(AssetFile { height: None, size: None, file_type: None, .. }));
        if plain && simple {
            return readable;
        }
        let head: String = sanitise(&readable).unwrap_or_default().chars().take(40).collect();
        format!("{head}-{}", short_hash(&self.exact()))
    }

    /// Sixteen bytes that identify the subject, to store many subjects in little memory.
    pub(crate) fn fingerprint(&self) -> Fingerprint {
        let hash = Sha256::digest(self.exact().as_bytes());
        std::array::from_fn(|at| hash.get(at).copied().unwrap_or_default())
    }

    /// Text that is equal exactly when the subjects are equal.
    fn exact(&self) -> String {
        match self {
            Self::Asset(AssetFile { kind, id, height, size, file_type }) => {
                format!("{kind}\0{id}\0{height:?}\0{size:?}\0{file_type:?}")
            }
            Self::Url(url) => url.to_string(),
        }
    }
}

impl fmt::Debug for DownloadSubject {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Asset(file) => formatter.debug_tuple("Asset").field(file).finish(),
            Self::Url(url) => formatter.debug_tuple("Url").field(&HostOnly(url)).finish(),
        }
    }
}

/// Shows only the scheme and host of a URL. Anybody who has the rest may fetch the file.
pub(crate) struct HostOnly<'a>(pub(crate) &'a Url);

impl fmt::Debug for HostOnly<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}://{}/…", self.0.scheme(), self.0.host_str().unwrap_or_default())
    }
}

impl fmt::Display for DownloadSubject {
    /// The asset, such as `image 1167612765`, or the host of a URL, whose path and query may be secret.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Asset(AssetFile { kind, id, .. }) => write!(formatter, "{kind} {id}"),
            Self::Url(url) => write!(formatter, "a file of {}", url.host_str().unwrap_or("an unnamed host")),
        }
    }
}

impl From<&DownloadRequest> for AssetFile {
    fn from(request: &DownloadRequest) -> Self {
        Self {
            kind: request.kind,
            id: request.id.clone(),
            height: request.height,
            size: request.size.clone(),
            file_type: request.file_type.as_ref().map(|file_type| file_type.as_str().to_owned()),
        }
    }
}

impl From<&DownloadRequest> for DownloadSubject {
    fn from(request: &DownloadRequest) -> Self {
        Self::Asset(request.into())
    }
}

/// Sixteen hexadecimal digits that identify a text.
pub(crate) fn short_hash(text: &str) -> String {
    hex(Sha256::digest(text.as_bytes()).get(..8).unwrap_or_default())
}

/// Bytes as lower-case hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        for nibble in [byte >> 4, byte & 15] {
            text.push(char::from_digit(u32::from(nibble), 16).unwrap_or('0'));
        }
        text
    })
}
