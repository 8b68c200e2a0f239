//! The crates as the registry would distribute them, and a program that depends on those.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context as _, Result};
use cargo_metadata::{Metadata, MetadataCommand, Package};

use super::step;
use crate::workspace::Workspace;

/// The published crates, in the order of publication: none depends on a later one.
pub(super) const PUBLISHED_CRATES: [&str; 3] = ["getty-api", "getty-api-mock", "getty-api-ext"];

/// The program that depends on the packaged crates.
const DOWNSTREAM: &str = "tests/downstream";

/// Cargo's metadata of the workspace's members.
pub(super) fn members(workspace: &Workspace) -> Result<Metadata> {
    MetadataCommand::new()
        .cargo_path(step::cargo())
        .current_dir(workspace.root())
        .no_deps()
        .exec()
        .context("cargo metadata")
}

/// A member of the workspace.
pub(super) fn package<'a>(metadata: &'a Metadata, name: &str) -> Result<&'a Package> {
    let package = metadata.workspace_packages().into_iter().find(|package| package.name == name);
    package.with_context(|| format!("{name} is not in the workspace"))
}

/// Unpacks the packaged crates, and runs the tests of a program outside the workspace that depends on them.
pub(super) fn downstream(workspace: &Workspace) -> Result<bool> {
    let metadata = members(workspace)?;
    let target = metadata.target_directory.as_std_path();
    let unpacked = target.join("unpacked");
    if unpacked.exists() {
        fs::remove_dir_all(&unpacked).context("the crates unpacked before cannot be removed")?;
    }
    fs::create_dir_all(&unpacked).context("the crates cannot be unpacked")?;

    if !step::run(workspace, "cargo package --quiet --workspace --no-verify --allow-dirty")? {
        return Ok(false);
    }
    let mut command = Command::new(step::cargo());
    command.arg("test").current_dir(workspace.root().join(DOWNSTREAM)).env("CARGO_TARGET_DIR", target);
    for name in PUBLISHED_CRATES {
        let package = package(&metadata, name)?;
        let folder = format!("{name}-{}", package.version);
        let archive = target.join("package").join(format!("{folder}.crate"));
        unpack(&archive, &unpacked)?;
        let path = toml::Value::from(unpacked.join(folder).display().to_string());
        command.arg("--config").arg(format!("patch.crates-io.{name}.path={path}"));
    }
    // The same versions of all other dependencies as here, so that nothing is compiled twice.
    let lock = workspace.root().join(DOWNSTREAM).join("Cargo.lock");
    fs::copy(workspace.root().join("Cargo.lock"), lock).context("Cargo.lock cannot be copied")?;
    Ok(command.status().context("cargo cannot be run")?.success())
}

fn unpack(archive: &PathBuf, target: &PathBuf) -> Result<()> {
    let file = fs::File::open(archive).with_context(|| format!("{} does not exist", archive.display()))?;
    tar::Archive::new(flate2::read::GzDecoder::new(file))
        .unpack(target)
        .with_context(|| format!("{} cannot be unpacked", archive.display()))
}
