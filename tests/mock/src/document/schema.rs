//! The parts of an OpenAPI 3.0 document that this server reads.

use std::collections::HashMap;

use http::Method;
use serde::Deserialize;
use serde::de::IgnoredAny;

#[derive(Debug, Default, Deserialize)]
pub(super) struct Document {
    pub(super) paths: HashMap<String, HashMap<String, Operation>>,
    pub(super) components: Components,
}

impl Document {
    pub(super) fn operation(&self, method: &Method, path: &str) -> Option<&Operation> {
        self.paths.get(path)?.get(&method.as_str().to_ascii_lowercase())
    }

    /// Follows a reference; a schema without one, or with one that leads nowhere, stays itself.
    pub(super) fn resolve<'a>(&'a self, schema: &'a Schema) -> &'a Schema {
        let name = schema.reference.as_deref().and_then(|reference| reference.rsplit('/').next());
        name.and_then(|name| self.components.schemas.get(name)).unwrap_or(schema)
    }
}

#[derive(Debug, Default, Deserialize)]
pub(super) struct Components {
    pub(super) schemas: HashMap<String, Schema>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Operation {
    #[serde(default)]
    pub(super) parameters: Vec<Parameter>,
    pub(super) request_body: Option<Body>,
    #[serde(default)]
    pub(super) responses: HashMap<String, IgnoredAny>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Parameter {
    pub(super) name: String,
    #[serde(rename = "in")]
    pub(super) place: String,
    #[serde(default)]
    pub(super) required: bool,
    #[serde(default)]
    pub(super) schema: Schema,
}

#[derive(Debug, Deserialize)]
pub(super) struct Body {
    #[serde(default)]
    pub(super) required: bool,
    #[serde(default)]
    pub(super) content: HashMap<String, Media>,
}

#[derive(Debug, Default, Deserialize)]
pub(super) struct Media {
    #[serde(default)]
    pub(super) schema: Schema,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Schema {
    #[serde(rename = "$ref")]
    pub(super) reference: Option<String>,
    #[serde(rename = "type")]
    pub(super) kind: Option<String>,
    pub(super) format: Option<String>,
    pub(super) items: Option<Box<Schema>>,
    #[serde(default)]
    pub(super) nullable: bool,
    #[serde(default)]
    pub(super) properties: HashMap<String, Schema>,
    #[serde(default)]
    pub(super) required: Vec<String>,
    #[serde(rename = "enum", default)]
    pub(super) values: Vec<String>,
    #[serde(default)]
    pub(super) min_length: usize,
    #[serde(default, deserialize_with = "whole_number")]
    pub(super) minimum: Option<i64>,
    #[serde(default, deserialize_with = "whole_number")]
    pub(super) maximum: Option<i64>,
}

impl Schema {
    /// The whole numbers it allows.
    pub(super) fn bounds(&self) -> (i64, i64) {
        let (minimum, maximum) = match self.format.as_deref() {
            Some("int64") => (i64::MIN, i64::MAX),
            _ => (i64::from(i32::MIN), i64::from(i32::MAX)),
        };
        (self.minimum.unwrap_or(minimum), self.maximum.unwrap_or(maximum))
    }
}

/// Bounds of other schemas in the document may be fractions; those are not about requests.
fn whole_number<'de, D: serde::Deserializer<'de>>(input: D) -> Result<Option<i64>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Bound {
        Whole(i64),
        Other(IgnoredAny),
    }
    Ok(match Bound::deserialize(input)? {
        Bound::Whole(number) => Some(number),
        Bound::Other(_) => None,
    })
}
