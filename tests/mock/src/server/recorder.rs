//! The requests that the server received, and assertions about them.

use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};
use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};

use bytes::Bytes;
use http::{HeaderMap, Method};
use tokio::sync::watch;

/// The listener of the server that received a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Host {
    /// The API itself (`/v3/…` and the old token paths).
    Api,
    /// The authentication host: token and authorization endpoints.
    Authentication,
    /// Files: downloads and display sizes.
    Delivery,
    /// oEmbed.
    Embed,
}

impl fmt::Display for Host {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Api => "api",
            Self::Authentication => "authentication",
            Self::Delivery => "delivery",
            Self::Embed => "embed",
        })
    }
}

/// One request as it was received, whatever the response.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct ReceivedRequest {
    /// The listener that received it.
    pub host: Host,
    /// The request method.
    pub method: Method,
    /// The path as sent, without the query.
    pub path: String,
    /// The names and values of the query: decoded, in order, with repeated names.
    pub query: Vec<(String, String)>,
    /// The request headers.
    pub headers: HeaderMap,
    /// The complete body.
    pub body: Bytes,
    /// The operation or endpoint, such as `"search_creative_images"`, `"token"` or `"delivery"`. `None`
    /// for a path that the server does not have.
    pub operation: Option<&'static str>,
}

impl ReceivedRequest {
    /// The value of the first query parameter of this name.
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")] async fn main() {
    /// let mock = getty_api_mock::MockGetty::start().await;
    /// let url = format!("{}/v3/countries?trace=1", mock.api_url());
    /// reqwest::get(url).await.unwrap();
    /// assert_eq!(mock.received_requests()[0].query_value("trace"), Some("1"));
    /// # }
    /// ```
    #[must_use]
    pub fn query_value(&self, name: &str) -> Option<&str> {
        self.query.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// The value of a header, if it is present and text.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }

    /// The fields of the body, when it is a form (`application/x-www-form-urlencoded`).
    #[must_use]
    pub fn form(&self) -> Vec<(String, String)> {
        form_urlencoded::parse(&self.body).into_owned().collect()
    }

    /// The body as JSON; `None` when it is not JSON.
    #[must_use]
    pub fn json(&self) -> Option<serde_json::Value> {
        serde_json::from_slice(&self.body).ok()
    }
}

impl fmt::Display for ReceivedRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {}", self.host, self.method, self.path)?;
        for (index, (name, value)) in self.query.iter().enumerate() {
            let separator = if index == 0 { '?' } else { '&' };
            write!(f, "{separator}{name}={value}")?;
        }
        match self.operation {
            Some(operation) => write!(f, "  ({operation})"),
            None => f.write_str("  (unknown)"),
        }
    }
}

/// Headers that only the API and authentication hosts may receive.
const CREDENTIAL_HEADERS: [&str; 3] = ["api-key", "authorization", "cookie"];

/// The largest number of requests in the message of a failed assertion; the latest are listed.
const MAX_LISTED: usize = 50;

/// Records the received requests and wakes tasks that wait for them.
#[derive(Debug)]
pub(crate) struct Recorder {
    records: Mutex<Records>,
    /// The largest number of requests that are stored. Earlier requests are only counted.
    max_stored: Option<usize>,
    total: watch::Sender<usize>,
}

#[derive(Debug, Default)]
struct Records {
    received: VecDeque<ReceivedRequest>,
    counts: HashMap<&'static str, usize>,
    /// The parameters that the server read, by operation.
    used_parameters: BTreeMap<&'static str, BTreeSet<String>>,
}

impl Recorder {
    pub(crate) fn new(max_stored: Option<usize>) -> Self {
        Self { records: Mutex::new(Records::default()), max_stored, total: watch::Sender::new(0) }
    }

    fn lock(&self) -> MutexGuard<'_, Records> {
        self.records.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn add(&self, request: ReceivedRequest) {
        let mut records = self.lock();
        if let Some(operation) = request.operation {
            *records.counts.entry(operation).or_default() += 1;
        }
        records.received.push_back(request);
        if self.max_stored.is_some_and(|max| records.received.len() > max) {
            records.received.pop_front();
        }
        drop(records);
        self.total.send_modify(|total| *total += 1);
    }

    /// Records the parameters that the server read for an operation.
    pub(crate) fn add_used_parameters(&self, operation: &'static str, names: BTreeSet<String>) {
        self.lock().used_parameters.entry(operation).or_default().extend(names);
    }

