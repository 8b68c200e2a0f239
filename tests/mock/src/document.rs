//! What the API's own document says about query parameters and about assets in answers.
//!
//! The document is the vendored one, so that a regeneration and this server never disagree about
//! which parameters and properties there are.

use std::collections::{BTreeSet, HashMap};
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

/// What the document says about one operation.
#[derive(Debug, Default)]
pub(crate) struct Described {
    /// Its query parameters.
    pub(crate) query: Vec<Parameter>,
    /// The properties of the asset, or of each asset, in its answer.
    pub(crate) asset_properties: BTreeSet<String>,
}

/// The description of an operation; an empty one for what is not in the document.
pub(crate) fn described(method: &Method, path: &str) -> &'static Described {
    static DESCRIBED: OnceLock<HashMap<String, Described>> = OnceLock::new();
    static NOTHING: Described = Described { query: Vec::new(), asset_properties: BTreeSet::new() };
    DESCRIBED.get_or_init(read).get(&key(method.as_str(), path)).unwrap_or(&NOTHING)
}

fn key(method: &str, path: &str) -> String {
    format!("{} {path}", method.to_ascii_uppercase())
}

/// The document is part of this program and read by its tests; were it unusable, no operation
/// would have parameters.
fn read() -> HashMap<String, Described> {
    let document: Document = serde_json::from_str(DOCUMENT).unwrap_or_default();
    let schemas = &document.components.schemas;
    let mut described = HashMap::new();
    for (path, item) in &document.paths {
        for (method, operation) in item {
            let query = operation.parameters.iter().filter(|one| one.place == "query");
            let query = query.map(|one| Parameter {
                name: one.name.clone(),
                required: one.required,
                kind: kind(&one.schema, schemas),
            });
            let one =
                Described { query: query.collect(), asset_properties: asset_properties(operation, schemas) };
            described.insert(key(method, path), one);
        }
    }
    described
}

fn asset_properties(operation: &DocumentOperation, schemas: &HashMap<String, Schema>) -> BTreeSet<String> {
    let answer = operation.responses.get("200").and_then(|one| one.content.get("application/json"));
    let Some(answer) = answer.map(|media| resolve(&media.schema, schemas)) else {
        return BTreeSet::new();
    };
    let list = ["images", "videos"].iter().find_map(|list| answer.properties.get(*list));
    let asset = list.and_then(|list| list.items.as_deref());
    let asset = asset.map_or(answer, |asset| resolve(asset, schemas));
    asset.properties.keys().cloned().collect()
}

/// Follows a reference; a schema without one, or with one that leads nowhere, stays itself.
fn resolve<'a>(schema: &'a Schema, schemas: &'a HashMap<String, Schema>) -> &'a Schema {
    let name = schema.reference.as_deref().and_then(|reference| reference.rsplit('/').next());
    name.and_then(|name| schemas.get(name)).unwrap_or(schema)
}

fn kind(schema: &Schema, schemas: &HashMap<String, Schema>) -> Kind {
    let schema = resolve(schema, schemas);
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
    #[serde(default)]
    responses: HashMap<String, DocumentResponse>,
}

#[derive(Debug, Deserialize)]
struct DocumentResponse {
    #[serde(default)]
    content: HashMap<String, Media>,
}

#[derive(Debug, Deserialize)]
struct Media {
    #[serde(default)]
    schema: Schema,
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
    #[serde(default)]
    properties: HashMap<String, Schema>,
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
