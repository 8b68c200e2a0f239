//! Whether and when to try again.
//!
//! The budget is the token bucket of `tower`, which `reqwest` brings along. The delays are one line of
//! arithmetic and a random number: `backon` and `tower` add a little to an exponential delay, where full
//! jitter draws the whole of it.

use std::sync::Arc;
use std::time::Duration;

use tower::retry::budget::{Budget as _, TpsBudget};

/// Whether and when a call that failed is tried again.
///
/// Calls that only read, and those that leave the same state however often they are made, are tried again
/// after connection failures, timeouts and the statuses 408, 429, 500, 502, 503 and 504. Calls that cost
/// something or make a new thing are tried again only when the server certainly did not act: when they were
/// never sent, or refused because of too many requests. This cannot be changed, only how often and how soon.
///
/// Before each retry there is a pause drawn at random between zero and a bound that doubles from
/// [`first_delay`](Self::first_delay) up to [`max_delay`](Self::max_delay). When the server names a time
/// (`Retry-After`), the pause is that long and the drawn one on top.
///
/// ```
/// use std::time::Duration;
/// use getty_api_ext::RetryPolicy;
///
/// let stubborn = RetryPolicy::default().attempts(8).total_time(Duration::from_secs(600));
/// let never = RetryPolicy::none();
/// ```
#[derive(Clone, Debug)]
pub struct RetryPolicy {
    attempts: u32,
    total_time: Duration,
    first_delay: Duration,
    max_delay: Duration,
    budget: RetryBudget,
}

impl Default for RetryPolicy {
    fn default() -> Self {
        Self {
            attempts: 4,
            // Two attempts that time out, and a third.
            total_time: Duration::from_secs(120),
            first_delay: Duration::from_millis(250),
            max_delay: Duration::from_secs(8),
            budget: RetryBudget::default(),
        }
    }
}

impl RetryPolicy {
    /// One attempt, and no other.
    pub fn none() -> Self {
        Self::default().attempts(1)
    }

    /// How often a call is tried at most, the first time included. Default: 4; 0 counts as 1.
    #[must_use]
    pub fn attempts(mut self, attempts: u32) -> Self {
        self.attempts = attempts.max(1);
        self
    }

    /// How long after its beginning a call is tried again at the latest. Default: 120 s. A pause that would
    /// end later is not begun: the call fails at once, and the error says after how long it can be repeated.
    #[must_use]
    pub fn total_time(mut self, limit: Duration) -> Self {
        self.total_time = limit;
        self
    }

    /// The longest pause before the first retry. Default: 250 ms.
    #[must_use]
    pub fn first_delay(mut self, delay: Duration) -> Self {
        self.first_delay = delay;
        self
    }

    /// The longest pause before any retry, unless the server names a longer one. Default: 8 s.
    #[must_use]
    pub fn max_delay(mut self, delay: Duration) -> Self {
        self.max_delay = delay;
        self
    }

    /// What limits the retries of all calls together. Default: a [`RetryBudget`] of the policy's own, which
    /// its clones share.
    #[must_use]
    pub fn budget(mut self, budget: RetryBudget) -> Self {
        self.budget = budget;
        self
    }

    /// Counts a call, which earns a part of a retry.
    pub(crate) fn call_begins(&self) {
        self.budget.deposit();
    }

    /// The pause before the next attempt after `made` of them in `elapsed`, or `None` when there is to be no
    /// other.
    pub(crate) fn pause(
        &self,
        made: u32,
        elapsed: Duration,
        retry_after: Option<Duration>,
    ) -> Option<Duration> {
        if made >= self.attempts {
            return None;
        }
        let pause = self.draw(made).saturating_add(retry_after.unwrap_or_default());
        (elapsed.saturating_add(pause) <= self.total_time).then_some(pause)
    }

    /// Takes a retry out of the budget, if there is one left.
    pub(crate) fn take_retry(&self) -> bool {
        self.budget.withdraw()
    }

    fn draw(&self, made: u32) -> Duration {
        let doubled = 2_u32.saturating_pow(made.saturating_sub(1));
        let bound = self.first_delay.saturating_mul(doubled).min(self.max_delay);
        let nanos = u64::try_from(bound.as_nanos()).unwrap_or(u64::MAX);
        Duration::from_nanos(fastrand::u64(0..=nanos))
    }
}

/// A limit on the retries of all calls together, so that an outage is not made worse by everybody asking
/// several times.
///
/// Each call earns a part of a retry, and a few are free. When none is left, calls fail with their first
/// error. Retries after "too many requests" are not counted: they wait as the server asked. Clones share
/// what is left.
#[derive(Clone, Debug)]
pub struct RetryBudget(Option<Arc<TpsBudget>>);

