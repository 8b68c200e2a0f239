//! What changed in the parameters of an operation.

use serde_json::Value;

use super::bodies;
use super::change::{Class, Direction, Finding, Kind};
use super::graph::Found;
use super::schemas::{Place, Schemas};
use super::shape::{Shape, describe};
use super::side::Side;
use crate::description::{Operation, template_parameters};

use Class::{Additive, Breaking, Neutral};

/// Compares the parameters of two versions of an operation.
pub(crate) fn compare<'d>(
    schemas: &Schemas<'_, 'd>,
    old: &'d Operation,
    new: &'d Operation,
    found: &mut Found<'d>,
) {
    let mut added: Vec<&'d Value> = new.parameters.iter().collect();
    let mut gone = Vec::new();
    for before in &old.parameters {
        let same = |after: &&'d Value| identity(old, before) == identity(new, after);
        match added.iter().position(same) {
            Some(at) => parameter(schemas, before, added.remove(at), found),
            None => gone.push(before),
        }
    }
    for before in gone {
        let same = |after: &&'d Value| before["name"] == after["name"];
        let finding = |kind| Finding::new(Breaking, kind, what(before)).when(Direction::Request);
        match added.iter().position(same) {
            Some(at) => {
                let after = added.remove(at);
                let finding = finding(Kind::ParameterMoved);
                found.add(finding.was(before["in"].clone()).now(after["in"].clone()));
            }
            None => {
                let old_type = describe_parameter(schemas.old, before);
                found.add(finding(Kind::ParameterRemoved).was(old_type));
            }
        }
    }
    for after in added {
        let (class, kind) = if after["required"] == true {
            (Breaking, Kind::RequiredParameterAdded)
        } else {
            (Additive, Kind::OptionalParameterAdded)
        };
        let finding = Finding::new(class, kind, what(after)).when(Direction::Request);
        found.add(finding.now(describe_parameter(schemas.new, after)));
    }
}

fn what(parameter: &Value) -> String {
    let text = |key: &str| parameter[key].as_str().unwrap_or_default();
    format!("{} parameter {}", text("in"), text("name"))
}

/// What a server knows a parameter by: a path parameter by its position, a header by its name
/// in any case.
fn identity(operation: &Operation, parameter: &Value) -> (String, String) {
    let place = parameter["in"].as_str().unwrap_or_default();
    let name = parameter["name"].as_str().unwrap_or_default();
    let name = match place {
        "path" => {
            let names = template_parameters(&operation.path).unwrap_or_default();
            let position = names.iter().position(|other| *other == name);
            format!("{position:?}")
        }
        "header" => name.to_lowercase(),
        _ => name.to_owned(),
    };
    (place.to_owned(), name)
}

fn parameter<'d>(schemas: &Schemas<'_, 'd>, old: &'d Value, new: &'d Value, found: &mut Found<'d>) {
    let place = Place::new(what(old), Direction::Request);
    let finding = |class, kind| Finding::new(class, kind, place.what.as_str()).when(place.direction);
    if old["name"] != new["name"] {
        let finding = finding(Neutral, Kind::ParameterRenamed);
        found.add(finding.was(old["name"].clone()).now(new["name"].clone()));
    }
    match (old["required"] == true, new["required"] == true) {
        (false, true) => found.add(finding(Breaking, Kind::ParameterBecameRequired)),
        (true, false) => found.add(finding(Additive, Kind::ParameterBecameOptional)),
        _ => {}
    }
    if old["deprecated"] == true || new["deprecated"] == true {
        let (old, new) = (old["deprecated"] == true, new["deprecated"] == true);
        if old != new {
            let finding = finding(Neutral, Kind::DeprecationChanged);
            found.add(finding.was(old).now(new));
        }
    }
    let (before, after) = (serialization(old), serialization(new));
    if before != after {
        // A single value looks the same in every style of its place.
        let visible = several(schemas.old, old)
            || several(schemas.new, new)
            || old["allowReserved"] != new["allowReserved"];
        let class = if visible { Breaking } else { Neutral };
        let finding = finding(class, Kind::SerializationChanged);
        found.add(finding.was(before).now(after));
    }
    match (old.get("schema"), new.get("schema")) {
        (Some(old), Some(new)) => schemas.compare(&place, old, new, found),
        (None, None) => bodies::compare_content(schemas, &place, old, new, found),
        _ => {
            let finding = finding(Breaking, Kind::SerializationChanged);
            let say = |parameter: &Value| match parameter.get("schema") {
                Some(_) => "a schema",
                None => "a content type",
            };
            found.add(finding.was(say(old)).now(say(new)));
        }
    }
}

/// How the value is written, with what is left out filled in.
fn serialization(parameter: &Value) -> String {
    let usual = match parameter["in"].as_str() {
        Some("query" | "cookie") => "form",
        _ => "simple",
    };
    let style = parameter["style"].as_str().unwrap_or(usual);
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

/// Whether the value has parts that could be written in several ways.
fn several<'d>(side: &Side<'d>, parameter: &'d Value) -> bool {
    parameter.get("schema").is_some_and(|schema| {
        let kind = Shape::new(side, side.look(schema).schema).kind();
        matches!(kind.as_str(), "array" | "object" | "map" | "any" | "one of several")
    })
}

fn describe_parameter<'d>(side: &Side<'d>, parameter: &'d Value) -> Option<String> {
    parameter.get("schema").map(|schema| describe(side, schema))
}
