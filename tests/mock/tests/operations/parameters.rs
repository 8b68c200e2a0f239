//! Every documented parameter has an effect or is listed as ignored.

use std::collections::{BTreeMap, BTreeSet};

use getty_api_mock::{Board, IGNORED_PARAMETERS, MockGetty};
use reqwest::Method;
use serde_json::{Value, json};

use crate::support::*;

fn document() -> Value {
    serde_json::from_str(include_str!("../../../../openapi/effective/getty-images-v3.json")).unwrap()
}

fn resolve<'a>(document: &'a Value, schema: &'a Value) -> &'a Value {
    match schema["$ref"].as_str() {
        Some(reference) => document.pointer(reference.trim_start_matches('#')).unwrap(),
        None => schema,
    }
}

/// A parameter of an operation.
type OperationParameter = (String, String);

/// The index of the entry that lists a parameter as ignored.
fn ignored(operation: &str, parameter: &str) -> Option<usize> {
    IGNORED_PARAMETERS.iter().position(|entry| {
        entry.parameters.contains(&parameter)
            && (entry.operations.is_empty() || entry.operations.contains(&operation))
    })
}

/// A valid value of the parameter.
fn value(document: &Value, name: &str, schema: &Value) -> String {
    let schema = resolve(document, schema);
    let item = if schema["type"] == "array" { resolve(document, &schema["items"]) } else { schema };
    if let Some(first) = item["enum"].as_array().and_then(|values| values.first()) {
        return first.as_str().unwrap().to_owned();
    }
    match (item["type"].as_str().unwrap_or_default(), item["format"].as_str().unwrap_or_default()) {
        ("boolean", _) => "true".to_owned(),
        ("integer" | "number", _) => item["minimum"].as_i64().unwrap_or(1).max(1).to_string(),
        (_, "date-time") => "2026-01-01".to_owned(),
        _ => format!("a-{name}"),
    }
}

/// The path with ids that exist, so that the request can succeed.
async fn path(mock: &MockGetty, token: &str, template: &str) -> String {
    let image = &mock.image_ids()[0];
    let mut path = template.to_owned();
    let mut put = |name: &str, value: &str| path = path.replace(&format!("{{{name}}}"), value);
    if template.starts_with("/v3/boards/{board_id}") {
        let board = mock.add_board(Board::new("Covers").assets([image.as_str()]));
        put("board_id", &board);
        put("asset_id", image);
    }
    if template.contains("{generationRequestId}") {
        let body = json!({ "prompt": "a boat" });
        let made = send_json(mock, token, Method::POST, "/v3/ai/image-generations", &body).await;
        put("generationRequestId", json_text(&json(made).await["generation_request_id"]).as_str());
        put("index", "0");
    }
    match template {
        "/v3/events/{id}" => put("id", "775100001"),
        "/v3/orders/{id}" => put("id", &mock.add_order(&[image.as_str()])),
        _ if template.starts_with("/v3/videos") || template.starts_with("/v3/downloads/videos") => {
            put("id", &mock.video_ids()[0]);
        }
        _ => put("id", image),
    }
    put("assetId", image);
    for rest in ["board_id", "asset_id", "comment_id", "change-set-id", "registrationId", "file-name", "id"] {
        put(rest, "1");
    }
    path
}

fn json_text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

