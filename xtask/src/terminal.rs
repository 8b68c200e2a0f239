//! What the commands say on stderr while they work, in the style of cargo's own status lines.

use anstyle::{AnsiColor, Style};

/// One line: a right-aligned verb and what it is done to. Coloured on a terminal only.
pub(crate) fn status(verb: &str, what: &str) {
    let style = Style::new().bold().fg_color(Some(AnsiColor::Green.into()));
    anstream::eprintln!("{style}{verb:>12}{style:#} {what}");
}

/// Something the reader should look at, though the command went on.
pub(crate) fn note(text: &str) {
    let style = Style::new().bold().fg_color(Some(AnsiColor::Yellow.into()));
    anstream::eprintln!("{style}{:>12}{style:#} {text}", "Note");
}

/// Why the command failed.
pub(crate) fn error(text: &str) {
    let style = Style::new().bold().fg_color(Some(AnsiColor::Red.into()));
    anstream::eprintln!("{style}error{style:#}: {text}");
}
