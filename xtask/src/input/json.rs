//! JSON text.

use std::borrow::Cow;

use serde::de::DeserializeSeed;
use serde_json::Value;

use super::error::{self, InputError};
use super::value_seed::ParseState;

/// Parses JSON; raw control characters inside strings are read as if they had been escaped.
pub(super) fn parse(name: &str, text: &str) -> Result<Value, InputError> {
    let escaped = Escaped::new(text);
    let state = ParseState::default();
    let mut deserializer = serde_json::Deserializer::from_str(&escaped.text);
    let result =
        state.root().deserialize(&mut deserializer).and_then(|value| deserializer.end().map(|()| value));
    result.map_err(|error| {
        let (line, column) = escaped.original_position(text, error.line(), error.column());
        let position = format!("line {line}, column {column}");
        match state.duplicate_key() {
            Some(pointer) => error::duplicate_key(name, &pointer).at(format!("{position} ({pointer})")),
            None if error.is_eof() => {
                InputError::new(name, "the document ends too early; is it truncated?").at(position)
            }
            None => InputError::new(name, reason(&error)).at(position),
        }
    })
}

/// The message of `serde_json` without the position that it appends.
fn reason(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let suffix = format!(" at line {} column {}", error.line(), error.column());
    match text.strip_suffix(&suffix).unwrap_or(&text) {
        "recursion limit exceeded" => error::too_deep(),
        reason => reason.to_owned(),
    }
}

/// JSON text whose strings contain no raw control characters.
struct Escaped<'t> {
    text: Cow<'t, str>,
    /// Where in the original text characters were replaced by an escape.
    replaced: Vec<usize>,
}

/// How many bytes longer `\u001f` is than the character it stands for.
const ESCAPE_GROWTH: usize = 5;

impl<'t> Escaped<'t> {
    fn new(original: &'t str) -> Self {
        let replaced = control_characters_in_strings(original);
        if replaced.is_empty() {
            return Self { text: Cow::Borrowed(original), replaced };
        }
        let mut text = String::with_capacity(original.len() + ESCAPE_GROWTH * replaced.len());
        let mut copied = 0;
        for &position in &replaced {
            text.push_str(&original[copied..position]);
            text.push_str(&format!("\\u{:04x}", original.as_bytes()[position]));
            copied = position + 1;
        }
        text.push_str(&original[copied..]);
        Self { text: Cow::Owned(text), replaced }
    }

    /// Turns a line and column (in bytes) of the escaped text into those of the original.
    fn original_position(&self, original: &str, line: usize, column: usize) -> (usize, usize) {
        if self.replaced.is_empty() {
            return (line, column);
        }
        let before: usize = self.text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
        let mut offset = before + column;
        for (count, &position) in self.replaced.iter().enumerate() {
            if position + ESCAPE_GROWTH * count >= offset {
                break;
            }
            offset = offset.saturating_sub(ESCAPE_GROWTH).max(position);
        }
        let head = &original.as_bytes()[..offset.min(original.len())];
        let line = 1 + head.iter().filter(|byte| **byte == b'\n').count();
        let column = head.iter().rev().take_while(|byte| **byte != b'\n').count();
        (line, column)
    }
}

fn control_characters_in_strings(text: &str) -> Vec<usize> {
    let mut found = Vec::new();
    let mut in_string = false;
    let mut after_backslash = false;
    for (position, byte) in text.bytes().enumerate() {
        match byte {
            _ if after_backslash => after_backslash = false,
            b'\\' if in_string => after_backslash = true,
            b'"' => in_string = !in_string,
            0..=0x1f if in_string => found.push(position),
            _ => {}
        }
    }
    found
}
