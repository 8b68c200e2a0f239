//! The shared token: its users, its renewal and its state.

use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use getty_api::Secrets;
use http::header::HeaderValue;
use secrecy::{ExposeSecret as _, SecretString};
use tokio::sync::watch;
use tokio::time::Instant;
use tracing::Instrument as _;
use url::Url;

use super::evidence::{Evidence, Suspicion};
use super::renewal::{RejectedToken, TokenSource};
use super::store::{MemoryTokenStore, TokenStore};
use super::token::{Token, secret_header};
use super::{Credentials, Grant};
use crate::error::{Error, ErrorKind};
use crate::pipeline::HttpPipeline;

/// How long refused credentials are not retried.
const REFUSAL_PAUSE: Duration = Duration::from_secs(30);

/// How long no renewal is started in the background after one failed. The present token is still valid.
const BACKGROUND_PAUSE: Duration = Duration::from_secs(10);

/// Obtains and keeps the access token of one set of credentials.
pub(crate) struct Tokens {
    shared: Arc<TokenCell>,
}

struct TokenCell {
    source: TokenSource,
    state: Mutex<TokenState>,
}

#[derive(Default)]
struct TokenState {
    current: Option<Arc<Token>>,
    /// The outcome of the renewal in progress.
    renewal: Option<watch::Receiver<Option<RenewalResult>>>,
    /// What responses have shown about `current`.
    evidence: Evidence,
    /// The last token that the API rejected. It must not be loaded from a store.
    rejected: Option<RejectedToken>,
    failure: Option<RenewalFailure>,
}

/// The result for all callers that waited for a renewal.
type RenewalResult = Result<Arc<Token>, Error>;

/// The last renewal, if it failed.
struct RenewalFailure {
    at: Instant,
    error: Error,
}

impl Tokens {
    /// Manages tokens of these credentials. The default `store` is in memory.
    pub(crate) fn new(
        credentials: Credentials,
        endpoint: Url,
        pipeline: HttpPipeline,
        store: Option<Arc<dyn TokenStore>>,
    ) -> Self {
        let store = store.unwrap_or_else(|| Arc::new(MemoryTokenStore::new()));
        let first = match &credentials.grant {
            // A token that cannot be sent causes an error when it is requested.
            Grant::RefreshToken { first: Some(token), .. } => Token::renewable(token).ok().map(Arc::new),
            _ => None,
        };
        let state = Mutex::new(TokenState { current: first, ..TokenState::default() });
        Self {
            shared: Arc::new(TokenCell {
                source: TokenSource::new(credentials, endpoint, pipeline, store),
                state,
            }),
        }
    }

    pub(crate) fn credentials(&self) -> &Credentials {
        self.shared.source.credentials()
    }

    /// The API key header.
    pub(crate) fn api_key(&self) -> Result<HeaderValue, Error> {
        let key = self.credentials().api_key.expose_secret();
        if key.trim().is_empty() {
            return Err(Error::new(ErrorKind::Credentials, "the API key is empty"));
        }
        secret_header(key.to_owned())
            .ok_or_else(|| Error::new(ErrorKind::Credentials, "the API key cannot be sent in a header"))
    }

    /// All values that must not appear in an error: the credentials, and the tokens that a server received.
    pub(crate) fn secrets(&self) -> Secrets {
        let newest = self.shared.source.newest_refresh_token();
        let state = self.shared.state();
        let current = state.current.as_ref().map(|token| token.value());
        let rejected = state.rejected.as_ref().map(|rejected| &rejected.value);
        let tokens = [current, rejected, newest.as_ref()].into_iter().flatten();
        Secrets::new(tokens.map(SecretString::expose_secret)).and(&self.credentials().secrets())
    }

    /// Whether there is a source of tokens at all.
    pub(crate) fn available(&self) -> bool {
        !matches!(self.credentials().grant, Grant::None)
    }

    /// A token that can be sent.
    ///
    /// If the future is dropped, the renewal that it waits for continues for other callers.
    pub(crate) async fn token(&self) -> Result<Arc<Token>, Error> {
        self.token_except(None).await
    }

    /// A token that can be sent, and that is not `rejected`, unless a token provider insists on that one.
    pub(crate) async fn token_except(&self, rejected: Option<&Token>) -> Result<Arc<Token>, Error> {
        // A renewal ends without an outcome when its runtime is shut down, or when a provider panics. The first
        // is no reason to fail; the second would happen repeatedly.
        for _ in 0..2 {
            let mut renewal = match self.shared.current(rejected)? {
                Current::Token(token) => return Ok(token),
                Current::Awaited(renewal) => renewal,
            };
            if let Ok(outcome) = renewal.wait_for(Option::is_some).await
                && let Some(outcome) = &*outcome
            {
                return outcome.clone();
            }
        }
        let message = "the renewal of the access token was abandoned; a token provider may have panicked";
        Err(Error::new(ErrorKind::Credentials, message))
    }

    /// Records that a request with the token succeeded; `repeated` is whether it was rejected with another one before.
    pub(crate) fn accepted(&self, token: &Token, repeated: bool) {
        let mut state = self.shared.state();
        if state.is_current(token) {
            state.evidence.accepted(repeated);
        }
    }

