//! What must not get lost: parameters and responses between the published document and the effective one,
//! results that are paid for, and the properties that a value of `fields` requests.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use getty_api_suite::repository;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::effective::{array, current, object, operations};
use crate::xtask::{self, Run};

const VENDORED: &str = "openapi/getty-images-v3.json";
const EFFECTIVE: &str = "openapi/effective/getty-images-v3.json";
const WIRE: &str = "openapi/overlays/02-wire.yaml";
const SCHEMAS: &str = "openapi/overlays/03-schemas.yaml";
const OPERATIONS: &str = "openapi/overlays/04-operations.yaml";
const CLIENTS: &str = "openapi/overlays/07-clients.yaml";

/// The operations whose 200 upstream does not publish: method and path.
const PAID: [(&str, &str); 11] = [
    ("post", "/v3/ai/image-generations"),
    ("post", "/v3/ai/image-generations/background-generations"),
    ("post", "/v3/ai/image-generations/background-removal"),
    ("post", "/v3/ai/image-generations/background-replacement"),
    ("post", "/v3/ai/image-generations/extend"),
    ("post", "/v3/ai/image-generations/influence-color-by-image"),
    ("post", "/v3/ai/image-generations/influence-composition-by-image"),
    ("post", "/v3/ai/image-generations/object-removal"),
    ("post", "/v3/ai/image-generations/refine"),
    ("post", "/v3/ai/image-generations/{generationRequestId}/images/{index}/variations"),
    ("put", "/v3/ai/image-generations/{generationRequestId}/images/{index}/download"),
];

/// A copy of what regeneration reads and writes, for a test to change.
struct Copy(TempDir);

