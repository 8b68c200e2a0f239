//! Dates and times in the forms the API sends.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::{Add, Sub};
use std::str::FromStr;
use std::time::{Duration, SystemTime};

use chrono::{
    DateTime, Datelike as _, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, SecondsFormat, TimeDelta,
    Timelike, Utc,
};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A date, or a date and time, with or without a zone.
///
/// The API sends `2026-10-01T12:30:00Z`, the same with an offset, without a zone and without a time, even
/// for one property. A `Timestamp` keeps its form and is serialized in that form. For
/// comparing and sorting, a time without a zone counts as UTC, and a date without a time as midnight.
///
/// ```
/// use std::time::Duration;
///
/// use getty_api::Timestamp;
///
/// let day: Timestamp = "2026-10-01".parse()?;
/// let moment: Timestamp = "2026-10-01T12:30:00+02:00".parse()?;
/// assert!(!day.has_time() && day < moment);
/// assert_eq!(moment.to_rfc3339(), "2026-10-01T10:30:00Z");
/// assert_eq!(day.to_string(), "2026-10-01");
/// assert_eq!(Timestamp::from_ymd(2026, 10, 1), Some(day));
/// assert_eq!(day.plus_days(-1).to_string(), "2026-09-30");
/// assert_eq!((moment + Duration::from_secs(60)).to_string(), "2026-10-01T12:31:00+02:00");
/// # Ok::<(), getty_api::InvalidTimestamp>(())
/// ```
///
/// The feature `chrono` adds conversions from and to the types of the crate [`chrono`](https://docs.rs/chrono).
#[derive(Clone, Copy, Debug)]
pub struct Timestamp(Form);

#[derive(Clone, Copy, Debug)]
enum Form {
    Date(NaiveDate),
    Local(NaiveDateTime),
    Zoned(DateTime<FixedOffset>),
}

/// The first and the last moment that computing with timestamps results in: of years with four digits.
const FIRST: NaiveDateTime = match NaiveDate::from_ymd_opt(0, 1, 1) {
    Some(day) => day.and_time(NaiveTime::MIN),
    None => NaiveDateTime::MIN,
};
const LAST: NaiveDateTime = match NaiveDate::from_ymd_opt(9999, 12, 31) {
    Some(day) => match day.and_hms_nano_opt(23, 59, 59, 999_999_999) {
        Some(moment) => moment,
        None => NaiveDateTime::MAX,
    },
    None => NaiveDateTime::MAX,
};

impl Timestamp {
    /// The current time of the system clock, in UTC.
    #[must_use]
    pub fn now() -> Self {
        SystemTime::now().into()
    }

    /// A day; `None` when there is no such day in the years 0 to 9999.
    ///
    /// ```
    /// use getty_api::Timestamp;
    ///
    /// let day = Timestamp::from_ymd(2026, 1, 31).map(|day| day.to_string());
    /// assert_eq!(day.as_deref(), Some("2026-01-31"));
    /// assert_eq!(Timestamp::from_ymd(2026, 2, 31), None);
    /// ```
    pub fn from_ymd(year: i32, month: u32, day: u32) -> Option<Self> {
        let is_written = (FIRST.year()..=LAST.year()).contains(&year);
        let date = NaiveDate::from_ymd_opt(year, month, day).filter(|_| is_written)?;
        Some(Self(Form::Date(date)))
    }

    /// The moment that is `seconds` seconds after 1970-01-01T00:00:00Z, in UTC; `None` outside of the years 0 to 9999.
    ///
    /// ```
    /// use getty_api::Timestamp;
    ///
    /// let moment = Timestamp::from_unix_seconds(1_790_850_600).map(|moment| moment.to_string());
    /// assert_eq!(moment.as_deref(), Some("2026-10-01T10:30:00Z"));
    /// ```
    pub fn from_unix_seconds(seconds: i64) -> Option<Self> {
        let utc = DateTime::from_timestamp(seconds, 0)?;
        (FIRST..=LAST).contains(&utc.naive_utc()).then(|| Self(Form::Zoned(utc.fixed_offset())))
    }

    /// The seconds since 1970-01-01T00:00:00Z, without fractions; negative for earlier moments.
    pub fn unix_seconds(self) -> i64 {
        self.utc().timestamp()
    }

    /// The moment as a `SystemTime`; `None` when the system cannot represent it.
    pub fn to_system_time(self) -> Option<SystemTime> {
        let since = self.utc().signed_duration_since(DateTime::UNIX_EPOCH);
        match since.to_std() {
            Ok(after) => SystemTime::UNIX_EPOCH.checked_add(after),
            Err(_) => SystemTime::UNIX_EPOCH.checked_sub(since.abs().to_std().ok()?),
        }
    }

