//! What changed between two schemas.

use std::collections::BTreeSet;

use serde_json::Value;

use super::change::{Class, Direction, Finding, Kind};
use super::graph::{Found, Graph, Pair};
use super::shape::{LIMITS, Shape, Stricter, describe};
use super::side::{Side, Use};

use Class::{Additive, Breaking, Neutral};
use Direction::{Request, Response};

/// Where two schemas stand.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    /// How messages call it.
    pub(crate) what: String,
    pub(crate) direction: Direction,
    /// Whether a value has to be there, before as well as now.
    required: bool,
}

impl Place {
    pub(crate) fn new(what: impl Into<String>, direction: Direction) -> Self {
        Self { what: what.into(), direction, required: false }
    }

    fn inside(&self, suffix: &str) -> Self {
        Self::new(format!("{}{suffix}", self.what), self.direction)
    }

    /// One class for what is sent, another for what is received.
    fn class(&self, request: Class, response: Class) -> Class {
        match self.direction {
            Request => request,
            Response => response,
        }
    }

    fn finding(&self, class: Class, kind: Kind) -> Finding {
        Finding::new(class, kind, self.what.as_str()).when(self.direction)
    }
}

/// Compares the schemas of two descriptions.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Schemas<'c, 'd> {
    pub(crate) old: &'c Side<'d>,
    pub(crate) new: &'c Side<'d>,
    /// Whether names are looked at. Without, only the shapes that they stand for count.
    names: bool,
}

impl<'c, 'd> Schemas<'c, 'd> {
    pub(crate) fn new(old: &'c Side<'d>, new: &'c Side<'d>) -> Self {
        Self { old, new, names: true }
    }

    /// Compares two schemas in one place.
    pub(crate) fn compare(&self, place: &Place, old: &'d Value, new: &'d Value, found: &mut Found<'d>) {
        let old_use = self.old.look(old);
        let new_use = self.new.look(new);
        match (old_use.name, new_use.name) {
            (Some(old_name), Some(new_name)) => {
                let pair = Pair { old: old_name, new: new_name, direction: place.direction };
                self.named(place, pair, &old_use, &new_use, found);
                nullability(place, old_use.nullable, new_use.nullable, found);
                default(place, old_use.default, new_use.default, found);
            }
            _ => self.shapes(place, &old_use, &new_use, found),
        }
    }

