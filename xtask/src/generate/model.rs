//! The facts of the effective document that progenitor does not provide.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context as _, bail};
use serde_json::Value;

use super::facts::Facts;
use crate::effective::{METHODS, collect_schema_names};

/// What the printers need to know of one document.
pub(crate) struct Model {
    /// Ordered by their ids.
    pub(crate) operations: Vec<OperationModel>,
    /// The component schemas by name.
    pub(crate) schemas: BTreeMap<String, Value>,
    /// The schemas that requests use.
    pub(crate) in_requests: BTreeSet<String>,
    /// The schemas that responses use.
    pub(crate) in_responses: BTreeSet<String>,
}

/// One operation.
pub(crate) struct OperationModel {
    pub(crate) id: String,
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) tag: String,
    pub(crate) summary: Option<String>,
    pub(crate) description: Option<String>,
    pub(crate) parameters: Vec<Parameter>,
    pub(crate) body: Option<Body>,
    pub(crate) success: Vec<u16>,
    pub(crate) response_kind: ResponseKind,
    /// The schema of a 202, where it differs from that of the result.
    pub(crate) pending: Option<String>,
    /// The property that contains the list, where a response that is a list can be wrapped in an object.
    pub(crate) list_property: Option<String>,
    pub(crate) effect: &'static str,
    pub(crate) token: &'static str,
    pub(crate) service: &'static str,
    /// The schema of the body of the first success that has one.
    pub(crate) response_schema: Option<Value>,
    /// The schema of a body in JSON.
    pub(crate) body_schema: Option<Value>,
    pub(crate) facts: Facts,
}

/// Where a parameter is sent, `in` in the document.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum ParameterLocation {
    Path,
    Query,
    Header,
}

/// The precision with which a date is sent.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum DatePrecision {
    /// `YYYY-MM-DD`.
    Day,
    /// `YYYY-MM-DDTHH:MM:SS`, or `YYYY-MM-DD` for a date without a time.
    Second,
}

/// One parameter.
pub(crate) struct Parameter {
    /// Its name on the wire.
    pub(crate) wire_name: String,
    /// The name of its method.
    pub(crate) rust_name: String,
    pub(crate) location: ParameterLocation,
    pub(crate) required: bool,
    pub(crate) description: Option<String>,
    /// For a date.
    pub(crate) precision: Option<DatePrecision>,
}

/// The request body.
pub(crate) struct Body {
    pub(crate) required: bool,
    /// Media types of a body that is sent unchanged; empty for JSON.
    pub(crate) raw: Vec<String>,
    pub(crate) description: Option<String>,
}

/// The success responses of an operation.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum ResponseKind {
    /// Without a body.
    Empty,
    /// With a body.
    Json,
    /// With a body, or without one when there is no content.
    Optional,
    /// 200 with a body, 202 with another.
    Completion,
    /// 200 with a body, 202 without.
    CompletionOrEmpty,
    /// 200 with a body, 303 with `Location`.
    Redirectable,
}

impl Model {
    pub(crate) fn read(document: &Value) -> anyhow::Result<Self> {
        let schemas: BTreeMap<String, Value> = document
            .pointer("/components/schemas")
            .and_then(Value::as_object)
            .into_iter()
            .flatten()
            .map(|(name, schema)| (name.clone(), schema.clone()))
            .collect();
        let mut operations = Vec::new();
        let (mut request_schemas, mut response_schemas) = (BTreeSet::new(), BTreeSet::new());
        for (path, item) in document["paths"].as_object().into_iter().flatten() {
            for method in METHODS {
                let Some(operation) = item.get(method) else { continue };
                collect_schema_names(&operation["parameters"], &mut request_schemas);
                collect_schema_names(&operation["requestBody"], &mut request_schemas);
                collect_schema_names(&operation["responses"], &mut response_schemas);
                let label = format!("{} {path}", method.to_uppercase());
                operations.push(OperationModel::read(method, path, operation).context(label)?);
            }
        }
        operations.sort_by(|one, other| one.id.cmp(&other.id));
        let in_requests = transitive_references(request_schemas, &schemas);
        let in_responses = transitive_references(response_schemas, &schemas);
        Ok(Self { operations, schemas, in_requests, in_responses })
    }
}

