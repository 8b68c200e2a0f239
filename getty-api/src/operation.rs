//! A call of the API, independent of the executor that sends it.

use bytes::Bytes;
use http::Method;

use crate::{Decoder, Error, Request};

/// One call of the API with its arguments, ready to be sent by a [`Client`](crate::Client).
///
/// The generated types in [`operations`](crate::operations) implement it. An implementation of
/// [`Execute`](crate::Execute) receives calls only as [`Request`]s.
pub trait Operation: Send {
    /// The result of a successful response.
    type Output: Send + 'static;

    /// The properties of the operation that do not depend on its arguments.
    const INFO: &'static OperationInfo;

    /// Builds the request of the call.
    ///
    /// # Errors
    /// [`Error::InvalidArgument`] when an argument cannot be sent, such as an empty path parameter.
    fn into_request(self) -> Result<Request, Error>;

    /// Decodes the response. [`Response::decode`](crate::Response::decode) calls it.
    ///
    /// # Errors
    /// [`Error::Api`] for a status that is not a success, [`Error::Decode`] for a body with another structure than
    /// documented.
    fn decode(response: &http::Response<Bytes>, decoder: &mut Decoder) -> Result<Self::Output, Error>;
}

/// The properties of an operation that do not depend on its arguments.
#[derive(Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct OperationInfo {
    /// The stable name, such as `search_creative_images`.
    pub id: &'static str,
    /// The HTTP method.
    pub method: Method,
    /// The path template, such as `/v3/images/{id}`.
    pub path: &'static str,
    /// The documented success statuses, including redirects that return a result. Any other 2xx status counts as
    /// success as well.
    pub success: &'static [u16],
    /// The effect of sending the request once or repeatedly.
    pub effect: Effect,
    /// The access token that the operation needs besides the API key.
    pub token: Token,
    /// The server of the operation.
    pub service: Service,
    /// The header parameters that the operation documents, such as `Accept-Language`.
    pub headers: &'static [&'static str],
    /// Whether the request starts an AI generation. Accounts limit how many of these may run at once.
    pub starts_generation: bool,
}

impl OperationInfo {
    pub(crate) const fn new(
        id: &'static str,
        method: Method,
        path: &'static str,
        success: &'static [u16],
        effect: Effect,
        token: Token,
        service: Service,
    ) -> Self {
        Self { id, method, path, success, effect, token, service, headers: &[], starts_generation: false }
    }

    pub(crate) const fn with_headers(mut self, headers: &'static [&'static str]) -> Self {
        self.headers = headers;
        self
    }

    pub(crate) const fn starting_generation(mut self) -> Self {
        self.starts_generation = true;
        self
    }

    /// Whether the operation documents this header parameter.
    pub fn documents_header(&self, name: &str) -> bool {
        self.headers.iter().any(|header| header.eq_ignore_ascii_case(name))
    }

    /// The properties of a [custom request](Request::custom), which no operation of the bindings describes.
    ///
    /// The id is `custom_request`, the path template is empty, and [`method`](Self::method) is ignored in favour of
    /// [`Request::method`]. Any 2xx status is a success; so is a 303 of a metered request, because
    /// its `Location` can be the result that was paid for.
    pub fn custom(effect: Effect, token: Token) -> &'static Self {
        const fn of(effect: Effect) -> [OperationInfo; 3] {
            const fn with(effect: Effect, token: Token) -> OperationInfo {
                let success: &[u16] = match effect {
                    Effect::Metered => &[303],
                    _ => &[],
                };
                let id = OperationInfo::CUSTOM;
                OperationInfo::new(id, Method::GET, "", success, effect, token, Service::Api)
            }
            [with(effect, Token::None), with(effect, Token::Optional), with(effect, Token::Required)]
        }
        static SAFE: [OperationInfo; 3] = of(Effect::Safe);
        static IDEMPOTENT: [OperationInfo; 3] = of(Effect::Idempotent);
        static CREATING: [OperationInfo; 3] = of(Effect::Creating);
        static METERED: [OperationInfo; 3] = of(Effect::Metered);
        let [none, optional, required] = match effect {
            Effect::Safe => &SAFE,
            Effect::Idempotent => &IDEMPOTENT,
            Effect::Creating => &CREATING,
            Effect::Metered => &METERED,
        };
        match token {
            Token::None => none,
            Token::Optional => optional,
            Token::Required => required,
        }
    }

    /// Whether these are the properties of a [custom request](Self::custom).
    pub fn is_custom(&self) -> bool {
        self.path.is_empty()
    }

    /// The id of custom requests.
    const CUSTOM: &'static str = "custom_request";
}

/// The effect of a request. It determines whether the request can be retried when its outcome is unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Effect {
    /// Reads only; may be sent any number of times.
    Safe,
    /// Leaves the same state however often it is sent, such as deleting a resource by its id.
    Idempotent,
    /// Creates a new resource each time, such as a comment; a repeat creates a duplicate, but costs nothing.
    Creating,
    /// Consumes quota, credits or money each time: asset downloads, licences, AI generation.
    Metered,
}

/// The access token an operation needs besides the API key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Token {
    /// Neither a token nor the API key is sent.
    None,
    /// Works with the API key alone; with a token, results follow the customer's agreements.
    Optional,
    /// Refused without a token.
    Required,
}

/// The servers of the API.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Service {
    /// The API itself, by default [`DEFAULT_API_URL`](crate::DEFAULT_API_URL).
    Api,
    /// The public oEmbed provider, by default [`DEFAULT_EMBED_URL`](crate::DEFAULT_EMBED_URL).
    Embed,
}
