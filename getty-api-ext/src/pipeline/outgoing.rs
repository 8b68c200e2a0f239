//! The body of an outgoing request.

use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_util::StreamExt as _;
use futures_util::stream::{self, BoxStream};
use getty_api::Body;
use http_body::{Frame, SizeHint};
use tokio::time::Instant;

/// Sending a body up to this length, in bytes, takes negligible time: 64 KiB.
pub(crate) const SMALL: usize = 64 * 1024;

/// Whether sending a body may take long on a slow connection.
pub(crate) fn is_large(body: &Body) -> bool {
    match body {
        Body::Empty => false,
        Body::Bytes(bytes) => bytes.len() > SMALL,
        _ => true,
    }
}

/// The time at which the transport last read from the body.
#[derive(Clone, Debug)]
pub(crate) struct UploadProgress(Arc<Mutex<Instant>>);

impl UploadProgress {
    fn new() -> Self {
        Self(Arc::new(Mutex::new(Instant::now())))
    }

    fn note(&self) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Instant::now();
    }

    pub(crate) fn last(&self) -> Instant {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The body as it is passed to the transport, and the progress of sending it.
pub(crate) fn outgoing(body: Body) -> (reqwest::Body, UploadProgress) {
    let upload_progress = UploadProgress::new();
    let (chunks, length) = match body {
        Body::Bytes(bytes) if bytes.len() <= SMALL => {
            super::metrics::sent(bytes.len());
            return (bytes.into(), upload_progress);
        }
        Body::Bytes(bytes) => {
            let length = bytes.len() as u64;
            (pieces(bytes).boxed(), Some(length))
        }
        Body::Stream { stream, length, .. } => (stream.boxed(), length),
        _ => return (reqwest::Body::default(), upload_progress),
    };
    let body = Watched { chunks: Mutex::new(chunks), left: length, upload_progress: upload_progress.clone() };
    (reqwest::Body::wrap(body), upload_progress)
}

fn pieces(mut bytes: Bytes) -> impl futures_util::Stream<Item = std::io::Result<Bytes>> {
    stream::iter(std::iter::from_fn(move || {
        let length = bytes.len().min(SMALL);
        (length > 0).then(|| Ok(bytes.split_to(length)))
    }))
}

/// A body that reports its progress.
struct Watched {
    /// Only used through `&mut`. The lock makes it `Sync`, which the transport requires of bodies.
    chunks: Mutex<BoxStream<'static, std::io::Result<Bytes>>>,
    left: Option<u64>,
    upload_progress: UploadProgress,
}

impl http_body::Body for Watched {
    type Data = Bytes;
    type Error = std::io::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
        let this = self.get_mut();
        let chunks = this.chunks.get_mut().unwrap_or_else(PoisonError::into_inner);
        let polled = chunks.poll_next_unpin(context);
        if let Poll::Ready(chunk) = &polled {
            this.upload_progress.note();
            if let (Some(Ok(bytes)), Some(left)) = (chunk, &mut this.left) {
                *left = left.saturating_sub(bytes.len() as u64);
                super::metrics::sent(bytes.len());
            }
        }
        polled.map(|chunk| chunk.map(|chunk| chunk.map(Frame::data)))
    }

    fn is_end_stream(&self) -> bool {
        self.left == Some(0)
    }

    fn size_hint(&self) -> SizeHint {
        self.left.map_or_else(SizeHint::default, SizeHint::with_exact)
    }
}
