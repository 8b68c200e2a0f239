//! What changed in the security requirements of an operation.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::change::{ChangeKind, Class, Finding};
use super::document::Document;
use super::graph::Findings;

/// The schemes and scopes of one alternative; empty when nothing is required.
type Alternative = BTreeSet<String>;

/// Compares the requirements of two versions of an operation.
pub(crate) fn compare<'d>(
    old: (&Document<'d>, &Value),
    new: (&Document<'d>, &Value),
    findings: &mut Findings<'d>,
) {
    let before = alternatives(old.0, old.1, |name| name.to_owned());
    let after = alternatives(new.0, new.1, |name| old_name(old.0, new.0, name));
    if before != after {
        let still_enough = |held: &Alternative| after.iter().any(|needed| needed.is_subset(held));
        let class = if before.iter().all(still_enough) { Class::Additive } else { Class::Breaking };
        let finding = Finding::new(class, ChangeKind::SecurityChanged, "security");
        findings.add(finding.from(describe_alternatives(&before)).to(describe_alternatives(&after)));
    }
    for name in scheme_names(old.0, old.1) {
        if let (Some(before), Some(after)) = (scheme(old.0, &name), scheme(new.0, &name)) {
            compare_scheme(&name, before, after, findings);
        }
    }
}

fn compare_scheme(name: &str, old: &Value, new: &Value, findings: &mut Findings<'_>) {
    if old == new {
        return;
    }
    let differs = |key: &&str| old.get(*key) != new.get(*key);
    let identifying = ["type", "name", "in", "scheme", "openIdConnectUrl"];
    let flow_lost = members(&old["flows"]).any(|(flow, before)| {
        let urls = ["authorizationUrl", "tokenUrl"];
        let after = &new["flows"][flow];
        urls.iter().any(|url| before.get(url) != after.get(url))
    });
    let flow_gained = members(&new["flows"]).any(|(flow, _)| old["flows"].get(flow).is_none());
    let class = if identifying.iter().any(differs) || flow_lost {
        Class::Breaking
    } else if flow_gained {
        Class::Additive
    } else {
        Class::Neutral
    };
    let what = format!("security scheme {name}");
    let finding = Finding::new(class, ChangeKind::SecuritySchemeChanged, what);
    findings.add(finding.from(old.clone()).to(new.clone()));
}

/// The requirements of the operation, or else those of the document.
fn requirements<'v>(document: &Document<'v>, operation: &'v Value) -> impl Iterator<Item = &'v Value> {
    let of_operation = operation.get("security");
    let stated = of_operation.or(document.description.root().get("security"));
    stated.and_then(Value::as_array).into_iter().flatten()
}

fn scheme_names(document: &Document<'_>, operation: &Value) -> BTreeSet<String> {
    requirements(document, operation).flat_map(members).map(|(name, _)| name.clone()).collect()
}

fn alternatives(
    document: &Document<'_>,
    operation: &Value,
    name: impl Fn(&str) -> String,
) -> BTreeSet<Alternative> {
    let mut alternatives: BTreeSet<Alternative> = requirements(document, operation)
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
    if alternatives.is_empty() {
        alternatives.insert(Alternative::new());
    }
    alternatives
}

/// The old name of a scheme that was only renamed.
fn old_name(old: &Document<'_>, new: &Document<'_>, name: &str) -> String {
    let definition = scheme(new, name);
    if definition.is_none() || scheme(old, name).is_some() {
        return name.to_owned();
    }
    let schemes = members(&old.description.root()["components"]["securitySchemes"]);
    let mut same =
        schemes.filter(|(candidate, value)| Some(*value) == definition && scheme(new, candidate).is_none());
    same.next().map_or(name, |(old_name, _)| old_name).to_owned()
}

fn scheme<'d>(document: &Document<'d>, name: &str) -> Option<&'d Value> {
    let root = document.description.root();
    let scheme = root["components"]["securitySchemes"].get(name)?;
    document.description.resolve(scheme)
}

fn describe_alternatives(alternatives: &BTreeSet<Alternative>) -> String {
    let describe_alternative = |alternative: &Alternative| {
        if alternative.is_empty() {
            "nothing".to_owned()
        } else {
            alternative.iter().cloned().collect::<Vec<_>>().join(" and ")
        }
    };
    let alternatives = alternatives.iter().map(describe_alternative).collect::<Vec<_>>();
    alternatives.join(" or ")
}

fn members(value: &Value) -> impl Iterator<Item = (&String, &Value)> {
    value.as_object().into_iter().flat_map(Map::iter)
}
