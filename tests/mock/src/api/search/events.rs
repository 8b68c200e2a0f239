//! Events: by search and by id.

use std::cmp::Reverse;

use axum::response::Response;
use chrono::TimeDelta;
use http::{Method, StatusCode};
use serde_json::{Map, Value, json};

use super::filters::{contains_prefixes, search_words};
use crate::api::assets::view::{thumb_uri, utc};
use crate::api::call::{Call, Operation};
use crate::authentication::TokenRequirement;
use crate::catalogue::{Catalogue, Event, event_by_id, events, keyword_id};
use crate::http::response::{ErrorResponse, ok};

pub(super) const OPERATIONS: &[Operation] = &[
    Operation {
        id: "search_events",
        method: Method::GET,
        path: "/v3/search/events",
        token: TokenRequirement::None,
        handler: search_events,
    },
    Operation {
        id: "get_events",
        method: Method::GET,
        path: "/v3/events",
        token: TokenRequirement::None,
        handler: get_events,
    },
    Operation {
        id: "get_event",
        method: Method::GET,
        path: "/v3/events/{id}",
        token: TokenRequirement::None,
        handler: get_event,
    },
];

/// The properties of an event when the parameter `fields` is absent.
const DEFAULT_FIELDS: [&str; 4] = ["id", "name", "start_date", "editorial_segments"];

/// The last page that can be requested.
const MAX_PAGE: u64 = 50;

fn search_events(call: &Call<'_>) -> Result<Response, ErrorResponse> {
    let page = call.page(30, 100)?;
    if page.number > MAX_PAGE {
        let message = format!("page must be less than or equal to {MAX_PAGE}");
        return Err(ErrorResponse::getty(StatusCode::BAD_REQUEST, "InvalidPage", message));
    }
    let words = search_words(call.query.text("phrase").unwrap_or_default(), false);
    let segment = call.query.text("editorial_segment");
    let (from, to) = (call.query.time("date_from"), call.query.time("date_to"));
    let mut found: Vec<&Event> = events()
        .iter()
        .filter(|event| segment.is_none_or(|segment| segment == event.segment))
        .filter(|event| from.is_none_or(|from| event.start >= from))
        .filter(|event| to.is_none_or(|to| event.start < to + TimeDelta::days(1)))
        .filter(|event| event.name.all().iter().any(|name| contains_prefixes(name, &words)))
        .collect();
    match call.query.text("sort_order") {
        Some("oldest") => found.sort_by_key(|event| event.start),
        _ => found.sort_by_key(|event| Reverse(event.start)),
    }
    let state = call.server.state();
    let views = page.slice(&found).iter().map(|event| view(call, &state.catalogue, event));
    Ok(ok(&json!({ "events": views.collect::<Value>(), "result_count": page.count(&found) })))
}

fn get_events(call: &Call<'_>) -> Result<Response, ErrorResponse> {
    let ids: Vec<i32> = call.query.list("ids").iter().filter_map(|id| id.parse().ok()).collect();
    if ids.is_empty() {
        let message = "ids is missing.";
        return Err(ErrorResponse::getty(StatusCode::BAD_REQUEST, "MissingRequiredQueryParameters", message));
    }
    let state = call.server.state();
    let found = ids.iter().filter_map(|id| event_by_id(*id));
    let views: Value = found.map(|event| view(call, &state.catalogue, event)).collect();
    let missing: Vec<&i32> = ids.iter().filter(|id| event_by_id(**id).is_none()).collect();
    Ok(ok(&json!({ "events": views, "events_not_found": missing })))
}

/// The response is the event itself, not a list.
fn get_event(call: &Call<'_>) -> Result<Response, ErrorResponse> {
    let id = call.path_number("id");
    let event = i32::try_from(id).ok().and_then(event_by_id).ok_or_else(|| {
        let message = format!("There is no event {id}.");
        ErrorResponse::getty(StatusCode::NOT_FOUND, "EventNotFound", message)
    })?;
    let state = call.server.state();
    Ok(ok(&view(call, &state.catalogue, event)))
}

/// An event with the requested fields.
fn view(call: &Call<'_>, catalogue: &Catalogue, event: &Event) -> Value {
    let requested = call.query.list("fields");
    let fields = if requested.is_empty() { DEFAULT_FIELDS.to_vec() } else { requested };
    let mut view = Map::new();
    for name in fields.into_iter().chain(["id"]) {
        if let Some(value) = property(call, catalogue, event, name) {
            view.insert(name.to_owned(), value);
        }
    }
    Value::Object(view)
}

fn property(call: &Call<'_>, catalogue: &Catalogue, event: &Event, name: &str) -> Option<Value> {
    let mut images = catalogue.iter().filter(|asset| asset.event_ids.contains(&event.id));
    Some(match name {
        "id" => json!(event.id),
        "name" => json!(event.name.get(call.language())),
        "type" => json!("Event"),
        "start_date" => json!(utc(event.start)),
        "editorial_segments" => json!([event.segment]),
        "image_count" => json!(images.count()),
        "child_event_count" => json!(event.children.len()),
        "location" => json!({
            "city": event.city, "country": event.country, "state_province": null, "venue": "Main hall",
        }),
        "keywords" => json!([{
            "keyword_id": keyword_id(event.segment).to_string(),
            "text": event.segment,
            "type": "Unknown",
            "relevance": null,
        }]),
        "hero_image" => {
            let size = |uri: String| json!([{ "name": "thumb", "is_watermarked": false, "uri": uri }]);
            let hero = images.next()?;
            json!({ "id": hero.id, "display_sizes": size(thumb_uri(call, hero)) })
        }
        "child_events" => {
            let children = event.children.iter().filter_map(|id| event_by_id(*id));
            let view = |child: &Event| {
                let properties = ["id", "name", "type", "start_date", "editorial_segments", "location"];
                let properties = properties
                    .into_iter()
                    .filter_map(|name| Some((name.to_owned(), property(call, catalogue, child, name)?)));
                Value::Object(properties.collect())
            };
            children.map(view).collect()
        }
        _ => return None,
    })
}