    /// Decides about a 401 for a request with the token. `may_concern_asset` is whether the operation returns 401
    /// for an asset outside the agreement too.
    ///
    /// A token that certainly was rejected is not used any more. One whose asset may be the reason stays in use until
    /// another replaces it.
    pub(crate) fn rejected(&self, token: &Token, may_concern_asset: bool) -> Verdict {
        let mut state = self.shared.state();
        let is_current = state.is_current(token);
        if !self.shared.source.can_renew() {
            let token_is_valid = may_concern_asset && is_current && state.evidence.is_proven();
            return Verdict::Final { token_is_valid };
        }
        if !is_current {
            // It has been replaced meanwhile.
            return Verdict::Repeat;
        }
        if may_concern_asset {
            if let Suspicion::Keep { token_is_valid } = state.evidence.suspicion() {
                return Verdict::Final { token_is_valid };
            }
        } else {
            state.current = None;
        }
        state.rejected = Some(RejectedToken { value: token.value().clone(), certain: !may_concern_asset });
        Verdict::Repeat
    }

    /// Records that the request that was rejected with a token before was rejected with this one too, or that
    /// there is no other token (`another_token`).
    pub(crate) fn rejected_again(&self, token: &Token, another_token: bool) {
        let mut state = self.shared.state();
        if state.is_current(token) {
            state.evidence.rejected_again(another_token);
        }
    }
}

/// What to do about a 401.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// Obtain another token and repeat the request once.
    Repeat,
    /// Return the error. `token_is_valid` is whether the token is known to be valid, so that the agreement does not
    /// cover the request.
    Final { token_is_valid: bool },
}

/// The token or the renewal that a caller continues with.
enum Current {
    Token(Arc<Token>),
    Awaited(watch::Receiver<Option<RenewalResult>>),
}

impl TokenCell {
    fn state(&self) -> MutexGuard<'_, TokenState> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The present token, with its renewal started if that is due; otherwise the renewal to wait for.
    fn current(self: &Arc<Self>, rejected: Option<&Token>) -> Result<Current, Error> {
        let mut state = self.state();
        let running = state.running();
        let is_rejected = |token: &Token| rejected.is_some_and(|rejected| token.is(rejected.value()));
        let token = state.current.clone().filter(|token| token.is_usable() && !is_rejected(token));
        if let Some(token) = token {
            let due = token.is_due() && running.is_none() && !state.failed_within(BACKGROUND_PAUSE);
            if due && self.source.can_renew() {
                self.begin(&mut state);
            }
            return Ok(Current::Token(token));
        }
        if let Some(renewal) = running {
            return Ok(Current::Awaited(renewal));
        }
        if let Some(failure) = &state.failure {
            let error = &failure.error;
            let refused = error.kind() == ErrorKind::Credentials || error.is_account_wide();
            if refused && self.source.asks_an_endpoint() && failure.at.elapsed() < REFUSAL_PAUSE {
                return Err(failure.error.clone());
            }
        }
        Ok(Current::Awaited(self.begin(&mut state)))
    }

    /// Starts a renewal in a separate task, so that it does not depend on its waiting callers.
    fn begin(self: &Arc<Self>, state: &mut TokenState) -> watch::Receiver<Option<RenewalResult>> {
        let (sender, receiver) = watch::channel(None);
        let (shared, rejected, replaced) = (Arc::clone(self), state.rejected.clone(), state.current.clone());
        let renew = async move {
            let renewed = shared.source.renew(rejected.as_ref(), replaced.as_deref()).await;
            sender.send_replace(Some(shared.commit(renewed)));
        };
        let span = tracing::info_span!(parent: None, "token_renewal");
        tokio::spawn(renew.instrument(span));
        state.renewal = Some(receiver.clone());
        receiver
    }

    /// Stores the outcome of a renewal.
    fn commit(&self, renewed: Result<Token, Error>) -> RenewalResult {
        let mut state = self.state();
        state.renewal = None;
        match renewed {
            Ok(token) => {
                let token = Arc::new(token);
                state.current = Some(Arc::clone(&token));
                state.evidence.renewed(token.origin());
                state.failure = None;
                tracing::debug!("obtained a new access token");
                Ok(token)
            }
            Err(error) => {
                tracing::warn!(%error, "the access token cannot be renewed");
                state.failure = Some(RenewalFailure { at: Instant::now(), error: error.clone() });
                Err(error)
            }
        }
    }
}

impl TokenState {
    fn is_current(&self, token: &Token) -> bool {
        self.current.as_ref().is_some_and(|current| current.is(token.value()))
    }

    /// The renewal in progress, unless its task has ended.
    fn running(&mut self) -> Option<watch::Receiver<Option<RenewalResult>>> {
        self.renewal = self.renewal.take().filter(|renewal| renewal.has_changed().is_ok());
        self.renewal.clone()
    }

    fn failed_within(&self, pause: Duration) -> bool {
        self.failure.as_ref().is_some_and(|failure| failure.at.elapsed() < pause)
    }
}

impl fmt::Debug for Tokens {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Tokens").field("credentials", self.credentials()).finish_non_exhaustive()
    }
}
