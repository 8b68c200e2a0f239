//! A change in the vendored document shows up where it matters, and nowhere else.
//!
//! Each test changes a copy of the document, regenerates the bindings there and compares the listings behind the
//! snapshots, and what the captured calls and the bodies lack, with what they were before.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::OnceLock;

use getty_api_suite::repository;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::xtask::Run;
use crate::{decode, effective, surface, wire, xtask};

const SCHEMAS: &str = "/components/schemas";

/// Bindings in a directory of their own, whose document a test has changed.
struct Mutated(TempDir);

impl Mutated {
    /// A copy of the repository's, changed by `edit`.
    fn new(edit: impl FnOnce(&mut Value)) -> Self {
        let directory = tempfile::tempdir().expect("a temporary directory");
        repository::copy_bindings(directory.path()).expect("a copy of the bindings");
        let path = directory.path().join("openapi/getty-images-v3.json");
        let text = fs::read(&path).expect("the vendored document");
        let mut document = serde_json::from_slice(&text).expect("the vendored document is JSON");
        edit(&mut document);
        fs::write(&path, format!("{document:#}\n")).expect("the changed document");
        Self(directory)
    }

    /// Adds an overlay with one action.
    fn overlay(self, name: &str, target: &str, update: Value) -> Self {
        let overlay = json!({
            "overlay": "1.0.0",
            "info": { "title": "What upstream changed", "version": "1" },
            "actions": [{ "target": target, "update": update }],
        });
        let path = self.0.path().join("openapi/overlays").join(name);
        fs::write(path, format!("{overlay:#}\n")).expect("an overlay");
        self
    }

    fn regenerate(&self) -> Run {
        xtask::run(self.0.path(), &["regen"])
    }

    /// Regenerates and gives what differs from the repository.
    fn effect(&self) -> Vec<String> {
        let run = self.regenerate();
        assert_eq!(run.code, Some(0), "{}", run.stderr);
        let before = before();
        let after = Effect::of(self.0.path());
        let removed = before.0.difference(&after.0).map(|line| format!("- {line}"));
        let added = after.0.difference(&before.0).map(|line| format!("+ {line}"));
        removed.chain(added).collect()
    }

    /// Fails to regenerate and gives the reason.
    fn refusal(&self) -> String {
        let run = self.regenerate();
        assert_eq!(run.code, Some(2), "{}{}", run.stdout, run.stderr);
        run.stderr
    }
}

/// Everything under snapshot that follows from the document, and every complaint about the tests' own cases.
struct Effect(BTreeSet<String>);

impl Effect {
    fn of(root: &Path) -> Self {
        let document = effective::document(root);
        let mut lines = BTreeSet::new();
        for (kind, areas) in
            [("surface", surface::listing(root)), ("effective", effective::listing(&document))]
        {
            for (area, listing) in areas {
                let mut head = "";
                for line in listing.lines() {
                    // A line below another is told apart by what it stands below.
                    match line.strip_prefix("    ") {
                        Some(part) => lines.insert(format!("{kind}/{area}: {head}: {part}")),
                        None => {
                            head = line.split(['(', '[', ':']).next().unwrap_or(line).trim_end();
                            lines.insert(format!("{kind}/{area}: {line}"))
                        }
                    };
                }
            }
        }
        lines.extend(wire::complaints(&document).into_iter().map(|complaint| format!("wire: {complaint}")));
        lines.extend(
            decode::complaints(&document).into_iter().map(|complaint| format!("decode: {complaint}")),
        );
        Self(lines)
    }
}

fn before() -> &'static Effect {
    static BEFORE: OnceLock<Effect> = OnceLock::new();
    BEFORE.get_or_init(|| Effect::of(&repository::root()))
}

/// A schema of the vendored document.
fn schema<'a>(document: &'a mut Value, name: &str) -> &'a mut Value {
    let schema = document.pointer_mut(SCHEMAS).and_then(|schemas| schemas.get_mut(name));
    schema.unwrap_or_else(|| panic!("{name} is not vendored"))
}

