//! References inside a description.

use serde_json::Value;

use super::structure::Reference;
use crate::input::{Pointer, Problem};

/// Longer chains of references to references do not occur; a cycle would never end.
const MAX_REFERENCE_CHAIN: usize = 32;

/// Rejects references that do not resolve, point out of the document or to an object of another kind,
/// or form a cycle.
pub(super) fn check(root: &Value, references: &[Reference]) -> Result<(), Problem> {
    for reference in references {
        let Reference { pointer, target, kind } = reference;
        let problem = |reason: String| Err(Problem::new(pointer.clone(), reason));
        let section = kind.section().unwrap_or_default();
        let Some(target_pointer) = Pointer::from_reference(target) else {
            return problem(format!(
                "the reference `{target}` leads out of the document; only `#/components/{section}/…` is followed"
            ));
        };
        match target_pointer.segments() {
            [components, found, _] if components == "components" && found == section => {}
            _ => {
                return problem(format!("the reference `{target}` must point into #/components/{section}"));
            }
        }
        let Some(found) = target_pointer.resolve(root) else {
            return problem(format!("the reference `{target}` does not resolve"));
        };
        if found.get("$ref").is_some() && resolve(root, found).is_none() {
            return problem(format!("the reference `{target}` leads only to further references"));
        }
    }
    Ok(())
}

/// Follows `value` while it is a reference.
pub(super) fn resolve<'v>(root: &'v Value, value: &'v Value) -> Option<&'v Value> {
    let mut value = value;
    for _ in 0..MAX_REFERENCE_CHAIN {
        match value.get("$ref").and_then(Value::as_str) {
            None => return Some(value),
            Some(target) => value = Pointer::from_reference(target)?.resolve(root)?,
        }
    }
    None
}
