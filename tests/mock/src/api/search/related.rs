//! Assets that are similar to an asset, or in the same series.

use std::cmp::Reverse;
use std::sync::Arc;

use axum::response::Response;
use http::Method;

use super::assets::listing;
use crate::api::assets::metadata::asset_not_found;
use crate::api::call::{Call, Operation};
use crate::authentication::TokenRequirement;
use crate::catalogue::{Asset, AssetKind, Keyword};
use crate::http::response::ErrorResponse;

pub(super) const OPERATIONS: &[Operation] = &[
    Operation {
        id: "list_similar_images",
        method: Method::GET,
        path: "/v3/images/{id}/similar",
        token: TokenRequirement::None,
        handler: |call| related(call, AssetKind::Image, shared_keywords),
    },
    Operation {
        id: "list_images_in_same_series",
        method: Method::GET,
        path: "/v3/images/{id}/same-series",
        token: TokenRequirement::None,
        handler: |call| related(call, AssetKind::Image, same_series),
    },
    Operation {
        id: "list_similar_videos",
        method: Method::GET,
        path: "/v3/videos/{id}/similar",
        token: TokenRequirement::None,
        handler: |call| related(call, AssetKind::Video, shared_keywords),
    },
    Operation {
        id: "list_videos_in_same_series",
        method: Method::GET,
        path: "/v3/videos/{id}/same-series",
        token: TokenRequirement::None,
        handler: |call| related(call, AssetKind::Video, same_series),
    },
];

/// How similar two assets are; 0 means that they are not related.
type Similarity = fn(&Asset, &Asset) -> usize;

/// The number of keywords that two assets share.
pub(super) fn shared_keywords(one: &Asset, other: &Asset) -> usize {
    let is_shared = |keyword: &&Keyword| other.keywords.iter().any(|candidate| candidate.id == keyword.id);
    one.keywords.iter().filter(is_shared).count()
}

/// A series consists of the assets of an artist in one collection.
fn same_series(one: &Asset, other: &Asset) -> usize {
    usize::from(one.artist == other.artist && one.collection == other.collection)
}

fn related(call: &Call<'_>, kind: AssetKind, similarity: Similarity) -> Result<Response, ErrorResponse> {
    let id = call.path("id");
    let asset = call.server.state().catalogue.of_kind(id, kind).cloned();
    let asset = asset.ok_or_else(|| asset_not_found(id, kind))?;
    let is_related = |other: &&Arc<Asset>| {
        other.kind == kind
            && other.family == asset.family
            && other.id != asset.id
            && similarity(&asset, other) > 0
    };
    let mut found: Vec<Arc<Asset>> =
        call.server.state().catalogue.iter().filter(is_related).cloned().collect();
    found.sort_by_cached_key(|other| Reverse(similarity(&asset, other)));
    Ok(listing(call, &found, kind)?.into_response())
}
