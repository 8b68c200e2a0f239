//! `cargo xtask diff`: the semantic difference between two descriptions, seen by a client.
//!
//! A change is *breaking* when a program that uses the bindings may fail, lose something it reads
//! or no longer compile; *additive* when there is something new it can use; *neutral* when it
//! cannot notice. Some classes may surprise:
//!
//! - The bindings treat every response property as optional and every enumeration as open. So a
//!   response property that becomes optional, nullable or required is neutral, a new value in a
//!   response is additive, and one that is no longer sent is neutral.
//! - A new success status is breaking: it is an outcome that existing programs do not know, such
//!   as a 202 for "not ready yet" where there was only a 200. New and removed error
//!   statuses are neutral, since errors are read in the same way whatever their status.
//! - A type that changes is breaking in both directions even where the wire would tolerate it
//!   (`int32` to `int64`, an enumeration to free text): the Rust type changes with it. Formats
//!   that the bindings ignore (`email`, `uri` …) are neutral.
//! - Another default for something that a request omits is breaking: the same call now means
//!   something else. A default that is newly documented, or no longer, is neutral.
//! - Of several content types the bindings use `application/json` where there is one, and all of
//!   them where there is none; only those matter.
//!
//! The modules: [`change`] is the model of a change, [`merged_schema`] is a schema with references and
//! `allOf` resolved, [`schemas`] and [`operations`] find changes, [`graph`] determines which
//! operations a change of a schema affects, and [`text`] and [`json`] print the result.
//!
//! The crate `drift` compares OpenAPI documents too, and its separation of comparing from displaying
//! is followed here. It is not used because it omits what matters most to us: which
//! properties are required, limits and parameters with content are "unhandled" differences in it,
//! security is not compared, a renamed schema is not distinguished from a removed one, and a change is
//! reported by its paths through the document instead of by the operations it affects.

mod bodies;
mod change;
mod document;
mod graph;
mod json;
mod labels;
mod merged_schema;
mod operations;
mod parameters;
mod schemas;
mod security;
mod text;

use std::io::{self, Write as _};
use std::process::ExitCode;

use clap::ValueEnum;

use crate::description::ApiDescription;
use crate::input::{self, InputError};
use crate::terminal;
use crate::workspace::Workspace;
use change::Class;
use operations::compare;

/// The exit code when a change is breaking.
const EXIT_BREAKING: u8 = 1;

/// How `diff` prints what it found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people: grouped by class, coloured on a terminal
    Text,
    /// For tools: one object, its shape documented in `xtask/src/diff/json.rs`
    Json,
}

/// Compares the vendored document with the one at `from`, a path or an http(s) URL.
pub(crate) fn command(workspace: &Workspace, from: &str, format: Format) -> anyhow::Result<ExitCode> {
    let old = read_vendored(workspace)?;
    let new = ApiDescription::new(&input::read(from)?)?;
    let changes = compare(&old, &new);
    let printed = match format {
        Format::Text => text::print(&changes),
        Format::Json => json::print(&changes),
    };
    terminal::ignore_broken_pipe(printed)?;
    let breaking = changes.iter().any(|change| change.class == Class::Breaking);
    Ok(if breaking { ExitCode::from(EXIT_BREAKING) } else { ExitCode::SUCCESS })
}

/// Prints as text what changed from `old`, if there is one.
pub(crate) fn print_changes(old: Option<&ApiDescription>, new: &ApiDescription) -> io::Result<()> {
    terminal::ignore_broken_pipe(match old {
        Some(old) => text::print(&compare(old, new)),
        None => writeln!(io::stdout(), "There was no vendored document to compare with."),
    })
}

/// The vendored description.
///
/// # Errors
///
/// When there is none, or it is not what [`ApiDescription`] accepts.
pub(crate) fn read_vendored(workspace: &Workspace) -> Result<ApiDescription, InputError> {
    let path = workspace.vendored();
    let name = workspace.display_path(&path);
    if !path.exists() {
        let reason = "is missing; run `cargo xtask vendor --from FILE|URL` first";
        return Err(InputError::new(name, reason));
    }
    ApiDescription::new(&input::read_named(&path, &name)?)
}
