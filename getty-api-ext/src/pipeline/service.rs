//! The transport: a `reqwest` client below the user's own layers.

use std::error::Error as StdError;
use std::fmt;
use std::pin::Pin;
use std::sync::{Arc, LazyLock};
use std::task::{Context, Poll};

use bytes::Bytes;
use http::{Request, Response};
use reqwest::Body;
use tower::ServiceExt as _;
use tower::util::BoxCloneSyncService;
use tower_layer::Layer;
use tower_service::Service;
use url::Url;

use self::failure::{FollowedByItself, NotBuilt};
use self::tls::TlsNotCompiledIn;
use crate::error::Error;

mod failure;
mod tls;

pub(crate) use failure::{cause, no_answer};
pub(crate) use tls::{check_scheme, needs_missing_tls, with_root_certificates};

/// Any error.
pub type BoxError = Box<dyn StdError + Send + Sync>;

/// A future whose type is erased. That of `futures` is the same type.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// Sends one HTTP request and returns its response. Layers that are passed to
/// [`GettyBuilder::layer`](crate::GettyBuilder::layer) wrap this service.
#[derive(Clone, Debug)]
pub struct HttpService(BoxCloneSyncService<Request<Body>, Response<Body>, BoxError>);

impl Service<Request<Body>> for HttpService {
    type Response = Response<Body>;
    type Error = BoxError;
    type Future = BoxFuture<'static, Result<Response<Body>, BoxError>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        self.0.poll_ready(context)
    }

    fn call(&mut self, request: Request<Body>) -> Self::Future {
        self.0.call(request)
    }
}

/// A layer of the user, ready to wrap the transport.
pub(crate) struct UserLayer(Box<dyn FnOnce(HttpService) -> HttpService + Send + Sync>);

impl fmt::Debug for UserLayer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Layer")
    }
}

impl UserLayer {
    pub(crate) fn new<L, B>(layer: L) -> Self
    where
        L: Layer<HttpService> + Send + Sync + 'static,
        L::Service: Service<Request<Body>, Response = Response<B>> + Clone + Send + Sync + 'static,
        <L::Service as Service<Request<Body>>>::Error: Into<BoxError>,
        <L::Service as Service<Request<Body>>>::Future: Send + 'static,
        B: http_body::Body<Data: Into<Bytes>, Error: Into<BoxError>> + Send + Sync + 'static,
    {
        Self(Box::new(move |service| {
            let layered = layer
                .layer(service)
                .map_response(|response: Response<B>| response.map(Body::wrap))
                .map_err(Into::into);
            HttpService(BoxCloneSyncService::new(layered))
        }))
    }
}

/// The clients that send the requests.
#[derive(Clone)]
pub(crate) struct Clients {
    pub(crate) pooled: reqwest::Client,
    /// The client for requests that need a connection of their own; see [`FreshConnection`]. It is built when it is
    /// first used, because many programs do not need it, and reading the system's certificates takes time.
    pub(crate) fresh: Arc<LazyLock<Result<reqwest::Client, Error>, BuildClient>>,
    /// Whether the user passed the client.
    pub(crate) custom: bool,
}

/// Builds a client.
pub(crate) type BuildClient = Box<dyn FnOnce() -> Result<reqwest::Client, Error> + Send + Sync>;

/// The transport with all layers; the last one is the outermost.
pub(crate) fn transport(clients: Clients, layers: Vec<UserLayer>) -> HttpService {
    let send = tower::service_fn(move |request: Request<Body>| {
        let clients = clients.clone();
        async move { send(&clients, request).await }
    });
    let transport = HttpService(BoxCloneSyncService::new(send));
    layers.into_iter().fold(transport, |service, layer| (layer.0)(service))
}

/// Marks a request that is sent on a new connection. A server can close an idle connection while a request is
/// being written to it, and then nothing shows whether the request was processed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct FreshConnection;

/// The URL of a request before it became a `Uri`, so that it need not be parsed a second time.
#[derive(Clone, Debug)]
pub(crate) struct Address(pub(crate) Url);

/// The request as `reqwest` needs it. A layer may have changed everything, the URL included.
fn into_reqwest(mut request: Request<Body>) -> Result<reqwest::Request, BoxError> {
    let address = request.extensions_mut().remove::<Address>().map(|address| address.0);
    let as_it_was = |url: &Url| *request.uri() == *url.as_str() && request.extensions().is_empty();
    let Some(url) = address.filter(as_it_was) else {
        return Ok(reqwest::Request::try_from(request)?);
    };
    let (parts, body) = request.into_parts();
    let mut request = reqwest::Request::new(parts.method, url);
    *request.headers_mut() = parts.headers;
    *request.body_mut() = Some(body);
    *request.version_mut() = parts.version;
    Ok(request)
}

async fn send(clients: &Clients, mut request: Request<Body>) -> Result<Response<Body>, BoxError> {
    let fresh = request.extensions_mut().remove::<FreshConnection>().is_some();
    let request = into_reqwest(request)?;
    let url = request.url().clone();
    if !clients.custom && needs_missing_tls(&url) {
        return Err(TlsNotCompiledIn.into());
    }
    let http = if fresh {
        (**clients.fresh).as_ref().map_err(|error| NotBuilt(error.clone()))?
    } else {
        &clients.pooled
    };
    // A URL can contain what a user searched for, or can be a secret in itself; no error repeats it.
    let response = http.execute(request).await.map_err(reqwest::Error::without_url)?;
    if *response.url() != url {
        return Err(FollowedByItself.into());
    }
    Ok(response.into())
}
