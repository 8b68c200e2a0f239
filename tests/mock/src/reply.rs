//! How answers are made: JSON bodies, and the two families of error bodies the API has.

use axum::body::Body;
use axum::response::Response;
use http::{HeaderName, HeaderValue, StatusCode, header};
use serde_json::{Value, json};

/// The content type of the API's own errors, as opposed to those of the gateway before it.
pub(crate) const GETTY_ERROR: &str = "application/vnd.getty.error+json";

/// A request that is turned down.
#[derive(Debug, Clone)]
pub(crate) struct Refusal {
    status: StatusCode,
    content_type: &'static str,
    body: String,
    headers: Vec<(HeaderName, HeaderValue)>,
}

impl Refusal {
    /// An error of the API itself.
    pub(crate) fn getty(status: StatusCode, code: &str, message: impl Into<String>) -> Self {
        let message: String = message.into();
        Self {
            status,
            content_type: GETTY_ERROR,
            body: json!({ "ErrorCode": code, "ErrorMessage": message }).to_string(),
            headers: Vec::new(),
        }
    }

    /// An error of the gateway before the API.
    pub(crate) fn gateway(status: StatusCode, message: &str) -> Self {
        Self {
            status,
            content_type: "application/json",
            body: json!({ "message": message }).to_string(),
            headers: Vec::new(),
        }
    }

    /// An error of the token endpoint (RFC 6749).
    pub(crate) fn oauth(status: StatusCode, error: &str, description: &str) -> Self {
        Self {
            status,
            content_type: "application/json",
            body: json!({ "error": error, "error_description": description }).to_string(),
            headers: vec![(header::CACHE_CONTROL, HeaderValue::from_static("no-store"))],
        }
    }

    /// The error of a file store, which speaks XML.
    pub(crate) fn denied(message: &str) -> Self {
        Self {
            status: StatusCode::FORBIDDEN,
            content_type: "application/xml",
            body: format!(
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
                 <Error><Code>AccessDenied</Code><Message>{message}</Message></Error>\n"
            ),
            headers: Vec::new(),
        }
    }

    pub(crate) fn bad_parameter(message: impl Into<String>) -> Self {
        Self::getty(StatusCode::BAD_REQUEST, "InvalidParameterValue", message)
    }

    pub(crate) fn rate_limited() -> Self {
        Self::gateway(StatusCode::TOO_MANY_REQUESTS, "Too Many Requests").with_header(
            HeaderName::from_static("x-error-detail"),
            HeaderValue::from_static("Account Over Queries Per Second Limit"),
        )
    }

    pub(crate) fn with_header(mut self, name: HeaderName, value: HeaderValue) -> Self {
        self.headers.push((name, value));
        self
    }

    pub(crate) fn into_response(self) -> Response {
        let mut response = bytes(self.status, self.content_type, self.body);
        response.headers_mut().extend(self.headers);
        response
    }
}

/// A JSON answer.
pub(crate) fn json_with(status: StatusCode, value: &Value) -> Response {
    bytes(status, "application/json", value.to_string())
}

/// A 200 with JSON.
pub(crate) fn ok(value: &Value) -> Response {
    json_with(StatusCode::OK, value)
}

/// An answer without a body.
pub(crate) fn empty(status: StatusCode) -> Response {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = status;
    response
}

/// An answer with a body of a given type.
pub(crate) fn bytes(
    status: StatusCode,
    content_type: &'static str,
    body: impl Into<bytes::Bytes>,
) -> Response {
    let body: bytes::Bytes = body.into();
    let mut response = Response::new(Body::from(body));
    *response.status_mut() = status;
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
    response
}

/// A redirect; `location` must be a URI, else the answer is a 500 that says so.
pub(crate) fn redirect(status: StatusCode, location: &str) -> Response {
    match HeaderValue::from_str(location) {
        Ok(location) => {
            let mut response = empty(status);
            response.headers_mut().insert(header::LOCATION, location);
            response
        }
        Err(_) => {
            Refusal::gateway(StatusCode::INTERNAL_SERVER_ERROR, "unusable redirect target").into_response()
        }
    }
}
