//! What a call and the decoding of a page cost, in instructions as valgrind counts them: the same each time,
//! whatever else the machine does.
//!
//! Each case is this program again, under callgrind, counted only within [`measured`]. The servers stand in
//! the program that is not counted.

#[path = "../support/mod.rs"]
mod support;

mod baseline;
mod cases;

use std::path::Path;
use std::process::{Command, ExitCode};

use support::{find, grouped, ratio, row, section, skipped};

/// How often a case does what is counted; enough for what happens now and then to weigh what it does.
const TIMES: u32 = 20;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().collect();
    if let [_, flag, case, input] = &arguments[..]
        && flag == "--case"
    {
        cases::run(case, input);
        return ExitCode::SUCCESS;
    }
    if !support::asked_for() {
        return ExitCode::SUCCESS;
    }
    let Some(valgrind) = find("valgrind") else {
        skipped("Instructions", "valgrind is not on this machine");
        return ExitCode::SUCCESS;
    };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let (search, details) = runtime.expect("a runtime").block_on(support::pages::record());
    let place = support::scratch().join("instructions");
    std::fs::create_dir_all(&place).expect("a directory under target");
    let page = place.join("details.json");
    std::fs::write(&page, &details).expect("a file under target");
    let server = format!("http://{}", support::canned::serve(search.clone()));
    let page = page.display().to_string();

    let count = |case: &str| {
        let input = if case.starts_with("call") { &server } else { &page };
        count(&valgrind, &place, case, input)
    };
    let mut counted = Vec::new();
    section(
        &format!("A search of 30 results ({} bytes) on an open connection", grouped(search.len() as u64)),
        &["", "instructions", "to the hand-written"],
    );
    table(&count, &cases::CALLS, &mut counted);
    section(
        &format!("Decoding the details of 100 images ({} bytes)", grouped(details.len() as u64)),
        &["", "instructions", "to the hand-written"],
    );
    table(&count, &cases::DECODING, &mut counted);
    baseline::compare(&counted, arguments.iter().any(|argument| argument == "--update-baseline"));
    ExitCode::SUCCESS
}

/// Counts the cases of a table; the first is what the others are compared with.
fn table(
    count: &impl Fn(&str) -> u64,
    cases: &[(&'static str, &str)],
    counted: &mut Vec<(&'static str, u64)>,
) {
    let first = counted.len();
    for (case, description) in cases {
        counted.push((*case, count(case)));
        let (theirs, ours) = (counted[first].1, counted[counted.len() - 1].1);
        row(&[(*description).to_owned(), grouped(ours), ratio(ours as f64, theirs as f64)]);
    }
}

/// Runs a case under callgrind; instructions for each time.
fn count(valgrind: &Path, place: &Path, case: &str, input: &str) -> u64 {
    let out = place.join(format!("{case}.callgrind"));
    let mut command = Command::new(valgrind);
    command
        .args(["--tool=callgrind", "--toggle-collect=*cases::measured*"])
        .arg(format!("--callgrind-out-file={}", out.display()))
        .arg(std::env::current_exe().expect("the path of this program"))
        .args(["--case", case, input]);
    let output = command.output().expect("valgrind runs");
    assert!(output.status.success(), "{case}: {}", String::from_utf8_lossy(&output.stderr));
    let profile = std::fs::read_to_string(&out).expect("what callgrind wrote");
    let total = profile.lines().find_map(|line| line.strip_prefix("summary: "));
    let total: u64 = total.and_then(|total| total.trim().parse().ok()).expect("a total in what it wrote");
    assert!(total > 0, "{case}: nothing was counted");
    total / u64::from(TIMES)
}
