//! File names, destinations, collisions, and files beside a target.

use std::fs;
use std::path::Path;

use getty_api_ext::{Collision, DownloadFailure, Error, ErrorKind, SaveOutcome};
use getty_api_mock::{Asset, Fault, MockGetty};

use crate::origin::{At, End, Kind, Origin, Step, Version};
use crate::rows::fast_retries;
use crate::support::{TinyFilesystem, client, directory, names, read, shown};

const JOURNAL: &str = ".image-42.getty-download.json";
const DATA: &str = ".image-42.getty-download.part";

async fn mock() -> MockGetty {
    let mock = MockGetty::start().await;
    mock.add_asset(Asset::image("42").bytes(vec![7; 50_000]));
    mock
}

fn exists(error: &Error) -> bool {
    matches!(error.download_failure(), Some(DownloadFailure::Exists { .. }))
}

#[tokio::test]
async fn whatever_name_a_server_sends_the_file_stays_in_its_directory() {
    for (given, expected) in [
        ("../../escape.jpg", "escape.jpg"),
        ("..\\..\\escape.jpg", "escape.jpg"),
        ("/etc/cron.d/job", "job"),
        ("C:\\Windows\\x.jpg", "x.jpg"),
        ("\"quoted name.jpg\"", "quoted name.jpg"),
        ("\"../up.jpg\"", "up.jpg"),
        (".htaccess", "htaccess"),
        ("..", "GettyImages-42.jpg"),
        ("\"\"", "GettyImages-42.jpg"),
        ("CON.jpg", "_CON.jpg"),
        ("aux", "_aux"),
        ("a<b>c|d?.jpg", "a_b_c_d_.jpg"),
        ("trailing.jpg. . ", "trailing.jpg"),
        ("plain.jpg; filename*=UTF-8''na%C3%AFve%2F..%2Fx.jpg", "x.jpg"),
        ("plain.jpg; filename*=UTF-8''%E7%85%A7%E7%89%87.jpg", "照片.jpg"),
        (".getty-download.json", "getty-download.json"),
    ] {
        let (mock, target) = (mock().await, directory());
        mock.add_asset(Asset::image("42").bytes(vec![7; 1000]).file_name(given));
        let place = target.path().join("in/side");

        let saved = client(&mock).download_image("42").to_directory(&place).await.unwrap();

        assert_eq!(saved.path, place.join(expected), "{given}");
        assert_eq!(names(&place), [JOURNAL, expected], "{given}");
        assert_eq!(names(target.path()), ["in"], "{given}");
    }
}

#[tokio::test]
async fn a_name_of_any_length_fits() {
    let (mock, target) = (mock().await, directory());
    mock.add_asset(Asset::image("42").file_name(&format!("{}.jpeg", "x".repeat(5000))));
    let saved = client(&mock).download_image("42").to_directory(target.path()).await.unwrap();
    let name = saved.path.file_name().unwrap().to_str().unwrap();
    assert!(name.len() <= 200 && name.ends_with("x.jpeg"), "{name}");
    // The files beside a target need names as well.
    let longest = target.path().join("y".repeat(255));
    client(&mock).download_image("42").to_file(&longest).await.unwrap();
    assert!(longest.exists());
}

#[tokio::test]
async fn without_a_name_from_the_server_the_id_and_the_type_make_one() {
    let (mock, target) = (mock().await, directory());
    mock.fail_next("delivery", 1, Fault::WithoutHeader("content-disposition".to_owned()));
    let saved = client(&mock).download_image("42").to_directory(target.path()).await.unwrap();
    assert_eq!(saved.path, target.path().join("GettyImages-42.jpg"));
}

