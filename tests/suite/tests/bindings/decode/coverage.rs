//! Whether the bodies say everything the document has a word for, and nothing else.

use std::collections::BTreeSet;

use getty_api_suite::repository;
use serde_json::Value;

use super::cases;
use super::places::{Kind, answered_schemas, places};
use super::{named, schema};
use crate::effective::{self, object, operations};
use crate::surface;

#[test]
fn every_success_is_decoded() {
    let decoded: BTreeSet<(String, u16)> =
        cases::all().into_iter().map(|case| (case.operation.to_owned(), case.status)).collect();
    let mut expected = BTreeSet::new();
    for (_, _, operation) in operations(effective::current()) {
        let id = operation["operationId"].as_str().unwrap_or_default();
        let statuses = object(&operation["responses"]).filter_map(|(status, _)| status.parse().ok());
        expected.extend(
            statuses.filter(|status| (200..300).contains(status)).map(|status| (id.to_owned(), status)),
        );
    }
    assert_eq!(decoded, expected);
    let operations: BTreeSet<String> = decoded.into_iter().map(|(operation, _)| operation).collect();
    assert_eq!(operations, surface::operation_ids(&repository::root()).into_iter().collect());
}

#[test]
fn every_body_belongs_to_a_case() {
    let files = std::fs::read_dir(cases::directory()).expect("the directory of bodies");
    let files: BTreeSet<String> =
        files.map(|file| file.expect("a file").file_name().to_string_lossy().into_owned()).collect();
    let expected: BTreeSet<String> = named().map(|case| format!("{}.json", case.body)).collect();
    assert_eq!(files, expected);
}

#[test]
fn every_property_is_in_a_body() {
    let complaints = complaints(effective::current());
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

/// What `document` has that no body shows, and what bodies show that it does not have.
pub(crate) fn complaints(document: &Value) -> Vec<String> {
    let mut missing = BTreeSet::new();
    for name in answered_schemas(document) {
        let schema = &document["components"]["schemas"][&name];
        missing.extend(object(&schema["properties"]).map(|(property, _)| format!("{name}.{property}")));
    }
    let mut complaints = Vec::new();
    for case in named() {
        for place in places(document, &schema(document, &case), &case.read()) {
            match place.kind {
                Kind::Property(name) => {
                    missing.remove(&name);
                }
                Kind::Otherwise => {
                    complaints
                        .push(format!("bodies/{}.json: {} is not as documented", case.body, place.pointer));
                }
                Kind::Object(_) | Kind::Enumerated => {}
            }
        }
    }
    complaints.extend(missing.into_iter().map(|name| format!("{name} is in no body")));
    complaints
}
