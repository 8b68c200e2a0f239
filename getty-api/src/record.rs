//! Types that are answered: reading them with as little code for each as there can be.
//!
//! serde's derive writes some two hundred lines for a structure of ten properties, and the API answers with
//! more than a hundred structures. What differs between them is only which name belongs to which property;
//! [`record!`] states that, and everything else is written once, here. It is also what makes every property
//! optional: an absent one and a `null` leave it empty, an unknown one is skipped, a repeated one replaces.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserialize, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap};

/// A structure that is read property by property.
pub(crate) trait Record: Default {
    /// One of its properties.
    type Field;

    /// The property of this name, if there is one.
    fn field(name: &str) -> Option<Self::Field>;

    /// Reads the value of a property into its place.
    fn read<'de, A: MapAccess<'de>>(&mut self, field: Self::Field, value: &mut A) -> Result<(), A::Error>;
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
    /// Fills a record where it stands: some have a kilobyte, and a visitor's value is moved several times.
    struct Object<'a, R>(&'a mut R);

    impl<'de, R: Record> Visitor<'de> for Object<'_, R> {
        type Value = ();

        fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
            formatter.write_str("an object")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
            while let Some(field) = map.next_key_seed(Name::<R>(PhantomData))? {
                match field {
                    Some(field) => self.0.read(field, &mut map)?,
                    None => drop(map.next_value::<IgnoredAny>()?),
                }
            }
            Ok(())
        }
    }

    let mut record = R::default();
    deserializer.deserialize_map(Object(&mut record))?;
    Ok(record)
}

/// The name of a property, looked up while it is read so that it is never copied.
struct Name<R>(PhantomData<R>);

impl<'de, R: Record> DeserializeSeed<'de> for Name<R> {
    type Value = Option<R::Field>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<R: Record> Visitor<'_> for Name<R> {
    type Value = Option<R::Field>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the name of a property")
    }

    fn visit_str<E>(self, name: &str) -> Result<Self::Value, E> {
        Ok(R::field(name))
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
        const _: () = {
            #[allow(non_camel_case_types)] // named like the fields they stand for
            pub enum Field {
                $( $field, )*
            }

            impl $crate::record::Record for $record {
                type Field = Field;

                fn field(name: &str) -> Option<Field> {
                    match name {
                        $( $name $(| $alias)* => Some(Field::$field), )*
                        _ => None,
                    }
                }

                fn read<'de, A: ::serde::de::MapAccess<'de>>(
                    &mut self,
                    field: Field,
                    value: &mut A,
                ) -> Result<(), A::Error> {
                    match field {
                        $( Field::$field => self.$field = $crate::record::record!(@read value $($form)?), )*
                    }
                    Ok(())
                }
            }
        };

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
