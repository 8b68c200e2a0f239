//! `docs/maintaining.md`: its worked example is run as it stands there, on a copy of the bindings.
//!
//! A block of JSON is what upstream changed, as a merge patch (RFC 7396) to the vendored document; a block of YAML
//! is added to the overlay that it names, or shown only when it names none; a block of a console is a command and what it prints. To bring
//! the page up to date: `UPDATE_DOCS=1 cargo test -p getty-api-suite --test bindings maintaining`.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use getty_api_suite::repository;
use serde_json::Value;

use crate::xtask;

const PAGE: &str = "docs/maintaining.md";

/// Where upstream's new document is, as the page calls it.
const NEW: &str = "new.json";

#[test]
fn the_example_runs_as_it_is_written() {
    let directory = tempfile::tempdir().expect("a directory");
    let root = directory.path();
    repository::copy_bindings(root).expect("a copy of the bindings");
    let page = fs::read_to_string(repository::root().join(PAGE)).expect("the page");

    let (mut shown, mut commands) = (String::new(), 0);
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        writeln!(shown, "{line}").expect("a text");
        let Some(language) = line.strip_prefix("```").filter(|language| !language.is_empty()) else {
            continue;
        };
        let block: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
        let text = match language.split_once(' ').unwrap_or((language, "")) {
            ("console", _) => {
                commands += 1;
                console(root, block.first().copied().unwrap_or_default())
            }
            ("json", _) => {
                upstream(root, &block.join("\n"));
                block.join("\n")
            }
            // An example of what an action looks like, not part of the worked one.
            ("yaml", "") => block.join("\n"),
            ("yaml", overlay) => {
                let path = root.join(overlay);
                let before = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{overlay}: {error}"));
                fs::write(path, format!("{before}{}\n", block.join("\n"))).expect("an overlay");
                block.join("\n")
            }
            _ => block.join("\n"),
        };
        writeln!(shown, "{text}\n```").expect("a text");
    }
    assert!(commands >= 5, "the page has {commands} commands");
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(repository::root().join(PAGE), &shown).expect("the page");
    }
    assert!(page == shown, "{PAGE} is out of date: run this test with UPDATE_DOCS=1, and read what changed");
}

/// Runs a command line and gives it with what it prints, standard output first.
fn console(root: &Path, command: &str) -> String {
    let line =
        command.strip_prefix("$ cargo xtask ").unwrap_or_else(|| panic!("{PAGE}: not ours: {command}"));
    let line = line.split_once('#').map_or(line, |(line, _)| line);
    let new = root.join(NEW).display().to_string();
    let arguments: Vec<&str> =
        line.split_whitespace().map(|word| if word == NEW { &new } else { word }).collect();
    let run = xtask::run(root, &arguments);
    let mut text = format!("{command}\n{}{}", run.stdout, run.stderr).replace(&new, NEW);
    if run.code != Some(0) {
        let code = run.code.map_or("none".to_owned(), |code| code.to_string());
        write!(text, "[exit code {code}]").expect("a text");
    }
    text.trim_end().to_owned()
}

/// Writes upstream's new document.
fn upstream(root: &Path, patch: &str) {
    let vendored = fs::read(root.join("openapi/getty-images-v3.json")).expect("the document");
    let mut document = serde_json::from_slice(&vendored).expect("JSON");
    merge(&mut document, serde_json::from_str(patch).unwrap_or_else(|error| panic!("{PAGE}: {error}")));
    fs::write(root.join(NEW), document.to_string()).expect("the new document");
}

fn merge(target: &mut Value, patch: Value) {
    let Value::Object(patch) = patch else {
        *target = patch;
        return;
    };
    if !target.is_object() {
        *target = Value::Object(serde_json::Map::new());
    }
    let Some(members) = target.as_object_mut() else { return };
    for (name, value) in patch {
        if value.is_null() {
            members.remove(&name);
        } else {
            merge(members.entry(name).or_insert(Value::Null), value);
        }
    }
}
