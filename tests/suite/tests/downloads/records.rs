//! What a second run knows of the first: records beside files in a directory.

use std::fs;
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use getty_api_ext::{
    Collision, DownloadEvent, DownloadFailure, DownloadSubject, Error, ExpiredPolicy, Getty, SaveOutcome,
    Saved,
};
use getty_api_mock::{Asset, MockGetty};

use crate::origin::{Kind, Origin, Step, Version};
use crate::support::{a_day_later, client, directory, names, not_reported, read, shown};

const RECORD: &str = ".image-42.getty-download.json";
const POLICIES: [Collision; 4] =
    [Collision::Fail, Collision::SkipIfComplete, Collision::Overwrite, Collision::Number];

async fn mock() -> MockGetty {
    let mock = MockGetty::start().await;
    mock.add_asset(Asset::image("42").bytes(vec![7; 50_000]));
    mock
}

async fn download(getty: &Getty, collision: Collision, target: &Path) -> Result<Saved, Error> {
    let download = getty.download_image("42").on_collision(collision).backoff(Duration::from_millis(1));
    download.to_directory(target).await
}

#[tokio::test]
async fn a_second_run_costs_nothing_under_any_policy() {
    for collision in POLICIES {
        let (mock, target) = (mock().await, directory());
        let getty = client(&mock);
        let first = download(&getty, collision, target.path()).await.unwrap();
        assert_eq!(first.outcome, SaveOutcome::Download, "{collision:?}");
        assert_eq!(names(target.path()), [RECORD, "GettyImages-42.jpg"], "{collision:?}");

        let second = download(&getty, collision, target.path()).await.unwrap();

        match collision {
            Collision::Fail | Collision::SkipIfComplete => {
                assert_eq!((second.outcome, &second.path), (SaveOutcome::Skip, &first.path), "{collision:?}");
                assert_eq!(mock.call_count("delivery"), 1, "{collision:?}");
            }
            Collision::Overwrite => {
                assert_eq!((second.outcome, &second.path), (SaveOutcome::Resumption, &first.path));
                assert_eq!(mock.call_count("delivery"), 2);
            }
            _ => assert_eq!(second.path, target.path().join("GettyImages-42 (2).jpg")),
        }
        assert_eq!(read(&second.path), vec![7; 50_000], "{collision:?}");
        assert_eq!(mock.call_count("download_image"), 1, "{collision:?}");
        assert_eq!(names(target.path())[0], RECORD, "{collision:?}");
    }
}

#[tokio::test]
async fn a_run_that_was_killed_before_it_recorded_the_outcome_is_trusted_under_any_policy() {
    for collision in POLICIES {
        let (mock, target) = (mock().await, directory());
        let getty = client(&mock);
        let first = download(&getty, collision, target.path()).await.unwrap();
        not_reported(&target.path().join(RECORD));

        let second = download(&getty, collision, target.path()).await.unwrap();

        assert_eq!((second.outcome, second.path), (SaveOutcome::EarlierRun, first.path), "{collision:?}");
        assert_eq!(shown(target.path()), ["GettyImages-42.jpg"], "{collision:?}");
        assert_eq!((mock.call_count("download_image"), mock.call_count("delivery")), (1, 1), "{collision:?}");
    }
}

#[tokio::test]
async fn a_removed_file_is_fetched_again_and_paid_twice_only_when_its_url_has_expired() {
    let (mock, target) = (mock().await, directory());
    let origin = Origin::start(Version::new(Kind::Etag, 20_000, 1));
    mock.set_delivery_base_url(origin.url());
    let getty = client(&mock);
    let first = download(&getty, Collision::Fail, target.path()).await.unwrap();
    fs::remove_file(&first.path).unwrap();

    let second = download(&getty, Collision::Fail, target.path()).await.unwrap();
    assert_eq!((second.outcome, read(&second.path)), (SaveOutcome::Resumption, origin.file().to_vec()));
    assert_eq!(mock.call_count("download_image"), 1);

    fs::remove_file(&second.path).unwrap();
    a_day_later(&target.path().join(RECORD));
    origin.always(Step::respond(403, "<Error/>"));
    let never = getty.download_image("42").on_expired(ExpiredPolicy::Fail).to_directory(target.path()).await;
    assert_eq!(never.unwrap_err().download_failure(), Some(&DownloadFailure::Expired { status: 403 }));
    assert_eq!(mock.call_count("download_image"), 1);
    origin.heal();
    origin.plan([Step::respond(403, "<Error/>")]);
    let third = download(&getty, Collision::Fail, target.path()).await.unwrap();
    assert_eq!((third.outcome, read(&third.path)), (SaveOutcome::Download, origin.file().to_vec()));
    assert_eq!(mock.call_count("download_image"), 2);
    assert_eq!(mock.call_count("get_image_download_history"), 1);
}

