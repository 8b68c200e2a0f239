//! A download to a file, step by step: authorised, transferred, finalized. Each step is recorded before the
//! next.

use std::path::{Path, PathBuf};

use url::Url;

use crate::client::Getty;
use crate::download::authorize;
use crate::download::authorize::reconcile::{UnresolvedDownload, now};
use crate::download::delivery::digest::{Digester, Expected};
use crate::download::delivery::retry_state::pause;
use crate::download::delivery::transfer::{Fetched, Stop, Transfer};
use crate::download::failure::{DownloadFailure, blocking, create_directory, file_error};
use crate::download::files::destination::{self, Destination, Occupant};
use crate::download::files::journal::Journal;
use crate::download::files::state::{
    DeliveryAuthorization, DownloadState, Finalized, PaymentState, TransferState,
};
use crate::download::files::workspace::{Target, Workspace};
use crate::download::options::{Collision, DownloadOptions, ExpiredPolicy};
use crate::download::progress::DownloadEvent;
use crate::download::request::DownloadRequest;
use crate::download::saved::{CompletedDownload, SaveOutcome, Saved};
use crate::download::source::DownloadSource;
use crate::download::subject::DownloadSubject;
use crate::error::{Error, Outcome};

/// A download to a file.
pub(crate) struct Job<'a> {
    pub(crate) getty: &'a Getty,
    pub(crate) source: &'a DownloadSource,
    pub(crate) target: Target,
    pub(crate) options: &'a DownloadOptions,
}

