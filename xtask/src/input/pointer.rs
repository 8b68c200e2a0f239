//! JSON pointers (RFC 6901), written as URI fragments.

use std::fmt;

use percent_encoding::percent_decode_str;
use serde_json::Value;

/// A location in a document, displayed as `#/paths/~1v3~1images/get`.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Pointer(Vec<String>);

impl Pointer {
    /// The location of `key` (or an array's index) below this one.
    pub(crate) fn child(&self, key: impl ToString) -> Self {
        let mut segments = self.0.clone();
        segments.push(key.to_string());
        Self(segments)
    }

    /// Parses a `$ref` into the same document (`#/…`); `None` when it points elsewhere.
    pub(crate) fn from_reference(reference: &str) -> Option<Self> {
        let fragment = reference.strip_prefix("#/")?;
        let decode = |segment: &str| {
            let raw = percent_decode_str(segment).decode_utf8().ok()?;
            Some(raw.replace("~1", "/").replace("~0", "~"))
        };
        fragment.split('/').map(decode).collect::<Option<Vec<_>>>().map(Self)
    }

    /// The keys from the root to this location.
    pub(crate) fn segments(&self) -> &[String] {
        &self.0
    }

    /// The value at this location.
    pub(crate) fn resolve<'v>(&self, root: &'v Value) -> Option<&'v Value> {
        self.0.iter().try_fold(root, |value, key| match value {
            Value::Object(members) => members.get(key),
            Value::Array(items) => items.get(key.parse::<usize>().ok()?),
            _ => None,
        })
    }
}

impl From<Vec<String>> for Pointer {
    fn from(segments: Vec<String>) -> Self {
        Self(segments)
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("#")?;
        self.0
            .iter()
            .try_for_each(|segment| write!(formatter, "/{}", segment.replace('~', "~0").replace('/', "~1")))
    }
}
