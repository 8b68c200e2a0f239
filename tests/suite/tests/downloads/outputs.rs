//! Downloads without a file (memory, writers, streams), and from URLs that are not metered.

use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};
use std::time::Duration;

use futures_util::{StreamExt as _, TryStreamExt as _};
use getty_api_ext::{DownloadEvent, DownloadFailure, DownloadSubject, ErrorKind, Getty};
use getty_api_mock::{Asset, MockGetty};
use sha2::{Digest as _, Sha256};
use tokio::io::AsyncWrite;

use crate::origin::{At, ENDS, End, Framing, KINDS, Kind, Origin, Step, Version};
use crate::rows::{LENGTH, fast_retries};
use crate::support::{client, directory, names, read};

async fn mock() -> MockGetty {
    let mock = MockGetty::start().await;
    mock.add_asset(Asset::image("42").bytes(vec![7; 50_000]));
    mock
}

fn hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[tokio::test]
async fn a_file_can_go_into_memory_up_to_a_limit() {
    let mock = mock().await;
    let getty = client(&mock);
    let file = getty.download_image("42").sha256(true).to_memory(50_000).await.unwrap();
    assert_eq!(file.bytes, vec![7; 50_000]);
    assert_eq!(file.file_name, "GettyImages-42.jpg");
    assert_eq!(file.content_type.as_deref(), Some("image/jpeg"));
    assert_eq!(file.sha256, Some(hex(&file.bytes)));

    let error = getty.download_image("42").to_memory(49_999).await.unwrap_err();
    assert_eq!(error.download_failure(), Some(&DownloadFailure::TooLarge { limit: 49_999 }));

    // The limit holds where no length is announced.
    let origin = Origin::start(Version::new(Kind::Etag, LENGTH, 1));
    origin.always(Step { framing: Framing::Chunked, ..Step::default() });
    let error = getty.download_url(origin.url().parse().unwrap()).to_memory(1000).await.unwrap_err();
    assert_eq!(error.download_failure(), Some(&DownloadFailure::TooLarge { limit: 1000 }));
}

/// A writer that accepts a few bytes per call, and fails after N bytes.
struct Narrow {
    taken: Vec<u8>,
    fails_after: usize,
    flushed: bool,
}

