//! How `diff` reports each kind of change: its class, its text, and the operations it affects.

use serde_json::{Value, json};

use crate::support::{Edit, Sandbox, shop};

const IMAGES: &str = "/paths/~1images/get";
const ORDERS: &str = "/paths/~1orders/post";
const SCHEMAS: &str = "/components/schemas";

/// The change from the shop to `new` must be exactly these lines, each after its class, and the
/// exit code must say whether one is breaking.
#[track_caller]
fn expect(new: Value, expected: &[&str]) {
    expect_between(&shop(), new, expected);
}

#[track_caller]
fn expect_between(old: &Value, new: Value, expected: &[&str]) {
    let sandbox = Sandbox::with_vendored(old);
    sandbox.write("new", new.to_string());
    let output = sandbox.run(&["diff", "--from", "new"]);
    assert_eq!(output.stderr, "");
    let mut class = "";
    let mut found = Vec::new();
    for line in output.stdout.lines() {
        match line.strip_prefix("  ") {
            Some(change) => found.push(format!("{class}: {change}")),
            None => class = line.split(' ').next().unwrap_or_default(),
        }
    }
    assert_eq!(found, expected);
    let breaking = expected.iter().any(|line| line.starts_with("Breaking"));
    assert_eq!(output.code, Some(i32::from(breaking)));
}

fn images(edit: &str, value: Value) -> Value {
    shop().with(&format!("{IMAGES}/{edit}"), value)
}

fn orders(edit: &str, value: Value) -> Value {
    shop().with(&format!("{ORDERS}/{edit}"), value)
}

fn schemas(edit: &str, value: Value) -> Value {
    shop().with(&format!("{SCHEMAS}/{edit}"), value)
}

fn without(edit: &str) -> Value {
    shop().without(edit)
}

#[test]
fn nothing() {
    expect(shop(), &[]);
}

#[test]
fn operations() {
    expect(without("/paths/~1orders/delete"), &["Breaking: DELETE /orders: removed"]);
    let item = json!({ "get": { "responses": { "200": { "description": "" } } } });
    expect(shop().with("/paths/~1videos", item), &["Additive: GET /videos: added"]);
    expect(
        images("operationId", json!("list_images")),
        &["Neutral: GET /images → operationId: changed, now list_images"],
    );
    expect(
        images("tags", json!(["Lists", "Search"])),
        &["Neutral: GET /images → tags: changed, Search → Lists, Search"],
    );
    expect(
        images("deprecated", json!(true)),
        &["Neutral: GET /images → deprecated: deprecation changed, now true"],
    );
}

#[test]
fn parameters() {
    let parameter = |required: bool| json!({ "name": "color", "in": "query", "required": required, "schema": { "type": "string" } });
    expect(
        images("parameters/-", parameter(true)),
        &["Breaking: GET /images → query parameter color: required parameter added, now string"],
    );
    expect(
        images("parameters/-", parameter(false)),
        &["Additive: GET /images → query parameter color: optional parameter added, now string"],
    );
    expect(
        without(&format!("{IMAGES}/parameters/0")),
        &["Breaking: GET /images → query parameter phrase: removed, was string"],
    );
    expect(
        images("parameters/0/in", json!("header")),
        &["Breaking: GET /images → query parameter phrase: moved, query → header"],
    );
    expect(
        images("parameters/0/required", json!(true)),
        &["Breaking: GET /images → query parameter phrase: became required"],
    );
    expect_between(
        &images("parameters/0/required", json!(true)),
        shop(),
        &["Additive: GET /images → query parameter phrase: became optional"],
    );
    // The names of headers have no case.
    expect(
        images("parameters/4/name", json!("accept-language")),
        &[
            "Neutral: GET /images → header parameter Accept-Language: renamed, Accept-Language → accept-language",
        ],
    );
    expect(
        images("parameters/0/deprecated", json!(true)),
        &["Neutral: GET /images → query parameter phrase: deprecation changed, false → true"],
    );
}

