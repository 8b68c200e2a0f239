//! The path every request takes, whichever listener it came to: written down, held back, made to
//! fail, limited, answered.

use axum::body::Body;
use axum::response::Response;
use bytes::Bytes;
use http::request::Parts;
use http::{HeaderName, HeaderValue, Request, StatusCode};

use crate::api;
use crate::connection::ConnectionControl;
use crate::fault::Fault;
use crate::gzip;
use crate::query::Query;
use crate::record::{Host, Received};
use crate::reply::Refusal;
use crate::server::Server;

/// Larger request bodies are refused; the largest the API takes is a 10 MB picture.
const MOST_BODY: usize = 32 * 1024 * 1024;

pub(crate) async fn exchange<F>(
    server: &Server,
    host: Host,
    operation: Option<&'static str>,
    request: Request<Body>,
    respond: F,
) -> Response
where
    F: FnOnce(&Parts, &Bytes, &Option<Fault>) -> Result<Response, Refusal>,
{
    let (parts, body) = request.into_parts();
    let control = parts.extensions.get::<ConnectionControl>().cloned().unwrap_or_default();
    let body = axum::body::to_bytes(body, MOST_BODY).await;
    server.recorder.add(Received {
        host,
        method: parts.method.clone(),
        path: parts.uri.path().to_owned(),
        query: Query::parse(parts.uri.query().unwrap_or_default()),
        headers: parts.headers.clone(),
        body: body.as_ref().cloned().unwrap_or_default(),
        operation,
    });
    let Ok(body) = body else {
        let refusal = Refusal::gateway(StatusCode::PAYLOAD_TOO_LARGE, "Request Too Long");
        return stamped(server, host, refusal.into_response());
    };

    let fault = match operation {
        Some(operation) => {
            server.gates.pass(operation).await;
            server.faults.take(operation)
        }
        None => None,
    };
    if let Some(fault) = &fault
        && let Some(response) = fault.before(&server.clock, &control).await
    {
        return stamped(server, host, response);
    }
    let limited = matches!(host, Host::Api | Host::Authentication) && !server.admit();
    let result = if limited { Err(Refusal::rate_limited()) } else { respond(&parts, &body, &fault) };
    let mut response = stamped(server, host, result.unwrap_or_else(Refusal::into_response));
    if operation.is_some_and(|id| api::operation_names().any(|name| name == id)) {
        response = server.spelling().apply(response).await;
    }
    let encode = server.config.gzip && gzip::is_text(&response) && gzip::is_accepted(&parts.headers);
    match &fault {
        None if encode => gzip::compressed(response).await,
        None => response,
        // What is spoilt is the JSON, not its packing.
        Some(fault @ Fault::TruncatedJson) if encode => {
            gzip::compressed(fault.after(response, &control).await).await
        }
        Some(fault) if encode && !matches!(fault, Fault::Gzip) => {
            fault.after(gzip::compressed(response).await, &control).await
        }
        Some(fault) => fault.after(response, &control).await,
    }
}

/// Adds the identifiers by which the vendor's support finds a request.
fn stamped(server: &Server, host: Host, mut response: Response) -> Response {
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
