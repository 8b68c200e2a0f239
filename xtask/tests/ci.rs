//! The steps of CI: named, chosen, and stopped at the first that fails.

use crate::support::Sandbox;

#[test]
fn steps_are_listed_with_what_they_run() {
    let output = Sandbox::empty().run(&["ci", "--list"]);
    assert_eq!(output.code, Some(0), "{}", output.stderr);
    let tests = output.stdout.lines().find(|line| line.starts_with("tests "));
    assert!(tests.is_some_and(|line| line.ends_with("cargo test --workspace")), "{}", output.stdout);

    let chosen = Sandbox::empty().run(&["ci", "--list", "tests", "formatting"]);
    let names: Vec<_> = chosen.stdout.lines().filter_map(|line| line.split_whitespace().next()).collect();
    assert_eq!(names, ["formatting", "tests"], "in the order of the list");
}

#[test]
fn an_unknown_step_is_rejected() {
    let output = Sandbox::empty().run(&["ci", "formatting", "fromatting"]);
    assert_eq!(output.code, Some(2));
    assert!(output.stderr.contains("there is no step `fromatting`"), "{}", output.stderr);
    assert!(!output.stdout.contains("==="), "nothing was begun: {}", output.stdout);
}

#[test]
fn ci_stops_at_the_first_step_that_fails() {
    // There is no package to format here.
    let output = Sandbox::empty().run(&["ci", "formatting", "bindings"]);
    assert_eq!(output.code, Some(1), "{}", output.stderr);
    assert!(output.stderr.contains("the step `formatting` failed"), "{}", output.stderr);
    assert!(output.stderr.contains("run `cargo fmt --all`"), "{}", output.stderr);
    assert!(output.stderr.contains("cargo xtask ci formatting"), "{}", output.stderr);
    assert!(!output.stdout.contains("bindings"), "{}", output.stdout);
}

#[test]
fn a_missing_program_is_skipped_unless_it_is_required() {
    let sandbox = Sandbox::empty();
    let nowhere = sandbox.path("").display().to_string();
    let output = sandbox.run_with(&["ci", "spelling"], &[("PATH", &nowhere), ("GETTY_REQUIRE_PEERS", "1")]);
    assert_eq!(output.code, Some(2), "{}", output.stderr);
    assert!(output.stderr.contains("typos is not installed; .ci/peers does that"), "{}", output.stderr);

    // Empty is not set.
    let output = sandbox.run_with(&["ci", "spelling"], &[("PATH", &nowhere), ("GETTY_REQUIRE_PEERS", "")]);
    assert_eq!(output.code, Some(0), "{}", output.stderr);
    assert!(output.stdout.contains("skipped spelling"), "{}", output.stdout);
}
