//! Every value of every `fields` parameter is requested, and read from the typed response.

use std::collections::BTreeSet;
use std::fs;

use getty_api_ext::Getty;
use getty_api_ext::raw::operations::*;
use getty_api_mock::MockGetty;
use getty_api_suite::repository;
use serde_json::Value;

use crate::support::*;

/// An operation and a value of its `fields`.
type Requested = (String, String);

/// The values of `fields`, by operation, as the document has them.
fn requestable() -> Result<Vec<Requested>, Failure> {
    let path = repository::root().join("openapi/effective/getty-images-v3.json");
    let document: Value = serde_json::from_str(&fs::read_to_string(path)?)?;
    let resolve = |schema: &Value| match schema["$ref"].as_str() {
        Some(reference) => document.pointer(reference.trim_start_matches('#')).cloned().unwrap_or_default(),
        None => schema.clone(),
    };
    let mut values = Vec::new();
    for operation in document["paths"]
        .as_object()
        .into_iter()
        .flatten()
        .flat_map(|(_, item)| item.as_object().into_iter().flatten().map(|(_, operation)| operation))
    {
        let id = operation["operationId"].as_str().unwrap_or_default();
        let parameters = operation["parameters"].as_array().into_iter().flatten();
        for parameter in parameters.filter(|parameter| parameter["name"] == "fields") {
            let items = resolve(&resolve(&parameter["schema"])["items"]);
            let of_operation = items["enum"].as_array().into_iter().flatten().filter_map(Value::as_str);
            values.extend(of_operation.map(|value| (id.to_owned(), value.to_owned())));
        }
    }
    Ok(values)
}

/// What the requests are about: assets for which the server knows everything.
struct Subjects {
    image: String,
    video: String,
    event: i32,
    artist: String,
}

impl Subjects {
    async fn of(getty: &Getty) -> Result<Self, Failure> {
        let fields = ["id", "artist", "people", "event_ids"];
        let images = getty.send(search_editorial_images().fields(fields).page_size(100)).await?.into_inner();
        let complete = |people: &[String], events: &[i32]| !people.is_empty() && !events.is_empty();
        let image = images.images.into_iter().find(|one| complete(&one.people, &one.event_ids));
        let image = image.ok_or("no editorial image with people and an event")?;
        let fields = ["id", "event_ids"];
        let videos = getty.send(search_editorial_videos().fields(fields).page_size(100)).await?.into_inner();
        let video = videos.videos.into_iter().find(|one| !one.event_ids.is_empty());
        let events = getty.send(search_events().fields(["id", "child_event_count"]).page_size(100)).await?;
        let event = events.into_inner().events.into_iter().find(|one| one.child_event_count > Some(0));
        Ok(Self {
            video: video.and_then(|one| one.id).ok_or("no editorial video of an event")?,
            event: event.and_then(|one| one.id).ok_or("no event with others within it")?,
            artist: image.artist.ok_or("no artist")?,
            image: image.id.ok_or("no id")?,
        })
    }
}

/// The typed response to a request for exactly this field, as JSON again.
async fn request(getty: &Getty, of: &Subjects, operation: &str, field: &str) -> Result<Value, Failure> {
    macro_rules! sent {
        ($operation:expr) => {
            serde_json::to_value(getty.send($operation.fields([field])).await?.into_inner())?
        };
    }
    Ok(match operation {
        "search_artist_images" => sent!(search_artist_images().artist_name(&of.artist).page_size(100)),
        "search_artist_videos" => sent!(search_artist_videos().artist_name(&of.artist).page_size(100)),
        "get_event" => sent!(get_event(of.event)),
        "get_events" => sent!(get_events().ids([of.event])),
        "search_events" => sent!(search_events().page_size(100)),
        "get_image" => sent!(get_image(&of.image)),
        "get_images" => sent!(get_images().ids([&of.image])),
        "list_images_in_same_series" => sent!(list_images_in_same_series(&of.image).page_size(100)),
        "list_similar_images" => sent!(list_similar_images(&of.image).page_size(100)),
        "list_products" => sent!(list_products()),
        "search_images" => sent!(search_images().page_size(100)),
        "search_creative_images" => sent!(search_creative_images().page_size(100)),
        "search_creative_images_by_image" => {
            sent!(search_creative_images_by_image().asset_id(&of.image).page_size(100))
        }
        "search_editorial_images" => sent!(search_editorial_images().page_size(100)),
        "search_creative_videos" => sent!(search_creative_videos().page_size(100)),
        "search_creative_videos_by_image" => {
            sent!(search_creative_videos_by_image().asset_id(&of.image).page_size(100))
        }
        "search_editorial_videos" => sent!(search_editorial_videos().page_size(100)),
        "get_video" => sent!(get_video(&of.video)),
        "get_videos" => sent!(get_videos().ids([&of.video])),
        "list_similar_videos" => sent!(list_similar_videos(&of.video).page_size(100)),
        "list_videos_in_same_series" => sent!(list_videos_in_same_series(&of.video).page_size(100)),
        other => return Err(format!("{other} has a `fields` parameter: request it here").into()),
    })
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.iter().all(is_empty),
        Value::Object(members) => members.values().all(is_empty),
        Value::Bool(_) | Value::Number(_) => false,
    }
}

/// Whether the item has what the field stands for.
fn has(item: &Value, field: &str) -> bool {
    let sizes = item["display_sizes"].as_array().into_iter().flatten();
    let sizes: BTreeSet<&str> = sizes.filter_map(|size| size["name"].as_str()).collect();
    match field {
        "summary_set" => ["id", "title", "caption", "artist"].iter().all(|name| !is_empty(&item[*name])),
        "display_set" => ["comp", "preview", "thumb"].iter().all(|name| sizes.contains(name)),
        "downloads" => {
            let mut sizes = item["download_sizes"].as_array().into_iter().flatten();
            sizes.any(|size| !is_empty(&size["downloads"]))
        }
        // Field values and properties are the same names but for case and underscores.
        _ => {
            let letters = |name: &str| name.replace('_', "").to_lowercase();
            let mut members = item.as_object().into_iter().flatten();
            let is_filled = members.any(|(name, value)| letters(name) == letters(field) && !is_empty(value));
            sizes.contains(field) || is_filled
        }
    }
}

#[tokio::test]
async fn every_value_of_fields_is_read_from_the_typed_response() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let getty = client_of(&mock)?;
    let subjects = Subjects::of(&getty).await?;
    let requestable = requestable()?;
    assert!(requestable.len() > 600, "{} values", requestable.len());
    let mut unread = BTreeSet::new();
    for (operation, field) in requestable {
        let response = request(&getty, &subjects, &operation, &field).await?;
        let list =
            ["images", "videos", "events", "products"].iter().find_map(|name| response[*name].as_array());
        let is_read = match list {
            Some(items) => items.iter().any(|item| has(item, &field)),
            None => has(&response, &field),
        };
        if !is_read {
            unread.insert((operation, field));
        }
    }
    assert!(unread.is_empty(), "requested, and not in the typed response: {unread:#?}");
    Ok(())
}
