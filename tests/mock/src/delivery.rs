//! The delivery host: files behind opaque addresses, and display sizes.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::RawPathParams;
use axum::response::Response;
use axum::routing::get;
use chrono::{DateTime, TimeDelta, Utc};
use futures_util::stream;
use http::request::Parts;
use http::{HeaderMap, HeaderValue, Request, StatusCode, header};

use crate::api::{PREVIEWS, not_found};
use crate::catalogue::{Asset, Content, Kind, Rendition};
use crate::exchange::exchange;
use crate::fault::Fault;
use crate::random::Random;
use crate::record::Host;
use crate::reply::{Refusal, redirect};
use crate::server::Server;

/// Addresses are good for a day.
const LIFE: TimeDelta = TimeDelta::hours(24);

#[derive(Debug, Clone)]
struct Delivery {
    asset: Arc<Asset>,
    rendition: Rendition,
    expires: DateTime<Utc>,
}

/// The addresses that were handed out.
#[derive(Debug, Default)]
pub(crate) struct Deliveries {
    handed_out: HashMap<String, Delivery>,
    /// Another server that delivers, by asset id.
    elsewhere: Option<String>,
}

impl Deliveries {
    /// Leaves deliveries to another server, or takes them back.
    pub(crate) fn leave_to(&mut self, base: Option<String>) {
        self.elsewhere = base;
    }

    /// A new address.
    pub(crate) fn hand_out(
        &mut self,
        own: &str,
        random: &mut Random,
        asset: Arc<Asset>,
        rendition: Rendition,
        now: DateTime<Utc>,
    ) -> String {
        if let Some(base) = &self.elsewhere {
            return format!("{base}/{}", asset.id);
        }
        let opaque = random.opaque();
        let delivery = Delivery { asset, rendition, expires: now + LIFE };
        self.handed_out.insert(opaque.clone(), delivery);
        format!("{own}/xa/{opaque}")
    }
}

/// Names under which requests are recorded and faults are planned.
pub(crate) const OPERATIONS: [&str; 3] = ["delivery", "delivery_edge", "display"];

pub(crate) fn router(server: &Arc<Server>) -> Router {
    let route = |operation, respond: Respond| {
        let server = Arc::clone(server);
        get(move |parameters: RawPathParams, request: Request<Body>| {
            serve(server, operation, respond, parameters, request)
        })
    };
    let unknown = Arc::clone(server);
    Router::new()
        .route("/xa/{opaque}", route("delivery", signed))
        .route("/edge/{opaque}", route("delivery_edge", edge))
        .route("/media/{id}/{file}", route("display", display))
        .route("/ai/{id}/{index}/{file}", route("display", preview))
        .fallback(move |request| not_found(unknown, Host::Delivery, request))
}

type Respond = fn(&Server, &[String], &Parts, bool) -> Result<Response, Refusal>;

async fn serve(
    server: Arc<Server>,
    operation: &'static str,
    respond: Respond,
    parameters: RawPathParams,
    request: Request<Body>,
) -> Response {
    let parameters: Vec<String> = parameters.iter().map(|(_, value)| value.to_owned()).collect();
    let answer = |parts: &Parts, _: &_, fault: &Option<Fault>| {
        let ranges = server.config.delivery_ranges && !fault.as_ref().is_some_and(Fault::ignores_range);
        respond(&server, &parameters, parts, ranges)
    };
    exchange(&server, Host::Delivery, Some(operation), request, answer).await
}

fn signed(server: &Server, path: &[String], parts: &Parts, ranges: bool) -> Result<Response, Refusal> {
    let opaque = path.first().map_or("", String::as_str);
    let (asset, rendition) = look_up(server, opaque)?;
    // Videos are served by another path.
    if asset.kind == Kind::Video {
        let location = format!("{}/edge/{opaque}", server.urls.delivery);
        return Ok(redirect(StatusCode::TEMPORARY_REDIRECT, &location));
    }
    Ok(file(server, &asset, &rendition, parts, ranges))
}

fn edge(server: &Server, path: &[String], parts: &Parts, ranges: bool) -> Result<Response, Refusal> {
    let (asset, rendition) = look_up(server, path.first().map_or("", String::as_str))?;
    Ok(file(server, &asset, &rendition, parts, ranges))
}

