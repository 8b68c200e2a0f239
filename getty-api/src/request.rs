//! A request as data, which an [`Execute`](crate::Execute) sends.

use std::fmt;
use std::pin::Pin;

use bytes::Bytes;
use futures_core::Stream;
use http::Method;
use http::header::{CONTENT_LENGTH, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};
use percent_encoding::{AsciiSet, CONTROLS, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;
use url::Url;

use crate::wire::WireValue;
use crate::{Effect, Error, OperationInfo, Token};

/// Everything but the unreserved characters of RFC 3986.
const PATH_SEGMENT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The characters that would end or change a query value; commas are not encoded.
const QUERY_VALUE: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'&')
    .add(b'\'')
    .add(b'+')
    .add(b';')
    .add(b'<')
    .add(b'=')
    .add(b'>')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// One request of an operation, without credentials and without the URL of the server.
#[derive(Debug)]
#[non_exhaustive]
pub struct Request {
    /// The operation the request belongs to.
    pub operation: &'static OperationInfo,
    /// The HTTP method: the operation's, except for a [custom](Self::custom) request.
    pub method: Method,
    /// Path and query, percent-encoded, beginning with `/`.
    pub path_and_query: String,
    /// Headers that belong to the call, such as `Accept-Language`.
    pub headers: HeaderMap,
    /// The body.
    pub body: Body,
}

impl Request {
    /// A request that no operation of the bindings describes, for the configured API host.
    ///
    /// `path` is sent unchanged: it begins with `/`, is percent-encoded and may contain a query. `effect` is the effect
    /// of sending the request once or repeatedly; see [`OperationInfo::custom`].
    ///
    /// # Errors
    /// [`Error::InvalidArgument`] for an absolute URL, for characters that must be percent-encoded, for a `%` without
    /// two hexadecimal digits, for `.` and `..` segments, and for `CONNECT` and `TRACE`.
    ///
    /// ```
    /// use getty_api::{Body, Effect, Request, Token};
    /// use http::Method;
    ///
    /// let request = Request::custom(Method::GET, "/v3/new?page=2", Effect::Safe, Token::Optional, Body::Empty)?;
    /// assert_eq!(request.operation.id, "custom_request");
    /// assert!(Request::custom(Method::GET, "/v3/../x", Effect::Safe, Token::None, Body::Empty).is_err());
    /// # Ok::<(), getty_api::Error>(())
    /// ```
    pub fn custom(
        method: Method,
        path: impl Into<String>,
        effect: Effect,
        token: Token,
        body: Body,
    ) -> Result<Self, Error> {
        let operation = OperationInfo::custom(effect, token);
        let path_and_query = path.into();
        let invalid = |argument, reason| Error::InvalidArgument { operation: operation.id, argument, reason };
        if matches!(method, Method::CONNECT | Method::TRACE) {
            return Err(invalid("method", format!("{method} is not a request to the API")));
        }
        check_path(&path_and_query).map_err(|reason| invalid("path", reason))?;
        let mut headers = HeaderMap::new();
        declare_empty_body(&method, &body, &mut headers);
        Ok(Self { operation, method, path_and_query, headers, body })
    }

    /// The complete URL on the server at `base`; a path in `base` is kept as a prefix.
    ///
    /// # Errors
    /// [`Error::InvalidArgument`] when a path cannot be appended to `base`.
    pub fn url(&self, base: &Url) -> Result<Url, Error> {
        let text = format!("{}{}", base.as_str().trim_end_matches('/'), self.path_and_query);
        Url::parse(&text).map_err(|source| Error::InvalidArgument {
            operation: self.operation.id,
            argument: "base URL",
            reason: format!("`{base}` cannot be used: {source}"),
        })
    }

    /// The path without the query, percent-encoded.
    pub fn path(&self) -> &str {
        self.path_and_query.split('?').next().unwrap_or_default()
    }

