//! The effective document through progenitor as it comes, in builder style.

use openapiv3::OpenAPI;
use progenitor::{GenerationSettings, Generator, InterfaceStyle};
use serde_json::{Map, Value, json};

/// What has to be taken from the document for progenitor to take it, and for its output to compile.
pub(crate) const CHANGES: &str =
    "one success and one request body type for each operation, no `nullable` parameters";

/// The source of the one file progenitor makes.
pub(crate) fn generate(mut document: Value) -> String {
    for item in document["paths"].as_object_mut().into_iter().flat_map(Map::values_mut) {
        for operation in item.as_object_mut().into_iter().flat_map(Map::values_mut) {
            if operation.get("operationId").is_some() {
                simplify(operation);
            }
        }
    }
    let document: OpenAPI = serde_json::from_value(document).expect("the effective document is OpenAPI 3.0");
    let mut settings = GenerationSettings::default();
    settings.with_interface(InterfaceStyle::Builder);
    let tokens = Generator::new(&settings).generate_tokens(&document).expect("progenitor takes it");
    prettyplease::unparse(&syn::parse2(tokens).expect("progenitor's output is Rust"))
}

fn simplify(operation: &mut Value) {
    let parameters = operation.get_mut("parameters").and_then(Value::as_array_mut);
    for parameter in parameters.into_iter().flatten() {
        if let Some(schema) = parameter.get_mut("schema").and_then(Value::as_object_mut) {
            schema.remove("nullable");
        }
    }
    if let Some(content) = operation.pointer_mut("/requestBody/content").and_then(Value::as_object_mut)
        && !content.contains_key("application/json")
    {
        let bytes = json!({ "schema": { "type": "string", "format": "binary" } });
        *content = Map::from_iter([("application/octet-stream".to_owned(), bytes)]);
    }
    let Some(responses) = operation.get_mut("responses").and_then(Value::as_object_mut) else { return };
    let with_body = |response: &Value| response.pointer("/content/application~1json").is_some();
    let is_success = |status: &str| status.starts_with(['2', '3']);
    let successes = responses.iter().filter(|(status, _)| is_success(status));
    let kept = successes.min_by_key(|(_, response)| !with_body(response)).map(|(status, _)| status.clone());
    // Errors have bodies of several media types; their statuses are all that is needed.
    responses.retain(|status, _| Some(status) == kept.as_ref());
}