/// For how long a call's contribution counts.
const WINDOW: Duration = Duration::from_secs(10);

impl Default for RetryBudget {
    /// One retry for each five calls, and one a second besides.
    fn default() -> Self {
        Self::new(1, 0.2)
    }
}

impl RetryBudget {
    /// `free_per_second` retries a second (counted over ten seconds), and `per_call` for each call made in
    /// these, from 0.001 to 1000. A share below one is rounded down to one retry in so many calls.
    pub fn new(free_per_second: u32, per_call: f32) -> Self {
        // The bucket counts in whole parts of a retry, rounds up and refuses what it cannot count.
        let in_whole_parts = |of: f32| of / ((of / per_call).ceil() + 0.5);
        let per_call = match per_call {
            0.001..=1.0 => in_whole_parts(1.0),
            1.0..=1000.0 => in_whole_parts(1000.0),
            1000.0.. => 1000.0,
            _ => 0.0,
        };
        let free = free_per_second.min(1_000_000);
        Self(Some(Arc::new(TpsBudget::new(WINDOW, free, per_call))))
    }

    /// No limit.
    pub fn unlimited() -> Self {
        Self(None)
    }

    fn deposit(&self) {
        if let Some(bucket) = &self.0 {
            bucket.deposit();
        }
    }

    fn withdraw(&self) -> bool {
        self.0.as_ref().is_none_or(|bucket| bucket.withdraw())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_pause_stays_within_its_bounds(
            first in 0_u64..100_000,
            max in 0_u64..1_000_000,
            made in 1_u32..200,
            after in proptest::option::of(0_u64..10_000_000),
        ) {
            let policy = RetryPolicy::default()
                .attempts(u32::MAX)
                .total_time(Duration::MAX)
                .first_delay(Duration::from_millis(first))
                .max_delay(Duration::from_millis(max));
            let named = after.map(Duration::from_millis);
            let pause = policy.pause(made, Duration::ZERO, named).ok_or(TestCaseError::fail("no pause"))?;
            let bound = u128::from(first) << (made - 1).min(60);
            let bound = bound.min(u128::from(max)) * 1_000_000;
            let least = named.unwrap_or_default().as_nanos();
            prop_assert!(pause.as_nanos() >= least);
            prop_assert!(pause.as_nanos() <= least + bound);
        }

        #[test]
        fn neither_attempts_nor_time_are_overrun(
            attempts in 0_u32..20,
            total in 0_u64..100_000,
            after in 0_u64..5_000,
        ) {
            let total = Duration::from_millis(total);
            let policy = RetryPolicy::default().attempts(attempts).total_time(total);
            let (mut made, mut elapsed) = (1, Duration::ZERO);
            while let Some(pause) = policy.pause(made, elapsed, Some(Duration::from_millis(after))) {
                elapsed += pause;
                made += 1;
            }
            prop_assert!(made <= attempts.max(1));
            prop_assert!(elapsed <= total);
        }

        #[test]
        fn extreme_values_do_not_panic(made in any::<u32>(), seconds in any::<u64>()) {
            let huge = Duration::from_secs(seconds);
            let policy = RetryPolicy::default()
                .attempts(u32::MAX).total_time(Duration::MAX).first_delay(huge).max_delay(Duration::MAX);
            let _ = policy.pause(made, huge, Some(huge));
        }

        #[test]
        fn a_budget_gives_no_more_than_it_earned(
            free in 0_u32..5,
            tenths in 0_u32..30,
            calls in 0_u32..300,
        ) {
            let runtime = tokio::runtime::Builder::new_current_thread()
                .enable_time().start_paused(true).build()?;
            runtime.block_on(async {
                let budget = RetryBudget::new(free, tenths as f32 / 10.0);
                (0..calls).for_each(|_| budget.deposit());
                let taken = (0..10_000).take_while(|_| budget.withdraw()).count() as f64;
                let share = f64::from(tenths) / 10.0;
                let earned = f64::from(free) * 10.0 + f64::from(calls) * share;
                prop_assert!(taken <= earned + 0.001, "{taken} of {earned}");
                // Rounding down takes less than half of a share.
                let least = f64::from(free) * 10.0 + (f64::from(calls) * share / 2.0).floor();
                prop_assert!(taken >= least, "{taken} of {earned}");
                Ok(())
            })?;
        }

        #[test]
        fn any_budget_can_be_made(free in any::<u32>(), share in any::<f32>()) {
            let runtime = tokio::runtime::Builder::new_current_thread()
                .enable_time().start_paused(true).build()?;
            runtime.block_on(async { RetryBudget::new(free, share).deposit() });
        }
    }
}
