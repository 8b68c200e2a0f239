//! Reports of where and how often assets were used.

use axum::response::Response;
use http::{Method, StatusCode};
use serde::Deserialize;
use serde_json::json;

use super::operation::{Call, Operation};
use crate::auth::Access;
use crate::query::parse_time;
use crate::reply::{Refusal, json_with};
use crate::server::State;

pub(super) const OPERATIONS: &[Operation] = &[Operation {
    id: "report_usage",
    method: Method::PUT,
    path: "/v3/usage-batches/{id}",
    access: Access::Token,
    answer: report_usage,
}];

/// How many usages a batch can hold.
const MOST_USAGES: usize = 1000;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Usage {
    asset_id: Option<String>,
    quantity: i64,
    usage_date: Option<String>,
}

/// The caller's id makes a report safe to repeat. One asset that is not known fails the whole batch:
/// the answer names it, and the id can be used again.
fn report_usage(call: &Call<'_>) -> Result<Response, Refusal> {
    #[derive(Default, Deserialize)]
    #[serde(default)]
    struct Batch {
        asset_usages: Option<Vec<Usage>>,
    }
    let invalid = |message| Refusal::getty(StatusCode::BAD_REQUEST, "InvalidRequest", message);
    let id = call.path("id");
    let batch: Batch = call.read()?;
    let usages = batch.asset_usages.unwrap_or_default();
    if usages.is_empty() {
        return Err(invalid("asset_usages is empty.".to_owned()));
    }
    if usages.len() > MOST_USAGES {
        return Err(invalid(format!("A batch takes {MOST_USAGES} usages, not {}.", usages.len())));
    }
    if let Some(place) = usages.iter().position(|usage| usage.quantity < 1 || usage.usage_date.is_none()) {
        return Err(invalid(format!("asset_usages[{place}] needs a quantity of 1 or more and usage_date.")));
    }
    let now = call.server.clock.now();
    let in_future =
        |usage: &Usage| usage.usage_date.as_deref().and_then(parse_time).is_some_and(|date| date > now);
    if let Some(place) = usages.iter().position(in_future) {
        return Err(invalid(format!("asset_usages[{place}].usage_date lies in the future.")));
    }
    let mut guard = call.server.state();
    let State { usage_batches, catalogue, .. } = &mut *guard;
    if usage_batches.iter().any(|(known, _)| known == id) {
        let message = format!("A batch {id} was reported before.");
        return Err(Refusal::getty(StatusCode::CONFLICT, "TransactionIdDuplicated", message));
    }
    let ids = usages.iter().map(|usage| usage.asset_id.as_deref().unwrap_or_default());
    let unknown: Vec<&str> = ids.filter(|id| catalogue.get(id).is_none()).collect();
    let processed = unknown.is_empty().then_some(usages.len());
    let answer = json!({ "invalid_assets": unknown, "total_asset_usages_processed": processed });
    if unknown.is_empty() {
        usage_batches.push((id.to_owned(), usages.len()));
    }
    Ok(json_with(StatusCode::CREATED, &answer))
}
