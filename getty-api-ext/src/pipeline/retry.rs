//! Whether and when to retry.
//!
//! The budget is the token bucket of `tower`, which `reqwest` already depends on. The delays are one line of
//! arithmetic and a random number: `backon` and `tower` add a small jitter to an exponential delay, while full
//! jitter draws the complete delay at random.

use std::sync::Arc;
use std::time::Duration;

use tower::retry::budget::{Budget as _, TpsBudget};

/// Whether and when a failed call is retried.
///
/// Calls that only read are retried after connection failures, timeouts and the statuses 408, 429, 500, 502, 503
/// and 504. So are calls that leave the same state however often they are sent. Calls that cost something or
/// create something are retried only when the server certainly did not act: when they were never sent, were not
/// processed according to HTTP/2 (`GOAWAY`, `REFUSED_STREAM`), or were rejected because of too many requests. This rule cannot be changed, only the number of retries and their
/// delays.
///
/// Each retry follows a pause drawn at random between zero and a bound that doubles from
/// [`first_delay`](Self::first_delay) up to [`max_delay`](Self::max_delay). When the server sends a time
/// (`Retry-After`), the pause is that time plus the drawn one.
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
            // Enough for two attempts that time out, and a third.
            total_time: Duration::from_secs(120),
            first_delay: Duration::from_millis(250),
            max_delay: Duration::from_secs(8),
            budget: RetryBudget::default(),
        }
    }
}

impl RetryPolicy {
    /// One attempt and no retries.
    pub fn none() -> Self {
        Self::default().attempts(1)
    }

    /// The maximum number of attempts, the first one included. Default: 4; 0 counts as 1.
    #[must_use]
    pub fn attempts(mut self, attempts: u32) -> Self {
        self.attempts = attempts.max(1);
        self
    }

    /// The time from the start of a call after which no retry begins. Default: 120 s. A pause that would end
    /// later is not started: the call fails at once, and the error contains the time after which it can be
    /// repeated.
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

    /// The longest pause before any retry, unless the server sends a longer one. Default: 8 s.
    #[must_use]
    pub fn max_delay(mut self, delay: Duration) -> Self {
        self.max_delay = delay;
        self
    }

    /// The limit on the retries of all calls together. Default: a separate [`RetryBudget`] for this policy,
    /// shared with its clones. As the policy of a client, it applies to the calls with one API key: clients with
    /// another key, which [`Getty::with_credentials`](crate::Getty::with_credentials) returns, have a budget of
    /// their own, of the same size.
    #[must_use]
    pub fn budget(mut self, budget: RetryBudget) -> Self {
        self.budget = budget;
        self
    }

    /// The same policy with a budget of the same size of its own.
    pub(super) fn with_own_budget(&self) -> Self {
        Self { budget: self.budget.another(), ..self.clone() }
    }

    /// Counts a call, which earns a fraction of a retry.
    pub(crate) fn call_begins(&self) {
        self.budget.deposit();
    }

    /// The pause before the next attempt after `made` attempts in `elapsed`, or `None` when there is to be no
    /// further attempt.
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

    /// Takes a retry out of the budget, if one is left.
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

/// A limit on the retries of all calls together. It prevents retries from making an outage worse.
///
/// Each call earns a fraction of a retry, and a few retries are free. When none is left, calls fail with their
/// first error. Retries after "too many requests" are not counted, because they wait as the server requested.
/// Clones share the remaining budget.
#[derive(Clone, Debug)]
pub struct RetryBudget(Option<Arc<SizedBudget>>);

#[derive(Debug)]
struct SizedBudget {
    bucket: TpsBudget,
    free_per_second: u32,
    per_call: f32,
}

/// How long a call's contribution counts.
const WINDOW: Duration = Duration::from_secs(10);

impl Default for RetryBudget {
    /// One retry for each five calls, plus one a second.
    fn default() -> Self {
        Self::new(1, 0.2)
    }
}

impl RetryBudget {
    /// `free_per_second` retries a second (counted over ten seconds), and `per_call` for each call in these ten
    /// seconds, from 0.001 to 1000. A fraction below one is rounded down to one retry in N calls.
    pub fn new(free_per_second: u32, per_call: f32) -> Self {
        // The bucket counts whole units of a retry, rounds up and refuses values that it cannot count.
        let in_whole_parts = |of: f32| of / ((of / per_call).ceil() + 0.5);
        let share = match per_call {
            0.001..=1.0 => in_whole_parts(1.0),
            1.0..=1000.0 => in_whole_parts(1000.0),
            1000.0.. => 1000.0,
            _ => 0.0,
        };
        let bucket = TpsBudget::new(WINDOW, free_per_second.min(1_000_000), share);
        Self(Some(Arc::new(SizedBudget { bucket, free_per_second, per_call })))
    }

    /// A separate budget of the same size.
    fn another(&self) -> Self {
        match &self.0 {
            Some(budget) => Self::new(budget.free_per_second, budget.per_call),
            None => Self(None),
        }
    }

    /// No limit.
    pub fn unlimited() -> Self {
        Self(None)
    }

    fn deposit(&self) {
        if let Some(budget) = &self.0 {
            budget.bucket.deposit();
        }
    }

    fn withdraw(&self) -> bool {
        self.0.as_ref().is_none_or(|budget| budget.bucket.withdraw())
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
                // Rounding down takes less than half of a fraction.
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
