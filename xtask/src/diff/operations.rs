//! What changed between two versions of the operations.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::bodies;
use super::change::{Change, Changes, Class, Direction, Finding, Kind};
use super::graph::{Found, Graph, Pair};
use super::parameters;
use super::schemas::Schemas;
use super::security;
use super::side::Side;
use crate::description::{Description, Operation, OperationKey};

/// All changes from `old` to `new`, as [the module](super) classes them.
pub(crate) fn compare(old: &Description, new: &Description) -> Vec<Change> {
    let (old, new) = (Side::new(old), Side::new(new));
    let schemas = Schemas::new(&old, &new);
    let mut changes = Changes::default();
    let mut graph = Graph::default();

    let mut added: BTreeMap<_, _> = by_key(&new);
    for before in old.description.operations() {
        let name = before.to_string();
        match added.remove(&before.key()) {
            Some(after) => {
                let found = operation(&schemas, before, after);
                graph.grow(&found.pairs, |pair| schemas.pair(pair));
                let inside = graph.findings(&found.pairs);
                for finding in found.findings.iter().chain(inside) {
                    changes.add(finding, Some(before));
                }
            }
            None => {
                let kind = Kind::OperationRemoved;
                changes.add(&Finding::new(Class::Breaking, kind, &name), Some(before));
            }
        }
    }
    for after in added.into_values() {
        let name = after.to_string();
        let finding = Finding::new(Class::Additive, Kind::OperationAdded, &name);
        changes.add(&finding, Some(after));
    }
    unused_schemas(&schemas, &mut changes);
    document(&old, &new, &mut changes);
    changes.into_sorted()
}

fn by_key<'d>(side: &Side<'d>) -> BTreeMap<OperationKey, &'d Operation> {
    let operations = side.description.operations().iter();
    operations.map(|operation| (operation.key(), operation)).collect()
}

fn operation<'d>(schemas: &Schemas<'_, 'd>, old: &'d Operation, new: &'d Operation) -> Found<'d> {
    let mut found = Found::default();
    parameters::compare(schemas, old, new, &mut found);
    bodies::compare_request(schemas, &old.value, &new.value, &mut found);
    bodies::compare_responses(schemas, &old.value, &new.value, &mut found);
    security::compare((schemas.old, &old.value), (schemas.new, &new.value), &mut found);
    let invisible = [
        ("operationId", Kind::OperationIdChanged, "operationId"),
        ("tags", Kind::TagsChanged, "tags"),
        ("deprecated", Kind::DeprecationChanged, "deprecated"),
        ("servers", Kind::ServersChanged, "servers"),
    ];
    for (key, kind, what) in invisible {
        neutral(&old.value, &new.value, key, kind, what, &mut found);
    }
    found
}

/// Names of schemas come and go without any operation using them.
fn unused_schemas<'d>(schemas: &Schemas<'_, 'd>, changes: &mut Changes) {
    let (old, new) = (schemas.old, schemas.new);
    let (old_used, new_used) = (old.used(), new.used());
    let unused = |side: &Side<'d>, used: &BTreeSet<&'d str>, other: &Side<'d>| {
        let names = side.schemas.keys().filter(|name| !used.contains(*name));
        let names = names.filter(|name| !other.schemas.contains_key(*name));
        names.copied().collect::<Vec<&'d str>>()
    };
    let pair = |old, new| Pair { old, new, direction: Direction::Response };
    let mut fresh = unused(new, &new_used, old);
    for gone in unused(old, &old_used, new) {
        let finding = |kind| Finding::new(Class::Neutral, kind, old.label(gone)).was(gone);
        let same = |name: &&'d str| schemas.alike(pair(gone, name));
        match fresh.iter().position(same) {
            Some(at) => {
                let name = fresh.remove(at);
                changes.add(&finding(Kind::SchemaRenamed).now(name), None);
            }
            None => changes.add(&finding(Kind::UnusedSchemaRemoved), None),
        }
    }
    for name in fresh {
        let finding = Finding::new(Class::Neutral, Kind::UnusedSchemaAdded, new.label(name));
        changes.add(&finding.now(name), None);
    }
    for (name, schema) in &old.schemas {
        let idle = !old_used.contains(name) && !new_used.contains(name);
        if idle && new.schemas.get(name).is_some_and(|other| other != schema) {
            let what = old.label(name);
            let finding = Finding::new(Class::Neutral, Kind::UnusedSchemaChanged, what);
            changes.add(&finding, None);
        }
    }
}

/// What belongs to no operation.
fn document(old: &Side<'_>, new: &Side<'_>, changes: &mut Changes) {
    let mut found = Found::default();
    let (old, new) = (old.description.root(), new.description.root());
    let kind = Kind::DocumentChanged;
    neutral(old, new, "openapi", kind, "openapi", &mut found);
    neutral(old, new, "tags", Kind::TagsChanged, "tags", &mut found);
    neutral(old, new, "servers", Kind::ServersChanged, "servers", &mut found);
    let (old, new) = (&old["info"], &new["info"]);
    neutral(old, new, "title", kind, "title", &mut found);
    neutral(old, new, "version", kind, "version", &mut found);
    for finding in &found.findings {
        changes.add(finding, None);
    }
}

fn neutral(old: &Value, new: &Value, key: &str, kind: Kind, what: &str, found: &mut Found<'_>) {
    let (old, new) = (old.get(key), new.get(key));
    if old != new {
        let finding = Finding::new(Class::Neutral, kind, what);
        found.add(finding.was(old.cloned()).now(new.cloned()));
    }
}
