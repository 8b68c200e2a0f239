//! Checks that no dependency requires a newer Rust than the published crates declare.

use std::collections::{BTreeSet, HashMap};

use anyhow::{Context as _, Result};
use cargo_metadata::{DependencyKind, Metadata, MetadataCommand, Package, PackageId};

use super::packages::{PUBLISHED_CRATES, package};
use super::step;
use crate::terminal;
use crate::workspace::Workspace;

/// Compares the declared versions, and returns whether all are compatible.
pub(super) fn check(workspace: &Workspace) -> Result<bool> {
    let metadata = MetadataCommand::new()
        .cargo_path(step::cargo())
        .current_dir(workspace.root())
        .exec()
        .context("cargo metadata")?;
    let packages: HashMap<&PackageId, &Package> =
        metadata.packages.iter().map(|package| (&package.id, package)).collect();
    let mut fits = true;
    for name in PUBLISHED_CRATES {
        let package = package(&metadata, name)?;
        let declared = package.rust_version.as_ref();
        let declared = declared.with_context(|| format!("{name} declares no rust-version"))?;
        let build_dependencies = build_dependencies(&metadata, &package.id);
        for dependency in build_dependencies.iter().filter_map(|id| packages.get(id)) {
            if let Some(required) = dependency.rust_version.as_ref().filter(|required| *required > declared) {
                fits = false;
                let Package { name: dependency_name, version, .. } = dependency;
                terminal::error(&format!(
                    "{name} declares Rust {declared}, but {dependency_name} {version} requires {required}"
                ));
            }
        }
        terminal::status(
            "Checked",
            &format!("{name}: Rust {declared} and {} dependencies", build_dependencies.len()),
        );
    }
    Ok(fits)
}

/// The dependencies that a package is built with, without those of its tests.
fn build_dependencies<'a>(metadata: &'a Metadata, package: &'a PackageId) -> BTreeSet<&'a PackageId> {
    let nodes = metadata.resolve.iter().flat_map(|resolve| &resolve.nodes);
    let nodes: HashMap<_, _> = nodes.map(|node| (&node.id, node)).collect();
    let (mut seen, mut pending) = (BTreeSet::new(), vec![package]);
    while let Some(node) = pending.pop().and_then(|id| nodes.get(id)) {
        for dependency in &node.deps {
            let built = dependency.dep_kinds.iter().any(|kind| kind.kind != DependencyKind::Development);
            if built && seen.insert(&dependency.pkg) {
                pending.push(&dependency.pkg);
            }
        }
    }
    seen
}
