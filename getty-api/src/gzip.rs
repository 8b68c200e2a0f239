//! Decoding of gzip-compressed response bodies, chunk by chunk.

use std::io::{self, Write as _};

use bytes::Bytes;
use flate2::write::GzDecoder;

/// How much input is decoded at once, in bytes: it becomes at most about a thousand times as much.
const STEP: usize = 4 * 1024;

/// The first byte of a gzip member.
const MAGIC: u8 = 0x1f;

/// Decodes a gzip stream of any number of members (RFC 1952, section 2.2), for implementations of
/// [`Execute`](crate::Execute).
///
/// Decoders that stop after the first member lose the rest of the body without an error. What follows the last member
/// and is no gzip member, such as padding, is ignored.
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
    /// There was a member, so that what is none can be ignored.
    began: bool,
    /// What came was no further member.
    ended: bool,
}

impl Gunzip {
    /// A decoder at the beginning of a body.
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes a part of `input`, at most 4 KiB, and returns what it decodes to, which can be empty. Call it until
    /// `input` is empty; a limit for the decoded body can be checked in between.
    ///
    /// # Errors
    /// When the input is not gzip.
    pub fn decode(&mut self, input: &mut Bytes) -> io::Result<Bytes> {
        let part = input.split_to(input.len().min(STEP));
        let mut rest = &part[..];
        let mut decoded = Vec::new();
        while !rest.is_empty() && !self.ended {
            if self.member.is_none() && self.began && rest.first() != Some(&MAGIC) {
                self.ended = true;
                break;
            }
            self.began = true;
            let member = self.member.get_or_insert_with(|| GzDecoder::new(Vec::new()));
            match member.write(rest)? {
                // The member is complete.
                0 => decoded.append(&mut self.finish_member()?),
                taken => rest = rest.get(taken..).unwrap_or_default(),
            }
        }
        if let Some(member) = &mut self.member {
            decoded.append(member.get_mut());
        }
        Ok(decoded.into())
    }

    /// Returns what is left at the end of the body.
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
