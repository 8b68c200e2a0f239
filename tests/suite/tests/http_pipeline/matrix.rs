//! Every fault, for every kind of call.

use std::io::Write as _;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::Duration;

use crate::case::{Report, run};
use crate::fault::{Fault, PROCESSED};
use crate::operation::Kind;
use crate::support::{ACCESS_TOKEN, API_KEY, API_SECRET};

/// How long a run may take on the clock of the machine, where it takes milliseconds, before it counts as one
/// that hangs.
const PATIENCE: Duration = Duration::from_secs(120);

#[test]
fn whatever_goes_wrong_the_rules_hold() {
    let rows = crate::faults::all();
    let (count, mut failures) = (rows.len(), Vec::new());
    let mut names: Vec<_> = rows.iter().map(|row| row.name.clone()).collect();
    names.sort();
    names.dedup();
    assert_eq!(names.len(), count, "each row has a name of its own");
    assert!(count >= 150, "{count} rows");
    let (done, runs) = channel();
    // Runs in separate threads: a panic is a finding, and so is a thread that hangs.
    let rows = Arc::new(rows);
    let next = Arc::new(AtomicUsize::new(0));
    let threads = std::thread::available_parallelism().map_or(2, |threads| threads.get().min(8));
    for _ in 0..threads {
        let (rows, next, done) = (Arc::clone(&rows), Arc::clone(&next), done.clone());
        std::thread::spawn(move || {
            while let Some(fault) = rows.get(next.fetch_add(1, Ordering::Relaxed)) {
                for kind in Kind::ALL {
                    let outcome = std::panic::catch_unwind(AssertUnwindSafe(|| in_runtime(fault, kind)));
                    let line = format!("{} | {kind:?}", fault.name);
                    if done.send((line, outcome.map_err(|_| "it panicked".to_owned()))).is_err() {
                        return;
                    }
                }
            }
        });
    }
    drop(done);
    let (mut runs_made, mut lines) = (0, Vec::new());
    loop {
        match runs.recv_timeout(PATIENCE) {
            Ok((line, Ok((shown, findings)))) => {
                runs_made += 1;
                lines.push(format!("{line} | {shown}"));
                failures.extend(findings.into_iter().map(|finding| format!("{line}: {finding} ({shown})")));
            }
            Ok((line, Err(panic))) => failures.push(format!("{line}: {panic}")),
            Err(RecvTimeoutError::Timeout) => panic!("a run hangs after {runs_made} runs"),
            Err(RecvTimeoutError::Disconnected) => break,
        }
    }
    lines.sort();
    println!("{}", lines.join("\n"));
    assert_eq!(runs_made, count * Kind::ALL.len(), "each row runs for each kind of call");
    // Past the capture of the test's output: this is worth knowing when all is well, too.
    let _ = writeln!(std::io::stdout(), "fault matrix: {count} rows, {runs_made} runs");
    assert!(failures.is_empty(), "{} findings:\n{}", failures.len(), failures.join("\n"));
}

fn in_runtime(fault: &Fault, kind: Kind) -> (String, Vec<String>) {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .start_paused(true)
        .build()
        .expect("a runtime");
    let report = runtime.block_on(run(fault, kind));
    runtime.shutdown_background();
    match report {
        Ok(report) => (show(&report), judge(fault, kind, &report)),
        Err(failure) => ("no report".to_owned(), vec![format!("it hangs or cannot be run: {failure}")]),
    }
}

fn show(report: &Report) -> String {
    let outcome = match &report.result {
        Ok(()) => "good".to_owned(),
        Err(error) => format!("{:?}, {:?}, {error}", error.kind(), error.outcome()),
    };
    let hosts = ["api", "authentication", "other"].map(|host| format!("{host} {}", report.at(host)));
    format!("{} requests in {:?} | {outcome} | {}", report.requests, report.time, hosts.join(", "))
}

/// What should not be.
fn judge(fault: &Fault, kind: Kind, report: &Report) -> Vec<String> {
    let mut findings = Vec::new();
    let mut check = |holds: bool, finding: String| {
        if !holds {
            findings.push(finding);
        }
    };

    // Whatever the row.
    for received in &report.received {
        let secret = [API_SECRET, ACCESS_TOKEN, API_KEY].iter().find(|secret| received.contains(secret));
        match received.server {
            "other" => {
                let clean = secret.is_none()
                    && ["authorization", "api-key", "cookie"]
                        .iter()
                        .all(|name| received.header(name).is_none());
                check(clean, format!("credentials left for {}", received.target));
            }
            "api" => check(!received.contains(API_SECRET), "the secret went to the API".to_owned()),
            _ => {}
        }
    }
    let left = report.received.iter().position(|received| received.server == "other");
    let back = report.received.iter().skip(left.unwrap_or(usize::MAX));
    for received in back.filter(|received| received.server == "api") {
        check(received.header("authorization").is_none(), "credentials after another host".to_owned());
    }
    let metered: Vec<_> = report
        .received
        .iter()
        .filter(|received| received.method == "POST" && received.server == "api")
        .collect();
    if let Some(first) = metered.iter().position(|received| received.label == PROCESSED) {
        check(first + 1 == metered.len(), "a metered call that may have happened was repeated".to_owned());
    }
    if let Err(error) = &report.result {
        let said = format!("{error} {error:?}");
        let secrets = [API_SECRET, ACCESS_TOKEN, API_KEY];
        check(!secrets.iter().any(|secret| said.contains(secret)), format!("a secret in {said}"));
        check(!error.to_string().contains('\n'), format!("more than a line: {error}"));
    }

    // What this row expects.
    let expected = (fault.expected)(kind);
    if let Some(good) = expected.good {
        check(report.result.is_ok() == good, format!("good should be {good}"));
    }
    if let Some(requests) = expected.requests {
        check(report.requests == requests, format!("{requests} requests expected"));
    }
    check(report.time >= expected.time, format!("at least {:?} expected", expected.time));
    if let Err(error) = &report.result {
        if let Some(outcome) = expected.outcome {
            check(error.outcome() == outcome, format!("outcome {outcome:?} expected"));
        }
        if let Some(kind) = expected.kind {
            check(error.kind() == kind, format!("kind {kind:?} expected"));
        }
        check(error.attempts() <= crate::fault::ATTEMPTS, format!("{} attempts", error.attempts()));
    }
    findings
}
