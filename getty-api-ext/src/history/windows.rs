//! Divides a period into windows that the API returns at once.

use std::time::SystemTime;

use chrono::{DateTime, Days, NaiveDate, Utc};

/// The days from the first to the last, both included; `None` leaves that end to the API.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Window {
    pub(super) from: Option<NaiveDate>,
    pub(super) to: Option<NaiveDate>,
}

/// Windows of at most `days` days, latest first, which together contain each day of the period once.
#[derive(Clone, Debug)]
pub(super) struct Windows {
    days: u32,
    next: Next,
}

#[derive(Clone, Debug)]
enum Next {
    /// The default period of the API.
    Recent,
    /// The days from the first to the last; `open` when the period ends now.
    Days {
        first: NaiveDate,
        last: NaiveDate,
        open: bool,
    },
    Nothing,
}

impl Windows {
    /// The spans of at most `days` from `since` until `until`; `None` when that is backwards.
    pub(super) fn new(since: Option<NaiveDate>, until: Option<NaiveDate>, days: u32) -> Option<Self> {
        let today = || DateTime::<Utc>::from(SystemTime::now()).date_naive();
        let next = match (since, until) {
            (None, None) => Next::Recent,
            (Some(first), None) => Next::Days { first, last: today().max(first), open: true },
            (None, Some(last)) => Next::Days { first: back(last, days), last, open: false },
            (Some(first), Some(last)) if first <= last => Next::Days { first, last, open: false },
            (Some(_), Some(_)) => return None,
        };
        Some(Self { days, next })
    }
}

/// The first of so many days of which this is the last.
fn back(last: NaiveDate, days: u32) -> NaiveDate {
    last.checked_sub_days(Days::new(u64::from(days.saturating_sub(1)))).unwrap_or(NaiveDate::MIN)
}

impl Iterator for Windows {
    type Item = Window;

    fn next(&mut self) -> Option<Window> {
        match self.next {
            Next::Recent => {
                self.next = Next::Nothing;
                Some(Window { from: None, to: None })
            }
            Next::Days { first, last, open } => {
                let from = back(last, self.days).max(first);
                self.next = match from.pred_opt() {
                    Some(last) if from > first => Next::Days { first, last, open: false },
                    _ => Next::Nothing,
                };
                Some(Window { from: Some(from), to: (!open).then_some(last) })
            }
            Next::Nothing => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(number: i32) -> NaiveDate {
        NaiveDate::from_num_days_from_ce_opt(number).unwrap()
    }

    proptest! {
        #[test]
        fn every_day_is_in_exactly_one_window(first in 700_000_i32..740_000, length in 0_i32..2000, days in 1_u32..400) {
            let (since, until) = (day(first), day(first + length));
            let mut expected = until;
            let windows: Vec<Window> = Windows::new(Some(since), Some(until), days).unwrap().collect();
            for window in &windows {
                let (from, to) = (window.from.unwrap(), window.to.unwrap());
                prop_assert_eq!(to, expected, "no gap, no overlap, latest first");
                prop_assert!(from <= to);
                prop_assert!((to - from).num_days() < i64::from(days));
                expected = from.pred_opt().unwrap();
            }
            prop_assert_eq!(windows.last().unwrap().from, Some(since));
            let least = u32::try_from(length + 1).unwrap().div_ceil(days);
            prop_assert_eq!(u32::try_from(windows.len()).unwrap(), least, "no more windows than needed");
        }

        #[test]
        fn an_open_end_leaves_only_the_latest_window_open(age in 0_i32..2000, days in 1_u32..400) {
            let today = DateTime::<Utc>::from(SystemTime::now()).date_naive();
            let since = today.checked_sub_days(Days::new(u64::try_from(age).unwrap())).unwrap();
            let windows: Vec<Window> = Windows::new(Some(since), None, days).unwrap().collect();
            prop_assert_eq!(windows[0].to, None);
            prop_assert!(windows[1..].iter().all(|window| window.to.is_some()));
            prop_assert_eq!(windows.last().unwrap().from, Some(since));
        }
    }

    #[test]
    fn ends_that_are_not_given() {
        let windows = |since, until| Windows::new(since, until, 30).map(Iterator::collect::<Vec<_>>);
        let (first, last) = (day(740_000), day(740_029));
        assert_eq!(windows(None, None).unwrap(), [Window { from: None, to: None }]);
        assert_eq!(windows(None, Some(last)).unwrap(), [Window { from: Some(first), to: Some(last) }]);
        assert_eq!(windows(Some(last), Some(first)), None, "backwards");
        let future = day(800_000);
        assert_eq!(windows(Some(future), None).unwrap(), [Window { from: Some(future), to: None }]);
    }

    #[test]
    fn the_ends_of_the_calendar_are_no_obstacle() {
        let all = Windows::new(Some(NaiveDate::MIN), Some(NaiveDate::MIN), u32::MAX).unwrap();
        assert_eq!(all.count(), 1);
        let far = Windows::new(None, Some(NaiveDate::MIN), u32::MAX).unwrap();
        assert_eq!(far.count(), 1);
    }
}
