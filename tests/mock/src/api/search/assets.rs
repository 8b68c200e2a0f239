//! Searches for images and videos.

use std::collections::BTreeSet;
use std::sync::Arc;

use axum::response::Response;
use http::Method;
use serde_json::{Map, Value, json};

use super::filters;
use crate::api::assets::fields::Fields;
use crate::api::assets::listing::{Listing, render};
use crate::api::assets::view::{ViewKind, utc};
use crate::api::call::{Call, Operation};
use crate::authentication::TokenRequirement;
use crate::catalogue::{Asset, AssetKind, Family, event_by_id};
use crate::http::response::ErrorResponse;

pub(super) const OPERATIONS: &[Operation] = &[
    Operation {
        id: "search_images",
        method: Method::GET,
        path: "/v3/search/images",
        token: TokenRequirement::None,
        handler: |call| search(call, AssetKind::Image, None),
    },
    Operation {
        id: "search_creative_images",
        method: Method::GET,
        path: "/v3/search/images/creative",
        token: TokenRequirement::None,
        handler: |call| search(call, AssetKind::Image, Some(Family::Creative)),
    },
    Operation {
        id: "search_editorial_images",
        method: Method::GET,
        path: "/v3/search/images/editorial",
        token: TokenRequirement::None,
        handler: |call| search(call, AssetKind::Image, Some(Family::Editorial)),
    },
    Operation {
        id: "search_creative_videos",
        method: Method::GET,
        path: "/v3/search/videos/creative",
        token: TokenRequirement::None,
        handler: |call| search(call, AssetKind::Video, Some(Family::Creative)),
    },
    Operation {
        id: "search_editorial_videos",
        method: Method::GET,
        path: "/v3/search/videos/editorial",
        token: TokenRequirement::None,
        handler: |call| search(call, AssetKind::Video, Some(Family::Editorial)),
    },
];

fn search(call: &Call<'_>, kind: AssetKind, family: Option<Family>) -> Result<Response, ErrorResponse> {
    let matches = {
        let state = call.server.state();
        filters::search(&state, &call.query, kind, family, call.language())
    };
    Ok(listing(call, &matches, kind)?.into_response())
}

/// The requested page of the assets that match a search.
pub(super) fn listing(
    call: &Call<'_>,
    matches: &[Arc<Asset>],
    kind: AssetKind,
) -> Result<Listing, ErrorResponse> {
    let page = call.search_page()?;
    let fields = Fields::requested(call)?;
    let on_page = page.checked_slice(matches, call.server.config.max_result_window)?;
    let items = render(call, on_page.iter(), ViewKind::Search, &fields);
    let mut properties = Map::from_iter([("result_count".to_owned(), json!(page.count(matches)))]);
    if call.query.flag("include_facets", false) {
        properties.insert("facets".to_owned(), facets(call, matches));
    }
    if call.query.flag("include_related_searches", false) {
        properties.insert("related_searches".to_owned(), related_searches(call, matches));
    }
    Ok(Listing { kind, items, properties })
}

/// The facets of the assets that match, each with at most `facet_max_count` entries.
fn facets(call: &Call<'_>, matches: &[Arc<Asset>]) -> Value {
    let max_count = call.query.integer("facet_max_count").unwrap_or(300);
    let max_count = usize::try_from(max_count).unwrap_or_default();
    let requested = call.query.list("facet_fields");
    let is_requested = |name| requested.is_empty() || requested.contains(&name);
    let mut facets = json!({});
    if is_requested("artists") {
        let names: BTreeSet<&str> = matches.iter().map(|asset| asset.artist.as_str()).collect();
        let artists = names.into_iter().take(max_count).map(|name| json!({ "name": name }));
        facets["artists"] = artists.collect();
    }
    if is_requested("specific_people") {
        let names: BTreeSet<&String> = matches.iter().flat_map(|asset| &asset.people).collect();
        let people = names.into_iter().zip(1..).take(max_count);
        facets["specific_people"] = people.map(|(name, id)| json!({ "id": id, "name": name })).collect();
    }
    if is_requested("events") {
        let ids: BTreeSet<i32> = matches.iter().flat_map(|asset| asset.event_ids.clone()).collect();
        let events = ids.into_iter().take(max_count).filter_map(event_by_id).map(|event| {
            let name = event.name.get(call.language());
            json!({ "id": event.id, "name": name, "date": utc(event.start) })
        });
        facets["events"] = events.collect();
    }
    if is_requested("locations") {
        facets["locations"] = json!([]);
    }
    facets
}

/// Searches for the keywords of the first result.
fn related_searches(call: &Call<'_>, matches: &[Arc<Asset>]) -> Value {
    let keywords = matches.iter().take(1).flat_map(|asset| &asset.keywords);
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
