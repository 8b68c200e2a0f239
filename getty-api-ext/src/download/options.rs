//! The options of a download besides the asset.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use crate::download::progress::{DownloadObserver, Observers};

/// What happens when a file with the target's name already exists.
///
/// In a directory, only the server knows the name, and sends it only when the download is paid. So that a
/// second run costs nothing, the journal of a finished download [stays
/// there](crate::Download#what-is-kept-beside-a-target) and contains the name of its file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Collision {
    /// The download fails and the file stays unchanged. A target path is checked before anything is paid. In
    /// a directory, a file that an earlier run saved for the same download is no collision: it is kept, and
    /// nothing is paid.
    #[default]
    Fail,
    /// The file counts as downloaded: nothing is paid and nothing transferred. Files get their name only when
    /// they are complete, so a file with this name that is not empty is complete. In a directory, a file with
    /// the name and the length that the server sends counts as well, but by then the download is paid.
    SkipIfComplete,
    /// The file is replaced atomically when the new one is complete. In a directory, this costs nothing while
    /// the delivery URL of the previous run is valid; with a target path, each run is paid.
    Overwrite,
    /// The new file gets the first free name of `name (2).jpg`, `name (3).jpg` … It costs the same as
    /// [`Overwrite`](Self::Overwrite).
    Number,
}

/// What happens when it is not known whether the API carried out a metered request: the connection broke, or
/// the program was killed, between sending the request and recording the response.
///
/// The download history is queried first in every case.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum UnknownOutcomePolicy {
    /// The download fails with [`DownloadFailure::OutcomeUnknown`](crate::DownloadFailure::OutcomeUnknown),
    /// and so does each further run until another policy is chosen.
    #[default]
    Report,
    /// Requests the download once more if the history was queried and does not show it. The history may show
    /// it late.
    AuthorizeIfNotSeen,
    /// Requests the download once more, and so perhaps pays twice.
    AuthorizeAgain,
}

/// What happens when the delivery URL of an earlier authorisation no longer delivers the file.
///
/// The download history is queried before a new URL is requested, which happens at most once a run. When this
/// query fails, the download fails as with [`Fail`](Self::Fail).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ExpiredPolicy {
    /// Requests the download once more when the 24 hours of the URL are over, which consumes another unit of
    /// the product. An earlier refusal fails with
    /// [`DownloadFailure::Refused`](crate::DownloadFailure::Refused), and the next run tries the same URL.
    #[default]
    AuthorizeAgain,
    /// Requests the download once more also when the URL is refused before it expires. When a delivery host
    /// or a proxy refuses all requests, this costs another unit with each run.
    AuthorizeWhenRefused,
    /// The download fails with [`DownloadFailure::Expired`](crate::DownloadFailure::Expired) or
    /// [`Refused`](crate::DownloadFailure::Refused).
    Fail,
}

/// The options of a download, without its source and target.
#[derive(Clone)]
pub(crate) struct DownloadOptions {
    pub(crate) collision: Collision,
    pub(crate) on_unknown_outcome: UnknownOutcomePolicy,
    pub(crate) on_expired: ExpiredPolicy,
    /// The maximum number of connections for a large file.
    pub(crate) connections: usize,
    /// The number of missing bytes from which several connections are used.
    pub(crate) parallel_from: u64,
    /// The maximum number of consecutive failed transfers.
    pub(crate) attempts: u32,
    /// The delay after the first failed transfer; it doubles with each that follows.
    pub(crate) backoff: Duration,
    pub(crate) idle_timeout: Option<Duration>,
    pub(crate) min_throughput: Option<u64>,
    pub(crate) sha256: bool,
    pub(crate) any_content_type: bool,
    pub(crate) observers: Observers,
}

impl Default for DownloadOptions {
    fn default() -> Self {
        Self {
            collision: Collision::default(),
            on_unknown_outcome: UnknownOutcomePolicy::default(),
            on_expired: ExpiredPolicy::default(),
            connections: 4,
            parallel_from: 64 * 1024 * 1024,
            attempts: 5,
            backoff: Duration::from_millis(500),
            idle_timeout: None,
            min_throughput: None,
            sha256: false,
            any_content_type: false,
            observers: Observers::default(),
        }
    }
}

