//! `cargo xtask vendor`: writes the structure of an upstream document to `openapi/`.

mod lock;
mod replace;

use std::collections::BTreeSet;
use std::process::ExitCode;

use anyhow::{Context, bail};
use chrono::{NaiveDate, Utc};

use crate::description::{ApiDescription, Counts};
use crate::diff;
use crate::input::{self, Input, InputError};
use crate::terminal;
use crate::workspace::Workspace;
use lock::{Lock, PUBLISHED_URL, Provenance};
use replace::NewFile;

/// Where a document in a file came from, as the command line says.
#[derive(Debug, clap::Args)]
pub(crate) struct ProvenanceArgs {
    /// Of a FILE: the URL it was fetched from [default: the one in the lock file while the structure is
    /// unchanged, otherwise the published one]
    #[arg(long, value_name = "URL")]
    url: Option<String>,

    /// Of a FILE: the day it was fetched, as YYYY-MM-DD [default: the one in the lock file while the structure is
    /// unchanged, otherwise today]
    #[arg(long, value_name = "DATE")]
    fetched: Option<NaiveDate>,

    /// Of a FILE: the size of the published document in characters, prose included [default: the one in the lock
    /// file while the structure is unchanged, otherwise unknown]
    #[arg(long, value_name = "CHARACTERS")]
    size: Option<u64>,
}

/// Vendors the document at `from`, a path or an http(s) URL.
///
/// Nothing is written unless everything about the document has been accepted.
pub(crate) fn command(
    workspace: &Workspace,
    from: &str,
    args: ProvenanceArgs,
    allow_shrink: bool,
) -> anyhow::Result<ExitCode> {
    check_args(from, &args)?;
    let upstream = input::read(from)?;
    let description = ApiDescription::new(&upstream)?;
    for note in description.notes() {
        terminal::note(note);
    }
    let vendored = read_vendored_if_present(workspace)?;
    if let Some(vendored) = &vendored
        && !allow_shrink
    {
        check_shrinkage(&upstream.name, vendored, &description)?;
    }
    let (document_path, lock_path) = (workspace.vendored(), workspace.lock());
    let content = description.to_json();
    let is_same = std::fs::read(&document_path).is_ok_and(|vendored| vendored == content.as_bytes());
    let same = Lock::read(&lock_path).filter(|_| is_same);
    let lock = Lock::new(provenance(from, args, &upstream, same.as_ref()), &description, same);
    let new_file = |path, content| NewFile { path, name: workspace.display_path(path), content };
    let document = new_file(&document_path, content);
    let written = replace::replace_both(&document, &new_file(&lock_path, lock.to_toml()?))?;

    diff::print_changes(vendored.as_ref(), &description)?;
    let Counts { paths, operations, schemas, .. } = description.counts();
    let what = format!("{}: {paths} paths, {operations} operations, {schemas} schemas", document.name);
    terminal::status(if written { "Vendored" } else { "Unchanged" }, &what);
    Ok(ExitCode::SUCCESS)
}

/// Rejects a provenance that contradicts the source of the document, or is not a URL.
fn check_args(from: &str, args: &ProvenanceArgs) -> anyhow::Result<()> {
    let ProvenanceArgs { url, fetched, size } = args;
    if input::is_url(from) && (url.is_some() || fetched.is_some() || size.is_some()) {
        bail!("--url, --fetched and --size are for a FILE; of a URL they are recorded as they are found");
    }
    match url {
        Some(url) if !input::is_url(url) => {
            bail!("--url {url}: must begin with http:// or https://, such as {PUBLISHED_URL}")
        }
        _ => Ok(()),
    }
}

/// The known provenance of `upstream`; `same` is the lock of the same structure.
fn provenance(from: &str, args: ProvenanceArgs, upstream: &Input, same: Option<&Lock>) -> Provenance {
    if !input::is_url(from) {
        let ProvenanceArgs { url, fetched, size } = args;
        return Provenance { url: url.as_deref().map(input::redacted_url), fetched, characters: size };
    }
    let url = input::redacted_url(from);
    // The same structure at the same URL: what the lock contains is still right.
    if same.is_some_and(|same| same.url() == url) {
        return Provenance::default();
    }
    let characters = String::from_utf8_lossy(&upstream.bytes).chars().count();
    Provenance {
        url: Some(url),
        fetched: Some(Utc::now().date_naive()),
        characters: u64::try_from(characters).ok(),
    }
}

/// The vendored description, if any.
fn read_vendored_if_present(workspace: &Workspace) -> anyhow::Result<Option<ApiDescription>> {
    if !workspace.vendored().exists() {
        return Ok(None);
    }
    let description = diff::read_vendored(workspace).context(
        "the vendored document cannot be compared with the new one; restore it, or delete it to start \
         without one",
    )?;
    Ok(Some(description))
}

/// Upstream sometimes publishes a fragment of its document; that must not empty the bindings.
fn check_shrinkage(name: &str, old: &ApiDescription, new: &ApiDescription) -> Result<(), InputError> {
    let kept = new.operations().iter().map(|operation| operation.key());
    let kept = kept.collect::<BTreeSet<_>>();
    let total = old.operations().len();
    let lost = old.operations().iter().filter(|operation| !kept.contains(&operation.key())).count();
    if lost * 2 <= total {
        return Ok(());
    }
    let reason =
        format!("lacks {lost} of the {total} operations vendored now; pass --allow-shrink if that is right");
    Err(InputError::new(name, reason).at("#/paths"))
}
