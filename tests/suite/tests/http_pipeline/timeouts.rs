//! Limits on time, on the paused clock.

use std::time::Duration;

use bytes::Bytes;
use futures_util::{FutureExt as _, StreamExt as _, stream};
use getty_api::Body;
use getty_api::operations::{list_products, search_images, upload_search_image};
use getty_api_ext::{BoxError, Credentials, ErrorKind, Getty, HttpService, Outcome, RetryPolicy};
use getty_api_suite::fault_server::{Script, Step, VirtualClock, response, response_head};
use tokio::time::Instant;
use tower::layer::layer_fn;

use crate::operation::Kind;
use crate::support::{Fixture, status};

const SECOND: Duration = Duration::from_secs(1);

fn silent() -> Script {
    Script::new([Step::Read, Step::Stall])
}

#[tokio::test(start_paused = true)]
async fn by_default_a_silent_server_is_retried_until_the_call_times_out() {
    let fixture = Fixture::new(silent).await;
    let getty = fixture.builder().build().unwrap();
    let began = Instant::now();
    let error = getty.send(list_products()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Timeout);
    assert_eq!(error.attempts(), 3);
    // Three attempts of 45 s and short pauses.
    let time = began.elapsed().as_secs();
    assert!((135..138).contains(&time), "{time}");
}

#[tokio::test(start_paused = true)]
async fn a_call_ends_in_its_time_whatever_the_attempt_may_take() {
    let fixture = Fixture::new(silent).await;
    let getty = fixture.builder().build().unwrap();
    Kind::Safe.call(&getty).await.unwrap_err();
    for (kind, outcome) in [(Kind::Idempotent, Outcome::Unknown), (Kind::Safe, Outcome::NotDone)] {
        let began = Instant::now();
        let error = match kind {
            Kind::Safe => getty.call(list_products()).timeout(8 * SECOND).send().await.map(drop),
            _ => {
                let upload = upload_search_image("a.jpg", &b"a"[..]);
                getty.call(upload).timeout(8 * SECOND).send().await.map(drop)
            }
        };
        let error = error.unwrap_err();
        assert_eq!(began.elapsed(), 8 * SECOND);
        assert_eq!((error.kind(), error.outcome()), (ErrorKind::Timeout, outcome));
    }
}

#[tokio::test(start_paused = true)]
async fn an_attempt_and_a_body_have_separate_timeouts() {
    let fixture = Fixture::new(silent).await;
    let getty = fixture.builder().retry(RetryPolicy::none()).build().unwrap();
    getty.call(list_products()).attempt_timeout(SECOND).send().await.unwrap_err();
    let began = Instant::now();
    let error = getty.call(list_products()).attempt_timeout(2 * SECOND).send().await.unwrap_err();
    assert_eq!(began.elapsed(), 2 * SECOND);
    assert!(error.is_timeout());

    let stuck = || {
        let head = response_head(200, &[("content-length", "100")]);
        Script::new([Step::Read, Step::Send(head.into()), Step::Stall])
    };
    let fixture = Fixture::new(stuck).await;
    let getty = fixture.builder().retry(RetryPolicy::none()).build().unwrap();
    let began = Instant::now();
    let error = getty.call(list_products()).idle_timeout(7 * SECOND).send().await.unwrap_err();
    assert_eq!(began.elapsed(), 7 * SECOND);
    assert!(error.is_timeout());
}

#[tokio::test(start_paused = true)]
async fn a_slow_response_is_received() {
    // A byte every 15 s, where 30 s without one are too many, and all within the time over which the throughput is
    // measured.
    let slowly = || {
        let body = Kind::Safe.body();
        let (first, rest) = body.split_at(3);
        let head = response_head(200, &[("content-length", &body.len().to_string())]);
        let mut script = Script::new([Step::Read, Step::Send(head.into())]);
        for byte in first.bytes() {
            script = script.then(Step::Wait(15 * SECOND)).then(Step::Send(vec![byte].into()));
        }
        script.then(Step::Send(rest.to_owned().into()))
    };
    let fixture = Fixture::new(slowly).await;
    let getty = fixture.builder().retry(RetryPolicy::none()).build().unwrap();
    let began = Instant::now();
    getty.send(list_products()).await.unwrap();
    assert_eq!(began.elapsed(), 45 * SECOND);
}

