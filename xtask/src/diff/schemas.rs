//! What changed between two schemas.

use std::collections::BTreeSet;

use serde_json::Value;

use super::change::{ChangeKind, Class, Direction, Finding};
use super::document::{Document, SchemaRef};
use super::graph::{Findings, Graph, SchemaPair};
use super::merged_schema::{LIMITS, MergedSchema, Tightening, describe_schema};

use Class::{Additive, Breaking, Neutral};
use Direction::{Request, Response};

/// Where two schemas are.
#[derive(Debug, Clone)]
pub(crate) struct Location {
    /// Its name in messages.
    pub(crate) label: String,
    pub(crate) direction: Direction,
    /// Whether a value is required, before as well as now.
    required: bool,
}

impl Location {
    pub(crate) fn new(label: impl Into<String>, direction: Direction) -> Self {
        Self { label: label.into(), direction, required: false }
    }

    fn child(&self, suffix: &str) -> Self {
        Self::new(format!("{}{suffix}", self.label), self.direction)
    }

    /// One class for what is sent, another for what is received.
    fn class(&self, request: Class, response: Class) -> Class {
        match self.direction {
            Request => request,
            Response => response,
        }
    }

    fn finding(&self, class: Class, kind: ChangeKind) -> Finding {
        Finding::new(class, kind, self.label.as_str()).in_direction(self.direction)
    }
}

/// Compares the schemas of two descriptions.
#[derive(Debug, Clone, Copy)]
pub(crate) struct SchemaComparer<'c, 'd> {
    pub(crate) old: &'c Document<'d>,
    pub(crate) new: &'c Document<'d>,
    /// Whether names are compared. Otherwise only the schemas that they refer to are.
    compare_names: bool,
}

impl<'c, 'd> SchemaComparer<'c, 'd> {
    pub(crate) fn new(old: &'c Document<'d>, new: &'c Document<'d>) -> Self {
        Self { old, new, compare_names: true }
    }

    /// Compares two schemas at one location.
    pub(crate) fn compare(
        &self,
        location: &Location,
        old: &'d Value,
        new: &'d Value,
        findings: &mut Findings<'d>,
    ) {
        let old_ref = self.old.resolve_schema(old);
        let new_ref = self.new.resolve_schema(new);
        match (old_ref.name, new_ref.name) {
            (Some(old_name), Some(new_name)) => {
                let pair = SchemaPair { old: old_name, new: new_name, direction: location.direction };
                self.compare_named(location, pair, &old_ref, &new_ref, findings);
                compare_nullability(location, old_ref.nullable, new_ref.nullable, findings);
                compare_default(location, old_ref.default, new_ref.default, findings);
            }
            _ => self.compare_merged(location, &old_ref, &new_ref, findings),
        }
    }