impl fmt::Debug for DownloadOptions {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("DownloadOptions")
            .field("collision", &self.collision)
            .field("on_unknown_outcome", &self.on_unknown_outcome)
            .field("on_expired", &self.on_expired)
            .field("connections", &self.connections)
            .field("parallel_from", &self.parallel_from)
            .field("attempts", &self.attempts)
            .field("backoff", &self.backoff)
            .field("sha256", &self.sha256)
            .finish_non_exhaustive()
    }
}

impl DownloadOptions {
    pub(crate) fn observe(&mut self, observer: impl DownloadObserver + 'static) {
        self.observers.add(Arc::new(observer));
    }
}

/// The setters of every kind of download; `$options` is the field with the [`DownloadOptions`].
macro_rules! option_setters {
    ($($options:ident).+) => {
        /// What happens when a file with the target's name already exists. Default:
        /// [`Collision::Fail`](crate::Collision::Fail).
        pub fn on_collision(mut self, collision: $crate::download::Collision) -> Self {
            self.$($options).+.collision = collision;
            self
        }

        /// What happens when it is not known whether the API carried out a metered request. Default:
        /// [`UnknownOutcomePolicy::Report`](crate::UnknownOutcomePolicy::Report).
        pub fn on_unknown_outcome(mut self, policy: $crate::download::UnknownOutcomePolicy) -> Self {
            self.$($options).+.on_unknown_outcome = policy;
            self
        }

        /// What happens when the delivery URL of an earlier authorisation no longer delivers the file.
        /// Default: [`ExpiredPolicy::AuthorizeAgain`](crate::ExpiredPolicy::AuthorizeAgain).
        pub fn on_expired(mut self, policy: $crate::download::ExpiredPolicy) -> Self {
            self.$($options).+.on_expired = policy;
            self
        }

        /// The maximum number of connections for a large file, if the server supports ranges and sends a
        /// strong entity tag. Each connection takes about 2 MiB of memory. Default 4; 1 turns this off.
        pub fn connections(mut self, connections: usize) -> Self {
            self.$($options).+.connections = connections.clamp(1, 16);
            self
        }

        /// The number of missing bytes from which several connections are used. Default 64 MiB.
        pub fn parallel_from(mut self, bytes: u64) -> Self {
            self.$($options).+.parallel_from = bytes;
            self
        }

        /// The maximum number of consecutive failed transfers, each resuming the previous one, before the
        /// download fails. A transfer of at least 64 KiB resets this count. Default 5.
        pub fn attempts(mut self, attempts: u32) -> Self {
            self.$($options).+.attempts = attempts.max(1);
            self
        }

        /// The delay after the first of consecutive failed transfers. It doubles with each that follows, up
        /// to 30 seconds, and varies randomly. Default 500 ms.
        pub fn backoff(mut self, first: ::std::time::Duration) -> Self {
            self.$($options).+.backoff = first;
            self
        }

        /// The time without any byte, before the response or within it, after which a transfer counts as
        /// stalled and is resumed. Default: the limits of the client.
        pub fn idle_timeout(mut self, timeout: ::std::time::Duration) -> Self {
            self.$($options).+.idle_timeout = Some(timeout);
            self
        }

        /// The minimum throughput of a transfer, in bytes a second on each connection, below which it counts as
        /// stalled and is resumed; 0 is no limit. Default:
        /// [`Timeouts::min_throughput`](crate::Timeouts::min_throughput) of the client.
        pub fn min_throughput(mut self, bytes_per_second: u64) -> Self {
            self.$($options).+.min_throughput = Some(bytes_per_second);
            self
        }

        /// Computes the SHA-256 of the file. Default: no.
        pub fn sha256(mut self, compute: bool) -> Self {
            self.$($options).+.sha256 = compute;
            self
        }

        /// Accepts responses of any content type as a file. Without this, web pages, plain text, JSON and XML
        /// count as errors of the delivery host.
        pub fn any_content_type(mut self) -> Self {
            self.$($options).+.any_content_type = true;
            self
        }

        /// Calls an observer, such as a closure, with the events of the download. Several observers can be
        /// added. Costs nothing when there is none.
        pub fn observe(mut self, observer: impl $crate::download::DownloadObserver + 'static) -> Self {
            self.$($options).+.observe(observer);
            self
        }
    };
}

pub(crate) use option_setters;
