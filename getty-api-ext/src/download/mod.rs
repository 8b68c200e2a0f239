//! Downloads: an asset's file, paid for once and saved whole.

mod authorize;
mod builder;
mod delivery;
mod disposition;
mod failure;
mod file_name;
mod request;
mod save;

pub use builder::{Download, Saved};
pub use failure::DownloadFailure;
pub use request::{AssetKind, DownloadRequest};

use crate::client::Getty;

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
        Download::new(self, request)
    }
}