#[tokio::test]
async fn every_documented_parameter_has_an_effect_or_is_listed_as_ignored() {
    let mock = MockGetty::start().await;
    let token = user_token(&mock).await;
    let document = document();
    let (mut sent, mut failed) =
        (BTreeSet::<OperationParameter>::new(), BTreeMap::<OperationParameter, u16>::new());
    for (template, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            let id = operation["operationId"].as_str().unwrap();
            let parameters = operation["parameters"].as_array().cloned().unwrap_or_default();
            for parameter in parameters.iter().filter(|one| one["in"] != "path") {
                let name = parameter["name"].as_str().unwrap();
                let mut query = form_urlencoded::Serializer::new(String::new());
                for other in parameters.iter().filter(|one| one["in"] == "query") {
                    let other_name = other["name"].as_str().unwrap();
                    // The document does not mark these as required, although searches by image or artist require them.
                    let needed = other["required"] == true
                        || ["artist_name", "channel_id", "ids"].contains(&other_name)
                        || (other_name == "include_facets" && name.starts_with("facet_"))
                        || (other_name == "asset_id" && id.ends_with("_by_image") && name != "image_url");
                    if other_name == name || needed {
                        let value = match (other_name, id) {
                            ("ids", "get_videos") => mock.video_ids()[0].clone(),
                            ("ids", "get_images") => mock.image_ids()[0].clone(),
                            ("ids", "get_events") => "775100001".to_owned(),
                            ("asset_id", _) => mock.image_ids()[0].clone(),
                            ("channel_id", _) => "1001".to_owned(),
                            ("artist_name", _) => "Ada Lindqvist".to_owned(),
                            _ => value(&document, other_name, &other["schema"]),
                        };
                        query.append_pair(other_name, &value);
                    }
                }
                let path = format!("{}?{}", path(&mock, &token, template).await, query.finish());
                let mut request = call_as(&mock, &token, method.to_uppercase().parse().unwrap(), &path);
                if parameter["in"] == "header" {
                    request = request.header(name, "de");
                }
                if operation["requestBody"]["content"]["application/json"].is_object() {
                    request = request.header("Content-Type", "application/json").body(body(id).to_string());
                }
                let status = request.send().await.unwrap().status().as_u16();
                if status >= 400 {
                    failed.insert((id.to_owned(), name.to_owned()), status);
                }
                sent.insert((id.to_owned(), name.to_owned()));
            }
        }
    }
    assert!(sent.len() > 250, "{} parameters", sent.len());
    let read: BTreeSet<OperationParameter> = mock
        .used_parameters()
        .into_iter()
        .flat_map(|(operation, names)| names.into_iter().map(move |name| (operation.to_owned(), name)))
        .collect();
    let ineffective: Vec<_> = sent
        .iter()
        .filter(|parameter| !read.contains(*parameter) && ignored(&parameter.0, &parameter.1).is_none())
        .map(|parameter| (parameter, failed.get(parameter)))
        .collect();
    assert!(
        ineffective.is_empty(),
        "without an effect and not in IGNORED_PARAMETERS, with the status: {ineffective:#?}"
    );

    // The list contains only documented parameters without an effect.
    let effective: Vec<_> =
        read.iter().filter(|(operation, name)| ignored(operation, name).is_some()).collect();
    assert!(effective.is_empty(), "in IGNORED_PARAMETERS, but with an effect: {effective:#?}");
    for entry in IGNORED_PARAMETERS {
        assert!(!entry.reason.is_empty());
        for parameter in entry.parameters {
            let documented =
                |operation: &str| sent.contains(&(operation.to_owned(), (*parameter).to_owned()));
            let all = entry.operations.iter().all(|operation| documented(operation));
            let some = sent.iter().any(|(_, name)| name == parameter);
            assert!(all && some, "{parameter} of {:?} is not documented", entry.operations);
        }
    }
}

/// A body that passes the checks, so that the parameters are read.
fn body(operation: &str) -> Value {
    match operation {
        "create_board" => json!({ "name": "Covers" }),
        _ => json!({}),
    }
}

#[test]
fn the_readme_lists_the_ignored_parameters() {
    let readme = include_str!("../../README.md");
    let table: String = IGNORED_PARAMETERS
        .iter()
        .map(|entry| {
            let code =
                |names: &[&str]| names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
            let operations =
                if entry.operations.is_empty() { "all".to_owned() } else { code(entry.operations) };
            format!("| {} | {operations} | {} |\n", code(entry.parameters), entry.reason)
        })
        .collect();
    assert!(readme.contains(&table), "the README needs this table:\n{table}");
}
