//! Many downloads: bounded, recorded, and done again only where something is left to do.

mod manifest;
mod results;
mod summary;

use std::fmt;
use std::path::{Path, PathBuf};
use std::time::Duration;

use futures_util::stream::{self, BoxStream};
use futures_util::{Stream, StreamExt as _};

use crate::client::Getty;
use crate::download::options::{DownloadOptions, option_setters};
use crate::download::request::{AssetKind, DownloadRequest};
use crate::error::Error;

pub use results::{BulkDownload, BulkOutcome, BulkResults};
pub use summary::BulkSummary;

/// What a failed download does to those that follow.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorPolicy {
    /// The others go on.
    #[default]
    Continue,
    /// None is begun any more; those that run are finished.
    Stop,
}

/// Many downloads that are about to run; made by [`Getty::downloads`].
///
/// Ids can come from any iterator or stream and are taken from it as there is work to do, so a list costs the
/// memory of the downloads that run at the same time, and sixteen bytes (and what a hash set adds) for each
/// file that is done, by which one that is named twice is recognised.
///
/// # The manifest
/// With [`manifest`](Self::manifest) each result is written down in a file of JSON lines before the next run
/// could miss it. A run that finds a file there as `saved` or `skipped` leaves it alone, without looking
/// whether it is still at its place. Without a manifest, a
/// [record](crate::Download#what-is-kept-beside-a-target) stays beside each file instead.
///
/// A file that has no line of a manifest and is not empty is refused, and stays as it is. The properties of a
/// line:
///
/// | property | meaning |
/// |---|---|
/// | `kind`, `id`, `height`?, `size`?, `file_type`? | the file that was asked for |
/// | `status` | `saved`, `skipped` (it was there), `failed`, or `unknown` (whether it was counted) |
/// | `path`, `bytes`, `sha256` | the file, when it is there |
/// | `product` | the product named to pay, if one was: `type:id`, `type` or `id` |
/// | `time` | when the line was written, ISO 8601 in UTC |
/// | `error` | why it failed, in a sentence |
///
/// ```
/// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/mock.rs"));
/// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let (mock, getty) = on_mock().await?;
/// # let ids = mock.image_ids().into_iter().take(3);
/// # let directory = tempfile::tempdir()?;
/// # let directory = directory.path();
/// use futures_util::StreamExt;
///
/// let mut results = getty
///     .downloads()
///     .images(ids)
///     .concurrency(4)
///     .manifest(directory.join("manifest.jsonl"))
///     .to_directory(directory)
///     .await?;
/// while let Some(download) = results.next().await {
///     match &download.result {
///         Ok(outcome) => println!("{}: {:?}", download.request.id(), outcome.path()),
///         Err(error) => println!("{}: {error}", download.request.id()),
///     }
/// }
/// println!("{}", results.summary());
/// # assert_eq!(results.summary().saved, 3);
/// # Ok(()) }
/// ```
#[must_use = "downloads do nothing until they are given a place to go"]
pub struct Downloads<'a> {
    getty: Getty,
    requests: BoxStream<'a, DownloadRequest>,
    options: DownloadOptions,
    concurrency: usize,
    ordered: bool,
    on_error: ErrorPolicy,
    interval: Option<Duration>,
    manifest: Option<PathBuf>,
}

impl Getty {
    /// Many downloads.
    pub fn downloads<'a>(&self) -> Downloads<'a> {
        Downloads {
            getty: self.clone(),
            requests: stream::empty().boxed(),
            options: DownloadOptions::default(),
            concurrency: 4,
            ordered: false,
            on_error: ErrorPolicy::default(),
            interval: None,
            manifest: None,
        }
    }
}

impl<'a> Downloads<'a> {
    option_setters!(options);

    /// Adds the largest files of images.
    pub fn images<I>(self, ids: I) -> Self
    where
        I: IntoIterator<Item: Into<String> + 'a, IntoIter: Send + 'a>,
    {
        self.requests(ids.into_iter().map(DownloadRequest::image))
    }

