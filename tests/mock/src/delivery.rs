//! The delivery host: files behind delivery URLs, and display sizes.

use std::ops::Range;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::RawPathParams;
use axum::response::Response;
use axum::routing::get;
use chrono::TimeDelta;
use futures_util::stream;
use http::request::Parts;
use http::{HeaderMap, HeaderValue, Request, StatusCode, header};

use crate::catalogue::{Asset, AssetKind, Content, Rendition};
use crate::fault::Fault;
use crate::http::response::{ErrorResponse, redirect};
use crate::server::pipeline::{Endpoint, handle, not_found};
use crate::server::recorder::Host;
use crate::server::shared::Server;
use crate::state::generations::PREVIEWS;

/// Names of the endpoints, for faults and assertions.
pub(crate) const ENDPOINTS: [&str; 3] = ["delivery", "delivery_edge", "display"];

pub(crate) fn router(server: &Arc<Server>) -> Router {
    let route = |name, respond: FileHandler| {
        let server = Arc::clone(server);
        get(move |parameters: RawPathParams, request: Request<Body>| {
            serve(server, name, respond, parameters, request)
        })
    };
    let fallback_server = Arc::clone(server);
    Router::new()
        .route("/xa/{token}", route("delivery", deliver))
        .route("/edge/{token}", route("delivery_edge", deliver_from_edge))
        .route("/media/{id}/{file}", route("display", display))
        .route("/ai/{id}/{index}/{file}", route("display", preview))
        .fallback(move |request| not_found(fallback_server, Host::Delivery, request))
}

/// Responds to the segments of a path; the last argument is whether ranges are supported.
type FileHandler = fn(&Server, &[String], &Parts, bool) -> Result<Response, ErrorResponse>;

async fn serve(
    server: Arc<Server>,
    name: &'static str,
    respond: FileHandler,
    parameters: RawPathParams,
    request: Request<Body>,
) -> Response {
    let parameters: Vec<String> = parameters.iter().map(|(_, value)| value.to_owned()).collect();
    let respond = |parts: &Parts, _: &_, fault: &Option<Fault>| {
        let ranges = server.config.delivery_ranges && !fault.as_ref().is_some_and(Fault::ignores_range);
        respond(&server, &parameters, parts, ranges)
    };
    handle(&server, Host::Delivery, Endpoint::Other(name), request, respond).await
}

fn deliver(server: &Server, path: &[String], parts: &Parts, ranges: bool) -> Result<Response, ErrorResponse> {
    let token = path.first().map_or("", String::as_str);
    let (asset, rendition) = find_delivery(server, token)?;
    // The edge delivers videos.
    if asset.kind == AssetKind::Video {
        let location = format!("{}/edge/{token}", server.urls.delivery);
        return Ok(redirect(StatusCode::TEMPORARY_REDIRECT, &location));
    }
    Ok(file_response(server, &asset, &rendition, parts, ranges))
}

fn deliver_from_edge(
    server: &Server,
    path: &[String],
    parts: &Parts,
    ranges: bool,
) -> Result<Response, ErrorResponse> {
    let (asset, rendition) = find_delivery(server, path.first().map_or("", String::as_str))?;
    Ok(file_response(server, &asset, &rendition, parts, ranges))
}

fn find_delivery(server: &Server, token: &str) -> Result<(Arc<Asset>, Rendition), ErrorResponse> {
    let state = server.state();
    let delivery = state.deliveries.get(token);
    let delivery = delivery.ok_or_else(|| ErrorResponse::access_denied("The URL is not valid."))?;
    if delivery.expires <= server.clock.now() {
        return Err(ErrorResponse::access_denied("The URL has expired."));
    }
    // If the asset was replaced meanwhile, the new one is delivered.
    let asset = state.catalogue.get(&delivery.asset.id).unwrap_or(&delivery.asset);
    Ok((Arc::clone(asset), delivery.rendition.clone()))
}

fn display(server: &Server, path: &[String], parts: &Parts, ranges: bool) -> Result<Response, ErrorResponse> {
    let [id, file_name] = path else {
        return Err(ErrorResponse::gateway(StatusCode::NOT_FOUND, "Not Found"));
    };
    let name = file_name.split('.').next().unwrap_or_default();
    let asset = server.state().catalogue.get(id).cloned();
    let found = asset.and_then(|asset| Rendition::display(&asset, name).map(|file| (asset, file)));
    let Some((asset, rendition)) = found else {
        return Err(ErrorResponse::gateway(StatusCode::NOT_FOUND, "Not Found"));
    };
    Ok(as_preview(file_response(server, &asset, &rendition, parts, ranges)))
}

