//! The builder of a client.

use std::sync::Arc;

use bytes::Bytes;
use getty_api::DecodeMode;
use http::{Request, Response};
use reqwest::Body;
use tower_layer::Layer;
use tower_service::Service;

use super::getty::{Getty, Inner};
use super::locale::Locale;
use crate::credentials::{Credentials, TokenStore, Tokens};
use crate::endpoints::Endpoints;
use crate::error::{Error, ErrorKind};
use crate::pipeline::{
    BoxError, HttpPipeline, HttpService, RateLimit, RetryPolicy, Settings, Timeouts, UserLayer,
};

impl Getty {
    /// Returns a builder for a client.
    pub fn builder() -> GettyBuilder {
        GettyBuilder::default()
    }
}

/// Builds a [`Getty`].
#[derive(Debug, Default)]
pub struct GettyBuilder {
    credentials: Option<Credentials>,
    endpoints: Endpoints,
    settings: Settings,
    language: Option<String>,
    country: Option<String>,
    licensed_results: bool,
    decode_mode: DecodeMode,
    token_store: Option<Arc<dyn TokenStore>>,
    #[cfg(feature = "cache")]
    cache: Option<crate::cache::ResponseCache>,
}

impl GettyBuilder {
    /// The credentials of the caller. Required.
    #[must_use]
    pub fn credentials(mut self, credentials: Credentials) -> Self {
        self.credentials = Some(credentials);
        self
    }

    /// The URLs of the API's servers. Default: the public API.
    #[must_use]
    pub fn endpoints(mut self, endpoints: Endpoints) -> Self {
        self.endpoints = endpoints;
        self
    }

    /// Whether calls that work with the API key alone, such as searches and metadata, are sent with an access
    /// token. A token limits results to those that the customer's agreements cover. Default: no, so these calls
    /// need no token.
    ///
    /// Calls that request one of the fields `downloads`, `download_sizes` and `largest_downloads` are sent with
    /// a token in any case, if the credentials can obtain one.
    #[must_use]
    pub fn licensed_results(mut self, licensed: bool) -> Self {
        self.licensed_results = licensed;
        self
    }

    /// How values of responses that cannot be decoded are handled. Default: [`DecodeMode::Tolerant`], which
    /// skips such a value, lists it in [`Response::unreadable`](getty_api::Response::unreadable), logs a `tracing` event and counts it. With
    /// [`DecodeMode::Strict`] the call fails with an error of the kind [`ErrorKind::Decode`] that names the
    /// location of the value. This also applies to calls that cost something.
    #[must_use]
    pub fn decode_mode(mut self, mode: DecodeMode) -> Self {
        self.decode_mode = mode;
        self
    }

    /// The store of access tokens. Default: the client's memory. See [`TokenStore`].
    #[must_use]
    pub fn token_store(mut self, store: impl TokenStore + 'static) -> Self {
        self.token_store = Some(Arc::new(store));
        self
    }

    /// Caches responses and reuses them as far as the servers allow; see
    /// [`ResponseCache`](crate::ResponseCache). Default: every call sends a request.
    #[cfg(feature = "cache")]
    #[must_use]
    pub fn cache(mut self, cache: crate::cache::ResponseCache) -> Self {
        self.cache = Some(cache);
        self
    }

    /// The language of titles, captions and keywords, such as `de`, `en-GB` or `pt-BR`. Default: the API's own
    /// choice. A call can override it.
    #[must_use]
    pub fn language(mut self, language: impl Into<String>) -> Self {
        self.language = Some(language.into());
        self
    }

    /// The country for which the API determines relevance and rights, as a three-letter code such as `DEU`. It
    /// applies to searches. The API honours it only for API keys that are allowed to send it. Default: the API's
    /// own choice. A call can override it.
    #[must_use]
    pub fn country(mut self, country: impl Into<String>) -> Self {
        self.country = Some(country.into());
        self
    }

    /// A custom [`reqwest::Client`], for proxies, TLS or name resolution. Build it with
    /// [`redirect::Policy::none`](reqwest::redirect::Policy::none): this library follows redirects itself, and
    /// calls fail if the client follows them too. If files are downloaded with it, build it with
    /// [`no_gzip`](reqwest::ClientBuilder::no_gzip) too, and without a timeout for complete requests.
    ///
    /// Build it with [`retry::never`](reqwest::retry::never) too: otherwise the client resends requests that a server
    /// rejected through HTTP/2, which [`Error::attempts`](crate::Error::attempts) then does not count.
    ///
    /// Several [download streams](crate::Download::stream) that are not read can use up the window of an HTTP/2
    /// connection; set [`http2_initial_connection_window_size`](reqwest::ClientBuilder::http2_initial_connection_window_size)
    /// to its maximum.
    ///
    /// With a custom client, [`Timeouts::connect`] has no effect, and metered requests can be sent on idle
    /// connections. A server can close such a connection while a request is being written to it, and the outcome
    /// of that request is then [unknown](crate::Outcome::Unknown). The client of this library opens a connection
    /// for each metered request, which takes two round trips to the server.
    ///
    /// With a custom client, the names of redirect targets are not checked for private addresses when they are
    /// resolved; only literal IP addresses are checked.
    #[must_use]
    pub fn http_client(mut self, http: reqwest::Client) -> Self {
        self.settings.http = Some(http);
        self
    }

