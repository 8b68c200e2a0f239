//! Delivery URLs: used while they are valid, and replaced only after they expired.

use std::path::{Path, PathBuf};
use std::time::Duration;

use getty_api_ext::{
    DownloadEvent, DownloadFailure, DownloadSubject, Error, ErrorKind, ExpiredPolicy, SaveOutcome,
};
use getty_api_mock::{Asset, Fault, MockGetty};

use crate::origin::{At, End, Kind, Origin, Step, Version};
use crate::rows::fast_retries;
use crate::support::{a_day_later, client, directory, read};

async fn mock() -> MockGetty {
    let mock = MockGetty::start().await;
    mock.add_asset(Asset::image("42"));
    mock
}

fn journal(path: &Path) -> PathBuf {
    path.with_file_name(".wanted.jpg.getty-download.json")
}

fn is_refused(error: &Error) -> bool {
    matches!(error.download_failure(), Some(DownloadFailure::Refused { status: 403, .. }))
}

/// A download that was paid for and broke off.
async fn broken_off(origin: &Origin, mock: &MockGetty, path: &std::path::Path) {
    mock.set_delivery_base_url(origin.url());
    origin.plan([Step::cut(At::Body(5000), End::Close)]);
    let error = fast_retries(mock).download_image("42").attempts(1).to_file(path).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Connection, "{error:?}");
    assert_eq!(mock.call_count("download_image"), 1);
}

#[tokio::test]
async fn an_authorisation_is_reused_as_long_as_it_delivers() {
    let (mock, target) = (mock().await, directory());
    let path = target.path().join("wanted.jpg");
    let origin = Origin::start(Version::new(Kind::Etag, 20_000, 1));
    broken_off(&origin, &mock, &path).await;

    let saved = client(&mock).download_image("42").to_file(&path).await.unwrap();

    assert_eq!(saved.outcome, SaveOutcome::Resumption);
    assert_eq!(read(&path), *origin.file());
    assert_eq!(origin.seen()[1].range.as_deref(), Some("bytes=5000-"));
    assert_eq!(mock.call_count("download_image"), 1);
    assert_eq!(mock.call_count("get_image_download_history"), 0);
}

#[tokio::test]
async fn an_expired_url_is_replaced_after_the_history_was_queried() {
    for status in [403, 404, 410] {
        let (mock, target) = (mock().await, directory());
        let path = target.path().join("wanted.jpg");
        let origin = Origin::start(Version::new(Kind::Etag, 20_000, 1));
        broken_off(&origin, &mock, &path).await;
        a_day_later(&journal(&path));
        origin.plan([Step::respond(status, "<Error/>")]);
        let events = std::sync::Arc::new(std::sync::Mutex::new(Vec::new()));
        let noted = events.clone();
        let note =
            move |_: &DownloadSubject, event: &DownloadEvent| noted.lock().unwrap().push(event.clone());

        let getty = client(&mock);
        let download = getty.download_image("42").backoff(Duration::from_millis(1)).observe(note);
        download.to_file(&path).await.unwrap();

        let events = events.lock().unwrap();
        let requested =
            events.iter().position(|event| matches!(event, DownloadEvent::HistoryAsked { seen: Some(1) }));
        let again = events.iter().position(|event| *event == DownloadEvent::Authorized { reused: false });
        assert!(requested.unwrap() < again.unwrap(), "{status}: {events:?}");
        assert_eq!(read(&path), *origin.file());
        // What was transferred under the first authorisation stays transferred.
        assert_eq!(origin.seen().last().unwrap().range.as_deref(), Some("bytes=5000-"));
        assert_eq!(mock.call_count("download_image"), 2);
    }
}

#[tokio::test]
async fn an_expired_url_is_an_error_under_that_policy() {
    let (mock, target) = (mock().await, directory());
    let path = target.path().join("wanted.jpg");
    let origin = Origin::start(Version::new(Kind::Etag, 20_000, 1));
    broken_off(&origin, &mock, &path).await;
    a_day_later(&journal(&path));
    origin.always(Step::respond(403, "<Error/>"));
    let fast = Duration::from_millis(1);

    let getty = client(&mock);
    let download = getty.download_image("42").backoff(fast).on_expired(ExpiredPolicy::Fail);
    let error = download.to_file(&path).await.unwrap_err();
    assert_eq!(error.download_failure(), Some(&DownloadFailure::Expired { status: 403 }));
    assert_eq!(mock.call_count("download_image"), 1);

    // A new URL that is refused as well is not replaced by a third.
    let error = client(&mock).download_image("42").backoff(fast).to_file(&path).await.unwrap_err();
    assert!(is_refused(&error), "{error:?}");
    assert_eq!(mock.call_count("download_image"), 2);
}

