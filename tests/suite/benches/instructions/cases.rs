//! What is counted.

use std::hint::black_box;

use bytes::Bytes;
use getty_api_ext::raw::{Response, operations};
use getty_api_ext::{Credentials, Endpoints, Getty, RateLimit};

use super::TIMES;
use crate::support::by_hand;
use crate::support::canned::TOKEN;

/// Cases of a call, each with a description; the first is the peer.
pub(crate) const CALLS: [(&str, &str); 3] = [
    ("call_by_hand", "reqwest and serde by hand"),
    ("call_raw", "`Getty::send` with a raw operation"),
    ("call_wrapper", "`getty.search().creative().images(…)`"),
];

/// Cases of decoding, each with a description; the first is the peer.
pub(crate) const DECODING: [(&str, &str); 3] = [
    ("decode_by_hand", "structures by hand, dates as text"),
    ("decode_typed", "`operations::GetImages`"),
    ("decode_value", "`serde_json::Value`"),
];

pub(crate) fn run(case: &str, input: &str) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    match case {
        "call_by_hand" => {
            let http = reqwest::Client::new();
            repeat(&runtime, async || search_by_hand(&http, input).await.images.len());
        }
        "call_raw" => {
            let getty = client(input);
            repeat(&runtime, async || {
                let search = operations::search_creative_images().phrase("sun").page_size(30);
                getty.send(search).await.expect("a page").images.len()
            });
        }
        "call_wrapper" => {
            let getty = client(input);
            repeat(&runtime, async || {
                let search = getty.search().creative().images("sun").page_size(30);
                search.send().await.expect("a page").images.len()
            });
        }
        _ => decode(&runtime, case, std::fs::read(input).expect("the page").into()),
    }
}

fn decode(runtime: &tokio::runtime::Runtime, case: &str, page: Bytes) {
    match case {
        "decode_by_hand" => repeat(runtime, async || {
            let page: by_hand::DetailPage = serde_json::from_slice(&page).expect("a page");
            page.images.len()
        }),
        "decode_typed" => repeat(runtime, async || {
            let response = http::Response::new(page.clone());
            Response::decode::<operations::GetImages>(response).expect("a page").images.len()
        }),
        "decode_value" => repeat(runtime, async || {
            let page: serde_json::Value = serde_json::from_slice(&page).expect("a page");
            page["images"].as_array().map_or(0, Vec::len)
        }),
        _ => panic!("there is no case {case}"),
    }
}

/// Does it a few times uncounted, which opens connections and gets tokens, and then counted.
fn repeat(runtime: &tokio::runtime::Runtime, work: impl AsyncFn() -> usize) {
    let items = runtime.block_on(async {
        work().await;
        work().await
    });
    assert!(items > 0, "an empty page");
    measured(runtime, &work);
}

/// What callgrind counts.
#[inline(never)]
fn measured(runtime: &tokio::runtime::Runtime, work: &impl AsyncFn() -> usize) {
    runtime.block_on(async {
        for _ in 0..TIMES {
            black_box(work().await);
        }
    });
}

fn client(server: &str) -> Getty {
    let mut endpoints = Endpoints::new();
    endpoints.api = server.parse().expect("an address");
    endpoints.token = format!("{server}/oauth2/token").parse().expect("an address");
    Getty::builder()
        .credentials(Credentials::client_credentials("canned-key", "canned-secret"))
        .endpoints(endpoints)
        .licensed_results(true)
        .rate_limit(RateLimit::per_second(1e6).burst(100_000))
        .build()
        .expect("a client")
}

async fn search_by_hand(http: &reqwest::Client, server: &str) -> by_hand::SearchPage {
    let response = http
        .get(format!("{server}/v3/search/images/creative?page_size=30&phrase=sun"))
        .header("Api-Key", "canned-key")
        .bearer_auth(TOKEN)
        .send()
        .await
        .and_then(reqwest::Response::error_for_status)
        .expect("a success");
    serde_json::from_slice(&response.bytes().await.expect("a body")).expect("a page")
}
