//! Orders, and the assets that were bought with them.

use axum::response::Response;
use http::{Method, StatusCode};
use serde_json::{Value, json};

use crate::api::assets::view::{thumb_uri, utc};
use crate::api::call::{Call, Operation};
use crate::api::downloads::history::{asset_type, date_range};
use crate::authentication::TokenRequirement;
use crate::catalogue::AssetKind;
use crate::http::response::{ErrorResponse, ok};
use crate::state::purchases::Purchase;

pub(super) const OPERATIONS: &[Operation] = &[
    Operation {
        id: "get_order",
        method: Method::GET,
        path: "/v3/orders/{id}",
        token: TokenRequirement::Any,
        handler: get_order,
    },
    Operation {
        id: "list_purchased_assets",
        method: Method::GET,
        path: "/v3/purchased-assets",
        token: TokenRequirement::Any,
        handler: list_purchased_assets,
    },
];

fn get_order(call: &Call<'_>) -> Result<Response, ErrorResponse> {
    let id = call.path("id");
    let state = call.server.state();
    let purchases: Vec<&Purchase> =
        state.purchases.iter().filter(|purchase| purchase.order.to_string() == id).collect();
    let Some(first) = purchases.first() else {
        let message = format!("There is no order {id}.");
        return Err(ErrorResponse::getty(StatusCode::NOT_FOUND, "OrderNotFound", message));
    };
    let assets: Value = purchases.iter().map(|purchase| json!({ "id": purchase.asset.id })).collect();
    Ok(ok(&json!({
        "assets": assets,
        "end_client": "Mock Client",
        "id": id,
        "invoice_number": format!("INV-{id}"),
        "notes": {
            "licensee_name": "Mock Licensee",
            "ordered_by": first.user,
            "project_title": "Spring issue",
            "purchase_order_number": null,
        },
        "order_date": utc(first.at),
    })))
}

fn list_purchased_assets(call: &Call<'_>) -> Result<Response, ErrorResponse> {
    let page = call.page(75, 100)?;
    let company = call.query.flag("company_purchases", false);
    let (from, to) = date_range(call);
    let user = call.user();
    let state = call.server.state();
    let is_included = |purchase: &&Purchase| {
        (company || Some(purchase.user.as_str()) == user) && purchase.at >= from && purchase.at < to
    };
    let purchases: Vec<&Purchase> = state.purchases.iter().rev().filter(is_included).collect();
    let views: Value = page.slice(&purchases).iter().map(|purchase| view(call, purchase)).collect();
    Ok(ok(&json!({ "previous_purchases": views, "result_count": page.count(&purchases) })))
}

fn view(call: &Call<'_>, purchase: &Purchase) -> Value {
    let asset = &purchase.asset;
    let kind = if asset.kind == AssetKind::Image { "images" } else { "videos" };
    json!({
        "asset_id": asset.id,
        "asset_type": asset_type(asset),
        "date_purchased": utc(purchase.at),
        "download_uri": format!("{}/v3/downloads/{kind}/{}", call.server.urls.api, asset.id),
        // The API sends these numbers as strings.
        "file_size_in_bytes": (u64::from(asset.width) * u64::from(asset.height) / 4).to_string(),
        "license_model": asset.collection.license_model,
        "order_id": purchase.order.to_string(),
        "purchased_by": purchase.user,
        "size_name": if asset.kind == AssetKind::Image { "large" } else { "hd1" },
        "thumb_uri": thumb_uri(call, asset),
    })
}
