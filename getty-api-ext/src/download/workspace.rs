//! The files kept beside a target while its download runs: the journal, the data, the lock.

use std::ffi::{OsStr, OsString};
use std::fs::{File, OpenOptions};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use same_file::Handle;

use super::failure::{DownloadFailure, file_error};
use super::journal::Journal;
use super::subject::{DownloadSubject, short_hash};
use crate::error::{Error, ErrorKind};

/// The longest name taken as part of the names of the files kept beside it, in bytes.
const LONGEST: usize = 220;

/// The most that is read of a journal, in bytes.
const LONGEST_JOURNAL: u64 = 4 * 1024 * 1024;

const JOURNAL: &str = ".getty-download.json";
const FRESH: &str = ".getty-download.json.new";
const DATA: &str = ".getty-download.part";
const LOCK: &str = ".getty-download.lock";

/// Where a file is to go.
#[derive(Clone, Debug)]
pub(crate) enum Target {
    /// A file of this name.
    File(PathBuf),
    /// A directory; the server names the file.
    Directory(PathBuf),
}

/// The files beside a target, locked against others for as long as a clone of this lives.
#[derive(Clone, Debug)]
pub(crate) struct Workspace(Arc<Paths>);

#[derive(Debug)]
struct Paths {
    directory: PathBuf,
    journal: PathBuf,
    fresh: PathBuf,
    data: PathBuf,
    lock: PathBuf,
    // Held for its lock.
    _locked: File,
}

impl Drop for Paths {
    fn drop(&mut self) {
        // Removed while the lock is held, so that nobody else's is. Where it fails, an unlocked file stays
        // behind, which the next run takes over.
        drop(std::fs::remove_file(&self.lock));
    }
}

impl Workspace {
    /// Locks the place for a download of `subject` to `target`.
    pub(crate) async fn open(target: Target, subject: &DownloadSubject) -> Result<Self, Error> {
        let (directory, base) = match target {
            Target::Directory(directory) => (directory, OsString::from(subject.key())),
            Target::File(path) => {
                let name = path.file_name().ok_or_else(|| {
                    let message = format!("{} does not name a file", path.display());
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
                _locked: acquire(&lock)?,
                lock,
                directory,
            })))
        })
        .await
    }

    /// Removes what a run that was killed left beside a file that is known to be done.
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

    /// Where the data is until it is whole.
    pub(crate) fn data(&self) -> &Path {
        &self.0.data
    }

    /// The journal, if there is one; an error when it is of something else that may be paid for, or cannot be
    /// understood.
    pub(crate) async fn load(&self, subject: &DownloadSubject) -> Result<Option<Journal>, Error> {
        let (this, subject) = (self.clone(), subject.clone());
        blocking(move || {
            let path = &this.0.journal;
            let mut bytes = Vec::new();
            match File::open(path) {
                Ok(file) => file.take(LONGEST_JOURNAL).read_to_end(&mut bytes),
                Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
                Err(error) => Err(error),
            }
            .map_err(|source| file_error("reading", path, source))?;
            let journal = Journal::parse(&bytes)
                .map_err(|reason| DownloadFailure::Journal { path: path.clone(), reason })?;
            if let (DownloadSubject::Url(_), DownloadSubject::Url(_)) = (&journal.subject, &subject)
                && journal.subject != subject
            {
                // Addresses are signed anew each time they are asked for. Nothing was paid for what there is.
                return Ok(None);
            }
            if journal.subject != subject {
                let reason = format!("it is of {}, not of {subject}", describe(&journal.subject));
                return Err(DownloadFailure::Journal { path: path.clone(), reason }.into());
            }
            Ok(Some(journal))
        })
        .await
    }

    /// Replaces the journal. When this returns it survives a loss of power.
    pub(crate) async fn save(&self, journal: &Journal) -> Result<(), Error> {
        let this = self.clone();
        let text = serde_json::to_vec_pretty(journal);
        blocking(move || {
            let Paths { directory, journal, fresh, .. } = &*this.0;
            let failed = |source| file_error("writing", journal, source);
            let text = text.map_err(|error| failed(io::Error::other(error)))?;
            let mut file = private(fresh).map_err(failed)?;
            file.write_all(&text).and_then(|()| file.sync_all()).map_err(failed)?;
            std::fs::rename(fresh, journal).map_err(failed)?;
            sync_directory(directory).map_err(failed)
        })
        .await
    }

    /// Removes the data, so that a write that was given up and is still under way cannot reach what comes next.
    pub(crate) async fn discard_data(&self) -> Result<(), Error> {
        let this = self.clone();
        blocking(move || {
            let data = this.data();
            remove(data).map_err(|source| file_error("removing", data, source))
        })
        .await
    }

    /// Removes journal and data. When this returns they stay away after a loss of power.
    pub(crate) async fn clear(&self) -> Result<(), Error> {
        self.remove().await?;
        let this = self.clone();
        blocking(move || {
            let directory = &this.0.directory;
            sync_directory(directory).map_err(|source| file_error("writing", directory, source))
        })
        .await
    }

    /// Removes journal and data of a download that is over and has its file. Should the journal be there
    /// again after a loss of power, it says just that.
    pub(crate) async fn remove(&self) -> Result<(), Error> {
        let this = self.clone();
        blocking(move || {
            let Paths { journal, fresh, data, .. } = &*this.0;
            for path in [data, fresh, journal] {
                remove(path).map_err(|source| file_error("removing", path, source))?;
            }
            Ok(())
        })
        .await
    }
}

