//! The effective document, one line for each operation, parameter, body, response, schema, property and value.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::OnceLock;

use getty_api_suite::repository;
use serde_json::{Value, json};

use crate::support::assert_snapshot;

#[test]
fn effective_document() {
    for (area, listing) in listing(current()) {
        assert_snapshot(&format!("effective/{area}"), &listing);
    }
}

/// The effective documents of the repository.
pub(crate) fn current() -> &'static Value {
    static DOCUMENT: OnceLock<Value> = OnceLock::new();
    DOCUMENT.get_or_init(|| document(&repository::root()))
}

/// The effective documents of the directory `root` as one: their paths and their schemas.
pub(crate) fn document(root: &Path) -> Value {
    let directory = root.join("openapi/effective");
    let mut merged = json!({ "paths": {}, "components": { "schemas": {} } });
    for entry in fs::read_dir(&directory).unwrap_or_else(|error| panic!("{}: {error}", directory.display())) {
        let path = entry.expect("a directory entry").path();
        let text = fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let document: Value =
            serde_json::from_slice(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        for pointer in ["/paths", "/components/schemas"] {
            for (name, value) in document.pointer(pointer).into_iter().flat_map(object) {
                assert!(
                    merged.pointer(&format!("{pointer}/{}", name.replace('/', "~1"))).is_none(),
                    "{name} twice"
                );
                merged.pointer_mut(pointer).expect("made above")[name] = value.clone();
            }
        }
    }
    merged
}

/// The listing, by area.
pub(crate) fn listing(document: &Value) -> BTreeMap<String, String> {
    let mut areas = BTreeMap::new();
    for (path, method, operation) in operations(document) {
        let area = format!("operations_{}", text(&operation["tags"][0]));
        areas.entry(area).or_insert_with(String::new).push_str(&list_operation(path, method, operation));
    }
    for (name, schema) in object(&document["components"]["schemas"]) {
        let area = if schema.get("enum").is_some() { "schemas_enums" } else { "schemas_objects" };
        areas.entry(area.to_owned()).or_insert_with(String::new).push_str(&list_schema(name, schema));
    }
    areas
}

/// Path, method and description of each operation.
pub(crate) fn operations(document: &Value) -> impl Iterator<Item = (&str, &str, &Value)> {
    object(&document["paths"]).flat_map(|(path, item)| {
        object(item).map(move |(method, operation)| (path.as_str(), method.as_str(), operation))
    })
}

/// The members of an object, none for anything else.
pub(crate) fn object(value: &Value) -> impl Iterator<Item = (&String, &Value)> {
    value.as_object().into_iter().flatten()
}

/// The items of an array, none for anything else.
pub(crate) fn array(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn list_operation(path: &str, method: &str, operation: &Value) -> String {
    let mut listing = format!("{} [{} {path}", text(&operation["operationId"]), method.to_uppercase());
    for extension in ["x-effect", "x-token"] {
        if let Some(value) = operation[extension].as_str() {
            listing += &format!("; {} {value}", extension.trim_start_matches("x-"));
        }
    }
    listing += "]\n";
    for parameter in array(&operation["parameters"]) {
        let required = if parameter["required"] == true { " required" } else { "" };
        let list = if parameter["explode"] == false { " comma-separated" } else { "" };
        listing += &format!(
            "    {} {}{required}{list}: {}\n",
            text(&parameter["in"]),
            text(&parameter["name"]),
            kind(&parameter["schema"])
        );
    }
    if let Some(body) = operation.get("requestBody") {
        let required = if body["required"] == true { " required" } else { "" };
        for (media_type, content) in object(&body["content"]) {
            listing += &format!("    body{required} {media_type}: {}\n", kind(&content["schema"]));
        }
    }
    for (status, response) in object(&operation["responses"]) {
        listing += &format!("    {status}");
        for (media_type, content) in object(&response["content"]) {
            listing += &format!(" {media_type}: {}", kind(&content["schema"]));
        }
        for (name, header) in object(&response["headers"]) {
            listing += &format!(" header {name}: {}", kind(&header["schema"]));
        }
        if response["x-may-be-empty"] == true {
            listing += ", may be empty";
        }
        listing += "\n";
    }
    listing
}

fn list_schema(name: &str, schema: &Value) -> String {
    let mut listing = format!("{name}: {}\n", if schema.get("enum").is_some() { "enum" } else { "object" });
    for value in array(&schema["enum"]) {
        listing += &format!("    {}\n", text(value));
    }
    for (property, value) in object(&schema["properties"]) {
        let required = array(&schema["required"]).any(|required| required == property.as_str());
        let required = if required { " required" } else { "" };
        listing += &format!("    {property}{required}: {}\n", kind(value));
    }
    listing
}

/// A schema in a few words.
fn kind(schema: &Value) -> String {
    let mut kind = if let Some(reference) = schema["$ref"].as_str() {
        reference.rsplit('/').next().unwrap_or_default().to_owned()
    } else if schema["type"] == "array" {
        format!("[{}]", kind(&schema["items"]))
    } else if let Some(values) = schema.get("additionalProperties") {
        format!("{{{}}}", kind(values))
    } else {
        text(&schema["type"])
    };
    if let Some(format) = schema["format"].as_str() {
        kind += &format!("/{format}");
    }
    if schema["nullable"] == true {
        kind += " or null";
    }
    const SHOWN: [&str; 6] = ["default", "minimum", "maximum", "minLength", "maxLength", "pattern"];
    for key in SHOWN {
        if let Some(value) = schema.get(key) {
            kind += &format!(", {key} {value}");
        }
    }
    for (key, value) in object(schema) {
        match key.as_str() {
            "x-aliases" => {
                kind += &format!(", also {}", array(value).map(text).collect::<Vec<_>>().join(", "))
            }
            "x-text-or-number" => kind += ", also a number",
            "x-number-or-text" => kind += ", also text",
            _ => {}
        }
    }
    kind
}

fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
