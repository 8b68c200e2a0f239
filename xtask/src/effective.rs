//! The effective documents: the vendored ones, with our names, corrections and descriptions.
//!
//! Overlays numbered 01 set names. Then schemas are renamed, so that all later overlays refer to schemas by
//! their short names. Finally, everything that the bindings do not use is removed.

use std::collections::BTreeSet;
use std::process::ExitCode;

use anyhow::{Context as _, bail};
use serde_json::Value;

use crate::input::{self, Pointer};
use crate::overlay::Overlay;
use crate::schema_names;
use crate::terminal;
use crate::workspace::Workspace;

/// The number of the overlays that set names.
const MAX_NAMING_OVERLAY: u32 = 1;

/// The keys of a path item that are operations.
pub(crate) const METHODS: [&str; 8] = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/// One effective document.
pub(crate) struct EffectiveDocument {
    /// The module of its bindings, such as `getty_images_v3`.
    pub(crate) module: String,
    /// The path of the document it was made from, as in messages.
    pub(crate) source: String,
    /// The document.
    pub(crate) value: Value,
}

impl EffectiveDocument {
    /// The file name of the document it was made from, without its extension.
    pub(crate) fn name(&self) -> &str {
        let file = self.source.rsplit('/').next().unwrap_or(&self.source);
        file.rsplit_once('.').map_or(file, |(name, _)| name)
    }
}

/// `cargo xtask spec`.
pub(crate) fn command(workspace: &Workspace) -> anyhow::Result<ExitCode> {
    use std::io::Write as _;

    let documents = read_all(workspace)?;
    let display_path = workspace.display_path(&workspace.vendored());
    let document = documents
        .into_iter()
        .find(|document| document.source == display_path)
        .with_context(|| format!("{display_path}: missing: run `cargo xtask vendor` first"))?;
    let mut out = std::io::stdout().lock();
    terminal::ignore_broken_pipe(writeln!(out, "{:#}", document.value))?;
    Ok(ExitCode::SUCCESS)
}

/// Every document in `openapi/`, in order of file name, made effective.
///
/// # Errors
/// When a document or an overlay cannot be read or applied, or an operation or type lacks its name.
pub(crate) fn read_all(workspace: &Workspace) -> anyhow::Result<Vec<EffectiveDocument>> {
    let overlays = Overlay::read_all(workspace)?;
    let directory = workspace.openapi();
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(&directory).with_context(|| workspace.display_path(&directory))? {
        let path = entry.with_context(|| workspace.display_path(&directory))?.path();
        if path.extension().is_some_and(|extension| extension == "json" || extension == "yaml") {
            paths.push(path);
        }
    }
    paths.sort();

    let mut documents = Vec::new();
    for path in paths {
        let source = workspace.display_path(&path);
        let bytes = std::fs::read(&path).with_context(|| source.clone())?;
        let mut value = input::parse(&source, &bytes)?;
        let file_name = path.file_name().unwrap_or_default().to_string_lossy();
        let (naming, rest): (Vec<_>, Vec<_>) = overlays
            .iter()
            .filter(|overlay| overlay.document == file_name)
            .partition(|overlay| overlay.number <= MAX_NAMING_OVERLAY);
        naming.iter().try_for_each(|overlay| overlay.apply(&mut value))?;
        schema_names::shorten(&mut value).with_context(|| source.clone())?;
        rest.iter().try_for_each(|overlay| overlay.apply(&mut value))?;
        simplify(&mut value).with_context(|| source.clone())?;
        check_types(&value).with_context(|| source.clone())?;
        let module = path.file_stem().unwrap_or_default().to_string_lossy().replace(['-', '.'], "_");
        documents.push(EffectiveDocument { module, source, value });
    }
    for overlay in &overlays {
        if !documents.iter().any(|document| document.source.ends_with(&format!("/{}", overlay.document))) {
            bail!("{}: extends openapi/{}, which does not exist", overlay.name, overlay.document);
        }
    }
    Ok(documents)
}

/// Removes what has no meaning for a client of this API, and checks what the bindings rely on.
fn simplify(document: &mut Value) -> anyhow::Result<()> {
    let mut operation_ids = BTreeSet::new();
    for (path, item) in object(document, "paths").into_iter().flatten() {
        for method in METHODS {
            let Some(operation) = item.get_mut(method) else { continue };
            let label = format!("{} {path}", method.to_uppercase());
            let Some(id) = operation["operationId"].as_str() else {
                bail!("{label} has no operationId: add one in openapi/overlays/01-names.yaml");
            };
            if !operation_ids.insert(id.to_owned()) {
                bail!("{label}: the operationId {id} is taken");
            }
            simplify_operation(operation);
        }
    }
    if let Some(schemas) = document.pointer_mut("/components/schemas").and_then(Value::as_object_mut) {
        schemas.values_mut().for_each(accept_unknown_properties);
    }
    remove_unreachable_schemas(document);
    Ok(())
}

