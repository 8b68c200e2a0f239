//! Tokens in memory.

use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use futures_util::FutureExt as _;
use tokio::sync;

use super::{StoreError, StoreLock, StoredToken, TokenKey, TokenStore};
use crate::pipeline::BoxFuture;

/// Stores tokens in memory. This is the default, with one store for each client.
///
/// Clones share their content. Pass clones to several clients with the same credentials to make them share a
/// token.
#[derive(Clone, Default)]
pub struct MemoryTokenStore {
    entries: Arc<Mutex<HashMap<TokenKey, LockedToken>>>,
}

#[derive(Default)]
struct LockedToken {
    token: Option<StoredToken>,
    lock: Arc<sync::Mutex<()>>,
}

impl MemoryTokenStore {
    /// An empty store.
    pub fn new() -> Self {
        Self::default()
    }

    fn entries(&self) -> MutexGuard<'_, HashMap<TokenKey, LockedToken>> {
        self.entries.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl TokenStore for MemoryTokenStore {
    fn load<'a>(&'a self, key: &'a TokenKey) -> BoxFuture<'a, Result<Option<StoredToken>, StoreError>> {
        async { Ok(self.entries().get(key).and_then(|entry| entry.token.clone())) }.boxed()
    }

    fn save<'a>(
        &'a self,
        key: &'a TokenKey,
        token: &'a StoredToken,
    ) -> BoxFuture<'a, Result<(), StoreError>> {
        async {
            self.entries().entry(key.clone()).or_default().token = Some(token.clone());
            Ok(())
        }
        .boxed()
    }

    fn lock<'a>(&'a self, key: &'a TokenKey) -> BoxFuture<'a, Result<StoreLock, StoreError>> {
        async {
            let lock = Arc::clone(&self.entries().entry(key.clone()).or_default().lock);
            Ok(StoreLock::held(lock.lock_owned().await))
        }
        .boxed()
    }
}

impl fmt::Debug for MemoryTokenStore {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("MemoryTokenStore").field("tokens", &self.entries().len()).finish()
    }
}