/// A body of N chunks, with a delay before each on the paused clock.
fn slow_body(clock: &VirtualClock, chunks: u64, pause: Duration) -> Body {
    let clock = clock.clone();
    let chunks = stream::iter(0..chunks).then(move |_| {
        let allow_advance = clock.allow_advance();
        async move {
            tokio::time::sleep(pause).await;
            drop(allow_advance);
            Ok(Bytes::from_static(&[7; 1000]))
        }
    });
    Body::stream(chunks, None)
}

#[tokio::test(start_paused = true)]
async fn an_upload_may_take_any_time_while_it_progresses() {
    let fixture = Fixture::new(|| status(200)).await;
    let getty = fixture.builder().build().unwrap();
    let began = Instant::now();
    let body = slow_body(&fixture.clock, 60, 40 * SECOND);
    getty.send(upload_search_image("a.jpg", body)).await.unwrap();
    assert_eq!(began.elapsed(), 2400 * SECOND);
    assert_eq!(fixture.calls()[0].body.len(), 60_000);
}

#[tokio::test(start_paused = true)]
async fn a_stalled_upload_times_out() {
    let fixture = Fixture::new(|| status(200)).await;
    let getty = fixture.builder().build().unwrap();
    let began = Instant::now();
    let body = slow_body(&fixture.clock, 2, 50 * SECOND);
    let error = getty.send(upload_search_image("a.jpg", body)).await.map(drop).unwrap_err();
    assert_eq!(began.elapsed(), 45 * SECOND);
    assert!(error.is_timeout());
}

#[tokio::test(start_paused = true)]
async fn a_large_body_in_memory_is_sent_completely() {
    let fixture = Fixture::new(|| status(200)).await;
    let getty = fixture.builder().build().unwrap();
    let bytes: Vec<u8> = (0..3_000_001_u32).map(|number| number.to_be_bytes()[3]).collect();
    getty.send(upload_search_image("a.jpg", bytes.clone())).await.unwrap();
    let call = fixture.calls().remove(0);
    assert_eq!(call.header("content-length"), Some("3000001"));
    assert!(call.body == bytes);
}

#[tokio::test(start_paused = true)]
async fn an_error_response_whose_body_stalls_is_known_by_its_status() {
    let stuck = || {
        let head = response_head(404, &[("content-length", "100")]);
        Script::new([Step::Read, Step::Send(head.into()), Step::Stall])
    };
    let fixture = Fixture::new(stuck).await;
    let getty = fixture.builder().build().unwrap();
    let error = getty.send(list_products()).await.unwrap_err();
    assert!(error.is_not_found());
}

#[tokio::test(start_paused = true)]
async fn limits_that_no_clock_reaches_are_none() {
    let slow = || {
        let body = Kind::Safe.body();
        Script::new([Step::Read, Step::Wait(100_000 * SECOND), Step::Send(response(200, &[], body).into())])
    };
    let fixture = Fixture::new(slow).await;
    let limits =
        getty_api_ext::Timeouts::default().attempt(Duration::MAX).call(Duration::MAX).idle(Duration::MAX);
    let getty = fixture.builder().timeouts(limits).build().unwrap();
    getty.send(list_products()).await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn the_time_for_a_call_includes_decoding_which_does_not_block_the_runtime() {
    const LIMIT: Duration = Duration::from_secs(10);
    let body = Bytes::from(format!(r#"{{"images":[{}7]}}"#, "7,".repeat(1_000_000)));
    // The response is complete at the moment at which the call has to be done.
    let layer = layer_fn(move |_: HttpService| {
        let body = body.clone();
        tower::service_fn(move |_: http::Request<reqwest::Body>| {
            let body = body.clone();
            let chunks = stream::once(async move {
                // One poll moves the clock; what is ready at its end is read all the same.
                let _ = tokio::time::advance(LIMIT).now_or_never();
                Ok::<_, std::io::Error>(body)
            });
            std::future::ready(Ok::<_, BoxError>(http::Response::new(reqwest::Body::wrap_stream(chunks))))
        })
    });
    let credentials = Credentials::api_key("key");
    let getty = Getty::builder().credentials(credentials).layer(layer).build().unwrap();
    let error = getty.call(search_images()).timeout(LIMIT).send().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Timeout);
    assert!(error.to_string().contains("while the response was decoded"), "{error}");
}
