//! Checks the layout of the crates: no two files import each other, imports follow the order of the layers, and
//! folders stay small.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use syn::visit::{self, Visit};
use syn::{Attribute, ItemMod, ItemUse, UseTree, Visibility};

use crate::terminal;
use crate::workspace::Workspace;

/// The crates that are checked, by the directory of their sources, and whether their imports are. The support code of
/// the bindings is small, and its types refer to each other as those of a protocol do. Generated code is not checked.
const CRATES: [(&str, bool); 4] =
    [("getty-api/src", false), ("getty-api-ext/src", true), ("tests/mock/src", true), ("xtask/src", true)];

/// How many Rust files a folder may have.
const MAX_FILES: usize = 16;

/// How many macros `getty-api-ext` may define: what they say belongs into the generator's data.
const MAX_MACROS: usize = 5;

/// The layers of `getty-api-ext`, each of which may import itself and those before it. A module that is not named
/// here belongs to the last layer, which holds one module for each task.
const LAYERS: [&[&str]; 6] = [
    &["error", "endpoints", "polling", "storage", "tasks"],
    &["pipeline"],
    &["decoding", "cache"],
    &["credentials"],
    &["client"],
    &["paging", "by_image"],
];

/// The path of a module within its crate.
pub(super) type Module = Vec<String>;

/// The files of a crate, by the path of the module in each.
pub(super) type Files = BTreeMap<Module, PathBuf>;

/// Which modules each module imports from.
type Graph = BTreeMap<Module, BTreeSet<Module>>;

/// Checks all crates, and returns whether nothing is wrong.
pub(super) fn check(workspace: &Workspace) -> Result<bool> {
    let mut problems = Vec::new();
    for (sources, imports_are_checked) in CRATES {
        let directory = workspace.root().join(sources);
        let mut files = files(&directory)?;
        files.retain(|_, path| !is_generated(path));
        let crate_sources = CrateSources::read(&files)?;
        let graph = crate_sources.graph();
        problems.extend(full_folders(&files, &directory).map(|problem| format!("{sources}: {problem}")));
        if imports_are_checked {
            problems.extend(cycles(&graph).map(|problem| format!("{sources}: {problem}")));
        }
        if sources.starts_with("getty-api-ext") {
            problems.extend(upward_imports(&graph).map(|problem| format!("{sources}: {problem}")));
            if crate_sources.macros > MAX_MACROS {
                let found = crate_sources.macros;
                problems.push(format!("{sources}: {found} macros, at most {MAX_MACROS} may be defined"));
            }
        }
        let imports: usize = graph.values().map(BTreeSet::len).sum();
        terminal::status("Checked", &format!("{sources}: {} files, {imports} imports", files.len()));
    }
    problems.iter().for_each(|problem| terminal::error(problem));
    Ok(problems.is_empty())
}

fn is_generated(path: &Path) -> bool {
    path.components().any(|component| component.as_os_str() == "generated")
}

/// The Rust files of a directory.
pub(super) fn files(directory: &Path) -> Result<Files> {
    let mut found = Files::new();
    let mut pending = vec![(Module::new(), directory.to_owned())];
    while let Some((module, folder)) = pending.pop() {
        for entry in fs::read_dir(&folder).with_context(|| format!("reading {}", folder.display()))? {
            let path = entry?.path();
            let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let child = || module.iter().cloned().chain([stem.clone()]).collect();
            if path.is_dir() {
                pending.push((child(), path));
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let is_root = module.is_empty() && (stem == "lib" || stem == "main");
                let name = if is_root || stem == "mod" { module.clone() } else { child() };
                found.insert(name, path);
            }
        }
    }
    Ok(found)
}

fn full_folders<'a>(files: &'a Files, root: &'a Path) -> impl Iterator<Item = String> + 'a {
    let mut counts: BTreeMap<&Path, usize> = BTreeMap::new();
    for folder in files.values().filter_map(|path| path.parent()) {
        *counts.entry(folder).or_default() += 1;
    }
    counts.into_iter().filter(|(_, count)| *count > MAX_FILES).map(move |(folder, count)| {
        let folder = folder.strip_prefix(root).unwrap_or(folder).display();
        format!("the folder `{folder}` has {count} files, at most {MAX_FILES} can be held in mind")
    })
}

/// A path as it is written, with the module it is written in.
type Written = Vec<String>;

/// What the files of a crate import, as far as it comes from the same crate.
struct CrateSources {
    /// By importing module: the module imported from, and the name of the item. A re-export is no import: the module
    /// lists what its children offer, and uses nothing of it.
    imports: BTreeMap<Module, BTreeSet<(Module, String)>>,
    /// Where items that a module re-exports come from.
    re_exports: BTreeMap<(Module, String), (Module, String)>,
    macros: usize,
}