impl Job<'_> {
    pub(crate) async fn run(self) -> Result<CompletedDownload, Error> {
        let subject = self.source.subject();
        let ended = self.run_to_end(&subject).await;
        match &ended {
            Ok(CompletedDownload { saved, .. }) => {
                self.options.observers.notify(&subject, || DownloadEvent::Finished { bytes: saved.bytes });
            }
            Err(_) => self.options.observers.notify_failure(&subject, &ended),
        }
        ended
    }

    async fn run_to_end(&self, subject: &DownloadSubject) -> Result<CompletedDownload, Error> {
        if let DownloadSource::Asset(request) = self.source {
            request.check()?;
        }
        if let Target::Directory(directory) = &self.target {
            create_directory(directory).await?;
        }
        let workspace = Workspace::open(self.target.clone(), subject).await?;
        let destination = Destination {
            directory: workspace.directory().to_owned(),
            name: match &self.target {
                Target::File(path) => path.file_name().map(PathBuf::from),
                Target::Directory(_) => None,
            },
            fallback: self.source.fallback_name(),
            collision: self.options.collision,
        };
        let mut journal = workspace.load(subject).await?;
        if let Some(journal) = &mut journal {
            if let Some(saved) = self.already_saved(&workspace, &destination, journal).await? {
                return Ok(self.finished(saved, &workspace, journal.clone()));
            }
            forget_lost_data(journal, workspace.data()).await?;
        }
        let journal = journal.unwrap_or_else(|| Journal::new(subject.clone()));
        if let Some(saved) = self.check_collision(&destination).await? {
            return Ok(self.finished(saved, &workspace, journal));
        }
        let named = journal.state.transfer().cloned().filter(|_| matches!(self.target, Target::Directory(_)));
        let transfer = Transfer::new(self.getty, self.options, &workspace, &destination, journal);
        let saved = match named {
            // An earlier run has recorded the name, so a collision is detected before anything is paid.
            Some(progress) if !destination.check(&progress).await? => {
                self.skip_existing(&destination, &transfer).await?
            }
            _ => self.carry_out(subject, &workspace, &destination, &transfer).await?,
        };
        Ok(self.finished(saved, &workspace, transfer.journal()))
    }

    /// In a directory, only the journal shows the next run which file belongs to this download and that it is
    /// paid for. So the journal stays.
    fn finished(&self, saved: Saved, workspace: &Workspace, journal: Journal) -> CompletedDownload {
        let costs = !matches!(self.source, DownloadSource::Url(_));
        let kept = matches!(self.target, Target::Directory(_))
            && (costs || self.options.collision == Collision::SkipIfComplete);
        CompletedDownload { saved, workspace: workspace.clone(), record: kept.then_some(journal) }
    }

    /// The file, if an earlier run has saved it and it need not be downloaded once more.
    async fn already_saved(
        &self,
        workspace: &Workspace,
        destination: &Destination,
        journal: &mut Journal,
    ) -> Result<Option<Saved>, Error> {
        let Some(finalized) = journal.state.finalized().cloned() else { return Ok(None) };
        let saves_another = matches!(destination.collision, Collision::Overwrite | Collision::Number);
        let path = destination.directory.join(&finalized.file_name);
        if !destination.is_finalized(workspace, &finalized).await? {
            // Another file has its name now. This is detected before anything is paid.
            let other = destination::occupant(path.clone())
                .await?
                .is_some_and(|other| other != Occupant::File { bytes: finalized.bytes });
            return match other && !saves_another {
                true => Err(DownloadFailure::Exists { path }.into()),
                false => Ok(None),
            };
        }
        if finalized.reported && saves_another {
            journal.state.discard_file();
            return Ok(None);
        }
        let content_type = journal.state.transfer().and_then(|transfer| transfer.content_type.clone());
        let sha256 = match finalized.sha256 {
            Some(known) if !finalized.reported => Some(known),
            // The file may have changed since then.
            _ => self.sha256_of(&path).await?,
        };
        let outcome = if finalized.reported { SaveOutcome::Skip } else { SaveOutcome::EarlierRun };
        Ok(Some(Saved { path, bytes: finalized.bytes, content_type, sha256, outcome }))
    }

    /// Checks the target file before anything is paid.
    async fn check_collision(&self, destination: &Destination) -> Result<Option<Saved>, Error> {
        let Target::File(path) = &self.target else { return Ok(None) };
        match (destination::occupant(path.clone()).await?, destination.collision) {
            (None, _) | (Some(_), Collision::Number) => Ok(None),
            (Some(Occupant::File { .. }), Collision::Overwrite) => Ok(None),
            // No download is empty, so an empty file is not a finished download.
            (Some(Occupant::File { bytes }), Collision::SkipIfComplete) if bytes > 0 => {
                let sha256 = self.sha256_of(path).await?;
                let (path, content_type) = (path.clone(), None);
                Ok(Some(Saved { path, bytes, content_type, sha256, outcome: SaveOutcome::Skip }))
            }
            (Some(_), _) => Err(DownloadFailure::Exists { path: path.clone() }.into()),
        }
    }

    /// The SHA-256 of a file at its destination, if it was requested.
    async fn sha256_of(&self, path: &Path) -> Result<Option<String>, Error> {
        Ok(digest(path, None, self.options.sha256).await?.ok().flatten())
    }

    async fn carry_out(
        &self,
        subject: &DownloadSubject,
        workspace: &Workspace,
        destination: &Destination,
        transfer: &Transfer<'_>,
    ) -> Result<Saved, Error> {
        let (mut url, mut reused) = self.delivery_url(subject, workspace, transfer).await?;
        let mut refused_before = false;
        let sha256 = loop {
            let status = match transfer.fetch(&url).await {
                Ok(Fetched::AlreadySaved) => return self.skip_existing(destination, transfer).await,
                Ok(Fetched::Data) => {
                    let TransferState { digest: announced, .. } = transfer_state(transfer);
                    match digest(workspace.data(), announced, self.options.sha256).await? {
                        Ok(sha256) => break sha256,
                        Err(failure) => transfer.reject(failure).await?,
                    }
                    continue;
                }
                Err(Stop::Refused(status)) => status,
                Err(Stop::Stale(failure)) => return Err(failure.into()),
                Err(Stop::Failed(error) | Stop::Final(error)) => return Err(error),
            };
            let authorization = transfer.journal().state.authorization().cloned();
            let failure = DownloadFailure::refused(status, self.source.expires_at(authorization.as_ref()));
            let (DownloadSource::Asset(request), Some(authorization)) = (self.source, authorization) else {
                return Err(failure.into());
            };
            let expired = matches!(failure, DownloadFailure::Expired { .. });
            if !expired && !refused_before {
                // A refusal before the URL expires may be temporary, and a new authorisation costs a unit.
                refused_before = true;
                tokio::time::sleep(pause(self.options.backoff, 1)).await;
                continue;
            }
            let allowed = match self.options.on_expired {
                ExpiredPolicy::AuthorizeAgain => expired,
                ExpiredPolicy::AuthorizeWhenRefused => true,
                ExpiredPolicy::Fail => false,
            };
            // A URL from this run is not replaced: a new one would probably fail too, and costs a unit.
            if !reused || !allowed {
                return Err(failure.into());
            }
            let counted = UnresolvedDownload::new(request.kind(), request.id(), authorization.authorized_at);
            if authorize::query_history(self.getty, &counted, subject, self.options).await.is_none() {
                return Err(failure.into());
            }
            url = self.send_metered(request, subject, workspace, transfer).await?;
            reused = false;
        };
        let saved = self.name(workspace, destination, transfer, sha256).await?;
        let outcome = if reused { SaveOutcome::Resumption } else { SaveOutcome::Download };
        Ok(Saved { outcome, ..saved })
    }

    /// The delivery URL, and whether it comes from an earlier run.
    async fn delivery_url(
        &self,
        subject: &DownloadSubject,
        workspace: &Workspace,
        transfer: &Transfer<'_>,
    ) -> Result<(Url, bool), Error> {
        let request = match self.source {
            DownloadSource::Url(url) => return Ok((url.clone(), false)),
            DownloadSource::Authorized(authorization) => return Ok((authorization.uri.clone(), true)),
            DownloadSource::Asset(request) => request,
        };
        match transfer.journal().state.payment() {
            PaymentState::NotRequested => {}
            PaymentState::OutcomeUnknown { sent_at } => {
                let unresolved = UnresolvedDownload::new(request.kind(), request.id(), *sent_at);
                authorize::may_request_again(self.getty, unresolved, subject, self.options, false).await?;
            }
            PaymentState::Authorized { authorization: DeliveryAuthorization { uri, .. }, .. } => {
                self.options.observers.notify(subject, || DownloadEvent::Authorized { reused: true });
                return Ok((uri.clone(), true));
            }
        }
        self.send_metered(request, subject, workspace, transfer).await.map(|url| (url, false))
    }

    /// Sends the metered request, and records it before and after. Repeats it at most once, when its outcome
    /// is unknown and the policy allows that.
    async fn send_metered(
        &self,
        request: &DownloadRequest,
        subject: &DownloadSubject,
        workspace: &Workspace,
        transfer: &Transfer<'_>,
    ) -> Result<Url, Error> {
        let mut before = transfer.journal().state;
        let mut last = false;
        loop {
            let sent_at = now();
            transfer.update(|state| state.request_sent(sent_at)).await?;
            let error = match authorize::authorize(self.getty, request).await {
                Ok(authorization) => {
                    let uri = authorization.uri.clone();
                    transfer.update(|state| state.authorize(authorization)).await?;
                    self.options.observers.notify(subject, || DownloadEvent::Authorized { reused: false });
                    return Ok(uri);
                }
                Err(error) => error,
            };
            if error.outcome() == Outcome::NotDone {
                // This request was not counted, so the previous state is restored.
                if before == DownloadState::default() {
                    workspace.clear().await?;
                } else {
                    transfer.update(|state| state.request_rejected(before.payment().clone())).await?;
                }
                return Err(error);
            }
            tracing::warn!(%error, "it is not known whether a download was counted");
            let unresolved = UnresolvedDownload::new(request.kind(), request.id(), sent_at);
            let permission =
                authorize::may_request_again(self.getty, unresolved, subject, self.options, last).await;
            if let Err(failure) = permission {
                return Err(authorize::unknown(&error, failure));
            }
            // A rejection of the next request does not resolve the outcome of this one.
            if !matches!(before.payment(), PaymentState::OutcomeUnknown { .. }) {
                before = transfer.journal().state;
            }
            last = true;
        }
    }

    async fn name(
        &self,
        workspace: &Workspace,
        destination: &Destination,
        transfer: &Transfer<'_>,
        sha256: Option<String>,
    ) -> Result<Saved, Error> {
        let progress = transfer_state(transfer);
        let bytes = progress.length.unwrap_or_else(|| progress.have.end());
        loop {
            let file_name = destination.free_name(&progress).await?;
            let finalized = Finalized { file_name, bytes, sha256: sha256.clone(), reported: false };
            transfer.update(|state| state.finalize(finalized.clone())).await?;
            if destination.persist(workspace, &finalized).await? {
                let path = destination.directory.join(finalized.file_name);
                let content_type = progress.content_type;
                return Ok(Saved { path, bytes, content_type, sha256, outcome: SaveOutcome::Download });
            }
        }
    }

    async fn skip_existing(
        &self,
        destination: &Destination,
        transfer: &Transfer<'_>,
    ) -> Result<Saved, Error> {
        let progress = transfer_state(transfer);
        let file_name = destination.name(&progress);
        let path = destination.directory.join(&file_name);
        let bytes = progress.length.unwrap_or_default();
        let sha256 = self.sha256_of(&path).await?;
        let finalized = Finalized { file_name, bytes, sha256: sha256.clone(), reported: false };
        transfer.update(|state| state.skip(finalized)).await?;
        Ok(Saved { path, bytes, content_type: progress.content_type, sha256, outcome: SaveOutcome::Skip })
    }
}

