//! Paths in the repository, and copies of it that a test may change.

use std::path::{Path, PathBuf};
use std::{fs, io};

/// The repository's root.
pub fn root() -> PathBuf {
    let suite = Path::new(env!("CARGO_MANIFEST_DIR"));
    suite.ancestors().nth(2).unwrap_or(suite).to_owned()
}

/// Copies the input and output of regeneration, `openapi/` and the sources of `getty-api`, to `target`.
///
/// # Errors
/// When a file cannot be read or written.
pub fn copy_bindings(target: &Path) -> io::Result<()> {
    for folder in ["openapi", "getty-api/src", "getty-api-ext/src/generated"] {
        copy_directory(&root().join(folder), &target.join(folder))?;
    }
    Ok(())
}

fn copy_directory(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_directory(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
