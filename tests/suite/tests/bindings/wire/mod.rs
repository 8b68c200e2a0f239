//! What is sent: every operation with what it cannot do without, and with everything it takes, captured off a
//! socket.

mod account;
mod ai_generator;
mod asset_changes;
mod boards;
mod coverage;
mod dates;
mod embed;
mod image_searches;
mod metadata;
mod other_searches;
mod video_searches;

use std::collections::BTreeMap;
use std::sync::OnceLock;

use getty_api::{Execute as _, HttpExecutor, Operation, Timestamp};
use getty_api_suite::loopback::{Loopback, RawResponse, RecordedRequest};

use crate::support::{assert_snapshot, block_on};

pub(crate) use coverage::complaints;

/// An operation with the requests it was captured in.
pub(crate) struct Captured {
    pub(crate) operation: &'static str,
    minimal: RecordedRequest,
    full: RecordedRequest,
}

/// Sends calls and keeps what arrived.
struct Wire {
    server: Loopback,
    executor: HttpExecutor,
    captured: Vec<Captured>,
}

impl Wire {
    fn new() -> Self {
        let server = Loopback::responding(RawResponse::new(200)).expect("a port on loopback");
        let url: url::Url = server.url().parse().expect("the server's address");
        let executor = HttpExecutor::new("the-key").expect("a key");
        let executor = executor.access_token("the-token").expect("a token");
        let executor = executor.api_url(url.clone()).embed_url(url);
        Self { server, executor, captured: Vec::new() }
    }

    /// Records a call with what it cannot do without, and one with everything it takes.
    fn record<O: Operation>(&mut self, minimal: O, full: O) {
        let (minimal, full) = (self.send(minimal), self.send(full));
        self.captured.push(Captured { operation: O::INFO.id, minimal, full });
    }

    /// Records a call that takes nothing beyond what it cannot do without.
    fn record_alone<O: Operation>(&mut self, call: O) {
        let request = self.send(call);
        self.captured.push(Captured { operation: O::INFO.id, minimal: request.clone(), full: request });
    }

    fn send<O: Operation>(&self, call: O) -> RecordedRequest {
        let id = O::INFO.id;
        let request = call.into_request().unwrap_or_else(|error| panic!("{id}: {error}"));
        block_on(self.executor.execute(request)).unwrap_or_else(|error| panic!("{id}: {error}"));
        self.server.recorded().pop().expect("the request that was just sent")
    }
}

/// Records the calls of a module.
type Record = fn(&mut Wire);

/// Everything captured, by the module that sends it.
pub(crate) fn captured() -> &'static BTreeMap<&'static str, Vec<Captured>> {
    static CAPTURED: OnceLock<BTreeMap<&'static str, Vec<Captured>>> = OnceLock::new();
    CAPTURED.get_or_init(|| {
        let modules: [(&str, Record); 9] = [
            ("account", account::record),
            ("ai_generator", ai_generator::record),
            ("asset_changes", asset_changes::record),
            ("boards", boards::record),
            ("embed", embed::record),
            ("image_searches", image_searches::record),
            ("metadata", metadata::record),
            ("other_searches", other_searches::record),
            ("video_searches", video_searches::record),
        ];
        let record = |(name, record): (&'static str, Record)| {
            let mut wire = Wire::new();
            record(&mut wire);
            (name, wire.captured)
        };
        modules.into_iter().map(record).collect()
    })
}

#[test]
fn wire() {
    for (module, captured) in captured() {
        let mut listing = String::new();
        for Captured { operation, minimal, full } in captured {
            if minimal == full {
                listing += &format!("## {operation}\n{}\n", show(full));
            } else {
                listing += &format!("## {operation}, minimal\n{}\n", show(minimal));
                listing += &format!("## {operation}, full\n{}\n", show(full));
            }
        }
        assert_snapshot(&format!("wire/{module}"), &listing);
    }
}

/// A request as text: its first line as it was sent, then the query decoded, the headers, the body.
fn show(request: &RecordedRequest) -> String {
    let mut text = format!("{} {}\n", request.method, request.target);
    for (name, value) in form_urlencoded::parse(request.query().as_bytes()) {
        text += &format!("    ?{name} = {value}\n");
    }
    let mut headers: Vec<(String, &str)> =
        request.headers.iter().map(|(name, value)| (name.to_lowercase(), value.as_str())).collect();
    headers.sort();
    for (name, value) in headers {
        let value = if name == "host" { "(the server)" } else { value };
        text += &format!("{name}: {value}\n");
    }
    if !request.body.is_empty() {
        text += &format!("\n{}\n", show_body(request));
    }
    text
}

fn show_body(request: &RecordedRequest) -> String {
    match serde_json::from_slice::<serde_json::Value>(&request.body) {
        Ok(json) => format!("{json:#}"),
        Err(_) => request.body.escape_ascii().to_string(),
    }
}

/// A day without a time.
fn day(text: &str) -> Timestamp {
    let timestamp: Timestamp = text.parse().expect("a date");
    assert!(!timestamp.has_time());
    timestamp
}

/// A day with a time and a zone.
fn moment(text: &str) -> Timestamp {
    let timestamp: Timestamp = text.parse().expect("a date with a time");
    assert!(timestamp.has_zone());
    timestamp
}
