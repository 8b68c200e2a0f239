//! Files that are replaced, appended to and renamed.

use std::fs::{File, OpenOptions};
use std::io::{self, Write as _};
use std::path::Path;

use tempfile::TempPath;

use super::Access;
use super::directory::{directory_of, sync_directory};

/// Replaces a file, or creates it. Nobody ever reads a partial file, and only its owner can read it. A link under this
/// path is replaced and not followed.
pub(crate) fn replace(path: &Path, content: &[u8]) -> io::Result<()> {
    let directory = directory_of(path);
    // Created for its owner only.
    let mut file = tempfile::Builder::new().prefix(".new-").tempfile_in(directory)?;
    file.write_all(content)?;
    file.as_file().sync_all()?;
    file.persist(path).map_err(|failed| failed.error)?;
    sync_directory(directory)
}

/// Like [`replace`], with a temporary file under this path, so that a process that is killed leaves at most one. The
/// caller makes sure that no two calls use the path at the same time.
pub(crate) fn replace_via(temporary: &Path, path: &Path, content: &[u8]) -> io::Result<()> {
    // An existing file is not written to: another user may have created it to read the content, or it may be a link
    // to another file.
    remove(temporary)?;
    let mut file = Access::Owner.options().write(true).create_new(true).open(temporary)?;
    file.write_all(content)?;
    file.sync_all()?;
    drop(file);
    rename(temporary, path)
}

/// Renames a file within a directory. Replaces an existing file.
pub(crate) fn rename(from: &Path, to: &Path) -> io::Result<()> {
    std::fs::rename(from, to)?;
    sync_directory(directory_of(to))
}

/// Renames a file within a directory. Fails with [`io::ErrorKind::AlreadyExists`] when the name is taken. After an
/// error the file still has its earlier name.
pub(crate) fn rename_new(from: &Path, to: &Path) -> io::Result<()> {
    if let Err(refused) = TempPath::try_from_path(from)?.persist_noclobber(to) {
        // Otherwise it would be removed as a temporary file.
        refused.path.keep().map_err(|failed| failed.error)?;
        return Err(refused.error);
    }
    sync_directory(directory_of(to))
}

/// Removes a file that may not exist. The removal may be undone by a loss of power until the directory is synchronised.
pub(crate) fn remove(path: &Path) -> io::Result<()> {
    match std::fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Sets the length of a file if it differs.
pub(crate) fn truncate(path: &Path, bytes: u64) -> io::Result<()> {
    let file = OpenOptions::new().write(true).open(path)?;
    if file.metadata()?.len() == bytes {
        return Ok(());
    }
    file.set_len(bytes)?;
    file.sync_all()
}

/// Opens a file of lines to read it and to append to it, and creates it if it does not exist.
pub(crate) fn open_append(path: &Path) -> io::Result<File> {
    let file = OpenOptions::new().create(true).read(true).append(true).open(path)?;
    if file.metadata()?.len() == 0 {
        sync_directory(directory_of(path))?;
    }
    Ok(file)
}

/// Appends a line in one write, so that a process that is killed leaves no other than the last line incomplete.
pub(crate) fn append_line(mut file: &File, mut line: Vec<u8>) -> io::Result<()> {
    line.push(b'\n');
    file.write_all(&line)?;
    file.sync_data()
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::io::ErrorKind;
    use std::path::Path;

    use super::{append_line, open_append, remove, rename, rename_new, replace, replace_via, truncate};

    fn names(directory: &Path) -> Vec<String> {
        let entries = fs::read_dir(directory).unwrap();
        let mut names: Vec<_> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[cfg(unix)]
    #[test]
    fn a_replaced_file_is_for_its_owner_and_no_link_is_followed() {
        use std::os::unix::fs::{PermissionsExt as _, symlink};

        let directory = tempfile::tempdir().unwrap();
        let at = |name: &str| directory.path().join(name);
        fs::write(at("elsewhere"), "precious").unwrap();
        for name in ["a", "b", "b.new"] {
            symlink(at("elsewhere"), at(name)).unwrap();
        }
        replace(&at("a"), b"content").unwrap();
        replace_via(&at("b.new"), &at("b"), b"content").unwrap();
        assert_eq!(names(directory.path()), ["a", "b", "elsewhere"]);
        assert_eq!(fs::read(at("elsewhere")).unwrap(), b"precious");
        for name in ["a", "b"] {
            let found = fs::symlink_metadata(at(name)).unwrap();
            assert_eq!((found.is_file(), found.permissions().mode() & 0o777), (true, 0o600));
            assert_eq!(fs::read(at(name)).unwrap(), b"content");
        }
    }

    #[test]
    fn a_temporary_file_of_an_earlier_process_is_replaced() {
        let directory = tempfile::tempdir().unwrap();
        let (temporary, path) = (directory.path().join("a.new"), directory.path().join("a"));
        fs::write(&temporary, "left by a process that was killed").unwrap();
        for content in ["first", "2"] {
            replace_via(&temporary, &path, content.as_bytes()).unwrap();
            assert_eq!(fs::read_to_string(&path).unwrap(), content);
        }
        assert_eq!(names(directory.path()), ["a"]);
    }

    #[test]
    fn a_file_keeps_its_name_when_the_new_one_is_taken() {
        let directory = tempfile::tempdir().unwrap();
        let (from, to) = (directory.path().join("from"), directory.path().join("to"));
        fs::write(&from, "new").unwrap();
        fs::write(&to, "old").unwrap();
        assert_eq!(rename_new(&from, &to).unwrap_err().kind(), ErrorKind::AlreadyExists);
        assert_eq!((fs::read(&from).unwrap(), fs::read(&to).unwrap()), (b"new".to_vec(), b"old".to_vec()));
        rename(&from, &to).unwrap();
        assert_eq!(fs::read(&to).unwrap(), b"new");
        rename_new(&to, &from).unwrap();
        truncate(&from, 1).unwrap();
        assert_eq!(fs::read(&from).unwrap(), b"n");
        for _ in 0..2 {
            remove(&from).unwrap();
        }
        assert_eq!(names(directory.path()), [""; 0]);
    }

    #[test]
    fn lines_are_appended() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("lines");
        for line in ["1", "2"] {
            append_line(&open_append(&path).unwrap(), line.into()).unwrap();
        }
        assert_eq!(fs::read(path).unwrap(), b"1\n2\n");
    }
}
