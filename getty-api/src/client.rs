//! Sending calls: the client, and the executor of its requests.

use std::future::Future;

use bytes::Bytes;
use futures_util::StreamExt as _;
use http::HeaderMap;
use http::header::{
    ACCEPT_ENCODING, AUTHORIZATION, CONTENT_ENCODING, CONTENT_LENGTH, HeaderName, HeaderValue,
};
use url::Url;

use crate::{Body, DecodeMode, Error, Extras, Gunzip, Operation, Request, Response, Secrets, Service, Token};

/// The default URL of the API.
pub const DEFAULT_API_URL: &str = "https://api.gettyimages.com";

/// The default URL of the oEmbed provider.
pub const DEFAULT_EMBED_URL: &str = "https://embed.gettyimages.com";

/// The default limit of [`HttpExecutor`] for the decompressed body of a response: 16 MiB.
pub const DEFAULT_BODY_LIMIT: usize = 16 * 1024 * 1024;

/// Sends requests to the API and returns complete responses.
///
/// Implement it to add credentials, retries and limits to every call. [`HttpExecutor`] is the basic
/// implementation; `getty-api-ext` has one with all of these.
pub trait Execute: Send + Sync {
    /// The error of a failed call. It can represent every error of this crate.
    type Error: From<Error>;

    /// Sends one request and reads the complete response, whatever its status.
    ///
    /// A response with a 2xx status, or with a status in the operation's
    /// [`success`](crate::OperationInfo::success) list, is decoded; any other becomes [`Error::Api`] unless the
    /// implementation itself returns an error first. Put the [`Secrets`] that were sent into the extensions of
    /// the response, so that they are removed from errors.
    fn execute(
        &self,
        request: Request,
    ) -> impl Future<Output = Result<http::Response<Bytes>, Self::Error>> + Send;
}

impl<E: Execute> Execute for &E {
    type Error = E::Error;

    fn execute(
        &self,
        request: Request,
    ) -> impl Future<Output = Result<http::Response<Bytes>, Self::Error>> + Send {
        (**self).execute(request)
    }
}

impl<E: Execute> Execute for std::sync::Arc<E> {
    type Error = E::Error;

    fn execute(
        &self,
        request: Request,
    ) -> impl Future<Output = Result<http::Response<Bytes>, Self::Error>> + Send {
        (**self).execute(request)
    }
}

/// The raw client: sends operations through an [`Execute`] and decodes the responses.
///
/// ```no_run
/// # async fn run() -> Result<(), getty_api::Error> {
/// use getty_api::{Client, operations};
///
/// let client = Client::new("your-api-key")?;
/// let page = client.send(operations::search_creative_images().phrase("solar farm").page_size(5)).await?;
/// for image in &page.images {
///     println!("{:?} {:?}", image.id, image.title);
/// }
/// # Ok(()) }
/// ```
#[derive(Clone, Debug)]
pub struct Client<E = HttpExecutor> {
    executor: E,
    decode_mode: DecodeMode,
}

impl Client {
    /// Creates a client for the public API with an API key only: for searches and metadata without a user.
    ///
    /// # Errors
    /// [`Error::InvalidArgument`] when the key is not a valid header value, [`Error::Transport`] when TLS cannot
    /// be set up.
    pub fn new(api_key: &str) -> Result<Self, Error> {
        HttpExecutor::new(api_key).map(Self::with_executor)
    }
}

impl<E: Execute> Client<E> {
    /// Creates a client that sends its requests through `executor`.
    pub fn with_executor(executor: E) -> Self {
        Self { executor, decode_mode: DecodeMode::default() }
    }

    /// Sets how values of responses that cannot be decoded are handled. Default: [`DecodeMode::Tolerant`].
    #[must_use]
    pub fn decode_mode(mut self, mode: DecodeMode) -> Self {
        self.decode_mode = mode;
        self
    }

    /// The executor of the requests.
    pub fn executor(&self) -> &E {
        &self.executor
    }

    /// Sends one call and decodes its response in the task that polls this future.
    ///
    /// # Errors
    /// See [`Error`], and the errors of the executor.
    pub async fn send<O: Operation>(&self, operation: O) -> Result<Response<O::Output>, E::Error> {
        self.send_with(operation, &Extras::new()).await
    }

