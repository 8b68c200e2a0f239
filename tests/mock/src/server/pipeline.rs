//! The pipeline of each request to any host: record it, pause it, inject faults, limit the rate, respond.

use std::sync::Arc;

use axum::body::Body;
use axum::response::Response;
use bytes::Bytes;
use http::request::Parts;
use http::{HeaderName, HeaderValue, Request, StatusCode};

use super::recorder::{Host, ReceivedRequest};
use super::shared::Server;
use crate::document::Query;
use crate::fault::Fault;
use crate::http::connection::ConnectionControl;
use crate::http::gzip;
use crate::http::response::ErrorResponse;

/// The largest request body. The largest body that the API accepts is an image of 10 MB.
const MAX_BODY: usize = 32 * 1024 * 1024;

/// What a request is sent to.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Endpoint {
    /// An operation of the API, by its operationId.
    Operation(&'static str),
    /// Another endpoint, by the name that faults and assertions use.
    Other(&'static str),
    /// A path or method that the server does not have.
    Unknown,
}

impl Endpoint {
    fn name(self) -> Option<&'static str> {
        match self {
            Self::Operation(name) | Self::Other(name) => Some(name),
            Self::Unknown => None,
        }
    }
}

pub(crate) async fn handle<F>(
    server: &Server,
    host: Host,
    endpoint: Endpoint,
    request: Request<Body>,
    respond: F,
) -> Response
where
    F: FnOnce(&Parts, &Bytes, &Option<Fault>) -> Result<Response, ErrorResponse>,
{
    let (parts, body) = request.into_parts();
    let control = parts.extensions.get::<ConnectionControl>().cloned().unwrap_or_default();
    let body = axum::body::to_bytes(body, MAX_BODY).await;
    server.recorder.add(ReceivedRequest {
        host,
        method: parts.method.clone(),
        path: parts.uri.path().to_owned(),
        query: Query::parse(parts.uri.query().unwrap_or_default()),
        headers: parts.headers.clone(),
        body: body.as_ref().cloned().unwrap_or_default(),
        operation: endpoint.name(),
    });
    let Ok(body) = body else {
        let error = ErrorResponse::gateway(StatusCode::PAYLOAD_TOO_LARGE, "Request Too Long");
        return with_request_ids(server, host, error.into_response());
    };

    let fault = match endpoint.name() {
        Some(name) => {
            server.gates.wait(name).await;
            server.faults.take(name)
        }
        None => None,
    };
    if let Some(fault) = &fault
        && let Some(response) = fault.replace_response(&server.clock, &control).await
    {
        return with_request_ids(server, host, response);
    }
    let limited = matches!(host, Host::Api | Host::Authentication) && !server.admit();
    let result = if limited { Err(ErrorResponse::rate_limited()) } else { respond(&parts, &body, &fault) };
    let mut response = with_request_ids(server, host, result.unwrap_or_else(ErrorResponse::into_response));
    if matches!(endpoint, Endpoint::Operation(_)) {
        response = server.naming().apply(response).await;
    }
    let compress =
        server.config.gzip && gzip::is_compressible(&response) && gzip::is_accepted(&parts.headers);
    match &fault {
        None if compress => gzip::compress(response).await,
        None => response,
        // The fault truncates the JSON, not the compressed body.
        Some(fault @ Fault::TruncatedJson) if compress => {
            gzip::compress(fault.alter_response(response, &control).await).await
        }
        Some(fault) if compress && !matches!(fault, Fault::Gzip) => {
            fault.alter_response(gzip::compress(response).await, &control).await
        }
        Some(fault) => fault.alter_response(response, &control).await,
    }
}

/// The gateway's response to paths and methods that do not exist.
pub(crate) async fn not_found(server: Arc<Server>, host: Host, request: Request<Body>) -> Response {
    let respond = |_: &_, _: &_, _: &_| Err(ErrorResponse::gateway(StatusCode::NOT_FOUND, "Not Found"));
    handle(&server, host, Endpoint::Unknown, request, respond).await
}

/// Adds the identifiers with which the vendor's support finds a request.
fn with_request_ids(server: &Server, host: Host, mut response: Response) -> Response {
    if !matches!(host, Host::Api | Host::Authentication) {
        return response;
    }
    let number = server.next_request_number();
    let headers = response.headers_mut();
    let identifiers = [
        ("x-amzn-requestid", format!("00000000-0000-4000-8000-{number:012x}")),
        ("x-amz-apigw-id", format!("mock{number:012x}=")),
    ];
    for (name, value) in identifiers {
        if let Ok(value) = HeaderValue::from_str(&value) {
            headers.entry(HeaderName::from_static(name)).or_insert(value);
        }
    }
    response
}
