//! A 401 that concerns an asset: the token is kept, and a revoked token is still noticed.

use std::time::Duration;

use futures_util::future::{join, join_all};
use getty_api_ext::raw::operations::download_image;
use getty_api_ext::{AccessToken, Credentials, Error, ErrorKind, Getty};
use getty_api_mock::{Asset, Fault, MockGetty};

use crate::support::{Failure, advance_clock, application, application_access_token, call, client, kind};

/// An asset that the agreement does not cover.
const OUTSIDE: &str = "4711";

async fn start() -> MockGetty {
    let mock = MockGetty::start().await;
    mock.add_asset(Asset::image(OUTSIDE).outside_agreement());
    mock
}

async fn download(getty: &Getty, id: &str) -> Result<(), Error> {
    getty.send(download_image(id).auto_download(false)).await.map(drop)
}

/// Longer than an issued or accepted token counts as valid.
const MOMENTS: Duration = Duration::from_secs(6);

#[tokio::test]
async fn a_hundred_assets_outside_the_agreement_replace_no_token() -> Result<(), Failure> {
    let mock = start().await;
    let getty = client(&mock, application(&mock))?;
    for _ in 0..100 {
        assert_eq!(kind(download(&getty, OUTSIDE).await)?, ErrorKind::OutsideAgreement);
    }
    mock.assert_called("token").times(1);
    mock.assert_called("download_image").times(100);
    Ok(())
}

#[tokio::test]
async fn a_thousand_assets_outside_the_agreement_need_five_token_requests_at_most() -> Result<(), Failure> {
    // The seconds between two batches of 16: as fast as possible, at 16 and at one request a second.
    for seconds in [0, 1, 16] {
        let mock = start().await;
        let getty = client(&mock, application(&mock))?;
        for batch in 0..63 {
            let count = if batch < 62 { 16 } else { 8 };
            for result in join_all((0..count).map(|_| download(&getty, OUTSIDE))).await {
                assert_eq!(kind(result)?, ErrorKind::OutsideAgreement, "batch {batch}");
            }
            advance_clock(Duration::from_secs(seconds)).await;
        }
        let tokens = mock.call_count("token");
        assert!(tokens <= 5, "{tokens} token requests with {seconds} s between batches");
        // Each further token costs one repeat for each call of a batch.
        let repeats = mock.call_count("download_image") - 1000;
        assert!(repeats <= 16 * (tokens - 1), "{repeats} repeats");
    }
    Ok(())
}

#[tokio::test]
async fn a_thousand_calls_after_a_revocation_need_one_token_request() -> Result<(), Failure> {
    let mock = MockGetty::builder().quota("premiumaccess", 2000).start().await;
    let id = mock.image_ids()[0].clone();
    let getty = client(&mock, application(&mock))?;
    call(&getty).await?;
    advance_clock(MOMENTS).await;
    mock.revoke_access_tokens();
    mock.clear_received_requests();

    let reads = mock.pause_calls("list_products");
    let downloads = mock.pause_calls("download_image");
    let release = async {
        reads.wait_for_calls(500).await;
        downloads.wait_for_calls(500).await;
        reads.release();
        downloads.release();
    };
    let calls = async {
        let reads = join_all((0..500).map(|_| call(&getty)));
        let downloads = join_all((0..500).map(|_| {
            let operation = download_image(&id).auto_download(false).product_type("premiumaccess");
            getty.send(operation)
        }));
        join(reads, downloads).await
    };
    let ((reads, downloads), ()) = join(calls, release).await;
    for result in reads {
        result?;
    }
    for result in downloads {
        result?;
    }
    mock.assert_called("token").times(1);
    assert_eq!(mock.download_count(), 500);
    Ok(())
}

#[tokio::test]
async fn a_revocation_after_an_accepted_call_is_noticed_soon() -> Result<(), Failure> {
    let mock = start().await;
    let id = mock.image_ids()[0].clone();
    let getty = client(&mock, application(&mock))?;
    download(&getty, &id).await?;
    mock.revoke_access_tokens();
    mock.clear_received_requests();
    // For moments it looks like an asset outside the agreement.
    assert_eq!(kind(download(&getty, &id).await)?, ErrorKind::OutsideAgreement);
    mock.assert_called("token").never();
    advance_clock(MOMENTS).await;
    download(&getty, &id).await?;
    mock.assert_called("token").times(1);

    // A call whose 401 can only concern the token notices it immediately, for all.
    mock.revoke_access_tokens();
    call(&getty).await?;
    download(&getty, &id).await?;
    mock.assert_called("token").times(2);
    Ok(())
}

#[tokio::test]
async fn a_revocation_during_a_pause_is_noticed_within_a_minute() -> Result<(), Failure> {
    let mock = start().await;
    let id = mock.image_ids()[0].clone();
    let getty = client(&mock, application(&mock))?;
    // Three replacements that do not help.
    for pause in [6, 61, 241] {
        download(&getty, OUTSIDE).await.err().ok_or("the download succeeded")?;
        advance_clock(Duration::from_secs(pause)).await;
    }
    download(&getty, OUTSIDE).await.err().ok_or("the download succeeded")?;
    mock.assert_called("token").times(4);
    download(&getty, &id).await?;

    mock.revoke_access_tokens();
    advance_clock(MOMENTS).await;
    assert_eq!(kind(download(&getty, &id).await)?, ErrorKind::OutsideAgreement);
    mock.assert_called("token").times(4);
    advance_clock(Duration::from_secs(60)).await;
    download(&getty, &id).await?;
    mock.assert_called("token").times(5);
    Ok(())
}

#[tokio::test]
async fn an_asset_outside_the_agreement_does_not_take_the_token_away() -> Result<(), Failure> {
    let mock = start().await;
    let getty = client(&mock, application(&mock))?;
    call(&getty).await?;
    advance_clock(MOMENTS).await;
    // The replacement fails, and the present token is still valid.
    mock.fail_always("token", Fault::Status(503));
    download(&getty, OUTSIDE).await.err().ok_or("the download succeeded")?;
    call(&getty).await?;

    // A provider that has only one token.
    mock.clear_faults();
    let token = application_access_token(&mock).await?;
    let provider = move || {
        let token = token.clone();
        async move { Ok(AccessToken::new(token)) }
    };
    let getty = client(&mock, Credentials::provider(mock.api_key(), provider))?;
    assert_eq!(kind(download(&getty, OUTSIDE).await)?, ErrorKind::Credentials);
    mock.assert_called("download_image").times(1);
    call(&getty).await?;
    assert_eq!(kind(download(&getty, OUTSIDE).await)?, ErrorKind::OutsideAgreement);
    Ok(())
}
