//! The metered request: it is sent once and recorded before and after; the history resolves unknown outcomes.

use getty_api_ext::raw::types::AssetDownload;
use getty_api_ext::{DownloadFailure, Error, Getty, InMemory, Outcome, SaveOutcome, UnknownOutcomePolicy};
use getty_api_mock::{Asset, CannedResponse, Fault, MockGetty};

use crate::rows::fast_retries;
use crate::support::{directory, names, read};

const JOURNAL: &str = ".wanted.jpg.getty-download.json";

async fn mock() -> MockGetty {
    let mock = MockGetty::start().await;
    mock.add_asset(Asset::image("42"));
    mock
}

/// A failure of the metered request with an unknown outcome, and whether the server processed the request.
fn doubts() -> Vec<(&'static str, Fault, bool)> {
    vec![
        ("reset before the response", Fault::ResetAfterProcessing, true),
        ("reset in the head", Fault::ResetInHeaders, true),
        ("cut before the body", Fault::TruncateBodyAt(0), true),
        ("cut in the body", Fault::TruncateBodyAt(5), true),
        ("reset in the body", Fault::ResetBodyAt(5), true),
        ("half of the JSON", Fault::TruncatedJson, true),
        ("reset without acting", Fault::Reset, false),
        ("500", Fault::Status(500), false),
        ("502", Fault::Status(502), false),
        ("503", Fault::Status(503), false),
        ("504", Fault::Status(504), false),
        (
            "a response without a URI",
            Fault::Respond(CannedResponse::new(200).json(&serde_json::json!({}))),
            false,
        ),
        (
            "a response with an empty URI",
            Fault::Respond(CannedResponse::new(200).json(&serde_json::json!({"uri": " "}))),
            false,
        ),
        (
            "a response with no usable URI",
            Fault::Respond(CannedResponse::new(200).json(&serde_json::json!({"uri": "data:,x"}))),
            false,
        ),
    ]
}

#[tokio::test]
async fn an_unknown_outcome_is_reported_and_not_paid_twice() {
    for (name, fault, acted) in doubts() {
        let (mock, target) = (mock().await, directory());
        let (getty, path) = (fast_retries(&mock), target.path().join("wanted.jpg"));
        mock.fail_next("download_image", 1, fault);

        for run in 0..3 {
            let error = getty.download_image("42").to_file(&path).await.unwrap_err();
            assert_eq!(error.outcome(), Outcome::Unknown, "{name}, run {run}: {error}");
            let Some(DownloadFailure::OutcomeUnknown { unresolved, seen }) = error.download_failure() else {
                panic!("{name}, run {run}: {error:?}")
            };
            assert_eq!(
                (unresolved.id.as_str(), *seen),
                ("42", Some(usize::from(acted))),
                "{name}, run {run}"
            );
            assert_eq!(mock.call_count("download_image"), 1, "{name}, run {run}");
            assert_eq!(mock.call_count("get_image_download_history"), run + 1, "{name}");
            assert_eq!(names(target.path()), [JOURNAL], "{name}, run {run}");
        }

        // It is retried only when the history was queried and does not contain it.
        let cautious = getty
            .download_image("42")
            .on_unknown_outcome(UnknownOutcomePolicy::AuthorizeIfNotSeen)
            .to_file(&path);
        let cautious = cautious.await;
        assert_eq!(cautious.is_ok(), !acted, "{name}: {cautious:?}");
        if acted {
            let again = getty
                .download_image("42")
                .on_unknown_outcome(UnknownOutcomePolicy::AuthorizeAgain)
                .to_file(&path);
            assert_eq!(again.await.unwrap().outcome, SaveOutcome::Download, "{name}");
        }
        assert_eq!(mock.call_count("download_image"), 2, "{name}");
        assert_eq!(read(&path), mock.file("42").unwrap(), "{name}");
        assert_eq!(names(target.path()), ["wanted.jpg"], "{name}");
    }
}

#[tokio::test]
async fn a_policy_can_resolve_the_doubt_in_the_same_run() {
    for (name, fault, _) in doubts() {
        let (mock, target) = (mock().await, directory());
        mock.fail_next("download_image", 1, fault);
        let getty = fast_retries(&mock);
        let download = getty.download_image("42").on_unknown_outcome(UnknownOutcomePolicy::AuthorizeAgain);
        let saved = download.to_directory(target.path()).await.unwrap();
        assert_eq!(read(saved.path), mock.file("42").unwrap(), "{name}");
        assert_eq!(mock.call_count("get_image_download_history"), 1, "{name}");
        assert_eq!(mock.call_count("download_image"), 2, "{name}");
    }
}

#[tokio::test]
async fn an_outcome_that_is_unknown_twice_is_not_resolved_a_third_time() {
    let (mock, target) = (mock().await, directory());
    mock.fail_always("download_image", Fault::ResetAfterProcessing);
    let getty = fast_retries(&mock);
    let download = getty.download_image("42").on_unknown_outcome(UnknownOutcomePolicy::AuthorizeAgain);
    let error = download.to_directory(target.path()).await.unwrap_err();
    assert_eq!(error.outcome(), Outcome::Unknown);
    assert_eq!(error.unresolved_download().map(|unresolved| unresolved.id.as_str()), Some("42"));
    assert_eq!(mock.call_count("download_image"), 2);

    let error = download_to_memory(&getty).await.unwrap_err();
    assert!(error.unresolved_download().is_some(), "{error:?}");
    assert_eq!(mock.call_count("download_image"), 4);
}

