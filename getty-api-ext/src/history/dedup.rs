//! Removes entries that two pages contain because newer entries moved them.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use serde::Serialize;

/// Finds the entries of a page that earlier pages of the same list contained.
///
/// Entries have no id, and two can be equal: an asset that was downloaded twice within a second. So only as many
/// entries are compared as the list has grown by since the first page. These moved back to the beginning of the
/// next page, and those among them that were already returned are left out.
#[derive(Clone, Debug, Default)]
pub(super) struct SeenEntries {
    total: Option<u64>,
    /// The number of entries that moved to the beginning of the next page.
    moved: u64,
    /// The returned entries, by hash.
    returned: HashSet<u64>,
}

impl SeenEntries {
    /// The entries of the next page without those already returned. `total` is the length of the list by this
    /// page.
    pub(super) fn dedup<T: Serialize>(&mut self, mut items: Vec<T>, total: Option<u64>) -> Vec<T> {
        if let (Some(before), Some(now)) = (self.total, total) {
            self.moved += now.saturating_sub(before);
        }
        self.total = total.or(self.total);
        items.retain(|item| {
            let Some(hash) = hash(item) else { return true };
            let moved = self.moved > 0;
            self.moved = self.moved.saturating_sub(1);
            let is_new = self.returned.insert(hash);
            is_new || !moved
        });
        items
    }
}

fn hash<T: Serialize>(item: &T) -> Option<u64> {
    let mut hasher = DefaultHasher::new();
    // An entry that cannot be serialised cannot be compared, and is returned.
    serde_json::to_vec(item).ok()?.hash(&mut hasher);
    Some(hasher.finish())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// A list is paged through, latest first, while more is put before it; values repeat on purpose.
        #[test]
        fn what_was_there_at_the_beginning_is_given_once(
            mut list in proptest::collection::vec(0_u8..6, 0..60),
            size in 1_usize..12,
            arrivals in proptest::collection::vec(proptest::collection::vec(6_u8..9, 0..20), 0..20),
        ) {
            let original = list.clone();
            let mut seen = SeenEntries::default();
            let mut given = Vec::new();
            let mut arrivals = arrivals.into_iter();
            for page in 0.. {
                let items: Vec<u8> = list.iter().copied().skip(page * size).take(size).collect();
                if items.is_empty() {
                    break;
                }
                given.extend(seen.dedup(items, Some(list.len() as u64)));
                if let Some(mut new) = arrivals.next() {
                    new.extend(list);
                    list = new;
                }
            }
            // Of those that arrived meanwhile any may be given.
            given.retain(|item| *item < 6);
            prop_assert_eq!(given, original);
        }

        /// A server that does not count, or whose list does not grow, has nothing left out.
        #[test]
        fn without_growth_nothing_is_left_out(
            list in proptest::collection::vec(0_u8..4, 0..60),
            size in 1_usize..12,
            counts: bool,
        ) {
            let mut seen = SeenEntries::default();
            let total = counts.then_some(list.len() as u64);
            let pages = list.chunks(size);
            let given: Vec<u8> = pages.flat_map(|page| seen.dedup(page.to_vec(), total)).collect();
            prop_assert_eq!(given, list);
        }
    }
}
