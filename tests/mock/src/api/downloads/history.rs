//! The history of downloads.

use axum::response::Response;
use chrono::{DateTime, TimeDelta, Utc};
use http::Method;
use serde_json::{Value, json};

use crate::api::assets::metadata::asset_not_found;
use crate::api::assets::view::{thumb_uri, utc};
use crate::api::call::{Call, Operation};
use crate::authentication::TokenRequirement;
use crate::catalogue::{Asset, AssetKind};
use crate::config::USERNAME;
use crate::http::response::{ErrorResponse, ok};
use crate::state::history::HistoryEntry;

pub(super) const OPERATIONS: &[Operation] = &[
    Operation {
        id: "list_downloads",
        method: Method::GET,
        path: "/v3/downloads",
        token: TokenRequirement::Any,
        handler: list_downloads,
    },
    Operation {
        id: "get_image_download_history",
        method: Method::GET,
        path: "/v3/images/{id}/downloadhistory",
        token: TokenRequirement::Any,
        handler: |call| asset_history(call, AssetKind::Image),
    },
    Operation {
        id: "get_video_download_history",
        method: Method::GET,
        path: "/v3/videos/{id}/downloadhistory",
        token: TokenRequirement::Any,
        handler: |call| asset_history(call, AssetKind::Video),
    },
];

/// The downloads of the caller, or with `company_downloads` those of the company; the newest first.
fn requested_entries(call: &Call<'_>) -> Vec<HistoryEntry> {
    let company = call.query.flag("company_downloads", false);
    let user = call.user();
    let state = call.server.state();
    let entries = state.history.iter().rev();
    entries.filter(|entry| company || entry.user.as_deref() == user).cloned().collect()
}

fn list_downloads(call: &Call<'_>) -> Result<Response, ErrorResponse> {
    let page = call.page(30, 100)?;
    let (from, to) = date_range(call);
    let mut entries = requested_entries(call);
    let product_type = call.query.text("product_type");
    entries.retain(|entry| {
        entry.at >= from
            && entry.at < to
            && product_type.is_none_or(|product_type| product_type == entry.product_type)
    });
    let downloads: Vec<Value> = page.slice(&entries).iter().map(|entry| view(call, entry)).collect();
    Ok(ok(&json!({ "result_count": page.count(&entries), "downloads": downloads })))
}

/// The requested range of dates; by default the last 30 days. Without `use_time`, complete days are included.
pub(crate) fn date_range(call: &Call<'_>) -> (DateTime<Utc>, DateTime<Utc>) {
    let now = call.server.clock.now();
    let complete_days = !call.query.flag("use_time", false);
    let start_of_day = |time: DateTime<Utc>| time.date_naive().and_time(chrono::NaiveTime::MIN).and_utc();
    let from = call.query.time("date_from").unwrap_or(now - TimeDelta::days(30));
    let to = call.query.time("date_to").unwrap_or(now);
    if complete_days {
        (start_of_day(from), start_of_day(to) + TimeDelta::days(1))
    } else {
        (from, to + TimeDelta::milliseconds(1))
    }
}

pub(crate) fn asset_type(asset: &Asset) -> &'static str {
    match asset.kind {
        AssetKind::Image => "Image",
        AssetKind::Video => "Video",
    }
}

/// The JSON of a user; `None` stands for the application without a user.
pub(crate) fn user_view(name: Option<&str>) -> Value {
    match name {
        Some(name) => json!({
            "username": name, "first_name": "Mock", "middle_name": null, "last_name": "User",
        }),
        None => json!({
            "username": format!("{USERNAME}-application"),
            "first_name": null, "middle_name": null, "last_name": null,
        }),
    }
}

fn view(call: &Call<'_>, entry: &HistoryEntry) -> Value {
    let asset = entry.asset.asset();
    let generated = entry.asset.is_generated();
    let thumb = (!generated).then(|| thumb_uri(call, asset));
    json!({
        "agreement_name": entry.agreement_name,
        "asset_type": asset_type(asset),
        "date_downloaded": utc(entry.at),
        "dimensions": { "width": entry.width, "height": entry.height, "dpi": 300 },
        "download_details": {
            "download_notes": entry.details.download_notes,
            "project_code": entry.details.project_code,
        },
        "download_source": "api",
        "generated_asset_id": generated.then_some(&asset.id),
        "id": (!generated).then_some(&asset.id),
        "license_model": asset.collection.license_model,
        "product_id": entry.product_id,
        "product_type": entry.product_type,
        "size_name": entry.size_name,
        "thumb_uri": thumb,
        "user": user_view(entry.user.as_deref()),
    })
}

fn asset_history(call: &Call<'_>, kind: AssetKind) -> Result<Response, ErrorResponse> {
    let id = call.path("id");
    if call.server.state().catalogue.of_kind(id, kind).is_none() {
        return Err(asset_not_found(id, kind));
    }
    let entries = requested_entries(call);
    let downloads: Vec<Value> = entries
        .iter()
        .filter(|entry| entry.asset.is(id))
        .map(|entry| {
            json!({
                "agreement_name": entry.agreement_name,
                "asset_type": asset_type(entry.asset.asset()),
                "date_downloaded": utc(entry.at),
                "download_notes": entry.details.download_notes,
                "download_source": "api",
                "product_id": entry.product_id,
                "product_type": entry.product_type,
                "project_code": entry.details.project_code,
                "thumb_uri": thumb_uri(call, entry.asset.asset()),
                "user": user_view(entry.user.as_deref()),
            })
        })
        .collect();
    Ok(ok(&json!({ "id": id, "downloads": downloads })))
}
