//! One download: what is chosen before it runs, and where it goes.

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

/// A download that is about to run; made by [`Getty::download_image`], [`Getty::download_video`],
/// [`Getty::download_url`] and [`Getty::download_authorized`].
///
/// # What is kept beside a target
/// While a download to a file runs, and after it failed, three files stand beside the target `NAME`: the
/// journal `.NAME.getty-download.json`, the data `.NAME.getty-download.part` and the lock
/// `.NAME.getty-download.lock`. A later run with the same target goes on from there: nothing is paid again
/// while the delivery URI lives, and no byte that is on disk is transferred again if the server delivers
/// ranges. A second process with the same target gets [`DownloadFailure::Locked`].
///
/// The journal is one JSON object, readable by its owner only and replaced atomically. Version 1 has:
///
/// | property | meaning |
/// |---|---|
/// | `version` | `1` |
/// | `subject` | `{"asset": {"kind", "id", "height"?, "size"?, "file_type"?}}` or `{"url": "…"}` |
/// | `sent_at` | when the metered request was about to be sent; written before it is sent |
/// | `authorization` | what it gave: `uri`, `authorized_at`, `expires_at`; absent while that is unknown |
/// | `transfer` | what is known of the file (`length`, `validator`, `file_name`, `content_type`, `digest`) and which bytes of it are on disk: `have`, pairs of the first byte and the one after the last |
/// | `finalized` | written before the file gets its name: `file_name`, `bytes`, `sha256`?; and `reported`, once a run has said that it is there. A name that is no text is an array of the numbers the system knows it by |
///
/// In a directory the journal of a finished download stays, as its record: only the server knows the name, so
/// nothing else tells a later run that the file is there and paid for. Such a run costs nothing; where the file
/// was removed, it is fetched again, and paid again only when the delivery URI no longer lives. What
/// [`Getty::download_url`] fetches costs nothing and leaves a record only under
/// [`Collision::SkipIfComplete`](crate::Collision::SkipIfComplete); many downloads have a
/// [manifest](crate::Downloads#the-manifest) instead.
///
/// Times are ISO 8601 in UTC. Bytes count as on disk only after they were synchronised, and a file has its
/// name only when it is whole.
#[must_use = "a download does nothing until it is given a place to go"]
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

    /// Downloads to a file of this name, in a directory that exists.
    ///
    /// # Errors
    /// See [`Error`]; [`Error::download_failure`] has what is special to downloads.
    pub async fn to_file(self, path: impl AsRef<Path>) -> Result<Saved, Error> {
        self.save(Target::File(path.as_ref().to_owned())).await
    }

    /// Downloads into a directory, which is made if it is not there, under the name the server gives the
    /// file. What the name has that does not suit a file system is replaced.
    ///
    /// The files kept beside the target are named after the asset, as in `.image-1167612765.getty-download.json`.
    /// This one [stays as a record](Download#what-is-kept-beside-a-target), by which a second run costs nothing.
    ///
    /// # Errors
    /// See [`Error`]; [`Error::download_failure`] has what is special to downloads.
    pub async fn to_directory(self, directory: impl AsRef<Path>) -> Result<Saved, Error> {
        self.save(Target::Directory(directory.as_ref().to_owned())).await
    }

    async fn save(self, target: Target) -> Result<Saved, Error> {
        let Self { getty, source, options } = self;
        Job { getty: &getty, source: &source, target, options: &options }.run().await?.settle().await
    }
}

/// What only the download of an asset has; without effect on other downloads.
impl Download {
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
        self.source = match self.source {
            DownloadSource::Asset(request) => DownloadSource::Asset(change(request)),
            other => other,
        };
        self
    }
}
