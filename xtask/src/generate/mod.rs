//! Generates the bindings in `getty-api/src/generated/` from the effective documents, and writes the documents
//! themselves to `openapi/effective/`.
//!
//! progenitor resolves the document: names and types of arguments, and the types themselves. Its output is
//! then rewritten: its operations for this project's HTTP pipeline, its types into types that tolerate the API's
//! deviations. [`lower`] turns the document into one that progenitor accepts, [`resolve`] runs it, [`model`]
//! and [`facts`] read the properties that progenitor does not provide, [`operations`], [`types`] and [`wrappers`]
//! print, [`output`] compares and writes. Before that, [`fields`] and [`metered`] reject a document with which data would be lost.

mod docs;
mod facts;
mod fields;
mod lower;
mod metered;
mod model;
mod operations;
mod output;
mod resolve;
mod types;
mod wrappers;

use std::process::ExitCode;
use std::time::Instant;

use anyhow::{Context as _, bail};

use crate::effective::{self, EffectiveDocument};
use crate::terminal;
use crate::workspace::Workspace;
use output::GeneratedFiles;

/// The exit code when checked-in files differ from what regeneration would write.
const EXIT_DIFFERENT: u8 = 1;

/// `cargo xtask regen`.
pub(crate) fn command(workspace: &Workspace, check: bool, timings: bool) -> anyhow::Result<ExitCode> {
    let mut stopwatch = Stopwatch { enabled: timings, since: Instant::now() };
    let documents = effective::read_all(workspace)?;
    stopwatch.lap("effective documents");
    check_losses(workspace, &documents, check)?;
    stopwatch.lap("losses");
    let mut files = GeneratedFiles::default();
    for document in &documents {
        generate(document, &mut files).with_context(|| document.source.clone())?;
        files.add_document(document);
        stopwatch.lap(&format!("bindings of {}", document.module));
    }
    files.add_root(documents.iter().map(|document| document.module.as_str()));
    let changes = files.compare(workspace)?;
    stopwatch.lap("comparison");
    if check {
        changes.iter().for_each(|change| println!("{change}"));
        if changes.is_empty() {
            return Ok(ExitCode::SUCCESS);
        }
        terminal::error(
            "the checked-in files are not what `cargo xtask regen` writes; run it and review the changes",
        );
        return Ok(ExitCode::from(EXIT_DIFFERENT));
    }
    files.write(workspace, &changes)?;
    stopwatch.lap("writing");
    changes.iter().for_each(|change| println!("{change}"));
    Ok(ExitCode::SUCCESS)
}

/// Rejects documents with which something requested or paid for could not be read; reports all problems at once.
fn check_losses(workspace: &Workspace, documents: &[EffectiveDocument], check: bool) -> anyhow::Result<()> {
    let mut problems = Vec::new();
    for document in documents {
        problems.extend(fields::problems(document));
        match metered::problems(workspace, document) {
            Ok(lost) => problems.extend(lost),
            // A check reports the file as one that differs.
            Err(_) if check => {}
            Err(error) => return Err(error),
        }
    }
    if problems.is_empty() { Ok(()) } else { bail!(problems.join("\n")) }
}

fn generate(document: &EffectiveDocument, files: &mut GeneratedFiles) -> anyhow::Result<()> {
    let model = model::Model::read(&document.value)?;
    let resolved = resolve::resolve(lower::lower(&document.value, &model)?)?;
    types::print(document, &model, &resolved, files)?;
    operations::print(document, &model, &resolved, files)?;
    wrappers::print(document, &model, &resolved, files)
}

/// Prints the duration of each step, when enabled.
struct Stopwatch {
    enabled: bool,
    since: Instant,
}

impl Stopwatch {
    fn lap(&mut self, step: &str) {
        if self.enabled {
            eprintln!("{:>8.1} ms  {step}", self.since.elapsed().as_secs_f64() * 1000.0);
        }
        self.since = Instant::now();
    }
}