    /// Sends one call with query parameters, headers and body properties that the bindings do not know, and decodes
    /// its response.
    ///
    /// # Errors
    /// As [`send`](Self::send); [`Error::InvalidArgument`] for extras that cannot be sent with this operation.
    ///
    /// ```no_run
    /// # async fn run() -> Result<(), getty_api::Error> {
    /// use getty_api::{Client, Extras, operations};
    ///
    /// let client = Client::new("your-api-key")?;
    /// let extras = Extras::new().query("new_filter", "yes");
    /// let page = client.send_with(operations::search_images().phrase("harbour"), &extras).await?;
    /// # Ok(()) }
    /// ```
    pub async fn send_with<O: Operation>(
        &self,
        operation: O,
        extras: &Extras,
    ) -> Result<Response<O::Output>, E::Error> {
        let mut request = operation.into_request()?;
        request.add_extras(extras)?;
        let response = self.executor.execute(request).await?;
        let secrets = response.extensions().get::<Secrets>().cloned().unwrap_or_default();
        Response::decode_with::<O>(response, self.decode_mode)
            .map_err(|error| error.without_secrets(&secrets).into())
    }
}

/// Sends each request once over [`reqwest`], with the API key and, if set, an access token.
///
/// The key and the token are sent to the configured API URL only, and redirects are never followed.
#[derive(Clone, Debug)]
pub struct HttpExecutor {
    http: reqwest::Client,
    api_url: Url,
    embed_url: Url,
    api_key: HeaderValue,
    access_token: Option<HeaderValue>,
    /// The key and the token.
    secrets: Secrets,
    body_limit: usize,
}

impl HttpExecutor {
    /// Creates an executor with a default [`reqwest::Client`].
    ///
    /// # Errors
    /// [`Error::InvalidArgument`] when the key is not a valid header value, [`Error::Transport`] when TLS cannot
    /// be set up.
    pub fn new(api_key: &str) -> Result<Self, Error> {
        // `reqwest` decodes only the first member of a gzip stream; see `Gunzip`.
        let http = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).no_gzip();
        // Another crate's `native-tls` feature does not change the TLS backend.
        #[cfg(feature = "rustls")]
        let http = http.tls_backend_rustls();
        let http = http
            .build()
            .map_err(|source| Error::Transport { operation: "client set-up", source: Box::new(source) })?;
        Self::with_http_client(api_key, http)
    }

    /// Creates an executor with a custom [`reqwest::Client`], for proxies, TLS or name resolution.
    ///
    /// Build it with [`redirect::Policy::none`](reqwest::redirect::Policy::none): a client that follows
    /// redirects itself hides the URL of a download and sends the API key to its host.
    ///
    /// # Errors
    /// [`Error::InvalidArgument`] when the key is not a valid header value.
    pub fn with_http_client(api_key: &str, http: reqwest::Client) -> Result<Self, Error> {
        Ok(Self {
            http,
            api_url: parse_url(DEFAULT_API_URL)?,
            embed_url: parse_url(DEFAULT_EMBED_URL)?,
            api_key: secret_header(api_key, "API key")?,
            access_token: None,
            secrets: Secrets::new([api_key]),
            body_limit: DEFAULT_BODY_LIMIT,
        })
    }

    /// Sets the URL of the API, for example that of a test server. Default: [`DEFAULT_API_URL`].
    #[must_use]
    pub fn api_url(mut self, url: Url) -> Self {
        self.api_url = url;
        self
    }

    /// Sets the URL of the oEmbed provider. Default: [`DEFAULT_EMBED_URL`].
    #[must_use]
    pub fn embed_url(mut self, url: Url) -> Self {
        self.embed_url = url;
        self
    }

    /// Sends this access token with operations that accept one. It is not renewed; `getty-api-ext` renews
    /// tokens.
    ///
    /// # Errors
    /// [`Error::InvalidArgument`] when the token is not a valid header value.
    pub fn access_token(mut self, token: &str) -> Result<Self, Error> {
        self.secrets = self.secrets.and(&Secrets::new([token]));
        self.access_token = Some(secret_header(&format!("Bearer {token}"), "access token")?);
        Ok(self)
    }

    /// Sets the limit for the decompressed body of a response, in bytes. Default: [`DEFAULT_BODY_LIMIT`].
    #[must_use]
    pub fn body_limit(mut self, bytes: usize) -> Self {
        self.body_limit = bytes;
        self
    }

    async fn collect(&self, operation: &'static str, response: reqwest::Response) -> Result<Bytes, Error> {
        let mut gunzip = is_gzip(response.headers()).then(Gunzip::new);
        let undecodable = |source: std::io::Error| Error::Transport { operation, source: source.into() };
        let mut stream = response.bytes_stream();
        let mut body = Vec::new();
        let mut add = |bytes: &[u8]| {
            if bytes.len() > self.body_limit.saturating_sub(body.len()) {
                return Err(Error::TooLarge { operation, limit: self.body_limit });
            }
            body.extend_from_slice(bytes);
            Ok(())
        };
        while let Some(chunk) = stream.next().await {
            let mut chunk = chunk.map_err(|source| transport(operation, source))?;
            match &mut gunzip {
                Some(gunzip) => {
                    while !chunk.is_empty() {
                        add(&gunzip.decode(&mut chunk).map_err(undecodable)?)?;
                    }
                }
                None => add(&chunk)?,
            }
        }
        if let Some(gunzip) = gunzip {
            add(&gunzip.finish().map_err(undecodable)?)?;
        }
        Ok(body.into())
    }
}