#[test]
fn a_path_parameter_is_identified_by_its_position() {
    let item = shop().pointer("/paths/~1images~1{id}").unwrap().clone();
    let renamed = item.with("/get/parameters/0/name", json!("image_id"));
    expect(
        without("/paths/~1images~1{id}").with("/paths/~1images~1{image_id}", renamed),
        &["Neutral: GET /images/{id} → path parameter id: renamed, id → image_id"],
    );
}

#[test]
fn parameter_serialization() {
    expect(
        images("parameters/3/explode", json!(true)),
        &["Breaking: GET /images → query parameter fields: serialization changed, form → form, exploded"],
    );
    expect(
        images("parameters/3/style", json!("pipeDelimited")),
        &["Breaking: GET /images → query parameter fields: serialization changed, form → pipeDelimited"],
    );
    // An absent value means the default, and a single value looks the same in every style.
    expect(images("parameters/0/style", json!("form")), &[]);
    expect(images("parameters/0/explode", json!(true)), &[]);
    expect(
        images("parameters/0/explode", json!(false)),
        &["Neutral: GET /images → query parameter phrase: serialization changed, form, exploded → form"],
    );
    let content = json!({ "name": "phrase", "in": "query", "content": { "application/json": {} } });
    expect(
        images("parameters/0", content),
        &["Breaking: GET /images → query parameter phrase: serialization changed, a schema → a content type"],
    );
}

#[test]
fn request_bodies() {
    expect(without(&format!("{ORDERS}/requestBody")), &["Breaking: POST /orders → request body: removed"]);
    let body = |required: bool| json!({ "required": required, "content": {} });
    expect(
        images("requestBody", body(true)),
        &["Breaking: GET /images → request body: required request body added"],
    );
    expect(
        images("requestBody", body(false)),
        &["Additive: GET /images → request body: optional request body added"],
    );
    expect(
        orders("requestBody/required", json!(false)),
        &["Additive: POST /orders → request body: became optional"],
    );
    expect_between(
        &orders("requestBody/required", json!(false)),
        shop(),
        &["Breaking: POST /orders → request body: became required"],
    );
    expect(
        without(&format!("{ORDERS}/requestBody/content/application~1json")),
        &["Breaking: POST /orders → request body: content type removed, was application/json"],
    );
    expect(
        without(&format!("{ORDERS}/requestBody/content/text~1json")),
        &["Neutral: POST /orders → request body: content type removed, was text/json"],
    );
    expect(
        orders("requestBody/content/application~1xml", json!({})),
        &["Additive: POST /orders → request body: content type added, now application/xml"],
    );
}

#[test]
fn without_json_every_content_type_is_used() {
    let body = |types: &[&str]| {
        let content: Value = types.iter().map(|name| ((*name).to_owned(), json!({}))).collect();
        images("requestBody", json!({ "content": content }))
    };
    expect_between(
        &body(&["image/jpeg", "image/png"]),
        body(&["image/jpeg"]),
        &["Breaking: GET /images → request body: content type removed, was image/png"],
    );
}

#[test]
fn request_properties() {
    let request = format!("{SCHEMAS}/OrderRequest");
    expect(
        schemas("OrderRequest/properties/project", json!({ "type": "string" })),
        &["Additive: POST /orders → OrderRequest.project: property added in request, now string"],
    );
    expect(
        schemas("OrderRequest/properties/project", json!({ "type": "string" }))
            .with(&format!("{request}/required/-"), json!("project")),
        &["Breaking: POST /orders → OrderRequest.project: required property added in request, now string"],
    );
    expect(
        without(&format!("{request}/properties/note")),
        &["Breaking: POST /orders → OrderRequest.note: property removed in request, was string"],
    );
    expect(
        shop().with(&format!("{request}/required/-"), json!("note")),
        &["Breaking: POST /orders → OrderRequest.note: property became required in request"],
    );
    expect(
        without(&format!("{request}/required/1")),
        &["Additive: POST /orders → OrderRequest.sort: property became optional in request"],
    );
    expect(
        schemas("OrderRequest/properties/asset_id/nullable", json!(false)),
        &["Breaking: POST /orders → OrderRequest.asset_id: nullability changed in request, true → false"],
    );
    expect(
        schemas("OrderRequest/properties/note/nullable", json!(true)),
        &["Neutral: POST /orders → OrderRequest.note: nullability changed in request, false → true"],
    );
    // What cannot be sent is not part of a request.
    expect(schemas("OrderRequest/properties/state", json!({ "type": "string", "readOnly": true })), &[]);
}

