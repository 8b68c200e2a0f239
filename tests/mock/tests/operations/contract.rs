//! The server against the API's document: names of operations, and schemas of responses.

use std::collections::BTreeMap;

use getty_api_mock::MockGetty;
use reqwest::Method;
use serde_json::Value;

use crate::support::*;

fn document() -> Value {
    serde_json::from_str(include_str!("../../../../openapi/effective/getty-images-v3.json")).unwrap()
}

/// Operations by name.
fn named_operations(document: &Value) -> BTreeMap<String, (Method, String)> {
    let paths = document["paths"].as_object().unwrap().iter();
    let operations = paths.flat_map(|(path, item)| {
        item.as_object().unwrap().iter().map(move |(method, operation)| {
            let name = operation["operationId"].as_str().unwrap().to_owned();
            (name, (method.to_uppercase().parse().unwrap(), path.clone()))
        })
    });
    operations.collect()
}

#[tokio::test]
async fn operations_have_the_names_of_the_document() {
    let mock = MockGetty::start().await;
    let operations = named_operations(&document());
    assert_eq!(operations.len(), 76);
    for (name, (method, path)) in operations {
        let path: Vec<_> =
            path.split('/').map(|part| if part.starts_with('{') { "1" } else { part }).collect();
        call(&mock, method, &path.join("/")).send().await.unwrap();
        assert_eq!(mock.received_requests().pop().unwrap().operation, Some(name.as_str()));
    }
}

#[tokio::test]
async fn responses_match_the_schemas_of_the_document() {
    let mock = MockGetty::start().await;
    let token = user_token(&mock).await;
    let document = document();
    let (image, video) = (&mock.image_ids()[0], &mock.video_ids()[0]);
    post_as(&mock, &token, &format!("/v3/downloads/images/{image}")).await;
    post_as(&mock, &token, &format!("/v3/downloads/videos/{video}")).await;
    let mut calls = vec![
        ("/v3/downloads", "get", "/v3/downloads".to_owned()),
        ("/v3/images/{id}/downloadhistory", "get", format!("/v3/images/{image}/downloadhistory")),
        ("/v3/videos/{id}/downloadhistory", "get", format!("/v3/videos/{video}/downloadhistory")),
        ("/v3/products", "get", "/v3/products?fields=download_requirements".to_owned()),
        ("/v3/asset-changes/channels", "get", "/v3/asset-changes/channels".to_owned()),
        (
            "/v3/asset-changes/change-sets",
            "put",
            "/v3/asset-changes/change-sets?channel_id=1001&batch_size=5".to_owned(),
        ),
        ("/v3/countries", "get", "/v3/countries".to_owned()),
        ("/v3/collections", "get", "/v3/collections".to_owned()),
        ("/v3/customers/current", "get", "/v3/customers/current".to_owned()),
    ];
    // All fields are requested, so that all properties are checked. The document lacks some of them in its responses.
    for (template, path) in [
        ("/v3/search/images", "/v3/search/images?".to_owned()),
        ("/v3/search/images/creative", "/v3/search/images/creative?include_facets=true&".into()),
        ("/v3/search/images/editorial", "/v3/search/images/editorial?include_facets=true&".into()),
        ("/v3/search/videos/creative", "/v3/search/videos/creative?include_facets=true&".into()),
        ("/v3/search/videos/editorial", "/v3/search/videos/editorial?include_facets=true&".into()),
        ("/v3/images", format!("/v3/images?ids={image},1&")),
        ("/v3/images/{id}", format!("/v3/images/{image}?")),
        ("/v3/videos", format!("/v3/videos?ids={video},1&")),
        ("/v3/videos/{id}", format!("/v3/videos/{video}?")),
    ] {
        calls.push((template, "get", format!("{path}fields={}", all_fields(&document, template))));
    }
    for (template, method, path) in calls {
        let response = call_as(&mock, &token, method.to_uppercase().parse().unwrap(), &path).send();
        let response = response.await.unwrap();
        let status = response.status().as_u16().to_string();
        assert!(status.starts_with('2'), "{path}: {}", response.text().await.unwrap());
        let documented = &document["paths"][template][method]["responses"][&status];
        let schema = &documented["content"]["application/json"]["schema"];
        assert!(schema.is_object(), "{template} has no schema for {status}");
        check(&document, schema, &json(response).await, template);
    }
}

fn all_fields(document: &Value, template: &str) -> String {
    let parameters = document["paths"][template]["get"]["parameters"].as_array().unwrap();
    let fields = parameters.iter().find(|one| one["name"] == "fields").unwrap();
    let values = resolve(document, &fields["schema"]["items"]);
    let values = values["enum"].as_array().unwrap();
    values.iter().map(|value| value.as_str().unwrap()).collect::<Vec<_>>().join(",")
}

fn resolve<'a>(document: &'a Value, schema: &'a Value) -> &'a Value {
    match schema["$ref"].as_str() {
        Some(reference) => {
            let name = reference.strip_prefix("#/components/schemas/").unwrap();
            &document["components"]["schemas"][name]
        }
        None => schema,
    }
}

/// Checks that a value has the type of its schema and no unknown property.
fn check(document: &Value, schema: &Value, value: &Value, location: &str) {
    let schema = resolve(document, schema);
    assert!(schema.is_object(), "{location}: the schema is missing");
    if value.is_null() {
        assert_eq!(schema["nullable"], true, "{location} must not be null");
        return;
    }
    if let Some(values) = schema["enum"].as_array() {
        assert!(values.contains(value), "{location}: {value} is not one of {values:?}");
    }
    match schema["type"].as_str() {
        Some("object") => {
            let properties = value.as_object().unwrap_or_else(|| panic!("{location}: {value}"));
            for (name, value) in properties {
                let location = format!("{location}.{name}");
                if let Some(schema) = schema["properties"].get(name) {
                    check(document, schema, value, &location);
                } else {
                    assert!(schema["properties"].is_null(), "{location} is not in the document");
                }
            }
        }
        Some("array") => {
            let items = value.as_array().unwrap_or_else(|| panic!("{location}: {value}"));
            for (index, item) in items.iter().enumerate() {
                check(document, &schema["items"], item, &format!("{location}[{index}]"));
            }
        }
        Some("string") => assert!(value.is_string(), "{location}: {value} is not text"),
        Some("integer") => assert!(value.is_i64(), "{location}: {value} is not an integer"),
        Some("number") => assert!(value.is_number(), "{location}: {value} is not a number"),
        Some("boolean") => assert!(value.is_boolean(), "{location}: {value} is not a boolean"),
        other => panic!("{location}: the schema's type is {other:?}"),
    }
}
