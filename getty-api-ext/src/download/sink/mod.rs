//! The outputs of a download besides a file.

mod memory;
#[cfg(feature = "object-store")]
mod object;
mod stream;

pub use memory::{InMemory, Written};
#[cfg(feature = "object-store")]
pub use object::Stored;
pub use stream::DownloadStream;
