//! What CI runs, with one command.

mod features;
mod modules;
mod msrv;
mod packages;
mod public_dependencies;
mod signatures;
mod step;
mod steps;
mod vocabulary;

use std::process::ExitCode;
use std::time::Instant;

use anyhow::{Context as _, Result, bail};

use crate::terminal;
use crate::workspace::Workspace;
use step::{Step, StepOutcome};
use steps::STEPS;

/// The exit code when a step fails.
const EXIT_FAILED: u8 = 1;

/// Runs the steps with these names, or all but those on request, in the order of the list; stops at the first that
/// fails.
pub(crate) fn command(workspace: &Workspace, names: &[String], list: bool) -> Result<ExitCode> {
    let selected = if list && names.is_empty() { STEPS.iter().collect() } else { select_steps(names)? };
    if list {
        let width = selected.iter().map(|step| step.name.len()).max().unwrap_or_default();
        for step in selected {
            anstream::println!("{:width$}  {}", step.name, step.description());
        }
        return Ok(ExitCode::SUCCESS);
    }

    let started = Instant::now();
    let mut summary = Vec::new();
    for step in selected {
        anstream::println!("\n=== {} ({}s): {}", step.name, started.elapsed().as_secs(), step.description());
        let step_started = Instant::now();
        let outcome =
            step.run(workspace).with_context(|| format!("the step `{}` could not be run", step.name))?;
        let seconds = step_started.elapsed().as_secs();
        match outcome {
            StepOutcome::Passed => summary.push(format!("{seconds:>5}s  {}", step.name)),
            StepOutcome::Skipped(why) => {
                terminal::note(&why);
                summary.push(format!("skipped {}: {why}", step.name));
            }
            StepOutcome::Failed => {
                terminal::error(&format!(
                    "the step `{}` failed after {seconds}s: {}",
                    step.name, step.remedy
                ));
                terminal::note(&format!("to run it alone: cargo xtask ci {}", step.name));
                return Ok(ExitCode::from(EXIT_FAILED));
            }
        }
    }
    anstream::println!("\n=== done ({}s)\n{}", started.elapsed().as_secs(), summary.join("\n"));
    Ok(ExitCode::SUCCESS)
}

fn select_steps(names: &[String]) -> Result<Vec<&'static Step>> {
    if let Some(unknown) = names.iter().find(|name| STEPS.iter().all(|step| step.name != name.as_str())) {
        bail!("there is no step `{unknown}`: `cargo xtask ci --list` names them");
    }
    let is_selected = |step: &&Step| match names {
        [] => !step.on_request,
        names => names.iter().any(|name| name == step.name),
    };
    Ok(STEPS.iter().filter(is_selected).collect())
}
