//! `cargo xtask vendor`.

use std::process::ExitCode;

use crate::workspace::Workspace;

/// Vendors the document at `from`.
pub(crate) fn command(workspace: &Workspace, from: &str, _allow_shrink: bool) -> anyhow::Result<ExitCode> {
    let document = crate::document::read(from)?;
    let text = serde_json::to_string_pretty(&document.value)? + "\n";
    std::fs::write(workspace.vendored(), text)?;
    Ok(ExitCode::SUCCESS)
}
