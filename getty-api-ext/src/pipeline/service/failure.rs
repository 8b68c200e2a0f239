//! The errors of the transport: what failed, whether the server may have acted, and whether a repeat can help.

use std::error::Error as StdError;

use getty_api::Secrets;

use super::tls::{CertificateProblem, TlsNotCompiledIn};
use crate::error::{Error, ErrorKind, Outcome, one_line};
use crate::pipeline::addresses::PrivateAddress;

/// The user's client followed a redirect by itself.
#[derive(Debug, thiserror::Error)]
#[error(
    "the reqwest::Client follows redirects by itself, and may have taken credentials along: \
     build it with redirect::Policy::none()"
)]
pub(super) struct FollowedByItself;

/// The client for metered requests could not be built, so nothing was sent.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub(super) struct NotBuilt(pub(super) Error);

/// The text of `hyper-util` for the status 407 of a proxy; the type of the error is private.
const PROXY_CREDENTIALS: &str = "proxy authorization required";

/// The error for a request without a response from the transport. Its text can contain what a server sent, such as the
/// debug data of a `GOAWAY`.
pub(crate) fn no_answer(error: Box<dyn StdError + Send + Sync>, secrets: &Secrets) -> Error {
    if let Some(NotBuilt(error)) = error.downcast_ref() {
        return error.clone();
    }
    let is = |test: &dyn Fn(&reqwest::Error) -> bool| {
        chain(&*error).filter_map(|cause| cause.downcast_ref::<reqwest::Error>()).any(test)
    };
    let at = cause(&*error);
    let at = secrets.redact(&at);
    if chain(&*error).any(|cause| cause.is::<FollowedByItself>()) {
        return Error::new(ErrorKind::Redirect, at.into_owned())
            .with_outcome(Outcome::Unknown)
            .with_source(error);
    }
    if chain(&*error).any(|cause| cause.is::<PrivateAddress>()) {
        let message = format!("no request is sent to this host: {at}");
        return Error::new(ErrorKind::Redirect, message).with_source(error);
    }
    if chain(&*error).any(|cause| cause.is::<TlsNotCompiledIn>()) {
        return Error::new(ErrorKind::Invalid, at.into_owned()).with_source(error);
    }
    // A handshake that fails comes before every request, and with the same settings it fails again.
    let problem = chain(&*error).find_map(|cause| Some((CertificateProblem::of(cause)?, cause.to_string())));
    if let Some((problem, at)) = problem {
        let message =
            format!("{}: {}; {}", problem.description(), one_line(&secrets.redact(&at)), problem.remedy());
        return Error::new(ErrorKind::Connection, message).with_source(error);
    }
    if is(&reqwest::Error::is_connect) && at.ends_with(PROXY_CREDENTIALS) {
        let message = "the proxy requires credentials: set them in the URL of the proxy, such as \
                       http://user:password@proxy.example:3128 in HTTPS_PROXY";
        return Error::new(ErrorKind::Connection, message).with_source(error);
    }
    if is(&reqwest::Error::is_builder) {
        return Error::new(ErrorKind::Invalid, format!("the request cannot be sent: {at}"))
            .with_source(error);
    }
    let timed_out = is(&reqwest::Error::is_timeout);
    let kind = if timed_out { ErrorKind::Timeout } else { ErrorKind::Connection };
    let (message, outcome) = if is(&reqwest::Error::is_connect) {
        let message =
            if timed_out { "the connection timed out".into() } else { format!("no connection: {at}") };
        (message, Outcome::NotDone)
    } else if is_unprocessed(&*error) {
        (format!("the server did not process the request: {at}"), Outcome::NotDone)
    } else {
        (format!("no response: {at}"), Outcome::Unknown)
    };
    Error::new(kind, message).with_outcome(outcome).transient().with_source(error)
}

/// Whether an error proves that the server did not process the request.
///
/// - `hyper` cancels a request only while it still has all of it: the connection was closed before a byte of the
///   request was written.
/// - `h2` ends a stream with the server's `GOAWAY` only if the stream's identifier is above the last one that the
///   server processed (RFC 9113, 6.8). Other streams continue, and end with an I/O error when the connection is
///   closed.
/// - `REFUSED_STREAM` is sent for streams that were not processed (RFC 9113, 8.7).
fn is_unprocessed(error: &(dyn StdError + 'static)) -> bool {
    // Below such an error is that of the request's body, which can come from another connection.
    let in_body = |cause: &(dyn StdError + 'static)| {
        cause.downcast_ref::<hyper::Error>().is_some_and(hyper::Error::is_user)
    };
    chain(error).take_while(|cause| !in_body(*cause)).any(|cause| {
        let canceled = cause.downcast_ref::<hyper::Error>().is_some_and(hyper::Error::is_canceled);
        let not_acknowledged = cause.downcast_ref::<h2::Error>().is_some_and(|error| {
            let refused = error.is_reset() && error.reason() == Some(h2::Reason::REFUSED_STREAM);
            error.is_remote() && (error.is_go_away() || refused)
        });
        canceled || not_acknowledged
    })
}

/// An error and its causes.
fn chain<'a>(error: &'a (dyn StdError + 'static)) -> impl Iterator<Item = &'a (dyn StdError + 'static)> {
    // A wrapped `io::Error` returns the source of the error it wraps, not that error itself.
    fn inner<'a>(error: &'a (dyn StdError + 'static)) -> Option<&'a (dyn StdError + 'static)> {
        let wrapped = error.downcast_ref::<std::io::Error>().and_then(std::io::Error::get_ref);
        wrapped.map(|wrapped| wrapped as _).or_else(|| error.source())
    }
    std::iter::successors(Some(error), |error| inner(*error))
}

/// The end of the chain of causes, which is the most specific one.
pub(crate) fn cause(error: &(dyn StdError + 'static)) -> String {
    chain(error).last().map(ToString::to_string).unwrap_or_default()
}
