//! What a request is to the cache.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use http::{HeaderValue, Request};
use sha2::{Digest as _, Sha256};

use crate::pipeline::OutgoingRequest;

/// A request as far as answers may depend on it.
pub(super) type Asked = Request<()>;

/// The request of an exchange; hashes stand for credentials, so that none is kept.
pub(super) fn asked(exchange: &OutgoingRequest) -> Option<Asked> {
    let mut asked = Request::builder().method(&exchange.method).uri(exchange.url.as_str()).body(()).ok()?;
    let headers = asked.headers_mut();
    headers.clone_from(&exchange.headers);
    for (name, secret) in &exchange.credentials {
        let hash = STANDARD_NO_PAD.encode(Sha256::digest(secret.as_bytes()));
        headers.insert(name, HeaderValue::from_str(&hash).ok()?);
    }
    Some(asked)
}
