//! The vendored document: the complete structure of the upstream document, no prose, in canonical order.

use serde_json::{Value, json};

use crate::support::{Edit, Sandbox, published, reversed, shop, vendored, yaml};

/// Adds prose wherever OpenAPI 3.0 allows it, and extensions beside it.
fn with_prose(document: &Value) -> Value {
    fn add_prose(value: &mut Value) {
        match value {
            Value::Object(members) => {
                for (key, value) in members.iter_mut() {
                    // These contain names that upstream chose, or values.
                    let names = ["paths", "responses", "content", "headers", "properties", "schemas"];
                    let names = names.contains(&key.as_str()) || key.ends_with("Schemes") || key == "flows";
                    match value {
                        Value::Object(named) if names => named.values_mut().for_each(add_prose),
                        _ if matches!(key.as_str(), "security" | "default" | "scopes" | "required") => {}
                        _ => add_prose(value),
                    }
                }
                for key in ["description", "summary", "example", "x-PROSE"] {
                    members.insert(key.to_owned(), json!("PROSE"));
                }
                members.insert("externalDocs".to_owned(), json!({ "url": "https://PROSE.example" }));
                members.insert("examples".to_owned(), json!({ "PROSE": { "value": "PROSE" } }));
            }
            Value::Array(items) => items.iter_mut().for_each(add_prose),
            _ => {}
        }
    }
    let mut document_with_prose = document.clone();
    add_prose(&mut document_with_prose);
    document_with_prose
        .with("/info/contact", json!({ "name": "PROSE" }))
        .with("/info/license", json!({ "name": "PROSE" }))
        .with("/info/termsOfService", json!("https://PROSE.example"))
        .with("/paths/x-PROSE", json!({}))
        .with("/components/examples", json!({ "PROSE": {} }))
}

#[test]
fn vendoring_the_vendored_document_is_idempotent() {
    let published = published();
    assert_eq!(vendored(published.to_string()), format!("{published:#}\n"));
}

#[test]
fn the_counts_of_the_published_document() {
    let sandbox = Sandbox::empty();
    let output = sandbox.vendor(published().to_string());
    assert_eq!(
        output.stderr,
        "    Vendored openapi/getty-images-v3.json: 67 paths, 76 operations, 215 schemas\n"
    );
}

#[test]
fn prose_is_removed() {
    for document in [shop(), published()] {
        let document_with_prose = with_prose(&document).to_string();
        let occurrences = document_with_prose.matches("PROSE").count();
        assert!(occurrences > 100, "{occurrences}");
        let structure = vendored(&document_with_prose);
        assert!(!structure.contains("PROSE"), "{structure}");
        assert_eq!(structure, vendored(document.to_string()));
    }
}

#[test]
fn names_that_look_like_prose_are_kept() {
    let names =
        ["description", "summary", "title", "example", "examples", "externalDocs", "x-request", "$ref"];
    let properties: Value =
        names.iter().map(|name| ((*name).to_owned(), json!({ "type": "string" }))).collect();
    let parameters = names
        .iter()
        .map(|name| json!({ "name": name, "in": "query", "schema": { "type": "string" } }))
        .collect::<Vec<_>>();
    let document = shop()
        .with("/components/schemas/Image/properties", properties.clone())
        .with("/components/schemas/Image/required", json!(names))
        .with("/components/schemas/description", json!({ "enum": ["summary", "example"] }))
        .with("/components/schemas/x-thing", json!({ "default": { "description": "kept" } }))
        .with("/paths/~1images/get/parameters", json!(parameters));
    let structure: Value = serde_json::from_str(&vendored(document.to_string())).unwrap();
    let schemas = &structure["components"]["schemas"];
    assert_eq!(schemas["Image"]["properties"], properties);
    assert_eq!(schemas["Image"]["required"].as_array().unwrap().len(), names.len());
    assert_eq!(schemas["description"], json!({ "enum": ["example", "summary"] }));
    assert_eq!(schemas["x-thing"], json!({ "default": { "description": "kept" } }));
    let kept = structure["paths"]["/images"]["get"]["parameters"].as_array().unwrap();
    let mut kept = kept.iter().map(|parameter| parameter["name"].as_str().unwrap()).collect::<Vec<_>>();
    kept.sort_unstable();
    let mut expected = names.to_vec();
    expected.sort_unstable();
    assert_eq!(kept, expected);
}

