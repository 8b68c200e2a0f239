//! One exchange with the delivery host, read and checked before a byte of the body is used.

use bytes::Bytes;
use futures_util::stream::BoxStream;
use getty_api::{Body, Effect};
use http::header::{
    ACCEPT_ENCODING, CONTENT_DISPOSITION, CONTENT_LENGTH, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue,
};
use http::{Method, StatusCode};
use url::Url;

use super::disposition;
use super::failure::DownloadFailure;
use crate::client::Getty;
use crate::error::Error;
use crate::path::{Exchange, Options};

/// An answer of the delivery host that is a file.
pub(crate) struct Delivery {
    /// The file's length, where the server says.
    pub(crate) length: Option<u64>,
    /// The name the server gives it, not yet fit for a file system.
    pub(crate) file_name: Option<String>,
    /// Its media type, without parameters.
    pub(crate) content_type: Option<String>,
    pub(crate) body: BoxStream<'static, Result<Bytes, Error>>,
}

/// Asks for the file at a delivery address. Credentials are never sent along.
pub(crate) async fn open(getty: &Getty, url: &Url) -> Result<Delivery, Error> {
    let mut headers = HeaderMap::new();
    // The file as it is stored: lengths and ranges then mean its own bytes.
    headers.insert(ACCEPT_ENCODING, HeaderValue::from_static("identity"));
    let exchange = Exchange {
        operation: None,
        name: "delivery",
        effect: Effect::Safe,
        method: Method::GET,
        url: url.clone(),
        headers,
        credentials: HeaderMap::new(),
        body: Body::Empty,
        expected: &[200],
        options: Options::default(),
    };
    let answer = getty.inner.path.stream(exchange).await?;
    if answer.status != StatusCode::OK {
        return Err(DownloadFailure::Status { status: answer.status.as_u16() }.into());
    }
    let content_type = text(&answer.headers, CONTENT_TYPE).map(media_type);
    if let Some(content_type) = content_type.as_deref().filter(|content_type| is_page(content_type)) {
        return Err(DownloadFailure::NotAFile { content_type: content_type.to_owned() }.into());
    }
    let disposition = answer.headers.get(CONTENT_DISPOSITION);
    Ok(Delivery {
        length: text(&answer.headers, CONTENT_LENGTH).and_then(|length| length.trim().parse().ok()),
        file_name: disposition.and_then(|header| disposition::file_name(header.as_bytes())),
        content_type,
        body: answer.body,
    })
}

fn text(headers: &HeaderMap, name: HeaderName) -> Option<&str> {
    headers.get(name)?.to_str().ok()
}

fn media_type(header: &str) -> String {
    header.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// Whether a media type is that of an error or log-in page rather than of an image, video or archive.
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
