//! The metered request: an asset for a delivery URI.

use std::fmt;

use chrono::TimeDelta;
use getty_api::types::DownloadLink;
use getty_api::{Redirectable, Timestamp};
use serde::{Deserialize, Serialize};
use url::Url;

use crate::client::Getty;
use crate::download::authorize::reconcile::{UnresolvedDownload, now};
use crate::download::failure::DownloadFailure;
use crate::download::files::journal::DeliveryAuthorization;
use crate::download::options::{DownloadOptions, UnknownOutcomePolicy};
use crate::download::progress::DownloadEvent;
use crate::download::request::{AssetKind, DownloadRequest};
use crate::download::subject::{AssetFile, DownloadSubject};
use crate::error::{Error, ErrorKind, Outcome};

/// How long a delivery URI delivers.
const LIFE: TimeDelta = TimeDelta::hours(24);

/// A download that was paid for: where its file is delivered from, and until when.
///
/// It can be kept, and its file fetched from here or elsewhere with
/// [`Getty::download_authorized`](crate::Getty::download_authorized). Whoever has it has the file, so it is to
/// be kept like a secret; `Debug` leaves the address out.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct AuthorizedDownload {
    /// The file.
    pub file: AssetFile,
    /// Where it is delivered from. Needs no credentials.
    pub uri: Url,
    /// When the download was authorised, by this machine's clock.
    pub authorized_at: Timestamp,
    /// Until when the address delivers: 24 hours later.
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

/// What was granted, as users keep it.
pub(crate) fn authorized(file: AssetFile, grant: DeliveryAuthorization) -> AuthorizedDownload {
    let DeliveryAuthorization { uri, authorized_at, expires_at } = grant;
    AuthorizedDownload { file, uri, authorized_at, expires_at }
}

/// Asks once for the address the file is delivered from. Takes one unit off a product.
///
/// An error whose outcome is unknown means that this may have happened.
pub(crate) async fn authorize(
    getty: &Getty,
    request: &DownloadRequest,
) -> Result<DeliveryAuthorization, Error> {
    let authorized_at = now();
    let link = match request.kind() {
        AssetKind::Image => getty.call(request.image_call()?).send().await.map(|answer| answer.into_inner()),
        AssetKind::Video => getty.call(request.video_call()?).send().await.map(|answer| answer.into_inner()),
    };
    let uri = match link.map_err(doubt)? {
        Redirectable::SeeOther(location) => Some(location),
        Redirectable::Body(DownloadLink { uri, .. }) => uri,
    };
    // From here on the download has been counted, so an answer that cannot be used is no clean failure.
    let unusable = |what: &str| {
        Error::new(ErrorKind::Decode, format!("the answer {what}"))
            .with_operation(request.kind().operation())
            .with_outcome(Outcome::Unknown)
    };
    let uri = uri.filter(|uri| !uri.trim().is_empty());
    let uri = uri.ok_or_else(|| unusable("has no delivery URI"))?;
    let uri =
        getty.inner.endpoints.api.join(&uri).ok().filter(|uri| matches!(uri.scheme(), "https" | "http"));
    let uri = uri.ok_or_else(|| unusable("has a delivery URI that cannot be used"))?;
    let expires_at = (authorized_at.to_utc() + LIFE).into();
    Ok(DeliveryAuthorization { uri, authorized_at, expires_at })
}

/// A server that failed may have done what it was asked first.
fn doubt(error: Error) -> Error {
    if error.status().is_some_and(|status| status.is_server_error()) {
        return error.with_outcome(Outcome::Unknown);
    }
    error
}

/// Asks the download history for what came of a request, and tells whether the policy allows another, and the
/// request was not such another itself.
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

/// How many downloads the history shows since a request; `None` when it could not be asked.
pub(crate) async fn query_history(
    getty: &Getty,
    unresolved: &UnresolvedDownload,
    subject: &DownloadSubject,
    options: &DownloadOptions,
) -> Option<usize> {
    let seen = match unresolved.reconcile(getty).await {
        Ok(downloads) => Some(downloads.len()),
        Err(error) => {
            tracing::warn!(%error, "the download history could not be asked");
            None
        }
    };
    options.observers.notify(subject, || DownloadEvent::HistoryAsked { seen });
    seen
}

/// The failure, with what the request itself ran into before it.
pub(crate) fn unknown(cause: &Error, failure: DownloadFailure) -> Error {
    let message = format!("{failure}; it ended with: {cause}");
    Error::new(cause.kind(), message).with_outcome(Outcome::Unknown).with_source(failure)
}
