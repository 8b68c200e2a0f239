//! Where answers are kept: by address, and for each the variants its answers' `Vary` makes.

use std::sync::Arc;
use std::time::SystemTime;

use bytes::Bytes;
use getty_api::support::headers::API_KEY;
use http::header::{AUTHORIZATION, HeaderName};
use http_cache_semantics::{BeforeRequest, CachePolicy};
use quick_cache::Weighter;
use quick_cache::sync::Cache;
use sha2::{Digest as _, Sha256};

use super::key::Asked;

/// What an answer takes besides its body, about.
const OVERHEAD: u64 = 2 * 1024;

/// The size of a response that the number of entries is computed with.
const USUAL: u64 = 16 * 1024;

/// How many variants of one address are kept.
const VARIANTS: usize = 8;

/// An answer that may be given again.
#[derive(Clone)]
pub(super) struct Entry {
    pub(super) policy: CachePolicy,
    pub(super) body: Bytes,
    /// The hash of the request's headers without its credentials: those change with each token.
    headers: [u8; 32],
}

impl Entry {
    pub(super) fn new(policy: CachePolicy, body: Bytes, asked: &Asked) -> Self {
        Self { policy, body, headers: hash_of_headers(asked) }
    }

    /// Whether it is the response to a request with the same headers. `Vary` names only those that a server thought
    /// of, and a caller can add others.
    pub(super) fn is_for(&self, asked: &Asked) -> bool {
        self.headers == hash_of_headers(asked)
    }
}

fn hash_of_headers(asked: &Asked) -> [u8; 32] {
    let is_credential = |name: &HeaderName| name == AUTHORIZATION || name == API_KEY;
    let mut headers: Vec<_> = asked.headers().iter().filter(|(name, _)| !is_credential(name)).collect();
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

/// The variants of one address, the latest first.
type Variants = Arc<Vec<Entry>>;

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
        let entries = usize::try_from(max_bytes / USUAL).unwrap_or(usize::MAX).clamp(8, 1 << 16);
        Self(Cache::with_weighter(entries, max_bytes, Bytewise))
    }

    pub(super) fn get(&self, key: &str) -> Variants {
        self.0.get(key).unwrap_or_default()
    }

    /// Keeps the answer to a request, in the place of those that could have answered it.
    pub(super) fn put(&self, key: String, asked: &Asked, entry: Entry) {
        let now = SystemTime::now();
        let is_other = |other: &&Entry| {
            !other.is_for(asked)
                || matches!(
                    other.policy.before_request(asked, now),
                    BeforeRequest::Stale { matches: false, .. }
                )
        };
        let before = self.get(&key);
        let others = before.iter().filter(is_other).take(VARIANTS - 1).cloned();
        let variants: Vec<Entry> = std::iter::once(entry).chain(others).collect();
        self.0.insert(key, Arc::new(variants));
    }

    pub(super) fn forget(&self, key: &str) {
        self.0.remove(key);
    }

    pub(super) fn clear(&self) {
        self.0.clear();
    }
}
