//! Checks that the public dependencies of the libraries are those that the documentation lists.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use anyhow::{Context as _, Result, ensure};
use cargo_metadata::DependencyKind;

use super::modules;
use super::packages::{members, package};
use super::signatures::{self, Appearance, Features, Signatures};
use crate::terminal;
use crate::workspace::Workspace;

/// Where the dependencies are listed.
const GUIDE: &str = "docs/decisions.md";

/// The heading above the list.
const HEADING: &str = "## Public dependencies";

/// The libraries, whose public signatures are read.
const LIBRARIES: [&str; 2] = ["getty-api", "getty-api-ext"];

/// What the table lists for nothing.
const NOTHING: &str = "—";

/// A crate in the public signatures of a library.
type Key = (String, String);

/// What is known of a public dependency of a library.
#[derive(Debug, Default, PartialEq)]
struct Dependency {
    /// The features that bring it; none if it is always there.
    features: Features,
    /// The path that re-exports it.
    re_export: Option<String>,
}

type Dependencies = BTreeMap<Key, Dependency>;

/// Reads the signatures of both libraries, and returns whether the table lists what they name.
pub(super) fn check(workspace: &Workspace) -> Result<bool> {
    let guide = workspace.root().join(GUIDE);
    let text = fs::read_to_string(&guide).with_context(|| format!("reading {}", guide.display()))?;
    let listed = listed(&text);
    ensure!(!listed.is_empty(), "{GUIDE} lists no dependencies under `{HEADING}`");

    let metadata = members(workspace)?;
    let (mut found, mut places) = (Dependencies::new(), BTreeMap::new());
    for library in LIBRARIES {
        let package = package(&metadata, library)?;
        let normal =
            package.dependencies.iter().filter(|dependency| dependency.kind == DependencyKind::Normal);
        let names = normal.map(|dependency| dependency.rename.as_ref().unwrap_or(&dependency.name));
        let names = names.map(|name| (name.replace('-', "_"), name.clone())).collect();
        let files = modules::files(&workspace.root().join(library).join("src"))?;
        let signatures = signatures::read(&files, &names)?;
        places.extend(places_of(library, &signatures, &names));
        found.extend(dependencies(library, &signatures, &names));
    }
    let problems = differences(&listed, &found, &places);
    problems.iter().for_each(|problem| terminal::error(problem));
    terminal::status("Read", &format!("{} public dependencies of {}", found.len(), LIBRARIES.join(" and ")));
    Ok(problems.is_empty())
}

/// Groups what was found by crate.
fn dependencies(
    library: &str,
    signatures: &Signatures,
    names: &BTreeMap<String, String>,
) -> impl Iterator<Item = (Key, Dependency)> {
    let mut found = Dependencies::new();
    for appearance in &signatures.appearances {
        let features = &appearance.features;
        found
            .entry(key(library, appearance, names))
            .and_modify(|dependency| {
                // Without a feature in one place, it is there without it.
                dependency.features = match features.is_empty() || dependency.features.is_empty() {
                    true => Features::new(),
                    false => dependency.features.union(features).cloned().collect(),
                }
            })
            .or_insert_with(|| Dependency { features: features.clone(), re_export: None });
    }
    for (name, dependency) in &signatures.re_exports {
        let path = format!("{}::{name}", library.replace('-', "_"));
        if let Some(dependency) =
            names.get(dependency).and_then(|name| found.get_mut(&(name.clone(), library.to_owned())))
        {
            dependency.re_export = Some(path);
        }
    }
    found.into_iter()
}

fn key(library: &str, appearance: &Appearance, names: &BTreeMap<String, String>) -> Key {
    let name = names.get(&appearance.dependency).unwrap_or(&appearance.dependency);
    (name.clone(), library.to_owned())
}

/// The items that name each crate.
fn places_of<'a>(
    library: &'a str,
    signatures: &'a Signatures,
    names: &'a BTreeMap<String, String>,
) -> BTreeMap<Key, BTreeSet<String>> {
    let mut places = BTreeMap::<Key, BTreeSet<String>>::new();
    for appearance in &signatures.appearances {
        places.entry(key(library, appearance, names)).or_default().insert(appearance.item.clone());
    }
    places
}

/// The rows of the table under the heading: the crate, the libraries, why, re-exports, features.
fn listed(guide: &str) -> Dependencies {
    let section = guide.split_once(HEADING).map_or("", |(_, section)| section);
    let rows = section.lines().take_while(|line| !line.starts_with("## ")).filter_map(|line| {
        let cells: Vec<&str> = line.strip_prefix("| `")?.split('|').map(str::trim).collect();
        let [name, libraries, _, re_exports, features, ..] = cells[..] else { return None };
        Some((name.trim_end_matches('`'), names_in(libraries), names_in(re_exports), names_in(features)))
    });
    rows.flat_map(|(name, libraries, re_exports, features)| {
        libraries.into_iter().map(move |library| {
            let root = format!("{}::", library.replace('-', "_"));
            let re_export = re_exports.iter().find(|path| path.starts_with(&root)).cloned();
            ((name.to_owned(), library), Dependency { features: features.clone(), re_export })
        })
    })
    .collect()
}

