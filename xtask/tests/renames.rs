//! Schemas that are only renamed, and schemas that are replaced by another.

use serde_json::{Value, json};

use crate::support::{Edit, Sandbox, published, shop};

fn lines(old: &Value, new: &Value) -> Vec<String> {
    let sandbox = Sandbox::with_vendored(old);
    sandbox.write("new", new.to_string());
    let output = sandbox.run(&["diff", "--from", "new"]);
    assert_eq!(output.stderr, "");
    output.stdout.lines().map(str::to_owned).collect()
}

/// The document with every mention of a schema's name replaced.
fn renamed(document: &Value, names: &[(&str, &str)]) -> Value {
    let mut text = document.to_string();
    for (old, new) in names {
        text = text.replace(&format!("\"{old}\""), &format!("\"{new}\""));
        text = text.replace(&format!("/{old}\""), &format!("/{new}\""));
    }
    serde_json::from_str(&text).unwrap()
}

#[test]
fn a_schema_that_is_only_renamed_is_neutral() {
    let new = renamed(&shop(), &[("Image", "Picture")]);
    assert_eq!(
        lines(&shop(), &new),
        [
            "Neutral (1)",
            "  GET /images, GET /images/{id}, POST /orders → Image: schema renamed in response, now Picture",
            "",
            "0 breaking, 0 additive, 1 neutral",
        ]
    );
}

#[test]
fn a_change_in_a_renamed_schema_is_still_seen() {
    let new =
        renamed(&shop(), &[("Image", "Picture")]).without("/components/schemas/Picture/properties/created");
    assert_eq!(
        lines(&shop(), &new),
        [
            "Breaking (1)",
            "  GET /images, GET /images/{id}, POST /orders → Image.created: property removed in response, was date-time",
            "",
            "Neutral (1)",
            "  GET /images, GET /images/{id}, POST /orders → Image: schema renamed in response, now Picture",
            "",
            "1 breaking, 0 additive, 1 neutral",
        ]
    );
}

/// Two identical schemas are matched with their new names by where they are used.
#[test]
fn identical_schemas_are_matched_by_their_use() {
    let of_one_shape = |first: &str, second: &str| {
        let object = |name: &str| {
            let itself = json!({ "$ref": format!("#/components/schemas/{name}") });
            json!({ "type": "object", "properties": { "id": { "type": "string" }, "parent": itself } })
        };
        let used = |name: &str| json!({ "$ref": format!("#/components/schemas/{name}") });
        shop()
            .with("/components/schemas/Order/properties/board", used(first))
            .with("/components/schemas/Page/properties/event", used(second))
            .with(&format!("/components/schemas/{first}"), object(first))
            .with(&format!("/components/schemas/{second}"), object(second))
    };
    assert_eq!(
        lines(&of_one_shape("Board", "Event"), &of_one_shape("Zone", "Album")),
        [
            "Neutral (2)",
            "  POST /orders → Board: schema renamed in response, now Zone",
            "  GET /images → Event: schema renamed in response, now Album",
            "",
            "0 breaking, 0 additive, 2 neutral",
        ]
    );
}

#[test]
fn schemas_that_refer_to_each_other() {
    let cycle = |names: [&str; 2]| {
        let used = |name: &str| json!({ "$ref": format!("#/components/schemas/{name}") });
        let object = |other: &str| json!({ "properties": { "other": used(other) } });
        shop()
            .with("/components/schemas/Order/properties/first", used(names[0]))
            .with(&format!("/components/schemas/{}", names[0]), object(names[1]))
            .with(&format!("/components/schemas/{}", names[1]), object(names[0]))
    };
    assert_eq!(
        lines(&cycle(["Hen", "Egg"]), &cycle(["Bird", "Nest"])),
        [
            "Neutral (2)",
            "  POST /orders → Egg: schema renamed in response, now Nest",
            "  POST /orders → Hen: schema renamed in response, now Bird",
            "",
            "0 breaking, 0 additive, 2 neutral",
        ]
    );
}

#[test]
fn another_schema_at_the_same_location() {
    let location = "/components/schemas/Order/properties/image/$ref";
    // Both descriptions contain both schemas, so this is not a rename.
    assert_eq!(
        lines(&shop(), &shop().with(location, json!("#/components/schemas/Page"))),
        [
            "Breaking (1)",
            "  POST /orders → Order.image: type changed in response, Image → Page",
            "",
            "1 breaking, 0 additive, 0 neutral",
        ]
    );
    // A new schema that has nothing in common with the old one is not a rename either.
    let new = shop()
        .with(location, json!("#/components/schemas/Ticket"))
        .with("/components/schemas/Ticket", json!({ "properties": { "seat": { "type": "string" } } }));
    assert_eq!(
        lines(&shop(), &new),
        [
            "Breaking (1)",
            "  POST /orders → Order.image: type changed in response, Image → Ticket",
            "",
            "1 breaking, 0 additive, 0 neutral",
        ]
    );
    // A compatible schema with another name is recognized.
    let copy = shop().pointer("/components/schemas/Image").unwrap().clone();
    let new = shop()
        .with(location, json!("#/components/schemas/OrderedImage"))
        .with("/components/schemas/OrderedImage", copy);
    assert_eq!(
        lines(&shop(), &new),
        [
            "Neutral (1)",
            "  POST /orders → Image: schema replaced in response, now OrderedImage",
            "",
            "0 breaking, 0 additive, 1 neutral",
        ]
    );
}

/// Swashbuckle wraps a reference to say that it may be null.
#[test]
fn a_wrapped_reference_is_the_reference() {
    let wrapped = json!({ "allOf": [{ "$ref": "#/components/schemas/Image" }], "nullable": true });
    let new = shop().with("/components/schemas/Order/properties/image", wrapped);
    assert_eq!(
        lines(&shop(), &new),
        [
            "Neutral (1)",
            "  POST /orders → Order.image: nullability changed in response, false → true",
            "",
            "0 breaking, 0 additive, 1 neutral",
        ]
    );
}

#[test]
fn merged_subschemas_equal_the_complete_schema() {
    let subschemas = json!({ "allOf": [
        { "$ref": "#/components/schemas/Base" },
        { "properties": { "height": { "type": "integer", "format": "int32" } } }
    ] });
    let base = json!({
        "type": "object",
        "properties": { "width": { "type": "integer", "format": "int32" } }
    });
    let new =
        shop().with("/components/schemas/Dimensions", subschemas).with("/components/schemas/Base", base);
    assert_eq!(lines(&shop(), &new), ["0 breaking, 0 additive, 0 neutral"]);
}

/// A namespace that moves renames most of the schemas, and those that have them as arguments.
#[test]
fn a_renamed_namespace_of_the_published_document() {
    let old = published();
    let text = old.to_string().replace("GettyImages.Services.Connect.Public.", "GettyImages.Connect.V4.");
    let text = text.replace("NewModels.CreativeImage", "NewModels.StockImage");
    let new: Value = serde_json::from_str(&text).unwrap();
    let moved = old["components"]["schemas"].as_object().unwrap();
    let moved = moved.keys().filter(|name| name.contains("Services.Connect.Public")).count();
    assert!(moved > 100, "{moved}");
    let found = lines(&old, &new);
    assert_eq!(found.last().unwrap(), &format!("0 breaking, 0 additive, {moved} neutral"));
    assert!(
        found.contains(
            &"  GET /v3/search/images/creative → SearchResponse<CreativeImage>: \
          schema renamed in response, now SearchResponse<StockImage>"
                .to_owned()
        )
    );
}
