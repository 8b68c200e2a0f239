//! Stores of tokens, which make it possible to share them.

mod file;
mod key;
mod memory;
mod stored;

use std::any::Any;
use std::error::Error as StdError;
use std::fmt;
use std::sync::Arc;

pub use file::FileTokenStore;
pub use key::TokenKey;
pub use memory::MemoryTokenStore;
pub use stored::StoredToken;

use crate::pipeline::BoxFuture;

/// The reason why a store failed. It must not contain secrets.
pub type StoreError = Box<dyn StdError + Send + Sync>;

/// Stores tokens, so that several clients, processes or machines share them.
///
/// A renewal takes the [lock](Self::lock) and [loads](Self::load) the stored token. It uses that token if it is
/// still valid for some time; otherwise it requests a new token and [saves](Self::save) it. If a store fails, or
/// takes more than half a minute to load or save, a warning is logged and the renewal continues without it.
///
/// [`MemoryTokenStore`] is the default, [`FileTokenStore`] is for processes on one machine. A store in a
/// database would save [`StoredToken::to_json`] under the text of the [`TokenKey`]. Its `Debug` must not show
/// tokens.
pub trait TokenStore: fmt::Debug + Send + Sync {
    /// The stored token of these credentials, whether or not it has expired.
    fn load<'a>(&'a self, key: &'a TokenKey) -> BoxFuture<'a, Result<Option<StoredToken>, StoreError>>;

    /// Saves the token and replaces the previous one.
    fn save<'a>(&'a self, key: &'a TokenKey, token: &'a StoredToken)
    -> BoxFuture<'a, Result<(), StoreError>>;

    /// Waits until no other client renews the token of these credentials, and makes others wait until the
    /// returned value is dropped.
    ///
    /// If refresh tokens are replaced at every use, only the lock prevents two processes from using one twice.
    /// The default implementation does not lock. The wait is cancelled after three minutes.
    fn lock<'a>(&'a self, key: &'a TokenKey) -> BoxFuture<'a, Result<StoreLock, StoreError>> {
        let _ = key;
        Box::pin(async { Ok(StoreLock::none()) })
    }
}

impl<S: TokenStore + ?Sized> TokenStore for Arc<S> {
    fn load<'a>(&'a self, key: &'a TokenKey) -> BoxFuture<'a, Result<Option<StoredToken>, StoreError>> {
        (**self).load(key)
    }

    fn save<'a>(
        &'a self,
        key: &'a TokenKey,
        token: &'a StoredToken,
    ) -> BoxFuture<'a, Result<(), StoreError>> {
        (**self).save(key, token)
    }

    fn lock<'a>(&'a self, key: &'a TokenKey) -> BoxFuture<'a, Result<StoreLock, StoreError>> {
        (**self).lock(key)
    }
}

/// Holds a [lock](TokenStore::lock) until it is dropped.
#[must_use = "the lock is released when this is dropped"]
pub struct StoreLock(Option<Box<dyn Any + Send>>);

impl StoreLock {
    /// No lock at all.
    pub fn none() -> Self {
        Self(None)
    }

    /// A lock that is released when `guard` is dropped.
    pub fn held(guard: impl Any + Send) -> Self {
        Self(Some(Box::new(guard)))
    }
}

impl fmt::Debug for StoreLock {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(if self.0.is_some() { "StoreLock(held)" } else { "StoreLock(none)" })
    }
}
