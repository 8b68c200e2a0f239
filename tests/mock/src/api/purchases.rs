//! Orders, and the assets that were bought with them.

use std::sync::Arc;

use axum::response::Response;
use chrono::{DateTime, TimeDelta, Utc};
use http::{Method, StatusCode};
use serde_json::{Value, json};

use super::history::{asset_type, window};
use super::operation::{Call, Operation};
use super::view::{thumb_uri, utc};
use crate::auth::Access;
use crate::catalogue::{Asset, Catalogue, Kind};
use crate::config::USERNAME;
use crate::reply::{Refusal, ok};

pub(super) const OPERATIONS: &[Operation] = &[
    Operation {
        id: "get_order",
        method: Method::GET,
        path: "/v3/orders/{id}",
        access: Access::Token,
        answer: get_order,
    },
    Operation {
        id: "list_purchased_assets",
        method: Method::GET,
        path: "/v3/purchased-assets",
        access: Access::Token,
        answer: list_purchased_assets,
    },
];

#[derive(Debug, Clone)]
struct Purchase {
    order: u64,
    asset: Arc<Asset>,
    at: DateTime<Utc>,
    by: String,
}

/// Everything that was bought, the oldest first.
#[derive(Debug, Default)]
pub(crate) struct Purchases(Vec<Purchase>);

const FIRST_ORDER: u64 = 70_000_001;

/// How many purchases there are from the start, one every five days.
const SEEDED: usize = 24;

impl Purchases {
    /// Two purchases to an order; every third order is a colleague's.
    pub(crate) fn seeded(catalogue: &Catalogue, now: DateTime<Utc>) -> Self {
        let assets = catalogue.iter().take(SEEDED).enumerate();
        let purchases = assets.map(|(place, asset)| {
            let order = place as u64 / 2;
            let days = i64::try_from(SEEDED - place).unwrap_or_default() * 5;
            let by = if order % 3 == 2 { "mock-colleague" } else { USERNAME };
            Purchase {
                order: FIRST_ORDER + order,
                asset: Arc::clone(asset),
                at: now - TimeDelta::days(days),
                by: by.to_owned(),
            }
        });
        Self(purchases.collect())
    }

    /// Adds an order of the server's user; gives its number.
    pub(crate) fn add(&mut self, assets: Vec<Arc<Asset>>, now: DateTime<Utc>) -> u64 {
        let order = self.0.last().map_or(FIRST_ORDER, |last| last.order + 1);
        let purchase = |asset| Purchase { order, asset, at: now, by: USERNAME.to_owned() };
        self.0.extend(assets.into_iter().map(purchase));
        order
    }
}

fn get_order(call: &Call<'_>) -> Result<Response, Refusal> {
    let id = call.path("id");
    let state = call.server.state();
    let bought: Vec<&Purchase> =
        state.purchases.0.iter().filter(|purchase| purchase.order.to_string() == id).collect();
    let Some(first) = bought.first() else {
        let message = format!("There is no order {id}.");
        return Err(Refusal::getty(StatusCode::NOT_FOUND, "OrderNotFound", message));
    };
    let assets: Value = bought.iter().map(|purchase| json!({ "id": purchase.asset.id })).collect();
    Ok(ok(&json!({
        "assets": assets,
        "end_client": "Mock Client",
        "id": id,
        "invoice_number": format!("INV-{id}"),
        "notes": {
            "licensee_name": "Mock Licensee",
            "ordered_by": first.by,
            "project_title": "Spring issue",
            "purchase_order_number": null,
        },
        "order_date": utc(first.at),
    })))
}

fn list_purchased_assets(call: &Call<'_>) -> Result<Response, Refusal> {
    let page = call.page(75, 100)?;
    let whole_company = call.query.flag("company_purchases", false);
    let (from, to) = window(call);
    let caller = call.user();
    let state = call.server.state();
    let wanted = |purchase: &&Purchase| {
        (whole_company || Some(&purchase.by) == caller.as_ref()) && purchase.at >= from && purchase.at < to
    };
    let found: Vec<&Purchase> = state.purchases.0.iter().rev().filter(wanted).collect();
    let shown: Value = page.slice(&found).iter().map(|purchase| view(call, purchase)).collect();
    Ok(ok(&json!({ "previous_purchases": shown, "result_count": page.count(&found) })))
}

fn view(call: &Call<'_>, purchase: &Purchase) -> Value {
    let asset = &purchase.asset;
    let kind = if asset.kind == Kind::Image { "images" } else { "videos" };
    json!({
        "asset_id": asset.id,
        "asset_type": asset_type(asset),
        "date_purchased": utc(purchase.at),
        "download_uri": format!("{}/v3/downloads/{kind}/{}", call.server.urls.api, asset.id),
        // Numbers as text, as in the API.
        "file_size_in_bytes": (u64::from(asset.width) * u64::from(asset.height) / 4).to_string(),
        "license_model": asset.collection.license_model,
        "order_id": purchase.order.to_string(),
        "purchased_by": purchase.by,
        "size_name": if asset.kind == Kind::Image { "large" } else { "hd1" },
        "thumb_uri": thumb_uri(call, asset),
    })
}