#[test]
fn values_and_limits_of_requests() {
    expect(
        schemas("Sort/enum", json!(["newest"])),
        &["Breaking: GET /images, POST /orders → Sort: enum values removed in request, was oldest"],
    );
    expect(
        schemas("Sort/enum/-", json!("random")),
        &["Additive: GET /images, POST /orders → Sort: enum values added in request, now random"],
    );
    expect(schemas("Sort/enum", json!(["oldest", "newest"])), &[]);
    expect(
        images("parameters/3/schema/items/enum", json!(["id"])),
        &["Breaking: GET /images → query parameter fields[]: enum values removed, was title"],
    );
    expect(
        images("parameters/1/schema/maximum", json!(50)),
        &["Breaking: GET /images → query parameter page: limit tightened, maximum 100 → maximum 50"],
    );
    expect(
        without(&format!("{IMAGES}/parameters/1/schema/maximum")),
        &["Additive: GET /images → query parameter page: limit loosened, was maximum 100"],
    );
    expect(
        images("parameters/1/schema/minimum", json!(1)),
        &["Breaking: GET /images → query parameter page: limit tightened, now minimum 1"],
    );
    expect(
        schemas("OrderRequest/properties/note/pattern", json!("^a")),
        &[r#"Breaking: POST /orders → OrderRequest.note: limit tightened in request, now pattern "^a""#],
    );
    expect(
        images("parameters/1/schema/default", json!(2)),
        &["Breaking: GET /images → query parameter page: default changed, 1 → 2"],
    );
    expect(
        without(&format!("{IMAGES}/parameters/1/schema/default")),
        &["Neutral: GET /images → query parameter page: default changed, was 1"],
    );
}

#[test]
fn responses() {
    expect(without(&format!("{ORDERS}/responses/303")), &["Breaking: POST /orders → response 303: removed"]);
    // Existing programs do not know this outcome.
    expect(
        orders("responses/202", json!({ "description": "" })),
        &["Breaking: POST /orders → response 202: added"],
    );
    expect(without(&format!("{IMAGES}/responses/404")), &["Neutral: GET /images → response 404: removed"]);
    expect(
        images("responses/429", json!({ "description": "" })),
        &["Neutral: GET /images → response 429: added"],
    );
    expect(
        without(&format!("{IMAGES}/responses/200/content")),
        &["Breaking: GET /images → response 200: body removed"],
    );
    expect(
        orders("responses/303/content", json!({ "application/json": {} })),
        &["Additive: POST /orders → response 303: body added"],
    );
    expect(
        images("responses/200/content/text~1json", json!({})),
        &["Neutral: GET /images → response 200: content type added, now text/json"],
    );
    expect(
        without("/paths/~1images~1{id}/get/responses/200/headers/X-Cost"),
        &["Breaking: GET /images/{id} → response 200 header X-Cost: header removed"],
    );
    expect(
        orders("responses/303/headers", json!({ "Location": { "schema": { "type": "string" } } })),
        &["Additive: POST /orders → response 303 header Location: header added"],
    );
}

#[test]
fn response_properties() {
    let everywhere = "GET /images, GET /images/{id}, POST /orders";
    let line = |class: &str, rest: &str| format!("{class}: {everywhere} → {rest}");
    let dimensions = without(&format!("{SCHEMAS}/Image/properties/max_dimensions"));
    expect(
        dimensions,
        &[&line("Breaking", "Image.max_dimensions: property removed in response, was Dimensions")],
    );
    expect(
        schemas("Image/properties/title", json!({ "type": "string" })),
        &[&line("Additive", "Image.title: property added in response, now string")],
    );
    expect(
        schemas("Image/required", json!(["id"])),
        &[&line("Neutral", "Image.id: property became required in response")],
    );
    expect(
        without(&format!("{SCHEMAS}/Page/required/0")),
        &["Neutral: GET /images → Page.images: property became optional in response"],
    );
    expect(
        schemas("Image/properties/id/nullable", json!(true)),
        &[&line("Neutral", "Image.id: nullability changed in response, false → true")],
    );
    expect(
        schemas("Image/properties/kind/enum/-", json!("archival")),
        &[&line("Additive", "Image.kind: enum values added in response, now archival")],
    );
    expect(
        schemas("Image/properties/kind/enum", json!(["creative"])),
        &[&line("Neutral", "Image.kind: enum values removed in response, was editorial")],
    );
    expect(
        schemas("Image/additionalProperties", json!(false)),
        &[&line("Neutral", "Image: additional properties changed in response, now false")],
    );
    expect(
        schemas("Image/properties/id/maxLength", json!(10)),
        &[&line("Neutral", "Image.id: limit changed in response, now maxLength 10")],
    );
    expect(schemas("Image/properties/secret", json!({ "type": "string", "writeOnly": true })), &[]);
}

#[test]
fn types() {
    let order = |schema: Value| schemas("Order/properties/order_id", schema);
    let changed =
        |to: &str| format!("Breaking: POST /orders → Order.order_id: type changed in response, int32 → {to}");
    expect(order(json!({ "type": "integer", "format": "int64" })), &[&changed("int64")]);
    expect(order(json!({ "type": "integer" })), &[&changed("integer")]);
    expect(order(json!({ "type": "string" })), &[&changed("string")]);
    expect(order(json!({ "$ref": "#/components/schemas/Dimensions" })), &[&changed("Dimensions")]);
    expect(
        order(json!({ "type": "array", "items": { "type": "integer" } })),
        &[&changed("array of integer")],
    );
    expect(order(json!({})), &[&changed("any")]);
    let everywhere = "GET /images, GET /images/{id}, POST /orders";
    expect(
        schemas("Image/properties/created", json!({ "type": "string" })),
        &[&format!("Breaking: {everywhere} → Image.created: type changed in response, date-time → string")],
    );
    expect(
        schemas("Image/properties/kind", json!({ "type": "string" })),
        &[&format!(
            "Breaking: {everywhere} → Image.kind: type changed in response, enumerated string → string"
        )],
    );
    expect(
        schemas("Image/properties/labels/additionalProperties/type", json!("boolean")),
        &[&format!("Breaking: {everywhere} → Image.labels{{}}: type changed in response, string → boolean")],
    );
    expect(
        images("parameters/0/schema/type", json!("integer")),
        &["Breaking: GET /images → query parameter phrase: type changed, string → integer"],
    );
}

#[test]
fn formats_that_reach_the_bindings() {
    let everywhere = "GET /images, GET /images/{id}, POST /orders";
    expect(
        schemas("Image/properties/id/format", json!("uri")),
        &[&format!("Neutral: {everywhere} → Image.id: format changed in response, now uri")],
    );
    let plain = schemas("Order/properties/order_id", json!({ "type": "integer" }));
    let long = schemas("Order/properties/order_id", json!({ "type": "integer", "format": "int64" }));
    expect_between(
        &plain,
        long,
        &["Neutral: POST /orders → Order.order_id: format changed in response, now int64"],
    );
}

/// A schema that is both sent and received is classified in both directions.
#[test]
fn schemas_that_are_sent_and_received() {
    let property = json!({ "type": "integer", "format": "int32" });
    expect(
        schemas("Dimensions/properties/depth", property.clone()),
        &["Additive: GET /images, GET /images/{id}, POST /orders → Dimensions.depth: \
           property added in request and response, now int32"],
    );
    expect(
        schemas("Dimensions/properties/depth", property)
            .with(&format!("{SCHEMAS}/Dimensions/required"), json!(["depth"])),
        &[
            "Breaking: POST /orders → Dimensions.depth: required property added in request, now int32",
            "Additive: GET /images, GET /images/{id}, POST /orders → Dimensions.depth: \
             property added in response, now int32",
        ],
    );
}

#[test]
fn alternatives_among_schemas() {
    let with = |names: &[&str]| {
        let variants = names.iter().map(|name| json!({ "$ref": format!("#/components/schemas/{name}") }));
        let variants: Vec<Value> = variants.collect();
        let variants = json!({ "oneOf": variants });
        shop()
            .with(&format!("{SCHEMAS}/Order/properties/image"), variants.clone())
            .with(&format!("{SCHEMAS}/OrderRequest/properties/size"), variants)
    };
    expect_between(&with(&["Page", "Sort"]), with(&["Sort", "Page"]), &[]);
    expect_between(
        &with(&["Page", "Sort"]),
        with(&["Page", "Sort", "Dimensions"]),
        &[
            "Breaking: POST /orders → Order.image|: variant added in response, now Dimensions",
            "Additive: POST /orders → OrderRequest.size|: variant added in request, now Dimensions",
        ],
    );
    expect_between(
        &with(&["Page", "Sort", "Dimensions"]),
        with(&["Page"]),
        &[
            "Breaking: POST /orders → OrderRequest.size|: variant removed in request, was Dimensions",
            "Breaking: POST /orders → OrderRequest.size|: variant removed in request, was Sort",
            "Neutral: POST /orders → Order.image|: variant removed in response, was Dimensions",
            "Neutral: POST /orders → Order.image|: variant removed in response, was Sort",
        ],
    );
}

#[test]
fn security() {
    let all = "GET /images, GET /images/{id}, DELETE /orders and 1 more";
    let needing = |needed: Value| shop().with("/security", needed);
    expect(
        needing(json!([{ "Login": [] }])),
        &[&format!("Breaking: {all} → security: changed, Key or Login → Login")],
    );
    expect(
        needing(json!([{ "Key": [], "Login": [] }])),
        &[&format!("Breaking: {all} → security: changed, Key or Login → Key and Login")],
    );
    expect(needing(json!([])), &[&format!("Additive: {all} → security: changed, Key or Login → nothing")]);
    expect(needing(json!([{ "Login": [] }, { "Key": [] }])), &[]);
    expect(
        images("security", json!([{ "Key": [] }])),
        &["Breaking: GET /images → security: changed, Key or Login → Key"],
    );
    expect(
        shop().with("/components/securitySchemes/Key/name", json!("X-Key")),
        &[&format!(
            r#"Breaking: {all} → security scheme Key: scheme changed, {{"in":"header","name":"Api-Key","type":"apiKey"}} → {{"in":"header","name":"X-Key","type":"apiKey"}}"#
        )],
    );
    let scheme = shop().pointer("/components/securitySchemes/Key").unwrap().clone();
    expect(
        without("/components/securitySchemes/Key")
            .with("/components/securitySchemes/ApiKey", scheme)
            .with("/security", json!([{ "ApiKey": [] }, { "Login": [] }])),
        &[],
    );
}

#[test]
fn changes_outside_of_operations() {
    let unused = json!({ "type": "object", "properties": { "id": { "type": "string" } } });
    let with_unused = schemas("Unused", unused.clone());
    expect(with_unused.clone(), &["Neutral: Unused: unused schema added, now Unused"]);
    expect_between(&with_unused, shop(), &["Neutral: Unused: unused schema removed, was Unused"]);
    expect_between(&with_unused, schemas("Idle", unused), &["Neutral: Unused: schema renamed, now Idle"]);
    expect_between(
        &with_unused,
        with_unused.clone().with(&format!("{SCHEMAS}/Unused/properties/id/type"), json!("integer")),
        &["Neutral: Unused: unused schema changed"],
    );
    expect(
        shop().with("/info/version", json!("2")).with("/openapi", json!("3.0.1")),
        &["Neutral: openapi: document changed, 3.0.4 → 3.0.1", "Neutral: version: document changed, 1 → 2"],
    );
    expect(
        shop().with("/servers", json!([{ "url": "https://api.example" }])),
        &[r#"Neutral: servers: changed, now {"url":"https://api.example"}"#],
    );
}