    /// Compares two named schemas, without what they refer to by name.
    pub(crate) fn pair(&self, pair: Pair<'d>) -> Found<'d> {
        let mut found = Found::default();
        let what = self.old.label(pair.old);
        let place = Place::new(what, pair.direction);
        if self.names && pair.old != pair.new {
            let gone = !self.new.schemas.contains_key(pair.old);
            let fresh = !self.old.schemas.contains_key(pair.new);
            let kind = if gone && fresh { Kind::SchemaRenamed } else { Kind::SchemaReplaced };
            let finding = place.finding(Neutral, kind);
            found.add(finding.was(pair.old).now(pair.new));
        }
        let missing = &Value::Null;
        let old = self.old.schemas.get(pair.old).copied().unwrap_or(missing);
        let new = self.new.schemas.get(pair.new).copied().unwrap_or(missing);
        let (old, new) = (self.old.look(old), self.new.look(new));
        self.shapes(&place, &old, &new, &mut found);
        found
    }

    /// Whether a client can take one named schema for the other.
    pub(crate) fn alike(&self, pair: Pair<'d>) -> bool {
        let shapes_only = Self { names: false, ..*self };
        let roots = BTreeSet::from([pair]);
        let mut graph = Graph::default();
        graph.grow(&roots, |pair| shapes_only.pair(pair));
        let findings = graph.findings(&roots);
        findings.iter().all(|finding| finding.class == Neutral)
    }

    /// Another name in the same place is a rename, unless it is another thing altogether: one
    /// that both descriptions know and that has another shape, or one with nothing in common.
    fn named(&self, place: &Place, pair: Pair<'d>, old: &Use<'d>, new: &Use<'d>, found: &mut Found<'d>) {
        if self.names && pair.old != pair.new {
            let both_remain =
                self.new.schemas.contains_key(pair.old) && self.old.schemas.contains_key(pair.new);
            let same_thing =
                if both_remain { self.alike(pair) } else { self.have_something_in_common(old, new) };
            if !same_thing {
                found.add(
                    place
                        .finding(Breaking, Kind::TypeChanged)
                        .was(self.old.label(pair.old))
                        .now(self.new.label(pair.new)),
                );
                return;
            }
        }
        found.pairs.insert(pair);
    }

    fn have_something_in_common(&self, old: &Use<'d>, new: &Use<'d>) -> bool {
        let old = Shape::new(self.old, old.schema);
        let new = Shape::new(self.new, new.schema);
        let properties = old.properties.is_empty() && new.properties.is_empty()
            || old.properties.keys().any(|name| new.properties.contains_key(name));
        let values = match (&old.values, &new.values) {
            (Some(old), Some(new)) => old.iter().any(|value| new.contains(value)),
            _ => true,
        };
        old.kind() == new.kind() && properties && values
    }

    fn shapes(&self, place: &Place, old_use: &Use<'d>, new_use: &Use<'d>, found: &mut Found<'d>) {
        let mut old = Shape::new(self.old, old_use.schema);
        let mut new = Shape::new(self.new, new_use.schema);
        let not_when = match place.direction {
            Request => "readOnly",
            Response => "writeOnly",
        };
        old.retain_properties(self.old, not_when);
        new.retain_properties(self.new, not_when);
        if old.kind() != new.kind() {
            found.add(
                place
                    .finding(Breaking, Kind::TypeChanged)
                    .was(say(self.old, old_use))
                    .now(say(self.new, new_use)),
            );
            return;
        }
        if old.format != new.format {
            let finding = place.finding(Neutral, Kind::FormatChanged);
            found.add(finding.was(old.format).now(new.format));
        }
        if old.deprecated != new.deprecated {
            let finding = place.finding(Neutral, Kind::DeprecationChanged);
            found.add(finding.was(old.deprecated).now(new.deprecated));
        }
        nullability(place, old.nullable || old_use.nullable, new.nullable || new_use.nullable, found);
        default(place, old_use.default.or(old.default), new_use.default.or(new.default), found);
        values(place, &old, &new, found);
        limits(place, &old, &new, found);
        if let (Some(old), Some(new)) = (old.items, new.items) {
            self.compare(&place.inside("[]"), old, new, found);
        }
        self.additional(place, &old, &new, found);
        self.properties(place, &old, &new, found);
        self.variants(place, &old, &new, found);
    }

    fn properties(&self, place: &Place, old: &Shape<'d>, new: &Shape<'d>, found: &mut Found<'d>) {
        for (name, property) in &old.properties {
            let place = place.inside(&format!(".{name}"));
            if !new.properties.contains_key(name) {
                let finding = place.finding(Breaking, Kind::PropertyRemoved);
                found.add(finding.was(describe(self.old, property)));
            }
        }
        for (name, property) in &new.properties {
            let mut place = place.inside(&format!(".{name}"));
            let required = new.required.contains(name);
            let Some(old_property) = old.properties.get(name) else {
                let finding = if required && place.direction == Request {
                    place.finding(Breaking, Kind::RequiredPropertyAdded)
                } else {
                    place.finding(Additive, Kind::PropertyAdded)
                };
                found.add(finding.now(describe(self.new, property)));
                continue;
            };
            match (old.required.contains(name), required) {
                (false, true) => {
                    let class = place.class(Breaking, Neutral);
                    found.add(place.finding(class, Kind::PropertyBecameRequired));
                }
                (true, false) => {
                    let class = place.class(Additive, Neutral);
                    found.add(place.finding(class, Kind::PropertyBecameOptional));
                }
                (both, _) => place.required = both,
            }
            self.compare(&place, old_property, property, found);
        }
    }

    fn additional(&self, place: &Place, old: &Shape<'d>, new: &Shape<'d>, found: &mut Found<'d>) {
        let schema = |shape: &Shape<'d>| shape.additional.filter(|value| value.is_object());
        if let (Some(old), Some(new)) = (schema(old), schema(new)) {
            self.compare(&place.inside("{}"), old, new, found);
            return;
        }
        let allowed = |shape: &Shape<'d>| shape.additional.is_none_or(|value| value != false);
        let differ = schema(old).is_some() != schema(new).is_some();
        if differ || allowed(old) != allowed(new) {
            // The bindings ignore what they do not know, and send nothing else.
            let finding = place.finding(Neutral, Kind::AdditionalPropertiesChanged);
            found.add(finding.was(old.additional.cloned()).now(new.additional.cloned()));
        }
    }

    /// Variants have no names of their own: first those of one name or one text find each other,
    /// then those of one shape, and a single one that is left on both sides has changed.
    fn variants(&self, place: &Place, old: &Shape<'d>, new: &Shape<'d>, found: &mut Found<'d>) {
        if old.discriminator != new.discriminator {
            let finding = place.finding(Breaking, Kind::DiscriminatorChanged);
            found.add(finding.was(old.discriminator.cloned()).now(new.discriminator.cloned()));
        }
        let place = place.inside("|");
        let mut gone = old.variants.clone();
        let mut fresh = Vec::new();
        for variant in &new.variants {
            match gone.iter().position(|candidate| candidate == variant) {
                Some(at) => self.compare(&place, gone.remove(at), variant, found),
                None => fresh.push(*variant),
            }
        }
        fresh.retain(|variant| {
            let same = |candidate: &&'d Value| self.alike_in(&place, candidate, variant);
            match gone.iter().position(same) {
                Some(at) => {
                    self.compare(&place, gone.remove(at), variant, found);
                    false
                }
                None => true,
            }
        });
        if let ([old], [new]) = (&gone[..], &fresh[..]) {
            self.compare(&place, old, new, found);
            return;
        }
        for variant in gone {
            let finding = place.finding(place.class(Breaking, Neutral), Kind::VariantRemoved);
            found.add(finding.was(describe(self.old, variant)));
        }
        for variant in fresh {
            let finding = place.finding(place.class(Additive, Breaking), Kind::VariantAdded);
            found.add(finding.now(describe(self.new, variant)));
        }
    }

    fn alike_in(&self, place: &Place, old: &'d Value, new: &'d Value) -> bool {
        match (self.old.look(old).name, self.new.look(new).name) {
            (Some(old), Some(new)) => self.alike(Pair { old, new, direction: place.direction }),
            _ => false,
        }
    }
}

/// A schema by its name, or else by what it says.
fn say<'d>(side: &Side<'d>, used: &Use<'d>) -> String {
    match used.name {
        Some(name) => side.label(name),
        None => describe(side, used.schema),
    }
}

