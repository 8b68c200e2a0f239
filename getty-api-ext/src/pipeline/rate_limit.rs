//! The limit on requests a second.
//!
//! This is a custom token bucket. It has to slow down when the server reports too many requests, recover, and
//! serve waiting callers in order. Neither `governor` nor the rate layer of `tower` does all of this. A caller
//! that is cancelled leaves the queue without taking a token. A fair lock or semaphore would not do: it hands
//! the turn to the first waiting caller even if nobody polls that caller, and all others then wait forever.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::Notify;
use tokio::time::{Instant, timeout};

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

/// The longest time until a token at the smallest rate.
const MAX_WAIT: Duration = Duration::from_secs(1_000_000 * 16);

/// A fraction of a token that counts as nothing.
const ROUNDING: f64 = 1e-6;

/// Rate limit errors within this time belong to the same burst.
const SAME_BURST: Duration = Duration::from_secs(1);

/// A limit on requests to the API, token requests included. Deliveries of files do not count.
///
/// The API counts requests a second for each key, by contract. All clients with the same key share the limit:
/// clones, and those that [`Getty::with_credentials`](crate::Getty::with_credentials) returns for other users of
/// the key. Clients with another key have a limit of their own, of the same size.
///
/// When the API still returns "too many requests", the rate is halved, down to a sixteenth. It recovers by a
/// twentieth of the full rate each second. When the API sends a time to wait, nothing is sent until then, for at
/// most five minutes. A response about too many concurrent generations slows down only the call that it is for.
///
/// Waiting callers are served in order. A future that waits and is not polled, such as a stream between two
/// items, delays the others by at most the time of one request.
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
///
/// The limiter computes times and holds nothing else: a caller that waits and is not polled delays nobody for
/// longer than its own request would have.
#[derive(Debug)]
pub(crate) struct Limiter {
    limit: RateLimit,
    state: Mutex<LimiterState>,
}

#[derive(Debug)]
struct LimiterState {
    bucket: Bucket,
    /// The waiting callers by their tickets, in the order of their arrival.
    queue: BTreeMap<u64, Waiting>,
    next_ticket: u64,
}

/// A waiting caller.
#[derive(Debug)]
struct Waiting {
    /// When it will try to take a token. A caller that is not polled misses this time; it then keeps its ticket,
    /// but no other caller waits for it.
    due: Instant,
    /// Notified when a caller before it leaves.
    moved_up: Arc<Notify>,
}

#[derive(Debug)]
struct Bucket {
    /// Requests that may be sent at once.
    tokens: f64,
    /// When `tokens` was computed.
    refilled_at: Instant,
    throttled: Option<Throttled>,
    /// No request is sent before this time.
    paused_until: Instant,
}

/// The last time the server reported too many requests.
#[derive(Clone, Copy, Debug)]
struct Throttled {
    at: Instant,
    /// The fraction of the full rate that remained then.
    fraction: f64,
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
        let tokens = f64::from(limit.burst);
        let bucket = Bucket { tokens, refilled_at: now, throttled: None, paused_until: now };
        let state = LimiterState { bucket, queue: BTreeMap::new(), next_ticket: 0 };
        Ok(Self { limit, state: Mutex::new(state) })
    }

    /// Waits until a request may be sent. A future that is dropped takes no token.
    pub(crate) async fn acquire(&self) {
        let mut place = Place { limiter: self, ticket: None };
        while let Err((wait, moved_up)) = place.try_take(Instant::now()) {
            // The time is computed again after each wait, because the rate may have changed meanwhile.
            let _ = timeout(wait, moved_up.notified()).await;
        }
    }

    /// The server reported too many requests, and perhaps how long to pause.
    pub(crate) fn throttle(&self, pause: Option<Duration>) {
        let now = Instant::now();
        let bucket = &mut self.state().bucket;
        if let Some(pause) = pause {
            let until = now + pause.min(MAX_PAUSE);
            bucket.paused_until = bucket.paused_until.max(until);
        }
        // No tokens are kept for a burst, and none accumulate during the pause.
        bucket.tokens = bucket.tokens.min(0.0);
        bucket.refilled_at = bucket.paused_until.max(now);
        if bucket.throttled.is_none_or(|last| now.duration_since(last.at) >= SAME_BURST) {
            let fraction = (bucket.fraction(now) * SLOWER).max(SLOWEST);
            bucket.throttled = Some(Throttled { at: now, fraction });
            let rate = fraction * self.limit.per_second;
            tracing::info!(rate, "too many requests: slowing down");
        }
    }

    /// Whether a new limiter would behave as this one does: nobody waits, the bucket is full, and the rate is
    /// the full one.
    pub(crate) fn is_idle(&self) -> bool {
        let now = Instant::now();
        let state = &mut *self.state();
        state.bucket.refill(now, self.limit);
        let is_full = state.bucket.tokens >= f64::from(self.limit.burst) - ROUNDING;
        state.queue.is_empty() && is_full && state.bucket.fraction(now) >= 1.0
    }

    fn state(&self) -> MutexGuard<'_, LimiterState> {
        // Nothing can panic while the lock is held.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The place of a caller in the queue, which it leaves with a token or when it is dropped.
struct Place<'a> {
    limiter: &'a Limiter,
    ticket: Option<u64>,
}

