//! Crates around what stock generators make, in a workspace of their own under `target`.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use getty_api_suite::repository;

use crate::support::{find, process};

/// Writes the crate around progenitor's output.
pub(crate) fn write_stock(place: &Path, source: &str) {
    let manifest = r#"[package]
name = "stock"
version = "0.0.0"
edition = "2021"

[dependencies]
bytes = "1"
chrono = { version = "0.4", default-features = false, features = ["serde"] }
futures-core = "0.3"
progenitor-client = "0.15"
reqwest = { version = "0.13", features = ["json", "query", "stream"] }
serde = { version = "1", features = ["derive"] }
serde_json = "1"
serde_urlencoded = "0.7"
"#;
    write(&place.join("Cargo.toml"), manifest);
    write(&place.join("src/lib.rs"), source);
}

/// Lets openapi-generator write its crate.
pub(crate) fn write_openapi_generator(place: &Path, document: &Path) -> Result<(), String> {
    let program = find("openapi-generator-cli").ok_or("openapi-generator-cli is not on this machine")?;
    if place.is_dir() {
        fs::remove_dir_all(place).map_err(|error| error.to_string())?;
    }
    let mut command = Command::new(program);
    command.args(["generate", "-g", "rust", "--package-name", "openapi_generator", "-i"]).arg(document);
    process::run(command.arg("-o").arg(place).stdout(Stdio::null())).map(|_| ())
}

/// Writes two programs' worth of calls, one on `getty-api` and one on progenitor's crate: code that makes each
/// of the operations and so has to be compiled for all of them.
pub(crate) fn write_calls(place: &Path, operations: &[String]) {
    let ours = operations
        .iter()
        .map(|id| format!("    calls.push(call::<operations::{}> as usize);\n", camel_case(id)));
    let ours = format!(
        "use getty_api::{{Client, Error, Operation, Response, operations}};\n\
         use std::future::Future;\nuse std::pin::Pin;\n\n\
         type Call<T> = Pin<Box<dyn Future<Output = Result<Response<T>, Error>>>>;\n\n\
         fn call<O: Operation + 'static>(client: &'static Client, operation: O) -> Call<O::Output> {{\n\
         \x20   Box::pin(client.send(operation))\n}}\n\n\
         pub fn calls() -> Vec<usize> {{\n    let mut calls = Vec::new();\n{}    calls\n}}\n",
        ours.collect::<String>()
    );
    let dependency = format!("getty-api = {{ path = {:?} }}", repository::root().join("getty-api"));
    write_crate(&place.join("ours"), "ours", &dependency, &ours);
    let stock = operations.iter().map(|id| format!("    call(client.{id}().send());\n"));
    let stock = format!(
        "use std::future::Future;\nuse std::hint::black_box;\n\n\
         fn call<F: Future + 'static>(call: F) {{\n\
         \x20   black_box(Box::pin(call) as std::pin::Pin<Box<dyn Future<Output = F::Output>>>);\n}}\n\n\
         pub fn calls(client: &'static stock::Client) {{\n{}}}\n",
        stock.collect::<String>()
    );
    write_crate(&place.join("stock_calls"), "stock_calls", "stock = { path = \"../stock\" }", &stock);
}

/// The name of an operation's type.
fn camel_case(id: &str) -> String {
    let capital = |word: &str| word[..1].to_uppercase() + &word[1..];
    id.split('_').map(capital).collect()
}

fn write_crate(place: &Path, name: &str, dependency: &str, source: &str) {
    let manifest = format!(
        "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\n{dependency}\n"
    );
    write(&place.join("Cargo.toml"), &manifest);
    write(&place.join("src/lib.rs"), source);
}

/// Writes the workspace of these crates.
pub(crate) fn write_workspace(place: &Path, members: &[&str]) {
    let members: Vec<String> = members.iter().map(|member| format!("{member:?}")).collect();
    let manifest = format!("[workspace]\nresolver = \"3\"\nmembers = [{}]\n", members.join(", "));
    write(&place.join("Cargo.toml"), &manifest);
    // The same versions of what they depend on, as far as it is the same.
    fs::copy(repository::root().join("Cargo.lock"), place.join("Cargo.lock")).expect("a file under target");
}

fn write(path: &Path, text: &str) {
    let directory = path.parent().expect("a path in a directory");
    fs::create_dir_all(directory).expect("a directory under target");
    fs::write(path, text).expect("a file under target");
}
