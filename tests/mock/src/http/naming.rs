//! The naming convention of properties in responses.

use axum::body::{Body, to_bytes};
use axum::response::Response;
use http::header;
use serde_json::{Map, Value};

/// The naming convention of properties in the JSON responses of the API's operations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum PropertyNaming {
    /// As in the document of the API.
    #[default]
    AsPublished,
    /// `max_dimensions`.
    SnakeCase,
    /// `maxDimensions`.
    CamelCase,
    /// `MaxDimensions`.
    PascalCase,
}

impl PropertyNaming {
    /// The names in the control interface.
    pub(crate) const NAMES: [(&'static str, Self); 4] = [
        ("as_published", Self::AsPublished),
        ("snake_case", Self::SnakeCase),
        ("camel_case", Self::CamelCase),
        ("pascal_case", Self::PascalCase),
    ];

    /// Converts all property names of a JSON response. Other responses stay unchanged.
    pub(crate) async fn apply(self, response: Response) -> Response {
        let content_type = response.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
        let is_json =
            content_type.is_some_and(|value| value == "application/json" || value.ends_with("+json"));
        if self == Self::AsPublished || !is_json {
            return response;
        }
        let (parts, body) = response.into_parts();
        // The bodies of this server's operations are in memory, so none is unbounded.
        let bytes = to_bytes(body, usize::MAX).await.unwrap_or_default();
        let body = match serde_json::from_slice(&bytes) {
            Ok(value) => Body::from(self.convert(value).to_string()),
            Err(_) => Body::from(bytes),
        };
        Response::from_parts(parts, body)
    }

    fn convert(self, value: Value) -> Value {
        match value {
            Value::Object(members) => {
                let members = members.into_iter();
                Value::Object(
                    members
                        .map(|(name, value)| (self.convert_name(&name), self.convert(value)))
                        .collect::<Map<_, _>>(),
                )
            }
            Value::Array(items) => items.into_iter().map(|item| self.convert(item)).collect(),
            other => other,
        }
    }

    fn convert_name(self, name: &str) -> String {
        let words = words(name);
        match self {
            Self::AsPublished => name.to_owned(),
            Self::SnakeCase => words.join("_"),
            Self::PascalCase => words.iter().map(|word| capitalize(word)).collect(),
            Self::CamelCase => {
                let (first, rest) = words.split_at(words.len().min(1));
                first.iter().cloned().chain(rest.iter().map(|word| capitalize(word))).collect()
            }
        }
    }
}

/// Splits a name in any of the conventions into words in lower case.
fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut previous_is_lower = false;
    for letter in name.chars() {
        let starts_word = letter == '_' || (letter.is_uppercase() && previous_is_lower);
        if starts_word {
            words.push(String::new());
        }
        if letter != '_'
            && let Some(word) = words.last_mut()
        {
            word.extend(letter.to_lowercase());
        }
        previous_is_lower = !letter.is_uppercase() && letter != '_';
    }
    words.retain(|word| !word.is_empty());
    words
}

fn capitalize(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}
