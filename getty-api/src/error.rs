//! The errors of a call.

use std::error::Error as StdError;
use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use crate::Secrets;
use crate::decode::salvage::JsonKind;
use crate::open_enum::open_enum;

/// Why a call failed.
///
/// Further variants may come, and further fields in those with named fields.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// An argument cannot be sent; nothing was sent.
    #[error("{operation}: {argument}: {reason}")]
    #[non_exhaustive]
    InvalidArgument {
        /// The operation.
        operation: &'static str,
        /// The argument.
        argument: &'static str,
        /// Why it cannot be sent.
        reason: String,
    },
    /// No complete response was received: connecting, sending or reading failed.
    #[error("{operation}: no response: {source}")]
    #[non_exhaustive]
    Transport {
        /// The operation.
        operation: &'static str,
        /// The cause.
        source: Box<dyn StdError + Send + Sync>,
    },
    /// The body of the response exceeds the limit.
    #[error(
        "{operation}: the response exceeds the limit of {limit} bytes; raise it with `HttpExecutor::body_limit`"
    )]
    #[non_exhaustive]
    TooLarge {
        /// The operation.
        operation: &'static str,
        /// The limit, in bytes.
        limit: usize,
    },
    /// The API returned an error.
    #[error(transparent)]
    Api(Box<ApiError>),
    /// The response cannot be decoded: it differs from the documented structure.
    #[error(transparent)]
    Decode(Box<DecodeError>),
}

impl Error {
    /// The API's error, if the API returned one.
    pub fn api(&self) -> Option<&ApiError> {
        match self {
            Self::Api(error) => Some(error),
            _ => None,
        }
    }
}

/// An error response, from the API or from the gateway before it.
///
/// `Debug` prints neither the values of headers nor the body.
#[derive(Clone)]
#[non_exhaustive]
pub struct ApiError {
    /// The operation that was called.
    pub operation: &'static str,
    /// The HTTP status.
    pub status: StatusCode,
    /// The API's stable name of the error; `None` when the response is from the gateway.
    pub code: Option<ErrorCode>,
    /// The message meant for people; its wording is not stable.
    pub message: Option<String>,
    /// The identifier of the request in the API's records; quote it in support requests.
    pub request_id: Option<String>,
    /// The headers of the response.
    pub headers: HeaderMap,
    /// The body of the response as it was received.
    pub body: Bytes,
}

/// The names of the stable code, in lower case without underscores, the API's own first.
const CODE: [&str; 2] = ["errorcode", "code"];

/// The names of the message, likewise; a gateway sends the second without a code.
const MESSAGE: [&str; 2] = ["errormessage", "message"];

/// The text of the first property with one of the names, in any case and with or without underscores.
fn text_of(json: &serde_json::Value, names: &[&str]) -> Option<String> {
    let properties = json.as_object()?;
    let is = |spelling: &str, name: &str| {
        let mut letters =
            spelling.bytes().filter(|letter| *letter != b'_').map(|letter| letter.to_ascii_lowercase());
        name.bytes().all(|letter| letters.next() == Some(letter)) && letters.next().is_none()
    };
    names.iter().find_map(|name| {
        let mut named = properties.iter().filter(|(spelling, _)| is(spelling, name));
        named.find_map(|(_, value)| value.as_str().map(str::to_owned))
    })
}

impl ApiError {
    /// Parses an error response; a body of any structure is accepted. [`Secrets`] in the extensions of the response are
    /// removed from everything that the server sent.
    pub fn new(operation: &'static str, response: http::Response<Bytes>) -> Self {
        let (head, body) = response.into_parts();
        // A gateway's HTML or an empty body adds nothing to the status.
        let plain = body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&body);
        let json: serde_json::Value = serde_json::from_slice(plain).unwrap_or_default();
        let mut error = Self {
            operation,
            status: head.status,
            code: text_of(&json, &CODE).map(ErrorCode::from),
            message: text_of(&json, &MESSAGE),
            request_id: request_id(&head.headers).map(str::to_owned),
            headers: head.headers,
            body,
        };
        if let Some(secrets) = head.extensions.get::<Secrets>() {
            error.redact(secrets);
        }
        error
    }
}

impl fmt::Debug for ApiError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("ApiError")
            .field("operation", &self.operation)
            .field("status", &self.status)
            .field("code", &self.code)
            .field("message", &self.message)
            .field("request_id", &self.request_id)
            .field("headers", &self.headers.keys().collect::<Vec<_>>())
            .field("body", &format_args!("{} bytes", self.body.len()))
            .finish()
    }
}

