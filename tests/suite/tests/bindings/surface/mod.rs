//! The public surface of `getty-api`: one entry for each operation and type.

mod operations;
mod records;
mod rust;
mod support;
mod types;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use getty_api_suite::repository;

use crate::support::assert_snapshot;

#[test]
fn surface() {
    for (area, listing) in listing(&repository::root()) {
        assert_snapshot(&format!("surface/{area}"), &listing);
    }
}

/// The surface of the `getty-api` in the directory `root`, by area.
pub(crate) fn listing(root: &Path) -> BTreeMap<String, String> {
    let sources = root.join("getty-api/src");
    let generated = sources.join("generated");
    let mut areas = BTreeMap::new();
    for module in directories(&generated) {
        for (group, file) in files(&generated.join(&module).join("operations")) {
            areas.insert(format!("{module}/operations_{group}"), operations::listing(&file));
        }
        for (group, file) in files(&generated.join(&module).join("types")) {
            areas.insert(format!("{module}/types_{group}"), types::listing(&file, |_| true));
        }
    }
    areas.insert("support".to_owned(), support::listing(&sources));
    areas
}

/// The ids of all operations, as the generated sources have them.
pub(crate) fn operation_ids(root: &Path) -> Vec<String> {
    let generated = root.join("getty-api/src/generated");
    let groups = directories(&generated)
        .into_iter()
        .flat_map(|module| files(&generated.join(module).join("operations")));
    groups.flat_map(|(_, file)| operations::ids(&file)).collect()
}

/// The names of all generated types.
pub(crate) fn type_names(root: &Path) -> Vec<String> {
    let generated = root.join("getty-api/src/generated");
    let groups =
        directories(&generated).into_iter().flat_map(|module| files(&generated.join(module).join("types")));
    groups.flat_map(|(_, file)| types::names(&file)).collect()
}

fn directories(directory: &Path) -> Vec<String> {
    entries(directory).into_iter().filter(|name| directory.join(name).is_dir()).collect()
}

/// The modules in a directory, but for the one that only names the others.
fn files(directory: &Path) -> Vec<(String, syn::File)> {
    let names = entries(directory).into_iter().filter(|name| name != "mod.rs");
    names
        .filter_map(|name| {
            let file = parse(&directory.join(&name));
            Some((name.strip_suffix(".rs")?.to_owned(), file))
        })
        .collect()
}

fn entries(directory: &Path) -> Vec<String> {
    let entries = fs::read_dir(directory).unwrap_or_else(|error| panic!("{}: {error}", directory.display()));
    let mut names: Vec<String> = entries
        .map(|entry| entry.expect("a directory entry").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

fn parse(path: &Path) -> syn::File {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    syn::parse_file(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
