//! The one request that costs: sent once, written down before and after, and asked about when in doubt.

use std::time::Duration;

use getty_api_ext::raw::types::AssetDownload;
use getty_api_ext::{
    DownloadEvent, DownloadFailure, DownloadSubject, ErrorKind, Outcome, SavedBy, WhenExpired, WhenUnknown,
};
use getty_api_mock::{Asset, Canned, Fault, MockGetty};

use crate::origin::{Act, At, End, Kind, Origin, Version};
use crate::rows::hasty;
use crate::support::{client, directory, names, read};

const JOURNAL: &str = ".wanted.jpg.getty-download.json";

async fn mock() -> MockGetty {
    let mock = MockGetty::start().await;
    mock.add_asset(Asset::image("42"));
    mock
}

/// A failure of the metered request after which nobody knows, and whether the server acted.
fn doubts() -> Vec<(&'static str, Fault, bool)> {
    vec![
        ("reset before the answer", Fault::ResetAfterActing, true),
        ("reset in the head", Fault::ResetInHeaders, true),
        ("cut before the body", Fault::CutBodyAt(0), true),
        ("cut in the body", Fault::CutBodyAt(5), true),
        ("reset in the body", Fault::ResetBodyAt(5), true),
        ("half of the JSON", Fault::TruncatedJson, true),
        ("reset without acting", Fault::Reset, false),
        ("500", Fault::Status(500), false),
        ("502", Fault::Status(502), false),
        ("503", Fault::Status(503), false),
        ("504", Fault::Status(504), false),
        ("an answer without a URI", Fault::Answer(Canned::new(200).json(&serde_json::json!({}))), false),
        (
            "an answer with an empty URI",
            Fault::Answer(Canned::new(200).json(&serde_json::json!({"uri": " "}))),
            false,
        ),
        (
            "an answer with no usable URI",
            Fault::Answer(Canned::new(200).json(&serde_json::json!({"uri": "data:,x"}))),
            false,
        ),
    ]
}

#[tokio::test]
async fn an_outcome_that_is_not_known_is_reported_and_not_paid_for_again() {
    for (name, fault, acted) in doubts() {
        let (mock, target) = (mock().await, directory());
        let (getty, path) = (hasty(&mock), target.path().join("wanted.jpg"));
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
            assert_eq!(mock.count_of("download_image"), 1, "{name}, run {run}");
            assert_eq!(mock.count_of("get_image_download_history"), run + 1, "{name}");
            assert_eq!(names(target.path()), [JOURNAL], "{name}, run {run}");
        }

        // Only where the history was asked and does not show it is it asked for again.
        let cautious =
            getty.download_image("42").when_unknown(WhenUnknown::AuthorizeIfNotSeen).to_file(&path);
        let cautious = cautious.await;
        assert_eq!(cautious.is_ok(), !acted, "{name}: {cautious:?}");
        if acted {
            let again = getty.download_image("42").when_unknown(WhenUnknown::AuthorizeAgain).to_file(&path);
            assert_eq!(again.await.unwrap().by, SavedBy::Download, "{name}");
        }
        assert_eq!(mock.count_of("download_image"), 2, "{name}");
        assert_eq!(read(&path), mock.file("42").unwrap(), "{name}");
        assert_eq!(names(target.path()), ["wanted.jpg"], "{name}");
    }
}

#[tokio::test]
async fn a_policy_can_resolve_the_doubt_in_the_same_run() {
    for (name, fault, _) in doubts() {
        let (mock, target) = (mock().await, directory());
        mock.fail_next("download_image", 1, fault);
        let getty = hasty(&mock);
        let download = getty.download_image("42").when_unknown(WhenUnknown::AuthorizeAgain);
        let saved = download.to_directory(target.path()).await.unwrap();
        assert_eq!(read(saved.path), mock.file("42").unwrap(), "{name}");
        assert_eq!(mock.count_of("get_image_download_history"), 1, "{name}");
        assert_eq!(mock.count_of("download_image"), 2, "{name}");
    }
}

#[tokio::test]
async fn doubt_that_comes_twice_is_not_resolved_a_third_time() {
    let (mock, target) = (mock().await, directory());
    mock.fail_always("download_image", Fault::ResetAfterActing);
    let getty = hasty(&mock);
    let download = getty.download_image("42").when_unknown(WhenUnknown::AuthorizeAgain);
    let error = download.to_directory(target.path()).await.unwrap_err();
    assert_eq!(error.outcome(), Outcome::Unknown);
    assert_eq!(mock.count_of("download_image"), 2);
}

