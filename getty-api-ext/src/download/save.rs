//! The life of a download to a file: authorised, transferred, placed, each step written down before the next.

use std::path::{Path, PathBuf};

use url::Url;

use super::authorize::{self, AuthorizedDownload};
use super::digest::{Digester, Expected};
use super::failure::{DownloadFailure, file_error};
use super::journal::{Grant, Journal, Placed, Progress};
use super::options::{Collision, Options, WhenExpired};
use super::patience::pause;
use super::place::{self, Place};
use super::progress::DownloadEvent;
use super::reconcile::{UnresolvedDownload, now};
use super::request::DownloadRequest;
use super::subject::DownloadSubject;
use super::transfer::{Fetched, Stop, Transfer};
use super::workspace::{Target, Workspace, blocking};
use crate::client::Getty;
use crate::error::{Error, Outcome};

/// Where the bytes come from.
#[derive(Clone, Debug)]
pub(crate) enum Source {
    /// A metered request gives the address.
    Asset(DownloadRequest),
    /// One has given it.
    Authorized(AuthorizedDownload),
    /// An address that needs none.
    Url(Url),
}

impl Source {
    pub(crate) fn subject(&self) -> DownloadSubject {
        match self {
            Self::Asset(request) => request.into(),
            Self::Authorized(authorization) => authorization.subject(),
            Self::Url(url) => DownloadSubject::Url(url.clone()),
        }
    }

    /// What a file's name is made of when the server gives none that can be used.
    pub(crate) fn fallback_name(&self) -> String {
        match self {
            Self::Asset(request) => format!("GettyImages-{}", request.id()),
            Self::Authorized(authorization) => format!("GettyImages-{}", authorization.file.id),
            Self::Url(url) => {
                let last = url.path_segments().and_then(|mut segments| segments.next_back());
                let last = percent_encoding::percent_decode_str(last.unwrap_or_default());
                last.decode_utf8_lossy().into_owned()
            }
        }
    }
}

/// A file that was downloaded completely.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Saved {
    /// Where it is.
    pub path: PathBuf,
    /// Its length in bytes.
    pub bytes: u64,
    /// Its media type as the server named it, such as `image/jpeg`; absent when nothing was transferred.
    pub content_type: Option<String>,
    /// Its SHA-256 in hexadecimal, when it was asked for.
    pub sha256: Option<String>,
    /// How it came there.
    pub by: SavedBy,
}

/// How a file came to its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SavedBy {
    /// This run asked for the download and transferred the file.
    Download,
    /// This run transferred the file, or the rest of it, under an authorisation given before.
    Resumption,
    /// An earlier run had done everything but to say so.
    EarlierRun,
    /// The file was there, and the collision policy takes it for the download.
    Skip,
}

/// A download to a file that is over but for what is kept beside it.
pub(crate) struct Finished {
    pub(crate) saved: Saved,
    workspace: Workspace,
    keep_record: bool,
}

impl Finished {
    /// Removes what is kept beside the file: from here on only the file tells of the download.
    pub(crate) async fn settle(self) -> Result<Saved, Error> {
        if !self.keep_record {
            self.workspace.clear().await?;
        }
        Ok(self.saved)
    }
}

/// A download to a file.
pub(crate) struct Job<'a> {
    pub(crate) getty: &'a Getty,
    pub(crate) source: &'a Source,
    pub(crate) target: Target,
    pub(crate) options: &'a Options,
}

