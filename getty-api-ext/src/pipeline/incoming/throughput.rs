//! The throughput of a body while a program waits for it.

use std::collections::VecDeque;
use std::time::Duration;

/// The number of intervals in the time over which the throughput is measured.
const INTERVALS: u32 = 60;

/// The shortest interval, which the timers of every system can measure.
const SHORTEST: Duration = Duration::from_millis(20);

/// Counts the bytes of the last intervals.
///
/// Only waiting counts, so the intervals follow each other without the time that the consumer needs between two
/// chunks.
#[derive(Debug)]
pub(super) struct Throughput {
    limit: u64,
    interval: Duration,
    /// The bytes of each complete interval, the last [`INTERVALS`] of them.
    intervals: VecDeque<u64>,
    /// The bytes of all complete intervals that are kept.
    sum: u64,
    /// The waiting time in the current interval.
    time: Duration,
    /// The bytes in the current interval.
    bytes: u64,
}

impl Throughput {
    /// `limit` is in bytes a second; 0 is none.
    pub(super) fn new(limit: u64, idle: Duration) -> Self {
        // A server may pause for less than the idle limit. Over twice that time, one pause always ends.
        let interval = (idle.saturating_mul(2) / INTERVALS).max(SHORTEST);
        Self { limit, interval, intervals: VecDeque::new(), sum: 0, time: Duration::ZERO, bytes: 0 }
    }

    /// The longest time between two calls of [`waited`](Self::waited) while the consumer waits.
    pub(super) fn interval(&self) -> Duration {
        self.interval
    }

    /// Counts a chunk.
    pub(super) fn received(&mut self, bytes: usize) {
        self.bytes = self.bytes.saturating_add(bytes as u64);
    }

    /// Counts time that the consumer waited for the next chunk.
    pub(super) fn waited(&mut self, time: Duration) {
        self.time = self.time.saturating_add(time);
        while self.time >= self.interval {
            self.time -= self.interval;
            let bytes = std::mem::take(&mut self.bytes);
            self.sum = self.sum.saturating_add(bytes);
            self.intervals.push_back(bytes);
            if self.intervals.len() > INTERVALS as usize {
                let first = self.intervals.pop_front().unwrap_or_default();
                self.sum = self.sum.saturating_sub(first);
            }
        }
    }

    /// Whether the body is fast enough. The error is the limit.
    pub(super) fn check(&self) -> Result<(), String> {
        let time = self.interval.saturating_mul(INTERVALS);
        let required = u128::from(self.limit).saturating_mul(time.as_millis()) / 1000;
        let received = self.sum.saturating_add(self.bytes);
        if self.intervals.len() < INTERVALS as usize || u128::from(received) >= required {
            return Ok(());
        }
        Err(format!(
            "the response is too slow: {received} bytes in {time:?}, and `Timeouts::min_throughput` is {} bytes a \
             second",
            self.limit
        ))
    }
}
