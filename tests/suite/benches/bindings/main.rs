//! What the bindings cost who compiles them, beside what stock generators make of the same document.

#[path = "../support/mod.rs"]
mod support;

mod crates;
mod stock;

use std::path::Path;
use std::process::{Command, Stdio};

use getty_api_suite::repository;
use support::process::run;
use support::{grouped, ratio, row, section, skipped};

/// How often each is compiled; the best time counts, which other work on the machine disturbs least.
const TIMES: usize = 2;

/// What is compiled and how large it is.
struct Bindings {
    /// The package's name.
    package: &'static str,
    description: &'static str,
    lines: Lines,
}

/// Lines of source, and how many of them are neither blank nor comments.
#[derive(Clone, Copy, Default)]
struct Lines {
    all: u64,
    code: u64,
}

fn main() {
    if !support::asked_for() {
        return;
    }
    let place = support::scratch().join("bindings");
    let path = repository::root().join("openapi/effective/getty-images-v3.json");
    let text = std::fs::read_to_string(&path).expect("the effective document");
    let document: serde_json::Value = serde_json::from_str(&text).expect("it is JSON");
    crates::write_calls(&place, &operations(&document));
    crates::write_stock(&place.join("stock"), &stock::generate(document));
    let mut members = vec!["stock", "ours", "stock_calls"];
    let ours = lines(&repository::root().join("getty-api/src"));
    let mut all = vec![
        Bindings { package: "getty-api", description: "getty-api, hand-written files included", lines: ours },
        Bindings {
            package: "stock",
            description: "progenitor, builder style",
            lines: lines(&place.join("stock/src")),
        },
    ];
    match crates::write_openapi_generator(&place.join("openapi_generator"), &path) {
        Ok(()) => {
            members.push("openapi_generator");
            let lines = lines(&place.join("openapi_generator/src"));
            all.push(Bindings {
                package: "openapi_generator",
                description: "openapi-generator, rust",
                lines,
            });
        }
        Err(reason) => skipped("openapi-generator", &reason),
    }
    for (package, description) in [
        ("ours", "all calls of getty-api, beside it"),
        ("stock_calls", "all calls of progenitor's, beside it"),
    ] {
        all.push(Bindings { package, description, lines: Lines::default() });
    }
    crates::write_workspace(&place, &members);

    let mut best = vec![[f64::INFINITY; 2]; all.len()];
    let ways: [(&str, &[&str], &[&str]); 2] =
        [("check", &["check"], &["clean"]), ("release", &["build", "--release"], &["clean", "--release"])];
    for (way, (name, arguments, clean)) in ways.into_iter().enumerate() {
        // What they depend on is compiled before, all of it, and is not what is measured.
        if let Err(reason) = run(cargo(&place).args(arguments).arg("--workspace")) {
            return skipped(&format!("Bindings, {name}"), &reason);
        }
        for _ in 0..TIMES {
            for (bindings, best) in all.iter().zip(&mut best) {
                let clean = run(cargo(&place).args(clean).args(["-p", bindings.package]));
                let spent =
                    clean.and_then(|_| run(cargo(&place).args(arguments).args(["-p", bindings.package])));
                match spent {
                    Ok(spent) => best[way] = best[way].min(spent.seconds),
                    Err(reason) => return skipped(bindings.package, &reason),
                }
            }
        }
    }

    let stock = (all[1].lines, best[1]);
    println!("\nTaken from the document for progenitor: {}.", stock::CHANGES);
    section(
        "Bindings: lines and the time to compile them, without what they depend on",
        &[
            "",
            "lines",
            "to progenitor's",
            "of code",
            "`cargo check`",
            "to progenitor's",
            "`cargo build --release`",
            "to progenitor's",
        ],
    );
    for (bindings, [check, release]) in all.iter().zip(&best) {
        let calls = bindings.lines.all == 0;
        let (lines, to, code) = match calls {
            true => (String::new(), String::new(), String::new()),
            false => (
                grouped(bindings.lines.all),
                ratio(bindings.lines.all as f64, stock.0.all as f64),
                grouped(bindings.lines.code),
            ),
        };
        // Calls are compared with calls.
        let peer = if calls { best[best.len() - 1] } else { stock.1 };
        row(&[
            bindings.description.to_owned(),
            lines,
            to,
            code,
            format!("{check:.2} s"),
            ratio(*check, peer[0]),
            format!("{release:.2} s"),
            ratio(*release, peer[1]),
        ]);
    }
}

/// The ids of the operations of a document.
fn operations(document: &serde_json::Value) -> Vec<String> {
    let items = document["paths"].as_object().into_iter().flat_map(|paths| paths.values());
    let operations = items.filter_map(|item| item.as_object()).flat_map(|item| item.values());
    operations.filter_map(|operation| operation.get("operationId")?.as_str()).map(str::to_owned).collect()
}

fn cargo(place: &Path) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command
        .current_dir(place)
        .env("CARGO_TARGET_DIR", place.join("target"))
        // What is compiled again is to be compiled, not looked up.
        .env("CARGO_INCREMENTAL", "0")
        .env("CARGO_TERM_COLOR", "never")
        .stdout(Stdio::null());
    command
}

/// The lines of the Rust files under a directory.
fn lines(directory: &Path) -> Lines {
    let mut lines = Lines::default();
    for entry in std::fs::read_dir(directory).into_iter().flatten().flatten() {
        let path = entry.path();
        let more = if path.is_dir() {
            self::lines(&path)
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = std::fs::read_to_string(&path).unwrap_or_default();
            let code = |line: &&str| !line.trim().is_empty() && !line.trim_start().starts_with("//");
            Lines { all: text.lines().count() as u64, code: text.lines().filter(code).count() as u64 }
        } else {
            continue;
        };
        lines = Lines { all: lines.all + more.all, code: lines.code + more.code };
    }
    lines
}
