//! One of the two descriptions, with its schemas by name.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use super::labels;
use crate::description::Description;
use crate::document::Pointer;

/// Wrappers around wrappers end somewhere; a circle of them would not.
const MAX_WRAPPERS: usize = 32;

/// A description being compared.
#[derive(Debug)]
pub(crate) struct Side<'d> {
    pub(crate) description: &'d Description,
    pub(crate) schemas: BTreeMap<&'d str, &'d Value>,
    labels: BTreeMap<&'d str, String>,
}

/// A schema where it is used.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Use<'d> {
    /// Its name, when it is one of the named schemas.
    pub(crate) name: Option<&'d str>,
    /// The schema itself, references followed.
    pub(crate) schema: &'d Value,
    /// Whether the place of use says that null is possible.
    pub(crate) nullable: bool,
    /// The default that the place of use gives.
    pub(crate) default: Option<&'d Value>,
}

impl<'d> Side<'d> {
    pub(crate) fn new(description: &'d Description) -> Self {
        let schemas = description.root()["components"]["schemas"].as_object();
        let schemas = schemas.into_iter().flatten();
        let schemas: BTreeMap<_, _> = schemas.map(|(name, value)| (name.as_str(), value)).collect();
        let labels = labels::distinct(schemas.keys().copied());
        Self { description, schemas, labels }
    }

    /// How messages call the named schema.
    pub(crate) fn label(&self, name: &str) -> String {
        let known = self.labels.get(name).cloned();
        known.unwrap_or_else(|| labels::short(name))
    }

    /// Looks through references, and through an `allOf` that holds a single schema only to say
    /// something about its use (in OpenAPI 3.0 nothing can stand beside a reference).
    pub(crate) fn look(&self, value: &'d Value) -> Use<'d> {
        let mut found = Use { name: None, schema: value, nullable: false, default: None };
        for _ in 0..MAX_WRAPPERS {
            if let Some(name) = self.reference(found.schema) {
                found.name = Some(name);
                let Some(target) = self.schemas.get(name) else {
                    return found;
                };
                found.schema = target;
            } else if let Some(inner) = wrapped(found.schema) {
                found.nullable |= found.schema["nullable"] == true;
                found.default = found.default.or(found.schema.get("default"));
                found.schema = inner;
            } else {
                return found;
            }
        }
        found.schema = &Value::Null;
        found
    }

    /// The name that a reference refers to.
    pub(crate) fn reference(&self, value: &Value) -> Option<&'d str> {
        let target = Pointer::from_reference(value.get("$ref")?.as_str()?)?;
        match target.segments() {
            [_, section, name] if section == "schemas" => {
                self.schemas.get_key_value(name.as_str()).map(|(name, _)| *name)
            }
            _ => None,
        }
    }

    /// The names of all schemas that an operation uses, directly or not.
    pub(crate) fn used(&self) -> BTreeSet<&'d str> {
        let mut used = BTreeSet::new();
        let mut open: Vec<&Value> = Vec::new();
        let root = self.description.root();
        open.push(&root["paths"]);
        if let Some(components) = root["components"].as_object() {
            let others = components.iter().filter(|(section, _)| *section != "schemas");
            open.extend(others.map(|(_, value)| value));
        }
        while let Some(value) = open.pop() {
            match value {
                Value::Array(items) => open.extend(items),
                Value::Object(members) => {
                    open.extend(members.values());
                    if let Some(name) = self.reference(value)
                        && used.insert(name)
                    {
                        open.extend(self.schemas.get(name));
                    }
                }
                _ => {}
            }
        }
        used
    }
}

fn wrapped(schema: &Value) -> Option<&Value> {
    const ABOUT_THE_USE: [&str; 6] = ["allOf", "nullable", "default", "deprecated", "readOnly", "writeOnly"];
    let members: &Map<String, Value> = schema.as_object()?;
    match schema.get("allOf")?.as_array()?.as_slice() {
        [only] if members.keys().all(|key| ABOUT_THE_USE.contains(&key.as_str())) => Some(only),
        _ => None,
    }
}
