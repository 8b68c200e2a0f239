//! How ids are split into requests, for any ids.

use std::collections::BTreeSet;

use getty_api::types::ImageDetailField;
use getty_api_suite::loopback::Loopback;
use proptest::prelude::*;
use serde_json::json;

use crate::support::*;

fn ids() -> impl Strategy<Value = Vec<String>> {
    let id = prop_oneof![
        8 => (0_u32..400).prop_map(|number| number.to_string()),
        1 => "[a-z]{1,300}",
        // What is longer in a query than it looks.
        1 => "[é&%+]{1,60}",
    ];
    proptest::collection::vec(id, 0..400)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn requests_hold_each_id_once_and_are_of_a_size_that_servers_take(ids in ids(), many_fields: bool) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let server = Loopback::start(|request| {
            let ids = parameter(request, "ids").unwrap_or_default();
            json_response(&json!({ "images": [], "images_not_found": ids.split(',').collect::<Vec<_>>() }))
        }).unwrap();

        let call = client(&server).unwrap().images(&ids).concurrency(1);
        let fields = if many_fields { ImageDetailField::VALUES } else { &[] };
        let lookups = runtime.block_on(call.fields(fields.iter().copied()).lookups());
        prop_assert!(lookups.iter().all(|(_, lookup)| lookup.is_not_found()));
        let given: Vec<String> = lookups.into_iter().map(|(id, _)| id).collect();
        prop_assert_eq!(&given, &ids);

        let mut seen = BTreeSet::new();
        let distinct: Vec<String> = ids.into_iter().filter(|id| seen.insert(id.clone())).collect();
        let mut requested: Vec<String> = Vec::new();
        let recorded = server.recorded();
        for (index, request) in recorded.iter().enumerate() {
            prop_assert!(request.target.len() <= 4096, "{} bytes", request.target.len());
            let ids = parameter(request, "ids").unwrap_or_default();
            let ids: Vec<&str> = ids.split(',').collect();
            prop_assert!(ids.len() <= 100);
            // A request ends only where the next id would be too many, or too long.
            if index + 1 < recorded.len() && ids.len() < 100 {
                prop_assert!(request.target.len() > 4096 - 905, "{} bytes", request.target.len());
            }
            requested.extend(ids.into_iter().map(str::to_owned));
        }
        prop_assert_eq!(requested, distinct);
    }
}
