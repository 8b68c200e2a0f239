//! Policies and budgets, for a client and for a call.

use std::time::Duration;

use bytes::Bytes;
use futures_util::stream;
use getty_api::Body;
use getty_api::operations::{create_board, download_image, list_products, upload_search_image};
use getty_api::types::BoardInfo;
use getty_api_ext::{Error, ErrorKind, Outcome, RetryBudget, RetryPolicy};
use getty_api_suite::fault_server::{Script, Step, response};
use tokio::time::Instant;

use crate::operation::Kind;
use crate::support::{Fixture, good, script_sequence, status, then_good};

#[tokio::test(start_paused = true)]
async fn an_outage_is_not_amplified_beyond_the_budget() {
    let fixture = Fixture::new(|| status(503)).await;
    let policy = RetryPolicy::default().budget(RetryBudget::new(0, 0.1));
    let getty = fixture.builder().retry(policy.clone()).build().unwrap();
    // Another client with the same policy has the same budget.
    let other = fixture.builder().retry(policy).build().unwrap();
    for _ in 0..25 {
        getty.send(list_products()).await.unwrap_err();
        other.send(list_products()).await.unwrap_err();
    }
    // A token each, fifty calls, and a retry for each ten of these fifty-two.
    let calls = fixture.calls().len();
    assert!((52..=55).contains(&calls), "{calls}");
}

#[tokio::test(start_paused = true)]
async fn retry_after_does_not_use_up_the_budget() {
    let fixture = Fixture::new(then_good(vec![status(429), status(429)], Kind::Safe)).await;
    let policy = RetryPolicy::default().budget(RetryBudget::new(0, 0.0));
    let getty = fixture.builder().retry(policy).build().unwrap();
    getty.send(list_products()).await.unwrap();
    assert_eq!(fixture.calls().len(), 3);
}

#[tokio::test(start_paused = true)]
async fn a_call_has_a_custom_policy() {
    let fixture = Fixture::new(|| status(503)).await;
    let getty = fixture.builder().build().unwrap();
    let error = getty.call(list_products()).retry(RetryPolicy::none()).send().await.unwrap_err();
    assert_eq!((error.attempts(), fixture.calls().len()), (1, 1));
    assert!(error.is_retryable());

    let many = RetryPolicy::default().attempts(7).budget(RetryBudget::unlimited());
    let error = getty.call(list_products()).retry(many).send().await.unwrap_err();
    assert_eq!((error.attempts(), fixture.calls().len()), (7, 8));
}

#[tokio::test(start_paused = true)]
async fn a_pause_that_would_be_too_long_is_not_begun() {
    let late = || Script::respond(response(503, &[("retry-after", "30")], ""));
    let fixture = Fixture::new(late).await;
    let policy = RetryPolicy::default().total_time(Duration::from_secs(20));
    let getty = fixture.builder().retry(policy).build().unwrap();
    let began = Instant::now();
    let error = getty.send(list_products()).await.unwrap_err();
    assert_eq!(began.elapsed(), Duration::ZERO);
    assert_eq!(error.retry_after(), Some(Duration::from_secs(30)));
    assert!(error.is_retryable());

    // Nor one that would end after the call has to be done.
    let limit = Duration::from_secs(25);
    let error = getty.call(list_products()).retry(RetryPolicy::default()).timeout(limit).send().await;
    assert_eq!(error.unwrap_err().status().map(|status| status.as_u16()), Some(503));
    assert_eq!(began.elapsed(), Duration::ZERO);
}

#[tokio::test(start_paused = true)]
async fn a_streamed_body_is_sent_once_and_one_in_memory_is_resent() {
    let bytes = Bytes::from_static(b"not quite a JPEG");
    for (streamed, requests) in [(true, 1), (false, 2)] {
        let scripts = vec![status(503)];
        let fixture = Fixture::new(script_sequence(scripts, false, status(200))).await;
        let getty = fixture.builder().build().unwrap();
        let body = match streamed {
            true => Body::stream(stream::iter([Ok(bytes.clone())]), Some(bytes.len() as u64)),
            false => bytes.clone().into(),
        };
        let result = getty.send(upload_search_image("a.jpg", body)).await.map(drop);
        assert_eq!(result.is_err(), streamed, "{result:?}");
        let calls = fixture.calls();
        assert_eq!(calls.len(), requests);
        assert!(calls.iter().all(|call| call.body == bytes), "{calls:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_call_that_creates_something_is_not_retried() {
    let lost = || Script::new([Step::Read, Step::Reset]);
    let fixture = Fixture::new(script_sequence(vec![lost()], false, status(201))).await;
    let getty = fixture.builder().build().unwrap();
    let error = getty.send(create_board(BoardInfo::new("a board"))).await.map(drop).unwrap_err();
    assert_eq!((error.kind(), error.outcome()), (ErrorKind::Connection, Outcome::Unknown));
    assert!(!error.is_retryable());
    assert_eq!(fixture.calls().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn an_unknown_outcome_of_an_earlier_attempt_stays_unknown() {
    // Lost first, and then refused for good.
    let scripts = vec![Script::new([Step::Read, Step::Reset]), status(404)];
    let fixture = Fixture::new(script_sequence(scripts, true, status(404))).await;
    let getty = fixture.builder().build().unwrap();
    let error = Kind::Idempotent.call(&getty).await.unwrap_err();
    assert!(error.is_not_found());
    assert_eq!(error.outcome(), Outcome::Unknown);
}

#[tokio::test(start_paused = true)]
async fn an_error_of_a_download_names_what_was_requested() {
    let fixture = Fixture::new(script_sequence(
        vec![Script::new([Step::Read, Step::Reset])],
        true,
        good(Kind::Metered),
    ))
    .await;
    let getty = fixture.builder().build().unwrap();
    let error: Error = getty.send(download_image("a b/c")).await.map(drop).unwrap_err();
    assert_eq!(error.operation().map(|operation| operation.id), Some("download_image"));
    assert_eq!(error.path_template(), Some("/v3/downloads/images/{id}"));
    assert_eq!(error.path_parameter("id").as_deref(), Some("a b/c"));
    assert_eq!(error.path_parameter("other"), None);
    assert_eq!(error.outcome(), Outcome::Unknown);
}