#[tokio::test]
async fn a_changed_file_is_neither_lost_nor_paid_twice() {
    for collision in [Collision::Fail, Collision::SkipIfComplete] {
        let (mock, target) = (mock().await, directory());
        let getty = client(&mock);
        let first = download(&getty, collision, target.path()).await.unwrap();
        fs::write(&first.path, "retouched").unwrap();
        a_day_later(&target.path().join(RECORD));

        let error = download(&getty, collision, target.path()).await.unwrap_err();

        assert_eq!(error.download_failure(), Some(&DownloadFailure::Exists { path: first.path.clone() }));
        assert_eq!(read(&first.path), b"retouched");
        assert_eq!((mock.call_count("download_image"), mock.call_count("delivery")), (1, 1), "{collision:?}");
    }
}

#[tokio::test]
async fn a_sum_is_of_what_is_there_now() {
    let (mock, target) = (mock().await, directory());
    let getty = client(&mock);
    let run = || getty.download_image("42").sha256(true).to_directory(target.path());
    let first = run().await.unwrap();
    assert_eq!(run().await.unwrap().sha256, first.sha256);
    fs::write(&first.path, vec![8; 50_000]).unwrap();
    assert_ne!(run().await.unwrap().sha256, first.sha256);
    assert_eq!(mock.call_count("download_image"), 1);
}

#[tokio::test]
async fn a_name_that_is_taken_is_paid_for_once_however_often_it_is_tried() {
    for (collision, other) in [(Collision::Fail, 50_000), (Collision::SkipIfComplete, 7)] {
        let (mock, target) = (mock().await, directory());
        let (getty, path) = (client(&mock), target.path().join("GettyImages-42.jpg"));
        fs::write(&path, vec![1; other]).unwrap();
        for _ in 0..3 {
            let error = download(&getty, collision, target.path()).await.unwrap_err();
            assert_eq!(error.download_failure(), Some(&DownloadFailure::Exists { path: path.clone() }));
            // A day later the URL has expired, and another is metered.
            a_day_later(&target.path().join(RECORD));
        }
        assert_eq!((mock.call_count("download_image"), mock.call_count("delivery")), (1, 1), "{collision:?}");
        assert_eq!(read(&path), vec![1; other]);
    }
    // What is there may be the file, once the policy takes it for that.
    let (mock, target) = (mock().await, directory());
    fs::write(target.path().join("GettyImages-42.jpg"), vec![7; 50_000]).unwrap();
    download(&client(&mock), Collision::Fail, target.path()).await.unwrap_err();
    let saved = download(&client(&mock), Collision::SkipIfComplete, target.path()).await.unwrap();
    assert_eq!(saved.outcome, SaveOutcome::Skip);
    assert_eq!((mock.call_count("download_image"), mock.call_count("delivery")), (1, 1));
}

#[tokio::test]
async fn what_costs_nothing_leaves_a_record_only_where_it_is_of_use() {
    let (mock, target) = (mock().await, directory());
    let origin = Origin::start(Version::new(Kind::Etag, 20_000, 1));
    let getty = client(&mock);
    let url: url::Url = origin.url().parse().unwrap();
    getty.download_url(url.clone()).to_directory(target.path()).await.unwrap();
    assert_eq!(names(target.path()), shown(target.path()));

    let skip = || getty.download_url(url.clone()).on_collision(Collision::SkipIfComplete);
    skip().to_directory(target.path()).await.unwrap();
    let seen = origin.seen().len();
    assert_eq!(skip().to_directory(target.path()).await.unwrap().outcome, SaveOutcome::Skip);
    assert_eq!(origin.seen().len(), seen);
}

#[tokio::test]
async fn a_newly_signed_url_replaces_the_old_one() {
    let (mock, target) = (mock().await, directory());
    let origin = Origin::start(Version::new(Kind::Etag, 20_000, 1));
    let (getty, path) = (client(&mock), target.path().join("wanted.jpg"));
    let url = |signature: &str| format!("{}?signature={signature}", origin.url()).parse().unwrap();
    origin.plan([Step::cut(crate::origin::At::Body(5000), crate::origin::End::Close)]);
    getty.download_url(url("old")).attempts(1).to_file(&path).await.unwrap_err();

    getty.download_url(url("new")).to_file(&path).await.unwrap();

    assert_eq!(read(&path), *origin.file());
    assert_eq!(names(target.path()), ["wanted.jpg"]);
}

