//! Runs the maintainers' tool.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use getty_api_suite::repository;
use serde_json::Value;

/// What a run of the tool gave.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) code: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

/// Runs `cargo xtask` with these arguments on the directory `root`.
pub(crate) fn run(root: &Path, arguments: &[&str]) -> Run {
    let output = Command::new(program())
        .arg("--root")
        .arg(root)
        .args(arguments)
        .output()
        .unwrap_or_else(|error| panic!("{}: {error}", program().display()));
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("the tool prints UTF-8");
    Run { code: output.status.code(), stdout: text(output.stdout), stderr: text(output.stderr) }
}

/// The tool, built when it is not up to date.
fn program() -> &'static Path {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    PROGRAM.get_or_init(|| {
        let build = Command::new(env!("CARGO"))
            .args(["build", "--quiet", "--package", "xtask", "--message-format", "json"])
            .current_dir(repository::root())
            .output()
            .expect("cargo runs");
        assert!(build.status.success(), "xtask does not build:\n{}", String::from_utf8_lossy(&build.stderr));
        let messages = String::from_utf8(build.stdout).expect("cargo prints UTF-8");
        let messages = messages.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
        let executables = messages.filter(|message| message["target"]["name"] == "xtask");
        let executable =
            executables.filter_map(|message| message["executable"].as_str().map(PathBuf::from)).next_back();
        executable.expect("cargo says where it put xtask")
    })
}
