//! Request bodies, checked against the document.

use http::{HeaderMap, StatusCode, header};
use serde_json::Value;

use super::schema::{Document, MediaTypeObject, OperationObject, Schema};
use super::values::parse_time;
use crate::http::response::ErrorResponse;

/// The body that an operation takes.
#[derive(Debug)]
pub(crate) enum BodySpec {
    /// None; a body that is sent is ignored.
    None,
    /// JSON of this shape.
    Json { required: bool, schema: &'static Schema },
    /// Bytes of one of these types.
    Raw { types: Vec<&'static str> },
}

impl BodySpec {
    pub(super) fn new(operation: &'static OperationObject) -> Self {
        let Some(body) = &operation.request_body else { return Self::None };
        match body.content.get("application/json") {
            Some(MediaTypeObject { schema }) => Self::Json { required: body.required, schema },
            None => Self::Raw { types: body.content.keys().map(String::as_str).collect() },
        }
    }

    /// The body as JSON; null when it is absent, which only some operations allow.
    pub(crate) fn check(&self, headers: &HeaderMap, body: &[u8]) -> Result<Value, ErrorResponse> {
        let content_type = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
        let content_type = content_type.unwrap_or_default().split(';').next().unwrap_or_default().trim();
        match self {
            Self::None => Ok(Value::Null),
            Self::Raw { types } if types.contains(&content_type) => Ok(Value::Null),
            Self::Raw { types } => Err(malformed(format!(
                "The content type is {content_type:?}; expected {}.",
                types.join(" or ")
            ))),
            Self::Json { required: false, .. } if body.is_empty() => Ok(Value::Null),
            Self::Json { .. } if body.is_empty() => Err(malformed("The body is missing.".to_owned())),
            Self::Json { .. } if !content_type.ends_with("json") => {
                Err(malformed(format!("The content type is {content_type:?}; expected application/json.")))
            }
            Self::Json { required, schema } => {
                let value: Value = serde_json::from_slice(body)
                    .map_err(|error| malformed(format!("The body is not JSON: {error}.")))?;
                // The vendor's clients send null for an absent body.
                if *required || !value.is_null() {
                    check_value(schema, &value, "The body")?;
                }
                Ok(value)
            }
        }
    }
}

fn malformed(message: String) -> ErrorResponse {
    ErrorResponse::getty(StatusCode::BAD_REQUEST, "MalformedRequest", message)
}

/// `path` locates the value in messages, such as `reference_generation.index`.
fn check_value(schema: &Schema, value: &Value, path: &str) -> Result<(), ErrorResponse> {
    let resolved = Document::effective().resolve(schema);
    let expected =
        |what: &str| Err(ErrorResponse::invalid_parameter(format!("{path} must be {what}, is {value}.")));
    if value.is_null() {
        let nullable = schema.nullable || resolved.nullable;
        return if nullable { Ok(()) } else { expected("present") };
    }
    match resolved.schema_type.as_deref() {
        Some("object") => match value.as_object() {
            Some(object) => check_object(resolved, object, path),
            None => expected("an object"),
        },
        Some("array") => match (value.as_array(), resolved.items.as_deref()) {
            (Some(values), Some(items)) => values
                .iter()
                .enumerate()
                .try_for_each(|(index, value)| check_value(items, value, &format!("{path}[{index}]"))),
            (Some(_), None) => Ok(()),
            (None, _) => expected("a list"),
        },
        Some("string") => match value.as_str() {
            Some(text) => check_text(resolved, text, path),
            None => expected("text"),
        },
        Some("integer") => {
            let (minimum, maximum) = resolved.bounds();
            match value.as_i64() {
                Some(number) if (minimum..=maximum).contains(&number) => Ok(()),
                _ => expected(&format!("an integer, {minimum} to {maximum}")),
            }
        }
        Some("number") if !value.is_number() => expected("a number"),
        Some("boolean") if !value.is_boolean() => expected("true or false"),
        _ => Ok(()),
    }
}

fn check_object(
    schema: &Schema,
    object: &serde_json::Map<String, Value>,
    path: &str,
) -> Result<(), ErrorResponse> {
    if let Some(missing) = schema.required.iter().find(|name| !object.contains_key(*name)) {
        return Err(ErrorResponse::invalid_parameter(format!("{path} lacks {missing}.")));
    }
    object.iter().try_for_each(|(name, value)| match schema.properties.get(name) {
        Some(schema) => {
            let inside = if path == "The body" { name.clone() } else { format!("{path}.{name}") };
            check_value(schema, value, &inside)
        }
        None => Err(ErrorResponse::invalid_parameter(format!("{path} has no property {name}."))),
    })
}

fn check_text(schema: &Schema, text: &str, path: &str) -> Result<(), ErrorResponse> {
    let expected =
        |what: &str| Err(ErrorResponse::invalid_parameter(format!("{path} is {text:?}; expected {what}.")));
    if !schema.values.is_empty() && !schema.values.iter().any(|known| known == text) {
        return expected(&format!("one of {}", schema.values.join(", ")));
    }
    if text.chars().count() < schema.min_length {
        return expected(&format!("at least {} characters", schema.min_length));
    }
    if schema.format.as_deref() == Some("date-time") && parse_time(text).is_none() {
        return expected("a date such as 2026-01-31T00:00:00Z");
    }
    Ok(())
}