impl Job<'_> {
    pub(crate) async fn run(self) -> Result<Finished, Error> {
        let subject = self.source.subject();
        let ended = self.to_the_end(&subject).await;
        self.options.observers.tell_if_failed(&subject, &ended);
        ended
    }

    async fn to_the_end(&self, subject: &DownloadSubject) -> Result<Finished, Error> {
        if let Source::Asset(request) = self.source {
            request.check()?;
        }
        if let Target::Directory(directory) = &self.target {
            let made = tokio::fs::create_dir_all(directory).await;
            made.map_err(|source| file_error("making the directory", directory, source))?;
        }
        let workspace = Workspace::open(self.target.clone(), subject).await?;
        let place = Place {
            directory: workspace.directory().to_owned(),
            name: match &self.target {
                Target::File(path) => path.file_name().map(PathBuf::from),
                Target::Directory(_) => None,
            },
            fallback: self.source.fallback_name(),
            collision: self.options.collision,
        };
        let keep_record = self.keeps_record();
        let finished = |saved| Finished { saved, workspace: workspace.clone(), keep_record };
        let mut journal = workspace.load(subject).await?;
        if let Some(Journal { placed: Some(placed), transfer, .. }) = &journal
            && place.is_placed(&workspace, placed).await?
        {
            let content_type = transfer.as_ref().and_then(|transfer| transfer.content_type.clone());
            let path = place.directory.join(&placed.file_name);
            let (bytes, sha256) = (placed.bytes, placed.sha256.clone());
            let sha256 = match sha256 {
                None if self.options.sha256 => digest(&path, None, true).await?.ok(),
                known => known.map(Some),
            };
            let saved =
                Saved { path, bytes, content_type, sha256: sha256.flatten(), by: SavedBy::EarlierRun };
            return Ok(finished(saved));
        }
        if let Some(journal) = &mut journal {
            forget_lost_data(journal, workspace.data()).await?;
        }
        if let Some(saved) = self.in_the_way(&place).await? {
            return Ok(finished(saved));
        }
        let journal = journal.unwrap_or_else(|| Journal::new(subject.clone()));
        let transfer = Transfer::new(self.getty, self.options, &workspace, &place, journal);
        let saved = self.carry_out(subject, &workspace, &place, &transfer).await?;
        Ok(finished(saved))
    }

    /// Whether the journal of a finished download stays: in a directory nothing else tells the next run which
    /// of the files is this one.
    fn keeps_record(&self) -> bool {
        self.options.collision == Collision::SkipIfComplete && matches!(self.target, Target::Directory(_))
    }

    /// Looks at a target file before anything is paid.
    async fn in_the_way(&self, place: &Place) -> Result<Option<Saved>, Error> {
        let Target::File(path) = &self.target else { return Ok(None) };
        if matches!(place.collision, Collision::Overwrite | Collision::Number) {
            return Ok(None);
        }
        match place::length(path.clone()).await? {
            None => Ok(None),
            Some(bytes) if place.collision == Collision::SkipIfComplete && bytes != u64::MAX => {
                let sha256 = match self.options.sha256 {
                    true => digest(path, None, true).await?.ok().flatten(),
                    false => None,
                };
                let (path, content_type) = (path.clone(), None);
                Ok(Some(Saved { path, bytes, content_type, sha256, by: SavedBy::Skip }))
            }
            Some(_) => Err(DownloadFailure::Exists { path: path.clone() }.into()),
        }
    }

    async fn carry_out(
        &self,
        subject: &DownloadSubject,
        workspace: &Workspace,
        place: &Place,
        transfer: &Transfer<'_>,
    ) -> Result<Saved, Error> {
        let (mut url, mut reused) = self.address(subject, workspace, transfer).await?;
        let mut refused_before = false;
        let sha256 = loop {
            let status = match transfer.fetch(&url).await {
                Ok(Fetched::There) => return self.was_there(place, transfer).await,
                Ok(Fetched::Data) => {
                    let Progress { digest: announced, .. } = progress(transfer);
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
            let expired = DownloadFailure::Expired { status: status.as_u16() };
            let grant = transfer.journal().authorization;
            let (Source::Asset(request), Some(grant)) = (self.source, grant) else {
                return Err(expired.into());
            };
            let over = grant.expires_at.to_utc() <= now().to_utc();
            if !over && !refused_before {
                // A refusal before its time may be a mistake of the moment, and another authorisation costs.
                refused_before = true;
                tokio::time::sleep(pause(self.options.backoff, 1)).await;
                continue;
            }
            // One that was given only now is not tried again: the next would fare no better, and cost.
            if !reused || self.options.when_expired == WhenExpired::Fail {
                return Err(expired.into());
            }
            let counted = UnresolvedDownload::new(request.kind(), request.id(), grant.authorized_at);
            authorize::look(self.getty, &counted, subject, self.options).await;
            url = self.ask(request, subject, workspace, transfer).await?;
            reused = false;
        };
        let saved = self.name(workspace, place, transfer, sha256).await?;
        self.options.observers.tell(subject, || DownloadEvent::Finished { bytes: saved.bytes });
        let by = if reused { SavedBy::Resumption } else { SavedBy::Download };
        Ok(Saved { by, ..saved })
    }

    /// The delivery address, and whether it comes from an earlier run.
    async fn address(
        &self,
        subject: &DownloadSubject,
        workspace: &Workspace,
        transfer: &Transfer<'_>,
    ) -> Result<(Url, bool), Error> {
        let request = match self.source {
            Source::Url(url) => return Ok((url.clone(), false)),
            Source::Authorized(authorization) => return Ok((authorization.uri.clone(), true)),
            Source::Asset(request) => request,
        };
        let journal = transfer.journal();
        if let Some(Grant { uri, .. }) = journal.authorization {
            self.options.observers.tell(subject, || DownloadEvent::Authorized { reused: true });
            return Ok((uri, true));
        }
        if let Some(sent_at) = journal.sent_at {
            let unresolved = UnresolvedDownload::new(request.kind(), request.id(), sent_at);
            authorize::may_ask_again(self.getty, unresolved, subject, self.options).await?;
        }
        self.ask(request, subject, workspace, transfer).await.map(|url| (url, false))
    }

    /// Sends the metered request, written down before and after. Sent once more at most, where its outcome is
    /// unknown and the policy allows that.
    async fn ask(
        &self,
        request: &DownloadRequest,
        subject: &DownloadSubject,
        workspace: &Workspace,
        transfer: &Transfer<'_>,
    ) -> Result<Url, Error> {
        let before = transfer.journal();
        let mut last = false;
        loop {
            let sent_at = now();
            transfer
                .update(|journal| (journal.sent_at, journal.authorization) = (Some(sent_at), None))
                .await?;
            let error = match authorize::authorize(self.getty, request).await {
                Ok(grant) => {
                    let uri = grant.uri.clone();
                    transfer.update(|journal| journal.authorization = Some(grant)).await?;
                    self.options.observers.tell(subject, || DownloadEvent::Authorized { reused: false });
                    return Ok(uri);
                }
                Err(error) => error,
            };
            if error.outcome() == Outcome::NotDone {
                // Nothing was counted, so there is nothing to remember but what was there before.
                if before == Journal::new(subject.clone()) {
                    workspace.clear().await?;
                } else {
                    transfer.update(|journal| *journal = before.clone()).await?;
                }
                return Err(error);
            }
            tracing::warn!(%error, "it is not known whether a download was counted");
            let unresolved = UnresolvedDownload::new(request.kind(), request.id(), sent_at);
            let again = authorize::may_ask_again(self.getty, unresolved, subject, self.options).await;
            if let Err(failure) = again {
                return Err(authorize::unknown(&error, failure));
            }
            if last {
                return Err(error);
            }
            last = true;
        }
    }

    async fn name(
        &self,
        workspace: &Workspace,
        place: &Place,
        transfer: &Transfer<'_>,
        sha256: Option<String>,
    ) -> Result<Saved, Error> {
        let progress = progress(transfer);
        let bytes = progress.length.unwrap_or_else(|| progress.have.end());
        loop {
            let file_name = place.free_name(&progress).await?;
            let placed = Placed { file_name, bytes, sha256: sha256.clone() };
            transfer.update(|journal| journal.placed = Some(placed.clone())).await?;
            if place.put(workspace, &placed).await? {
                let path = place.directory.join(placed.file_name);
                let content_type = progress.content_type;
                return Ok(Saved { path, bytes, content_type, sha256, by: SavedBy::Download });
            }
        }
    }

    async fn was_there(&self, place: &Place, transfer: &Transfer<'_>) -> Result<Saved, Error> {
        let progress = progress(transfer);
        let file_name = place.name(&progress);
        let path = place.directory.join(&file_name);
        let bytes = progress.length.unwrap_or_default();
        let sha256 = match self.options.sha256 {
            true => digest(&path, None, true).await?.ok().flatten(),
            false => None,
        };
        let placed = Placed { file_name, bytes, sha256: sha256.clone() };
        transfer.update(|journal| (journal.placed, journal.transfer) = (Some(placed), None)).await?;
        Ok(Saved { path, bytes, content_type: progress.content_type, sha256, by: SavedBy::Skip })
    }
}

fn progress(transfer: &Transfer<'_>) -> Progress {
    transfer.journal().transfer.unwrap_or_default()
}

/// Reads a file through and computes its SHA-256, if that is asked for; the inner error is that it does not
/// have the digest that was announced.
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

/// A journal can outlive the data it speaks of.
async fn forget_lost_data(journal: &mut Journal, data: &Path) -> Result<(), Error> {
    journal.placed = None;
    let Some(transfer) = &mut journal.transfer else { return Ok(()) };
    let length = place::length(data.to_owned()).await?.unwrap_or(0);
    if length < transfer.have.end() {
        transfer.have = Default::default();
    }
    Ok(())
}
