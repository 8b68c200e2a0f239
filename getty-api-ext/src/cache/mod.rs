//! A cache of answers, for one user, that does as the servers say.

mod key;
mod store;

use std::fmt;
use std::time::SystemTime;

use bytes::Bytes;
use getty_api::{Body, Effect};
use http::header::{AGE, IF_MODIFIED_SINCE, IF_NONE_MATCH};
use http::{HeaderMap, Method, Response, StatusCode};
use http_cache_semantics::{AfterResponse, BeforeRequest, CacheOptions, CachePolicy};
use tokio::time::Instant;

use key::{Asked, asked};
use store::{Entry, Store};

use crate::error::Error;
use crate::pipeline::{HttpPipeline, OutgoingRequest};

/// What a server can say the age of an answer is and be believed: a year, in seconds.
const OLDEST: u64 = 365 * 24 * 3600;

/// A cache of the API's answers in memory, for [`GettyBuilder::cache`](crate::GettyBuilder::cache).
///
/// It keeps what is read (`GET`) and obeys the servers: an answer is given again for as long as its
/// `Cache-Control` or `Expires` allows, to requests that are the same in what its `Vary` names; after that, and
/// with `no-cache`, the server is asked whether it still holds, if the answer has an `ETag` or `Last-Modified`.
/// Nothing is assumed where the server says nothing. An answer from the cache has an `Age` header.
///
/// The cache belongs to one client and its clones, so to one user: [`with_credentials`] gives a client with an
/// empty one. What changes a thing makes what was read at the same address forgotten. Keys and tokens are not
/// kept, only their hashes.
///
/// [`with_credentials`]: crate::Getty::with_credentials
///
/// ```
/// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/mock.rs"));
/// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let (mock, _) = on_mock().await?;
/// use getty_api_ext::{Credentials, Endpoints, Getty, ResponseCache};
///
/// # let mut endpoints = Endpoints::new();
/// # endpoints.api = mock.api_url().parse()?;
/// let getty = Getty::builder()
///     .credentials(Credentials::api_key("mock-api-key"))
/// #   .endpoints(endpoints)
///     .cache(ResponseCache::new().max_bytes(8 * 1024 * 1024))
///     .build()?;
/// getty.countries().await?;
/// # Ok(()) }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ResponseCache {
    max_bytes: u64,
}

impl Default for ResponseCache {
    fn default() -> Self {
        Self { max_bytes: 32 * 1024 * 1024 }
    }
}

impl ResponseCache {
    /// A cache of 32 MiB.
    pub fn new() -> Self {
        Self::default()
    }

    /// How much memory it may take, about. Answers that were not asked for lately make room for others.
    /// Default: 32 MiB.
    #[must_use]
    pub fn max_bytes(mut self, bytes: u64) -> Self {
        self.max_bytes = bytes;
        self
    }
}

/// A cache in use.
pub(crate) struct Cache {
    settings: ResponseCache,
    store: Store,
    began: (SystemTime, Instant),
}

impl fmt::Debug for Cache {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Cache").field("settings", &self.settings).finish_non_exhaustive()
    }
}

impl Cache {
    pub(crate) fn new(settings: ResponseCache) -> Self {
        let store = Store::new(settings.max_bytes);
        Self { settings, store, began: (SystemTime::now(), Instant::now()) }
    }

    /// An empty cache of the same size.
    pub(crate) fn another(&self) -> Self {
        Self::new(self.settings)
    }

    pub(crate) fn clear(&self) {
        self.store.clear();
    }