/// Only a request can tell whether null is possible: the bindings read it everywhere, and send it
/// only where a value is required.
fn nullability(place: &Place, old: bool, new: bool, found: &mut Found<'_>) {
    if old != new {
        let refused = place.direction == Request && place.required && !new;
        let class = if refused { Breaking } else { Neutral };
        let finding = place.finding(class, Kind::NullabilityChanged);
        found.add(finding.was(old).now(new));
    }
}

fn default(place: &Place, old: Option<&Value>, new: Option<&Value>, found: &mut Found<'_>) {
    if old != new {
        let another = place.direction == Request && old.is_some() && new.is_some();
        let class = if another { Breaking } else { Neutral };
        let finding = place.finding(class, Kind::DefaultChanged);
        found.add(finding.was(old.cloned()).now(new.cloned()));
    }
}

fn values(place: &Place, old: &Shape<'_>, new: &Shape<'_>, found: &mut Found<'_>) {
    let (Some(old), Some(new)) = (&old.values, &new.values) else {
        return;
    };
    let missing = |from: &[&Value], other: &[&Value]| {
        let missing = from.iter().filter(|value| !other.contains(value));
        missing.map(|value| (*value).clone()).collect::<Vec<_>>()
    };
    let removed = missing(old, new);
    if !removed.is_empty() {
        let class = place.class(Breaking, Neutral);
        found.add(place.finding(class, Kind::EnumValuesRemoved).was(removed));
    }
    let added = missing(new, old);
    if !added.is_empty() {
        found.add(place.finding(Additive, Kind::EnumValuesAdded).now(added));
    }
}

/// The bindings do not check limits, so what is received cannot be stricter or looser to them.
fn limits(place: &Place, old: &Shape<'_>, new: &Shape<'_>, found: &mut Found<'_>) {
    for (limit, stricter) in LIMITS {
        let (old, new) = (old.limits.get(limit).copied(), new.limits.get(limit).copied());
        if old == new {
            continue;
        }
        let tightened = match stricter {
            Stricter::Set => new.and_then(Value::as_bool).unwrap_or(false),
            Stricter::Other => new.is_some(),
            Stricter::Higher | Stricter::Lower => match (number(old), number(new)) {
                (Some(old), Some(new)) if stricter == Stricter::Higher => new > old,
                (Some(old), Some(new)) => new < old,
                (_, new) => new.is_some(),
            },
        };
        let finding = match (place.direction, tightened) {
            (Response, _) => place.finding(Neutral, Kind::LimitChanged),
            (Request, true) => place.finding(Breaking, Kind::LimitTightened),
            (Request, false) => place.finding(Additive, Kind::LimitLoosened),
        };
        let say = |value: Option<&Value>| value.map(|value| format!("{limit} {value}"));
        found.add(finding.was(say(old)).now(say(new)));
    }
}

fn number(value: Option<&Value>) -> Option<f64> {
    value.and_then(Value::as_f64)
}
