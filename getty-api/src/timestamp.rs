//! Dates and times in the forms the API sends.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, SecondsFormat, Timelike, Utc};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A date, or a date and time, with or without a zone.
///
/// The API sends `2026-10-01T12:30:00Z`, the same with an offset, without a zone and without a time, even
/// for one property. A `Timestamp` keeps its form and is serialized in that form. For
/// comparing and sorting, a time without a zone counts as UTC, and a date without a time as midnight.
///
/// ```
/// use getty_api::Timestamp;
///
/// let day: Timestamp = "2026-10-01".parse()?;
/// let moment: Timestamp = "2026-10-01T12:30:00+02:00".parse()?;
/// assert!(!day.has_time() && day < moment);
/// assert_eq!(moment.to_utc().to_rfc3339(), "2026-10-01T10:30:00+00:00");
/// assert_eq!(day.to_string(), "2026-10-01");
/// # Ok::<(), getty_api::InvalidTimestamp>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Timestamp(Form);

#[derive(Clone, Copy, Debug)]
enum Form {
    Date(NaiveDate),
    Local(NaiveDateTime),
    Zoned(DateTime<FixedOffset>),
}

impl Timestamp {
    /// The time in UTC. A time without a zone counts as UTC, a date without a time as midnight.
    pub fn to_utc(self) -> DateTime<Utc> {
        match self.0 {
            Form::Date(date) => date.and_time(NaiveTime::MIN).and_utc(),
            Form::Local(local) => local.and_utc(),
            Form::Zoned(zoned) => zoned.to_utc(),
        }
    }

    /// The calendar date as written, in the zone it was written in.
    pub fn date(self) -> NaiveDate {
        match self.0 {
            Form::Date(date) => date,
            Form::Local(local) => local.date(),
            Form::Zoned(zoned) => zoned.date_naive(),
        }
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
        Self(Form::Zoned(utc.fixed_offset()))
    }
}

impl From<DateTime<FixedOffset>> for Timestamp {
    fn from(zoned: DateTime<FixedOffset>) -> Self {
        Self(Form::Zoned(zoned))
    }
}

impl PartialEq for Timestamp {
    fn eq(&self, other: &Self) -> bool {
        self.to_utc() == other.to_utc()
    }
}

impl Eq for Timestamp {}

impl Hash for Timestamp {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.to_utc().hash(state);
    }
}

impl PartialOrd for Timestamp {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Timestamp {
    fn cmp(&self, other: &Self) -> Ordering {
        self.to_utc().cmp(&other.to_utc())
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
            return Ok(date.into());
        }
        if let Ok(zoned) = DateTime::parse_from_rfc3339(&iso) {
            return Ok(zoned.into());
        }
        let local = || LOCAL.iter().find_map(|form| NaiveDateTime::parse_from_str(&iso, form).ok());
        let zoned = || ZONED.iter().find_map(|form| DateTime::parse_from_str(&iso, form).ok());
        local().map(Self::from).or_else(|| zoned().map(Self::from)).ok_or_else(|| InvalidTimestamp::new(text))
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
