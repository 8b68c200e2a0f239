//! The maintainers' tool: keeps the bindings in step with the published API.
//!
//! Exit codes: 0 for success, 1 when something differs (`diff` found a breaking change, `regen --check`
//! found a stale file) or a step of `ci` failed, 2 when the input cannot be used or the command line is
//! wrong.

mod ci;
mod cli;
mod description;
mod diff;
mod effective;
mod generate;
mod input;
mod overlay;
mod schema_names;
mod terminal;
mod vendor;
mod workspace;

use std::process::ExitCode;

use clap::Parser;

use cli::{Cli, Command};
use workspace::Workspace;

/// The exit code for input that cannot be used.
const EXIT_INVALID_INPUT: u8 = 2;

fn main() -> ExitCode {
    let cli = Cli::parse();
    let workspace = Workspace::new(cli.root);
    let result = match cli.command {
        Command::Vendor { from, provenance, allow_shrink } => {
            vendor::command(&workspace, &from, provenance, allow_shrink)
        }
        Command::Diff { from, format } => diff::command(&workspace, &from, format),
        Command::Spec => effective::command(&workspace),
        Command::Ci { steps, list } => ci::command(&workspace, &steps, list),
        Command::Regen { check, timings } => generate::command(&workspace, check, timings),
    };
    result.unwrap_or_else(|error| {
        terminal::error(&format!("{error:#}"));
        ExitCode::from(EXIT_INVALID_INPUT)
    })
}
