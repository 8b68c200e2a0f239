//! From the effective document to bindings.

use std::process::ExitCode;

use crate::workspace::Workspace;

/// `cargo xtask regen`.
pub(crate) fn command(_workspace: &Workspace, _check: bool, _timings: bool) -> anyhow::Result<ExitCode> {
    anyhow::bail!("regen is not part of this version")
}
