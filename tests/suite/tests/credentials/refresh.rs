//! Users' refresh tokens: kept, replaced, shared, and lost.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use futures_util::future::try_join_all;
use getty_api_ext::secrecy::ExposeSecret as _;
use getty_api_ext::{Credentials, ErrorKind, FileTokenStore, Getty, MemoryTokenStore};
use getty_api_mock::MockGetty;

use crate::support::{Failure, advance_all_clocks, builder, call, client, kind, user_refresh_token};

fn user(mock: &MockGetty, refresh_token: &str) -> Credentials {
    Credentials::refresh_token(mock.api_key(), refresh_token).client_secret(mock.api_secret())
}

/// The refresh tokens that were sent, in order.
fn sent(mock: &MockGetty) -> Vec<String> {
    let forms = mock.received_requests_for("token").into_iter().flat_map(|request| request.form());
    forms.filter(|(name, _)| name == "refresh_token").map(|(_, value)| value).collect()
}

async fn many(getty: &Getty) -> Result<(), getty_api_ext::Error> {
    try_join_all((0..20).map(|_| call(getty))).await.map(drop)
}

#[tokio::test]
async fn valid_tokens_are_reused() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let token = user_refresh_token(&mock).await?;
    let getty = client(&mock, user(&mock, &token))?;
    for _ in 0..3 {
        many(&getty).await?;
        advance_all_clocks(&mock, Duration::from_secs(1800)).await;
    }
    assert_eq!(sent(&mock), [token.as_str(); 3]);
    Ok(())
}

#[tokio::test]
async fn tokens_that_are_replaced_survive_concurrent_use_and_restarts() -> Result<(), Failure> {
    let mock = MockGetty::builder().rotate_refresh_tokens(true).start().await;
    let directory = tempfile::tempdir()?;
    let first = user_refresh_token(&mock).await?;
    // Each round is another process: it knows the first refresh token and the directory.
    for _ in 0..3 {
        let start = || -> Result<Getty, Failure> {
            let store = FileTokenStore::new(directory.path());
            Ok(builder(&mock, user(&mock, &first))?.token_store(store).build()?)
        };
        let (one, other) = (start()?, start()?);
        for _ in 0..3 {
            tokio::try_join!(many(&one), many(&other))?;
            advance_all_clocks(&mock, Duration::from_secs(1800)).await;
        }
    }
    let sent = sent(&mock);
    assert_eq!(sent.first(), Some(&first));
    // One renewal for each life of a token, however many use it.
    assert_eq!(sent.len(), 9);
    let different: std::collections::HashSet<&String> = sent.iter().collect();
    assert_eq!(different.len(), sent.len());
    Ok(())
}

#[tokio::test]
async fn revoked_in_the_middle_they_are_still_used_one_by_one() -> Result<(), Failure> {
    let mock = MockGetty::builder().rotate_refresh_tokens(true).start().await;
    let store = MemoryTokenStore::new();
    let first = user_refresh_token(&mock).await?;
    let clients: Vec<Getty> = (0..4)
        .map(|_| Ok::<_, Failure>(builder(&mock, user(&mock, &first))?.token_store(store.clone()).build()?))
        .collect::<Result<_, _>>()?;
    for round in 1..=5 {
        try_join_all(clients.iter().map(many)).await?;
        assert_eq!(sent(&mock).len(), round);
        mock.revoke_access_tokens();
    }
    Ok(())
}

#[tokio::test]
async fn new_ones_are_announced() -> Result<(), Failure> {
    let mock = MockGetty::builder().rotate_refresh_tokens(true).start().await;
    let first = user_refresh_token(&mock).await?;
    let kept = Arc::new(Mutex::new(first.clone()));
    // A program that keeps the token itself, and starts with what it kept.
    for _ in 0..3 {
        let token = kept.lock().map_err(|error| error.to_string())?.clone();
        let keep = Arc::clone(&kept);
        let credentials = user(&mock, &token).on_new_refresh_token(move |token| {
            if let Ok(mut kept) = keep.lock() {
                *kept = token.expose_secret().to_owned();
            }
        });
        let getty = client(&mock, credentials)?;
        many(&getty).await?;
        advance_all_clocks(&mock, Duration::from_secs(1800)).await;
        many(&getty).await?;
    }
    assert_eq!(sent(&mock).len(), 6);
    assert_ne!(*kept.lock().map_err(|error| error.to_string())?, first);
    Ok(())
}

#[tokio::test]
async fn one_that_was_replaced_is_not_lost_when_keeping_it_panics() -> Result<(), Failure> {
    let mock = MockGetty::builder().rotate_refresh_tokens(true).start().await;
    let first = user_refresh_token(&mock).await?;
    let credentials = user(&mock, &first).on_new_refresh_token(|_| panic!("the disk is full"));
    let getty = client(&mock, credentials)?;
    for round in 1..=3 {
        many(&getty).await?;
        assert_eq!(sent(&mock).len(), round);
        advance_all_clocks(&mock, Duration::from_secs(1800)).await;
    }
    Ok(())
}

#[tokio::test]
async fn one_that_is_no_longer_good_is_final() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let token = user_refresh_token(&mock).await?;
    let getty = client(&mock, user(&mock, &token))?;
    call(&getty).await?;
    mock.revoke_refresh_tokens();
    mock.revoke_access_tokens();
    let error = call(&getty).await.err().ok_or("the call succeeded")?;
    assert_eq!(error.kind(), ErrorKind::Credentials);
    assert!(error.to_string().contains("invalid_grant"), "{error}");
    assert_eq!(kind(call(&getty).await)?, ErrorKind::Credentials);
    assert_eq!(sent(&mock).len(), 2);
    Ok(())
}