#[test]
fn order_alone_changes_nothing() {
    for document in [shop(), published(), with_prose(&published())] {
        assert_eq!(vendored(reversed(&document)), vendored(document.to_string()));
    }
}

#[test]
fn yaml_and_json_are_equivalent() {
    for document in [shop(), published(), with_prose(&published())] {
        assert_eq!(vendored(yaml(&document)), vendored(document.to_string()));
    }
}

/// What people write by hand, and other parsers of YAML stumble over.
#[test]
fn yaml_as_people_write_it() {
    let written = "\
openapi: 3.0.1   # text, since it has two dots
info: {title: Countries, version: '1'}
paths:
  /countries:
    get:
      description: |
        All of them.
          Even: the small ones
      parameters:
      - &country
        name: country
        in: query
        schema:
          type: string
          enum: [NO, on, Y, 2026-11-24, 0777, 1_000, ~, 0o17, 1e3, \"1\"]
      - {<<: *country, name: other}
      responses:
        200:
          description: >-
            folded
        default: {description: ''}
";
    let structure: Value = serde_json::from_str(&vendored(written)).unwrap();
    let get = &structure["paths"]["/countries"]["get"];
    let values = json!([null, 15, 1000, "0777", "1", "1_000", "2026-11-24", "NO", "Y", "on"]);
    assert_eq!(get["parameters"][0]["schema"]["enum"], values);
    assert_eq!(get["parameters"][1]["name"], "other");
    assert_eq!(get["parameters"][1]["schema"]["enum"], values);
    assert_eq!(get["responses"], json!({ "200": { "description": "" }, "default": { "description": "" } }));
}

#[test]
fn line_ends_and_a_byte_order_mark_do_not_matter() {
    let expected = vendored(shop().to_string());
    for text in [format!("{:#}", shop()), yaml(&shop())] {
        assert_eq!(vendored(text.replace('\n', "\r\n")), expected);
        assert_eq!(vendored(format!("\u{feff}{text}")), expected);
        assert_eq!(vendored(format!("\u{feff}\r\n\r\n{}", text.replace('\n', "\r\n"))), expected);
    }
}

#[test]
fn control_characters_in_strings() {
    let expected = vendored(shop().to_string());
    let raw = "\"a\u{0}\u{1}\u{b}\u{1f}\t\r\n z\\\"\u{7f}\u{85}\"";
    let json = shop().with("/info/description", json!("RAW")).to_string().replace("\"RAW\"", raw);
    assert_eq!(vendored(json), expected);
    let yaml =
        yaml(&shop().with("/info/description", json!("RAW"))).replace("RAW", "a\u{0}\u{1}\u{b}\u{7f}z");
    assert_eq!(vendored(yaml), expected);
    // Outside of prose they are kept.
    let json = shop().with("/components/schemas/Sort/enum/0", json!("RAW")).to_string();
    let structure: Value = serde_json::from_str(&vendored(json.replace("RAW", "a\u{1}\tb"))).unwrap();
    assert_eq!(structure["components"]["schemas"]["Sort"]["enum"], json!(["a\u{1}\tb", "oldest"]));
}

#[test]
fn every_patch_of_3_0_is_read() {
    for version in ["3.0.0", "3.0.1", "3.0.3", "3.0.4"] {
        let structure = vendored(shop().with("/openapi", json!(version)).to_string());
        assert!(structure.contains(&format!("\"openapi\": \"{version}\"")), "{version}");
    }
}

#[test]
fn explicit_defaults_are_removed() {
    let document = shop()
        .with("/servers", json!([]))
        .with("/paths/~1orders/delete/tags", json!([]))
        .with("/paths/~1orders/delete/parameters", json!([]))
        .with("/paths/~1orders/delete/deprecated", json!(false))
        .with("/paths/~1images/get/parameters/0/required", json!(false))
        .with("/components/schemas/Sort/nullable", json!(false))
        .with("/components/schemas/Sort/required", json!([]));
    assert_eq!(vendored(document.to_string()), vendored(shop().to_string()));
    // The default of `explode` depends on the style, and an operation may need no security.
    let document = shop()
        .with("/paths/~1images/get/parameters/0/explode", json!(false))
        .with("/paths/~1images/get/security", json!([]));
    assert_ne!(vendored(document.to_string()), vendored(shop().to_string()));
}

#[test]
fn integers_and_duplicates_are_normalized() {
    let plain = shop().with("/components/schemas/Sort/minLength", json!(2));
    let odd = plain.to_string().replace("\"minLength\":2", "\"minLength\":2.0");
    assert_ne!(odd, plain.to_string());
    let odd = odd.replace("[\"newest\",\"oldest\"]", "[\"oldest\",\"newest\",\"oldest\"]");
    assert_eq!(vendored(odd), vendored(plain.to_string()));
}

#[test]
fn unknown_members_are_removed_and_reported() {
    let sandbox = Sandbox::empty();
    let document = shop()
        .with("/components/schemas/Image/properties/id/const", json!("a"))
        .with("/components/schemas/Order/properties/order_id/const", json!(1))
        .with("/components/schemas/Order/properties/image/nullable", json!(true));
    let output = sandbox.vendor(document.to_string());
    assert_eq!(
        output.stderr,
        "        Note left out `const`, which OpenAPI 3.0 does not have there \
         (2 times, first at #/components/schemas/Image/properties/id/const)\n    \
         Vendored openapi/getty-images-v3.json: 3 paths, 4 operations, 6 schemas\n"
    );
    assert_eq!(sandbox.read(crate::support::DOCUMENT), vendored(shop().to_string()));
}

/// References may be percent-encoded, and names may contain any character.
#[test]
fn references_with_odd_names() {
    let name = "A.Page`1[[B~C/D, E]]";
    let encoded = "#/components/schemas/A.Page%601%5B%5BB~0C~1D,%20E%5D%5D";
    let escaped = "#/components/schemas/A.Page`1[[B~0C~1D, E]]";
    for reference in [encoded, escaped] {
        let mut document = shop().with("/components/schemas/Order/properties/image/$ref", json!(reference));
        document["components"]["schemas"][name] = json!({ "type": "object" });
        let structure: Value = serde_json::from_str(&vendored(document.to_string())).unwrap();
        assert_eq!(structure["components"]["schemas"][name], json!({ "type": "object" }));
    }
}

#[test]
fn parameters_and_bodies_by_reference() {
    let parameter = json!({ "name": "id", "in": "path", "required": true, "schema": { "type": "string" } });
    let document = shop()
        .with("/components/parameters", json!({ "id": parameter }))
        .with("/components/responses", json!({ "Gone": { "description": "PROSE" } }))
        .with("/paths/~1images~1{id}/get/parameters", json!([]))
        .with("/paths/~1images~1{id}/parameters", json!([{ "$ref": "#/components/parameters/id" }]))
        .with("/paths/~1images~1{id}/get/responses/410", json!({ "$ref": "#/components/responses/Gone" }));
    let sandbox = Sandbox::empty();
    sandbox.vendor(document.to_string());
    // It is the same API as the one without references.
    sandbox.write(
        "shop",
        shop().with("/paths/~1images~1{id}/get/responses/410", json!({ "description": "" })).to_string(),
    );
    let output = sandbox.run(&["diff", "--from", "shop"]);
    assert_eq!(output.stdout, "0 breaking, 0 additive, 0 neutral\n", "{}", output.stderr);
}

#[test]
fn cyclic_schemas_terminate() {
    let all_of = |name: &str| json!({ "allOf": [{ "$ref": format!("#/components/schemas/{name}") }] });
    let document = shop()
        .with("/components/schemas/Ring", all_of("Ring"))
        .with("/components/schemas/Tick", all_of("Tock"))
        .with("/components/schemas/Tock", all_of("Tick"))
        .with("/components/schemas/Order/properties/ring", json!({ "$ref": "#/components/schemas/Ring" }))
        .with("/components/schemas/Order/properties/tick", json!({ "$ref": "#/components/schemas/Tick" }));
    let sandbox = Sandbox::empty();
    sandbox.vendor(document.to_string());
    sandbox.write("shop", shop().to_string());
    let output = sandbox.run(&["diff", "--from", "shop"]);
    assert_eq!(output.code, Some(1), "{}", output.stderr);
    assert!(output.stdout.contains("POST /orders → Order.ring: property removed"), "{}", output.stdout);
}