    /// The moment in UTC, as RFC 3339: `2026-10-01T10:30:00Z`. `Display` writes the form that was parsed.
    pub fn to_rfc3339(self) -> String {
        self.utc().to_rfc3339_opts(SecondsFormat::AutoSi, true)
    }

    /// The year as written, in the zone it was written in.
    pub fn year(self) -> i32 {
        self.local().year()
    }

    /// The month as written, 1 to 12.
    pub fn month(self) -> u32 {
        self.local().month()
    }

    /// The day of the month as written, 1 to 31.
    pub fn day(self) -> u32 {
        self.local().day()
    }

    /// The hour as written, 0 to 23; 0 without a time.
    pub fn hour(self) -> u32 {
        self.local().hour()
    }

    /// The minute as written, 0 to 59; 0 without a time.
    pub fn minute(self) -> u32 {
        self.local().minute()
    }

    /// The second as written, 0 to 59; 0 without a time.
    pub fn second(self) -> u32 {
        self.local().second()
    }

    /// The time from an earlier moment to this one; `None` when the other is later.
    ///
    /// ```
    /// use getty_api::Timestamp;
    ///
    /// let (day, noon): (Timestamp, Timestamp) = ("2026-10-01".parse()?, "2026-10-01T12:00:00Z".parse()?);
    /// assert_eq!(noon.duration_since(day).map(|time| time.as_secs()), Some(12 * 3600));
    /// assert_eq!(day.duration_since(noon), None);
    /// # Ok::<(), getty_api::InvalidTimestamp>(())
    /// ```
    pub fn duration_since(self, earlier: Self) -> Option<Duration> {
        self.utc().signed_duration_since(earlier.utc()).to_std().ok()
    }

    /// Adds days, or subtracts them if negative, and keeps the form. The result is limited to the years 0 to 9999.
    #[must_use]
    pub fn plus_days(self, days: i64) -> Self {
        let change = TimeDelta::try_days(days);
        let end = if days < 0 { FIRST } else { LAST };
        let moved =
            self.with_local(|local| change.and_then(|days| local.checked_add_signed(days)).unwrap_or(end));
        if self.has_time() { moved } else { Self(Form::Date(moved.local().date())) }
    }

    /// The same with another local time, in the zone it was written in.
    fn with_local(self, change: impl FnOnce(NaiveDateTime) -> NaiveDateTime) -> Self {
        let local = change(self.local()).clamp(FIRST, LAST);
        match self.0 {
            Form::Date(_) | Form::Local(_) => Self(Form::Local(local)),
            Form::Zoned(zoned) => {
                let offset = *zoned.offset();
                Self(Form::Zoned(DateTime::from_naive_utc_and_offset(local - offset, offset)))
            }
        }
    }

    /// The local time as written; midnight without a time.
    fn local(self) -> NaiveDateTime {
        match self.0 {
            Form::Date(date) => date.and_time(NaiveTime::MIN),
            Form::Local(local) => local,
            Form::Zoned(zoned) => zoned.naive_local(),
        }
    }

    /// The moment in UTC.
    pub(crate) fn utc(self) -> DateTime<Utc> {
        match self.0 {
            Form::Zoned(zoned) => zoned.to_utc(),
            Form::Date(_) | Form::Local(_) => self.local().and_utc(),
        }
    }

    /// The calendar date as written.
    pub(crate) fn written_date(self) -> NaiveDate {
        match self.0 {
            Form::Date(date) => date,
            Form::Local(local) => local.date(),
            Form::Zoned(zoned) => zoned.date_naive(),
        }
    }

    pub(crate) const fn from_date(date: NaiveDate) -> Self {
        Self(Form::Date(date))
    }

    pub(crate) fn from_utc(utc: DateTime<Utc>) -> Self {
        Self(Form::Zoned(utc.fixed_offset()))
    }

    /// The date without a time, the form of parameters that are days. For a time with an offset, the date in UTC.
    ///
    /// ```
    /// use getty_api::Timestamp;
    ///
    /// let moment: Timestamp = "2026-10-01T00:30:00+02:00".parse()?;
    /// assert_eq!(moment.to_day().to_string(), "2026-09-30");
    /// # Ok::<(), getty_api::InvalidTimestamp>(())
    /// ```
    #[must_use]
    pub fn to_day(self) -> Self {
        Self(Form::Date(match self.0 {
            Form::Date(date) => date,
            Form::Local(local) => local.date(),
            Form::Zoned(zoned) => zoned.naive_utc().date(),
        }))
    }

