//! The minimum throughput of a body, on the paused clock.

use std::time::Duration;

use futures_util::{StreamExt as _, TryStreamExt as _};
use getty_api::operations::list_products;
use getty_api_ext::{Download, Error, ErrorKind, RetryPolicy, Timeouts};
use getty_api_suite::fault_server::{Script, Step, response_head};
use tokio::time::Instant;

use crate::operation::Kind;
use crate::support::Fixture;

const SECOND: Duration = Duration::from_secs(1);

/// The time over which the throughput is measured by default.
const WINDOW: Duration = Duration::from_secs(60);

/// The length of the file.
const LENGTH: usize = 100_000;

/// The file. Each byte depends on its place.
fn file() -> Vec<u8> {
    (0..LENGTH as u64).map(|at| (at.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 56) as u8).collect()
}

/// Sends each piece of a body after a pause.
fn in_pieces<'a>(mut script: Script, pause: Duration, pieces: impl IntoIterator<Item = &'a [u8]>) -> Script {
    for piece in pieces {
        script = script.then(Step::Wait(pause)).then(Step::Send(piece.to_vec().into()));
    }
    script
}

/// A response whose body is sent in pieces of this length.
fn paced(length: usize, pause: Duration, body: &[u8]) -> Script {
    let length_text = body.len().to_string();
    let headers = [("content-type", "application/json"), ("content-length", &*length_text)];
    let script = Script::new([Step::Read, Step::Send(response_head(200, &headers).into())]);
    in_pieces(script, pause, body.chunks(length))
}

/// A body in JSON of this length.
fn json(length: usize) -> Vec<u8> {
    let mut body = Kind::Safe.body().into_bytes();
    body.resize(length, b' ');
    body
}

/// Makes a call whose response is sent in pieces of this length, without retries; returns its duration.
async fn collected(length: usize, pause: Duration, limits: Timeouts) -> (Result<(), Error>, Duration) {
    let pieces = usize::try_from(600 / pause.as_secs()).unwrap_or(0).max(3);
    // A response that is shorter than the text would not be decoded.
    let body = json((pieces * length).max(200));
    let fixture = Fixture::new(move || paced(length, pause, &body)).await;
    let limits = limits.call(Duration::MAX);
    let getty = fixture.builder().retry(RetryPolicy::none()).timeouts(limits).build().unwrap();
    let began = Instant::now();
    let result = getty.send(list_products()).await.map(drop);
    (result, began.elapsed())
}

