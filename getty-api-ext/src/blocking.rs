//! The client for programs without an async runtime.
//!
//! All other names are those of the async client: write `.block_on()` where an async program has `.await`, and
//! `.iter_blocking()` to iterate over a stream with `for`. Both are methods of traits, [`BlockOn`] and [`IterBlocking`];
//! [`block_on`] is for futures whose output is not a result of this library.
//!
//! ```
//! # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/mock.rs"));
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let (mock, getty) = getty_api_ext::blocking::block_on(on_mock())??;
//! use getty_api_ext::blocking::{BlockOn, IterBlocking};
//!
//! let page = getty.search().creative().images("lighthouse").page_size(5).send().block_on()?;
//! println!("{:?} images", page.result_count);
//!
//! for image in getty.search().creative().images("lighthouse").stream().iter_blocking().take(10) {
//!     let image = image?;
//!     println!("{:?}: {:?}", image.id, image.title);
//! }
//! # let directory = tempfile::tempdir()?;
//! # let (id, directory) = (&mock.image_ids()[0], directory.path());
//! let saved = getty.download_image(id).to_directory(directory).block_on()?;
//! println!("{} bytes in {}", saved.bytes, saved.path.display());
//! # Ok(()) }
//! ```
//!
//! # Limits
//! - One thread does the input and output of all clients of the process and runs their background tasks: connections,
//!   renewals of tokens, prefetched pages. It starts with the first blocking call and never ends. The blocked thread
//!   does the work of its call, such as decoding the response. Any number of threads can block at the same time.
//! - Blocking in async code is an error, because it would stall the runtime. Use `.await` there. Async code is what a
//!   runtime polls: tasks, `Runtime::block_on`, `LocalSet`. Blocking is permitted where tokio permits it: on threads of
//!   the program, in `spawn_blocking`, in `block_in_place`, and while `Runtime::enter` is in effect.
//! - Async code is recognised by the [budget](tokio::task::coop) of its task. Code in `tokio::task::unconstrained` and
//!   destructors that a runtime runs outside of a poll have none: there a call blocks the thread of the runtime. The
//!   time limits of the call apply nevertheless.
//! - A blocking call cannot be cancelled; set a [timeout](crate::Call::timeout).
//! - A process created by `fork` does not have the thread: create clients after the fork.
//! - Connections belong to the runtime in which they were opened. A client that is used both here and in a runtime
//!   of the program must not be used after that runtime has ended.

use std::cell::Cell;
use std::fmt;
use std::future::IntoFuture;
use std::pin::pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};
use std::task::{Context, Poll, Wake, Waker};
use std::thread::{self, Thread};

use futures_core::Stream;
use futures_util::StreamExt as _;
use tokio::runtime::{Builder, Handle};
use tokio::task::coop;

use crate::error::{Error, ErrorKind};

/// Blocking calls: `.block_on()` instead of `.await`, for every future whose output is a result of this library.
pub trait BlockOn<T> {
    /// Blocks until the call is complete.
    ///
    /// # Errors
    /// The errors of the call; [`ErrorKind::Invalid`] in async code.
    fn block_on(self) -> Result<T, Error>;
}

impl<F, T> BlockOn<T> for F
where
    F: IntoFuture<Output = Result<T, Error>>,
{
    fn block_on(self) -> Result<T, Error> {
        block_on(self)?
    }
}

/// Iterating over a stream: `for item in stream.iter_blocking()`, for every stream of results of this library.
pub trait IterBlocking: Sized {
    /// Returns an iterator that blocks until the next item is available.
    ///
    /// The items are the results of the stream. In async code the only item is an [`ErrorKind::Invalid`].
    fn iter_blocking(self) -> Iter<Self>;
}

impl<S, T> IterBlocking for S
where
    S: Stream<Item = Result<T, Error>> + Unpin,
{
    fn iter_blocking(self) -> Iter<S> {
        Iter(Some(self))
    }
}

/// An iterator over the items of a stream; created by [`IterBlocking::iter_blocking`].
pub struct Iter<S>(Option<S>);

impl<S, T> Iterator for Iter<S>
where
    S: Stream<Item = Result<T, Error>> + Unpin,
{
    type Item = Result<T, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        match block_on(self.0.as_mut()?.next()) {
            Ok(item) => item,
            Err(error) => {
                self.0 = None;
                Some(Err(error))
            }
        }
    }
}

