//! However many need a token, one request is made, and it does not depend on who began it.

use std::time::Duration;

use futures_util::future::join_all;
use getty_api_ext::{AccessToken, Credentials, ErrorKind, Getty};
use getty_api_mock::{CannedResponse, Fault, MockGetty};
use serde_json::json;
use tokio::runtime;

use crate::support::{Failure, advance_clock, application, call, client, kind};

/// A refusal of the client that is final.
fn refusal() -> Fault {
    Fault::Respond(CannedResponse::new(401).json(&json!({ "error": "invalid_client" })))
}

/// N concurrent calls; the token request is paused until all of them wait for it.
async fn at_once(mock: &MockGetty, getty: &Getty, calls: usize) -> Vec<Result<(), getty_api_ext::Error>> {
    let gate = mock.pause_calls("token");
    // All are begun before the first can get on.
    let all = join_all((0..calls).map(|_| call(getty)));
    let release = async {
        gate.wait_for_calls(1).await;
        gate.release();
    };
    let (results, ()) = tokio::join!(all, release);
    results
}

#[tokio::test]
async fn a_thousand_first_calls_make_one_token_request() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let getty = client(&mock, application(&mock))?;
    for result in at_once(&mock, &getty, 1000).await {
        result?;
    }
    mock.assert_called("token").times(1);
    mock.assert_called("list_products").times(1000);
    Ok(())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn so_do_a_thousand_on_several_threads() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let getty = client(&mock, application(&mock))?;
    let tasks: Vec<_> = (0..1000)
        .map(|_| {
            let getty = getty.clone();
            tokio::spawn(async move { call(&getty).await })
        })
        .collect();
    for task in tasks {
        task.await??;
    }
    mock.assert_called("token").times(1);
    Ok(())
}

#[tokio::test]
async fn a_refusal_reaches_all_with_one_request_that_is_not_repeated_immediately() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    mock.fail_always("token", refusal());
    let getty = client(&mock, application(&mock))?;
    for result in at_once(&mock, &getty, 100).await {
        assert_eq!(kind(result)?, ErrorKind::Credentials);
    }
    assert_eq!(kind(call(&getty).await)?, ErrorKind::Credentials);
    mock.assert_called("token").times(1);
    mock.assert_called("list_products").never();

    mock.clear_faults();
    advance_clock(Duration::from_secs(31)).await;
    call(&getty).await?;
    mock.assert_called("token").times(2);
    Ok(())
}

#[tokio::test]
async fn an_outage_reaches_all_with_the_attempts_of_one() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    mock.fail_always("token", Fault::Status(503));
    let getty = client(&mock, application(&mock))?;
    for result in at_once(&mock, &getty, 100).await {
        let error = result.err().ok_or("the call succeeded")?;
        assert_eq!(error.kind(), ErrorKind::Api);
        assert_eq!(error.operation().map(|operation| operation.id), Some("list_products"));
        assert!(error.is_retryable());
    }
    mock.assert_called("token").times(4);

    // An outage is over when it is over.
    mock.clear_faults();
    call(&getty).await?;
    mock.assert_called("token").times(5);
    Ok(())
}

#[tokio::test]
async fn cancelling_the_first_caller_blocks_no_other() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let getty = client(&mock, application(&mock))?;
    let gate = mock.pause_calls("token");
    let begin = || {
        let getty = getty.clone();
        tokio::spawn(async move { call(&getty).await })
    };
    let first = begin();
    gate.wait_for_calls(1).await;
    let second = begin();
    first.abort();
    assert!(first.await.is_err_and(|error| error.is_cancelled()));
    gate.release();
    second.await??;
    mock.assert_called("token").times(1);
    Ok(())
}

#[tokio::test]
async fn an_abandoned_token_request_serves_the_next_call() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let getty = client(&mock, application(&mock))?;
    let gate = mock.pause_calls("token");
    tokio::select! {
        _ = call(&getty) => return Err("the call ended though the token was held back".into()),
        () = gate.wait_for_calls(1) => {}
    }
    gate.release();
    call(&getty).await?;
    mock.assert_called("token").times(1);
    Ok(())
}

#[test]
fn a_client_outlives_the_runtime_that_renewed_its_token() -> Result<(), Failure> {
    let servers = runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
    let own = || runtime::Builder::new_current_thread().enable_all().build();
    let mock = servers.block_on(MockGetty::start());
    let getty = client(&mock, application(&mock))?;
    let gate = mock.pause_calls("token");
    let first = own()?;
    first.block_on(async {
        tokio::select! {
            _ = call(&getty) => Err("the call ended though the token was held back"),
            () = gate.wait_for_calls(1) => Ok(()),
        }
    })?;
    // The renewal ends with its runtime.
    drop(first);
    gate.release();
    own()?.block_on(call(&getty))?;
    mock.assert_called("token").times(2);
    Ok(())
}

#[tokio::test]
async fn a_provider_that_panics_fails_the_calls() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    async fn provide() -> Result<AccessToken, Box<dyn std::error::Error + Send + Sync>> {
        panic!("this provider panics for the test")
    }
    let getty = client(&mock, Credentials::provider(mock.api_key(), provide))?;
    assert_eq!(kind(call(&getty).await)?, ErrorKind::Credentials);
    mock.assert_called("list_products").never();
    Ok(())
}
