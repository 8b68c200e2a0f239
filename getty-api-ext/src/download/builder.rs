//! One download: what is chosen before it runs, and where it goes.

use std::path::{Path, PathBuf};

use getty_api::types::{DownloadFileType, ProductType};

use super::request::DownloadRequest;
use super::{authorize, delivery, file_name, save};
use crate::client::Getty;
use crate::error::Error;

/// A download that is about to run; made by [`Getty::download_image`] and [`Getty::download_video`].
#[must_use = "a download does nothing until it is given a place to go"]
#[derive(Clone, Debug)]
pub struct Download<'a> {
    getty: &'a Getty,
    request: DownloadRequest,
}

/// A file that was downloaded completely.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Saved {
    /// Where it is.
    pub path: PathBuf,
    /// Its length in bytes.
    pub bytes: u64,
    /// Its media type as the server named it, such as `image/jpeg`.
    pub content_type: Option<String>,
}

impl<'a> Download<'a> {
    pub(crate) fn new(getty: &'a Getty, request: DownloadRequest) -> Self {
        Self { getty, request }
    }

    /// Images only: the size with this height in pixels, as listed in the image's `download_sizes`.
    /// Without it, the largest.
    pub fn height(self, pixels: u32) -> Self {
        self.change(|request| request.height(pixels))
    }

    /// Videos only: the size of this name, as listed in the video's `download_sizes`.
    pub fn size(self, name: impl Into<String>) -> Self {
        self.change(|request| request.size(name))
    }

    /// Images only: the type of file.
    pub fn file_type(self, file_type: impl Into<DownloadFileType>) -> Self {
        self.change(|request| request.file_type(file_type))
    }

    /// The product that pays, by id. Needed when several could.
    pub fn product_id(self, id: i32) -> Self {
        self.change(|request| request.product_id(id))
    }

    /// The product that pays, by type. Needed when several could.
    pub fn product_type(self, product_type: impl Into<ProductType>) -> Self {
        self.change(|request| request.product_type(product_type))
    }

    /// Pays with team credits (iStock only).
    pub fn use_team_credits(self, use_them: bool) -> Self {
        self.change(|request| request.use_team_credits(use_them))
    }

    /// Notes on the download, for products that ask for them.
    pub fn notes(self, notes: impl Into<String>) -> Self {
        self.change(|request| request.notes(notes))
    }

    /// A project code, for products that ask for one.
    pub fn project_code(self, code: impl Into<String>) -> Self {
        self.change(|request| request.project_code(code))
    }

    fn change(mut self, change: impl FnOnce(DownloadRequest) -> DownloadRequest) -> Self {
        self.request = change(self.request);
        self
    }

    /// Downloads to a file of this name. Its directory must exist; the file must not.
    ///
    /// # Errors
    /// See [`Error`]; [`Error::download_failure`] has what is special to downloads.
    pub async fn to_file(self, path: impl AsRef<Path>) -> Result<Saved, Error> {
        let path = path.as_ref();
        save::refuse_existing(path).await?;
        self.run(|_| path.to_owned()).await
    }

    /// Downloads into a directory, which is made if it is not there, under the name the server gives the
    /// file.
    ///
    /// # Errors
    /// See [`Error`]; [`Error::download_failure`] has what is special to downloads.
    pub async fn to_directory(self, directory: impl AsRef<Path>) -> Result<Saved, Error> {
        let directory = directory.as_ref();
        save::make_directory(directory).await?;
        let id = self.request.id().to_owned();
        let path = |delivery: &delivery::Delivery| directory.join(file_name::for_delivery(delivery, &id));
        self.run(path).await
    }

    async fn run(self, path: impl FnOnce(&delivery::Delivery) -> PathBuf) -> Result<Saved, Error> {
        let uri = authorize::authorize(self.getty, &self.request).await?;
        let delivery = delivery::open(self.getty, &uri).await?;
        let path = path(&delivery);
        save::refuse_existing(&path).await?;
        save::save(delivery, path).await
    }
}
