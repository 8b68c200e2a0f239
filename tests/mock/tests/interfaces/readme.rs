//! The README's transcripts: its commands are run and have to print what it says.

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

/// Whether a text is as expected; an ellipsis stands for anything.
fn matches(expected: &str, text: &str) -> bool {
    let mut parts = expected.split('…');
    let Some(mut rest) = parts.next().and_then(|first| text.strip_prefix(first)) else { return false };
    let mut ends_open = false;
    for part in parts {
        let Some(at) = rest.find(part) else { return false };
        rest = &rest[at + part.len()..];
        ends_open = part.is_empty();
    }
    ends_open || rest.is_empty()
}

/// Runs all commands in one shell; gives what each printed.
fn run(commands: &[&str], directory: &Path) -> Vec<String> {
    const END: &str = "-- end of output --";
    let script: String = commands.iter().map(|command| format!("{command}\necho '{END}'\n")).collect();
    let output = Command::new("bash").args(["-ec", &script]).current_dir(directory).output().unwrap();
    let printed = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success(), "{printed}{}", String::from_utf8_lossy(&output.stderr));
    printed.split(END).map(|output| output.trim().to_owned()).collect()
}

#[test]
fn commands_print_what_the_readme_says() {
    if !assert_installed("curl") || !assert_installed("bash") {
        return;
    }
    let program = Program::start(&[]);
    let names = ["127.0.0.1:8080", "127.0.0.1:8081", "localhost:8082", "127.0.0.1:8083", "127.0.0.1:8084"];
    let hosts: Vec<_> = names.into_iter().zip(program.hosts()).collect();
    assert_eq!(hosts.len(), 5);
    let here = |text: &str| hosts.iter().fold(text.to_owned(), |text, (name, host)| text.replace(name, host));
    let readme =
        |text: &str| hosts.iter().fold(text.to_owned(), |text, (name, host)| text.replace(host, name));

    let steps = steps();
    let (alone, steps) = steps.split_first().unwrap();
    assert!(alone.command.starts_with("cargo run -p getty-api-mock -- --port 8080 "));
    assert_eq!(readme(&program.printed), alone.printed);

    assert!(steps.len() > 15);
    let directory = tempfile::tempdir().unwrap();
    let commands: Vec<String> = steps.iter().map(|step| here(&step.command)).collect();
    let commands: Vec<&str> = commands.iter().map(String::as_str).collect();
    for (step, printed) in steps.iter().zip(run(&commands, directory.path())) {
        let (expected, printed) = (step.printed.trim(), readme(&printed));
        assert!(matches(expected, &printed), "{}\nprinted  {printed}\nexpected {expected}", step.command);
    }
}

#[test]
fn ellipses_stand_for_anything() {
    for (expected, text, holds) in [
        ("a", "a", true),
        ("a", "ab", false),
        ("a…", "abc", true),
        ("a…c", "abc", true),
        ("a…c", "abcd", false),
        ("a…c…", "abcd", true),
        ("a…d", "abc", false),
    ] {
        assert_eq!(matches(expected, text), holds, "{expected} {text}");
    }
}