    /// The time in UTC without a zone and without fractions of a second, the form of parameters that are times.
    /// A date without a time is returned unchanged.
    ///
    /// ```
    /// use getty_api::Timestamp;
    ///
    /// let moment: Timestamp = "2026-10-01T12:30:00.75+02:00".parse()?;
    /// assert_eq!(moment.to_second().to_string(), "2026-10-01T10:30:00");
    /// # Ok::<(), getty_api::InvalidTimestamp>(())
    /// ```
    #[must_use]
    pub fn to_second(self) -> Self {
        match self.0 {
            Form::Date(_) => self,
            Form::Local(local) => Self(Form::Local(truncate_to_second(local))),
            Form::Zoned(zoned) => Self(Form::Local(truncate_to_second(zoned.naive_utc()))),
        }
    }

    /// The same time without fractions of a second, in the same form.
    fn without_fractions(self) -> Self {
        match self.0 {
            Form::Date(_) => self,
            Form::Local(local) => Self(Form::Local(truncate_to_second(local))),
            Form::Zoned(zoned) => Self(Form::Zoned(truncate_to_second(zoned))),
        }
    }

    /// Whether it has a time of day.
    pub fn has_time(self) -> bool {
        !matches!(self.0, Form::Date(_))
    }

    /// Whether it has a zone or an offset.
    pub fn has_zone(self) -> bool {
        matches!(self.0, Form::Zoned(_))
    }
}

/// The time without its fraction of a second.
fn truncate_to_second<T: Timelike + Copy>(time: T) -> T {
    // 0 is a valid number of nanoseconds for every time.
    time.with_nanosecond(0).unwrap_or(time)
}

/// Dates in the bodies of requests.
pub(crate) trait SentDate {
    fn sent(&self) -> Self;
}

impl SentDate for Timestamp {
    fn sent(&self) -> Self {
        self.without_fractions()
    }
}

impl<T: SentDate> SentDate for Option<T> {
    fn sent(&self) -> Self {
        self.as_ref().map(T::sent)
    }
}

impl<T: SentDate> SentDate for Vec<T> {
    fn sent(&self) -> Self {
        self.iter().map(T::sent).collect()
    }
}

/// Serializes a date in the body of a request: in its form, without fractions of a second.
pub(crate) fn to_the_second<T, S>(date: &T, serializer: S) -> Result<S::Ok, S::Error>
where
    T: SentDate + Serialize,
    S: Serializer,
{
    date.sent().serialize(serializer)
}

/// The moment in UTC; earlier than the year 0 or later than 9999, the first or last moment of these years.
impl From<SystemTime> for Timestamp {
    fn from(time: SystemTime) -> Self {
        let epoch = Self::from_utc(DateTime::UNIX_EPOCH);
        match time.duration_since(SystemTime::UNIX_EPOCH) {
            Ok(after) => epoch + after,
            Err(before) => epoch - before.duration(),
        }
    }
}

/// Later, in the zone it was written in; a day gets a time. At most the end of the year 9999.
impl Add<Duration> for Timestamp {
    type Output = Self;

    fn add(self, time: Duration) -> Self {
        let change = TimeDelta::from_std(time).ok();
        self.with_local(|local| change.and_then(|time| local.checked_add_signed(time)).unwrap_or(LAST))
    }
}

/// Earlier, in the zone it was written in; a day gets a time. At least the beginning of the year 0.
impl Sub<Duration> for Timestamp {
    type Output = Self;

    fn sub(self, time: Duration) -> Self {
        let change = TimeDelta::from_std(time).ok();
        self.with_local(|local| change.and_then(|time| local.checked_sub_signed(time)).unwrap_or(FIRST))
    }
}

/// Conversions from and to the types of `chrono`.
#[cfg(feature = "chrono")]
mod conversions {
    use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, Utc};

    use super::{Form, Timestamp};

    impl Timestamp {
        /// The moment in UTC: without a zone the time is taken as UTC, without a time as midnight.
        pub fn to_utc(self) -> DateTime<Utc> {
            self.utc()
        }

        /// The calendar date as written, in the zone it was written in.
        pub fn date(self) -> NaiveDate {
            self.written_date()
        }
    }

    impl From<NaiveDate> for Timestamp {
        fn from(date: NaiveDate) -> Self {
            Self(Form::Date(date))
        }
    }

    impl From<NaiveDateTime> for Timestamp {
        fn from(local: NaiveDateTime) -> Self {
            Self(Form::Local(local))
        }
    }

    impl From<DateTime<Utc>> for Timestamp {
        fn from(utc: DateTime<Utc>) -> Self {
            Self::from_utc(utc)
        }
    }

    impl From<DateTime<FixedOffset>> for Timestamp {
        fn from(zoned: DateTime<FixedOffset>) -> Self {
            Self(Form::Zoned(zoned))
        }
    }
}

