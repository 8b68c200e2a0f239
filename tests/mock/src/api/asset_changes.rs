//! The feed of asset changes: channels, and change sets that stay until they are confirmed.

use std::collections::VecDeque;

use axum::response::Response;
use chrono::{DateTime, TimeDelta, Utc};
use http::header::{DATE, HeaderValue};
use http::{Method, StatusCode};
use serde_json::{Value, json};

use super::operation::{Call, Operation};
use super::view::utc;
use crate::auth::Access;
use crate::catalogue::{Catalogue, Kind};
use crate::config::ChangeSetSpelling;
use crate::reply::{Refusal, empty, json_with, ok};

pub(super) const OPERATIONS: &[Operation] = &[
    Operation {
        id: "list_channels",
        method: Method::GET,
        path: "/v3/asset-changes/channels",
        access: Access::Token,
        answer: list_channels,
    },
    Operation {
        id: "get_change_set",
        method: Method::PUT,
        path: "/v3/asset-changes/change-sets",
        access: Access::Token,
        answer: get_change_set,
    },
    Operation {
        id: "confirm_change_set",
        method: Method::DELETE,
        path: "/v3/asset-changes/change-sets/{change-set-id}",
        access: Access::Token,
        answer: confirm_change_set,
    },
];

/// What happened to an asset.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Lifecycle {
    /// It is new in the channel.
    New,
    /// It was changed.
    Update,
    /// It is gone.
    Delete,
}

impl Lifecycle {
    fn as_str(self) -> &'static str {
        match self {
            Self::New => "New",
            Self::Update => "Update",
            Self::Delete => "Delete",
        }
    }
}

/// One entry of a channel.
#[derive(Debug, Clone)]
pub(crate) struct Change {
    pub(crate) asset_id: String,
    pub(crate) asset_type: Option<&'static str>,
    pub(crate) lifecycle: Lifecycle,
    pub(crate) at: DateTime<Utc>,
}

/// Unread notices vanish after so long.
const RETENTION: TimeDelta = TimeDelta::days(14);

/// The most a change set can hold.
const MOST_BATCH: i64 = 2200;

#[derive(Debug)]
struct Channel {
    id: i32,
    kind: Kind,
    waiting: VecDeque<Change>,
    unconfirmed: Option<(i64, Vec<Change>)>,
}

impl Channel {
    /// Forgets the notices that are too old.
    fn expire(&mut self, now: DateTime<Utc>) {
        self.waiting.retain(|change| now - change.at < RETENTION);
    }

    /// What is not confirmed, whether it was fetched or not.
    fn backlog(&self) -> impl Iterator<Item = &Change> {
        self.unconfirmed.iter().flat_map(|(_, changes)| changes).chain(&self.waiting)
    }
}

/// All channels.
#[derive(Debug)]
pub(crate) struct Feed {
    channels: Vec<Channel>,
    last_id: i64,
}

impl Feed {
    /// A channel for images and one for videos, with everything in the catalogue as new.
    pub(crate) fn seeded(catalogue: &Catalogue, now: DateTime<Utc>, seed: bool) -> Self {
        let channel = |id, kind| Channel {
            id,
            kind,
            waiting: catalogue
                .iter()
                .filter(|asset| seed && asset.kind == kind)
                .map(|asset| Change {
                    asset_id: asset.id.clone(),
                    asset_type: Some(asset_type(kind)),
                    lifecycle: Lifecycle::New,
                    at: now,
                })
                .collect(),
            unconfirmed: None,
        };
        Self { channels: vec![channel(1001, Kind::Image), channel(1002, Kind::Video)], last_id: 0 }
    }

    /// Puts a notice into a channel; false when there is no such channel.
    pub(crate) fn publish(&mut self, channel: i32, change: Change) -> bool {
        match self.channels.iter_mut().find(|one| one.id == channel) {
            Some(channel) => {
                channel.waiting.push_back(change);
                true
            }
            None => false,
        }
    }

    pub(crate) fn channel_ids(&self) -> Vec<i32> {
        self.channels.iter().map(|channel| channel.id).collect()
    }
}

pub(crate) fn asset_type(kind: Kind) -> &'static str {
    match kind {
        Kind::Image => "Image",
        Kind::Video => "Film",
    }
}

