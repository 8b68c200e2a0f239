//! The metered request, which returns the delivery URL of an asset.

use std::fmt;
use std::time::Duration;

use getty_api::types::DownloadLink;
use getty_api::{Redirectable, Timestamp};
use serde::{Deserialize, Serialize};
use url::Url;

use crate::client::Getty;
use crate::download::authorize::reconcile::{UnresolvedDownload, now};
use crate::download::failure::DownloadFailure;
use crate::download::files::state::DeliveryAuthorization;
use crate::download::options::{DownloadOptions, UnknownOutcomePolicy};
use crate::download::progress::DownloadEvent;
use crate::download::request::{AssetKind, DownloadRequest};
use crate::download::subject::{AssetFile, DownloadSubject};
use crate::error::{Error, ErrorKind, Outcome};

/// How long a delivery URL is valid.
const URL_LIFETIME: Duration = Duration::from_secs(24 * 3600);

/// A download that was paid for: the URL of its file, and how long that URL is valid.
///
/// It can be stored. [`Getty::download_authorized`](crate::Getty::download_authorized) fetches its file, on
/// this machine or another. Store it like a secret, because anybody who has it can fetch the file. `Debug`
/// omits the URL.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct AuthorizedDownload {
    /// The file.
    pub file: AssetFile,
    /// The delivery URL. Needs no credentials.
    pub uri: Url,
    /// When the download was authorised, by the clock of this machine.
    pub authorized_at: Timestamp,
    /// When the URL expires: 24 hours later.
    pub expires_at: Timestamp,
}

impl AuthorizedDownload {
    pub(crate) fn subject(&self) -> DownloadSubject {
        DownloadSubject::Asset(self.file.clone())
    }
}

impl fmt::Debug for AuthorizedDownload {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("AuthorizedDownload")
            .field("file", &self.file)
            .field("authorized_at", &self.authorized_at)
            .field("expires_at", &self.expires_at)
            .finish_non_exhaustive()
    }
}

/// The authorisation in the form that users store.
pub(crate) fn authorized(file: AssetFile, authorization: DeliveryAuthorization) -> AuthorizedDownload {
    let DeliveryAuthorization { uri, authorized_at, expires_at } = authorization;
    AuthorizedDownload { file, uri, authorized_at, expires_at }
}

/// Requests the delivery URL of the file, once. Consumes one unit of a product.
///
/// An error with an unknown outcome means that the unit may have been consumed.
pub(crate) async fn authorize(
    getty: &Getty,
    request: &DownloadRequest,
) -> Result<DeliveryAuthorization, Error> {
    let authorized_at = now();
    let link = match request.kind() {
        AssetKind::Image => getty.call(request.image_call()?).send().await.map(|answer| answer.into_inner()),
        AssetKind::Video => getty.call(request.video_call()?).send().await.map(|answer| answer.into_inner()),
    };
    let uri = match link.map_err(assume_unknown)? {
        Redirectable::SeeOther(location) => Some(location),
        Redirectable::Body(DownloadLink { uri, .. }) => uri,
    };
    // From here on the download has been counted, so a response that cannot be used is not a clean failure.
    let unusable = |what: &str| {
        Error::new(ErrorKind::Decode, format!("the response {what}"))
            .with_operation(request.kind().operation())
            .with_outcome(Outcome::Unknown)
    };
    let uri = uri.filter(|uri| !uri.trim().is_empty());
    let uri = uri.ok_or_else(|| unusable("contains no delivery URL"))?;
    let uri =
        getty.inner.endpoints.api.join(&uri).ok().filter(|uri| matches!(uri.scheme(), "https" | "http"));
    let uri = uri.ok_or_else(|| unusable("contains a delivery URL that cannot be used"))?;
    let expires_at = authorized_at + URL_LIFETIME;
    Ok(DeliveryAuthorization { uri, authorized_at, expires_at })
}

/// A server that returns an error may have carried out the request before it failed.
fn assume_unknown(error: Error) -> Error {
    if error.status().is_some_and(|status| status.is_server_error()) {
        return error.with_outcome(Outcome::Unknown);
    }
    error
}

/// Queries the download history for the outcome of a request. Returns `Ok` when the policy allows another
/// request and this request was not already the repeated one (`last`).
pub(crate) async fn may_request_again(
    getty: &Getty,
    unresolved: UnresolvedDownload,
    subject: &DownloadSubject,
    options: &DownloadOptions,
    last: bool,
) -> Result<(), DownloadFailure> {
    let seen = query_history(getty, &unresolved, subject, options).await;
    match (options.on_unknown_outcome, seen) {
        (UnknownOutcomePolicy::AuthorizeAgain, _) | (UnknownOutcomePolicy::AuthorizeIfNotSeen, Some(0))
            if !last =>
        {
            Ok(())
        }
        _ => Err(DownloadFailure::OutcomeUnknown { unresolved, seen }),
    }
}

/// The number of downloads that the history shows since a request; `None` when the query failed.
pub(crate) async fn query_history(
    getty: &Getty,
    unresolved: &UnresolvedDownload,
    subject: &DownloadSubject,
    options: &DownloadOptions,
) -> Option<usize> {
    let seen = match unresolved.reconcile(getty).await {
        Ok(downloads) => Some(downloads.len()),
        Err(error) => {
            tracing::warn!(%error, "the download history could not be queried");
            None
        }
    };
    options.observers.notify(subject, || DownloadEvent::HistoryAsked { seen });
    seen
}

/// The failure, together with the error of the request that came before it.
pub(crate) fn unknown(cause: &Error, failure: DownloadFailure) -> Error {
    let message = format!("{failure}; the request failed with: {cause}");
    Error::new(cause.kind(), message).with_outcome(Outcome::Unknown).with_source(failure)
}
