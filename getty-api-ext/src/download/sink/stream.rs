//! The bytes of a file as a stream that resumes after a broken connection.

use std::pin::Pin;
use std::sync::{Arc, OnceLock};
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_core::Stream;
use futures_util::StreamExt as _;
use futures_util::stream::{self, BoxStream};
use getty_api::Timestamp;
use url::Url;

use crate::client::Getty;
use crate::download::authorize;
use crate::download::authorize::reconcile::{UnresolvedDownload, now};
use crate::download::delivery::digest::Digester;
use crate::download::delivery::retry_state::RetryState;
use crate::download::delivery::{self, Delivery, DeliveryHeaders, RangeRequest};
use crate::download::failure::DownloadFailure;
use crate::download::files::file_name;
use crate::download::files::state::{DeliveryAuthorization, Validator};
use crate::download::options::DownloadOptions;
use crate::download::progress::DownloadEvent;
use crate::download::request::DownloadRequest;
use crate::download::source::DownloadSource;
use crate::download::subject::DownloadSubject;
use crate::error::{Error, Outcome};
use crate::pipeline::Incoming;

/// The bytes of a file in order, each once, even if the connection breaks.
///
/// The stream ends without an error only when the file is complete: it has the announced length and the
/// announced digest. After an error, the bytes read so far are not the complete file.
pub struct DownloadStream {
    length: Option<u64>,
    pub(super) file_name: String,
    pub(super) content_type: Option<String>,
    sha256: Arc<OnceLock<String>>,
    inner: BoxStream<'static, Result<Bytes, Error>>,
}

impl DownloadStream {
    /// The file's length in bytes, if the server sends it.
    pub fn length(&self) -> Option<u64> {
        self.length
    }

    /// The name that the server sends, or one made from the asset's id, sanitised for every file system.
    pub fn file_name(&self) -> &str {
        &self.file_name
    }

    /// The file's media type as the server sent it.
    pub fn content_type(&self) -> Option<&str> {
        self.content_type.as_deref()
    }

    /// The file's SHA-256 in hexadecimal, once the stream has ended, if it was requested.
    pub fn sha256(&self) -> Option<&str> {
        self.sha256.get().map(String::as_str)
    }

    /// Starts a download. The response has begun when this returns.
    pub(crate) async fn open(
        getty: &Getty,
        source: &DownloadSource,
        options: DownloadOptions,
    ) -> Result<Self, Error> {
        let subject = source.subject();
        let (url, grant) = match source {
            DownloadSource::Url(url) => (url.clone(), None),
            DownloadSource::Authorized(authorized) => (authorized.uri.clone(), None),
            DownloadSource::Asset(request) => {
                let grant = send_metered(getty, request, &subject, &options).await?;
                (grant.uri.clone(), Some(grant))
            }
        };
        let mut reader = Reader {
            getty: getty.clone(),
            url,
            good_until: source.good_until(grant.as_ref()),
            subject,
            digester: Digester::default(),
            options,
            facts: DeliveryHeaders::default(),
            at: 0,
            body: None,
            retry_state: RetryState::default(),
            sha256: Arc::default(),
        };
        reader.open().await?;
        let DeliveryHeaders { length, file_name, content_type, .. } = reader.facts.clone();
        let file_name =
            file_name::choose(file_name.as_deref(), &source.fallback_name(), content_type.as_deref());
        let sha256 = reader.sha256.clone();
        let inner = stream::unfold(Some(reader), |reader| async {
            let mut reader = reader?;
            let next = reader.next().await;
            reader.options.observers.notify_failure(&reader.subject, &next);
            match next {
                Ok(None) => None,
                Ok(Some(chunk)) => Some((Ok(chunk), Some(reader))),
                Err(error) => Some((Err(error), None)),
            }
        });
        Ok(Self { length, file_name, content_type, sha256, inner: inner.boxed() })
    }
}

impl std::fmt::Debug for DownloadStream {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("DownloadStream")
            .field("length", &self.length)
            .field("file_name", &self.file_name)
            .field("content_type", &self.content_type)
            .finish_non_exhaustive()
    }
}

impl Stream for DownloadStream {
    type Item = Result<Bytes, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.inner.poll_next_unpin(context)
    }
}

/// Sends the metered request. Nothing is recorded, so only the error reports an unknown outcome.
pub(crate) async fn send_metered(
    getty: &Getty,
    request: &DownloadRequest,
    subject: &DownloadSubject,
    options: &DownloadOptions,
) -> Result<DeliveryAuthorization, Error> {
    let mut last = false;
    loop {
        let sent_at = now();
        let error = match authorize::authorize(getty, request).await {
            Ok(grant) => {
                options.observers.notify(subject, || DownloadEvent::Authorized { reused: false });
                return Ok(grant);
            }
            Err(error) if error.outcome() == Outcome::NotDone => return Err(error),
            Err(error) => error,
        };
        let unresolved = UnresolvedDownload::new(request.kind(), request.id(), sent_at);
        let again = authorize::may_request_again(getty, unresolved, subject, options, last).await;
        if let Err(failure) = again {
            return Err(authorize::unknown(&error, failure));
        }
        last = true;
    }
}

