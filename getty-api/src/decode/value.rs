//! Decoding of the values of a response: the trait, its tolerance, and the memory limit.
//!
//! Decoding has two passes. The first, [`Decode::decode`], reads the body straight into the types and stops at
//! the first value that it cannot decode. Only then does the second, [`Decode::salvage`], read the same bytes
//! again: it skips such a value, reports it, and decodes everything around it.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use serde::de::{self, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Unexpected, Visitor};
use serde_json::Value;
use serde_json::value::RawValue;

use super::salvage::Salvage;
use crate::Timestamp;

/// The maximum memory of the decoded lists and maps of one body: 16 MiB.
///
/// A few bytes of JSON, such as `{},`, can become a structure of two kilobytes. The largest real pages need a
/// tenth of this.
pub(crate) const DECODED_LIMIT: usize = 16 * 1024 * 1024;

/// The overhead of an allocation, in bytes.
const ALLOCATION: usize = 32;

/// The unused rest of [`DECODED_LIMIT`].
#[derive(Debug)]
pub(crate) struct Budget {
    remaining: usize,
    exceeded: bool,
}

impl Default for Budget {
    fn default() -> Self {
        Self { remaining: DECODED_LIMIT, exceeded: false }
    }
}

impl Budget {
    /// Takes the memory for one element of a list or map; `false` when the budget is exceeded.
    pub(crate) fn take<T>(&mut self) -> bool {
        match self.remaining.checked_sub(size_of::<T>() + ALLOCATION) {
            Some(remaining) => self.remaining = remaining,
            None => self.exceeded = true,
        }
        !self.exceeded
    }

    fn charge<T, E: de::Error>(&mut self) -> Result<(), E> {
        if self.take::<T>() { Ok(()) } else { Err(E::custom("the body decodes to more than the limit")) }
    }

    /// Whether more memory was requested than allowed.
    pub(crate) fn is_exceeded(&self) -> bool {
        self.exceeded
    }
}

/// A type that values of responses are decoded to.
///
/// `null` and, for every type except text, an empty text are an absent value: `None`.
pub(crate) trait Decode: Sized {
    /// The description of a valid value in messages.
    const EXPECTED: &'static str;

    /// Decodes a value, or fails at the first value in it that cannot be decoded.
    fn decode<'de, D: Deserializer<'de>>(
        deserializer: D,
        budget: &mut Budget,
    ) -> Result<Option<Self>, D::Error>;

    /// Decodes an element and appends it to a list; `false` when it is absent.
    #[inline]
    fn decode_element<'de, D: Deserializer<'de>>(
        list: &mut Vec<Self>,
        deserializer: D,
        budget: &mut Budget,
    ) -> Result<bool, D::Error> {
        let element = Self::decode(deserializer, budget)?;
        let present = element.is_some();
        list.extend(element);
        Ok(present)
    }

    /// Decodes the valid parts of a value, and reports the others.
    fn salvage(json: &RawValue, salvage: &mut Salvage<'_>) -> Option<Self> {
        let mut deserializer = serde_json::Deserializer::from_slice(json.get().as_bytes());
        match Self::decode(&mut deserializer, salvage.budget()) {
            Ok(value) => value,
            Err(_) => salvage.report(json, Self::EXPECTED),
        }
    }
}

/// Decodes a value instead of serde's `Deserialize`.
pub(crate) struct Seed<'b, T>(&'b mut Budget, PhantomData<T>);

impl<'b, T> Seed<'b, T> {
    pub(crate) fn new(budget: &'b mut Budget) -> Self {
        Self(budget, PhantomData)
    }
}

impl<'de, T: Decode> DeserializeSeed<'de> for Seed<'_, T> {
    type Value = Option<T>;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        T::decode(deserializer, self.0)
    }
}

/// Decodes an element and appends it to a list.
struct ElementSeed<'a, T>(&'a mut Vec<T>, &'a mut Budget);

impl<'de, T: Decode> DeserializeSeed<'de> for ElementSeed<'_, T> {
    type Value = bool;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        T::decode_element(self.0, deserializer, self.1)
    }
}

