//! What decoding a page of the details of 100 images takes from the heap.

#[path = "support/mod.rs"]
mod support;

use std::hint::black_box;

use bytes::Bytes;
use getty_api_ext::raw::{Response, operations};
use support::{by_hand, grouped, ratio, row, section};

#[global_allocator]
static ALLOCATOR: dhat::Alloc = dhat::Alloc;

fn main() {
    if !support::asked_for() {
        return;
    }
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let (_, details) = runtime.block_on(support::pages::record());
    let details = Bytes::from(details);
    let _profiler = dhat::Profiler::builder().testing().build();

    let by_hand =
        count(|| serde_json::from_slice::<by_hand::DetailPage>(&details).expect("a page").images.len());
    let typed = count(|| {
        let response = http::Response::new(details.clone());
        Response::decode::<operations::GetImages>(response).expect("a page").images.len()
    });
    let value = count(|| {
        let page: serde_json::Value = serde_json::from_slice(&details).expect("a page");
        page["images"].as_array().map_or(0, Vec::len)
    });

    let title = format!(
        "Allocations of decoding the details of 100 images ({} bytes)",
        grouped(details.len() as u64)
    );
    section(&title, &["", "allocations", "to the hand-written", "bytes", "to the hand-written"]);
    for (name, (blocks, bytes)) in [
        ("structures by hand, dates as text", by_hand),
        ("`operations::GetImages`", typed),
        ("`serde_json::Value`", value),
    ] {
        row(&[
            name.to_owned(),
            grouped(blocks),
            ratio(blocks as f64, by_hand.0 as f64),
            grouped(bytes),
            ratio(bytes as f64, by_hand.1 as f64),
        ]);
    }
}

/// How many blocks and bytes the work asks for.
fn count(work: impl Fn() -> usize) -> (u64, u64) {
    let before = dhat::HeapStats::get();
    assert_eq!(black_box(work()), 100);
    let after = dhat::HeapStats::get();
    (after.total_blocks - before.total_blocks, after.total_bytes - before.total_bytes)
}
