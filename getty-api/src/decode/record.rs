//! Records: the objects of responses, decoded with a minimum of code for each type.
//!
//! serde's derive generates about two hundred lines for a structure of ten properties, and the API returns more than
//! a hundred structures. They differ only in the names of their properties. [`record!`]
//! lists these names, and everything else is written once, here. Every property is optional: an
//! absent property and a `null` leave it empty, an unknown property is skipped, a repeated one replaces the earlier
//! one.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{self, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap};
use serde_json::value::RawValue;

use super::salvage::Salvage;
use super::value::{Budget, Decode, Seed, blank, is_blank};

/// The description of a record in messages.
pub(crate) const EXPECTED: &str = "an object with at least one known property";

/// A structure that is decoded property by property.
pub(crate) trait Record: Default {
    /// One of its properties.
    type Field: Copy + 'static;

    /// Every accepted name, with its property.
    const NAMES: &'static [(&'static str, Self::Field)];

    /// The property with exactly this name, if there is one.
    fn field(name: &str) -> Option<Self::Field>;

    /// Whether no value was decoded for a property yet.
    fn is_absent(&self, field: Self::Field) -> bool;

    /// Decodes the value of a property into its field.
    fn read<'de, A: MapAccess<'de>>(
        &mut self,
        field: Self::Field,
        value: &mut A,
        budget: &mut Budget,
    ) -> Result<(), A::Error>;

    /// Decodes the valid parts of the value of a property into its field.
    fn salvage(&mut self, field: Self::Field, json: &RawValue, salvage: &mut Salvage<'_>);
}

/// The property for a name in another spelling than the documented one.
///
/// Such names are rare, so a linear search is cheaper than a table for each record.
#[cold]
fn field_in_another_case<R: Record>(name: &str) -> Option<R::Field> {
    R::NAMES.iter().find(|(known, _)| is_same_name(known, name)).map(|(_, field)| *field)
}

/// Whether two names differ in case and underscores only: `ChannelId`, `channelId` and `channel_id`.
pub(super) fn is_same_name(one: &str, other: &str) -> bool {
    fn letters(name: &str) -> impl Iterator<Item = u8> {
        name.bytes().filter(|byte| *byte != b'_').map(|byte| byte.to_ascii_lowercase())
    }
    letters(one).eq(letters(other))
}

/// The type of a property: a value that can be absent.
pub(crate) trait Property: Sized {
    /// Decodes the value of the current entry of `map`.
    fn read<'de, A: MapAccess<'de>>(map: &mut A, budget: &mut Budget) -> Result<Self, A::Error>;

    /// Decodes the valid parts of a value.
    fn salvage(json: &RawValue, salvage: &mut Salvage<'_>) -> Self;

    /// Whether there is nothing to serialize.
    fn is_absent(&self) -> bool;
}

impl<T: Decode> Property for Option<T> {
    fn read<'de, A: MapAccess<'de>>(map: &mut A, budget: &mut Budget) -> Result<Self, A::Error> {
        map.next_value_seed(Seed::new(budget))
    }

    fn salvage(json: &RawValue, salvage: &mut Salvage<'_>) -> Self {
        T::salvage(json, salvage)
    }

    fn is_absent(&self) -> bool {
        self.is_none()
    }
}

impl<T: Decode> Property for Vec<T> {
    fn read<'de, A: MapAccess<'de>>(map: &mut A, budget: &mut Budget) -> Result<Self, A::Error> {
        map.next_value_seed(Seed::new(budget)).map(Option::unwrap_or_default)
    }

    fn salvage(json: &RawValue, salvage: &mut Salvage<'_>) -> Self {
        <Self as Decode>::salvage(json, salvage).unwrap_or_default()
    }

    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}

impl<T: Decode> Property for BTreeMap<String, T> {
    fn read<'de, A: MapAccess<'de>>(map: &mut A, budget: &mut Budget) -> Result<Self, A::Error> {
        map.next_value_seed(Seed::new(budget)).map(Option::unwrap_or_default)
    }

