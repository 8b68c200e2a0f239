//! The second pass over a body: values that cannot be decoded are skipped and reported, all others are decoded.

use std::borrow::Cow;
use std::fmt::{self, Write as _};

use serde::de::{Deserialize as _, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use super::value::Budget;

/// The maximum nesting depth of lists and objects: real responses have at most ten levels.
const MAX_DEPTH: usize = 32;

/// The maximum number of values of one body that are listed; more are only counted.
pub(crate) const MAX_REPORTED: usize = 10_000;

/// The maximum total length of the JSON pointers of one body, in bytes: the keys of maps come from the server.
const MAX_POINTER_BYTES: usize = 1024 * 1024;

/// A value in a response that could not be decoded and was skipped.
///
/// The only text of the server in it are the keys of maps in [`pointer`](Self::pointer).
/// [`Display`](fmt::Display) omits these, so that it can be logged. The value itself is in
/// [`Response::json`](crate::Response::json).
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Unreadable {
    /// The location of the value in the body, as a JSON pointer (RFC 6901) such as `/images/3/date_created`.
    pub pointer: String,
    /// The type of the value.
    pub found: JsonKind,
    /// The expected type.
    pub expected: &'static str,
    /// The pointer without keys that only the server knows.
    redacted_pointer: String,
}

impl Unreadable {
    /// The pointer with `*` in place of each key of a map, which only the server knows.
    pub fn location(&self) -> &str {
        &self.redacted_pointer
    }
}

impl fmt::Display for Unreadable {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { found, expected, redacted_pointer, .. } = self;
        write!(formatter, "`{redacted_pointer}` is {found} where {expected} was expected")
    }
}

/// The types of JSON values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum JsonKind {
    /// `null`
    Null,
    /// `true` or `false`
    Boolean,
    /// A number.
    Number,
    /// A string.
    String,
    /// A list.
    Array,
    /// An object.
    Object,
}

impl JsonKind {
    /// The type of the value at the start of a JSON text; `None` when the text is empty.
    pub(super) fn of(json: &[u8]) -> Option<Self> {
        Some(match json.trim_ascii_start().first()? {
            b'n' => Self::Null,
            b't' | b'f' => Self::Boolean,
            b'"' => Self::String,
            b'[' => Self::Array,
            b'{' => Self::Object,
            _ => Self::Number,
        })
    }
}

impl fmt::Display for JsonKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Null => "null",
            Self::Boolean => "a boolean",
            Self::Number => "a number",
            Self::String => "a string",
            Self::Array => "a list",
            Self::Object => "an object",
        })
    }
}

/// The state of the second pass: its position, and the skipped values.
#[derive(Debug)]
pub(crate) struct Salvage<'b> {
    budget: &'b mut Budget,
    /// The JSON pointer to the current value.
    pointer: String,
    /// The same without keys that only the server knows.
    redacted_pointer: String,
    depth: usize,
    reported: Vec<Unreadable>,
    reported_bytes: usize,
    skipped: usize,
}

impl<'b> Salvage<'b> {
    pub(crate) fn new(budget: &'b mut Budget) -> Self {
        Self {
            budget,
            pointer: String::new(),
            redacted_pointer: String::new(),
            depth: 0,
            reported: Vec::new(),
            reported_bytes: 0,
            skipped: 0,
        }
    }

    pub(crate) fn budget(&mut self) -> &mut Budget {
        self.budget
    }

    /// The JSON pointer to the current value.
    pub(crate) fn pointer(&self) -> &str {
        &self.pointer
    }

    /// The skipped values, and their total number.
    pub(crate) fn finish(self) -> (Vec<Unreadable>, usize) {
        (self.reported, self.skipped)
    }

    /// Reports the current value and returns `None` in place of it.
    pub(crate) fn report<T>(&mut self, json: &RawValue, expected: &'static str) -> Option<T> {
        self.skipped += 1;
        let bytes = self.pointer.len() + self.redacted_pointer.len();
        if self.reported.len() < MAX_REPORTED && self.reported_bytes + bytes <= MAX_POINTER_BYTES {
            self.reported_bytes += bytes;
            self.reported.push(Unreadable {
                pointer: self.pointer.clone(),
                found: JsonKind::of(json.get().as_bytes()).unwrap_or(JsonKind::Null),
                expected,
                redacted_pointer: self.redacted_pointer.clone(),
            });
        }
        None
    }

    /// Decodes the value of a property of a record, whose name is known except for case and underscores.
    pub(crate) fn within<T>(&mut self, name: &str, work: impl FnOnce(&mut Self) -> T) -> T {
        self.enter(name, name, work)
    }

    /// Decodes the value of an entry of a map, whose key comes from the server.
    pub(crate) fn within_entry<T>(&mut self, name: &str, work: impl FnOnce(&mut Self) -> T) -> T {
        self.enter(name, "*", work)
    }

