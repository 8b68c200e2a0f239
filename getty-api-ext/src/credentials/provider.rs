//! Tokens from custom code.

use std::error::Error as StdError;
use std::future::Future;

use futures_util::FutureExt as _;

use super::AccessToken;
use crate::pipeline::BoxFuture;

/// The error that wraps a provider's failure.
type BoxError = Box<dyn StdError + Send + Sync>;

/// Custom code that returns access tokens; see [`Credentials::provider`](super::Credentials::provider).
///
/// Closures that return a future are providers too.
pub trait AccessTokenProvider: Send + Sync {
    /// Returns a token with some validity left.
    ///
    /// It is called when a token is needed for the first time, when the last one is about to expire, and when
    /// the API refused the last one. There are never two calls at a time. A call is cancelled after two minutes.
    /// A token without a stated lifetime is requested anew after 30 minutes.
    ///
    /// # Errors
    /// Any error. It becomes the [`source`](std::error::Error::source) of the errors of the calls that waited.
    /// It must not contain secrets.
    fn access_token(&self) -> impl Future<Output = Result<AccessToken, BoxError>> + Send;
}

impl<F, Fut> AccessTokenProvider for F
where
    F: Fn() -> Fut + Send + Sync,
    Fut: Future<Output = Result<AccessToken, BoxError>> + Send,
{
    fn access_token(&self) -> impl Future<Output = Result<AccessToken, BoxError>> + Send {
        self()
    }
}

/// An [`AccessTokenProvider`] with its type erased.
pub(super) trait Provider: Send + Sync {
    fn provide(&self) -> BoxFuture<'_, Result<AccessToken, BoxError>>;
}

impl<P: AccessTokenProvider> Provider for P {
    fn provide(&self) -> BoxFuture<'_, Result<AccessToken, BoxError>> {
        self.access_token().boxed()
    }
}
