//! Values without a type. OpenAPI allows them; a binding has to be of some type.

use anyhow::bail;
use serde_json::Value;

use crate::document::Pointer;

/// What says something of a value whose type is not said.
const ABOUT_A_TYPE: [&str; 2] = ["enum", "format"];

/// Refuses schemas that say which values there are, or how they are written, but not of which type.
///
/// # Errors
/// Naming the first such schema.
pub(super) fn check(document: &Value) -> anyhow::Result<()> {
    walk(document, &Pointer::default(), false)
}

/// Looks at `value`, which is a schema itself if `is_schema`, and at everything in it.
fn walk(value: &Value, place: &Pointer, is_schema: bool) -> anyhow::Result<()> {
    match value {
        Value::Object(members) => {
            let typed = ["type", "allOf"].iter().any(|member| members.contains_key(*member));
            if is_schema
                && !typed
                && let Some(member) = ABOUT_A_TYPE.iter().find(|member| members.contains_key(**member))
            {
                bail!("{place}: has `{member}` but no `type`: say it in openapi/overlays/03-schemas.yaml");
            }
            members.iter().try_for_each(|(key, member)| {
                let place = place.child(key);
                match (key.as_str(), member) {
                    // What is in these is a value, not a schema.
                    ("default" | "enum" | "example", _) if is_schema => Ok(()),
                    ("properties", Value::Object(named)) if is_schema => schemas(named, &place),
                    ("schemas", Value::Object(named)) => schemas(named, &place),
                    ("schema", _) => walk(member, &place, true),
                    ("items" | "additionalProperties" | "not", _) if is_schema => walk(member, &place, true),
                    _ => walk(member, &place, false),
                }
            })
        }
        Value::Array(items) => items
            .iter()
            .enumerate()
            // The parts of an `allOf` and its like say together what they say.
            .try_for_each(|(index, item)| walk(item, &place.child(index), false)),
        _ => Ok(()),
    }
}

fn schemas(named: &serde_json::Map<String, Value>, place: &Pointer) -> anyhow::Result<()> {
    named.iter().try_for_each(|(name, schema)| walk(schema, &place.child(name), true))
}
