//! Fetches a large file over several connections.

use std::collections::VecDeque;
use std::ops::Range;
use std::sync::{Mutex, PoisonError};

use futures_util::StreamExt as _;
use futures_util::stream::FuturesUnordered;
use url::Url;

use super::{Fetched, Stop, Transfer, changed};
use crate::download::delivery::{self, Continuation, Delivery, ResponseBody};
use crate::error::Error;

/// The maximum length of a requested range. The connection that is already open may exceed it, and so may the
/// ranges of a file so large that there would be too many chunks.
const MAX_CHUNK_BYTES: u64 = 16 * 1024 * 1024;

/// The minimum length of a requested range.
const MIN_CHUNK_BYTES: u64 = 64 * 1024;

/// The approximate maximum number of chunks. It limits the memory that an announced length can cause.
const MAX_CHUNKS: u64 = 65_536;

/// The ranges that no connection fetches yet.
struct Queue(Mutex<VecDeque<Range<u64>>>);

impl Queue {
    fn take(&self) -> Option<Range<u64>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).pop_front()
    }

    fn give_back(&self, range: Range<u64>) {
        if !range.is_empty() {
            self.0.lock().unwrap_or_else(PoisonError::into_inner).push_front(range);
        }
    }
}

impl Transfer<'_> {
    /// Fetches all missing ranges. The body of the first response continues with its share, and the other
    /// connections fetch the rest in chunks.
    ///
    /// All connections run in the task of the download, so cancelling the download leaves nothing running.
    pub(super) async fn fetch_parallel(&self, url: &Url, mut body: ResponseBody) -> Result<Fetched, Stop> {
        let connections = self.options.connections as u64;
        let share = (self.state.missing() / connections).max(1);
        body.limit(body.position().saturating_add(share));
        let first = body.position()..body.end().unwrap_or(u64::MAX);
        let largest = share.clamp(MIN_CHUNK_BYTES, MAX_CHUNK_BYTES).max(self.state.missing() / MAX_CHUNKS);
        let queue = Queue(Mutex::new(chunks(self.state.gaps(), &first, largest)));
        let first_response = self.first_response(url, first, body, &queue);
        let mut running = FuturesUnordered::new();
        running.push(futures_util::future::Either::Left(first_response));
        for _ in 1..connections {
            running.push(futures_util::future::Either::Right(self.work(url, &queue)));
        }
        while let Some(ended) = running.next().await {
            ended?;
        }
        Ok(Fetched::Data)
    }

    async fn first_response(
        &self,
        url: &Url,
        first: Range<u64>,
        body: ResponseBody,
        queue: &Queue,
    ) -> Result<(), Stop> {
        let received = self.receive(body).await;
        self.commit(received, first, queue).await?;
        self.work(url, queue).await
    }

    async fn work(&self, url: &Url, queue: &Queue) -> Result<(), Stop> {
        while let Some(mut chunk) = queue.take() {
            let request = self.state.request_range(&chunk);
            let response = delivery::open(self.getty, url, request, self.options).await;
            if let Err(error) = &response
                && error.download_failure().is_none()
            {
                // Some servers serve one connection of a client and reject the others. The connections that
                // are served fetch the rest, or else the next transfer does, whose failure counts.
                tracing::debug!(%error, "an additional connection failed and was abandoned");
                self.state.stay_with_one_connection();
                queue.give_back(chunk);
                return Ok(());
            }
            let received = self.chunk(response, &mut chunk, queue).await;
            self.commit(received, chunk, queue).await?;
        }
        Ok(())
    }

    async fn chunk(
        &self,
        response: Result<Delivery, Error>,
        chunk: &mut Range<u64>,
        queue: &Queue,
    ) -> Result<(), Stop> {
        match self.state.interpret(response?) {
            Continuation::Refused(status) => Err(Stop::Refused(status)),
            Continuation::Range { body } => {
                // A server may return less than the requested range.
                let end = body.end().unwrap_or(chunk.end);
                queue.give_back(end..chunk.end);
                *chunk = body.position()..end;
                self.receive(body).await
            }
            Continuation::Complete { .. } => {
                self.state.stay_with_one_connection();
                Err(Stop::Stale(changed()))
            }
            Continuation::AllReceived | Continuation::Changed => Err(Stop::Stale(changed())),
        }
    }

    /// Returns the ranges that a failed transfer did not fetch to the queue, if a retry is worthwhile.
    async fn commit(&self, received: Result<(), Stop>, chunk: Range<u64>, queue: &Queue) -> Result<(), Stop> {
        let Err(Stop::Failed(error)) = received else { return received };
        self.state.failed(error).await.map_err(Stop::Final)?;
        for gap in self.state.gaps() {
            let rest = gap.start.max(chunk.start)..gap.end.min(chunk.end);
            queue.give_back(rest);
        }
        Ok(())
    }
}

/// The gaps in chunks, without the range that is already being fetched.
fn chunks(gaps: Vec<Range<u64>>, without: &Range<u64>, largest: u64) -> VecDeque<Range<u64>> {
    let mut chunks = VecDeque::new();
    for gap in gaps {
        for rest in [gap.start..gap.end.min(without.start), gap.start.max(without.end)..gap.end] {
            let mut at = rest.start;
            while at < rest.end {
                let end = rest.end.min(at.saturating_add(largest));
                chunks.push_back(at..end);
                at = end;
            }
        }
    }
    chunks
}

#[cfg(test)]
mod tests {
    use super::chunks;

    #[test]
    fn pieces_cover_the_gaps_but_for_what_is_being_fetched() {
        assert_eq!(chunks(vec![0..9, 10..35], &(10..20), 10), [0..9, 20..30, 30..35]);
        assert_eq!(chunks(vec![10..20, 30..40], &(30..35), 10), [10..20, 35..40]);
        assert!(chunks(vec![10..20, 20..21], &(10..21), 10).is_empty());
    }
}