impl Copy {
    fn new() -> Self {
        let directory = tempfile::tempdir().expect("a temporary directory");
        repository::copy_bindings(directory.path()).expect("a copy of the bindings");
        Self(directory)
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.0.path().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    fn write(&self, name: &str, content: &str) {
        fs::write(self.0.path().join(name), content).unwrap_or_else(|error| panic!("{name}: {error}"));
    }

    /// Adds an overlay that is applied last.
    fn last(&self, actions: Value) {
        let info = json!({ "title": "What a test changed", "version": "1" });
        let overlay = json!({ "overlay": "1.0.0", "info": info, "actions": actions });
        self.write("openapi/overlays/99-last.yaml", &overlay.to_string());
    }

    fn run(&self, arguments: &[&str]) -> Run {
        xtask::run(self.0.path(), arguments)
    }

    /// Regenerates, which must be refused and write nothing, and gives the reason.
    fn refusal(&self) -> String {
        let before = self.read(EFFECTIVE);
        let run = self.run(&["regen"]);
        assert_eq!((run.code, run.stdout.as_str()), (Some(2), ""), "{}", run.stderr);
        assert_eq!(self.read(EFFECTIVE), before, "nothing is written");
        run.stderr
    }

    /// Regenerates, which must work.
    fn regenerate(&self) {
        let run = self.run(&["regen"]);
        assert_eq!(run.code, Some(0), "{}", run.stderr);
    }
}

/// The beginning of an overlay and each of its actions, as text.
fn actions(overlay: &str) -> (String, Vec<String>) {
    let mut parts = overlay.split("\n  - target:");
    let head = parts.next().unwrap_or_default().to_owned();
    (head, parts.map(|part| format!("\n  - target:{part}")).collect())
}

/// An overlay without one of its actions.
fn without(head: &str, actions: &[String], index: usize) -> String {
    let kept = actions.iter().enumerate().filter(|(at, _)| *at != index).map(|(_, action)| action.as_str());
    head.to_owned() + &kept.collect::<String>()
}

fn published() -> Value {
    let text = fs::read(repository::root().join(VENDORED)).expect("the vendored document");
    serde_json::from_slice(&text).expect("JSON")
}

/// Where and by which names each operation takes parameters.
fn parameters(document: &Value) -> BTreeMap<String, Vec<String>> {
    let listed = operations(document).map(|(path, method, operation)| {
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let names = array(&operation["parameters"]);
        let mut names: Vec<_> = names
            .map(|parameter| format!("{} {}", text(&parameter["in"]), text(&parameter["name"])))
            .collect();
        names.sort();
        (format!("{method} {path}"), names)
    });
    listed.collect()
}

fn effective() -> Value {
    let text = fs::read(repository::root().join(EFFECTIVE)).expect("the effective document");
    serde_json::from_slice(&text).expect("JSON")
}

#[test]
fn every_published_operation_and_parameter_is_in_the_effective_document() {
    let (published, mut effective) = (parameters(&published()), parameters(&effective()));
    // Read by the API and not published for purchases.
    let purchases = effective.get_mut("get /v3/purchased-assets").expect("purchases");
    let position = purchases.iter().position(|name| name == "query use_time").expect("the correction");
    purchases.remove(position);
    assert_eq!(effective, published);
    assert_eq!(published.len(), 76);
    assert_eq!(published.values().map(Vec::len).sum::<usize>(), 367);
}

#[test]
fn every_published_success_is_in_the_effective_document_and_so_are_the_paid_ones_that_are_not_published() {
    let successes = |document: &Value| {
        let mut found = BTreeSet::new();
        for (path, method, operation) in operations(document) {
            for (status, _) in object(&operation["responses"]) {
                if status.starts_with(['2', '3']) {
                    found.insert(format!("{method} {path} {status}"));
                }
            }
        }
        found
    };
    let (published, effective) = (successes(&published()), successes(&effective()));
    assert_eq!(published.difference(&effective).collect::<Vec<_>>(), Vec::<&String>::new());
    let paid: BTreeSet<_> = PAID.iter().map(|(method, path)| format!("{method} {path} 200")).collect();
    assert_eq!(effective.difference(&published).cloned().collect::<BTreeSet<_>>(), paid);
    for (method, path) in PAID {
        let schema =
            &current()["paths"][path][method]["responses"]["200"]["content"]["application/json"]["schema"];
        let expected = if method == "put" { "GeneratedImageDownload" } else { "ImageGeneration" };
        assert_eq!(schema["$ref"], format!("#/components/schemas/{expected}"), "{path}");
    }
}

#[test]
fn vendoring_what_is_vendored_changes_nothing() {
    let copy = Copy::new();
    let files = || (copy.read(VENDORED), copy.read("openapi/getty-images-v3.lock.toml"));
    let before = files();
    copy.write("upstream.json", &before.0);
    let upstream = copy.0.path().join("upstream.json");
    let run = copy.run(&["vendor", "--from", &upstream.to_string_lossy()]);
    assert_eq!(
        (run.code, run.stdout.as_str()),
        (Some(0), "0 breaking, 0 additive, 0 neutral\n"),
        "{}",
        run.stderr
    );
    assert_eq!(files(), before);
}

#[test]
fn every_correction_makes_a_difference() {
    let copy = Copy::new();
    let expected = copy.read(EFFECTIVE);
    let mut removed = 0;
    let mut idle = Vec::new();
    for name in [WIRE, SCHEMAS] {
        let overlay = copy.read(name);
        let (head, actions) = actions(&overlay);
        for index in 0..actions.len() {
            copy.write(name, &without(&head, &actions, index));
            let run = copy.run(&["spec"]);
            assert!(matches!(run.code, Some(0 | 2)), "{}", run.stderr);
            if run.code == Some(0) && run.stdout == expected {
                idle.push(format!("{name}: {}", actions[index].trim()));
            }
            removed += 1;
        }
        copy.write(name, &overlay);
    }
    assert_eq!(idle, Vec::<String>::new());
    let text = copy.read(WIRE) + &copy.read(SCHEMAS);
    assert_eq!(removed, text.lines().filter(|line| line.starts_with("  - target:")).count());
}

#[test]
fn the_documented_headers_of_every_operation_are_among_its_facts() {
    let directory = repository::root().join("getty-api/src/generated/getty_images_v3/operations");
    let mut facts = BTreeMap::new();
    for entry in fs::read_dir(directory).expect("the operations") {
        let text = fs::read_to_string(entry.expect("an entry").path()).expect("a file");
        for call in text.split("&OperationInfo::new(").skip(1) {
            let call = call.split(';').next().unwrap_or_default();
            let method = call.split("Method::").nth(1).and_then(|rest| rest.split(',').next());
            let path = call.split('"').nth(3).expect("a path");
            let headers = call.split(".with_headers(").nth(1).unwrap_or_default();
            let headers: BTreeSet<String> =
                headers.split('"').skip(1).step_by(2).map(str::to_lowercase).collect();
            facts.insert(format!("{} {path}", method.expect("a method").to_lowercase()), headers);
        }
    }
    let headers = |names: Vec<String>| -> BTreeSet<String> {
        names.iter().filter_map(|name| name.strip_prefix("header ")).map(str::to_lowercase).collect()
    };
    let documented: BTreeMap<String, BTreeSet<String>> =
        parameters(&published()).into_iter().map(|(operation, names)| (operation, headers(names))).collect();
    assert_eq!(documented.len(), 76);
    assert_eq!(facts, documented);
}

#[test]
fn an_operation_without_a_fact_that_clients_need_is_refused() {
    let copy = Copy::new();
    let overlay = copy.read(CLIENTS);
    let (head, actions) = actions(&overlay);
    assert!(actions.len() > 20);
    for index in 0..actions.len() {
        copy.write(CLIENTS, &without(&head, &actions, index));
        let refusal = copy.refusal();
        let action = &actions[index];
        let is_named = ["x-pages", "x-history", "x-lookup", "x-starts-generation"]
            .iter()
            .any(|fact| action.contains(fact) && refusal.contains(fact) && refusal.contains(CLIENTS));
        // Of a search that does not page, nothing but this fact says that it is one.
        let is_search = action.contains("x-search") && refusal.contains("x-search is missing");
        assert!(is_named || is_search, "{action}\n{refusal}");
    }
}

#[test]
fn facts_that_contradict_the_document_are_refused() {
    let copy = Copy::new();
    let cases = [
        ("/v3/boards", json!({ "x-pages": { "items": "planks" } }), "the response has no list planks"),
        ("/v3/boards", json!({ "x-pages": { "count": "total" } }), "there is no property total"),
        ("/v3/boards", json!({ "x-pages": { "id": "number" } }), "there is no property number"),
        ("/v3/boards", json!({ "x-pages": { "size": 5 } }), "unknown field `size`"),
        ("/v3/boards", json!({ "x-pages": { "kind": "shelf" } }), "unknown variant `shelf`"),
        ("/v3/countries", json!({ "x-pages": { "kind": "list" } }), "x-pages in"),
        ("/v3/countries", json!({ "x-lookup": {} }), "x-lookup in"),
        ("/v3/countries", json!({ "x-starts-generation": true }), "x-starts-generation in"),
        ("/v3/downloads", json!({ "x-history": { "times": "sometimes" } }), "names sometimes"),
        ("/v3/downloads", json!({ "x-history": { "date": "day" } }), "there is no property day"),
        ("/v3/downloads", json!({ "x-pages": { "kind": "list" } }), "its kind is history"),
        ("/v3/search/images", json!({ "x-search": ["words"] }), "names words"),
    ];
    for (path, update, reason) in cases {
        copy.last(json!([{ "target": format!("$.paths['{path}'].get"), "update": update }]));
        let refusal = copy.refusal();
        assert!(refusal.contains(reason), "{update}\n{refusal}");
    }
}

#[test]
fn a_metered_operation_cannot_lose_a_success() {
    let copy = Copy::new();
    for (method, path) in PAID {
        copy.last(
            json!([{ "target": format!("$.paths['{path}'].{method}.responses['200']"), "remove": true }]),
        );
        let refusal = copy.refusal();
        let called = format!("{} {path}: the response 200 of this metered operation", method.to_uppercase());
        assert!(refusal.contains(&called), "{refusal}");
        assert!(refusal.contains("results that were paid for"), "{refusal}");
        assert!(
            refusal.contains(&format!("  - target: $.paths['{path}'].{method}.responses\n")),
            "{refusal}"
        );
        assert_eq!(refusal.matches("error:").count(), 1, "{refusal}");
    }
    assert_eq!(copy.run(&["regen", "--check"]).code, Some(2));
    // Where the file is counts as well, and so does the body.
    for (target, reason) in [
        (
            "$.paths['/v3/downloads/images/{id}'].post.responses['303']",
            "the response 303 of this metered operation",
        ),
        (
            "$.paths['/v3/downloads/images/{id}'].post.responses['200'].content",
            "the body of the response 200 of this metered operation",
        ),
        ("$.paths['/v3/asset-licensing/{assetId}'].post.responses['200']", "the response 200 of this"),
    ] {
        copy.last(json!([{ "target": target, "remove": true }]));
        let refusal = copy.refusal();
        assert!(refusal.contains(reason), "{target}: {refusal}");
    }
}

#[test]
fn removing_the_corrections_and_every_action_that_then_matches_nothing_is_refused() {
    let copy = Copy::new();
    let wire = copy.read(WIRE);
    let (head, kept) = actions(&wire);
    let (corrections, kept): (Vec<_>, Vec<_>) =
        kept.into_iter().partition(|action| action.contains("'200':\n        description: ''"));
    assert_eq!(corrections.len(), 2);
    copy.write(WIRE, &(head + &kept.concat()));
    // What one would do who knew only that the action matches nothing.
    let mut removed = 0;
    let refusal = loop {
        let refusal = copy.refusal();
        let Some((_, rest)) = refusal.split_once(&format!("{OPERATIONS}: action ")) else { break refusal };
        assert!(refusal.contains("if the API still sends this response, restore it"), "{refusal}");
        let number = rest.split(':').next().and_then(|number| number.parse::<usize>().ok());
        let (head, actions) = actions(&copy.read(OPERATIONS));
        copy.write(OPERATIONS, &without(&head, &actions, number.expect("the action's number") - 1));
        removed += 1;
    };
    assert_eq!(removed, PAID.len());
    assert_eq!(
        refusal.matches("the response 200 of this metered operation would be lost").count(),
        PAID.len()
    );
}

#[test]
fn the_action_in_the_refusal_returns_the_response() {
    let copy = Copy::new();
    let target = "$.paths['/v3/ai/image-generations'].post.responses['200']";
    copy.last(json!([{ "target": target, "remove": true }]));
    let refusal = copy.refusal();
    let (_, action) = refusal.split_once("  - target:").expect("an action");
    let head = "overlay: 1.0.0\ninfo: { title: Back, version: '1' }\nactions:\n";
    copy.write("openapi/overlays/100-back.yaml", &format!("{head}  - target:{action}"));
    copy.regenerate();
    let document: Value = serde_json::from_str(&copy.read(EFFECTIVE)).expect("JSON");
    let response = &document["paths"]["/v3/ai/image-generations"]["post"]["responses"]["200"];
    assert_eq!(
        response["content"]["application/json"]["schema"]["$ref"],
        "#/components/schemas/ImageGeneration"
    );
}

#[test]
fn a_success_that_the_api_stopped_sending_is_let_go_with_a_reason() {
    let copy = Copy::new();
    let operation = "$.paths['/v3/downloads/images/{id}'].post";
    let drop = json!({ "target": format!("{operation}.responses['303']"), "remove": true });
    let allow =
        |reason: Value| json!({ "target": operation, "update": { "x-removed-success": { "303": reason } } });
    copy.last(json!([drop, allow(json!(" "))]));
    assert!(copy.refusal().contains("x-removed-success: 303: the reason is missing"));
    copy.last(json!([allow(json!("Gone."))]));
    assert!(copy.refusal().contains("x-removed-success: 303: this response is documented; remove the entry"));
    copy.last(json!([drop, allow(json!("Downloads return 200 only since May 2027."))]));
    copy.regenerate();
}

#[test]
fn a_metered_operation_does_not_disappear_unseen() {
    let copy = Copy::new();
    let path = "/v3/ai/redownloads";
    let drop = json!({ "target": format!("$.paths['{path}']"), "remove": true });
    copy.last(json!([drop]));
    let refusal = copy.refusal();
    assert!(refusal.contains(&format!("POST {path}: this metered operation would be lost")), "{refusal}");
    let reason = json!({ "POST /v3/ai/redownloads": "Discontinued in May 2027." });
    copy.last(json!([drop, { "target": "$", "update": { "x-removed-operations": reason } }]));
    copy.regenerate();

    // One that was metered and is said not to be any more is still looked at.
    let copy = Copy::new();
    let target = format!("$.paths['{path}'].post");
    copy.last(json!([
        { "target": target, "update": { "x-effect": "safe" } },
        { "target": format!("{target}.responses['200'].content"), "remove": true },
    ]));
    assert!(copy.refusal().contains(&format!("POST {path}: the body of the response 200")));
}

#[test]
fn a_checked_in_document_that_cannot_be_read_is_not_written_over() {
    let copy = Copy::new();
    copy.write(EFFECTIVE, "{");
    let run = copy.run(&["regen"]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(2), ""));
    assert!(run.stderr.starts_with(&format!("error: {EFFECTIVE} cannot be read")), "{}", run.stderr);
    assert_eq!(copy.read(EFFECTIVE), "{");
}

