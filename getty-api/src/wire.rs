//! How values are written into paths, queries and headers.

use std::fmt;

/// A value that can stand in a path, a query or a header, or be left out.
pub(crate) trait WireValue {
    /// The text that is sent, or nothing when the parameter is left out.
    fn to_wire(&self) -> Option<String>;
}

impl<T: fmt::Display> WireValue for Option<T> {
    fn to_wire(&self) -> Option<String> {
        self.as_ref().map(T::to_string)
    }
}

impl<T: fmt::Display> WireValue for Vec<T> {
    /// Arrays travel as one comma-separated value; an empty array is left out.
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
