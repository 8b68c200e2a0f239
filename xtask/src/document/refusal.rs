//! Why a document was not accepted.

use super::pointer::Pointer;

/// The largest document that is read, in bytes, after decompression.
pub(crate) const MAX_BYTES: u64 = 32 * 1024 * 1024;

/// How deeply objects and arrays may be nested. `serde_json` has the same limit.
pub(crate) const MAX_DEPTH: usize = 127;

/// What is wrong with an input and where: `name: place: reason`, always on one line.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{name}: {}{reason}", place.as_ref().map(|place| format!("{place}: ")).unwrap_or_default())]
pub(crate) struct Refusal {
    name: String,
    place: Option<String>,
    reason: String,
}

impl Refusal {
    /// A refusal of the whole of `name`; [`at`](Self::at) narrows it to a place.
    pub(crate) fn new(name: impl Into<String>, reason: impl AsRef<str>) -> Self {
        Self { name: name.into(), place: None, reason: one_line(reason.as_ref()) }
    }

    /// Adds the place: `line 3, column 7`, a JSON pointer such as `#/paths/~1v3~1images`, or both.
    pub(crate) fn at(mut self, place: impl ToString) -> Self {
        self.place = Some(one_line(&place.to_string()));
        self
    }
}

/// What is wrong with a document whose name the caller knows, and where.
#[derive(Debug)]
pub(crate) struct Problem {
    place: Pointer,
    reason: String,
}

impl Problem {
    pub(crate) fn new(place: Pointer, reason: impl Into<String>) -> Self {
        Self { place, reason: reason.into() }
    }

    /// The refusal of the document called `name`.
    pub(crate) fn of(self, name: &str) -> Refusal {
        Refusal::new(name, self.reason).at(self.place)
    }
}

/// The refusal of a document that is longer than [`MAX_BYTES`].
pub(super) fn too_large(name: &str) -> Refusal {
    let mebibytes = MAX_BYTES / (1024 * 1024);
    Refusal::new(name, format!("is larger than {mebibytes} MiB"))
}

/// The refusal of an object that has a key twice, which stands at `pointer`.
pub(super) fn repeated(name: &str, pointer: &Pointer) -> Refusal {
    let key = pointer.segments().last().map_or("", String::as_str);
    Refusal::new(name, format!("`{key}` is there twice in one object"))
}

/// Why a document nested deeper than [`MAX_DEPTH`] is refused.
pub(super) fn too_deep() -> String {
    format!("is nested deeper than {MAX_DEPTH} levels")
}

/// Parsers and servers put line ends into their messages; a refusal is one line.
fn one_line(text: &str) -> String {
    text.split(|character: char| character.is_control())
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}
