//! The client.

use std::sync::Arc;

use bytes::Bytes;
use getty_api::{DecodeMode, Execute, Extras, Operation, Request, Response};
use secrecy::SecretString;

use crate::call::Call;
use crate::credentials::{Credentials, TokenStore, Tokens};
use crate::endpoints::Endpoints;
use crate::error::{Error, ErrorKind};
use crate::language::Locale;
use crate::path::{Options, RequestPath, Settings};

/// A client of the Getty Images API. Cloning is cheap; clones share tokens, connections and limits.
#[derive(Clone, Debug)]
pub struct Getty {
    pub(crate) inner: Arc<Inner>,
    /// What [`Getty::with_extras`] adds to each API operation.
    extras: Option<Arc<Extras>>,
}

#[derive(Debug)]
pub(crate) struct Inner {
    /// Shared with the renewals of tokens, and with the clients of other credentials.
    pub(crate) path: Arc<RequestPath>,
    pub(crate) tokens: Tokens,
    pub(crate) endpoints: Endpoints,
    pub(crate) locale: Locale,
    /// Whether calls that work without a token are sent with one.
    pub(crate) licensed_results: bool,
    pub(crate) decode_mode: DecodeMode,
    token_store: Option<Arc<dyn TokenStore>>,
    #[cfg(feature = "cache")]
    pub(crate) cache: Option<crate::cache::Cache>,
}

impl Getty {
    /// Begins a client.
    pub fn builder() -> GettyBuilder {
        GettyBuilder::default()
    }

    /// Sends a raw operation of [`getty_api::operations`] with this client's credentials and policies.
    ///
    /// # Errors
    /// See [`Error`].
    pub async fn send<O: Operation>(&self, operation: O) -> Result<Response<O::Output>, Error> {
        self.call(operation).send().await
    }

    /// A raw operation with options of its own.
    pub fn call<O: Operation>(&self, operation: O) -> Call<'_, O> {
        Call::new(self, operation)
    }

    /// This client with query parameters, headers and body properties that it adds to **each** API operation it
    /// sends, through raw calls and wrappers alike. Tokens, connections and limits are shared; this is as cheap as a
    /// clone.
    ///
    /// Body properties are added to operations that have a JSON body or can get one, and left out of the others,
    /// such as searches. Nothing is added to token requests, to deliveries of files, and to the upload that comes
    /// before a search by image. Extras of a single call ([`Call::query`] and so on) come on top of these.
    ///
    /// Calls fail with [`ErrorKind::Invalid`] when a header cannot be sent; see [`Extras::header`].
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/mock.rs"));
    /// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let (mock, getty) = on_mock().await?;
    /// use getty_api_ext::raw::Extras;
    ///
    /// let preview = getty.with_extras(Extras::new().header("X-Preview", "on"));
    /// let countries = preview.countries().await?;
    /// # assert_eq!(mock.received()[0].header("x-preview"), Some("on"));
    /// # Ok(()) }
    /// ```
    #[must_use]
    pub fn with_extras(&self, extras: Extras) -> Self {
        let extras = match &self.extras {
            Some(present) => Extras::clone(present).and(&extras),
            None => extras,
        };
        Self { inner: Arc::clone(&self.inner), extras: Some(Arc::new(extras)) }
    }

    /// This client without the extras of [`Getty::with_extras`].
    pub(crate) fn without_extras(&self) -> Self {
        Self { inner: Arc::clone(&self.inner), extras: None }
    }

    /// Adds the client's extras to a request.
    pub(crate) fn add_extras(&self, request: &mut Request) -> Result<(), Error> {
        match self.extras.as_deref() {
            Some(extras) if request.takes_body_properties() => request.add_extras(extras)?,
            Some(extras) => request.add_extras(&extras.clone().without_body_properties())?,
            None => {}
        }
        Ok(())
    }

    /// An access token that is good for some time, to be used elsewhere, or just to see early whether the
    /// credentials work.
    ///
    /// # Errors
    /// [`ErrorKind::Credentials`] when the credentials are refused or give no token; otherwise see [`Error`].
    pub async fn access_token(&self) -> Result<SecretString, Error> {
        self.inner.tokens.token().await.map(|token| token.value().clone())
    }

    /// A client for other credentials, with this one's connections, limits, token store and settings.
    ///
    /// For programs with many users: limits hold for an API key, whoever uses it.
    pub fn with_credentials(&self, credentials: Credentials) -> Self {
        let Inner { path, endpoints, locale, licensed_results, decode_mode, token_store, .. } = &*self.inner;
        let (path, store) = (Arc::clone(path), token_store.clone());
        let tokens = Tokens::new(credentials, endpoints.token.clone(), Arc::clone(&path), store.clone());
        let inner = Inner {
            path,
            tokens,
            endpoints: endpoints.clone(),
            locale: locale.clone(),
            licensed_results: *licensed_results,
            decode_mode: *decode_mode,
            token_store: store,
            #[cfg(feature = "cache")]
            cache: self.inner.cache.as_ref().map(crate::cache::Cache::another),
        };
        Self { inner: Arc::new(inner), extras: self.extras.clone() }
    }
}

