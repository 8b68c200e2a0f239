//! Replaces two files that belong together.
//!
//! Both are first written completely, and synced, under temporary names in the directories of their
//! targets; only then are they renamed, one after the other. A failure before the renames leaves both
//! targets unchanged. When the second rename fails, the first is rolled back. After a crash between the
//! two renames, the first file is new and the second old: each is complete, and running `vendor` another
//! time fixes the pair.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

use anyhow::{Context, Result};
use tempfile::NamedTempFile;

/// A file and its new content.
#[derive(Debug)]
pub(super) struct NewFile<'f> {
    pub(super) path: &'f Path,
    /// Its name in messages.
    pub(super) name: String,
    pub(super) content: String,
}

/// Replaces the content of both files; `false` when they already had it, and nothing was written.
pub(super) fn replace_both(first: &NewFile<'_>, second: &NewFile<'_>) -> Result<bool> {
    let before = fs::read(first.path).ok();
    let is = |current: Option<&[u8]>, new: &NewFile<'_>| current == Some(new.content.as_bytes());
    if is(before.as_deref(), first) && is(fs::read(second.path).ok().as_deref(), second) {
        return Ok(false);
    }
    let first_file = prepare(first, first.content.as_bytes())?;
    let second_file = prepare(second, second.content.as_bytes())?;
    persist(first_file, first)?;
    if let Err(error) = persist(second_file, second) {
        let rolled_back = match &before {
            Some(before) => prepare(first, before).and_then(|file| persist(file, first)),
            None => fs::remove_file(first.path).map_err(anyhow::Error::new),
        };
        return Err(match rolled_back {
            Ok(()) => error,
            Err(_) => error.context(format!("{} is replaced already", first.name)),
        });
    }
    sync_directory(first.path);
    Ok(true)
}

/// The content in a synced temporary file in the target's directory.
fn prepare(target: &NewFile<'_>, content: &[u8]) -> Result<NamedTempFile> {
    let directory = target.path.parent().unwrap_or(Path::new("."));
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
        io::Result::Ok(file)
    };
    write().with_context(|| format!("{} cannot be written", target.name))
}

fn persist(file: NamedTempFile, target: &NewFile<'_>) -> Result<()> {
    file.persist(target.path)
        .map(drop)
        .map_err(|error| error.error)
        .with_context(|| format!("{} cannot be replaced", target.name))
}

/// Makes the renames durable where a directory can be synced. Elsewhere the files are complete, but
/// after a power loss may be the old ones.
fn sync_directory(target: &Path) {
    let directory = target.parent().unwrap_or(Path::new("."));
    if let Ok(directory) = File::open(directory) {
        let _ = directory.sync_all();
    }
}
