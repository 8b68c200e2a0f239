//! The example programs of the workspace, built and run as users would.

use std::collections::HashMap;
use std::path::PathBuf;
use std::process::Command;
use std::sync::{Mutex, PoisonError};
use std::{env, io};

use crate::repository;

/// Builds an example of `getty-api-ext` and returns its path.
///
/// # Errors
/// When Cargo cannot be run or the example does not build.
pub fn build(name: &str) -> io::Result<PathBuf> {
    build_of("getty-api-ext", name)
}

/// The programs that were built, by package and name.
type Built = HashMap<(String, String), PathBuf>;

static BUILT: Mutex<Option<Built>> = Mutex::new(None);

/// Builds an example of a package, once, and returns its path.
///
/// # Errors
/// When Cargo cannot be run or the example does not build.
pub fn build_of(package: &str, name: &str) -> io::Result<PathBuf> {
    let mut built = BUILT.lock().unwrap_or_else(PoisonError::into_inner);
    let built = built.get_or_insert_default();
    let key = (package.to_owned(), name.to_owned());
    if let Some(program) = built.get(&key) {
        return Ok(program.clone());
    }
    let program = build_now(package, name)?;
    built.insert(key, program.clone());
    Ok(program)
}

fn build_now(package: &str, name: &str) -> io::Result<PathBuf> {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .current_dir(repository::root())
        .args(["build", "--quiet", "--package", package, "--example", name])
        .args(features(package))
        .args(["--message-format", "json-render-diagnostics"])
        .output()?;
    if !output.status.success() {
        return Err(io::Error::other(String::from_utf8_lossy(&output.stderr).into_owned()));
    }
    // One message a line; the last with an executable is the one of the example.
    let messages = String::from_utf8_lossy(&output.stdout).into_owned();
    let program = messages.lines().rev().find_map(|line| {
        let (_, rest) = line.split_once(r#""executable":""#)?;
        rest.split_once('"').map(|(path, _)| PathBuf::from(path.replace(r"\\", r"\")))
    });
    program.ok_or_else(|| io::Error::other(format!("Cargo returned no executable for the example {name}")))
}

/// What the examples of a package need beside its default features.
fn features(package: &str) -> &'static [&'static str] {
    match package {
        "getty-api-ext" => &["--features", "authorization-code"],
        _ => &[],
    }
}
