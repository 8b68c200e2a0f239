//! Decoding of gzip-compressed response bodies, chunk by chunk.

use std::io::{self, Write as _};

use bytes::Bytes;
use flate2::write::GzDecoder;

/// The maximum input of one step, in bytes; its output is at most about a thousand times as long.
const STEP: usize = 4 * 1024;

/// The first byte of a gzip member.
const MAGIC: u8 = 0x1f;

/// Decodes a gzip stream of any number of members (RFC 1952, section 2.2), for implementations of
/// [`Execute`](crate::Execute).
///
/// Decoders that stop after the first member lose the rest of the body without an error. Data after the last member
/// that is not a gzip member, such as padding, is ignored.
///
/// ```
/// # use std::io::Write as _;
/// # let member = |text: &str| {
/// #     let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
/// #     encoder.write_all(text.as_bytes()).and_then(|()| encoder.finish())
/// # };
/// use getty_api::Gunzip;
///
/// let mut body = bytes::Bytes::from([member("one, ")?, member("two")?].concat());
/// let mut gunzip = Gunzip::new();
/// let mut text = Vec::new();
/// while !body.is_empty() {
///     text.extend_from_slice(&gunzip.decode(&mut body)?);
/// }
/// text.extend_from_slice(&gunzip.finish()?);
/// assert_eq!(text, b"one, two");
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Debug, Default)]
pub struct Gunzip {
    member: Option<GzDecoder<Vec<u8>>>,
    /// A member has started, so that other data after it can be ignored.
    started: bool,
    /// The data after the last member is not another member.
    ended: bool,
}

impl Gunzip {
    /// Creates a decoder for a new body.
    pub fn new() -> Self {
        Self::default()
    }

    /// Consumes at most 4 KiB of `input` and returns the decoded bytes, which can be empty. Call it until
    /// `input` is empty; a limit for the decoded body can be checked between the calls.
    ///
    /// # Errors
    /// When the input is not gzip.
    pub fn decode(&mut self, input: &mut Bytes) -> io::Result<Bytes> {
        let chunk = input.split_to(input.len().min(STEP));
        let mut rest = &chunk[..];
        let mut decoded = Vec::new();
        while !rest.is_empty() && !self.ended {
            if self.member.is_none() && self.started && rest.first() != Some(&MAGIC) {
                self.ended = true;
                break;
            }
            self.started = true;
            let member = self.member.get_or_insert_with(|| GzDecoder::new(Vec::new()));
            match member.write(rest)? {
                // The member is complete.
                0 => decoded.append(&mut self.finish_member()?),
                consumed => rest = rest.get(consumed..).unwrap_or_default(),
            }
        }
        if let Some(member) = &mut self.member {
            decoded.append(member.get_mut());
        }
        Ok(decoded.into())
    }

    /// Returns the remaining decoded bytes at the end of the body.
    ///
    /// # Errors
    /// When the body ends within a member, or a checksum does not match.
    pub fn finish(mut self) -> io::Result<Bytes> {
        self.finish_member().map(Bytes::from)
    }

    fn finish_member(&mut self) -> io::Result<Vec<u8>> {
        self.member.take().map_or(Ok(Vec::new()), GzDecoder::finish)
    }
}
