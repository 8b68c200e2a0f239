//! What a program that is run takes: time, processor time, memory.

use std::fs;
use std::process::{Child, Command};
use std::time::{Duration, Instant};

/// What a run took.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Spent {
    /// From beginning to end, in seconds.
    pub(crate) seconds: f64,
    /// On all processors, its own children included, in seconds; known to a hundredth.
    pub(crate) processor: f64,
    /// The most resident memory it had, in KiB; 0 where that cannot be seen.
    pub(crate) memory: u64,
}

/// Runs a program and waits for its end.
///
/// # Errors
/// What it wrote on its standard error, when it fails.
pub(crate) fn run(command: &mut Command) -> Result<Spent, String> {
    let errors = tempfile::NamedTempFile::new().map_err(|error| error.to_string())?;
    command.stderr(errors.reopen().map_err(|error| error.to_string())?);
    let (began, before) = (Instant::now(), children());
    let mut child = command.spawn().map_err(|error| format!("{command:?}: {error}"))?;
    let mut memory = 0;
    let (status, seconds) = loop {
        // The peak only grows, so the last sample before the end has it. The sleep is the interval of the
        // samples.
        memory = peak(&child).unwrap_or(0).max(memory);
        if let Some(status) = child.try_wait().map_err(|error| error.to_string())? {
            break (status, began.elapsed().as_secs_f64());
        }
        std::thread::sleep(Duration::from_millis(2));
    };
    if !status.success() {
        let text = fs::read_to_string(errors.path()).unwrap_or_default();
        return Err(format!("{:?} failed: {}", command.get_program(), tail(&text)));
    }
    Ok(Spent { seconds, processor: children() - before, memory })
}

/// The peak of memory of a process, in KiB; `None` when it has ended.
fn peak(process: &Child) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{}/status", process.id())).ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

/// The processor time of the children that have ended, in seconds.
fn children() -> f64 {
    // The name of the program, in parentheses, may hold spaces. Times are in hundredths of a second.
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields = stat.rsplit(')').next().unwrap_or_default().split_whitespace();
    fields.skip(13).take(2).filter_map(|ticks| ticks.parse::<f64>().ok()).sum::<f64>() / 100.0
}

/// The end of what a program wrote.
fn tail(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    lines[lines.len().saturating_sub(8)..].join("\n")
}