    /// Compares two named schemas, without the named schemas that they refer to.
    pub(crate) fn compare_pair(&self, pair: SchemaPair<'d>) -> Findings<'d> {
        let mut findings = Findings::default();
        let what = self.old.label(pair.old);
        let location = Location::new(what, pair.direction);
        if self.compare_names && pair.old != pair.new {
            let removed = !self.new.schemas.contains_key(pair.old);
            let added = !self.old.schemas.contains_key(pair.new);
            let kind = if removed && added { ChangeKind::SchemaRenamed } else { ChangeKind::SchemaReplaced };
            let finding = location.finding(Neutral, kind);
            findings.add(finding.from(pair.old).to(pair.new));
        }
        let missing = &Value::Null;
        let old = self.old.schemas.get(pair.old).copied().unwrap_or(missing);
        let new = self.new.schemas.get(pair.new).copied().unwrap_or(missing);
        let (old, new) = (self.old.resolve_schema(old), self.new.resolve_schema(new));
        self.compare_merged(&location, &old, &new, &mut findings);
        findings
    }

    /// Whether a client cannot distinguish one named schema from the other.
    pub(crate) fn is_compatible(&self, pair: SchemaPair<'d>) -> bool {
        let ignoring_names = Self { compare_names: false, ..*self };
        let roots = BTreeSet::from([pair]);
        let mut graph = Graph::default();
        graph.compare_reachable(&roots, |pair| ignoring_names.compare_pair(pair));
        let findings = graph.reachable_findings(&roots);
        findings.iter().all(|finding| finding.class == Neutral)
    }

    /// Another name at the same location is a rename, unless it is a different schema: one
    /// that both descriptions contain and that is incompatible, or one with nothing in common.
    fn compare_named(
        &self,
        location: &Location,
        pair: SchemaPair<'d>,
        old: &SchemaRef<'d>,
        new: &SchemaRef<'d>,
        findings: &mut Findings<'d>,
    ) {
        if self.compare_names && pair.old != pair.new {
            let both_exist =
                self.new.schemas.contains_key(pair.old) && self.old.schemas.contains_key(pair.new);
            let is_rename = if both_exist { self.is_compatible(pair) } else { self.overlap(old, new) };
            if !is_rename {
                findings.add(
                    location
                        .finding(Breaking, ChangeKind::TypeChanged)
                        .from(self.old.label(pair.old))
                        .to(self.new.label(pair.new)),
                );
                return;
            }
        }
        findings.pairs.insert(pair);
    }

    fn overlap(&self, old: &SchemaRef<'d>, new: &SchemaRef<'d>) -> bool {
        let old = MergedSchema::new(self.old, old.schema);
        let new = MergedSchema::new(self.new, new.schema);
        let properties = old.properties.is_empty() && new.properties.is_empty()
            || old.properties.keys().any(|name| new.properties.contains_key(name));
        let values = match (&old.values, &new.values) {
            (Some(old), Some(new)) => old.iter().any(|value| new.contains(value)),
            _ => true,
        };
        old.value_type() == new.value_type() && properties && values
    }

    fn compare_merged(
        &self,
        location: &Location,
        old_ref: &SchemaRef<'d>,
        new_ref: &SchemaRef<'d>,
        findings: &mut Findings<'d>,
    ) {
        let mut old = MergedSchema::new(self.old, old_ref.schema);
        let mut new = MergedSchema::new(self.new, new_ref.schema);
        let excluded_by = match location.direction {
            Request => "readOnly",
            Response => "writeOnly",
        };
        old.retain_properties(self.old, excluded_by);
        new.retain_properties(self.new, excluded_by);
        if old.value_type() != new.value_type() {
            findings.add(
                location
                    .finding(Breaking, ChangeKind::TypeChanged)
                    .from(describe_reference(self.old, old_ref))
                    .to(describe_reference(self.new, new_ref)),
            );
            return;
        }
        if old.format != new.format {
            let finding = location.finding(Neutral, ChangeKind::FormatChanged);
            findings.add(finding.from(old.format).to(new.format));
        }
        if old.deprecated != new.deprecated {
            let finding = location.finding(Neutral, ChangeKind::DeprecationChanged);
            findings.add(finding.from(old.deprecated).to(new.deprecated));
        }
        compare_nullability(
            location,
            old.nullable || old_ref.nullable,
            new.nullable || new_ref.nullable,
            findings,
        );
        compare_default(location, old_ref.default.or(old.default), new_ref.default.or(new.default), findings);
        compare_enum_values(location, &old, &new, findings);
        compare_limits(location, &old, &new, findings);
        if let (Some(old), Some(new)) = (old.items, new.items) {
            self.compare(&location.child("[]"), old, new, findings);
        }
        self.compare_additional_properties(location, &old, &new, findings);
        self.compare_properties(location, &old, &new, findings);
        self.compare_variants(location, &old, &new, findings);
    }

    fn compare_properties(
        &self,
        location: &Location,
        old: &MergedSchema<'d>,
        new: &MergedSchema<'d>,
        findings: &mut Findings<'d>,
    ) {
        for (name, property) in &old.properties {
            let location = location.child(&format!(".{name}"));
            if !new.properties.contains_key(name) {
                let finding = location.finding(Breaking, ChangeKind::PropertyRemoved);
                findings.add(finding.from(describe_schema(self.old, property)));
            }
        }
        for (name, property) in &new.properties {
            let mut location = location.child(&format!(".{name}"));
            let required = new.required.contains(name);
            let Some(old_property) = old.properties.get(name) else {
                let finding = if required && location.direction == Request {
                    location.finding(Breaking, ChangeKind::RequiredPropertyAdded)
                } else {
                    location.finding(Additive, ChangeKind::PropertyAdded)
                };
                findings.add(finding.to(describe_schema(self.new, property)));
                continue;
            };
            match (old.required.contains(name), required) {
                (false, true) => {
                    let class = location.class(Breaking, Neutral);
                    findings.add(location.finding(class, ChangeKind::PropertyBecameRequired));
                }
                (true, false) => {
                    let class = location.class(Additive, Neutral);
                    findings.add(location.finding(class, ChangeKind::PropertyBecameOptional));
                }
                (both, _) => location.required = both,
            }
            self.compare(&location, old_property, property, findings);
        }
    }

    fn compare_additional_properties(
        &self,
        location: &Location,
        old: &MergedSchema<'d>,
        new: &MergedSchema<'d>,
        findings: &mut Findings<'d>,
    ) {
        let value_schema = |schema: &MergedSchema<'d>| schema.additional.filter(|value| value.is_object());
        if let (Some(old), Some(new)) = (value_schema(old), value_schema(new)) {
            self.compare(&location.child("{}"), old, new, findings);
            return;
        }
        let allowed = |schema: &MergedSchema<'d>| schema.additional.is_none_or(|value| value != false);
        let differ = value_schema(old).is_some() != value_schema(new).is_some();
        if differ || allowed(old) != allowed(new) {
            // The bindings ignore unknown properties, and send none.
            let finding = location.finding(Neutral, ChangeKind::AdditionalPropertiesChanged);
            findings.add(finding.from(old.additional.cloned()).to(new.additional.cloned()));
        }
    }

    /// Variants have no names: first those with one name or one text are matched,
    /// then compatible ones, and a single one that remains in both documents has changed.
    fn compare_variants(
        &self,
        location: &Location,
        old: &MergedSchema<'d>,
        new: &MergedSchema<'d>,
        findings: &mut Findings<'d>,
    ) {
        if old.discriminator != new.discriminator {
            let finding = location.finding(Breaking, ChangeKind::DiscriminatorChanged);
            findings.add(finding.from(old.discriminator.cloned()).to(new.discriminator.cloned()));
        }
        let location = location.child("|");
        let mut removed = old.variants.clone();
        let mut added = Vec::new();
        for variant in &new.variants {
            match removed.iter().position(|candidate| candidate == variant) {
                Some(at) => self.compare(&location, removed.remove(at), variant, findings),
                None => added.push(*variant),
            }
        }
        added.retain(|variant| {
            let same = |candidate: &&'d Value| self.is_compatible_at(&location, candidate, variant);
            match removed.iter().position(same) {
                Some(at) => {
                    self.compare(&location, removed.remove(at), variant, findings);
                    false
                }
                None => true,
            }
        });
        if let ([old], [new]) = (&removed[..], &added[..]) {
            self.compare(&location, old, new, findings);
            return;
        }
        for variant in removed {
            let finding = location.finding(location.class(Breaking, Neutral), ChangeKind::VariantRemoved);
            findings.add(finding.from(describe_schema(self.old, variant)));
        }
        for variant in added {
            let finding = location.finding(location.class(Additive, Breaking), ChangeKind::VariantAdded);
            findings.add(finding.to(describe_schema(self.new, variant)));
        }
    }

    fn is_compatible_at(&self, location: &Location, old: &'d Value, new: &'d Value) -> bool {
        match (self.old.resolve_schema(old).name, self.new.resolve_schema(new).name) {
            (Some(old), Some(new)) => {
                self.is_compatible(SchemaPair { old, new, direction: location.direction })
            }
            _ => false,
        }
    }
}

/// A schema by its name, or by a description of it.
fn describe_reference<'d>(document: &Document<'d>, reference: &SchemaRef<'d>) -> String {
    match reference.name {
        Some(name) => document.label(name),
        None => describe_schema(document, reference.schema),
    }
}