fn transitive_references(
    mut pending: BTreeSet<String>,
    schemas: &BTreeMap<String, Value>,
) -> BTreeSet<String> {
    let mut reachable = BTreeSet::new();
    while let Some(name) = pending.pop_first() {
        if let Some(schema) = schemas.get(&name) {
            collect_schema_names(schema, &mut pending);
        }
        reachable.insert(name);
        pending.retain(|name| !reachable.contains(name));
    }
    reachable
}

impl OperationModel {
    fn read(method: &str, path: &str, operation: &Value) -> anyhow::Result<Self> {
        let parameters = operation["parameters"].as_array().into_iter().flatten();
        let mut parameters: Vec<Parameter> = parameters.map(Parameter::read).collect::<Result<_, _>>()?;
        // The document sorts by name; arguments are in the order of the path.
        parameters.sort_by_key(|parameter| {
            let position = path.find(&format!("{{{}}}", parameter.wire_name));
            position.filter(|_| parameter.location == ParameterLocation::Path).unwrap_or(usize::MAX)
        });
        let (success, response_kind) = read_response_kind(&operation["responses"])?;
        let token = match operation["x-token"].as_str() {
            None if operation["security"].as_array().is_some_and(Vec::is_empty) => "None",
            None | Some("optional") => "Optional",
            Some("required") => "Required",
            Some("none") => "None",
            Some(other) => bail!("x-token is {other}; it can be none, optional or required"),
        };
        let effect = match (operation["x-effect"].as_str(), method) {
            (None, "get" | "head" | "options") | (Some("safe"), _) => "Safe",
            (None, "put" | "delete") | (Some("idempotent"), _) => "Idempotent",
            (Some("creating"), _) => "Creating",
            (Some("metered"), _) => "Metered",
            (Some(other), _) => {
                bail!("x-effect is {other}; it can be safe, idempotent, creating or metered")
            }
            (None, _) => {
                bail!("x-effect is missing: say in openapi/overlays/02-wire.yaml what a repeat does")
            }
        };
        let names: Vec<&str> = parameters.iter().map(|parameter| parameter.rust_name.as_str()).collect();
        let facts = Facts::read(operation, &names, effect == "Metered")?;
        let json_schema = |body: &Value| body.pointer("/content/application~1json/schema").cloned();
        Ok(Self {
            facts,
            response_schema: success
                .iter()
                .find_map(|status| json_schema(&operation["responses"][status.to_string()])),
            body_schema: json_schema(&operation["requestBody"]),
            id: text(operation, "operationId").context("operationId is missing")?,
            method: method.to_uppercase(),
            path: path.to_owned(),
            tag: operation["tags"][0].as_str().unwrap_or("default").to_owned(),
            summary: text(operation, "summary"),
            description: text(operation, "description"),
            parameters,
            body: operation.get("requestBody").map(Body::read).transpose()?,
            success,
            response_kind,
            pending: operation
                .pointer("/responses/202/content/application~1json/schema/$ref")
                .and_then(Value::as_str)
                .and_then(|reference| reference.rsplit('/').next())
                .map(str::to_owned),
            list_property: operation
                .get("responses")
                .and_then(|responses| text(&responses["200"], "x-list-property")),
            effect,
            token,
            service: if token == "None" { "Embed" } else { "Api" },
        })
    }
}

impl Parameter {
    fn read(parameter: &Value) -> anyhow::Result<Self> {
        let wire_name = text(parameter, "name").context("a parameter has no name")?;
        let location = match parameter["in"].as_str() {
            Some("path") => ParameterLocation::Path,
            Some("query") => ParameterLocation::Query,
            Some("header") => ParameterLocation::Header,
            other => bail!("parameter {wire_name}: in: {other:?} is not supported"),
        };
        // In a query `explode` defaults to true: one key for each value, which the API does not read.
        let repeated = location == ParameterLocation::Query
            && parameter["schema"]["type"] == "array"
            && parameter["explode"] != Value::Bool(false);
        if repeated {
            bail!(
                "parameter {wire_name}: arrays are sent comma-separated: set explode: false in 02-wire.yaml"
            );
        }
        let rust_name = match text(parameter, "x-rust-name") {
            Some(name) => name,
            None => snake_case(&wire_name),
        };
        Ok(Self {
            precision: DatePrecision::read(&wire_name, parameter)?,
            rust_name,
            location,
            required: location == ParameterLocation::Path || parameter["required"] == Value::Bool(true),
            description: text(parameter, "description"),
            wire_name,
        })
    }
}

