//! The part of a request that the cache compares.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use http::{HeaderValue, Request};
use sha2::{Digest as _, Sha256};

use crate::pipeline::OutgoingRequest;

/// The method, URL and headers of a request, on which its response can depend.
pub(super) type CacheRequest = Request<()>;

/// The request with hashes in place of credentials, so that the cache stores none.
pub(super) fn cache_request(outgoing: &OutgoingRequest) -> Option<CacheRequest> {
    let mut request = Request::builder().method(&outgoing.method).uri(outgoing.url.as_str()).body(()).ok()?;
    let headers = request.headers_mut();
    headers.clone_from(&outgoing.headers);
    for (name, secret) in &outgoing.credentials {
        let hash = STANDARD_NO_PAD.encode(Sha256::digest(secret.as_bytes()));
        headers.insert(name, HeaderValue::from_str(&hash).ok()?);
    }
    Some(request)
}
