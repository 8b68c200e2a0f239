//! What the builder of a client says about the request path.

use bytes::Bytes;
use http::{Request, Response};
use reqwest::Body;
use tower_layer::Layer;
use tower_service::Service;

use super::{BoxError, HttpService, RateLimit, RetryPolicy, Timeouts, UserLayer};
use crate::client::GettyBuilder;

impl GettyBuilder {
    /// Your own [`reqwest::Client`], for proxies, TLS or name resolution. Build it with
    /// [`redirect::Policy::none`](reqwest::redirect::Policy::none): redirects are followed by this library,
    /// and a client that does so by itself makes calls fail. Build it with
    /// [`no_gzip`](reqwest::ClientBuilder::no_gzip) too when files are downloaded with it, and without a
    /// timeout for whole requests.
    ///
    /// With it, [`Timeouts::connect`] has no effect, and hosts named by redirects are not held to public
    /// addresses when they are resolved, only when they are written as an address.
    #[must_use]
    pub fn http_client(mut self, http: reqwest::Client) -> Self {
        self.settings.http = Some(http);
        self
    }

    /// How long things may take. Default: see [`Timeouts`].
    #[must_use]
    pub fn timeouts(mut self, timeouts: Timeouts) -> Self {
        self.settings.timeouts = timeouts;
        self
    }

    /// Whether and when failed calls are tried again. Default: see [`RetryPolicy`].
    #[must_use]
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.settings.retry = policy;
        self
    }

    /// How many requests a second are made at most. Default: no limit.
    #[must_use]
    pub fn rate_limit(mut self, limit: RateLimit) -> Self {
        self.settings.rate_limit = Some(limit);
        self
    }

    /// How many AI generations run at the same time at most; others wait their turn, in order. Default: no
    /// limit; 0 counts as 1.
    ///
    /// A generation counts until it is done when this library waits for that, as it does in
    /// [`NewGeneration::finish`](crate::generation::NewGeneration::finish); otherwise the request that begins it
    /// counts.
    #[must_use]
    pub fn generation_limit(mut self, concurrent: usize) -> Self {
        self.settings.generations = Some(concurrent);
        self
    }

    /// Whether redirects and deliveries may lead to loopback, link-local and private addresses although the
    /// API itself is public. Default: no, so that no server can have a program ask inside its own network.
    #[must_use]
    pub fn private_targets(mut self, allowed: bool) -> Self {
        self.settings.private_targets = allowed;
        self
    }

    /// Puts a layer of your own around each single HTTP request: token requests, retries, redirected
    /// requests and deliveries alike. The layer added last sees a request first.
    ///
    /// It sees credentials, in headers that are marked as sensitive and in the bodies of token requests. When
    /// it gives an error of its own, the request counts as one that may have reached the server.
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
}
