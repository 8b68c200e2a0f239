//! One request to the delivery host. The response is checked before any byte of the body is used.

use std::ops::Range;

use getty_api::{Body, Effect, Secrets};
use http::header::{
    ACCEPT_ENCODING, ACCEPT_RANGES, CONTENT_DISPOSITION, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_RANGE,
    CONTENT_TYPE, DATE, ETAG, HeaderMap, HeaderName, HeaderValue, IF_RANGE, LAST_MODIFIED, RANGE,
    TRANSFER_ENCODING,
};
use http::{Method, StatusCode, Version};
use url::Url;

use crate::client::Getty;
use crate::download::delivery::body::ResponseBody;
use crate::download::delivery::digest::Expected;
use crate::download::delivery::disposition;
use crate::download::failure::DownloadFailure;
use crate::download::files::state::Validator;
use crate::download::options::DownloadOptions;
use crate::error::{Error, Subject};
use crate::pipeline::OutgoingRequest;

/// A response of the delivery host.
pub(crate) enum Delivery {
    /// The file from its first byte.
    Complete(DeliveryHeaders, ResponseBody),
    /// A range of the file that starts at the requested byte.
    Range {
        /// The file's length, if the server sends it.
        length: Option<u64>,
        body: ResponseBody,
    },
    /// The requested range does not exist.
    RangeNotSatisfiable {
        /// The file's length, if the server sends it.
        length: Option<u64>,
    },
    /// The URL does not deliver the file, or no longer does.
    Refused(StatusCode),
}

/// The properties of the complete file in the headers of a response.
#[derive(Clone, Debug, Default)]
pub(crate) struct DeliveryHeaders {
    pub(crate) length: Option<u64>,
    pub(crate) validator: Option<Validator>,
    /// Whether the server announces that it supports ranges.
    pub(crate) ranges: bool,
    /// The file name that the server sends, not sanitised yet.
    pub(crate) file_name: Option<String>,
    /// Its media type, without parameters.
    pub(crate) content_type: Option<String>,
    pub(crate) digest: Option<Expected>,
}

/// The requested range.
#[derive(Clone, Debug)]
pub(crate) struct RangeRequest {
    pub(crate) from: u64,
    /// The byte after the last requested byte; `None` is the end of the file.
    pub(crate) to: Option<u64>,
    /// The version of the file that the range belongs to. A range is never requested without a validator.
    pub(crate) of: Validator,
}

/// Requests the file at a delivery URL, or a range of it. Never sends credentials.
///
/// Each request starts at this URL, and not at the URL it redirects to, which may be valid for one response
/// only.
pub(crate) async fn open(
    getty: &Getty,
    url: &Url,
    requested: Option<RangeRequest>,
    options: &DownloadOptions,
) -> Result<Delivery, Error> {
    // None of them is sent, but the host can know them from other requests.
    let secrets = getty.inner.tokens.secrets();
    let request = OutgoingRequest {
        operation: None,
        name: Subject::DELIVERY,
        effect: Effect::Safe,
        method: Method::GET,
        url: url.clone(),
        headers: request_headers(requested.as_ref()),
        credentials: HeaderMap::new(),
        secrets: secrets.clone(),
        body: Body::Empty,
        expected: &[200, 206, 403, 404, 410, 416],
        options: crate::pipeline::RequestOptions {
            // No byte arrives before the response either.
            attempt_timeout: options.idle_timeout,
            idle_timeout: options.idle_timeout,
            min_throughput: options.min_throughput,
            ..Default::default()
        },
    };
    let mut response = getty.inner.pipeline.stream(request).await?;
    redact(&mut response.headers, &secrets);
    let headers = &response.headers;
    tracing::debug!(
        host = response.url.host_str().map(|host| secrets.redact(host)).as_deref(),
        status = response.status.as_u16(),
        "the delivery host responded"
    );
    match response.status {
        StatusCode::OK => {
            let length = content_length(headers);
            let file = delivery_headers(headers, length, true, options, &secrets)?;
            // From HTTP/2 on, every response marks its end.
            let framed = is_chunked(headers) || response.version >= Version::HTTP_2;
            Ok(Delivery::Complete(file, ResponseBody::new(response.body, 0, length, framed)))
        }
        StatusCode::PARTIAL_CONTENT => {
            let wrong = |reason: String| DownloadFailure::WrongRange { reason };
            let requested = requested.ok_or_else(|| wrong("none was requested".to_owned()))?;
            let found = text(headers, CONTENT_RANGE).unwrap_or_default();
            let (range, length) =
                content_range(found).ok_or_else(|| wrong(format!("`{}`", secrets.redact(found))))?;
            delivery_headers(headers, length, false, options, &secrets)?;
            let found = secrets.redact(found);
            if range.start != requested.from || requested.to.is_some_and(|to| range.end > to) {
                return Err(wrong(format!("`{found}` for a range from {}", requested.from)).into());
            }
            if content_length(headers).is_some_and(|length| length != range.end - range.start) {
                return Err(wrong(format!("`{found}` with a content length that differs")).into());
            }
            // A range of another version of the file is never joined to the bytes on disk, however the server
            // interpreted `If-Range`.
            let differs = |sent: &Validator| match (sent, &requested.of) {
                (Validator::Etag(sent), Validator::Etag(known)) => sent != known,
                (Validator::LastModified(sent), Validator::LastModified(known)) => sent != known,
                _ => false,
            };
            if validators(headers).iter().any(differs) {
                return Ok(Delivery::RangeNotSatisfiable { length: None });
            }
            let body = ResponseBody::new(response.body, range.start, Some(range.end), is_chunked(headers));
            Ok(Delivery::Range { length, body })
        }
        StatusCode::RANGE_NOT_SATISFIABLE => {
            let length = text(headers, CONTENT_RANGE).and_then(|range| range.trim().strip_prefix("bytes */"));
            Ok(Delivery::RangeNotSatisfiable { length: length.and_then(|length| length.parse().ok()) })
        }
        status => Ok(Delivery::Refused(status)),
    }
}

