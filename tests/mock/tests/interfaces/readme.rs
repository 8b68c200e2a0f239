//! The transcripts in the README: its commands are run and must print the same output.

use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;

use super::program::Program;
use crate::support::assert_installed;

/// A command and what it prints.
#[derive(Debug)]
struct Step {
    command: String,
    printed: String,
}

/// The steps of all console blocks, in order.
fn steps() -> Vec<Step> {
    let blocks = include_str!("../../README.md").split("```console\n").skip(1);
    let lines = blocks.flat_map(|block| block.split("```").next().unwrap_or_default().lines());
    let mut steps: Vec<Step> = Vec::new();
    for line in lines {
        match (line.strip_prefix("$ "), steps.last_mut()) {
            (Some(command), _) => {
                steps.push(Step { command: command.to_owned(), printed: String::new() });
            }
            (None, Some(step)) => writeln!(step.printed, "{line}").unwrap(),
            (None, None) => panic!("{line}"),
        }
    }
    steps
}

/// Whether a text is as expected. An ellipsis matches any text.
fn matches(expected: &str, text: &str) -> bool {
    let mut fragments = expected.split('…');
    let Some(mut rest) = fragments.next().and_then(|first| text.strip_prefix(first)) else { return false };
    let mut ends_open = false;
    for fragment in fragments {
        let Some(index) = rest.find(fragment) else { return false };
        rest = &rest[index + fragment.len()..];
        ends_open = fragment.is_empty();
    }
    ends_open || rest.is_empty()
}

/// Runs all commands in one shell. Returns the output of each.
fn run(commands: &[&str], directory: &Path) -> Vec<String> {
    const END: &str = "-- end of output --";
    let script: String = commands.iter().map(|command| format!("{command}\necho '{END}'\n")).collect();
    let output = Command::new("bash").args(["-ec", &script]).current_dir(directory).output().unwrap();
    let printed = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success(), "{printed}{}", String::from_utf8_lossy(&output.stderr));
    printed.split(END).map(|output| output.trim().to_owned()).collect()
}

#[test]
fn commands_print_the_output_in_the_readme() {
    if !assert_installed("curl") || !assert_installed("bash") {
        return;
    }
    let program = Program::start(&[]);
    let names = ["127.0.0.1:8080", "127.0.0.1:8081", "localhost:8082", "127.0.0.1:8083", "127.0.0.1:8084"];
    let hosts: Vec<_> = names.into_iter().zip(program.hosts()).collect();
    assert_eq!(hosts.len(), 5);
    let with_actual_hosts =
        |text: &str| hosts.iter().fold(text.to_owned(), |text, (name, host)| text.replace(name, host));
    let with_readme_hosts =
        |text: &str| hosts.iter().fold(text.to_owned(), |text, (name, host)| text.replace(host, name));

    let steps = steps();
    let (start, steps) = steps.split_first().unwrap();
    assert!(start.command.starts_with("cargo run -p getty-api-mock -- --port 8080 "));
    assert_eq!(with_readme_hosts(&program.printed), start.printed);

    assert!(steps.len() > 15);
    let directory = tempfile::tempdir().unwrap();
    let commands: Vec<String> = steps.iter().map(|step| with_actual_hosts(&step.command)).collect();
    let commands: Vec<&str> = commands.iter().map(String::as_str).collect();
    for (step, printed) in steps.iter().zip(run(&commands, directory.path())) {
        let (expected, printed) = (step.printed.trim(), with_readme_hosts(&printed));
        assert!(matches(expected, &printed), "{}\nprinted  {printed}\nexpected {expected}", step.command);
    }
}

#[test]
fn ellipses_match_any_text() {
    for (expected, text, expected_match) in [
        ("a", "a", true),
        ("a", "ab", false),
        ("a…", "abc", true),
        ("a…c", "abc", true),
        ("a…c", "abcd", false),
        ("a…c…", "abcd", true),
        ("a…d", "abc", false),
    ] {
        assert_eq!(matches(expected, text), expected_match, "{expected} {text}");
    }
}
