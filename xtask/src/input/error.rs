//! Why a document is rejected, and the limits on its size.

use super::pointer::Pointer;

/// The largest document that is read, in bytes, after decompression.
pub(crate) const MAX_BYTES: u64 = 32 * 1024 * 1024;

/// How deeply objects and arrays may be nested. `serde_json` has the same limit.
pub(crate) const MAX_DEPTH: usize = 127;

/// What is wrong with an input and where: `name: location: reason`, always on one line.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{name}: {}{reason}", location.as_ref().map(|location| format!("{location}: ")).unwrap_or_default())]
pub(crate) struct InputError {
    name: String,
    location: Option<String>,
    reason: String,
}

impl InputError {
    /// An error about all of `name`; [`at`](Self::at) narrows it to a location.
    pub(crate) fn new(name: impl Into<String>, reason: impl AsRef<str>) -> Self {
        Self { name: name.into(), location: None, reason: one_line(reason.as_ref()) }
    }

    /// Adds the location: `line 3, column 7`, a JSON pointer such as `#/paths/~1v3~1images`, or both.
    pub(crate) fn at(mut self, location: impl ToString) -> Self {
        self.location = Some(one_line(&location.to_string()));
        self
    }
}

/// What is wrong with a document whose name the caller knows, and where.
#[derive(Debug)]
pub(crate) struct Problem {
    pointer: Pointer,
    reason: String,
}

impl Problem {
    pub(crate) fn new(pointer: Pointer, reason: impl Into<String>) -> Self {
        Self { pointer, reason: reason.into() }
    }

    /// The error for the document called `name`.
    pub(crate) fn in_document(self, name: &str) -> InputError {
        InputError::new(name, self.reason).at(self.pointer)
    }
}

/// The error for a document that is longer than [`MAX_BYTES`].
pub(super) fn too_large(name: &str) -> InputError {
    let mebibytes = MAX_BYTES / (1024 * 1024);
    InputError::new(name, format!("is larger than {mebibytes} MiB"))
}

/// The error for a key, at `pointer`, that appears twice in one object.
pub(super) fn duplicate_key(name: &str, pointer: &Pointer) -> InputError {
    let key = pointer.segments().last().map_or("", String::as_str);
    InputError::new(name, format!("`{key}` is there twice in one object"))
}

/// Why a document nested deeper than [`MAX_DEPTH`] is rejected.
pub(super) fn too_deep() -> String {
    format!("is nested deeper than {MAX_DEPTH} levels")
}

/// Messages of parsers and servers contain line breaks; an error is one line.
fn one_line(text: &str) -> String {
    text.split(|character: char| character.is_control())
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}
