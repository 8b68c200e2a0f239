//! Bodies that a client must not swallow whole.

use std::io::Write;

use axum::body::Body;
use axum::response::Response;
use bytes::Bytes;
use flate2::Compression;
use flate2::write::GzEncoder;
use futures_util::stream;
use http::{HeaderValue, header};

/// How much is made at once.
const PIECE: usize = 1024 * 1024;

fn json(body: Body) -> Response {
    let mut response = Response::new(body);
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    response
}

/// The lengths of the pieces that make up `length`.
fn pieces(length: u64) -> impl Iterator<Item = usize> {
    (0..length.div_ceil(PIECE as u64)).map(move |place| {
        let rest = length - place * PIECE as u64;
        usize::try_from(rest).unwrap_or(PIECE).min(PIECE)
    })
}

/// What `length` bytes of JSON begin and end with; spaces go between.
const BEGIN: &[u8] = b"{\"result_count\":0";
const END: &[u8] = b"}";

/// JSON that is almost nothing but space.
pub(super) fn oversized(length: u64) -> Response {
    let space = Bytes::from(vec![b' '; PIECE]);
    let middle = length.saturating_sub((BEGIN.len() + END.len()) as u64);
    let parts = [Bytes::from_static(BEGIN)]
        .into_iter()
        .chain(pieces(middle).map(move |length| space.slice(..length)))
        .chain([Bytes::from_static(END)]);
    json(Body::from_stream(stream::iter(parts.map(Ok::<_, std::io::Error>))))
}

/// The same, compressed piece by piece as it is sent.
pub(super) fn gzip_bomb(length: u64) -> Response {
    let space = vec![b' '; PIECE];
    let middle = length.saturating_sub((BEGIN.len() + END.len()) as u64);
    let mut encoder = Some(GzEncoder::new(Vec::new(), Compression::best()));
    let mut lengths = pieces(middle);
    let mut first = true;
    let parts = std::iter::from_fn(move || {
        let Some(open) = &mut encoder else { return None };
        let begin = if std::mem::take(&mut first) { BEGIN } else { &[] };
        let piece = lengths.next();
        let written = open.write_all(begin).and_then(|()| match piece {
            Some(length) => open.write_all(space.get(..length).unwrap_or_default()),
            None => open.write_all(END),
        });
        if let Err(error) = written {
            return Some(Err(error));
        }
        if piece.is_some() {
            return Some(Ok(Bytes::from(std::mem::take(open.get_mut()))));
        }
        encoder.take().map(|finished| finished.finish().map(Bytes::from))
    });
    let mut response = json(Body::from_stream(stream::iter(parts)));
    response.headers_mut().insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    response
}

/// Lists within lists.
pub(super) fn nested(depth: usize) -> Response {
    json(Body::from("[".repeat(depth) + &"]".repeat(depth)))
}
