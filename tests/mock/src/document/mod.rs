//! What the API's own document says about requests and about assets in answers.
//!
//! The document is the effective one that `cargo xtask regen` writes, so that the bindings and this
//! server never disagree about which parameters and properties there are.

mod body;
mod ignored;
mod schema;

use std::collections::BTreeSet;
use std::sync::OnceLock;

use http::{Method, StatusCode};

pub(crate) use body::Body;
pub use ignored::{IGNORED_PARAMETERS, Ignored};
use schema::{Document, Schema};

const DOCUMENT: &str = include_str!("effective.json");

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
#[derive(Debug)]
pub(crate) struct Described {
    /// Its query parameters.
    pub(crate) query: Vec<Parameter>,
    /// The parameters in its path.
    pub(crate) path: Vec<Parameter>,
    /// What it takes as its body.
    pub(crate) body: Body,
    statuses: BTreeSet<&'static str>,
}

impl Described {
    pub(crate) const fn nothing() -> Self {
        Self { query: Vec::new(), path: Vec::new(), body: Body::None, statuses: BTreeSet::new() }
    }

    /// Whether it can be answered with this status.
    pub(crate) fn answers(&self, status: StatusCode) -> bool {
        self.statuses.contains(status.as_str())
    }
}

/// The document is part of this program and read by its tests; were it unusable, no operation
/// would have parameters.
fn document() -> &'static Document {
    static READ: OnceLock<Document> = OnceLock::new();
    READ.get_or_init(|| serde_json::from_str(DOCUMENT).unwrap_or_default())
}

/// The description of an operation; an empty one for what is not in the document.
pub(crate) fn described(method: &Method, path: &str) -> Described {
    let document = document();
    let Some(operation) = document.operation(method, path) else { return Described::nothing() };
    let parameters = |place| {
        let parameters = operation.parameters.iter().filter(move |one| one.place == place);
        parameters.map(|one| Parameter {
            name: one.name.clone(),
            required: one.required,
            kind: kind(&one.schema, document),
        })
    };
    Described {
        query: parameters("query").collect(),
        path: parameters("path").collect(),
        body: Body::of(operation),
        statuses: operation.responses.keys().map(String::as_str).collect(),
    }
}

fn kind(schema: &Schema, document: &Document) -> Kind {
    let schema = document.resolve(schema);
    if let Some(items) = &schema.items {
        return Kind::List(Box::new(kind(items, document)));
    }
    if !schema.values.is_empty() {
        return Kind::Choice(schema.values.clone());
    }
    match (schema.kind.as_deref(), schema.format.as_deref()) {
        (Some("integer"), _) => {
            let (minimum, maximum) = schema.bounds();
            Kind::Integer { minimum, maximum }
        }
        (Some("number"), _) => Kind::Number,
        (Some("boolean"), _) => Kind::Boolean,
        (_, Some("date-time")) => Kind::DateTime,
        _ => Kind::Text,
    }
}
