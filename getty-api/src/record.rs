//! Types that are answered: reading them with as little code for each as there can be.
//!
//! serde's derive writes some two hundred lines for a structure of ten properties, and the API answers with
//! more than a hundred structures. What differs between them is only which name belongs to which property;
//! [`record!`] states that, and everything else is written once, here. It is also what makes every property
//! optional: an absent one and a `null` leave it empty, an unknown one is skipped, a repeated one replaces.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap};

/// A structure that is read property by property.
pub(crate) trait Record: Default {
    /// Reads the value of the property `name` into its place; tells whether there is such a property.
    fn read<'de, A: MapAccess<'de>>(&mut self, name: &str, value: &mut A) -> Result<bool, A::Error>;
}

/// The type of a property: a value that can be absent.
pub(crate) trait Property: Sized {
    /// Reads the value of the entry that `map` stands at.
    fn read<'de, A: MapAccess<'de>>(map: &mut A) -> Result<Self, A::Error>
    where
        Self: Deserialize<'de>;

    /// Whether there is nothing to write.
    fn is_absent(&self) -> bool;
}

impl<T> Property for Option<T> {
    fn read<'de, A: MapAccess<'de>>(map: &mut A) -> Result<Self, A::Error>
    where
        Self: Deserialize<'de>,
    {
        map.next_value()
    }

    fn is_absent(&self) -> bool {
        self.is_none()
    }
}

impl<T> Property for Vec<T> {
    fn read<'de, A: MapAccess<'de>>(map: &mut A) -> Result<Self, A::Error>
    where
        Self: Deserialize<'de>,
    {
        map.next_value().map(Option::unwrap_or_default)
    }

    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}

impl<T> Property for BTreeMap<String, T> {
    fn read<'de, A: MapAccess<'de>>(map: &mut A) -> Result<Self, A::Error>
    where
        Self: Deserialize<'de>,
    {
        map.next_value().map(Option::unwrap_or_default)
    }

    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}

/// Reads a record from an object.
pub(crate) fn deserialize<'de, R: Record, D: Deserializer<'de>>(deserializer: D) -> Result<R, D::Error> {
    struct Object<R>(PhantomData<R>);

    impl<'de, R: Record> Visitor<'de> for Object<R> {
        type Value = R;

        fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
            formatter.write_str("an object")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<R, A::Error> {
            let mut record = R::default();
            while let Some(Name(name)) = map.next_key()? {
                if !record.read(&name, &mut map)? {
                    map.next_value::<IgnoredAny>()?;
                }
            }
            Ok(record)
        }
    }

    deserializer.deserialize_map(Object(PhantomData))
}

/// The name of a property, borrowed from the input unless it has escapes.
struct Name<'de>(std::borrow::Cow<'de, str>);

impl<'de> Deserialize<'de> for Name<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::wire::text(deserializer).map(Name)
    }
}

/// Writes a property unless it is absent.
pub(crate) fn write<M: SerializeMap, P: Property + Serialize>(
    map: &mut M,
    name: &'static str,
    property: &P,
) -> Result<(), M::Error> {
    if property.is_absent() { Ok(()) } else { map.serialize_entry(name, property) }
}

/// States the names of a record's properties: `field = "name"`, with further names that are read behind a
/// bar, and a type of [`wire`](crate::wire) to read it as where serde's way is too strict.
macro_rules! record {
    ($record:ident { $($field:ident = $name:literal $(| $alias:literal)* $(as $form:ident)?,)* }) => {
        impl $crate::record::Record for $record {
            fn read<'de, A: ::serde::de::MapAccess<'de>>(
                &mut self,
                name: &str,
                value: &mut A,
            ) -> Result<bool, A::Error> {
                match name {
                    $( $name $(| $alias)* => self.$field = $crate::record::record!(@read value $($form)?), )*
                    _ => return Ok(false),
                }
                Ok(true)
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $record {
            fn deserialize<D: ::serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::record::deserialize(deserializer)
            }
        }

        impl ::serde::Serialize for $record {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let mut map = serializer.serialize_map(None)?;
                $( $crate::record::write(&mut map, $name, &self.$field)?; )*
                ::serde::ser::SerializeMap::end(map)
            }
        }
    };
    (@read $value:ident) => {
        $crate::record::Property::read($value)?
    };
    (@read $value:ident $form:ident) => {
        $value.next_value::<$crate::wire::$form<_>>()?.0
    };
}

pub(crate) use record;
