//! A client whose requests never leave it: the servers are a function.

use std::convert::Infallible;

use getty_api_ext::{Credentials, Getty, HttpService, RetryPolicy};
use http::{Request, Response};
use reqwest::Body;
use tower::layer::layer_fn;

/// What the servers' responses begin as.
pub(crate) fn response(status: u16) -> http::response::Builder {
    Response::builder().status(status)
}

/// A client of the servers that this function is. Where a redirect leads cannot matter: nothing is sent.
pub(crate) fn client(
    servers: impl Fn(Request<Body>) -> Response<Body> + Clone + Send + Sync + 'static,
) -> Getty {
    client_with_tokens(
        || {
            let token = r#"{"access_token": "token", "token_type": "Bearer", "expires_in": 1800}"#;
            response(200).body(Body::from(token)).expect("a response")
        },
        servers,
    )
}

/// The same with another token endpoint.
pub(crate) fn client_with_tokens(
    tokens: impl Fn() -> Response<Body> + Clone + Send + Sync + 'static,
    servers: impl Fn(Request<Body>) -> Response<Body> + Clone + Send + Sync + 'static,
) -> Getty {
    let layer = layer_fn(move |_: HttpService| {
        let (tokens, servers) = (tokens.clone(), servers.clone());
        tower::service_fn(move |request: Request<Body>| {
            let response = if request.uri().path() == "/oauth2/token" { tokens() } else { servers(request) };
            std::future::ready(Ok::<_, Infallible>(response))
        })
    });
    Getty::builder()
        .credentials(Credentials::client_credentials("key", "secret"))
        .retry(RetryPolicy::none())
        .layer(layer)
        .build()
        .expect("a client")
}

/// A runtime whose clock jumps over every wait.
pub(crate) fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread().enable_all().start_paused(true).build().expect("a runtime")
}