#[cfg(feature = "cache")]
impl Getty {
    /// Forgets every answer that the [cache](GettyBuilder::cache) keeps.
    pub fn clear_cache(&self) {
        if let Some(cache) = &self.inner.cache {
            cache.clear();
        }
    }
}

impl Execute for Getty {
    type Error = Error;

    async fn execute(&self, mut request: Request) -> Result<http::Response<Bytes>, Error> {
        self.add_extras(&mut request)?;
        self.execute_with(request, Options::default()).await
    }
}

/// Makes a [`Getty`].
#[derive(Debug, Default)]
pub struct GettyBuilder {
    credentials: Option<Credentials>,
    endpoints: Endpoints,
    /// Set by the methods in the module of the request path.
    pub(crate) settings: Settings,
    language: Option<String>,
    country: Option<String>,
    licensed_results: bool,
    decode_mode: DecodeMode,
    token_store: Option<Arc<dyn TokenStore>>,
    #[cfg(feature = "cache")]
    cache: Option<crate::cache::ResponseCache>,
}

impl GettyBuilder {
    /// Who is calling. Required.
    #[must_use]
    pub fn credentials(mut self, credentials: Credentials) -> Self {
        self.credentials = Some(credentials);
        self
    }

    /// Where the API answers; the public API unless set.
    #[must_use]
    pub fn endpoints(mut self, endpoints: Endpoints) -> Self {
        self.endpoints = endpoints;
        self
    }

    /// Whether searches, metadata and other calls that work with the API key alone are sent with an access
    /// token all the same, which limits results to what the customer's agreements cover. Default: no, so that
    /// they need no token.
    ///
    /// Calls that ask for one of the fields `downloads`, `download_sizes` and `largest_downloads` have a token
    /// in any case, if the credentials give one.
    #[must_use]
    pub fn licensed_results(mut self, licensed: bool) -> Self {
        self.licensed_results = licensed;
        self
    }

    /// What happens to values of responses that cannot be decoded. Default: [`DecodeMode::Tolerant`], which
    /// skips such a value, lists it in [`Response::unreadable`], logs a `tracing` event and counts it. With
    /// [`DecodeMode::Strict`] the call fails with an error of the kind [`ErrorKind::Decode`] that names the
    /// place, also a call that was paid for.
    #[must_use]
    pub fn decode_mode(mut self, mode: DecodeMode) -> Self {
        self.decode_mode = mode;
        self
    }

    /// Where access tokens are kept; in the client's memory unless set. See [`TokenStore`].
    #[must_use]
    pub fn token_store(mut self, store: impl TokenStore + 'static) -> Self {
        self.token_store = Some(Arc::new(store));
        self
    }

    /// Keeps answers and gives them again as far as the servers allow; see
    /// [`ResponseCache`](crate::ResponseCache). Default: every call asks the API.
    #[cfg(feature = "cache")]
    #[must_use]
    pub fn cache(mut self, cache: crate::cache::ResponseCache) -> Self {
        self.cache = Some(cache);
        self
    }

    /// The language of titles, captions and keywords, such as `de`, `en-GB` or `pt-BR`; unless set, the API's
    /// own choice. A call can ask for another.
    #[must_use]
    pub fn language(mut self, language: impl Into<String>) -> Self {
        self.language = Some(language.into());
        self
    }

    /// The country that relevance and rights are judged for, by its three-letter code, such as `DEU`; for
    /// searches, and honoured only for API keys that are allowed to send it. Unless set, the API's own
    /// choice. A call can ask for another.
    #[must_use]
    pub fn country(mut self, country: impl Into<String>) -> Self {
        self.country = Some(country.into());
        self
    }

    /// The client.
    ///
    /// # Errors
    /// When credentials are missing, an endpoint, the language, the country or a limit cannot be used, or TLS
    /// cannot be set up.
    pub fn build(self) -> Result<Getty, Error> {
        let credentials = self.credentials.ok_or_else(|| {
            Error::new(ErrorKind::Credentials, "no credentials: give the builder at least an API key")
        })?;
        let locale = Locale {
            language: self.language.map(|tag| tag.parse()).transpose()?,
            country: self.country.map(|code| code.parse()).transpose()?,
        };
        self.endpoints.check()?;
        let path = Arc::new(RequestPath::new(self.settings, self.endpoints.clone())?);
        let Self { endpoints, licensed_results, decode_mode, token_store, .. } = self;
        let endpoint = endpoints.token.clone();
        let tokens = Tokens::new(credentials, endpoint, Arc::clone(&path), token_store.clone());
        let inner = Inner {
            path,
            tokens,
            endpoints,
            locale,
            licensed_results,
            decode_mode,
            token_store,
            #[cfg(feature = "cache")]
            cache: self.cache.map(crate::cache::Cache::new),
        };
        Ok(Getty { inner: Arc::new(inner), extras: None })
    }
}
