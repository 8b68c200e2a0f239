//! Error responses: each status, with each form of body, with and without `Retry-After`.

use std::time::Duration;

use getty_api_ext::ErrorKind;
use getty_api_suite::fault_server::{Script, response};

use crate::fault::{Expected, Fault, Meaning, Times};
use crate::operation::Kind;

/// Statuses that pass by themselves.
const PASSING: [u16; 5] = [408, 500, 502, 503, 504];

/// Statuses of refused requests.
const REFUSALS: [u16; 16] = [400, 402, 403, 404, 405, 406, 409, 410, 411, 412, 413, 415, 418, 422, 431, 451];

/// Unknown statuses, after which the outcome is unknown.
const STRANGE: [u16; 7] = [300, 304, 305, 501, 505, 520, 599];

/// Successes that no operation is documented to have, and that are some all the same.
const UNDOCUMENTED: [u16; 3] = [202, 203, 206];

/// The forms of an error's body.
const BODIES: [(&str, &str, &str); 6] = [
    ("API error", "application/vnd.getty.error+json", r#"{"ErrorCode":"Seen","ErrorMessage":"what it was"}"#),
    ("gateway error", "application/json", r#"{"message":"Endpoint request failed"}"#),
    ("HTML", "text/html", "<html><body><h1>Bad things</h1></body></html>"),
    ("empty", "application/json", ""),
    ("cut JSON", "application/json", r#"{"ErrorCode":"Se"#),
    ("not text", "application/json", "\u{0}\u{1}\u{7f}"),
];

pub(crate) fn rows() -> Vec<Fault> {
    let mut rows = Vec::new();
    for times in Times::ALL {
        for status in PASSING {
            for (form, content_type, body) in BODIES {
                // Each form once is enough for one of the numbers.
                if times == Times::Once || form == "API error" {
                    let name = format!("{status} with a body that is {form}");
                    rows.push(plain(
                        name,
                        times,
                        Meaning::Passing,
                        status,
                        &[("content-type", content_type)],
                        body,
                    ));
                }
            }
        }
        let too_many = r#"{"message":"Too Many Requests"}"#;
        let pausing = |_, expected: &mut Expected| {
            // The API counts by the second.
            let pauses = expected.requests.unwrap_or(1) - 1;
            expected.time = Duration::from_secs(1) * pauses;
        };
        let now = Meaning::RefusedForNow;
        rows.push(plain("429", times, now, 429, &[], too_many).expecting(pausing));
        let generations = r#"{"ErrorCode":"TooManyConcurrentGenerations","ErrorMessage":"wait"}"#;
        rows.push(plain("429 for generations", times, now, 429, &[], generations).expecting(pausing));
        for header in [
            ("x-error-detail", "Account Over Queries Per Second Limit"),
            ("x-mashery-error-code", "ERR_403_DEVELOPER_OVER_QPS"),
        ] {
            let name = format!("403 with {}", header.0);
            rows.push(plain(name, times, now, 403, &[header], "<h1>Forbidden</h1>").expecting(pausing));
        }
    }
    for status in REFUSALS {
        for (form, content_type, body) in &BODIES[..4] {
            let name = format!("{status} with a body that is {form}");
            let headers = [("content-type", *content_type)];
            rows.push(plain(name, Times::Always, Meaning::Refused, status, &headers, body));
        }
    }
    for status in STRANGE {
        rows.push(plain(status.to_string(), Times::Always, Meaning::Staying, status, &[], "{}"));
    }
    for status in UNDOCUMENTED {
        rows.push(plain(status.to_string(), Times::Always, Meaning::Good, status, &[], "{}"));
    }
    let daily = r#"{"ErrorCode":"DailyRequestLimitExceeded","ErrorMessage":"come back tomorrow"}"#;
    let account_wide = |_, expected: &mut Expected| expected.kind = Some(ErrorKind::AccountWide);
    let refused = Meaning::Refused;
    rows.push(plain("429 for the day", Times::Always, refused, 429, &[], daily).expecting(account_wide));
    let over = [("x-mashery-error-code", "ERR_403_DEVELOPER_OVER_RATE")];
    rows.push(plain("403 for the period", Times::Always, refused, 403, &over, "").expecting(account_wide));
    let quota = r#"{"ErrorCode":"OverageLimitReached","ErrorMessage":"no more"}"#;
    let of_downloads = |kind, expected: &mut Expected| {
        expected.kind = Some(if kind == Kind::Metered { ErrorKind::AccountWide } else { ErrorKind::Api });
    };
    rows.push(plain("403 for the product", Times::Always, refused, 403, &[], quota).expecting(of_downloads));
    let at_fault = r#"{"ErrorCode":"InvalidIStockCollection","ErrorMessage":"no such"}"#;
    rows.push(plain("500 for the request", Times::Always, Meaning::Staying, 500, &[], at_fault));
    for times in Times::ALL {
        // Repeated once with a new token, unless it may concern the asset and the token has just been issued.
        let twice = move |kind, expected: &mut Expected| {
            let repeated = kind != Kind::Metered;
            let good = repeated && times == Times::Once;
            expected.requests = Some(if repeated { 2 } else { 1 });
            expected.good = Some(good);
            expected.outcome = Some(getty_api_ext::Outcome::NotDone).filter(|_| !good);
            expected.kind = Some(match kind {
                Kind::Metered => ErrorKind::OutsideAgreement,
                _ => ErrorKind::Credentials,
            })
            .filter(|_| !good);
        };
        let body = r#"{"message":"Unauthorized"}"#;
        rows.push(plain("401", times, Meaning::Refused, 401, &[], body).expecting(twice));
    }
    let nested = format!("{{\"ErrorMessage\":{}{}}}", "[".repeat(10_000), "]".repeat(10_000));
    rows.push(plain("400 nested deeply", Times::Always, Meaning::Refused, 400, &[], &nested));
    let long = "x".repeat(1 << 20);
    rows.push(plain("400 with a long body", Times::Always, Meaning::Refused, 400, &[], &long));
    rows.extend(retry_after());
    rows
}

fn plain(
    name: impl Into<String>,
    times: Times,
    meaning: Meaning,
    status: u16,
    headers: &[(&str, &str)],
    body: &str,
) -> Fault {
    let response = response(status, headers, body);
    Fault::new(name, times, meaning, move |_| Script::respond(response.clone())).expecting(|_, expected| {
        expected.kind = Some(ErrorKind::Api).filter(|_| expected.good == Some(false));
    })
}

/// Values of `Retry-After`, and the delay that follows; `None` is a delay that is too long.
const AFTER: [(&str, Option<u64>); 15] = [
    ("0", Some(0)),
    ("1", Some(1)),
    ("7", Some(7)),
    (" 7 ", Some(7)),
    ("120", Some(120)),
    ("90000", None),
    ("18446744073709551615", None),
    ("18446744073709551616", None),
    ("-5", Some(0)),
    ("soon", Some(0)),
    ("", Some(0)),
    ("Wed, 21 Oct 2026 07:28:09 GMT", Some(9)),
    ("Wednesday, 21-Oct-26 07:28:09 GMT", Some(9)),
    ("Wed Oct 21 07:28:09 2026", Some(9)),
    ("Tue, 20 Oct 2026 07:28:00 GMT", Some(0)),
];

fn retry_after() -> Vec<Fault> {
    let mut rows = Vec::new();
    for (value, pause) in AFTER {
        for (status, meaning) in [(429, Meaning::RefusedForNow), (503, Meaning::Passing)] {
            let headers = [("retry-after", value), ("date", "Wed, 21 Oct 2026 07:28:00 GMT")];
            let name = format!("{status} with Retry-After `{value}`");
            rows.push(plain(name, Times::Once, meaning, status, &headers, "").expecting(
                move |_, expected| match pause {
                    Some(seconds) if expected.good == Some(true) => {
                        expected.time = Duration::from_secs(seconds);
                    }
                    Some(_) => {}
                    // It fails immediately with that error.
                    None => {
                        expected.requests = Some(1);
                        expected.good = Some(false);
                        expected.kind = Some(ErrorKind::Api);
                        expected.outcome = None;
                    }
                },
            ));
        }
    }
    rows
}
