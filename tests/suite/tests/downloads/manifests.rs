//! The manifest of many downloads: cut short, foreign, full, in use, and long.

use std::fs;
use std::io::Write as _;

use futures_util::StreamExt as _;
use getty_api_ext::{BulkDownload, BulkOutcome, Collision, DownloadFailure, ErrorKind, Outcome, SaveOutcome};
use getty_api_mock::Fault;

use crate::rows::fast_retries;
use crate::support::{
    TinyFilesystem, assets as mock, client, directory, lines, names, not_reported, read, shown,
};

#[tokio::test]
async fn a_manifest_whose_last_line_was_truncated_is_resumed() {
    let (mock, ids) = mock(3).await;
    let target = directory();
    let (getty, manifest) = (client(&mock), target.path().join("manifest.jsonl"));
    let run = async || {
        let downloads =
            getty.downloads().images(ids.clone()).manifest(&manifest).on_collision(Collision::Overwrite);
        downloads.to_directory(target.path()).await.unwrap().finish().await
    };
    run().await;
    let whole = read(&manifest);
    fs::write(&manifest, &whole[..whole.len() - 20]).unwrap();
    let summary = run().await;
    assert_eq!((summary.saved, summary.skipped), (1, 2));
    let readable = String::from_utf8(read(&manifest)).unwrap();
    let readable =
        readable.lines().filter(|line| serde_json::from_str::<serde_json::Value>(line).is_ok()).count();
    assert_eq!(readable, 3);
    assert_eq!(run().await.skipped, 3);
}

#[tokio::test]
async fn a_manifest_has_one_run_at_a_time() {
    let (mock, ids) = mock(2).await;
    let target = directory();
    let (getty, manifest) = (client(&mock), target.path().join("manifest.jsonl"));
    let begin = || getty.downloads().images(ids.clone()).manifest(&manifest).to_directory(target.path());
    let first = begin().await.unwrap();
    let error = begin().await.unwrap_err();
    assert!(matches!(error.download_failure(), Some(DownloadFailure::Locked { .. })), "{error:?}");
    assert_eq!(first.finish().await.saved, 2);
    assert_eq!(begin().await.unwrap().finish().await.skipped, 2);
    let error = getty.downloads().manifest(target.path()).to_directory(target.path()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::File);
}

#[tokio::test]
async fn what_an_earlier_run_did_not_record_is_not_paid_twice() {
    let (mock, ids) = mock(1).await;
    let target = directory();
    let (getty, manifest) = (client(&mock), target.path().join("manifest.jsonl"));
    // The journal of a file that has its name but is not in the manifest yet, as a kill leaves it.
    getty.download_image("1").to_directory(target.path()).await.unwrap();
    not_reported(&target.path().join(".image-1.getty-download.json"));
    let downloads = getty.downloads().images(ids.clone()).manifest(&manifest);
    let results = downloads.to_directory(target.path()).await.unwrap();
    let results: Vec<BulkDownload> = results.collect().await;
    let Ok(BulkOutcome::Saved(saved)) = &results[0].result else { panic!("{results:?}") };
    assert_eq!(saved.outcome, SaveOutcome::EarlierRun);
    assert_eq!(mock.download_count(), 1);
    assert_eq!(lines(&manifest)[0]["sha256"].as_str().unwrap().len(), 64);
    assert_eq!(names(target.path()), ["GettyImages-1.jpg", "manifest.jsonl"]);
}

#[tokio::test]
async fn a_list_of_thousands_is_a_list_like_any_other() {
    let (mock, _) = mock(1).await;
    let target = directory();
    let manifest = target.path().join("manifest.jsonl");
    let mut text = String::new();
    for id in 0..10_000 {
        text += &format!(
            "{{\"kind\":\"image\",\"id\":\"x{id}\",\"status\":\"saved\",\"time\":\"2026-10-01\"}}\n"
        );
    }
    fs::write(&manifest, text).unwrap();
    let getty = client(&mock);
    let ids = (0..10_000).map(|id| format!("x{id}")).chain(["1".to_owned()]);
    let summary = getty
        .downloads()
        .images(ids)
        .manifest(&manifest)
        .to_directory(target.path())
        .await
        .unwrap()
        .finish()
        .await;
    assert_eq!((summary.saved, summary.skipped), (1, 10_000));
    assert_eq!(mock.call_count("download_image"), 1);
}

#[tokio::test]
async fn a_file_that_is_no_manifest_is_left_as_it_is() {
    let (mock, ids) = mock(1).await;
    let (target, getty) = (directory(), client(&mock));
    let path = target.path().join("ids.txt");
    let begin = || getty.downloads().images(ids.clone()).manifest(&path).to_directory(target.path());
    for text in ["1167612765\n1167612766\n", "1167612765", "\n\nid,status\n", "\u{1}\u{2}"] {
        fs::write(&path, text).unwrap();
        let error = begin().await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::File, "{text:?}");
        assert!(error.to_string().contains("is not a manifest"), "{error}");
        assert_eq!(read(&path), text.as_bytes());
    }
    assert_eq!(mock.call_count("download_image"), 0);

    // Foreign lines in a manifest are ignored, and so is a truncated first line.
    let saved = r#"{"kind":"image","id":"1","status":"saved","time":"2026-10-01"}"#;
    for (text, skipped) in [
        (format!("note to self\n{saved}\n[1]\n"), 1),
        ("{\"kind\":\"ima\n".to_owned(), 0),
        (String::new(), 0),
    ] {
        fs::write(&path, &text).unwrap();
        assert_eq!(begin().await.unwrap().finish().await.skipped, skipped, "{text:?}");
        fs::remove_file(target.path().join("GettyImages-1.jpg")).ok();
    }
}

#[tokio::test]
async fn a_failure_that_cannot_be_recorded_is_still_reported() {
    let Some(small) = TinyFilesystem::new() else {
        println!("skipped: this user may not mount a small file system");
        return;
    };
    let (mock, ids) = mock(2).await;
    let (target, getty, manifest) = (directory(), fast_retries(&mock), small.path().join("manifest.jsonl"));
    // A page that is full to its end, and none left for another.
    fs::write(&manifest, format!("{{}}{}\n", " ".repeat(4093))).unwrap();
    let mut ballast = fs::File::create(small.path().join("ballast")).unwrap();
    while ballast.write_all(&[0; 4096]).is_ok() {}
    drop(ballast);
    mock.fail_next("download_image", 1, Fault::ResetAfterProcessing);

    let downloads = getty.downloads().images(ids.clone()).concurrency(1).manifest(&manifest);
    let results = downloads.to_directory(target.path()).await.unwrap();
    let results: Vec<BulkDownload> = results.collect().await;

    let unknown = results[0].result.as_ref().unwrap_err();
    assert_eq!(unknown.outcome(), Outcome::Unknown, "{unknown:?}");
    assert!(unknown.unresolved_download().is_some());
    // A file that was saved without being written down is an error, and known to the next run.
    assert_eq!(results[1].result.as_ref().unwrap_err().kind(), ErrorKind::File);
    assert_eq!(shown(target.path()), ["GettyImages-2.jpg"]);
    fs::remove_file(small.path().join("ballast")).unwrap();
    let downloads = getty.downloads().images(ids[1..].to_vec()).manifest(&manifest);
    let results = downloads.to_directory(target.path()).await.unwrap();
    let results: Vec<BulkDownload> = results.collect().await;
    let Ok(BulkOutcome::Saved(saved)) = &results[0].result else { panic!("{results:?}") };
    assert_eq!(saved.outcome, SaveOutcome::EarlierRun);
    assert_eq!(mock.asset_download_count("2"), 1);
}
