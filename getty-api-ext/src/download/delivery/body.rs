//! The body of a response, held to what the response announced.

use bytes::Bytes;
use futures_util::StreamExt as _;

use crate::download::failure::DownloadFailure;
use crate::error::Error;
use crate::pipeline::Incoming;

/// The bytes of a range of the file. It ends without an error only when all announced bytes have arrived.
pub(crate) struct ResponseBody {
    incoming: Incoming,
    start: u64,
    position: u64,
    /// The byte after the last one; `None` when the response does not announce it.
    end: Option<u64>,
    /// Whether the response marks its own end, even without a length.
    framed: bool,
    /// Whether bytes beyond the end are left unread.
    limited: bool,
}

/// Why a body did not end as announced.
#[derive(Debug)]
pub(crate) enum BodyError {
    /// More bytes arrived than were announced. Nothing shows which of them belong to the file.
    Long { expected: u64 },
    /// The connection broke, or fewer bytes arrived.
    Incomplete(Error),
}

impl ResponseBody {
    pub(super) fn new(incoming: Incoming, start: u64, end: Option<u64>, framed: bool) -> Self {
        Self { incoming, start, position: start, end, framed, limited: false }
    }

    /// The position in the file of the next byte.
    pub(crate) fn position(&self) -> u64 {
        self.position
    }

    /// The byte after the last one, if it is known before the end.
    pub(crate) fn end(&self) -> Option<u64> {
        self.end
    }

    /// Leaves bytes from this position on unread.
    pub(crate) fn limit(&mut self, end: u64) {
        self.end = Some(self.end.map_or(end, |announced| announced.min(end)));
        self.limited = true;
    }

    /// The next bytes; `None` at the end.
    pub(crate) async fn next(&mut self) -> Result<Option<Bytes>, BodyError> {
        let room = self.end.map_or(u64::MAX, |end| end.saturating_sub(self.position));
        if self.limited && room == 0 {
            return Ok(None);
        }
        let Some(chunk) = self.incoming.next().await else {
            return self.check_end().map(|()| None).map_err(|failure| BodyError::Incomplete(failure.into()));
        };
        let mut chunk = chunk.map_err(BodyError::Incomplete)?;
        let room = usize::try_from(room).unwrap_or(usize::MAX);
        if chunk.len() > room {
            if !self.limited {
                return Err(BodyError::Long { expected: self.position + room as u64 - self.start });
            }
            chunk.truncate(room);
        }
        self.position += chunk.len() as u64;
        Ok(Some(chunk))
    }

    fn check_end(&self) -> Result<(), DownloadFailure> {
        let received = self.position - self.start;
        match self.end {
            Some(end) if self.position < end => {
                Err(DownloadFailure::Short { expected: end - self.start, received })
            }
            None if received == 0 => Err(DownloadFailure::Empty),
            None if !self.framed => Err(DownloadFailure::Endless),
            _ => Ok(()),
        }
    }
}

impl From<BodyError> for Error {
    fn from(error: BodyError) -> Self {
        match error {
            BodyError::Long { expected } => DownloadFailure::Long { expected }.into(),
            BodyError::Incomplete(error) => error,
        }
    }
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;
    use futures_util::{FutureExt as _, StreamExt as _, stream};

    use super::{BodyError, ResponseBody};
    use crate::download::failure::DownloadFailure;
    use crate::error::Error;

    fn body(chunks: &[&'static str], start: u64, end: Option<u64>, framed: bool) -> ResponseBody {
        let chunks: Vec<_> = chunks.iter().map(|chunk| Ok(Bytes::from_static(chunk.as_bytes()))).collect();
        ResponseBody::new(stream::iter(chunks).boxed(), start, end, framed)
    }

    /// Reads a body to its end.
    fn read(mut body: ResponseBody) -> (String, Result<u64, BodyError>) {
        let mut text = String::new();
        loop {
            match body.next().now_or_never().unwrap() {
                Ok(Some(chunk)) => text += std::str::from_utf8(&chunk).unwrap(),
                Ok(None) => return (text, Ok(body.position())),
                Err(error) => return (text, Err(error)),
            }
        }
    }

    fn failure(body: ResponseBody) -> DownloadFailure {
        let error = Error::from(read(body).1.unwrap_err());
        error.download_failure().unwrap().clone()
    }

    #[test]
    fn a_body_ends_well_when_it_is_as_long_as_announced() {
        for framed in [true, false] {
            assert!(
                matches!(read(body(&["ab", "", "c"], 5, Some(8), framed)), (text, Ok(8)) if text == "abc")
            );
            assert_eq!(
                failure(body(&["ab"], 5, Some(8), framed)),
                DownloadFailure::Short { expected: 3, received: 2 }
            );
            assert_eq!(
                failure(body(&["ab", "cd"], 5, Some(8), framed)),
                DownloadFailure::Long { expected: 3 }
            );
        }
        let (text, _) = read(body(&["ab", "cd"], 5, Some(8), true));
        assert_eq!(text, "ab", "no byte of a chunk that is too long is used");
    }

    #[test]
    fn a_body_of_unknown_length_has_to_mark_its_end() {
        assert!(matches!(read(body(&["abc"], 0, None, true)), (_, Ok(3))));
        assert_eq!(failure(body(&["abc"], 0, None, false)), DownloadFailure::Endless);
        for framed in [true, false] {
            assert_eq!(failure(body(&[""], 0, None, framed)), DownloadFailure::Empty);
        }
    }

    #[test]
    fn bytes_beyond_a_limit_are_left_unread() {
        let limited = |limit, end| {
            let mut body = body(&["ab", "cd"], 5, end, false);
            body.limit(limit);
            read(body)
        };
        assert!(matches!(limited(8, Some(9)), (text, Ok(8)) if text == "abc"));
        assert!(matches!(limited(7, None), (text, Ok(7)) if text == "ab"));
        assert!(matches!(limited(20, Some(10)), (_, Err(BodyError::Incomplete(_)))));
    }
}
