//! Connections: accepting them, and a socket wrapper that lets faults break them.

use std::convert::Infallible;
use std::io;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, ready};

use axum::Router;
use axum::body::Body;
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;
use tower_service::Service;

/// How a fault ends a connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Breakage {
    /// Reset after this many more bytes were written.
    ResetAfter(usize),
    /// Reset when everything passed to the socket so far was written.
    ResetWhenFlushed,
    /// Close (an orderly end of stream) when everything passed to the socket so far was written.
    CloseWhenFlushed,
}

/// A handle with which the response to a request breaks the connection it is sent on.
#[derive(Debug, Clone, Default)]
pub(crate) struct ConnectionControl(Arc<Mutex<Option<Breakage>>>);

impl ConnectionControl {
    pub(crate) fn break_connection(&self, breakage: Breakage) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(breakage);
    }

    fn planned(&self) -> Option<Breakage> {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[derive(Debug)]
struct Breakable {
    stream: TcpStream,
    control: ConnectionControl,
}

impl Breakable {
    /// With a linger time of zero, the following close is a reset instead of an orderly end.
    fn reset(&self) -> io::Error {
        match self.stream.set_zero_linger() {
            Ok(()) => io::ErrorKind::ConnectionReset.into(),
            Err(error) => error,
        }
    }
}

impl AsyncRead for Breakable {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(context, buffer)
    }
}

impl AsyncWrite for Breakable {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let Some(Breakage::ResetAfter(remaining)) = self.control.planned() else {
            return Pin::new(&mut self.stream).poll_write(context, bytes);
        };
        if remaining == 0 {
            return Poll::Ready(Err(self.reset()));
        }
        let allowed = bytes.get(..remaining).unwrap_or(bytes);
        let written = ready!(Pin::new(&mut self.stream).poll_write(context, allowed))?;
        self.control.break_connection(Breakage::ResetAfter(remaining.saturating_sub(written)));
        Poll::Ready(Ok(written))
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        ready!(Pin::new(&mut self.stream).poll_flush(context))?;
        match self.control.planned() {
            Some(Breakage::ResetWhenFlushed) => Poll::Ready(Err(self.reset())),
            Some(Breakage::CloseWhenFlushed) => Poll::Ready(Err(io::ErrorKind::ConnectionAborted.into())),
            Some(Breakage::ResetAfter(_)) | None => Poll::Ready(Ok(())),
        }
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}

/// Serves until the task is aborted; its connections end with it.
pub(crate) async fn serve(listener: TcpListener, router: Router) {
    let mut connections = JoinSet::new();
    loop {
        // A failed accept (no free descriptors, closed by the peer) affects that connection only.
        if let Ok((stream, _)) = listener.accept().await {
            while connections.try_join_next().is_some() {}
            connections.spawn(serve_connection(stream, router.clone()));
        } else {
            tokio::task::yield_now().await;
        }
    }
}

async fn serve_connection(stream: TcpStream, router: Router) {
    // Responses are small and complete, so coalescing them would only add latency.
    if stream.set_nodelay(true).is_err() {
        return;
    }
    let control = ConnectionControl::default();
    let io = TokioIo::new(Breakable { stream, control: control.clone() });
    let service = service_fn(move |request: hyper::Request<Incoming>| {
        let mut router = router.clone();
        let mut request = request.map(Body::new);
        request.extensions_mut().insert(control.clone());
        async move { Ok::<_, Infallible>(call_router(&mut router, request).await) }
    });
    // An error here means that the client closed the connection, or that a fault did.
    drop(hyper::server::conn::http1::Builder::new().serve_connection(io, service).await);
}

async fn call_router(router: &mut Router, request: http::Request<Body>) -> http::Response<Body> {
    match Service::call(router, request).await {
        Ok(response) => response,
        Err(never) => match never {},
    }
}
