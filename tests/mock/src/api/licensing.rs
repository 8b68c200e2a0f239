//! Extended licences, bought with credits.

use axum::response::Response;
use http::{Method, StatusCode};
use serde::Deserialize;
use serde_json::json;

use super::operation::{Call, Operation};
use crate::auth::Access;
use crate::reply::{Refusal, ok};

pub(super) const OPERATIONS: &[Operation] = &[Operation {
    id: "acquire_asset_licenses",
    method: Method::POST,
    path: "/v3/asset-licensing/{assetId}",
    access: Access::Token,
    answer: acquire_asset_licenses,
}];

/// What a licence costs, in credits.
fn price(license: &str) -> u32 {
    match license {
        "indemnification" => 5,
        "multiseat" => 10,
        "unlimited" => 15,
        _ => 20,
    }
}

fn acquire_asset_licenses(call: &Call<'_>) -> Result<Response, Refusal> {
    #[derive(Default, Deserialize)]
    #[serde(default)]
    struct Asked {
        extended_licenses: Vec<String>,
        use_team_credits: bool,
    }
    let mut asked: Asked = call.read()?;
    asked.extended_licenses.sort_unstable();
    asked.extended_licenses.dedup();
    if asked.extended_licenses.is_empty() {
        return Err(Refusal::bad_parameter("extended_licenses is empty."));
    }
    let id = call.path("assetId");
    let mut state = call.server.state();
    if state.catalogue.get(id).is_none() {
        let message = format!("There is no asset {id}.");
        return Err(Refusal::getty(StatusCode::NOT_FOUND, "AssetNotFound", message));
    }
    let cost = asked.extended_licenses.iter().map(|license| price(license)).sum();
    if !state.products.spend_credits(cost, asked.use_team_credits) {
        let message = format!("The licences cost {cost} credits, and fewer are left.");
        let status = StatusCode::PAYMENT_REQUIRED;
        return Err(Refusal::getty(status, "NotEnoughCreditsForPurchase", message));
    }
    Ok(ok(&json!({ "acquired_licenses": asked.extended_licenses, "credits_used": cost })))
}
