//! The body of an incoming response.

use std::time::Duration;

use bytes::Bytes;
use futures_util::stream::{self, BoxStream};
use futures_util::{FutureExt as _, StreamExt as _};
use getty_api::Secrets;
use tokio::time::{Instant, timeout, timeout_at};

use self::throughput::Throughput;
use super::service::{BoxError, cause};
use crate::error::{Error, ErrorKind, Outcome, Subject};

mod throughput;

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

/// The limits on a body that is being read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct BodyLimits {
    /// The time without any byte.
    pub(crate) idle: Duration,
    /// In bytes a second; 0 is no limit.
    pub(crate) min_throughput: u64,
}

/// An error in the middle of a body.
pub(crate) fn interrupted(kind: ErrorKind, message: String, subject: &Subject, attempts: u32) -> Error {
    Error::new(kind, message)
        .with_outcome(Outcome::Unknown)
        .transient()
        .with_subject(subject.clone())
        .with_attempts(attempts)
}

/// Applies the limits to a body and ends it with its first error, without the secrets of the request.
pub(crate) fn watch(
    chunks: Chunks,
    limits: BodyLimits,
    subject: Subject,
    attempts: u32,
    secrets: Secrets,
) -> Incoming {
    let throughput = Throughput::new(limits.min_throughput, limits.idle);
    let state = Some((chunks, subject, throughput, secrets));
    stream::unfold(state, move |state| async move {
        let (mut chunks, subject, mut throughput, secrets) = state?;
        let failure = match next(&mut chunks, limits.idle, &mut throughput).await {
            Ok(Some(Ok(chunk))) => {
                super::metrics::received(chunk.len());
                return Some((Ok(chunk), Some((chunks, subject, throughput, secrets))));
            }
            Ok(None) => return None,
            Ok(Some(Err(error))) => {
                let message = format!("the response was cut off: {}", secrets.redact(&cause(&*error)));
                let failure = interrupted(ErrorKind::Connection, message, &subject, attempts);
                failure.with_source(error).without_secrets(&secrets)
            }
            Err(stalled) => interrupted(ErrorKind::Timeout, stalled, &subject, attempts),
        };
        Some((Err(failure), None))
    })
    .boxed()
}

/// Waits for the next chunk of a body. The error is the limit that was exceeded.
async fn next(
    chunks: &mut Chunks,
    idle: Duration,
    throughput: &mut Throughput,
) -> Result<Option<Result<Bytes, BoxError>>, String> {
    let (mut left, interval) = (idle, throughput.interval());
    loop {
        if let Err(slow) = throughput.check() {
            // What has arrived is not too late.
            return chunks.next().now_or_never().map(|chunk| counted(chunk, throughput)).ok_or(slow);
        }
        let began = Instant::now();
        let chunk = timeout(left.min(interval), chunks.next()).await;
        let time = began.elapsed();
        if time <= interval.saturating_mul(2) {
            throughput.waited(time);
            left = left.saturating_sub(time);
        } else {
            // While the stream is polled, this loop runs once in an interval, so the consumer did not poll it.
            left = left.saturating_sub(interval);
        }
        match chunk {
            Ok(chunk) => return Ok(counted(chunk, throughput)),
            Err(_) if left.is_zero() => return Err(format!("the response stalled: no data for {idle:?}")),
            Err(_) => {}
        }
    }
}

fn counted(
    chunk: Option<Result<Bytes, BoxError>>,
    throughput: &mut Throughput,
) -> Option<Result<Bytes, BoxError>> {
    if let Some(Ok(chunk)) = &chunk {
        throughput.received(chunk.len());
    }
    chunk
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