    /// Trusts a root certificate in addition to those of the system, for a gateway or a proxy with a private
    /// authority: one certificate in DER, or one or several in PEM. It applies to every server that the client
    /// connects to. Can be called several times.
    ///
    /// On Linux, the environment variables `SSL_CERT_FILE` (a PEM file) and `SSL_CERT_DIR` replace the
    /// certificates of the system; they need no change of a program.
    ///
    /// [`build`](Self::build) fails with [`ErrorKind::Invalid`] when it is not a certificate, and together with
    /// [`http_client`](Self::http_client), whose certificates cannot be changed.
    ///
    /// ```no_run
    /// # fn run() -> Result<(), Box<dyn std::error::Error>> {
    /// use getty_api_ext::{Credentials, Getty};
    ///
    /// let getty = Getty::builder()
    ///     .credentials(Credentials::api_key("your-api-key"))
    ///     .root_certificate(std::fs::read("/etc/ssl/company-root.pem")?)
    ///     .build()?;
    /// # Ok(()) }
    /// ```
    #[must_use]
    pub fn root_certificate(mut self, certificate: impl Into<Vec<u8>>) -> Self {
        self.settings.root_certificates.push(certificate.into());
        self
    }

    /// The time limits. Default: see [`Timeouts`].
    #[must_use]
    pub fn timeouts(mut self, timeouts: Timeouts) -> Self {
        self.settings.timeouts = timeouts;
        self
    }

    /// Whether and when failed calls are retried. Default: see [`RetryPolicy`].
    #[must_use]
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.settings.retry = policy;
        self
    }

    /// The maximum number of requests a second with one API key. Default: no limit.
    #[must_use]
    pub fn rate_limit(mut self, limit: RateLimit) -> Self {
        self.settings.rate_limit = Some(limit);
        self
    }

    /// The maximum number of concurrent AI generations with one API key. Further ones wait in order. Default: no limit; 0 counts
    /// as 1.
    ///
    /// If this library waits for the result, as in
    /// [`GenerationBuilder::finish`](crate::generation::GenerationBuilder::finish), a generation counts until it
    /// is done. Otherwise only the request that starts it counts.
    #[must_use]
    pub fn generation_limit(mut self, concurrent: usize) -> Self {
        self.settings.generations = Some(concurrent);
        self
    }

    /// Whether redirects and deliveries may lead to loopback, link-local and private addresses although the API
    /// itself is public. Default: no, so that no server can make a program send requests inside its own network.
    #[must_use]
    pub fn allow_private_addresses(mut self, allowed: bool) -> Self {
        self.settings.allow_private_addresses = allowed;
        self
    }

    /// Wraps a custom layer around each single HTTP request: token requests, retries, redirected requests and
    /// deliveries alike. The layer added last sees a request first.
    ///
    /// The layer sees credentials, in headers that are marked as sensitive and in the bodies of token requests.
    /// When it returns its own error, the request counts as one that may have reached the server.
    ///
    /// ```
    /// # fn run() -> Result<(), getty_api_ext::Error> {
    /// use getty_api_ext::{Credentials, Getty, HttpService};
    /// use tower_service::Service as _;
    ///
    /// let getty = Getty::builder()
    ///     .credentials(Credentials::api_key("your-api-key"))
    ///     .layer(tower::layer::layer_fn(|service: HttpService| {
    ///         tower::service_fn(move |mut request: http::Request<reqwest::Body>| {
    ///             request.headers_mut().insert("x-team", http::HeaderValue::from_static("pictures"));
    ///             service.clone().call(request)
    ///         })
    ///     }))
    ///     .build()?;
    /// # Ok(()) }
    /// ```
    #[must_use]
    pub fn layer<L, B>(mut self, layer: L) -> Self
    where
        L: Layer<HttpService> + Send + Sync + 'static,
        L::Service: Service<Request<Body>, Response = Response<B>> + Clone + Send + Sync + 'static,
        <L::Service as Service<Request<Body>>>::Error: Into<BoxError>,
        <L::Service as Service<Request<Body>>>::Future: Send + 'static,
        B: http_body::Body<Data: Into<Bytes>, Error: Into<BoxError>> + Send + Sync + 'static,
    {
        self.settings.layers.push(UserLayer::new(layer));
        self
    }

    /// Builds the client.
    ///
    /// # Errors
    /// When credentials are missing; with [`ErrorKind::Invalid`] when an endpoint, the language, the country, a
    /// limit or a root certificate is not valid, when TLS cannot be set up, and when the API or the token endpoint
    /// has an https URL, neither of the features `rustls` and `native-tls` is enabled and no
    /// [`http_client`](Self::http_client) was passed.
    pub fn build(self) -> Result<Getty, Error> {
        let credentials = self.credentials.ok_or_else(|| {
            Error::new(
                ErrorKind::Credentials,
                "no credentials: call `GettyBuilder::credentials` with at least an API key",
            )
        })?;
        let locale = Locale {
            language: self.language.map(|tag| tag.parse()).transpose()?,
            country: self.country.map(|code| code.parse()).transpose()?,
        };
        self.endpoints.check()?;
        let pipeline = HttpPipeline::new(self.settings, self.endpoints.clone(), &credentials.api_key)?;
        let Self { endpoints, licensed_results, decode_mode, token_store, .. } = self;
        let endpoint = endpoints.token.clone();
        let tokens = Tokens::new(credentials, endpoint, pipeline.clone(), token_store.clone());
        let inner = Inner {
            pipeline,
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
