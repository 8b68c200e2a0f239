//! Streams that are not polled: between two items, after a `select!`, or never again. Calls of the same client must
//! not wait for them.

use std::pin::pin;
use std::time::Duration;

use futures_util::stream::{self, BoxStream};
use futures_util::{FutureExt as _, StreamExt as _};
use getty_api::operations::{generate_images, get_image};
use getty_api::types::ImageGenerationRequest;
use getty_api_ext::{Credentials, Endpoints, Getty, RateLimit, RetryPolicy};
use getty_api_mock::MockGetty;
use getty_api_suite::fault_server::VirtualClock;
use tokio::time::{sleep, timeout};

/// The time in which the limits of this test allow every call: at most twenty requests wait before it at five a
/// second, and two generations of two seconds each.
const ALLOWED: Duration = Duration::from_secs(10);

/// A stream or several futures of the client.
#[derive(Clone, Copy, Debug)]
enum Source {
    Pages,
    Items,
    PrefetchedItems,
    Lookups,
    HistoryEntries,
    ChangeFeed,
    BulkResults,
    OrderedBulkResults,
    DownloadStream,
    StartedGenerations,
    FinishedGenerations,
}

impl Source {
    const ALL: [Self; 11] = [
        Self::Pages,
        Self::Items,
        Self::PrefetchedItems,
        Self::Lookups,
        Self::HistoryEntries,
        Self::ChangeFeed,
        Self::BulkResults,
        Self::OrderedBulkResults,
        Self::DownloadStream,
        Self::StartedGenerations,
        Self::FinishedGenerations,
    ];

    async fn open(self, test: &Test) -> BoxStream<'static, ()> {
        let (getty, ids) = (&test.getty, test.mock.image_ids());
        let search = || getty.search().creative().images("lighthouse").page_size(2);
        let generations = |index: usize| getty.ai().generate(format!("boat {index}"));
        let bulk = async |ordered| {
            let downloads = getty.downloads().images(ids.clone().into_iter().take(8)).concurrency(4);
            let results =
                downloads.ordered(ordered).to_directory(test.directory.path()).await.expect("a run");
            results.map(|download| drop(download.result.expect("a file"))).boxed()
        };
        match self {
            Self::Pages => search().pages().map(|page| drop(page.expect("a page"))).boxed(),
            Self::Items => search().stream().map(|item| drop(item.expect("an item"))).boxed(),
            Self::PrefetchedItems => {
                search().prefetch().stream().map(|item| drop(item.expect("an item"))).boxed()
            }
            Self::Lookups => {
                let ids =
                    ids.iter().cycle().take(300).enumerate().map(|(number, id)| format!("{number}{id}"));
                getty.images(ids).stream().map(drop).boxed()
            }
            Self::HistoryEntries => {
                let entries = getty.download_history().window_days(1).page_size(1).stream();
                entries.map(|entry| drop(entry.expect("an entry"))).boxed()
            }
            Self::ChangeFeed => {
                let changes = getty.asset_changes(test.mock.channel_ids()[0]).stream();
                changes.map(|set| drop(set.expect("a set"))).boxed()
            }
            Self::BulkResults => bulk(false).await,
            Self::OrderedBulkResults => bulk(true).await,
            Self::DownloadStream => {
                let stream = getty.download_image(&ids[0]).stream().await.expect("a stream");
                stream.map(|chunk| drop(chunk.expect("bytes"))).boxed()
            }
            Self::StartedGenerations => {
                let started = (0..4).map(generations).map(|generation| generation.send());
                let started = stream::iter(started.collect::<Vec<_>>()).buffer_unordered(3);
                started.map(|generation| drop(generation.expect("a generation"))).boxed()
            }
            Self::FinishedGenerations => {
                let finished = (0..4).map(generations).map(|generation| generation.finish());
                let finished = stream::iter(finished.collect::<Vec<_>>()).buffer_unordered(3);
                finished.map(|generation| drop(generation.expect("a generation"))).boxed()
            }
        }
    }
}

/// What the program does with the stream.
#[derive(Clone, Copy, Debug)]
enum Consumer {
    CallsInTheLoop,
    AbandonsInSelect,
    IsSlow,
    NeverPollsAgain,
}

impl Consumer {
    const ALL: [Self; 4] =
        [Self::CallsInTheLoop, Self::AbandonsInSelect, Self::IsSlow, Self::NeverPollsAgain];