fn object<'a>(value: &'a mut Value, key: &str) -> Option<&'a mut serde_json::Map<String, Value>> {
    value.get_mut(key).and_then(Value::as_object_mut)
}

fn simplify_operation(operation: &mut Value) {
    for parameter in operation.get_mut("parameters").and_then(Value::as_array_mut).into_iter().flatten() {
        if parameter["in"] == "path"
            && let Some(schema) = object(parameter, "schema")
        {
            schema.remove("nullable");
        }
    }
    if let Some(content) = operation.pointer_mut("/requestBody/content") {
        keep_only_json(content);
        for (_, media_type) in content.as_object_mut().into_iter().flatten() {
            if let Some(schema) = object(media_type, "schema") {
                schema.remove("nullable");
            }
        }
    }
    for (_, response) in object(operation, "responses").into_iter().flatten() {
        if let Some(content) = response.get_mut("content") {
            keep_only_json(content);
        }
    }
}

/// Where JSON is one of several representations of the same content, keeps only JSON.
fn keep_only_json(content: &mut Value) {
    const JSON: &str = "application/json";
    if let Some(content) = content.as_object_mut()
        && content.contains_key(JSON)
    {
        content.retain(|media_type, _| media_type == JSON);
    }
}

/// `additionalProperties: false` would make every new property break every client.
fn accept_unknown_properties(schema: &mut Value) {
    match schema {
        Value::Object(object) => {
            if object.get("additionalProperties") == Some(&Value::Bool(false)) {
                object.remove("additionalProperties");
            }
            object.values_mut().for_each(accept_unknown_properties);
        }
        Value::Array(values) => values.iter_mut().for_each(accept_unknown_properties),
        _ => {}
    }
}

fn remove_unreachable_schemas(document: &mut Value) {
    let mut reachable = BTreeSet::new();
    let mut pending = BTreeSet::new();
    collect_schema_names(&document["paths"], &mut pending);
    while let Some(name) = pending.pop_first() {
        collect_schema_names(&document["components"]["schemas"][&name], &mut pending);
        reachable.insert(name);
        pending.retain(|name| !reachable.contains(name));
    }
    if let Some(schemas) = document.pointer_mut("/components/schemas").and_then(Value::as_object_mut) {
        schemas.retain(|name, _| reachable.contains(name));
    }
}

/// Adds the names of all schemas that `value` refers to.
pub(crate) fn collect_schema_names(value: &Value, names: &mut BTreeSet<String>) {
    match value {
        Value::Object(object) => {
            if let Some(name) =
                object.get("$ref").and_then(Value::as_str).and_then(|reference| reference.rsplit('/').next())
            {
                names.insert(name.to_owned());
            }
            object.values().for_each(|value| collect_schema_names(value, names));
        }
        Value::Array(values) => values.iter().for_each(|value| collect_schema_names(value, names)),
        _ => {}
    }
}

/// Keywords that have a meaning only together with a type.
const REQUIRES_TYPE: [&str; 2] = ["enum", "format"];

/// Rejects schemas that restrict the values or their format without a type. OpenAPI allows them; a binding needs one.
///
/// # Errors
/// With the location of the first such schema.
fn check_types(document: &Value) -> anyhow::Result<()> {
    check_value(document, &Pointer::default(), false)
}

/// Checks `value`, which is a schema itself if `is_schema`, and everything in it.
fn check_value(value: &Value, pointer: &Pointer, is_schema: bool) -> anyhow::Result<()> {
    match value {
        Value::Object(members) => {
            let typed = ["type", "allOf"].iter().any(|member| members.contains_key(*member));
            if is_schema
                && !typed
                && let Some(member) = REQUIRES_TYPE.iter().find(|member| members.contains_key(**member))
            {
                bail!("{pointer}: has `{member}` but no `type`: say it in openapi/overlays/03-schemas.yaml");
            }
            members.iter().try_for_each(|(key, member)| {
                let pointer = pointer.child(key);
                match (key.as_str(), member) {
                    // These contain values, not schemas.
                    ("default" | "enum" | "example", _) if is_schema => Ok(()),
                    ("properties", Value::Object(named)) if is_schema => check_schemas(named, &pointer),
                    ("schemas", Value::Object(named)) => check_schemas(named, &pointer),
                    ("schema", _) => check_value(member, &pointer, true),
                    ("items" | "additionalProperties" | "not", _) if is_schema => {
                        check_value(member, &pointer, true)
                    }
                    _ => check_value(member, &pointer, false),
                }
            })
        }
        Value::Array(items) => items
            .iter()
            .enumerate()
            // The subschemas of an `allOf` and the like need a type only together.
            .try_for_each(|(index, item)| check_value(item, &pointer.child(index), false)),
        _ => Ok(()),
    }
}

fn check_schemas(named: &serde_json::Map<String, Value>, pointer: &Pointer) -> anyhow::Result<()> {
    named.iter().try_for_each(|(name, schema)| check_value(schema, &pointer.child(name), true))
}
