//! An API call: the request of an operation with the credentials it needs.

use std::sync::Arc;

use bytes::Bytes;
use getty_api::support::headers::API_KEY;
use getty_api::{Effect, ErrorCode, OperationInfo, Request, Secrets, Service, Token as TokenNeed};
use http::StatusCode;
use http::header::{AUTHORIZATION, HeaderMap};
use secrecy::{ExposeSecret as _, SecretString};
use tokio::time::{Instant, timeout_at};
use url::Url;

use super::getty::{Getty, Inner};
use crate::credentials::Token;
use crate::error::{Error, ErrorKind, Outcome, Subject};
use crate::pipeline::{OutgoingRequest, RequestOptions};

/// The fields that are refused without a token, while everything else works with the API key alone.
const FIELDS_WITH_TOKEN: [&str; 3] = ["downloads", "download_sizes", "largest_downloads"];

impl Getty {
    /// Sends a request with the credentials it needs. A request that is refused with 401 is sent once more with
    /// a new token, if one can be obtained.
    pub(crate) async fn execute_with(
        &self,
        mut request: Request,
        mut options: RequestOptions,
    ) -> Result<http::Response<Bytes>, Error> {
        let Inner { pipeline, tokens, endpoints, locale, .. } = &*self.inner;
        let operation = request.operation;
        locale.complete(operation, &mut request.headers);
        let base = match operation.service {
            Service::Embed => &endpoints.embed,
            _ => &endpoints.api,
        };
        let url = request.url(base)?;
        // Both attempts and the wait for a token share the time.
        options.deadline = pipeline.deadline(&options, &request.body);

        let token = match self.wants_token(operation, &url) {
            true => Some(self.token(Subject::of(&request), options.deadline).await?),
            false => None,
        };
        let again = request.try_clone();
        // Boxed, because every future around it would be as large, and would be moved.
        let first = Box::pin(self.attempt(request, url.clone(), token.as_deref(), None, options.clone()));
        let error = match first.await {
            Err(error) if error.status() == Some(StatusCode::UNAUTHORIZED) => error,
            response => return response,
        };

        let another_token = match &token {
            // Another token of the same source will not belong to a user either.
            _ if error.is_account_wide() => false,
            Some(_) => tokens.can_renew(),
            None => error.code() == Some(&ErrorCode::AuthorizationTokenRequired) && tokens.available(),
        };
        if let Some(token) = token.as_ref().filter(|_| another_token) {
            tokens.discard(token);
        }
        let Some(again) = again.filter(|_| another_token) else {
            let sent = if token.is_some() { Sent::Token } else { Sent::Key };
            return Err(refused(error, operation, sent));
        };
        tracing::debug!(operation = operation.id, "refused with 401: retrying with a new token");
        let new = self.token(Subject::of(&again), options.deadline).await?;
        let refused_token = token.as_deref();
        let second = Box::pin(self.attempt(again, url, Some(&new), refused_token, options));
        second.await.map_err(|error| match error.status() {
            Some(StatusCode::UNAUTHORIZED) => refused(error, operation, Sent::NewToken),
            _ => error,
        })
    }

    fn wants_token(&self, operation: &OperationInfo, url: &Url) -> bool {
        match operation.token {
            TokenNeed::None => false,
            TokenNeed::Optional => {
                self.inner.tokens.available() && (self.inner.licensed_results || asks_for_downloads(url))
            }
            _ => true,
        }
    }

    /// A token for a call. A failure to obtain it is no failure of the operation.
    async fn token(&self, subject: Subject, deadline: Option<Instant>) -> Result<Arc<Token>, Error> {
        let token = self.inner.tokens.token();
        let token = match deadline {
            Some(deadline) => timeout_at(deadline, token).await.unwrap_or_else(|_| {
                Err(Error::new(ErrorKind::Timeout, "the call timed out while waiting for it").transient())
            }),
            None => token.await,
        };
        token.map_err(|error| {
            error.in_context("no access token").with_subject(subject).with_outcome(Outcome::NotDone)
        })
    }

    async fn attempt(
        &self,
        request: Request,
        url: Url,
        token: Option<&Token>,
        refused_token: Option<&Token>,
        options: RequestOptions,
    ) -> Result<http::Response<Bytes>, Error> {
        let Inner { pipeline, tokens, .. } = &*self.inner;
        let operation = request.operation;
        let mut credentials = HeaderMap::new();
        if operation.token != TokenNeed::None {
            credentials.insert(API_KEY, tokens.api_key()?);
        }
        if let Some(token) = token {
            credentials.insert(AUTHORIZATION, token.header());
        }
        // Whichever of them this request contains: the server may know the others from token requests.
        let sent = [token, refused_token].into_iter().flatten().map(Token::value);
        let secrets = Secrets::new(sent.map(SecretString::expose_secret)).and(&tokens.secrets());
        let outgoing = OutgoingRequest {
            operation: Some(operation),
            name: operation.id,
            effect: operation.effect,
            method: request.method,
            url,
            headers: request.headers,
            credentials,
            secrets: secrets.clone(),
            body: request.body,
            expected: operation.success,
            options,
        };
        #[cfg(feature = "cache")]
        let response = match &self.inner.cache {
            Some(cache) => cache.collect(pipeline, outgoing).await,
            None => pipeline.collect(outgoing).await,
        };
        #[cfg(not(feature = "cache"))]
        let response = pipeline.collect(outgoing).await;
        response.map(|mut response| {
            response.extensions_mut().insert(secrets);
            response
        })
    }
}

/// Whether the request contains fields that need a token.
fn asks_for_downloads(url: &Url) -> bool {
    url.query_pairs()
        .filter(|(name, _)| name == "fields")
        .any(|(_, fields)| fields.split(',').any(|field| FIELDS_WITH_TOKEN.contains(&field.trim())))
}

/// The credentials of a refused request.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sent {
    Key,
    Token,
    /// A token that had just been issued, so that the refusal is not caused by the token.
    NewToken,
}

/// The error for a 401 response.
fn refused(error: Error, operation: &OperationInfo, sent: Sent) -> Error {
    if error.is_account_wide() {
        return error;
    }
    let metered = operation.effect == Effect::Metered;
    let (kind, what) = match (error.code(), sent) {
        (Some(ErrorCode::AuthorizationTokenRequired), Sent::Key) => {
            (ErrorKind::Credentials, "an access token is needed")
        }
        (_, Sent::Key) if operation.token == TokenNeed::None => (ErrorKind::Credentials, "refused"),
        (_, Sent::Key) => (ErrorKind::Credentials, "the API key was refused"),
        (_, Sent::Token) if metered => {
            let what = "the access token was refused, and not renewed, or the agreement does not cover this";
            (ErrorKind::Credentials, what)
        }
        (_, Sent::Token) => (ErrorKind::Credentials, "the access token was refused, and not renewed"),
        // The API also returns this for paid operations that the agreement does not include.
        (None | Some(ErrorCode::Other(_)), Sent::NewToken) if metered => {
            (ErrorKind::OutsideAgreement, "the agreement does not cover it")
        }
        (_, Sent::NewToken) => (ErrorKind::Credentials, "a new access token was refused as well"),
    };
    error.in_context(what).with_kind(kind)
}