impl AsyncWrite for Narrow {
    fn poll_write(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<std::io::Result<usize>> {
        let room = self.fails_after - self.taken.len();
        if room == 0 {
            return Poll::Ready(Err(std::io::ErrorKind::StorageFull.into()));
        }
        let taken = bytes.len().min(777).min(room);
        self.taken.extend_from_slice(&bytes[..taken]);
        Poll::Ready(Ok(taken))
    }

    fn poll_flush(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<std::io::Result<()>> {
        self.flushed = true;
        Poll::Ready(Ok(()))
    }

    fn poll_shutdown(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<std::io::Result<()>> {
        Poll::Ready(Ok(()))
    }
}

#[tokio::test]
async fn a_file_can_go_to_any_writer() {
    let mock = mock().await;
    let mut writer = Narrow { taken: Vec::new(), fails_after: usize::MAX, flushed: false };
    let written = client(&mock).download_image("42").to_writer(&mut writer).await.unwrap();
    assert_eq!((written.bytes, writer.flushed), (50_000, true));
    assert_eq!(writer.taken, vec![7; 50_000]);
}

#[tokio::test]
async fn a_writer_that_fails_ends_the_download() {
    let mock = mock().await;
    let mut writer = Narrow { taken: Vec::new(), fails_after: 10_000, flushed: false };
    let error = client(&mock).download_image("42").to_writer(&mut writer).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::File);
}

async fn read_all(getty: &Getty, origin: &Origin) -> Result<Vec<u8>, getty_api_ext::Error> {
    let url = origin.url().parse().unwrap();
    let download = getty.download_url(url).attempts(3).backoff(Duration::from_millis(1));
    let stream = download.idle_timeout(Duration::from_secs(1)).stream().await?;
    stream
        .try_fold(Vec::new(), async |mut all, chunk| {
            all.extend_from_slice(&chunk);
            Ok(all)
        })
        .await
}

#[tokio::test]
async fn a_stream_has_every_byte_once_however_often_it_broke() {
    let mock = mock().await;
    let getty = fast_retries(&mock);
    let mut rows = 0;
    for kind in KINDS {
        for had in [0, 1, 1000, LENGTH / 2, LENGTH - 1] {
            for end in ENDS {
                if end == End::Stall && had != 1000 {
                    continue;
                }
                let origin = Origin::start(Version::new(kind, LENGTH, 1));
                origin.plan([Step::cut(At::Body(had), end), Step::cut(At::Body(500), End::Close)]);
                let result = read_all(&getty, &origin).await;
                rows += 1;
                // What was handed over cannot be taken back: going on needs something to join by.
                let joins = kind.resumes() || kind == Kind::NoRanges;
                assert_eq!(result.is_ok(), joins, "{kind:?} {had} {end:?}: {:?}", result.err());
                assert!(
                    result.is_err() || result.ok().as_ref() == Some(&*origin.file()),
                    "{kind:?} {had} {end:?}"
                );
            }
        }
    }
    println!("streams: {rows} rows");
}

#[tokio::test]
async fn a_stream_does_not_go_on_with_another_file() {
    let mock = mock().await;
    for step in [
        Step { becomes: Some(Version::new(Kind::Etag, LENGTH, 2)), ..Step::default() },
        Step { becomes: Some(Version::new(Kind::Etag, LENGTH, 2)), ignore_if_range: true, ..Step::default() },
        Step { becomes: Some(Version::new(Kind::Etag, LENGTH / 4, 2)), ..Step::default() },
        Step::respond(416, ""),
    ] {
        let origin = Origin::start(Version::new(Kind::Etag, LENGTH, 1));
        origin.plan([Step::cut(At::Body(LENGTH / 2), End::Close), step]);
        let error = read_all(&fast_retries(&mock), &origin).await.unwrap_err();
        assert_eq!(error.download_failure(), Some(&DownloadFailure::Changed), "{error:?}");
    }
}

#[tokio::test]
async fn a_stream_joins_ranges_by_the_rules_of_a_download_to_a_file() {
    let mock = mock().await;
    let getty = fast_retries(&mock);
    let half = LENGTH / 2;
    let half_of_it = Step::cut(At::Body(half), End::Close);
    let chunked = |extra| Step { framing: Framing::Chunked, extra, ..Step::default() };
    // Five chunks of 10,000 bytes in their encoded form.
    let five_chunks = Step { cut: Some((At::Body(5 * 10_008), End::Close)), ..chunked(0) };
    let range = |first, end| Step { range: Some((first, end)), ..Step::default() };

    // The end of the file is known only from the request for the bytes behind it.
    let origin = Origin::start(Version::new(Kind::Etag, LENGTH, 1));
    origin.always(Step { framing: Framing::Close, ..Step::default() });
    assert!(read_all(&getty, &origin).await.unwrap() == *origin.file());
    assert_eq!(origin.seen().last().unwrap().range, Some(format!("bytes={LENGTH}-")));

    // The length of the file is known only from the range.
    let origin = Origin::start(Version::new(Kind::Etag, LENGTH, 1));
    origin.plan([five_chunks.clone()]);
    assert!(read_all(&getty, &origin).await.unwrap() == *origin.file());

    // The server returns less than the requested range, more often than transfers may fail.
    let origin = Origin::start(Version::new(Kind::Etag, LENGTH, 1));
    origin.plan(std::iter::once(half_of_it.clone()).chain((0..9).map(|at| range(half + at, half + at + 1))));
    assert!(read_all(&getty, &origin).await.unwrap() == *origin.file());

    for (first, second, failure) in [
        // Without any length, the end of a range is not that of the file.
        (
            five_chunks,
            range(50_000, 50_010).set("content-range", "bytes 50000-50009/*"),
            DownloadFailure::Changed,
        ),
        // Nothing shows which bytes of a range that is too long belong to the file.
        (half_of_it, chunked(7), DownloadFailure::Long { expected: half as u64 }),
    ] {
        let origin = Origin::start(Version::new(Kind::Etag, LENGTH, 1));
        origin.plan([first, second]);
        let error = read_all(&getty, &origin).await.unwrap_err();
        assert_eq!(error.download_failure(), Some(&failure), "{error:?}");
    }
}

#[tokio::test]
async fn a_stream_ends_well_only_when_the_file_is_what_was_announced() {
    let mock = mock().await;
    let origin = Origin::start(Version::new(Kind::Etag, LENGTH, 1));
    let digest = |text: &str| Step::default().set("repr-digest", format!("sha-256=:{text}:"));
    origin.plan([digest("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=")]);
    let getty = fast_retries(&mock);
    let mut stream = getty.download_url(origin.url().parse().unwrap()).stream().await.unwrap();
    let mut read = 0;
    let error = loop {
        match stream.next().await.unwrap() {
            Ok(chunk) => read += chunk.len(),
            Err(error) => break error,
        }
    };
    assert_eq!(read, LENGTH);
    assert_eq!(error.download_failure(), Some(&DownloadFailure::Digest { algorithm: "SHA-256" }));
    assert!(stream.next().await.is_none());
}

#[tokio::test]
async fn display_sizes_and_other_urls_cost_nothing() {
    let (mock, target) = (mock().await, directory());
    let getty = client(&mock);
    let fields = [getty_api::types::ImageDetailField::DisplaySet];
    let found = getty.images(["42"]).fields(fields).send().await.unwrap();
    let size = found.found[0].display_sizes.iter().find_map(|size| size.uri.clone()).unwrap();

    let saved = getty.download_url(size.parse().unwrap()).to_directory(target.path()).await.unwrap();

    assert!(saved.bytes > 0);
    assert_eq!(saved.path.extension().unwrap(), "jpg");
    assert_eq!(names(target.path()).len(), 1);
    assert_eq!(mock.download_count(), 0);
    mock.assert_no_leaked_credentials();
    assert_eq!(
        getty.download_url(size.parse().unwrap()).authorize().await.unwrap_err().kind(),
        ErrorKind::Invalid
    );
}

#[tokio::test]
async fn a_video_follows_its_redirect_for_each_range() {
    let (mock, target) = (mock().await, directory());
    mock.add_asset(Asset::video("43").synthetic_size(300_000));
    mock.fail_next("delivery_edge", 1, getty_api_mock::Fault::TruncateBodyAt(100_000));
    let getty = fast_retries(&mock);
    let download = getty.download_video("43").size("hd1").backoff(Duration::from_millis(1));
    let saved = download.to_directory(target.path()).await.unwrap();
    assert_eq!(read(saved.path), mock.file("43").unwrap());
    assert_eq!((mock.call_count("delivery"), mock.call_count("delivery_edge")), (2, 2));
    assert_eq!(mock.received_requests_for("delivery_edge")[1].header("range"), Some("bytes=100000-"));
    mock.assert_no_leaked_credentials();
}

type Noted = Arc<Mutex<Vec<DownloadEvent>>>;

fn noting() -> (Noted, impl Fn(&DownloadSubject, &DownloadEvent) + Send + Sync + 'static) {
    let noted = Noted::default();
    let into = Arc::clone(&noted);
    (noted, move |_: &DownloadSubject, event: &DownloadEvent| into.lock().unwrap().push(event.clone()))
}

#[tokio::test]
async fn an_observer_receives_all_events() {
    let (mock, target) = (mock().await, directory());
    let origin = Origin::start(Version::new(Kind::Etag, LENGTH, 1));
    mock.set_delivery_base_url(origin.url());
    origin.plan([Step::cut(At::Body(80_000), End::Close)]);
    let (noted, observer) = noting();
    let getty = fast_retries(&mock);
    let download = getty.download_image("42").backoff(Duration::from_millis(1)).observe(observer);
    download.to_directory(target.path()).await.unwrap();

    let events = noted.lock().unwrap();
    let told: Vec<&DownloadEvent> =
        events.iter().filter(|event| !matches!(event, DownloadEvent::Bytes { .. })).collect();
    let length = Some(LENGTH as u64);
    let started = DownloadEvent::Started { length, file_name: None, connections: 1 };
    assert_eq!(told[0], &DownloadEvent::Authorized { reused: false });
    assert_eq!(told[1], &started);
    assert!(matches!(told[2], DownloadEvent::Retrying { failures: 1, .. }));
    assert_eq!(told[3], &DownloadEvent::Resumed { have: 80_000 });
    assert_eq!(told[4], &started);
    assert_eq!(told[5], &DownloadEvent::Finished { bytes: LENGTH as u64 });
    assert_eq!(told.len(), 6);
    let have: Vec<u64> = events
        .iter()
        .filter_map(|event| match event {
            DownloadEvent::Bytes { have } => Some(*have),
            _ => None,
        })
        .collect();
    assert!(have.is_sorted());
    assert_eq!(have.last(), Some(&(LENGTH as u64)));
}

#[tokio::test]
async fn several_connections_are_used_where_they_can_be() {
    for (kind, connections) in
        [(Kind::Etag, 3), (Kind::LastModified, 1), (Kind::NoRanges, 1), (Kind::WeakEtag, 1)]
    {
        let (mock, target) = (mock().await, directory());
        let origin = Origin::start(Version::new(kind, LENGTH, 1));
        let (noted, observer) = noting();
        let getty = client(&mock);
        let download = getty.download_url(origin.url().parse().unwrap());
        let download = download.connections(3).parallel_from(LENGTH as u64).observe(observer);
        let saved = download.sha256(true).to_directory(target.path()).await.unwrap();
        assert_eq!(saved.sha256, Some(hex(&origin.file())), "{kind:?}");
        let started = noted.lock().unwrap().iter().any(
            |event| matches!(event, DownloadEvent::Started { connections: used, .. } if *used == connections),
        );
        assert!(started, "{kind:?}: {noted:?}");
        assert_eq!(origin.seen().len() > 1, connections > 1, "{kind:?}");
    }
}

#[tokio::test]
async fn a_failure_is_reported_as_well() {
    let (mock, target) = (mock().await, directory());
    let (noted, observer) = noting();
    let getty = client(&mock);
    getty.download_image("none").observe(observer).to_directory(target.path()).await.unwrap_err();
    assert!(matches!(noted.lock().unwrap()[..], [DownloadEvent::Failed { .. }]));
}

#[tokio::test]
async fn the_options_of_a_download_are_returned_without_paying() {
    let mock = mock().await;
    mock.set_quota("premiumaccess", 7);
    let getty = client(&mock);

    let before = getty.preflight_image("42").await.unwrap();
    assert!(before.sizes.iter().any(|size| size.height == Some(320)), "{:?}", before.sizes);
    let premium = before.products.iter().find(|product| product.downloads_remaining == Some(7)).unwrap();
    assert_eq!(before.left_on(premium.id.unwrap()), Some(7));
    assert_eq!(before.left_on(1), None);
    assert!(before.downloaded_before.is_empty());
    assert_eq!(mock.download_count(), 0);

    getty.download_image("42").product_id(premium.id.unwrap()).to_memory(1 << 20).await.unwrap();
    let after = getty.preflight_image("42").await.unwrap();
    assert_eq!(after.left_on(premium.id.unwrap()), Some(6));
    assert_eq!(after.downloaded_before.len(), 1);

    mock.add_asset(Asset::video("43"));
    let video = getty.preflight_video("43").await.unwrap();
    assert!(video.sizes.iter().any(|size| size.name.as_deref() == Some("hd1")), "{:?}", video.sizes);
    assert!(getty.preflight_video("nothing").await.unwrap_err().is_not_found());
}
