//! A private HTTP cache (RFC 9111): it obeys the cache headers of the servers.

mod key;
mod store;

use std::fmt;
use std::sync::{Mutex, PoisonError};
use std::time::SystemTime;

use bytes::Bytes;
use getty_api::{Body, Effect};
use http::header::{AGE, IF_MODIFIED_SINCE, IF_NONE_MATCH};
use http::{HeaderMap, Method, Response, StatusCode};
use http_cache_semantics::{AfterResponse, BeforeRequest, CacheOptions, CachePolicy};
use tokio::time::Instant;

use key::{CacheRequest, cache_request};
use store::{CachedResponse, Store};

use crate::error::Error;
use crate::pipeline::{HttpPipeline, OutgoingRequest};

/// The maximum `Age` of a response that is accepted, in seconds: one year.
const MAX_AGE_SECONDS: u64 = 365 * 24 * 3600;

/// An HTTP cache in memory for the API's responses, for [`GettyBuilder::cache`](crate::GettyBuilder::cache).
///
/// It stores the responses to `GET` requests and obeys the servers. A response is reused for as long as its
/// `Cache-Control` or `Expires` allows, for requests with equal values of the headers that its `Vary` lists. After
/// that time, and with `no-cache`, the cache revalidates the response with the server if it has an `ETag` or
/// `Last-Modified`. There is no heuristic freshness: a response without these headers is not reused. A response from
/// the cache has an `Age` header.
///
/// Stored responses age by the larger of the times that the monotonic clock and the system's clock count. The time for
/// which the system is suspended therefore counts, and setting the system's clock back does not make a response fresh.
///
/// The cache belongs to one client and its clones, and so to one user: [`with_credentials`] returns a client with an
/// empty cache. A request that changes something invalidates the stored responses of the same URL. The cache stores
/// hashes of keys and tokens, never the keys and tokens.
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
    /// Creates the settings of a cache of 32 MiB.
    pub fn new() -> Self {
        Self::default()
    }

    /// The approximate maximum memory in bytes. Responses that were not used recently are evicted. Default: 32 MiB.
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
    clock: Clock,
}

impl fmt::Debug for Cache {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Cache").field("settings", &self.settings).finish_non_exhaustive()
    }
}

impl Cache {
    pub(crate) fn new(settings: ResponseCache) -> Self {
        let store = Store::new(settings.max_bytes);
        Self { settings, store, clock: Clock::new(SystemTime::now(), Instant::now()) }
    }

    /// An empty cache with the same settings.
    pub(crate) fn another(&self) -> Self {
        Self::new(self.settings)
    }

    pub(crate) fn clear(&self) {
        self.store.clear();
    }

