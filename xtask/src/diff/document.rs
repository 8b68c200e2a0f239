//! One of the two descriptions, with its schemas by name.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use super::labels;
use crate::description::ApiDescription;
use crate::input::Pointer;

/// Nested wrappers end somewhere; a cycle of them would not.
const MAX_WRAPPERS: usize = 32;

/// A description being compared.
#[derive(Debug)]
pub(crate) struct Document<'d> {
    pub(crate) description: &'d ApiDescription,
    pub(crate) schemas: BTreeMap<&'d str, &'d Value>,
    labels: BTreeMap<&'d str, String>,
}

/// A schema where it is used.
#[derive(Debug, Clone, Copy)]
pub(crate) struct SchemaRef<'d> {
    /// Its name, when it is one of the named schemas.
    pub(crate) name: Option<&'d str>,
    /// The schema itself, references followed.
    pub(crate) schema: &'d Value,
    /// Whether null is allowed where it is used.
    pub(crate) nullable: bool,
    /// The default where it is used.
    pub(crate) default: Option<&'d Value>,
}

impl<'d> Document<'d> {
    pub(crate) fn new(description: &'d ApiDescription) -> Self {
        let schemas = description.root()["components"]["schemas"].as_object();
        let schemas = schemas.into_iter().flatten();
        let schemas: BTreeMap<_, _> = schemas.map(|(name, value)| (name.as_str(), value)).collect();
        let labels = labels::unique_labels(schemas.keys().copied());
        Self { description, schemas, labels }
    }

    /// The name of a schema in messages.
    pub(crate) fn label(&self, name: &str) -> String {
        let known = self.labels.get(name).cloned();
        known.unwrap_or_else(|| labels::short_label(name))
    }

    /// Follows references, and an `allOf` with a single schema that only adds keywords for its use
    /// (in OpenAPI 3.0 no keyword is allowed beside a reference).
    pub(crate) fn resolve_schema(&self, value: &'d Value) -> SchemaRef<'d> {
        let mut resolved = SchemaRef { name: None, schema: value, nullable: false, default: None };
        for _ in 0..MAX_WRAPPERS {
            if let Some(name) = self.referenced_name(resolved.schema) {
                resolved.name = Some(name);
                let Some(target) = self.schemas.get(name) else {
                    return resolved;
                };
                resolved.schema = target;
            } else if let Some(inner) = unwrap_all_of(resolved.schema) {
                resolved.nullable |= resolved.schema["nullable"] == true;
                resolved.default = resolved.default.or(resolved.schema.get("default"));
                resolved.schema = inner;
            } else {
                return resolved;
            }
        }
        resolved.schema = &Value::Null;
        resolved
    }

    /// The name of the schema that a reference points to.
    pub(crate) fn referenced_name(&self, value: &Value) -> Option<&'d str> {
        let target = Pointer::from_reference(value.get("$ref")?.as_str()?)?;
        match target.segments() {
            [_, section, name] if section == "schemas" => {
                self.schemas.get_key_value(name.as_str()).map(|(name, _)| *name)
            }
            _ => None,
        }
    }

    /// The names of all schemas that an operation uses, directly or not.
    pub(crate) fn used_schemas(&self) -> BTreeSet<&'d str> {
        let mut used_schemas = BTreeSet::new();
        let mut pending: Vec<&Value> = Vec::new();
        let root = self.description.root();
        pending.push(&root["paths"]);
        if let Some(components) = root["components"].as_object() {
            let others = components.iter().filter(|(section, _)| *section != "schemas");
            pending.extend(others.map(|(_, value)| value));
        }
        while let Some(value) = pending.pop() {
            match value {
                Value::Array(items) => pending.extend(items),
                Value::Object(members) => {
                    pending.extend(members.values());
                    if let Some(name) = self.referenced_name(value)
                        && used_schemas.insert(name)
                    {
                        pending.extend(self.schemas.get(name));
                    }
                }
                _ => {}
            }
        }
        used_schemas
    }
}

fn unwrap_all_of(schema: &Value) -> Option<&Value> {
    const USE_SITE_KEYWORDS: [&str; 6] =
        ["allOf", "nullable", "default", "deprecated", "readOnly", "writeOnly"];
    let members: &Map<String, Value> = schema.as_object()?;
    match schema.get("allOf")?.as_array()?.as_slice() {
        [only] if members.keys().all(|key| USE_SITE_KEYWORDS.contains(&key.as_str())) => Some(only),
        _ => None,
    }
}