/// Only a request depends on whether null is allowed: the bindings accept it everywhere, and send it
/// only where a value is required.
fn compare_nullability(location: &Location, old: bool, new: bool, findings: &mut Findings<'_>) {
    if old != new {
        let is_breaking = location.direction == Request && location.required && !new;
        let class = if is_breaking { Breaking } else { Neutral };
        let finding = location.finding(class, ChangeKind::NullabilityChanged);
        findings.add(finding.from(old).to(new));
    }
}

fn compare_default(
    location: &Location,
    old: Option<&Value>,
    new: Option<&Value>,
    findings: &mut Findings<'_>,
) {
    if old != new {
        let another = location.direction == Request && old.is_some() && new.is_some();
        let class = if another { Breaking } else { Neutral };
        let finding = location.finding(class, ChangeKind::DefaultChanged);
        findings.add(finding.from(old.cloned()).to(new.cloned()));
    }
}

fn compare_enum_values(
    location: &Location,
    old: &MergedSchema<'_>,
    new: &MergedSchema<'_>,
    findings: &mut Findings<'_>,
) {
    let (Some(old), Some(new)) = (&old.values, &new.values) else {
        return;
    };
    let missing = |from: &[&Value], other: &[&Value]| {
        let missing = from.iter().filter(|value| !other.contains(value));
        missing.map(|value| (*value).clone()).collect::<Vec<_>>()
    };
    let removed = missing(old, new);
    if !removed.is_empty() {
        let class = location.class(Breaking, Neutral);
        findings.add(location.finding(class, ChangeKind::EnumValuesRemoved).from(removed));
    }
    let added = missing(new, old);
    if !added.is_empty() {
        findings.add(location.finding(Additive, ChangeKind::EnumValuesAdded).to(added));
    }
}

