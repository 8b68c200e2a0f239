//! Changes for people to read.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use serde_json::Value;

use super::change::{Change, ChangeKind, Class, Direction, Summary};
use super::labels::short_label;

/// How many operations are named before the others are only counted.
const MAX_NAMED_OPERATIONS: usize = 3;

/// Prints the changes by class, then one line that counts them; coloured on a terminal only.
///
/// # Errors
///
/// When stdout cannot be written.
pub(crate) fn print(changes: &[Change]) -> io::Result<()> {
    let mut out = anstream::stdout().lock();
    let classes = [
        (Class::Breaking, "Breaking", AnsiColor::Red),
        (Class::Additive, "Additive", AnsiColor::Green),
        (Class::Neutral, "Neutral", AnsiColor::Cyan),
    ];
    for (class, title, color) in classes {
        let of_class = changes.iter().filter(|change| change.class == class);
        let of_class = of_class.collect::<Vec<_>>();
        if of_class.is_empty() {
            continue;
        }
        let style = Style::new().bold().fg_color(Some(color.into()));
        writeln!(out, "{style}{title} ({}){style:#}", of_class.len())?;
        for change in of_class {
            writeln!(out, "  {}", format_change(change))?;
        }
        writeln!(out)?;
    }
    let Summary { breaking, additive, neutral } = Summary::of(changes);
    writeln!(out, "{breaking} breaking, {additive} additive, {neutral} neutral")?;
    out.flush()
}

/// `GET /v3/images/{id} → ImageDetail.max_dimensions: property removed in response, was Dimensions`.
fn format_change(change: &Change) -> String {
    let mut line = String::new();
    let named = change.operations.iter().take(MAX_NAMED_OPERATIONS);
    let named = named.map(ToString::to_string).collect::<Vec<_>>().join(", ");
    line.push_str(&named);
    if let Some(more @ 1..) = change.operations.len().checked_sub(MAX_NAMED_OPERATIONS) {
        line.push_str(&format!(" and {more} more"));
    }
    // For a change of a complete operation, `what` is the name of the operation.
    if named != change.what {
        if !named.is_empty() {
            line.push_str(" → ");
        }
        line.push_str(&change.what);
    }
    line.push_str(": ");
    line.push_str(&describe_kind(change));
    let (old, new) = describe_values(change);
    match (old, new) {
        (None, None) => {}
        (Some(old), None) => line.push_str(&format!(", was {old}")),
        (None, Some(new)) => line.push_str(&format!(", now {new}")),
        (Some(old), Some(new)) => line.push_str(&format!(", {old} → {new}")),
    }
    line
}

/// What happened, without repeating `what`.
fn describe_kind(change: &Change) -> String {
    const REDUNDANT_PREFIXES: [&str; 8] = [
        "operation id ",
        "operation ",
        "parameter ",
        "request body ",
        "response ",
        "security ",
        "servers ",
        "tags ",
    ];
    let words = change.kind.name().replace('-', " ");
    let without_prefix =
        REDUNDANT_PREFIXES.iter().find_map(|without_prefix| words.strip_prefix(without_prefix));
    let words = without_prefix.unwrap_or(&words);
    let directions = change.directions.iter().map(|direction| match direction {
        Direction::Request => "request",
        Direction::Response => "response",
    });
    let directions = directions.collect::<Vec<_>>().join(" and ");
    if directions.is_empty() || mentions_direction(&change.what) {
        words.to_owned()
    } else {
        format!("{words} in {directions}")
    }
}

fn mentions_direction(what: &str) -> bool {
    let mut words = what.split(' ');
    let first = words.next().unwrap_or_default();
    first == "response" || matches!(words.next(), Some("body" | "parameter"))
}

fn describe_values(change: &Change) -> (Option<String>, Option<String>) {
    let names = matches!(change.kind, ChangeKind::SchemaRenamed | ChangeKind::SchemaReplaced);
    if let (true, Some(old), Some(new)) = (names, change.old.as_str(), change.new.as_str()) {
        // If only the namespace changed, it must be visible.
        let new_name = if short_label(old) == short_label(new) { new.to_owned() } else { short_label(new) };
        return (None, Some(new_name));
    }
    (describe_value(&change.old), describe_value(&change.new))
}

fn describe_value(value: &Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::String(text) => Some(text.clone()),
        Value::Array(items) => {
            let items = items.iter().filter_map(describe_value).collect::<Vec<_>>();
            Some(items.join(", "))
        }
        other => Some(other.to_string()),
    }
}