/// The file that is being read, and the position in it.
struct Reader {
    getty: Getty,
    url: Url,
    /// When the URL expires, if that is known.
    good_until: Option<Timestamp>,
    subject: DownloadSubject,
    options: DownloadOptions,
    facts: DeliveryHeaders,
    at: u64,
    /// The response body, and the number of its bytes that were returned earlier.
    body: Option<(Incoming, u64)>,
    retry_state: RetryState,
    digester: Digester,
    sha256: Arc<OnceLock<String>>,
}

impl Reader {
    async fn next(&mut self) -> Result<Option<Bytes>, Error> {
        loop {
            let error = match self.read().await {
                Ok(Some(chunk)) if chunk.is_empty() => continue,
                Ok(Some(chunk)) => return Ok(Some(chunk)),
                Ok(None) => return self.end(),
                Err(error) => error,
            };
            self.body = None;
            if self.at > 0 && self.facts.validator.is_none() {
                // Without a validator, the next response may be of another version of the file.
                return Err(error);
            }
            let after = self.retry_state.failed(error, &self.subject, &self.options)?;
            tokio::time::sleep(after).await;
            self.open().await?;
        }
    }

    async fn read(&mut self) -> Result<Option<Bytes>, Error> {
        let Some((body, skip)) = &mut self.body else {
            return Err(DownloadFailure::Endless.into());
        };
        let Some(chunk) = body.next().await else {
            return match self.facts.length {
                Some(expected) if self.at < expected => {
                    Err(DownloadFailure::Short { expected, received: self.at }.into())
                }
                None if self.at == 0 => Err(DownloadFailure::Empty.into()),
                None if !self.facts.framed => Err(DownloadFailure::Endless.into()),
                _ => Ok(None),
            };
        };
        let mut chunk = chunk?;
        let known = usize::try_from(*skip).unwrap_or(usize::MAX).min(chunk.len());
        *skip -= known as u64;
        let chunk = chunk.split_off(known);
        self.at += chunk.len() as u64;
        self.retry_state.record_progress(chunk.len() as u64);
        if let Some(expected) = self.facts.length.filter(|length| self.at > *length) {
            return Err(DownloadFailure::Long { expected }.into());
        }
        self.digester.update(&chunk);
        let have = self.at;
        self.options.observers.notify(&self.subject, || DownloadEvent::Bytes { have });
        Ok(Some(chunk))
    }

    fn end(&mut self) -> Result<Option<Bytes>, Error> {
        if let Some(sha256) = std::mem::take(&mut self.digester).finish()? {
            // Set once: the stream ends here.
            drop(self.sha256.set(sha256));
        }
        let bytes = self.at;
        self.options.observers.notify(&self.subject, || DownloadEvent::Finished { bytes });
        Ok(None)
    }

    /// Requests the file, or the rest of it.
    async fn open(&mut self) -> Result<(), Error> {
        let wanted = self.facts.validator.clone().filter(|_| self.at > 0);
        let wanted = wanted.map(|of| RangeRequest { from: self.at, to: None, of });
        match delivery::open(&self.getty, &self.url, wanted, &self.options).await? {
            Delivery::Whole(facts, body) if self.at == 0 => {
                self.digester = Digester::new(facts.digest.clone(), self.options.sha256);
                self.facts = facts;
                self.body = Some((body, 0));
                let length = self.facts.length;
                let file_name = self.facts.file_name.as_deref().and_then(file_name::sanitise);
                let started = || DownloadEvent::Started { length, file_name, connections: 1 };
                self.options.observers.notify(&self.subject, started);
            }
            Delivery::Whole(facts, body) if self.is_same(&facts) => self.resume(body, self.at),
            Delivery::Part(facts, _, body) if facts.length.is_none() || facts.length == self.facts.length => {
                self.resume(body, 0);
            }
            Delivery::Refused(status) => {
                return Err(DownloadFailure::refused(status, self.good_until).into());
            }
            _ => return Err(DownloadFailure::Changed.into()),
        }
        Ok(())
    }

    fn resume(&mut self, body: Incoming, skip: u64) {
        self.body = Some((body, skip));
        let have = self.at;
        self.options.observers.notify(&self.subject, || DownloadEvent::Resumed { have });
    }

    fn is_same(&self, facts: &DeliveryHeaders) -> bool {
        matches!(self.facts.validator, Some(Validator::Etag(_)))
            && self.facts.validator == facts.validator
            && self.facts.length == facts.length
    }
}
