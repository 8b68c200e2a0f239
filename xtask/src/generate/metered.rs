//! Prevents the silent loss of results that are paid for.
//!
//! A metered operation that loses the response with its results can still be regenerated, and the bindings still
//! compile: they then decode paid results as something else and drop them. So the new effective document is compared
//! with the checked-in one. An operation that is metered in either keeps every success response, and the body of
//! each; removing one takes a person, who states the reason in an overlay.

use std::collections::BTreeMap;

use anyhow::Context as _;
use serde_json::Value;

use crate::effective::{EffectiveDocument, METHODS};
use crate::workspace::Workspace;

/// On an operation: the success responses that were removed, each with the reason.
const REMOVED_SUCCESSES: &str = "x-removed-success";

/// On the document: the operations that were removed, each with the reason.
const REMOVED_OPERATIONS: &str = "x-removed-operations";

/// The documentation of the procedure.
const GUIDE: &str = "docs/maintaining.md, \"When an action matches nothing\"";

/// The paid results that `document` would lose compared with the checked-in one, one paragraph each.
///
/// # Errors
/// When the checked-in document exists and cannot be read.
pub(super) fn problems(workspace: &Workspace, document: &EffectiveDocument) -> anyhow::Result<Vec<String>> {
    let path = super::output::document_path(document);
    let before = match std::fs::read(workspace.root().join(&path)) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error).context(path),
    };
    let before: Value = serde_json::from_slice(&before).with_context(|| {
        format!(
            "{path} cannot be read, so it cannot be told whether responses that are paid for would be lost; \
             restore it from version control"
        )
    })?;
    Ok(find_losses(&document.source, &before, &document.value))
}

/// What `after` lost of `before`.
fn find_losses(source: &str, before: &Value, after: &Value) -> Vec<String> {
    let (before, after_operations) = (operations(before), operations(after));
    let mut problems = Vec::new();
    for (key, (path, operation)) in &before {
        let label = format!("{} {path}", key.0.to_uppercase());
        let Some((path, current)) = after_operations.get(key) else {
            let allowed = after[REMOVED_OPERATIONS].get(&label);
            if is_metered(operation) && !is_reason(allowed) {
                problems.push(format!(
                    "{source}: {label}: this metered operation would be lost, and with it what was paid for. If \
                     the API still has it, restore it under $.paths in openapi/overlays/02-wire.yaml; if it was \
                     removed, state that there ({GUIDE}):\n\
                     \x20 - target: $\n\
                     \x20   update: {{ {REMOVED_OPERATIONS}: {{ '{label}': REASON }} }}"
                ));
            }
            continue;
        };
        if !is_metered(operation) && !is_metered(current) {
            continue;
        }
        let successes = successes(operation);
        for (status, response) in successes {
            let kept = current["responses"].get(status);
            let what = match kept {
                None => "the response",
                Some(kept) if body(response).is_some() && body(kept).is_none() => "the body of the response",
                Some(_) => continue,
            };
            if kept.is_none() && is_reason(current[REMOVED_SUCCESSES].get(status)) {
                continue;
            }
            problems.push(format!(
                "{source}: {label}: {what} {status} of this metered operation would be lost, and with it results \
                 that were paid for. Restore it in openapi/overlays/02-wire.yaml ({GUIDE}):\n{}",
                restoring_action(path, &key.0, status, response)
            ));
        }
    }
    for (key, (path, operation)) in &after_operations {
        for (status, reason) in operation[REMOVED_SUCCESSES].as_object().into_iter().flatten() {
            let label = format!("{source}: {} {path}: {REMOVED_SUCCESSES}: {status}", key.0.to_uppercase());
            if operation["responses"].get(status).is_some() {
                problems.push(format!("{label}: this response is documented; remove the entry"));
            } else if !is_reason(Some(reason)) {
                problems.push(format!("{label}: the reason is missing: write it as the entry's text"));
            }
        }
    }
    problems
}

/// Method and normalized path, to path and operation.
type Operations<'d> = BTreeMap<(String, String), (&'d str, &'d Value)>;

fn operations(document: &Value) -> Operations<'_> {
    let mut operations = BTreeMap::new();
    for (path, item) in document["paths"].as_object().into_iter().flatten() {
        for method in METHODS {
            if let Some(operation) = item.get(method) {
                operations.insert((method.to_owned(), normalize_path(path)), (path.as_str(), operation));
            }
        }
    }
    operations
}

/// A path regardless of the names of its parameters.
fn normalize_path(path: &str) -> String {
    let segments = path.split('/').map(|segment| if segment.starts_with('{') { "{}" } else { segment });
    segments.collect::<Vec<_>>().join("/")
}

fn is_metered(operation: &Value) -> bool {
    operation["x-effect"] == "metered"
}

fn is_reason(text: Option<&Value>) -> bool {
    text.and_then(Value::as_str).is_some_and(|text| !text.trim().is_empty())
}

/// The responses that contain results or their location.
fn successes(operation: &Value) -> impl Iterator<Item = (&String, &Value)> {
    let responses = operation["responses"].as_object().into_iter().flatten();
    responses.filter(|(status, _)| status.starts_with(['2', '3']))
}

/// The schema of the body.
fn body(response: &Value) -> Option<&Value> {
    response.pointer("/content/application~1json/schema")
}

/// The overlay action that restores a response.
fn restoring_action(path: &str, method: &str, status: &str, response: &Value) -> String {
    let mut action = format!(
        "  - target: $.paths['{path}'].{method}.responses\n    update:\n      '{status}':\n        description: ''"
    );
    if let Some(schema) = body(response) {
        action += &format!(
            "\n        content:\n          application/json:\n            schema: {}",
            schema["$ref"].as_str().map_or(schema.to_string(), |target| format!("{{ $ref: '{target}' }}"))
        );
    }
    action
}