/// A preview of a generated image or of a registered file.
fn preview(server: &Server, path: &[String], parts: &Parts, ranges: bool) -> Result<Response, ErrorResponse> {
    let found = match path {
        [id, index, file] => server.state().generations.image(id, index).zip(file.strip_suffix(".jpg")),
        _ => None,
    };
    let divisor = |size| PREVIEWS.iter().find(|(name, _)| *name == size).map(|(_, divisor)| divisor);
    let Some((asset, divisor)) = found.and_then(|(asset, size)| Some((asset, divisor(size)?))) else {
        return Err(ErrorResponse::gateway(StatusCode::NOT_FOUND, "Not Found"));
    };
    let scale = |side: u32| (side / divisor).max(1);
    let rendition = Rendition::Jpeg { width: scale(asset.width), height: scale(asset.height) };
    Ok(as_preview(file_response(server, &asset, &rendition, parts, ranges)))
}

/// Previews have no file name, and caches may store them.
fn as_preview(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.remove(header::CONTENT_DISPOSITION);
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=86400"));
    response
}

/// A file, or the range of it that was requested (RFC 9110, section 14).
fn file_response(
    server: &Server,
    asset: &Arc<Asset>,
    rendition: &Rendition,
    parts: &Parts,
    ranges: bool,
) -> Response {
    let content = server.files.content(asset, rendition);
    let length = content.len();
    let etag = format!("\"{:016x}\"", content.fingerprint());
    let modified = asset.created + TimeDelta::seconds(i64::from(asset.revision));
    let modified = modified.format("%a, %d %b %Y %H:%M:%S GMT").to_string();

    let requested = if ranges {
        RequestedRange::parse(&parts.headers, length, &etag, &modified)
    } else {
        RequestedRange::Full
    };
    let (status, range) = match requested {
        RequestedRange::Full => (StatusCode::OK, 0..length),
        RequestedRange::Partial(range) => (StatusCode::PARTIAL_CONTENT, range),
        RequestedRange::Unsatisfiable => (StatusCode::RANGE_NOT_SATISFIABLE, 0..0),
    };
    let mut response = Response::new(stream_body(content, range.clone()));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_LENGTH, (range.end - range.start).into());
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(rendition.content_type()));
    let default_name = || format!("GettyImages-{}.{}", asset.id, rendition.extension());
    let name = asset.file_name.clone().unwrap_or_else(default_name);
    let mut set = |name, value: String| {
        if let Ok(value) = HeaderValue::from_bytes(value.as_bytes()) {
            headers.insert(name, value);
        }
    };
    set(header::CONTENT_DISPOSITION, format!("attachment; filename={name}"));
    set(header::ETAG, etag);
    set(header::LAST_MODIFIED, modified);
    if ranges {
        set(header::ACCEPT_RANGES, "bytes".to_owned());
    }
    match status {
        StatusCode::PARTIAL_CONTENT => {
            let last = range.end - 1;
            set(header::CONTENT_RANGE, format!("bytes {}-{last}/{length}", range.start));
        }
        StatusCode::RANGE_NOT_SATISFIABLE => {
            set(header::CONTENT_RANGE, format!("bytes */{length}"));
        }
        _ => {}
    }
    response
}

/// The range that a request selects.
enum RequestedRange {
    /// The complete file.
    Full,
    Partial(Range<u64>),
    /// A range outside the file.
    Unsatisfiable,
}

impl RequestedRange {
    fn parse(headers: &HeaderMap, length: u64, etag: &str, modified: &str) -> Self {
        let text = |name| headers.get(name).and_then(|value: &HeaderValue| value.to_str().ok());
        if let Some(validator) = text(header::IF_RANGE)
            && validator != etag
            && validator != modified
        {
            return Self::Full;
        }
        match text(header::RANGE).and_then(|value| parse_range(value, length)) {
            // RFC 9110 permits to ignore a range that is not understood.
            None => Self::Full,
            Some(range) if range.start < range.end => Self::Partial(range),
            Some(_) => Self::Unsatisfiable,
        }
    }
}

/// A single range; `None` for several ranges and for what is not a range.
fn parse_range(value: &str, length: u64) -> Option<Range<u64>> {
    let range = value.strip_prefix("bytes=")?;
    let (first, last) = range.trim().split_once('-')?;
    match (first.parse::<u64>(), last.parse::<u64>()) {
        (Ok(first), Ok(last)) if first <= last => Some(first..last.saturating_add(1).min(length)),
        (Ok(first), Err(_)) if last.is_empty() => Some(first..length),
        (Err(_), Ok(suffix)) if first.is_empty() => Some(length.saturating_sub(suffix)..length),
        _ => None,
    }
}

fn stream_body(content: Content, range: Range<u64>) -> Body {
    Body::from_stream(stream::unfold((content, range), |(content, range)| async move {
        let chunk = content.chunk(&range)?;
        let rest = range.start + chunk.len() as u64..range.end;
        Some((Ok::<_, std::io::Error>(chunk), (content, rest)))
    }))
}
