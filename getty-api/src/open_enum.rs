//! Open enums: enumerations that accept values which the API adds later.

/// Defines an open enumeration: the values known when the bindings were generated, and any other text.
///
/// In addition to the enum the macro defines `as_str`, `is_known`, `VALUES`, `Display`, `FromStr`, conversions
/// from text, serde in both directions and, with the feature `schemars`, `JsonSchema`.
macro_rules! open_enum {
    (
        $(#[$enum_meta:meta])*
        pub enum $name:ident {
            $( $(#[$variant_meta:meta])* $variant:ident = $text:literal, )*
        }
    ) => {
        $(#[$enum_meta])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum $name {
            $( $(#[$variant_meta])* $variant, )*
            /// A value that these bindings do not know. It is kept and serialized unchanged. It has no
            /// further fields, now or later.
            Other(String),
        }

        impl $name {
            /// The values known when these bindings were generated, as they are sent.
            pub const VALUES: &'static [&'static str] = &[$($text),*];

            /// The value as it is sent.
            pub fn as_str(&self) -> &str {
                match self {
                    $( Self::$variant => $text, )*
                    Self::Other(text) => text,
                }
            }

            /// Whether the value was known when these bindings were generated.
            pub fn is_known(&self) -> bool {
                !matches!(self, Self::Other(_))
            }

            fn known(text: &str) -> Option<Self> {
                match text {
                    $( $text => Some(Self::$variant), )*
                    _ => None,
                }
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self::known(text).unwrap_or_else(|| Self::Other(text.to_owned()))
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self::known(&text).unwrap_or(Self::Other(text))
            }
        }

        $crate::open_enum::open_enum!(@traits $name);
    };
    (@traits $name:ident) => {
        impl ::std::str::FromStr for $name {
            type Err = ::std::convert::Infallible;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Ok(Self::from(text))
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                formatter.pad(self.as_str())
            }
        }

        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl $crate::decode::value::Decode for $name {
            const EXPECTED: &'static str = <String as $crate::decode::value::Decode>::EXPECTED;

            fn decode<'de, D: ::serde::Deserializer<'de>>(
                deserializer: D,
                _: &mut $crate::decode::value::Budget,
            ) -> Result<Option<Self>, D::Error> {
                $crate::decode::value::open_enum(deserializer)
            }

            #[inline]
            fn salvage(
                json: &::serde_json::value::RawValue,
                salvage: &mut $crate::decode::salvage::Salvage<'_>,
            ) -> Option<Self> {
                let text = <String as $crate::decode::value::Decode>::salvage(json, salvage)?;
                (!text.trim().is_empty()).then(|| Self::from(text))
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<D: ::serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::decode::deserialize(deserializer)
            }
        }

        #[cfg(feature = "schemars")]
        impl ::schemars::JsonSchema for $name {
            fn schema_name() -> ::std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
                $crate::wire::open_enum_schema(Self::VALUES)
            }
        }
    };
}

pub(crate) use open_enum;