impl<T: Decode> Decode for Option<T> {
    const EXPECTED: &'static str = T::EXPECTED;

    fn decode<'de, D: Deserializer<'de>>(
        deserializer: D,
        budget: &mut Budget,
    ) -> Result<Option<Self>, D::Error> {
        T::decode(deserializer, budget).map(Some)
    }

    fn salvage(json: &RawValue, salvage: &mut Salvage<'_>) -> Option<Self> {
        if json.get() == "null" { Some(None) } else { T::salvage(json, salvage).map(Some) }
    }
}

impl<T: Decode> Decode for Box<T> {
    const EXPECTED: &'static str = T::EXPECTED;

    fn decode<'de, D: Deserializer<'de>>(
        deserializer: D,
        budget: &mut Budget,
    ) -> Result<Option<Self>, D::Error> {
        Ok(T::decode(deserializer, budget)?.map(Box::new))
    }

    fn salvage(json: &RawValue, salvage: &mut Salvage<'_>) -> Option<Self> {
        T::salvage(json, salvage).map(Box::new)
    }
}

impl<T: Decode> Decode for Vec<T> {
    const EXPECTED: &'static str = "a list";

    fn decode<'de, D: Deserializer<'de>>(
        deserializer: D,
        budget: &mut Budget,
    ) -> Result<Option<Self>, D::Error> {
        struct List<'b, T>(&'b mut Budget, PhantomData<T>);

        impl<'de, T: Decode> Visitor<'de> for List<'_, T> {
            type Value = Option<Vec<T>>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str(Vec::<T>::EXPECTED)
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut sequence: A) -> Result<Self::Value, A::Error> {
                let mut list = Vec::new();
                while let Some(present) = sequence.next_element_seed(ElementSeed(&mut list, self.0))? {
                    if present {
                        self.0.charge::<T, A::Error>()?;
                    }
                }
                Ok(Some(list))
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Self::Value, E> {
                blank(text, &self)
            }

            fn visit_unit<E: de::Error>(self) -> Result<Self::Value, E> {
                Ok(None)
            }
        }

        deserializer.deserialize_any(List(budget, PhantomData))
    }

    fn salvage(json: &RawValue, salvage: &mut Salvage<'_>) -> Option<Self> {
        let mut list = Self::new();
        let is_list = salvage.each_element(json, &mut |json, salvage| {
            if let Some(item) = T::salvage(json, salvage)
                && salvage.budget().take::<T>()
            {
                list.push(item);
            }
        });
        if is_list || is_blank(json) { Some(list) } else { salvage.report(json, Self::EXPECTED) }
    }
}

impl<T: Decode> Decode for BTreeMap<String, T> {
    const EXPECTED: &'static str = "an object";

    fn decode<'de, D: Deserializer<'de>>(
        deserializer: D,
        budget: &mut Budget,
    ) -> Result<Option<Self>, D::Error> {
        struct Entries<'b, T>(&'b mut Budget, PhantomData<T>);

        impl<'de, T: Decode> Visitor<'de> for Entries<'_, T> {
            type Value = Option<BTreeMap<String, T>>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str(BTreeMap::<String, T>::EXPECTED)
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut entries = BTreeMap::new();
                while let Some(key) = map.next_key::<String>()? {
                    if let Some(value) = map.next_value_seed(Seed::new(self.0))? {
                        self.0.charge::<(String, T), A::Error>()?;
                        entries.insert(key, value);
                    }
                }
                Ok(Some(entries))
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Self::Value, E> {
                blank(text, &self)
            }

            fn visit_unit<E: de::Error>(self) -> Result<Self::Value, E> {
                Ok(None)
            }
        }

        deserializer.deserialize_any(Entries(budget, PhantomData))
    }

    fn salvage(json: &RawValue, salvage: &mut Salvage<'_>) -> Option<Self> {
        let mut entries = Self::new();
        let is_object = salvage.each_property(json, &mut |key, json, salvage| {
            let value = salvage.within_entry(key, |salvage| T::salvage(json, salvage));
            if let Some(value) = value
                && salvage.budget().take::<(String, T)>()
            {
                entries.insert(key.to_owned(), value);
            }
        });
        if is_object || is_blank(json) { Some(entries) } else { salvage.report(json, Self::EXPECTED) }
    }
}

