//! The server's own clock, which tests can move.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant, SystemTime};

use chrono::{DateTime, TimeDelta, Utc};

/// The clock by which the server decides what has expired.
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
}

#[derive(Debug)]
struct Inner {
    origin: DateTime<Utc>,
    /// `None` for a frozen clock.
    started: Option<Instant>,
    advanced: TimeDelta,
}

impl Clock {
    pub(crate) fn system() -> Self {
        Self::from_inner(DateTime::<Utc>::from(SystemTime::now()), Some(Instant::now()))
    }

    pub(crate) fn frozen(at: DateTime<Utc>) -> Self {
        Self::from_inner(at, None)
    }

    fn from_inner(origin: DateTime<Utc>, started: Option<Instant>) -> Self {
        let inner = Inner { origin, started, advanced: TimeDelta::zero() };
        Self { inner: Arc::new(Mutex::new(inner)) }
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The time it is for the server.
    #[must_use]
    pub fn now(&self) -> DateTime<Utc> {
        let inner = self.lock();
        let ran = inner.started.map_or(Duration::ZERO, |started| started.elapsed());
        let ran = TimeDelta::from_std(ran).unwrap_or(TimeDelta::MAX);
        inner
            .origin
            .checked_add_signed(ran)
            .and_then(|time| time.checked_add_signed(inner.advanced))
            .unwrap_or(DateTime::<Utc>::MAX_UTC)
    }

    /// Takes back every move.
    pub(crate) fn reset(&self) {
        self.lock().advanced = TimeDelta::zero();
    }

    /// Moves the clock forward. Tokens, delivery addresses, rate windows and change notices age
    /// by this much at once.
    pub fn advance(&self, by: Duration) {
        let by = TimeDelta::from_std(by).unwrap_or(TimeDelta::MAX);
        let mut inner = self.lock();
        inner.advanced = inner.advanced.checked_add(&by).unwrap_or(TimeDelta::MAX);
    }
}
