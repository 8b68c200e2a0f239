//! The stored responses: by URL, and for each URL the variants that `Vary` distinguishes.

use std::sync::Arc;
use std::time::SystemTime;

use bytes::Bytes;
use getty_api::support::headers::API_KEY;
use http::header::{AUTHORIZATION, HeaderName};
use http_cache_semantics::{BeforeRequest, CachePolicy};
use quick_cache::Weighter;
use quick_cache::sync::Cache;
use sha2::{Digest as _, Sha256};

use super::key::CacheRequest;

/// The approximate memory of an entry in addition to its body, in bytes.
const OVERHEAD: u64 = 2 * 1024;

/// The size of a typical entry in bytes, from which the expected number of entries is computed.
const TYPICAL_ENTRY_BYTES: u64 = 16 * 1024;

/// The maximum number of stored variants of one URL.
const MAX_VARIANTS: usize = 8;

/// A response that may be reused.
#[derive(Clone)]
pub(super) struct CachedResponse {
    pub(super) policy: CachePolicy,
    pub(super) body: Bytes,
    /// The hash of the request's headers without its credentials, which change with each token.
    headers: [u8; 32],
}

impl CachedResponse {
    pub(super) fn new(policy: CachePolicy, body: Bytes, request: &CacheRequest) -> Self {
        Self { policy, body, headers: hash_of_headers(request) }
    }

    /// Whether it is the response to a request with the same headers. `Vary` lists only the headers that the server
    /// knows, and a caller can add others.
    pub(super) fn is_for(&self, request: &CacheRequest) -> bool {
        self.headers == hash_of_headers(request)
    }
}

fn hash_of_headers(request: &CacheRequest) -> [u8; 32] {
    let is_credential = |name: &HeaderName| name == AUTHORIZATION || name == API_KEY;
    let mut headers: Vec<_> = request.headers().iter().filter(|(name, _)| !is_credential(name)).collect();
    headers.sort_unstable_by_key(|(name, _)| name.as_str());
    let mut hash = Sha256::new();
    for (name, value) in headers {
        for text in [name.as_str().as_bytes(), value.as_bytes()] {
            hash.update(text.len().to_le_bytes());
            hash.update(text);
        }
    }
    hash.finalize().into()
}

/// The variants of one URL, the latest first.
type Variants = Arc<Vec<CachedResponse>>;

#[derive(Clone)]
struct Bytewise;

impl Weighter<String, Variants> for Bytewise {
    fn weight(&self, key: &String, variants: &Variants) -> u64 {
        let bodies = variants.iter().map(|entry| OVERHEAD + entry.body.len() as u64);
        key.len() as u64 + bodies.sum::<u64>()
    }
}

pub(super) struct Store(Cache<String, Variants, Bytewise>);

impl Store {
    pub(super) fn new(max_bytes: u64) -> Self {
        let entries =
            usize::try_from(max_bytes / TYPICAL_ENTRY_BYTES).unwrap_or(usize::MAX).clamp(8, 1 << 16);
        Self(Cache::with_weighter(entries, max_bytes, Bytewise))
    }

    pub(super) fn get(&self, key: &str) -> Variants {
        self.0.get(key).unwrap_or_default()
    }

    /// Stores the response to a request and replaces the responses that matched this request.
    pub(super) fn insert(&self, key: String, request: &CacheRequest, entry: CachedResponse) {
        let now = SystemTime::now();
        let is_other = |other: &&CachedResponse| {
            !other.is_for(request)
                || matches!(
                    other.policy.before_request(request, now),
                    BeforeRequest::Stale { matches: false, .. }
                )
        };
        let stored = self.get(&key);
        let others = stored.iter().filter(is_other).take(MAX_VARIANTS - 1).cloned();
        let variants: Vec<CachedResponse> = std::iter::once(entry).chain(others).collect();
        self.0.insert(key, Arc::new(variants));
    }

    pub(super) fn invalidate(&self, key: &str) {
        self.0.remove(key);
    }

    pub(super) fn clear(&self) {
        self.0.clear();
    }
}
