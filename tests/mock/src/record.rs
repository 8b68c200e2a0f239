//! What the server received, and assertions about it.

use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};
use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};

use bytes::Bytes;
use http::{HeaderMap, Method};
use tokio::sync::watch;

/// Which of the server's listeners a request came to.
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

/// One request as it arrived, whatever was answered.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Received {
    /// The listener it came to.
    pub host: Host,
    /// The request method.
    pub method: Method,
    /// The path as sent, without the query.
    pub path: String,
    /// The query's names and values, decoded, in order, repeated names kept.
    pub query: Vec<(String, String)>,
    /// The request headers.
    pub headers: HeaderMap,
    /// The whole body.
    pub body: Bytes,
    /// What was called, such as `"search_creative_images"`, `"token"` or `"delivery"`; `None` for
    /// a path the server does not know.
    pub operation: Option<&'static str>,
}

impl Received {
    /// The value of the first query parameter of this name.
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")] async fn main() {
    /// let mock = getty_api_mock::MockGetty::start().await;
    /// let url = format!("{}/v3/countries?trace=1", mock.api_url());
    /// reqwest::get(url).await.unwrap();
    /// assert_eq!(mock.received()[0].query_value("trace"), Some("1"));
    /// # }
    /// ```
    #[must_use]
    pub fn query_value(&self, name: &str) -> Option<&str> {
        self.query.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// The value of a header, when present and readable as text.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }

    /// The body's fields when it is a form (`application/x-www-form-urlencoded`).
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

impl fmt::Display for Received {
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

/// Headers that only the API and authentication hosts may see.
const CREDENTIALS: [&str; 3] = ["api-key", "authorization", "cookie"];

/// As many requests, the latest, are listed when an assertion fails.
const MOST_LISTED: usize = 50;

/// Keeps what was received and wakes those who wait for it.
#[derive(Debug)]
pub(crate) struct Recorder {
    kept: Mutex<Kept>,
    /// The most requests that are kept; those before them are only counted.
    most: Option<usize>,
    total: watch::Sender<usize>,
}

#[derive(Debug, Default)]
struct Kept {
    received: VecDeque<Received>,
    counts: HashMap<&'static str, usize>,
    /// Which parameters were looked at, by operation.
    read: BTreeMap<&'static str, BTreeSet<String>>,
}

impl Recorder {
    pub(crate) fn new(most: Option<usize>) -> Self {
        Self { kept: Mutex::new(Kept::default()), most, total: watch::Sender::new(0) }
    }

    fn lock(&self) -> MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn add(&self, request: Received) {
        let mut kept = self.lock();
        if let Some(operation) = request.operation {
            *kept.counts.entry(operation).or_default() += 1;
        }
        kept.received.push_back(request);
        if self.most.is_some_and(|most| kept.received.len() > most) {
            kept.received.pop_front();
        }
        drop(kept);
        self.total.send_modify(|total| *total += 1);
    }

    /// Notes which of its parameters an operation looked at.
    pub(crate) fn add_read(&self, operation: &'static str, names: BTreeSet<String>) {
        self.lock().read.entry(operation).or_default().extend(names);
    }

    /// Which parameters were looked at, by operation.
    pub(crate) fn read(&self) -> BTreeMap<&'static str, BTreeSet<String>> {
        self.lock().read.clone()
    }

    pub(crate) fn all(&self) -> Vec<Received> {
        self.lock().received.iter().cloned().collect()
    }

    pub(crate) fn of(&self, operation: &str) -> Vec<Received> {
        let kept = self.lock();
        kept.received.iter().filter(|one| one.operation == Some(operation)).cloned().collect()
    }

    pub(crate) fn count(&self, operation: &str) -> usize {
        self.lock().counts.get(operation).copied().unwrap_or_default()
    }

    /// How often each operation was called, by name.
    pub(crate) fn counts(&self) -> BTreeMap<&'static str, usize> {
        self.lock().counts.iter().map(|(operation, count)| (*operation, *count)).collect()
    }

    pub(crate) fn clear(&self) {
        *self.lock() = Kept::default();
    }

    pub(crate) async fn wait_for(&self, operation: &str, times: usize) {
        let mut total = self.total.subscribe();
        while self.count(operation) < times {
            if total.changed().await.is_err() {
                return;
            }
        }
    }

    fn listing(&self) -> String {
        let received = &self.lock().received;
        if received.is_empty() {
            return "nothing was received".to_owned();
        }
        let before = received.len().saturating_sub(MOST_LISTED);
        let earlier = (before > 0).then(|| format!("  … {before} others"));
        let lines = received.iter().skip(before).map(|one| format!("  {one}"));
        let lines: Vec<String> = earlier.into_iter().chain(lines).collect();
        format!("received, in order:\n{}", lines.join("\n"))
    }

    /// What is to be said when a request to another host carried credentials.
    pub(crate) fn credentials_left_api(&self) -> Option<String> {
        let found = self.all().into_iter().find_map(|request| {
            let elsewhere = !matches!(request.host, Host::Api | Host::Authentication);
            let carried = CREDENTIALS.into_iter().find(|name| request.headers.contains_key(*name));
            carried.filter(|_| elsewhere).map(|name| (name, request))
        });
        let (name, request) = found?;
        let listing = self.listing();
        Some(format!("the header {name} was sent to the {} host: {request}\n{listing}", request.host))
    }
}

/// What [`MockGetty::assert_called`](crate::MockGetty::assert_called) found; finish with one of
/// its methods.
#[derive(Debug)]
#[must_use = "say how often: `.times(1)`, `.never()`, `.at_least(1)`"]
pub struct Calls<'a> {
    operation: &'a str,
    count: usize,
    recorder: &'a Recorder,
}

impl<'a> Calls<'a> {
    pub(crate) fn new(operation: &'a str, recorder: &'a Recorder) -> Self {
        Self { operation, count: recorder.count(operation), recorder }
    }

    /// Exactly so many calls were received.
    ///
    /// # Panics
    /// When the number differs; the message lists the latest requests that were received.
    #[track_caller]
    pub fn times(self, expected: usize) {
        self.assert(|count| count == expected, &expected.to_string());
    }

    /// No such call was received.
    ///
    /// # Panics
    /// When there was one; the message lists the latest requests that were received.
    #[track_caller]
    pub fn never(self) {
        self.assert(|count| count == 0, "0");
    }

    /// So many calls or more were received.
    ///
    /// # Panics
    /// When there were fewer; the message lists the latest requests that were received.
    #[track_caller]
    pub fn at_least(self, expected: usize) {
        self.assert(|count| count >= expected, &format!("at least {expected}"));
    }

    #[track_caller]
    fn assert(&self, holds: impl FnOnce(usize) -> bool, expected: &str) {
        if let Err(message) = self.check(holds, expected) {
            panic!("{message}");
        }
    }

    /// What is to be said when it does not hold.
    pub(crate) fn check(&self, holds: impl FnOnce(usize) -> bool, expected: &str) -> Result<(), String> {
        if holds(self.count) {
            return Ok(());
        }
        let (operation, count, listing) = (self.operation, self.count, self.recorder.listing());
        Err(format!("expected {expected} × {operation}, got {count}; {listing}"))
    }
}
