//! Regeneration itself: the same every time, and nothing escapes the check.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use getty_api_suite::repository;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::effective::{object, operations};
use crate::xtask;

/// What regeneration writes.
const GENERATED: [&str; 3] = ["getty-api/src/generated", "getty-api-ext/src/generated", "openapi/effective"];

fn copy() -> TempDir {
    let directory = tempfile::tempdir().expect("a temporary directory");
    repository::copy_bindings(directory.path()).expect("a copy of the bindings");
    directory
}

/// Every generated file by its path, as messages call it.
fn generated(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut open: Vec<PathBuf> = GENERATED.iter().map(|part| root.join(part)).collect();
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(
                fs::read_dir(&path).expect("a directory").map(|entry| entry.expect("an entry").path()),
            );
        } else {
            let inside = path.strip_prefix(root).expect("below the root");
            let parts: Vec<_> = inside.iter().map(|part| part.to_string_lossy()).collect();
            files.insert(parts.join("/"), fs::read(&path).expect("a file"));
        }
    }
    files
}

/// Runs the check and gives the lines it prints.
fn check(root: &Path, code: i32) -> Vec<String> {
    let run = xtask::run(root, &["regen", "--check"]);
    assert_eq!(run.code, Some(code), "{}{}", run.stdout, run.stderr);
    run.stdout.lines().map(str::to_owned).collect()
}

#[test]
fn the_repository_is_what_regeneration_writes() {
    let before = generated(&repository::root());
    assert_eq!(check(&repository::root(), 0), Vec::<String>::new());
    assert_eq!(generated(&repository::root()), before, "a check writes nothing");
}

