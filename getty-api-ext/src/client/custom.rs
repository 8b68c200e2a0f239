//! Requests that no operation of the bindings describes.

use std::fmt;
use std::ops::Deref;
use std::time::Duration;

use bytes::Bytes;
use getty_api::support::headers::request_id;
use getty_api::{Body, Effect, Extras, Request, Token};
use http::header::CONTENT_TYPE;
use http::{HeaderMap, Method, StatusCode};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::getty::Getty;
use crate::decoding::{Undecodable, by_deadline};
use crate::error::{Error, ErrorKind, Outcome};
#[cfg(doc)]
use crate::pipeline::Timeouts;
use crate::pipeline::{RequestOptions, RetryPolicy};

/// How many values the JSON of a response may contain. The smallest object that is not empty takes about 700
/// bytes as a `serde_json::Value`, and counts as two.
const MAX_VALUES: usize = 200_000;

impl Getty {
    /// Builds a request that the bindings do not describe, such as an operation that is newer than they are. It
    /// is sent through the same pipeline as every call: with the client's credentials, retries, limits and
    /// timeouts, and to the configured API host only.
    ///
    /// `path` is sent as it is: it begins with `/`, is percent-encoded and may contain a query. Error messages
    /// contain the path, but not the query.
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/mock.rs"));
    /// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let (mock, getty) = on_mock().await?;
    /// use getty_api_ext::raw::{Effect, Token};
    /// use getty_api_ext::http::Method;
    ///
    /// let page = getty
    ///     .request(Method::GET, "/v3/search/images")
    ///     .query("phrase", "lighthouse at dawn")
    ///     .send::<serde_json::Value>()
    ///     .await?;
    /// println!("{}: {} images", page.status(), page["result_count"]);
    ///
    /// #[derive(serde::Deserialize)]
    /// struct NewBoard {
    ///     id: String,
    /// }
    /// let board = getty
    ///     .request(Method::POST, "/v3/boards")
    ///     .effect(Effect::Creating)
    ///     .token(Token::Required)
    ///     .json_body(&serde_json::json!({ "name": "Harbours" }))
    ///     .send::<NewBoard>()
    ///     .await?;
    /// println!("board {}", board.id);
    /// # mock.assert_called("create_board").times(1);
    /// # Ok(()) }
    /// ```
    pub fn request(&self, method: Method, path: impl Into<String>) -> CustomRequest {
        let effect = matches!(method, Method::GET | Method::HEAD).then_some(Effect::Safe);
        CustomRequest {
            getty: self.clone(),
            method,
            path: path.into(),
            effect,
            token: Token::Optional,
            body: Ok(Body::Empty),
            content_type: None,
            extras: Extras::new(),
            options: RequestOptions::default(),
        }
    }
}

/// A custom request that is about to be sent; made by [`Getty::request`].
#[must_use = "a request does nothing until it is sent"]
pub struct CustomRequest {
    getty: Getty,
    method: Method,
    path: String,
    effect: Option<Effect>,
    token: Token,
    /// Or the reason why it cannot be sent.
    body: Result<Body, String>,
    content_type: Option<&'static str>,
    extras: Extras,
    options: RequestOptions,
}

impl CustomRequest {
    /// The effect of sending the request once, and of repeating it. Default: [`Effect::Safe`] for `GET` and
    /// `HEAD`. There is no default for other methods: sending fails unless the effect is stated.
    ///
    /// - [`Safe`](Effect::Safe) and [`Idempotent`](Effect::Idempotent): retried after transient failures.
    /// - [`Creating`](Effect::Creating) and [`Metered`](Effect::Metered): retried only when the server certainly
    ///   did not process it. Otherwise the error has [`Outcome::Unknown`].
    ///
    /// **State `Metered` for everything that costs quota, credits or money.**
    pub fn effect(mut self, effect: Effect) -> Self {
        self.effect = Some(effect);
        self
    }

    /// The access token the request needs. Default: [`Token::Optional`]. The API key alone is then sent unless
    /// the client has [`licensed_results`](crate::GettyBuilder::licensed_results), the `fields` parameter needs
    /// a token, or the API returns `AuthorizationTokenRequired`. With [`Token::None`] neither key nor token is
    /// sent.
    pub fn token(mut self, token: Token) -> Self {
        self.token = token;
        self
    }

    /// Adds a query parameter. The value is percent-encoded.
    pub fn query(mut self, name: impl Into<String>, value: impl fmt::Display) -> Self {
        self.extras = self.extras.query(name, value);
        self
    }