impl<S> fmt::Debug for Iter<S> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Iter")
    }
}

/// Blocks until any future is complete, also one whose output is not a result of this library.
///
/// # Errors
/// [`ErrorKind::Invalid`] in async code, and when the thread for input and output cannot be started.
///
/// ```
/// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/mock.rs"));
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let (mock, getty) = getty_api_ext::blocking::block_on(on_mock())??;
/// use getty_api_ext::blocking::block_on;
///
/// for (id, lookup) in block_on(getty.images(["1", "2"]).lookups())? {
///     println!("{id}: {:?}", lookup.found());
/// }
/// # Ok(()) }
/// ```
pub fn block_on<F: IntoFuture>(future: F) -> Result<F::Output, Error> {
    let Some(_blocked) = Blocked::begin().filter(|_| !is_polled_by_tokio()) else {
        let message = "blocking in async code would stall its runtime: await the call instead";
        return Err(Error::new(ErrorKind::Invalid, message));
    };
    let _entered = runtime()?.enter();
    Ok(poll_until_ready(future.into_future()))
}

thread_local! {
    static IS_BLOCKED: Cell<bool> = const { Cell::new(false) };
}

/// While it exists, the thread polls the future of a blocking call, which is async code as well.
struct Blocked;

impl Blocked {
    fn begin() -> Option<Self> {
        (!IS_BLOCKED.replace(true)).then_some(Self)
    }
}

impl Drop for Blocked {
    fn drop(&mut self) {
        IS_BLOCKED.set(false);
    }
}

/// Whether tokio polls a future on this thread: only then is there a limited budget.
///
/// `Handle::try_current` does not tell this apart from `spawn_blocking`, `block_in_place` and `Runtime::enter`, where
/// blocking is correct. The budget is 128 at most, so the loop ends. Each guard restores the budget that it found.
fn is_polled_by_tokio() -> bool {
    let mut context = Context::from_waker(Waker::noop());
    let mut guards = Vec::new();
    let is_limited = (0..=u8::MAX).any(|_| match coop::poll_proceed(&mut context) {
        Poll::Ready(guard) => {
            guards.push(guard);
            false
        }
        Poll::Pending => true,
    });
    while guards.pop().is_some() {}
    is_limited
}

/// Wakes a blocked thread. The flag distinguishes its own wake-ups from others of the same thread.
struct Signal {
    thread: Thread,
    is_set: AtomicBool,
}

impl Wake for Signal {
    fn wake(self: Arc<Self>) {
        self.wake_by_ref();
    }

    fn wake_by_ref(self: &Arc<Self>) {
        self.is_set.store(true, Ordering::Release);
        self.thread.unpark();
    }
}

/// Polls the future on this thread. Tokio's `block_on` would panic where a runtime runs that was not recognised.
fn poll_until_ready<F: Future>(future: F) -> F::Output {
    let signal = Arc::new(Signal { thread: thread::current(), is_set: AtomicBool::new(false) });
    let waker = Waker::from(Arc::clone(&signal));
    let mut context = Context::from_waker(&waker);
    let mut future = pin!(future);
    loop {
        if let Poll::Ready(output) = future.as_mut().poll(&mut context) {
            return output;
        }
        while !signal.is_set.swap(false, Ordering::Acquire) {
            thread::park();
        }
    }
}

/// The runtime that does the input and output.
fn runtime() -> Result<&'static Handle, Error> {
    static RUNTIME: OnceLock<Result<Handle, String>> = OnceLock::new();
    let runtime = RUNTIME.get_or_init(|| start().map_err(|error| error.to_string()));
    runtime.as_ref().map_err(|reason| {
        Error::new(ErrorKind::Invalid, format!("the thread for input and output cannot be started: {reason}"))
    })
}

fn start() -> std::io::Result<Handle> {
    let runtime = Builder::new_current_thread().enable_all().build()?;
    let handle = runtime.handle().clone();
    // This thread drives the input and output of all blocked threads.
    let run = move || runtime.block_on(std::future::pending::<()>());
    thread::Builder::new().name("getty-api-blocking".to_owned()).spawn(run)?;
    Ok(handle)
}