    /// The answer to an outgoing: from the cache, or from the server and perhaps kept.
    pub(crate) async fn collect(
        &self,
        path: &HttpPipeline,
        mut outgoing: OutgoingRequest,
    ) -> Result<Response<Bytes>, Error> {
        if outgoing.method != Method::GET || outgoing.effect != Effect::Safe {
            let url = (outgoing.effect != Effect::Safe).then(|| outgoing.url.to_string());
            let answer = path.collect(outgoing).await;
            if let Some(url) = url {
                // Also when it failed: it may have been done.
                self.store.forget(&url);
            }
            return answer;
        }
        if !matches!(outgoing.body, Body::Empty) {
            return path.collect(outgoing).await;
        }
        let Some(asked) = asked(&outgoing) else { return path.collect(outgoing).await };
        let key = outgoing.url.to_string();
        let mut stale = None;
        for entry in self.store.get(&key).iter().filter(|entry| entry.is_for(&asked)) {
            match entry.policy.before_request(&asked, self.now()) {
                BeforeRequest::Fresh(parts) => {
                    tracing::debug!(operation = outgoing.name, "answered from the cache");
                    return Ok(Response::from_parts(parts, entry.body.clone()));
                }
                BeforeRequest::Stale { request, matches: true } => {
                    stale = Some((entry.clone(), request.headers));
                    break;
                }
                BeforeRequest::Stale { matches: false, .. } => {}
            }
        }
        let Some((entry, conditions)) = stale.filter(|(_, headers)| has_conditions(headers)) else {
            let answer = path.collect(outgoing).await?;
            self.keep(key, &asked, &answer);
            return Ok(answer);
        };
        let plain = unconditional(&outgoing);
        for name in [IF_NONE_MATCH, IF_MODIFIED_SINCE] {
            if let Some(value) = conditions.get(&name) {
                outgoing.headers.insert(name, value.clone());
            }
        }
        outgoing.expected = &[200, 202, 304];
        let answer = path.collect(outgoing).await?;
        if answer.status() != StatusCode::NOT_MODIFIED {
            self.keep(key, &asked, &answer);
            return Ok(answer);
        }
        if let AfterResponse::NotModified(policy, parts) =
            entry.policy.after_response(&asked, &answer, self.now())
        {
            tracing::debug!(operation = plain.name, "the answer in the cache still holds");
            self.store.put(key, &asked, Entry::new(policy, entry.body.clone(), &asked));
            return Ok(Response::from_parts(parts, entry.body.clone()));
        }
        // It speaks of another answer than the one that is here.
        let answer = path.collect(plain).await?;
        self.keep(key, &asked, &answer);
        Ok(answer)
    }

    /// Keeps an answer if it may be given again, as it is or after asking.
    fn keep(&self, key: String, asked: &Asked, answer: &Response<Bytes>) {
        let headers = answer.headers();
        let age = headers.get(AGE).and_then(|age| age.to_str().ok()?.parse::<u64>().ok());
        if answer.status() != StatusCode::OK || age.is_some_and(|age| age > OLDEST) {
            return;
        }
        let now = self.now();
        // What the server does not say is not guessed.
        let options = CacheOptions { shared: false, cache_heuristic: 0.0, ..CacheOptions::default() };
        let policy = CachePolicy::new_options(asked, answer, now, options);
        let can_be_asked = headers.contains_key("etag") || headers.contains_key("last-modified");
        if policy.is_storable() && (can_be_asked || !policy.is_stale(now)) {
            self.store.put(key, asked, Entry::new(policy, answer.body().clone(), asked));
        }
    }

    /// The time, by a clock that is not set back.
    fn now(&self) -> SystemTime {
        let (time, began) = self.began;
        time + began.elapsed()
    }
}

fn has_conditions(headers: &HeaderMap) -> bool {
    headers.contains_key(IF_NONE_MATCH) || headers.contains_key(IF_MODIFIED_SINCE)
}

/// The same outgoing, to be sent as it is; one that reads has no body.
fn unconditional(outgoing: &OutgoingRequest) -> OutgoingRequest {
    OutgoingRequest {
        operation: outgoing.operation,
        name: outgoing.name,
        effect: outgoing.effect,
        method: outgoing.method.clone(),
        url: outgoing.url.clone(),
        headers: outgoing.headers.clone(),
        credentials: outgoing.credentials.clone(),
        secrets: outgoing.secrets.clone(),
        body: Body::Empty,
        expected: outgoing.expected,
        options: outgoing.options.clone(),
    }
}