fn remove(object: &mut Value, name: &str) -> Value {
    object.as_object_mut().and_then(|object| object.remove(name)).unwrap_or_else(|| panic!("no {name}"))
}

fn parameters<'a>(document: &'a mut Value, path: &str) -> &'a mut Vec<Value> {
    document["paths"][path]["get"]["parameters"]
        .as_array_mut()
        .unwrap_or_else(|| panic!("{path} is not vendored"))
}

#[test]
fn an_unchanged_document_has_no_effect() {
    assert_eq!(Mutated::new(|_| {}).effect(), Vec::<String>::new());
}

#[test]
fn an_added_value_is_a_variant() {
    let mutated = Mutated::new(|document| {
        let name = "GettyImages.Services.Connect.Public.Models.ImageOrientationRequest";
        schema(document, name)["enum"].as_array_mut().expect("an enumeration").push("round".into());
    });
    assert_eq!(
        mutated.effect(),
        [
            "+ effective/schemas_enums: ImageOrientation: round",
            "+ surface/getty_images_v3/types_enums: open enum ImageOrientation: Round = \"round\"",
        ]
    );
}

#[test]
fn a_renamed_property_is_a_field_less_and_a_field_more() {
    let mutated = Mutated::new(|document| {
        let name = "GettyImages.Services.Connect.Public.Models.Search.NewModels.CreativeImage";
        let properties = &mut schema(document, name)["properties"];
        let kind = remove(properties, "asset_type");
        properties["kind"] = kind;
    });
    let refusal = mutated.refusal();
    assert!(
        refusal
            .contains("CreativeImage.kind has no description: write one in openapi/overlays/05-types.yaml"),
        "{refusal}"
    );
    let mutated = mutated.overlay(
        "06-new.yaml",
        "$.components.schemas.CreativeImage.properties.kind",
        json!({ "description": "Kind of asset." }),
    );
    assert_eq!(
        mutated.effect(),
        [
            "- effective/schemas_objects: CreativeImage: asset_type: string or null",
            "- surface/getty_images_v3/types_responses: struct CreativeImage: asset_type: Option<String>",
            "+ decode: CreativeImage.kind is in no body",
            "+ decode: bodies/search_creative_images.json: /images/0/asset_type is not as documented",
            "+ decode: bodies/search_creative_images_by_image.json: /images/0/asset_type is not as documented",
            "+ effective/schemas_objects: CreativeImage: kind: string or null",
            "+ surface/getty_images_v3/types_responses: struct CreativeImage: kind: Option<String>",
        ]
    );
}

#[test]
fn an_added_property_is_a_field() {
    let mutated = Mutated::new(|document| {
        let name = "GettyImages.Services.Connect.Public.Models.Orders.OrderDetail";
        schema(document, name)["properties"]["caption"] = json!({ "type": "string", "nullable": true });
    });
    assert_eq!(
        mutated.effect(),
        [
            "+ decode: Order.caption is in no body",
            "+ effective/schemas_objects: Order: caption: string or null",
            "+ surface/getty_images_v3/types_responses: struct Order: caption: Option<String>",
        ]
    );
}

#[test]
fn a_removed_property_is_a_field_less() {
    let mutated = Mutated::new(|document| {
        let name = "GettyImages.Services.Connect.Public.Models.Search.NewModels.Video.EditorialVideo";
        remove(&mut schema(document, name)["properties"], "asset_type");
    });
    assert_eq!(
        mutated.effect(),
        [
            "- effective/schemas_objects: EditorialVideo: asset_type: string or null",
            "- surface/getty_images_v3/types_responses: struct EditorialVideo: asset_type: Option<String>",
            "+ decode: bodies/search_editorial_videos.json: /videos/0/asset_type is not as documented",
        ]
    );
}

