//! The source of a download.

use std::fmt;

use getty_api::Timestamp;
use url::Url;

use crate::download::authorize::AuthorizedDownload;
use crate::download::files::state::DeliveryAuthorization;
use crate::download::request::DownloadRequest;
use crate::download::subject::DownloadSubject;

/// The source of the bytes.
#[derive(Clone)]
pub(crate) enum DownloadSource {
    /// An asset, whose URL a metered request returns.
    Asset(DownloadRequest),
    /// An asset whose URL was already returned.
    Authorized(AuthorizedDownload),
    /// A URL that needs no metered request.
    Url(Url),
}

impl DownloadSource {
    pub(crate) fn subject(&self) -> DownloadSubject {
        match self {
            Self::Asset(request) => request.into(),
            Self::Authorized(authorization) => authorization.subject(),
            Self::Url(url) => DownloadSubject::Url(url.clone()),
        }
    }

    /// When the URL expires, if that is known. `authorization` is the response to a metered request.
    pub(crate) fn expires_at(&self, authorization: Option<&DeliveryAuthorization>) -> Option<Timestamp> {
        match self {
            Self::Asset(_) => authorization.map(|authorization| authorization.expires_at),
            Self::Authorized(authorization) => Some(authorization.expires_at),
            Self::Url(_) => None,
        }
    }

    /// The base of the file name when the server sends no usable name.
    pub(crate) fn fallback_name(&self) -> String {
        match self {
            Self::Asset(request) => format!("GettyImages-{}", request.id()),
            Self::Authorized(authorization) => format!("GettyImages-{}", authorization.file.id),
            Self::Url(url) => {
                let last = url.path_segments().and_then(|mut segments| segments.next_back());
                let last = percent_encoding::percent_decode_str(last.unwrap_or_default());
                last.decode_utf8_lossy().into_owned()
            }
        }
    }
}

impl fmt::Debug for DownloadSource {
    /// Formats a URL as its subject, because it may be secret.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Asset(request) => request.fmt(formatter),
            Self::Authorized(authorization) => authorization.fmt(formatter),
            Self::Url(_) => self.subject().fmt(formatter),
        }
    }
}
