//! The steps of CI: named, chosen, and stopped at the first that fails.

use crate::support::Sandbox;

#[test]
fn steps_are_listed_with_what_they_run() {
    let outcome = Sandbox::empty().run(&["ci", "--list"]);
    assert_eq!(outcome.code, Some(0), "{}", outcome.stderr);
    let tests = outcome.stdout.lines().find(|line| line.starts_with("tests "));
    assert!(tests.is_some_and(|line| line.ends_with("cargo test --workspace")), "{}", outcome.stdout);

    let chosen = Sandbox::empty().run(&["ci", "--list", "tests", "formatting"]);
    let names: Vec<_> = chosen.stdout.lines().filter_map(|line| line.split_whitespace().next()).collect();
    assert_eq!(names, ["formatting", "tests"], "in the order of the list");
}

#[test]
fn a_step_that_there_is_not_is_refused() {
    let outcome = Sandbox::empty().run(&["ci", "formatting", "fromatting"]);
    assert_eq!(outcome.code, Some(2));
    assert!(outcome.stderr.contains("there is no step `fromatting`"), "{}", outcome.stderr);
    assert!(!outcome.stdout.contains("==="), "nothing was begun: {}", outcome.stdout);
}

#[test]
fn the_first_step_that_fails_is_the_last() {
    // There is no package to format here.
    let outcome = Sandbox::empty().run(&["ci", "formatting", "bindings"]);
    assert_eq!(outcome.code, Some(1), "{}", outcome.stderr);
    assert!(outcome.stderr.contains("the step `formatting` failed"), "{}", outcome.stderr);
    assert!(outcome.stderr.contains("run `cargo fmt --all`"), "{}", outcome.stderr);
    assert!(outcome.stderr.contains("cargo xtask ci formatting"), "{}", outcome.stderr);
    assert!(!outcome.stdout.contains("bindings"), "{}", outcome.stdout);
}

#[test]
fn a_missing_program_is_passed_over_unless_it_is_required() {
    let sandbox = Sandbox::empty();
    let nowhere = sandbox.path("").display().to_string();
    let outcome = sandbox.run_with(&["ci", "spelling"], &[("PATH", &nowhere), ("GETTY_REQUIRE_PEERS", "1")]);
    assert_eq!(outcome.code, Some(2), "{}", outcome.stderr);
    assert!(outcome.stderr.contains("typos is not installed; .ci/peers does that"), "{}", outcome.stderr);

    // Empty is not set.
    let outcome = sandbox.run_with(&["ci", "spelling"], &[("PATH", &nowhere), ("GETTY_REQUIRE_PEERS", "")]);
    assert_eq!(outcome.code, Some(0), "{}", outcome.stderr);
    assert!(outcome.stdout.contains("skipped spelling"), "{}", outcome.stdout);
}
