//! Responses: JSON bodies, and the error bodies of the API, its gateway and the other hosts.

use axum::body::Body;
use axum::response::Response;
use http::{HeaderName, HeaderValue, StatusCode, header};
use serde_json::{Value, json};

/// The content type of errors of the API itself. Errors of the gateway have another one.
pub(crate) const GETTY_ERROR_TYPE: &str = "application/vnd.getty.error+json";

/// The error response to a request.
#[derive(Debug, Clone)]
pub(crate) struct ErrorResponse {
    status: StatusCode,
    content_type: &'static str,
    body: String,
    headers: Vec<(HeaderName, HeaderValue)>,
}

impl ErrorResponse {
    /// An error of the API itself.
    pub(crate) fn getty(status: StatusCode, code: &str, message: impl Into<String>) -> Self {
        let message: String = message.into();
        Self {
            status,
            content_type: GETTY_ERROR_TYPE,
            body: json!({ "ErrorCode": code, "ErrorMessage": message }).to_string(),
            headers: Vec::new(),
        }
    }

    /// An error of the gateway in front of the API.
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

    /// The error of an object store, which sends XML.
    pub(crate) fn access_denied(message: &str) -> Self {
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

    pub(crate) fn invalid_parameter(message: impl Into<String>) -> Self {
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
        let mut response = with_body(self.status, self.content_type, self.body);
        response.headers_mut().extend(self.headers);
        response
    }
}

/// A response with a JSON body.
pub(crate) fn json_response(status: StatusCode, value: &Value) -> Response {
    with_body(status, "application/json", value.to_string())
}

/// A 200 with a JSON body.
pub(crate) fn ok(value: &Value) -> Response {
    json_response(StatusCode::OK, value)
}

/// A response without a body.
pub(crate) fn empty(status: StatusCode) -> Response {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = status;
    response
}

/// A response with a body of this content type.
pub(crate) fn with_body(
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

/// A redirect. When `location` cannot be sent in a header, a 500 with that message.
pub(crate) fn redirect(status: StatusCode, location: &str) -> Response {
    match HeaderValue::from_str(location) {
        Ok(location) => {
            let mut response = empty(status);
            response.headers_mut().insert(header::LOCATION, location);
            response
        }
        Err(_) => ErrorResponse::gateway(StatusCode::INTERNAL_SERVER_ERROR, "unusable redirect target")
            .into_response(),
    }
}
