//! What changed in request bodies and responses.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::change::{Class, Direction, Finding, Kind};
use super::graph::Found;
use super::schemas::{Place, Schemas};
use super::side::Side;

use Class::{Additive, Breaking, Neutral};
use Direction::{Request, Response};

/// What the bindings send and ask for where they can choose.
const JSON: &str = "application/json";

/// Compares the request bodies of two versions of an operation.
pub(crate) fn compare_request<'d>(
    schemas: &Schemas<'_, 'd>,
    old: &'d Value,
    new: &'d Value,
    found: &mut Found<'d>,
) {
    let place = Place::new("request body", Request);
    let finding = |class, kind| Finding::new(class, kind, place.what.as_str()).when(Request);
    let body = |side: &Side<'d>, operation: &'d Value| {
        let body = operation.get("requestBody")?;
        side.description.resolve(body)
    };
    match (body(schemas.old, old), body(schemas.new, new)) {
        (None, None) => {}
        (Some(_), None) => found.add(finding(Breaking, Kind::RequestBodyRemoved)),
        (None, Some(new)) if new["required"] == true => {
            found.add(finding(Breaking, Kind::RequiredRequestBodyAdded));
        }
        (None, Some(_)) => found.add(finding(Additive, Kind::OptionalRequestBodyAdded)),
        (Some(old), Some(new)) => {
            match (old["required"] == true, new["required"] == true) {
                (false, true) => found.add(finding(Breaking, Kind::RequestBodyBecameRequired)),
                (true, false) => found.add(finding(Additive, Kind::RequestBodyBecameOptional)),
                _ => {}
            }
            compare_content(schemas, &place, old, new, found);
        }
    }
}

/// Compares the responses of two versions of an operation.
pub(crate) fn compare_responses<'d>(
    schemas: &Schemas<'_, 'd>,
    old: &'d Value,
    new: &'d Value,
    found: &mut Found<'d>,
) {
    let (old, new) = (&old["responses"], &new["responses"]);
    for status in keys(old).union(&keys(new)) {
        let place = Place::new(format!("response {status}"), Response);
        let finding = |kind| {
            let class = if is_success(status) { Breaking } else { Neutral };
            Finding::new(class, kind, place.what.as_str()).when(Response)
        };
        match (old.get(status), new.get(status)) {
            (Some(_), None) => found.add(finding(Kind::ResponseRemoved)),
            (None, _) => found.add(finding(Kind::ResponseAdded)),
            (Some(before), Some(after)) => {
                let before = schemas.old.description.resolve(before).unwrap_or(before);
                let after = schemas.new.description.resolve(after).unwrap_or(after);
                response(schemas, &place, before, after, found);
            }
        }
    }
}

/// A redirect is an outcome that the bindings know, not an error.
fn is_success(status: &str) -> bool {
    status.starts_with(['2', '3'])
}

fn response<'d>(
    schemas: &Schemas<'_, 'd>,
    place: &Place,
    old: &'d Value,
    new: &'d Value,
    found: &mut Found<'d>,
) {
    let empty = |response: &Value| keys(&response["content"]).is_empty();
    let finding = |class, kind| Finding::new(class, kind, place.what.as_str()).when(Response);
    match (empty(old), empty(new)) {
        (true, true) => {}
        (true, false) => found.add(finding(Additive, Kind::ResponseBodyAdded)),
        (false, true) => found.add(finding(Breaking, Kind::ResponseBodyRemoved)),
        (false, false) => compare_content(schemas, place, old, new, found),
    }
    for name in keys(&old["headers"]).union(&keys(&new["headers"])) {
        let what = format!("{} header {name}", place.what);
        let finding = |class, kind| Finding::new(class, kind, what.as_str()).when(Response);
        match (old["headers"].get(name), new["headers"].get(name)) {
            (Some(_), None) => found.add(finding(Breaking, Kind::ResponseHeaderRemoved)),
            (None, _) => found.add(finding(Additive, Kind::ResponseHeaderAdded)),
            (Some(before), Some(after)) => {
                let before = schemas.old.description.resolve(before).unwrap_or(before);
                let after = schemas.new.description.resolve(after).unwrap_or(after);
                let place = Place::new(what, Response);
                if let (Some(before), Some(after)) = (before.get("schema"), after.get("schema")) {
                    schemas.compare(&place, before, after, found);
                }
            }
        }
    }
}

/// Compares what two objects with `content` hold for the content types that the bindings use.
pub(crate) fn compare_content<'d>(
    schemas: &Schemas<'_, 'd>,
    place: &Place,
    old: &'d Value,
    new: &'d Value,
    found: &mut Found<'d>,
) {
    let (old, new) = (&old["content"], &new["content"]);
    let used = |content_type: &str| old.get(JSON).is_none() || content_type == JSON;
    let finding = |class, kind| Finding::new(class, kind, place.what.as_str()).when(place.direction);
    for content_type in keys(old).union(&keys(new)) {
        match (old.get(content_type), new.get(content_type)) {
            (Some(_), None) => {
                let class = if used(content_type) { Breaking } else { Neutral };
                let finding = finding(class, Kind::ContentTypeRemoved);
                found.add(finding.was(content_type.as_str()));
            }
            (None, _) => {
                let class = match place.direction {
                    Request => Additive,
                    Response => Neutral,
                };
                let finding = finding(class, Kind::ContentTypeAdded);
                found.add(finding.now(content_type.as_str()));
            }
            (Some(before), Some(after)) if used(content_type) => {
                media_type(schemas, place, before, after, found);
            }
            _ => {}
        }
    }
}

fn media_type<'d>(
    schemas: &Schemas<'_, 'd>,
    place: &Place,
    old: &'d Value,
    new: &'d Value,
    found: &mut Found<'d>,
) {
    let finding = |class, kind| Finding::new(class, kind, place.what.as_str()).when(place.direction);
    if old.get("encoding") != new.get("encoding") {
        let finding = finding(Breaking, Kind::SerializationChanged);
        found.add(finding.was(old.get("encoding").cloned()).now(new.get("encoding").cloned()));
    }
    match (old.get("schema"), new.get("schema"), place.direction) {
        (None, Some(_), Response) => found.add(finding(Additive, Kind::ResponseBodyAdded)),
        (Some(_), None, Response) => found.add(finding(Breaking, Kind::ResponseBodyRemoved)),
        (old, new, _) => {
            let anything = &Value::Null;
            let (old, new) = (old.unwrap_or(anything), new.unwrap_or(anything));
            schemas.compare(place, old, new, found);
        }
    }
}

fn keys(value: &Value) -> BTreeSet<String> {
    let members = value.as_object().into_iter().flat_map(Map::keys);
    members.cloned().collect()
}