    /// The parameters that the server read, by operation.
    pub(crate) fn used_parameters(&self) -> BTreeMap<&'static str, BTreeSet<String>> {
        self.lock().used_parameters.clone()
    }

    pub(crate) fn all(&self) -> Vec<ReceivedRequest> {
        self.lock().received.iter().cloned().collect()
    }

    pub(crate) fn for_operation(&self, operation: &str) -> Vec<ReceivedRequest> {
        let records = self.lock();
        records.received.iter().filter(|one| one.operation == Some(operation)).cloned().collect()
    }

    pub(crate) fn count(&self, operation: &str) -> usize {
        self.lock().counts.get(operation).copied().unwrap_or_default()
    }

    /// The number of calls of each operation, by name.
    pub(crate) fn counts(&self) -> BTreeMap<&'static str, usize> {
        self.lock().counts.iter().map(|(operation, count)| (*operation, *count)).collect()
    }

    pub(crate) fn clear(&self) {
        *self.lock() = Records::default();
    }

    pub(crate) async fn wait_for(&self, operation: &str, times: usize) {
        let mut total = self.total.subscribe();
        while self.count(operation) < times {
            if total.changed().await.is_err() {
                return;
            }
        }
    }

    fn format_requests(&self) -> String {
        let received = &self.lock().received;
        if received.is_empty() {
            return "nothing was received".to_owned();
        }
        let before = received.len().saturating_sub(MAX_LISTED);
        let earlier = (before > 0).then(|| format!("  … {before} others"));
        let lines = received.iter().skip(before).map(|one| format!("  {one}"));
        let lines: Vec<String> = earlier.into_iter().chain(lines).collect();
        format!("received, in order:\n{}", lines.join("\n"))
    }

    /// The error message when a request to another host contained credentials.
    pub(crate) fn leaked_credentials(&self) -> Option<String> {
        let found = self.all().into_iter().find_map(|request| {
            let other_host = !matches!(request.host, Host::Api | Host::Authentication);
            let sent = CREDENTIAL_HEADERS.into_iter().find(|name| request.headers.contains_key(*name));
            sent.filter(|_| other_host).map(|name| (name, request))
        });
        let (name, request) = found?;
        let listing = self.format_requests();
        Some(format!("the header {name} was sent to the {} host: {request}\n{listing}", request.host))
    }
}

/// The calls of an operation, from [`MockGetty::assert_called`](crate::MockGetty::assert_called). Complete the
/// assertion with one of its methods.
#[derive(Debug)]
#[must_use = "this asserts nothing without `.times(1)`, `.never()`, `.at_least(1)`"]
pub struct CallAssertion<'a> {
    operation: &'a str,
    count: usize,
    recorder: &'a Recorder,
}

impl<'a> CallAssertion<'a> {
    pub(crate) fn new(operation: &'a str, recorder: &'a Recorder) -> Self {
        Self { operation, count: recorder.count(operation), recorder }
    }

    /// Asserts that exactly this many calls were received.
    ///
    /// # Panics
    /// When the number differs; the message lists the latest requests that were received.
    #[track_caller]
    pub fn times(self, expected: usize) {
        self.assert(|count| count == expected, &expected.to_string());
    }

    /// Asserts that no call was received.
    ///
    /// # Panics
    /// When there was one; the message lists the latest requests that were received.
    #[track_caller]
    pub fn never(self) {
        self.assert(|count| count == 0, "0");
    }

    /// Asserts that this many calls or more were received.
    ///
    /// # Panics
    /// When there were fewer; the message lists the latest requests that were received.
    #[track_caller]
    pub fn at_least(self, expected: usize) {
        self.assert(|count| count >= expected, &format!("at least {expected}"));
    }

    #[track_caller]
    fn assert(&self, condition: impl FnOnce(usize) -> bool, expected: &str) {
        if let Err(message) = self.check(condition, expected) {
            panic!("{message}");
        }
    }

    /// Returns the message of the failed assertion as an error.
    pub(crate) fn check(&self, condition: impl FnOnce(usize) -> bool, expected: &str) -> Result<(), String> {
        if condition(self.count) {
            return Ok(());
        }
        let (operation, count, listing) = (self.operation, self.count, self.recorder.format_requests());
        Err(format!("expected {expected} × {operation}, got {count}; {listing}"))
    }
}
