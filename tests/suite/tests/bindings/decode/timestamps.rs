//! Dates in every form the API sends.

use chrono::{DateTime, NaiveDateTime};
use getty_api::operations::GetOrder;
use getty_api::{Error, Timestamp};
use proptest::prelude::*;

use super::decode;
use super::decode_strictly;
use crate::support::assert_snapshot;

/// Forms seen in responses, and what .NET and databases print besides.
const FORMS: [&str; 16] = [
    "2026-10-01",
    "2026-10-01T12:30",
    "2026-10-01T12:30:00",
    "2026-10-01T12:30:00.117",
    "2026-10-01T12:30:00.1234567",
    "2026-10-01T12:30:00Z",
    "2026-10-01T12:30:00.117Z",
    "2026-10-01T12:30Z",
    "2026-10-01T12:30:00+02:00",
    "2026-10-01T12:30:00-07:00",
    "2026-10-01T12:30:00+0200",
    "2026-10-01T12:30:00.5+02",
    "2026-10-01 12:30:00",
    "2026-10-01 12:30:00Z",
    " 2026-10-01 ",
    "0001-01-01T00:00:00",
];

#[test]
fn every_form_is_read_and_written_back() {
    let mut table = String::new();
    for form in FORMS {
        let order = decode::<GetOrder>(200, format!(r#"{{"order_date": "{form}"}}"#)).expect(form);
        let date = order.order_date.expect(form);
        table += &format!(
            "{form:?}: written {date}, UTC {}, date {}, time {}, zone {}\n",
            date.to_utc().to_rfc3339(),
            date.date(),
            date.has_time(),
            date.has_zone()
        );
        let written = serde_json::to_value(date).expect("a date is text");
        let again: Timestamp = serde_json::from_value(written.clone()).expect(form);
        assert_eq!(serde_json::to_value(again).expect("a date is text"), written, "{form}");
    }
    assert_snapshot("decode/timestamps", &table);
}

#[test]
fn what_is_no_date_is_an_error_that_names_the_place() {
    let others = [
        "yesterday",
        "2026-13-01",
        "2026-02-30",
        "01/10/2026",
        "2026-10-01T25:00:00",
        "20261001",
        "12026-10-01",
        "-2026-10-01",
        "2026-10-01T12:30:00+99:00",
        "2026-10-01T12:30:00+02:60",
        "2026-10-01T12:30:00.Z",
        "2026-10-01T12:30:00.1234567x",
    ];
    for text in others {
        let body = format!(r#"{{"order_date": "{text}"}}"#);
        let Err(Error::Decode(error)) = decode_strictly::<GetOrder>(200, body) else {
            panic!("{text} is no date")
        };
        assert_eq!(error.pointer, "/order_date", "{text}");
        assert!(error.to_string().ends_with("a string instead of a date or a date and time"), "{error}");
    }
}

#[test]
fn moments_are_compared_whatever_their_form() {
    let at = |text: &str| text.parse::<Timestamp>().expect("a date");
    assert_eq!(at("2026-10-01T12:30:00+02:00"), at("2026-10-01T10:30:00Z"));
    assert_eq!(at("2026-10-01"), at("2026-10-01T00:00:00Z"));
    assert!(at("2026-10-01") < at("2026-10-01T00:00:01"));
    let mut dates = [at("2026-10-02"), at("2026-10-01T23:00:00-07:00"), at("2026-10-01")];
    dates.sort();
    let dates = dates.map(|date| date.to_string());
    assert_eq!(dates, ["2026-10-01", "2026-10-02", "2026-10-01T23:00:00-07:00"]);
}

proptest! {
    /// What `chrono` prints and reads is read the same here, whatever the digits.
    #[test]
    fn moments_are_read_as_chrono_reads_them(
        second in -62_000_000_000_i64..250_000_000_000,
        nanosecond in 0_u32..1_000_000_000,
        digits in 0_usize..10,
        minutes in -840_i32..841,
    ) {
        let moment = DateTime::from_timestamp(second, nanosecond).ok_or(TestCaseError::fail("a moment"))?;
        let local = moment.naive_utc().format("%Y-%m-%dT%H:%M:%S").to_string();
        let fraction = &format!("{nanosecond:09}")[..digits];
        let local = if fraction.is_empty() { local } else { format!("{local}.{fraction}") };
        let sign = if minutes < 0 { '-' } else { '+' };
        let zoned = format!("{local}{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60);

        let read = |text: &str| text.parse::<Timestamp>().map_err(|error| TestCaseError::fail(error.to_string()));
        let expected: NaiveDateTime = local.parse().map_err(|_| TestCaseError::fail(local.clone()))?;
        prop_assert_eq!(read(&local)?.to_utc(), expected.and_utc());
        prop_assert!(!read(&local)?.has_zone());
        let expected = DateTime::parse_from_rfc3339(&zoned).map_err(|_| TestCaseError::fail(zoned.clone()))?;
        prop_assert_eq!(read(&zoned)?.to_utc(), expected.to_utc());
        prop_assert_eq!(read(&zoned)?.date(), expected.date_naive());
        prop_assert_eq!(read(&format!("{local}Z"))?.to_utc(), read(&local)?.to_utc());
    }

    /// Whatever stands there, it is a date or an error.
    #[test]
    fn text_that_is_nearly_a_date_is_no_reason_to_panic(text in "[0-9]{4}-[0-9]{2}-[0-9]{2}[T ]?[0-9:.+Z-]{0,24}") {
        let _ = text.parse::<Timestamp>();
    }
}
