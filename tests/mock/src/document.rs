//! What the API's own document says about query parameters.
//!
//! The document is the vendored one, so that a regeneration and this server never disagree about
//! which parameters there are.

use std::collections::HashMap;
use std::sync::OnceLock;

use http::Method;
use serde::Deserialize;
use serde::de::IgnoredAny;

const DOCUMENT: &str = include_str!("../../../openapi/getty-images-v3.json");

/// The values a parameter takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Kind {
    Text,
    Integer { minimum: i64, maximum: i64 },
    Number,
    Boolean,
    DateTime,
    Choice(Vec<String>),
    List(Box<Kind>),
}

#[derive(Debug, Clone)]
pub(crate) struct Parameter {
    pub(crate) name: String,
    pub(crate) required: bool,
    pub(crate) kind: Kind,
}

/// The query parameters of an operation; none for one that is not in the document.
pub(crate) fn query_parameters(method: &Method, path: &str) -> &'static [Parameter] {
    static PARAMETERS: OnceLock<HashMap<String, Vec<Parameter>>> = OnceLock::new();
    let parameters = PARAMETERS.get_or_init(read);
    parameters.get(&key(method.as_str(), path)).map_or(&[], Vec::as_slice)
}

fn key(method: &str, path: &str) -> String {
    format!("{} {path}", method.to_ascii_uppercase())
}

/// The document is part of this program and read by its tests; were it unusable, no operation
/// would have parameters.
fn read() -> HashMap<String, Vec<Parameter>> {
    let document: Document = serde_json::from_str(DOCUMENT).unwrap_or_default();
    let schemas = &document.components.schemas;
    let mut parameters = HashMap::new();
    for (path, item) in &document.paths {
        for (method, operation) in item {
            let query = operation.parameters.iter().filter(|one| one.place == "query");
            let query = query.map(|one| Parameter {
                name: one.name.clone(),
                required: one.required,
                kind: kind(&one.schema, schemas),
            });
            parameters.insert(key(method, path), query.collect());
        }
    }
    parameters
}

fn kind(schema: &Schema, schemas: &HashMap<String, Schema>) -> Kind {
    if let Some(reference) = &schema.reference {
        let name = reference.rsplit('/').next().unwrap_or_default();
        // A named schema in a query is an enumeration, so this goes one step deep.
        return schemas.get(name).map_or(Kind::Text, |schema| kind(schema, schemas));
    }
    if let Some(items) = &schema.items {
        return Kind::List(Box::new(kind(items, schemas)));
    }
    if !schema.values.is_empty() {
        return Kind::Choice(schema.values.clone());
    }
    match (schema.kind.as_deref(), schema.format.as_deref()) {
        (Some("integer"), Some("int64")) => integer(schema, i64::MIN, i64::MAX),
        (Some("integer"), _) => integer(schema, i64::from(i32::MIN), i64::from(i32::MAX)),
        (Some("number"), _) => Kind::Number,
        (Some("boolean"), _) => Kind::Boolean,
        (_, Some("date-time")) => Kind::DateTime,
        _ => Kind::Text,
    }
}

fn integer(schema: &Schema, minimum: i64, maximum: i64) -> Kind {
    Kind::Integer { minimum: schema.minimum.unwrap_or(minimum), maximum: schema.maximum.unwrap_or(maximum) }
}

#[derive(Debug, Default, Deserialize)]
struct Document {
    paths: HashMap<String, HashMap<String, DocumentOperation>>,
    components: Components,
}

#[derive(Debug, Default, Deserialize)]
struct Components {
    schemas: HashMap<String, Schema>,
}

#[derive(Debug, Deserialize)]
struct DocumentOperation {
    #[serde(default)]
    parameters: Vec<DocumentParameter>,
}

#[derive(Debug, Deserialize)]
struct DocumentParameter {
    name: String,
    #[serde(rename = "in")]
    place: String,
    #[serde(default)]
    required: bool,
    #[serde(default)]
    schema: Schema,
}

#[derive(Debug, Default, Deserialize)]
struct Schema {
    #[serde(rename = "$ref")]
    reference: Option<String>,
    #[serde(rename = "type")]
    kind: Option<String>,
    format: Option<String>,
    items: Option<Box<Schema>>,
    #[serde(rename = "enum", default)]
    values: Vec<String>,
    #[serde(default, deserialize_with = "whole_number")]
    minimum: Option<i64>,
    #[serde(default, deserialize_with = "whole_number")]
    maximum: Option<i64>,
}

/// Bounds of other schemas in the document may be fractions; those are not about queries.
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
