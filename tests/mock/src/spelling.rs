//! Responses with their property names in another spelling.

use axum::body::{Body, to_bytes};
use axum::response::Response;
use http::header;
use serde_json::{Map, Value};

/// How property names are spelled in the JSON responses of the API's operations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum PropertySpelling {
    /// As the document of the API has each.
    #[default]
    AsPublished,
    /// `max_dimensions`.
    SnakeCase,
    /// `maxDimensions`.
    CamelCase,
    /// `MaxDimensions`.
    PascalCase,
}

impl PropertySpelling {
    /// The names by which flags and the control interface know them.
    pub(crate) const NAMES: [(&'static str, Self); 4] = [
        ("as_published", Self::AsPublished),
        ("snake_case", Self::SnakeCase),
        ("camel_case", Self::CamelCase),
        ("pascal_case", Self::PascalCase),
    ];

    /// The response with all property names spelled so; one that is not JSON as it is.
    pub(crate) async fn apply(self, response: Response) -> Response {
        let kind = response.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
        let is_json = kind.is_some_and(|kind| kind == "application/json" || kind.ends_with("+json"));
        if self == Self::AsPublished || !is_json {
            return response;
        }
        let (parts, body) = response.into_parts();
        // The bodies of this server's operations are in memory; none is endless.
        let bytes = to_bytes(body, usize::MAX).await.unwrap_or_default();
        let body = match serde_json::from_slice(&bytes) {
            Ok(value) => Body::from(self.respell(value).to_string()),
            Err(_) => Body::from(bytes),
        };
        Response::from_parts(parts, body)
    }

    fn respell(self, value: Value) -> Value {
        match value {
            Value::Object(members) => {
                let members = members.into_iter();
                Value::Object(
                    members
                        .map(|(name, value)| (self.name(&name), self.respell(value)))
                        .collect::<Map<_, _>>(),
                )
            }
            Value::Array(items) => items.into_iter().map(|item| self.respell(item)).collect(),
            other => other,
        }
    }

    fn name(self, name: &str) -> String {
        let words = words(name);
        match self {
            Self::AsPublished => name.to_owned(),
            Self::SnakeCase => words.join("_"),
            Self::PascalCase => words.iter().map(|word| capitalised(word)).collect(),
            Self::CamelCase => {
                let (first, rest) = words.split_at(words.len().min(1));
                first.iter().cloned().chain(rest.iter().map(|word| capitalised(word))).collect()
            }
        }
    }
}

/// The words of a name in any of the spellings, in lower case.
fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut before_is_lower = false;
    for letter in name.chars() {
        let begins = letter == '_' || (letter.is_uppercase() && before_is_lower);
        if begins {
            words.push(String::new());
        }
        if letter != '_'
            && let Some(word) = words.last_mut()
        {
            word.extend(letter.to_lowercase());
        }
        before_is_lower = !letter.is_uppercase() && letter != '_';
    }
    words.retain(|word| !word.is_empty());
    words
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}
