//! Writes to one position of the data file, without blocking and with little memory.

use std::fs::{File, OpenOptions};
use std::io::{self, Seek as _, SeekFrom, Write as _};

use tokio::task::JoinHandle;

use crate::download::failure::file_error;
use crate::download::files::workspace::{Workspace, blocking};
use crate::error::Error;

/// The size of a buffer in bytes. Each sink has two buffers: one fills while the other is written.
const BUFFER: usize = 512 * 1024;

/// A writer at a position of the data file.
pub(crate) struct Sink {
    workspace: Workspace,
    filling: Vec<u8>,
    state: SinkState,
}

enum SinkState {
    Idle(File, Vec<u8>),
    Writing(JoinHandle<io::Result<(File, Vec<u8>)>>),
    Failed,
}

impl Sink {
    /// Opens the data file at a position, and creates it if it does not exist.
    pub(crate) async fn open(workspace: &Workspace, at: u64) -> Result<Self, Error> {
        let held = workspace.clone();
        let file = blocking(move || {
            let path = held.data();
            let open = || {
                let mut file = OpenOptions::new().create(true).truncate(false).write(true).open(path)?;
                file.seek(SeekFrom::Start(at))?;
                Ok(file)
            };
            open().map_err(|source| file_error("writing", path, source))
        })
        .await?;
        let state = SinkState::Idle(file, Vec::with_capacity(BUFFER));
        Ok(Self { workspace: workspace.clone(), filling: Vec::with_capacity(BUFFER), state })
    }

    /// Buffers bytes for writing; waits only when both buffers are full.
    pub(crate) async fn write(&mut self, mut bytes: &[u8]) -> Result<(), Error> {
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
    pub(crate) async fn sync(&mut self) -> Result<(), Error> {
        if !self.filling.is_empty() {
            self.start().await?;
        }
        let (file, spare) = self.idle().await?;
        let held = self.workspace.clone();
        let synced = tokio::task::spawn_blocking(move || {
            let _held = held;
            file.sync_data()?;
            Ok((file, spare))
        });
        self.state = SinkState::Writing(synced);
        let (file, spare) = self.idle().await?;
        self.state = SinkState::Idle(file, spare);
        Ok(())
    }

    async fn start(&mut self) -> Result<(), Error> {
        let (mut file, spare) = self.idle().await?;
        let mut full = std::mem::replace(&mut self.filling, spare);
        // The task holds the lock until the write ends, even when the download is cancelled.
        let held = self.workspace.clone();
        self.state = SinkState::Writing(tokio::task::spawn_blocking(move || {
            let _held = held;
            file.write_all(&full)?;
            full.clear();
            Ok((file, full))
        }));
        Ok(())
    }

    async fn idle(&mut self) -> Result<(File, Vec<u8>), Error> {
        let result = match std::mem::replace(&mut self.state, SinkState::Failed) {
            SinkState::Idle(file, spare) => return Ok((file, spare)),
            SinkState::Writing(task) => task.await.unwrap_or_else(|stopped| Err(io::Error::other(stopped))),
            SinkState::Failed => Err(io::Error::other("an earlier write failed")),
        };
        result.map_err(|source| file_error("writing", self.workspace.data(), source))
    }
}
