//! Tokens that come from elsewhere: ready-made ones, and those of a provider.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use getty_api_ext::{AccessToken, AccessTokenProvider, Credentials, ErrorKind};
use getty_api_mock::MockGetty;

use crate::support::{Failure, advance_clock, application_access_token, call, client, kind};

#[tokio::test]
async fn a_ready_made_token_is_used_until_it_is_refused() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let token = application_access_token(&mock).await?;
    let getty = client(&mock, Credentials::access_token(mock.api_key(), token))?;
    call(&getty).await?;
    advance_clock(Duration::from_secs(100_000)).await;
    call(&getty).await?;
    mock.revoke_access_tokens();
    let error = call(&getty).await.err().ok_or("the call succeeded")?;
    assert_eq!(error.kind(), ErrorKind::Credentials);
    assert_eq!(error.status().map(|status| status.as_u16()), Some(401));
    mock.assert_called("list_products").times(3);
    mock.assert_called("token").never();
    Ok(())
}

#[tokio::test]
async fn a_ready_made_token_that_has_ended_is_not_sent() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let token = AccessToken::new(application_access_token(&mock).await?).expires_in(Duration::from_secs(60));
    let getty = client(&mock, Credentials::access_token(mock.api_key(), token))?;
    advance_clock(Duration::from_secs(59)).await;
    call(&getty).await?;
    advance_clock(Duration::from_secs(1)).await;
    assert_eq!(kind(call(&getty).await)?, ErrorKind::Credentials);
    mock.assert_called("list_products").times(1);
    Ok(())
}

/// Hands out a fresh token each time, for a while.
struct Broker {
    mock: Arc<MockGetty>,
    requested: Arc<AtomicUsize>,
}

impl AccessTokenProvider for Broker {
    async fn access_token(&self) -> Result<AccessToken, Box<dyn std::error::Error + Send + Sync>> {
        self.requested.fetch_add(1, Ordering::SeqCst);
        let token = application_access_token(&self.mock).await.map_err(|error| error.to_string())?;
        Ok(AccessToken::new(token).expires_in(Duration::from_secs(100)))
    }
}

#[tokio::test]
async fn a_provider_is_called_when_a_token_is_needed() -> Result<(), Failure> {
    let mock = Arc::new(MockGetty::start().await);
    let requested = Arc::new(AtomicUsize::new(0));
    let broker = Broker { mock: Arc::clone(&mock), requested: Arc::clone(&requested) };
    let getty = client(&mock, Credentials::provider(mock.api_key(), broker))?;
    call(&getty).await?;
    call(&getty).await?;
    assert_eq!(requested.load(Ordering::SeqCst), 1);
    advance_clock(Duration::from_secs(95)).await;
    call(&getty).await?;
    assert_eq!(requested.load(Ordering::SeqCst), 2);
    mock.revoke_access_tokens();
    call(&getty).await?;
    assert_eq!(requested.load(Ordering::SeqCst), 3);
    Ok(())
}

#[tokio::test]
async fn a_provider_that_fails_or_repeats_itself_fails_the_call() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let getty = client(
        &mock,
        Credentials::provider(mock.api_key(), || async { Err("the broker is closed on Sundays".into()) }),
    )?;
    let error = call(&getty).await.err().ok_or("the call succeeded")?;
    assert_eq!(error.kind(), ErrorKind::Credentials);
    let source = std::error::Error::source(&error).ok_or("no source")?;
    assert_eq!(source.to_string(), "the broker is closed on Sundays");

    let token = application_access_token(&mock).await?;
    let provide = move || {
        let token = token.clone();
        async { Ok(AccessToken::new(token)) }
    };
    let getty = client(&mock, Credentials::provider(mock.api_key(), provide))?;
    call(&getty).await?;
    mock.revoke_access_tokens();
    let error = call(&getty).await.err().ok_or("the call succeeded")?;
    assert_eq!(error.kind(), ErrorKind::Credentials);
    assert!(error.to_string().contains("once more"), "{error}");
    mock.assert_called("list_products").times(2);
    Ok(())
}

#[tokio::test]
async fn a_provider_that_hangs_times_out_and_is_called_by_the_next_call() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let token = application_access_token(&mock).await?;
    let (requested, mut requests) = tokio::sync::mpsc::unbounded_channel();
    let times = Arc::new(AtomicUsize::new(0));
    let provide = move || {
        let (token, requested) = (token.clone(), requested.clone());
        let first = times.fetch_add(1, Ordering::SeqCst) == 0;
        async move {
            let _ = requested.send(());
            if first {
                std::future::pending::<()>().await;
            }
            Ok(AccessToken::new(token))
        }
    };
    let getty = client(&mock, Credentials::provider(mock.api_key(), provide))?;
    let waiting = tokio::spawn({
        let getty = getty.clone();
        async move { call(&getty).await }
    });
    requests.recv().await.ok_or("the provider is gone")?;
    advance_clock(Duration::from_secs(121)).await;
    let error = waiting.await?.err().ok_or("the call succeeded")?;
    assert_eq!(error.kind(), ErrorKind::Credentials);
    assert!(error.to_string().contains("returned nothing for 120 s"), "{error}");
    call(&getty).await?;
    mock.assert_called("list_products").times(1);
    Ok(())
}
