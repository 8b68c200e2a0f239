//! A directory laid out like the repository, the program run in it, and documents to pass to it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};
use tempfile::TempDir;

pub(crate) const DOCUMENT: &str = "openapi/getty-images-v3.json";
pub(crate) const LOCK: &str = "openapi/getty-images-v3.lock.toml";

/// The exit code and the output of a run.
#[derive(Debug)]
pub(crate) struct CommandOutput {
    pub(crate) code: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

/// A directory with an `openapi/` in it.
pub(crate) struct Sandbox(TempDir);

impl Sandbox {
    /// With nothing vendored.
    pub(crate) fn empty() -> Self {
        let sandbox = Self(TempDir::new().unwrap());
        fs::create_dir(sandbox.path("openapi")).unwrap();
        sandbox
    }

    /// With `document` vendored, as if by hand: without a lock.
    pub(crate) fn with_vendored(document: &Value) -> Self {
        let sandbox = Self::empty();
        sandbox.write(DOCUMENT, format!("{document:#}\n"));
        sandbox
    }

    /// With the vendored document of this repository.
    pub(crate) fn with_published() -> Self {
        Self::with_vendored(&published())
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        fs::write(self.path(name), content).unwrap();
    }

    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    /// Runs `cargo xtask` with these arguments, in this directory.
    pub(crate) fn run(&self, arguments: &[&str]) -> CommandOutput {
        self.run_with(arguments, &[])
    }

    pub(crate) fn run_with(&self, arguments: &[&str], environment: &[(&str, &str)]) -> CommandOutput {
        let output = Command::new(env!("CARGO_BIN_EXE_xtask"))
            .arg("--root")
            .arg(self.0.path())
            .args(arguments)
            .current_dir(self.0.path())
            .env("NO_PROXY", "127.0.0.1")
            .env_remove("CLICOLOR_FORCE")
            .env_remove("NO_COLOR")
            .envs(environment.iter().copied())
            .output()
            .unwrap();
        CommandOutput {
            code: output.status.code(),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// Vendors `content`, which must work.
    pub(crate) fn vendor(&self, content: impl AsRef<[u8]>) -> CommandOutput {
        self.write("upstream", content);
        let output = self.run(&["vendor", "--from", "upstream"]);
        assert_eq!(output.code, Some(0), "{}", output.stderr);
        output
    }

    /// Every file and directory in `openapi/`, with the content of the files.
    pub(crate) fn openapi(&self) -> BTreeMap<String, Option<Vec<u8>>> {
        fn list(directory: &Path, into: &mut BTreeMap<String, Option<Vec<u8>>>) {
            for entry in fs::read_dir(directory).unwrap() {
                let path = entry.unwrap().path();
                let name = path.display().to_string();
                if path.is_dir() {
                    into.insert(name, None);
                    list(&path, into);
                } else {
                    into.insert(name, Some(fs::read(&path).unwrap()));
                }
            }
        }
        let mut found = BTreeMap::new();
        list(&self.path("openapi"), &mut found);
        found
    }
}

/// What vendoring `content` into an empty directory writes.
pub(crate) fn vendored(content: impl AsRef<[u8]>) -> String {
    let sandbox = Sandbox::empty();
    sandbox.vendor(content);
    sandbox.read(DOCUMENT)
}

/// The vendored document of this repository.
pub(crate) fn published() -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(DOCUMENT);
    serde_json::from_slice(&fs::read(path).unwrap()).unwrap()
}

/// A small API with something for every kind of change.
pub(crate) fn shop() -> Value {
    let json = |schema: Value| json!({ "application/json": { "schema": schema } });
    let named = |name: &str| json!({ "$ref": format!("#/components/schemas/{name}") });
    let list_of = |schema: Value| json!({ "type": "array", "items": schema });
    json!({
        "openapi": "3.0.4",
        "info": { "title": "Shop", "version": "1" },
        "security": [{ "Key": [] }, { "Login": [] }],
        "paths": {
            "/images": {
                "get": {
                    "tags": ["Search"],
                    "parameters": [
                        { "name": "phrase", "in": "query", "schema": { "type": "string" } },
                        { "name": "page", "in": "query",
                          "schema": { "type": "integer", "format": "int32", "default": 1, "maximum": 100 } },
                        { "name": "sort", "in": "query", "schema": named("Sort") },
                        { "name": "fields", "in": "query", "style": "form", "explode": false,
                          "schema": list_of(json!({ "type": "string", "enum": ["id", "title"] })) },
                        { "name": "Accept-Language", "in": "header", "schema": { "type": "string" } }
                    ],
                    "responses": {
                        "200": { "description": "", "content": json(named("Page")) },
                        "404": { "description": "" }
                    }
                }
            },
            "/images/{id}": {
                "get": {
                    "tags": ["Search"],
                    "parameters": [
                        { "name": "id", "in": "path", "required": true, "schema": { "type": "string" } }
                    ],
                    "responses": {
                        "200": { "description": "", "content": json(named("Image")),
                                 "headers": { "X-Cost": { "schema": { "type": "string" } } } }
                    }
                }
            },
            "/orders": {
                "post": {
                    "tags": ["Buying"],
                    "requestBody": {
                        "required": true,
                        "content": {
                            "application/json": { "schema": named("OrderRequest") },
                            "text/json": { "schema": named("OrderRequest") }
                        }
                    },
                    "responses": {
                        "201": { "description": "", "content": json(named("Order")) },
                        "303": { "description": "" }
                    }
                },
                "delete": {
                    "responses": { "204": { "description": "" } }
                }
            }
        },
        "components": {
            "schemas": {
                "Page": {
                    "type": "object",
                    "required": ["images"],
                    "properties": {
                        "images": list_of(named("Image")),
                        "result_count": { "type": "integer", "format": "int32" }
                    }
                },
                "Image": {
                    "type": "object",
                    "properties": {
                        "id": { "type": "string" },
                        "created": { "type": "string", "format": "date-time" },
                        "max_dimensions": named("Dimensions"),
                        "similar": list_of(named("Image")),
                        "kind": { "type": "string", "enum": ["creative", "editorial"] },
                        "labels": { "type": "object", "additionalProperties": { "type": "string" } }
                    }
                },
                "Dimensions": {
                    "type": "object",
                    "properties": {
                        "width": { "type": "integer", "format": "int32" },
                        "height": { "type": "integer", "format": "int32" }
                    }
                },
                "Sort": { "type": "string", "enum": ["newest", "oldest"] },
                "OrderRequest": {
                    "type": "object",
                    "required": ["asset_id", "sort"],
                    "properties": {
                        "asset_id": { "type": "string", "nullable": true },
                        "note": { "type": "string", "maxLength": 100 },
                        "size": named("Dimensions"),
                        "sort": named("Sort")
                    }
                },
                "Order": {
                    "type": "object",
                    "properties": {
                        "order_id": { "type": "integer", "format": "int32" },
                        "image": named("Image")
                    }
                }
            },
            "securitySchemes": {
                "Key": { "type": "apiKey", "name": "Api-Key", "in": "header" },
                "Login": {
                    "type": "oauth2",
                    "flows": { "password": { "tokenUrl": "https://login.example/token", "scopes": {} } }
                }
            }
        }
    })
}

/// Changes to a document, by JSON pointer.
pub(crate) trait Edit {
    /// Sets `value` at `pointer`, replacing the present one.
    fn with(self, pointer: &str, value: Value) -> Self;
    /// Removes the value at `pointer`.
    fn without(self, pointer: &str) -> Self;
}

impl Edit for Value {
    fn with(mut self, pointer: &str, value: Value) -> Self {
        let (parent, key) = pointer.rsplit_once('/').unwrap();
        let key = key.replace("~1", "/").replace("~0", "~");
        let parent = self.pointer_mut(parent).unwrap_or_else(|| panic!("no {pointer}"));
        match parent {
            Value::Array(items) if key == "-" => items.push(value),
            Value::Array(items) => items[key.parse::<usize>().unwrap()] = value,
            other => other[key] = value,
        }
        self
    }

