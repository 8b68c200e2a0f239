//! The transport: a `reqwest` client below the user's own layers.

use std::error::Error as StdError;
use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use getty_api::Secrets;
use http::{Request, Response};
use reqwest::Body;
use tower::ServiceExt as _;
use tower::util::BoxCloneSyncService;
use tower_layer::Layer;
use tower_service::Service;
use url::Url;

use super::addresses::PrivateAddress;
use crate::error::{Error, ErrorKind, Outcome};

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

/// The transport with all layers; the last one is the outermost.
pub(crate) fn transport(http: reqwest::Client, layers: Vec<UserLayer>) -> HttpService {
    let send = tower::service_fn(move |request: Request<Body>| {
        let http = http.clone();
        async move { send(&http, request).await }
    });
    let transport = HttpService(BoxCloneSyncService::new(send));
    layers.into_iter().fold(transport, |service, layer| (layer.0)(service))
}

/// The user's client followed a redirect by itself.
#[derive(Debug, thiserror::Error)]
#[error(
    "the reqwest::Client follows redirects by itself, and may have taken credentials along: \
     build it with redirect::Policy::none()"
)]
struct FollowedByItself;

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

async fn send(http: &reqwest::Client, request: Request<Body>) -> Result<Response<Body>, BoxError> {
    let request = into_reqwest(request)?;
    let url = request.url().clone();
    // A URL can contain what a user searched for, or can be a secret in itself; no error repeats it.
    let response = http.execute(request).await.map_err(reqwest::Error::without_url)?;
    if *response.url() != url {
        return Err(FollowedByItself.into());
    }
    Ok(response.into())
}

/// The error for a request without a response from the transport. Its text can contain what a server sent, such as the
/// debug data of a `GOAWAY`.
pub(crate) fn no_answer(error: BoxError, secrets: &Secrets) -> Error {
    let is = |test: &dyn Fn(&reqwest::Error) -> bool| {
        chain(&*error).filter_map(|cause| cause.downcast_ref::<reqwest::Error>()).any(test)
    };
    let at = cause(&*error);
    let at = secrets.redact(&at);
    if chain(&*error).any(|cause| cause.is::<FollowedByItself>()) {
        return Error::new(ErrorKind::Redirect, at.into_owned())
            .with_outcome(Outcome::Unknown)
            .with_source(error);
    }
    if chain(&*error).any(|cause| cause.is::<PrivateAddress>()) {
        let message = format!("no request is sent to this host: {at}");
        return Error::new(ErrorKind::Redirect, message).with_source(error);
    }
    if is(&reqwest::Error::is_builder) {
        return Error::new(ErrorKind::Invalid, format!("the request cannot be sent: {at}"))
            .with_source(error);
    }
    let timed_out = is(&reqwest::Error::is_timeout);
    let kind = if timed_out { ErrorKind::Timeout } else { ErrorKind::Connection };
    let (message, outcome) = if is(&reqwest::Error::is_connect) {
        let message =
            if timed_out { "the connection timed out".into() } else { format!("no connection: {at}") };
        (message, Outcome::NotDone)
    } else {
        (format!("no response: {at}"), Outcome::Unknown)
    };
    Error::new(kind, message).with_outcome(outcome).transient().with_source(error)
}

/// An error and its causes.
fn chain<'a>(error: &'a (dyn StdError + 'static)) -> impl Iterator<Item = &'a (dyn StdError + 'static)> {
    // A wrapped `io::Error` returns the source of the error it wraps, not that error itself.
    fn inner<'a>(error: &'a (dyn StdError + 'static)) -> Option<&'a (dyn StdError + 'static)> {
        let wrapped = error.downcast_ref::<std::io::Error>().and_then(std::io::Error::get_ref);
        wrapped.map(|wrapped| wrapped as _).or_else(|| error.source())
    }
    std::iter::successors(Some(error), |error| inner(*error))
}

/// The end of the chain of causes, which is the most specific one.
pub(crate) fn cause(error: &(dyn StdError + 'static)) -> String {
    chain(error).last().map(ToString::to_string).unwrap_or_default()
}
