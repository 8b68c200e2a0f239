//! The files kept beside a target while its download runs: journal, data and lock.

use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use crate::download::failure::{DownloadFailure, blocking, file_error};
use crate::download::files::journal::Journal;
use crate::download::subject::{DownloadSubject, short_hash};
use crate::error::{Error, ErrorKind};
use crate::storage::{self, Access, LockFile};

/// The maximum length in bytes of a name that becomes part of the names of the files beside it.
const MAX_NAME_BYTES: usize = 220;

/// The maximum number of bytes that are read of a journal.
const MAX_JOURNAL_BYTES: u64 = 4 * 1024 * 1024;

const JOURNAL: &str = ".getty-download.json";
const FRESH: &str = ".getty-download.json.new";
const DATA: &str = ".getty-download.part";
const LOCK: &str = ".getty-download.lock";

/// The target of a download.
#[derive(Clone, Debug)]
pub(crate) enum Target {
    /// A file with this path.
    File(PathBuf),
    /// A directory; the server names the file.
    Directory(PathBuf),
}

/// The files beside a target, locked against other downloads while a clone of this value exists.
#[derive(Clone, Debug)]
pub(crate) struct Workspace(Arc<Paths>);

#[derive(Debug)]
struct Paths {
    directory: PathBuf,
    journal: PathBuf,
    fresh: PathBuf,
    data: PathBuf,
    /// The number of requests to replace or remove the journal.
    requested: AtomicU64,
    /// The number of the last completed request. Locked while the files are changed, because cancelled work
    /// still runs in the background and may finish after newer work.
    done: Mutex<u64>,
    _lock: LockFile,
}

impl Workspace {
    /// Locks the target for a download of `subject`.
    pub(crate) async fn open(target: Target, subject: &DownloadSubject) -> Result<Self, Error> {
        let (directory, base) = match target {
            Target::Directory(directory) => (directory, OsString::from(subject.key())),
            Target::File(path) => {
                let name = path.file_name().ok_or_else(|| {
                    let message = format!("{} does not end in a file name", path.display());
                    Error::new(ErrorKind::Invalid, message)
                })?;
                (directory_of(&path), base_of(name))
            }
        };
        blocking(move || {
            let lock = beside(&directory, &base, LOCK);
            Ok(Self(Arc::new(Paths {
                journal: beside(&directory, &base, JOURNAL),
                fresh: beside(&directory, &base, FRESH),
                data: beside(&directory, &base, DATA),
                requested: AtomicU64::new(0),
                done: Mutex::new(0),
                _lock: acquire(&lock)?,
                directory,
            })))
        })
        .await
    }

    /// Removes the files that a killed run left beside a file that is known to be complete.
    pub(crate) async fn tidy(directory: &Path, subject: &DownloadSubject) -> Result<(), Error> {
        let (place, base) = (directory.to_owned(), OsString::from(subject.key()));
        let left = blocking(move || {
            Ok([JOURNAL, LOCK].iter().any(|ending| beside(&place, &base, ending).symlink_metadata().is_ok()))
        });
        if left.await? {
            Self::open(Target::Directory(directory.to_owned()), subject).await?.clear().await?;
        }
        Ok(())
    }

    /// The directory of the target.
    pub(crate) fn directory(&self) -> &Path {
        &self.0.directory
    }

    /// The path of the data until the file is complete.
    pub(crate) fn data(&self) -> &Path {
        &self.0.data
    }

    /// The journal, if it exists. Fails when it belongs to another download that may be paid for, or cannot
    /// be parsed.
    pub(crate) async fn load(&self, subject: &DownloadSubject) -> Result<Option<Journal>, Error> {
        let (this, subject) = (self.clone(), subject.clone());
        blocking(move || {
            let path = &this.0.journal;
            let mut bytes = Vec::new();
            match File::open(path) {
                Ok(file) => file.take(MAX_JOURNAL_BYTES).read_to_end(&mut bytes),
                Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
                Err(error) => Err(error),
            }
            .map_err(|source| file_error("reading", path, source))?;
            let journal = Journal::parse(&bytes)
                .map_err(|reason| DownloadFailure::Journal { path: path.clone(), reason })?;
            if let (DownloadSubject::Url(_), DownloadSubject::Url(_)) = (&journal.subject, &subject)
                && journal.subject != subject
            {
                // Each request returns a newly signed URL. The existing data cost nothing.
                return Ok(None);
            }
            if journal.subject != subject {
                let reason = format!("it belongs to {}, not to {subject}", describe(&journal.subject));
                return Err(DownloadFailure::Journal { path: path.clone(), reason }.into());
            }
            Ok(Some(journal))
        })
        .await
    }

    /// Replaces the journal. When this returns, the journal survives a loss of power.
    ///
    /// Of several calls that run at the same time, the last call determines the result, even when others were
    /// cancelled.
    pub(crate) fn save(&self, journal: Journal) -> impl Future<Output = Result<(), Error>> + Send + use<> {
        self.in_turn(move |Paths { journal: path, fresh, .. }| {
            let failed = |source| file_error("writing", path, source);
            let text = journal.to_json().map_err(|error| failed(io::Error::other(error)))?;
            storage::replace_via(fresh, path, &text).map_err(failed)
        })
    }

    /// Removes the data, so that a cancelled write that still runs cannot reach the data that follows.
    pub(crate) async fn discard_data(&self) -> Result<(), Error> {
        let this = self.clone();
        blocking(move || {
            let data = this.data();
            storage::remove(data).map_err(|source| file_error("removing", data, source))
        })
        .await
    }

