//! Request bodies, checked against the document.

use http::{HeaderMap, StatusCode, header};
use serde_json::Value;

use super::schema::{Operation, Schema};
use super::{document, schema};
use crate::query::parse_time;
use crate::reply::Refusal;

/// What an operation takes as its body.
#[derive(Debug)]
pub(crate) enum Body {
    /// Nothing; what is sent all the same is passed over.
    None,
    /// JSON of this shape.
    Json { required: bool, schema: &'static Schema },
    /// Bytes of one of these types.
    Raw { types: Vec<&'static str> },
}

impl Body {
    pub(super) fn of(operation: &'static Operation) -> Self {
        let Some(body) = &operation.request_body else { return Self::None };
        match body.content.get("application/json") {
            Some(schema::Media { schema }) => Self::Json { required: body.required, schema },
            None => Self::Raw { types: body.content.keys().map(String::as_str).collect() },
        }
    }

    /// The body as JSON; null when there is none, which only some operations allow.
    pub(crate) fn check(&self, headers: &HeaderMap, body: &[u8]) -> Result<Value, Refusal> {
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
                // The vendor's clients write an absent body so.
                if *required || !value.is_null() {
                    check_value(schema, &value, "The body")?;
                }
                Ok(value)
            }
        }
    }
}

fn malformed(message: String) -> Refusal {
    Refusal::getty(StatusCode::BAD_REQUEST, "MalformedRequest", message)
}

/// `place` names the value in messages, such as `reference_generation.index`.
fn check_value(schema: &Schema, value: &Value, place: &str) -> Result<(), Refusal> {
    let resolved = document().resolve(schema);
    let expected = |what: &str| Err(Refusal::bad_parameter(format!("{place} must be {what}, is {value}.")));
    if value.is_null() {
        let nullable = schema.nullable || resolved.nullable;
        return if nullable { Ok(()) } else { expected("given") };
    }
    match resolved.kind.as_deref() {
        Some("object") => match value.as_object() {
            Some(object) => check_object(resolved, object, place),
            None => expected("an object"),
        },
        Some("array") => match (value.as_array(), resolved.items.as_deref()) {
            (Some(values), Some(items)) => values
                .iter()
                .enumerate()
                .try_for_each(|(index, value)| check_value(items, value, &format!("{place}[{index}]"))),
            (Some(_), None) => Ok(()),
            (None, _) => expected("a list"),
        },
        Some("string") => match value.as_str() {
            Some(text) => check_text(resolved, text, place),
            None => expected("text"),
        },
        Some("integer") => {
            let (minimum, maximum) = resolved.bounds();
            match value.as_i64() {
                Some(number) if (minimum..=maximum).contains(&number) => Ok(()),
                _ => expected(&format!("a whole number, {minimum} to {maximum}")),
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
    place: &str,
) -> Result<(), Refusal> {
    if let Some(missing) = schema.required.iter().find(|name| !object.contains_key(*name)) {
        return Err(Refusal::bad_parameter(format!("{place} lacks {missing}.")));
    }
    object.iter().try_for_each(|(name, value)| match schema.properties.get(name) {
        Some(schema) => {
            let inside = if place == "The body" { name.clone() } else { format!("{place}.{name}") };
            check_value(schema, value, &inside)
        }
        None => Err(Refusal::bad_parameter(format!("{place} has no property {name}."))),
    })
}

fn check_text(schema: &Schema, text: &str, place: &str) -> Result<(), Refusal> {
    let expected = |what: &str| Err(Refusal::bad_parameter(format!("{place} is {text:?}; expected {what}.")));
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
