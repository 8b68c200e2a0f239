//! The effective document: vendored documents with the overlays applied.

use std::process::ExitCode;

use crate::workspace::Workspace;

/// `cargo xtask spec`.
pub(crate) fn command(workspace: &Workspace) -> anyhow::Result<ExitCode> {
    let document = crate::document::read(&workspace.vendored().display().to_string())?;
    println!("{:#}", document.value);
    Ok(ExitCode::SUCCESS)
}
