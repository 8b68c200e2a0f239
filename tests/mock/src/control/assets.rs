//! What is in the catalogue, on boards, in orders and in the feed of changes.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http::Method;
use serde::Deserialize;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use super::{Answer, Call, Problem, Route, done, look, route};
use crate::api::{Board, Lifecycle};
use crate::canned::try_header;
use crate::catalogue::Asset;

pub(super) const ROUTES: &[Route] = &[
    route(Method::GET, "/assets", list),
    route(Method::POST, "/assets", add),
    look("/assets/{id}/file", &["start", "end"], file),
    look("/downloads", &["asset_id"], downloads),
    route(Method::POST, "/boards", add_board),
    route(Method::POST, "/orders", add_order),
    route(Method::GET, "/channels", |call| Ok(json!({ "channels": call.mock.channel_ids() }))),
    route(Method::POST, "/changes", publish),
    route(Method::GET, "/usage-batches", usage_batches),
];

fn list(call: &Call<'_>) -> Answer {
    Ok(json!({ "images": call.mock.image_ids(), "videos": call.mock.video_ids() }))
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum AssetKind {
    Image,
    Video,
}

fn add(call: &Call<'_>) -> Answer {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Asked {
        id: String,
        kind: AssetKind,
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
    let asked: Asked = call.read()?;
    check_id(&asked.id)?;
    if asked.bytes_base64.is_some() && asked.synthetic_size.is_some() {
        return Err(Problem("give bytes_base64 or synthetic_size, not both".to_owned()));
    }
    let mut asset = match asked.kind {
        AssetKind::Image => Asset::image(&asked.id),
        AssetKind::Video => Asset::video(&asked.id),
    };
    if let Some(title) = &asked.title {
        asset = asset.title(title);
    }
    if let Some(caption) = &asked.caption {
        asset = asset.caption(caption);
    }
    if !asked.keywords.is_empty() {
        asset = asset.keywords(asked.keywords.iter().map(String::as_str));
    }
    if asked.editorial {
        asset = asset.editorial();
    }
    if let Some((width, height)) = asked.dimensions {
        asset = asset.dimensions(width, height);
    }
    if let Some(name) = &asked.file_name {
        if try_header("content-disposition", name).is_none() {
            return Err(Problem(format!("file_name: {name:?} cannot be sent in a header")));
        }
        asset = asset.file_name(name);
    }
    if asked.outside_agreement {
        asset = asset.outside_agreement();
    }
    if let Some(size) = asked.synthetic_size {
        asset = asset.synthetic_size(size);
    }
    if let Some(encoded) = asked.bytes_base64 {
        let bytes = STANDARD.decode(encoded).map_err(|error| Problem(format!("bytes_base64: {error}")))?;
        asset = asset.bytes(bytes);
    }
    call.mock.add_asset(asset);
    Ok(json!({ "id": asked.id }))
}

/// Ids stand in addresses.
fn check_id(id: &str) -> Result<(), Problem> {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    if !id.is_empty() && id.bytes().all(fits) {
        return Ok(());
    }
    Err(Problem(format!("id: {id:?} must consist of letters, digits, - and _")))
}

/// The most of a file that is read at once.
const MOST_READ: u64 = 64 * 1024 * 1024;

/// What the largest size of an asset must be, or a part of it.
fn file(call: &Call<'_>) -> Answer {
    let length = call.mock.file_length(&call.name);
    let length = length.ok_or_else(|| Problem(format!("there is no asset {}", call.name)))?;
    let start = call.query("start")?.unwrap_or(0);
    let end = call.query("end")?.unwrap_or(length).min(length);
    if end.saturating_sub(start) > MOST_READ {
        return Err(Problem(format!(
            "the file has {length} bytes: ask for at most {MOST_READ} with start and end"
        )));
    }
    let part = call.mock.file_range(&call.name, start..end).unwrap_or_default();
    Ok(described(&part))
}

/// How many bytes there are, and which.
pub(super) fn described(bytes: &[u8]) -> Value {
    let digest = Sha256::digest(bytes);
    let digest: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    json!({ "length": bytes.len(), "sha256": digest })
}

/// How many usages each batch had that was taken in.
fn usage_batches(call: &Call<'_>) -> Answer {
    let batches = call.mock.usage_batches().into_iter().map(|(id, usages)| (id, json!(usages)));
    Ok(Value::Object(batches.collect::<Map<_, _>>()))
}

/// How many downloads were paid for, of one asset or of all.
fn downloads(call: &Call<'_>) -> Answer {
    let made = match call.query::<String>("asset_id")? {
        Some(id) => call.mock.downloads_of(&id),
        None => call.mock.downloads_made(),
    };
    Ok(json!({ "downloads": made }))
}

fn add_board(call: &Call<'_>) -> Answer {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Asked {
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
    let asked: Asked = call.read()?;
    let mut board = Board::new(&asked.name).assets(asked.assets.iter().map(String::as_str));
    if let Some(description) = &asked.description {
        board = board.description(description);
    }
    board = asked.comments.iter().fold(board, |board, comment| board.comment(comment));
    if asked.invited {
        board = board.invited();
    }
    if asked.invited_to_edit {
        board = board.invited_to_edit();
    }
    if asked.without_comments {
        board = board.without_comments();
    }
    Ok(json!({ "id": call.mock.add_board(board) }))
}

fn add_order(call: &Call<'_>) -> Answer {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Asked {
        asset_ids: Vec<String>,
    }
    let asked: Asked = call.read()?;
    let ids: Vec<&str> = asked.asset_ids.iter().map(String::as_str).collect();
    match call.mock.try_add_order(&ids) {
        Some(order) => Ok(json!({ "id": order })),
        None => Err(Problem(format!("not all of {} are in the catalogue", ids.join(", ")))),
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Change {
    New,
    Update,
    Delete,
}

fn publish(call: &Call<'_>) -> Answer {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Asked {
        channel: i32,
        asset_id: String,
        lifecycle: Change,
    }
    let asked: Asked = call.read()?;
    if !call.mock.channel_ids().contains(&asked.channel) {
        return Err(Problem(format!("there is no channel {}", asked.channel)));
    }
    let lifecycle = match asked.lifecycle {
        Change::New => Lifecycle::New,
        Change::Update => Lifecycle::Update,
        Change::Delete => Lifecycle::Delete,
    };
    call.mock.publish_change(asked.channel, &asked.asset_id, lifecycle);
    done()
}
