//! How many requests at a time, on the paused clock.

use std::time::Duration;

use getty_api::operations::{generate_images, get_image, list_products};
use getty_api::types::ImageGenerationRequest;
use getty_api_ext::{Credentials, ErrorKind, Getty, Outcome, RateLimit, RetryBudget, RetryPolicy};
use getty_api_suite::fault_server::{Script, Step, response};
use tokio::task::JoinHandle;
use tokio::time::Instant;

use crate::operation::Kind;
use crate::support::{API_KEY, Fixture, good, status};

fn anything() -> Script {
    Script::respond(response(200, &[], "{}"))
}

/// Calls that start immediately one after the other.
fn calls(getty: &Getty, ids: std::ops::Range<u32>) -> Vec<JoinHandle<()>> {
    ids.map(|id| {
        let getty = getty.clone();
        tokio::spawn(async move {
            getty.send(get_image(id.to_string())).await.expect("a response");
        })
    })
    .collect()
}

async fn time_of(getty: &Getty, ids: std::ops::Range<u32>) -> Duration {
    let began = Instant::now();
    for call in calls(getty, ids) {
        call.await.expect("no panic");
    }
    began.elapsed()
}

#[tokio::test(start_paused = true)]
async fn callers_are_served_in_order_and_one_that_leaves_takes_nothing() {
    let fixture = Fixture::new(anything).await;
    let getty = fixture.builder().rate_limit(RateLimit::per_second(2.0)).build().unwrap();
    let began = Instant::now();
    let waiting = calls(&getty, 0..6);
    tokio::task::yield_now().await;
    waiting[2].abort();
    for call in waiting {
        let _ = call.await;
    }
    let order: Vec<_> = fixture.calls().into_iter().map(|received| received.target).collect();
    assert_eq!(order, [0, 1, 3, 4, 5].map(|id| format!("/v3/images/{id}")));
    // Four pauses of half a second, and none for the one that left.
    let time = began.elapsed();
    assert!(time >= Duration::from_secs(2) && time < Duration::from_millis(2400), "{time:?}");
}

#[tokio::test(start_paused = true)]
async fn a_burst_goes_at_once_and_clones_share_the_rest() {
    let fixture = Fixture::new(anything).await;
    let getty = fixture.builder().rate_limit(RateLimit::per_second(4.0).burst(3)).build().unwrap();
    assert_eq!(time_of(&getty.clone(), 0..3).await, Duration::ZERO);
    let time = time_of(&getty.clone(), 3..7).await;
    assert!(time >= Duration::from_secs(1) && time < Duration::from_millis(1200), "{time:?}");
}

#[tokio::test(start_paused = true)]
async fn requests_for_tokens_count() {
    let fixture = Fixture::new(|| good(Kind::Safe)).await;
    let getty = fixture.builder().rate_limit(RateLimit::per_second(1.0)).build().unwrap();
    let began = Instant::now();
    getty.send(list_products()).await.unwrap();
    getty.send(list_products()).await.unwrap();
    assert!(began.elapsed() >= Duration::from_secs(2), "{:?}", began.elapsed());
}

#[tokio::test(start_paused = true)]
async fn too_many_requests_slow_everybody_down_for_a_while() {
    // Five complaints about one burst, between good responses.
    let mut count = 0;
    let fixture = Fixture::new(move || {
        count += 1;
        if (11..16).contains(&count) { status(429) } else { anything() }
    })
    .await;
    let limit = RateLimit::per_second(10.0).burst(5);
    let getty = fixture.builder().rate_limit(limit).retry(RetryPolicy::none()).build().unwrap();
    let full = time_of(&getty, 0..10).await;
    assert!(full >= Duration::from_millis(500) && full < Duration::from_millis(600), "{full:?}");

    // The clock is paused: this advances it, so that the bucket is full.
    tokio::time::sleep(Duration::from_secs(1)).await;
    let refused: Vec<_> = (0..5)
        .map(|id| {
            let getty = getty.clone();
            tokio::spawn(async move { getty.send(get_image(id.to_string())).await.map(drop) })
        })
        .collect();
    for call in refused {
        let error = call.await.unwrap().unwrap_err();
        assert!(error.is_rate_limited());
        assert_eq!(error.outcome(), Outcome::NotDone);
        assert_eq!(error.retry_after(), Some(Duration::from_secs(1)));
    }
    // A second of silence, then half the rate, as the five were about the same.
    let slow = time_of(&getty, 20..30).await;
    assert!(slow >= Duration::from_millis(2500) && slow < Duration::from_secs(3), "{slow:?}");
    // A twentieth of the rate is restored each second of the paused clock.
    tokio::time::sleep(Duration::from_secs(10)).await;
    let full = time_of(&getty, 30..40).await;
    assert!(full >= Duration::from_millis(500) && full < Duration::from_millis(600), "{full:?}");
}

