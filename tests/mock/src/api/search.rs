//! Searches for images and videos.

use std::collections::BTreeSet;
use std::sync::Arc;

use axum::response::Response;
use http::Method;
use serde_json::{Map, Value, json};

use super::fields::Fields;
use super::filters;
use super::operation::{Call, Operation};
use super::rendered::{Listing, texts};
use super::view::{Shape, utc};
use crate::auth::Access;
use crate::catalogue::{Asset, Family, Kind, event_by_id};
use crate::reply::Refusal;

pub(super) const OPERATIONS: &[Operation] = &[
    Operation {
        id: "search_images",
        method: Method::GET,
        path: "/v3/search/images",
        access: Access::Key,
        answer: |call| search(call, Kind::Image, None),
    },
    Operation {
        id: "search_creative_images",
        method: Method::GET,
        path: "/v3/search/images/creative",
        access: Access::Key,
        answer: |call| search(call, Kind::Image, Some(Family::Creative)),
    },
    Operation {
        id: "search_editorial_images",
        method: Method::GET,
        path: "/v3/search/images/editorial",
        access: Access::Key,
        answer: |call| search(call, Kind::Image, Some(Family::Editorial)),
    },
    Operation {
        id: "search_creative_videos",
        method: Method::GET,
        path: "/v3/search/videos/creative",
        access: Access::Key,
        answer: |call| search(call, Kind::Video, Some(Family::Creative)),
    },
    Operation {
        id: "search_editorial_videos",
        method: Method::GET,
        path: "/v3/search/videos/editorial",
        access: Access::Key,
        answer: |call| search(call, Kind::Video, Some(Family::Editorial)),
    },
];

fn search(call: &Call<'_>, kind: Kind, family: Option<Family>) -> Result<Response, Refusal> {
    let found = {
        let state = call.server.state();
        filters::search(&state, &call.query, kind, family, call.language())
    };
    Ok(listing(call, &found, kind)?.into_response())
}

/// The page that was asked for, by the rules of searches.
pub(super) fn listing(call: &Call<'_>, found: &[Arc<Asset>], kind: Kind) -> Result<Listing, Refusal> {
    let page = call.search_page()?;
    let fields = Fields::of(call)?;
    let on_page = page.of(found, call.server.config.page_window)?;
    let items = texts(call, on_page.iter(), Shape::Search, &fields);
    let mut rest = Map::from_iter([("result_count".to_owned(), json!(page.count(found)))]);
    if call.query.flag("include_facets", false) {
        rest.insert("facets".to_owned(), facets(call, found));
    }
    if call.query.flag("include_related_searches", false) {
        rest.insert("related_searches".to_owned(), related(call, found));
    }
    Ok(Listing { kind, items, rest })
}

/// What the found assets have in common, each kind at most `facet_max_count` long.
fn facets(call: &Call<'_>, found: &[Arc<Asset>]) -> Value {
    let most = call.query.integer("facet_max_count").unwrap_or(300);
    let most = usize::try_from(most).unwrap_or_default();
    let asked = call.query.list("facet_fields");
    let wanted = |name| asked.is_empty() || asked.contains(&name);
    let mut facets = json!({});
    if wanted("artists") {
        let names: BTreeSet<&str> = found.iter().map(|asset| asset.artist.as_str()).collect();
        let artists = names.into_iter().take(most).map(|name| json!({ "name": name }));
        facets["artists"] = artists.collect();
    }
    if wanted("specific_people") {
        let names: BTreeSet<&String> = found.iter().flat_map(|asset| &asset.people).collect();
        let people = names.into_iter().zip(1..).take(most);
        facets["specific_people"] = people.map(|(name, id)| json!({ "id": id, "name": name })).collect();
    }
    if wanted("events") {
        let ids: BTreeSet<i32> = found.iter().flat_map(|asset| asset.event_ids.clone()).collect();
        let events = ids.into_iter().take(most).filter_map(event_by_id).map(|event| {
            let name = event.name.get(call.language());
            json!({ "id": event.id, "name": name, "date": utc(event.start) })
        });
        facets["events"] = events.collect();
    }
    if wanted("locations") {
        facets["locations"] = json!([]);
    }
    facets
}

/// Keywords of the best result as phrases to try next.
fn related(call: &Call<'_>, found: &[Arc<Asset>]) -> Value {
    let keywords = found.iter().take(1).flat_map(|asset| &asset.keywords);
    keywords
        .map(|keyword| {
            let phrase = keyword.text.get(call.language());
            let mut query = form_urlencoded::Serializer::new(String::new());
            query.append_pair("phrase", phrase);
            let url = format!("{}/v3/search/images?{}", call.server.urls.api, query.finish());
            json!({ "phrase": phrase, "url": url })
        })
        .collect()
}
