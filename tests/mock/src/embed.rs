//! The oEmbed host.

use std::collections::HashMap;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::response::Response;
use axum::routing::get;
use http::request::Parts;
use http::{Request, StatusCode};
use serde_json::json;

use crate::catalogue::Rendition;
use crate::http::response::{ErrorResponse, ok};
use crate::server::pipeline::{Endpoint, handle, not_found};
use crate::server::recorder::Host;
use crate::server::shared::Server;

/// The largest number of assets in one embed.
const MAX_ASSETS: usize = 5;

/// Name of the endpoint, for faults and assertions.
pub(crate) const ENDPOINT: &str = "oembed";

pub(crate) fn router(server: &Arc<Server>) -> Router {
    let oembed_server = Arc::clone(server);
    let fallback_server = Arc::clone(server);
    let handler = move |request: Request<Body>| async move {
        let respond = |parts: &Parts, _: &_, _: &_| oembed(&oembed_server, parts);
        handle(&oembed_server, Host::Embed, Endpoint::Other(ENDPOINT), request, respond).await
    };
    Router::new()
        .route("/oembed", get(handler))
        .fallback(move |request| not_found(fallback_server, Host::Embed, request))
}

fn oembed(server: &Server, parts: &Parts) -> Result<Response, ErrorResponse> {
    let query = parts.uri.query().unwrap_or_default();
    let query: HashMap<_, _> = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
    if query.get("format").is_some_and(|format| format != "json") {
        return Err(ErrorResponse::gateway(StatusCode::NOT_IMPLEMENTED, "Only JSON is available"));
    }
    let url = query
        .get("url")
        .and_then(|url| url.strip_prefix("http://gty.im/").or_else(|| url.strip_prefix("https://gty.im/")));
    let ids: Vec<&str> = url.unwrap_or_default().split(',').filter(|id| !id.is_empty()).collect();
    if ids.is_empty() || ids.len() > MAX_ASSETS {
        let message = "url must be http://gty.im/ and one to five ids";
        return Err(ErrorResponse::gateway(StatusCode::BAD_REQUEST, message));
    }
    let state = server.state();
    let assets: Option<Vec<_>> = ids.iter().map(|id| state.catalogue.get(id)).collect();
    let Some([first, ..]) = assets.as_deref() else {
        return Err(ErrorResponse::gateway(StatusCode::NOT_FOUND, "Not Found"));
    };
    let limit = |name: &str| query.get(name).and_then(|value| value.parse::<u32>().ok());
    let width = first.width.min(limit("maxwidth").unwrap_or(u32::MAX));
    let height = (first.height * width / first.width).min(limit("maxheight").unwrap_or(u32::MAX));
    let html = format!(
        "<iframe src=\"{}/embed/{}\" width=\"{width}\" height=\"{height}\"></iframe>",
        server.urls.embed,
        ids.join(","),
    );
    let (thumb_width, thumb_height) = match Rendition::display(first, "thumb") {
        Some(Rendition::Jpeg { width, height }) => (width.to_string(), height.to_string()),
        _ => Default::default(),
    };
    Ok(ok(&json!({
        "type": "rich",
        "version": "1.0",
        "provider_name": "Getty Images",
        "title": first.title.english,
        "html": html,
        "width": width,
        "height": height,
        "thumbnail_url": format!("{}/media/{}/thumb.jpg", server.urls.delivery, first.id),
        // The real service sometimes sends these numbers as strings.
        "thumbnail_width": thumb_width,
        "thumbnail_height": thumb_height,
    })))
}