    fn salvage(json: &RawValue, salvage: &mut Salvage<'_>) -> Self {
        <Self as Decode>::salvage(json, salvage).unwrap_or_default()
    }

    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}

/// Decodes a record from an object in place; `false` when the value is absent.
fn fill<'de, R: Record, D: Deserializer<'de>>(
    record: &mut R,
    deserializer: D,
    budget: &mut Budget,
) -> Result<bool, D::Error> {
    /// Fills a record in place: some have a kilobyte, and a visitor's value is moved several times.
    struct Object<'a, R>(&'a mut R, &'a mut Budget);

    impl<'de, R: Record> Visitor<'de> for Object<'_, R> {
        /// Whether there is an object.
        type Value = bool;

        fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
            formatter.write_str(EXPECTED)
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<bool, A::Error> {
            let (mut known, mut unknown) = (false, false);
            loop {
                let mut exact = true;
                let Some(found) = map.next_key_seed(Name::<R>(&mut exact, PhantomData))? else { break };
                known |= found.is_some();
                match found {
                    // The documented spelling of the name takes precedence over another spelling.
                    Some(field) if exact || self.0.is_absent(field) => {
                        self.0.read(field, &mut map, self.1)?;
                    }
                    _ => {
                        unknown = true;
                        map.next_value::<IgnoredAny>()?;
                    }
                }
            }
            if unknown && !known {
                return Err(de::Error::custom("an object without any known property"));
            }
            Ok(true)
        }

        fn visit_str<E: de::Error>(self, text: &str) -> Result<bool, E> {
            blank::<(), E>(text, &self).map(|_| false)
        }

        fn visit_unit<E: de::Error>(self) -> Result<bool, E> {
            Ok(false)
        }
    }

    deserializer.deserialize_any(Object(record, budget))
}

/// Decodes a record from an object.
pub(crate) fn decode<'de, R: Record, D: Deserializer<'de>>(
    deserializer: D,
    budget: &mut Budget,
) -> Result<Option<R>, D::Error> {
    let mut record = R::default();
    let present = fill(&mut record, deserializer, budget)?;
    Ok(present.then_some(record))
}

/// Decodes a record in place at the end of a list.
pub(crate) fn decode_element<'de, R: Record, D: Deserializer<'de>>(
    list: &mut Vec<R>,
    deserializer: D,
    budget: &mut Budget,
) -> Result<bool, D::Error> {
    list.push(R::default());
    let Some(record) = list.last_mut() else { return Ok(false) };
    let present = fill(record, deserializer, budget)?;
    if !present {
        list.pop();
    }
    Ok(present)
}

/// Decodes the valid properties of a record.
pub(crate) fn salvage<R: Record>(json: &RawValue, salvage: &mut Salvage<'_>) -> Option<R> {
    let mut record = R::default();
    let (mut known, mut unknown) = (false, false);
    let is_object = salvage.each_property(json, &mut |name, json, salvage| {
        let documented = R::NAMES.iter().find(|(known, _)| *known == name).map(|(_, field)| *field);
        let Some(field) = documented.or_else(|| field_in_another_case::<R>(name)) else {
            unknown = true;
            return;
        };
        known = true;
        if documented.is_some() || record.is_absent(field) {
            salvage.within(name, |salvage| record.salvage(field, json, salvage));
        }
    });
    if (!is_object && !is_blank(json)) || (unknown && !known) {
        return salvage.report(json, EXPECTED);
    }
    is_object.then_some(record)
}

/// The name of a property, looked up during parsing so that it is never copied. The flag is set to `false` for a name
/// that is not spelled as documented.
struct Name<'a, R>(&'a mut bool, PhantomData<R>);

