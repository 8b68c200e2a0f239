//! No dependency asks for a newer Rust than the published crates promise to do with.

use std::collections::{BTreeSet, HashMap};

use anyhow::{Context as _, Result};
use cargo_metadata::{DependencyKind, Metadata, MetadataCommand, Package, PackageId};

use super::packages::{PUBLISHED, package};
use super::step;
use crate::terminal;
use crate::workspace::Workspace;

/// Compares the declared versions, and says whether all fit.
pub(super) fn command(workspace: &Workspace) -> Result<bool> {
    let metadata = MetadataCommand::new()
        .cargo_path(step::cargo())
        .current_dir(workspace.root())
        .exec()
        .context("cargo metadata")?;
    let packages: HashMap<&PackageId, &Package> =
        metadata.packages.iter().map(|package| (&package.id, package)).collect();
    let mut fits = true;
    for name in PUBLISHED {
        let package = package(&metadata, name)?;
        let promised = package.rust_version.as_ref();
        let promised = promised.with_context(|| format!("{name} declares no rust-version"))?;
        let needed = needed(&metadata, &package.id);
        for dependency in needed.iter().filter_map(|id| packages.get(id)) {
            if let Some(wanted) = dependency.rust_version.as_ref().filter(|wanted| *wanted > promised) {
                fits = false;
                let Package { name: asks, version, .. } = dependency;
                terminal::error(&format!(
                    "{name} promises Rust {promised}, but {asks} {version} asks for {wanted}"
                ));
            }
        }
        terminal::status("Checked", &format!("{name}: Rust {promised} and {} dependencies", needed.len()));
    }
    Ok(fits)
}

/// What a package is built with: not what its tests need.
fn needed<'a>(metadata: &'a Metadata, package: &'a PackageId) -> BTreeSet<&'a PackageId> {
    let nodes = metadata.resolve.iter().flat_map(|resolve| &resolve.nodes);
    let nodes: HashMap<_, _> = nodes.map(|node| (&node.id, node)).collect();
    let (mut seen, mut open) = (BTreeSet::new(), vec![package]);
    while let Some(node) = open.pop().and_then(|id| nodes.get(id)) {
        for dependency in &node.deps {
            let built = dependency.dep_kinds.iter().any(|kind| kind.kind != DependencyKind::Development);
            if built && seen.insert(&dependency.pkg) {
                open.push(&dependency.pkg);
            }
        }
    }
    seen
}