    /// Adds the files of videos in the size the API chooses.
    pub fn videos<I>(self, ids: I) -> Self
    where
        I: IntoIterator<Item: Into<String> + 'a, IntoIter: Send + 'a>,
    {
        self.requests(ids.into_iter().map(DownloadRequest::video))
    }

    /// Adds files of assets.
    pub fn requests<I>(self, requests: I) -> Self
    where
        I: IntoIterator<Item = DownloadRequest, IntoIter: Send + 'a>,
    {
        self.requests_from(stream::iter(requests))
    }

    /// Adds files of assets as a stream names them.
    pub fn requests_from(mut self, requests: impl Stream<Item = DownloadRequest> + Send + 'a) -> Self {
        self.requests = self.requests.chain(requests).boxed();
        self
    }

    /// Changes all images added so far, such as to one height.
    pub fn with_images(mut self, change: impl FnMut(DownloadRequest) -> DownloadRequest + Send + 'a) -> Self {
        self.requests = changed(self.requests, AssetKind::Image, change);
        self
    }

    /// Changes all videos added so far, such as to one size.
    pub fn with_videos(mut self, change: impl FnMut(DownloadRequest) -> DownloadRequest + Send + 'a) -> Self {
        self.requests = changed(self.requests, AssetKind::Video, change);
        self
    }

    /// How many downloads run at the same time. Default 4.
    pub fn concurrency(mut self, downloads: usize) -> Self {
        self.concurrency = downloads.max(1);
        self
    }

    /// Whether results come in the order of the list, which holds back those that are done early. Default:
    /// no, as they come.
    pub fn ordered(mut self, ordered: bool) -> Self {
        self.ordered = ordered;
        self
    }

    /// What a failed download does to those that follow. Default: [`ErrorPolicy::Continue`].
    pub fn on_error(mut self, policy: ErrorPolicy) -> Self {
        self.on_error = policy;
        self
    }

    /// How many downloads are begun in a second at most, down to one a day. What is not above 0 sets no limit,
    /// which is the default. The client's own rate limit holds besides.
    pub fn starts_per_second(mut self, starts: f64) -> Self {
        const DAY: Duration = Duration::from_secs(24 * 3600);
        let interval = || Duration::try_from_secs_f64(1.0 / starts).unwrap_or(DAY).min(DAY);
        self.interval = (starts > 0.0).then(interval);
        self
    }

    /// Keeps a manifest in this file, and does only what it does not say is done. The SHA-256 of each file is
    /// computed for it unless [`sha256`](Self::sha256) says otherwise later.
    pub fn manifest(mut self, path: impl Into<PathBuf>) -> Self {
        self.manifest = Some(path.into());
        self.options.sha256 = true;
        self
    }

    /// Runs the downloads into a directory, which is made if it is not there, each under the name the server
    /// gives its file. They run while the results are being asked for.
    ///
    /// # Errors
    /// When the manifest cannot be opened or another run has it. What fails in a single download is in its
    /// result.
    pub async fn to_directory(self, directory: impl AsRef<Path>) -> Result<BulkResults<'a>, Error> {
        BulkResults::begin(self, directory.as_ref()).await
    }
}

impl fmt::Debug for Downloads<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Downloads")
            .field("options", &self.options)
            .field("concurrency", &self.concurrency)
            .field("ordered", &self.ordered)
            .field("on_error", &self.on_error)
            .field("manifest", &self.manifest)
            .finish_non_exhaustive()
    }
}

fn changed<'a>(
    requests: BoxStream<'a, DownloadRequest>,
    kind: AssetKind,
    mut change: impl FnMut(DownloadRequest) -> DownloadRequest + Send + 'a,
) -> BoxStream<'a, DownloadRequest> {
    requests.map(move |request| if request.kind() == kind { change(request) } else { request }).boxed()
}
