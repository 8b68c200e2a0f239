//! Decoding responses: long ones off the async workers, with a report of skipped values.

use bytes::Bytes;
use getty_api::{DecodeMode, Operation, OperationInfo, Response, Secrets, Unreadable};
use tokio::time::timeout_at;

use crate::error::{Error, ErrorKind, Outcome};
use crate::pipeline::{Provenance, unreadable};

/// The maximum length in bytes of a body that is decoded in the task of its call: about a millisecond's work.
const MAX_INLINE_BYTES: usize = 256 * 1024;

/// The maximum number of skipped values of one response that are reported as separate events.
const MAX_REPORTED: usize = 10;

/// Decodes the response to a call of `O`, by the deadline of the call.
pub(crate) async fn decode<O: Operation>(
    response: http::Response<Bytes>,
    mode: DecodeMode,
) -> Result<Response<O::Output>, Error> {
    let decoded = by_deadline(response, move |response| {
        Response::decode_with::<O>(response, mode).map_err(Undecodable::Raw)
    });
    let decoded = decoded.await.map_err(|error| match error.operation() {
        Some(_) => error,
        None => error.with_operation(O::INFO),
    })?;
    report(O::INFO.id, decoded.unreadable(), decoded.unreadable_count());
    Ok(decoded)
}

/// Why a response could not be decoded.
pub(crate) enum Undecodable {
    /// An error of the bindings.
    Raw(getty_api::Error),
    /// An error of this crate.
    Here(Error),
}

/// Decodes a response by the deadline of its call, off the async workers when it is long. Removes secrets from the
/// error and adds the request and the number of attempts.
pub(crate) async fn by_deadline<T: Send + 'static>(
    response: http::Response<Bytes>,
    decode: impl FnOnce(http::Response<Bytes>) -> Result<T, Undecodable> + Send + 'static,
) -> Result<T, Error> {
    let provenance = response.extensions().get::<Provenance>().cloned();
    let secrets = response.extensions().get::<Secrets>().cloned().unwrap_or_default();
    let decoded = if response.body().len() <= MAX_INLINE_BYTES {
        decode(response)
    } else {
        let (status, headers) = (response.status(), response.headers().clone());
        let deadline = provenance.as_ref().and_then(|provenance| provenance.deadline);
        let task = tokio::task::spawn_blocking(move || decode(response));
        let joined = match deadline {
            Some(deadline) => timeout_at(deadline, task).await,
            None => Ok(task.await),
        };
        let failure = |kind, message| {
            let error = Error::new(kind, message).with_outcome(Outcome::Unknown);
            Err(Undecodable::Here(error.with_head(status, &headers)))
        };
        match joined {
            Ok(Ok(decoded)) => decoded,
            Ok(Err(failure)) if failure.is_panic() => std::panic::resume_unwind(failure.into_panic()),
            Ok(Err(_)) => failure(ErrorKind::Connection, "the runtime ended while the response was decoded"),
            Err(_) => failure(ErrorKind::Timeout, "the call timed out while the response was decoded"),
        }
    };
    decoded.map_err(|error| {
        let error = match error {
            // Before texts are truncated to a line, which could leave a part of a secret.
            Undecodable::Raw(error) => Error::from(error.without_secrets(&secrets)),
            Undecodable::Here(error) => error,
        };
        let error = error.without_secrets(&secrets);
        match provenance {
            Some(Provenance { subject, attempts, .. }) => error.with_subject(subject).with_attempts(attempts),
            None => error,
        }
    })
}

/// Reports the skipped values of a response to metrics and tracing.
fn report(operation: &'static str, skipped: &[Unreadable], count: usize) {
    if count == 0 {
        return;
    }
    unreadable(operation, count);
    for value in skipped.iter().take(MAX_REPORTED) {
        tracing::warn!(
            operation,
            location = value.location(),
            found = %value.found,
            expected = value.expected,
            "a value in the response cannot be decoded and is skipped"
        );
    }
    if count > MAX_REPORTED {
        tracing::warn!(operation, count, "more values in the response cannot be decoded and are skipped");
    }
}

/// Rejects a response in which a list as such could not be decoded: it would look like an empty list.
///
/// # Errors
/// [`ErrorKind::Decode`], with the location.
pub(crate) fn require_list<T>(response: &Response<T>, list: &str) -> Result<(), Error> {
    let operation = response.operation();
    match response.unreadable().iter().find(|value| position(value, list) == Some(Position::List)) {
        Some(lost) => Err(skipped(lost, operation)),
        // The values that are counted and not listed can include the list.
        None if response.unreadable().len() < response.unreadable_count() => {
            let message = "more values cannot be decoded than are listed";
            Err(Error::new(ErrorKind::Decode, message).with_operation(operation))
        }
        None => Ok(()),
    }
}

/// The elements of a list that as such could not be decoded, with their indexes in the list, in ascending order.
pub(crate) fn lost_elements<'r, T>(
    response: &'r Response<T>,
    list: &'r str,
) -> impl Iterator<Item = (usize, &'r Unreadable)> {
    response.unreadable().iter().filter_map(move |value| match position(value, list)? {
        Position::Element(index) => Some((index, value)),
        Position::List => None,
    })
}

/// The error for a result that is absent only because a value could not be decoded.
pub(crate) fn lost_value<T>(response: &Response<T>) -> Option<Error> {
    response.unreadable().first().map(|value| skipped(value, response.operation()))
}

/// The error for a value that was skipped.
pub(crate) fn skipped(value: &Unreadable, operation: &'static OperationInfo) -> Error {
    let message = format!("the response cannot be decoded completely: {value}");
    Error::new(ErrorKind::Decode, message).with_operation(operation).with_outcome(Outcome::Unknown)
}

#[derive(PartialEq, Eq)]
enum Position {
    List,
    Element(usize),
}

/// Whether a value is the list named `list` in an object, or an element of it.
fn position(value: &Unreadable, list: &str) -> Option<Position> {
    let letters = |name: &str| name.replace('_', "").to_ascii_lowercase();
    let mut segments = value.pointer.strip_prefix('/')?.split('/');
    if letters(segments.next()?) != letters(list) {
        return None;
    }
    match (segments.next(), segments.next()) {
        (None, _) => Some(Position::List),
        (Some(index), None) => index.parse().ok().map(Position::Element),
        _ => None,
    }
}

/// The error for a response without the property that is the purpose of its operation. The API may have acted on the
/// request.
pub(crate) fn missing_property<O: Operation>(property: &str) -> Error {
    let message = format!("the response has no `{property}`");
    Error::new(ErrorKind::Decode, message).with_operation(O::INFO).with_outcome(Outcome::Unknown)
}
