//! What the benchmarks share: when to run, tables that can be pasted into `BENCHMARKS.md`, programs of others.

#![allow(dead_code)] // each benchmark is a program of its own and uses a part of this

pub(crate) mod by_hand;
pub(crate) mod canned;
pub(crate) mod pages;
pub(crate) mod process;

use std::path::PathBuf;

/// Whether this is `cargo bench` and not `cargo test` in passing.
pub(crate) fn asked_for() -> bool {
    std::env::args().any(|argument| argument == "--bench")
}

/// Begins a section of the report: its title and the head of its table.
pub(crate) fn section(title: &str, columns: &[&str]) {
    println!("\n### {title}\n");
    row(columns);
    row(&vec!["---"; columns.len()]);
}

/// A row of a table.
pub(crate) fn row<T: AsRef<str>>(cells: &[T]) {
    let cells: Vec<&str> = cells.iter().map(AsRef::as_ref).collect();
    println!("| {} |", cells.join(" | "));
}

/// Says in the report why something is missing.
pub(crate) fn skipped(what: &str, why: &str) {
    println!("\n{what}: skipped, {why}");
}

/// A program on the search path or where `tests/suite/benches/peers` installs.
pub(crate) fn find(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let own = ["/usr/sbin".into(), "/usr/local/sbin".into(), target().join("peers/bin")];
    let mut places = std::env::split_paths(&path).chain(own).map(|place| place.join(name));
    places.find(|program| program.is_file())
}

/// Where benchmarks keep what they build and write: `target/benches`.
pub(crate) fn scratch() -> PathBuf {
    target().join("benches")
}

fn target() -> PathBuf {
    match std::env::var_os("CARGO_TARGET_DIR") {
        Some(directory) => directory.into(),
        None => getty_api_suite::repository::root().join("target"),
    }
}

/// The middle of some measurements.
pub(crate) fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

/// A ratio as tables show it.
pub(crate) fn ratio(ours: f64, theirs: f64) -> String {
    format!("{:.2}", ours / theirs)
}

/// A count with its thousands apart.
pub(crate) fn grouped(count: u64) -> String {
    let digits = count.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