#[tokio::test]
async fn an_existing_file_is_treated_by_the_policy() {
    for directory_target in [false, true] {
        for collision in [Collision::Fail, Collision::SkipIfComplete, Collision::Overwrite, Collision::Number]
        {
            let (mock, target) = (mock().await, directory());
            let path = target.path().join("GettyImages-42.jpg");
            fs::write(&path, "precious").unwrap();
            let getty = client(&mock);
            let download = getty.download_image("42").on_collision(collision);
            let result = match directory_target {
                true => download.to_directory(target.path()).await,
                false => download.to_file(&path).await,
            };
            let case = format!("{collision:?}, directory: {directory_target}");
            let untouched = read(&path) == b"precious";
            match collision {
                Collision::Overwrite => {
                    assert_eq!(read(result.unwrap().path), vec![7; 50_000], "{case}");
                    assert_eq!(shown(target.path()), ["GettyImages-42.jpg"], "{case}");
                }
                Collision::Number => {
                    let saved = result.unwrap();
                    assert_eq!(saved.path, target.path().join("GettyImages-42 (2).jpg"), "{case}");
                    assert_eq!(read(saved.path), vec![7; 50_000], "{case}");
                    assert!(untouched, "{case}");
                }
                Collision::SkipIfComplete if !directory_target => {
                    assert_eq!(result.unwrap().outcome, SaveOutcome::Skip, "{case}");
                    assert_eq!(mock.asset_download_count("42"), 0, "{case}");
                    assert!(untouched, "{case}");
                }
                _ => {
                    assert!(exists(&result.unwrap_err()), "{case}");
                    assert!(untouched, "{case}");
                    // Where only the server knows the name, it is paid by then, and that is remembered.
                    assert_eq!(mock.asset_download_count("42"), usize::from(directory_target), "{case}");
                    fs::remove_file(&path).unwrap();
                    getty.download_image("42").to_directory(target.path()).await.unwrap();
                    assert_eq!(mock.asset_download_count("42"), 1, "{case}");
                }
            }
        }
    }
}

#[tokio::test]
async fn a_file_of_the_right_length_under_the_servers_name_is_not_transferred_twice() {
    let (mock, target) = (mock().await, directory());
    fs::write(target.path().join("GettyImages-42.jpg"), vec![7; 50_000]).unwrap();
    let getty = client(&mock);
    let download = getty.download_image("42").on_collision(Collision::SkipIfComplete).sha256(true);
    let saved = download.to_directory(target.path()).await.unwrap();
    assert_eq!(saved.outcome, SaveOutcome::Skip);
    assert_eq!(saved.sha256.unwrap().len(), 64);
}

#[tokio::test]
async fn numbers_go_on_until_one_is_free() {
    let (mock, target) = (mock().await, directory());
    for expected in ["wanted.jpg", "wanted (2).jpg", "wanted (3).jpg", "wanted (4).jpg"] {
        let getty = client(&mock);
        let download = getty.download_image("42").on_collision(Collision::Number);
        let saved = download.to_file(target.path().join("wanted.jpg")).await.unwrap();
        assert_eq!(saved.path, target.path().join(expected));
    }
}

#[tokio::test]
async fn destinations_that_cannot_be_written_cost_nothing() {
    let (mock, target) = (mock().await, directory());
    fs::write(target.path().join("file"), "").unwrap();
    let getty = client(&mock);
    let in_a_file = target.path().join("file/below");
    let missing = target.path().join("missing/wanted.jpg");
    let errors = [
        getty.download_image("42").to_directory(&in_a_file).await.unwrap_err(),
        getty.download_image("42").to_file(in_a_file.join("wanted.jpg")).await.unwrap_err(),
        getty.download_image("42").to_file(&missing).await.unwrap_err(),
        getty.download_image("42").to_file("/").await.unwrap_err(),
        getty.download_image("42").to_file(target.path().join("..")).await.unwrap_err(),
        getty.download_image("42").to_directory("/proc/self/wanted").await.unwrap_err(),
    ];
    for error in errors {
        assert!(matches!(error.kind(), ErrorKind::File | ErrorKind::Invalid), "{error:?}");
    }
    assert_eq!(mock.call_count("download_image"), 0);
    assert_eq!(names(target.path()), ["file"]);
}

#[cfg(unix)]
#[tokio::test]
async fn a_directory_that_may_not_be_written_costs_nothing() {
    use std::os::unix::fs::PermissionsExt as _;

    let (mock, target) = (mock().await, directory());
    fs::set_permissions(target.path(), fs::Permissions::from_mode(0o555)).unwrap();
    // The superuser ignores permissions, but can mount a read-only file system.
    let mounted = fs::write(target.path().join("probe"), "").ok().map(|()| TinyFilesystem::read_only());
    let place = match &mounted {
        None => target.path(),
        Some(Some(small)) => small.path(),
        Some(None) => {
            println!("skipped: this user may write wherever it likes");
            return;
        }
    };
    let getty = client(&mock);
    for collision in [Collision::Fail, Collision::SkipIfComplete, Collision::Overwrite, Collision::Number] {
        let download = || getty.download_image("42").on_collision(collision);
        let errors = [
            download().to_directory(place).await.unwrap_err(),
            download().to_directory(place.join("new")).await.unwrap_err(),
            download().to_file(place.join("wanted.jpg")).await.unwrap_err(),
        ];
        assert!(errors.iter().all(|error| error.kind() == ErrorKind::File), "{errors:?}");
    }
    assert_eq!(mock.call_count("download_image"), 0);
}

