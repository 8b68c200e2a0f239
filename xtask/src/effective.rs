//! The effective documents: what is vendored, under our names, with our corrections and descriptions.
//!
//! Overlays numbered 01 give names; then schemas are renamed, so that all later overlays speak of schemas by
//! their short names; then what bindings have no use for is taken away.

mod types;

use std::collections::BTreeSet;
use std::process::ExitCode;

use anyhow::{Context as _, bail};
use serde_json::Value;

use crate::document;
use crate::names;
use crate::overlay::Overlay;
use crate::workspace::Workspace;

/// The number of the overlays that give names.
const NAMES: u32 = 1;

/// The keys of a path item that are operations.
pub(crate) const METHODS: [&str; 8] = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/// One effective document.
pub(crate) struct Effective {
    /// The module its bindings go to, such as `getty_images_v3`.
    pub(crate) module: String,
    /// How messages call the document it was made from.
    pub(crate) source: String,
    /// The document.
    pub(crate) value: Value,
}

impl Effective {
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
    let shown = workspace.shown(&workspace.vendored());
    let document = documents
        .into_iter()
        .find(|document| document.source == shown)
        .with_context(|| format!("{shown}: missing: run `cargo xtask vendor` first"))?;
    let mut out = std::io::stdout().lock();
    // A reader that has seen enough, such as `head`, is no failure.
    match writeln!(out, "{:#}", document.value) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(ExitCode::SUCCESS),
    }
}

/// Every document in `openapi/`, in order of file name, made effective.
///
/// # Errors
/// When a document or an overlay cannot be read or applied, or an operation or type lacks its name.
pub(crate) fn read_all(workspace: &Workspace) -> anyhow::Result<Vec<Effective>> {
    let overlays = Overlay::read_all(workspace)?;
    let directory = workspace.openapi();
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(&directory).with_context(|| workspace.shown(&directory))? {
        let path = entry.with_context(|| workspace.shown(&directory))?.path();
        if path.extension().is_some_and(|extension| extension == "json" || extension == "yaml") {
            paths.push(path);
        }
    }
    paths.sort();

    let mut documents = Vec::new();
    for path in paths {
        let source = workspace.shown(&path);
        let bytes = std::fs::read(&path).with_context(|| source.clone())?;
        let mut value = document::parse(&source, &bytes)?;
        let file_name = path.file_name().unwrap_or_default().to_string_lossy();
        let (naming, rest): (Vec<_>, Vec<_>) = overlays
            .iter()
            .filter(|overlay| overlay.document == file_name)
            .partition(|overlay| overlay.number <= NAMES);
        naming.iter().try_for_each(|overlay| overlay.apply(&mut value))?;
        names::shorten(&mut value).with_context(|| source.clone())?;
        rest.iter().try_for_each(|overlay| overlay.apply(&mut value))?;
        plain(&mut value).with_context(|| source.clone())?;
        types::check(&value).with_context(|| source.clone())?;
        let module = path.file_stem().unwrap_or_default().to_string_lossy().replace(['-', '.'], "_");
        documents.push(Effective { module, source, value });
    }
    for overlay in &overlays {
        if !documents.iter().any(|document| document.source.ends_with(&format!("/{}", overlay.document))) {
            bail!("{}: extends openapi/{}, which does not exist", overlay.name, overlay.document);
        }
    }
    Ok(documents)
}

/// Takes away what says nothing to a client of this API, and checks what the bindings rely on.
fn plain(document: &mut Value) -> anyhow::Result<()> {
    let mut operation_ids = BTreeSet::new();
    for (path, item) in object(document, "paths").into_iter().flatten() {
        for method in METHODS {
            let Some(operation) = item.get_mut(method) else { continue };
            let called = format!("{} {path}", method.to_uppercase());
            let Some(id) = operation["operationId"].as_str() else {
                bail!("{called} has no operationId: give it one in openapi/overlays/01-names.yaml");
            };
            if !operation_ids.insert(id.to_owned()) {
                bail!("{called}: the operationId {id} is taken");
            }
            plain_operation(operation);
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

fn plain_operation(operation: &mut Value) {
    for parameter in operation.get_mut("parameters").and_then(Value::as_array_mut).into_iter().flatten() {
        if parameter["in"] == "path"
            && let Some(schema) = object(parameter, "schema")
        {
            schema.remove("nullable");
        }
    }
    if let Some(content) = operation.pointer_mut("/requestBody/content") {
        json_only(content);
        for (_, media_type) in content.as_object_mut().into_iter().flatten() {
            if let Some(schema) = object(media_type, "schema") {
                schema.remove("nullable");
            }
        }
    }
    for (_, response) in object(operation, "responses").into_iter().flatten() {
        if let Some(content) = response.get_mut("content") {
            json_only(content);
        }
    }
}

/// Where JSON is one of several spellings of the same content, keeps it alone.
fn json_only(content: &mut Value) {
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
    let mut reached = BTreeSet::new();
    let mut open = BTreeSet::new();
    references(&document["paths"], &mut open);
    while let Some(name) = open.pop_first() {
        references(&document["components"]["schemas"][&name], &mut open);
        reached.insert(name);
        open.retain(|name| !reached.contains(name));
    }
    if let Some(schemas) = document.pointer_mut("/components/schemas").and_then(Value::as_object_mut) {
        schemas.retain(|name, _| reached.contains(name));
    }
}

/// Adds the names of all schemas that `value` refers to.
pub(crate) fn references(value: &Value, names: &mut BTreeSet<String>) {
    match value {
        Value::Object(object) => {
            if let Some(name) =
                object.get("$ref").and_then(Value::as_str).and_then(|reference| reference.rsplit('/').next())
            {
                names.insert(name.to_owned());
            }
            object.values().for_each(|value| references(value, names));
        }
        Value::Array(values) => values.iter().for_each(|value| references(value, names)),
        _ => {}
    }
}
