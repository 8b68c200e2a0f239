//! Dates in every form the API sends.

use getty_api::operations::GetOrder;
use getty_api::{Error, Timestamp};

use super::decode;
use crate::support::assert_snapshot;

/// Forms seen in answers, and what .NET and databases print besides.
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
        "",
        "yesterday",
        "2026-13-01",
        "2026-02-30",
        "01/10/2026",
        "2026-10-01T25:00:00",
        "20261001",
        "12026-10-01",
        "-2026-10-01",
        "2026-10-01T12:30:00+99:00",
    ];
    for text in others {
        let Err(Error::Decode(error)) = decode::<GetOrder>(200, format!(r#"{{"order_date": "{text}"}}"#))
        else {
            panic!("{text} is no date")
        };
        assert_eq!(error.path, "order_date", "{text}");
        assert!(error.source.to_string().contains("is not a date such as 2026-10-01"), "{}", error.source);
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
