//! Additions to a request beyond the arguments of its operation.

use std::fmt;

use http::header::{CONTENT_LENGTH, CONTENT_TYPE, HeaderName, HeaderValue};
use http::{HeaderMap, Method};
use serde_json::{Map, Value};

use crate::request::append_query;
use crate::{Body, Error, Request};

/// The JSON media type, as the bindings send it.
const JSON: HeaderValue = HeaderValue::from_static("application/json");

/// Headers that carry credentials. The client sets them, and they are sent to the configured hosts only.
const CREDENTIALS: [&str; 4] = ["api-key", "authorization", "cookie", "proxy-authorization"];

/// Headers that control message framing and the connection (RFC 9110 and 9112), and `Accept-Encoding`, which must match
/// the encodings that the client can decode. The HTTP client sets them.
const FRAMING: [&str; 13] = [
    "accept-encoding",
    "connection",
    "content-length",
    "expect",
    "host",
    "http2-settings",
    "keep-alive",
    "proxy-connection",
    "te",
    "trailer",
    "trailers",
    "transfer-encoding",
    "upgrade",
];

/// Query parameters, headers and JSON body properties that the bindings do not know.
///
/// They are sent **in addition to** what the operation sends: a query parameter of the same name is sent as well, a
/// header or a body property of the same name is replaced. Names and values are encoded automatically; pass them
/// unencoded.
///
/// `Debug` prints the names and never the values.
///
/// ```
/// use getty_api::operations::search_images;
/// use getty_api::{Extras, Operation as _};
///
/// let extras = Extras::new().query("new_filter", "a&b").header("X-Preview", "on");
/// let mut request = search_images().phrase("harbour").into_request()?;
/// request.add_extras(&extras)?;
/// assert!(request.path_and_query.ends_with("?phrase=harbour&new_filter=a%26b"));
/// assert_eq!(request.headers["x-preview"], "on");
/// # Ok::<(), getty_api::Error>(())
/// ```
#[derive(Clone, Default, PartialEq)]
pub struct Extras {
    query: Vec<(String, String)>,
    headers: Vec<(String, String)>,
    body: Map<String, Value>,
}

impl Extras {
    /// No extras.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a query parameter. A parameter that is added several times is sent several times.
    #[must_use]
    pub fn query(mut self, name: impl Into<String>, value: impl fmt::Display) -> Self {
        self.query.push((name.into(), value.to_string()));
        self
    }

    /// Adds a header; the last value of a name is sent.
    ///
    /// Sending fails with [`Error::InvalidArgument`] for a name or value that HTTP does not allow, and for headers
    /// that carry credentials or belong to the connection, such as `Api-Key`, `Authorization`, `Host` and
    /// `Content-Length`.
    #[must_use]
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// Adds a property to the JSON object in the request's body; the last value of a name is sent.
    ///
    /// Sending fails with [`Error::InvalidArgument`] for a request whose body is not a JSON object and cannot
    /// become one; see [`Request::add_body_property`].
    #[must_use]
    pub fn body_property(mut self, name: impl Into<String>, value: impl Into<Value>) -> Self {
        self.body.insert(name.into(), value.into());
        self
    }

    /// Appends all of `others`.
    #[must_use]
    pub fn and(mut self, others: &Self) -> Self {
        self.query.extend_from_slice(&others.query);
        self.headers.extend_from_slice(&others.headers);
        self.body.extend(others.body.iter().map(|(name, value)| (name.clone(), value.clone())));
        self
    }

    /// The same without the body properties, for a request that has no JSON body.
    #[must_use]
    pub fn without_body_properties(mut self) -> Self {
        self.body.clear();
        self
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.query.is_empty() && self.headers.is_empty() && self.body.is_empty()
    }
}

impl fmt::Debug for Extras {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names =
            |pairs: &[(String, String)]| pairs.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>();
        formatter
            .debug_struct("Extras")
            .field("query", &names(&self.query))
            .field("headers", &names(&self.headers))
            .field("body", &self.body.keys().collect::<Vec<_>>())
            .finish()
    }
}

impl Request {
    /// Adds a query parameter that the operation does not know, and percent-encodes it. An existing parameter of the
    /// same name is kept, so that both are sent.
    pub fn add_query(&mut self, name: &str, value: impl fmt::Display) {
        let start = if self.path_and_query.contains('?') { '&' } else { '?' };
        append_query(&mut self.path_and_query, start, name, &value.to_string());
    }

