//! Checks that every feature is documented, that the crates compile without a warning with each feature alone, all
//! and none, and that a client without TLS reports it.

use std::fs;

use anyhow::{Context as _, Result};

use super::packages::{PUBLISHED_CRATES, members, package};
use super::step;
use crate::terminal;
use crate::workspace::Workspace;

/// The table of features that the documentation of `getty-api-ext` includes and the README repeats.
const FEATURE_TABLE: &str = "getty-api-ext/doc/features.md";

/// Where the features of each published crate are documented, relative to the repository.
const FEATURE_DOCS: [(&str, &str); 2] =
    [("getty-api", "getty-api/src/lib.rs"), ("getty-api-ext", FEATURE_TABLE)];

/// Compiles each published crate with each of its features, runs the tests that need features to be off, and returns
/// whether all succeeded.
pub(super) fn check(workspace: &Workspace) -> Result<bool> {
    let metadata = members(workspace)?;
    let read = |file: &str| fs::read_to_string(workspace.root().join(file)).with_context(|| file.to_owned());
    if !read("README.md")?.contains(&read(FEATURE_TABLE)?) {
        terminal::error(&format!("README.md does not repeat {FEATURE_TABLE}"));
        return Ok(false);
    }
    for (name, file) in FEATURE_DOCS {
        let (package, text) = (package(&metadata, name)?, read(file)?);
        let mut features = package.features.keys().filter(|feature| *feature != "default");
        if let Some(missing) = features.find(|feature| !text.contains(&format!("| `{feature}` |"))) {
            terminal::error(&format!("{file} does not document the feature `{missing}`"));
            return Ok(false);
        }
    }
    for name in PUBLISHED_CRATES {
        let package = package(&metadata, name)?;
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
    // The other tests have TLS, by rustls.
    let tests = [
        "--no-default-features --test without_tls",
        "--no-default-features --features native-tls --lib tls::",
    ];
    for test in tests {
        if !step::run(workspace, &format!("cargo test --quiet -p getty-api-ext {test}"))? {
            return Ok(false);
        }
    }
    Ok(true)
}
