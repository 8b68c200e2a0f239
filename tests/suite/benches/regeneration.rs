//! How long it takes to see whether the bindings are what regeneration writes, with everything built.

#[path = "support/mod.rs"]
mod support;

use std::process::{Command, Stdio};

use getty_api_suite::repository;
use support::process::run;
use support::{median, row, section, skipped};

const TIMES: usize = 5;

fn main() {
    if !support::asked_for() {
        return;
    }
    let xtask = |arguments: &[&str]| {
        let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        command.current_dir(repository::root()).args(["run", "--quiet", "--package", "xtask", "--"]);
        command.args(arguments).stdout(Stdio::null());
        command
    };
    if let Err(reason) = run(&mut xtask(&["regen", "--check"])) {
        return skipped("Regeneration", &reason);
    }
    let times = (0..TIMES).filter_map(|_| run(&mut xtask(&["regen", "--check"])).ok());
    let whole = median(times.map(|spent| spent.seconds).collect());
    section("`cargo xtask regen --check`, built before", &["", "seconds"]);
    row(&["all of it, cargo included".to_owned(), format!("{whole:.2}")]);
    let output = xtask(&["regen", "--check", "--timings"]).stderr(Stdio::piped()).output();
    let text = output.map(|output| String::from_utf8_lossy(&output.stderr).into_owned()).unwrap_or_default();
    for line in text.lines() {
        if let Some((time, step)) = line.trim().split_once(" ms  ")
            && let Ok(milliseconds) = time.trim().parse::<f64>()
        {
            row(&[step.to_owned(), format!("{:.2}", milliseconds / 1000.0)]);
        }
    }
}