/// The type of the items that each operation with `fields` returns.
const ITEMS: [(&str, &str); 21] = [
    ("get_event", "Event"),
    ("get_events", "Event"),
    ("get_image", "ImageDetail"),
    ("get_images", "ImageDetail"),
    ("get_video", "VideoDetail"),
    ("get_videos", "VideoDetail"),
    ("list_images_in_same_series", "Image"),
    ("list_products", "Product"),
    ("list_similar_images", "EditorialImage"),
    ("list_similar_videos", "EditorialVideo"),
    ("list_videos_in_same_series", "CreativeVideo"),
    ("search_artist_images", "Image"),
    ("search_artist_videos", "CreativeVideo"),
    ("search_creative_images", "CreativeImage"),
    ("search_creative_images_by_image", "CreativeImage"),
    ("search_creative_videos", "CreativeVideo"),
    ("search_creative_videos_by_image", "CreativeVideo"),
    ("search_editorial_images", "EditorialImage"),
    ("search_editorial_videos", "EditorialVideo"),
    ("search_events", "Event"),
    ("search_images", "EditorialImage"),
];

#[test]
fn every_value_of_fields_has_a_property_or_is_a_set() {
    let spelled = |name: &str| name.replace('_', "").to_lowercase();
    let schemas = &current()["components"]["schemas"];
    let (mut asking, mut values, mut lacking) = (BTreeSet::new(), 0, Vec::new());
    for (_, _, operation) in operations(current()) {
        let id = operation["operationId"].as_str().unwrap_or_default();
        for parameter in array(&operation["parameters"]).filter(|parameter| parameter["name"] == "fields") {
            let name = parameter["schema"]["items"]["$ref"].as_str().and_then(|name| name.rsplit('/').next());
            let enumeration = &schemas[name.expect("a named enumeration")];
            let item = ITEMS.iter().find(|(operation, _)| *operation == id);
            let (_, item) = item.unwrap_or_else(|| panic!("{id} returns unknown items"));
            let properties: BTreeSet<String> =
                object(&schemas[*item]["properties"]).map(|(name, _)| spelled(name)).collect();
            for value in array(&enumeration["enum"]).filter_map(Value::as_str) {
                values += 1;
                if !properties.contains(&spelled(value)) && enumeration["x-field-sets"].get(value).is_none() {
                    lacking.push(format!("{id}: {value}"));
                }
            }
            asking.insert(id);
        }
    }
    assert_eq!(lacking, Vec::<String>::new());
    assert_eq!((asking.len(), values), (ITEMS.len(), 716));
}