/// Picks the spelling of a property name.
fn spelled(call: &Call<'_>, camel: &'static str, snake: &'static str) -> &'static str {
    match call.server.config.change_set_spelling {
        ChangeSetSpelling::CamelCase => camel,
        ChangeSetSpelling::SnakeCase => snake,
    }
}

fn list_channels(call: &Call<'_>) -> Result<Response, Refusal> {
    let now = call.server.clock.now();
    let mut state = call.server.state();
    let channels: Vec<Value> = state
        .feed
        .channels
        .iter_mut()
        .map(|channel| {
            channel.expire(now);
            let oldest = channel.backlog().map(|change| change.at).min();
            json!({
                "notification_count": channel.backlog().count(),
                "oldest_notification_date_utc": oldest.map(utc),
                spelled(call, "assetFamily", "asset_family"): "creative",
                spelled(call, "assetType", "asset_type"): asset_type(channel.kind),
                spelled(call, "channelId", "channel_id"): channel.id,
                spelled(call, "channelType", "channel_type"): "partner",
                spelled(call, "startDate", "start_date"): "2024-01-01T00:00:00Z",
            })
        })
        .collect();
    let mut response = ok(&Value::Array(channels));
    // The age of the notifications is measured with it, so that it follows the clock of the mock.
    let date = now.format("%a, %d %b %Y %H:%M:%S GMT").to_string();
    if let Ok(date) = HeaderValue::from_str(&date) {
        response.headers_mut().insert(DATE, date);
    }
    Ok(response)
}

fn get_change_set(call: &Call<'_>) -> Result<Response, Refusal> {
    let bad = |code, message: &str| Refusal::getty(StatusCode::BAD_REQUEST, code, message);
    let id = call.query.integer("channel_id");
    let id = id.ok_or_else(|| bad("InvalidChannelId", "channel_id is missing."))?;
    let size = call.query.integer("batch_size").unwrap_or(MOST_BATCH);
    if !(1..=MOST_BATCH).contains(&size) {
        let message = format!("batch_size must be from 1 to {MOST_BATCH}.");
        return Err(Refusal::bad_parameter(message));
    }
    let now = call.server.clock.now();
    let mut state = call.server.state();
    let feed = &mut state.feed;
    let channel = feed.channels.iter_mut().find(|channel| i64::from(channel.id) == id);
    let channel = channel.ok_or_else(|| {
        Refusal::getty(StatusCode::NOT_FOUND, "ChannelsNotFound", "There is no such channel.")
    })?;
    if let Some((id, changes)) = &channel.unconfirmed {
        return Ok(ok(&view(call, *id, changes)));
    }
    channel.expire(now);
    let size = usize::try_from(size).unwrap_or_default().min(channel.waiting.len());
    if size == 0 {
        return Ok(empty(StatusCode::OK));
    }
    let changes: Vec<Change> = channel.waiting.drain(..size).collect();
    feed.last_id += 1;
    let id = feed.last_id;
    let answer = view(call, id, &changes);
    channel.unconfirmed = Some((id, changes));
    Ok(json_with(StatusCode::CREATED, &answer))
}

fn view(call: &Call<'_>, id: i64, changes: &[Change]) -> Value {
    let changes: Vec<Value> = changes
        .iter()
        .map(|change| {
            let path = match change.asset_type {
                Some("Film") => "videos",
                _ => "images",
            };
            json!({
                spelled(call, "assetChangedUtcDateTime", "asset_changed_utc_datetime"): utc(change.at),
                spelled(call, "assetLifecycle", "asset_lifecycle"): change.lifecycle.as_str(),
                spelled(call, "assetType", "asset_type"): change.asset_type,
                "id": change.asset_id,
                "uri": format!("{}/v3/{path}/{}", call.server.urls.api, change.asset_id),
            })
        })
        .collect();
    json!({
        spelled(call, "changeSetId", "change_set_id"): id.to_string(),
        spelled(call, "changedAssetList", "changed_assets"): changes,
    })
}

fn confirm_change_set(call: &Call<'_>) -> Result<Response, Refusal> {
    let invalid = || {
        let message = "No change set with this id waits to be confirmed.";
        Refusal::getty(StatusCode::BAD_REQUEST, "InvalidChangeSetId", message)
    };
    let id: i64 = call.path("change-set-id").parse().map_err(|_| invalid())?;
    let mut state = call.server.state();
    let mut channels = state.feed.channels.iter_mut();
    let is_it = |channel: &&mut Channel| {
        channel.unconfirmed.as_ref().is_some_and(|(unconfirmed, _)| *unconfirmed == id)
    };
    let channel = channels.find(is_it).ok_or_else(invalid)?;
    channel.unconfirmed = None;
    Ok(empty(StatusCode::OK))
}
