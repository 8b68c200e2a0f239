//! The model of a change.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde::Serialize;
use serde_json::Value;

use crate::description::Operation;

/// What a change means for a client.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Class {
    Breaking,
    Additive,
    Neutral,
}

/// Whether a schema is sent or received.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Direction {
    Request,
    Response,
}

/// What happened. The names, in kebab case, are part of the JSON output and must not change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum ChangeKind {
    OperationRemoved,
    OperationAdded,
    OperationIdChanged,
    TagsChanged,
    DeprecationChanged,
    SecurityChanged,
    SecuritySchemeChanged,
    ServersChanged,
    DocumentChanged,
    ParameterRemoved,
    RequiredParameterAdded,
    OptionalParameterAdded,
    ParameterBecameRequired,
    ParameterBecameOptional,
    ParameterMoved,
    ParameterRenamed,
    SerializationChanged,
    RequestBodyRemoved,
    RequiredRequestBodyAdded,
    OptionalRequestBodyAdded,
    RequestBodyBecameRequired,
    RequestBodyBecameOptional,
    ContentTypeRemoved,
    ContentTypeAdded,
    ResponseRemoved,
    ResponseAdded,
    ResponseBodyRemoved,
    ResponseBodyAdded,
    ResponseHeaderRemoved,
    ResponseHeaderAdded,
    PropertyRemoved,
    PropertyAdded,
    RequiredPropertyAdded,
    PropertyBecameRequired,
    PropertyBecameOptional,
    AdditionalPropertiesChanged,
    TypeChanged,
    FormatChanged,
    NullabilityChanged,
    DefaultChanged,
    EnumValuesRemoved,
    EnumValuesAdded,
    LimitTightened,
    LimitLoosened,
    LimitChanged,
    VariantRemoved,
    VariantAdded,
    DiscriminatorChanged,
    SchemaRenamed,
    SchemaReplaced,
    UnusedSchemaRemoved,
    UnusedSchemaAdded,
    UnusedSchemaChanged,
}

impl ChangeKind {
    /// The name in the JSON output.
    pub(crate) fn name(self) -> String {
        let name = serde_json::to_value(self).unwrap_or_default();
        name.as_str().unwrap_or_default().to_owned()
    }
}

/// One change at one location.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Finding {
    pub(crate) class: Class,
    pub(crate) kind: ChangeKind,
    /// What changed: `ImageDetail.max_dimensions`, `query parameter phrase`, `response 202` …
    pub(crate) what: String,
    /// The old value; null when there was none.
    pub(crate) old: Value,
    /// The new value; null when there is none.
    pub(crate) new: Value,
    pub(crate) direction: Option<Direction>,
}

impl Finding {
    pub(crate) fn new(class: Class, kind: ChangeKind, what: impl Into<String>) -> Self {
        Self { class, kind, what: what.into(), old: Value::Null, new: Value::Null, direction: None }
    }

    pub(crate) fn from(mut self, old: impl Into<Value>) -> Self {
        self.old = old.into();
        self
    }

    pub(crate) fn to(mut self, new: impl Into<Value>) -> Self {
        self.new = new.into();
        self
    }

    pub(crate) fn in_direction(mut self, direction: Direction) -> Self {
        self.direction = Some(direction);
        self
    }
}

/// An operation that a change affects; as text, `GET /v3/images`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(into = "String")]
pub(crate) struct Affected {
    path: String,
    method: String,
}

impl From<&Operation> for Affected {
    fn from(operation: &Operation) -> Self {
        Self { path: operation.path.clone(), method: operation.method.to_uppercase() }
    }
}

impl From<Affected> for String {
    fn from(operation: Affected) -> Self {
        operation.to_string()
    }
}

impl fmt::Display for Affected {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} {}", self.method, self.path)
    }
}

/// One change with all the operations it affects.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Change {
    pub(crate) class: Class,
    pub(crate) kind: ChangeKind,
    pub(crate) what: String,
    pub(crate) old: Value,
    pub(crate) new: Value,
    /// Whether it is in a request, in a response, in both, or (empty) in neither.
    #[serde(rename = "in")]
    pub(crate) directions: BTreeSet<Direction>,
    /// Ordered as in the documents.
    pub(crate) operations: BTreeSet<Affected>,
}

/// Collects findings; equal ones become one change.
#[derive(Debug, Default)]
pub(crate) struct Changes(BTreeMap<(Class, ChangeKind, String, String, String), Change>);

impl Changes {
    /// Adds `finding` as affecting `operation`, or no operation.
    pub(crate) fn add(&mut self, finding: &Finding, operation: Option<&Operation>) {
        let key = (
            finding.class,
            finding.kind,
            finding.what.clone(),
            finding.old.to_string(),
            finding.new.to_string(),
        );
        let change = self.0.entry(key).or_insert_with(|| Change {
            class: finding.class,
            kind: finding.kind,
            what: finding.what.clone(),
            old: finding.old.clone(),
            new: finding.new.clone(),
            directions: BTreeSet::new(),
            operations: BTreeSet::new(),
        });
        change.directions.extend(finding.direction);
        change.operations.extend(operation.map(Affected::from));
    }

    /// All changes: breaking ones first, then by kind and by what changed.
    pub(crate) fn into_sorted(self) -> Vec<Change> {
        self.0.into_values().collect()
    }
}

/// How many changes there are of each class.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub(crate) struct Summary {
    pub(crate) breaking: usize,
    pub(crate) additive: usize,
    pub(crate) neutral: usize,
}

impl Summary {
    pub(crate) fn of(changes: &[Change]) -> Self {
        let count = |class| changes.iter().filter(|change| change.class == class).count();
        Self {
            breaking: count(Class::Breaking),
            additive: count(Class::Additive),
            neutral: count(Class::Neutral),
        }
    }
}
