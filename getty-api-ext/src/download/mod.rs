//! Downloads: an asset's file, paid for once and saved whole.

mod authorize;
mod body;
mod builder;
mod bulk;
mod delivery;
mod digest;
mod disposition;
mod failure;
mod file_name;
mod journal;
mod native_name;
#[cfg(feature = "object-store")]
mod object;
mod options;
mod outputs;
mod patience;
mod place;
mod preflight;
mod progress;
mod ranges;
mod reconcile;
mod request;
mod save;
mod saved;
mod source;
mod subject;
mod transfer;
mod workspace;

pub use authorize::AuthorizedDownload;
pub use body::DownloadStream;
pub use builder::Download;
pub use bulk::{BulkDownload, BulkOutcome, BulkResults, BulkSummary, Downloads, OnError};
pub use failure::DownloadFailure;
#[cfg(feature = "object-store")]
pub use object::Stored;
pub use options::{Collision, WhenExpired, WhenUnknown};
pub use outputs::{InMemory, Written};
pub use preflight::Preflight;
pub use progress::{DownloadEvent, DownloadObserver};
pub use reconcile::UnresolvedDownload;
pub use request::{AssetKind, DownloadRequest};
pub use saved::{Saved, SavedBy};
pub(crate) use subject::HostOf;
pub use subject::{AssetFile, DownloadSubject};

use url::Url;

use crate::client::Getty;
use source::Source;

impl Getty {
    /// Downloads an image: `POST /v3/downloads/images/{id}`, which takes one unit off a product, and the
    /// file from the delivery host.
    ///
    /// ```no_run
    /// # async fn run(getty: getty_api_ext::Getty) -> Result<(), getty_api_ext::Error> {
    /// let saved = getty.download_image("1167612765").height(1024).to_directory("images").await?;
    /// println!("{} bytes in {}", saved.bytes, saved.path.display());
    /// # Ok(()) }
    /// ```
    pub fn download_image(&self, id: impl Into<String>) -> Download<'_> {
        self.download(DownloadRequest::image(id))
    }

    /// Downloads a video: `POST /v3/downloads/videos/{id}`, which takes one unit off a product, and the
    /// file from the delivery host.
    pub fn download_video(&self, id: impl Into<String>) -> Download<'_> {
        self.download(DownloadRequest::video(id))
    }

    /// Downloads what a [`DownloadRequest`] describes.
    pub fn download(&self, request: DownloadRequest) -> Download<'_> {
        Download::new(self, Source::Asset(request))
    }

    /// Downloads the file of an [`AuthorizedDownload`], which is paid for already. Once its address has expired
    /// this fails with [`DownloadFailure::Expired`]; nothing is ever asked for again.
    pub fn download_authorized(&self, authorization: AuthorizedDownload) -> Download<'_> {
        Download::new(self, Source::Authorized(authorization))
    }

    /// Downloads what an address delivers, such as a display size, a generated image or an earlier download.
    /// Costs nothing and sends no credentials.
    pub fn download_url(&self, url: Url) -> Download<'_> {
        Download::new(self, Source::Url(url))
    }
}