    /// Sets a header. Sending fails for headers that carry credentials or belong to the connection; see
    /// [`Extras::header`].
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.extras = self.extras.header(name, value);
        self
    }

    /// Sends a value as JSON, with `Content-Type: application/json`.
    pub fn json_body<T: Serialize + ?Sized>(mut self, body: &T) -> Self {
        self.body = serde_json::to_vec(body).map(Body::from).map_err(|failure| failure.to_string());
        self.content_type = Some("application/json");
        self
    }

    /// Sends a body as it is; set its `Content-Type` with [`header`](Self::header). A streamed body can be sent only
    /// once, so that the request is not retried.
    pub fn body(mut self, body: impl Into<Body>) -> Self {
        self.body = Ok(body.into());
        self.content_type = None;
        self
    }

    /// The time the complete call may take, retries and waits included. Default: [`Timeouts::call`].
    pub fn timeout(mut self, limit: Duration) -> Self {
        self.options.timeout = Some(limit);
        self
    }

    /// The time one attempt may take until the headers of its response have arrived. Default:
    /// [`Timeouts::attempt`].
    pub fn attempt_timeout(mut self, limit: Duration) -> Self {
        self.options.attempt_timeout = Some(limit);
        self
    }

    /// Whether and when to retry. Default: the client's policy.
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.options.retry = Some(policy);
        self
    }

    /// Sends the request and decodes the JSON of the response; [`serde_json::Value`] accepts any JSON. An empty
    /// body counts as `null`.
    ///
    /// Each 2xx status is a success. A redirect is followed within the configured hosts. The 303 of a metered
    /// request is returned with its headers, because its `Location` may be the paid result.
    ///
    /// # Errors
    /// - [`ErrorKind::Invalid`]: the effect is not stated, or the path, a header or the body cannot be sent. Nothing
    ///   was sent.
    /// - [`ErrorKind::Decode`]: the request succeeded, but its response is not a `T`, or contains more than
    ///   200,000 values. [`send_bytes`](Self::send_bytes) returns the body as it is.
    /// - Otherwise as any call; see [`Error`].
    pub async fn send<T: DeserializeOwned + Send + 'static>(self) -> Result<CustomResponse<T>, Error> {
        by_deadline(self.execute().await?, decode).await
    }

    /// Sends the request and returns the body of the response as it is.
    ///
    /// # Errors
    /// As [`send`](Self::send), without [`ErrorKind::Decode`].
    pub async fn send_bytes(self) -> Result<CustomResponse<Bytes>, Error> {
        let (head, bytes) = self.execute().await?.into_parts();
        Ok(CustomResponse { status: head.status, headers: head.headers, bytes: bytes.clone(), value: bytes })
    }

    async fn execute(self) -> Result<http::Response<Bytes>, Error> {
        let Self { getty, method, path, effect, token, body, content_type, extras, options } = self;
        let invalid = |message: String| Error::new(ErrorKind::Invalid, message);
        let Some(effect) = effect else {
            let message = format!(
                "{method} {}: what sending it once or twice does is not known: state it with `.effect(…)`, as \
                 `Effect::Metered` if it costs anything",
                path.split('?').next().unwrap_or_default()
            );
            return Err(invalid(message));
        };
        let body = body.map_err(|reason| invalid(format!("json_body: {reason}")))?;
        let mut request = Request::custom(method, path, effect, token, body)?;
        if let Some(content_type) = content_type {
            request.add_header(CONTENT_TYPE.as_str(), content_type)?;
        }
        getty.add_extras(&mut request)?;
        request.add_extras(&extras)?;
        getty.execute_with(request, options).await
    }
}

/// Decodes the JSON of a response.
fn decode<T: DeserializeOwned>(response: http::Response<Bytes>) -> Result<CustomResponse<T>, Undecodable> {
    let (head, bytes) = response.into_parts();
    let json = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
    let json: &[u8] = if json.trim_ascii().is_empty() { b"null" } else { json };
    let failure = |reason: String| {
        let message = format!("the response with status {} cannot be decoded: {reason}", head.status);
        let error = Error::new(ErrorKind::Decode, message).with_outcome(Outcome::Unknown);
        Undecodable::Here(error.with_head(head.status, &head.headers))
    };
    // Each value begins with one of these bytes, and takes dozens of bytes in memory however short it is.
    if json.iter().filter(|byte| matches!(byte, b',' | b'[' | b'{')).count() > MAX_VALUES {
        return Err(failure(format!(
            "it has more than {MAX_VALUES} values; `send_bytes` returns it as it is"
        )));
    }
    match serde_json::from_slice(json) {
        Ok(value) => Ok(CustomResponse { status: head.status, headers: head.headers, bytes, value }),
        Err(error) => {
            // serde's own message quotes the server's response.
            let what = match error.classify() {
                serde_json::error::Category::Data => format!("it is not a {}", std::any::type_name::<T>()),
                _ => "it is not JSON".to_owned(),
            };
            Err(failure(format!(
                "{what}, from line {}, column {} on; `send_bytes` returns it as it is",
                error.line(),
                error.column()
            )))
        }
    }
}

impl fmt::Debug for CustomRequest {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("CustomRequest")
            .field("method", &self.method)
            .field("path", &self.path.split('?').next().unwrap_or_default())
            .field("effect", &self.effect)
            .field("token", &self.token)
            .field("extras", &self.extras)
            .finish_non_exhaustive()
    }
}

/// The response to a custom request; dereferences to the decoded value.
#[derive(Clone)]
pub struct CustomResponse<T> {
    status: StatusCode,
    headers: HeaderMap,
    bytes: Bytes,
    value: T,
}

impl<T> CustomResponse<T> {
    /// The HTTP status.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The headers of the response.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The identifier of the request in the API's records. Quote it in support requests.
    pub fn request_id(&self) -> Option<&str> {
        request_id(&self.headers)
    }

    /// The body as it was sent, decompressed.
    pub fn bytes(&self) -> &Bytes {
        &self.bytes
    }

    /// The decoded value.
    pub fn value(&self) -> &T {
        &self.value
    }

    /// Returns the decoded value alone.
    pub fn into_inner(self) -> T {
        self.value
    }
}

impl<T> Deref for CustomResponse<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T: fmt::Debug> fmt::Debug for CustomResponse<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("CustomResponse")
            .field("status", &self.status)
            .field("value", &self.value)
            .finish_non_exhaustive()
    }
}