impl fmt::Display for ApiError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.operation, self.status)?;
        if let Some(code) = &self.code {
            write!(formatter, ", {}", one_line(code.as_str(), 64))?;
        }
        if let Some(message) = &self.message {
            write!(formatter, ": {}", one_line(message, 300))?;
        }
        if let Some(id) = &self.request_id {
            write!(formatter, " (request {id})")?;
        }
        Ok(())
    }
}

impl StdError for ApiError {}

impl From<ApiError> for Error {
    fn from(error: ApiError) -> Self {
        Self::Api(Box::new(error))
    }
}

/// The beginning of a text from the server, without characters that end the line or change the writing direction.
pub fn one_line(text: &str, limit: usize) -> String {
    text.trim().chars().map(on_its_line).take(limit).collect()
}

/// Replaces a character that would end the line or change the writing direction by a space.
pub fn on_its_line(c: char) -> char {
    match c {
        '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => ' ',
        c if c.is_control() => ' ',
        c => c,
    }
}

/// Headers that identify a request in the records of the API and its gateways.
pub const REQUEST_IDS: [&str; 3] = ["x-amzn-requestid", "x-amz-apigw-id", "x-amz-cf-id"];

/// The first identifier of a request in the records of the API and its gateways.
pub fn request_id(headers: &HeaderMap) -> Option<&str> {
    REQUEST_IDS.iter().find_map(|name| headers.get(*name)?.to_str().ok())
}

/// A successful response that could not be decoded.
///
/// Its message contains nothing that the server sent; inspect the body and the headers for that.
#[derive(Clone)]
#[non_exhaustive]
pub struct DecodeError {
    /// The operation that was called.
    pub operation: &'static str,
    /// The HTTP status.
    pub status: StatusCode,
    /// The location of the value that could not be decoded, as a JSON pointer (RFC 6901) such as
    /// `/images/3/max_dimensions/width`; empty for the complete body. Keys of maps, which only the
    /// server knows, are replaced by `*`.
    pub pointer: String,
    /// Why it could not be decoded.
    pub reason: DecodeReason,
    /// The response's headers.
    pub headers: HeaderMap,
    /// The response's body as it was received.
    pub body: Bytes,
}

impl DecodeError {
    pub(crate) fn new(
        operation: &'static str,
        pointer: String,
        reason: DecodeReason,
        response: &http::Response<Bytes>,
    ) -> Self {
        Self {
            operation,
            status: response.status(),
            pointer,
            reason,
            headers: response.headers().clone(),
            body: response.body().clone(),
        }
    }
}

/// Why a response could not be decoded.
///
/// Further variants may come; the fields of each variant are final.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum DecodeReason {
    /// There is no body.
    Empty,
    /// The body is not JSON.
    NotJson {
        /// The line at which it stops being JSON, from 1.
        line: usize,
        /// The column in that line.
        column: usize,
    },
    /// The body is too long to repair and not UTF-8.
    NotUtf8,
    /// A value has another type than documented, or is out of range.
    Unexpected {
        /// The type that was found.
        found: JsonKind,
        /// The documented type.
        expected: &'static str,
    },
    /// The decoded lists and maps would exceed the memory limit, regardless of the length of the body.
    TooLarge {
        /// The limit, in bytes.
        limit: usize,
    },
    /// A redirect has no `Location` header, or one that is not text.
    MissingLocation,
}

impl fmt::Display for DecodeReason {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => formatter.write_str("the body is empty"),
            Self::NotJson { line, column } => {
                write!(formatter, "the body is not JSON from line {line}, column {column} on")
            }
            Self::NotUtf8 => formatter.write_str("the body is not UTF-8"),
            Self::Unexpected { found, expected } => write!(formatter, "{found} instead of {expected}"),
            Self::TooLarge { limit } => {
                write!(formatter, "the body decodes to more than the limit of {limit} bytes")
            }
            Self::MissingLocation => formatter.write_str("the `Location` header is missing or not text"),
        }
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { operation, status, pointer, reason, .. } = self;
        write!(formatter, "{operation}: the response with status {status} cannot be decoded")?;
        if !pointer.is_empty() {
            write!(formatter, " at `{}`", one_line(pointer, 200))?;
        }
        write!(formatter, ": {reason}")
    }
}

