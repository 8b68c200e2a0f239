//! Splitting many ids into requests.

use getty_api::Operation;

/// How many ids the API takes in one request.
pub(crate) const MAX_IDS: usize = 100;

/// How long path and query of a request may be, in bytes: half of the 8 KiB at which common gateways and
/// proxies refuse a request line.
pub(crate) const MAX_BYTES: usize = 4096;

/// What `&ids=` adds to a query.
const PARAMETER: usize = 5;

/// Puts the ids, in their order, into batches that each fit one request: at most [`MAX_IDS`], and with a
/// path and query of at most [`MAX_BYTES`], of which `taken` are taken by everything else. An id that does
/// not fit at all is a batch of its own.
pub(crate) fn batches<I: ToString>(ids: impl IntoIterator<Item = I>, taken: usize) -> Vec<Vec<I>> {
    let room = MAX_BYTES.saturating_sub(taken);
    let (mut all, mut batch, mut used) = (Vec::new(), Vec::new(), 0);
    for id in ids {
        // One for the comma.
        let length = encoded_length(&id.to_string()) + 1;
        if batch.len() == MAX_IDS || (used + length > room && !batch.is_empty()) {
            all.push(std::mem::take(&mut batch));
            used = 0;
        }
        used += length;
        batch.push(id);
    }
    if !batch.is_empty() {
        all.push(batch);
    }
    all
}

/// How many bytes of path and query a call without ids takes.
pub(crate) fn bytes_without_ids(call: impl Operation) -> usize {
    // A call that cannot be written is refused when it is sent.
    call.into_request().map_or(0, |request| request.path_and_query.len()) + PARAMETER
}

/// The length of a text in a query, or more.
fn encoded_length(text: &str) -> usize {
    let length = |byte: u8| if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) { 1 } else { 3 };
    text.bytes().map(length).sum()
}
