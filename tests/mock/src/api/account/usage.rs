//! Reports of the usage of assets.

use axum::response::Response;
use http::{Method, StatusCode};
use serde::Deserialize;
use serde_json::json;

use crate::api::call::{Call, Operation};
use crate::authentication::TokenRequirement;
use crate::document::parse_time;
use crate::http::response::{ErrorResponse, json_response};
use crate::state::State;

pub(super) const OPERATIONS: &[Operation] = &[Operation {
    id: "report_usage",
    method: Method::PUT,
    path: "/v3/usage-batches/{id}",
    token: TokenRequirement::Any,
    handler: report_usage,
}];

/// The largest number of usages in a batch.
const MAX_USAGES: usize = 1000;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Usage {
    asset_id: Option<String>,
    quantity: i64,
    usage_date: Option<String>,
}

/// The id of the batch comes from the caller and makes the report idempotent. One unknown asset makes the
/// complete batch fail: the response names the asset, and the id can be reused.
fn report_usage(call: &Call<'_>) -> Result<Response, ErrorResponse> {
    #[derive(Default, Deserialize)]
    #[serde(default)]
    struct RequestBody {
        asset_usages: Option<Vec<Usage>>,
    }
    let invalid = |message| ErrorResponse::getty(StatusCode::BAD_REQUEST, "InvalidRequest", message);
    let id = call.path("id");
    let body: RequestBody = call.parse_body()?;
    let usages = body.asset_usages.unwrap_or_default();
    if usages.is_empty() {
        return Err(invalid("asset_usages is empty.".to_owned()));
    }
    if usages.len() > MAX_USAGES {
        return Err(invalid(format!("A batch takes {MAX_USAGES} usages, not {}.", usages.len())));
    }
    if let Some(index) = usages.iter().position(|usage| usage.quantity < 1 || usage.usage_date.is_none()) {
        return Err(invalid(format!("asset_usages[{index}] needs a quantity of 1 or more and usage_date.")));
    }
    let now = call.server.clock.now();
    let in_future =
        |usage: &Usage| usage.usage_date.as_deref().and_then(parse_time).is_some_and(|date| date > now);
    if let Some(index) = usages.iter().position(in_future) {
        return Err(invalid(format!("asset_usages[{index}].usage_date lies in the future.")));
    }
    let mut guard = call.server.state();
    let State { usage_batches, catalogue, .. } = &mut *guard;
    if usage_batches.iter().any(|(known, _)| known == id) {
        let message = format!("A batch {id} was reported before.");
        return Err(ErrorResponse::getty(StatusCode::CONFLICT, "TransactionIdDuplicated", message));
    }
    let ids = usages.iter().map(|usage| usage.asset_id.as_deref().unwrap_or_default());
    let unknown: Vec<&str> = ids.filter(|id| catalogue.get(id).is_none()).collect();
    let processed = unknown.is_empty().then_some(usages.len());
    let response = json!({ "invalid_assets": unknown, "total_asset_usages_processed": processed });
    if unknown.is_empty() {
        usage_batches.push((id.to_owned(), usages.len()));
    }
    Ok(json_response(StatusCode::CREATED, &response))
}
