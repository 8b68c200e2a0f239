//! What a schema says about a value, with its `allOf` parts put together.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::side::Side;

/// Limits on a value, each with what makes it stricter.
pub(crate) const LIMITS: [(&str, Stricter); 13] = [
    ("minimum", Stricter::Higher),
    ("minLength", Stricter::Higher),
    ("minItems", Stricter::Higher),
    ("minProperties", Stricter::Higher),
    ("maximum", Stricter::Lower),
    ("maxLength", Stricter::Lower),
    ("maxItems", Stricter::Lower),
    ("maxProperties", Stricter::Lower),
    ("exclusiveMinimum", Stricter::Set),
    ("exclusiveMaximum", Stricter::Set),
    ("uniqueItems", Stricter::Set),
    ("pattern", Stricter::Other),
    ("multipleOf", Stricter::Other),
];

/// When a limit allows less than it did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stricter {
    Higher,
    Lower,
    Set,
    /// When it differs.
    Other,
}

/// The parts of a schema that a client can tell.
#[derive(Debug, Default)]
pub(crate) struct Shape<'d> {
    base: Option<&'d str>,
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

impl<'d> Shape<'d> {
    pub(crate) fn new(side: &Side<'d>, schema: &'d Value) -> Self {
        let mut shape = Self::default();
        shape.absorb(side, schema, &mut BTreeSet::new());
        shape
    }

    fn absorb(&mut self, side: &Side<'d>, schema: &'d Value, seen: &mut BTreeSet<&'d str>) {
        let text = |key: &str| schema.get(key).and_then(Value::as_str);
        let flag = |key: &str| schema.get(key).and_then(Value::as_bool).unwrap_or(false);
        let list = |key: &str| schema.get(key).and_then(Value::as_array).into_iter().flatten();
        self.base = self.base.or(text("type"));
        self.format = self.format.or(text("format"));
        self.items = self.items.or(schema.get("items"));
        self.additional = self.additional.or(schema.get("additionalProperties"));
        self.discriminator = self.discriminator.or(schema.get("discriminator"));
        self.default = self.default.or(schema.get("default"));
        self.nullable |= flag("nullable");
        self.deprecated |= flag("deprecated");
        if let Some(values) = schema.get("enum").and_then(Value::as_array) {
            // Null among the values says what `nullable` says.
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
        for part in list("allOf") {
            let part = side.look(part);
            if part.name.is_none_or(|name| seen.insert(name)) {
                self.absorb(side, part.schema, seen);
            }
        }
    }

    /// The properties that go in one direction: `readOnly` ones are not sent, `writeOnly` ones
    /// not received.
    pub(crate) fn retain_properties(&mut self, side: &Side<'d>, not_when: &str) {
        self.properties.retain(|_, property| {
            let own = property.get(not_when);
            let inner = side.look(property).schema.get(not_when);
            own.or(inner).and_then(Value::as_bool) != Some(true)
        });
    }

    /// The kind of value as far as the bindings tell kinds apart. Formats that they do not look
    /// at, and those that say the usual (`int64`, `double`), are not part of it.
    pub(crate) fn kind(&self) -> String {
        if !self.variants.is_empty() {
            return "one of several".to_owned();
        }
        let base = self.base.unwrap_or(match self {
            Self { items: Some(_), .. } => "array",
            Self { properties, .. } if !properties.is_empty() => "object",
            Self { additional: Some(_), .. } => "object",
            Self { values: Some(values), .. } if values.iter().all(|v| v.is_string()) => "string",
            _ => "any",
        });
        let kind = match (base, self.format) {
            ("integer", Some(format)) if format != "int64" => format,
            ("number", Some("float")) => "float",
            ("string", Some(format)) if matters(format) => format,
            ("object", _) if self.is_map() => "map",
            _ => base,
        };
        match &self.values {
            Some(_) => format!("enumerated {kind}"),
            None => kind.to_owned(),
        }
    }

    fn is_map(&self) -> bool {
        self.properties.is_empty() && self.additional.is_some_and(Value::is_object)
    }
}

/// Whether text in this format has a type of its own in the bindings.
fn matters(format: &str) -> bool {
    matches!(format, "date" | "date-time" | "time" | "uuid" | "byte" | "binary" | "ip" | "ipv4" | "ipv6")
}

/// A schema in a few words: `int32`, `array of Dimensions`.
pub(crate) fn describe<'d>(side: &Side<'d>, schema: &'d Value) -> String {
    const MAX_DEPTH: usize = 4;
    describe_to(side, schema, MAX_DEPTH)
}

fn describe_to<'d>(side: &Side<'d>, schema: &'d Value, depth: usize) -> String {
    let used = side.look(schema);
    if let Some(name) = used.name {
        return side.label(name);
    }
    let shape = Shape::new(side, used.schema);
    let kind = shape.kind();
    let inner = match kind.as_str() {
        "array" => shape.items,
        "map" => shape.additional,
        _ => None,
    };
    match inner {
        // The usual formats are no part of the kind, but say what a change is about.
        _ if matches!(kind.as_str(), "integer" | "number") => shape.format.unwrap_or(&kind).to_owned(),
        Some(inner) if depth > 0 => {
            format!("{kind} of {}", describe_to(side, inner, depth - 1))
        }
        _ => kind,
    }
}
