//! Extended licences, paid with credits.

use getty_api_ext::raw::types::ExtendedLicense;
use getty_api_ext::{ErrorKind, Outcome};
use getty_api_mock::{Fault, MockGetty};

use crate::support::*;

#[tokio::test]
async fn licences_are_bought_with_credits() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let getty = user_client(&mock)?;
    let id = &mock.image_ids()[0];
    let licenses = [ExtendedLicense::Multiseat, ExtendedLicense::Indemnification];
    let result = getty.license(id, licenses).use_team_credits(true).send().await?;
    assert_eq!(result.acquired_licenses.len(), 2);
    assert!(result.credits_used > Some(0));
    let body = mock.received_requests_for("acquire_asset_licenses")[0].json().ok_or("no body")?;
    assert_eq!(body["use_team_credits"], true);
    Ok(())
}

#[tokio::test]
async fn too_few_credits_are_told_from_other_refusals() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let getty = user_client(&mock)?;
    let id = &mock.image_ids()[0];
    let error = loop {
        if let Err(error) = getty.license(id, [ExtendedLicense::Resale]).send().await {
            break error;
        }
    };
    assert!(error.is_quota_exceeded(), "{error}");
    assert_eq!(error.outcome(), Outcome::NotDone);
    let error = getty.license("nothing", [ExtendedLicense::Resale]).send().await.unwrap_err();
    assert!(error.is_not_found() && !error.is_quota_exceeded(), "{error}");
    Ok(())
}

#[tokio::test]
async fn no_licence_is_bought_twice() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let getty = user_client(&mock)?;
    let id = &mock.image_ids()[0];
    mock.fail_next("acquire_asset_licenses", 1, Fault::ResetAfterProcessing);
    let policy = getty_api_ext::RetryPolicy::default();
    let error = getty.license(id, [ExtendedLicense::Multiseat]).retry(policy).send().await.unwrap_err();
    assert_eq!(error.outcome(), Outcome::Unknown);
    mock.assert_called("acquire_asset_licenses").times(1);
    Ok(())
}

#[tokio::test]
async fn nothing_to_buy_is_refused_before_it_is_sent() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let none: [ExtendedLicense; 0] = [];
    let error = client(&mock)?.license("42", none).send().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Invalid);
    assert!(mock.received_requests().is_empty());
    Ok(())
}