fn request_headers(requested: Option<&RangeRequest>) -> HeaderMap {
    let mut headers = HeaderMap::new();
    // The file as it is stored, so that lengths and ranges refer to its own bytes.
    headers.insert(ACCEPT_ENCODING, HeaderValue::from_static("identity"));
    let Some(RangeRequest { from, to, of }) = requested else { return headers };
    let validator = match of {
        Validator::Etag(text) | Validator::LastModified(text) => HeaderValue::from_str(text),
    };
    let range = match to {
        Some(to) => format!("bytes={from}-{}", to.saturating_sub(1)),
        None => format!("bytes={from}-"),
    };
    if let (Ok(range), Ok(validator)) = (HeaderValue::from_str(&range), validator) {
        headers.insert(RANGE, range);
        headers.insert(IF_RANGE, validator);
    }
    headers
}

/// The properties of the file; an error when the response does not contain it.
fn delivery_headers(
    headers: &HeaderMap,
    length: Option<u64>,
    complete: bool,
    options: &DownloadOptions,
    secrets: &Secrets,
) -> Result<DeliveryHeaders, DownloadFailure> {
    let content_type = text(headers, CONTENT_TYPE).map(media_type);
    if let Some(content_type) = &content_type
        && is_page(content_type)
        && !options.any_content_type
    {
        let content_type = match COMMON_TYPES.contains(&&**content_type) {
            true => content_type.clone(),
            false => secrets.redact(content_type).into_owned(),
        };
        return Err(DownloadFailure::NotAFile { content_type });
    }
    let content_type =
        content_type.filter(|found| COMMON_TYPES.contains(&&**found) || !secrets.appear_in(found));
    let coding = text(headers, CONTENT_ENCODING).map(str::trim).unwrap_or_default();
    if !coding.is_empty() && !coding.eq_ignore_ascii_case("identity") {
        return Err(DownloadFailure::Encoded { coding: coding.to_owned() });
    }
    if length == Some(0) {
        return Err(DownloadFailure::Empty);
    }
    let disposition = headers.get(CONTENT_DISPOSITION);
    Ok(DeliveryHeaders {
        length,
        validator: validators(headers).into_iter().next(),
        ranges: text(headers, ACCEPT_RANGES).is_some_and(|unit| unit.trim().eq_ignore_ascii_case("bytes")),
        file_name: disposition.and_then(|header| disposition::file_name(header.as_bytes())),
        content_type,
        digest: Expected::from_headers(headers, complete),
    })
}

