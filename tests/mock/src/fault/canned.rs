//! Responses that tests define.

use axum::body::Body;
use axum::response::Response;
use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use serde_json::{Value, json};

use crate::http::response::GETTY_ERROR_TYPE;

/// A complete response that replaces the real one; see [`Fault::Respond`](crate::Fault::Respond).
///
/// ```
/// # #[tokio::main(flavor = "current_thread")] async fn main() {
/// use getty_api_mock::{CannedResponse, Fault, MockGetty};
/// let mock = MockGetty::start().await;
/// let outage = CannedResponse::new(502).html("<h1>Bad Gateway</h1>");
/// mock.fail_next("list_countries", 1, Fault::Respond(outage));
/// let response = reqwest::get(format!("{}/v3/countries", mock.api_url())).await.unwrap();
/// assert_eq!(response.status(), 502);
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct CannedResponse {
    status: StatusCode,
    headers: HeaderMap,
    body: Bytes,
}

impl CannedResponse {
    /// A response with this status and no body.
    ///
    /// # Panics
    /// When `status` is not between 100 and 999.
    #[must_use]
    #[track_caller]
    pub fn new(status: u16) -> Self {
        let Ok(status) = StatusCode::from_u16(status) else {
            panic!("{status} is not an HTTP status");
        };
        Self { status, headers: HeaderMap::new(), body: Bytes::new() }
    }

    /// The gateway's body, `{"message": "…"}`.
    #[must_use]
    pub fn gateway(self, message: &str) -> Self {
        self.json(&json!({ "message": message }))
    }

    /// The API's own error body, `{"ErrorCode": "…", "ErrorMessage": "…"}`, with its content type.
    #[must_use]
    pub fn getty_error(self, code: &str, message: &str) -> Self {
        let body = json!({ "ErrorCode": code, "ErrorMessage": message });
        self.with_body(GETTY_ERROR_TYPE, body.to_string())
    }

    /// An HTML page, as proxies and load balancers send.
    #[must_use]
    pub fn html(self, page: &str) -> Self {
        self.with_body("text/html; charset=utf-8", page.to_owned())
    }

    /// A JSON body.
    #[must_use]
    pub fn json(self, value: &Value) -> Self {
        self.with_body("application/json", value.to_string())
    }

    /// Any bytes; set the content type with [`header`](Self::header).
    #[must_use]
    pub fn body(mut self, body: impl Into<Bytes>) -> Self {
        self.body = body.into();
        self
    }

    /// Sets a header.
    ///
    /// # Panics
    /// When the name or value cannot be sent as a header.
    #[must_use]
    #[track_caller]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        let Some((parsed_name, parsed_value)) = parse_header(name, value) else {
            panic!("`{name}: {value}` cannot be sent as a header");
        };
        self.headers.insert(parsed_name, parsed_value);
        self
    }

    fn with_body(mut self, content_type: &'static str, body: String) -> Self {
        self.headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
        self.body = body.into();
        self
    }

    pub(crate) fn into_response(self) -> Response {
        let mut response = Response::new(Body::from(self.body));
        *response.status_mut() = self.status;
        *response.headers_mut() = self.headers;
        response
    }
}

/// The name and value of a header; `None` when HTTP cannot send them.
pub(crate) fn parse_header(name: &str, value: &str) -> Option<(HeaderName, HeaderValue)> {
    HeaderName::try_from(name).ok().zip(HeaderValue::try_from(value).ok())
}