impl PartialEq for Timestamp {
    fn eq(&self, other: &Self) -> bool {
        self.utc() == other.utc()
    }
}

impl Eq for Timestamp {}

impl Hash for Timestamp {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.utc().hash(state);
    }
}

impl PartialOrd for Timestamp {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Timestamp {
    fn cmp(&self, other: &Self) -> Ordering {
        self.utc().cmp(&other.utc())
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Form::Date(date) => write!(formatter, "{date}"),
            Form::Local(local) => write!(formatter, "{}", local.format("%Y-%m-%dT%H:%M:%S%.f")),
            Form::Zoned(zoned) => formatter.write_str(&zoned.to_rfc3339_opts(SecondsFormat::AutoSi, true)),
        }
    }
}

/// The text is not a date in a form that the API is known to send.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{text}` is not a date such as 2026-10-01, 2026-10-01T12:30:00 or 2026-10-01T12:30:00Z")]
pub struct InvalidTimestamp {
    text: String,
}

impl InvalidTimestamp {
    fn new(text: &str) -> Self {
        Self { text: text.chars().take(64).collect() }
    }
}

impl FromStr for Timestamp {
    type Err = InvalidTimestamp;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        const LOCAL: [&str; 2] = ["%Y-%m-%dT%H:%M:%S%.f", "%Y-%m-%dT%H:%M"];
        const ZONED: [&str; 2] = ["%Y-%m-%dT%H:%M:%S%.f%#z", "%Y-%m-%dT%H:%M%#z"];

        let trimmed = text.trim();
        if let Some(form) = parse_common(trimmed.as_bytes()) {
            return Ok(Self(form));
        }
        // Some databases behind the API print `%F %T`.
        let iso = if trimmed.as_bytes().get(10) == Some(&b' ') {
            trimmed.replacen(' ', "T", 1)
        } else {
            trimmed.to_owned()
        };
        // Four-digit years only: chrono's own range is wide enough for arithmetic on it to overflow.
        if iso.as_bytes().get(4) != Some(&b'-') {
            return Err(InvalidTimestamp::new(text));
        }
        if let Ok(date) = NaiveDate::parse_from_str(&iso, "%Y-%m-%d") {
            return Ok(Self(Form::Date(date)));
        }
        if let Ok(zoned) = DateTime::parse_from_rfc3339(&iso) {
            return Ok(Self(Form::Zoned(zoned)));
        }
        let local = || LOCAL.iter().find_map(|form| NaiveDateTime::parse_from_str(&iso, form).ok());
        let zoned = || ZONED.iter().find_map(|form| DateTime::parse_from_str(&iso, form).ok());
        let form = local().map(Form::Local).or_else(|| zoned().map(Form::Zoned));
        form.map(Self).ok_or_else(|| InvalidTimestamp::new(text))
    }
}

/// Parses the forms of nearly all dates. For `None` the caller uses `chrono`, which accepts more forms and takes ten
/// times as long.
fn parse_common(text: &[u8]) -> Option<Form> {
    let (date, rest) = text.split_at_checked(10)?;
    let [year @ .., b'-', _, _, b'-', _, _] = date else { return None };
    let year = i32::try_from(number(year)?).ok()?;
    let date = NaiveDate::from_ymd_opt(year, number(&date[5..7])?, number(&date[8..])?)?;
    if rest.is_empty() {
        return Some(Form::Date(date));
    }
    let (time, rest) = rest.split_at_checked(9)?;
    let [b'T', _, _, b':', _, _, b':', _, _] = time else { return None };
    let (hour, minute, second) = (number(&time[1..3])?, number(&time[4..6])?, number(&time[7..])?);
    let (nanosecond, zone) = match rest {
        [b'.', rest @ ..] => {
            let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
            let scale = 10_u32.pow(9_u32.checked_sub(u32::try_from(digits).ok()?)?);
            let (fraction, zone) = rest.split_at(digits);
            (number(fraction)?.checked_mul(scale)?, zone)
        }
        zone => (0, zone),
    };
    let local = date.and_hms_nano_opt(hour, minute, second, nanosecond)?;
    let offset = match zone {
        [] => return Some(Form::Local(local)),
        b"Z" => 0,
        [sign @ (b'+' | b'-'), _, _, b':', _, _] => {
            let (hours, minutes) = (number(&zone[1..3])?, number(&zone[4..])?);
            let seconds = (minutes < 60).then_some(i32::try_from(hours * 3600 + minutes * 60).ok()?)?;
            if *sign == b'-' { -seconds } else { seconds }
        }
        _ => return None,
    };
    let offset = FixedOffset::east_opt(offset)?;
    Some(Form::Zoned(local.and_local_timezone(offset).single()?))
}

