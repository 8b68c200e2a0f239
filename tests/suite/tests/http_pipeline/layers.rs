//! What users put around the transport, or in its place.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};

use getty_api::operations::list_products;
use getty_api_ext::{BoxError, ErrorKind, HttpService, Outcome};
use getty_api_suite::fault_server::{Script, response};
use http::Request;
use tower::ServiceExt as _;
use tower::layer::layer_fn;

use crate::operation::Kind;
use crate::support::{Fixture, good, script_sequence, status, then_good};

#[tokio::test(start_paused = true)]
async fn a_layer_meets_every_request_and_can_change_it() {
    let scripts = vec![status(503), Script::respond(response(302, &[("location", "/v3/elsewhere")], ""))];
    let fixture = Fixture::new(then_good(scripts, Kind::Safe)).await;
    let seen = Arc::new(Mutex::new(Vec::new()));
    let paths = Arc::clone(&seen);
    let layer = layer_fn(move |service: HttpService| {
        let paths = Arc::clone(&paths);
        tower::service_fn(move |mut request: Request<reqwest::Body>| {
            paths.lock().unwrap().push(request.uri().path().to_owned());
            request.headers_mut().insert("x-team", http::HeaderValue::from_static("pictures"));
            service.clone().oneshot(request)
        })
    });
    let getty = fixture.builder().layer(layer).build().unwrap();
    getty.send(list_products()).await.unwrap();
    let expected = ["/oauth2/token", "/v3/products", "/v3/products", "/v3/elsewhere"];
    assert_eq!(*seen.lock().unwrap(), expected);
    assert!(fixture.log.all().iter().all(|received| received.header("x-team") == Some("pictures")));
}

/// A layer whose first API request fails without being sent.
fn fails_once() -> impl tower_layer::Layer<
    HttpService,
    Service: tower_service::Service<
        Request<reqwest::Body>,
        Response = http::Response<reqwest::Body>,
        Error = BoxError,
        Future: Send,
    > + Clone
                 + Send
                 + Sync
                 + 'static,
> + Send
+ Sync {
    let count = Arc::new(AtomicU32::new(0));
    layer_fn(move |service: HttpService| {
        let count = Arc::clone(&count);
        tower::service_fn(move |request: Request<reqwest::Body>| {
            let fail = request.uri().path() != "/oauth2/token" && count.fetch_add(1, Ordering::Relaxed) == 0;
            let service = service.clone();
            async move {
                match fail {
                    true => Err("the circuit is open".into()),
                    false => service.oneshot(request).await,
                }
            }
        })
    })
}

#[tokio::test(start_paused = true)]
async fn an_error_of_a_layer_leaves_open_what_happened() {
    for kind in Kind::ALL {
        let fixture = Fixture::new(move || good(kind)).await;
        let getty = fixture.builder().layer(fails_once()).build().unwrap();
        let result = kind.call(&getty).await;
        match kind {
            Kind::Metered => {
                let error = result.unwrap_err();
                assert_eq!((error.kind(), error.outcome()), (ErrorKind::Connection, Outcome::Unknown));
                assert!(error.to_string().contains("the circuit is open"), "{error}");
            }
            _ => result.unwrap(),
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_client_that_follows_redirects_by_itself_is_found_out() {
    let elsewhere = Fixture::new(|| good(Kind::Safe)).await;
    let location = format!("{}/v3/products", elsewhere.api.url());
    let sent = Script::respond(response(302, &[("location", &location)], ""));
    let fixture = Fixture::new(script_sequence(vec![sent], false, good(Kind::Safe))).await;
    let getty = fixture.builder().http_client(reqwest::Client::new()).build().unwrap();
    let error = getty.send(list_products()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Redirect);
    assert!(error.to_string().contains("redirect::Policy::none()"), "{error}");
    assert_eq!(error.attempts(), 1);
}
