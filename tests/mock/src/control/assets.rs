//! What is in the catalogue, on boards, in orders and in the feed of changes.

use axum::routing::MethodFilter;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::Deserialize;
use serde_json::json;

use super::{Answer, Call, Problem, Route, done, route};
use crate::api::{Board, Lifecycle};
use crate::catalogue::Asset;

pub(super) const ROUTES: &[Route] = &[
    route(MethodFilter::GET, "/assets", list),
    route(MethodFilter::POST, "/assets", add),
    route(MethodFilter::GET, "/downloads", downloads),
    route(MethodFilter::POST, "/boards", add_board),
    route(MethodFilter::POST, "/orders", add_order),
    route(MethodFilter::POST, "/changes", publish),
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

/// How many downloads were paid for, of one asset or of all.
fn downloads(call: &Call<'_>) -> Answer {
    let made = match call.query("asset_id") {
        Some(id) => call.mock.downloads_of(id),
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
