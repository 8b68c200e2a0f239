//! A report as batches, each with an id that follows from the report's.

use getty_api::types::AssetUsage;

/// How many usages the API takes at once.
const USAGES_IN_A_BATCH: usize = 1000;

/// Usages that are reported together.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Batch {
    pub(super) id: String,
    pub(super) usages: Vec<AssetUsage>,
}

/// The batches of a report: the same ones each time for the same report.
pub(super) fn batches(id: &str, usages: &[AssetUsage]) -> impl Iterator<Item = Batch> {
    let chunks = usages.chunks(USAGES_IN_A_BATCH).zip(1_u64..);
    chunks.map(move |(usages, number)| Batch { id: format!("{id}-{number}"), usages: usages.to_vec() })
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use proptest::prelude::*;

    use super::*;

    fn usages(count: usize) -> Vec<AssetUsage> {
        (0..count).map(|number| AssetUsage::new().with_asset_id(number.to_string())).collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(40))]
        #[test]
        fn every_usage_is_in_exactly_one_batch(count in 0_usize..5500) {
            let usages = usages(count);
            let made: Vec<Batch> = batches("r", &usages).collect();
            let together: Vec<AssetUsage> = made.iter().flat_map(|batch| batch.usages.clone()).collect();
            prop_assert_eq!(together, usages.clone());
            prop_assert!(made.iter().all(|batch| (1..=1000).contains(&batch.usages.len())));
            prop_assert_eq!(made.len(), count.div_ceil(1000), "no more batches than needed");
            let ids: HashSet<&str> = made.iter().map(|batch| batch.id.as_str()).collect();
            prop_assert_eq!(ids.len(), made.len());
            prop_assert_eq!(batches("r", &usages).collect::<Vec<_>>(), made, "the same the next time");
        }

        #[test]
        fn what_is_added_at_the_end_leaves_full_batches_as_they_are(count in 0_usize..3500, more in 0_usize..2000) {
            let (before, after) = (usages(count), usages(count + more));
            let full = count / 1000;
            let before: Vec<Batch> = batches("r", &before).take(full).collect();
            let after: Vec<Batch> = batches("r", &after).take(full).collect();
            prop_assert_eq!(before, after);
        }
    }
}