#[tokio::test]
async fn a_history_that_cannot_be_asked_resolves_nothing() {
    let (mock, target) = (mock().await, directory());
    mock.fail_next("download_image", 1, Fault::Reset);
    mock.fail_always("get_image_download_history", Fault::Status(503));
    let getty = hasty(&mock);
    let download = getty.download_image("42").when_unknown(WhenUnknown::AuthorizeIfNotSeen);
    let error = download.to_file(target.path().join("wanted.jpg")).await.unwrap_err();
    let unknown = error.download_failure();
    assert!(matches!(unknown, Some(DownloadFailure::OutcomeUnknown { seen: None, .. })), "{error:?}");
    assert_eq!(mock.count_of("download_image"), 1);
}

#[tokio::test]
async fn an_error_with_doubt_can_ask_the_history_itself() {
    for acted in [true, false] {
        let mock = mock().await;
        let getty = hasty(&mock);
        mock.fail_next("download_image", 1, if acted { Fault::ResetAfterActing } else { Fault::Reset });
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
    let getty = hasty(&mock);
    mock.fail_next("download_image", 1, Fault::ResetAfterActing);
    let error = getty.download_image("42").to_memory(1 << 20).await.unwrap_err();
    let mut unresolved = error.unresolved_download().unwrap().clone();
    assert_eq!(unresolved.reconcile(&getty).await.unwrap().len(), 1);
    unresolved.sent_at = "2999-01-01T00:00:00Z".parse().unwrap();
    assert!(unresolved.reconcile(&getty).await.unwrap().is_empty());
}

#[tokio::test]
async fn a_clear_refusal_leaves_nothing_to_remember() {
    let forbidden = serde_json::json!({"ErrorCode": "OverageLimitReached", "ErrorMessage": "used up"});
    for (name, fault, posts) in [
        ("400", Fault::Answer(Canned::new(400).json(&serde_json::json!({"ErrorCode": "InvalidProduct"}))), 1),
        ("401, refused again", Fault::Status(401), 2),
        ("403", Fault::Answer(Canned::new(403).json(&forbidden)), 1),
        ("404", Fault::Status(404), 1),
        ("409", Fault::Status(409), 1),
        ("429 to the end", Fault::RateLimited { retry_after: Some("0".to_owned()) }, 3),
    ] {
        let (mock, target) = (mock().await, directory());
        let getty = hasty(&mock);
        mock.fail_always("download_image", fault);
        let error = getty.download_image("42").to_file(target.path().join("wanted.jpg")).await.unwrap_err();
        assert_eq!(error.outcome(), Outcome::NotDone, "{name}: {error:?}");
        assert_eq!(mock.count_of("download_image"), posts, "{name}");
        assert!(names(target.path()).is_empty(), "{name}");

        mock.clear_faults();
        getty.download_image("42").to_file(target.path().join("wanted.jpg")).await.unwrap();
        assert_eq!(mock.count_of("get_image_download_history"), 0, "{name}");
    }
}

/// A download that was paid for and broke off.
async fn broken_off(origin: &Origin, mock: &MockGetty, path: &std::path::Path) {
    mock.deliver_from(origin.url());
    origin.plan([Act::cut(At::Body(5000), End::Close)]);
    let error = hasty(mock).download_image("42").attempts(1).to_file(path).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Connection, "{error:?}");
    assert_eq!(mock.count_of("download_image"), 1);
}

#[tokio::test]
async fn an_authorisation_is_used_again_as_long_as_it_delivers() {
    let (mock, target) = (mock().await, directory());
    let path = target.path().join("wanted.jpg");
    let origin = Origin::start(Version::new(Kind::Etag, 20_000, 1));
    broken_off(&origin, &mock, &path).await;

    let saved = client(&mock).download_image("42").to_file(&path).await.unwrap();

    assert_eq!(saved.by, SavedBy::Resumption);
    assert_eq!(read(&path), *origin.file());
    assert_eq!(origin.seen()[1].range.as_deref(), Some("bytes=5000-"));
    assert_eq!(mock.count_of("download_image"), 1);
    assert_eq!(mock.count_of("get_image_download_history"), 0);
}