#[tokio::test]
async fn a_directory_where_the_file_should_be_is_not_replaced() {
    let (mock, target) = (mock().await, directory());
    let path = target.path().join("GettyImages-42.jpg");
    fs::create_dir(&path).unwrap();
    for collision in [Collision::Fail, Collision::SkipIfComplete, Collision::Overwrite] {
        let getty = client(&mock);
        let download = getty.download_image("42").on_collision(collision);
        let error = download.to_directory(target.path()).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::File, "{collision:?}: {error:?}");
        assert!(path.is_dir());
    }
    assert_eq!(mock.asset_download_count("42"), 1);
    assert!(names(target.path()).contains(&JOURNAL.to_owned()));
}

#[tokio::test]
async fn one_target_has_one_download_at_a_time() {
    let (mock, target) = (mock().await, directory());
    let getty = client(&mock);
    let gate = mock.pause_calls("delivery");
    // Either can be the first to get its name.
    let first = tokio::spawn({
        let (getty, target) = (getty.clone(), target.path().to_owned());
        async move { getty.download_image("42").on_collision(Collision::Number).to_directory(target).await }
    });
    gate.wait_for_calls(1).await;

    let second = getty.download_image("42").to_directory(target.path()).await.unwrap_err();
    assert!(matches!(second.download_failure(), Some(DownloadFailure::Locked { .. })), "{second:?}");
    // Another file of the same asset is another target.
    let other = tokio::spawn({
        let (getty, target) = (getty.clone(), target.path().to_owned());
        async move {
            getty.download_image("42").height(80).on_collision(Collision::Number).to_directory(target).await
        }
    });
    gate.wait_for_calls(2).await;
    gate.release();

    first.await.unwrap().unwrap();
    other.await.unwrap().unwrap();
    assert_eq!(mock.asset_download_count("42"), 2);
    assert_eq!(shown(target.path()), ["GettyImages-42 (2).jpg", "GettyImages-42.jpg"]);
}

#[tokio::test]
async fn a_stale_lock_blocks_nothing() {
    let (mock, target) = (mock().await, directory());
    fs::write(target.path().join(".image-42.getty-download.lock"), "").unwrap();
    client(&mock).download_image("42").to_directory(target.path()).await.unwrap();
    assert_eq!(names(target.path()), [JOURNAL, "GettyImages-42.jpg"]);
}

/// A download that was interrupted after N bytes, with the files that it left.
async fn broken_off(mock: &MockGetty, origin: &Origin, target: &Path, after: usize) {
    mock.set_delivery_base_url(origin.url());
    origin.plan([Step::cut(At::Body(after), End::Close)]);
    fast_retries(mock).download_image("42").attempts(1).to_directory(target).await.unwrap_err();
    assert_eq!(names(target), [JOURNAL, DATA]);
}

fn origin() -> Origin {
    let mut version = Version::new(Kind::Etag, 50_000, 1);
    version.headers.push(("content-disposition", "attachment; filename=wanted.jpg".to_owned()));
    Origin::start(version)
}

#[tokio::test]
async fn the_journal_is_for_its_owner_and_contains_what_is_documented() {
    let (mock, target, origin) = (mock().await, directory(), origin());
    broken_off(&mock, &origin, target.path(), 20_000).await;
    let path = target.path().join(JOURNAL);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }
    let journal: serde_json::Value = serde_json::from_slice(&read(&path)).unwrap();
    assert_eq!(journal["version"], 1);
    assert_eq!(journal["subject"], serde_json::json!({"asset": {"kind": "image", "id": "42"}}));
    assert!(journal["sent_at"].is_string());
    assert!(journal["authorization"]["uri"].as_str().unwrap().starts_with(&origin.url()));
    assert!(journal["authorization"]["expires_at"].is_string());
    assert_eq!(journal["transfer"]["length"], 50_000);
    assert_eq!(journal["transfer"]["have"], serde_json::json!([[0, 20_000]]));
    assert_eq!(journal["transfer"]["validator"], serde_json::json!({"etag": "\"version-1\""}));
    assert_eq!(journal["transfer"]["file_name"], "wanted.jpg");
    assert_eq!(journal.get("placed"), None);
}

