//! An API description: the structure of an OpenAPI 3.0 document, checked, without prose, in
//! canonical order.
//!
//! Two documents that describe the same calls result in the same bytes, whatever the order of
//! their keys, parameters, tags and enumerated values, whether they were JSON or YAML, and however
//! much prose they contain.
//!
//! - [`grammar`] knows which keys OpenAPI 3.0 has and which of them are prose;
//! - [`structure`] traverses a document along that grammar and keeps the structure;
//! - [`canonical`] sorts everything whose order has no meaning;
//! - [`references`] and [`operations`] check what the grammar cannot.

mod canonical;
mod grammar;
mod operations;
mod references;
mod structure;

use serde_json::Value;

use crate::input::{Input, InputError, Problem};

pub(crate) use operations::{Operation, OperationKey, template_parameters};

/// A checked description. Every reference in it resolves, and every operation appears once.
#[derive(Debug)]
pub(crate) struct ApiDescription {
    root: Value,
    operations: Vec<Operation>,
    notes: Vec<String>,
}

/// How much a description contains.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(crate) struct Counts {
    pub(crate) paths: usize,
    pub(crate) operations: usize,
    /// Of all operations, those of their paths included.
    pub(crate) parameters: usize,
    /// Of all operations.
    pub(crate) responses: usize,
    pub(crate) schemas: usize,
}

impl ApiDescription {
    /// Extracts the structure of a document.
    ///
    /// # Errors
    ///
    /// When it is not OpenAPI 3.0, when a reference does not resolve, or when an operation appears
    /// twice or has path parameters other than those of its path.
    pub(crate) fn new(document: &Input) -> Result<Self, InputError> {
        let name = &document.name;
        check_version(name, &document.value)?;
        Self::checked(&document.value).map_err(|problem| problem.in_document(name))
    }

    fn checked(document: &Value) -> Result<Self, Problem> {
        let mut structure = structure::extract(document)?;
        references::check(&structure.root, &structure.references)?;
        canonical::order(&mut structure.root);
        let operations = operations::collect(&structure.root)?;
        Ok(Self { root: structure.root, operations, notes: structure.notes })
    }

    /// The document itself.
    pub(crate) fn root(&self) -> &Value {
        &self.root
    }

    /// All operations, ordered by path and method.
    pub(crate) fn operations(&self) -> &[Operation] {
        &self.operations
    }

    /// What was left out that is neither prose nor an extension.
    pub(crate) fn notes(&self) -> &[String] {
        &self.notes
    }

    /// The version of OpenAPI it was written in.
    pub(crate) fn version(&self) -> &str {
        self.root["openapi"].as_str().unwrap_or_default()
    }

    pub(crate) fn counts(&self) -> Counts {
        let members = |value: &Value| value.as_object().map_or(0, serde_json::Map::len);
        Counts {
            paths: members(&self.root["paths"]),
            operations: self.operations.len(),
            parameters: self.operations.iter().map(|operation| operation.parameters.len()).sum(),
            responses: self.operations.iter().map(|operation| members(&operation.value["responses"])).sum(),
            schemas: members(&self.root["components"]["schemas"]),
        }
    }

    /// The bytes that are vendored.
    pub(crate) fn to_json(&self) -> String {
        format!("{:#}\n", self.root)
    }

    /// Follows a chain of references to its end. `None` only for a reference that was never checked,
    /// such as one inside a default value.
    pub(crate) fn resolve<'d>(&'d self, value: &'d Value) -> Option<&'d Value> {
        references::resolve(&self.root, value)
    }
}

/// Rejects everything but OpenAPI 3.0, and names the format that it is.
fn check_version(name: &str, document: &Value) -> Result<(), InputError> {
    const REQUIRED_VERSION: &str = "OpenAPI 3.0 is needed";
    let Some(members) = document.as_object() else {
        return Err(InputError::new(
            name,
            format!("is not an OpenAPI document: the top level is not an object; {REQUIRED_VERSION}"),
        ));
    };
    if let Some(version) = members.get("swagger") {
        let version = version.as_str().map_or(version.to_string(), str::to_owned);
        return Err(InputError::new(name, format!("is a Swagger {version} document; {REQUIRED_VERSION}"))
            .at("#/swagger"));
    }
    let unsupported = |reason: String| Err(InputError::new(name, reason).at("#/openapi"));
    match members.get("openapi") {
        None => Err(InputError::new(
            name,
            format!("is not an OpenAPI document: it has no `openapi` member; {REQUIRED_VERSION}"),
        )),
        Some(Value::String(version)) => match version.split('.').collect::<Vec<_>>()[..] {
            ["3", "0", patch] if patch.parse::<u32>().is_ok() => Ok(()),
            _ => unsupported(format!("is an OpenAPI {version} document; {REQUIRED_VERSION}")),
        },
        Some(_) => unsupported("must be text such as \"3.0.4\", in quotes".to_owned()),
    }
}
