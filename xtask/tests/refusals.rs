//! Documents that are not accepted: one line that says which, where and why, and nothing written.

use serde_json::{Value, json};

use crate::support::{Edit, Sandbox, published, shop, yaml};

/// Both commands must refuse `content` with exactly this line, and leave everything as it was.
fn refuse(content: impl AsRef<[u8]>, line: &str) {
    let sandbox = Sandbox::holding(&shop());
    sandbox.write("upstream", content);
    let before = sandbox.openapi();
    for command in ["vendor", "diff"] {
        let outcome = sandbox.run(&[command, "--from", "upstream"]);
        assert_eq!(outcome.stderr, format!("error: {line}\n"), "{command}");
        assert_eq!(outcome.stdout, "", "{command}");
        assert_eq!(outcome.code, Some(2), "{command}");
        assert_eq!(sandbox.openapi(), before, "{command}");
    }
}

fn refuse_shop(edited: Value, line: &str) {
    refuse(edited.to_string(), line);
}

#[test]
fn what_is_no_document() {
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
        refuse(content, line);
    }
}

#[test]
fn other_versions_are_called_by_their_name() {
    let version = |version: &str| shop().with("/openapi", json!(version)).to_string();
    refuse(
        r#"{"swagger": "2.0", "info": {}, "paths": {}}"#,
        "upstream: #/swagger: is a Swagger 2.0 document; OpenAPI 3.0 is needed",
    );
    refuse(
        "swagger: 2.0\ninfo: {}\n",
        "upstream: #/swagger: is a Swagger 2.0 document; OpenAPI 3.0 is needed",
    );
    refuse(version("3.1.0"), "upstream: #/openapi: is an OpenAPI 3.1.0 document; OpenAPI 3.0 is needed");
    refuse(version("3.2.0"), "upstream: #/openapi: is an OpenAPI 3.2.0 document; OpenAPI 3.0 is needed");
    refuse(version("4.0"), "upstream: #/openapi: is an OpenAPI 4.0 document; OpenAPI 3.0 is needed");
}

#[test]
fn truncated_documents() {
    let whole = format!("{:#}", published());
    let half = whole.get(..whole.len() / 2).unwrap();
    let (line, column) = (half.lines().count(), half.lines().next_back().map_or(0, str::len));
    refuse(
        half,
        &format!("upstream: line {line}, column {column}: the document ends too early; is it truncated?"),
    );
    refuse(
        "{\"openapi\": \"3.0.1\", \"pa",
        "upstream: line 1, column 24: the document ends too early; is it truncated?",
    );
    refuse("openapi: 3.0.1\npaths: {\n", "upstream: line 2, column 8: unclosed bracket '{'");
}

#[test]
fn malformed_text() {
    refuse("{\"openapi\": \"3.0.1\",\n  \"paths\": nul}", "upstream: line 2, column 15: expected ident");
    refuse("{\"openapi\": \"3.0.1\"} {}", "upstream: line 1, column 22: trailing characters");
    // The place is that in the file, though a character before it had to be replaced.
    refuse("{\"a\": \"\u{1}\n\u{2}\",\n  \"b\": nul}", "upstream: line 3, column 11: expected ident");
    refuse("openapi: 3.0.1\npaths: [\n", "upstream: line 2, column 8: unclosed bracket '['");
    refuse(
        "openapi: 3.0.1\n---\nopenapi: 3.0.1\n",
        "upstream: line 2, column 1: holds more than one YAML document",
    );
    refuse("openapi: *nowhere\n", "upstream: line 1, column 10: alias references unknown anchor");
    refuse(
        "openapi: 3.0.1\ninfo: { version: .nan }\n",
        "upstream: line 2, column 18: non-finite float `.nan` rejected by the configured policy",
    );
}

#[test]
fn documents_without_bounds() {
    refuse("[".repeat(200_000), "upstream: line 1, column 128: is nested deeper than 127 levels");
    refuse(
        format!("a: {}", "[".repeat(200_000)),
        "upstream: line 1, column 259: is nested deeper than 127 levels",
    );
    let mut bomb = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for level in 1..12 {
        let aliases = vec![format!("*a{}", level - 1); 10].join(", ");
        bomb.push_str(&format!("a{level}: &a{level} [{aliases}]\n"));
    }
    refuse(bomb, "upstream: line 6, column 15: is too large once its aliases are expanded");
    let mut large = Vec::new();
    large.resize(32 * 1024 * 1024 + 1, b' ');
    refuse(large, "upstream: is larger than 32 MiB");
}