    /// Sets a header that the operation does not know. It replaces a header of the same name.
    ///
    /// # Errors
    /// [`Error::InvalidArgument`] for a name or value that HTTP does not allow, and for headers that the client sets
    /// itself because they carry credentials or belong to the connection, such as `Api-Key`, `Authorization`,
    /// `Host`, `Content-Length`, `Transfer-Encoding`, `Connection` and `Accept-Encoding`.
    pub fn add_header(&mut self, name: &str, value: &str) -> Result<(), Error> {
        let invalid = |reason: String| self.invalid("extra header", reason);
        let header = HeaderName::from_bytes(name.as_bytes())
            .map_err(|_| invalid(format!("`{}` is not a header name", name.escape_debug())))?;
        if CREDENTIALS.contains(&header.as_str()) {
            let reason = format!("`{header}` carries credentials: set the credentials of the client instead");
            return Err(invalid(reason));
        }
        if FRAMING.contains(&header.as_str()) {
            return Err(invalid(format!("`{header}` belongs to the connection: the HTTP client sets it")));
        }
        let value = HeaderValue::from_str(value).map_err(|_| {
            invalid(format!("the value of `{header}` contains characters that HTTP does not allow"))
        })?;
        self.headers.insert(header, value);
        Ok(())
    }

    /// Sets a property of the JSON object in the body. It replaces a property of the same name.
    ///
    /// A request without a body gets one, because the operation's JSON body can be optional or undocumented.
    ///
    /// # Errors
    /// [`Error::InvalidArgument`] for `GET` and `HEAD`, which have no body, and for a body that is not a JSON object,
    /// such as an uploaded file.
    pub fn add_body_property(
        &mut self,
        name: impl Into<String>,
        value: impl Into<Value>,
    ) -> Result<(), Error> {
        self.merge_into_body(Map::from_iter([(name.into(), value.into())]))
    }

    /// Adds all of a set: body properties first, then the query and the headers.
    ///
    /// # Errors
    /// As [`add_header`](Self::add_header) and [`add_body_property`](Self::add_body_property).
    pub fn add_extras(&mut self, extras: &Extras) -> Result<(), Error> {
        let Extras { query, headers, body } = extras;
        if !body.is_empty() {
            self.merge_into_body(body.clone())?;
        }
        query.iter().for_each(|(name, value)| self.add_query(name, value));
        headers.iter().try_for_each(|(name, value)| self.add_header(name, value))
    }

    /// Whether [`add_body_property`](Self::add_body_property) can succeed: the body is JSON, or there is none and the
    /// method allows one. Whether the JSON is an object is not checked.
    pub fn takes_body_properties(&self) -> bool {
        match &self.body {
            Body::Empty => {
                !matches!(self.method, Method::GET | Method::HEAD) && !self.headers.contains_key(CONTENT_TYPE)
            }
            Body::Bytes(_) => is_json(&self.headers),
            Body::Stream { .. } => false,
        }
    }

    fn merge_into_body(&mut self, properties: Map<String, Value>) -> Result<(), Error> {
        let invalid = |reason: String| self.invalid("extra body property", reason);
        if !self.takes_body_properties() {
            return Err(invalid(match &self.body {
                Body::Empty if !self.headers.contains_key(CONTENT_TYPE) => {
                    format!("a {} request has no body", self.method)
                }
                _ => "the body is not JSON, so that properties cannot be added to it".to_owned(),
            }));
        }
        let mut object = match &self.body {
            Body::Bytes(bytes) => match serde_json::from_slice(bytes) {
                Ok(Value::Object(object)) => object,
                _ => return Err(invalid("the body is not a JSON object".to_owned())),
            },
            _ => Map::new(),
        };
        object.extend(properties);
        let bytes = serde_json::to_vec(&object).map_err(|failure| invalid(failure.to_string()))?;
        self.body = Body::Bytes(bytes.into());
        self.headers.remove(CONTENT_LENGTH);
        self.headers.entry(CONTENT_TYPE).or_insert(JSON);
        Ok(())
    }

    fn invalid(&self, argument: &'static str, reason: String) -> Error {
        Error::InvalidArgument { operation: self.operation.id, argument, reason }
    }
}

/// Whether the body is JSON: `application/json` or a media type with the suffix `+json`.
fn is_json(headers: &HeaderMap) -> bool {
    let media_type = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let essence = media_type.unwrap_or_default().split(';').next().unwrap_or_default().trim();
    let essence = essence.to_ascii_lowercase();
    essence == "application/json" || essence.ends_with("+json")
}