    /// Returns the response from the cache, or sends the request and stores the response if that is allowed.
    pub(crate) async fn collect(
        &self,
        pipeline: &HttpPipeline,
        mut outgoing: OutgoingRequest,
    ) -> Result<Response<Bytes>, Error> {
        if outgoing.method != Method::GET || outgoing.effect != Effect::Safe {
            let url = (outgoing.effect != Effect::Safe).then(|| outgoing.url.to_string());
            let response = pipeline.collect(outgoing).await;
            if let Some(url) = url {
                // Also after an error: the server may have acted.
                self.store.invalidate(&url);
            }
            return response;
        }
        if !matches!(outgoing.body, Body::Empty) {
            return pipeline.collect(outgoing).await;
        }
        let Some(request) = cache_request(&outgoing) else { return pipeline.collect(outgoing).await };
        let key = outgoing.url.to_string();
        let mut stale = None;
        for entry in self.store.get(&key).iter().filter(|entry| entry.is_for(&request)) {
            match entry.policy.before_request(&request, self.now()) {
                BeforeRequest::Fresh(parts) => {
                    tracing::debug!(operation = outgoing.name, "the response comes from the cache");
                    return Ok(Response::from_parts(parts, entry.body.clone()));
                }
                BeforeRequest::Stale { request: conditional, matches: true } => {
                    stale = Some((entry.clone(), conditional.headers));
                    break;
                }
                BeforeRequest::Stale { matches: false, .. } => {}
            }
        }
        let Some((entry, conditions)) = stale.filter(|(_, headers)| has_conditions(headers)) else {
            let response = pipeline.collect(outgoing).await?;
            self.store_response(key, &request, &response);
            return Ok(response);
        };
        let unconditional = unconditional(&outgoing);
        for name in [IF_NONE_MATCH, IF_MODIFIED_SINCE] {
            if let Some(value) = conditions.get(&name) {
                outgoing.headers.insert(name, value.clone());
            }
        }
        outgoing.expected = &[200, 202, 304];
        let response = pipeline.collect(outgoing).await?;
        if response.status() != StatusCode::NOT_MODIFIED {
            self.store_response(key, &request, &response);
            return Ok(response);
        }
        if let AfterResponse::NotModified(policy, parts) =
            entry.policy.after_response(&request, &response, self.now())
        {
            tracing::debug!(operation = unconditional.name, "the response in the cache is still valid");
            self.store.insert(key, &request, CachedResponse::new(policy, entry.body.clone(), &request));
            return Ok(Response::from_parts(parts, entry.body.clone()));
        }
        // The 304 refers to another response than the stored one.
        let response = pipeline.collect(unconditional).await?;
        self.store_response(key, &request, &response);
        Ok(response)
    }

    /// Stores a response if it may be reused, directly or after revalidation.
    fn store_response(&self, key: String, request: &CacheRequest, response: &Response<Bytes>) {
        let headers = response.headers();
        let age = headers.get(AGE).and_then(|age| age.to_str().ok()?.parse::<u64>().ok());
        if response.status() != StatusCode::OK || age.is_some_and(|age| age > MAX_AGE_SECONDS) {
            return;
        }
        let now = self.now();
        // No heuristic freshness.
        let options = CacheOptions { shared: false, cache_heuristic: 0.0, ..CacheOptions::default() };
        let policy = CachePolicy::new_options(request, response, now, options);
        let can_be_revalidated = headers.contains_key("etag") || headers.contains_key("last-modified");
        if policy.is_storable() && (can_be_revalidated || !policy.is_stale(now)) {
            self.store.insert(key, request, CachedResponse::new(policy, response.body().clone(), request));
        }
    }

    /// The current time by which stored responses age.
    fn now(&self) -> SystemTime {
        self.clock.advance(SystemTime::now(), Instant::now())
    }
}

/// A clock that neither stops nor runs backwards.
///
/// A monotonic clock can stop while the system is suspended (Linux, macOS), and the system's clock can be set back.
/// Between two readings this clock advances by the larger of their differences. A system clock that is set forward
/// makes responses stale early, which costs a request.
struct Clock(Mutex<Reading>);

struct Reading {
    system: SystemTime,
    monotonic: Instant,
    time: SystemTime,
}

impl Clock {
    fn new(system: SystemTime, monotonic: Instant) -> Self {
        Self(Mutex::new(Reading { system, monotonic, time: system }))
    }

    /// The time of the clock at these times of the two others.
    fn advance(&self, system: SystemTime, monotonic: Instant) -> SystemTime {
        let mut last = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        // Another thread may have read the clocks later and be here first.
        let by_monotonic = monotonic.saturating_duration_since(last.monotonic);
        let by_system = system.duration_since(last.system).unwrap_or_default();
        let time = last.time.checked_add(by_monotonic.max(by_system)).unwrap_or(last.time);
        *last = Reading { system, monotonic: monotonic.max(last.monotonic), time };
        time
    }
}

fn has_conditions(headers: &HeaderMap) -> bool {
    headers.contains_key(IF_NONE_MATCH) || headers.contains_key(IF_MODIFIED_SINCE)
}

/// The same request without conditions; a read has no body.
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

#[cfg(test)]
mod tests;