#[test]
fn the_same_key_twice() {
    refuse(
        "{\"openapi\": \"3.0.1\",\n \"paths\": {\"/a\": {\"get\": {}, \"put\": {},\n  \"get\": {}}}}",
        "upstream: line 3, column 7 (#/paths/~1a/get): `get` is there twice in one object",
    );
    refuse(
        "openapi: 3.0.1\npaths:\n  /a:\n    get: {}\n  /a:\n    get: {}\n",
        "upstream: line 3, column 3 (#/paths/~1a): `/a` is there twice in one object",
    );
}

#[test]
fn the_same_operation_twice() {
    let item = shop().pointer("/paths/~1images~1{id}").unwrap().clone();
    let other = item.with("/get/parameters/0/name", json!("image_id"));
    refuse_shop(
        shop().with("/paths/~1images~1{image_id}", other),
        "upstream: #/paths/~1images~1{image_id}: the path is there twice: `/images/{id}` differs only in the names of its parameters",
    );
    let ids = shop()
        .with("/paths/~1images/get/operationId", json!("list"))
        .with("/paths/~1orders/post/operationId", json!("list"));
    refuse_shop(
        ids,
        "upstream: #/paths/~1orders/post: the operationId `list` is there twice, first at #/paths/~1images/get",
    );
    let parameter = json!({ "name": "page", "in": "query", "schema": {} });
    refuse_shop(
        shop().with("/paths/~1images/get/parameters/-", parameter),
        "upstream: #/paths/~1images/get: the query parameter `page` is there twice",
    );
}

#[test]
fn paths_and_their_parameters() {
    let get = shop().pointer("/paths/~1images~1{id}/get").unwrap().clone();
    let at = |path: &str| shop().with(&format!("/paths/{path}"), json!({ "get": get.clone() }));
    refuse_shop(
        at("~1things~1{thing}"),
        "upstream: #/paths/~1things~1{thing}/get: the path has `{thing}`, but no path parameter `thing` is declared",
    );
    refuse_shop(
        at("~1things"),
        "upstream: #/paths/~1things/get: the path parameter `id` is declared, but the path has no `{id}`",
    );
    refuse_shop(at("things~1{id}"), "upstream: #/paths/things~1{id}: a path must begin with `/`");
    refuse_shop(
        at("~1things~1{id"),
        "upstream: #/paths/~1things~1{id: the braces in the path do not enclose parameter names",
    );
    refuse_shop(
        at("~1things~1{id}~1{id}"),
        "upstream: #/paths/~1things~1{id}~1{id}: the path has the parameter `id` twice",
    );
    refuse_shop(
        shop().with("/paths/~1images/get/parameters/0/in", json!("body")),
        "upstream: #/paths/~1images/get: the parameter `phrase` is in `body`, which is not a location of parameters",
    );
    refuse_shop(
        shop().without("/paths/~1images/get/parameters/0/name"),
        "upstream: #/paths/~1images/get: a parameter needs `name` and `in`",
    );
    refuse_shop(
        shop().without("/paths/~1images/get/parameters/0/schema"),
        "upstream: #/paths/~1images/get: the query parameter `phrase` has neither `schema` nor `content`",
    );
    refuse_shop(
        shop().without("/paths/~1images/get/responses"),
        "upstream: #/paths/~1images/get: the operation has no responses",
    );
    refuse_shop(shop().with("/paths", json!({})), "upstream: #/paths: there is not one operation");
    refuse_shop(shop().without("/paths"), "upstream: #: `paths` is missing; it holds the operations");
    refuse_shop(shop().without("/info"), "upstream: #: `info` is missing; it holds the title and version");
}

