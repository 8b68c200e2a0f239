//! The operations on asset changes: channels, and change sets that stay until they are confirmed.

use axum::response::Response;
use http::header::{DATE, HeaderValue};
use http::{Method, StatusCode};
use serde_json::{Value, json};

use super::assets::view::utc;
use super::call::{Call, Operation};
use crate::authentication::TokenRequirement;
use crate::config::ChangeSetNaming;
use crate::http::response::{ErrorResponse, empty, json_response, ok};
use crate::state::asset_changes::{ChangeSet, asset_type};

pub(super) const OPERATIONS: &[Operation] = &[
    Operation {
        id: "list_channels",
        method: Method::GET,
        path: "/v3/asset-changes/channels",
        token: TokenRequirement::Any,
        handler: list_channels,
    },
    Operation {
        id: "get_change_set",
        method: Method::PUT,
        path: "/v3/asset-changes/change-sets",
        token: TokenRequirement::Any,
        handler: get_change_set,
    },
    Operation {
        id: "confirm_change_set",
        method: Method::DELETE,
        path: "/v3/asset-changes/change-sets/{change-set-id}",
        token: TokenRequirement::Any,
        handler: confirm_change_set,
    },
];

/// The largest number of changes in a change set.
const MAX_BATCH_SIZE: i64 = 2200;

/// Picks the name of a property by the naming convention.
fn property_name(call: &Call<'_>, camel: &'static str, snake: &'static str) -> &'static str {
    match call.server.config.change_set_naming {
        ChangeSetNaming::CamelCase => camel,
        ChangeSetNaming::SnakeCase => snake,
    }
}

fn list_channels(call: &Call<'_>) -> Result<Response, ErrorResponse> {
    let now = call.server.clock.now();
    let mut state = call.server.state();
    let channels: Vec<Value> = state
        .change_feed
        .channels_mut()
        .iter_mut()
        .map(|channel| {
            channel.expire(now);
            let oldest = channel.backlog().map(|change| change.at).min();
            json!({
                "notification_count": channel.backlog().count(),
                "oldest_notification_date_utc": oldest.map(utc),
                property_name(call, "assetFamily", "asset_family"): "creative",
                property_name(call, "assetType", "asset_type"): asset_type(channel.kind),
                property_name(call, "channelId", "channel_id"): channel.id,
                property_name(call, "channelType", "channel_type"): "partner",
                property_name(call, "startDate", "start_date"): "2024-01-01T00:00:00Z",
            })
        })
        .collect();
    let mut response = ok(&Value::Array(channels));
    // Clients compute the age of notifications from this header, so it follows the clock of the mock.
    let date = now.format("%a, %d %b %Y %H:%M:%S GMT").to_string();
    if let Ok(date) = HeaderValue::from_str(&date) {
        response.headers_mut().insert(DATE, date);
    }
    Ok(response)
}

fn get_change_set(call: &Call<'_>) -> Result<Response, ErrorResponse> {
    let id = call.query.integer("channel_id");
    let id = id.ok_or_else(|| {
        ErrorResponse::getty(StatusCode::BAD_REQUEST, "InvalidChannelId", "channel_id is missing.")
    })?;
    let size = call.query.integer("batch_size").unwrap_or(MAX_BATCH_SIZE);
    if !(1..=MAX_BATCH_SIZE).contains(&size) {
        let message = format!("batch_size must be from 1 to {MAX_BATCH_SIZE}.");
        return Err(ErrorResponse::invalid_parameter(message));
    }
    let now = call.server.clock.now();
    let mut state = call.server.state();
    let feed = &mut state.change_feed;
    let channel = feed.channel_mut(id).ok_or_else(|| {
        ErrorResponse::getty(StatusCode::NOT_FOUND, "ChannelsNotFound", "There is no such channel.")
    })?;
    if let Some(set) = channel.unconfirmed() {
        return Ok(ok(&view(call, set)));
    }
    channel.expire(now);
    let id = channel.id;
    match feed.open_change_set(id, usize::try_from(size).unwrap_or_default()) {
        Some(set) => Ok(json_response(StatusCode::CREATED, &view(call, set))),
        None => Ok(empty(StatusCode::OK)),
    }
}

fn view(call: &Call<'_>, set: &ChangeSet) -> Value {
    let changes: Vec<Value> = set
        .changes
        .iter()
        .map(|change| {
            let path = match change.asset_type {
                Some("Film") => "videos",
                _ => "images",
            };
            json!({
                property_name(call, "assetChangedUtcDateTime", "asset_changed_utc_datetime"): utc(change.at),
                property_name(call, "assetLifecycle", "asset_lifecycle"): change.lifecycle.as_str(),
                property_name(call, "assetType", "asset_type"): change.asset_type,
                "id": change.asset_id,
                "uri": format!("{}/v3/{path}/{}", call.server.urls.api, change.asset_id),
            })
        })
        .collect();
    json!({
        property_name(call, "changeSetId", "change_set_id"): set.id.to_string(),
        property_name(call, "changedAssetList", "changed_assets"): changes,
    })
}

fn confirm_change_set(call: &Call<'_>) -> Result<Response, ErrorResponse> {
    let id: Option<i64> = call.path("change-set-id").parse().ok();
    if id.is_some_and(|id| call.server.state().change_feed.confirm(id)) {
        return Ok(empty(StatusCode::OK));
    }
    let message = "No change set with this id waits to be confirmed.";
    Err(ErrorResponse::getty(StatusCode::BAD_REQUEST, "InvalidChangeSetId", message))
}
