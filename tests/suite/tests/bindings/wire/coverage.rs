//! Whether the captured calls say everything the document has a word for, and nothing else.

use std::collections::{BTreeMap, BTreeSet};

use getty_api_suite::repository;
use serde_json::Value;

use super::{Captured, captured};
use crate::effective::{array, object, operations};
use crate::{effective, surface};

#[test]
fn every_operation_is_captured_once() {
    let mut ids: Vec<&str> = captured().values().flatten().map(|captured| captured.operation).collect();
    ids.sort_unstable();
    let mut expected = surface::operation_ids(&repository::root());
    expected.sort_unstable();
    assert_eq!(ids, expected, "each operation has one case in tests/bindings/wire");
}

#[test]
fn every_parameter_and_property_is_sent() {
    let complaints = complaints(effective::current());
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

/// What `document` has that no full call sends, and what full calls send that it does not have.
pub(crate) fn complaints(document: &Value) -> Vec<String> {
    let captured: BTreeMap<&str, &Captured> =
        captured().values().flatten().map(|captured| (captured.operation, captured)).collect();
    let mut complaints = Vec::new();
    for (_, _, operation) in operations(document) {
        let id = operation["operationId"].as_str().unwrap_or_default();
        let Some(captured) = captured.get(id) else {
            complaints.push(format!("{id}: no case"));
            continue;
        };
        compare(
            id,
            "parameter",
            documented_parameters(operation),
            sent_parameters(captured),
            &mut complaints,
        );
        let schema = &operation["requestBody"]["content"]["application/json"]["schema"];
        let mut documented = BTreeSet::new();
        documented_properties(document, schema, "", &mut documented);
        let mut sent = BTreeSet::new();
        if !documented.is_empty() {
            let body: Value = serde_json::from_slice(&captured.full.body).unwrap_or_default();
            sent_properties(&body, "", &mut sent);
        }
        compare(id, "property", documented, sent, &mut complaints);
        for parameter in array(&operation["parameters"]).filter(|parameter| parameter["required"] == true) {
            let name = parameter["name"].as_str().unwrap_or_default();
            let sent =
                form_urlencoded::parse(captured.minimal.query().as_bytes()).any(|(sent, _)| sent == name);
            if parameter["in"] == "query" && !sent {
                complaints.push(format!("{id}: required parameter {name} is missing from the minimal call"));
            }
        }
    }
    complaints
}

fn compare(
    id: &str,
    what: &str,
    documented: BTreeSet<String>,
    sent: BTreeSet<String>,
    complaints: &mut Vec<String>,
) {
    for name in documented.difference(&sent) {
        complaints.push(format!("{id}: {what} {name} is missing from the full call"));
    }
    for name in sent.difference(&documented) {
        complaints.push(format!("{id}: {what} {name} is sent but not documented"));
    }
}

/// The names of query and header parameters; those in the path are filled in or the call fails.
fn documented_parameters(operation: &Value) -> BTreeSet<String> {
    let parameters = array(&operation["parameters"]).filter(|parameter| parameter["in"] != "path");
    parameters.filter_map(|parameter| parameter["name"].as_str()).map(str::to_lowercase).collect()
}

fn sent_parameters(captured: &Captured) -> BTreeSet<String> {
    // What every request carries, or what describes its body.
    const TRANSPORT: [&str; 7] =
        ["accept", "accept-encoding", "api-key", "authorization", "content-length", "content-type", "host"];
    let query = form_urlencoded::parse(captured.full.query().as_bytes());
    let headers = captured.full.headers.iter().map(|(name, _)| name.to_lowercase());
    let headers = headers.filter(|name| !TRANSPORT.contains(&name.as_str()));
    query.map(|(name, _)| name.to_lowercase()).chain(headers).collect()
}

/// The paths of all properties of a schema: `reference_generation.index`.
fn documented_properties(document: &Value, schema: &Value, path: &str, found: &mut BTreeSet<String>) {
    if let Some(reference) = schema["$ref"].as_str() {
        let name = reference.rsplit('/').next().unwrap_or_default();
        documented_properties(document, &document["components"]["schemas"][name], path, found);
    }
    if let Some(items) = schema.get("items") {
        documented_properties(document, items, &format!("{path}[]"), found);
    }
    for (name, property) in object(&schema["properties"]) {
        let path = format!("{path}.{name}");
        documented_properties(document, property, &path, found);
        found.insert(path);
    }
}

fn sent_properties(value: &Value, path: &str, found: &mut BTreeSet<String>) {
    for item in array(value) {
        sent_properties(item, &format!("{path}[]"), found);
    }
    for (name, property) in object(value) {
        let path = format!("{path}.{name}");
        sent_properties(property, &path, found);
        found.insert(path);
    }
}