impl Parameter {
    /// Its name on the wire, if it is a header.
    pub(crate) fn header_name(&self) -> Option<&str> {
        (self.location == ParameterLocation::Header).then_some(self.wire_name.as_str())
    }
}

impl DatePrecision {
    /// The schema does not state it: the document calls every date a `date-time`.
    fn read(name: &str, parameter: &Value) -> anyhow::Result<Option<Self>> {
        let schema = &parameter["schema"];
        let is_date = |schema: &Value| matches!(schema["format"].as_str(), Some("date" | "date-time"));
        let date = is_date(schema) || is_date(&schema["items"]);
        match (date, &parameter["x-date-precision"]) {
            (false, Value::Null) => Ok(None),
            (false, _) => bail!("parameter {name} has an x-date-precision in 02-wire.yaml, but is no date"),
            (true, Value::Null) => bail!(
                "parameter {name} is a date without x-date-precision: say in openapi/overlays/02-wire.yaml \
                 whether it is sent as a day or to the second"
            ),
            (true, precision) => match precision.as_str() {
                Some("day") => Ok(Some(Self::Day)),
                Some("second") => Ok(Some(Self::Second)),
                _ => bail!(
                    "parameter {name}: x-date-precision is {precision} in 02-wire.yaml; it can be day or second"
                ),
            },
        }
    }
}

impl Body {
    fn read(body: &Value) -> anyhow::Result<Self> {
        let content = body["content"].as_object().context("a request body has no content")?;
        let json = content.contains_key("application/json");
        Ok(Self {
            required: body["required"] == Value::Bool(true),
            raw: if json { Vec::new() } else { content.keys().cloned().collect() },
            description: text(body, "description"),
        })
    }
}

fn read_response_kind(responses: &Value) -> anyhow::Result<(Vec<u16>, ResponseKind)> {
    let mut success = Vec::new();
    let (mut with_body, mut without_body) = (Vec::new(), Vec::new());
    let mut may_be_empty = false;
    for (status, response) in responses.as_object().into_iter().flatten() {
        let Ok(status) = status.parse::<u16>() else {
            bail!("response {status}: only plain statuses are supported")
        };
        if !(200..400).contains(&status) {
            continue;
        }
        success.push(status);
        may_be_empty |= response["x-may-be-empty"] == Value::Bool(true);
        match response.pointer("/content/application~1json/schema") {
            Some(schema) => with_body.push((status, schema)),
            None => without_body.push(status),
        }
    }
    success.sort_unstable();
    let same = with_body.windows(2).all(|pair| pair[0].1 == pair[1].1);
    let statuses: Vec<u16> = with_body.iter().map(|(status, _)| *status).collect();
    let response_kind = match (statuses.as_slice(), without_body.as_slice()) {
        ([], []) => bail!("no success response"),
        ([], _) => ResponseKind::Empty,
        ([200], [202]) => ResponseKind::CompletionOrEmpty,
        ([200], [303]) => ResponseKind::Redirectable,
        ([200, 202], []) if !same => ResponseKind::Completion,
        (_, without) if same && (may_be_empty || without == [204]) => ResponseKind::Optional,
        (_, []) if same => ResponseKind::Json,
        _ => bail!("the bindings cannot distinguish the success responses {success:?}"),
    };
    Ok((success, response_kind))
}

/// A string member of an object.
pub(crate) fn text(value: &Value, key: &str) -> Option<String> {
    value.get(key)?.as_str().map(str::to_owned)
}

/// `Accept-Language`, `generationRequestId`, `file-name` as a Rust name.
pub(crate) fn snake_case(name: &str) -> String {
    use heck::ToSnakeCase as _;

    name.to_snake_case()
}
