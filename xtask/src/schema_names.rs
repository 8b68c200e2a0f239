//! Short names for schemas.
//!
//! Upstream names are .NET type names. The name of a schema is its `x-type-name`, otherwise the last dotted
//! segment of its upstream name. Two schemas may result in one name only if they are equal, apart
//! from the order of lists that are sets.

use std::collections::BTreeMap;

use anyhow::{Context as _, bail};
use serde_json::{Map, Value};

const SCHEMA_PREFIX: &str = "#/components/schemas/";

/// Renames every schema of `document` and every reference to one.
///
/// # Errors
/// When a name cannot be derived, or two different schemas result in the same one.
pub(crate) fn shorten(document: &mut Value) -> anyhow::Result<()> {
    let Some(schemas) = document.pointer_mut("/components/schemas").and_then(Value::as_object_mut) else {
        return Ok(());
    };
    let mut schemas = std::mem::take(schemas);
    let mut names = BTreeMap::new();
    for (upstream, schema) in &mut schemas {
        let explicit = schema.as_object_mut().and_then(|schema| schema.remove("x-type-name"));
        let name = match explicit {
            Some(Value::String(name)) => name,
            Some(other) => bail!("schema {upstream}: x-type-name is {other}, which is not text"),
            None => derive_name(upstream)?,
        };
        names.insert(upstream.clone(), name);
    }

    let mut renamed: Map<String, Value> = Map::new();
    let mut origins: BTreeMap<String, String> = BTreeMap::new();
    for (upstream, mut schema) in schemas {
        rewrite_references(&mut schema, &names).with_context(|| format!("schema {upstream}"))?;
        let name = names[&upstream].clone();
        match renamed.get(&name) {
            Some(other) if normalized(other) != normalized(&schema) => bail!(
                "schemas {} and {upstream} are both called {name} but differ: set another x-type-name on one of them",
                origins[&name]
            ),
            Some(_) => {}
            None => {
                origins.insert(name.clone(), upstream);
                renamed.insert(name, schema);
            }
        }
    }
    rewrite_references(document, &names)?;
    if let Some(schemas) = document.pointer_mut("/components/schemas") {
        *schemas = Value::Object(renamed);
    }
    Ok(())
}

/// The last dotted segment in PascalCase.
fn derive_name(upstream: &str) -> anyhow::Result<String> {
    let segment = upstream.rsplit('.').next().unwrap_or(upstream);
    let name: String = segment
        .split(['_', '-'])
        .map(|word| {
            let mut letters = word.chars();
            letters
                .next()
                .map(|first| first.to_ascii_uppercase())
                .into_iter()
                .chain(letters)
                .collect::<String>()
        })
        .collect();
    let readable = name.starts_with(|first: char| first.is_ascii_alphabetic())
        && name.chars().all(|letter| letter.is_ascii_alphanumeric());
    if !readable {
        bail!(
            "schema {upstream}: no type name can be derived: add an x-type-name in openapi/overlays/01-names.yaml"
        );
    }
    Ok(name)
}

fn rewrite_references(value: &mut Value, names: &BTreeMap<String, String>) -> anyhow::Result<()> {
    match value {
        Value::Object(object) => {
            if let Some(Value::String(reference)) = object.get_mut("$ref")
                && let Some(upstream) = reference.strip_prefix(SCHEMA_PREFIX)
            {
                let upstream = upstream.replace("~1", "/").replace("~0", "~");
                let decoded =
                    percent_encoding::percent_decode_str(&upstream).decode_utf8_lossy().into_owned();
                let Some(name) = names.get(&upstream).or_else(|| names.get(&decoded)) else {
                    bail!("$ref {reference} leads nowhere");
                };
                *reference = format!("{SCHEMA_PREFIX}{name}");
            }
            object.values_mut().try_for_each(|value| rewrite_references(value, names))
        }
        Value::Array(values) => values.iter_mut().try_for_each(|value| rewrite_references(value, names)),
        _ => Ok(()),
    }
}

/// What two schemas of one name must share: everything but the order of lists that are sets.
fn normalized(value: &Value) -> Value {
    match value {
        Value::Object(object) => object
            .iter()
            .map(|(key, value)| {
                let value = match (key.as_str(), value) {
                    ("enum" | "required", Value::Array(values)) => {
                        let mut values = values.clone();
                        values.sort_by_key(Value::to_string);
                        Value::Array(values)
                    }
                    _ => normalized(value),
                };
                (key.clone(), value)
            })
            .collect(),
        Value::Array(values) => values.iter().map(normalized).collect(),
        other => other.clone(),
    }
}
