//! Splitting many ids into requests.

use getty_api::Operation;

/// The maximum number of ids in one request.
pub(crate) const MAX_IDS: usize = 100;

/// The maximum length of path and query of a request, in bytes: half of the 8 KiB at which common gateways and
/// proxies refuse a request line.
pub(crate) const MAX_BYTES: usize = 4096;

/// What `&ids=` adds to a query.
const PARAMETER: usize = 5;

/// Puts the ids, in their order, into batches that each fit one request: at most [`MAX_IDS`], and with a path and
/// query of at most [`MAX_BYTES`], of which everything else takes `taken`. An id that does not fit at all is a
/// separate batch.
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

/// The number of bytes of path and query of a call without ids.
pub(crate) fn bytes_without_ids(call: impl Operation) -> usize {
    // A call that cannot be written is refused when it is sent.
    call.into_request().map_or(0, |request| request.path_and_query.len()) + PARAMETER
}

/// The length of a text in a query, or more.
fn encoded_length(text: &str) -> usize {
    let length = |byte: u8| if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) { 1 } else { 3 };
    text.bytes().map(length).sum()
}
