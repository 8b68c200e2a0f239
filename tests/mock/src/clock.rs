//! The server's clock, which tests can advance.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant, SystemTime};

use chrono::{DateTime, TimeDelta, Utc};
use futures_util::future::{Either, select};
use tokio::sync::watch;

/// The clock that decides what has expired.
///
/// It follows the system clock unless the server was built with
/// [`MockGettyBuilder::frozen_at`](crate::MockGettyBuilder::frozen_at), in which case only
/// [`advance`](Clock::advance) moves it. Clones share one clock.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")] async fn main() {
/// use std::time::Duration;
/// let mock = getty_api_mock::MockGetty::start().await;
/// let before = mock.clock().now();
/// mock.clock().advance(Duration::from_secs(1800));
/// assert!(mock.clock().now() - before >= chrono::TimeDelta::seconds(1800));
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct Clock {
    inner: Arc<Mutex<Inner>>,
    /// The number of changes; it wakes tasks that sleep.
    changes: watch::Sender<u64>,
}

#[derive(Debug)]
struct Inner {
    origin: DateTime<Utc>,
    /// `None` for a frozen clock.
    started: Option<Instant>,
    advanced: TimeDelta,
    resets: u64,
}

/// The largest time, in the year 9000: times after it can still be computed, for what expires later.
fn max_time() -> DateTime<Utc> {
    DateTime::from_timestamp(221_845_392_000, 0).unwrap_or(DateTime::<Utc>::MAX_UTC)
}

impl Clock {
    pub(crate) fn system() -> Self {
        Self::from_inner(DateTime::<Utc>::from(SystemTime::now()), Some(Instant::now()))
    }

    pub(crate) fn frozen(at: DateTime<Utc>) -> Self {
        Self::from_inner(at, None)
    }

    fn from_inner(origin: DateTime<Utc>, started: Option<Instant>) -> Self {
        let inner = Inner { origin, started, advanced: TimeDelta::zero(), resets: 0 };
        Self { inner: Arc::new(Mutex::new(inner)), changes: watch::Sender::new(0) }
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The current time of this clock.
    #[must_use]
    pub fn now(&self) -> DateTime<Utc> {
        let inner = self.lock();
        let elapsed = inner.started.map_or(Duration::ZERO, |started| started.elapsed());
        let elapsed = TimeDelta::from_std(elapsed).unwrap_or(TimeDelta::MAX);
        inner
            .origin
            .checked_add_signed(elapsed)
            .and_then(|time| time.checked_add_signed(inner.advanced))
            .unwrap_or(DateTime::<Utc>::MAX_UTC)
            .min(max_time())
    }

    /// Undoes all calls of `advance`.
    pub(crate) fn reset(&self) {
        let mut inner = self.lock();
        inner.advanced = TimeDelta::zero();
        inner.resets += 1;
        drop(inner);
        self.changes.send_modify(|changes| *changes += 1);
    }

    /// Waits until this clock has moved by this time, or was reset.
    pub(crate) async fn sleep(&self, by: Duration) {
        let mut changes = self.changes.subscribe();
        let by = TimeDelta::from_std(by).unwrap_or(TimeDelta::MAX);
        let wake = self.now().checked_add_signed(by).unwrap_or(DateTime::<Utc>::MAX_UTC);
        let resets = self.lock().resets;
        loop {
            let remaining = (wake - self.now()).to_std().unwrap_or(Duration::ZERO);
            let (frozen, reset) = {
                let inner = self.lock();
                (inner.started.is_none(), inner.resets != resets)
            };
            if remaining.is_zero() || reset {
                return;
            }
            // A clock that follows the system clock needs a timer for the remaining time; a frozen clock
            // only changes.
            let changed = Box::pin(changes.changed());
            if frozen {
                drop(changed.await);
            } else if let Either::Left(_) = select(Box::pin(tokio::time::sleep(remaining)), changed).await {
                return;
            }
        }
    }

    /// Moves the clock forward. Tokens, delivery URLs, rate windows and change notifications age by this
    /// time at once.
    pub fn advance(&self, by: Duration) {
        let by = TimeDelta::from_std(by).unwrap_or(TimeDelta::MAX);
        let mut inner = self.lock();
        inner.advanced = inner.advanced.checked_add(&by).unwrap_or(TimeDelta::MAX);
        drop(inner);
        self.changes.send_modify(|changes| *changes += 1);
    }
}
