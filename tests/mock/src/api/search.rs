//! Searches for images and videos.

use std::collections::BTreeSet;
use std::sync::Arc;

use axum::response::Response;
use http::Method;
use serde_json::{Value, json};

use super::fields::Fields;
use super::filters;
use super::operation::{Call, Operation};
use super::view::{self, Shape, utc};
use crate::auth::Access;
use crate::catalogue::{Asset, Family, Kind, event_by_id};
use crate::reply::{Refusal, ok};

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
        filters::search(state.catalogue.iter(), &call.query, kind, family, call.language())
    };
    Ok(ok(&answer(call, &found, kind)?))
}

/// The page that was asked for, by the rules of searches.
pub(super) fn answer(call: &Call<'_>, found: &[Arc<Asset>], kind: Kind) -> Result<Value, Refusal> {
    let page = call.search_page()?;
    let fields = Fields::of(call)?;
    let on_page = page.of(found, call.server.config.page_window)?;
    let items: Vec<Value> =
        on_page.iter().map(|asset| view::asset(call, asset, Shape::Search, &fields)).collect();
    let list = if kind == Kind::Image { "images" } else { "videos" };
    let mut answer = json!({ "result_count": found.len(), list: items });
    if call.query.flag("include_facets", false) {
        answer["facets"] = facets(call, found);
    }
    if call.query.flag("include_related_searches", false) {
        answer["related_searches"] = related(call, found);
    }
    Ok(answer)
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