#[tokio::test(start_paused = true)]
async fn too_many_generations_do_not_slow_down_the_rest() {
    let mut count = 0;
    let fixture = Fixture::new(move || {
        count += 1;
        let body = r#"{"ErrorCode":"TooManyConcurrentGenerations","ErrorMessage":"wait"}"#;
        if count == 1 { Script::respond(response(429, &[], body)) } else { anything() }
    })
    .await;
    let limit = RateLimit::per_second(10.0).burst(5);
    let getty = fixture.builder().rate_limit(limit).retry(RetryPolicy::none()).build().unwrap();
    let request = ImageGenerationRequest::new().with_prompt("a lighthouse");
    let error = getty.send(generate_images(request)).await.unwrap_err();
    assert!(error.is_rate_limited());
    // The clock is paused: this advances it, so that the bucket is full.
    tokio::time::sleep(Duration::from_secs(1)).await;
    let time = time_of(&getty, 0..10).await;
    assert!(time >= Duration::from_millis(500) && time < Duration::from_millis(600), "{time:?}");
}

#[tokio::test(start_paused = true)]
async fn an_excessive_retry_after_does_not_block_all_calls_permanently() {
    let mut count = 0;
    let fixture = Fixture::new(move || {
        count += 1;
        let endless = [("retry-after", "18446744073709551615")];
        if count == 1 { Script::respond(response(429, &endless, "")) } else { anything() }
    })
    .await;
    let limit = RateLimit::per_second(10.0);
    let getty = fixture.builder().rate_limit(limit).retry(RetryPolicy::none()).build().unwrap();
    let error = getty.send(get_image("1")).await.unwrap_err();
    // Long, and still something that can be added to a time.
    assert_eq!(error.retry_after(), Some(Duration::from_secs(365 * 24 * 60 * 60)));
    let began = Instant::now();
    getty.call(get_image("2")).timeout(Duration::from_secs(3600)).send().await.unwrap();
    let time = began.elapsed();
    assert!(time >= Duration::from_secs(300) && time < Duration::from_secs(301), "{time:?}");
}

