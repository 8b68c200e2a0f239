//! A request's query, checked against the document.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, NaiveTime, Utc};

use crate::document::{Kind, Parameter};
use crate::reply::Refusal;

/// The query of a call; every name is known and every value has the right form.
#[derive(Debug, Default)]
pub(crate) struct Query {
    pairs: Vec<(String, String)>,
    /// The names of the given parameters that were looked at while the request was handled.
    read: Mutex<BTreeSet<String>>,
}

impl Query {
    pub(crate) fn parse(text: &str) -> Vec<(String, String)> {
        form_urlencoded::parse(text.as_bytes()).into_owned().collect()
    }

    pub(crate) fn check(pairs: Vec<(String, String)>, parameters: &[Parameter]) -> Result<Self, Refusal> {
        for (index, (name, value)) in pairs.iter().enumerate() {
            let known = parameters.iter().find(|parameter| parameter.name == *name);
            let Some(parameter) = known else {
                return Err(Refusal::bad_parameter(format!("{name} is not a parameter here.")));
            };
            if pairs.iter().take(index).any(|(earlier, _)| earlier == name) {
                return Err(Refusal::bad_parameter(format!(
                    "{name} is given more than once; several values go into one, with commas."
                )));
            }
            check_value(name, value, &parameter.kind)?;
        }
        for parameter in parameters.iter().filter(|parameter| parameter.required) {
            if !pairs.iter().any(|(name, _)| *name == parameter.name) {
                let message = format!("{} is missing.", parameter.name);
                let status = http::StatusCode::BAD_REQUEST;
                return Err(Refusal::getty(status, "MissingRequiredQueryParameters", message));
            }
        }
        Ok(Self { pairs, read: Mutex::default() })
    }

    /// Checks what stands in the path.
    pub(crate) fn check_path(path: &[(String, String)], parameters: &[Parameter]) -> Result<(), Refusal> {
        path.iter().try_for_each(|(name, value)| {
            let parameter = parameters.iter().find(|parameter| parameter.name == *name);
            parameter.map_or(Ok(()), |parameter| check_value(name, value, &parameter.kind))
        })
    }

    /// The value, if it was given and is not empty.
    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        let pair = self.pairs.iter().find(|(key, _)| key == name)?;
        self.read.lock().unwrap_or_else(PoisonError::into_inner).insert(pair.0.clone());
        Some(pair.1.as_str()).filter(|value| !value.is_empty())
    }

    /// The given parameters that were looked at so far.
    pub(crate) fn read(&self) -> BTreeSet<String> {
        self.read.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(crate) fn flag(&self, name: &str, default: bool) -> bool {
        self.text(name).map_or(default, |value| value.eq_ignore_ascii_case("true"))
    }

    pub(crate) fn integer(&self, name: &str) -> Option<i64> {
        self.text(name).and_then(|value| value.parse().ok())
    }

    pub(crate) fn list(&self, name: &str) -> Vec<&str> {
        let value = self.text(name).unwrap_or_default();
        value.split(',').map(str::trim).filter(|item| !item.is_empty()).collect()
    }

    pub(crate) fn time(&self, name: &str) -> Option<DateTime<Utc>> {
        self.text(name).and_then(parse_time)
    }
}

fn check_value(name: &str, value: &str, kind: &Kind) -> Result<(), Refusal> {
    match kind {
        Kind::Text => Ok(()),
        // An empty list is how an absent one is written by some clients.
        Kind::List(_) if value.is_empty() => Ok(()),
        Kind::List(items) => value.split(',').try_for_each(|item| check_value(name, item.trim(), items)),
        Kind::Choice(values) => {
            if values.iter().any(|known| known == value) {
                return Ok(());
            }
            Err(refuse(name, value, &format!("one of {}", values.join(", "))))
        }
        Kind::Boolean if matches!(value, "true" | "false") => Ok(()),
        Kind::Boolean => Err(refuse(name, value, "true or false")),
        Kind::Integer { minimum, maximum } => match value.parse::<i64>() {
            Ok(number) if (*minimum..=*maximum).contains(&number) => Ok(()),
            _ => Err(refuse(name, value, &format!("a whole number, {minimum} to {maximum}"))),
        },
        Kind::Number if value.parse::<f64>().is_ok() => Ok(()),
        Kind::Number => Err(refuse(name, value, "a number")),
        Kind::DateTime if parse_time(value).is_some() => Ok(()),
        Kind::DateTime => Err(refuse(name, value, "a date such as 2026-01-31, time optional")),
    }
}

fn refuse(name: &str, value: &str, expected: &str) -> Refusal {
    Refusal::bad_parameter(format!("{name} is {value:?}; expected {expected}."))
}

/// A date, a date and time, or those with a zone; in a year of four digits, around which there is room to
/// reckon.
pub(crate) fn parse_time(text: &str) -> Option<DateTime<Utc>> {
    read_time(text).filter(|time| (1..=9999).contains(&time.year()))
}

fn read_time(text: &str) -> Option<DateTime<Utc>> {
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
