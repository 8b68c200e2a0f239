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
use crate::download::delivery::{self, BodyError, Continuation, DeliveryHeaders, FileVersion, ResponseBody};
use crate::download::failure::DownloadFailure;
use crate::download::files::file_name;
use crate::download::files::state::DeliveryAuthorization;
use crate::download::options::DownloadOptions;
use crate::download::progress::DownloadEvent;
use crate::download::request::DownloadRequest;
use crate::download::source::DownloadSource;
use crate::download::subject::DownloadSubject;
use crate::error::{Error, Outcome};

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
        let (url, authorization) = match source {
            DownloadSource::Url(url) => (url.clone(), None),
            DownloadSource::Authorized(authorized) => (authorized.uri.clone(), None),
            DownloadSource::Asset(request) => {
                let authorization = send_metered(getty, request, &subject, &options).await?;
                (authorization.uri.clone(), Some(authorization))
            }
        };
        let mut reader = Reader {
            getty: getty.clone(),
            url,
            expires_at: source.expires_at(authorization.as_ref()),
            subject,
            digester: Digester::default(),
            options,
            headers: DeliveryHeaders::default(),
            version: FileVersion::default(),
            position: 0,
            body: None,
            retry_state: RetryState::default(),
            sha256: Arc::default(),
        };
        reader.open().await?;
        let DeliveryHeaders { length, file_name, content_type, .. } = reader.headers.clone();
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
        Ok(Self { length, file_name, content_type, sha256, inner: inner.fuse().boxed() })
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
            Ok(authorization) => {
                options.observers.notify(subject, || DownloadEvent::Authorized { reused: false });
                return Ok(authorization);
            }
            Err(error) if error.outcome() == Outcome::NotDone => return Err(error),
            Err(error) => error,
        };
        let unresolved = UnresolvedDownload::new(request.kind(), request.id(), sent_at);
        let permission = authorize::may_request_again(getty, unresolved, subject, options, last).await;
        if let Err(failure) = permission {
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
    expires_at: Option<Timestamp>,
    subject: DownloadSubject,
    options: DownloadOptions,
    /// The headers of the response that began the file.
    headers: DeliveryHeaders,
    version: FileVersion,
    /// The number of bytes that were returned.
    position: u64,
    body: Option<ResponseBody>,
    retry_state: RetryState,
    digester: Digester,
    sha256: Arc<OnceLock<String>>,
}

impl Reader {
    async fn next(&mut self) -> Result<Option<Bytes>, Error> {
        loop {
            if self.body.is_none() {
                if self.version.length == Some(self.position) {
                    return self.end();
                }
                self.open().await?;
            }
            let error = match self.read().await {
                Ok(Some(chunk)) if chunk.is_empty() => continue,
                Ok(Some(chunk)) => return Ok(Some(chunk)),
                Ok(None) => {
                    self.body = None;
                    continue;
                }
                Err(error) => error,
            };
            self.body = None;
            // Bytes that were returned cannot be discarded. So they have to belong to the file, and the next response
            // to the same version of it.
            if self.position > 0
                && (self.version.validator.is_none() || matches!(error, BodyError::Long { .. }))
            {
                return Err(error.into());
            }
            let after = self.retry_state.failed(error.into(), &self.subject, &self.options)?;
            tokio::time::sleep(after).await;
        }
    }

    /// The bytes of the body that were not returned yet; `None` at its end, which may be that of a range only.
    async fn read(&mut self) -> Result<Option<Bytes>, BodyError> {
        let Some(body) = &mut self.body else { return Ok(None) };
        let from = body.position();
        let Some(mut chunk) = body.next().await? else {
            if body.position() < self.position {
                return Err(BodyError::Incomplete(DownloadFailure::Changed.into()));
            }
            if body.end().is_none() {
                self.version.length = Some(self.position);
            }
            return Ok(None);
        };
        let returned =
            usize::try_from(self.position.saturating_sub(from)).unwrap_or(usize::MAX).min(chunk.len());
        let chunk = chunk.split_off(returned);
        self.position += chunk.len() as u64;
        self.retry_state.record_progress(chunk.len() as u64);
        self.digester.update(&chunk);
        let have = self.position;
        self.options.observers.notify(&self.subject, || DownloadEvent::Bytes { have });
        Ok(Some(chunk))
    }

    fn end(&mut self) -> Result<Option<Bytes>, Error> {
        if let Some(sha256) = std::mem::take(&mut self.digester).finish()? {
            // Set once: the stream ends here.
            drop(self.sha256.set(sha256));
        }
        let bytes = self.position;
        self.options.observers.notify(&self.subject, || DownloadEvent::Finished { bytes });
        Ok(None)
    }

    /// Requests the file, or the rest of it.
    async fn open(&mut self) -> Result<(), Error> {
        let request = (self.position > 0).then(|| self.version.request_range(self.position, None));
        let response = delivery::open(&self.getty, &self.url, request.flatten(), &self.options).await?;
        match self.version.interpret(response, Some(self.position)) {
            Continuation::Complete { headers, body, .. } if self.position == 0 => self.start(headers, body),
            Continuation::Complete { body, is_same: true, .. } | Continuation::Range { body } => {
                self.body = Some(body);
                let have = self.position;
                self.options.observers.notify(&self.subject, || DownloadEvent::Resumed { have });
            }
            Continuation::AllReceived => {}
            Continuation::Refused(status) => {
                return Err(DownloadFailure::refused(status, self.expires_at).into());
            }
            Continuation::Complete { .. } | Continuation::Changed => {
                return Err(DownloadFailure::Changed.into());
            }
        }
        Ok(())
    }

    fn start(&mut self, headers: DeliveryHeaders, body: ResponseBody) {
        self.digester = Digester::new(headers.digest.clone(), self.options.sha256);
        self.version = FileVersion { length: headers.length, validator: headers.validator.clone() };
        self.body = Some(body);
        let (length, name) = (headers.length, headers.file_name.as_deref());
        self.options.observers.notify(&self.subject, || {
            let file_name = name.and_then(file_name::sanitise);
            DownloadEvent::Started { length, file_name, connections: 1 }
        });
        self.headers = headers;
    }
}