    /// Returns a copy, or `None` when the body is a stream, which can be sent only once.
    pub fn try_clone(&self) -> Option<Self> {
        Some(Self {
            operation: self.operation,
            method: self.method.clone(),
            path_and_query: self.path_and_query.clone(),
            headers: self.headers.clone(),
            body: self.body.try_clone()?,
        })
    }
}

/// The stream behind a streamed [`Body`].
pub type BodyStream = Pin<Box<dyn Stream<Item = std::io::Result<Bytes>> + Send>>;

/// A request's body.
///
/// Further variants may come, and further fields in those with named fields.
#[non_exhaustive]
pub enum Body {
    /// No body.
    Empty,
    /// Bytes in memory.
    Bytes(Bytes),
    /// A stream that is read while it is sent; such a request cannot be repeated.
    #[non_exhaustive]
    Stream {
        /// The bytes.
        stream: BodyStream,
        /// The number of bytes, if known: sent as `Content-Length`.
        length: Option<u64>,
    },
}

impl Body {
    /// A body that is read while it is sent.
    pub fn stream<S>(stream: S, length: Option<u64>) -> Self
    where
        S: Stream<Item = std::io::Result<Bytes>> + Send + 'static,
    {
        Self::Stream { stream: Box::pin(stream), length }
    }

    /// A copy, unless the body is a stream.
    pub fn try_clone(&self) -> Option<Self> {
        match self {
            Self::Empty => Some(Self::Empty),
            Self::Bytes(bytes) => Some(Self::Bytes(bytes.clone())),
            Self::Stream { .. } => None,
        }
    }
}

impl fmt::Debug for Body {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => formatter.write_str("Empty"),
            Self::Bytes(bytes) => write!(formatter, "Bytes({} bytes)", bytes.len()),
            Self::Stream { length: Some(length), .. } => write!(formatter, "Stream({length} bytes)"),
            Self::Stream { length: None, .. } => formatter.write_str("Stream"),
        }
    }
}

impl From<Bytes> for Body {
    fn from(bytes: Bytes) -> Self {
        Self::Bytes(bytes)
    }
}

impl From<Vec<u8>> for Body {
    fn from(bytes: Vec<u8>) -> Self {
        Self::Bytes(bytes.into())
    }
}

impl From<&'static [u8]> for Body {
    fn from(bytes: &'static [u8]) -> Self {
        Self::Bytes(Bytes::from_static(bytes))
    }
}

/// Adds a parameter to a query.
pub(crate) fn append_query(query: &mut String, start: char, name: &str, value: &str) {
    query.push(start);
    query.extend(utf8_percent_encode(name, QUERY_VALUE));
    query.push('=');
    query.extend(utf8_percent_encode(value, QUERY_VALUE));
}

/// Declares an empty body: some servers return 411 for a POST or PUT without `Content-Length`.
fn declare_empty_body(method: &Method, body: &Body, headers: &mut HeaderMap) {
    let is_empty = match body {
        Body::Empty => true,
        Body::Bytes(bytes) => bytes.is_empty(),
        Body::Stream { .. } => false,
    };
    if is_empty && [Method::POST, Method::PUT].contains(method) {
        headers.insert(CONTENT_LENGTH, HeaderValue::from_static("0"));
    }
}

/// Checks a path that is sent unchanged, with or without a query.
fn check_path(path: &str) -> Result<(), String> {
    if !path.starts_with('/') || path.starts_with("//") {
        return Err(
            "it must begin with a single `/`: requests are sent to the configured API host only".to_owned()
        );
    }
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=:@/?%".contains(&byte);
    if let Some(other) = path.chars().find(|&c| !u8::try_from(c).is_ok_and(allowed)) {
        return Err(format!("`{}` must be percent-encoded", other.escape_debug()));
    }
    let hexadecimal =
        |text: &str| text.as_bytes().get(..2).is_some_and(|two| two.iter().all(u8::is_ascii_hexdigit));
    if !path.split('%').skip(1).all(hexadecimal) {
        return Err("a `%` is not followed by two hexadecimal digits; a literal `%` is `%25`".to_owned());
    }
    let segments = path.split('?').next().unwrap_or_default().split('/');
    // Also encoded dots: URL parsers resolve those as well.
    if segments.map(|segment| segment.to_ascii_lowercase().replace("%2e", ".")).any(|s| s == "." || s == "..")
    {
        return Err("`.` and `..` segments would lead to another path".to_owned());
    }
    Ok(())
}

