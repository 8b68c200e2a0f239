//! The content of files: bytes, or generated while it is read.

use std::ops::Range;

use bytes::Bytes;

use crate::random::mix;

/// Bytes that can be read from any offset.
#[derive(Debug, Clone)]
pub(crate) enum Content {
    Bytes(Bytes),
    Synthetic { seed: u64, length: u64 },
}

/// The largest chunk.
const MAX_CHUNK: u64 = 64 * 1024;

impl Content {
    pub(crate) fn bytes(bytes: Bytes) -> Self {
        Self::Bytes(bytes)
    }

    pub(crate) fn synthetic(seed: u64, length: u64) -> Self {
        Self::Synthetic { seed, length }
    }

    pub(crate) fn len(&self) -> u64 {
        match self {
            Self::Bytes(bytes) => bytes.len() as u64,
            Self::Synthetic { length, .. } => *length,
        }
    }

    /// A hash of the content.
    pub(crate) fn fingerprint(&self) -> u64 {
        match self {
            Self::Bytes(bytes) => {
                bytes.chunks(8).fold(bytes.len() as u64, |hash, chunk| mix(hash ^ word(chunk)))
            }
            Self::Synthetic { seed, length } => mix(mix(*seed) ^ length),
        }
    }

    /// The next chunk of `range`, at most 64 KiB; `None` at its end.
    pub(crate) fn chunk(&self, range: &Range<u64>) -> Option<Bytes> {
        let end = range.end.min(self.len()).min(range.start.saturating_add(MAX_CHUNK));
        (range.start < end).then(|| self.read(range.start..end))
    }

    /// The bytes in `range`, up to the end of the content.
    pub(crate) fn read(&self, range: Range<u64>) -> Bytes {
        let end = range.end.min(self.len());
        let start = range.start.min(end);
        match self {
            Self::Bytes(bytes) => match (usize::try_from(start), usize::try_from(end)) {
                (Ok(start), Ok(end)) => bytes.slice(start..end),
                _ => Bytes::new(),
            },
            Self::Synthetic { seed, .. } => synthesise(*seed, start..end),
        }
    }
}

fn word(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0, |word, byte| (word << 8) | u64::from(*byte))
}

/// Each group of eight bytes is a function of its offset. So bytes that are written to a wrong offset are
/// noticed.
fn synthesise(seed: u64, range: Range<u64>) -> Bytes {
    let first = range.start / 8;
    let last = range.end.div_ceil(8);
    let groups: Vec<u8> = (first..last).flat_map(|group| mix(seed ^ group).to_le_bytes()).collect();
    let skip = usize::try_from(range.start - first * 8).unwrap_or_default();
    let length = usize::try_from(range.end - range.start).unwrap_or_default();
    Bytes::from(groups).slice(skip..skip + length)
}
