//! The byte ranges of a file that are present.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// A set of byte positions, as sorted ranges that neither touch nor overlap.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Vec<(u64, u64)>", into = "Vec<(u64, u64)>")]
pub(crate) struct RangeSet(Vec<Range<u64>>);

impl RangeSet {
    pub(crate) fn add(&mut self, new: Range<u64>) {
        if new.is_empty() {
            return;
        }
        let first = self.0.partition_point(|range| range.end < new.start);
        let last = self.0.partition_point(|range| range.start <= new.end);
        let touched = self.0.get(first..last).unwrap_or_default();
        let start = touched.first().map_or(new.start, |range| range.start.min(new.start));
        let end = touched.last().map_or(new.end, |range| range.end.max(new.end));
        self.0.splice(first..last, std::iter::once(start..end));
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The number of bytes present.
    pub(crate) fn total(&self) -> u64 {
        self.0.iter().map(|range| range.end - range.start).sum()
    }

    /// The end of the last range.
    pub(crate) fn end(&self) -> u64 {
        self.0.last().map_or(0, |range| range.end)
    }

    /// The number of bytes present from the first on; `None` when there are gaps.
    pub(crate) fn contiguous(&self) -> Option<u64> {
        match self.0.as_slice() {
            [] => Some(0),
            [range] if range.start == 0 => Some(range.end),
            _ => None,
        }
    }

    /// The missing ranges of a file of this length, in order.
    pub(crate) fn missing(&self, length: u64) -> Vec<Range<u64>> {
        let mut gaps = Vec::new();
        let mut at = 0;
        for range in &self.0 {
            if at < range.start.min(length) {
                gaps.push(at..range.start.min(length));
            }
            at = range.end;
        }
        if at < length {
            gaps.push(at..length);
        }
        gaps
    }
}

impl From<Vec<(u64, u64)>> for RangeSet {
    /// Accepts any list of ranges from a file, and normalises it.
    fn from(ranges: Vec<(u64, u64)>) -> Self {
        let mut set = Self::default();
        for (start, end) in ranges {
            set.add(start..end);
        }
        set
    }
}

impl From<RangeSet> for Vec<(u64, u64)> {
    fn from(set: RangeSet) -> Self {
        set.0.into_iter().map(|range| (range.start, range.end)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::RangeSet;

    fn set(ranges: &[(u64, u64)]) -> RangeSet {
        RangeSet::from(ranges.to_vec())
    }

    #[test]
    fn ranges_that_touch_or_overlap_become_one() {
        assert_eq!(set(&[(0, 5), (5, 9)]), set(&[(0, 9)]));
        assert_eq!(set(&[(4, 9), (0, 5)]), set(&[(0, 9)]));
        assert_eq!(set(&[(0, 2), (4, 6), (8, 9), (1, 8)]), set(&[(0, 9)]));
        assert_eq!(set(&[(0, 9), (3, 4)]), set(&[(0, 9)]));
        assert_eq!(Vec::from(set(&[(6, 8), (0, 2), (3, 3), (9, 4)])), [(0, 2), (6, 8)]);
    }

    #[test]
    fn what_is_missing_and_what_is_here_make_the_whole() {
        let have = set(&[(2, 4), (6, 8)]);
        assert_eq!(have.missing(10), [0..2, 4..6, 8..10]);
        assert_eq!(have.missing(7), [0..2, 4..6]);
        assert_eq!(have.missing(5), [0..2, 4..5]);
        assert_eq!(have.total(), 4);
        assert_eq!(have.end(), 8);
        assert!(set(&[(0, 10)]).missing(10).is_empty());
        assert_eq!((have.contiguous(), set(&[(1, 2)]).contiguous()), (None, None));
        assert_eq!((set(&[]).contiguous(), set(&[(0, 2)]).contiguous()), (Some(0), Some(2)));
        assert_eq!(set(&[]).missing(1).first(), Some(&(0..1)));
    }
}
