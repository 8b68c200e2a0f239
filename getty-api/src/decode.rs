//! From an answer to a typed result, one function for each way operations answer.

use bytes::Bytes;
use http::StatusCode;
use http::header::LOCATION;
use serde::de::DeserializeOwned;

use crate::{ApiError, Completion, DecodeError, Error, Operation, Redirectable};

/// A body in JSON.
pub(crate) fn json<O: Operation, T: DeserializeOwned>(response: http::Response<Bytes>) -> Result<T, Error> {
    let response = expect_success::<O>(response)?;
    parse(O::INFO.id, response)
}

/// A success that says nothing.
pub(crate) fn empty<O: Operation>(response: http::Response<Bytes>) -> Result<(), Error> {
    expect_success::<O>(response).map(|_| ())
}

/// A body in JSON, or nothing when there is nothing to say.
pub(crate) fn optional<O: Operation, T: DeserializeOwned>(
    response: http::Response<Bytes>,
) -> Result<Option<T>, Error> {
    let response = expect_success::<O>(response)?;
    if is_blank(response.body()) { Ok(None) } else { parse(O::INFO.id, response).map(Some) }
}

/// The result, or with 202 what is known of one that is not ready.
pub(crate) fn completion<O: Operation, T: DeserializeOwned, P: DeserializeOwned>(
    response: http::Response<Bytes>,
) -> Result<Completion<T, P>, Error> {
    let response = expect_success::<O>(response)?;
    if response.status() == StatusCode::ACCEPTED {
        parse(O::INFO.id, response).map(Completion::Pending)
    } else {
        parse(O::INFO.id, response).map(Completion::Ready)
    }
}

/// The result, or with 202 and an empty body the news that it is not ready.
pub(crate) fn completion_or_empty<O: Operation, T: DeserializeOwned>(
    response: http::Response<Bytes>,
) -> Result<Completion<T, ()>, Error> {
    let response = expect_success::<O>(response)?;
    if response.status() == StatusCode::ACCEPTED {
        Ok(Completion::Pending(()))
    } else {
        parse(O::INFO.id, response).map(Completion::Ready)
    }
}

/// A body in JSON, or with 303 the address in `Location`.
pub(crate) fn redirectable<O: Operation, T: DeserializeOwned>(
    response: http::Response<Bytes>,
) -> Result<Redirectable<T>, Error> {
    let response = expect_success::<O>(response)?;
    if response.status() != StatusCode::SEE_OTHER {
        return parse(O::INFO.id, response).map(Redirectable::Body);
    }
    // Not all servers encode what is not ASCII, and what was paid for is behind the address.
    let location = response.headers().get(LOCATION);
    match location.and_then(|location| std::str::from_utf8(location.as_bytes()).ok()) {
        Some(location) => Ok(Redirectable::SeeOther(location.to_owned())),
        None => {
            let missing = serde::de::Error::custom("the `Location` header is missing or not text");
            Err(failure(O::INFO.id, "Location".to_owned(), missing, response))
        }
    }
}

fn expect_success<O: Operation>(response: http::Response<Bytes>) -> Result<http::Response<Bytes>, Error> {
    let status = response.status();
    // A success the document does not list is one all the same; a redirect is only where it is listed.
    if status.is_success() || O::INFO.success.contains(&status.as_u16()) {
        Ok(response)
    } else {
        Err(ApiError::new(O::INFO.id, response).into())
    }
}

fn is_blank(body: &[u8]) -> bool {
    matches!(body.trim_ascii(), b"" | b"null")
}

fn parse<T: DeserializeOwned>(operation: &'static str, response: http::Response<Bytes>) -> Result<T, Error> {
    let body = response.body();
    let json = body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body);
    // The fast way first; the path of an offending value is worth a second reading only when there is one.
    let plain = match serde_json::from_slice(json) {
        Ok(value) => return Ok(value),
        Err(plain) => plain,
    };
    let mut deserializer = serde_json::Deserializer::from_slice(json);
    let (path, source) = match serde_path_to_error::deserialize::<_, T>(&mut deserializer) {
        // What stands behind a value that is right in itself.
        Ok(_) => (".".to_owned(), plain),
        Err(located) => (located.path().to_string(), located.into_inner()),
    };
    Err(failure(operation, path, source, response))
}

fn failure(
    operation: &'static str,
    path: String,
    source: serde_json::Error,
    response: http::Response<Bytes>,
) -> Error {
    let (head, body) = response.into_parts();
    DecodeError { operation, status: head.status, path, source, headers: head.headers, body }.into()
}
