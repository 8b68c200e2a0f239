//! What can be chosen about a download besides the asset.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use crate::download::progress::{DownloadObserver, Observers};

/// What happens when a file of the target's name is there already.
///
/// In a directory only the server knows the name, and tells it when the download is paid. So that a second run
/// costs nothing, the journal of a finished download [stays there](crate::Download#what-is-kept-beside-a-target),
/// and says which file it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Collision {
    /// The download fails and the file stays as it is. A target path is looked at before anything is paid. In a
    /// directory, a file that an earlier run saved there for this very download is no collision: it is left
    /// alone, and nothing is paid.
    #[default]
    Fail,
    /// The file counts as downloaded: nothing is paid and nothing transferred. Files get their name only
    /// when they are whole, so one that has its name and is not empty is whole. In a directory, a file whose
    /// name and length are those the server gives counts as well, but by then it is paid.
    SkipIfComplete,
    /// The file is replaced, at once and as a whole, when the new one is complete. In a directory, nothing is
    /// paid for that while the delivery URI of the run before lives; with a target path, each run is paid.
    Overwrite,
    /// The new file gets the first free name of `name (2).jpg`, `name (3).jpg` … What is paid is as with
    /// [`Overwrite`](Self::Overwrite).
    Number,
}

/// What happens when it is not known whether a metered request was acted on: the connection broke, or the
/// program was killed, between sending it and writing down the answer.
///
/// The download history is asked first in every case.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum UnknownOutcomePolicy {
    /// The download fails with [`DownloadFailure::OutcomeUnknown`](crate::DownloadFailure::OutcomeUnknown),
    /// and so does each further run until another policy is chosen.
    #[default]
    Report,
    /// Asks for the download again if the history was asked and does not show it. It may show it late.
    AuthorizeIfNotSeen,
    /// Asks for the download again, and so perhaps pays twice.
    AuthorizeAgain,
}

/// What happens when the delivery URI of an earlier authorisation no longer delivers.
///
/// The download history is asked before another is asked for, which happens at most once a run. Where it cannot
/// be asked, the download fails as with [`Fail`](Self::Fail).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ExpiredPolicy {
    /// Asks for the download once more when the URI's 24 hours are over, which takes another unit off the
    /// product. A refusal before that fails with
    /// [`DownloadFailure::Refused`](crate::DownloadFailure::Refused), and the next run tries the URI again.
    #[default]
    AuthorizeAgain,
    /// Asks for it once more also when it is refused before its time. Where a delivery host refuses everybody,
    /// or a proxy on the way does, that costs another unit with each run.
    AuthorizeWhenRefused,
    /// The download fails with [`DownloadFailure::Expired`](crate::DownloadFailure::Expired) or
    /// [`Refused`](crate::DownloadFailure::Refused).
    Fail,
}

/// Everything about a download but its source and its target.
#[derive(Clone)]
pub(crate) struct DownloadOptions {
    pub(crate) collision: Collision,
    pub(crate) on_unknown_outcome: UnknownOutcomePolicy,
    pub(crate) on_expired: ExpiredPolicy,
    /// How many connections a large file may use.
    pub(crate) connections: usize,
    /// From how many missing bytes several connections are used.
    pub(crate) parallel_from: u64,
    /// How many transfers may fail in a row.
    pub(crate) attempts: u32,
    /// The wait after the first failed transfer; it doubles with each that follows.
    pub(crate) backoff: Duration,
    pub(crate) idle_timeout: Option<Duration>,
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

/// The setters that every kind of download has; `$options` is where the [`DownloadOptions`] are.
macro_rules! option_setters {
    ($($options:ident).+) => {
        /// What happens when a file of the target's name is there already. Default:
        /// [`Collision::Fail`](crate::Collision::Fail).
        pub fn on_collision(mut self, collision: $crate::download::Collision) -> Self {
            self.$($options).+.collision = collision;
            self
        }

        /// What happens when it is not known whether a metered request was acted on. Default:
        /// [`UnknownOutcomePolicy::Report`](crate::UnknownOutcomePolicy::Report).
        pub fn on_unknown_outcome(mut self, policy: $crate::download::UnknownOutcomePolicy) -> Self {
            self.$($options).+.on_unknown_outcome = policy;
            self
        }

        /// What happens when the delivery URI of an earlier authorisation no longer delivers. Default:
        /// [`ExpiredPolicy::AuthorizeAgain`](crate::ExpiredPolicy::AuthorizeAgain).
        pub fn on_expired(mut self, policy: $crate::download::ExpiredPolicy) -> Self {
            self.$($options).+.on_expired = policy;
            self
        }

        /// How many connections a large file may use, where the server delivers ranges of a file it can
        /// notify from another. Each takes about 2 MiB of memory. Default 4; 1 turns this off.
        pub fn connections(mut self, connections: usize) -> Self {
            self.$($options).+.connections = connections.clamp(1, 16);
            self
        }

        /// From how many missing bytes several connections are used. Default 64 MiB.
        pub fn parallel_from(mut self, bytes: u64) -> Self {
            self.$($options).+.parallel_from = bytes;
            self
        }

        /// How many transfers may fail in a row, each resuming the one before, until the download fails.
        /// One that record_progress at least 64 KiB begins a new row. Default 5.
        pub fn attempts(mut self, attempts: u32) -> Self {
            self.$($options).+.attempts = attempts.max(1);
            self
        }

        /// The wait after the first failed transfer of a row; it doubles with each that follows, up to
        /// 30 seconds, and varies by chance. Default 500 ms.
        pub fn backoff(mut self, first: ::std::time::Duration) -> Self {
            self.$($options).+.backoff = first;
            self
        }

        /// The time without any byte, before the answer or within it, after which a transfer counts as
        /// stalled and is resumed. Default: the client's limits.
        pub fn idle_timeout(mut self, timeout: ::std::time::Duration) -> Self {
            self.$($options).+.idle_timeout = Some(timeout);
            self
        }

        /// Computes the SHA-256 of the file. Default: no.
        pub fn sha256(mut self, compute: bool) -> Self {
            self.$($options).+.sha256 = compute;
            self
        }

        /// Takes answers of any content type for a file. Without this, web pages, plain text, JSON and
        /// XML count as errors of the delivery host.
        pub fn any_content_type(mut self) -> Self {
            self.$($options).+.any_content_type = true;
            self
        }

        /// Tells an observer, such as a closure, what happens while the download runs. Costs nothing
        /// when there is none; several can be added.
        pub fn observe(mut self, observer: impl $crate::download::DownloadObserver + 'static) -> Self {
            self.$($options).+.observe(observer);
            self
        }
    };
}

pub(crate) use option_setters;