/// A visitor's result for a text where another type is expected: absent when it is blank.
pub(super) fn blank<T, E: de::Error>(text: &str, visitor: &dyn de::Expected) -> Result<Option<T>, E> {
    if text.trim().is_empty() { Ok(None) } else { Err(E::invalid_type(Unexpected::Str(text), visitor)) }
}

/// Whether a value counts as absent where no text is expected.
pub(super) fn is_blank(json: &RawValue) -> bool {
    let json = json.get();
    let text = json.strip_prefix('"').and_then(|text| text.strip_suffix('"'));
    json == "null" || text.is_some_and(|text| text.trim().is_empty())
}

/// Decodes a scalar with a function that converts the text or number.
#[inline]
fn scalar<'de, T, D, F>(deserializer: D, expected: &'static str, convert: F) -> Result<Option<T>, D::Error>
where
    D: Deserializer<'de>,
    F: FnOnce(Scalar<'_>) -> Option<Option<T>>,
{
    struct ScalarVisitor<T, F>(&'static str, F, PhantomData<T>);

    impl<T, F: FnOnce(Scalar<'_>) -> Option<Option<T>>> ScalarVisitor<T, F> {
        #[inline]
        fn convert<E: de::Error>(self, scalar: Scalar<'_>, found: Unexpected<'_>) -> Result<Option<T>, E> {
            let Self(expected, convert, _) = self;
            convert(scalar).ok_or_else(|| E::invalid_value(found, &expected))
        }
    }

    impl<'de, T, F: FnOnce(Scalar<'_>) -> Option<Option<T>>> Visitor<'de> for ScalarVisitor<T, F> {
        type Value = Option<T>;

        fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
            formatter.write_str(self.0)
        }

        fn visit_bool<E: de::Error>(self, value: bool) -> Result<Self::Value, E> {
            self.convert(Scalar::Boolean(value), Unexpected::Bool(value))
        }

        #[inline]
        fn visit_i64<E: de::Error>(self, number: i64) -> Result<Self::Value, E> {
            self.convert(Scalar::Integer(number.into()), Unexpected::Signed(number))
        }

        #[inline]
        fn visit_u64<E: de::Error>(self, number: u64) -> Result<Self::Value, E> {
            self.convert(Scalar::Integer(number.into()), Unexpected::Unsigned(number))
        }

        fn visit_f64<E: de::Error>(self, number: f64) -> Result<Self::Value, E> {
            self.convert(Scalar::Float(number), Unexpected::Float(number))
        }

        #[inline]
        fn visit_str<E: de::Error>(self, text: &str) -> Result<Self::Value, E> {
            self.convert(Scalar::Text(text), Unexpected::Str(text))
        }

        fn visit_unit<E: de::Error>(self) -> Result<Self::Value, E> {
            Ok(None)
        }
    }

    deserializer.deserialize_any(ScalarVisitor(expected, convert, PhantomData))
}

/// A JSON value that is neither `null` nor a list nor an object.
enum Scalar<'a> {
    Boolean(bool),
    Integer(i128),
    Float(f64),
    Text(&'a str),
}

/// A text that is not blank.
fn filled(text: &str) -> Option<&str> {
    Some(text.trim()).filter(|text| !text.is_empty())
}

impl Decode for String {
    const EXPECTED: &'static str = "text";

    // Most values are texts: a separate visitor makes them faster than `scalar`.
    #[inline]
    fn decode<'de, D: Deserializer<'de>>(deserializer: D, _: &mut Budget) -> Result<Option<Self>, D::Error> {
        struct Text;

        impl Visitor<'_> for Text {
            type Value = Option<String>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str(String::EXPECTED)
            }

            // The second pass decodes a number with a fraction, because its digits are in the body only.
            fn visit_i64<E: de::Error>(self, number: i64) -> Result<Self::Value, E> {
                Ok(Some(number.to_string()))
            }