impl CrateSources {
    fn read(files: &Files) -> Result<Self> {
        let mut sources = Self { imports: BTreeMap::new(), re_exports: BTreeMap::new(), macros: 0 };
        for (module, path) in files {
            let text = fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))?;
            let parsed = syn::parse_file(&text).with_context(|| format!("parsing {}", path.display()))?;
            let mut collector = Collector::default();
            collector.visit_file(&parsed);
            sources.macros += collector.macros;
            for (written, is_public) in collector.paths {
                let Some((target, item)) = resolve(files, module, &written) else { continue };
                if is_public {
                    sources.re_exports.insert((module.clone(), item.clone()), (target, item));
                } else {
                    sources.imports.entry(module.clone()).or_default().insert((target, item));
                }
            }
        }
        Ok(sources)
    }

    /// The graph of imports, in which an item that is re-exported belongs to the module that defines it.
    fn graph(&self) -> Graph {
        let mut graph = Graph::new();
        for (module, imports) in &self.imports {
            let edges = graph.entry(module.clone()).or_default();
            for import in imports {
                let mut origin = import;
                // Longer chains than this have a circle in them.
                for _ in 0..16 {
                    match self.re_exports.get(origin) {
                        Some(next) if next.0 != *module => origin = next,
                        _ => break,
                    }
                }
                if origin.0 != *module {
                    edges.insert(origin.0.clone());
                }
            }
        }
        graph
    }
}

/// The module that a path leads to and the item in it; `None` for paths into other crates.
fn resolve(files: &Files, module: &Module, written: &[String]) -> Option<(Module, String)> {
    let mut target = Module::new();
    let mut segments = written.iter().peekable();
    match segments.peek().map(|segment| segment.as_str()) {
        Some("crate") => drop(segments.next()),
        Some("self") => {
            segments.next();
            target.clone_from(module);
        }
        Some("super") => target.clone_from(module),
        Some(first) => {
            let child: Module = module.iter().cloned().chain([first.to_owned()]).collect();
            if !files.contains_key(&child) {
                return None;
            }
            target.clone_from(module);
        }
        None => return None,
    }
    while segments.next_if(|segment| *segment == "super").is_some() {
        target.pop();
    }
    for segment in segments {
        let child: Module = target.iter().cloned().chain([segment.clone()]).collect();
        if !files.contains_key(&child) {
            return Some((target, segment.clone()));
        }
        target = child;
    }
    Some((target, "self".to_owned()))
}

/// Collects the paths of a file that can lead to another one, without those of its tests.
#[derive(Default)]
struct Collector {
    /// Each path, and whether it is re-exported.
    paths: Vec<(Written, bool)>,
    macros: usize,
    /// How many modules within the file surround the item at hand.
    depth: usize,
}

impl Collector {
    fn add(&mut self, mut written: Written, is_public: bool) {
        // Within an inline module, `super` is first the file itself.
        for _ in 0..self.depth {
            match written.first().map(String::as_str) {
                Some("super") => drop(written.remove(0)),
                _ => break,
            }
        }
        self.paths.push((written, is_public && self.depth == 0));
    }

    fn add_tree(&mut self, prefix: &[String], tree: &UseTree, is_public: bool) {
        let with = |name: String| prefix.iter().cloned().chain([name]).collect::<Written>();
        match tree {
            UseTree::Path(path) => self.add_tree(&with(path.ident.to_string()), &path.tree, is_public),
            UseTree::Name(name) if name.ident == "self" => self.add(prefix.to_vec(), is_public),
            UseTree::Name(name) => self.add(with(name.ident.to_string()), is_public),
            UseTree::Rename(rename) => self.add(with(rename.ident.to_string()), is_public),
            UseTree::Glob(_) => self.add(prefix.to_vec(), is_public),
            UseTree::Group(group) => {
                group.items.iter().for_each(|tree| self.add_tree(prefix, tree, is_public))
            }
        }
    }
}

fn is_test(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("cfg")
            && attribute.parse_args::<syn::Ident>().is_ok_and(|condition| condition == "test")
    })
}

impl<'ast> Visit<'ast> for Collector {
    fn visit_item_mod(&mut self, item: &'ast ItemMod) {
        if item.content.is_some() && !is_test(&item.attrs) {
            self.depth += 1;
            visit::visit_item_mod(self, item);
            self.depth -= 1;
        }
    }