#[test]
fn a_value_of_fields_without_a_property_is_refused() {
    let copy = Copy::new();
    let schemas = "$.components.schemas";
    copy.last(json!([
        { "target": format!("{schemas}.Image.properties.people"), "remove": true },
        { "target": format!("{schemas}.VideoDetail.properties.series_id"), "remove": true },
        { "target": format!("{schemas}.EventField"), "update": { "enum": ["weather"] } },
    ]));
    let refusal = copy.refusal();
    let reported: Vec<&str> = refusal.lines().collect();
    // All at once, whether the response is a list, one object, or something nested has the name.
    let expected = [
        ("GET /v3/events", "weather", "Event", "EventField"),
        ("GET /v3/images/{id}/same-series", "people", "Image", "ImageField"),
        ("GET /v3/search/events", "weather", "Event", "EventField"),
        ("GET /v3/videos", "series_id", "VideoDetail", "VideoDetailField"),
        ("GET /v3/videos/{id}", "series_id", "VideoDetail", "VideoDetailField"),
    ];
    for (operation, value, item, enumeration) in expected {
        let line = format!(
            "{VENDORED}: {operation}: fields={value}: {item} has no property of that name: add the property in \
             {SCHEMAS}, or list what it brings in x-field-sets of {enumeration} in {WIRE}"
        );
        assert!(reported.iter().any(|reported| reported.ends_with(&line)), "{line}\n{refusal}");
    }
    assert_eq!(reported.len(), expected.len(), "{refusal}");
}

