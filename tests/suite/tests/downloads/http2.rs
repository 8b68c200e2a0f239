//! Deliveries over HTTP/2, where the end of a response is signalled differently.

use std::convert::Infallible;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_util::StreamExt as _;
use getty_api_ext::{Credentials, Endpoints, ErrorKind, Getty};
use getty_api_suite::fault_server::{Authority, Validity};
use http::Response;
use hyper::body::{Body, Frame};
use hyper::service::service_fn;
use hyper_util::rt::{TokioExecutor, TokioIo};
use url::Url;

use crate::support::{directory, names, read};

/// A body of unknown length, which may break off.
struct Pieces {
    left: u8,
    breaks_off: bool,
}

impl Body for Pieces {
    type Data = Bytes;
    type Error = std::io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, std::io::Error>>> {
        Poll::Ready(match self.left {
            0 if self.breaks_off => Some(Err(std::io::ErrorKind::ConnectionReset.into())),
            0 => None,
            _ => {
                self.left -= 1;
                Some(Ok(Frame::data(Bytes::from(vec![7; 10_000]))))
            }
        })
    }
}

/// A delivery host that sends 50,000 bytes without saying so before.
async fn origin(breaks_off: &Arc<AtomicBool>) -> Url {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/file.jpg", listener.local_addr().unwrap()).parse().unwrap();
    let breaks_off = Arc::clone(breaks_off);
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let breaks_off = Arc::clone(&breaks_off);
            let response = service_fn(move |_| {
                let body = Pieces { left: 5, breaks_off: breaks_off.load(Ordering::Relaxed) };
                async { Ok::<_, Infallible>(Response::new(body)) }
            });
            let connection = hyper::server::conn::http2::Builder::new(TokioExecutor::new());
            tokio::spawn(connection.serve_connection(TokioIo::new(stream), response));
        }
    });
    url
}

fn client() -> Getty {
    let http = reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .http2_prior_knowledge()
        .build()
        .unwrap();
    let mut endpoints = Endpoints::new();
    // From https, nothing leads to a host without it.
    endpoints.api = "http://127.0.0.1:1".parse().unwrap();
    let getty = Getty::builder().credentials(Credentials::api_key("key")).endpoints(endpoints);
    getty.http_client(http).build().unwrap()
}

#[tokio::test]
async fn a_file_of_unknown_length_is_complete_when_its_stream_ends_without_error() {
    let breaks_off = Arc::new(AtomicBool::new(true));
    let (url, getty, target) = (origin(&breaks_off).await, client(), directory());
    let path = target.path().join("file.jpg");
    let download =
        || getty.download_url(url.clone()).attempts(2).backoff(std::time::Duration::from_millis(1));

    let error = download().to_file(&path).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Connection, "{error:?}");
    assert!(!path.exists());
    assert!(download().to_memory(1 << 20).await.is_err());

    breaks_off.store(false, Ordering::Relaxed);
    assert_eq!(download().to_file(&path).await.unwrap().bytes, 50_000);
    assert_eq!(read(&path), vec![7; 50_000]);
    assert_eq!(names(target.path()), ["file.jpg"]);
    assert_eq!(download().to_memory(1 << 20).await.unwrap().bytes, vec![7; 50_000]);
}

/// Files of 2.5 MB over TLS and HTTP/2, and the number of connections on which they are sent.
async fn secure_origin(authority: &Authority) -> (Url, Arc<AtomicUsize>) {
    let identity = authority.issue(&["127.0.0.1"], Validity::Now).unwrap();
    let acceptor = identity.acceptor_for(&[b"h2"]);
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("https://{}/file.jpg", listener.local_addr().unwrap()).parse().unwrap();
    let connections = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&connections);
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let (acceptor, counted) = (acceptor.clone(), Arc::clone(&counted));
            tokio::spawn(async move {
                let Ok(stream) = acceptor.accept(stream).await else { return };
                counted.fetch_add(1, Ordering::Relaxed);
                let response = service_fn(|_| async {
                    Ok::<_, Infallible>(Response::new(Pieces { left: 250, breaks_off: false }))
                });
                let connection = hyper::server::conn::http2::Builder::new(TokioExecutor::new());
                let _ = connection.serve_connection(TokioIo::new(stream), response).await;
            });
        }
    });
    (url, connections)
}

#[tokio::test]
async fn streams_that_are_not_read_leave_the_connection_to_others() {
    let authority = Authority::new("private").unwrap();
    let (url, connections) = secure_origin(&authority).await;
    let mut endpoints = Endpoints::new();
    // An API on this machine may send downloads elsewhere on it.
    endpoints.api = "https://127.0.0.1:1".parse().unwrap();
    let builder = Getty::builder().credentials(Credentials::api_key("key")).endpoints(endpoints);
    let getty = builder.root_certificate(authority.certificate()).build().unwrap();
    let mut unread = Vec::new();
    for _ in 0..8 {
        let mut stream = getty.download_url(url.clone()).stream().await.unwrap();
        stream.next().await.unwrap().unwrap();
        unread.push(stream);
    }
    // One attempt, which fails when no byte arrives.
    let download = getty.download_url(url).attempts(1).idle_timeout(std::time::Duration::from_secs(20));
    assert_eq!(download.to_memory(1 << 24).await.unwrap().bytes.len(), 2_500_000);
    assert_eq!(connections.load(Ordering::Relaxed), 1);
    for stream in unread {
        let rest: Vec<_> = stream.collect().await;
        assert!(rest.iter().all(Result::is_ok));
    }
}