#[tokio::test]
async fn an_empty_file_or_a_directory_is_no_download_and_costs_nothing() {
    let (mock, target) = (mock().await, directory());
    let getty = client(&mock);
    let (empty, directory) = (target.path().join("empty.jpg"), target.path().join("directory.jpg"));
    fs::write(&empty, "").unwrap();
    fs::create_dir(&directory).unwrap();
    for (path, collision) in [
        (&empty, Collision::SkipIfComplete),
        (&directory, Collision::SkipIfComplete),
        (&directory, Collision::Overwrite),
    ] {
        let error = getty.download_image("42").on_collision(collision).to_file(path).await.unwrap_err();
        let failure = error.download_failure();
        assert_eq!(failure, Some(&DownloadFailure::Exists { path: path.clone() }), "{collision:?}");
    }
    assert_eq!(mock.call_count("download_image"), 0);
}

#[cfg(unix)]
#[tokio::test]
async fn a_journal_does_not_overwrite_a_foreign_file() {
    use std::os::unix::fs::{MetadataExt as _, symlink};

    let (mock, target) = (mock().await, directory());
    let elsewhere = target.path().join("elsewhere");
    fs::write(&elsewhere, "precious").unwrap();
    symlink(&elsewhere, target.path().join(format!("{RECORD}.new"))).unwrap();

    download(&client(&mock), Collision::Fail, target.path()).await.unwrap();

    assert_eq!(read(&elsewhere), b"precious");
    let record = fs::symlink_metadata(target.path().join(RECORD)).unwrap();
    assert_eq!((record.is_file(), record.mode() & 0o777), (true, 0o600));
}

#[cfg(unix)]
#[tokio::test]
async fn a_target_may_have_any_name_the_file_system_takes() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;

    let (mock, target) = (mock().await, directory());
    let path = target.path().join(OsStr::from_bytes(b"not utf-8 \xff.jpg"));
    for expected in ["not utf-8 \u{fffd}.jpg", "not utf-8 \u{fffd} (2).jpg"] {
        let getty = client(&mock);
        let saved = getty.download_image("42").on_collision(Collision::Number).to_file(&path).await.unwrap();
        assert_eq!(saved.path.file_name().unwrap().to_string_lossy(), expected);
        assert_eq!(read(saved.path), vec![7; 50_000]);
    }
    // As a run leaves it that was killed at the very end.
    let journal = target.path().join(OsStr::from_bytes(b".not utf-8 \xff.jpg.getty-download.json"));
    fs::write(
        &journal,
        r#"{"version": 1, "subject": {"asset": {"kind": "image", "id": "42"}},
            "placed": {"file_name": [110,111,116,32,117,116,102,45,56,32,255,46,106,112,103], "bytes": 50000}}"#,
    )
    .unwrap();
    let saved = client(&mock).download_image("42").to_file(&path).await.unwrap();
    assert_eq!((saved.outcome, saved.path), (SaveOutcome::EarlierRun, path));
    assert!(!journal.exists());
}

#[tokio::test]
async fn each_successful_download_emits_a_finished_event() {
    let (mock, target) = (mock().await, directory());
    let getty = client(&mock);
    let events = Arc::new(Mutex::new(Vec::new()));
    let path = target.path().join("GettyImages-42.jpg");
    fs::write(&path, vec![7; 50_000]).unwrap();
    for to_file in [true, false, false] {
        let noted = Arc::clone(&events);
        let note =
            move |_: &DownloadSubject, event: &DownloadEvent| noted.lock().unwrap().push(event.clone());
        let download = getty.download_image("42").on_collision(Collision::SkipIfComplete).observe(note);
        let saved = match to_file {
            true => download.to_file(&path).await.unwrap(),
            false => download.to_directory(target.path()).await.unwrap(),
        };
        assert_eq!(saved.outcome, SaveOutcome::Skip);
        let events = std::mem::take(&mut *events.lock().unwrap());
        assert_eq!(events.last(), Some(&DownloadEvent::Finished { bytes: 50_000 }));
        let ends = events.iter().filter(|event| matches!(event, DownloadEvent::Finished { .. })).count();
        assert_eq!(ends, 1, "{events:?}");
    }
}

#[tokio::test]
async fn a_url_is_in_no_debug_output() {
    let mock = mock().await;
    let getty = client(&mock);
    let url: url::Url = "https://files.example.com/a/secret-path?signature=secret".parse().unwrap();
    let shown = format!("{:?} {:?}", DownloadSubject::Url(url.clone()), getty.download_url(url));
    assert!(shown.contains("files.example.com") && !shown.contains("secret"), "{shown}");
}