fn look_up(server: &Server, opaque: &str) -> Result<(Arc<Asset>, Rendition), Refusal> {
    let state = server.state();
    let delivery = state
        .deliveries
        .handed_out
        .get(opaque)
        .ok_or_else(|| Refusal::denied("The address is not valid."))?;
    if delivery.expires <= server.clock.now() {
        return Err(Refusal::denied("The address has expired."));
    }
    // An asset that was replaced since is delivered as it is now.
    let asset = state.catalogue.get(&delivery.asset.id).unwrap_or(&delivery.asset);
    Ok((Arc::clone(asset), delivery.rendition.clone()))
}

fn display(server: &Server, path: &[String], parts: &Parts, ranges: bool) -> Result<Response, Refusal> {
    let [id, file_name] = path else {
        return Err(Refusal::gateway(StatusCode::NOT_FOUND, "Not Found"));
    };
    let name = file_name.split('.').next().unwrap_or_default();
    let asset = server.state().catalogue.get(id).cloned();
    let found = asset.and_then(|asset| Rendition::display(&asset, name).map(|file| (asset, file)));
    let Some((asset, rendition)) = found else {
        return Err(Refusal::gateway(StatusCode::NOT_FOUND, "Not Found"));
    };
    Ok(shown(file(server, &asset, &rendition, parts, ranges)))
}

/// A preview of a generated image or a registered file.
fn preview(server: &Server, path: &[String], parts: &Parts, ranges: bool) -> Result<Response, Refusal> {
    let found = match path {
        [id, index, file] => server.state().ai.picture(id, index).zip(file.strip_suffix(".jpg")),
        _ => None,
    };
    let divisor = |name| PREVIEWS.iter().find(|(one, _)| *one == name).map(|(_, divisor)| divisor);
    let Some((asset, divisor)) = found.and_then(|(asset, name)| Some((asset, divisor(name)?))) else {
        return Err(Refusal::gateway(StatusCode::NOT_FOUND, "Not Found"));
    };
    let side = |whole: u32| (whole / divisor).max(1);
    let rendition = Rendition::Jpeg { width: side(asset.width), height: side(asset.height) };
    Ok(shown(file(server, &asset, &rendition, parts, ranges)))
}

/// What is to be looked at has no file name and may be cached.
fn shown(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.remove(header::CONTENT_DISPOSITION);
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=86400"));
    response
}

/// A file, or the part of it that was asked for (RFC 9110, section 14).
fn file(server: &Server, asset: &Arc<Asset>, rendition: &Rendition, parts: &Parts, ranges: bool) -> Response {
    let content = server.content(asset, rendition);
    let length = content.len();
    let etag = format!("\"{:016x}\"", content.fingerprint());
    let modified = asset.created + TimeDelta::seconds(i64::from(asset.revision));
    let modified = modified.format("%a, %d %b %Y %H:%M:%S GMT").to_string();

    let wanted = if ranges { requested(&parts.headers, length, &etag, &modified) } else { None };
    let (status, range) = match wanted {
        None => (StatusCode::OK, 0..length),
        Some(Some(range)) => (StatusCode::PARTIAL_CONTENT, range),
        Some(None) => (StatusCode::RANGE_NOT_SATISFIABLE, 0..0),
    };
    let mut response = Response::new(body(content, range.clone()));
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

/// The range asked for: `None` for the whole file, `Some(None)` for one that lies outside it.
fn requested(headers: &HeaderMap, length: u64, etag: &str, modified: &str) -> Option<Option<Range<u64>>> {
    let text = |name| headers.get(name).and_then(|value: &HeaderValue| value.to_str().ok());
    if let Some(validator) = text(header::IF_RANGE)
        && validator != etag
        && validator != modified
    {
        return None;
    }
    let range = text(header::RANGE)?.strip_prefix("bytes=")?;
    let (first, last) = range.trim().split_once('-')?;
    let range = match (first.parse::<u64>(), last.parse::<u64>()) {
        (Ok(first), Ok(last)) if first <= last => first..last.saturating_add(1).min(length),
        (Ok(first), Err(_)) if last.is_empty() => first..length,
        (Err(_), Ok(suffix)) if first.is_empty() => length.saturating_sub(suffix)..length,
        // What cannot be understood (several ranges too) is passed over.
        _ => return None,
    };
    Some((range.start < range.end).then_some(range))
}

fn body(content: Content, range: Range<u64>) -> Body {
    Body::from_stream(stream::unfold((content, range), |(content, range)| async move {
        let chunk = content.chunk(&range)?;
        let rest = range.start + chunk.len() as u64..range.end;
        Some((Ok::<_, std::io::Error>(chunk), (content, rest)))
    }))
}
