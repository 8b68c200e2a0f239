//! Takes the structure out of a document, along the [`grammar`](super::grammar).

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::grammar::{Kind, Rule, TYPES, rule};
use crate::document::{Pointer, Problem};

/// A document's structure.
#[derive(Debug)]
pub(super) struct Stripped {
    pub(super) root: Value,
    pub(super) references: Vec<Reference>,
    pub(super) notes: Vec<String>,
}

/// A `$ref` that was met on the way.
#[derive(Debug)]
pub(super) struct Reference {
    pub(super) place: Pointer,
    pub(super) target: String,
    pub(super) kind: Kind,
}

/// Keeps what is structure.
pub(super) fn strip(document: &Value) -> Result<Stripped, Problem> {
    let mut walk = Walk::default();
    let root = walk.node(document, Kind::Document, &Pointer::default())?;
    for (member, example) in [("info", "title and version"), ("paths", "operations")] {
        if root.get(member).is_none() {
            let reason = format!("`{member}` is missing; it holds the {example}");
            return Err(Problem::new(Pointer::default(), reason));
        }
    }
    let notes = walk.unknown.into_iter().map(|(member, (count, first))| {
        format!(
            "left out `{member}`, which OpenAPI 3.0 does not have there ({count} times, first at {first})"
        )
    });
    Ok(Stripped { root, references: walk.references, notes: notes.collect() })
}

#[derive(Debug, Default)]
struct Walk {
    references: Vec<Reference>,
    /// Members that the grammar does not know: how many, and where the first one is.
    unknown: BTreeMap<String, (usize, Pointer)>,
}

impl Walk {
    fn node(&mut self, value: &Value, kind: Kind, place: &Pointer) -> Result<Value, Problem> {
        let members = object(value, place)?;
        if let Some(target) = members.get("$ref") {
            return self.reference(target, kind, &place.child("$ref"));
        }
        // The keys of a callback are expressions, its values path items.
        if kind == Kind::Callback {
            return self.map(members, Kind::PathItem, true, place);
        }
        let mut kept = Map::new();
        for (key, value) in members {
            let place = place.child(key);
            match rule(kind, key) {
                Some(Rule::Prose) => {}
                Some(rule) => {
                    let value = self.member(value, rule, &place)?;
                    if !says_nothing(rule, &value) {
                        kept.insert(key.clone(), value);
                    }
                }
                None if key.starts_with("x-") => {}
                None => {
                    self.unknown.entry(key.clone()).or_insert((0, place)).0 += 1;
                }
            }
        }
        if kind == Kind::Response {
            kept.insert("description".to_owned(), Value::from(""));
        }
        Ok(Value::Object(kept))
    }

    fn member(&mut self, value: &Value, rule: Rule, place: &Pointer) -> Result<Value, Problem> {
        let unless = |fits: bool, needed: &str| {
            if fits {
                Ok(plain(value))
            } else {
                Err(Problem::new(place.clone(), format!("must be {needed}")))
            }
        };
        match rule {
            Rule::Prose => Ok(Value::Null),
            Rule::EmptyText => Ok(Value::from("")),
            Rule::Any => Ok(plain(value)),
            Rule::Text if value.is_number() => unless(false, "text; put the number in quotes"),
            Rule::Text => unless(value.is_string(), "text"),
            Rule::TypeName => unless(value.as_str().is_some_and(|name| TYPES.contains(&name)), &type_name()),
            Rule::Flag | Rule::Choice => unless(value.is_boolean(), "true or false"),
            Rule::Number => unless(value.is_number(), "a number"),
            Rule::TextSet | Rule::ValueSet => {
                let text_only = rule == Rule::TextSet;
                let fits = |items: &Vec<Value>| !text_only || items.iter().all(Value::is_string);
                let needed = if text_only { "a list of text" } else { "a list" };
                unless(value.as_array().is_some_and(fits), needed)
            }
            Rule::Names => {
                let names = object(value, place)?.keys();
                Ok(names.map(|name| (name.clone(), Value::from(""))).collect())
            }
            Rule::FlagOrSchema if value.is_boolean() => Ok(value.clone()),
            Rule::FlagOrSchema => self.node(value, Kind::Schema, place),
            Rule::Node(kind) => self.node(value, kind, place),
            Rule::Map(kind) => self.map(object(value, place)?, kind, false, place),
            Rule::Patterned(kind) => self.map(object(value, place)?, kind, true, place),
            Rule::List(kind) => {
                let Some(items) = value.as_array() else {
                    return Err(Problem::new(place.clone(), "must be a list"));
                };
                let items = items.iter().enumerate();
                items.map(|(index, item)| self.node(item, kind, &place.child(index))).collect()
            }
        }
    }

    fn map(
        &mut self,
        members: &Map<String, Value>,
        kind: Kind,
        patterned: bool,
        place: &Pointer,
    ) -> Result<Value, Problem> {
        members
            .iter()
            .filter(|(name, _)| !(patterned && name.starts_with("x-")))
            .map(|(name, value)| {
                let node = self.node(value, kind, &place.child(name))?;
                Ok((name.clone(), node))
            })
            .collect()
    }

    /// What stands beside a `$ref` has no meaning in OpenAPI 3.0 and is left out.
    fn reference(&mut self, target: &Value, kind: Kind, place: &Pointer) -> Result<Value, Problem> {
        let problem = |reason: &str| Err(Problem::new(place.clone(), reason));
        match target {
            Value::String(_) if kind.section().is_none() => {
                problem("a reference is not possible here; write out what it refers to")
            }
            Value::String(target) => {
                self.references.push(Reference { place: place.clone(), target: target.clone(), kind });
                Ok([("$ref".to_owned(), Value::from(target.as_str()))].into_iter().collect())
            }
            _ => problem("must be text"),
        }
    }
}

fn type_name() -> String {
    format!("one of {}", TYPES.map(|name| format!("`{name}`")).join(", "))
}

/// Whether leaving the member out says the same.
fn says_nothing(rule: Rule, value: &Value) -> bool {
    match rule {
        Rule::Flag => value == false,
        // Of the lists of schemas, an empty one is a mistake for the reader to see.
        Rule::List(Kind::Schema) => false,
        Rule::TextSet | Rule::List(_) => value.as_array().is_some_and(Vec::is_empty),
        _ => false,
    }
}

fn object<'v>(value: &'v Value, place: &Pointer) -> Result<&'v Map<String, Value>, Problem> {
    value.as_object().ok_or_else(|| Problem::new(place.clone(), "must be an object"))
}

/// Whole numbers come as `1` and as `1.0`, which mean the same; they are kept as `1`.
fn plain(value: &Value) -> Value {
    /// Beyond this, floating point cannot tell neighbouring whole numbers apart.
    const EXACT: f64 = 9_007_199_254_740_992.0;
    match value {
        Value::Number(number) => match number.as_f64() {
            Some(float) if number.is_f64() && float.fract() == 0.0 && float.abs() <= EXACT => {
                Value::from(float as i64)
            }
            _ => value.clone(),
        },
        Value::Array(items) => items.iter().map(plain).collect(),
        Value::Object(members) => {
            let members = members.iter();
            members.map(|(key, value)| (key.clone(), plain(value))).collect()
        }
        _ => value.clone(),
    }
}
