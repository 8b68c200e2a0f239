//! The parts of an OpenAPI 3.0 document that this server reads.

use std::collections::HashMap;
use std::sync::OnceLock;

use http::Method;
use serde::Deserialize;
use serde::de::IgnoredAny;

const EFFECTIVE: &str = include_str!("effective.json");

#[derive(Debug, Default, Deserialize)]
pub(super) struct Document {
    pub(super) paths: HashMap<String, HashMap<String, OperationObject>>,
    pub(super) components: Components,
}

impl Document {
    /// The document that is part of this program. If it could not be parsed, no operation would have parameters,
    /// and the tests would fail.
    pub(super) fn effective() -> &'static Self {
        static PARSED: OnceLock<Document> = OnceLock::new();
        PARSED.get_or_init(|| serde_json::from_str(EFFECTIVE).unwrap_or_default())
    }

    pub(super) fn operation(&self, method: &Method, path: &str) -> Option<&OperationObject> {
        self.paths.get(path)?.get(&method.as_str().to_ascii_lowercase())
    }

    /// The schema a reference points to. A schema without a reference, or with an unknown one, is returned itself.
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
pub(super) struct OperationObject {
    #[serde(default)]
    pub(super) parameters: Vec<ParameterObject>,
    pub(super) request_body: Option<RequestBodyObject>,
    #[serde(default)]
    pub(super) responses: HashMap<String, IgnoredAny>,
}

#[derive(Debug, Deserialize)]
pub(super) struct ParameterObject {
    pub(super) name: String,
    #[serde(rename = "in")]
    pub(super) location: String,
    #[serde(default)]
    pub(super) required: bool,
    #[serde(default)]
    pub(super) schema: Schema,
}

#[derive(Debug, Deserialize)]
pub(super) struct RequestBodyObject {
    #[serde(default)]
    pub(super) required: bool,
    #[serde(default)]
    pub(super) content: HashMap<String, MediaTypeObject>,
}

#[derive(Debug, Default, Deserialize)]
pub(super) struct MediaTypeObject {
    #[serde(default)]
    pub(super) schema: Schema,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Schema {
    #[serde(rename = "$ref")]
    pub(super) reference: Option<String>,
    #[serde(rename = "type")]
    pub(super) schema_type: Option<String>,
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
    #[serde(default, deserialize_with = "optional_integer")]
    pub(super) minimum: Option<i64>,
    #[serde(default, deserialize_with = "optional_integer")]
    pub(super) maximum: Option<i64>,
}

impl Schema {
    /// The integers it allows.
    pub(super) fn bounds(&self) -> (i64, i64) {
        let (minimum, maximum) = match self.format.as_deref() {
            Some("int64") => (i64::MIN, i64::MAX),
            _ => (i64::from(i32::MIN), i64::from(i32::MAX)),
        };
        (self.minimum.unwrap_or(minimum), self.maximum.unwrap_or(maximum))
    }
}

/// Bounds of other schemas in the document may be fractions. No request has those, so they are ignored.
fn optional_integer<'de, D: serde::Deserializer<'de>>(input: D) -> Result<Option<i64>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Bound {
        Integer(i64),
        Other(IgnoredAny),
    }
    Ok(match Bound::deserialize(input)? {
        Bound::Integer(number) => Some(number),
        Bound::Other(_) => None,
    })
}
