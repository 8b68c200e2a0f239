//! One order for everything whose order has no meaning.
//!
//! Keys need no sorting, since `serde_json` sorts them. Sorted here: parameters (by location, then by
//! name; path parameters take their positions from the path), `required`, tags, enumerated values
//! (their order is not visible on the wire), and the alternatives of a security requirement. Not sorted,
//! since their order is visible: `servers`, of which the first is the default, and `allOf`, `anyOf` and
//! `oneOf`.

use std::cmp::Ordering;

use serde_json::{Map, Value};

use super::references::resolve;

/// Puts the complete document into canonical order.
pub(super) fn order(root: &mut Value) {
    // Parameters may be references to components of the same document.
    let original = root.clone();
    document(root, &original);
}

fn document(value: &mut Value, root: &Value) {
    sort_by_name(value.get_mut("tags"));
    sort_security(value.get_mut("security"));
    for path in members(value.get_mut("paths")) {
        path_item(path, root);
    }
    let Some(components) = value.get_mut("components") else {
        return;
    };
    members(components.get_mut("schemas")).for_each(schema);
    members(components.get_mut("responses")).for_each(response);
    members(components.get_mut("parameters")).for_each(parameter);
    members(components.get_mut("headers")).for_each(parameter);
    members(components.get_mut("requestBodies")).for_each(content);
    for callback in members(components.get_mut("callbacks")) {
        members(Some(callback)).for_each(|path| path_item(path, root));
    }
}

fn path_item(value: &mut Value, root: &Value) {
    sort_parameters(value.get_mut("parameters"), root);
    for method in super::grammar::METHODS {
        let Some(operation) = value.get_mut(method) else {
            continue;
        };
        sort_parameters(operation.get_mut("parameters"), root);
        sort_set(operation.get_mut("tags"));
        sort_security(operation.get_mut("security"));
        if let Some(body) = operation.get_mut("requestBody") {
            content(body);
        }
        members(operation.get_mut("responses")).for_each(response);
        for callback in members(operation.get_mut("callbacks")) {
            members(Some(callback)).for_each(|path| path_item(path, root));
        }
    }
}

fn response(value: &mut Value) {
    members(value.get_mut("headers")).for_each(parameter);
    content(value);
}

fn parameter(value: &mut Value) {
    value.get_mut("schema").into_iter().for_each(schema);
    content(value);
}

fn content(value: &mut Value) {
    for media_type in members(value.get_mut("content")) {
        media_type.get_mut("schema").into_iter().for_each(schema);
        for encoding in members(media_type.get_mut("encoding")) {
            members(encoding.get_mut("headers")).for_each(parameter);
        }
    }
}

fn schema(value: &mut Value) {
    sort_set(value.get_mut("required"));
    sort_set(value.get_mut("enum"));
    members(value.get_mut("properties")).for_each(schema);
    for key in ["items", "not", "additionalProperties"] {
        value.get_mut(key).into_iter().for_each(schema);
    }
    for key in ["allOf", "anyOf", "oneOf"] {
        items(value.get_mut(key)).for_each(schema);
    }
}

fn sort_parameters(value: Option<&mut Value>, root: &Value) {
    let key = |parameter: &Value| {
        let parameter = resolve(root, parameter).unwrap_or(parameter);
        let rank = match parameter["in"].as_str() {
            Some("path") => 0,
            Some("query") => 1,
            Some("header") => 2,
            _ => 3,
        };
        (rank, parameter["name"].as_str().unwrap_or_default().to_owned())
    };
    if let Some(Value::Array(parameters)) = value {
        parameters.sort_by_cached_key(key);
        parameters.iter_mut().for_each(parameter);
    }
}

fn sort_by_name(value: Option<&mut Value>) {
    if let Some(Value::Array(items)) = value {
        items.sort_by(|left, right| compare(&left["name"], &right["name"]));
    }
}

fn sort_security(value: Option<&mut Value>) {
    let Some(Value::Array(alternatives)) = value else {
        return;
    };
    for alternative in alternatives.iter_mut() {
        members(Some(alternative)).for_each(|scopes| sort_set(Some(scopes)));
    }
    alternatives.sort_by_cached_key(Value::to_string);
    alternatives.dedup();
}

fn sort_set(value: Option<&mut Value>) {
    if let Some(Value::Array(items)) = value {
        items.sort_by(compare);
        items.dedup();
    }
}

/// Null, flags, numbers by size, text by code point, everything else by its JSON.
fn compare(left: &Value, right: &Value) -> Ordering {
    let rank = |value: &Value| match value {
        Value::Null => 0,
        Value::Bool(_) => 1,
        Value::Number(_) => 2,
        Value::String(_) => 3,
        Value::Array(_) | Value::Object(_) => 4,
    };
    match (left, right) {
        (Value::Number(left), Value::Number(right)) => {
            let (left, right) = (left.as_f64(), right.as_f64());
            left.partial_cmp(&right).unwrap_or(Ordering::Equal)
        }
        (Value::String(left), Value::String(right)) => left.cmp(right),
        _ => rank(left).cmp(&rank(right)).then_with(|| left.to_string().cmp(&right.to_string())),
    }
}

fn members(value: Option<&mut Value>) -> impl Iterator<Item = &mut Value> {
    let members = value.and_then(Value::as_object_mut);
    members.into_iter().flat_map(Map::values_mut)
}

fn items(value: Option<&mut Value>) -> impl Iterator<Item = &mut Value> {
    let items = value.and_then(Value::as_array_mut);
    items.into_iter().flatten()
}
