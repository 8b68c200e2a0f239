//! What a successful call gives.

use std::ops::Deref;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use crate::{Error, Operation};

/// A decoded answer with the status and headers it came with; dereferences to the result itself.
#[derive(Clone, Debug)]
pub struct Response<T> {
    status: StatusCode,
    headers: HeaderMap,
    value: T,
}

impl<T> Response<T> {
    /// Reads the answer to a call of `O`, for an [`Execute`](crate::Execute) that sends calls by itself.
    ///
    /// # Errors
    /// As [`Operation::decode`].
    pub fn decode<O: Operation<Output = T>>(response: http::Response<Bytes>) -> Result<Self, Error> {
        let (status, headers) = (response.status(), response.headers().clone());
        let value = O::decode(response)?;
        Ok(Self { status, headers, value })
    }

    /// The HTTP status. It tells, for instance, a new change set (201) from one seen before (200).
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The answer's headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// What identifies the request in the API's own records; quote it when asking for support.
    pub fn request_id(&self) -> Option<String> {
        crate::error::request_id(&self.headers)
    }

    /// The result alone.
    pub fn into_inner(self) -> T {
        self.value
    }
}

impl<T> Deref for Response<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

/// The answer of an operation that may need time: 200 with the result, or 202 with what is known so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Completion<T, P = ()> {
    /// The result.
    Ready(T),
    /// The result is not there yet.
    Pending(P),
}

impl<T, P> Completion<T, P> {
    /// The result, if it is there.
    pub fn ready(self) -> Option<T> {
        match self {
            Self::Ready(result) => Some(result),
            Self::Pending(_) => None,
        }
    }

    /// Whether the result is there.
    pub fn is_ready(&self) -> bool {
        matches!(self, Self::Ready(_))
    }
}

/// The answer of an operation that may send the caller elsewhere: 200 with a body, or 303 with an address.
///
/// The address is not followed: what it asks for must not carry the API's credentials.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Redirectable<T> {
    /// The body of a 200.
    Body(T),
    /// The `Location` of a 303, as it was sent.
    SeeOther(String),
}
