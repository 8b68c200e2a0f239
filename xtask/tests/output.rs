//! How differences are printed.

use serde_json::{Value, json};

use crate::support::{Edit, Sandbox, shop};

fn changed() -> Value {
    shop()
        .without("/components/schemas/Image/properties/max_dimensions")
        .with("/components/schemas/Sort/enum", json!(["newest", "random"]))
        .with("/paths/~1images/get/tags", json!(["Lists"]))
        .with("/security", json!([{ "Login": [] }]))
}

fn sandbox() -> Sandbox {
    let sandbox = Sandbox::with_vendored(&shop());
    sandbox.write("new", changed().to_string());
    sandbox
}

#[test]
fn text() {
    let output = sandbox().run(&["diff", "--from", "new"]);
    insta::assert_snapshot!(output.stdout);
}

#[test]
fn text_in_color() {
    let output = sandbox().run_with(&["diff", "--from", "new"], &[("CLICOLOR_FORCE", "1")]);
    insta::assert_snapshot!(output.stdout.replace('\u{1b}', "ESC"));
}

#[test]
fn json() {
    let output = sandbox().run(&["diff", "--from", "new", "--format", "json"]);
    assert_eq!(output.code, Some(1));
    insta::assert_snapshot!(output.stdout);
}

#[test]
fn json_of_no_difference() {
    let sandbox = Sandbox::with_vendored(&shop());
    sandbox.write("new", shop().to_string());
    let output = sandbox.run(&["diff", "--from", "new", "--format", "json"]);
    assert_eq!(output.code, Some(0));
    let report: Value = serde_json::from_str(&output.stdout).unwrap();
    let summary = json!({ "breaking": 0, "additive": 0, "neutral": 0 });
    assert_eq!(report, json!({ "summary": summary, "changes": [] }));
}

/// Names are shortened to what distinguishes them in their document.
#[test]
fn names_of_schemas() {
    let image = |title: bool| {
        let mut properties = json!({ "id": { "type": "string" } });
        if title {
            properties["title"] = json!({ "type": "string" });
        }
        json!({ "type": "object", "properties": properties })
    };
    let document = |title: bool| {
        let names = ["A.B.Page`1[A.Search.Image]", "A.Search.Image", "A.Detail.Image", "A.Detail+Inner"];
        names.iter().enumerate().fold(shop(), |document, (index, name)| {
            let used = json!({ "$ref": format!("#/components/schemas/{name}") });
            document
                .with(&format!("/components/schemas/{name}"), image(title))
                .with(&format!("/components/schemas/Order/properties/p{index}"), used)
        })
    };
    let sandbox = Sandbox::with_vendored(&document(false));
    sandbox.write("new", document(true).to_string());
    let output = sandbox.run(&["diff", "--from", "new"]);
    insta::assert_snapshot!(output.stdout);
}

#[test]
fn vendoring_prints_the_difference() {
    let sandbox = Sandbox::empty();
    let output = sandbox.vendor(shop().to_string());
    assert_eq!(output.stdout, "There was no vendored document to compare with.\n");
    assert_eq!(
        output.stderr,
        "    Vendored openapi/getty-images-v3.json: 3 paths, 4 operations, 6 schemas\n"
    );

    let output = sandbox.vendor(shop().without("/paths/~1orders/delete").to_string());
    assert_eq!(
        output.stdout,
        "Breaking (1)\n  DELETE /orders: removed\n\n1 breaking, 0 additive, 0 neutral\n"
    );

    let output = sandbox.vendor(shop().without("/paths/~1orders/delete").to_string());
    assert_eq!(output.stdout, "0 breaking, 0 additive, 0 neutral\n");
    assert_eq!(
        output.stderr,
        "   Unchanged openapi/getty-images-v3.json: 3 paths, 3 operations, 6 schemas\n"
    );
}
