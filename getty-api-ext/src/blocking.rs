//! The client for programs without an async runtime.
//!
//! Nothing has another name: write `.block_on()` where an async program has `.await`, and `.iter_blocking()` to go through
//! a stream with `for`. Both are methods of traits, [`BlockOn`] and [`IterBlocking`]; [`block_on`] is for futures that give
//! something else than a result of this library.
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
//! - One thread, begun at the first wait and never ended, does the input and output of all clients of the process
//!   and runs what they do in the background: connections, renewals of tokens, pages fetched ahead. What a call does
//!   itself, such as decoding its answer, is done by the thread that waits. Any number of threads can wait at once.
//! - It is an error to wait in async code: that would hold up the runtime the code runs in. Await there.
//! - A wait cannot be ended from outside; give calls a [time](crate::Call::timeout).
//! - A process made by `fork` does not have the thread: begin clients after it.
//! - Connections belong to the runtime they were made in. A client that is waited for here and awaited in a runtime
//!   of the program's own must not be used any more once that runtime has ended.

use std::fmt;
use std::future::IntoFuture;
use std::sync::OnceLock;

use futures_core::Stream;
use futures_util::StreamExt as _;
use tokio::runtime::{Builder, Handle};

use crate::error::{Error, ErrorKind};

/// Waiting for a call: `.block_on()` instead of `.await`. For every future of this library's results.
pub trait BlockOn<T> {
    /// Waits until the call is done.
    ///
    /// # Errors
    /// As of the call; [`ErrorKind::Invalid`] when it is waited for in async code.
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

/// Going through a stream: `for item in stream.iter_blocking()`. For every stream of this library's results.
pub trait IterBlocking: Sized {
    /// The items of the stream, each waited for in its turn.
    ///
    /// The items are results as of the stream; a single [`ErrorKind::Invalid`] when they are waited for in async
    /// code.
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

/// An iterator over the items of a stream; made by [`IterBlocking::iter_blocking`].
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

/// Waits for any future, such as one that gives no result of this library.
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
    if Handle::try_current().is_ok() {
        let message = "blocking in async code would stall its runtime: await the call instead";
        return Err(Error::new(ErrorKind::Invalid, message));
    }
    Ok(runtime()?.block_on(future.into_future()))
}

/// The runtime that does the input and output.
fn runtime() -> Result<&'static Handle, Error> {
    static RUNTIME: OnceLock<Result<Handle, String>> = OnceLock::new();
    let runtime = RUNTIME.get_or_init(|| begin().map_err(|error| error.to_string()));
    runtime.as_ref().map_err(|reason| {
        Error::new(ErrorKind::Invalid, format!("the thread for input and output cannot be started: {reason}"))
    })
}

fn begin() -> std::io::Result<Handle> {
    let runtime = Builder::new_current_thread().enable_all().build()?;
    let handle = runtime.handle().clone();
    // What waits elsewhere is driven by this thread.
    let run = move || runtime.block_on(std::future::pending::<()>());
    std::thread::Builder::new().name("getty-api-blocking".to_owned()).spawn(run)?;
    Ok(handle)
}
