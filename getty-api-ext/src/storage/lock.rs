//! Lock files.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

use same_file::Handle;

use super::Access;

/// A lock file that this process has locked. The lock ends when this is dropped, and when the process ends.
#[derive(Debug)]
pub(crate) struct LockFile {
    path: PathBuf,
    removed: bool,
    // Closing the file releases the lock.
    _file: File,
}

impl LockFile {
    /// Locks a lock file, and creates it if it does not exist. `None` when another holds it.
    pub(crate) fn try_acquire(path: &Path, access: Access) -> io::Result<Option<Self>> {
        loop {
            let mut options = access.options();
            let file = options.create(true).truncate(false).read(true).write(true).open(path)?;
            if !try_lock(&file)? {
                return Ok(None);
            }
            // The previous holder may have removed the file in the meantime. Then this lock protects nothing that
            // others see.
            let locked = file.try_clone().and_then(Handle::from_file)?;
            match Handle::from_path(path) {
                Ok(current) if current == locked => {
                    return Ok(Some(Self { path: path.to_owned(), removed: false, _file: file }));
                }
                Ok(_) => {}
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => return Err(error),
            }
        }
    }

    /// Removes the file when the lock is released.
    pub(crate) fn removed_on_release(mut self) -> Self {
        self.removed = true;
        self
    }
}

impl Drop for LockFile {
    fn drop(&mut self) {
        // Removed while the lock is held, so that the lock file of another process is never removed. If that fails,
        // an unlocked file remains, which the next holder takes over.
        if self.removed {
            drop(std::fs::remove_file(&self.path));
        }
    }
}

/// Locks an open file until it is closed. Returns false when another holds the lock.
pub(crate) fn try_lock(file: &File) -> io::Result<bool> {
    match fs4::FileExt::try_lock(file) {
        Ok(()) => Ok(true),
        Err(fs4::TryLockError::WouldBlock) => Ok(false),
        Err(fs4::TryLockError::Error(error)) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::LockFile;
    use crate::storage::Access;

    #[test]
    fn a_lock_has_one_holder() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("lock");
        let acquire = || LockFile::try_acquire(&path, Access::Owner).unwrap();
        let first = acquire().unwrap();
        assert!(acquire().is_none());
        drop(first);
        assert!(path.exists());
        let second = acquire().unwrap().removed_on_release();
        assert!(acquire().is_none());
        drop(second);
        assert!(!path.exists());
    }

    #[cfg(unix)]
    #[test]
    fn a_lock_of_a_removed_file_keeps_nobody_out() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("lock");
        let acquire = || LockFile::try_acquire(&path, Access::Default).unwrap();
        let orphaned = acquire().unwrap();
        std::fs::remove_file(&path).unwrap();
        let _current = acquire().unwrap();
        drop(orphaned);
        assert!(acquire().is_none());
    }
}
