//! Searches for the sites of affiliates: a few results, shown with links.

use axum::response::Response;
use http::Method;
use serde_json::{Value, json};

use super::filters;
use super::operation::{Call, Operation};
use super::view::{display_dimensions, display_uri};
use crate::auth::Access;
use crate::catalogue::{Asset, Family, Kind};
use crate::reply::{Refusal, ok};

pub(super) const OPERATIONS: &[Operation] = &[
    Operation {
        id: "search_affiliate_images",
        method: Method::GET,
        path: "/v3/affiliates/search/images",
        access: Access::Key,
        answer: |call| search(call, Kind::Image),
    },
    Operation {
        id: "search_affiliate_videos",
        method: Method::GET,
        path: "/v3/affiliates/search/videos",
        access: Access::Key,
        answer: |call| search(call, Kind::Video),
    },
];

/// These searches have no pages.
const MOST_RESULTS: usize = 30;

fn search(call: &Call<'_>, kind: Kind) -> Result<Response, Refusal> {
    let style = call.query.text("style");
    let found = {
        let state = call.server.state();
        filters::search(&state, &call.query, kind, Some(Family::Creative), call.language())
    };
    let styled = found.iter().filter(|asset| style.is_none_or(|style| style == asset.graphical_style));
    let items: Value = styled.take(MOST_RESULTS).map(|asset| view(call, asset)).collect();
    let list = if kind == Kind::Image { "images" } else { "videos" };
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
    if asset.kind == Kind::Video {
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