/// The names in a cell, each between backticks.
fn names_in(cell: &str) -> BTreeSet<String> {
    cell.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

/// A line for each difference between the table and the sources.
fn differences(
    listed: &Dependencies,
    found: &Dependencies,
    places: &BTreeMap<Key, BTreeSet<String>>,
) -> Vec<String> {
    let unlisted = found.iter().filter(|(key, _)| !listed.contains_key(key)).map(|(key, _)| {
        let items: Vec<_> = places.get(key).into_iter().flatten().take(3).map(|item| format!("`{item}`")).collect();
        let (name, library) = key;
        format!(
            "`{name}` is in public signatures of {library} ({}) and {GUIDE} does not list it: hide it behind a \
             type of ours, or add it to `{HEADING}`",
            items.join(", ")
        )
    });
    let absent = listed.keys().filter(|key| !found.contains_key(key)).map(|(name, library)| {
        format!(
            "{GUIDE} lists `{name}` as public in {library}, where no public signature names it: remove it"
        )
    });
    let different = found.iter().filter_map(|(key, actual)| {
        let (stated, (name, library)) = (listed.get(key)?, key);
        let show = |names: &mut dyn Iterator<Item = &String>| {
            let names: Vec<_> = names.map(|name| format!("`{name}`")).collect();
            if names.is_empty() { NOTHING.to_owned() } else { names.join(", ") }
        };
        (stated != actual).then(|| {
            let row = |dependency: &Dependency| {
                let re_export = show(&mut dependency.re_export.iter());
                format!("re-exported as {re_export}, feature {}", show(&mut dependency.features.iter()))
            };
            format!("`{name}` in {library}: {GUIDE} states {}; the sources have {}", row(stated), row(actual))
        })
    });
    unlisted.chain(absent).chain(different).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the public signatures of a library with these sources name of the crates `bytes`, `futures-util`, `serde`
    /// and `http`: each with its features.
    fn found(sources: &[(&str, &str)]) -> Vec<String> {
        let directory = tempfile::tempdir().unwrap();
        for (name, text) in sources {
            let path = directory.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        let names = ["bytes", "futures-util", "serde", "http", "thiserror"];
        let names = names.map(|name| (name.replace('-', "_"), name.to_owned())).into();
        let files = modules::files(directory.path()).unwrap();
        let signatures = signatures::read(&files, &names).unwrap();
        let dependencies = dependencies("lib", &signatures, &names);
        let line = |((name, _), dependency): (Key, Dependency)| {
            let features =
                dependency.features.iter().map(|feature| format!(" +{feature}")).collect::<String>();
            let re_export = dependency.re_export.map_or_else(String::new, |path| format!(" {path}"));
            name + &features + &re_export
        };
        dependencies.map(line).collect()
    }

    fn found_in(root: &str) -> Vec<String> {
        found(&[("lib.rs", root)])
    }

    #[test]
    fn types_in_public_signatures_are_found() {
        for text in [
            "pub fn f() -> bytes::Bytes {}",
            "use bytes::Bytes; pub fn f(_: Option<&[Bytes]>) {}",
            "use bytes::{self, Buf as B}; pub fn f(_: impl B) {}",
            "use bytes as b; pub fn f<T>() where T: b::Buf {}",
            "pub struct S<T: ::bytes::Buf>(T);",
            "pub struct S { pub field: bytes::Bytes }",
            "pub enum E { A { field: bytes::Bytes } }",
            "pub const C: bytes::Bytes = 0;",
            "pub trait T { fn f(&self) -> bytes::Bytes; }",
            "pub trait T { type A: bytes::Buf; }",
            "pub trait T: bytes::Buf {}",
            "pub struct S; impl S { pub async fn f() -> bytes::Bytes {} }",
            "pub struct S; impl bytes::Buf for S {}",
            "pub struct S; impl From<bytes::Bytes> for S { fn from(_: bytes::Bytes) -> Self {} }",
            "pub struct S; impl Iterator for S { type Item = bytes::Bytes; }",
            "pub trait T {} impl T for bytes::Bytes {}",
            "pub type A = bytes::Bytes;",
            "type A = bytes::Bytes; pub fn f() -> A {}",
            "pub mod inner { use super::*; pub fn f(_: B) {} } use bytes::Bytes as B;",
            "mod inner { pub fn f(_: bytes::Bytes) {} } pub use inner::f;",
            "mod inner { pub fn f(_: bytes::Bytes) {} } pub use self::inner::*;",
            "pub fn f() -> inner::S {} mod inner { pub struct S; impl S { pub fn f() -> bytes::Bytes {} } }",
            "macro_rules! m { ($t:ident) => { impl $t { pub fn f(_: bytes::Bytes) {} } } }",
            "macro_rules! m { ($t:ident) => { impl ::bytes::Buf for $t {} } }",
            "m! { field: Option<bytes::Bytes> }",
        ] {
            assert_eq!(found_in(text), ["bytes"], "{text}");
        }
    }

    #[test]
    fn what_is_private_does_not_count() {
        for text in [
            "fn f() -> bytes::Bytes {}",
            "pub(crate) fn f() -> bytes::Bytes {}",
            "use bytes::Bytes; pub fn f() { let _: Bytes = bytes::Bytes::new(); }",
            "pub struct S(bytes::Bytes);",
            "pub struct S; impl S { fn f(_: bytes::Bytes) {} }",
            "struct S; impl bytes::Buf for S {}",
            "trait T {} pub struct S; impl T for bytes::Bytes {}",
            "mod inner { pub fn f(_: bytes::Bytes) {} }",
            "#[doc(hidden)] pub mod inner { pub fn f(_: bytes::Bytes) {} }",
            "#[cfg(test)] pub mod inner { pub fn f(_: bytes::Bytes) {} }",
            "pub struct S; #[cfg(all(test, unix))] impl bytes::Buf for S {}",
            "pub fn f(_: Bytes) {} mod bytes { pub struct Bytes; } use bytes::Bytes;",
            "macro_rules! m { ($t:ident) => { impl $crate::T for $t { fn f(_: bytes::Bytes) {} } } }",
            "#[derive(Debug, thiserror::Error)] pub enum E {}",
        ] {
            assert_eq!(found_in(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn imports_are_followed_through_files() {
        let lib = ("lib.rs", "mod a; mod b; pub use a::inner::S;");
        let a = ("a/mod.rs", "pub(crate) mod inner; pub(super) type Alias = super::b::B;");
        let inner = ("a/inner.rs", "use super::Alias; pub struct S(pub Alias);");
        assert_eq!(
            found(&[lib, a, inner, ("b.rs", "pub(crate) use futures_util::Stream as B;")]),
            ["futures-util"]
        );
    }

    #[test]
    fn derives_features_and_re_exports_are_read() {
        assert_eq!(found_in("use serde::Serialize; #[derive(Clone, Serialize)] pub struct S;"), ["serde"]);
        let derived = "#[cfg_attr(feature = \"json\", derive(serde::Serialize))] pub struct S;";
        assert_eq!(found_in(derived), ["serde +json"]);
        let gated = "#[cfg(feature = \"raw\")] pub mod a { pub fn f(_: bytes::Bytes) {} }";
        assert_eq!(found_in(gated), ["bytes +raw"]);
        assert_eq!(found_in(&format!("{gated} pub fn f(_: bytes::Bytes) {{}}")), ["bytes"]);
        assert_eq!(found_in("pub use http; pub use bytes as b;"), ["bytes lib::b", "http lib::http"]);
    }

    #[test]
    fn each_difference_from_the_table_is_named() {
        let table = "# Decisions\n\n## Public dependencies\n\n| crate | public in | for | re-exported as | feature |\n\
            |---|---|---|---|---|\n\
            | `bytes` | `a`, `b` | bodies | `a::bytes`, `b::bytes` | — |\n\
            | `serde` | `a` | `Serialize` | — | `json` |\n\n## Others\n| `none` | `a` | | | |\n";
        let bytes = |library: &str| {
            let re_export = Some(format!("{library}::bytes"));
            (("bytes".to_owned(), library.to_owned()), Dependency { features: Features::new(), re_export })
        };
        let serde = Dependency { features: Features::from(["json".to_owned()]), re_export: None };
        let key = |name: &str| (name.to_owned(), "a".to_owned());
        let listed = listed(table);
        assert_eq!(listed, [bytes("a"), bytes("b"), (key("serde"), serde)].into());

        let found =
            [bytes("a"), (key("serde"), Dependency::default()), (key("http"), Dependency::default())].into();
        let places = [(key("http"), ["f".to_owned()].into())].into();
        let problems = differences(&listed, &found, &places);
        assert_eq!(
            problems,
            [
                "`http` is in public signatures of a (`f`) and docs/decisions.md does not list it: hide it behind a \
                 type of ours, or add it to `## Public dependencies`",
                "docs/decisions.md lists `bytes` as public in b, where no public signature names it: remove it",
                "`serde` in a: docs/decisions.md states re-exported as —, feature `json`; the sources have \
                 re-exported as —, feature —",
            ]
        );
    }
}
