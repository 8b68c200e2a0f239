//! Searches for the sites of affiliates: a few results, with links.

use axum::response::Response;
use http::Method;
use serde_json::{Value, json};

use super::filters;
use crate::api::assets::view::{display_dimensions, display_uri};
use crate::api::call::{Call, Operation};
use crate::authentication::TokenRequirement;
use crate::catalogue::{Asset, AssetKind, Family};
use crate::http::response::{ErrorResponse, ok};

pub(super) const OPERATIONS: &[Operation] = &[
    Operation {
        id: "search_affiliate_images",
        method: Method::GET,
        path: "/v3/affiliates/search/images",
        token: TokenRequirement::None,
        handler: |call| search(call, AssetKind::Image),
    },
    Operation {
        id: "search_affiliate_videos",
        method: Method::GET,
        path: "/v3/affiliates/search/videos",
        token: TokenRequirement::None,
        handler: |call| search(call, AssetKind::Video),
    },
];

/// The largest number of results; these searches have no pages.
const MAX_RESULTS: usize = 30;

fn search(call: &Call<'_>, kind: AssetKind) -> Result<Response, ErrorResponse> {
    let style = call.query.text("style");
    let matches = {
        let state = call.server.state();
        filters::search(&state, &call.query, kind, Some(Family::Creative), call.language())
    };
    let with_style = matches.iter().filter(|asset| style.is_none_or(|style| style == asset.graphical_style));
    let items: Value = with_style.take(MAX_RESULTS).map(|asset| view(call, asset)).collect();
    let list = if kind == AssetKind::Image { "images" } else { "videos" };
    Ok(ok(&json!({ "auto_corrections": { "phrase": null }, list: items })))
}

fn view(call: &Call<'_>, asset: &Asset) -> Value {
    let mut view = json!({
        "id": asset.id,
        "title": asset.title.get(call.language()),
        "caption": asset.caption.get(call.language()),
        "destination_url": format!("https://www.gettyimages.com/detail/{}?affiliate=mock", asset.id),
    });
    let uri = |name| display_uri(call, asset, name);
    if asset.kind == AssetKind::Video {
        view["clip_length"] =
            json!(format!("00:{:02}:{:02}:00", asset.clip_seconds / 60, asset.clip_seconds % 60));
        view["preview_urls"] = json!({
            "small_motion": uri("preview"),
            "large_motion": uri("comp"),
            "small_still": uri("thumb"),
            "medium_still": uri("thumb"),
            "large_still": uri("thumb"),
        });
        return view;
    }
    let mut previews = json!({});
    for (size, name) in [("small", "thumb"), ("medium", "preview"), ("large", "comp")] {
        let (width, height) = display_dimensions(asset, name);
        previews[size] = json!(uri(name));
        previews[format!("{size}_width")] = json!(width);
        previews[format!("{size}_height")] = json!(height);
    }
    view["preview_urls"] = previews;
    view
}
