//! Dates are sent with the precision that the overlay states for each.

use getty_api::Timestamp;

use super::captured;
use crate::effective::{array, current, operations};

/// Of the days and times in the complete calls, which are given in other forms on purpose.
#[test]
fn dates_are_sent_as_days_or_to_the_second_in_utc_and_never_with_fractions() {
    let captured: Vec<_> = captured().values().flatten().collect();
    let mut checked = 0;
    for (_, _, operation) in operations(current()) {
        let id = operation["operationId"].as_str().unwrap_or_default();
        let parameters = array(&operation["parameters"]);
        for parameter in parameters.filter(|parameter| parameter["schema"]["format"] == "date-time") {
            let name = parameter["name"].as_str().unwrap_or_default();
            let call = captured.iter().find(|captured| captured.operation == id);
            let query = call.expect("every operation is sent").full.query();
            let sent = form_urlencoded::parse(query.as_bytes()).find(|(key, _)| key == name);
            let (_, sent) = sent.unwrap_or_else(|| panic!("{} does not send {name}", id));
            let form = match parameter["x-date-precision"].as_str() {
                Some("day") => ["0000-00-00"].as_slice(),
                Some("second") => &["0000-00-00", "0000-00-00T00:00:00"],
                other => panic!("{} {name}: {other:?}", id),
            };
            let shape: String =
                sent.chars().map(|one| if one.is_ascii_digit() { '0' } else { one }).collect();
            assert!(form.contains(&shape.as_str()), "{} sends {name}={sent}", id);
            checked += 1;
        }
    }
    assert!(checked >= 12, "{checked} dates");
}

#[test]
fn a_time_with_an_offset_is_sent_in_utc() {
    let moment = |text: &str| text.parse::<Timestamp>().expect("a time");
    for (given, day, second) in [
        ("2026-10-01", "2026-10-01", "2026-10-01"),
        ("2026-10-01T23:30:00", "2026-10-01", "2026-10-01T23:30:00"),
        ("2026-10-01T00:30:00.999999999+02:00", "2026-09-30", "2026-09-30T22:30:00"),
        ("2026-12-31T23:30:00.5-01:00", "2027-01-01", "2027-01-01T00:30:00"),
        ("2016-12-31T23:59:60.5Z", "2016-12-31", "2016-12-31T23:59:59"),
    ] {
        let given = moment(given);
        assert_eq!((given.to_day().to_string(), given.to_second().to_string()), (day.into(), second.into()));
    }
}
