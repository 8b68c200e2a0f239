//! Extended licences, bought with credits.

use axum::response::Response;
use http::{Method, StatusCode};
use serde::Deserialize;
use serde_json::json;

use crate::api::call::{Call, Operation};
use crate::authentication::TokenRequirement;
use crate::http::response::{ErrorResponse, ok};

pub(super) const OPERATIONS: &[Operation] = &[Operation {
    id: "acquire_asset_licenses",
    method: Method::POST,
    path: "/v3/asset-licensing/{assetId}",
    token: TokenRequirement::Any,
    handler: acquire_asset_licenses,
}];

/// The price of a licence in credits.
fn price(license: &str) -> u32 {
    match license {
        "indemnification" => 5,
        "multiseat" => 10,
        "unlimited" => 15,
        _ => 20,
    }
}

fn acquire_asset_licenses(call: &Call<'_>) -> Result<Response, ErrorResponse> {
    #[derive(Default, Deserialize)]
    #[serde(default)]
    struct RequestBody {
        extended_licenses: Vec<String>,
        use_team_credits: bool,
    }
    let mut body: RequestBody = call.parse_body()?;
    body.extended_licenses.sort_unstable();
    body.extended_licenses.dedup();
    if body.extended_licenses.is_empty() {
        return Err(ErrorResponse::invalid_parameter("extended_licenses is empty."));
    }
    let id = call.path("assetId");
    let mut state = call.server.state();
    if state.catalogue.get(id).is_none() {
        let message = format!("There is no asset {id}.");
        return Err(ErrorResponse::getty(StatusCode::NOT_FOUND, "AssetNotFound", message));
    }
    let cost = body.extended_licenses.iter().map(|license| price(license)).sum();
    if !state.products.spend_credits(cost, body.use_team_credits) {
        let message = format!("The licences cost {cost} credits, and fewer are left.");
        let status = StatusCode::PAYMENT_REQUIRED;
        return Err(ErrorResponse::getty(status, "NotEnoughCreditsForPurchase", message));
    }
    Ok(ok(&json!({ "acquired_licenses": body.extended_licenses, "credits_used": cost })))
}
