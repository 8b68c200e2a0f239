//! Durable files: the one module that writes to disk.
//!
//! A function that replaces, appends or renames returns when the change survives a loss of power. Errors are those of
//! the operating system; callers add the path and what failed.
//!
//! All functions block and belong on a blocking thread; see [`blocking`].

mod directory;
mod lock;
mod write;
mod writer;

pub(crate) use directory::{create_directories, sync_directory};
pub(crate) use lock::{LockFile, try_lock};
pub(crate) use write::{
    append_line, open_append, remove, rename, rename_new, replace, replace_via, truncate,
};
pub(crate) use writer::PositionedWriter;

use std::fs::OpenOptions;
use std::io;

/// Who may access a file or directory that is created.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Access {
    /// Its owner only. On platforms other than Unix, the access rules of the directory apply.
    Owner,
    /// Those whom the platform's defaults allow, such as the process's umask.
    Default,
}

impl Access {
    /// Options that create files with this access.
    fn options(self) -> OpenOptions {
        let mut options = OpenOptions::new();
        #[cfg(unix)]
        if self == Self::Owner {
            std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        }
        #[cfg(not(unix))]
        let _ = self;
        options
    }
}

/// Runs file operations on a blocking thread. An error means that the runtime stopped first.
///
/// The work continues when the future is dropped. Work that a later call must not overtake needs an order of its own,
/// and a lock that protects it must be moved into the work.
pub(crate) async fn blocking<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> io::Result<T> {
    tokio::task::spawn_blocking(work).await.map_err(io::Error::other)
}
