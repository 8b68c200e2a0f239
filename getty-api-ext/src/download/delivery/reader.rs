//! Reads the body of one response: exactly the bytes that it must contain, or the reason why it does not.

use std::ops::Range;

use bytes::Bytes;
use futures_util::StreamExt as _;

use super::DeliveryHeaders;
use crate::download::failure::DownloadFailure;
use crate::error::Error;
use crate::pipeline::Incoming;

/// The body of a response of the delivery host. Each reader of a file, on disk or as a stream, reads through it, so
/// that the rules of when a body is complete stand here only.
pub(crate) struct BodyReader {
    body: Incoming,
    /// The bytes of the file that the body contains; to `u64::MAX` when the length of the file is not known.
    range: Range<u64>,
    /// The position of the next byte of the body in the file.
    at: u64,
    /// The position of the first byte to return.
    from: u64,
    /// Whether the body marks its end. Matters only without a length.
    framed: bool,
    /// Whether bytes after the range are left unread. Otherwise they are an error.
    ends_early: bool,
}

impl BodyReader {
    /// The body of a response with the complete file, of which the bytes before `from` are skipped.
    pub(crate) fn complete(headers: &DeliveryHeaders, body: Incoming, from: u64) -> Self {
        let range = 0..headers.length.unwrap_or(u64::MAX);
        Self { body, range, at: 0, from, framed: headers.framed, ends_early: false }
    }

    /// The body of a response with a range of the file.
    pub(crate) fn range(range: Range<u64>, body: Incoming) -> Self {
        Self { body, at: range.start, from: range.start, range, framed: true, ends_early: false }
    }

    /// Reads only the bytes of the body before `end`, and leaves the others.
    #[must_use]
    pub(crate) fn until(mut self, end: u64) -> Self {
        self.range.end = self.range.end.min(end);
        self.ends_early = true;
        self
    }

    /// The position of the next byte that is returned.
    pub(crate) fn position(&self) -> u64 {
        self.at.max(self.from)
    }

    /// The next bytes, which are never empty; `None` when the body is complete. Can be cancelled without loss.
    ///
    /// # Errors
    /// When the connection breaks, and when the body is shorter or longer than it must be.
    pub(crate) async fn next(&mut self) -> Result<Option<Bytes>, Error> {
        loop {
            if self.ends_early && self.at >= self.range.end {
                return Ok(None);
            }
            let Some(chunk) = self.body.next().await else {
                self.check_end()?;
                return Ok(None);
            };
            let mut chunk = chunk?;
            let room = usize::try_from(self.range.end - self.at).unwrap_or(usize::MAX);
            if chunk.len() > room {
                if !self.ends_early {
                    let expected = self.range.end - self.range.start;
                    return Err(DownloadFailure::Long { expected }.into());
                }
                chunk.truncate(room);
            }
            let skipped = usize::try_from(self.from.saturating_sub(self.at)).unwrap_or(usize::MAX);
            let skipped = skipped.min(chunk.len());
            self.at += chunk.len() as u64;
            let chunk = chunk.split_off(skipped);
            if !chunk.is_empty() {
                return Ok(Some(chunk));
            }
        }
    }

    /// Fails when the body must not end here.
    fn check_end(&self) -> Result<(), DownloadFailure> {
        match self.range.end {
            u64::MAX if self.at == 0 => Err(DownloadFailure::Empty),
            u64::MAX if !self.framed => Err(DownloadFailure::Endless),
            end if end < u64::MAX && self.at < end => {
                let (expected, received) = (end - self.range.start, self.at - self.range.start);
                Err(DownloadFailure::Short { expected, received })
            }
            _ => Ok(()),
        }
    }
}
