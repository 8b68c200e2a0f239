//! The API client.

use std::sync::Arc;

use bytes::Bytes;
use getty_api::{DecodeMode, Execute, Extras, Request};
use secrecy::SecretString;

use super::locale::Locale;
use crate::credentials::{Credentials, TokenStore, Tokens};
use crate::endpoints::Endpoints;
use crate::error::Error;
use crate::pipeline::{HttpPipeline, RequestOptions};

/// A client of the Getty Images API. Cloning is cheap; clones share tokens, connections and limits.
#[derive(Clone, Debug)]
pub struct Getty {
    pub(crate) inner: Arc<Inner>,
    /// The extras of [`Getty::with_extras`], which are added to each API operation.
    pub(super) extras: Option<Arc<Extras>>,
}

#[derive(Debug)]
pub(crate) struct Inner {
    /// Shared with token renewals, and with the clients of other credentials.
    pub(crate) pipeline: HttpPipeline,
    pub(crate) tokens: Tokens,
    pub(crate) endpoints: Endpoints,
    pub(crate) locale: Locale,
    /// Whether calls that work without a token are sent with one.
    pub(crate) licensed_results: bool,
    pub(crate) decode_mode: DecodeMode,
    pub(super) token_store: Option<Arc<dyn TokenStore>>,
    #[cfg(feature = "cache")]
    pub(crate) cache: Option<crate::cache::Cache>,
}

impl Getty {
    /// Returns this client with query parameters, headers and body properties that it adds to **each** API
    /// operation it sends, through raw calls and wrappers alike. Tokens, connections and limits are shared; this
    /// is as cheap as a clone.
    ///
    /// Body properties are added to operations that have or can have a JSON body, and omitted from the others,
    /// such as searches. Nothing is added to token requests, to deliveries of files, and to the upload that
    /// precedes a search by image. Extras of a single call ([`Call::query`](crate::Call::query) and so on) are added to these.
    ///
    /// Calls fail with [`ErrorKind::Invalid`](crate::ErrorKind::Invalid) when a header cannot be sent; see [`Extras::header`].
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/mock.rs"));
    /// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let (mock, getty) = on_mock().await?;
    /// use getty_api_ext::raw::Extras;
    ///
    /// let preview = getty.with_extras(Extras::new().header("X-Preview", "on"));
    /// let countries = preview.countries().await?;
    /// # assert_eq!(mock.received_requests()[0].header("x-preview"), Some("on"));
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

    /// An access token with some validity left, for use elsewhere, or to check early whether the credentials
    /// work.
    ///
    /// # Errors
    /// [`ErrorKind::Credentials`](crate::ErrorKind::Credentials) when the credentials are refused or cannot obtain a token; otherwise see
    /// [`Error`].
    pub async fn access_token(&self) -> Result<SecretString, Error> {
        self.inner.tokens.token().await.map(|token| token.value().clone())
    }

    /// Returns a client for other credentials, with this one's connections, token store and settings.
    ///
    /// For programs with many users or many customers. The limits on requests, generations and retries apply to an
    /// API key: the client shares those of all clients with its key, and has its own, of the same size, if the key
    /// is another one. They are kept for as long as they restrict anything, so that a program can create a client
    /// for each request.
    pub fn with_credentials(&self, credentials: Credentials) -> Self {
        let Inner { pipeline, endpoints, locale, licensed_results, decode_mode, token_store, .. } =
            &*self.inner;
        let (pipeline, store) = (pipeline.for_key(&credentials.api_key), token_store.clone());
        let tokens = Tokens::new(credentials, endpoints.token.clone(), pipeline.clone(), store.clone());
        let inner = Inner {
            pipeline,
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
    /// Deletes every response from the [cache](crate::GettyBuilder::cache).
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
        self.execute_with(request, RequestOptions::default()).await
    }
}