#[tokio::test]
async fn what_was_done_to_the_files_beside_a_target_is_noticed() {
    type Change = fn(&Path);
    let changes: [(&str, Change); 6] = [
        ("nothing", |_| ()),
        ("the data was removed", |target| fs::remove_file(target.join(DATA)).unwrap()),
        ("the data was cut", |target| {
            fs::File::options().write(true).open(target.join(DATA)).unwrap().set_len(10).unwrap();
        }),
        ("the data grew", |target| {
            fs::File::options().write(true).open(target.join(DATA)).unwrap().set_len(90_000).unwrap();
        }),
        ("a journal was being written", |target| {
            fs::write(target.join(".image-42.getty-download.json.new"), "{\"vers").unwrap();
        }),
        ("a lock was left", |target| fs::write(target.join(".image-42.getty-download.lock"), "").unwrap()),
    ];
    for (name, change) in changes {
        let (mock, target, origin) = (mock().await, directory(), origin());
        broken_off(&mock, &origin, target.path(), 20_000).await;
        change(target.path());
        let saved = client(&mock).download_image("42").to_directory(target.path()).await.unwrap();
        assert_eq!(read(saved.path), *origin.file(), "{name}");
        assert_eq!(names(target.path()), [JOURNAL, "wanted.jpg"], "{name}");
        assert_eq!(mock.asset_download_count("42"), 1, "{name}");
    }
}

#[tokio::test]
async fn a_journal_that_cannot_be_understood_is_an_error_and_stays() {
    let valid = r#"{"version": 1, "subject": {"asset": {"kind": "image", "id": "43"}}}"#;
    for text in
        ["", "{", "[]", "{\"version\": 2}", "{\"version\": 1}", "{\"version\": 1, \"subject\": 7}", valid]
    {
        let (mock, target) = (mock().await, directory());
        fs::write(target.path().join(JOURNAL), text).unwrap();
        let error = client(&mock).download_image("42").to_directory(target.path()).await.unwrap_err();
        let failure = error.download_failure();
        assert!(matches!(failure, Some(DownloadFailure::Journal { .. })), "{text}: {error:?}");
        assert_eq!(names(target.path()), [JOURNAL]);
        assert_eq!(mock.call_count("download_image"), 0);
    }
}

#[tokio::test]
async fn a_journal_of_another_file_is_not_resumed() {
    let (mock, target, origin) = (mock().await, directory(), origin());
    mock.set_delivery_base_url(origin.url());
    origin.plan([Step::cut(At::Body(100), End::Close)]);
    let (getty, path) = (fast_retries(&mock), target.path().join("wanted.jpg"));
    getty.download_image("42").attempts(1).to_file(&path).await.unwrap_err();
    mock.add_asset(Asset::image("43"));
    for other in [getty.download_image("43"), getty.download_image("42").height(80)] {
        let error = other.to_file(&path).await.unwrap_err();
        assert!(matches!(error.download_failure(), Some(DownloadFailure::Journal { .. })), "{error:?}");
    }
    assert_eq!(mock.call_count("download_image"), 1);
    // The product that pays makes no other file of it.
    getty.download_image("42").product_type("premiumaccess").to_file(&path).await.unwrap();
    assert_eq!(mock.call_count("download_image"), 1);
}

#[tokio::test]
async fn a_full_disk_ends_a_download_that_the_next_run_finishes() {
    let Some(small) = TinyFilesystem::new() else {
        println!("skipped: this user may not mount a small file system");
        return;
    };
    let (mock, place) = (mock().await, small.path());
    mock.add_asset(Asset::image("42").synthetic_size(200_000));
    fs::write(place.join("ballast"), vec![0; 150_000]).unwrap();
    let getty = client(&mock);

    let error = getty.download_image("42").to_directory(place).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::File, "{error:?}");
    assert!(!names(place).iter().any(|name| name.starts_with("GettyImages")));

    fs::remove_file(place.join("ballast")).unwrap();
    let saved = getty.download_image("42").to_directory(place).await.unwrap();
    assert_eq!(read(saved.path), mock.file("42").unwrap());
    assert_eq!(mock.asset_download_count("42"), 1);
}