impl Execute for HttpExecutor {
    type Error = Error;

    async fn execute(&self, request: Request) -> Result<http::Response<Bytes>, Error> {
        let operation = request.operation;
        let base = match operation.service {
            Service::Api => &self.api_url,
            Service::Embed => &self.embed_url,
        };
        let url = request.url(base)?;
        let mut headers = request.headers;
        if operation.token != Token::None {
            headers.insert(API_KEY, self.api_key.clone());
            if let Some(token) = &self.access_token {
                headers.insert(AUTHORIZATION, token.clone());
            }
        }
        headers.entry(ACCEPT_ENCODING).or_insert(HeaderValue::from_static("gzip"));
        let builder = self.http.request(request.method, url);
        let builder = match request.body {
            Body::Empty => builder,
            Body::Bytes(bytes) => builder.body(bytes),
            Body::Stream { stream, length } => {
                if let Some(length) = length {
                    headers.insert(CONTENT_LENGTH, length.into());
                }
                builder.body(reqwest::Body::wrap_stream(stream))
            }
        };
        let response =
            builder.headers(headers).send().await.map_err(|source| transport(operation.id, source))?;
        let (status, mut headers) = (response.status(), response.headers().clone());
        if is_gzip(&headers) {
            // They describe the compressed body.
            headers.remove(CONTENT_ENCODING);
            headers.remove(CONTENT_LENGTH);
        }
        let body = self.collect(operation.id, response).await?;
        let mut response = http::Response::new(body);
        *response.status_mut() = status;
        *response.headers_mut() = headers;
        if operation.token != Token::None {
            response.extensions_mut().insert(self.secrets.clone());
        }
        Ok(response)
    }
}

/// The header that requests have the API key in.
pub const API_KEY: HeaderName = HeaderName::from_static("api-key");

/// Whether the body is compressed with gzip; a client that decompresses by itself removes the header.
pub fn is_gzip(headers: &HeaderMap) -> bool {
    let coding = headers.get(CONTENT_ENCODING).and_then(|coding| coding.to_str().ok());
    coding
        .is_some_and(|coding| ["gzip", "x-gzip"].iter().any(|gzip| coding.trim().eq_ignore_ascii_case(gzip)))
}

fn transport(operation: &'static str, source: reqwest::Error) -> Error {
    // The address may carry what a user searched for; the operation says enough.
    Error::Transport { operation, source: Box::new(source.without_url()) }
}

fn parse_url(text: &str) -> Result<Url, Error> {
    Url::parse(text).map_err(|source| Error::InvalidArgument {
        operation: "client set-up",
        argument: "URL",
        reason: source.to_string(),
    })
}

fn secret_header(text: &str, argument: &'static str) -> Result<HeaderValue, Error> {
    let mut value = HeaderValue::from_str(text).map_err(|_| Error::InvalidArgument {
        operation: "client set-up",
        argument,
        reason: "it contains characters that are not allowed in a header".to_owned(),
    })?;
    value.set_sensitive(true);
    Ok(value)
}
