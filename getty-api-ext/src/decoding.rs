//! Decoding responses: off the async workers where it takes long, and with reports of what was skipped.

use bytes::Bytes;
use getty_api::{DecodeMode, Operation, OperationInfo, Response, Secrets, Unreadable};
use tokio::time::timeout_at;

use crate::error::{Error, ErrorKind, Outcome};
use crate::pipeline::{Provenance, unreadable};

/// How long a body may be, in bytes, that is decoded where its call is polled: about a millisecond's work.
const INLINE_LIMIT: usize = 256 * 1024;

/// How many skipped values of one response are reported as events of their own.
const REPORTED: usize = 10;

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

/// Decodes a response by the deadline of its call, off the async workers when it is long; takes secrets out of the
/// error and adds what is known of the call.
pub(crate) async fn by_deadline<T: Send + 'static>(
    response: http::Response<Bytes>,
    decode: impl FnOnce(http::Response<Bytes>) -> Result<T, Undecodable> + Send + 'static,
) -> Result<T, Error> {
    let provenance = response.extensions().get::<Provenance>().cloned();
    let secrets = response.extensions().get::<Secrets>().cloned().unwrap_or_default();
    let decoded = if response.body().len() <= INLINE_LIMIT {
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
            // Before texts are cut to a line, which could leave a half of a secret.
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

/// Tells operators what was skipped in a response.
fn report(operation: &'static str, skipped: &[Unreadable], count: usize) {
    if count == 0 {
        return;
    }
    unreadable(operation, count);
    for value in skipped.iter().take(REPORTED) {
        tracing::warn!(
            operation,
            location = value.location(),
            found = %value.found,
            expected = value.expected,
            "a value in the response cannot be decoded and is skipped"
        );
    }
    if count > REPORTED {
        tracing::warn!(operation, count, "more values in the response cannot be decoded and are skipped");
    }
}

/// Refuses a response in which a list could not be decoded as a unit: without it, the list would look empty.
///
/// # Errors
/// [`ErrorKind::Decode`], with the place.
pub(crate) fn require_list<T>(response: &Response<T>, list: &str) -> Result<(), Error> {
    let operation = response.operation();
    match response.unreadable().iter().find(|value| place(value, list) == Some(Place::List)) {
        Some(lost) => Err(skipped(lost, operation)),
        // Of what is not listed one by one, nothing is known.
        None if response.unreadable().len() < response.unreadable_count() => {
            let message = "more values cannot be decoded than are listed";
            Err(Error::new(ErrorKind::Decode, message).with_operation(operation))
        }
        None => Ok(()),
    }
}

/// The elements of a list that could not be decoded as a unit, with their indexes in the list, in ascending order.
pub(crate) fn lost_elements<'r, T>(
    response: &'r Response<T>,
    list: &'r str,
) -> impl Iterator<Item = (usize, &'r Unreadable)> {
    response.unreadable().iter().filter_map(move |value| match place(value, list)? {
        Place::Element(index) => Some((index, value)),
        Place::List => None,
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
enum Place {
    List,
    Element(usize),
}

/// Whether a value is the list named `list` in an object, or an element of it.
fn place(value: &Unreadable, list: &str) -> Option<Place> {
    let letters = |name: &str| name.replace('_', "").to_ascii_lowercase();
    let mut segments = value.pointer.strip_prefix('/')?.split('/');
    if letters(segments.next()?) != letters(list) {
        return None;
    }
    match (segments.next(), segments.next()) {
        (None, _) => Some(Place::List),
        (Some(index), None) => index.parse().ok().map(Place::Element),
        _ => None,
    }
}

/// The error for a response without the property that its operation is called for. The API may have done what was
/// requested.
pub(crate) fn missing_property<O: Operation>(property: &str) -> Error {
    let message = format!("the response has no `{property}`");
    Error::new(ErrorKind::Decode, message).with_operation(O::INFO).with_outcome(Outcome::Unknown)
}