#[tokio::test(start_paused = true)]
async fn waiting_for_the_rate_takes_no_longer_than_the_call_may() {
    let fixture = Fixture::new(anything).await;
    let getty = fixture.builder().rate_limit(RateLimit::per_second(0.01)).build().unwrap();
    getty.send(get_image("1")).await.unwrap();
    let began = Instant::now();
    let error = getty.call(get_image("2")).timeout(Duration::from_secs(5)).send().await.unwrap_err();
    assert_eq!(began.elapsed().as_secs(), 5);
    assert_eq!((error.kind(), error.outcome()), (ErrorKind::Timeout, Outcome::NotDone));
    assert_eq!(error.attempts(), 0);
    assert_eq!(fixture.calls().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_rate_that_cannot_be_kept_is_refused() {
    let fixture = Fixture::new(anything).await;
    for rate in [0.0, -1.0, f64::NAN, f64::INFINITY, 1e-300] {
        let refused = fixture.builder().rate_limit(RateLimit::per_second(rate)).build().unwrap_err();
        assert_eq!(refused.kind(), ErrorKind::Invalid, "{rate}");
    }
}

#[tokio::test(start_paused = true)]
async fn generations_wait_for_each_other_and_nothing_else_does() {
    let slow = || {
        let response = response(200, &[], "{}");
        Script::new([Step::Read, Step::Wait(Duration::from_secs(2)), Step::Send(response.into())])
    };
    let fixture = Fixture::new(slow).await;
    let getty = fixture.builder().generation_limit(1).build().unwrap();
    // Obtains the token, so that the calls below do not wait for it.
    getty.send(list_products()).await.unwrap();
    let began = Instant::now();
    let generations: Vec<_> = ["a", "b", "c"]
        .into_iter()
        .map(|prompt| {
            let getty = getty.clone();
            tokio::spawn(async move {
                getty.send(generate_images(ImageGenerationRequest::new().with_prompt(prompt))).await.unwrap();
            })
        })
        .collect();
    getty.send(get_image("1")).await.unwrap();
    assert!(began.elapsed() <= Duration::from_secs(2), "{:?}", began.elapsed());
    for generation in generations {
        generation.await.unwrap();
    }
    assert!(began.elapsed() >= Duration::from_secs(6), "{:?}", began.elapsed());
}

/// The same client for another API key.
fn of_another_key(getty: &Getty) -> Getty {
    getty.with_credentials(Credentials::client_credentials("another-key-77e1", "another-secret-77e1"))
}

#[tokio::test(start_paused = true)]
async fn each_key_has_a_rate_of_its_own() {
    let fixture = Fixture::new(anything).await;
    let getty = fixture.builder().rate_limit(RateLimit::per_second(2.0)).build().unwrap();
    let other = of_another_key(&getty);
    let began = Instant::now();
    let waiting: Vec<_> = calls(&getty, 0..3).into_iter().chain(calls(&other, 3..6)).collect();
    for call in waiting {
        call.await.unwrap();
    }
    let time = began.elapsed();
    assert!(time >= Duration::from_secs(1) && time < Duration::from_millis(1200), "{time:?}");
}

#[tokio::test(start_paused = true)]
async fn all_clients_of_a_key_share_its_rate_even_one_for_each_call() {
    let fixture = Fixture::new(anything).await;
    let getty = fixture.builder().rate_limit(RateLimit::per_second(2.0)).build().unwrap();
    let began = Instant::now();
    for id in 0..5 {
        of_another_key(&getty).send(get_image(id.to_string())).await.unwrap();
    }
    let time = began.elapsed();
    assert!(time >= Duration::from_secs(2) && time < Duration::from_millis(2400), "{time:?}");
    // Another user of the first key.
    let user = Credentials::password(API_KEY, "some-user", "some-password");
    getty.send(get_image("1")).await.unwrap();
    let began = Instant::now();
    getty.with_credentials(user).send(get_image("2")).await.unwrap();
    assert!(began.elapsed() >= Duration::from_millis(500), "{:?}", began.elapsed());
}

#[tokio::test(start_paused = true)]
async fn too_many_requests_of_one_key_do_not_slow_down_another() {
    let mut count = 0;
    let fixture = Fixture::new(move || {
        count += 1;
        let long = [("retry-after", "60")];
        if count == 1 { Script::respond(response(429, &long, "")) } else { anything() }
    })
    .await;
    let limit = RateLimit::per_second(10.0);
    let getty = fixture.builder().rate_limit(limit).retry(RetryPolicy::none()).build().unwrap();
    assert!(getty.send(get_image("1")).await.unwrap_err().is_rate_limited());
    let began = Instant::now();
    of_another_key(&getty).send(get_image("2")).await.unwrap();
    assert!(began.elapsed() < Duration::from_secs(1), "{:?}", began.elapsed());
    getty.send(get_image("3")).await.unwrap();
    assert!(began.elapsed() >= Duration::from_secs(60), "{:?}", began.elapsed());
}

#[tokio::test(start_paused = true)]
async fn each_key_has_retries_of_its_own() {
    let fixture = Fixture::new(|| status(503)).await;
    // One free retry a second, counted over ten seconds.
    let budget =
        RetryPolicy::default().attempts(100).first_delay(Duration::ZERO).budget(RetryBudget::new(1, 0.0));
    let getty = fixture.builder().retry(budget).build().unwrap();
    let other = of_another_key(&getty);
    for (getty, user) in [(&getty, "first"), (&other, "second")] {
        let error = getty.send(get_image(user)).await.unwrap_err();
        assert_eq!(error.attempts(), 11, "{user}");
        assert_eq!(getty.send(get_image(user)).await.unwrap_err().attempts(), 1, "{user}");
    }
}

#[tokio::test(start_paused = true)]
async fn each_key_has_generations_of_its_own() {
    let slow = || {
        let response = response(200, &[], "{}");
        Script::new([Step::Read, Step::Wait(Duration::from_secs(2)), Step::Send(response.into())])
    };
    let fixture = Fixture::new(slow).await;
    let getty = fixture.builder().generation_limit(1).build().unwrap();
    let other = of_another_key(&getty);
    // Obtains the tokens, so that the calls below do not wait for them.
    getty.access_token().await.unwrap();
    other.access_token().await.unwrap();
    let began = Instant::now();
    let generate = async |getty: Getty| {
        getty.send(generate_images(ImageGenerationRequest::new().with_prompt("a boat"))).await.map(drop)
    };
    let generations = [getty.clone(), getty, other.clone(), other].map(generate);
    for result in futures_util::future::join_all(generations).await {
        result.unwrap();
    }
    assert_eq!(began.elapsed().as_secs(), 4);
}