    fn enter<T>(&mut self, name: &str, redacted: &str, work: impl FnOnce(&mut Self) -> T) -> T {
        let lengths = (self.pointer.len(), self.redacted_pointer.len());
        push_segment(&mut self.pointer, name);
        push_segment(&mut self.redacted_pointer, redacted);
        let result = work(self);
        self.leave(lengths);
        result
    }

    fn leave(&mut self, (pointer, redacted): (usize, usize)) {
        self.pointer.truncate(pointer);
        self.redacted_pointer.truncate(redacted);
    }

    /// Calls `item` for each element of a list except `null`; `false` when the value is not a list.
    pub(crate) fn each_element(
        &mut self,
        json: &RawValue,
        item: &mut dyn FnMut(&RawValue, &mut Self),
    ) -> bool {
        struct Elements<'s, 'b, 'i>(&'s mut Salvage<'b>, &'i mut dyn FnMut(&RawValue, &mut Salvage<'b>));

        impl<'de> Visitor<'de> for Elements<'_, '_, '_> {
            type Value = ();

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a list")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut sequence: A) -> Result<(), A::Error> {
                let Self(salvage, item) = self;
                let mut index = 0_usize;
                while let Some(json) = sequence.next_element::<&RawValue>()? {
                    if json.get() != "null" && !salvage.budget.is_exceeded() {
                        let lengths = (salvage.pointer.len(), salvage.redacted_pointer.len());
                        // Writing to a `String` cannot fail.
                        let _ = write!(salvage.pointer, "/{index}");
                        let _ = write!(salvage.redacted_pointer, "/{index}");
                        item(json, salvage);
                        salvage.leave(lengths);
                    }
                    index += 1;
                }
                Ok(())
            }
        }

        // Errors of serde cost an allocation each, and there can be millions.
        if !json.get().starts_with('[') {
            return false;
        }
        let mut deserializer = serde_json::Deserializer::from_str(json.get());
        self.deeper(json, |salvage| deserializer.deserialize_seq(Elements(salvage, item)).is_ok())
    }

    /// Calls `property` for each member of an object; `false` when the value is not an object.
    pub(crate) fn each_property(
        &mut self,
        json: &RawValue,
        property: &mut dyn FnMut(&str, &RawValue, &mut Self),
    ) -> bool {
        struct Properties<'s, 'b, 'i>(
            &'s mut Salvage<'b>,
            &'i mut dyn FnMut(&str, &RawValue, &mut Salvage<'b>),
        );

        impl<'de> Visitor<'de> for Properties<'_, '_, '_> {
            type Value = ();

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
                let Self(salvage, property) = self;
                while let Some(name) = map.next_key_seed(LossyName)? {
                    let json = map.next_value::<&RawValue>()?;
                    if !salvage.budget.is_exceeded() {
                        property(&name, json, salvage);
                    }
                }
                Ok(())
            }
        }

        if !json.get().starts_with('{') {
            return false;
        }
        let mut deserializer = serde_json::Deserializer::from_str(json.get());
        self.deeper(json, |salvage| deserializer.deserialize_map(Properties(salvage, property)).is_ok())
    }

    /// Descends one level. A value that is nested too deeply is reported and left empty.
    fn deeper(&mut self, json: &RawValue, work: impl FnOnce(&mut Self) -> bool) -> bool {
        if self.depth == MAX_DEPTH {
            self.report::<()>(json, "a value of at most 32 levels");
            return true;
        }
        self.depth += 1;
        let result = work(self);
        self.depth -= 1;
        result
    }
}

/// A name that can contain an unpaired surrogate.
struct LossyName;

impl<'de> DeserializeSeed<'de> for LossyName {
    type Value = Cow<'de, str>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_bytes(self)
    }
}

impl<'de> Visitor<'de> for LossyName {
    type Value = Cow<'de, str>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the name of a property")
    }

    fn visit_borrowed_bytes<E>(self, name: &'de [u8]) -> Result<Self::Value, E> {
        Ok(String::from_utf8_lossy(name))
    }

    fn visit_bytes<E>(self, name: &[u8]) -> Result<Self::Value, E> {
        Ok(Cow::Owned(String::from_utf8_lossy(name).into_owned()))
    }
}

/// Appends `/name`, escaped as in RFC 6901.
fn push_segment(pointer: &mut String, name: &str) {
    pointer.push('/');
    for character in name.chars() {
        match character {
            '~' => pointer.push_str("~0"),
            '/' => pointer.push_str("~1"),
            other => pointer.push(other),
        }
    }
}

/// The JSON of a complete body.
pub(super) fn raw(json: &str) -> Result<&RawValue, serde_json::Error> {
    let mut deserializer = serde_json::Deserializer::from_str(json);
    let raw = <&RawValue>::deserialize(&mut deserializer)?;
    deserializer.end()?;
    Ok(raw)
}
