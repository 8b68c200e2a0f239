//! A period whose ends may have a time of day: the dates that each window sends, and the entries it contains.

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Timelike as _, Utc};
use getty_api::Timestamp;
use getty_api::support::dates;

use super::windows::Window;

/// What an operation does with a time of day in the dates of a request.
#[doc(hidden)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimesOfDay {
    /// It reads the time of day only with a parameter for that.
    WithParameter,
    /// It always reads the time of day.
    Always,
    /// It reads only the day.
    Never,
}

/// From the first day or moment to the last, both included; `None` leaves that end to the API.
#[derive(Clone, Copy, Debug)]
pub(super) struct Span {
    since: Option<Timestamp>,
    until: Option<Timestamp>,
    times: TimesOfDay,
}

/// The dates that one window sends, and the entries it contains.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Bounds {
    pub(super) from: Option<Timestamp>,
    pub(super) to: Option<Timestamp>,
    /// Whether the times of day in them count.
    pub(super) timed: bool,
    /// Entries before it are in another window or in none.
    starts: Option<DateTime<Utc>>,
    ends: End,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum End {
    Open,
    At(DateTime<Utc>),
    Before(DateTime<Utc>),
}

impl Span {
    /// `None` when the end is before the start.
    pub(super) fn new(since: Option<Timestamp>, until: Option<Timestamp>, times: TimesOfDay) -> Option<Self> {
        let moments = since.filter(|since| since.has_time()).zip(until.filter(|until| until.has_time()));
        let backwards = moments.is_some_and(|(since, until)| since > until);
        (!backwards).then_some(Self { since, until, times })
    }

    pub(super) fn first_day(&self) -> Option<NaiveDate> {
        self.since.map(|since| dates::date(since.to_day()))
    }

    pub(super) fn last_day(&self) -> Option<NaiveDate> {
        self.until.map(|until| dates::date(until.to_day()))
    }

    /// The bounds of a window of this period.
    pub(super) fn bounds(&self, window: Window) -> Bounds {
        let moment = |end: Option<Timestamp>, day: Option<NaiveDate>| {
            let moment = dates::utc(end.filter(|end| end.has_time())?);
            (day == Some(moment.date_naive())).then_some(moment)
        };
        let (since, until) = (moment(self.since, window.from), moment(self.until, window.to));
        if since.is_none() && until.is_none() && self.times != TimesOfDay::Always {
            // The API returns complete days.
            let (from, to) = (window.from.map(dates::from_date), window.to.map(dates::from_date));
            return Bounds { from, to, timed: false, starts: None, ends: End::Open };
        }
        let starts = since.or_else(|| window.from.map(midnight));
        // The last second of a day has fractions, so a day ends before the next one.
        let next_day = || window.to.and_then(|day| day.succ_opt()).map(midnight);
        let ends = match until {
            Some(until) => End::At(until),
            None => next_day().map_or(End::Open, End::Before),
        };
        if self.times == TimesOfDay::Never {
            let (from, to) = (window.from.map(dates::from_date), window.to.map(dates::from_date));
            return Bounds { from, to, timed: false, starts, ends };
        }
        let to = match ends {
            End::Open => None,
            End::At(moment) | End::Before(moment) => Some(round_up_to_second(moment)),
        };
        let from = starts.map(|moment| dates::from_utc(moment).to_second());
        let to = to.map(|moment| dates::from_utc(moment).to_second());
        Bounds { from, to, timed: true, starts, ends }
    }
}

impl Bounds {
    /// Whether an entry with this date belongs to the window; one without a date does.
    pub(super) fn contain(&self, date: Option<Timestamp>) -> bool {
        let Some(at) = date.filter(|at| at.has_time()).map(dates::utc) else { return true };
        let started = self.starts.is_none_or(|starts| at >= starts);
        let ended = match self.ends {
            End::Open => false,
            End::At(moment) => at > moment,
            End::Before(moment) => at >= moment,
        };
        started && !ended
    }
}

fn midnight(day: NaiveDate) -> DateTime<Utc> {
    day.and_time(NaiveTime::MIN).and_utc()
}

/// The moment, rounded up to a second.
fn round_up_to_second(moment: DateTime<Utc>) -> DateTime<Utc> {
    if moment.nanosecond() == 0 {
        return moment;
    }
    moment.checked_add_signed(TimeDelta::seconds(1)).unwrap_or(moment)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::windows::Windows;
    use super::*;

    fn moment(milliseconds: i64) -> DateTime<Utc> {
        DateTime::from_timestamp_millis(1_700_000_000_000 + milliseconds).unwrap()
    }

    /// What the API gives for what is sent, if it takes its ends as included.
    fn is_given(bounds: &Bounds, at: DateTime<Utc>) -> bool {
        let end = |to: Timestamp| match bounds.timed {
            true => dates::utc(to),
            false => dates::utc(to.to_day()) + TimeDelta::days(1) - TimeDelta::nanoseconds(1),
        };
        bounds.from.is_none_or(|from| at >= dates::utc(from)) && bounds.to.is_none_or(|to| at <= end(to))
    }

    proptest! {
        #[test]
        fn every_record_of_the_span_is_in_exactly_one_window_and_no_other_is_in_any(
            since in 0_i64..400_000_000,
            length in 0_i64..2_000_000_000,
            record in 0_i64..2_400_000_000,
            on_a_border: bool,
            days in 1_u32..9,
            times in prop_oneof![Just(TimesOfDay::WithParameter), Just(TimesOfDay::Always), Just(TimesOfDay::Never)],
            (first_is_day, last_is_day) in (any::<bool>(), any::<bool>()),
        ) {
            let (first, last) = (moment(since), moment(since + length));
            let form = |end: DateTime<Utc>, day| {
                if day { dates::from_date(end.date_naive()) } else { dates::from_utc(end) }
            };
            let (since, until) = (form(first, first_is_day), form(last, last_is_day));
            let record = moment(record);
            let record = if on_a_border { midnight(record.date_naive()) } else { record };
            let after = match first_is_day {
                true => record.date_naive() >= first.date_naive(),
                false => record >= first,
            };
            let before = match last_is_day {
                true => record.date_naive() <= last.date_naive(),
                false => record <= last,
            };
            let span = Span::new(Some(since), Some(until), times).unwrap();
            let windows = Windows::new(span.first_day(), span.last_day(), days).unwrap();
            let count = windows
                .map(|window| span.bounds(window))
                .filter(|bounds| is_given(bounds, record) && bounds.contain(Some(dates::from_utc(record))))
                .count();
            prop_assert_eq!(count, usize::from(after && before));
        }
    }

    #[test]
    fn a_moment_before_the_first_is_backwards() {
        let span = |since, until| Span::new(Some(since), Some(until), TimesOfDay::WithParameter);
        let at = |milliseconds| dates::from_utc(moment(milliseconds));
        assert!(span(at(1), at(0)).is_none());
        assert!(span(at(0), at(0)).is_some());
        assert!(span(at(1), at(0).to_day()).is_some(), "the day goes on");
    }
}
