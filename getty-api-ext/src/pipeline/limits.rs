//! The limits of each API key.

use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use secrecy::{ExposeSecret as _, SecretString};
use sha2::{Digest as _, Sha256};
use tokio::sync::Semaphore;
use tokio::time::Instant;

use super::rate_limit::{Limiter, RateLimit};
use super::retry::RetryPolicy;
use crate::error::Error;

/// How long the limits of a key are kept at least after the last client with this key was created. This is longer
/// than a [`RetryBudget`](super::RetryBudget) remembers calls.
const KEPT: Duration = Duration::from_secs(60);

/// The limits that the API applies to one key. All clients with the key share them.
#[derive(Debug)]
pub(super) struct KeyLimits {
    pub(super) limiter: Option<Limiter>,
    /// The permits of concurrent generations. Only spawned tasks acquire them, because a semaphore hands a permit to
    /// the first waiting future even if nobody polls that future.
    pub(super) generations: Option<Arc<Semaphore>>,
    pub(super) retry: RetryPolicy,
}

/// The limits of all keys of a client and of the clients derived from it.
pub(super) struct LimitsByKey {
    rate_limit: Option<RateLimit>,
    generations: Option<usize>,
    retry: RetryPolicy,
    by_key: Mutex<HashMap<KeyHash, KeptLimits>>,
}

/// The SHA-256 of an API key, because the key is kept in as few places as possible.
type KeyHash = [u8; 32];

struct KeptLimits {
    limits: Arc<KeyLimits>,
    used_at: Instant,
}

impl LimitsByKey {
    pub(super) fn new(rate_limit: Option<RateLimit>, generations: Option<usize>, retry: RetryPolicy) -> Self {
        Self { rate_limit, generations, retry, by_key: Mutex::default() }
    }

    /// The limits of a key. They outlive the clients with this key for as long as they restrict anything, so that a
    /// program can create a client for each request.
    ///
    /// # Errors
    /// When a limit is not valid.
    pub(super) fn of(&self, api_key: &SecretString) -> Result<Arc<KeyLimits>, Error> {
        let hash = Sha256::digest(api_key.expose_secret()).into();
        let used_at = Instant::now();
        let mut by_key = self.by_key.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(kept) = by_key.get_mut(&hash) {
            kept.used_at = used_at;
            return Ok(Arc::clone(&kept.limits));
        }
        // The first key uses the policy as it was passed, with a budget that its owner may share.
        let retry = if by_key.is_empty() { self.retry.clone() } else { self.retry.with_own_budget() };
        let generations = self.generations.map(|limit| limit.clamp(1, Semaphore::MAX_PERMITS));
        let limits = Arc::new(KeyLimits {
            limiter: self.rate_limit.map(Limiter::new).transpose()?,
            generations: generations.map(|limit| Arc::new(Semaphore::new(limit))),
            retry,
        });
        by_key.retain(|_, kept| kept.is_in_use(used_at));
        by_key.insert(hash, KeptLimits { limits: Arc::clone(&limits), used_at });
        Ok(limits)
    }
}

impl KeptLimits {
    fn is_in_use(&self, now: Instant) -> bool {
        let KeyLimits { limiter, generations, .. } = &*self.limits;
        let has_clients = Arc::strong_count(&self.limits) > 1;
        let generates = generations.as_ref().is_some_and(|permits| Arc::strong_count(permits) > 1);
        let restricts = limiter.as_ref().is_some_and(|limiter| !limiter.is_idle());
        has_clients || generates || restricts || now.saturating_duration_since(self.used_at) < KEPT
    }
}

impl fmt::Debug for LimitsByKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("LimitsByKey")
            .field("rate_limit", &self.rate_limit)
            .field("generations", &self.generations)
            .finish_non_exhaustive()
    }
}