impl<'de, R: Record> DeserializeSeed<'de> for Name<'_, R> {
    type Value = Option<R::Field>;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<R: Record> Visitor<'_> for Name<'_, R> {
    type Value = Option<R::Field>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the name of a property")
    }

    #[inline]
    fn visit_str<E>(self, name: &str) -> Result<Self::Value, E> {
        Ok(R::field(name).or_else(|| {
            *self.0 = false;
            field_in_another_case::<R>(name)
        }))
    }
}

/// Serializes a property unless it is absent.
pub(crate) fn write<M: SerializeMap, P: Property + Serialize>(
    map: &mut M,
    name: &'static str,
    property: &P,
) -> Result<(), M::Error> {
    if property.is_absent() { Ok(()) } else { map.serialize_entry(name, property) }
}

/// Lists the names of a record's properties: `field = "name"`, with further accepted names after a bar.
/// A name is matched exactly first, then ignoring case and underscores.
macro_rules! record {
    ($record:ident { $($field:ident = $name:literal $(| $alias:literal)*,)* }) => {
        const _: () = {
            #[allow(non_camel_case_types)] // named like the fields they stand for
            #[derive(Clone, Copy)]
            pub enum Field {
                $( $field, )*
            }

            impl $crate::decode::record::Record for $record {
                type Field = Field;

                const NAMES: &'static [(&'static str, Field)] =
                    &[$( ($name, Field::$field), $( ($alias, Field::$field), )* )*];

                #[inline]
                fn field(name: &str) -> Option<Field> {
                    match name {
                        $( $name $(| $alias)* => Some(Field::$field), )*
                        _ => None,
                    }
                }

                #[inline]
                fn is_absent(&self, field: Field) -> bool {
                    match field {
                        $( Field::$field => $crate::decode::record::Property::is_absent(&self.$field), )*
                    }
                }

                #[inline]
                fn read<'de, A: ::serde::de::MapAccess<'de>>(
                    &mut self,
                    field: Field,
                    value: &mut A,
                    budget: &mut $crate::decode::value::Budget,
                ) -> Result<(), A::Error> {
                    match field {
                        $( Field::$field => {
                            self.$field = $crate::decode::record::Property::read(value, budget)?;
                        } )*
                    }
                    Ok(())
                }

                // With `inline`, a program compiles this code only for the calls that it makes.
                #[inline]
                fn salvage(
                    &mut self,
                    field: Field,
                    json: &::serde_json::value::RawValue,
                    salvage: &mut $crate::decode::salvage::Salvage<'_>,
                ) {
                    match field {
                        $( Field::$field => {
                            self.$field = $crate::decode::record::Property::salvage(json, salvage);
                        } )*
                    }
                }
            }
        };

        impl $crate::decode::value::Decode for $record {
            const EXPECTED: &'static str = $crate::decode::record::EXPECTED;

            fn decode<'de, D: ::serde::Deserializer<'de>>(
                deserializer: D,
                budget: &mut $crate::decode::value::Budget,
            ) -> Result<Option<Self>, D::Error> {
                $crate::decode::record::decode(deserializer, budget)
            }

            fn decode_element<'de, D: ::serde::Deserializer<'de>>(
                list: &mut Vec<Self>,
                deserializer: D,
                budget: &mut $crate::decode::value::Budget,
            ) -> Result<bool, D::Error> {
                $crate::decode::record::decode_element(list, deserializer, budget)
            }

            #[inline]
            fn salvage(
                json: &::serde_json::value::RawValue,
                salvage: &mut $crate::decode::salvage::Salvage<'_>,
            ) -> Option<Self> {
                $crate::decode::record::salvage(json, salvage)
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $record {
            fn deserialize<D: ::serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::decode::deserialize(deserializer)
            }
        }

        impl ::serde::Serialize for $record {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let mut map = serializer.serialize_map(None)?;
                $( $crate::decode::record::write(&mut map, $name, &self.$field)?; )*
                ::serde::ser::SerializeMap::end(map)
            }
        }
    };
}

pub(crate) use record;
