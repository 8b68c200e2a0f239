//! The body of an incoming response.

use std::time::Duration;

use bytes::Bytes;
use futures_util::StreamExt as _;
use futures_util::stream::{self, BoxStream};
use getty_api::Secrets;
use tokio::time::{Instant, timeout, timeout_at};

use super::service::{BoxError, cause};
use crate::error::{Error, ErrorKind, Outcome, Subject};

/// How much of a collected response is read, in bytes after decompression: 16 MiB.
pub(crate) const BODY_LIMIT: usize = 16 * 1024 * 1024;

/// How much of an error response is read, in bytes: 64 KiB.
const ERROR_LIMIT: usize = 64 * 1024;

/// How long an error response is read. Its status is enough.
const ERROR_TIME: Duration = Duration::from_secs(5);

/// The body of a response as the transport returns it.
pub(crate) type Chunks = BoxStream<'static, Result<Bytes, BoxError>>;

/// A body that may be read for as long as it makes progress.
pub(crate) type Incoming = BoxStream<'static, Result<Bytes, Error>>;

/// An error in the middle of a body.
pub(crate) fn interrupted(kind: ErrorKind, message: String, subject: &Subject, attempts: u32) -> Error {
    Error::new(kind, message)
        .with_outcome(Outcome::Unknown)
        .transient()
        .with_subject(subject.clone())
        .with_attempts(attempts)
}

/// Applies the idle limit to a body and ends it with its first error, without the secrets of the request.
pub(crate) fn watch(
    chunks: Chunks,
    idle: Duration,
    subject: Subject,
    attempts: u32,
    secrets: Secrets,
) -> Incoming {
    let state = Some((chunks, subject, secrets));
    stream::unfold(state, move |state| async move {
        let (mut chunks, subject, secrets) = state?;
        let failure = match timeout(idle, chunks.next()).await {
            Ok(Some(Ok(chunk))) => {
                super::metrics::received(chunk.len());
                return Some((Ok(chunk), Some((chunks, subject, secrets))));
            }
            Ok(None) => return None,
            Ok(Some(Err(error))) => {
                let message = format!("the response was cut off: {}", secrets.redact(&cause(&*error)));
                let failure = interrupted(ErrorKind::Connection, message, &subject, attempts);
                failure.with_source(error).without_secrets(&secrets)
            }
            Err(_) => {
                let message = format!("the response stalled: no data for {idle:?}");
                interrupted(ErrorKind::Timeout, message, &subject, attempts)
            }
        };
        Some((Err(failure), None))
    })
    .boxed()
}

/// Reads a complete body, up to [`BODY_LIMIT`] and until `deadline`.
pub(crate) async fn collect(body: &mut Incoming, deadline: Option<Instant>) -> Result<Bytes, Error> {
    let reading = read(body);
    let Some(deadline) = deadline else { return reading.await };
    timeout_at(deadline, reading).await.unwrap_or_else(|_| {
        let message = "the call timed out while the response was read";
        Err(Error::new(ErrorKind::Timeout, message).with_outcome(Outcome::Unknown).transient())
    })
}

async fn read(body: &mut Incoming) -> Result<Bytes, Error> {
    // A short response arrives in one chunk, which is returned without a copy.
    let Some(first) = body.next().await.transpose()? else { return Ok(Bytes::new()) };
    let Some(second) = body.next().await.transpose()? else { return within_limit(0, first) };
    let mut collected = Vec::from(within_limit(0, first)?);
    let mut next = Some(second);
    while let Some(chunk) = next {
        collected.extend_from_slice(&within_limit(collected.len(), chunk)?);
        next = body.next().await.transpose()?;
    }
    Ok(collected.into())
}

/// The chunk, unless it exceeds the limit together with the bytes before it.
fn within_limit(have: usize, chunk: Bytes) -> Result<Bytes, Error> {
    if chunk.len() > BODY_LIMIT - have {
        let message = format!("the response is longer than the limit of {BODY_LIMIT} bytes");
        return Err(Error::new(ErrorKind::Decode, message).with_outcome(Outcome::Unknown));
    }
    Ok(chunk)
}

/// Reads as much as possible of the body of an error response.
pub(crate) async fn collect_error(body: &mut Incoming, deadline: Option<Instant>) -> Bytes {
    let mut collected = Vec::new();
    let limit = Instant::now() + ERROR_TIME;
    let limit = deadline.map_or(limit, |deadline| deadline.min(limit));
    while let Ok(Some(Ok(chunk))) = timeout_at(limit, body.next()).await {
        let room = ERROR_LIMIT - collected.len();
        let Some(part) = chunk.get(..room) else {
            collected.extend_from_slice(&chunk);
            continue;
        };
        collected.extend_from_slice(part);
        break;
    }
    collected.into()
}
