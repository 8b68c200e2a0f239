//! Where answers are kept: by address, and for each the variants its answers' `Vary` makes.

use std::sync::Arc;
use std::time::SystemTime;

use bytes::Bytes;
use http_cache_semantics::{BeforeRequest, CachePolicy};
use quick_cache::Weighter;
use quick_cache::sync::Cache;

use super::key::Asked;

/// What an answer takes besides its body, about.
const OVERHEAD: u64 = 2 * 1024;

/// The size of an answer that the number of entries is reckoned with.
const USUAL: u64 = 16 * 1024;

/// How many variants of one address are kept.
const VARIANTS: usize = 8;

/// An answer that may be given again.
#[derive(Clone)]
pub(super) struct Entry {
    pub(super) policy: CachePolicy,
    pub(super) body: Bytes,
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
            matches!(other.policy.before_request(asked, now), BeforeRequest::Stale { matches: false, .. })
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