/// Writes the arguments of a generated operation into a [`Request`].
pub(crate) struct RequestWriter {
    operation: &'static OperationInfo,
    path: String,
    query: String,
    headers: HeaderMap,
    body: Body,
    failure: Option<Error>,
}

impl RequestWriter {
    pub(crate) fn new(operation: &'static OperationInfo) -> Self {
        Self {
            operation,
            path: operation.path.to_owned(),
            // Enough for most calls, to avoid reallocations.
            query: String::with_capacity(128),
            headers: HeaderMap::new(),
            body: Body::Empty,
            failure: None,
        }
    }

    /// Fills `{name}` in the path template.
    pub(crate) fn path(mut self, name: &'static str, value: &dyn fmt::Display) -> Self {
        let value = value.to_string();
        // With an empty or dot segment the URL would be that of another resource.
        if matches!(value.as_str(), "" | "." | "..") {
            return self.fail(name, format!("`{value}` cannot be a segment of a path"));
        }
        let encoded = utf8_percent_encode(&value, PATH_SEGMENT).to_string();
        self.path = self.path.replace(&format!("{{{name}}}"), &encoded);
        self
    }

    /// Adds a query parameter, or omits it when it has no value.
    pub(crate) fn query(mut self, name: &'static str, value: &dyn WireValue) -> Self {
        if let Some(value) = value.to_wire() {
            let start = if self.query.is_empty() { '?' } else { '&' };
            append_query(&mut self.query, start, name, &value);
        }
        self
    }

    /// Adds a header, or omits it when it has no value.
    pub(crate) fn header(mut self, name: &'static str, value: &dyn WireValue) -> Self {
        let Some(value) = value.to_wire() else { return self };
        let (Ok(header), Ok(value)) =
            (HeaderName::from_bytes(name.as_bytes()), HeaderValue::from_str(&value))
        else {
            return self
                .fail(name, "the value contains characters that are not allowed in a header".to_owned());
        };
        self.headers.insert(header, value);
        self
    }

    /// Sets a JSON body.
    pub(crate) fn json<T: Serialize>(mut self, body: &T) -> Self {
        match serde_json::to_vec(body) {
            Ok(bytes) => self.raw(bytes.into(), "application/json"),
            Err(failure) => {
                self.failure.get_or_insert(Error::InvalidArgument {
                    operation: self.operation.id,
                    argument: "body",
                    reason: failure.to_string(),
                });
                self
            }
        }
    }

    /// Sets a JSON body if there is one.
    pub(crate) fn optional_json<T: Serialize>(self, body: &Option<T>) -> Self {
        match body {
            Some(body) => self.json(body),
            None => self,
        }
    }

    /// Sets a body that is sent unchanged.
    pub(crate) fn raw(mut self, body: Body, content_type: &str) -> Self {
        let Ok(content_type) = HeaderValue::from_str(content_type) else {
            return self
                .fail("content type", "it contains characters that are not allowed in a header".to_owned());
        };
        self.body = body;
        self.headers.insert(CONTENT_TYPE, content_type);
        self
    }

    pub(crate) fn finish(mut self) -> Result<Request, Error> {
        declare_empty_body(&self.operation.method, &self.body, &mut self.headers);
        match self.failure {
            Some(failure) => Err(failure),
            None => Ok(Request {
                operation: self.operation,
                method: self.operation.method.clone(),
                path_and_query: self.path + &self.query,
                headers: self.headers,
                body: self.body,
            }),
        }
    }

    fn fail(mut self, argument: &'static str, reason: String) -> Self {
        let operation = self.operation.id;
        self.failure.get_or_insert(Error::InvalidArgument { operation, argument, reason });
        self
    }
}