impl Place<'_> {
    /// Takes a token, or returns how long to wait for one.
    fn try_take(&mut self, now: Instant) -> Result<(), (Duration, Arc<Notify>)> {
        let limit = self.limiter.limit;
        let state = &mut *self.limiter.state();
        let next = state.bucket.next_token(now, limit);
        let before = state.due_before(self.ticket, now);
        if next <= now && before.is_none() {
            state.bucket.tokens -= 1.0;
            if let Some(ticket) = self.ticket.take() {
                state.leave(ticket);
            }
            return Ok(());
        }
        let interval = seconds(1.0 / state.bucket.rate(now, limit));
        let due = match before {
            Some(before) => next.max(later(before, interval)),
            None => next,
        };
        let ticket = *self.ticket.get_or_insert_with(|| {
            state.next_ticket += 1;
            state.next_ticket
        });
        let moved_up = state.wait(ticket, due);
        Err((due.saturating_duration_since(now).max(Duration::from_millis(1)), moved_up))
    }
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        if let Some(ticket) = self.ticket {
            self.limiter.state().leave(ticket);
        }
    }
}

impl LimiterState {
    /// When the last caller before this ticket takes its token. Callers that missed their time are not polled
    /// and lose their places.
    fn due_before(&mut self, ticket: Option<u64>, now: Instant) -> Option<Instant> {
        let end = ticket.unwrap_or(u64::MAX);
        while let Some((&other, waiting)) = self.queue.range(..end).next_back() {
            if waiting.due >= now {
                return Some(waiting.due);
            }
            self.queue.remove(&other);
        }
        None
    }

    /// Sets when a caller will try again. Those behind it move up with it.
    fn wait(&mut self, ticket: u64, due: Instant) -> Arc<Notify> {
        let waiting = self.queue.entry(ticket).or_insert_with(|| Waiting { due, moved_up: Arc::default() });
        let moves_up = due < waiting.due;
        waiting.due = due;
        let moved_up = Arc::clone(&waiting.moved_up);
        if moves_up {
            self.notify_next(ticket);
        }
        moved_up
    }

    fn leave(&mut self, ticket: u64) {
        self.queue.remove(&ticket);
        self.notify_next(ticket);
    }

    fn notify_next(&self, ticket: u64) {
        if let Some((_, next)) = self.queue.range(ticket.saturating_add(1)..).next() {
            next.moved_up.notify_one();
        }
    }
}

impl Bucket {
    fn refill(&mut self, now: Instant, limit: RateLimit) {
        // During a pause this is zero.
        let earned = now.saturating_duration_since(self.refilled_at).as_secs_f64() * self.rate(now, limit);
        self.tokens = (self.tokens + earned).min(f64::from(limit.burst));
        self.refilled_at = self.refilled_at.max(now);
    }

    /// When the next token can be taken.
    fn next_token(&mut self, now: Instant, limit: RateLimit) -> Instant {
        self.refill(now, limit);
        let missing = 1.0 - self.tokens;
        // A timer may fire slightly early. The missing fraction is not worth another wait.
        if missing <= ROUNDING {
            return now.max(self.paused_until);
        }
        later(self.refilled_at, seconds(missing / self.rate(self.refilled_at, limit)))
    }

    /// The current rate in requests a second.
    fn rate(&self, now: Instant, limit: RateLimit) -> f64 {
        limit.per_second * self.fraction(now)
    }

    /// The current fraction of the full rate.
    fn fraction(&self, now: Instant) -> f64 {
        match self.throttled {
            Some(Throttled { at, fraction }) => {
                let recovered = RECOVERY * now.saturating_duration_since(at).as_secs_f64();
                (fraction + recovered).min(1.0)
            }
            None => 1.0,
        }
    }
}

fn seconds(time: f64) -> Duration {
    Duration::try_from_secs_f64(time).unwrap_or(MAX_WAIT).min(MAX_WAIT)
}

/// A later time. Thousands of callers at the smallest rate exceed what a clock can represent; they compute
/// their times again.
fn later(time: Instant, by: Duration) -> Instant {
    time.checked_add(by).unwrap_or(time)
}

#[cfg(test)]
mod tests {
    use futures_util::FutureExt as _;
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
                for (pause, throttled) in steps {
                    tokio::time::advance(Duration::from_millis(pause)).await;
                    if let Some(wait) = throttled {
                        limiter.throttle(Some(Duration::from_millis(wait)));
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

    #[tokio::test(start_paused = true)]
    async fn a_caller_that_is_not_polled_delays_others_by_its_own_request_and_keeps_its_place() {
        let limiter = Limiter::new(RateLimit::per_second(1.0)).unwrap();
        limiter.acquire().await;
        let mut idle = Box::pin(limiter.acquire());
        assert!((&mut idle).now_or_never().is_none());
        let began = Instant::now();
        for second in [2, 3, 4] {
            limiter.acquire().await;
            assert_eq!(began.elapsed().as_secs(), second);
        }
        let mut later = Box::pin(limiter.acquire());
        assert!((&mut later).now_or_never().is_none());
        // The one that came first is served first, once it is polled again.
        let (first, second) = tokio::join!(
            async {
                idle.await;
                began.elapsed().as_secs()
            },
            async {
                later.await;
                began.elapsed().as_secs()
            }
        );
        assert_eq!((first, second), (5, 6));
    }

    #[tokio::test(start_paused = true)]
    async fn thousands_of_callers_that_leave_delay_nobody() {
        let limiter = Limiter::new(RateLimit::per_second(1.0)).unwrap();
        limiter.acquire().await;
        let mut waiting: Vec<_> = (0..10_000).map(|_| Box::pin(limiter.acquire())).collect();
        for caller in &mut waiting {
            assert!(caller.now_or_never().is_none());
        }
        let began = Instant::now();
        let last = limiter.acquire();
        drop(waiting);
        last.await;
        assert_eq!(began.elapsed().as_secs(), 1);
        assert!(limiter.state().queue.is_empty());
    }
}
