//! The limit on requests a second.
//!
//! This is a custom token bucket. It has to slow down when the server reports too many requests, recover, and
//! serve waiting callers in order. Neither `governor` nor the rate layer of `tower` does all of this. The order
//! is that of `tokio`'s fair mutex. A caller that is cancelled leaves the queue without taking a token.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

use crate::error::{Error, ErrorKind};

/// The factor by which the rate is reduced each time the server reports too many requests.
const SLOWER: f64 = 0.5;

/// The smallest fraction of the rate that remains.
const SLOWEST: f64 = 1.0 / 16.0;

/// The fraction of the full rate that is restored each second.
const RECOVERY: f64 = 0.05;

/// The longest pause that one response imposes on all calls. If a server requests a longer or a nonsensical
/// pause, the next request is sent after this time.
const MAX_PAUSE: Duration = Duration::from_secs(300);

/// Rate limit errors within this time belong to the same burst.
const SAME_BURST: Duration = Duration::from_secs(1);

/// A limit on requests to the API, token requests included. Deliveries of files do not count.
///
/// The API counts requests a second for each key, by contract. All clones of a client share the limit. When the
/// API still returns "too many requests", the rate is halved, down to a sixteenth. It recovers by a twentieth of
/// the full rate each second. When the API sends a time to wait, nothing is sent until then, for at most five
/// minutes. A response about too many concurrent generations slows down only the call that it is for. Waiting
/// callers are served in order.
///
/// ```
/// use getty_api_ext::RateLimit;
///
/// let contract = RateLimit::per_second(5.0).burst(5);
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RateLimit {
    per_second: f64,
    burst: u32,
}

impl RateLimit {
    /// N requests a second, one after the other.
    pub fn per_second(requests: f64) -> Self {
        Self { per_second: requests, burst: 1 }
    }

    /// How many requests may be sent at once after an idle period. Default: 1; 0 counts as 1.
    #[must_use]
    pub fn burst(mut self, requests: u32) -> Self {
        self.burst = requests.max(1);
        self
    }
}

/// Enforces a [`RateLimit`].
#[derive(Debug)]
pub(crate) struct Limiter {
    limit: RateLimit,
    /// The queue of waiting callers.
    turn: tokio::sync::Mutex<()>,
    bucket: Mutex<Bucket>,
}

#[derive(Debug)]
struct Bucket {
    /// Requests that may be sent at once.
    tokens: f64,
    /// When `tokens` was computed.
    counted: Instant,
    /// The fraction of the full rate at the last rate limit error, and the time of that error.
    complaint: Option<(f64, Instant)>,
    /// No request is sent before this time.
    pause: Instant,
}

impl Limiter {
    /// # Errors
    /// When the rate is not positive, not finite or too small.
    pub(crate) fn new(limit: RateLimit) -> Result<Self, Error> {
        // Less than one request a week is a mistake in the unit, and would not fit a timer either.
        if !(limit.per_second.is_finite() && limit.per_second >= 1e-6) {
            let message = format!("a rate limit of {} requests a second is not valid", limit.per_second);
            return Err(Error::new(ErrorKind::Invalid, message));
        }
        let now = Instant::now();
        let bucket = Bucket { tokens: f64::from(limit.burst), counted: now, complaint: None, pause: now };
        Ok(Self { limit, turn: tokio::sync::Mutex::new(()), bucket: Mutex::new(bucket) })
    }

    /// Waits until a request may be sent.
    pub(crate) async fn acquire(&self) {
        let _turn = self.turn.lock().await;
        // The remaining wait is computed again after each sleep, because the rate may have changed meanwhile.
        while let Some(wait) = self.take(Instant::now()) {
            tokio::time::sleep(wait).await;
        }
    }

    /// The server reported too many requests, and perhaps how long to pause.
    pub(crate) fn slow_down(&self, pause: Option<Duration>) {
        let now = Instant::now();
        let mut bucket = self.bucket();
        if let Some(pause) = pause {
            let until = now + pause.min(MAX_PAUSE);
            bucket.pause = bucket.pause.max(until);
        }
        // No tokens are kept for a burst, and none accumulate during the pause.
        bucket.tokens = bucket.tokens.min(0.0);
        bucket.counted = bucket.pause.max(now);
        if bucket.complaint.is_none_or(|(_, at)| now.duration_since(at) >= SAME_BURST) {
            let part = (bucket.part(now) * SLOWER).max(SLOWEST);
            bucket.complaint = Some((part, now));
            let rate = part * self.limit.per_second;
            tracing::info!(rate, "too many requests: slowing down");
        }
    }

    /// Takes a token, or returns how long to wait for one.
    fn take(&self, now: Instant) -> Option<Duration> {
        let mut bucket = self.bucket();
        if bucket.pause > now {
            return Some(bucket.pause - now);
        }
        let rate = self.limit.per_second * bucket.part(now);
        let earned = now.duration_since(bucket.counted).as_secs_f64() * rate;
        bucket.tokens = (bucket.tokens + earned).min(f64::from(self.limit.burst));
        bucket.counted = now;
        // A timer may fire slightly early. The missing fraction is not worth another sleep.
        let missing = 1.0 - bucket.tokens;
        if missing <= 1e-6 {
            bucket.tokens -= 1.0;
            return None;
        }
        let wait = Duration::try_from_secs_f64(missing / rate).unwrap_or(Duration::from_secs(1));
        Some(wait.max(Duration::from_millis(1)))
    }

    fn bucket(&self) -> MutexGuard<'_, Bucket> {
        // Nothing can panic while the lock is held.
        self.bucket.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Bucket {
    /// The current fraction of the full rate.
    fn part(&self, now: Instant) -> f64 {
        match self.complaint {
            Some((part, at)) => (part + RECOVERY * now.duration_since(at).as_secs_f64()).min(1.0),
            None => 1.0,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn no_stretch_of_time_holds_more_than_its_share(
            per_second in 0.1_f64..50.0,
            burst in 0_u32..20,
            steps in prop::collection::vec((0_u64..3_000, prop::option::weighted(0.05, 0_u64..5_000)), 1..200),
        ) {
            let limit = RateLimit::per_second(per_second).burst(burst);
            let Ok(limiter) = Limiter::new(limit) else { return Err(TestCaseError::fail("refused")) };
            let runtime = tokio::runtime::Builder::new_current_thread()
                .enable_time().start_paused(true).build()?;
            let taken = runtime.block_on(async {
                let mut taken = Vec::new();
                for (pause, complaint) in steps {
                    tokio::time::advance(Duration::from_millis(pause)).await;
                    if let Some(wait) = complaint {
                        limiter.slow_down(Some(Duration::from_millis(wait)));
                    }
                    limiter.acquire().await;
                    taken.push(Instant::now());
                }
                taken
            });
            for (first, from) in taken.iter().enumerate() {
                for (last, to) in taken.iter().enumerate().skip(first) {
                    let share = f64::from(burst.max(1)) + (*to - *from).as_secs_f64() * per_second;
                    prop_assert!((last - first + 1) as f64 <= share + 0.001, "{first} to {last}");
                }
            }
        }
    }
}
