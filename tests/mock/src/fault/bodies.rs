//! Bodies that a client must not read without a limit.

use std::io::Write;

use axum::body::Body;
use axum::response::Response;
use bytes::Bytes;
use flate2::Compression;
use flate2::write::GzEncoder;
use futures_util::stream;
use http::{HeaderValue, header};

/// The size of the chunks that are generated.
const CHUNK_SIZE: usize = 1024 * 1024;

fn json_response(body: Body) -> Response {
    let mut response = Response::new(body);
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    response
}

/// The lengths of the chunks that add up to `length`.
fn chunk_lengths(length: u64) -> impl Iterator<Item = usize> {
    (0..length.div_ceil(CHUNK_SIZE as u64)).map(move |index| {
        let rest = length - index * CHUNK_SIZE as u64;
        usize::try_from(rest).unwrap_or(CHUNK_SIZE).min(CHUNK_SIZE)
    })
}

/// The start and the end of a JSON body; the middle is spaces.
const START: &[u8] = b"{\"result_count\":0";
const END: &[u8] = b"}";

/// JSON of this length that consists of spaces.
pub(super) fn oversized(length: u64) -> Response {
    let space = Bytes::from(vec![b' '; CHUNK_SIZE]);
    let middle = length.saturating_sub((START.len() + END.len()) as u64);
    let chunks = [Bytes::from_static(START)]
        .into_iter()
        .chain(chunk_lengths(middle).map(move |length| space.slice(..length)))
        .chain([Bytes::from_static(END)]);
    json_response(Body::from_stream(stream::iter(chunks.map(Ok::<_, std::io::Error>))))
}

/// The same, compressed chunk by chunk while it is sent.
pub(super) fn gzip_bomb(length: u64) -> Response {
    let space = vec![b' '; CHUNK_SIZE];
    let middle = length.saturating_sub((START.len() + END.len()) as u64);
    let mut encoder = Some(GzEncoder::new(Vec::new(), Compression::best()));
    let mut lengths = chunk_lengths(middle);
    let mut first = true;
    let chunks = std::iter::from_fn(move || {
        let Some(open) = &mut encoder else { return None };
        let start = if std::mem::take(&mut first) { START } else { &[] };
        let chunk = lengths.next();
        let written = open.write_all(start).and_then(|()| match chunk {
            Some(length) => open.write_all(space.get(..length).unwrap_or_default()),
            None => open.write_all(END),
        });
        if let Err(error) = written {
            return Some(Err(error));
        }
        if chunk.is_some() {
            return Some(Ok(Bytes::from(std::mem::take(open.get_mut()))));
        }
        encoder.take().map(|encoder| encoder.finish().map(Bytes::from))
    });
    let mut response = json_response(Body::from_stream(stream::iter(chunks)));
    response.headers_mut().insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    response
}

/// Nested arrays.
pub(super) fn nested(depth: usize) -> Response {
    json_response(Body::from("[".repeat(depth) + &"]".repeat(depth)))
}
