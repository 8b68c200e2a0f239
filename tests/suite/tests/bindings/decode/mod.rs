//! What is read: every response decoded from a realistic body, and from what that body may become without notice.

mod asset_changes;
mod cases;
mod coverage;
mod errors;
mod failures;
mod oembed;
mod places;
mod responses;
mod timestamps;
mod tolerance;
mod variants;

use std::collections::BTreeSet;

use getty_api::{DecodeMode, Response};
use serde_json::Value;

use crate::effective::operations;
use crate::support::assert_snapshot;
use cases::{Case, http_response};

pub(crate) use coverage::complaints;

/// The cases that a body is named for: one for each body.
fn named() -> impl Iterator<Item = Case> {
    cases::all().into_iter().filter(|case| {
        let (operation, status) = case.body.split_once('.').unwrap_or((case.body, ""));
        operation == case.operation && (status.is_empty() || status == case.status.to_string())
    })
}

/// The schema of the response that a case is about.
fn schema(document: &Value, case: &Case) -> Value {
    let found = operations(document).find(|(_, _, operation)| operation["operationId"] == case.operation);
    let (_, _, operation) = found.unwrap_or_else(|| panic!("{} is not in the document", case.operation));
    let response = &operation["responses"][case.status.to_string()];
    response["content"]["application/json"]["schema"].clone()
}

#[test]
fn every_response_decodes() {
    for case in cases::all().iter().filter(|case| !case.body.is_empty()) {
        let body = case.read();
        let decoded = case.decode(&body).unwrap_or_else(|error| panic!("{}", error));
        assert_same(&decoded.json, &body, &format!("{}, {}, written again", case.operation, case.body));
    }
}

#[test]
fn every_body_is_shown() {
    for case in named() {
        let decoded = case.decode(&case.read()).unwrap_or_else(|error| panic!("{}", error));
        assert_snapshot(&format!("decode/{}", case.body), &compact(&decoded.shown));
    }
}

#[test]
fn responses_without_a_body_decode() {
    for case in cases::all().iter().filter(|case| case.body.is_empty()) {
        let decoded = case.decode_bytes("".into()).unwrap_or_else(|error| panic!("{}", error));
        assert_eq!(decoded.json, Value::Null, "{} {}", case.operation, case.status);
    }
}

/// A response's body that is decoded through an operation.
fn decode<O: getty_api::Operation>(
    status: u16,
    body: impl Into<bytes::Bytes>,
) -> Result<O::Output, getty_api::Error> {
    Response::decode::<O>(http_response(status, body)).map(Response::into_inner)
}

/// The same, with no value skipped.
fn decode_strictly<O: getty_api::Operation>(
    status: u16,
    body: impl Into<bytes::Bytes>,
) -> Result<O::Output, getty_api::Error> {
    Response::decode_with::<O>(http_response(status, body), DecodeMode::Strict).map(Response::into_inner)
}

/// `Some(…)` and other brackets around a single line, on one line.
fn compact(debug: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    for line in debug.lines() {
        let closes = line.trim_start().starts_with(')');
        let opened = lines.len().checked_sub(2).filter(|at| closes && lines[*at].ends_with('('));
        match (opened, lines.last().and_then(|last| last.strip_suffix(','))) {
            (Some(at), Some(last)) => {
                let joined = format!("{}{}{}", lines[at], last.trim_start(), line.trim_start());
                lines.truncate(at);
                lines.push(joined);
            }
            _ => lines.push(line.to_owned()),
        }
    }
    lines.join("\n")
}

/// Fails with the places where two values differ: the values themselves are too long to compare by eye.
fn assert_same(one: &Value, other: &Value, what: &str) {
    let mut places = Vec::new();
    differences(one, other, String::new(), &mut places);
    assert!(places.is_empty(), "{what}:\n{}", places.join("\n"));
}

fn differences(one: &Value, other: &Value, pointer: String, places: &mut Vec<String>) {
    match (one, other) {
        (Value::Object(one), Value::Object(other)) => {
            let names: BTreeSet<&String> = one.keys().chain(other.keys()).collect();
            for name in names {
                let value = |object: &serde_json::Map<String, Value>| {
                    object.get(name).cloned().unwrap_or("(absent)".into())
                };
                differences(&value(one), &value(other), format!("{pointer}/{name}"), places);
            }
        }
        (Value::Array(one), Value::Array(other)) if one.len() == other.len() => {
            for (index, (one, other)) in one.iter().zip(other).enumerate() {
                differences(one, other, format!("{pointer}/{index}"), places);
            }
        }
        _ if one == other => {}
        _ => places.push(format!("{pointer}: {one} is not {other}")),
    }
}