/// Other than `Display`, this tells two subjects of one asset apart.
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
    if name.len() <= LONGEST {
        return name.to_owned();
    }
    OsString::from(format!("long-{}", short_hash(&format!("{name:?}"))))
}

/// Takes the lock file, or says that somebody else has it.
fn acquire(path: &Path) -> Result<File, Error> {
    let failed = |source| file_error("locking", path, source);
    loop {
        let file = OpenOptions::new()
            .create(true)
            .truncate(false)
            .read(true)
            .write(true)
            .open(path)
            .map_err(failed)?;
        match fs4::FileExt::try_lock(&file) {
            Ok(()) => {}
            Err(fs4::TryLockError::WouldBlock) => {
                return Err(DownloadFailure::Locked { lock: path.to_owned() }.into());
            }
            Err(fs4::TryLockError::Error(source)) => return Err(failed(source)),
        }
        // Whoever had it may have removed it in between; then it locks nothing that others see.
        let mine = file.try_clone().and_then(Handle::from_file).map_err(failed)?;
        match Handle::from_path(path) {
            Ok(there) if there == mine => return Ok(file),
            Ok(_) => {}
            Err(source) if source.kind() == io::ErrorKind::NotFound => {}
            Err(source) => return Err(failed(source)),
        }
    }
}

/// A new file that only its owner may read. One that is there may be somebody's who means to read along, or a
/// link to another, so it is not written to.
fn private(path: &Path) -> io::Result<File> {
    remove(path)?;
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    options.open(path)
}

/// Removes a file that may not be there.
fn remove(path: &Path) -> io::Result<()> {
    match std::fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Makes names survive a loss of power, where directories can be synchronised.
pub(crate) fn sync_directory(path: &Path) -> io::Result<()> {
    #[cfg(unix)]
    File::open(path)?.sync_all()?;
    #[cfg(not(unix))]
    let _ = path;
    Ok(())
}

/// Runs file work where it may block.
pub(crate) async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Error> + Send + 'static,
) -> Result<T, Error> {
    tokio::task::spawn_blocking(work).await.unwrap_or_else(|stopped| {
        let message = "the runtime stopped before the file was written";
        Err(Error::new(ErrorKind::File, message).with_source(stopped))
    })
}