/// The bindings do not check limits, so the limits of a response do not affect them.
fn compare_limits(
    location: &Location,
    old: &MergedSchema<'_>,
    new: &MergedSchema<'_>,
    findings: &mut Findings<'_>,
) {
    for (limit, tightening) in LIMITS {
        let (old, new) = (old.limits.get(limit).copied(), new.limits.get(limit).copied());
        if old == new {
            continue;
        }
        let tightened = match tightening {
            Tightening::Enable => new.and_then(Value::as_bool).unwrap_or(false),
            Tightening::AnyChange => new.is_some(),
            Tightening::Increase | Tightening::Decrease => match (number(old), number(new)) {
                (Some(old), Some(new)) if tightening == Tightening::Increase => new > old,
                (Some(old), Some(new)) => new < old,
                (_, new) => new.is_some(),
            },
        };
        let finding = match (location.direction, tightened) {
            (Response, _) => location.finding(Neutral, ChangeKind::LimitChanged),
            (Request, true) => location.finding(Breaking, ChangeKind::LimitTightened),
            (Request, false) => location.finding(Additive, ChangeKind::LimitLoosened),
        };
        let describe_limit = |value: Option<&Value>| value.map(|value| format!("{limit} {value}"));
        findings.add(finding.from(describe_limit(old)).to(describe_limit(new)));
    }
}

fn number(value: Option<&Value>) -> Option<f64> {
    value.and_then(Value::as_f64)
}
