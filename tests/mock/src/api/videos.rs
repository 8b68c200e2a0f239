//! Metadata of videos.

use axum::response::Response;
use http::{Method, StatusCode};

use super::fields::Fields;
use super::images::by_ids;
use super::operation::{Call, Operation};
use super::rendered::texts;
use super::view::Shape;
use crate::auth::Access;
use crate::catalogue::Kind;
use crate::reply::{Refusal, bytes};

pub(super) const OPERATIONS: &[Operation] = &[
    Operation {
        id: "get_videos",
        method: Method::GET,
        path: "/v3/videos",
        access: Access::Key,
        answer: get_videos,
    },
    Operation {
        id: "get_video",
        method: Method::GET,
        path: "/v3/videos/{id}",
        access: Access::Key,
        answer: get_video,
    },
];

fn get_videos(call: &Call<'_>) -> Result<Response, Refusal> {
    by_ids(call, Kind::Video)
}

/// Unlike an image, one video comes bare.
fn get_video(call: &Call<'_>) -> Result<Response, Refusal> {
    let fields = Fields::of(call)?;
    let id = call.path("id");
    let asset = call.server.state().catalogue.of_kind(id, Kind::Video).cloned();
    match asset {
        Some(asset) => {
            let text = texts(call, [&asset].into_iter(), Shape::Detail, &fields).concat();
            Ok(bytes(StatusCode::OK, "application/json", text))
        }
        None => Err(video_not_found(id)),
    }
}

pub(super) fn video_not_found(id: &str) -> Refusal {
    let message = format!("There is no video {id}.");
    Refusal::getty(StatusCode::NOT_FOUND, "VideosNotFound", message)
}