/// Without the body and the values of headers, which can contain the credentials of the request.
impl fmt::Debug for DecodeError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("DecodeError")
            .field("operation", &self.operation)
            .field("status", &self.status)
            .field("pointer", &self.pointer)
            .field("reason", &self.reason)
            .field("body", &format_args!("{} bytes", self.body.len()))
            .finish_non_exhaustive()
    }
}

impl StdError for DecodeError {}

impl From<DecodeError> for Error {
    fn from(error: DecodeError) -> Self {
        Self::Decode(Box::new(error))
    }
}

open_enum! {
    /// The stable name of an error, as in `{"ErrorCode": "ImageNotFound"}`.
    pub enum ErrorCode {
        /// A parameter has a value that the operation does not accept.
        InvalidParameterValue = "InvalidParameterValue",
        /// The page number is too high; the message contains the last allowed one.
        InvalidPage = "InvalidPage",
        /// The page size is not one of the allowed sizes.
        InvalidPageSize = "InvalidPageSize",
        /// The request is not valid.
        InvalidRequest = "InvalidRequest",
        /// The request cannot be parsed.
        MalformedRequest = "MalformedRequest",
        /// The URL belongs to a provider that the API does not know.
        UnknownProviderUri = "UnknownProviderUri",
        /// The URL is not well formed.
        IncorrectlyFormedUri = "IncorrectlyFormedUri",
        /// The request contains no image id.
        ImageIdMustBeSpecified = "ImageIdMustBeSpecified",
        /// A required query parameter is missing.
        MissingRequiredQueryParameters = "MissingRequiredQueryParameters",
        /// The product is not one of the customer's.
        InvalidProduct = "InvalidProduct",
        /// The channel id is not valid.
        InvalidChannelId = "InvalidChannelId",
        /// The change set id is not valid.
        InvalidChangeSetId = "InvalidChangeSetId",
        /// The URL of the image cannot be used.
        InvalidImageUrl = "InvalidImageUrl",
        /// The prompt could not be improved.
        PromptEnhancementFailed = "PromptEnhancementFailed",
        /// The operation needs an access token.
        AuthorizationTokenRequired = "AuthorizationTokenRequired",
        /// The operation needs a token that belongs to a user.
        UserTokenRequired = "UserTokenRequired",
        /// There are not enough credits.
        NotEnoughCreditsForPurchase = "NotEnoughCreditsForPurchase",
        /// The display size is not available to this customer.
        UnauthorizedDisplaySize = "UnauthorizedDisplaySize",
        /// The customer has no product of this type.
        NoAccessToProductType = "NoAccessToProductType",
        /// The product's downloads and its allowed overage are used up.
        OverageLimitReached = "OverageLimitReached",
        /// The user lacks a permission.
        InsufficientPermissions = "InsufficientPermissions",
        /// The customer has no access to this.
        InsufficientAccess = "InsufficientAccess",
        /// The customer has no products.
        NoProducts = "NoProducts",
        /// The customer may not report usage.
        UnauthorizedToReportUsage = "UnauthorizedToReportUsage",
        /// There is no such image.
        ImageNotFound = "ImageNotFound",
        /// There are no such videos.
        VideosNotFound = "VideosNotFound",
        /// There is no such event.
        EventNotFound = "EventNotFound",
        /// There is no such board.
        BoardNotFound = "BoardNotFound",
        /// There is no such order.
        OrderNotFound = "OrderNotFound",
        /// There are no such channels.
        ChannelsNotFound = "ChannelsNotFound",
        /// There is no such generation request.
        GenerationRequestIdNotFound = "GenerationRequestIdNotFound",
        /// There is no such asset.
        AssetNotFound = "AssetNotFound",
        /// Another change was made at the same time.
        ConcurrencyConflict = "ConcurrencyConflict",
        /// A batch with this id was already reported.
        TransactionIdDuplicated = "TransactionIdDuplicated",
        /// The generation request was permanently deleted.
        GenerationRequestGone = "GenerationRequestGone",
        /// Too many AI generations run at once.
        TooManyConcurrentGenerations = "TooManyConcurrentGenerations",
        /// The daily request limit is reached.
        DailyRequestLimitExceeded = "DailyRequestLimitExceeded",
        /// The iStock collection is not valid.
        InvalidIStockCollection = "InvalidIStockCollection",
        /// The service is temporarily unavailable.
        ServiceUnavailable = "ServiceUnavailable",
    }
}
