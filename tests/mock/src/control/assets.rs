//! Assets, downloads, boards, orders, asset changes and reported usage.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http::Method;
use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::call::{BadRequest, CallResult, ControlCall, Route, empty_object, file_summary, get_route, route};
use crate::catalogue::Asset;
use crate::fault::parse_header;
use crate::state::asset_changes::Lifecycle;
use crate::state::boards::Board;

pub(super) const ROUTES: &[Route] = &[
    route(Method::GET, "/assets", list),
    route(Method::POST, "/assets", add),
    get_route("/assets/{id}/file", &["start", "end"], file),
    get_route("/downloads", &["asset_id"], downloads),
    route(Method::POST, "/boards", add_board),
    route(Method::POST, "/orders", add_order),
    route(Method::GET, "/channels", |call| Ok(json!({ "channels": call.mock.channel_ids() }))),
    route(Method::POST, "/changes", publish),
    route(Method::GET, "/usage-batches", usage_batches),
];

fn list(call: &ControlCall<'_>) -> CallResult {
    Ok(json!({ "images": call.mock.image_ids(), "videos": call.mock.video_ids() }))
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum RequestedKind {
    Image,
    Video,
}

fn add(call: &ControlCall<'_>) -> CallResult {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct RequestBody {
        id: String,
        kind: RequestedKind,
        title: Option<String>,
        caption: Option<String>,
        #[serde(default)]
        keywords: Vec<String>,
        #[serde(default)]
        editorial: bool,
        dimensions: Option<(u32, u32)>,
        file_name: Option<String>,
        #[serde(default)]
        outside_agreement: bool,
        bytes_base64: Option<String>,
        synthetic_size: Option<u64>,
    }
    let body: RequestBody = call.parse_body()?;
    check_id(&body.id)?;
    if body.bytes_base64.is_some() && body.synthetic_size.is_some() {
        return Err(BadRequest("send bytes_base64 or synthetic_size, not both".to_owned()));
    }
    let mut asset = match body.kind {
        RequestedKind::Image => Asset::image(&body.id),
        RequestedKind::Video => Asset::video(&body.id),
    };
    if let Some(title) = &body.title {
        asset = asset.title(title);
    }
    if let Some(caption) = &body.caption {
        asset = asset.caption(caption);
    }
    if !body.keywords.is_empty() {
        asset = asset.keywords(body.keywords.iter().map(String::as_str));
    }
    if body.editorial {
        asset = asset.editorial();
    }
    if let Some((width, height)) = body.dimensions {
        asset = asset.dimensions(width, height);
    }
    if let Some(name) = &body.file_name {
        if parse_header("content-disposition", name).is_none() {
            return Err(BadRequest(format!("file_name: {name:?} cannot be sent in a header")));
        }
        asset = asset.file_name(name);
    }
    if body.outside_agreement {
        asset = asset.outside_agreement();
    }
    if let Some(size) = body.synthetic_size {
        asset = asset.synthetic_size(size);
    }
    if let Some(encoded) = body.bytes_base64 {
        let bytes = STANDARD.decode(encoded).map_err(|error| BadRequest(format!("bytes_base64: {error}")))?;
        asset = asset.bytes(bytes);
    }
    call.mock.add_asset(asset);
    Ok(json!({ "id": body.id }))
}

/// Ids are part of URLs.
fn check_id(id: &str) -> Result<(), BadRequest> {
    let is_allowed = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    if !id.is_empty() && id.bytes().all(is_allowed) {
        return Ok(());
    }
    Err(BadRequest(format!("id: {id:?} must consist of letters, digits, - and _")))
}

/// The largest range of a file that a call reads.
const MAX_RANGE: u64 = 64 * 1024 * 1024;

/// The length and digest of the largest file of an asset, or of a range of it.
fn file(call: &ControlCall<'_>) -> CallResult {
    let length = call.mock.file_length(&call.name);
    let length = length.ok_or_else(|| BadRequest(format!("there is no asset {}", call.name)))?;
    let start = call.query("start")?.unwrap_or(0);
    let end = call.query("end")?.unwrap_or(length).min(length);
    if end.saturating_sub(start) > MAX_RANGE {
        return Err(BadRequest(format!(
            "the file has {length} bytes: request at most {MAX_RANGE} with start and end"
        )));
    }
    let range = call.mock.file_range(&call.name, start..end).unwrap_or_default();
    Ok(file_summary(&range))
}

/// The number of usages in each accepted batch.
fn usage_batches(call: &ControlCall<'_>) -> CallResult {
    let batches = call.mock.usage_batches().into_iter().map(|(id, usages)| (id, json!(usages)));
    Ok(Value::Object(batches.collect::<Map<_, _>>()))
}

/// The number of counted downloads, of one asset or of all.
fn downloads(call: &ControlCall<'_>) -> CallResult {
    let count = match call.query::<String>("asset_id")? {
        Some(id) => call.mock.asset_download_count(&id),
        None => call.mock.download_count(),
    };
    Ok(json!({ "downloads": count }))
}

fn add_board(call: &ControlCall<'_>) -> CallResult {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct RequestBody {
        name: String,
        description: Option<String>,
        #[serde(default)]
        assets: Vec<String>,
        #[serde(default)]
        comments: Vec<String>,
        #[serde(default)]
        invited: bool,
        #[serde(default)]
        invited_to_edit: bool,
        #[serde(default)]
        without_comments: bool,
    }
    let body: RequestBody = call.parse_body()?;
    let mut board = Board::new(&body.name).assets(body.assets.iter().map(String::as_str));
    if let Some(description) = &body.description {
        board = board.description(description);
    }
    board = body.comments.iter().fold(board, |board, comment| board.comment(comment));
    if body.invited {
        board = board.invited();
    }
    if body.invited_to_edit {
        board = board.invited_to_edit();
    }
    if body.without_comments {
        board = board.without_comments();
    }
    Ok(json!({ "id": call.mock.add_board(board) }))
}

fn add_order(call: &ControlCall<'_>) -> CallResult {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct RequestBody {
        asset_ids: Vec<String>,
    }
    let body: RequestBody = call.parse_body()?;
    let ids: Vec<&str> = body.asset_ids.iter().map(String::as_str).collect();
    match call.mock.try_add_order(&ids) {
        Some(order) => Ok(json!({ "id": order })),
        None => Err(BadRequest(format!("not all of {} are in the catalogue", ids.join(", ")))),
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum RequestedLifecycle {
    New,
    Update,
    Delete,
}

fn publish(call: &ControlCall<'_>) -> CallResult {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct RequestBody {
        channel: i32,
        asset_id: String,
        lifecycle: RequestedLifecycle,
    }
    let body: RequestBody = call.parse_body()?;
    if !call.mock.channel_ids().contains(&body.channel) {
        return Err(BadRequest(format!("there is no channel {}", body.channel)));
    }
    let lifecycle = match body.lifecycle {
        RequestedLifecycle::New => Lifecycle::New,
        RequestedLifecycle::Update => Lifecycle::Update,
        RequestedLifecycle::Delete => Lifecycle::Delete,
    };
    call.mock.publish_change(body.channel, &body.asset_id, lifecycle);
    empty_object()
}
