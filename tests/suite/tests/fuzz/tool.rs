//! Documents and overlays that maintainers give their tool.

use std::fs;
use std::path::Path;

use getty_api_suite::repository;
use serde_json::{Value, json};

use crate::xtask::{self, Run};
use crate::{driver, mutate};

/// A repository with a small document and overlays of its own.
fn small(root: &Path) -> Value {
    let openapi = root.join("openapi");
    fs::create_dir_all(openapi.join("overlays")).expect("a directory");
    let document = json!({
        "openapi": "3.0.1",
        "info": { "title": "Pictures", "version": "3" },
        "servers": [{ "url": "https://api.example" }],
        "paths": {
            "/v3/pictures/{id}": {
                "get": {
                    "tags": ["Pictures"],
                    "parameters": [
                        { "name": "id", "in": "path", "required": true, "schema": { "type": "string" } },
                        { "name": "sizes", "in": "query", "style": "form", "explode": false,
                          "schema": { "type": "array", "items": { "$ref": "#/components/schemas/Size" } } },
                        { "name": "page", "in": "query", "schema": { "type": "integer", "format": "int32" } }
                    ],
                    "responses": {
                        "200": { "description": "", "content": { "application/json": {
                            "schema": { "$ref": "#/components/schemas/Picture" } } } },
                        "404": { "description": "" }
                    },
                    "security": [{ "key": [] }]
                }
            }
        },
        "components": {
            "schemas": {
                "Size": { "type": "string", "enum": ["small", "large"] },
                "Picture": { "type": "object", "properties": {
                    "id": { "type": "string", "nullable": true },
                    "size": { "$ref": "#/components/schemas/Size" },
                    "parent": { "allOf": [{ "$ref": "#/components/schemas/Picture" }], "nullable": true }
                } }
            },
            "securitySchemes": { "key": { "type": "apiKey", "name": "Api-Key", "in": "header" } }
        }
    });
    fs::write(openapi.join("getty-images-v3.json"), format!("{document:#}\n")).expect("a document");
    fs::write(openapi.join("overlays/01-names.yaml"), overlay().to_string()).expect("an overlay");
    document
}

fn overlay() -> Value {
    json!({
        "overlay": "1.0.0",
        "info": { "title": "Names", "version": "1" },
        "actions": [
            { "target": "$.paths['/v3/pictures/{id}'].get", "update": { "operationId": "get_picture" } },
            { "target": "$.components.schemas.*.properties.size", "update": { "description": "How large." } },
            { "target": "$.components.schemas.Size.enum[?(@ == 'large')]", "remove": true }
        ]
    })
}

/// The tool came to an end of its own: it did not panic, and nothing ended it.
fn ended(run: &Run, input: &[u8]) -> Result<(), String> {
    let complaint = match run.code {
        Some(0 | 1) => return Ok(()),
        Some(2) if run.stderr.contains("error: ") => return Ok(()),
        Some(2) => "does not say what is wrong".to_owned(),
        code => format!("ended with {code:?}"),
    };
    Err(format!("{complaint}: {}\n{}{}", String::from_utf8_lossy(input), run.stdout, run.stderr))
}

#[test]
fn documents() {
    let directory = tempfile::tempdir().expect("a directory");
    let root = directory.path();
    let seed = small(root);
    let (vendored, new) = (root.join("openapi/getty-images-v3.json"), root.join("new.json"));
    let before = fs::read(&vendored).expect("the document");
    driver::run("upstream documents", 150, |random| {
        let mutated = mutate::json(random, &seed);
        let text = match random.u8(0..3) {
            0 => mutate::bytes(random, seed.to_string().as_bytes()),
            _ => mutated.to_string().into_bytes(),
        };
        fs::write(&new, &text).map_err(|error| error.to_string())?;
        let from = ["--from", new.to_str().unwrap_or_default()];
        ended(&xtask::run(root, &["diff", from[0], from[1]]), &text)?;
        let run = xtask::run(root, &["vendor", from[0], from[1]]);
        ended(&run, &text)?;
        let after = fs::read(&vendored).map_err(|error| error.to_string())?;
        fs::write(&vendored, &before).map_err(|error| error.to_string())?;
        match run.code == Some(0) || after == before {
            true => Ok(()),
            false => Err(format!("a refused document was written: {}", String::from_utf8_lossy(&text))),
        }
    });
}

#[test]
fn overlays() {
    let directory = tempfile::tempdir().expect("a directory");
    let root = directory.path();
    small(root);
    let path = root.join("openapi/overlays/01-names.yaml");
    let seed = overlay();
    driver::run("overlays", 150, |random| {
        let text = match random.u8(0..3) {
            0 => mutate::bytes(random, seed.to_string().as_bytes()),
            _ => mutate::json(random, &seed).to_string().into_bytes(),
        };
        fs::write(&path, &text).map_err(|error| error.to_string())?;
        ended(&xtask::run(root, &["spec"]), &text)
    });
}

#[test]
fn the_vendored_document() {
    let directory = tempfile::tempdir().expect("a directory");
    let new = directory.path().join("new.json");
    let vendored = fs::read(repository::root().join("openapi/getty-images-v3.json")).expect("the document");
    let seed: Value = serde_json::from_slice(&vendored).expect("JSON");
    driver::run("the vendored document", 8, |random| {
        let mut document = seed.clone();
        for _ in 0..20 {
            document = mutate::json(random, &document);
        }
        fs::write(&new, document.to_string()).map_err(|error| error.to_string())?;
        let run = xtask::run(&repository::root(), &["diff", "--from", new.to_str().unwrap_or_default()]);
        ended(&run, b"the vendored document with 20 changes")
    });
}