#[tokio::test]
async fn deliveries_of_the_mock_expire_after_a_day() {
    let (mock, target) = (mock().await, directory());
    let getty = fast_retries(&mock);
    mock.fail_next("delivery", 3, Fault::TruncateBodyAt(10));
    let download = || getty.download_image("42").attempts(3).backoff(Duration::from_millis(1));
    download().to_directory(target.path()).await.unwrap_err();
    mock.clock().advance(Duration::from_secs(25 * 3600));
    a_day_later(&target.path().join(".image-42.getty-download.json"));

    let saved = download().to_directory(target.path()).await.unwrap();

    assert_eq!(read(saved.path), mock.file("42").unwrap());
    assert_eq!(mock.asset_download_count("42"), 2);
    // Queried once, and retried with a new token when the old one had expired as well.
    assert!(mock.call_count("get_image_download_history") >= 1);
    mock.assert_no_leaked_credentials();
}

#[tokio::test]
async fn nothing_is_paid_twice_while_the_history_cannot_be_queried() {
    let (mock, target) = (mock().await, directory());
    let getty = fast_retries(&mock);
    mock.fail_next("delivery", 3, Fault::TruncateBodyAt(10));
    let download = || getty.download_image("42").attempts(3).backoff(Duration::from_millis(1));
    download().to_directory(target.path()).await.unwrap_err();
    mock.clock().advance(Duration::from_secs(25 * 3600));
    a_day_later(&target.path().join(".image-42.getty-download.json"));
    mock.fail_always("get_image_download_history", Fault::Status(503));

    for _ in 0..2 {
        let error = download().to_directory(target.path()).await.unwrap_err();
        assert_eq!(error.download_failure(), Some(&DownloadFailure::Expired { status: 403 }));
    }
    assert_eq!(mock.asset_download_count("42"), 1);

    mock.clear_faults();
    let saved = download().to_directory(target.path()).await.unwrap();
    assert_eq!(read(saved.path), mock.file("42").unwrap());
    assert_eq!(mock.asset_download_count("42"), 2);
}

#[tokio::test]
async fn an_authorisation_can_be_stored_and_used_elsewhere() {
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
    assert_eq!(mock.asset_download_count("42"), 1);

    mock.clock().advance(Duration::from_secs(25 * 3600));
    let error = getty.download_authorized(authorized.clone()).to_memory(1 << 20).await.unwrap_err();
    assert!(is_refused(&error), "by this machine's clock it is not over: {error:?}");
    let mut authorized = authorized;
    authorized.expires_at = authorized.authorized_at;
    let error = getty.download_authorized(authorized).to_memory(1 << 20).await.unwrap_err();
    assert_eq!(error.download_failure(), Some(&DownloadFailure::Expired { status: 403 }));
    assert_eq!(mock.asset_download_count("42"), 1);
}

#[tokio::test]
async fn a_url_that_is_refused_before_its_expiry_is_not_replaced_by_a_paid_one() {
    let (mock, target) = (mock().await, directory());
    let path = target.path().join("wanted.jpg");
    let origin = Origin::start(Version::new(Kind::Etag, 20_000, 1));
    mock.set_delivery_base_url(origin.url());
    origin.always(Step::respond(403, "<h1>Blocked by your company</h1>"));
    let getty = client(&mock);
    let download = || getty.download_image("42").backoff(Duration::from_millis(1));

    // On every attempt.
    for run in 0..4 {
        let error = download().to_file(&path).await.unwrap_err();
        assert!(is_refused(&error), "run {run}: {error:?}");
        assert!(error.to_string().contains("is valid until"), "{error}");
        assert_eq!(mock.call_count("download_image"), 1, "run {run}");
    }
    assert_eq!(mock.call_count("get_image_download_history"), 0);

    // The policy can allow a new metered request after the history was queried.
    let again = download().on_expired(ExpiredPolicy::AuthorizeWhenRefused).to_file(&path).await;
    assert!(is_refused(&again.unwrap_err()));
    assert_eq!(mock.call_count("download_image"), 2);
    assert_eq!(mock.call_count("get_image_download_history"), 1);

    origin.heal();
    let saved = download().to_file(&path).await.unwrap();
    assert_eq!((saved.outcome, read(&path)), (SaveOutcome::Resumption, origin.file().to_vec()));
    assert_eq!(mock.call_count("download_image"), 2);
}