#[tokio::test]
async fn an_expired_address_is_replaced_after_the_history_was_asked() {
    for status in [403, 404, 410] {
        let (mock, target) = (mock().await, directory());
        let path = target.path().join("wanted.jpg");
        let origin = Origin::start(Version::new(Kind::Etag, 20_000, 1));
        broken_off(&origin, &mock, &path).await;
        // Once might be a mistake of the moment.
        origin.plan(vec![Act::instead(status, "<Error/>"); 2]);
        let events = std::sync::Arc::new(std::sync::Mutex::new(Vec::new()));
        let noted = events.clone();
        let note =
            move |_: &DownloadSubject, event: &DownloadEvent| noted.lock().unwrap().push(event.clone());

        let getty = client(&mock);
        let download = getty.download_image("42").backoff(Duration::from_millis(1)).observe(note);
        download.to_file(&path).await.unwrap();

        let events = events.lock().unwrap();
        let asked =
            events.iter().position(|event| matches!(event, DownloadEvent::HistoryAsked { seen: Some(1) }));
        let again = events.iter().position(|event| *event == DownloadEvent::Authorized { reused: false });
        assert!(asked.unwrap() < again.unwrap(), "{status}: {events:?}");
        assert_eq!(read(&path), *origin.file());
        // What was transferred under the first authorisation stays transferred.
        assert_eq!(origin.seen().last().unwrap().range.as_deref(), Some("bytes=5000-"));
        assert_eq!(mock.count_of("download_image"), 2);
    }
}

#[tokio::test]
async fn an_expired_address_is_an_error_where_the_policy_says_so() {
    let (mock, target) = (mock().await, directory());
    let path = target.path().join("wanted.jpg");
    let origin = Origin::start(Version::new(Kind::Etag, 20_000, 1));
    broken_off(&origin, &mock, &path).await;
    origin.always(Act::instead(403, "<Error/>"));
    let fast = Duration::from_millis(1);

    let getty = client(&mock);
    let download = getty.download_image("42").backoff(fast).when_expired(WhenExpired::Fail);
    let error = download.to_file(&path).await.unwrap_err();
    assert_eq!(error.download_failure(), Some(&DownloadFailure::Expired { status: 403 }));
    assert_eq!(mock.count_of("download_image"), 1);

    // A new address that is refused as well is not replaced by a third.
    let error = client(&mock).download_image("42").backoff(fast).to_file(&path).await.unwrap_err();
    assert_eq!(error.download_failure(), Some(&DownloadFailure::Expired { status: 403 }));
    assert_eq!(mock.count_of("download_image"), 2);
}

#[tokio::test]
async fn deliveries_of_the_mock_expire_after_a_day() {
    let (mock, target) = (mock().await, directory());
    let getty = hasty(&mock);
    mock.fail_next("delivery", 3, Fault::CutBodyAt(10));
    let download = || getty.download_image("42").attempts(3).backoff(Duration::from_millis(1));
    download().to_directory(target.path()).await.unwrap_err();
    mock.clock().advance(Duration::from_secs(25 * 3600));

    let saved = download().to_directory(target.path()).await.unwrap();

    assert_eq!(read(saved.path), mock.file("42").unwrap());
    assert_eq!(mock.downloads_of("42"), 2);
    // Asked once, and again with a new token where the old one had expired as well.
    assert!(mock.count_of("get_image_download_history") >= 1);
    mock.assert_no_credentials_left_api();
}

#[tokio::test]
async fn an_authorisation_can_be_kept_and_used_elsewhere() {
    let (mock, target) = (mock().await, directory());
    let getty = client(&mock);
    let authorized = getty.download_image("42").authorize().await.unwrap();
    assert!(!format!("{authorized:?}").contains(authorized.uri.path()));
    let kept = serde_json::to_string(&authorized).unwrap();

    let authorized: getty_api_ext::AuthorizedDownload = serde_json::from_str(&kept).unwrap();
    let saved = getty.download_authorized(authorized.clone()).to_directory(target.path()).await.unwrap();
    assert_eq!(read(&saved.path), mock.file("42").unwrap());
    let memory = getty.download_authorized(authorized.clone()).to_memory(1 << 20).await.unwrap();
    assert_eq!(memory.bytes, mock.file("42").unwrap());
    assert_eq!(mock.downloads_of("42"), 1);

    mock.clock().advance(Duration::from_secs(25 * 3600));
    let error = getty.download_authorized(authorized).to_memory(1 << 20).await.unwrap_err();
    assert_eq!(error.download_failure(), Some(&DownloadFailure::Expired { status: 403 }));
    assert_eq!(mock.downloads_of("42"), 1);
}