#[test]
fn regenerating_from_nothing_gives_the_same_files_every_time() {
    let copy = copy();
    let expected = generated(copy.path());
    for part in GENERATED {
        fs::remove_dir_all(copy.path().join(part)).expect("a directory to remove");
    }
    let run = xtask::run(copy.path(), &["regen"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert_eq!(run.stdout.lines().filter(|line| line.starts_with("new:")).count(), expected.len());
    assert!(generated(copy.path()) == expected, "other files than before");
    let again = xtask::run(copy.path(), &["regen"]);
    assert_eq!((again.code, again.stdout.as_str()), (Some(0), ""), "nothing is left to write");
    assert!(generated(copy.path()) == expected, "other files than before");
}

#[test]
fn a_byte_more_less_or_other_is_found_and_the_file_named() {
    let copy = copy();
    let files = generated(copy.path());
    let changes: [fn(&mut Vec<u8>); 4] = [
        |bytes| bytes.push(b'\n'),
        |bytes| bytes.truncate(bytes.len() - 1),
        |bytes| bytes[0] ^= 1,
        |bytes| {
            let middle = bytes.len() / 2;
            bytes[middle] ^= 1;
        },
    ];
    let mut expected = Vec::new();
    for ((path, bytes), change) in files.iter().zip(changes.iter().cycle()) {
        let mut bytes = bytes.clone();
        change(&mut bytes);
        fs::write(copy.path().join(path), bytes).expect("a changed file");
        expected.push(format!("changed:  {path}"));
    }
    assert_eq!(check(copy.path(), 1), expected, "every file was changed");

    for (path, bytes) in files.iter().skip(1) {
        fs::write(copy.path().join(path), bytes).expect("a restored file");
    }
    assert_eq!(check(copy.path(), 1), expected[..1], "one file is still changed");
}

#[test]
fn a_missing_and_an_additional_file_are_named() {
    let copy = copy();
    fs::remove_file(copy.path().join("getty-api/src/generated/oembed/types/responses.rs"))
        .expect("a file to remove");
    fs::write(copy.path().join("getty-api/src/generated/notes.txt"), "by hand").expect("a file of one's own");
    let found = check(copy.path(), 1);
    assert_eq!(
        found,
        [
            "new:      getty-api/src/generated/oembed/types/responses.rs",
            "obsolete: getty-api/src/generated/notes.txt"
        ]
    );
    assert_eq!(xtask::run(copy.path(), &["regen"]).code, Some(0));
    assert_eq!(check(copy.path(), 0), Vec::<String>::new());
}

#[test]
fn an_action_that_matches_nothing_is_named_with_its_number() {
    let copy = copy();
    let path = copy.path().join("openapi/overlays/02-wire.yaml");
    let mut overlay = fs::read_to_string(&path).expect("the overlay");
    overlay += "  - target: $.paths['/v3/nowhere'].get\n    update: { x-token: required }\n";
    fs::write(&path, &overlay).expect("the overlay");
    let number = overlay.lines().filter(|line| line.starts_with("  - target:")).count();
    let reason = format!(
        "openapi/overlays/02-wire.yaml: action {number}: target $.paths['/v3/nowhere'].get matches nothing"
    );
    for arguments in [&["regen"][..], &["regen", "--check"], &["spec"]] {
        let run = xtask::run(copy.path(), arguments);
        assert_eq!((run.code, run.stdout.as_str()), (Some(2), ""), "{arguments:?}");
        assert!(run.stderr.contains(&reason), "{arguments:?}: {}", run.stderr);
    }
}

#[test]
fn an_overlay_that_is_none_is_refused_with_the_action_and_the_reason() {
    let copy = copy();
    let path = copy.path().join("openapi/overlays/09-new.yaml");
    let head = "overlay: 1.0.0\ninfo: { title: New, version: '1' }\n";
    for (rest, reason) in [
        (
            "actions:\n  - { target: $.info, update: { a: 1 } }\n  - { target: '$.paths[', update: { a: 1 } }",
            "action 2: target $.paths[: invalid JSONPath query",
        ),
        ("actions:\n  - { target: $.info, updates: { a: 1 } }", "action 1: target $.info: "),
        ("actions: []", "actions: must contain at least one entry"),
        (
            "extends: ./other.json\nactions:\n  - { target: $.info, update: { a: 1 } }",
            "extends openapi/other.json, which does not exist",
        ),
    ] {
        fs::write(&path, format!("{head}{rest}\n")).expect("an overlay");
        let run = xtask::run(copy.path(), &["spec"]);
        assert_eq!((run.code, run.stdout.as_str()), (Some(2), ""), "{rest}");
        let expected = format!("error: openapi/overlays/09-new.yaml: {reason}");
        assert!(run.stderr.starts_with(&expected), "{rest}: {}", run.stderr);
        assert_eq!(run.stderr.lines().count(), 1, "{rest}: {}", run.stderr);
    }
    fs::remove_file(&path).expect("the overlay");
    fs::write(copy.path().join("openapi/overlays/.04-operations.yaml.swp"), "b0VIM")
        .expect("an editor's file");
    assert_eq!(check(copy.path(), 0), Vec::<String>::new());
}

#[test]
fn overlays_are_applied_in_the_order_of_their_numbers() {
    let copy = copy();
    for (name, version) in
        [("100-last.yaml", "last"), ("9-first.yaml", "first"), ("20-between.yaml", "between")]
    {
        let overlay = json!({
            "overlay": "1.0.0",
            "info": { "title": "New", "version": "1" },
            "actions": [{ "target": "$.info", "update": { "version": version } }],
        });
        fs::write(copy.path().join("openapi/overlays").join(name), overlay.to_string()).expect("an overlay");
    }
    let run = xtask::run(copy.path(), &["spec"]);
    let document: Value = serde_json::from_str(&run.stdout).expect("the effective document is JSON");
    assert_eq!(document["info"]["version"], "last");
}

#[test]
fn what_no_binding_can_be_made_of_is_an_error_and_not_a_panic() {
    let schema = "GettyImages.Services.Connect.Public.Models.MaxDimensions";
    for (width, reason) in [
        (
            json!({ "format": "int32" }),
            "#/components/schemas/MaxDimensions/properties/width: has `format` but no `type`",
        ),
        (
            json!({ "enum": [1, 2] }),
            "#/components/schemas/MaxDimensions/properties/width: has `enum` but no `type`",
        ),
        (
            json!({ "oneOf": [{ "type": "string" }, { "enum": [1, "a"] }] }),
            "progenitor does not take the effective document: ",
        ),
    ] {
        let copy = copy();
        let path = copy.path().join("openapi/getty-images-v3.json");
        let mut document: Value =
            serde_json::from_slice(&fs::read(&path).expect("the document")).expect("it is JSON");
        document["components"]["schemas"][schema]["properties"]["width"] = width;
        fs::write(&path, document.to_string()).expect("the changed document");
        let before = generated(copy.path());
        let run = xtask::run(copy.path(), &["regen"]);
        assert_eq!((run.code, run.stdout.as_str()), (Some(2), ""), "{}", run.stderr);
        let expected = format!("error: openapi/getty-images-v3.json: {reason}");
        assert!(run.stderr.starts_with(&expected), "{}", run.stderr);
        assert_eq!(run.stderr.lines().count(), 1, "{}", run.stderr);
        assert!(generated(copy.path()) == before, "nothing is written");
    }
}

#[test]
fn what_cannot_be_read_is_named() {
    let copy = copy();
    fs::write(copy.path().join("openapi/overlays/03-schemas.yaml"), "overlay: [1.0.0").expect("an overlay");
    let run = xtask::run(copy.path(), &["regen"]);
    assert_eq!(run.code, Some(2));
    assert!(run.stderr.contains("openapi/overlays/03-schemas.yaml"), "{}", run.stderr);

    fs::remove_file(copy.path().join("openapi/overlays/03-schemas.yaml")).expect("the overlay");
    fs::write(copy.path().join("openapi/getty-images-v3.json"), "{\"openapi\": \"3.0.4\",")
        .expect("the document");
    let run = xtask::run(copy.path(), &["spec"]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(2), ""));
    assert!(run.stderr.contains("openapi/getty-images-v3.json"), "{}", run.stderr);
}

/// Operations that response without a body with every success, and those that do with one of them.
const WITHOUT_A_BODY: [&str; 15] = [
    "add_board_asset 201",
    "confirm_change_set 200",
    "delete_board 200",
    "delete_board 204",
    "delete_board_asset_comment 200",
    "delete_board_comment 200",
    "delete_board_comment 204",
    "delete_file_registration 200",
    "delete_file_registration 204",
    "get_generated_image_download 202",
    "remove_board_asset 200",
    "remove_board_assets 200",
    "start_generated_image_download 202",
    "update_board 200",
    "update_board 204",
];

#[test]
fn the_effective_document_names_every_operation_and_describes_every_body() {
    let run = xtask::run(&repository::root(), &["spec"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let checked_in = fs::read_to_string(repository::root().join("openapi/effective/getty-images-v3.json"));
    assert!(run.stdout == checked_in.expect("the effective document"), "not what is checked in");

    let document: Value = serde_json::from_str(&run.stdout).expect("the effective document is JSON");
    let mut without_a_body = Vec::new();
    for (path, method, operation) in operations(&document) {
        let id =
            operation["operationId"].as_str().unwrap_or_else(|| panic!("{method} {path} has no operationId"));
        for (status, response) in
            object(&operation["responses"]).filter(|(status, _)| status.starts_with('2'))
        {
            let mut media_types = object(&response["content"]);
            match media_types.next() {
                Some((_, content)) => assert!(content["schema"].is_object(), "{id} {status} has no schema"),
                None => without_a_body.push(format!("{id} {status}")),
            }
        }
    }
    without_a_body.sort();
    let mut expected = WITHOUT_A_BODY.map(str::to_owned).to_vec();
    expected.push("upload_search_image 200".to_owned());
    expected.sort();
    assert_eq!(without_a_body, expected);
    assert_eq!(operations(&document).count(), 76);
}

#[test]
fn a_date_whose_precision_is_not_stated_is_refused_with_its_name_and_the_overlay() {
    let copy = copy();
    let path = copy.path().join("openapi/overlays/02-wire.yaml");
    let overlay = fs::read_to_string(&path).expect("the overlay");
    for (update, reason) in [
        (
            "{ parameters: [{ name: before, in: query, description: d, schema: { type: string, format: date-time } }] }",
            "parameter before is a date without x-date-precision: say in openapi/overlays/02-wire.yaml",
        ),
        (
            "{ parameters: [{ name: before, in: query, description: d, x-date-precision: hour, schema: { type: string, format: date-time } }] }",
            "parameter before: x-date-precision is \"hour\" in 02-wire.yaml; it can be day or second",
        ),
        (
            "{ parameters: [{ name: before, in: query, description: d, x-date-precision: day, schema: { type: string } }] }",
            "parameter before has an x-date-precision in 02-wire.yaml, but is no date",
        ),
    ] {
        let action = format!("  - target: $.paths['/v3/products'].get\n    update: {update}\n");
        fs::write(&path, format!("{overlay}{action}")).expect("the overlay");
        let run = xtask::run(copy.path(), &["regen"]);
        assert_eq!((run.code, run.stdout.as_str()), (Some(2), ""), "{update}");
        assert!(run.stderr.contains(reason), "{}", run.stderr);
        assert!(run.stderr.contains("GET /v3/products"), "{}", run.stderr);
    }
}
