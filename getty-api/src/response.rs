//! What a successful call gives.

use std::fmt;
use std::ops::Deref;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use crate::decode;
use crate::{Decoder, Error, Operation, OperationInfo, Unreadable};

/// A decoded response with the status, headers and body it came with; dereferences to the result itself.
///
/// A value that cannot be decoded does not take its neighbours with it: it is left empty, or left out of its
/// list, and [`unreadable`](Self::unreadable) names it. Whatever the types do not know is in
/// [`json`](Self::json).
///
/// ```
/// use getty_api::operations::SearchImages;
/// use getty_api::{JsonKind, Response};
///
/// let body = r#"{"images": [{"id": "1", "date_created": "soon", "shot_on": "film"}, {"id": "2"}]}"#;
/// let response = Response::decode::<SearchImages>(http::Response::new(body.into()))?;
/// assert_eq!(response.images.len(), 2);
/// assert_eq!(response.images[0].date_created, None);
///
/// let unreadable = &response.unreadable()[0];
/// assert_eq!(unreadable.pointer, "/images/0/date_created");
/// assert_eq!(unreadable.found, JsonKind::String);
/// assert_eq!(response.json()?.pointer(&unreadable.pointer), Some(&"soon".into()));
/// assert_eq!(response.json()?["images"][0]["shot_on"], "film");
/// # Ok::<(), getty_api::Error>(())
/// ```
#[derive(Clone)]
pub struct Response<T> {
    operation: &'static OperationInfo,
    http: http::Response<Bytes>,
    unreadable: Vec<Unreadable>,
    skipped: usize,
    value: T,
}

/// How strictly [`Response::decode_with`] decodes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DecodeMode {
    /// Values that cannot be decoded are skipped and listed in [`Response::unreadable`].
    #[default]
    Tolerant,
    /// The first value that cannot be decoded is an [`Error::Decode`] that names its place.
    Strict,
}

impl<T> Response<T> {
    /// Decodes the response to a call of `O`, for an [`Execute`](crate::Execute) that sends calls by itself.
    ///
    /// # Errors
    /// As [`Operation::decode`].
    pub fn decode<O: Operation<Output = T>>(response: http::Response<Bytes>) -> Result<Self, Error> {
        Self::decode_with::<O>(response, DecodeMode::default())
    }

    /// Decodes the response to a call of `O`, with a choice of what happens to values that cannot be decoded.
    ///
    /// # Errors
    /// As [`Operation::decode`].
    pub fn decode_with<O: Operation<Output = T>>(
        response: http::Response<Bytes>,
        mode: DecodeMode,
    ) -> Result<Self, Error> {
        let mut decoder = Decoder::new(mode == DecodeMode::Strict);
        let value = O::decode(&response, &mut decoder)?;
        let (unreadable, skipped) = decoder.finish();
        Ok(Self { operation: O::INFO, http: response, unreadable, skipped, value })
    }

    /// The operation that was called.
    pub fn operation(&self) -> &'static OperationInfo {
        self.operation
    }

    /// The HTTP status. It tells, for instance, a new change set (201) from one seen before (200).
    pub fn status(&self) -> StatusCode {
        self.http.status()
    }

    /// The response's headers.
    pub fn headers(&self) -> &HeaderMap {
        self.http.headers()
    }

    /// What identifies the request in the API's own records; quote it in questions to the vendor's support.
    pub fn request_id(&self) -> Option<String> {
        crate::error::request_id(self.headers()).map(str::to_owned)
    }

    /// The values that could not be decoded, in the order of the body: each property among them is empty, each
    /// element of a list is left out. At most 10,000 are listed; see
    /// [`unreadable_count`](Self::unreadable_count).
    pub fn unreadable(&self) -> &[Unreadable] {
        &self.unreadable
    }

    /// How many values could not be decoded.
    pub fn unreadable_count(&self) -> usize {
        self.skipped
    }

    /// The body as it was received, decompressed.
    pub fn bytes(&self) -> &Bytes {
        self.http.body()
    }

    /// The body as JSON, with everything that the types do not know.
    ///
    /// # Errors
    /// [`Error::Decode`] when the body is empty or not JSON, or would take more than 16 MiB of memory as
    /// [`serde_json::Value`]: [`bytes`](Self::bytes) has no such limit.
    pub fn json(&self) -> Result<serde_json::Value, Error> {
        decode::any(self.operation.id, &self.http)
    }

    /// The JSON of each element of a list in the body that was decoded, with its index in the body's list, in the
    /// order of the decoded list: elements that are `null` or listed in [`unreadable`](Self::unreadable) as a unit
    /// are left out. `list` is
    /// the list's name in the body, such as `images`, or empty when the body itself is the list.
    ///
    /// The bytes are parts of [`bytes`](Self::bytes) and take no memory of their own.
    ///
    /// # Errors
    /// [`Error::Decode`] when the body has no such list, or so many values could not be decoded that not all
    /// of them are listed.
    pub fn elements(&self, list: &str) -> Result<Vec<(usize, Bytes)>, Error> {
        if self.unreadable.len() < self.skipped {
            return Err(decode::no_elements(self.operation.id, &self.http));
        }
        decode::elements(list, self.operation.id, &self.http, &self.unreadable)
    }

    /// The result, and everything else of the response.
    pub fn into_parts(self) -> (T, Response<()>) {
        let Self { operation, http, unreadable, skipped, value } = self;
        (value, Response { operation, http, unreadable, skipped, value: () })
    }

    /// The result alone.
    pub fn into_inner(self) -> T {
        self.value
    }
}

/// Without the body and the values of headers.
impl<T: fmt::Debug> fmt::Debug for Response<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Response")
            .field("operation", &self.operation.id)
            .field("status", &self.status())
            .field("value", &self.value)
            .field("unreadable", &self.unreadable)
            .field("bytes", &self.bytes().len())
            .finish_non_exhaustive()
    }
}

impl<T> Deref for Response<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

/// The answer of an operation that may need time: 200 with the result, or 202 with what is known so far.
///
/// The enum is closed: neither variants nor fields are added to it.
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
///
/// The enum is closed: neither variants nor fields are added to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Redirectable<T> {
    /// The body of a 200.
    Body(T),
    /// The `Location` of a 303, as it was sent.
    SeeOther(String),
}
