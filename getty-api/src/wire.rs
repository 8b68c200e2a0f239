//! Serialization of values in paths, queries and headers.

use std::fmt;

/// A value of a path, query or header parameter that can be omitted.
pub(crate) trait WireValue {
    /// The text that is sent, or `None` when the parameter is omitted.
    fn to_wire(&self) -> Option<String>;
}

impl<T: fmt::Display> WireValue for Option<T> {
    fn to_wire(&self) -> Option<String> {
        self.as_ref().map(T::to_string)
    }
}

impl<T: fmt::Display> WireValue for Vec<T> {
    /// Arrays are sent as one comma-separated value; an empty array is omitted.
    fn to_wire(&self) -> Option<String> {
        use fmt::Write as _;

        let (first, rest) = self.split_first()?;
        let mut text = first.to_string();
        for value in rest {
            // Writing to a `String` cannot fail.
            let _ = write!(text, ",{value}");
        }
        Some(text)
    }
}

/// The schema of an open enumeration: any text, with the known values as examples.
#[cfg(feature = "schemars")]
pub(crate) fn open_enum_schema(values: &[&str]) -> schemars::Schema {
    schemars::json_schema!({ "type": "string", "examples": values })
}
