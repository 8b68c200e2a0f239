//! Time limits.

use std::time::Duration;

/// The time limits of a client; each can be changed for one call with the methods of [`Call`](crate::Call).
///
/// There is no limit for the complete body of a file or an upload: an upload that makes progress, and a file
/// that arrives at [`min_throughput`](Timeouts::min_throughput) or faster, may take as long as they need.
///
/// ```
/// use std::time::Duration;
/// use getty_api_ext::Timeouts;
///
/// let patient = Timeouts::default().attempt(Duration::from_secs(120)).call(Duration::from_secs(600));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Timeouts {
    pub(crate) connect: Duration,
    pub(crate) attempt: Duration,
    pub(crate) call: Duration,
    pub(crate) idle: Duration,
    pub(crate) min_throughput: u64,
}

impl Default for Timeouts {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(10),
            // The API's gateway stops waiting for its own servers after 30 s.
            attempt: Duration::from_secs(45),
            call: Duration::from_secs(180),
            idle: Duration::from_secs(30),
            // Less than any usable connection has, and more than a server that only keeps a connection open.
            min_throughput: 16,
        }
    }
}

impl Timeouts {
    /// For opening a connection, name resolution and TLS included. Default: 10 s. A client that is passed to
    /// [`GettyBuilder::http_client`](crate::GettyBuilder::http_client) keeps its own limit.
    #[must_use]
    pub fn connect(mut self, limit: Duration) -> Self {
        self.connect = limit;
        self
    }

    /// For one attempt, until the headers of its response have arrived. It restarts whenever an upload makes
    /// progress. Default: 45 s.
    #[must_use]
    pub fn attempt(mut self, limit: Duration) -> Self {
        self.attempt = limit;
        self
    }

    /// For a complete call with its retries, its waits and the reading of its response. Default: 180 s. Uploads
    /// of more than 64 KiB and streamed uploads are limited by [`attempt`](Self::attempt) alone, unless the call
    /// sets its own limit. A downloaded file is limited only by [`idle`](Self::idle) and
    /// [`min_throughput`](Self::min_throughput) once its headers have arrived.
    #[must_use]
    pub fn call(mut self, limit: Duration) -> Self {
        self.call = limit;
        self
    }

    /// For a body that is being read: the time without a single byte after which it counts as stalled. Default:
    /// 30 s.
    #[must_use]
    pub fn idle(mut self, limit: Duration) -> Self {
        self.idle = limit;
        self
    }

    /// For a body that is being read: the minimum number of bytes a second, on average over twice
    /// [`idle`](Self::idle), below which it counts as stalled. Default: 16 bytes a second, over 60 s; 0 is no
    /// limit.
    ///
    /// A body is never too slow before this time has passed, and a server may pause for less than the idle limit.
    /// Only the time during which the program waits for the body counts: a consumer that reads slowly does not
    /// make a body too slow. The bytes are those after decompression. A call that reads its response as a whole
    /// fails, and is retried if that is safe; a download continues from the bytes that it has.
    #[must_use]
    pub fn min_throughput(mut self, bytes_per_second: u64) -> Self {
        self.min_throughput = bytes_per_second;
        self
    }
}
