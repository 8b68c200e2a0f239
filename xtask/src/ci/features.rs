//! Every feature alone, all together and none compile without a warning.

use anyhow::{Context as _, Result};
use cargo_metadata::MetadataCommand;

use super::packages::PUBLISHED;
use super::step;
use crate::terminal;
use crate::workspace::Workspace;

/// Compiles each published crate with each of its features, and says whether all went well.
pub(super) fn command(workspace: &Workspace) -> Result<bool> {
    let metadata = MetadataCommand::new()
        .cargo_path(step::cargo())
        .current_dir(workspace.root())
        .no_deps()
        .exec()
        .context("cargo metadata")?;
    for name in PUBLISHED {
        let package = metadata.packages.iter().find(|package| package.name == name);
        let package = package.with_context(|| format!("{name} is not in the workspace"))?;
        let single = package.features.keys().filter(|feature| *feature != "default");
        let sets = single.map(|feature| format!(" --features {feature}"));
        let sets = [String::new()].into_iter().chain(sets).chain([" --all-features".to_owned()]);
        for set in sets {
            terminal::status("Compiling", &format!("{name} --no-default-features{set}"));
            let line = format!(
                "cargo clippy --quiet -p {name} --lib --bins --no-default-features{set} -- -D warnings"
            );
            if !step::run(workspace, &line)? {
                return Ok(false);
            }
        }
    }
    Ok(true)
}