#[test]
fn field_sets_list_their_fields() {
    let copy = Copy::new();
    let value = json!({ "target": "$.components.schemas.EventField", "update": { "enum": ["overview"] } });
    let sets = |sets: Value| json!([value, { "target": "$.components.schemas.EventField", "update": { "x-field-sets": sets } }]);
    for (set, reason) in [
        (
            json!({ "overview": ["name", "weather"] }),
            "overview brings \"weather\", which Event does not have",
        ),
        (
            json!({ "overview": ["keywords.colour"] }),
            "overview brings \"keywords.colour\", which Event does not have",
        ),
        (json!({ "overview": [] }), "overview: must list the properties it brings"),
        (json!({ "overview": "name" }), "overview: must list the properties it brings"),
        (json!({ "overview": ["name"], "night": ["name"] }), "lists night, which is none of its values"),
    ] {
        copy.last(sets(set));
        let refusal = copy.refusal();
        assert!(refusal.contains("x-field-sets of EventField"), "{refusal}");
        assert!(refusal.contains(reason), "{reason}: {refusal}");
    }
    copy.last(sets(json!({ "overview": ["name"] })));
    let run = copy.run(&["regen", "--check"]);
    assert_eq!(run.code, Some(1), "it differs, and is not refused: {}", run.stderr);
}
