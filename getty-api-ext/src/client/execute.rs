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
use crate::credentials::{Token, Verdict};
use crate::error::{Error, ErrorKind, Outcome, Subject};
use crate::pipeline::{OutgoingRequest, Provenance, RequestOptions};

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
            true => Some(self.token(Subject::of(&request), None, options.deadline).await?),
            false => None,
        };
        let repeated = request.try_clone();
        // Boxed, because every future around it would be as large, and would be moved.
        let first = Box::pin(self.attempt(request, url.clone(), token.as_deref(), None, options.clone()));
        let error = match first.await {
            Err(error) if error.status() == Some(StatusCode::UNAUTHORIZED) => error,
            result => {
                self.record(token.as_deref(), &result, false);
                return result;
            }
        };

        let may_concern_asset = may_concern_asset(&error, operation);
        let verdict = match &token {
            // Another token of the same source will not belong to a user either.
            _ if error.is_account_wide() => Verdict::Final { token_is_valid: true },
            Some(token) if repeated.is_some() => tokens.rejected(token, may_concern_asset),
            None if error.code() == Some(&ErrorCode::AuthorizationTokenRequired) && tokens.available() => {
                Verdict::Repeat
            }
            _ => Verdict::Final { token_is_valid: false },
        };
        let repeated = match (verdict, repeated) {
            (Verdict::Repeat, Some(repeated)) => repeated,
            (verdict, _) => {
                let sent = match (&token, verdict) {
                    (None, _) => Sent::Key,
                    (Some(_), Verdict::Final { token_is_valid: true }) => Sent::ValidToken,
                    (Some(_), _) => Sent::Token,
                };
                return Err(rejected(error, operation, sent));
            }
        };
        tracing::debug!(operation = operation.id, "rejected with 401: repeating with another token");
        let old = token.as_deref();
        let new = self.token(Subject::of(&repeated), old, options.deadline).await?;
        if old.is_some_and(|old| old.is(new.value())) && new.is_supplied() {
            // The token provider returned the same token.
            tokens.rejected_again(&new, false);
            return Err(rejected(error, operation, Sent::Token));
        }
        let second = Box::pin(self.attempt(repeated, url, Some(&new), old, options)).await;
        self.record(Some(&new), &second, old.is_some());
        second.map_err(|error| match error.status() {
            Some(StatusCode::UNAUTHORIZED) => {
                if may_concern_asset && !error.is_account_wide() {
                    tokens.rejected_again(&new, true);
                }
                rejected(error, operation, Sent::ValidToken)
            }
            _ => error,
        })
    }

    /// Records the success of a request as evidence on its token. `repeated` is whether another token was rejected before.
    fn record(&self, token: Option<&Token>, result: &Result<http::Response<Bytes>, Error>, repeated: bool) {
        // A response without provenance comes from the cache.
        if let (Some(token), Ok(response)) = (token, result)
            && response.extensions().get::<Provenance>().is_some()
        {
            self.inner.tokens.accepted(token, repeated);
        }
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

    /// A token for a call, other than the `rejected` one. A failure to obtain it is no failure of the operation.
    async fn token(
        &self,
        subject: Subject,
        rejected: Option<&Token>,
        deadline: Option<Instant>,
    ) -> Result<Arc<Token>, Error> {
        let token = self.inner.tokens.token_except(rejected);
        let token = match deadline {
            Some(deadline) => timeout_at(deadline, token).await.unwrap_or_else(|_| {
                Err(Error::new(ErrorKind::Timeout, "the call timed out while waiting for it").transient())
            }),
            None => token.await,
        };
        token.map_err(|error| {
            let error = error.in_context("no access token").with_rejected_credentials();
            error.with_subject(subject).with_outcome(Outcome::NotDone)
        })
    }

    async fn attempt(
        &self,
        request: Request,
        url: Url,
        token: Option<&Token>,
        rejected_token: Option<&Token>,
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
        let sent = [token, rejected_token].into_iter().flatten().map(Token::value);
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

/// The credentials of a rejected request.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sent {
    Key,
    Token,
    /// A token that is known to be valid, or had just replaced a rejected one, so that it is not the reason.
    ValidToken,
}

/// Whether a 401 may concern the asset instead of the token: the API also returns it, without one of its codes, for paid
/// operations that the agreement does not include.
fn may_concern_asset(error: &Error, operation: &OperationInfo) -> bool {
    operation.effect == Effect::Metered && matches!(error.code(), None | Some(ErrorCode::Other(_)))
}

/// The error for a 401 response.
fn rejected(error: Error, operation: &OperationInfo, sent: Sent) -> Error {
    if error.is_account_wide() {
        return error;
    }
    let may_concern_asset = may_concern_asset(&error, operation);
    let (kind, what) = match (error.code(), sent) {
        (Some(ErrorCode::AuthorizationTokenRequired), Sent::Key) => {
            (ErrorKind::Credentials, "an access token is needed")
        }
        (_, Sent::Key) if operation.token == TokenNeed::None => (ErrorKind::Credentials, "refused"),
        (_, Sent::Key) => (ErrorKind::Credentials, "the API key was refused"),
        (_, Sent::Token) if may_concern_asset => {
            let what = "the access token was refused, and not renewed, or the agreement does not cover this";
            (ErrorKind::Credentials, what)
        }
        (_, Sent::Token) => (ErrorKind::Credentials, "the access token was refused, and not renewed"),
        (_, Sent::ValidToken) if may_concern_asset => {
            (ErrorKind::OutsideAgreement, "the agreement does not cover it")
        }
        (_, Sent::ValidToken) => (ErrorKind::Credentials, "a new access token was refused as well"),
    };
    let error = error.in_context(what).with_kind(kind);
    // With an unproven token, the asset may be the reason.
    if may_concern_asset && sent == Sent::Token { error } else { error.with_rejected_credentials() }
}
