//! One download: its options and its output.

use std::path::Path;

use getty_api::types::{DownloadFileType, ProductType};

use crate::client::Getty;
#[cfg(doc)]
use crate::download::failure::DownloadFailure;
use crate::download::files::workspace::Target;
use crate::download::options::{DownloadOptions, option_setters};
use crate::download::request::DownloadRequest;
use crate::download::save::Job;
use crate::download::saved::Saved;
use crate::download::source::DownloadSource;
use crate::error::Error;

/// A download before it runs; created by [`Getty::download_image`], [`Getty::download_video`],
/// [`Getty::download_url`] and [`Getty::download_authorized`].
///
/// # What is kept beside a target
/// While a download to a file runs, and after it has failed, three files are stored beside the target `NAME`:
/// the journal `.NAME.getty-download.json`, the data `.NAME.getty-download.part` and the lock
/// `.NAME.getty-download.lock`. A later run with the same target resumes the download: it pays nothing while
/// the delivery URL is valid, and transfers no byte that is already on disk if the server supports ranges. A
/// second process with the same target gets [`DownloadFailure::Locked`].
///
/// The journal is one JSON object. Only its owner can read it, and it is replaced atomically. Version 1
/// contains:
///
/// | property | meaning |
/// |---|---|
/// | `version` | `1` |
/// | `subject` | `{"asset": {"kind", "id", "height"?, "size"?, "file_type"?}}` or `{"url": "…"}` |
/// | `sent_at` | when the metered request was about to be sent; written before it is sent |
/// | `authorization` | the response to it: `uri`, `authorized_at`, `expires_at`; absent while that is unknown |
/// | `transfer` | the known properties of the file (`length`, `validator`, `file_name`, `content_type`, `digest`) and the ranges that are on disk: `have`, pairs of the first byte and the byte after the last |
/// | `placed` | written before the file gets its name: `file_name`, `bytes`, `sha256`?; and `reported`, once a run has returned the file. A name that is not valid Unicode is an array of its bytes (Unix) or UTF-16 units (Windows) |
///
/// In a directory, the journal of a finished download stays as its record. Only the server knows the name of
/// the file, so a later run needs this record to know that the file is present and paid for. Such a run costs
/// nothing. If the file was deleted, the run fetches it, and pays only when the delivery URL has expired. A
/// download by [`Getty::download_url`] costs nothing and leaves a record only under
/// [`Collision::SkipIfComplete`](crate::Collision::SkipIfComplete). Bulk downloads can use a
/// [manifest](crate::Downloads#the-manifest) instead.
///
/// Times are ISO 8601 in UTC. Bytes count as on disk only after they were synchronised, and a file gets its
/// name only when it is complete.
#[must_use = "a download does nothing until an output method such as `to_file` is called"]
#[derive(Clone, Debug)]
pub struct Download {
    pub(crate) getty: Getty,
    pub(crate) source: DownloadSource,
    pub(crate) options: DownloadOptions,
}

impl Download {
    pub(crate) fn new(getty: Getty, source: DownloadSource) -> Self {
        Self { getty, source, options: DownloadOptions::default() }
    }

    option_setters!(options);

    /// Downloads to the file at this path. Its directory must exist.
    ///
    /// # Errors
    /// See [`Error`]; [`Error::download_failure`] returns the failures specific to downloads.
    pub async fn to_file(self, path: impl AsRef<Path>) -> Result<Saved, Error> {
        self.save(Target::File(path.as_ref().to_owned())).await
    }

    /// Downloads into a directory, under the file name that the server sends. The directory is created if it
    /// does not exist. Characters that a file system does not accept are replaced.
    ///
    /// The files kept beside the target are named after the asset, as in
    /// `.image-1167612765.getty-download.json`. The journal [stays as a
    /// record](Download#what-is-kept-beside-a-target), so a second run costs nothing.
    ///
    /// # Errors
    /// See [`Error`]; [`Error::download_failure`] returns the failures specific to downloads.
    pub async fn to_directory(self, directory: impl AsRef<Path>) -> Result<Saved, Error> {
        self.save(Target::Directory(directory.as_ref().to_owned())).await
    }

    async fn save(self, target: Target) -> Result<Saved, Error> {
        let Self { getty, source, options } = self;
        Job { getty: &getty, source: &source, target, options: &options }.run().await?.commit().await
    }
}

/// Options of an asset's download. They have no effect on other downloads.
impl Download {
    /// Images only: the size with this height in pixels, as listed in the image's `download_sizes`. Default:
    /// the largest.
    pub fn height(self, pixels: u32) -> Self {
        self.change(|request| request.height(pixels))
    }

    /// Videos only: the size with this name, as listed in the video's `download_sizes`.
    pub fn size(self, name: impl Into<String>) -> Self {
        self.change(|request| request.size(name))
    }

    /// Images only: the type of file.
    pub fn file_type(self, file_type: impl Into<DownloadFileType>) -> Self {
        self.change(|request| request.file_type(file_type))
    }

    /// The id of the product that pays. Required when several products could pay.
    pub fn product_id(self, id: i32) -> Self {
        self.change(|request| request.product_id(id))
    }

    /// The type of the product that pays. Required when several products could pay.
    pub fn product_type(self, product_type: impl Into<ProductType>) -> Self {
        self.change(|request| request.product_type(product_type))
    }

    /// Pays with team credits (iStock only).
    pub fn use_team_credits(self, use_them: bool) -> Self {
        self.change(|request| request.use_team_credits(use_them))
    }

    /// Notes on the download, for products that require them.
    pub fn notes(self, notes: impl Into<String>) -> Self {
        self.change(|request| request.notes(notes))
    }

    /// A project code, for products that require one.
    pub fn project_code(self, code: impl Into<String>) -> Self {
        self.change(|request| request.project_code(code))
    }

    fn change(mut self, change: impl FnOnce(DownloadRequest) -> DownloadRequest) -> Self {
        self.source = match self.source {
            DownloadSource::Asset(request) => DownloadSource::Asset(change(request)),
            other => other,
        };
        self
    }
}
