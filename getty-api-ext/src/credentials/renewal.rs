//! How a token is obtained: from the store, from the token endpoint, or from custom code.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use secrecy::{ExposeSecret as _, SecretString};
use tokio::time::{Instant, timeout};
use url::Url;

use super::endpoint::{Issued, TokenRequest};
use super::store::{StoreError, StoreLock, StoredToken, TokenKey, TokenStore};
use super::token::{Origin, Token};
use super::{Credentials, Grant};
use crate::error::{Error, ErrorKind};
use crate::pipeline::HttpPipeline;

/// How long to wait for the store's lock before a token is requested without it. This is longer than a renewal
/// takes with all its retries.
const LOCK_TIMEOUT: Duration = Duration::from_secs(180);

/// How long to wait for custom code. This is shorter than the limit of a call, so that waiting calls fail with
/// the reason.
const PROVIDER_TIMEOUT: Duration = Duration::from_secs(120);

/// How long to wait for the store to load or save.
const STORE_LIMIT: Duration = Duration::from_secs(30);

/// Obtains tokens for one set of credentials, one at a time.
pub(super) struct TokenSource {
    credentials: Credentials,
    endpoint: Url,
    pipeline: HttpPipeline,
    store: Arc<dyn TokenStore>,
    key: TokenKey,
    newest: Mutex<Option<Newest>>,
}

/// A token that the API rejected.
#[derive(Clone)]
pub(super) struct RejectedToken {
    pub(super) value: SecretString,
    /// Whether the token is known to be the reason; otherwise the rejection may concern an asset.
    pub(super) certain: bool,
}

/// The newest refresh token.
struct Newest {
    refresh_token: SecretString,
    /// Whether the store contains it; if so, the store's present one is at least as new.
    stored: bool,
}

impl TokenSource {
    pub(super) fn new(
        credentials: Credentials,
        endpoint: Url,
        pipeline: HttpPipeline,
        store: Arc<dyn TokenStore>,
    ) -> Self {
        let key = TokenKey::new(&credentials, &endpoint);
        Self { credentials, endpoint, pipeline, store, key, newest: Mutex::new(None) }
    }

    pub(super) fn credentials(&self) -> &Credentials {
        &self.credentials
    }

    /// The newest refresh token that the token endpoint issued, if it issued one.
    pub(super) fn newest_refresh_token(&self) -> Option<SecretString> {
        let newest = self.newest.lock().unwrap_or_else(PoisonError::into_inner);
        newest.as_ref().map(|newest| newest.refresh_token.clone())
    }

    /// Whether there can be another token than the first.
    pub(super) fn can_renew(&self) -> bool {
        !matches!(self.credentials.grant, Grant::None | Grant::AccessToken(_))
    }

    /// Whether the token endpoint sent a refusal, rather than the custom code.
    pub(super) fn asks_an_endpoint(&self) -> bool {
        !matches!(self.credentials.grant, Grant::None | Grant::AccessToken(_) | Grant::Provider(_))
    }

    /// A token other than the rejected one; a token provider may return one again whose rejection may concern an
    /// asset. `replaced` is the one that has expired by this process's clock, whatever a changed clock says elsewhere.
    pub(super) async fn renew(
        &self,
        rejected: Option<&RejectedToken>,
        replaced: Option<&Token>,
    ) -> Result<Token, Error> {
        let is_rejected = |token: &Token| rejected.is_some_and(|rejected| token.is(&rejected.value));
        let certain = rejected.is_some_and(|rejected| rejected.certain);
        match &self.credentials.grant {
            Grant::None => {
                let message = "the credentials are an API key alone, which cannot obtain an access token";
                Err(Error::new(ErrorKind::Credentials, message))
            }
            Grant::AccessToken(token) => {
                let token = Token::fixed(token)?;
                let problem = match (is_rejected(&token), token.is_usable()) {
                    (true, _) => "was refused",
                    (false, false) => "has expired",
                    (false, true) => return Ok(token),
                };
                let message = format!("the access token {problem}, and the credentials cannot renew it");
                Err(Error::new(ErrorKind::Credentials, message))
            }
            Grant::Provider(provider) => {
                let provided = timeout(PROVIDER_TIMEOUT, provider.provide()).await.map_err(|_| {
                    let message =
                        format!("the token provider returned nothing for {} s", PROVIDER_TIMEOUT.as_secs());
                    Error::new(ErrorKind::Credentials, message)
                })?;
                let provided = provided.map_err(|source| {
                    Error::new(ErrorKind::Credentials, "the token provider failed").with_source(source)
                })?;
                let token = Token::renewable(&provided)?;
                if certain && is_rejected(&token) {
                    let message = "the token provider returned the refused token once more";
                    return Err(Error::new(ErrorKind::Credentials, message));
                }
                Ok(token)
            }
            Grant::ClientCredentials | Grant::Password { .. } | Grant::RefreshToken { .. } => {
                let is_replaced = |token: &Token| replaced.is_some_and(|replaced| token.is(replaced.value()));
                self.share(|token| is_rejected(token) || is_replaced(token)).await
            }
        }
    }

