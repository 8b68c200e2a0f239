//! Directories.

use std::fs::DirBuilder;
use std::io;
use std::path::Path;

use super::Access;

/// Makes the names in a directory survive a loss of power.
///
/// Platforms and file systems that cannot synchronise a directory are tolerated, because they offer nothing better.
/// Any other error is returned: then it is not known whether a file that was created or renamed keeps its name.
pub(crate) fn sync_directory(path: &Path) -> io::Result<()> {
    #[cfg(unix)]
    match std::fs::File::open(path)?.sync_all() {
        Err(error) if !matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) => {
            return Err(error);
        }
        _ => {}
    }
    #[cfg(not(unix))]
    let _ = path;
    Ok(())
}

/// Creates a directory and its missing parents.
pub(crate) fn create_directories(path: &Path, access: Access) -> io::Result<()> {
    let missing: Vec<&Path> = path.ancestors().take_while(|path| is_missing(path)).collect();
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    if access == Access::Owner {
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    }
    #[cfg(not(unix))]
    let _ = access;
    builder.create(path)?;
    missing.into_iter().try_for_each(|created| sync_directory(directory_of(created)))
}

fn is_missing(path: &Path) -> bool {
    !path.as_os_str().is_empty()
        && path.metadata().is_err_and(|error| error.kind() == io::ErrorKind::NotFound)
}

/// The directory that contains the name of a file.
pub(super) fn directory_of(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    }
}

#[cfg(test)]
mod tests {
    use super::{create_directories, sync_directory};
    use crate::storage::Access;

    #[test]
    fn missing_parents_are_created_with_the_same_access() {
        let root = tempfile::tempdir().unwrap();
        let path = root.path().join("a/b");
        for _ in 0..2 {
            create_directories(&path, Access::Owner).unwrap();
        }
        #[cfg(unix)]
        for created in ["a", "a/b"] {
            use std::os::unix::fs::PermissionsExt as _;
            let mode = root.path().join(created).metadata().unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o700, "{created}");
        }
        std::fs::write(root.path().join("file"), "").unwrap();
        assert!(create_directories(&root.path().join("file/c"), Access::Default).is_err());
    }

    #[cfg(unix)]
    #[test]
    fn only_directories_that_cannot_be_synchronised_are_tolerated() {
        let root = tempfile::tempdir().unwrap();
        sync_directory(root.path()).unwrap();
        // This file system cannot synchronise directories.
        if std::path::Path::new("/proc/self").exists() {
            sync_directory("/proc/self".as_ref()).unwrap();
        }
        let missing = sync_directory(&root.path().join("missing")).unwrap_err();
        assert_eq!(missing.kind(), std::io::ErrorKind::NotFound);
    }
}
