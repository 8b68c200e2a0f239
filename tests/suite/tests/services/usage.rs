//! Reports of usages: batches, repeats, and assets that are not valid.

use getty_api_ext::raw::Timestamp;
use getty_api_ext::raw::types::AssetUsage;
use getty_api_ext::usage::InvalidIdPolicy;
use getty_api_ext::{ErrorKind, RetryPolicy};
use getty_api_mock::{CannedResponse, Fault, MockGetty};

use crate::support::*;

fn usages<'a>(ids: impl IntoIterator<Item = &'a str>) -> Result<Vec<AssetUsage>, Failure> {
    let day: Timestamp = "2026-10-01".parse()?;
    let usage = |id| AssetUsage::new().with_asset_id(id).with_quantity(1).with_usage_date(day);
    Ok(ids.into_iter().map(usage).collect())
}

/// N ids of the mock server's assets, in a cycle.
fn ids(mock: &MockGetty, count: usize) -> Vec<String> {
    mock.image_ids().into_iter().cycle().take(count).collect()
}

#[tokio::test]
async fn a_long_report_is_sent_in_batches_of_a_thousand() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let ids = ids(&mock, 2500);
    let report = usages(ids.iter().map(String::as_str))?;
    let reported = client(&mock)?.report_usage("site-7", report).send().await?;
    assert_eq!(reported.usages(), 2500);
    assert!(reported.invalid.is_empty());
    let expected = [("site-7-1", 1000), ("site-7-2", 1000), ("site-7-3", 500)];
    assert_eq!(mock.usage_batches(), expected.map(|(id, usages)| (id.to_owned(), usages)));
    assert!(reported.batches.iter().all(|batch| !batch.repeated));
    Ok(())
}

#[tokio::test]
async fn a_repeat_reports_only_what_is_left() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let getty = client(&mock)?;
    let ids = ids(&mock, 1200);
    let report = usages(ids.iter().map(String::as_str))?;

    mock.fail_next("report_usage", 1, Fault::ResetAfterProcessing);
    let error = getty.report_usage("r", report.clone()).send().await.unwrap_err();
    assert!(error.to_string().contains("batch r-1"), "{error}");
    assert!(error.is_retryable());

    let reported = getty.report_usage("r", report.clone()).send().await?;
    let repeated: Vec<bool> = reported.batches.iter().map(|batch| batch.repeated).collect();
    assert_eq!(repeated, [true, false], "the first one had arrived");
    let reported = getty.report_usage("r", report).send().await?;
    assert!(reported.batches.iter().all(|batch| batch.repeated));
    assert_eq!(reported.usages(), 1200);
    assert_eq!(mock.usage_batches(), [("r-1".to_owned(), 1000), ("r-2".to_owned(), 200)]);
    Ok(())
}

#[tokio::test]
async fn a_lost_response_is_found_out_by_the_retry() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    mock.fail_next("report_usage", 1, Fault::ResetAfterProcessing);
    let ids = ids(&mock, 3);
    let report = usages(ids.iter().map(String::as_str))?;
    let reported = client(&mock)?.report_usage("r", report).retry(RetryPolicy::default()).send().await?;
    assert_eq!(reported.usages(), 3);
    assert_eq!(mock.usage_batches(), [("r-1".to_owned(), 3)], "once");
    mock.assert_called("report_usage").times(2);
    Ok(())
}

#[tokio::test]
async fn assets_that_are_not_valid_fail_the_report_or_are_left_out() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let getty = client(&mock)?;
    let good = mock.image_ids();
    let report = usages([good[0].as_str(), "bad-1", &good[1], "bad-2", "bad-1"])?;

    let error = getty.report_usage("r", report.clone()).send().await.unwrap_err();
    assert!(error.message().contains("bad-1") && error.message().contains("bad-2"), "{error}");
    assert!(mock.usage_batches().is_empty());

    let reported = getty.report_usage("r", report).on_invalid(InvalidIdPolicy::LeaveOut).send().await?;
    let left_out: Vec<_> = reported.invalid.iter().filter_map(|usage| usage.asset_id.as_deref()).collect();
    assert_eq!(left_out, ["bad-1", "bad-2", "bad-1"]);
    assert_eq!(reported.usages(), 2);
    assert_eq!(mock.usage_batches(), [("r-1".to_owned(), 2)]);
    Ok(())
}

#[tokio::test]
async fn an_asset_that_is_named_in_a_refusal_is_left_out_too() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let refusal =
        CannedResponse::new(400).getty_error("InvalidRequest", "The following assets are invalid: bad-1.");
    mock.fail_next("report_usage", 1, Fault::Respond(refusal));
    let good = mock.image_ids();
    let report = usages([good[0].as_str(), "bad-1"])?;
    let reported =
        client(&mock)?.report_usage("r", report).on_invalid(InvalidIdPolicy::LeaveOut).send().await?;
    assert_eq!(reported.invalid.len(), 1);
    assert_eq!(mock.usage_batches(), [("r-1".to_owned(), 1)]);
    Ok(())
}

#[tokio::test]
async fn a_refusal_that_names_no_asset_of_the_batch_is_final() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let refusal =
        CannedResponse::new(403).getty_error("UnauthorizedToReportUsage", "Not allowed to report usage.");
    mock.fail_always("report_usage", Fault::Respond(refusal));
    let good = mock.image_ids();
    let report = usages([good[0].as_str()])?;
    let report = client(&mock)?.report_usage("r", report).on_invalid(InvalidIdPolicy::LeaveOut).send().await;
    assert_eq!(report.unwrap_err().status().map(|status| status.as_u16()), Some(403));
    mock.assert_called("report_usage").times(1);
    Ok(())
}

#[tokio::test]
async fn an_empty_batch_is_not_resent() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let report = usages(["bad-1", "bad-2"])?;
    let reported =
        client(&mock)?.report_usage("r", report).on_invalid(InvalidIdPolicy::LeaveOut).send().await?;
    assert_eq!((reported.usages(), reported.invalid.len()), (0, 2));
    assert!(reported.batches.is_empty());
    mock.assert_called("report_usage").times(1);
    Ok(())
}

#[tokio::test]
async fn what_cannot_be_reported_is_refused_before_anything_is_sent() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let getty = client(&mock)?;
    let unnamed = getty.report_usage("", usages(["42"])?).send().await.unwrap_err();
    let without = getty.report_usage("r", [AssetUsage::new().with_quantity(1)]).send().await.unwrap_err();
    assert_eq!((unnamed.kind(), without.kind()), (ErrorKind::Invalid, ErrorKind::Invalid));
    assert!(without.message().contains("index 0"), "{without}");
    assert!(mock.received_requests().is_empty());
    assert_eq!(getty.report_usage("r", []).send().await?.usages(), 0);
    Ok(())
}
