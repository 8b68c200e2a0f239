//! Deliveries over HTTP/2, where the end of a response is signalled differently.

use std::convert::Infallible;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};

use bytes::Bytes;
use getty_api_ext::{Credentials, Endpoints, ErrorKind, Getty};
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
