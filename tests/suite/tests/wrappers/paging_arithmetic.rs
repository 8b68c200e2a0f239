//! Which pages are requested, for any number of results, size of page and place to begin.

use futures_util::TryStreamExt as _;
use getty_api_suite::loopback::Loopback;
use proptest::prelude::*;

use crate::support::*;

const SIZES: [i32; 7] = [1, 2, 3, 5, 10, 12, 30];

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn each_item_is_returned_once_and_no_page_is_requested_in_vain(
        count in 0_u32..80,
        window in 1_u32..100,
        size in proptest::sample::select(&SIZES[..]),
        first in 1_u32..8,
        counted: bool,
        prefetch: bool,
    ) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let size_asked = size.unsigned_abs();
        // As the API: pages within the window, whatever the count says.
        let within = count.min(window);
        let last = within.div_ceil(size_asked).max(1);
        let server = Loopback::start(move |request| {
            let page = number(request, "page");
            let ids = ids_on(page, number(request, "page_size"), within);
            if page > last { invalid_page() } else { images(ids, counted.then_some(count)) }
        }).unwrap();

        let query = client(&server).unwrap().search().creative().images("roof");
        let query = query.page_size(size).page(first.cast_signed());
        let query = if prefetch { query.prefetch() } else { query };
        let items: Vec<_> = runtime.block_on(query.stream().try_collect()).unwrap();

        let ids: Vec<u32> = items.iter().filter_map(|item| item.id.as_ref()?.parse().ok()).collect();
        let expected: Vec<u32> = ((first - 1) * size_asked..within).collect();
        prop_assert_eq!(ids, expected);

        let requested = requested_pages(&server);
        let consecutive: Vec<u32> = (first..).take(requested.len()).collect();
        prop_assert_eq!(&requested, &consecutive);
        // At most one page is requested to learn that there is none; none when the count says it all.
        let final_page = requested.last().copied().unwrap_or_default();
        let surplus = final_page.saturating_sub(last.max(first));
        prop_assert!(surplus <= 1);
        if counted && count <= window && first <= last {
            prop_assert_eq!(final_page, last);
        }
    }
}
