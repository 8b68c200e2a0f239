//! Replacing two files that belong together.
//!
//! Both are first written in full, and synced, under temporary names beside their targets; only
//! then are they renamed, one after the other. Whatever fails before the renames leaves both
//! targets as they were. When the second rename fails the first is taken back. A machine that
//! stops between the two renames leaves the new document with the old lock: each file is whole,
//! and running `vendor` again puts them right.

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result};
use tempfile::NamedTempFile;

/// Gives both files their new content; `false` when they already had it, and nothing was written.
pub(super) fn both(first: (&Path, &[u8]), second: (&Path, &[u8])) -> Result<bool> {
    let before = fs::read(first.0).ok();
    if before.as_deref() == Some(first.1) && fs::read(second.0).ok().as_deref() == Some(second.1) {
        return Ok(false);
    }
    let first_file = prepare(first.0, first.1)?;
    let second_file = prepare(second.0, second.1)?;
    persist(first_file, first.0)?;
    if let Err(error) = persist(second_file, second.0) {
        let taken_back = match &before {
            Some(before) => prepare(first.0, before).and_then(|file| persist(file, first.0)),
            None => fs::remove_file(first.0).map_err(anyhow::Error::new),
        };
        return Err(match taken_back {
            Ok(()) => error,
            Err(_) => error.context(format!("{} is already replaced", first.0.display())),
        });
    }
    sync_directory(first.0);
    Ok(true)
}

/// The content in a synced temporary file in the target's directory.
fn prepare(target: &Path, content: &[u8]) -> Result<NamedTempFile> {
    let directory = target.parent().unwrap_or(Path::new("."));
    let write = || {
        let mut builder = tempfile::Builder::new();
        builder.prefix(".vendor-");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            // Like any file of the repository; the umask still applies.
            builder.permissions(fs::Permissions::from_mode(0o666));
        }
        let mut file = builder.tempfile_in(directory)?;
        file.write_all(content)?;
        file.as_file().sync_all()?;
        std::io::Result::Ok(file)
    };
    write().with_context(|| format!("{} cannot be written", target.display()))
}

fn persist(file: NamedTempFile, target: &Path) -> Result<()> {
    file.persist(target).map(drop).with_context(|| format!("{} cannot be replaced", target.display()))
}

/// Makes the renames durable where a directory can be synced. Where it cannot, the files are
/// still whole, only perhaps the old ones after a power loss.
fn sync_directory(target: &Path) {
    let directory = target.parent().unwrap_or(Path::new("."));
    if let Ok(directory) = File::open(directory) {
        let _ = directory.sync_all();
    }
}