    /// Removes journal and data. When this returns, the removal survives a loss of power.
    pub(crate) async fn clear(&self) -> Result<(), Error> {
        self.remove().await?;
        let this = self.clone();
        blocking(move || {
            let directory = &this.0.directory;
            storage::sync_directory(directory).map_err(|source| file_error("writing", directory, source))
        })
        .await
    }

    /// Removes journal and data of a finished download. If the journal reappears after a loss of power, it
    /// still describes a finished download.
    pub(crate) fn remove(&self) -> impl Future<Output = Result<(), Error>> + Send + use<> {
        self.in_turn(|Paths { journal, fresh, data, .. }| {
            for path in [data, fresh, journal] {
                storage::remove(path).map_err(|source| file_error("removing", path, source))?;
            }
            Ok(())
        })
    }

    /// Runs work on the journal on a blocking thread, exclusively, and only if no later work has finished.
    ///
    /// The order is fixed when this is called, not when the future is polled.
    fn in_turn<W: FnOnce(&Paths) -> Result<(), Error> + Send + 'static>(
        &self,
        work: W,
    ) -> impl Future<Output = Result<(), Error>> + Send + use<W> {
        let this = self.clone();
        let turn = this.0.requested.fetch_add(1, Ordering::Relaxed) + 1;
        blocking(move || {
            let mut done = this.0.done.lock().unwrap_or_else(PoisonError::into_inner);
            if turn > *done {
                work(&this.0)?;
                *done = turn;
            }
            Ok(())
        })
    }
}

/// Distinguishes two subjects of one asset, which `Display` does not.
fn describe(subject: &DownloadSubject) -> String {
    match subject {
        DownloadSubject::Asset(file) => {
            let options = [
                file.height.map(|height| format!("height {height}")),
                file.size.as_ref().map(|size| format!("size {size}")),
                file.file_type.as_ref().map(|file_type| format!("type {file_type}")),
            ];
            let options: Vec<String> = options.into_iter().flatten().collect();
            if options.is_empty() {
                subject.to_string()
            } else {
                format!("{subject} in {}", options.join(", "))
            }
        }
        DownloadSubject::Url(_) => subject.to_string(),
    }
}

fn directory_of(path: &Path) -> PathBuf {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent.to_owned(),
        _ => PathBuf::from("."),
    }
}

fn beside(directory: &Path, base: &OsStr, ending: &str) -> PathBuf {
    let mut name = OsString::from(".");
    name.push(base);
    name.push(ending);
    directory.join(name)
}

fn base_of(name: &OsStr) -> OsString {
    if name.len() <= MAX_NAME_BYTES {
        return name.to_owned();
    }
    OsString::from(format!("long-{}", short_hash(&format!("{name:?}"))))
}

/// Locks the lock file, or fails when another download holds it.
fn acquire(path: &Path) -> Result<LockFile, Error> {
    let lock = LockFile::try_acquire(path, Access::Default);
    let lock = lock.map_err(|source| file_error("locking", path, source))?;
    let lock = lock.ok_or_else(|| DownloadFailure::Locked { lock: path.to_owned() })?;
    Ok(lock.removed_on_release())
}

#[cfg(test)]
mod tests {
    use futures_util::FutureExt as _;

    use super::{Journal, Target, Workspace};
    use crate::download::request::DownloadRequest;
    use crate::download::subject::DownloadSubject;

    fn journal_at(second: u32) -> Journal {
        let subject = DownloadSubject::from(&DownloadRequest::image("42"));
        let sent_at = format!("2026-01-01T00:{:02}:{:02}Z", second / 60, second % 60).parse().unwrap();
        let mut journal = Journal::new(subject);
        journal.state.request_sent(sent_at);
        journal
    }

    #[tokio::test]
    async fn a_write_that_was_given_up_disturbs_none_that_follows() {
        let directory = tempfile::tempdir().unwrap();
        let subject = journal_at(0).subject;
        let target = Target::File(directory.path().join("a.jpg"));
        let workspace = Workspace::open(target, &subject).await.unwrap();
        for round in 0..200 {
            // Both writes wait for the lock, so the first one is cancelled while it runs.
            let held = workspace.0.done.lock().unwrap();
            let mut given_up = Box::pin(workspace.save(journal_at(2 * round)));
            assert!((&mut given_up).now_or_never().is_none());
            drop(given_up);
            let newer = journal_at(2 * round + 1);
            let mut save = Box::pin(workspace.save(newer.clone()));
            assert!((&mut save).now_or_never().is_none());
            drop(held);
            save.await.unwrap();
            assert_eq!(workspace.load(&subject).await.unwrap(), Some(newer));
        }

        let held = workspace.0.done.lock().unwrap();
        let mut given_up = Box::pin(workspace.save(journal_at(500)));
        assert!((&mut given_up).now_or_never().is_none());
        drop(given_up);
        let mut remove = Box::pin(workspace.remove());
        assert!((&mut remove).now_or_never().is_none());
        drop(held);
        remove.await.unwrap();
        drop(workspace);
        // All cancelled work has ended when the lock can be acquired.
        let workspace = loop {
            let target = Target::File(directory.path().join("a.jpg"));
            match Workspace::open(target, &subject).await {
                Ok(workspace) => break workspace,
                Err(_) => tokio::task::yield_now().await,
            }
        };
        assert_eq!(workspace.load(&subject).await.unwrap(), None);
    }
}
