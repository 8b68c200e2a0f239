//! `cargo xtask vendor`: takes the structure of an upstream document into `openapi/`.

mod lock;
mod replace;

use std::collections::BTreeSet;
use std::path::Path;
use std::process::ExitCode;

use anyhow::Context;

use crate::description::{Counts, Description};
use crate::diff;
use crate::document::{self, Refusal};
use crate::terminal;
use crate::workspace::Workspace;
use lock::Lock;
use replace::NewFile;

/// Vendors the document at `from`, a path or an http(s) address.
///
/// Nothing is written unless everything about the document has been accepted.
pub(crate) fn command(workspace: &Workspace, from: &str, allow_shrink: bool) -> anyhow::Result<ExitCode> {
    let upstream = document::read(from)?;
    let description = Description::new(&upstream)?;
    for note in description.notes() {
        terminal::note(note);
    }
    let vendored = read_vendored(workspace)?;
    if let Some(vendored) = &vendored
        && !allow_shrink
    {
        refuse_shrinking(&upstream.name, vendored, &description)?;
    }
    let earlier = Lock::read(&workspace.lock());
    let lock = Lock::new(from, &upstream.bytes, &description, earlier.as_ref());
    let (document_path, lock_path) = (workspace.vendored(), workspace.lock());
    let new_file = |path, content| NewFile { path, name: workspace.shown(path), content };
    let document = new_file(&document_path, description.to_json());
    let written = replace::both(&document, &new_file(&lock_path, lock.to_toml()?))?;

    diff::show(vendored.as_ref(), &description)?;
    let Counts { paths, operations, schemas } = description.counts();
    let what = format!("{}: {paths} paths, {operations} operations, {schemas} schemas", document.name);
    terminal::status(if written { "Vendored" } else { "Unchanged" }, &what);
    Ok(ExitCode::SUCCESS)
}

/// The description that is vendored now, if any.
fn read_vendored(workspace: &Workspace) -> anyhow::Result<Option<Description>> {
    if !workspace.vendored().exists() {
        return Ok(None);
    }
    let description = diff::read_vendored(workspace)
        .context("what is vendored now cannot be compared with; restore it, or delete it to begin anew")?;
    Ok(Some(description))
}

/// Upstream sometimes publishes a fragment of its document; that must not empty the bindings.
fn refuse_shrinking(name: &str, old: &Description, new: &Description) -> Result<(), Refusal> {
    let kept = new.operations().iter().map(|operation| operation.key());
    let kept = kept.collect::<BTreeSet<_>>();
    let total = old.operations().len();
    let lost = old.operations().iter().filter(|operation| !kept.contains(&operation.key())).count();
    if lost * 2 <= total {
        return Ok(());
    }
    let reason =
        format!("lacks {lost} of the {total} operations vendored now; pass --allow-shrink if that is right");
    Err(Refusal::new(name, reason).at("#/paths"))
}

/// How a lock names where a document came from: a file by its name alone, since its directory
/// means nothing on another machine, an address without what may be secret in it.
fn source(from: &str) -> String {
    if from.contains("://") {
        return document::shown_url(from);
    }
    let name = Path::new(from).file_name();
    name.map_or_else(|| from.to_owned(), |name| name.to_string_lossy().into_owned())
}
