//! What changed in the parameters of an operation.

use serde_json::Value;

use super::bodies;
use super::change::{ChangeKind, Class, Direction, Finding};
use super::document::Document;
use super::graph::Findings;
use super::merged_schema::{MergedSchema, describe_schema};
use super::schemas::{Location, SchemaComparer};
use crate::description::{Operation, template_parameters};

use Class::{Additive, Breaking, Neutral};

/// Compares the parameters of two versions of an operation.
pub(crate) fn compare<'d>(
    comparer: &SchemaComparer<'_, 'd>,
    old: &'d Operation,
    new: &'d Operation,
    findings: &mut Findings<'d>,
) {
    let mut added: Vec<&'d Value> = new.parameters.iter().collect();
    let mut removed = Vec::new();
    for before in &old.parameters {
        let same = |after: &&'d Value| identity(old, before) == identity(new, after);
        match added.iter().position(same) {
            Some(at) => compare_parameter(comparer, before, added.remove(at), findings),
            None => removed.push(before),
        }
    }
    for before in removed {
        let same = |after: &&'d Value| before["name"] == after["name"];
        let finding = |kind| Finding::new(Breaking, kind, label(before)).in_direction(Direction::Request);
        match added.iter().position(same) {
            Some(at) => {
                let after = added.remove(at);
                let finding = finding(ChangeKind::ParameterMoved);
                findings.add(finding.from(before["in"].clone()).to(after["in"].clone()));
            }
            None => {
                let old_type = describe_parameter(comparer.old, before);
                findings.add(finding(ChangeKind::ParameterRemoved).from(old_type));
            }
        }
    }
    for after in added {
        let (class, kind) = if after["required"] == true {
            (Breaking, ChangeKind::RequiredParameterAdded)
        } else {
            (Additive, ChangeKind::OptionalParameterAdded)
        };
        let finding = Finding::new(class, kind, label(after)).in_direction(Direction::Request);
        findings.add(finding.to(describe_parameter(comparer.new, after)));
    }
}

fn label(parameter: &Value) -> String {
    let text = |key: &str| parameter[key].as_str().unwrap_or_default();
    format!("{} parameter {}", text("in"), text("name"))
}

/// What identifies a parameter for a server: a path parameter its position, a header its name
/// in any case.
fn identity(operation: &Operation, parameter: &Value) -> (String, String) {
    let location = parameter["in"].as_str().unwrap_or_default();
    let name = parameter["name"].as_str().unwrap_or_default();
    let name = match location {
        "path" => {
            let names = template_parameters(&operation.path).unwrap_or_default();
            let position = names.iter().position(|other| *other == name);
            format!("{position:?}")
        }
        "header" => name.to_lowercase(),
        _ => name.to_owned(),
    };
    (location.to_owned(), name)
}

fn compare_parameter<'d>(
    comparer: &SchemaComparer<'_, 'd>,
    old: &'d Value,
    new: &'d Value,
    findings: &mut Findings<'d>,
) {
    let location = Location::new(label(old), Direction::Request);
    let finding =
        |class, kind| Finding::new(class, kind, location.label.as_str()).in_direction(location.direction);
    if old["name"] != new["name"] {
        let finding = finding(Neutral, ChangeKind::ParameterRenamed);
        findings.add(finding.from(old["name"].clone()).to(new["name"].clone()));
    }
    match (old["required"] == true, new["required"] == true) {
        (false, true) => findings.add(finding(Breaking, ChangeKind::ParameterBecameRequired)),
        (true, false) => findings.add(finding(Additive, ChangeKind::ParameterBecameOptional)),
        _ => {}
    }
    if old["deprecated"] == true || new["deprecated"] == true {
        let (old, new) = (old["deprecated"] == true, new["deprecated"] == true);
        if old != new {
            let finding = finding(Neutral, ChangeKind::DeprecationChanged);
            findings.add(finding.from(old).to(new));
        }
    }
    let (before, after) = (serialization(old), serialization(new));
    if before != after {
        // A single value looks the same in every style of its location.
        let visible = is_composite(comparer.old, old)
            || is_composite(comparer.new, new)
            || old["allowReserved"] != new["allowReserved"];
        let class = if visible { Breaking } else { Neutral };
        let finding = finding(class, ChangeKind::SerializationChanged);
        findings.add(finding.from(before).to(after));
    }
    match (old.get("schema"), new.get("schema")) {
        (Some(old), Some(new)) => comparer.compare(&location, old, new, findings),
        (None, None) => bodies::compare_content(comparer, &location, old, new, findings),
        _ => {
            let finding = finding(Breaking, ChangeKind::SerializationChanged);
            let form = |parameter: &Value| match parameter.get("schema") {
                Some(_) => "a schema",
                None => "a content type",
            };
            findings.add(finding.from(form(old)).to(form(new)));
        }
    }
}

/// How the value is serialized, with defaults filled in.
fn serialization(parameter: &Value) -> String {
    let default_style = match parameter["in"].as_str() {
        Some("query" | "cookie") => "form",
        _ => "simple",
    };
    let style = parameter["style"].as_str().unwrap_or(default_style);
    let explode = parameter["explode"].as_bool().unwrap_or(style == "form");
    let mut text = style.to_owned();
    if explode {
        text.push_str(", exploded");
    }
    if parameter["allowReserved"] == true {
        text.push_str(", reserved characters as they are");
    }
    text
}

/// Whether the value has members that can be serialized in several ways.
fn is_composite<'d>(document: &Document<'d>, parameter: &'d Value) -> bool {
    parameter.get("schema").is_some_and(|schema| {
        let value_type = MergedSchema::new(document, document.resolve_schema(schema).schema).value_type();
        matches!(value_type.as_str(), "array" | "object" | "map" | "any" | "one of several")
    })
}

fn describe_parameter<'d>(document: &Document<'d>, parameter: &'d Value) -> Option<String> {
    parameter.get("schema").map(|schema| describe_schema(document, schema))
}
