//! Checks that everything that can be requested can be read.
//!
//! A value of the enumeration of a `fields` parameter requests something in the response. The *item type* must have a
//! property with its name, ignoring case and underscores, or an overlay must list in `x-field-sets` of the
//! enumeration which properties the value selects.
//!
//! The item type is the type of the objects that the values refer to. A response is either such an object itself or a
//! list of them with counts and other members beside it, and the document does not state which. So the item type is
//! the one that has properties for most of the values: the type of the response, or that of the objects in one of its
//! lists. Properties of objects nested deeper do not count: `fields=id` requests the id of the item, not that of
//! its source. A value that does select something nested is listed in `x-field-sets`, as `list.property`.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::effective::{EffectiveDocument, METHODS};

/// The parameter that selects what is returned.
const FIELDS_PARAMETER: &str = "fields";

/// The maximum length of a chain of references to references. A cycle would never end.
const MAX_REFERENCES: usize = 64;

/// Where to add what is missing.
const ADVICE: &str =
    "add the property in openapi/overlays/03-schemas.yaml, or list what it brings in x-field-sets of";

/// Every value without a property and every entry of `x-field-sets` that is wrong, one line each.
pub(super) fn problems(document: &EffectiveDocument) -> Vec<String> {
    let schemas = SchemaIndex(&document.value);
    let mut problems = BTreeSet::new();
    for (path, item) in document.value["paths"].as_object().into_iter().flatten() {
        for method in METHODS {
            let Some(operation) = item.get(method) else { continue };
            let parameters = operation["parameters"].as_array().into_iter().flatten();
            for parameter in parameters.filter(|parameter| parameter["name"] == FIELDS_PARAMETER) {
                let label = format!("{}: {} {path}", document.source, method.to_uppercase());
                problems.extend(check(schemas, &label, operation, &parameter["schema"]));
            }
        }
    }
    problems.into_iter().collect()
}

/// The problems of one operation.
fn check(schemas: SchemaIndex<'_>, label: &str, operation: &Value, schema: &Value) -> Vec<String> {
    let (name, values) = schemas.enumeration(schema);
    let requested: Vec<&str> =
        values["enum"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    if requested.is_empty() {
        return Vec::new();
    }
    let Some(candidates) = schemas.candidates(operation) else {
        return vec![format!(
            "{label}: the parameter {FIELDS_PARAMETER} chooses what is returned, but no success has a body in JSON"
        )];
    };
    let covered = |object: &ObjectType| requested.iter().filter(|value| object.has_property(value)).count();
    // On a tie the first one: the type of the response before those of its lists.
    let item = candidates.iter().rev().max_by_key(|object| covered(object));
    let Some(item) = item else { return Vec::new() };

    let empty = serde_json::Map::new();
    let sets = values["x-field-sets"].as_object().unwrap_or(&empty);
    let mut problems = Vec::new();
    for value in &requested {
        if !item.has_property(value) && !sets.contains_key(*value) {
            problems.push(format!(
                "{label}: {FIELDS_PARAMETER}={value}: {} has no property of that name: {ADVICE} {name} in \
                 openapi/overlays/02-wire.yaml",
                item.name
            ));
        }
    }
    for (value, provided) in sets {
        if !requested.contains(&value.as_str()) {
            problems
                .push(format!("{label}: x-field-sets of {name} lists {value}, which is none of its values"));
            continue;
        }
        let provided = provided.as_array().filter(|provided| !provided.is_empty());
        let Some(provided) = provided else {
            problems.push(format!(
                "{label}: x-field-sets of {name}: {value}: must list the properties it brings"
            ));
            continue;
        };
        for property in provided {
            let known = property.as_str().is_some_and(|property| schemas.has_path(item, property));
            if !known {
                problems.push(format!(
                    "{label}: x-field-sets of {name}: {value} brings {property}, which {} does not have",
                    item.name
                ));
            }
        }
    }
    problems
}

/// The schemas of a document.
#[derive(Clone, Copy)]
struct SchemaIndex<'d>(&'d Value);

/// An object type: its name, and its properties by comparable name.
struct ObjectType<'d> {
    name: String,
    properties: BTreeMap<String, &'d Value>,
}

impl ObjectType<'_> {
    fn has_property(&self, value: &str) -> bool {
        self.properties.contains_key(&comparable_name(value))
    }
}

/// A name without the differences between its spellings.
fn comparable_name(name: &str) -> String {
    name.replace('_', "").to_lowercase()
}

impl<'d> SchemaIndex<'d> {
    /// Follows references, and returns the name of the last one too.
    fn resolve(self, mut schema: &'d Value) -> (Option<&'d str>, &'d Value) {
        let mut name = None;
        for _ in 0..MAX_REFERENCES {
            let Some(next) = schema["$ref"].as_str().and_then(|reference| reference.rsplit('/').next())
            else {
                break;
            };
            name = Some(next);
            schema = &self.0["components"]["schemas"][next];
        }
        (name, schema)
    }

    /// The enumeration behind the schema of a parameter, which is a list of its values or one of them.
    fn enumeration(self, schema: &'d Value) -> (&'d str, &'d Value) {
        let (name, schema) = self.resolve(schema);
        match schema.get("items") {
            Some(items) => self.enumeration(items),
            None => (name.unwrap_or("its enumeration"), schema),
        }
    }

    /// The types that may be the item type, that of the response first; `None` without a body.
    fn candidates(self, operation: &'d Value) -> Option<Vec<ObjectType<'d>>> {
        let successes = operation["responses"].as_object().into_iter().flatten();
        let mut bodies = successes
            .filter(|(status, _)| status.starts_with('2'))
            .filter_map(|(_, response)| response.pointer("/content/application~1json/schema"));
        let response = self.object(bodies.next()?);
        let lists: Vec<_> =
            response.properties.values().filter_map(|property| self.items(property)).collect();
        Some(std::iter::once(response).chain(lists).collect())
    }

    /// The type of the objects in a list.
    fn items(self, schema: &'d Value) -> Option<ObjectType<'d>> {
        self.resolve(schema).1.get("items").map(|items| self.object(items))
    }

    /// The object type behind a schema; for a list of objects, the type of its items.
    fn object(self, schema: &'d Value) -> ObjectType<'d> {
        let (name, schema) = self.resolve(schema);
        if let Some(items) = schema.get("items") {
            return self.object(items);
        }
        let name = name.unwrap_or("the response").to_owned();
        let mut properties = BTreeMap::new();
        for subschema in schema["allOf"].as_array().into_iter().flatten() {
            properties.extend(self.object(subschema).properties);
        }
        for (property, schema) in schema["properties"].as_object().into_iter().flatten() {
            let aliases = schema["x-aliases"].as_array().into_iter().flatten().filter_map(Value::as_str);
            for name in aliases.chain([property.as_str()]) {
                properties.insert(comparable_name(name), schema);
            }
        }
        ObjectType { name, properties }
    }

    /// Whether `object` has `path`, which is a property or `list.property`.
    fn has_path(self, object: &ObjectType<'d>, path: &str) -> bool {
        let (first, rest) = path.split_once('.').map_or((path, None), |(first, rest)| (first, Some(rest)));
        match (object.properties.get(&comparable_name(first)), rest) {
            (Some(_), None) => true,
            (Some(property), Some(rest)) => self.has_path(&self.object(property), rest),
            (None, _) => false,
        }
    }
}
