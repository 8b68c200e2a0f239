//! Tokens from the caller's own code.

use std::error::Error as StdError;
use std::future::Future;

use futures_util::FutureExt as _;
use futures_util::future::BoxFuture;

use super::AccessToken;

/// What a provider's failure is wrapped in.
type BoxError = Box<dyn StdError + Send + Sync>;

/// Code of yours that gives access tokens; see [`Credentials::provider`](super::Credentials::provider).
///
/// Closures that give a future are providers too.
pub trait AccessTokenProvider: Send + Sync {
    /// Gives a token that is good for some time.
    ///
    /// It is called when a token is needed for the first time, when the last one comes near its end, and when
    /// the API refused the last one; never twice at a time. It is given up after two minutes. A token that does
    /// not say how long it lives is asked for again after 30 minutes.
    ///
    /// # Errors
    /// Whatever went wrong: it becomes the [`source`](std::error::Error::source) of the errors of the calls
    /// that waited. It must not contain secrets.
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

/// An [`AccessTokenProvider`] whose type is forgotten.
pub(super) trait Provider: Send + Sync {
    fn provide(&self) -> BoxFuture<'_, Result<AccessToken, BoxError>>;
}

impl<P: AccessTokenProvider> Provider for P {
    fn provide(&self) -> BoxFuture<'_, Result<AccessToken, BoxError>> {
        self.access_token().boxed()
    }
}