#[test]
fn a_property_of_another_type_is_a_field_of_another_type() {
    let mutated = Mutated::new(|document| {
        let name = "GettyImages.Services.Connect.Public.Models.MaxDimensions";
        schema(document, name)["properties"]["width"] = json!({ "type": "string", "nullable": true });
    });
    let effect = mutated.effect();
    let (decode, rest): (Vec<_>, Vec<_>) =
        effect.into_iter().partition(|line| line.starts_with("+ decode: "));
    assert_eq!(
        rest,
        [
            "- effective/schemas_objects: MaxDimensions: width: integer/int32",
            "- surface/getty_images_v3/types_responses: struct MaxDimensions: width: Option<i32>",
            "+ effective/schemas_objects: MaxDimensions: width: string or null",
            "+ surface/getty_images_v3/types_responses: struct MaxDimensions: width: Option<String>",
        ]
    );
    assert!(!decode.is_empty());
    for line in decode {
        assert!(line.ends_with("/max_dimensions/width is not as documented"), "{line}");
    }
}

#[test]
fn a_removed_parameter_is_a_method_less() {
    let mutated = Mutated::new(|document| {
        parameters(document, "/v3/search/images").retain(|parameter| parameter["name"] != "artists");
    });
    assert_eq!(
        mutated.effect(),
        [
            "- effective/operations_Search: search_images: query artists: string",
            "- surface/getty_images_v3/operations_search: search_images: .artists(impl Into<String>)",
            "+ wire: search_images: parameter artists is sent but not documented",
        ]
    );
}

#[test]
fn a_parameter_that_a_search_begins_with_cannot_be_removed_unnoticed() {
    let mutated = Mutated::new(|document| {
        parameters(document, "/v3/search/images").retain(|parameter| parameter["name"] != "phrase");
    });
    let refusal = mutated.refusal();
    let reason = "GET /v3/search/images: x-search in openapi/overlays/07-clients.yaml names phrase";
    assert!(refusal.contains(reason), "{refusal}");
}

#[test]
fn an_added_parameter_is_a_method() {
    let mutated = Mutated::new(|document| {
        let parameter =
            json!({ "name": "page", "in": "query", "schema": { "type": "integer", "format": "int32" } });
        parameters(document, "/v3/countries").push(parameter);
    });
    assert_eq!(
        mutated.effect(),
        [
            "+ effective/operations_Countries: list_countries: query page: integer/int32",
            "+ surface/getty_images_v3/operations_countries: list_countries: .page(i32)",
            "+ wire: list_countries: parameter page is missing from the full call",
        ]
    );
}

#[test]
fn an_added_required_parameter_is_an_argument() {
    let mutated = Mutated::new(|document| {
        let parameter =
            json!({ "name": "artists", "in": "query", "required": true, "schema": { "type": "string" } });
        parameters(document, "/v3/collections").push(parameter);
    });
    let facts = "[GET /v3/collections; 200; safe; token optional; Api]";
    assert_eq!(
        mutated.effect(),
        [
            &format!(
                "- surface/getty_images_v3/operations_collections: list_collections() -> CollectionList  {facts}"
            ),
            "+ effective/operations_Collections: list_collections: query artists required: string",
            &format!(
                "+ surface/getty_images_v3/operations_collections: list_collections(artists: impl Into<String>) -> CollectionList  {facts}"
            ),
            "+ wire: list_collections: parameter artists is missing from the full call",
            "+ wire: list_collections: required parameter artists is missing from the minimal call",
        ]
    );
}

#[test]
fn a_property_that_a_request_now_requires_is_an_argument() {
    let mutated = Mutated::new(|document| {
        schema(document, "BoardInfo")["required"] = json!(["description", "name"]);
    });
    let at = "surface/getty_images_v3/types_requests: struct BoardInfo";
    assert_eq!(
        mutated.effect(),
        [
            "- effective/schemas_objects: BoardInfo: description: string or null".to_owned(),
            format!("- {at}: fn new(name: impl Into<String>) -> Self"),
            format!("- {at}: fn with_description(self, description: impl Into<String>) -> Self"),
            "+ effective/schemas_objects: BoardInfo: description required: string or null".to_owned(),
            // It may still be null, but has to be said.
            format!(
                "+ {at}: fn new(description: impl Into<Option<String>>, name: impl Into<String>) -> Self"
            ),
        ]
    );
}

