//! The constraints of a schema on a value, with its `allOf` subschemas merged.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::document::Document;

/// Limits on a value, each with the change that tightens it.
pub(crate) const LIMITS: [(&str, Tightening); 13] = [
    ("minimum", Tightening::Increase),
    ("minLength", Tightening::Increase),
    ("minItems", Tightening::Increase),
    ("minProperties", Tightening::Increase),
    ("maximum", Tightening::Decrease),
    ("maxLength", Tightening::Decrease),
    ("maxItems", Tightening::Decrease),
    ("maxProperties", Tightening::Decrease),
    ("exclusiveMinimum", Tightening::Enable),
    ("exclusiveMaximum", Tightening::Enable),
    ("uniqueItems", Tightening::Enable),
    ("pattern", Tightening::AnyChange),
    ("multipleOf", Tightening::AnyChange),
];

/// The change that makes a limit stricter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tightening {
    Increase,
    Decrease,
    Enable,
    /// Any other value.
    AnyChange,
}

/// The constraints of a schema that a client can observe.
#[derive(Debug, Default)]
pub(crate) struct MergedSchema<'d> {
    declared_type: Option<&'d str>,
    pub(crate) format: Option<&'d str>,
    pub(crate) values: Option<Vec<&'d Value>>,
    pub(crate) items: Option<&'d Value>,
    pub(crate) properties: BTreeMap<&'d str, &'d Value>,
    pub(crate) required: BTreeSet<&'d str>,
    pub(crate) additional: Option<&'d Value>,
    pub(crate) variants: Vec<&'d Value>,
    pub(crate) discriminator: Option<&'d Value>,
    pub(crate) limits: BTreeMap<&'static str, &'d Value>,
    pub(crate) default: Option<&'d Value>,
    pub(crate) nullable: bool,
    pub(crate) deprecated: bool,
}

impl<'d> MergedSchema<'d> {
    pub(crate) fn new(document: &Document<'d>, schema: &'d Value) -> Self {
        let mut merged = Self::default();
        merged.merge(document, schema, &mut BTreeSet::new());
        merged
    }

    fn merge(&mut self, document: &Document<'d>, schema: &'d Value, seen: &mut BTreeSet<&'d str>) {
        let text = |key: &str| schema.get(key).and_then(Value::as_str);
        let flag = |key: &str| schema.get(key).and_then(Value::as_bool).unwrap_or(false);
        let list = |key: &str| schema.get(key).and_then(Value::as_array).into_iter().flatten();
        self.declared_type = self.declared_type.or(text("type"));
        self.format = self.format.or(text("format"));
        self.items = self.items.or(schema.get("items"));
        self.additional = self.additional.or(schema.get("additionalProperties"));
        self.discriminator = self.discriminator.or(schema.get("discriminator"));
        self.default = self.default.or(schema.get("default"));
        self.nullable |= flag("nullable");
        self.deprecated |= flag("deprecated");
        if let Some(values) = schema.get("enum").and_then(Value::as_array) {
            // A null among the values means the same as `nullable`.
            self.values = Some(values.iter().filter(|value| !value.is_null()).collect());
        }
        let properties = schema.get("properties").and_then(Value::as_object);
        for (name, property) in properties.into_iter().flatten() {
            self.properties.insert(name, property);
        }
        self.required.extend(list("required").filter_map(Value::as_str));
        self.variants.extend(list("oneOf").chain(list("anyOf")));
        for (limit, _) in LIMITS {
            if let Some(value) = schema.get(limit) {
                self.limits.insert(limit, value);
            }
        }
        for subschema in list("allOf") {
            let subschema = document.resolve_schema(subschema);
            if subschema.name.is_none_or(|name| seen.insert(name)) {
                self.merge(document, subschema.schema, seen);
            }
        }
    }

    /// The properties of one direction: `readOnly` ones are not sent, `writeOnly` ones are not
    /// received.
    pub(crate) fn retain_properties(&mut self, document: &Document<'d>, excluded_by: &str) {
        self.properties.retain(|_, property| {
            let outer = property.get(excluded_by);
            let inner = document.resolve_schema(property).schema.get(excluded_by);
            outer.or(inner).and_then(Value::as_bool) != Some(true)
        });
    }

    /// The type of value as far as the bindings distinguish types. Formats that they ignore, and default
    /// formats (`int64`, `double`), are not part of it.
    pub(crate) fn value_type(&self) -> String {
        if !self.variants.is_empty() {
            return "one of several".to_owned();
        }
        let declared_type = self.declared_type.unwrap_or(match self {
            Self { items: Some(_), .. } => "array",
            Self { properties, .. } if !properties.is_empty() => "object",
            Self { additional: Some(_), .. } => "object",
            Self { values: Some(values), .. } if values.iter().all(|v| v.is_string()) => "string",
            _ => "any",
        });
        let value_type = match (declared_type, self.format) {
            ("integer", Some(format)) if format != "int64" => format,
            ("number", Some("float")) => "float",
            ("string", Some(format)) if has_own_type(format) => format,
            ("object", _) if self.is_map() => "map",
            _ => declared_type,
        };
        match &self.values {
            Some(_) => format!("enumerated {value_type}"),
            None => value_type.to_owned(),
        }
    }

    fn is_map(&self) -> bool {
        self.properties.is_empty() && self.additional.is_some_and(Value::is_object)
    }
}

/// Whether a string in this format has its own type in the bindings.
fn has_own_type(format: &str) -> bool {
    matches!(format, "date" | "date-time" | "time" | "uuid" | "byte" | "binary" | "ip" | "ipv4" | "ipv6")
}

/// A schema in a few words: `int32`, `array of Dimensions`.
pub(crate) fn describe_schema<'d>(document: &Document<'d>, schema: &'d Value) -> String {
    const MAX_DESCRIBED_DEPTH: usize = 4;
    describe_to_depth(document, schema, MAX_DESCRIBED_DEPTH)
}

fn describe_to_depth<'d>(document: &Document<'d>, schema: &'d Value, depth: usize) -> String {
    let reference = document.resolve_schema(schema);
    if let Some(name) = reference.name {
        return document.label(name);
    }
    let merged = MergedSchema::new(document, reference.schema);
    let value_type = merged.value_type();
    let inner = match value_type.as_str() {
        "array" => merged.items,
        "map" => merged.additional,
        _ => None,
    };
    match inner {
        // Default formats are not part of the type, but explain a change.
        _ if matches!(value_type.as_str(), "integer" | "number") => {
            merged.format.unwrap_or(&value_type).to_owned()
        }
        Some(inner) if depth > 0 => {
            format!("{value_type} of {}", describe_to_depth(document, inner, depth - 1))
        }
        _ => value_type,
    }
}
