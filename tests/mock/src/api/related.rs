//! Assets that resemble an asset, or come from the same series.

use std::cmp::Reverse;
use std::sync::Arc;

use axum::response::Response;
use http::Method;

use super::images::image_not_found;
use super::operation::{Call, Operation};
use super::search::listing;
use super::videos::video_not_found;
use crate::auth::Access;
use crate::catalogue::{Asset, Kind};
use crate::reply::Refusal;

pub(super) const OPERATIONS: &[Operation] = &[
    Operation {
        id: "list_similar_images",
        method: Method::GET,
        path: "/v3/images/{id}/similar",
        access: Access::Key,
        answer: |call| related(call, Kind::Image, likeness),
    },
    Operation {
        id: "list_images_in_same_series",
        method: Method::GET,
        path: "/v3/images/{id}/same-series",
        access: Access::Key,
        answer: |call| related(call, Kind::Image, same_series),
    },
    Operation {
        id: "list_similar_videos",
        method: Method::GET,
        path: "/v3/videos/{id}/similar",
        access: Access::Key,
        answer: |call| related(call, Kind::Video, likeness),
    },
    Operation {
        id: "list_videos_in_same_series",
        method: Method::GET,
        path: "/v3/videos/{id}/same-series",
        access: Access::Key,
        answer: |call| related(call, Kind::Video, same_series),
    },
];

/// How near two assets are; 0 for not at all.
type Nearness = fn(&Asset, &Asset) -> usize;

/// How many keywords two assets share.
pub(super) fn likeness(one: &Asset, other: &Asset) -> usize {
    let shared = |keyword: &&crate::catalogue::Keyword| other.keywords.iter().any(|one| one.id == keyword.id);
    one.keywords.iter().filter(shared).count()
}

/// A series is what an artist made for one collection.
fn same_series(one: &Asset, other: &Asset) -> usize {
    usize::from(one.artist == other.artist && one.collection == other.collection)
}

fn related(call: &Call<'_>, kind: Kind, nearness: Nearness) -> Result<Response, Refusal> {
    let id = call.path("id");
    let asset = call.server.state().catalogue.of_kind(id, kind).cloned();
    let asset = asset.ok_or_else(|| match kind {
        Kind::Image => image_not_found(id),
        Kind::Video => video_not_found(id),
    })?;
    let near = |other: &&Arc<Asset>| {
        other.kind == kind
            && other.family == asset.family
            && other.id != asset.id
            && nearness(&asset, other) > 0
    };
    let mut found: Vec<Arc<Asset>> = call.server.state().catalogue.iter().filter(near).cloned().collect();
    found.sort_by_cached_key(|other| Reverse(nearness(&asset, other)));
    Ok(listing(call, &found, kind)?.into_response())
}
