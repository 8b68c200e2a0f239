//! What changed in request bodies and responses.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::change::{ChangeKind, Class, Direction, Finding};
use super::document::Document;
use super::graph::Findings;
use super::schemas::{Location, SchemaComparer};

use Class::{Additive, Breaking, Neutral};
use Direction::{Request, Response};

/// The content type that the bindings send and request where they can choose.
const JSON: &str = "application/json";

/// Compares the request bodies of two versions of an operation.
pub(crate) fn compare_request<'d>(
    comparer: &SchemaComparer<'_, 'd>,
    old: &'d Value,
    new: &'d Value,
    findings: &mut Findings<'d>,
) {
    let location = Location::new("request body", Request);
    let finding = |class, kind| Finding::new(class, kind, location.label.as_str()).in_direction(Request);
    let body = |side: &Document<'d>, operation: &'d Value| {
        let body = operation.get("requestBody")?;
        side.description.resolve(body)
    };
    match (body(comparer.old, old), body(comparer.new, new)) {
        (None, None) => {}
        (Some(_), None) => findings.add(finding(Breaking, ChangeKind::RequestBodyRemoved)),
        (None, Some(new)) if new["required"] == true => {
            findings.add(finding(Breaking, ChangeKind::RequiredRequestBodyAdded));
        }
        (None, Some(_)) => findings.add(finding(Additive, ChangeKind::OptionalRequestBodyAdded)),
        (Some(old), Some(new)) => {
            match (old["required"] == true, new["required"] == true) {
                (false, true) => findings.add(finding(Breaking, ChangeKind::RequestBodyBecameRequired)),
                (true, false) => findings.add(finding(Additive, ChangeKind::RequestBodyBecameOptional)),
                _ => {}
            }
            compare_content(comparer, &location, old, new, findings);
        }
    }
}

/// Compares the responses of two versions of an operation.
pub(crate) fn compare_responses<'d>(
    comparer: &SchemaComparer<'_, 'd>,
    old: &'d Value,
    new: &'d Value,
    findings: &mut Findings<'d>,
) {
    let (old, new) = (&old["responses"], &new["responses"]);
    for status in keys(old).union(&keys(new)) {
        let location = Location::new(format!("response {status}"), Response);
        let finding = |kind| {
            let class = if is_success(status) { Breaking } else { Neutral };
            Finding::new(class, kind, location.label.as_str()).in_direction(Response)
        };
        match (old.get(status), new.get(status)) {
            (Some(_), None) => findings.add(finding(ChangeKind::ResponseRemoved)),
            (None, _) => findings.add(finding(ChangeKind::ResponseAdded)),
            (Some(before), Some(after)) => {
                let before = comparer.old.description.resolve(before).unwrap_or(before);
                let after = comparer.new.description.resolve(after).unwrap_or(after);
                compare_response(comparer, &location, before, after, findings);
            }
        }
    }
}

/// A redirect is an outcome that the bindings know, not an error.
fn is_success(status: &str) -> bool {
    status.starts_with(['2', '3'])
}

fn compare_response<'d>(
    comparer: &SchemaComparer<'_, 'd>,
    location: &Location,
    old: &'d Value,
    new: &'d Value,
    findings: &mut Findings<'d>,
) {
    let empty = |response: &Value| keys(&response["content"]).is_empty();
    let finding = |class, kind| Finding::new(class, kind, location.label.as_str()).in_direction(Response);
    match (empty(old), empty(new)) {
        (true, true) => {}
        (true, false) => findings.add(finding(Additive, ChangeKind::ResponseBodyAdded)),
        (false, true) => findings.add(finding(Breaking, ChangeKind::ResponseBodyRemoved)),
        (false, false) => compare_content(comparer, location, old, new, findings),
    }
    for name in keys(&old["headers"]).union(&keys(&new["headers"])) {
        let what = format!("{} header {name}", location.label);
        let finding = |class, kind| Finding::new(class, kind, what.as_str()).in_direction(Response);
        match (old["headers"].get(name), new["headers"].get(name)) {
            (Some(_), None) => findings.add(finding(Breaking, ChangeKind::ResponseHeaderRemoved)),
            (None, _) => findings.add(finding(Additive, ChangeKind::ResponseHeaderAdded)),
            (Some(before), Some(after)) => {
                let before = comparer.old.description.resolve(before).unwrap_or(before);
                let after = comparer.new.description.resolve(after).unwrap_or(after);
                let location = Location::new(what, Response);
                if let (Some(before), Some(after)) = (before.get("schema"), after.get("schema")) {
                    comparer.compare(&location, before, after, findings);
                }
            }
        }
    }
}

/// Compares the `content` of two objects for the content types that the bindings use.
pub(crate) fn compare_content<'d>(
    comparer: &SchemaComparer<'_, 'd>,
    location: &Location,
    old: &'d Value,
    new: &'d Value,
    findings: &mut Findings<'d>,
) {
    let (old, new) = (&old["content"], &new["content"]);
    let used = |content_type: &str| old.get(JSON).is_none() || content_type == JSON;
    let finding =
        |class, kind| Finding::new(class, kind, location.label.as_str()).in_direction(location.direction);
    for content_type in keys(old).union(&keys(new)) {
        match (old.get(content_type), new.get(content_type)) {
            (Some(_), None) => {
                let class = if used(content_type) { Breaking } else { Neutral };
                let finding = finding(class, ChangeKind::ContentTypeRemoved);
                findings.add(finding.from(content_type.as_str()));
            }
            (None, _) => {
                let class = match location.direction {
                    Request => Additive,
                    Response => Neutral,
                };
                let finding = finding(class, ChangeKind::ContentTypeAdded);
                findings.add(finding.to(content_type.as_str()));
            }
            (Some(before), Some(after)) if used(content_type) => {
                compare_media_type(comparer, location, before, after, findings);
            }
            _ => {}
        }
    }
}

fn compare_media_type<'d>(
    comparer: &SchemaComparer<'_, 'd>,
    location: &Location,
    old: &'d Value,
    new: &'d Value,
    findings: &mut Findings<'d>,
) {
    let finding =
        |class, kind| Finding::new(class, kind, location.label.as_str()).in_direction(location.direction);
    if old.get("encoding") != new.get("encoding") {
        let finding = finding(Breaking, ChangeKind::SerializationChanged);
        findings.add(finding.from(old.get("encoding").cloned()).to(new.get("encoding").cloned()));
    }
    match (old.get("schema"), new.get("schema"), location.direction) {
        (None, Some(_), Response) => findings.add(finding(Additive, ChangeKind::ResponseBodyAdded)),
        (Some(_), None, Response) => findings.add(finding(Breaking, ChangeKind::ResponseBodyRemoved)),
        (old, new, _) => {
            let anything = &Value::Null;
            let (old, new) = (old.unwrap_or(anything), new.unwrap_or(anything));
            comparer.compare(location, old, new, findings);
        }
    }
}

fn keys(value: &Value) -> BTreeSet<String> {
    let members = value.as_object().into_iter().flat_map(Map::keys);
    members.cloned().collect()
}
