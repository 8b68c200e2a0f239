//! The intervals at which a result that is not ready is polled.

use std::time::Duration;

use tokio::time::Instant;

/// The intervals at which a result is polled until it is ready, and the time limit.
///
/// The pauses double from the first to the longest one, with a jitter of up to a quarter, so that many programs do
/// not poll at the same time. If the server requests a longer pause, that one is used.
///
/// ```
/// use std::time::Duration;
/// use getty_api_ext::Polling;
///
/// let polling = Polling::new(Duration::from_secs(2), Duration::from_secs(30)).limit(Duration::from_secs(1800));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Polling {
    first: Duration,
    longest: Duration,
    limit: Option<Duration>,
}

/// The minimum pause.
const MIN_PAUSE: Duration = Duration::from_millis(1);

/// The maximum pause: one year.
const MAX_PAUSE: Duration = Duration::from_secs(365 * 24 * 3600);

impl Polling {
    /// Polls with this first and this longest pause, each at most a year, without a time limit.
    #[must_use]
    pub fn new(first: Duration, longest: Duration) -> Self {
        let first = first.clamp(MIN_PAUSE, MAX_PAUSE);
        Self { first, longest: longest.clamp(first, MAX_PAUSE), limit: None }
    }

    pub(crate) const fn constant(first: Duration, longest: Duration, limit: Option<Duration>) -> Self {
        Self { first, longest, limit }
    }

    /// Fails after this time with an error of the kind [`Timeout`](crate::ErrorKind::Timeout).
    #[must_use]
    pub fn limit(mut self, time: Duration) -> Self {
        self.limit = Some(time);
        self
    }

    pub(crate) fn pauses(self) -> Pauses {
        Pauses { polling: self, next: self.first }
    }

    /// The time limit.
    pub(crate) fn time(self) -> Option<Duration> {
        self.limit
    }

    /// The deadline of a poll that starts now.
    pub(crate) fn deadline(self) -> Option<Instant> {
        Instant::now().checked_add(self.limit?)
    }
}

/// The sequence of pauses between polls.
#[derive(Clone, Debug)]
pub(crate) struct Pauses {
    polling: Polling,
    next: Duration,
}

impl Pauses {
    /// The next pause, at least as long as the one that the server requests.
    pub(crate) fn draw(&mut self, least: Option<Duration>) -> Duration {
        let pause = self.next;
        self.next = pause.saturating_mul(2).min(self.polling.longest);
        let jittered = pause.mul_f64(1.0 - 0.25 * fastrand::f64());
        jittered.max(MIN_PAUSE).max(least.unwrap_or_default().min(MAX_PAUSE))
    }

    pub(crate) fn polling(&self) -> Polling {
        self.polling
    }

    /// Restarts with the first pause.
    pub(crate) fn reset(&mut self) {
        self.next = self.polling.first;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn adding_a_pause_to_the_current_time_never_overflows(first: u64, longest: u64, least: u64) {
            let polling = Polling::new(Duration::from_secs(first), Duration::from_secs(longest));
            let mut pauses = polling.limit(Duration::MAX).pauses();
            for _ in 0..3 {
                let pause = pauses.draw(Some(Duration::from_secs(least)));
                prop_assert!(Instant::now().checked_add(pause).is_some());
            }
            prop_assert!(Polling::new(Duration::MAX, Duration::MAX).pauses().draw(Some(Duration::MAX)) <= MAX_PAUSE);
        }

        #[test]
        fn pauses_grow_to_the_longest_and_obey_the_server(
            first in 0_u64..100_000,
            longest in 0_u64..1_000_000,
            least in proptest::option::of(0_u64..10_000_000),
            resets in proptest::collection::vec(any::<bool>(), 1..40),
        ) {
            let polling = Polling::new(Duration::from_millis(first), Duration::from_millis(longest));
            let least = least.map(Duration::from_millis);
            let mut pauses = polling.pauses();
            let mut bound = Duration::from_millis(first.max(1));
            for reset in resets {
                if reset {
                    pauses.reset();
                    bound = Duration::from_millis(first.max(1));
                }
                let pause = pauses.draw(least);
                prop_assert!(pause >= least.unwrap_or(MIN_PAUSE));
                prop_assert!(pause <= bound.max(least.unwrap_or_default()));
                prop_assert!(pause >= bound.mul_f64(0.74));
                bound = bound.saturating_mul(2).min(Duration::from_millis(longest.max(first).max(1)));
            }
        }
    }
}