            fn visit_u64<E: de::Error>(self, number: u64) -> Result<Self::Value, E> {
                Ok(Some(number.to_string()))
            }

            #[inline]
            fn visit_str<E: de::Error>(self, text: &str) -> Result<Self::Value, E> {
                Ok(Some(text.to_owned()))
            }

            fn visit_unit<E: de::Error>(self) -> Result<Self::Value, E> {
                Ok(None)
            }
        }

        deserializer.deserialize_any(Text)
    }

    fn salvage(json: &RawValue, salvage: &mut Salvage<'_>) -> Option<Self> {
        match json.get().as_bytes() {
            [b'0'..=b'9' | b'-', ..] => Some(json.get().to_owned()),
            [b'"', ..] => lossy_text(json).or_else(|| salvage.report(json, Self::EXPECTED)),
            [b'n', ..] => None,
            _ => salvage.report(json, Self::EXPECTED),
        }
    }
}

/// A JSON text with U+FFFD in place of an unpaired surrogate.
pub(super) fn lossy_text(json: &RawValue) -> Option<String> {
    struct Bytes;

    impl Visitor<'_> for Bytes {
        type Value = String;

        fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
            formatter.write_str(String::EXPECTED)
        }

        fn visit_bytes<E: de::Error>(self, bytes: &[u8]) -> Result<Self::Value, E> {
            Ok(String::from_utf8_lossy(bytes).into_owned())
        }
    }

    serde_json::Deserializer::from_slice(json.get().as_bytes()).deserialize_bytes(Bytes).ok()
}

impl Decode for bool {
    const EXPECTED: &'static str = "true or false";

    fn decode<'de, D: Deserializer<'de>>(deserializer: D, _: &mut Budget) -> Result<Option<Self>, D::Error> {
        scalar(deserializer, Self::EXPECTED, |found| match found {
            Scalar::Boolean(value) => Some(Some(value)),
            Scalar::Text(text) => boolean_in_text(text),
            Scalar::Integer(_) | Scalar::Float(_) => None,
        })
    }
}

#[cold]
fn boolean_in_text(text: &str) -> Option<Option<bool>> {
    match filled(text) {
        None => Some(None),
        Some(text) if text.eq_ignore_ascii_case("true") => Some(Some(true)),
        Some(text) if text.eq_ignore_ascii_case("false") => Some(Some(false)),
        Some(_) => None,
    }
}

/// An integer in the form of a number with a fraction of zero, or in a text.
#[cold]
fn other_integer(found: Scalar<'_>) -> Option<Option<i128>> {
    // 2^53: up to there every integral f64 is exactly one integer.
    const EXACT: f64 = 9_007_199_254_740_992.0;
    let integral =
        |number: f64| (number.fract() == 0.0 && number.abs() <= EXACT).then_some(Some(number as i128));
    match found {
        Scalar::Integer(number) => Some(Some(number)),
        Scalar::Float(number) => integral(number),
        Scalar::Text(text) => match filled(text) {
            None => Some(None),
            Some(text) => match text.parse() {
                Ok(number) => Some(Some(number)),
                Err(_) => integral(text.parse().ok()?),
            },
        },
        Scalar::Boolean(_) => None,
    }
}

/// A finite number, or one in a text.
fn float(found: Scalar<'_>) -> Option<Option<f64>> {
    let number = match found {
        Scalar::Integer(number) => number as f64,
        Scalar::Float(number) => number,
        Scalar::Text(text) => match filled(text) {
            None => return Some(None),
            Some(text) => text.parse().ok()?,
        },
        Scalar::Boolean(_) => return None,
    };
    number.is_finite().then_some(Some(number))
}

/// The scalar types that the generator supports: they differ only in their range, or are written as text.
macro_rules! scalars {
    ($($kind:ty: $expected:literal, $convert:expr;)*) => {
        $(
            impl Decode for $kind {
                const EXPECTED: &'static str = $expected;

                fn decode<'de, D: Deserializer<'de>>(
                    deserializer: D,
                    _: &mut Budget,
                ) -> Result<Option<Self>, D::Error> {
                    scalar(deserializer, Self::EXPECTED, $convert)
                }
            }
        )*
    };
}

