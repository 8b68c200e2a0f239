//! How many packages a program gets with each crate: what `cargo tree` lists for this system, build and test
//! dependencies left out.

#[path = "support/mod.rs"]
mod support;

use std::collections::BTreeSet;
use std::fs;
use std::process::Command;

use getty_api_suite::repository;
use support::{row, section};

fn main() {
    if !support::asked_for() {
        return;
    }
    let root = repository::root();
    let path = |name: &str, more: &str| format!("{name} = {{ path = {:?}{more} }}", root.join(name));
    let others = |name: &str, requirement: &str| format!("{name} = {requirement}");
    let cases = [
        ("getty-api-ext", path("getty-api-ext", "")),
        ("getty-api-ext, `default-features = false`", path("getty-api-ext", ", default-features = false")),
        ("getty-api", path("getty-api", "")),
        ("getty-api, `default-features = false`", path("getty-api", ", default-features = false")),
        ("octocrab", others("octocrab", "\"*\"")),
        (
            "async-stripe with runtime-tokio-hyper-rustls",
            others("async-stripe", r#"{ version = "*", features = ["runtime-tokio-hyper-rustls"] }"#),
        ),
        (
            "object_store with aws, azure, gcp, http",
            others("object_store", r#"{ version = "*", features = ["aws", "azure", "gcp", "http"] }"#),
        ),
    ];
    section("Packages", &["", "version", "packages"]);
    for (name, dependency) in &cases {
        match packages(dependency) {
            Ok((version, count)) => row(&[(*name).to_owned(), version, count.to_string()]),
            Err(reason) => row(&[*name, "", &format!("skipped: {reason}")]),
        }
    }
}

/// The version of a dependency and how many packages come with it, itself included.
fn packages(dependency: &str) -> Result<(String, usize), String> {
    let place = support::scratch().join("dependencies");
    let name = dependency.split(' ').next().unwrap_or_default();
    let manifest = format!(
        "[package]\nname = \"counted\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n\n\
         [dependencies]\n{dependency}\n"
    );
    fs::create_dir_all(place.join("src")).map_err(|error| error.to_string())?;
    fs::write(place.join("Cargo.toml"), manifest).map_err(|error| error.to_string())?;
    fs::write(place.join("src/lib.rs"), "").map_err(|error| error.to_string())?;
    fs::copy(repository::root().join("Cargo.lock"), place.join("Cargo.lock"))
        .map_err(|error| error.to_string())?;
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(&place).args(["tree", "--quiet", "--edges", "normal", "--prefix", "none"]);
    let output = command.output().map_err(|error| error.to_string())?;
    if !output.status.success() {
        let text = String::from_utf8_lossy(&output.stderr).into_owned();
        return Err(text.lines().next().unwrap_or("cargo tree failed").to_owned());
    }
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    // A package that is listed before is marked; places and features stand behind the version.
    let package = |line: &str| line.split(' ').take(2).collect::<Vec<_>>().join(" ");
    let packages: BTreeSet<String> =
        text.lines().filter(|line| !line.is_empty() && !line.starts_with("counted ")).map(package).collect();
    let own = packages.iter().find_map(|package| package.strip_prefix(&format!("{name} ")));
    Ok((own.unwrap_or_default().to_owned(), packages.len()))
}
