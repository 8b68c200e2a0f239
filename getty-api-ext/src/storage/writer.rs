//! Writes to one position of a file, without blocking and with little memory.

use std::fs::{File, OpenOptions};
use std::io::{self, Seek as _, SeekFrom, Write as _};
use std::path::PathBuf;

use tokio::task::JoinHandle;

use super::blocking;

/// The size of a buffer in bytes. Each writer has two buffers: one fills while the other is written.
const BUFFER: usize = 512 * 1024;

/// A writer at a position of a file.
///
/// Each write holds a clone of `guard` until it ends, even when the writer is dropped. A guard with a lock keeps others
/// from the file as long as a write runs.
pub(crate) struct PositionedWriter<G> {
    guard: G,
    filling: Vec<u8>,
    state: WriterState,
}

enum WriterState {
    Idle(File, Vec<u8>),
    Writing(JoinHandle<io::Result<(File, Vec<u8>)>>),
    Failed,
}

impl<G: Clone + Send + 'static> PositionedWriter<G> {
    /// Opens a file at a position, and creates it if it does not exist.
    pub(crate) async fn open(path: PathBuf, position: u64, guard: G) -> io::Result<Self> {
        let held = guard.clone();
        let file = blocking(move || {
            let _held = held;
            let mut file = OpenOptions::new().create(true).truncate(false).write(true).open(path)?;
            file.seek(SeekFrom::Start(position))?;
            Ok::<_, io::Error>(file)
        })
        .await??;
        let state = WriterState::Idle(file, Vec::with_capacity(BUFFER));
        Ok(Self { guard, filling: Vec::with_capacity(BUFFER), state })
    }

    /// Buffers bytes for writing; waits only when both buffers are full.
    pub(crate) async fn write(&mut self, mut bytes: &[u8]) -> io::Result<()> {
        while !bytes.is_empty() {
            let room = BUFFER - self.filling.len();
            let (now, later) = bytes.split_at(room.min(bytes.len()));
            self.filling.extend_from_slice(now);
            bytes = later;
            if self.filling.len() == BUFFER {
                self.start().await?;
            }
        }
        Ok(())
    }

    /// Writes all buffered bytes and waits until they survive a loss of power.
    pub(crate) async fn sync(&mut self) -> io::Result<()> {
        if !self.filling.is_empty() {
            self.start().await?;
        }
        let (file, spare) = self.idle().await?;
        let held = self.guard.clone();
        self.state = WriterState::Writing(tokio::task::spawn_blocking(move || {
            let _held = held;
            file.sync_data()?;
            Ok((file, spare))
        }));
        let (file, spare) = self.idle().await?;
        self.state = WriterState::Idle(file, spare);
        Ok(())
    }

    async fn start(&mut self) -> io::Result<()> {
        let (mut file, spare) = self.idle().await?;
        let mut full = std::mem::replace(&mut self.filling, spare);
        let held = self.guard.clone();
        self.state = WriterState::Writing(tokio::task::spawn_blocking(move || {
            let _held = held;
            file.write_all(&full)?;
            full.clear();
            Ok((file, full))
        }));
        Ok(())
    }

    async fn idle(&mut self) -> io::Result<(File, Vec<u8>)> {
        match std::mem::replace(&mut self.state, WriterState::Failed) {
            WriterState::Idle(file, spare) => Ok((file, spare)),
            WriterState::Writing(task) => task.await.unwrap_or_else(|stopped| Err(io::Error::other(stopped))),
            WriterState::Failed => Err(io::Error::other("an earlier write failed")),
        }
    }
}
