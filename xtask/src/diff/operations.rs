//! What changed between two versions of the operations.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::bodies;
use super::change::{Change, ChangeKind, Changes, Class, Direction, Finding};
use super::document::Document;
use super::graph::{Findings, Graph, SchemaPair};
use super::parameters;
use super::schemas::SchemaComparer;
use super::security;
use crate::description::{ApiDescription, Operation, OperationKey};

/// All changes from `old` to `new`, with the classes of [the module](super).
pub(crate) fn compare(old: &ApiDescription, new: &ApiDescription) -> Vec<Change> {
    let (old, new) = (Document::new(old), Document::new(new));
    let comparer = SchemaComparer::new(&old, &new);
    let mut changes = Changes::default();
    let mut graph = Graph::default();

    let mut added: BTreeMap<_, _> = by_key(&new);
    for before in old.description.operations() {
        let name = before.to_string();
        match added.remove(&before.key()) {
            Some(after) => {
                let findings = compare_operation(&comparer, before, after);
                graph.compare_reachable(&findings.pairs, |pair| comparer.compare_pair(pair));
                let inside = graph.reachable_findings(&findings.pairs);
                for finding in findings.list.iter().chain(inside) {
                    changes.add(finding, Some(before));
                }
            }
            None => {
                let kind = ChangeKind::OperationRemoved;
                changes.add(&Finding::new(Class::Breaking, kind, &name), Some(before));
            }
        }
    }
    for after in added.into_values() {
        let name = after.to_string();
        let finding = Finding::new(Class::Additive, ChangeKind::OperationAdded, &name);
        changes.add(&finding, Some(after));
    }
    unused_schemas(&comparer, &mut changes);
    compare_document(&old, &new, &mut changes);
    changes.into_sorted()
}

fn by_key<'d>(document: &Document<'d>) -> BTreeMap<OperationKey, &'d Operation> {
    let operations = document.description.operations().iter();
    operations.map(|operation| (operation.key(), operation)).collect()
}

fn compare_operation<'d>(
    comparer: &SchemaComparer<'_, 'd>,
    old: &'d Operation,
    new: &'d Operation,
) -> Findings<'d> {
    let mut findings = Findings::default();
    parameters::compare(comparer, old, new, &mut findings);
    bodies::compare_request(comparer, &old.value, &new.value, &mut findings);
    bodies::compare_responses(comparer, &old.value, &new.value, &mut findings);
    security::compare((comparer.old, &old.value), (comparer.new, &new.value), &mut findings);
    let invisible = [
        ("operationId", ChangeKind::OperationIdChanged, "operationId"),
        ("tags", ChangeKind::TagsChanged, "tags"),
        ("deprecated", ChangeKind::DeprecationChanged, "deprecated"),
        ("servers", ChangeKind::ServersChanged, "servers"),
    ];
    for (key, kind, what) in invisible {
        compare_neutral(&old.value, &new.value, key, kind, what, &mut findings);
    }
    findings
}

/// Schemas are added, removed and renamed without any operation using them.
fn unused_schemas<'d>(comparer: &SchemaComparer<'_, 'd>, changes: &mut Changes) {
    let (old, new) = (comparer.old, comparer.new);
    let (old_used, new_used) = (old.used_schemas(), new.used_schemas());
    let unused = |document: &Document<'d>, used: &BTreeSet<&'d str>, other: &Document<'d>| {
        let names = document.schemas.keys().filter(|name| !used.contains(*name));
        let names = names.filter(|name| !other.schemas.contains_key(*name));
        names.copied().collect::<Vec<&'d str>>()
    };
    let pair = |old, new| SchemaPair { old, new, direction: Direction::Response };
    let mut added = unused(new, &new_used, old);
    for removed in unused(old, &old_used, new) {
        let finding = |kind| Finding::new(Class::Neutral, kind, old.label(removed)).from(removed);
        let same = |name: &&'d str| comparer.is_compatible(pair(removed, name));
        match added.iter().position(same) {
            Some(at) => {
                let name = added.remove(at);
                changes.add(&finding(ChangeKind::SchemaRenamed).to(name), None);
            }
            None => changes.add(&finding(ChangeKind::UnusedSchemaRemoved), None),
        }
    }
    for name in added {
        let finding = Finding::new(Class::Neutral, ChangeKind::UnusedSchemaAdded, new.label(name));
        changes.add(&finding.to(name), None);
    }
    for (name, schema) in &old.schemas {
        let unused = !old_used.contains(name) && !new_used.contains(name);
        if unused && new.schemas.get(name).is_some_and(|other| other != schema) {
            let what = old.label(name);
            let finding = Finding::new(Class::Neutral, ChangeKind::UnusedSchemaChanged, what);
            changes.add(&finding, None);
        }
    }
}

/// Compares what belongs to no operation.
fn compare_document(old: &Document<'_>, new: &Document<'_>, changes: &mut Changes) {
    let mut findings = Findings::default();
    let (old, new) = (old.description.root(), new.description.root());
    let kind = ChangeKind::DocumentChanged;
    compare_neutral(old, new, "openapi", kind, "openapi", &mut findings);
    compare_neutral(old, new, "tags", ChangeKind::TagsChanged, "tags", &mut findings);
    compare_neutral(old, new, "servers", ChangeKind::ServersChanged, "servers", &mut findings);
    let (old, new) = (&old["info"], &new["info"]);
    compare_neutral(old, new, "title", kind, "title", &mut findings);
    compare_neutral(old, new, "version", kind, "version", &mut findings);
    for finding in &findings.list {
        changes.add(finding, None);
    }
}

fn compare_neutral(
    old: &Value,
    new: &Value,
    key: &str,
    kind: ChangeKind,
    what: &str,
    findings: &mut Findings<'_>,
) {
    let (old, new) = (old.get(key), new.get(key));
    if old != new {
        let finding = Finding::new(Class::Neutral, kind, what);
        findings.add(finding.from(old.cloned()).to(new.cloned()));
    }
}