    fn visit_item_use(&mut self, item: &'ast ItemUse) {
        if !is_test(&item.attrs) {
            self.add_tree(&[], &item.tree, !matches!(item.vis, Visibility::Inherited));
        }
    }

    fn visit_item_macro(&mut self, item: &'ast syn::ItemMacro) {
        self.macros += usize::from(item.mac.path.is_ident("macro_rules"));
        visit::visit_item_macro(self, item);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let segments: Written = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        let is_local = matches!(segments.first().map(String::as_str), Some("crate" | "super" | "self"));
        if is_local && segments.len() > 1 {
            self.add(segments, false);
        }
        visit::visit_path(self, path);
    }
}

/// A line for each import that is part of a cycle.
fn cycles(graph: &Graph) -> impl Iterator<Item = String> + '_ {
    graph.iter().flat_map(move |(module, imports)| {
        let circular = imports.iter().filter(move |import| reachable(graph, import).contains(module));
        circular.map(|import| {
            let (from, to) = (display(module), display(import));
            format!("`{from}` imports from `{to}`, which leads back to it: move what both need")
        })
    })
}

/// The modules that a module imports from, directly or not.
fn reachable<'a>(graph: &'a Graph, module: &'a Module) -> BTreeSet<&'a Module> {
    let (mut seen, mut pending) = (BTreeSet::new(), vec![module]);
    while let Some(module) = pending.pop() {
        pending.extend(graph.get(module).into_iter().flatten().filter(|import| seen.insert(*import)));
    }
    seen
}

/// A line for each import of `getty-api-ext` that goes against the order of the layers.
fn upward_imports(graph: &Graph) -> impl Iterator<Item = String> + '_ {
    let layer = |module: &Module| {
        let name = module.first().map_or("", String::as_str);
        LAYERS.iter().position(|layer| layer.contains(&name)).unwrap_or(LAYERS.len())
    };
    graph.iter().filter(|(module, _)| !module.is_empty()).flat_map(move |(module, imports)| {
        let upward = imports.iter().filter(move |import| layer(import) > layer(module));
        upward.map(|import| {
            format!("`{}` imports from `{}`, a layer above it", display(module), display(import))
        })
    })
}

fn display(module: &[String]) -> String {
    if module.is_empty() { "crate".to_owned() } else { module.join("::") }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Writes sources into a directory, and returns what is wrong with their imports.
    fn problems(sources: &[(&str, &str)]) -> Vec<String> {
        let directory = tempfile::tempdir().unwrap();
        for (name, text) in sources {
            let path = directory.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        let files = files(directory.path()).unwrap();
        let graph = CrateSources::read(&files).unwrap().graph();
        cycles(&graph).chain(upward_imports(&graph)).collect()
    }

    #[test]
    fn files_that_import_each_other_are_found_in_every_way_of_writing_it() {
        for back in [
            "use crate::a::A;",
            "use super::a::A;",
            "use super::{a::{A}};",
            "fn f(_: crate::a::A) {}",
            "use crate::A;",
            "mod inner { use super::super::a::A; }",
        ] {
            let lib = ("lib.rs", "mod a; mod b; pub use a::A;");
            let found = problems(&[lib, ("a.rs", "use crate::b::B; pub struct A;"), ("b.rs", back)]);
            assert_eq!(found.len(), 2, "{back}: {found:?}");
        }
    }

    #[test]
    fn imports_that_lead_nowhere_twice_are_fine() {
        let found = problems(&[
            ("lib.rs", "mod a; mod b; pub use a::A; pub use b::B;"),
            ("a.rs", "use std::fmt; use other::a; pub struct A;"),
            (
                "b.rs",
                "use crate::A; use self::inner::C; mod inner {} #[cfg(test)] mod tests { use crate::b::B; }",
            ),
        ]);
        assert_eq!(found, [""; 0]);
    }

    #[test]
    fn a_lower_layer_imports_nothing_from_a_higher_one() {
        let client = ("client.rs", "pub struct Getty;");
        let upward = problems(&[("lib.rs", ""), client, ("error.rs", "use crate::client::Getty;")]);
        assert_eq!(upward, ["`error` imports from `client`, a layer above it"]);
        assert_eq!(problems(&[("lib.rs", ""), client, ("search.rs", "use crate::client::Getty;")]), [""; 0]);
    }

    #[test]
    fn a_folder_of_many_files_is_found() {
        let root = Path::new("src");
        let many =
            (0..=MAX_FILES).map(|number| (vec![format!("m{number}")], root.join(format!("m{number}.rs"))));
        assert_eq!(full_folders(&many.collect(), root).count(), 1);
    }
}