/// Parses one to nine decimal digits.
fn number(digits: &[u8]) -> Option<u32> {
    if digits.is_empty() || digits.len() > 9 {
        return None;
    }
    digits.iter().try_fold(0, |number, digit| match digit {
        b'0'..=b'9' => Some(number * 10 + u32::from(digit - b'0')),
        _ => None,
    })
}

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::decode::deserialize(deserializer)
    }
}

#[cfg(feature = "schemars")]
impl schemars::JsonSchema for Timestamp {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Timestamp".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "description": "A date, or a date and time, ISO 8601, with or without a zone.",
            "examples": ["2026-10-01", "2026-10-01T12:30:00", "2026-10-01T12:30:00Z"]
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn timestamp(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn a_timestamp_is_moved_in_the_form_it_was_written_in() {
        let hours = |hours: u64| Duration::from_secs(hours * 3600);
        for (text, hour_later, hour_earlier, day_later) in [
            ("2026-02-28", "2026-02-28T01:00:00", "2026-02-27T23:00:00", "2026-03-01"),
            ("2026-02-28T23:30:00", "2026-03-01T00:30:00", "2026-02-28T22:30:00", "2026-03-01T23:30:00"),
            (
                "2026-02-28T23:30:00.5+02:00",
                "2026-03-01T00:30:00.500+02:00",
                "2026-02-28T22:30:00.500+02:00",
                "2026-03-01T23:30:00.500+02:00",
            ),
        ] {
            let at = timestamp(text);
            assert_eq!((at + hours(1)).to_string(), hour_later);
            assert_eq!((at - hours(1)).to_string(), hour_earlier);
            assert_eq!(at.plus_days(1).to_string(), day_later);
            assert_eq!(at.plus_days(1).plus_days(-1).to_string(), at.to_string());
            assert_eq!((at + hours(3)).duration_since(at), Some(hours(3)));
            assert_eq!(at.duration_since(at + hours(3)), None);
        }
    }

    #[test]
    fn every_result_can_be_written_and_parsed() {
        for text in ["2026-01-31", "2026-01-31T10:00:00", "2026-01-31T10:00:00Z", "9999-12-31T23:59:59-05:00"]
        {
            let at = timestamp(text);
            let ends =
                [at + Duration::MAX, at - Duration::MAX, at.plus_days(i64::MAX), at.plus_days(i64::MIN)];
            for end in ends {
                assert_eq!(end.to_string().parse(), Ok(end));
                let system_time = end.to_system_time().unwrap();
                assert_eq!(
                    Timestamp::from(system_time),
                    if end.utc().naive_utc() > LAST { at_last() } else { end }
                );
            }
        }
        assert_eq!(Timestamp::from_ymd(10_000, 1, 1), None);
        assert_eq!(Timestamp::from_ymd(-1, 1, 1), None);
        assert_eq!(Timestamp::from_unix_seconds(i64::MAX), None);
        let before_year_0 = timestamp("0000-01-01").unix_seconds() - 1;
        assert_eq!(Timestamp::from_unix_seconds(before_year_0), None);
    }

    fn at_last() -> Timestamp {
        Timestamp(Form::Local(LAST))
    }

    #[test]
    fn a_system_time_keeps_its_fractions() {
        for (seconds, nanoseconds) in [(0, 1), (1_790_850_600, 250_000_000)] {
            let time = SystemTime::UNIX_EPOCH + Duration::new(seconds, nanoseconds);
            assert_eq!(Timestamp::from(time).to_system_time(), Some(time));
            let before = SystemTime::UNIX_EPOCH - Duration::new(seconds, nanoseconds);
            assert_eq!(Timestamp::from(before).to_system_time(), Some(before));
        }
        let moment = timestamp("2026-10-01T12:30:45.5+02:00");
        assert_eq!(moment.to_rfc3339(), "2026-10-01T10:30:45.500Z");
        assert_eq!((moment.year(), moment.month(), moment.day()), (2026, 10, 1));
        assert_eq!((moment.hour(), moment.minute(), moment.second()), (12, 30, 45));
    }
}