/// The validators in the response, the better one first: a strong entity tag, or a modification time that is
/// at least one second before the time of the response (RFC 9110, section 8.8.2.2).
fn validators(headers: &HeaderMap) -> Vec<Validator> {
    let tag = text(headers, ETAG).map(str::trim).filter(|tag| tag.starts_with('"') && tag.len() > 2);
    let changed = text(headers, LAST_MODIFIED).filter(|changed| {
        let before = || {
            let changed = httpdate::parse_http_date(changed).ok()?;
            let now = httpdate::parse_http_date(text(headers, DATE)?).ok()?;
            now.duration_since(changed).ok()
        };
        before().is_some_and(|before| before.as_secs() >= 1)
    });
    let tag = tag.map(|tag| Validator::Etag(tag.to_owned()));
    let changed = changed.map(|changed| Validator::LastModified(changed.to_owned()));
    tag.into_iter().chain(changed).collect()
}

fn text(headers: &HeaderMap, name: HeaderName) -> Option<&str> {
    headers.get(name)?.to_str().ok()
}

/// Whether the response marks its own end, even without a length.
fn is_chunked(headers: &HeaderMap) -> bool {
    let coding = text(headers, TRANSFER_ENCODING);
    coding.is_some_and(|coding| coding.trim().to_ascii_lowercase().ends_with("chunked"))
}

fn content_length(headers: &HeaderMap) -> Option<u64> {
    text(headers, CONTENT_LENGTH)?.trim().parse().ok()
}

/// Parses `bytes 0-99/1000`, with `*` for an unknown length.
fn content_range(header: &str) -> Option<(Range<u64>, Option<u64>)> {
    let (range, length) = header.trim().strip_prefix("bytes ")?.split_once('/')?;
    let (first, last) = range.trim().split_once('-')?;
    let range = first.parse().ok()?..last.parse::<u64>().ok()?.checked_add(1)?;
    let length = match length.trim() {
        "*" => None,
        length => Some(length.parse().ok()?),
    };
    let possible = range.start < range.end && length.is_none_or(|length| range.end <= length);
    possible.then_some((range, length))
}

fn media_type(header: &str) -> String {
    header.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// The headers without secrets, as they become part of names, journals and errors. Those that decide what the response
/// contains are redacted where they are used.
fn redact(headers: &mut HeaderMap, secrets: &Secrets) {
    let kept = [CONTENT_TYPE, CONTENT_RANGE].map(|name| (headers.get(&name).cloned(), name));
    secrets.redact_headers(headers);
    for (value, name) in kept {
        value.and_then(|value| headers.insert(name, value));
    }
    // The mark is no entity tag and no file name.
    let is_mark = |value: &HeaderValue| value.as_bytes() == b"[secret]";
    for name in [CONTENT_DISPOSITION, ETAG] {
        if headers.get(&name).is_some_and(is_mark) {
            headers.remove(&name);
        }
    }
}

/// The media types of the files that the API delivers, and of pages. They reveal nothing, also if they contain a short
/// secret by chance.
const COMMON_TYPES: [&str; 12] = [
    "application/json",
    "application/octet-stream",
    "application/postscript",
    "application/xml",
    "application/zip",
    "image/jpeg",
    "image/png",
    "image/tiff",
    "text/html",
    "text/plain",
    "video/mp4",
    "video/quicktime",
];

/// Whether a media type is that of an error or log-in page, and not that of an image, video or archive.
fn is_page(content_type: &str) -> bool {
    matches!(
        content_type,
        "text/html"
            | "text/plain"
            | "text/xml"
            | "application/xhtml+xml"
            | "application/xml"
            | "application/json"
            | "multipart/byteranges"
    ) || (content_type.starts_with("application/") && content_type.ends_with("+json"))
}

#[cfg(test)]
mod tests {
    use super::content_range;

    #[test]
    fn reads_content_ranges_that_make_sense() {
        assert_eq!(content_range("bytes 0-99/1000"), Some((0..100, Some(1000))));
        assert_eq!(content_range("bytes 5-5/*"), Some((5..6, None)));
        for nonsense in [
            "",
            "bytes",
            "bytes 0-99",
            "items 0-99/1000",
            "bytes 9-3/10",
            "bytes 0-10/10",
            "bytes */10",
            "bytes -5/10",
            "bytes 0-18446744073709551615/*",
            "bytes a-b/c",
        ] {
            assert_eq!(content_range(nonsense), None, "{nonsense}");
        }
    }
}
