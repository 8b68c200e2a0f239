//! Connections: kept, and with HTTP/2 where a server offers it.

use std::convert::Infallible;
use std::sync::{Arc, Mutex};

use getty_api::operations::get_image;
use getty_api_ext::{Credentials, Endpoints, Getty};
use getty_api_suite::fault_server::{Identity, Script, response};
use http::{Request, Response, Version};
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper_util::rt::{TokioExecutor, TokioIo};

use crate::support::{API_KEY, Fixture, status};

#[tokio::test(start_paused = true)]
async fn a_connection_serves_many_calls_errors_included() {
    let mut count = 0;
    let fixture = Fixture::new(move || {
        count += 1;
        match count % 3 {
            0 => status(404),
            1 => status(503),
            _ => Script::respond(response(200, &[], "{}")),
        }
    })
    .await;
    let getty = fixture.builder().build().unwrap();
    for id in 0..20 {
        let _ = getty.send(get_image(id.to_string())).await;
    }
    assert!(fixture.calls().len() > 20);
    assert_eq!(fixture.log.connections(), 1);
}

#[tokio::test]
async fn http_2_is_used_where_it_is_offered() {
    let identity = Identity::new(&["api.getty.test"]).unwrap();
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let acceptor = identity.acceptor_for(&[b"h2", b"http/1.1"]);
    let versions = Arc::new(Mutex::new(Vec::new()));
    let seen = Arc::clone(&versions);
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let (acceptor, seen) = (acceptor.clone(), Arc::clone(&seen));
            tokio::spawn(async move {
                let Ok(stream) = acceptor.accept(stream).await else { return };
                let response = service_fn(move |request: Request<Incoming>| {
                    seen.lock().unwrap().push(request.version());
                    async { Ok::<_, Infallible>(Response::new("{}".to_owned())) }
                });
                let connection = hyper::server::conn::http2::Builder::new(TokioExecutor::new());
                let _ = connection.serve_connection(TokioIo::new(stream), response).await;
            });
        }
    });
    let certificate = reqwest::Certificate::from_der(identity.certificate()).unwrap();
    let http = reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .tls_certs_only([certificate])
        .resolve("api.getty.test", address)
        .build()
        .unwrap();
    let mut endpoints = Endpoints::new();
    endpoints.api = format!("https://api.getty.test:{}", address.port()).parse().unwrap();
    let getty = Getty::builder()
        .credentials(Credentials::api_key(API_KEY))
        .endpoints(endpoints)
        .http_client(http)
        .build()
        .unwrap();
    let calls = (0..10).map(|id| getty.send(get_image(id.to_string())));
    for response in futures_util::future::join_all(calls).await {
        response.unwrap();
    }
    assert_eq!(*versions.lock().unwrap(), vec![Version::HTTP_2; 10]);
}
