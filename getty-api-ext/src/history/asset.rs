//! The downloads of one asset.

use getty_api::operations::{get_image_download_history, get_video_download_history};
use getty_api::types::AssetDownload;

use crate::client::Getty;
use crate::client::{PerCall, per_call_setters};
use crate::decoding::require_list;
use crate::download::AssetKind;
use crate::error::Error;

impl Getty {
    /// The downloads of one image: `GET /v3/images/{id}/downloadhistory`.
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/mock.rs"));
    /// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let (mock, getty) = on_mock().await?;
    /// # let id = &mock.image_ids()[0];
    /// let downloads = getty.image_download_history(id).company(true).send().await?;
    /// println!("downloaded {} times", downloads.len());
    /// # Ok(()) }
    /// ```
    pub fn image_download_history(&self, id: impl Into<String>) -> AssetDownloads {
        AssetDownloads::new(self.clone(), AssetKind::Image, id.into())
    }

    /// The downloads of one video: `GET /v3/videos/{id}/downloadhistory`.
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/mock.rs"));
    /// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let (mock, getty) = on_mock().await?;
    /// # let id = &mock.video_ids()[0];
    /// let downloads = getty.video_download_history(id).send().await?;
    /// println!("downloaded {} times", downloads.len());
    /// # Ok(()) }
    /// ```
    pub fn video_download_history(&self, id: impl Into<String>) -> AssetDownloads {
        AssetDownloads::new(self.clone(), AssetKind::Video, id.into())
    }
}

/// A query for the downloads of one asset; created by [`Getty::image_download_history`] and
/// [`Getty::video_download_history`].
#[must_use = "a query does nothing until it is sent"]
#[derive(Clone, Debug)]
pub struct AssetDownloads {
    getty: Getty,
    kind: AssetKind,
    id: String,
    company: bool,
    options: PerCall,
}

impl AssetDownloads {
    fn new(getty: Getty, kind: AssetKind, id: String) -> Self {
        Self { getty, kind, id, company: false, options: PerCall::default() }
    }

    /// Whether to include the downloads of the complete company, if the account may read them. Default: only
    /// those of the user.
    pub fn company(mut self, include: bool) -> Self {
        self.company = include;
        self
    }

    per_call_setters!(options);

    /// Sends the query.
    ///
    /// # Errors
    /// See [`Error`].
    pub async fn send(self) -> Result<Vec<AssetDownload>, Error> {
        let Self { getty, kind, id, company, options } = self;
        let response = match kind {
            AssetKind::Image => {
                let operation = get_image_download_history(id).company_downloads(company);
                options.apply(getty.call(operation)).send().await?
            }
            AssetKind::Video => {
                let operation = get_video_download_history(id).company_downloads(company);
                options.apply(getty.call(operation)).send().await?
            }
        };
        require_list(&response, "downloads")?;
        Ok(response.into_inner().downloads)
    }
}
