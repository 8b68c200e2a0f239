//! Cost against size: pages from a server that has them ready, as the mock server looks through its whole
//! catalogue for each; downloads and changes from the mock server. Both stand in the same process.

#[path = "support/mod.rs"]
mod support;

use std::time::Instant;

use getty_api_ext::{Credentials, Endpoints, Getty};
use getty_api_mock::{Asset, Lifecycle, MockGetty};
use support::{grouped, row, section};

#[tokio::main]
async fn main() {
    if !support::asked_for() {
        return;
    }
    paging().await;
    downloads().await;
    changes().await;
}

/// A row of a table: a size, what it took, and what one of so many took.
fn sized(size: usize, began: Instant) {
    let seconds = began.elapsed().as_secs_f64();
    row(&[grouped(size as u64), format!("{seconds:.3}"), format!("{:.0}", seconds * 1e6 / size as f64)]);
}

async fn paging() {
    let server = format!("http://{}", support::canned::serve_numbered());
    let getty = connect(&server, &format!("{server}/oauth2/token"), "canned-key", "canned-secret");
    section("Pages of one result", &["pages", "seconds", "microseconds a page"]);
    for size in [10, 100, 1_000, 10_000] {
        let (began, mut seen) = (Instant::now(), 0);
        let mut pages = getty.search().creative().images("sun").page_size(1).pages();
        while seen < size && pages.try_next().await.expect("a page").is_some() {
            seen += 1;
        }
        assert_eq!(seen, size);
        sized(size, began);
    }
}

async fn downloads() {
    section("Downloads of 4 KiB, 8 at a time", &["files", "seconds", "microseconds a file"]);
    for size in [10, 100, 1_000] {
        let mock =
            MockGetty::builder().quota("premiumaccess", 1_000_000).max_recorded_requests(10).start().await;
        let id = |number: usize| format!("{}", 5_000_000 + number);
        for number in 0..size {
            mock.add_asset(Asset::image(id(number)).bytes(vec![7; 4096]));
        }
        let place = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir());
        let place = place.expect("a directory for files");
        let (getty, began) = (client(&mock), Instant::now());
        let downloads = getty.downloads().images((0..size).map(id)).concurrency(8).to_directory(place.path());
        let summary = downloads.await.expect("downloads").finish().await;
        assert_eq!(summary.saved, size as u64, "{summary:?}");
        sized(size, began);
    }
}

async fn changes() {
    section("Changes in sets of 1,000, each confirmed", &["changes", "seconds", "microseconds a change"]);
    for size in [1_000, 10_000, 100_000] {
        let mock = MockGetty::builder().empty_channels().max_recorded_requests(10).start().await;
        let channel = mock.channel_ids()[0];
        for number in 0..size {
            mock.publish_change(channel, &number.to_string(), Lifecycle::Update);
        }
        let (getty, began, mut seen) = (client(&mock), Instant::now(), 0);
        let mut feed = getty.asset_changes(channel).batch_size(1_000);
        while let Some(set) = feed.poll_once().await.expect("a set") {
            seen += set.changes().len();
            set.ack().await.expect("a confirmation");
        }
        assert_eq!(seen, size);
        sized(size, began);
    }
}

fn client(mock: &MockGetty) -> Getty {
    connect(mock.api_url(), &mock.token_url(), mock.api_key(), mock.api_secret())
}

fn connect(api: &str, token: &str, key: &str, secret: &str) -> Getty {
    let mut endpoints = Endpoints::new();
    endpoints.api = api.parse().expect("an address");
    endpoints.token = token.parse().expect("an address");
    let credentials = Credentials::client_credentials(key, secret);
    Getty::builder().credentials(credentials).endpoints(endpoints).build().expect("a client")
}