fn transfer_state(transfer: &Transfer<'_>) -> TransferState {
    transfer.journal().state.transfer().cloned().unwrap_or_default()
}

/// Reads a complete file and computes its SHA-256 if requested. The inner error means that the file does not
/// match the announced digest.
async fn digest(
    path: &Path,
    announced: Option<Expected>,
    sha256: bool,
) -> Result<Result<Option<String>, DownloadFailure>, Error> {
    let mut digester = Digester::new(announced, sha256);
    if !digester.is_needed() {
        return Ok(Ok(None));
    }
    let path = path.to_owned();
    blocking(move || {
        let failed = |source| file_error("reading", &path, source);
        let mut file = std::fs::File::open(&path).map_err(failed)?;
        let mut buffer = vec![0; 256 * 1024];
        loop {
            let read = match std::io::Read::read(&mut file, &mut buffer) {
                Ok(0) => return Ok(digester.finish()),
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => continue,
                other => other.map_err(failed)?,
            };
            digester.update(buffer.get(..read).unwrap_or_default());
        }
    })
    .await
}

/// The data file may have been deleted although its journal still exists.
async fn forget_lost_data(journal: &mut Journal, data: &Path) -> Result<(), Error> {
    journal.state.reopen();
    let Some(transfer) = journal.state.transfer_mut() else { return Ok(()) };
    let length = match destination::occupant(data.to_owned()).await? {
        Some(Occupant::File { bytes }) => bytes,
        _ => 0,
    };
    if length < transfer.have.end() {
        transfer.have = Default::default();
    }
    Ok(())
}
