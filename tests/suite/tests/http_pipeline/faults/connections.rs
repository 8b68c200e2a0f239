//! Connections that are refused, end, are reset or fall silent, at each place of an exchange.

use getty_api_ext::ErrorKind;
use getty_api_suite::fault_server::{Script, Step, response, response_head};

use crate::fault::{Fault, Meaning, Servers, Times};
use crate::operation::Kind;

/// How a connection goes wrong.
const MANNERS: [(&str, Step); 3] = [("closed", Step::Close), ("reset", Step::Reset), ("silent", Step::Stall)];

/// A place within an exchange: what the server reads and sends before it goes wrong there.
struct Place {
    name: &'static str,
    before: fn(Kind) -> Vec<Step>,
    /// Whether the head of the response is complete.
    headed: bool,
}

const PLACES: [Place; 12] = [
    Place { name: "before reading", before: |_| vec![], headed: false },
    Place { name: "after reading", before: |_| vec![Step::Read], headed: false },
    Place { name: "in the status line", before: |kind| sent(kind, 5), headed: false },
    Place { name: "after the status line", before: |kind| sent(kind, 21), headed: false },
    Place { name: "in a header", before: |kind| sent(kind, 30), headed: false },
    Place { name: "before the blank line", before: |kind| sent(kind, head_length(kind) - 2), headed: false },
    Place { name: "after the head", before: |kind| sent(kind, head_length(kind)), headed: true },
    Place {
        name: "after a byte of the body",
        before: |kind| sent(kind, head_length(kind) + 1),
        headed: true,
    },
    Place { name: "in the body", before: |kind| sent(kind, head_length(kind) + 60), headed: true },
    Place { name: "before the last byte", before: |kind| sent(kind, whole(kind).len() - 1), headed: true },
    Place { name: "in a chunk", before: |kind| chunked(kind, 10), headed: true },
    Place { name: "before the last chunk", before: |kind| chunked(kind, 0), headed: true },
];

fn whole(kind: Kind) -> Vec<u8> {
    response(kind.status(), &[("content-type", "application/json")], kind.body())
}

fn head_length(kind: Kind) -> usize {
    whole(kind).len() - kind.body().len()
}

/// Reads, and sends so much of a good response.
fn sent(kind: Kind, length: usize) -> Vec<Step> {
    let mut bytes = whole(kind);
    bytes.truncate(length);
    vec![Step::Read, Step::Send(bytes.into())]
}

/// Reads, and sends the body in one chunk without its last N bytes and without the final chunk.
fn chunked(kind: Kind, without: usize) -> Vec<Step> {
    let mut bytes = response_head(kind.status(), &[("transfer-encoding", "chunked")]);
    let body = kind.body();
    bytes.extend(format!("{:x}\r\n", body.len()).into_bytes());
    bytes.extend(&body.as_bytes()[..body.len() - without]);
    vec![Step::Read, Step::Send(bytes.into())]
}

pub(crate) fn rows() -> Vec<Fault> {
    let mut rows = Vec::new();
    for times in Times::ALL {
        for place in &PLACES {
            for (manner, step) in MANNERS {
                let (before, headed) = (place.before, place.headed);
                let silent = matches!(step, Step::Stall);
                let name = format!("{manner} {}", place.name);
                let script = move |kind| Script::new(before(kind)).then(step.clone());
                rows.push(Fault::new(name, times, Meaning::Passing, script).expecting(move |_, expected| {
                    let kind = if silent { ErrorKind::Timeout } else { ErrorKind::Connection };
                    expected.kind = Some(kind).filter(|_| expected.good == Some(false));
                    // The limits of the matrix: 5 s for an attempt, 3 s for a body.
                    let limit = if headed { 3 } else { 5 };
                    let failed = expected.requests.unwrap_or(0) - u32::from(expected.good == Some(true));
                    expected.time = std::time::Duration::from_secs(if silent { limit } else { 0 }) * failed;
                }));
            }
        }
        let refused = Servers::Refused(times.count());
        let script = |_| Script::default();
        rows.push(Fault::new("connection refused", times, Meaning::NeverSent, script).on(refused));
    }
    for (manner, step) in MANNERS {
        let script = move |_| Script::new([step.clone()]);
        let name = format!("{manner} in the TLS handshake");
        rows.push(Fault::new(name, Times::Always, Meaning::NeverSent, script).on(Servers::NoTls));
    }
    let plain = |_| Script::new([Step::Send(response(400, &[], "speak plainly").into()), Step::Close]);
    rows.push(Fault::new("plain HTTP for TLS", Times::Always, Meaning::NeverSent, plain).on(Servers::NoTls));
    rows
}
