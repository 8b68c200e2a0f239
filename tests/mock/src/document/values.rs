//! Values in requests: parameters, dates, URLs.

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, NaiveTime, Utc};

use super::schema::{Document, Schema};
use crate::http::response::ErrorResponse;

/// The type of a parameter's value.
#[derive(Debug, Clone, PartialEq, Eq)]
enum ValueType {
    Text,
    Integer { minimum: i64, maximum: i64 },
    Number,
    Boolean,
    DateTime,
    Enum(Vec<String>),
    List(Box<ValueType>),
}

impl ValueType {
    fn from_schema(schema: &Schema, document: &Document) -> Self {
        let schema = document.resolve(schema);
        if let Some(items) = &schema.items {
            return Self::List(Box::new(Self::from_schema(items, document)));
        }
        if !schema.values.is_empty() {
            return Self::Enum(schema.values.clone());
        }
        match (schema.schema_type.as_deref(), schema.format.as_deref()) {
            (Some("integer"), _) => {
                let (minimum, maximum) = schema.bounds();
                Self::Integer { minimum, maximum }
            }
            (Some("number"), _) => Self::Number,
            (Some("boolean"), _) => Self::Boolean,
            (_, Some("date-time")) => Self::DateTime,
            _ => Self::Text,
        }
    }

    fn check(&self, name: &str, value: &str) -> Result<(), ErrorResponse> {
        let expected = |what: &str| {
            Err(ErrorResponse::invalid_parameter(format!("{name} is {value:?}; expected {what}.")))
        };
        match self {
            Self::Text => Ok(()),
            // Some clients send an empty list for an absent one.
            Self::List(_) if value.is_empty() => Ok(()),
            Self::List(items) => value.split(',').try_for_each(|item| items.check(name, item.trim())),
            Self::Enum(values) => {
                if values.iter().any(|known| known == value) {
                    return Ok(());
                }
                expected(&format!("one of {}", values.join(", ")))
            }
            Self::Boolean if matches!(value, "true" | "false") => Ok(()),
            Self::Boolean => expected("true or false"),
            Self::Integer { minimum, maximum } => match value.parse::<i64>() {
                Ok(number) if (*minimum..=*maximum).contains(&number) => Ok(()),
                _ => expected(&format!("an integer, {minimum} to {maximum}")),
            },
            Self::Number if value.parse::<f64>().is_ok() => Ok(()),
            Self::Number => expected("a number"),
            Self::DateTime if parse_time(value).is_some() => Ok(()),
            Self::DateTime => expected("a date such as 2026-01-31, time optional"),
        }
    }
}

/// A parameter of an operation.
#[derive(Debug, Clone)]
pub(crate) struct Parameter {
    pub(crate) name: String,
    pub(crate) required: bool,
    value_type: ValueType,
}

impl Parameter {
    pub(super) fn new(name: &str, required: bool, schema: &Schema, document: &Document) -> Self {
        Self { name: name.to_owned(), required, value_type: ValueType::from_schema(schema, document) }
    }

    pub(crate) fn check(&self, value: &str) -> Result<(), ErrorResponse> {
        self.value_type.check(&self.name, value)
    }
}

/// Parses a date, a date and time, or a date and time with a zone. The year has four digits, so that computations
/// with the time do not overflow.
pub(crate) fn parse_time(text: &str) -> Option<DateTime<Utc>> {
    parse_any_year(text).filter(|time| (1..=9999).contains(&time.year()))
}

fn parse_any_year(text: &str) -> Option<DateTime<Utc>> {
    if let Ok(time) = DateTime::parse_from_rfc3339(text) {
        return Some(time.to_utc());
    }
    let naive = ["%Y-%m-%dT%H:%M:%S%.f", "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M:%S%.f"]
        .iter()
        .find_map(|format| NaiveDateTime::parse_from_str(text, format).ok());
    if let Some(time) = naive {
        return Some(time.and_utc());
    }
    let date = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()?;
    Some(date.and_time(NaiveTime::MIN).and_utc())
}

/// Whether a text is an absolute `http` or `https` URL.
pub(crate) fn is_http_url(url: &str) -> bool {
    url.parse::<http::Uri>().is_ok_and(|uri| {
        matches!(uri.scheme_str(), Some("http" | "https")) && uri.host().is_some_and(|host| !host.is_empty())
    })
}
