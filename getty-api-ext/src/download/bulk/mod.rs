//! Bulk downloads: limited concurrency, a manifest, and a new run that downloads only the remaining files.

mod manifest;
mod results;
mod summary;

use std::fmt;
use std::path::{Path, PathBuf};
use std::time::Duration;

use futures_core::Stream;
use futures_util::StreamExt as _;
use futures_util::stream::{self, BoxStream};

use crate::client::Getty;
use crate::download::options::{DownloadOptions, option_setters};
use crate::download::request::{AssetKind, DownloadRequest};
use crate::error::Error;

pub use results::{BulkDownload, BulkOutcome, BulkResults};
pub use summary::BulkSummary;

/// What happens to the other downloads when one fails.
///
/// When a run is stopped, no further download starts and running downloads finish.
/// [`BulkSummary::stopped_by`] is the error that stopped it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorPolicy {
    /// The others continue, whatever the error is.
    Continue,
    /// An error that concerns the account, and not one asset, stops the run, because each further request would be
    /// rejected too; see [`Error::is_account_wide`]. After any other error the others continue.
    #[default]
    StopOnAccountWide,
    /// Any error stops the run.
    Stop,
}

impl ErrorPolicy {
    fn stops_on(self, error: &Error) -> bool {
        match self {
            Self::Continue => false,
            Self::StopOnAccountWide => error.is_account_wide(),
            Self::Stop => true,
        }
    }
}

/// A bulk download before it runs; created by [`Getty::downloads`].
///
/// Ids can come from any iterator or stream that owns its values, and are read as downloads start. So a list needs
/// the memory of the downloads that run at the same time and of the results that are not read yet, plus sixteen
/// bytes (and the overhead of a hash set) for each finished file. These bytes identify repeated requests.
///
/// # The manifest
/// With [`manifest`](Self::manifest), each result is written to a file of JSON lines before the record beside
/// the file is removed. A run that finds a file listed there as `saved` or `skipped` skips it, and does not
/// check whether it still exists. Without a manifest, a
/// [record](crate::Download#what-is-kept-beside-a-target) stays beside each file instead.
///
/// A file that is not empty and contains no manifest line is rejected and left unchanged. The properties of a
/// line are:
///
/// | property | meaning |
/// |---|---|
/// | `kind`, `id`, `height`?, `size`?, `file_type`? | the requested file |
/// | `status` | `saved`, `skipped` (it existed already), `failed`, or `unknown` (perhaps counted) |
/// | `path`, `bytes`, `sha256` | the file, when it exists |
/// | `product` | the product chosen to pay, if one was: `type:id`, `type` or `id` |
/// | `time` | when the line was written, ISO 8601 in UTC |
/// | `error` | the error message |
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
#[must_use = "downloads do nothing until `to_directory` is called"]
pub struct Downloads {
    getty: Getty,
    requests: BoxStream<'static, DownloadRequest>,
    options: DownloadOptions,
    concurrency: usize,
    ordered: bool,
    on_error: ErrorPolicy,
    interval: Option<Duration>,
    manifest: Option<PathBuf>,
}

impl Getty {
    /// Downloads many files.
    pub fn downloads(&self) -> Downloads {
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

impl Downloads {
    option_setters!(options);

    /// Adds the largest files of images.
    pub fn images<I>(self, ids: I) -> Self
    where
        I: IntoIterator<Item: Into<String> + 'static, IntoIter: Send + 'static>,
    {
        self.requests(ids.into_iter().map(DownloadRequest::image))
    }

    /// Adds the files of videos in the size the API chooses.
    pub fn videos<I>(self, ids: I) -> Self
    where
        I: IntoIterator<Item: Into<String> + 'static, IntoIter: Send + 'static>,
    {
        self.requests(ids.into_iter().map(DownloadRequest::video))
    }

    /// Adds files of assets.
    pub fn requests<I>(self, requests: I) -> Self
    where
        I: IntoIterator<Item = DownloadRequest, IntoIter: Send + 'static>,
    {
        self.requests_from(stream::iter(requests))
    }

    /// Adds files of assets from a stream.
    pub fn requests_from(mut self, requests: impl Stream<Item = DownloadRequest> + Send + 'static) -> Self {
        self.requests = self.requests.chain(requests).boxed();
        self
    }

    /// Applies a change to all images added so far, for example one height for all.
    pub fn with_images(
        mut self,
        change: impl FnMut(DownloadRequest) -> DownloadRequest + Send + 'static,
    ) -> Self {
        self.requests = changed(self.requests, AssetKind::Image, change);
        self
    }

    /// Applies a change to all videos added so far, for example one size for all.
    pub fn with_videos(
        mut self,
        change: impl FnMut(DownloadRequest) -> DownloadRequest + Send + 'static,
    ) -> Self {
        self.requests = changed(self.requests, AssetKind::Video, change);
        self
    }

    /// How many downloads run at the same time. Default 4.
    pub fn concurrency(mut self, downloads: usize) -> Self {
        self.concurrency = downloads.max(1);
        self
    }

    /// Whether results are returned in the order of the list, which holds back downloads that finish early.
    /// Default: no, results are returned as downloads finish.
    pub fn ordered(mut self, ordered: bool) -> Self {
        self.ordered = ordered;
        self
    }

    /// What happens to the other downloads when one fails. Default:
    /// [`ErrorPolicy::StopOnAccountWide`].
    pub fn on_error(mut self, policy: ErrorPolicy) -> Self {
        self.on_error = policy;
        self
    }

    /// The maximum number of downloads that start in a second, down to one a day. A value of 0 or less sets
    /// no limit, which is the default. The rate limit of the client applies in addition.
    pub fn starts_per_second(mut self, starts: f64) -> Self {
        const DAY: Duration = Duration::from_secs(24 * 3600);
        let interval = || Duration::try_from_secs_f64(1.0 / starts).unwrap_or(DAY).min(DAY);
        self.interval = (starts > 0.0).then(interval);
        self
    }

    /// Keeps a manifest in this file, and skips the files that it lists as done. Computes the SHA-256 of each
    /// file unless a later call of [`sha256`](Self::sha256) turns this off.
    pub fn manifest(mut self, path: impl Into<PathBuf>) -> Self {
        self.manifest = Some(path.into());
        self.options.sha256 = true;
        self
    }

    /// Downloads into a directory, each file under the name that the server sends. The directory is created
    /// if it does not exist. The downloads run in tasks of their own, whether the results are polled or not; see
    /// [`BulkResults`].
    ///
    /// # Errors
    /// Fails when the manifest cannot be opened or another run has locked it. The error of a single download
    /// is in its result.
    pub async fn to_directory(self, directory: impl AsRef<Path>) -> Result<BulkResults, Error> {
        BulkResults::begin(self, directory.as_ref()).await
    }
}

impl fmt::Debug for Downloads {
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

fn changed(
    requests: BoxStream<'static, DownloadRequest>,
    kind: AssetKind,
    mut change: impl FnMut(DownloadRequest) -> DownloadRequest + Send + 'static,
) -> BoxStream<'static, DownloadRequest> {
    requests.map(move |request| if request.kind() == kind { change(request) } else { request }).boxed()
}
