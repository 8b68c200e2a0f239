//! A complete call: attempts and the pauses between them.

use std::sync::Arc;

use bytes::Bytes;
use getty_api::{Body, Effect};
use http::Method;
use tokio::sync::OwnedSemaphorePermit;
use tokio::time::Instant;
use tracing::{Instrument as _, Span};

use super::attempt::{CallState, Failure, within};
use super::http_pipeline::HttpPipeline;
use super::incoming::collect;
use super::metrics::{self, Wait, waited};
use super::request::{CallContext, IncomingResponse};
use super::retry::RetryPolicy;
use super::trace;
use crate::error::{Error, ErrorKind, Outcome, Subject};
use crate::tasks::{RuntimeEnded, Task};

/// The path prefix of generations, by which a custom request for a new operation is recognised.
const GENERATIONS: &str = "/v3/ai/image-generations";

/// The response of a call, its collected body, and the subject for errors that are found later.
type CallResult = Result<(IncomingResponse, Bytes, Subject), Error>;

impl HttpPipeline {
    /// Sends the request of a context. With `collects`, reads the body of the response as part of the call.
    pub(super) async fn run(&self, context: CallContext, body: Body, collects: bool) -> CallResult {
        let span = trace::call(&context);
        let result = if self.needs_permit(&context) {
            self.call_in_task(context, body, collects, &span).await
        } else {
            // Boxed, because every future around it would be as large, and would be moved.
            Box::pin(self.call(context, body, collects, &span)).instrument(span.clone()).await
        };
        if let Err(error) = &result {
            trace::failed(&span, error);
        }
        result
    }

    /// Makes a call that holds a permit. It ends, and returns the permit, even if its caller does not poll it.
    async fn call_in_task(
        &self,
        context: CallContext,
        body: Body,
        collects: bool,
        span: &Span,
    ) -> CallResult {
        let (pipeline, subject, recorded) = (self.clone(), context.subject(), span.clone());
        let call = async move { pipeline.call(context, body, collects, &recorded).await };
        span.in_scope(|| Task::spawn(call)).await.unwrap_or_else(|RuntimeEnded| {
            let error = Error::new(ErrorKind::Connection, "the runtime ended during the call");
            Err(error.with_outcome(Outcome::Unknown).with_subject(subject))
        })
    }

    async fn call(&self, context: CallContext, body: Body, collects: bool, span: &Span) -> CallResult {
        let began = Instant::now();
        let mut state = CallState {
            subject: context.subject(),
            attempts: 0,
            sent: 0,
            deadline: self.deadline(&context.options, &body),
        };
        let policy = context.options.retry.clone().unwrap_or_else(|| self.limits.retry.clone());
        let mut body = Some(body);
        policy.call_begins();
        let result = match self.wait_for_generation(&context, &state).await {
            Ok(_permit) => self.attempts(&context, collects, &policy, &mut body, &mut state).await,
            Err(error) => Err(error.with_subject(state.subject.clone())),
        };
        let (status, headers) = match &result {
            Ok((incoming, _)) => (Some(incoming.status), Some(&incoming.headers)),
            Err(error) => (error.status(), error.headers()),
        };
        // A token that was just issued is not among the secrets of the request.
        let issued = context.name == "token" && result.is_ok();
        let headers = headers.filter(|_| !issued);
        trace::ended(span, status, headers, state.sent, &context.secrets);
        let outcome = match &result {
            // An error that the caller reads itself.
            Ok((incoming, _)) if incoming.status.is_client_error() => "refused",
            Ok(_) => "ok",
            Err(error) => error.error_type(),
        };
        metrics::call(context.name, outcome, began.elapsed());
        result.map(|(incoming, body)| (incoming, body, state.subject))
    }

    async fn attempts(
        &self,
        context: &CallContext,
        collects: bool,
        policy: &RetryPolicy,
        body: &mut Option<Body>,
        state: &mut CallState,
    ) -> Result<(IncomingResponse, Bytes), Error> {
        let began = Instant::now();
        let mut unknown = false;
        loop {
            let Failure { error, again } = match self.attempt(context, body, state).await {
                Ok(mut incoming) if collects => match collect(&mut incoming.body, state.deadline).await {
                    Ok(bytes) => return Ok((incoming, bytes)),
                    Err(error) => {
                        let error = error.with_head(incoming.status, &incoming.headers);
                        Failure { error, again: true }
                    }
                },
                Ok(incoming) => return Ok((incoming, Bytes::new())),
                Err(failure) => failure,
            };
            let error = error.with_subject(state.subject.clone()).with_attempts(state.attempts);
            // Every failure of a call passes here before it is logged or returned.
            let error = error.without_secrets(&context.secrets);
            unknown |= error.outcome() == Outcome::Unknown;
            // The server may have acted on an earlier attempt, so the outcome stays unknown.
            let error = if unknown { error.with_outcome(Outcome::Unknown) } else { error };
            let again = again && body.is_some() && error.is_retryable();
            let pause = policy
                .pause(state.attempts, began.elapsed(), error.retry_after())
                .filter(|_| again)
                .filter(|pause| in_time(Instant::now().checked_add(*pause), state.deadline));
            let Some(pause) = pause else { return Err(error) };
            // A retry that waits as the server requested is not counted. The budget is for servers that fail.
            if !error.is_rate_limited() && !policy.take_retry() {
                tracing::debug!("not retried: the retry budget is exhausted");
                return Err(error);
            }
            tracing::debug!(attempt = state.attempts, ?pause, %error, "retrying");
            metrics::retry(context.name, error.error_type());
            waited(Wait::Retry, pause);
            tokio::time::sleep(pause).await;
        }
    }

    fn needs_permit(&self, context: &CallContext) -> bool {
        self.limits.generations.is_some() && !context.options.holds_permit && generates(context)
    }

    /// Waits until another generation may begin.
    async fn wait_for_generation(
        &self,
        context: &CallContext,
        state: &CallState,
    ) -> Result<Option<OwnedSemaphorePermit>, Error> {
        if !self.needs_permit(context) {
            return Ok(None);
        }
        within(state.deadline, self.acquire_generation_permit()).await?
    }

    /// Waits for a generation permit, if the client limits generations. Must be called in a [`Task`].
    pub(crate) async fn acquire_generation_permit(&self) -> Result<Option<OwnedSemaphorePermit>, Error> {
        let Some(semaphore) = &self.limits.generations else { return Ok(None) };
        let began = Instant::now();
        let permit = Arc::clone(semaphore).acquire_owned().await;
        waited(Wait::Generation, began.elapsed());
        // The semaphore is never closed.
        permit.map(Some).map_err(|closed| Error::new(ErrorKind::Invalid, closed.to_string()))
    }
}

/// Whether a call starts an AI generation.
fn generates(context: &CallContext) -> bool {
    context.method == Method::POST
        && context.operation.is_some_and(|operation| {
            // The path of the configured URL precedes it.
            let is_new = || operation.is_custom() && context.url.path().contains(GENERATIONS);
            operation.effect == Effect::Metered && (operation.starts_generation || is_new())
        })
}

fn in_time(at: Option<Instant>, deadline: Option<Instant>) -> bool {
    match (at, deadline) {
        (Some(at), Some(deadline)) => at < deadline,
        (at, None) => at.is_some(),
        (None, Some(_)) => false,
    }
}