#[test]
fn an_added_operation_needs_a_name_and_a_description() {
    let mutated = Mutated::new(|document| {
        document["paths"]["/v3/tides"]["get"] = json!({
            "tags": ["Countries"],
            "responses": { "200": { "content": { "application/json": {
                "schema": { "$ref": "#/components/schemas/GettyImages.Services.Connect.Public.Models.Countries.CountriesList" }
            } } } },
        });
    });
    let refusal = mutated.refusal();
    let reason = "GET /v3/tides has no operationId: add one in openapi/overlays/01-names.yaml";
    assert!(refusal.contains(reason), "{refusal}");

    let target = "$.paths['/v3/tides'].get";
    let mutated = mutated.overlay("01-tides.yaml", target, json!({ "operationId": "list_tides" }));
    let refusal = mutated.refusal();
    let reason = "list_tides: no summary: write one in openapi/overlays/04-operations.yaml";
    assert!(refusal.contains(reason), "{refusal}");

    let mutated =
        mutated.overlay("04-tides.yaml", target, json!({ "summary": "Lists countries with tides." }));
    assert_eq!(
        mutated.effect(),
        [
            "+ effective/operations_Countries: list_tides [GET /v3/tides]",
            "+ effective/operations_Countries: list_tides: 200 application/json: CountryList",
            // What overlays say of every operation.
            "+ effective/operations_Countries: list_tides: 400",
            "+ effective/operations_Countries: list_tides: 401",
            "+ effective/operations_Countries: list_tides: 429",
            "+ surface/getty_images_v3/operations_countries: list_tides() -> CountryList  [GET /v3/tides; 200; safe; token optional; Api]",
            "+ wire: list_tides: no case",
        ]
    );
}

#[test]
fn an_overlay_action_that_lost_its_target_is_named() {
    let removed = Mutated::new(|document| {
        remove(&mut document["paths"], "/v3/countries");
    });
    let refusal = removed.refusal();
    let (_, reason) =
        refusal.split_once("openapi/overlays/01-names.yaml: action ").expect("the overlay and the action");
    let (number, reason) = reason.split_once(": ").expect("what is wrong");
    assert!(number.parse::<u32>().is_ok_and(|number| number > 0), "{refusal}");
    assert_eq!(reason.trim_end(), "target $.paths['/v3/countries'].get matches nothing");

    let renamed = Mutated::new(|document| {
        let properties = &mut schema(document, "AssetChanges")["properties"];
        let list = remove(properties, "changedAssetList");
        properties["changes"] = list;
    });
    let refusal = renamed.refusal();
    assert!(refusal.contains("openapi/overlays/02-wire.yaml: action "), "{refusal}");
    assert!(
        refusal.contains("target $.components.schemas.ChangeSet.properties.changedAssetList matches nothing"),
        "{refusal}"
    );
}

#[test]
fn a_type_that_is_sent_and_received_is_decoded_as_tolerantly_as_one_that_is_received() {
    let mutated = Mutated::new(|document| {
        let name = "GettyImages.Services.Connect.Public.Models.Orders.OrderDetail";
        schema(document, name)["properties"]["caption"] =
            json!({ "$ref": "#/components/schemas/CreateCommentRequest" });
    });
    let run = mutated.regenerate();
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let path = "getty-api/src/generated/getty_images_v3/types/requests.rs";
    let requests = fs::read_to_string(mutated.0.path().join(path)).expect("the types of requests");
    assert!(
        requests.contains("record! {\n    AssetCommentRequest {\n        text = \"Text\",\n"),
        "{requests}"
    );
    let (before, _) = requests.split_once("pub struct AssetCommentRequest").expect("the type");
    let (_, attributes) = before.rsplit_once("#[derive(").expect("its traits");
    assert!(!attributes.contains("Deserialize"), "{attributes}");
}
