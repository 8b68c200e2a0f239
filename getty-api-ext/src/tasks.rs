//! Work that makes progress even while nobody polls for its result.
//!
//! A future that is polled only together with its caller stops whenever the caller does something else: between two
//! items of a stream, or after a `select!`. It must then hold nothing that others wait for. Work that holds a
//! permit, or that is to continue meanwhile, runs in a [`Task`].

use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, ready};

use futures_util::future::BoxFuture;
use tokio::task::JoinHandle;
use tracing::Instrument as _;

/// A future that runs in a task of its own. Dropping this drops the future at once, with all that it holds, unless
/// the future is just being polled on another thread; then it is dropped after that poll.
///
/// [`JoinHandle::abort`] alone would drop it at some later time. A file that is locked by a cancelled download would
/// still be locked when its next download begins.
#[derive(Debug)]
pub(crate) struct Task<T> {
    /// Returns `None` when the future was dropped before it was complete.
    handle: JoinHandle<Option<T>>,
    future: Arc<SharedFuture<T>>,
}

struct SharedFuture<T>(Mutex<Option<BoxFuture<'static, T>>>);

/// The runtime ended before the work was done.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RuntimeEnded;

impl<T: Send + 'static> Task<T> {
    pub(crate) fn spawn(future: impl Future<Output = T> + Send + 'static) -> Self {
        let future = Arc::new(SharedFuture(Mutex::new(Some(Box::pin(future.in_current_span())))));
        let polled = Arc::clone(&future);
        let handle = tokio::spawn(poll_fn(move |context| polled.poll(context)));
        Self { handle, future }
    }
}

impl<T> Future for Task<T> {
    type Output = Result<T, RuntimeEnded>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        Poll::Ready(match ready!(Pin::new(&mut self.handle).poll(context)) {
            Ok(done) => done.ok_or(RuntimeEnded),
            Err(failure) => match failure.try_into_panic() {
                Ok(panic) => std::panic::resume_unwind(panic),
                Err(_) => Err(RuntimeEnded),
            },
        })
    }
}

impl<T> Drop for Task<T> {
    fn drop(&mut self) {
        self.future.drop_now();
        self.handle.abort();
    }
}

impl<T> SharedFuture<T> {
    fn poll(&self, context: &mut Context<'_>) -> Poll<Option<T>> {
        let mut future = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(running) = &mut *future else { return Poll::Ready(None) };
        let done = ready!(running.as_mut().poll(context));
        // What it holds is released before its result can be seen.
        *future = None;
        Poll::Ready(Some(done))
    }

    fn drop_now(&self) {
        // A future that drops its own task is being polled by this very thread, which must not wait for itself.
        let future = match self.0.try_lock() {
            Ok(mut future) => future.take(),
            Err(std::sync::TryLockError::Poisoned(poisoned)) => poisoned.into_inner().take(),
            Err(std::sync::TryLockError::WouldBlock) => None,
        };
        drop(future);
    }
}

impl<T> std::fmt::Debug for SharedFuture<T> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("SharedFuture")
    }
}