#[test]
fn references_that_lead_nowhere() {
    let to = |target: &str| {
        let place = "/components/schemas/Image/properties/max_dimensions/$ref";
        shop().with(place, json!(target))
    };
    refuse_shop(
        to("#/components/schemas/Size"),
        "upstream: #/components/schemas/Image/properties/max_dimensions/$ref: the reference `#/components/schemas/Size` does not resolve",
    );
    refuse_shop(
        to("#/components/parameters/Size"),
        "upstream: #/components/schemas/Image/properties/max_dimensions/$ref: the reference `#/components/parameters/Size` must point into #/components/schemas",
    );
    refuse_shop(
        to("common.json#/components/schemas/Size"),
        "upstream: #/components/schemas/Image/properties/max_dimensions/$ref: the reference `common.json#/components/schemas/Size` leads out of the document; only `#/components/schemas/…` is followed",
    );
    refuse_shop(
        to("https://example.com/schemas.json"),
        "upstream: #/components/schemas/Image/properties/max_dimensions/$ref: the reference `https://example.com/schemas.json` leads out of the document; only `#/components/schemas/…` is followed",
    );
    let circle = to("#/components/schemas/Size")
        .with("/components/schemas/Size", json!({ "$ref": "#/components/schemas/Area" }))
        .with("/components/schemas/Area", json!({ "$ref": "#/components/schemas/Size" }));
    refuse_shop(
        circle,
        "upstream: #/components/schemas/Area/$ref: the reference `#/components/schemas/Size` leads only to further references",
    );
    refuse_shop(
        shop().with("/paths/~1orders", json!({ "$ref": "#/paths/~1images" })),
        "upstream: #/paths/~1orders/$ref: a reference is not possible here; write out what it refers to",
    );
    refuse_shop(
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
        refuse_shop(
            schema("type", kind),
            "upstream: #/components/schemas/Image/properties/id/type: must be one of `array`, `boolean`, `integer`, \
             `number`, `object`, `string`",
        );
    }
    refuse_shop(
        schema("required", json!(true)),
        "upstream: #/components/schemas/Image/properties/id/required: must be a list of text",
    );
    refuse_shop(
        schema("nullable", json!("yes")),
        "upstream: #/components/schemas/Image/properties/id/nullable: must be true or false",
    );
    refuse_shop(
        schema("enum", json!("a")),
        "upstream: #/components/schemas/Image/properties/id/enum: must be a list",
    );
    refuse_shop(
        schema("maximum", json!("5")),
        "upstream: #/components/schemas/Image/properties/id/maximum: must be a number",
    );
    refuse_shop(
        schema("allOf", json!({})),
        "upstream: #/components/schemas/Image/properties/id/allOf: must be a list",
    );
    refuse_shop(
        schema("properties", json!([])),
        "upstream: #/components/schemas/Image/properties/id/properties: must be an object",
    );
    refuse(
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
        let outcome = sandbox.run(&["vendor", "--from", from]);
        assert_eq!(outcome.stderr, format!("error: {line}\n"));
        assert_eq!(outcome.code, Some(2));
    }
    assert!(sandbox.openapi().is_empty());
}

#[test]
fn nothing_vendored_to_compare_with() {
    let sandbox = Sandbox::empty();
    sandbox.write("upstream", shop().to_string());
    let outcome = sandbox.run(&["diff", "--from", "upstream"]);
    assert_eq!(
        outcome.stderr,
        "error: openapi/getty-images-v3.json: is missing; run `cargo xtask vendor --from FILE|URL` first\n"
    );
    assert_eq!(outcome.code, Some(2));
}

#[test]
fn a_broken_vendored_document_is_not_written_over() {
    let sandbox = Sandbox::empty();
    sandbox.write(crate::support::DOCUMENT, "<<<<<<< HEAD\n");
    sandbox.write("upstream", shop().to_string());
    let before = sandbox.openapi();
    let outcome = sandbox.run(&["vendor", "--from", "upstream"]);
    assert_eq!(
        outcome.stderr,
        "error: the vendored document cannot be compared with the new one; restore it, or delete it to start without one: \
         openapi/getty-images-v3.json: is not an OpenAPI document: the top level is not an object; \
         OpenAPI 3.0 is needed\n"
    );
    assert_eq!(outcome.code, Some(2));
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
    let sandbox = Sandbox::of_repository();
    sandbox.write("upstream", keep(37));
    let before = sandbox.openapi();
    let outcome = sandbox.run(&["vendor", "--from", "upstream"]);
    assert_eq!(
        outcome.stderr,
        "error: upstream: #/paths: lacks 39 of the 76 operations vendored now; \
         pass --allow-shrink if that is right\n"
    );
    assert_eq!(outcome.code, Some(2));
    assert_eq!(sandbox.openapi(), before);
    // To see what would be lost is what `diff` is for.
    assert_eq!(sandbox.run(&["diff", "--from", "upstream"]).code, Some(1));

    let outcome = sandbox.run(&["vendor", "--from", "upstream", "--allow-shrink"]);
    assert_eq!(outcome.code, Some(0), "{}", outcome.stderr);
    assert_ne!(sandbox.openapi(), before);

    let sandbox = Sandbox::of_repository();
    sandbox.write("upstream", keep(38));
    assert_eq!(sandbox.run(&["vendor", "--from", "upstream"]).code, Some(0));
}

#[test]
fn command_lines_that_are_wrong() {
    let sandbox = Sandbox::empty();
    let wrong: [(&[&str], &str); 5] = [
        (&[], "Usage: cargo xtask <COMMAND>"),
        (&["frobnicate"], "unrecognized subcommand 'frobnicate'"),
        (&["vendor"], "--from <FILE|URL>"),
        (&["diff", "--from", "x", "--format", "xml"], "[possible values: text, json]"),
        (&["regen", "--chek"], "a similar argument exists: '--check'"),
    ];
    for (arguments, part) in wrong {
        let outcome = sandbox.run(arguments);
        assert_eq!(outcome.code, Some(2), "{arguments:?}");
        assert!(outcome.stderr.contains(part), "{arguments:?}: {}", outcome.stderr);
    }
}
