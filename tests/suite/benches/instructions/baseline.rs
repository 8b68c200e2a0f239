//! What was counted before, checked in beside the benchmarks.

use std::collections::BTreeMap;

use crate::support::{grouped, row, section};

/// Shows what changed since the baseline, and writes a new one when asked to.
pub(crate) fn compare(counted: &[(&'static str, u64)], update: bool) {
    let path = getty_api_suite::repository::root().join("tests/suite/benches/baseline.toml");
    let before: BTreeMap<String, u64> =
        std::fs::read_to_string(&path).ok().and_then(|text| toml::from_str(&text).ok()).unwrap_or_default();
    section("Instructions since the baseline", &["case", "baseline", "now", "change"]);
    for (case, now) in counted {
        let (known, change) = match before.get(*case) {
            Some(&before) => {
                let change = (*now as f64 / before as f64 - 1.0) * 100.0;
                (grouped(before), format!("{change:+.1} %"))
            }
            None => ("none".to_owned(), "new".to_owned()),
        };
        row(&[(*case).to_owned(), known, grouped(*now), change]);
    }
    if update {
        let header = "# Instructions of each case in benches/instructions, by `cargo bench -p getty-api-suite\n\
                      # --bench instructions -- --update-baseline`.\n";
        let lines: String = counted.iter().map(|(case, count)| format!("{case} = {count}\n")).collect();
        std::fs::write(&path, format!("{header}{lines}")).expect("the baseline is written");
    }
}
