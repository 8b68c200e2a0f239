//! Tokens end; calls do not notice.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use futures_util::future::try_join_all;
use getty_api_mock::{Fault, MockGetty};

use crate::support::{Failure, advance_all_clocks, advance_clock, application, call, client};

#[tokio::test]
async fn across_an_expiry_under_load_no_call_fails_and_one_renewal_is_sent() -> Result<(), Failure> {
    let mock = MockGetty::builder().token_lifetime(Duration::from_secs(60)).start().await;
    let getty = client(&mock, application(&mock))?;
    let done = AtomicBool::new(false);
    let work = || async {
        while !done.load(Ordering::Relaxed) {
            call(&getty).await?;
        }
        Ok::<_, getty_api_ext::Error>(())
    };
    // The first token ends after 60 s, the second after more than 100 s and is renewed from 90 s on.
    let time = async {
        for _ in 0..16 {
            let calls = mock.call_count("list_products");
            mock.wait_for_calls("list_products", calls + 100).await;
            advance_all_clocks(&mock, Duration::from_secs(5)).await;
        }
        done.store(true, Ordering::Relaxed);
        Ok(())
    };
    tokio::try_join!(try_join_all((0..32).map(|_| work())), time)?;
    mock.assert_called("token").times(2);
    // None was refused either.
    mock.assert_called("list_products").at_least(1600);
    let tokens: std::collections::HashSet<_> = mock
        .received_requests_for("list_products")
        .iter()
        .map(|request| request.header("authorization").unwrap_or_default().to_owned())
        .collect();
    assert_eq!(tokens.len(), 2);
    Ok(())
}

#[tokio::test]
async fn calls_do_not_wait_for_a_renewal_that_is_begun_in_time() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let getty = client(&mock, application(&mock))?;
    call(&getty).await?;
    advance_all_clocks(&mock, Duration::from_secs(1499)).await;
    call(&getty).await?;
    mock.assert_called("token").times(1);

    advance_all_clocks(&mock, Duration::from_secs(2)).await;
    let gate = mock.pause_calls("token");
    call(&getty).await?;
    gate.wait_for_calls(1).await;
    call(&getty).await?;
    gate.release();
    // The renewal continues in the background; its token is valid when the first has expired.
    advance_all_clocks(&mock, Duration::from_secs(600)).await;
    call(&getty).await?;
    mock.assert_called("token").times(2);
    Ok(())
}

#[tokio::test]
async fn a_token_close_to_its_end_is_not_sent() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let getty = client(&mock, application(&mock))?;
    call(&getty).await?;
    advance_all_clocks(&mock, Duration::from_secs(1771)).await;
    let gate = mock.pause_calls("token");
    let waits = async {
        gate.wait_for_calls(1).await;
        assert_eq!(mock.call_count("list_products"), 1);
        gate.release();
        Ok(())
    };
    tokio::try_join!(try_join_all((0..20).map(|_| call(&getty))), waits)?;
    mock.assert_called("token").times(2);
    mock.assert_called("list_products").times(21);
    Ok(())
}

#[tokio::test]
async fn a_failed_background_renewal_fails_no_call_and_is_retried_later() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let getty = client(&mock, application(&mock))?;
    call(&getty).await?;
    advance_all_clocks(&mock, Duration::from_secs(1600)).await;
    mock.fail_always(
        "token",
        Fault::Respond(getty_api_mock::CannedResponse::new(400).html("<h1>Bad Request</h1>")),
    );
    call(&getty).await?;
    mock.wait_for_calls("token", 2).await;
    for _ in 0..10 {
        call(&getty).await?;
    }
    mock.assert_called("token").times(2);

    mock.clear_faults();
    advance_all_clocks(&mock, Duration::from_secs(11)).await;
    call(&getty).await?;
    mock.wait_for_calls("token", 3).await;
    advance_all_clocks(&mock, Duration::from_secs(400)).await;
    call(&getty).await?;
    mock.assert_called("token").times(3);
    Ok(())
}

#[tokio::test]
async fn a_client_that_was_idle_for_long_begins_anew() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let getty = client(&mock, application(&mock))?;
    call(&getty).await?;
    advance_clock(Duration::from_secs(86_400)).await;
    call(&getty).await?;
    mock.assert_called("token").times(2);
    mock.assert_called("list_products").times(2);
    Ok(())
}
