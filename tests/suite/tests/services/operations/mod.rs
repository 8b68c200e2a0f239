//! `docs/operations.md`: every operation of the API with its binding, its wrapper, and the test that shows it.
//!
//! The table is made here. To bring it up to date: `UPDATE_DOCS=1 cargo test -p getty-api-suite --test services`.

mod rows;
mod sources;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;

use getty_api_suite::repository;
use serde_json::Value;

use crate::support::Failure;
use rows::{ROWS, Row};
use sources::Sources;

/// An operation as the documents have it.
struct Operation {
    group: String,
    method: String,
    path: String,
    id: String,
}

fn operations() -> Result<Vec<Operation>, Failure> {
    let mut operations = Vec::new();
    for document in ["getty-images-v3", "oembed"] {
        let path = repository::root().join(format!("openapi/effective/{document}.json"));
        let document: Value = serde_json::from_slice(&fs::read(path)?)?;
        for (path, item) in document["paths"].as_object().ok_or("no paths")? {
            for (method, operation) in item.as_object().ok_or("no operations")? {
                let Some(id) = operation["operationId"].as_str() else { continue };
                operations.push(Operation {
                    group: operation["tags"][0].as_str().unwrap_or_default().to_owned(),
                    method: method.to_uppercase(),
                    path: path.clone(),
                    id: id.to_owned(),
                });
            }
        }
    }
    Ok(operations)
}

#[test]
fn every_operation_has_a_binding_a_wrapper_and_a_test() -> Result<(), Failure> {
    let operations = operations()?;
    let mut rows: BTreeMap<&str, &Row> = ROWS.iter().map(|row| (row.operation, row)).collect();
    assert_eq!(rows.len(), ROWS.len(), "each operation has one row");

    let sources = Sources::read()?;
    let mut table = String::from(
        "<!-- Made by a test: UPDATE_DOCS=1 cargo test -p getty-api-suite --test services -->\n\n\
         # Operations\n\n\
         Every operation of the API: the raw binding in `getty_api::operations`, what `getty-api-ext` makes of it, and \
         a test that shows it against a server.\n",
    );
    let mut group = "";
    let mut complaints = Vec::new();
    for operation in &operations {
        let Operation { method, path, id, .. } = operation;
        let Some(Row { wrapper, shown_by, .. }) = rows.remove(id.as_str()) else {
            complaints.push(format!("{id}: has no row"));
            continue;
        };
        complaints.extend(
            sources.complaints(id, wrapper, shown_by).into_iter().map(|text| format!("{id}: {text}")),
        );
        if group != operation.group {
            group = &operation.group;
            write!(
                table,
                "\n## {group}\n\n| operation | raw binding | wrapper | shown by |\n|---|---|---|---|\n"
            )?;
        }
        writeln!(table, "| `{method} {path}` | `{id}` | `{wrapper}` | `{shown_by}` |")?;
    }
    complaints.extend(rows.keys().map(|id| format!("{id}: there is no such operation")));
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
    assert_eq!(operations.len(), 77, "76 of the API and oEmbed");

    let file = repository::root().join("docs/operations.md");
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::create_dir_all(file.parent().ok_or("no parent")?)?;
        fs::write(&file, &table)?;
    }
    let written = fs::read_to_string(&file)?;
    assert!(written == table, "docs/operations.md is out of date: run this test with UPDATE_DOCS=1");
    Ok(())
}
