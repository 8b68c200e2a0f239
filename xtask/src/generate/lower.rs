//! Turns the effective document into one that progenitor accepts.
//!
//! Removed here is what progenitor cannot express (several success responses, raw media types) or would make
//! stricter than the API (limits as types, required properties in responses); the printers restore what
//! matters from the [`Model`].

use anyhow::{Context as _, bail};
use openapiv3::OpenAPI;
use serde_json::{Map, Value, json};

use super::model::{Model, ResponseKind};
use crate::effective::METHODS;

/// Keys of a schema that describe or limit values without changing their type.
const IGNORED_KEYWORDS: [&str; 10] = [
    "default",
    "description",
    "example",
    "maxLength",
    "maximum",
    "minLength",
    "minimum",
    "pattern",
    "title",
    "deprecated",
];

pub(crate) fn lower(document: &Value, model: &Model) -> anyhow::Result<OpenAPI> {
    let mut paths = Map::new();
    for (path, item) in document["paths"].as_object().into_iter().flatten() {
        let mut lowered = Map::new();
        for method in METHODS {
            let Some(operation) = item.get(method) else { continue };
            let id = operation["operationId"].as_str().unwrap_or_default();
            let known = model.operations.iter().find(|known| known.id == id);
            let response_kind = known.map_or(ResponseKind::Empty, |known| known.response_kind);
            lowered.insert(method.to_owned(), lower_operation(operation, id, response_kind)?);
        }
        paths.insert(path.clone(), Value::Object(lowered));
    }
    let mut schemas = Map::new();
    for (name, schema) in &model.schemas {
        let mut schema = lower_schema(schema);
        let required =
            schema.get("required").and_then(Value::as_array).is_some_and(|names| !names.is_empty());
        if model.in_responses.contains(name) && required {
            if model.in_requests.contains(name) {
                bail!(
                    "schema {name} has required properties and is both sent and received: split it in 03-schemas.yaml"
                );
            }
            if let Some(schema) = schema.as_object_mut() {
                schema.remove("required");
            }
        }
        schemas.insert(name.clone(), schema);
    }
    let lowered = json!({
        "openapi": "3.0.3",
        "info": document["info"],
        "paths": paths,
        "components": { "schemas": schemas },
    });
    serde_json::from_value(lowered).context("the effective document is not OpenAPI 3.0")
}

fn lower_operation(operation: &Value, id: &str, response_kind: ResponseKind) -> anyhow::Result<Value> {
    let mut lowered = json!({ "operationId": id, "responses": {} });
    let parameters = operation["parameters"].as_array().into_iter().flatten().map(|parameter| {
        json!({
            "name": parameter["name"],
            "in": parameter["in"],
            "required": parameter["required"] == Value::Bool(true) || parameter["in"] == "path",
            "schema": lower_schema(&parameter["schema"]),
        })
    });
    lowered["parameters"] = parameters.collect();
    if let Some(content) = operation.pointer("/requestBody/content") {
        lowered["requestBody"] = match content.get("application/json") {
            Some(media_type) => json!({
                "required": true,
                "content": { "application/json": { "schema": lower_schema(&media_type["schema"]) } },
            }),
            None => json!({
                "required": true,
                "content": { "application/octet-stream": { "schema": { "type": "string", "format": "binary" } } },
            }),
        };
    }
    // One success response represents all of them: 200 is first in the document's order of statuses.
    let responses = operation["responses"].as_object().into_iter().flatten();
    let first = responses
        .filter(|(status, _)| status.starts_with('2'))
        .find_map(|(_, response)| response.pointer("/content/application~1json/schema"));
    lowered["responses"]["200"] = match first {
        Some(schema) if response_kind != ResponseKind::Empty => json!({
            "description": "",
            "content": { "application/json": { "schema": lower_schema(schema) } },
        }),
        _ => json!({ "description": "" }),
    };
    Ok(lowered)
}

fn lower_schema(schema: &Value) -> Value {
    let Some(object) = schema.as_object() else { return schema.clone() };
    if let Some(reference) = object.get("$ref") {
        return json!({ "$ref": reference });
    }
    let is_collection = object.get("type").is_some_and(|schema_type| schema_type == "array")
        || object.contains_key("additionalProperties");
    object
        .iter()
        .filter(|(key, _)| !IGNORED_KEYWORDS.contains(&key.as_str()) && !key.starts_with("x-"))
        // An absent list, a null one and an empty one mean the same.
        .filter(|(key, _)| !(is_collection && *key == "nullable"))
        .map(|(key, value)| {
            let value = match (key.as_str(), value) {
                ("properties", Value::Object(properties)) => {
                    properties.iter().map(|(name, schema)| (name.clone(), lower_schema(schema))).collect()
                }
                ("items" | "additionalProperties", schema) => lower_schema(schema),
                _ => value.clone(),
            };
            (key.clone(), value)
        })
        .collect()
}
