//! What was downloaded before.

use std::sync::Arc;

use axum::response::Response;
use chrono::{DateTime, TimeDelta, Utc};
use http::Method;
use serde::Deserialize;
use serde_json::{Value, json};

use super::images::image_not_found;
use super::operation::{Call, Operation};
use super::videos::video_not_found;
use super::view::{thumb_uri, utc};
use crate::auth::Access;
use crate::catalogue::{Asset, Kind};
use crate::config::USERNAME;
use crate::reply::{Refusal, ok};

pub(super) const OPERATIONS: &[Operation] = &[
    Operation {
        id: "list_downloads",
        method: Method::GET,
        path: "/v3/downloads",
        access: Access::Token,
        answer: list_downloads,
    },
    Operation {
        id: "get_image_download_history",
        method: Method::GET,
        path: "/v3/images/{id}/downloadhistory",
        access: Access::Token,
        answer: |call| asset_history(call, Kind::Image),
    },
    Operation {
        id: "get_video_download_history",
        method: Method::GET,
        path: "/v3/videos/{id}/downloadhistory",
        access: Access::Token,
        answer: |call| asset_history(call, Kind::Video),
    },
];

/// What was said about a download when it was made.
#[derive(Debug, Clone, Default, Deserialize)]
pub(crate) struct Details {
    pub(crate) download_notes: Option<String>,
    pub(crate) project_code: Option<String>,
}

/// What was downloaded.
#[derive(Debug, Clone)]
pub(crate) enum Downloaded {
    Catalogue(Arc<Asset>),
    /// A result of an AI generation.
    Generated(Arc<Asset>),
}

impl Downloaded {
    fn asset(&self) -> &Asset {
        match self {
            Self::Catalogue(asset) | Self::Generated(asset) => asset,
        }
    }

    /// The catalogue's asset of this id.
    pub(crate) fn is(&self, id: &str) -> bool {
        matches!(self, Self::Catalogue(asset) if asset.id == id)
    }

    pub(crate) fn is_generated(&self) -> bool {
        matches!(self, Self::Generated(_))
    }
}

/// One download.
#[derive(Debug, Clone)]
pub(crate) struct HistoryEntry {
    pub(crate) asset: Downloaded,
    pub(crate) at: DateTime<Utc>,
    pub(crate) product_id: i32,
    pub(crate) product_type: &'static str,
    pub(crate) agreement_name: &'static str,
    /// `None` when the application itself downloaded.
    pub(crate) user: Option<String>,
    pub(crate) details: Details,
    pub(crate) size_name: String,
    pub(crate) width: u32,
    pub(crate) height: u32,
}

/// The caller's own downloads, or the company's when it asks for those; newest first.
fn visible(call: &Call<'_>) -> Vec<HistoryEntry> {
    let whole_company = call.query.flag("company_downloads", false);
    let caller = call.user();
    let state = call.server.state();
    let entries = state.history.iter().rev();
    entries.filter(|entry| whole_company || entry.user == caller).cloned().collect()
}

fn list_downloads(call: &Call<'_>) -> Result<Response, Refusal> {
    let page = call.page(30, 100)?;
    let (from, to) = window(call);
    let mut entries = visible(call);
    let product_type = call.query.text("product_type");
    entries.retain(|entry| {
        entry.at >= from && entry.at < to && product_type.is_none_or(|wanted| wanted == entry.product_type)
    });
    let downloads: Vec<Value> = page.slice(&entries).iter().map(|entry| historical(call, entry)).collect();
    Ok(ok(&json!({ "result_count": page.count(&entries), "downloads": downloads })))
}

/// The last 30 days unless asked for otherwise. Without `use_time` days count as a whole.
pub(super) fn window(call: &Call<'_>) -> (DateTime<Utc>, DateTime<Utc>) {
    let now = call.server.clock.now();
    let whole_days = !call.query.flag("use_time", false);
    let day = |time: DateTime<Utc>| time.date_naive().and_time(chrono::NaiveTime::MIN).and_utc();
    let from = call.query.time("date_from").unwrap_or(now - TimeDelta::days(30));
    let to = call.query.time("date_to").unwrap_or(now);
    if whole_days {
        (day(from), day(to) + TimeDelta::days(1))
    } else {
        (from, to + TimeDelta::milliseconds(1))
    }
}

pub(super) fn asset_type(asset: &Asset) -> &'static str {
    match asset.kind {
        Kind::Image => "Image",
        Kind::Video => "Video",
    }
}

/// A person, or the application itself.
pub(crate) fn user(name: Option<&str>) -> Value {
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

fn historical(call: &Call<'_>, entry: &HistoryEntry) -> Value {
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
        "user": user(entry.user.as_deref()),
    })
}

fn asset_history(call: &Call<'_>, kind: Kind) -> Result<Response, Refusal> {
    let id = call.path("id");
    if call.server.state().catalogue.of_kind(id, kind).is_none() {
        return Err(match kind {
            Kind::Image => image_not_found(id),
            Kind::Video => video_not_found(id),
        });
    }
    let entries = visible(call);
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
                "user": user(entry.user.as_deref()),
            })
        })
        .collect();
    Ok(ok(&json!({ "id": id, "downloads": downloads })))
}