#[tokio::test(start_paused = true)]
async fn a_collected_response_that_trickles_fails_within_a_minute() {
    // A byte at a time, just before the idle limit, and many times in an interval of the measurement.
    for (length, pause) in [(1, 29), (10, 5), (15, 1)] {
        let (result, time) = collected(length, pause * SECOND, Timeouts::default()).await;
        let error = result.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Timeout);
        assert!(error.is_retryable() && error.is_timeout(), "{error}");
        assert!(error.to_string().contains("`Timeouts::min_throughput` is 16 bytes a second"), "{error}");
        assert!((WINDOW..=WINDOW + 3 * SECOND).contains(&time), "{length} bytes each {pause} s: {time:?}");
        println!("{length} bytes each {pause} s: {error} after {time:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_slow_connection_and_a_server_that_pauses_are_fast_enough() {
    // A slow line, the slowest permitted one, and pauses of almost the idle limit.
    for (length, pause) in [(1000, 1), (17, 1), (200, 10), (1000, 29)] {
        let (result, time) = collected(length, pause * SECOND, Timeouts::default()).await;
        result.unwrap_or_else(|error| panic!("{length} bytes each {pause} s: {error}"));
        assert!(time >= 580 * SECOND, "{time:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_short_response_may_take_as_long_as_its_pauses() {
    let fixture = Fixture::new(|| paced(100, 29 * SECOND, &json(200))).await;
    let getty = fixture.builder().retry(RetryPolicy::none()).build().unwrap();
    getty.send(list_products()).await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn the_limit_can_be_changed_and_turned_off() {
    let slow = || Timeouts::default().min_throughput(0);
    let (result, _) = collected(10, 29 * SECOND, slow()).await;
    result.unwrap();
    let (result, time) = collected(1000, SECOND, slow().min_throughput(2000)).await;
    assert!(result.unwrap_err().to_string().contains("2000 bytes a second"));
    assert!((WINDOW..=WINDOW + 3 * SECOND).contains(&time), "{time:?}");
    // The time over which it is measured follows the idle limit, so that a pause is no reason to fail.
    let patient = Timeouts::default().idle(300 * SECOND);
    collected(10_000, 290 * SECOND, patient).await.0.unwrap();
    let (result, time) = collected(1, 29 * SECOND, patient).await;
    assert!(result.unwrap_err().is_timeout());
    assert!((600 * SECOND..=630 * SECOND).contains(&time), "{time:?}");

    let fixture = Fixture::new(|| paced(1, 29 * SECOND, &json(200))).await;
    let getty = fixture.builder().retry(RetryPolicy::none()).build().unwrap();
    let call = getty.call(list_products()).timeout(Duration::MAX).min_throughput(0);
    call.send().await.unwrap();
    let call = getty.call(list_products()).timeout(Duration::MAX).min_throughput(u64::MAX);
    assert!(call.send().await.unwrap_err().is_timeout());
}

/// The head of a response with the file, or with the rest of it from a byte on.
fn file_head(from: usize) -> Vec<u8> {
    let (length, range) = ((LENGTH - from).to_string(), format!("bytes {from}-{}/{LENGTH}", LENGTH - 1));
    let mut headers = vec![
        ("content-type", "image/jpeg"),
        ("etag", "\"1\""),
        ("accept-ranges", "bytes"),
        ("content-length", &*length),
    ];
    if from > 0 {
        headers.push(("content-range", &range));
    }
    response_head(if from == 0 { 200 } else { 206 }, &headers)
}

/// Sends the file quickly up to a byte, then one byte each 29 s; and then the rest, quickly, for each later request.
fn trickling(first: usize) -> impl FnMut() -> Script + Send + 'static {
    // The bytes that arrive before the throughput of a whole window is too low.
    let resumed = first + 2;
    let mut requests = 0;
    move || {
        requests += 1;
        let file = file();
        if requests == 1 {
            let script = Script::new([Step::Read, Step::Send(file_head(0).into())]);
            let script = script.then(Step::Send(file[..first].to_vec().into()));
            return in_pieces(script, 29 * SECOND, file[first..].chunks(1));
        }
        let script = Script::new([Step::Read, Step::Send(file_head(resumed).into())]);
        script.then(Step::Send(file[resumed..].to_vec().into()))
    }
}

fn download(fixture: &Fixture) -> Download {
    let getty = fixture.builder().build().unwrap();
    getty.download_url(format!("{}/file.jpg", fixture.api.url()).parse().unwrap())
}

/// The ranges that were requested.
fn ranges(fixture: &Fixture) -> Vec<Option<String>> {
    fixture.calls().iter().map(|call| call.header("range").map(str::to_owned)).collect()
}

#[tokio::test(start_paused = true)]
async fn a_download_that_trickles_resumes_from_the_bytes_it_has() {
    const FIRST: usize = 70_000;
    let expected = [None, Some(format!("bytes={}-", FIRST + 2))];

    let fixture = Fixture::new(trickling(FIRST)).await;
    let directory = tempfile::tempdir().unwrap();
    let began = Instant::now();
    let saved = download(&fixture).to_directory(directory.path()).await.unwrap();
    assert!((WINDOW..=WINDOW + 5 * SECOND).contains(&began.elapsed()), "{:?}", began.elapsed());
    assert!(std::fs::read(saved.path).unwrap() == file());
    assert_eq!(ranges(&fixture), expected);

    let fixture = Fixture::new(trickling(FIRST)).await;
    let began = Instant::now();
    let bytes: Vec<_> = download(&fixture).stream().await.unwrap().try_collect().await.unwrap();
    assert!((WINDOW..=WINDOW + 5 * SECOND).contains(&began.elapsed()), "{:?}", began.elapsed());
    assert!(bytes.concat() == file());
    assert_eq!(ranges(&fixture), expected);
}

#[tokio::test(start_paused = true)]
async fn a_download_that_only_trickles_ends() {
    let all = || {
        let script = Script::new([Step::Read, Step::Send(file_head(0).into())]);
        in_pieces(script, 29 * SECOND, file().chunks(1))
    };
    let fixture = Fixture::new(all).await;
    let directory = tempfile::tempdir().unwrap();
    let began = Instant::now();
    let error = download(&fixture).attempts(1).to_directory(directory.path()).await.map(drop).unwrap_err();
    assert!(error.is_timeout() && error.to_string().contains("`Timeouts::min_throughput`"), "{error}");
    assert!((WINDOW..=WINDOW + 3 * SECOND).contains(&began.elapsed()), "{:?}", began.elapsed());

    let download = download(&fixture).attempts(1).min_throughput(0);
    let waiting = tokio::time::timeout(20 * WINDOW, download.to_directory(directory.path())).await;
    assert!(waiting.is_err(), "{waiting:?}");
}

#[tokio::test(start_paused = true)]
async fn the_time_of_a_slow_consumer_does_not_count() {
    const PIECES: usize = 60;
    // The server needs 29 s for a byte, and the consumer 40 s between two.
    let slow = || {
        let length = PIECES.to_string();
        let head = response_head(200, &[("content-type", "image/jpeg"), ("content-length", &length)]);
        let script = Script::new([Step::Read, Step::Send(head.into())]);
        in_pieces(script, 29 * SECOND, file()[..PIECES].chunks(1))
    };
    let fixture = Fixture::new(slow).await;
    let mut stream = download(&fixture).attempts(1).stream().await.unwrap();
    let mut received = Vec::new();
    let began = Instant::now();
    while let Some(chunk) = stream.next().await {
        received.extend(chunk.unwrap());
        let advancing = fixture.clock.allow_advance();
        tokio::time::sleep(40 * SECOND).await;
        drop(advancing);
    }
    assert!(received == file()[..PIECES]);
    assert!(began.elapsed() > 10 * WINDOW, "{:?}", began.elapsed());

    // A consumer that gives up waiting each time, and returns later.
    let fixture = Fixture::new(slow).await;
    let mut stream = download(&fixture).attempts(1).stream().await.unwrap();
    let mut received = Vec::new();
    let mut abandoned = 0;
    let advancing = fixture.clock.allow_advance();
    while received.len() < PIECES {
        match tokio::time::timeout(SECOND / 100, stream.next()).await {
            Ok(chunk) => received.extend(chunk.expect("a chunk").unwrap()),
            Err(_) => abandoned += 1,
        }
        tokio::time::sleep(20 * SECOND).await;
    }
    drop(advancing);
    assert!(received == file()[..PIECES]);
    assert!(abandoned > 10, "{abandoned}");
}
