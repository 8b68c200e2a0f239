//! Extracts the structure of a document, along the [`grammar`](super::grammar).

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::grammar::{ObjectKind, Rule, TYPES, rule};
use crate::input::{Pointer, Problem};

/// A document's structure.
#[derive(Debug)]
pub(super) struct Structure {
    pub(super) root: Value,
    pub(super) references: Vec<Reference>,
    pub(super) notes: Vec<String>,
}

/// A `$ref` found in the document.
#[derive(Debug)]
pub(super) struct Reference {
    pub(super) pointer: Pointer,
    pub(super) target: String,
    pub(super) kind: ObjectKind,
}

/// Keeps the structure and removes everything else.
pub(super) fn extract(document: &Value) -> Result<Structure, Problem> {
    let mut extractor = Extractor::default();
    let root = extractor.node(document, ObjectKind::Document, &Pointer::default())?;
    for (member, example) in [("info", "title and version"), ("paths", "operations")] {
        if root.get(member).is_none() {
            let reason = format!("`{member}` is missing; it holds the {example}");
            return Err(Problem::new(Pointer::default(), reason));
        }
    }
    let notes = extractor.unknown.into_iter().map(|(member, (count, first))| {
        format!(
            "left out `{member}`, which OpenAPI 3.0 does not have there ({count} times, first at {first})"
        )
    });
    Ok(Structure { root, references: extractor.references, notes: notes.collect() })
}

#[derive(Debug, Default)]
struct Extractor {
    references: Vec<Reference>,
    /// Members that the grammar does not know: their number, and the location of the first.
    unknown: BTreeMap<String, (usize, Pointer)>,
}

impl Extractor {
    fn node(&mut self, value: &Value, kind: ObjectKind, pointer: &Pointer) -> Result<Value, Problem> {
        let members = object(value, pointer)?;
        if let Some(target) = members.get("$ref") {
            return self.reference(target, kind, &pointer.child("$ref"));
        }
        // The keys of a callback are expressions, its values path items.
        if kind == ObjectKind::Callback {
            return self.map(members, ObjectKind::PathItem, true, pointer);
        }
        let mut kept = Map::new();
        for (key, value) in members {
            let pointer = pointer.child(key);
            match rule(kind, key) {
                Some(Rule::Prose) => {}
                Some(rule) => {
                    let value = self.member(value, rule, &pointer)?;
                    if !is_default(rule, &value) {
                        kept.insert(key.clone(), value);
                    }
                }
                None if key.starts_with("x-") => {}
                None => {
                    self.unknown.entry(key.clone()).or_insert((0, pointer)).0 += 1;
                }
            }
        }
        if kind == ObjectKind::Response {
            kept.insert("description".to_owned(), Value::from(""));
        }
        Ok(Value::Object(kept))
    }

    fn member(&mut self, value: &Value, rule: Rule, pointer: &Pointer) -> Result<Value, Problem> {
        let require = |fits: bool, needed: &str| {
            if fits {
                Ok(normalize_numbers(value))
            } else {
                Err(Problem::new(pointer.clone(), format!("must be {needed}")))
            }
        };
        match rule {
            Rule::Prose => Ok(Value::Null),
            Rule::EmptyText => Ok(Value::from("")),
            Rule::Any => Ok(normalize_numbers(value)),
            Rule::Text if value.is_number() => require(false, "text; put the number in quotes"),
            Rule::Text => require(value.is_string(), "text"),
            Rule::TypeName => require(value.as_str().is_some_and(|name| TYPES.contains(&name)), &type_name()),
            Rule::Flag | Rule::OptionalFlag => require(value.is_boolean(), "true or false"),
            Rule::Number => require(value.is_number(), "a number"),
            Rule::TextSet | Rule::ValueSet => {
                let text_only = rule == Rule::TextSet;
                let fits = |items: &Vec<Value>| !text_only || items.iter().all(Value::is_string);
                let needed = if text_only { "a list of text" } else { "a list" };
                require(value.as_array().is_some_and(fits), needed)
            }
            Rule::Names => {
                let names = object(value, pointer)?.keys();
                Ok(names.map(|name| (name.clone(), Value::from(""))).collect())
            }
            Rule::FlagOrSchema if value.is_boolean() => Ok(value.clone()),
            Rule::FlagOrSchema => self.node(value, ObjectKind::Schema, pointer),
            Rule::Node(kind) => self.node(value, kind, pointer),
            Rule::Map(kind) => self.map(object(value, pointer)?, kind, false, pointer),
            Rule::Patterned(kind) => self.map(object(value, pointer)?, kind, true, pointer),
            Rule::List(kind) => {
                let Some(items) = value.as_array() else {
                    return Err(Problem::new(pointer.clone(), "must be a list"));
                };
                let items = items.iter().enumerate();
                items.map(|(index, item)| self.node(item, kind, &pointer.child(index))).collect()
            }
        }
    }

    fn map(
        &mut self,
        members: &Map<String, Value>,
        kind: ObjectKind,
        patterned: bool,
        pointer: &Pointer,
    ) -> Result<Value, Problem> {
        members
            .iter()
            .filter(|(name, _)| !(patterned && name.starts_with("x-")))
            .map(|(name, value)| {
                let node = self.node(value, kind, &pointer.child(name))?;
                Ok((name.clone(), node))
            })
            .collect()
    }

    /// Members beside a `$ref` have no meaning in OpenAPI 3.0 and are removed.
    fn reference(&mut self, target: &Value, kind: ObjectKind, pointer: &Pointer) -> Result<Value, Problem> {
        let problem = |reason: &str| Err(Problem::new(pointer.clone(), reason));
        match target {
            Value::String(_) if kind.section().is_none() => {
                problem("a reference is not possible here; write out what it refers to")
            }
            Value::String(target) => {
                self.references.push(Reference { pointer: pointer.clone(), target: target.clone(), kind });
                Ok([("$ref".to_owned(), Value::from(target.as_str()))].into_iter().collect())
            }
            _ => problem("must be text"),
        }
    }
}

fn type_name() -> String {
    format!("one of {}", TYPES.map(|name| format!("`{name}`")).join(", "))
}

/// Whether removing the member changes nothing.
fn is_default(rule: Rule, value: &Value) -> bool {
    match rule {
        Rule::Flag => value == false,
        // An empty list of schemas is a mistake, which the reader should see.
        Rule::List(ObjectKind::Schema) => false,
        Rule::TextSet | Rule::List(_) => value.as_array().is_some_and(Vec::is_empty),
        _ => false,
    }
}

fn object<'v>(value: &'v Value, pointer: &Pointer) -> Result<&'v Map<String, Value>, Problem> {
    value.as_object().ok_or_else(|| Problem::new(pointer.clone(), "must be an object"))
}

/// Integers appear as `1` and as `1.0`, which mean the same; they are kept as `1`.
fn normalize_numbers(value: &Value) -> Value {
    /// Above this limit, floating point cannot distinguish adjacent integers.
    const MAX_EXACT_INTEGER: f64 = 9_007_199_254_740_992.0;
    match value {
        Value::Number(number) => match number.as_f64() {
            Some(float) if number.is_f64() && float.fract() == 0.0 && float.abs() <= MAX_EXACT_INTEGER => {
                Value::from(float as i64)
            }
            _ => value.clone(),
        },
        Value::Array(items) => items.iter().map(normalize_numbers).collect(),
        Value::Object(members) => {
            let members = members.iter();
            members.map(|(key, value)| (key.clone(), normalize_numbers(value))).collect()
        }
        _ => value.clone(),
    }
}
