//! The operations of a description.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde_json::Value;

use super::grammar::METHODS;
use super::references::resolve;
use crate::input::{Pointer, Problem};

/// What identifies an operation across two documents: its method and its path, regardless of the
/// names of path parameters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct OperationKey {
    /// The path with every parameter as `{}`.
    normalized_path: String,
    method: String,
}

/// One operation.
#[derive(Debug, Clone)]
pub(crate) struct Operation {
    /// The path template, as it is written.
    pub(crate) path: String,
    /// In lower case, as it is written.
    pub(crate) method: String,
    /// The operation object.
    pub(crate) value: Value,
    /// Its parameters and those of its path, references followed.
    pub(crate) parameters: Vec<Value>,
}

impl Operation {
    pub(crate) fn key(&self) -> OperationKey {
        OperationKey { normalized_path: normalize_path(&self.path), method: self.method.clone() }
    }
}

impl fmt::Display for Operation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} {}", self.method.to_uppercase(), self.path)
    }
}

/// The names in a path template, in order.
///
/// # Errors
///
/// The reason, when braces do not match, or a name is empty or appears twice.
pub(crate) fn template_parameters(path: &str) -> Result<Vec<&str>, String> {
    let mut names = Vec::new();
    let mut rest = path;
    while let Some(start) = rest.find(['{', '}']) {
        let inside = rest[start..].strip_prefix('{').and_then(|after| after.split_once('}'));
        match inside {
            Some((name, after)) if !name.is_empty() && !name.contains(['{', '/']) => {
                if names.contains(&name) {
                    return Err(format!("the path has the parameter `{name}` twice"));
                }
                names.push(name);
                rest = after;
            }
            _ => return Err("the braces in the path do not enclose parameter names".to_owned()),
        }
    }
    Ok(names)
}

fn normalize_path(path: &str) -> String {
    let mut normalized = String::new();
    for (index, part) in path.split('{').enumerate() {
        match part.split_once('}') {
            Some((_, after)) if index > 0 => normalized.extend(["{}", after]),
            _ => normalized.push_str(part),
        }
    }
    normalized
}

/// All operations, checked, in the order of the document.
pub(super) fn collect(root: &Value) -> Result<Vec<Operation>, Problem> {
    let mut operations = Vec::new();
    let mut normalized_paths = BTreeMap::new();
    let mut ids = BTreeMap::new();
    let paths = Pointer::default().child("paths");
    let empty = serde_json::Map::new();
    for (path, item) in root["paths"].as_object().unwrap_or(&empty) {
        let pointer = paths.child(path);
        if !path.starts_with('/') {
            return Err(Problem::new(pointer, "a path must begin with `/`"));
        }
        let names = template_parameters(path).map_err(|why| Problem::new(pointer.clone(), why))?;
        if let Some(other) = normalized_paths.insert(normalize_path(path), path) {
            let reason =
                format!("the path is there twice: `{other}` differs only in the names of its parameters");
            return Err(Problem::new(pointer, reason));
        }
        for method in METHODS {
            let Some(value) = item.get(method) else {
                continue;
            };
            let pointer = pointer.child(method);
            let responses = value.get("responses").and_then(Value::as_object);
            if responses.is_none_or(serde_json::Map::is_empty) {
                return Err(Problem::new(pointer, "the operation has no responses"));
            }
            if let Some(id) = value.get("operationId").and_then(Value::as_str)
                && let Some(other) = ids.insert(id, pointer.clone())
            {
                let reason = format!("the operationId `{id}` is there twice, first at {other}");
                return Err(Problem::new(pointer, reason));
            }
            let parameters = parameters(root, item, value, &pointer)?;
            check_path_parameters(&names, &parameters, &pointer)?;
            operations.push(Operation {
                path: path.clone(),
                method: method.to_owned(),
                value: value.clone(),
                parameters,
            });
        }
    }
    if operations.is_empty() {
        return Err(Problem::new(paths, "there is not one operation"));
    }
    Ok(operations)
}

/// The parameters of an operation, with those of its path that it does not replace.
fn parameters(
    root: &Value,
    item: &Value,
    operation: &Value,
    pointer: &Pointer,
) -> Result<Vec<Value>, Problem> {
    let mut found: Vec<Value> = Vec::new();
    let identity = |parameter: &Value| (parameter["in"].clone(), parameter["name"].clone());
    for owner in [operation, item] {
        let mut declared = BTreeSet::new();
        let inherited = std::mem::take(&mut found);
        let listed = owner.get("parameters").and_then(Value::as_array);
        for parameter in listed.into_iter().flatten() {
            let parameter = resolve(root, parameter).unwrap_or(parameter);
            let (Some(name), Some(location)) = (parameter["name"].as_str(), parameter["in"].as_str()) else {
                let reason = "a parameter needs `name` and `in`";
                return Err(Problem::new(pointer.clone(), reason));
            };
            if !matches!(location, "path" | "query" | "header" | "cookie") {
                let reason = format!(
                    "the parameter `{name}` is in `{location}`, which is not a location of parameters"
                );
                return Err(Problem::new(pointer.clone(), reason));
            }
            if ["schema", "content"].iter().all(|member| parameter.get(member).is_none()) {
                let reason = format!("the {location} parameter `{name}` has neither `schema` nor `content`");
                return Err(Problem::new(pointer.clone(), reason));
            }
            if !declared.insert((location, name)) {
                let reason = format!("the {location} parameter `{name}` is there twice");
                return Err(Problem::new(pointer.clone(), reason));
            }
            if !inherited.iter().any(|replaced| identity(replaced) == identity(parameter)) {
                found.push(parameter.clone());
            }
        }
        found.splice(0..0, inherited);
    }
    Ok(found)
}

fn check_path_parameters(names: &[&str], parameters: &[Value], pointer: &Pointer) -> Result<(), Problem> {
    let declared = parameters
        .iter()
        .filter(|parameter| parameter["in"] == "path")
        .filter_map(|parameter| parameter["name"].as_str())
        .collect::<Vec<_>>();
    if let Some(name) = names.iter().find(|name| !declared.contains(name)) {
        let reason = format!("the path has `{{{name}}}`, but no path parameter `{name}` is declared");
        return Err(Problem::new(pointer.clone(), reason));
    }
    if let Some(name) = declared.iter().find(|name| !names.contains(name)) {
        let reason = format!("the path parameter `{name}` is declared, but the path has no `{{{name}}}`");
        return Err(Problem::new(pointer.clone(), reason));
    }
    Ok(())
}
