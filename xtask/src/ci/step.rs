//! One step: a command line, or a function.

use std::env;
use std::ffi::{OsStr, OsString};
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context as _, Result, bail};

use crate::workspace::Workspace;

/// If set, a missing program is a failure, as in CI.
const REQUIRE_PEERS: &str = "GETTY_REQUIRE_PEERS";

pub(super) struct Step {
    pub(super) name: &'static str,
    action: Action,
    /// What to do when it fails.
    pub(super) remedy: &'static str,
    /// Whether it runs only when it is named.
    pub(super) on_request: bool,
}

enum Action {
    /// A command line as a shell parses it: environment variables (`NAME=value`), a program, its arguments.
    Command(&'static str),
    /// The same with a program, repeated here, that may be missing.
    Peer(&'static str, &'static str),
    /// A function, and a description of what it does.
    Function(fn(&Workspace) -> Result<bool>, &'static str),
}

pub(super) enum StepOutcome {
    Passed,
    Failed,
    /// With the reason.
    Skipped(String),
}

impl Step {
    pub(super) const fn command(
        name: &'static str,
        command_line: &'static str,
        remedy: &'static str,
    ) -> Self {
        Self { name, action: Action::Command(command_line), remedy, on_request: false }
    }

    /// A program that `.ci/peers` installs: skipped where it is missing, unless such programs are required.
    pub(super) const fn peer(
        name: &'static str,
        command_line: &'static str,
        program: &'static str,
        remedy: &'static str,
    ) -> Self {
        Self { name, action: Action::Peer(command_line, program), remedy, on_request: false }
    }

    pub(super) const fn function(
        name: &'static str,
        function: fn(&Workspace) -> Result<bool>,
        description: &'static str,
        remedy: &'static str,
    ) -> Self {
        Self { name, action: Action::Function(function, description), remedy, on_request: false }
    }

    /// The same step, for those who name it: it takes long and judges nothing.
    pub(super) const fn on_request(self) -> Self {
        Self { on_request: true, ..self }
    }

    /// What it does, for the list and the headings.
    pub(super) fn description(&self) -> &'static str {
        match self.action {
            Action::Command(command_line) | Action::Peer(command_line, _) => command_line,
            Action::Function(_, description) => description,
        }
    }

    pub(super) fn run(&self, workspace: &Workspace) -> Result<StepOutcome> {
        let passed = match self.action {
            Action::Command(command_line) => run(workspace, command_line)?,
            Action::Peer(_, program) if find(workspace, program).is_none() => {
                let why = format!("{program} is not installed; .ci/peers does that");
                if env::var_os(REQUIRE_PEERS).is_some_and(|value| !value.is_empty()) {
                    bail!(why);
                }
                return Ok(StepOutcome::Skipped(why));
            }
            Action::Peer(command_line, _) => run(workspace, command_line)?,
            Action::Function(function, _) => function(workspace)?,
        };
        Ok(if passed { StepOutcome::Passed } else { StepOutcome::Failed })
    }
}

/// Runs a command line in the repository and returns whether it succeeded.
pub(super) fn run(workspace: &Workspace, command_line: &str) -> Result<bool> {
    let mut words = shlex::split(command_line)
        .with_context(|| format!("`{command_line}` has an unbalanced quote"))?
        .into_iter()
        .peekable();
    let mut settings = Vec::new();
    while let Some(setting) = words.next_if(|word| word.contains('=')) {
        settings.extend(setting.split_once('=').map(|(name, value)| (name.to_owned(), value.to_owned())));
    }
    let program = words.next().with_context(|| format!("`{command_line}` names no program"))?;
    // A program in the directory of the peers is found by its path: where a command with a `PATH` of its
    // own is searched differs between systems.
    let found = find(workspace, &program).map_or_else(|| (&program).into(), PathBuf::into_os_string);
    let mut command = Command::new(if program == "cargo" { cargo() } else { found });
    command.args(words).envs(settings).env("PATH", search_path(workspace)?).current_dir(workspace.root());
    let status = command.status().with_context(|| format!("{program} cannot be run"))?;
    Ok(status.success())
}

/// The Cargo that runs this program.
pub(super) fn cargo() -> OsString {
    env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}

/// Where `.ci/peers` installs programs.
fn peers(workspace: &Workspace) -> PathBuf {
    workspace.root().join("target/peers/bin")
}

fn search_path(workspace: &Workspace) -> Result<OsString> {
    let inherited = env::var_os("PATH").unwrap_or_default();
    let directories = [peers(workspace)].into_iter().chain(env::split_paths(&inherited));
    env::join_paths(directories).context("PATH cannot be set")
}

fn find(workspace: &Workspace, program: impl AsRef<OsStr>) -> Option<PathBuf> {
    let file = format!("{}{}", program.as_ref().to_string_lossy(), env::consts::EXE_SUFFIX);
    let path = search_path(workspace).ok()?;
    env::split_paths(&path).map(|directory| directory.join(&file)).find(|path| path.is_file())
}
