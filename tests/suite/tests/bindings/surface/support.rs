//! What is public of the hand-written modules: what `lib.rs` names.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::{parse, types};

/// The entries of each module's public items, under the module's name.
pub(super) fn listing(sources: &Path) -> String {
    let mut listing = String::new();
    for (module, names) in public(&parse(&sources.join("lib.rs"))) {
        // Generated modules have snapshots of their own.
        if module == "generated" {
            continue;
        }
        let mut items = Vec::new();
        let single = sources.join(format!("{module}.rs"));
        if single.exists() {
            items = parse(&single).items;
        } else {
            let directory = sources.join(&module);
            for name in super::entries(&directory) {
                items.extend(parse(&directory.join(name)).items);
            }
        }
        let file = syn::File { items, ..parse(&sources.join("lib.rs")) };
        let entries = types::listing(&file, |name| names.contains(name));
        listing +=
            &format!("# {module}: {}\n{entries}\n", names.iter().cloned().collect::<Vec<_>>().join(", "));
    }
    listing
}

/// The names in each `pub use module::{…}`.
fn public(file: &syn::File) -> BTreeMap<String, BTreeSet<String>> {
    let mut modules: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for item in &file.items {
        if let syn::Item::Use(item) = item
            && super::rust::is_public(&item.vis)
            && let syn::UseTree::Path(path) = &item.tree
        {
            names(&path.tree, modules.entry(path.ident.to_string()).or_default());
        }
    }
    modules
}

fn names(tree: &syn::UseTree, found: &mut BTreeSet<String>) {
    match tree {
        syn::UseTree::Path(path) => names(&path.tree, found),
        syn::UseTree::Name(name) => {
            found.insert(name.ident.to_string());
        }
        syn::UseTree::Rename(name) => {
            found.insert(name.rename.to_string());
        }
        syn::UseTree::Group(group) => group.items.iter().for_each(|tree| names(tree, found)),
        syn::UseTree::Glob(_) => {
            found.insert("*".to_owned());
        }
    }
}
