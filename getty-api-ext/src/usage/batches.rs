//! A report as batches, each with an id that is derived from the report's id.

use getty_api::types::AssetUsage;

/// The maximum number of usages in one request.
const MAX_BATCH_USAGES: usize = 1000;

/// Usages that are reported in one request.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Batch {
    pub(super) id: String,
    pub(super) usages: Vec<AssetUsage>,
}

/// The batches of a report; the same report always has the same batches.
pub(super) fn batches(id: &str, usages: &[AssetUsage]) -> impl Iterator<Item = Batch> {
    let chunks = usages.chunks(MAX_BATCH_USAGES).zip(1_u64..);
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
            let created: Vec<Batch> = batches("r", &usages).collect();
            let flattened: Vec<AssetUsage> = created.iter().flat_map(|batch| batch.usages.clone()).collect();
            prop_assert_eq!(flattened, usages.clone());
            prop_assert!(created.iter().all(|batch| (1..=1000).contains(&batch.usages.len())));
            prop_assert_eq!(created.len(), count.div_ceil(1000), "no more batches than needed");
            let ids: HashSet<&str> = created.iter().map(|batch| batch.id.as_str()).collect();
            prop_assert_eq!(ids.len(), created.len());
            prop_assert_eq!(batches("r", &usages).collect::<Vec<_>>(), created, "the same on each call");
        }

        #[test]
        fn appended_usages_do_not_change_full_batches(count in 0_usize..3500, more in 0_usize..2000) {
            let (before, after) = (usages(count), usages(count + more));
            let full = count / 1000;
            let before: Vec<Batch> = batches("r", &before).take(full).collect();
            let after: Vec<Batch> = batches("r", &after).take(full).collect();
            prop_assert_eq!(before, after);
        }
    }
}