#[inline]
fn fitting<T: TryFrom<i128>>(found: Scalar<'_>) -> Option<Option<T>> {
    let number = match found {
        Scalar::Integer(number) => Some(number),
        other => other_integer(other)?,
    };
    match number {
        Some(number) => T::try_from(number).ok().map(Some),
        None => Some(None),
    }
}

fn parsed<T: std::str::FromStr>(found: Scalar<'_>) -> Option<Option<T>> {
    let Scalar::Text(text) = found else { return None };
    if let Ok(value) = text.parse() {
        return Some(Some(value));
    }
    match filled(text) {
        Some(text) => text.parse().ok().map(Some),
        None => Some(None),
    }
}

scalars! {
    i8: "an integer of 8 bits", fitting;
    i16: "an integer of 16 bits", fitting;
    i32: "an integer of 32 bits", fitting;
    i64: "an integer of 64 bits", fitting;
    u8: "a positive integer of 8 bits", fitting;
    u16: "a positive integer of 16 bits", fitting;
    u32: "a positive integer of 32 bits", fitting;
    u64: "a positive integer of 64 bits", fitting;
    f64: "a number", float;
    f32: "a number", |found| match float(found)? {
        Some(number) => Some(number as f32).filter(|number| number.is_finite()).map(Some),
        None => Some(None),
    };
    Timestamp: "a date or a date and time", parsed;
    IpAddr: "an IP address", parsed;
    Ipv4Addr: "an IPv4 address", parsed;
    Ipv6Addr: "an IPv6 address", parsed;
}

/// Decodes a value of an open enumeration; any text is one.
pub(crate) fn open_enum<'de, T: for<'t> From<&'t str>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<T>, D::Error> {
    scalar(deserializer, String::EXPECTED, |found| match found {
        Scalar::Text(text) => Some((!text.trim().is_empty()).then(|| T::from(text))),
        Scalar::Integer(number) => Some(Some(T::from(&number.to_string()))),
        Scalar::Float(_) | Scalar::Boolean(_) => None,
    })
}

impl Decode for Value {
    const EXPECTED: &'static str = "a value";

    fn decode<'de, D: Deserializer<'de>>(
        deserializer: D,
        budget: &mut Budget,
    ) -> Result<Option<Self>, D::Error> {
        struct Any<'b>(&'b mut Budget);

        impl<'de> Visitor<'de> for Any<'_> {
            type Value = Option<Value>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str(Value::EXPECTED)
            }

            fn visit_bool<E: de::Error>(self, value: bool) -> Result<Self::Value, E> {
                Ok(Some(value.into()))
            }

            fn visit_i64<E: de::Error>(self, number: i64) -> Result<Self::Value, E> {
                Ok(Some(number.into()))
            }

            fn visit_u64<E: de::Error>(self, number: u64) -> Result<Self::Value, E> {
                Ok(Some(number.into()))
            }

            fn visit_f64<E: de::Error>(self, number: f64) -> Result<Self::Value, E> {
                Ok(Some(number.into()))
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Self::Value, E> {
                Ok(Some(text.into()))
            }

            fn visit_unit<E: de::Error>(self) -> Result<Self::Value, E> {
                Ok(None)
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut sequence: A) -> Result<Self::Value, A::Error> {
                let mut list = Vec::new();
                while let Some(item) = sequence.next_element_seed(Seed::new(self.0))? {
                    self.0.charge::<Value, A::Error>()?;
                    list.push(item.unwrap_or_default());
                }
                Ok(Some(Value::Array(list)))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut object = serde_json::Map::new();
                while let Some(key) = map.next_key::<String>()? {
                    let value: Option<Value> = map.next_value_seed(Seed::new(self.0))?;
                    self.0.charge::<(String, Value), A::Error>()?;
                    object.insert(key, value.unwrap_or_default());
                }
                Ok(Some(Value::Object(object)))
            }
        }

        deserializer.deserialize_any(Any(budget))
    }
}
