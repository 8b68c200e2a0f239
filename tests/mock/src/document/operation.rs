//! An operation as the document describes it.

use std::collections::BTreeSet;

use http::{Method, StatusCode};

use super::body::BodySpec;
use super::schema::Document;
use super::values::Parameter;

#[derive(Debug)]
pub(crate) struct OperationSpec {
    /// Its query parameters.
    pub(crate) query: Vec<Parameter>,
    /// The parameters in its path.
    pub(crate) path: Vec<Parameter>,
    pub(crate) body: BodySpec,
    statuses: BTreeSet<&'static str>,
}

impl OperationSpec {
    pub(crate) const fn empty() -> Self {
        Self { query: Vec::new(), path: Vec::new(), body: BodySpec::None, statuses: BTreeSet::new() }
    }

    /// The specification of an operation; an empty one when the document does not contain it.
    pub(crate) fn find(method: &Method, path: &str) -> Self {
        let document = Document::effective();
        let Some(operation) = document.operation(method, path) else { return Self::empty() };
        let parameters = |location| {
            let parameters = operation.parameters.iter().filter(move |one| one.location == location);
            parameters.map(|one| Parameter::new(&one.name, one.required, &one.schema, document))
        };
        Self {
            query: parameters("query").collect(),
            path: parameters("path").collect(),
            body: BodySpec::new(operation),
            statuses: operation.responses.keys().map(String::as_str).collect(),
        }
    }

    /// Whether it has responses with this status.
    pub(crate) fn has_status(&self, status: StatusCode) -> bool {
        self.statuses.contains(status.as_str())
    }
}
