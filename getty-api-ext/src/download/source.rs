//! Where the bytes of a download come from.

use std::fmt;

use getty_api::Timestamp;
use url::Url;

use crate::download::authorize::AuthorizedDownload;
use crate::download::files::journal::DeliveryAuthorization;
use crate::download::request::DownloadRequest;
use crate::download::subject::DownloadSubject;

/// Where the bytes come from.
#[derive(Clone)]
pub(crate) enum DownloadSource {
    /// A metered request gives the address.
    Asset(DownloadRequest),
    /// One has given it.
    Authorized(AuthorizedDownload),
    /// An address that needs none.
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

    /// Until when the address delivers, as far as that is known. `grant` is what a metered request gave.
    pub(crate) fn good_until(&self, grant: Option<&DeliveryAuthorization>) -> Option<Timestamp> {
        match self {
            Self::Asset(_) => grant.map(|grant| grant.expires_at),
            Self::Authorized(authorization) => Some(authorization.expires_at),
            Self::Url(_) => None,
        }
    }

    /// What a file's name is made of when the server gives none that can be used.
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
    /// As its subject where it is an address, which may be secret.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Asset(request) => request.fmt(formatter),
            Self::Authorized(authorization) => authorization.fmt(formatter),
            Self::Url(_) => self.subject().fmt(formatter),
        }
    }
}
