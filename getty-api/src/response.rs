//! The result of a successful call.

use std::fmt;
use std::ops::Deref;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use crate::decode;
use crate::{Decoder, Error, Operation, OperationInfo, Unreadable};

/// A decoded response with its status, headers and body; it dereferences to the result.
///
/// A value that cannot be decoded does not affect other values: a property is left empty, an element is omitted from its
/// list, and [`unreadable`](Self::unreadable) lists it. Properties that the types do not know are in
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
    /// The first value that cannot be decoded is an [`Error::Decode`] with its location.
    Strict,
}

impl<T> Response<T> {
    /// Decodes the response to a call of `O`, for programs that send requests without a [`Client`](crate::Client).
    ///
    /// # Errors
    /// As [`Operation::decode`].
    pub fn decode<O: Operation<Output = T>>(response: http::Response<Bytes>) -> Result<Self, Error> {
        Self::decode_with::<O>(response, DecodeMode::default())
    }

    /// Decodes the response to a call of `O`, with a mode for values that cannot be decoded.
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

    /// The HTTP status. It distinguishes, for example, a new change set (201) from an earlier one (200).
    pub fn status(&self) -> StatusCode {
        self.http.status()
    }

    /// The response's headers.
    pub fn headers(&self) -> &HeaderMap {
        self.http.headers()
    }

    /// The identifier of the request in the API's records; quote it in support requests.
    pub fn request_id(&self) -> Option<String> {
        crate::error::request_id(self.headers()).map(str::to_owned)
    }

    /// The values that could not be decoded, in the order of the body. A property among them is left empty, an
    /// element of a list is omitted. At most 10,000 are listed; see
    /// [`unreadable_count`](Self::unreadable_count).
    pub fn unreadable(&self) -> &[Unreadable] {
        &self.unreadable
    }

    /// The number of values that could not be decoded.
    pub fn unreadable_count(&self) -> usize {
        self.skipped
    }

    /// The body as it was received, decompressed.
    pub fn bytes(&self) -> &Bytes {
        self.http.body()
    }

    /// The body as JSON, including properties that the types do not know.
    ///
    /// # Errors
    /// [`Error::Decode`] when the body is empty or not JSON, or would take more than 16 MiB of memory as
    /// [`serde_json::Value`]: [`bytes`](Self::bytes) has no such limit.
    pub fn json(&self) -> Result<serde_json::Value, Error> {
        decode::any(self.operation.id, &self.http)
    }

    /// The JSON of each decoded element of a list in the body, with its index in the body's list, in the
    /// order of the decoded list. Elements that are `null`, or that as such are listed in
    /// [`unreadable`](Self::unreadable), are omitted. `list` is
    /// the list's name in the body, such as `images`, or empty when the body itself is the list.
    ///
    /// The bytes are slices of [`bytes`](Self::bytes) and share its memory.
    ///
    /// # Errors
    /// [`Error::Decode`] when the body has no such list, or when more values could not be decoded than
    /// [`unreadable`](Self::unreadable) lists.
    pub fn elements(&self, list: &str) -> Result<Vec<(usize, Bytes)>, Error> {
        if self.unreadable.len() < self.skipped {
            return Err(decode::no_elements(self.operation.id, &self.http));
        }
        decode::elements(list, self.operation.id, &self.http, &self.unreadable)
    }

    /// The result, and the response without it.
    pub fn into_parts(self) -> (T, Response<()>) {
        let Self { operation, http, unreadable, skipped, value } = self;
        (value, Response { operation, http, unreadable, skipped, value: () })
    }

    /// The result.
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

/// The response of an asynchronous operation: 200 with the result, or 202 with the current state.
///
/// The enum is closed: neither variants nor fields are added to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Completion<T, P = ()> {
    /// The result.
    Ready(T),
    /// The result is not ready yet.
    Pending(P),
}

impl<T, P> Completion<T, P> {
    /// The result, if it is ready.
    pub fn ready(self) -> Option<T> {
        match self {
            Self::Ready(result) => Some(result),
            Self::Pending(_) => None,
        }
    }

    /// Whether the result is ready.
    pub fn is_ready(&self) -> bool {
        matches!(self, Self::Ready(_))
    }
}

/// The response of an operation that can redirect: 200 with a body, or 303 with a URL.
///
/// The redirect is not followed, because a request to its URL must not contain the API's credentials.
///
/// The enum is closed: neither variants nor fields are added to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Redirectable<T> {
    /// The body of a 200.
    Body(T),
    /// The `Location` of a 303, as it was sent.
    SeeOther(String),
}