    async fn consume(self, mut source: BoxStream<'static, ()>, test: &Test) {
        match self {
            Self::CallsInTheLoop => {
                for _ in 0..3 {
                    let next = timeout(Duration::from_secs(40), source.next()).await;
                    if next.expect("the next item").is_none() {
                        break;
                    }
                    test.calls_finish().await;
                }
            }
            Self::AbandonsInSelect => {
                for _ in 0..3 {
                    // The stream is polled and left while its request waits or is on its way.
                    let next = pin!(source.next());
                    let _ = next.now_or_never();
                    tokio::task::yield_now().await;
                    test.calls_finish().await;
                }
            }
            Self::IsSlow => {
                for _ in 0..3 {
                    let next = timeout(Duration::from_secs(40), source.next()).await;
                    if next.expect("the next item").is_none() {
                        break;
                    }
                    test.wait(Duration::from_secs(2)).await;
                    test.calls_finish().await;
                }
            }
            Self::NeverPollsAgain => {
                let _ = source.next().now_or_never();
                for _ in 0..3 {
                    test.calls_finish().await;
                }
                drop(source);
            }
        }
    }
}

struct Test {
    mock: MockGetty,
    getty: Getty,
    directory: tempfile::TempDir,
    /// `None` where the real clock runs.
    clock: Option<VirtualClock>,
    name: String,
}

impl Test {
    async fn new(
        name: String,
        per_second: Option<f64>,
        generations: Option<usize>,
        is_virtual: bool,
    ) -> Self {
        let mock = MockGetty::builder().catalogue_size(30).start().await;
        mock.set_quota("premiumaccess", u32::MAX);
        let mut endpoints = Endpoints::new();
        endpoints.api = mock.api_url().parse().expect("a URL");
        endpoints.token = mock.token_url().parse().expect("a URL");
        let credentials = Credentials::client_credentials(mock.api_key(), mock.api_secret());
        let mut builder = Getty::builder().credentials(credentials).endpoints(endpoints);
        builder = builder.retry(RetryPolicy::none());
        if let Some(rate) = per_second {
            builder = builder.rate_limit(RateLimit::per_second(rate));
        }
        if let Some(limit) = generations {
            builder = builder.generation_limit(limit);
        }
        let clock = is_virtual.then(VirtualClock::default);
        if let Some(clock) = &clock {
            builder = builder.layer(clock.layer());
        }
        let getty = builder.build().expect("a client");
        // The history has entries.
        for id in mock.image_ids().iter().take(3) {
            getty.download_image(id).to_memory(u64::MAX).await.expect("a file");
        }
        Self { mock, getty, directory: tempfile::tempdir().expect("a directory"), clock, name }
    }

    /// Calls of the same client, in this task and in another one, a generation included.
    async fn calls_finish(&self) {
        // Requests that nobody polls stay on their way; the clock must not wait for them.
        let _guard = self.clock.as_ref().map(VirtualClock::allow_advance);
        let (getty, id) = (self.getty.clone(), self.mock.image_ids()[1].clone());
        let elsewhere = tokio::spawn(async move { getty.send(get_image(id)).await.map(drop) });
        let here = async {
            self.getty.send(get_image(self.mock.image_ids()[2].clone())).await?;
            let request = ImageGenerationRequest::new().with_prompt("a lighthouse");
            self.getty.send(generate_images(request)).await.map(drop)
        };
        let limit = if self.clock.is_some() { ALLOWED } else { Duration::from_secs(60) };
        let both = async { (here.await, elsewhere.await) };
        let (here, elsewhere) =
            timeout(limit, both).await.unwrap_or_else(|_| panic!("{}: no end", self.name));
        here.unwrap_or_else(|error| panic!("{}: {error}", self.name));
        elsewhere.expect("no panic").unwrap_or_else(|error| panic!("{}: {error}", self.name));
    }

    /// Time that the consumer spends elsewhere.
    async fn wait(&self, time: Duration) {
        if let Some(clock) = &self.clock {
            let _guard = clock.allow_advance();
            sleep(time).await;
        } else {
            tokio::task::yield_now().await;
        }
    }
}

async fn run(
    source: Source,
    consumer: Consumer,
    per_second: Option<f64>,
    generations: Option<usize>,
    is_virtual: bool,
) {
    let name = format!("{source:?}, {consumer:?}, {per_second:?} a second, {generations:?} generations");
    let test = Test::new(name, per_second, generations, is_virtual).await;
    consumer.consume(source.open(&test).await, &test).await;
}

#[tokio::test(start_paused = true)]
async fn no_call_waits_for_a_stream_that_is_not_polled() {
    for source in Source::ALL {
        for consumer in Consumer::ALL {
            for (per_second, generations) in [(Some(5.0), None), (None, Some(1)), (Some(5.0), Some(1))] {
                run(source, consumer, per_second, generations, true).await;
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_call_waits_for_a_stream_that_is_not_polled_on_several_threads() {
    for source in Source::ALL {
        let runs = Consumer::ALL.map(|consumer| run(source, consumer, Some(200.0), Some(1), false));
        futures_util::future::join_all(runs).await;
    }
}
