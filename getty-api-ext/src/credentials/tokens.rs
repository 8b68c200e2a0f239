//! The one token everybody uses: who waits, who renews, and what is in use.

use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use http::header::HeaderValue;
use secrecy::{ExposeSecret as _, SecretString};
use tokio::sync::watch;
use tokio::time::Instant;
use tracing::Instrument as _;
use url::Url;

use super::renewal::TokenSource;
use super::store::{MemoryTokenStore, TokenStore};
use super::token::{Token, secret_header};
use super::{Credentials, Grant};
use crate::error::{Error, ErrorKind};
use crate::pipeline::HttpPipeline;

/// For how long refused credentials are not tried again.
const REFUSAL_PAUSE: Duration = Duration::from_secs(30);

/// For how long no renewal is begun in the background after one failed: there is a token yet.
const BACKGROUND_PAUSE: Duration = Duration::from_secs(10);

/// Obtains and keeps the access token of one set of credentials.
pub(crate) struct Tokens {
    shared: Arc<Shared>,
}

struct Shared {
    source: TokenSource,
    state: Mutex<TokenState>,
}

#[derive(Default)]
struct TokenState {
    current: Option<Arc<Token>>,
    /// Where the outcome of the renewal that is under way will be.
    renewal: Option<watch::Receiver<Option<RenewalResult>>>,
    /// The last token that the API refused, which no store may bring back.
    refused: Option<SecretString>,
    failure: Option<RenewalFailure>,
}

/// What all who waited for a renewal get.
type RenewalResult = Result<Arc<Token>, Error>;

/// The last renewal, if it failed.
struct RenewalFailure {
    at: Instant,
    error: Error,
}

impl Tokens {
    /// Keeps tokens of these credentials; `store` is one in memory unless given.
    pub(crate) fn new(
        credentials: Credentials,
        endpoint: Url,
        path: Arc<HttpPipeline>,
        store: Option<Arc<dyn TokenStore>>,
    ) -> Self {
        let store = store.unwrap_or_else(|| Arc::new(MemoryTokenStore::new()));
        let first = match &credentials.grant {
            // A token that cannot be sent is found unusable when it is asked for.
            Grant::RefreshToken { first: Some(token), .. } => Token::renewable(token).ok().map(Arc::new),
            _ => None,
        };
        let state = Mutex::new(TokenState { current: first, ..TokenState::default() });
        Self {
            shared: Arc::new(Shared { source: TokenSource::new(credentials, endpoint, path, store), state }),
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
            .ok_or_else(|| Error::new(ErrorKind::Credentials, "the API key cannot stand in a header"))
    }

    /// Whether there is a source of tokens at all.
    pub(crate) fn available(&self) -> bool {
        !matches!(self.credentials().grant, Grant::None)
    }

    /// Whether a token that was refused can be replaced.
    pub(crate) fn can_renew(&self) -> bool {
        self.shared.source.can_renew()
    }

    /// A token that can be sent.
    ///
    /// Dropping the future leaves the renewal that it waits for under way, for others and for later.
    pub(crate) async fn token(&self) -> Result<Arc<Token>, Error> {
        // A renewal ends without an outcome when its runtime is shut down, or when a provider panics. The
        // first is no reason to fail; the second would happen again and again.
        for _ in 0..2 {
            let mut renewal = match self.shared.current()? {
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

    /// No longer uses a token that the API refused. A token that replaced it meanwhile stays.
    pub(crate) fn discard(&self, token: &Token) {
        let mut state = self.shared.state();
        if state.current.as_ref().is_some_and(|current| current.is(token.value())) {
            state.current = None;
            state.refused = Some(token.value().clone());
        }
    }
}

/// What a caller goes on with.
enum Current {
    Token(Arc<Token>),
    Awaited(watch::Receiver<Option<RenewalResult>>),
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, TokenState> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The token in use, with its renewal begun if that is due; else the renewal to wait for.
    fn current(self: &Arc<Self>) -> Result<Current, Error> {
        let mut state = self.state();
        let running = state.running();
        let token = state.current.clone().filter(|token| token.is_usable());
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
            let refused = failure.error.kind() == ErrorKind::Credentials && self.source.asks_an_endpoint();
            if refused && failure.at.elapsed() < REFUSAL_PAUSE {
                return Err(failure.error.clone());
            }
        }
        Ok(Current::Awaited(self.begin(&mut state)))
    }

    /// Begins a renewal in a task of its own, so that it does not depend on whoever waits for it.
    fn begin(self: &Arc<Self>, state: &mut TokenState) -> watch::Receiver<Option<RenewalResult>> {
        let (sender, receiver) = watch::channel(None);
        let (shared, refused, replaced) = (Arc::clone(self), state.refused.clone(), state.current.clone());
        let renew = async move {
            let renewed = shared.source.renew(refused.as_ref(), replaced.as_deref()).await;
            sender.send_replace(Some(shared.commit(renewed)));
        };
        let span = tracing::info_span!(parent: None, "token_renewal");
        tokio::spawn(renew.instrument(span));
        state.renewal = Some(receiver.clone());
        receiver
    }

    /// Takes the outcome of a renewal into use.
    fn commit(&self, renewed: Result<Token, Error>) -> RenewalResult {
        let mut state = self.state();
        state.renewal = None;
        match renewed {
            Ok(token) => {
                let token = Arc::new(token);
                state.current = Some(Arc::clone(&token));
                state.failure = None;
                tracing::debug!("there is a new access token");
                Ok(token)
            }
            Err(error) => {
                tracing::warn!(%error, "there is no new access token");
                state.failure = Some(RenewalFailure { at: Instant::now(), error: error.clone() });
                Err(error)
            }
        }
    }
}

impl TokenState {
    /// The renewal that is under way, unless its task is gone.
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
