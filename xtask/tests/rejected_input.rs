//! Documents that are rejected: one line with the name, the location and the reason, and nothing is written.

use serde_json::{Value, json};

use crate::support::{Edit, Sandbox, published, shop, yaml};

/// Both commands must reject `content` with exactly this line, and change nothing.
fn assert_rejected(content: impl AsRef<[u8]>, line: &str) {
    let sandbox = Sandbox::with_vendored(&shop());
    sandbox.write("upstream", content);
    let before = sandbox.openapi();
    for command in ["vendor", "diff"] {
        let output = sandbox.run(&[command, "--from", "upstream"]);
        assert_eq!(output.stderr, format!("error: {line}\n"), "{command}");
        assert_eq!(output.stdout, "", "{command}");
        assert_eq!(output.code, Some(2), "{command}");
        assert_eq!(sandbox.openapi(), before, "{command}");
    }
}

fn assert_shop_rejected(edited: Value, line: &str) {
    assert_rejected(edited.to_string(), line);
}

#[test]
fn content_that_is_not_an_openapi_document() {
    let cases: [(&[u8], &str); 9] = [
        (b"", "upstream: is empty"),
        (b"\xEF\xBB\xBF \r\n", "upstream: is empty"),
        (
            b"\n<!DOCTYPE html><html></html>",
            "upstream: line 1: is an HTML or XML page, not a JSON or YAML document",
        ),
        (
            b"just text",
            "upstream: is not an OpenAPI document: the top level is not an object; OpenAPI 3.0 is needed",
        ),
        (
            b"[1, 2]",
            "upstream: is not an OpenAPI document: the top level is not an object; OpenAPI 3.0 is needed",
        ),
        (
            b"{\"message\": \"Forbidden\"}",
            "upstream: is not an OpenAPI document: it has no `openapi` member; OpenAPI 3.0 is needed",
        ),
        (b"{\n \"openapi\": \"3.0.1\xff\"}", "upstream: line 2: is not UTF-8 text"),
        (b"{\"openapi\": 3.0}", r#"upstream: #/openapi: must be text such as "3.0.4", in quotes"#),
        (b"openapi: 3.0\n", r#"upstream: #/openapi: must be text such as "3.0.4", in quotes"#),
    ];
    for (content, line) in cases {
        assert_rejected(content, line);
    }
}

#[test]
fn other_versions_are_named() {
    let version = |version: &str| shop().with("/openapi", json!(version)).to_string();
    assert_rejected(
        r#"{"swagger": "2.0", "info": {}, "paths": {}}"#,
        "upstream: #/swagger: is a Swagger 2.0 document; OpenAPI 3.0 is needed",
    );
    assert_rejected(
        "swagger: 2.0\ninfo: {}\n",
        "upstream: #/swagger: is a Swagger 2.0 document; OpenAPI 3.0 is needed",
    );
    assert_rejected(
        version("3.1.0"),
        "upstream: #/openapi: is an OpenAPI 3.1.0 document; OpenAPI 3.0 is needed",
    );
    assert_rejected(
        version("3.2.0"),
        "upstream: #/openapi: is an OpenAPI 3.2.0 document; OpenAPI 3.0 is needed",
    );
    assert_rejected(version("4.0"), "upstream: #/openapi: is an OpenAPI 4.0 document; OpenAPI 3.0 is needed");
}

#[test]
fn truncated_documents() {
    let complete = format!("{:#}", published());
    let half = complete.get(..complete.len() / 2).unwrap();
    let (line, column) = (half.lines().count(), half.lines().next_back().map_or(0, str::len));
    assert_rejected(
        half,
        &format!("upstream: line {line}, column {column}: the document ends too early; is it truncated?"),
    );
    assert_rejected(
        "{\"openapi\": \"3.0.1\", \"pa",
        "upstream: line 1, column 24: the document ends too early; is it truncated?",
    );
    assert_rejected("openapi: 3.0.1\npaths: {\n", "upstream: line 2, column 8: unclosed bracket '{'");
}

#[test]
fn malformed_text() {
    assert_rejected(
        "{\"openapi\": \"3.0.1\",\n  \"paths\": nul}",
        "upstream: line 2, column 15: expected ident",
    );
    assert_rejected("{\"openapi\": \"3.0.1\"} {}", "upstream: line 1, column 22: trailing characters");
    // The position is that in the file, although a character before it had to be replaced.
    assert_rejected(
        "{\"a\": \"\u{1}\n\u{2}\",\n  \"b\": nul}",
        "upstream: line 3, column 11: expected ident",
    );
    assert_rejected("openapi: 3.0.1\npaths: [\n", "upstream: line 2, column 8: unclosed bracket '['");
    assert_rejected(
        "openapi: 3.0.1\n---\nopenapi: 3.0.1\n",
        "upstream: line 2, column 1: holds more than one YAML document",
    );
    assert_rejected("openapi: *nowhere\n", "upstream: line 1, column 10: alias references unknown anchor");
    assert_rejected(
        "openapi: 3.0.1\ninfo: { version: .nan }\n",
        "upstream: line 2, column 18: non-finite float `.nan` rejected by the configured policy",
    );
}

#[test]
fn documents_over_the_limits() {
    assert_rejected("[".repeat(200_000), "upstream: line 1, column 128: is nested deeper than 127 levels");
    assert_rejected(
        format!("a: {}", "[".repeat(200_000)),
        "upstream: line 1, column 259: is nested deeper than 127 levels",
    );
    let mut bomb = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for level in 1..12 {
        let aliases = vec![format!("*a{}", level - 1); 10].join(", ");
        bomb.push_str(&format!("a{level}: &a{level} [{aliases}]\n"));
    }
    assert_rejected(bomb, "upstream: line 6, column 15: is too large once its aliases are expanded");
    let mut large = Vec::new();
    large.resize(32 * 1024 * 1024 + 1, b' ');
    assert_rejected(large, "upstream: is larger than 32 MiB");
}

#[test]
fn the_same_key_twice() {
    assert_rejected(
        "{\"openapi\": \"3.0.1\",\n \"paths\": {\"/a\": {\"get\": {}, \"put\": {},\n  \"get\": {}}}}",
        "upstream: line 3, column 7 (#/paths/~1a/get): `get` is there twice in one object",
    );
    assert_rejected(
        "openapi: 3.0.1\npaths:\n  /a:\n    get: {}\n  /a:\n    get: {}\n",
        "upstream: line 3, column 3 (#/paths/~1a): `/a` is there twice in one object",
    );
}

#[test]
fn the_same_operation_twice() {
    let item = shop().pointer("/paths/~1images~1{id}").unwrap().clone();
    let other = item.with("/get/parameters/0/name", json!("image_id"));
    assert_shop_rejected(
        shop().with("/paths/~1images~1{image_id}", other),
        "upstream: #/paths/~1images~1{image_id}: the path is there twice: `/images/{id}` differs only in the names of its parameters",
    );
    let ids = shop()
        .with("/paths/~1images/get/operationId", json!("list"))
        .with("/paths/~1orders/post/operationId", json!("list"));
    assert_shop_rejected(
        ids,
        "upstream: #/paths/~1orders/post: the operationId `list` is there twice, first at #/paths/~1images/get",
    );
    let parameter = json!({ "name": "page", "in": "query", "schema": {} });
    assert_shop_rejected(
        shop().with("/paths/~1images/get/parameters/-", parameter),
        "upstream: #/paths/~1images/get: the query parameter `page` is there twice",
    );
}

#[test]
fn paths_and_their_parameters() {
    let get = shop().pointer("/paths/~1images~1{id}/get").unwrap().clone();
    let at = |path: &str| shop().with(&format!("/paths/{path}"), json!({ "get": get.clone() }));
    assert_shop_rejected(
        at("~1things~1{thing}"),
        "upstream: #/paths/~1things~1{thing}/get: the path has `{thing}`, but no path parameter `thing` is declared",
    );
    assert_shop_rejected(
        at("~1things"),
        "upstream: #/paths/~1things/get: the path parameter `id` is declared, but the path has no `{id}`",
    );
    assert_shop_rejected(at("things~1{id}"), "upstream: #/paths/things~1{id}: a path must begin with `/`");
    assert_shop_rejected(
        at("~1things~1{id"),
        "upstream: #/paths/~1things~1{id: the braces in the path do not enclose parameter names",
    );
    assert_shop_rejected(
        at("~1things~1{id}~1{id}"),
        "upstream: #/paths/~1things~1{id}~1{id}: the path has the parameter `id` twice",
    );
    assert_shop_rejected(
        shop().with("/paths/~1images/get/parameters/0/in", json!("body")),
        "upstream: #/paths/~1images/get: the parameter `phrase` is in `body`, which is not a location of parameters",
    );
    assert_shop_rejected(
        shop().without("/paths/~1images/get/parameters/0/name"),
        "upstream: #/paths/~1images/get: a parameter needs `name` and `in`",
    );
    assert_shop_rejected(
        shop().without("/paths/~1images/get/parameters/0/schema"),
        "upstream: #/paths/~1images/get: the query parameter `phrase` has neither `schema` nor `content`",
    );
    assert_shop_rejected(
        shop().without("/paths/~1images/get/responses"),
        "upstream: #/paths/~1images/get: the operation has no responses",
    );
    assert_shop_rejected(shop().with("/paths", json!({})), "upstream: #/paths: there is not one operation");
    assert_shop_rejected(
        shop().without("/paths"),
        "upstream: #: `paths` is missing; it holds the operations",
    );
    assert_shop_rejected(
        shop().without("/info"),
        "upstream: #: `info` is missing; it holds the title and version",
    );
}

#[test]
fn references_that_do_not_resolve() {
    let to = |target: &str| {
        let pointer = "/components/schemas/Image/properties/max_dimensions/$ref";
        shop().with(pointer, json!(target))
    };
    assert_shop_rejected(
        to("#/components/schemas/Size"),
        "upstream: #/components/schemas/Image/properties/max_dimensions/$ref: the reference `#/components/schemas/Size` does not resolve",
    );
    assert_shop_rejected(
        to("#/components/parameters/Size"),
        "upstream: #/components/schemas/Image/properties/max_dimensions/$ref: the reference `#/components/parameters/Size` must point into #/components/schemas",
    );
    assert_shop_rejected(
        to("common.json#/components/schemas/Size"),
        "upstream: #/components/schemas/Image/properties/max_dimensions/$ref: the reference `common.json#/components/schemas/Size` leads out of the document; only `#/components/schemas/…` is followed",
    );
    assert_shop_rejected(
        to("https://example.com/schemas.json"),
        "upstream: #/components/schemas/Image/properties/max_dimensions/$ref: the reference `https://example.com/schemas.json` leads out of the document; only `#/components/schemas/…` is followed",
    );
    let cycle = to("#/components/schemas/Size")
        .with("/components/schemas/Size", json!({ "$ref": "#/components/schemas/Area" }))
        .with("/components/schemas/Area", json!({ "$ref": "#/components/schemas/Size" }));
    assert_shop_rejected(
        cycle,
        "upstream: #/components/schemas/Area/$ref: the reference `#/components/schemas/Size` leads only to further references",
    );
    assert_shop_rejected(
        shop().with("/paths/~1orders", json!({ "$ref": "#/paths/~1images" })),
        "upstream: #/paths/~1orders/$ref: a reference is not possible here; write out what it refers to",
    );
    assert_shop_rejected(
        shop().with("/components/schemas/Page/properties/images/items/$ref", json!(7)),
        "upstream: #/components/schemas/Page/properties/images/items/$ref: must be text",
    );
}

#[test]
fn members_of_the_wrong_type() {
    let schema = |key: &str, value: Value| {
        shop().with(&format!("/components/schemas/Image/properties/id/{key}"), value)
    };
    for kind in [json!(["string", "null"]), json!("null"), json!("file"), json!(""), json!(null)] {
        assert_shop_rejected(
            schema("type", kind),
            "upstream: #/components/schemas/Image/properties/id/type: must be one of `array`, `boolean`, `integer`, \
             `number`, `object`, `string`",
        );
    }
    assert_shop_rejected(
        schema("required", json!(true)),
        "upstream: #/components/schemas/Image/properties/id/required: must be a list of text",
    );
    assert_shop_rejected(
        schema("nullable", json!("yes")),
        "upstream: #/components/schemas/Image/properties/id/nullable: must be true or false",
    );
    assert_shop_rejected(
        schema("enum", json!("a")),
        "upstream: #/components/schemas/Image/properties/id/enum: must be a list",
    );
    assert_shop_rejected(
        schema("maximum", json!("5")),
        "upstream: #/components/schemas/Image/properties/id/maximum: must be a number",
    );
    assert_shop_rejected(
        schema("allOf", json!({})),
        "upstream: #/components/schemas/Image/properties/id/allOf: must be a list",
    );
    assert_shop_rejected(
        schema("properties", json!([])),
        "upstream: #/components/schemas/Image/properties/id/properties: must be an object",
    );
    assert_rejected(
        yaml(&shop().with("/info/version", json!(1.5))),
        "upstream: #/info/version: must be text; put the number in quotes",
    );
}

#[test]
fn files_that_cannot_be_read() {
    let sandbox = Sandbox::empty();
    for (from, line) in [
        ("missing.json", "missing.json: cannot be read: No such file or directory (os error 2)"),
        ("openapi", "openapi: cannot be read: Is a directory (os error 21)"),
    ] {
        let output = sandbox.run(&["vendor", "--from", from]);
        assert_eq!(output.stderr, format!("error: {line}\n"));
        assert_eq!(output.code, Some(2));
    }
    assert!(sandbox.openapi().is_empty());
}

#[test]
fn nothing_vendored_to_compare_with() {
    let sandbox = Sandbox::empty();
    sandbox.write("upstream", shop().to_string());
    let output = sandbox.run(&["diff", "--from", "upstream"]);
    assert_eq!(
        output.stderr,
        "error: openapi/getty-images-v3.json: is missing; run `cargo xtask vendor --from FILE|URL` first\n"
    );
    assert_eq!(output.code, Some(2));
}

#[test]
fn a_broken_vendored_document_is_not_overwritten() {
    let sandbox = Sandbox::empty();
    sandbox.write(crate::support::DOCUMENT, "<<<<<<< HEAD\n");
    sandbox.write("upstream", shop().to_string());
    let before = sandbox.openapi();
    let output = sandbox.run(&["vendor", "--from", "upstream"]);
    assert_eq!(
        output.stderr,
        "error: the vendored document cannot be compared with the new one; restore it, or delete it to start without one: \
         openapi/getty-images-v3.json: is not an OpenAPI document: the top level is not an object; \
         OpenAPI 3.0 is needed\n"
    );
    assert_eq!(output.code, Some(2));
    assert_eq!(sandbox.openapi(), before);
}

#[test]
fn documents_that_would_lose_most_operations() {
    let keep = |count: usize| {
        let mut document = published();
        let paths = document["paths"].as_object_mut().unwrap();
        let mut kept = 0;
        for item in paths.values_mut() {
            item.as_object_mut().unwrap().retain(|_, _| {
                kept += 1;
                kept <= count
            });
        }
        paths.retain(|_, item| !item.as_object().unwrap().is_empty());
        document.to_string()
    };
    let sandbox = Sandbox::with_published();
    sandbox.write("upstream", keep(37));
    let before = sandbox.openapi();
    let output = sandbox.run(&["vendor", "--from", "upstream"]);
    assert_eq!(
        output.stderr,
        "error: upstream: #/paths: lacks 39 of the 76 operations vendored now; \
         pass --allow-shrink if that is right\n"
    );
    assert_eq!(output.code, Some(2));
    assert_eq!(sandbox.openapi(), before);
    // `diff` shows what would be lost.
    assert_eq!(sandbox.run(&["diff", "--from", "upstream"]).code, Some(1));

    let output = sandbox.run(&["vendor", "--from", "upstream", "--allow-shrink"]);
    assert_eq!(output.code, Some(0), "{}", output.stderr);
    assert_ne!(sandbox.openapi(), before);

    let sandbox = Sandbox::with_published();
    sandbox.write("upstream", keep(38));
    assert_eq!(sandbox.run(&["vendor", "--from", "upstream"]).code, Some(0));
}

#[test]
fn invalid_command_lines() {
    let sandbox = Sandbox::empty();
    let wrong: [(&[&str], &str); 5] = [
        (&[], "Usage: cargo xtask <COMMAND>"),
        (&["frobnicate"], "unrecognized subcommand 'frobnicate'"),
        (&["vendor"], "--from <FILE|URL>"),
        (&["diff", "--from", "x", "--format", "xml"], "[possible values: text, json]"),
        (&["regen", "--chek"], "a similar argument exists: '--check'"),
    ];
    for (arguments, expected) in wrong {
        let output = sandbox.run(arguments);
        assert_eq!(output.code, Some(2), "{arguments:?}");
        assert!(output.stderr.contains(expected), "{arguments:?}: {}", output.stderr);
    }
}