    fn without(mut self, pointer: &str) -> Self {
        let (parent, key) = pointer.rsplit_once('/').unwrap();
        let key = key.replace("~1", "/").replace("~0", "~");
        let removed = match self.pointer_mut(parent).unwrap_or_else(|| panic!("no {pointer}")) {
            Value::Array(items) => Some(items.remove(key.parse().unwrap())),
            other => other.as_object_mut().unwrap().remove(&key),
        };
        assert!(removed.is_some(), "no {pointer}");
        self
    }
}

/// The document as JSON with everything in the opposite order: keys, and those arrays whose order
/// means nothing.
pub(crate) fn reversed(value: &Value) -> String {
    fn write(value: &Value, unordered: bool) -> String {
        match value {
            Value::Object(members) => {
                let members = members.iter().rev().map(|(key, value)| {
                    let unordered =
                        matches!(key.as_str(), "parameters" | "required" | "tags" | "enum" | "security");
                    format!("{}: {}", json!(key), write(value, unordered))
                });
                format!("{{ {} }}", members.collect::<Vec<_>>().join(", "))
            }
            Value::Array(items) => {
                let mut items = items.iter().map(|item| write(item, false)).collect::<Vec<_>>();
                if unordered {
                    items.reverse();
                }
                format!("[{}]", items.join(", "))
            }
            scalar => scalar.to_string(),
        }
    }
    write(value, false)
}

/// The document as YAML in block style.
pub(crate) fn yaml(value: &Value) -> String {
    fn write(value: &Value, indent: usize, out: &mut String) {
        let margin = "  ".repeat(indent);
        match value {
            Value::Object(members) if !members.is_empty() => {
                for (key, value) in members {
                    // Status codes are what people leave unquoted.
                    let plain = key.chars().all(|character| character.is_ascii_alphanumeric());
                    let key = if plain { key.clone() } else { json!(key).to_string() };
                    out.push_str(&format!("\n{margin}{key}:"));
                    write(value, indent + 1, out);
                }
            }
            Value::Array(items) if !items.is_empty() => {
                for item in items {
                    out.push_str(&format!("\n{margin}-"));
                    write(item, indent + 1, out);
                }
            }
            scalar => out.push_str(&format!(" {scalar}")),
        }
    }
    let mut out = String::from("# A description\n---");
    write(value, 0, &mut out);
    out + "\n"
}
