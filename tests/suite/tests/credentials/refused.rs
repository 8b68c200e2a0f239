//! What a 401 of the API costs, and what it turns out to mean.

use futures_util::future::join_all;
use getty_api_ext::raw::operations::{download_image, get_current_customer, list_downloads};
use getty_api_ext::{Credentials, ErrorKind, Outcome};
use getty_api_mock::{Asset, CannedResponse, Fault, MockGetty};
use serde_json::json;

use crate::support::{Failure, application, call, client, kind};

#[tokio::test]
async fn a_revoked_token_costs_one_renewal_and_one_replay() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let getty = client(&mock, application(&mock))?;
    call(&getty).await?;
    mock.revoke_access_tokens();
    mock.clear_received_requests();
    call(&getty).await?;
    mock.assert_called("token").times(1);
    mock.assert_called("list_products").times(2);
    call(&getty).await?;
    mock.assert_called("token").times(1);
    mock.assert_called("list_products").times(3);
    Ok(())
}

#[tokio::test]
async fn a_revoked_token_costs_one_renewal_for_all() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let getty = client(&mock, application(&mock))?;
    call(&getty).await?;
    mock.revoke_access_tokens();
    mock.clear_received_requests();
    let gate = mock.pause_calls("list_products");
    let release = async {
        gate.wait_for_calls(100).await;
        gate.release();
    };
    let (results, ()) = tokio::join!(join_all((0..100).map(|_| call(&getty))), release);
    for result in results {
        result?;
    }
    mock.assert_called("token").times(1);
    mock.assert_called("list_products").times(200);
    Ok(())
}

#[tokio::test]
async fn only_the_token_that_was_refused_is_discarded() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let getty = client(&mock, application(&mock))?;
    call(&getty).await?;
    mock.clear_received_requests();

    // One call is on its way with the first token when another renews it.
    let gate = mock.pause_calls("list_products");
    let others = async {
        gate.wait_for_calls(1).await;
        mock.revoke_access_tokens();
        let renewed = getty.send(list_downloads()).await;
        gate.release();
        renewed
    };
    let (late, renewed) = tokio::join!(call(&getty), others);
    renewed?;
    late?;
    mock.assert_called("token").times(1);
    mock.assert_called("list_downloads").times(2);
    mock.assert_called("list_products").times(2);
    Ok(())
}

#[tokio::test]
async fn a_token_of_the_application_is_not_renewed_where_a_users_is_needed() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let getty = client(&mock, application(&mock))?;
    let error = getty.send(get_current_customer()).await.err().ok_or("the call succeeded")?;
    assert_eq!(error.kind(), ErrorKind::UserTokenRequired);
    assert!(error.is_auth());
    assert!(error.to_string().contains("use credentials that belong to a user"), "{error}");
    mock.assert_called("get_current_customer").times(1);
    mock.assert_called("token").times(1);

    let user = Credentials::password(mock.api_key(), mock.username(), mock.password());
    getty.with_credentials(user.client_secret(mock.api_secret())).send(get_current_customer()).await?;
    Ok(())
}

#[tokio::test]
async fn an_asset_outside_the_agreement_is_told_from_refused_credentials() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    mock.add_asset(Asset::image("4711").outside_agreement());
    let getty = client(&mock, application(&mock))?;
    let error = getty.send(download_image("4711").auto_download(false)).await.err().ok_or("it succeeded")?;
    assert_eq!(error.kind(), ErrorKind::OutsideAgreement);
    assert_eq!(error.outcome(), Outcome::NotDone);
    assert_eq!(error.path_parameter("id").as_deref(), Some("4711"));
    // The token had just been issued.
    mock.assert_called("download_image").times(1);
    mock.assert_called("token").times(1);
    assert_eq!(mock.download_count(), 0);
    Ok(())
}

#[tokio::test]
async fn refused_everywhere_means_refused_credentials() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let getty = client(&mock, application(&mock))?;
    call(&getty).await?;
    mock.clear_received_requests();

    // The API refuses whatever it is shown.
    mock.fail_always("list_products", Fault::Status(401));
    assert_eq!(kind(call(&getty).await)?, ErrorKind::Credentials);
    mock.assert_called("list_products").times(2);
    mock.assert_called("token").times(1);

    // The endpoint refuses to renew: nothing is retried.
    mock.fail_always(
        "token",
        Fault::Respond(CannedResponse::new(401).json(&json!({ "error": "invalid_client" }))),
    );
    mock.clear_received_requests();
    let error = call(&getty).await.err().ok_or("the call succeeded")?;
    assert_eq!(error.kind(), ErrorKind::Credentials);
    assert!(error.to_string().contains("invalid_client"), "{error}");
    mock.assert_called("list_products").times(1);
    mock.assert_called("token").times(1);
    Ok(())
}

#[tokio::test]
async fn a_refused_key_is_not_retried() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let getty = client(&mock, Credentials::api_key("unknown"))?;
    let search = getty_api_ext::raw::operations::search_creative_images().phrase("lighthouse");
    let error = getty.send(search).await.err().ok_or("the call succeeded")?;
    assert_eq!(error.kind(), ErrorKind::Credentials);
    assert!(error.to_string().contains("the API key was refused"), "{error}");
    mock.assert_called("search_creative_images").times(1);
    mock.assert_called("token").never();
    Ok(())
}

#[tokio::test]
async fn an_invalid_key_is_an_error_before_anything_is_sent() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    for key in ["", " ", "two\nlines"] {
        let getty = client(&mock, Credentials::api_key(key))?;
        let search = getty_api_ext::raw::operations::search_creative_images().phrase("lighthouse");
        let error = getty.send(search).await.err().ok_or("the call succeeded")?;
        assert_eq!(error.kind(), ErrorKind::Credentials);
        assert!(!error.to_string().contains("lines"), "{error}");
    }
    assert!(mock.received_requests().is_empty());
    Ok(())
}
