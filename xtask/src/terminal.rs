//! What the commands print on stderr while they run, in the style of cargo's status lines, and how they treat a
//! stdout that is closed early.

use std::io;

use anstyle::{AnsiColor, Style};

/// One line: a right-aligned verb and its object. Coloured on a terminal only.
pub(crate) fn status(verb: &str, what: &str) {
    let style = Style::new().bold().fg_color(Some(AnsiColor::Green.into()));
    anstream::eprintln!("{style}{verb:>12}{style:#} {what}");
}

/// Something the reader should look at, although the command continues.
pub(crate) fn note(text: &str) {
    let style = Style::new().bold().fg_color(Some(AnsiColor::Yellow.into()));
    anstream::eprintln!("{style}{:>12}{style:#} {text}", "Note");
}

/// Why the command failed.
pub(crate) fn error(text: &str) {
    let style = Style::new().bold().fg_color(Some(AnsiColor::Red.into()));
    anstream::eprintln!("{style}error{style:#}: {text}");
}

/// A reader that closes stdout early (`cargo xtask diff … | head`) is no failure.
pub(crate) fn ignore_broken_pipe(printed: io::Result<()>) -> io::Result<()> {
    match printed {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        printed => printed,
    }
}
