//! The places in a body: objects, properties and values of enumerations, with what the document says of them.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::effective::{array, object};

/// A place in a body.
#[derive(Clone, Debug)]
pub(super) struct Place {
    /// The JSON pointer to it.
    pub(super) pointer: String,
    pub(super) kind: Kind,
}

#[derive(Clone, Debug)]
pub(super) enum Kind {
    /// An object of a schema.
    Object(String),
    /// A property, as `Schema.property`.
    Property(String),
    /// A value of an enumeration.
    Enumerated,
    /// Something the document does not describe, or describes as something else.
    Otherwise,
}

/// Every place in `value`, which is described by `schema`.
pub(super) fn places(document: &Value, schema: &Value, value: &Value) -> Vec<Place> {
    let mut places = Vec::new();
    collect(document, schema, "", value, String::new(), &mut places);
    places
}

fn collect(
    document: &Value,
    schema: &Value,
    name: &str,
    value: &Value,
    pointer: String,
    places: &mut Vec<Place>,
) {
    if let Some(name) = referred(schema) {
        let schema = &document["components"]["schemas"][name];
        return collect(document, schema, name, value, pointer, places);
    }
    if schema.get("enum").is_some() {
        let known = array(&schema["enum"]).any(|known| known == value);
        let kind = if known { Kind::Enumerated } else { Kind::Otherwise };
        places.push(Place { pointer, kind });
        return;
    }
    if !is_of_type(value, schema["type"].as_str()) {
        places.push(Place { pointer, kind: Kind::Otherwise });
        return;
    }
    for (index, item) in array(value).enumerate() {
        collect(document, &schema["items"], name, item, format!("{pointer}/{index}"), places);
    }
    if let Some(properties) = schema["properties"].as_object() {
        places.push(Place { pointer: pointer.clone(), kind: Kind::Object(name.to_owned()) });
        for (property, value) in object(value) {
            let pointer = format!("{pointer}/{property}");
            let Some(schema) = properties.get(property) else {
                places.push(Place { pointer, kind: Kind::Otherwise });
                continue;
            };
            let kind = Kind::Property(format!("{name}.{property}"));
            places.push(Place { pointer: pointer.clone(), kind });
            collect(document, schema, "", value, pointer, places);
        }
    }
}

/// Whether a value is of an OpenAPI type.
fn is_of_type(value: &Value, kind: Option<&str>) -> bool {
    match kind {
        Some("array") => value.is_array(),
        Some("boolean") => value.is_boolean(),
        Some("integer") => value.is_i64(),
        Some("number") => value.is_number(),
        Some("object") => value.is_object(),
        Some("string") => value.is_string(),
        _ => false,
    }
}

/// The schemas that successful responses use.
pub(super) fn answered_schemas(document: &Value) -> BTreeSet<String> {
    let mut open = Vec::new();
    for (_, _, operation) in crate::effective::operations(document) {
        for (_, response) in object(&operation["responses"]).filter(|(status, _)| status.starts_with('2')) {
            references(response, &mut open);
        }
    }
    let mut reached = BTreeSet::new();
    while let Some(name) = open.pop() {
        references(&document["components"]["schemas"][&name], &mut open);
        reached.insert(name.clone());
        open.retain(|name| !reached.contains(name));
    }
    reached
}

fn references(value: &Value, names: &mut Vec<String>) {
    names.extend(referred(value).map(str::to_owned));
    object(value).for_each(|(_, value)| references(value, names));
    array(value).for_each(|value| references(value, names));
}

fn referred(schema: &Value) -> Option<&str> {
    schema["$ref"].as_str()?.rsplit('/').next()
}
