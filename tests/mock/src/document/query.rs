//! The query of a request, checked against the document.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

use chrono::{DateTime, Utc};

use super::values::{Parameter, parse_time};
use crate::http::response::ErrorResponse;

/// The query of a call. Every name is known and every value has the documented form.
#[derive(Debug, Default)]
pub(crate) struct Query {
    pairs: Vec<(String, String)>,
    /// The names of the parameters that were read while the request was handled.
    names_read: Mutex<BTreeSet<String>>,
}

impl Query {
    pub(crate) fn parse(text: &str) -> Vec<(String, String)> {
        form_urlencoded::parse(text.as_bytes()).into_owned().collect()
    }

    pub(crate) fn check(
        pairs: Vec<(String, String)>,
        parameters: &[Parameter],
    ) -> Result<Self, ErrorResponse> {
        for (index, (name, value)) in pairs.iter().enumerate() {
            let known = parameters.iter().find(|parameter| parameter.name == *name);
            let Some(parameter) = known else {
                return Err(ErrorResponse::invalid_parameter(format!("{name} is not a parameter here.")));
            };
            if pairs.iter().take(index).any(|(earlier, _)| earlier == name) {
                return Err(ErrorResponse::invalid_parameter(format!(
                    "{name} occurs more than once; separate several values with commas."
                )));
            }
            parameter.check(value)?;
        }
        for parameter in parameters.iter().filter(|parameter| parameter.required) {
            if !pairs.iter().any(|(name, _)| *name == parameter.name) {
                let message = format!("{} is missing.", parameter.name);
                let status = http::StatusCode::BAD_REQUEST;
                return Err(ErrorResponse::getty(status, "MissingRequiredQueryParameters", message));
            }
        }
        Ok(Self { pairs, names_read: Mutex::default() })
    }

    /// Checks the parameters in the path.
    pub(crate) fn check_path(
        path: &[(String, String)],
        parameters: &[Parameter],
    ) -> Result<(), ErrorResponse> {
        path.iter().try_for_each(|(name, value)| {
            let parameter = parameters.iter().find(|parameter| parameter.name == *name);
            parameter.map_or(Ok(()), |parameter| parameter.check(value))
        })
    }

    /// The value, if it is present and not empty.
    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        let pair = self.pairs.iter().find(|(key, _)| key == name)?;
        self.names_read.lock().unwrap_or_else(PoisonError::into_inner).insert(pair.0.clone());
        Some(pair.1.as_str()).filter(|value| !value.is_empty())
    }

    /// The present parameters that were read so far.
    pub(crate) fn names_read(&self) -> BTreeSet<String> {
        self.names_read.lock().unwrap_or_else(PoisonError::into_inner).clone()
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
