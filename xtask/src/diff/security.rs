//! What a request needs to be allowed.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::change::{Class, Finding, Kind};
use super::graph::Found;
use super::side::Side;

/// The schemes and scopes of one alternative; empty when nothing is needed.
type Alternative = BTreeSet<String>;

/// Compares what two versions of an operation need.
pub(crate) fn compare<'d>(old: (&Side<'d>, &Value), new: (&Side<'d>, &Value), found: &mut Found<'d>) {
    let before = alternatives(old.0, old.1, |name| name.to_owned());
    let after = alternatives(new.0, new.1, |name| old_name(old.0, new.0, name));
    if before != after {
        let still_enough = |held: &Alternative| after.iter().any(|needed| needed.is_subset(held));
        let class = if before.iter().all(still_enough) { Class::Additive } else { Class::Breaking };
        let finding = Finding::new(class, Kind::SecurityChanged, "security");
        found.add(finding.was(describe(&before)).now(describe(&after)));
    }
    for name in names(old.0, old.1) {
        if let (Some(before), Some(after)) = (scheme(old.0, &name), scheme(new.0, &name)) {
            compare_scheme(&name, before, after, found);
        }
    }
}

fn compare_scheme(name: &str, old: &Value, new: &Value, found: &mut Found<'_>) {
    if old == new {
        return;
    }
    let differs = |key: &&str| old.get(*key) != new.get(*key);
    let own = ["type", "name", "in", "scheme", "openIdConnectUrl"];
    let flow_lost = members(&old["flows"]).any(|(flow, before)| {
        let urls = ["authorizationUrl", "tokenUrl"];
        let after = &new["flows"][flow];
        urls.iter().any(|url| before.get(url) != after.get(url))
    });
    let flow_gained = members(&new["flows"]).any(|(flow, _)| old["flows"].get(flow).is_none());
    let class = if own.iter().any(differs) || flow_lost {
        Class::Breaking
    } else if flow_gained {
        Class::Additive
    } else {
        Class::Neutral
    };
    let what = format!("security scheme {name}");
    let finding = Finding::new(class, Kind::SecuritySchemeChanged, what);
    found.add(finding.was(old.clone()).now(new.clone()));
}

/// What the operation says, or else the document.
fn requirements<'v>(side: &Side<'v>, operation: &'v Value) -> impl Iterator<Item = &'v Value> {
    let own = operation.get("security");
    let stated = own.or(side.description.root().get("security"));
    stated.and_then(Value::as_array).into_iter().flatten()
}

fn names(side: &Side<'_>, operation: &Value) -> BTreeSet<String> {
    requirements(side, operation).flat_map(members).map(|(name, _)| name.clone()).collect()
}

fn alternatives(side: &Side<'_>, operation: &Value, name: impl Fn(&str) -> String) -> BTreeSet<Alternative> {
    let mut found: BTreeSet<Alternative> = requirements(side, operation)
        .map(|alternative| {
            let needed = members(alternative).flat_map(|(scheme, scopes)| {
                let scheme = name(scheme);
                let scopes = scopes.as_array().into_iter().flatten();
                let scopes = scopes.filter_map(Value::as_str);
                let scopes = scopes.map(|scope| format!("{scheme} with {scope}"));
                let scopes = scopes.collect::<Vec<_>>();
                std::iter::once(scheme).chain(scopes)
            });
            needed.collect()
        })
        .collect();
    if found.is_empty() {
        found.insert(Alternative::new());
    }
    found
}

/// A scheme that only has another name now goes by its old one.
fn old_name(old: &Side<'_>, new: &Side<'_>, name: &str) -> String {
    let definition = scheme(new, name);
    if definition.is_none() || scheme(old, name).is_some() {
        return name.to_owned();
    }
    let schemes = members(&old.description.root()["components"]["securitySchemes"]);
    let mut same =
        schemes.filter(|(candidate, value)| Some(*value) == definition && scheme(new, candidate).is_none());
    same.next().map_or(name, |(old_name, _)| old_name).to_owned()
}

fn scheme<'d>(side: &Side<'d>, name: &str) -> Option<&'d Value> {
    let root = side.description.root();
    let scheme = root["components"]["securitySchemes"].get(name)?;
    side.description.resolve(scheme)
}

fn describe(alternatives: &BTreeSet<Alternative>) -> String {
    let say = |alternative: &Alternative| {
        if alternative.is_empty() {
            "nothing".to_owned()
        } else {
            alternative.iter().cloned().collect::<Vec<_>>().join(" and ")
        }
    };
    let alternatives = alternatives.iter().map(say).collect::<Vec<_>>();
    alternatives.join(" or ")
}

fn members(value: &Value) -> impl Iterator<Item = (&String, &Value)> {
    value.as_object().into_iter().flat_map(Map::iter)
}