    /// The store's token if another client saved a valid one, otherwise a new token for all.
    async fn share(&self, is_done_with: impl Fn(&Token) -> bool) -> Result<Token, Error> {
        let _lock = self.lock().await;
        let stored = answer_of(self.store.load(&self.key)).await.unwrap_or_else(|error| {
            tracing::warn!(%error, "the stored token cannot be read; a new one replaces it");
            None
        });
        let good = stored.as_ref().and_then(StoredToken::to_token);
        if let Some(token) = good.filter(|token| !token.is_due() && !is_done_with(token)) {
            tracing::debug!("the store contains a valid access token");
            return Ok(token);
        }
        let refresh_token = self.refresh_token(stored.as_ref());
        let issued = self.ask(refresh_token.as_ref()).await?;
        self.keep(issued, refresh_token).await
    }

    /// Waits for the lock, but not without limit.
    async fn lock(&self) -> StoreLock {
        let failed = match timeout(LOCK_TIMEOUT, self.store.lock(&self.key)).await {
            Ok(Ok(lock)) => return lock,
            Ok(Err(error)) => error.to_string(),
            Err(_) => format!("another client holds it for more than {} s", LOCK_TIMEOUT.as_secs()),
        };
        tracing::warn!(error = failed, "the token store's lock cannot be acquired; continuing without it");
        StoreLock::none()
    }

    /// The newest refresh token, if the grant has any.
    fn refresh_token(&self, stored: Option<&StoredToken>) -> Option<SecretString> {
        let Grant::RefreshToken { token: first, .. } = &self.credentials.grant else { return None };
        let newest = self.newest.lock().unwrap_or_else(PoisonError::into_inner);
        let unsaved = newest.as_ref().filter(|newest| !newest.stored);
        let own = unsaved.map(|newest| &newest.refresh_token);
        let stored = stored.and_then(StoredToken::refresh_token);
        let known = newest.as_ref().map(|newest| &newest.refresh_token);
        own.or(stored).or(known).or(Some(first)).cloned()
    }

    async fn ask(&self, refresh_token: Option<&SecretString>) -> Result<Issued, Error> {
        let send = async |grant_type, fields: &[_]| {
            let Self { endpoint, credentials, pipeline, .. } = self;
            TokenRequest { endpoint, credentials, grant_type, fields }.send(pipeline).await
        };
        match (&self.credentials.grant, refresh_token) {
            (Grant::Password { username, password }, _) => {
                send("password", &[("username", username), ("password", password)]).await
            }
            (_, Some(refresh_token)) => send("refresh_token", &[("refresh_token", refresh_token)]).await,
            _ => send("client_credentials", &[]).await,
        }
    }

    /// Saves the issued token where the others find it.
    async fn keep(&self, issued: Issued, used: Option<SecretString>) -> Result<Token, Error> {
        let Issued { access_token, life, refresh_token } = issued;
        let token = Token::new(access_token.clone(), Instant::now(), life, life, Origin::Issued)?;
        // Only a grant that renews by refresh token needs one.
        let used_and_next = used.map(|used| {
            let next = refresh_token.unwrap_or_else(|| used.clone());
            (used, next)
        });
        let next = used_and_next.as_ref().map(|(_, next)| next.clone());
        let kept = StoredToken::new(access_token, life, next);
        let saved = answer_of(self.store.save(&self.key, &kept)).await;
        if let Err(error) = &saved {
            tracing::warn!(%error, "the token cannot be stored; other clients will request their own");
        }
        if let Some((used, next)) = used_and_next {
            let newest = Newest { refresh_token: next.clone(), stored: saved.is_ok() };
            *self.newest.lock().unwrap_or_else(PoisonError::into_inner) = Some(newest);
            // Last, because it is custom code: if it panics, nothing is lost.
            self.announce(&used, &next);
        }
        Ok(token)
    }

    fn announce(&self, used: &SecretString, new: &SecretString) {
        let differs = used.expose_secret() != new.expose_secret();
        if let Some(keep) = self.credentials.new_refresh_token.as_ref().filter(|_| differs) {
            keep(new);
        }
    }
}

/// The result of a store's call, unless it takes too long.
async fn answer_of<T>(work: impl Future<Output = Result<T, StoreError>>) -> Result<T, StoreError> {
    let limit = STORE_LIMIT.as_secs();
    timeout(STORE_LIMIT, work)
        .await
        .unwrap_or_else(|_| Err(format!("it did not respond for {limit} s").into()))
}