async fn download_to_memory(getty: &Getty) -> Result<InMemory, Error> {
    getty
        .download_image("42")
        .on_unknown_outcome(UnknownOutcomePolicy::AuthorizeAgain)
        .to_memory(1 << 20)
        .await
}

#[tokio::test]
async fn a_history_that_cannot_be_queried_resolves_nothing() {
    let (mock, target) = (mock().await, directory());
    mock.fail_next("download_image", 1, Fault::Reset);
    mock.fail_always("get_image_download_history", Fault::Status(503));
    let getty = fast_retries(&mock);
    let download = getty.download_image("42").on_unknown_outcome(UnknownOutcomePolicy::AuthorizeIfNotSeen);
    let error = download.to_file(target.path().join("wanted.jpg")).await.unwrap_err();
    let unknown = error.download_failure();
    assert!(matches!(unknown, Some(DownloadFailure::OutcomeUnknown { seen: None, .. })), "{error:?}");
    assert_eq!(mock.call_count("download_image"), 1);
}

#[tokio::test]
async fn an_error_with_an_unknown_outcome_can_query_the_history() {
    for acted in [true, false] {
        let mock = mock().await;
        let getty = fast_retries(&mock);
        mock.fail_next("download_image", 1, if acted { Fault::ResetAfterProcessing } else { Fault::Reset });
        let error = getty.download_image("42").to_memory(1 << 20).await.unwrap_err();
        let unresolved = error.unresolved_download().unwrap();
        let text = serde_json::to_string(unresolved).unwrap();
        assert_eq!(&serde_json::from_str::<getty_api_ext::UnresolvedDownload>(&text).unwrap(), unresolved);
        let found: Vec<AssetDownload> = unresolved.reconcile(&getty).await.unwrap();
        assert_eq!(found.len(), usize::from(acted));
    }
}

#[tokio::test]
async fn what_the_history_shows_is_held_against_the_time_of_the_request() {
    let mock = mock().await;
    let getty = fast_retries(&mock);
    mock.fail_next("download_image", 1, Fault::ResetAfterProcessing);
    let error = getty.download_image("42").to_memory(1 << 20).await.unwrap_err();
    let mut unresolved = error.unresolved_download().unwrap().clone();
    assert_eq!(unresolved.reconcile(&getty).await.unwrap().len(), 1);
    unresolved.sent_at = chrono::DateTime::<chrono::Utc>::MIN_UTC.into();
    assert_eq!(unresolved.reconcile(&getty).await.unwrap().len(), 1, "since ever");
    unresolved.sent_at = "2999-01-01T00:00:00Z".parse().unwrap();
    assert!(unresolved.reconcile(&getty).await.unwrap().is_empty());
}

#[tokio::test]
async fn a_clear_refusal_leaves_nothing_to_remember() {
    let forbidden = serde_json::json!({"ErrorCode": "OverageLimitReached", "ErrorMessage": "used up"});
    for (name, fault, posts) in [
        (
            "400",
            Fault::Respond(
                CannedResponse::new(400).json(&serde_json::json!({"ErrorCode": "InvalidProduct"})),
            ),
            1,
        ),
        ("401 with a token that was just issued", Fault::Status(401), 1),
        ("403", Fault::Respond(CannedResponse::new(403).json(&forbidden)), 1),
        ("404", Fault::Status(404), 1),
        ("409", Fault::Status(409), 1),
        ("429 to the end", Fault::RateLimited { retry_after: Some("0".to_owned()) }, 3),
    ] {
        let (mock, target) = (mock().await, directory());
        let getty = fast_retries(&mock);
        mock.fail_always("download_image", fault);
        let error = getty.download_image("42").to_file(target.path().join("wanted.jpg")).await.unwrap_err();
        assert_eq!(error.outcome(), Outcome::NotDone, "{name}: {error:?}");
        assert_eq!(mock.call_count("download_image"), posts, "{name}");
        assert!(names(target.path()).is_empty(), "{name}");

        mock.clear_faults();
        getty.download_image("42").to_file(target.path().join("wanted.jpg")).await.unwrap();
        assert_eq!(mock.call_count("get_image_download_history"), 0, "{name}");
    }
}

#[tokio::test]
async fn a_refusal_does_not_resolve_an_outcome_that_is_not_known() {
    let (mock, target) = (mock().await, directory());
    let (getty, path) = (fast_retries(&mock), target.path().join("wanted.jpg"));
    mock.fail_next("download_image", 1, Fault::ResetAfterProcessing);
    mock.fail_next("download_image", 1, Fault::Status(404));
    let download = getty.download_image("42").on_unknown_outcome(UnknownOutcomePolicy::AuthorizeAgain);
    let error = download.to_file(&path).await.unwrap_err();
    assert_eq!(error.outcome(), Outcome::NotDone, "{error:?}");
    assert_eq!(names(target.path()), [JOURNAL]);

    // The next run still knows of the first request, which was counted.
    let error = getty.download_image("42").to_file(&path).await.unwrap_err();
    let Some(DownloadFailure::OutcomeUnknown { seen: Some(1), .. }) = error.download_failure() else {
        panic!("{error:?}")
    };
    assert_eq!(mock.call_count("download_image"), 2);
}
