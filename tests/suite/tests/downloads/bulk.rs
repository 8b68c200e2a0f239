//! Many downloads: bounds, order, errors, and the manifest that a later run reads.

use std::fs;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use futures_util::StreamExt as _;
use getty_api_ext::{
    BulkDownload, BulkOutcome, Collision, DownloadFailure, DownloadRequest, ErrorKind, OnError, SavedBy,
};
use getty_api_mock::{Asset, Fault, MockGetty};

use crate::rows::hasty;
use crate::support::{client, directory, names, read};

async fn mock(assets: usize) -> (MockGetty, Vec<String>) {
    let mock = MockGetty::start().await;
    mock.set_quota("premiumaccess", u32::MAX);
    let ids: Vec<String> = (1..=assets).map(|number| format!("{number}")).collect();
    for id in &ids {
        mock.add_asset(Asset::image(id).synthetic_size(1000 + id.len() as u64));
    }
    (mock, ids)
}

/// The lines of a manifest.
fn lines(path: &std::path::Path) -> Vec<serde_json::Value> {
    let text = String::from_utf8(read(path)).unwrap();
    text.lines().filter(|line| !line.is_empty()).map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[tokio::test]
async fn all_files_arrive_and_the_summary_says_so() {
    let (mock, ids) = mock(25).await;
    let target = directory();
    let getty = client(&mock);
    let results = getty.downloads().images(&ids).concurrency(5).to_directory(target.path()).await.unwrap();
    let summary = results.finish().await;
    assert_eq!((summary.saved, summary.failed, summary.skipped, summary.unknown), (25, 0, 0, 0));
    assert!(summary.is_complete());
    let mut bytes = 0;
    for id in &ids {
        let file = read(target.path().join(format!("GettyImages-{id}.jpg")));
        assert_eq!(file, mock.file(id).unwrap());
        bytes += file.len() as u64;
    }
    assert_eq!(summary.bytes, bytes);
    assert_eq!(names(target.path()).len(), 25);
    assert_eq!(mock.downloads_made(), 25);
}

#[tokio::test]
async fn no_more_than_asked_for_run_at_a_time_and_no_more_ids_are_taken() {
    let (mock, ids) = mock(40).await;
    let target = directory();
    let taken = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&taken);
    let ids = ids.into_iter().inspect(move |_| {
        counted.fetch_add(1, Ordering::Relaxed);
    });
    let getty = client(&mock);
    let gate = mock.hold("delivery");
    let mut results = getty.downloads().images(ids).concurrency(3).to_directory(target.path()).await.unwrap();
    let first = results.next();
    tokio::pin!(first);
    tokio::select! {
        _ = &mut first => panic!("nothing can be done before the gate opens"),
        () = gate.arrived(3) => {}
    }
    assert_eq!(gate.waiting(), 3);
    assert_eq!(taken.load(Ordering::Relaxed), 3);
    gate.release();
    assert!(first.await.is_some());
    assert_eq!(results.finish().await.saved, 40);
}

#[tokio::test]
async fn results_come_in_order_where_that_is_wanted() {
    let (mock, ids) = mock(12).await;
    let target = directory();
    let getty = client(&mock);
    let downloads = getty.downloads().images(&ids).concurrency(6).ordered(true);
    let results = downloads.to_directory(target.path()).await.unwrap();
    let order: Vec<String> =
        results.map(|BulkDownload { request, .. }| request.id().to_owned()).collect().await;
    assert_eq!(order, ids);
}

#[tokio::test]
async fn failures_are_counted_and_the_others_go_on() {
    let (mock, mut ids) = mock(6).await;
    let target = directory();
    ids.insert(2, "unknown-id".to_owned());
    mock.add_asset(Asset::image("outside").outside_agreement());
    ids.push("outside".to_owned());
    let getty = client(&mock);
    let manifest = target.path().join("manifest.jsonl");
    let downloads = getty.downloads().images(&ids).manifest(&manifest);
    let summary = downloads.to_directory(target.path()).await.unwrap().finish().await;
    assert_eq!((summary.saved, summary.failed, summary.stopped), (6, 2, false));
    assert!(!summary.is_complete());
    let failed: Vec<_> = lines(&manifest).into_iter().filter(|line| line["status"] == "failed").collect();
    assert_eq!(failed.len(), 2);
    assert!(failed.iter().all(|line| line["error"].is_string() && line.get("path").is_none()));
}

#[tokio::test]
async fn a_failure_can_stop_the_rest() {
    let (mock, mut ids) = mock(30).await;
    let target = directory();
    ids[3] = "unknown-id".to_owned();
    let getty = client(&mock);
    let downloads = getty.downloads().images(&ids).concurrency(1).on_error(OnError::Stop);
    let summary = downloads.to_directory(target.path()).await.unwrap().finish().await;
    assert_eq!((summary.saved, summary.failed, summary.stopped), (3, 1, true));
    assert_eq!(mock.downloads_made(), 3);
}

#[tokio::test]
async fn a_later_run_does_what_is_left() {
    let (mock, ids) = mock(10).await;
    let target = directory();
    let (getty, manifest) = (client(&mock), target.path().join("manifest.jsonl"));
    let run = async |ids: &[String]| {
        let downloads = getty.downloads().images(ids).manifest(&manifest);
        downloads.to_directory(target.path()).await.unwrap().finish().await
    };
    assert_eq!(run(&ids[..4]).await.saved, 4);
    let second = run(&ids).await;
    assert_eq!((second.saved, second.skipped), (6, 4));
    let third = run(&ids).await;
    assert_eq!((third.saved, third.skipped), (0, 10));
    assert_eq!(mock.downloads_made(), 10);

    let lines = lines(&manifest);
    assert_eq!(lines.len(), 10);
    for line in lines {
        let path = line["path"].as_str().unwrap();
        let file = read(path);
        assert_eq!(line["kind"], "image");
        assert_eq!(line["status"], "saved");
        assert_eq!(line["bytes"], file.len());
        assert_eq!(line["sha256"].as_str().unwrap().len(), 64);
        assert!(line["time"].as_str().unwrap().ends_with('Z'));
        assert_eq!(file, mock.file(line["id"].as_str().unwrap()).unwrap());
    }
    // Another size is another file.
    let smaller = getty.downloads().images(&ids[..1]).with_images(|request| request.height(80));
    let smaller = smaller.on_collision(Collision::Number).manifest(&manifest);
    assert_eq!(smaller.to_directory(target.path()).await.unwrap().finish().await.saved, 1);
}

#[tokio::test]
async fn a_manifest_whose_last_line_was_cut_is_gone_on_with() {
    let (mock, ids) = mock(3).await;
    let target = directory();
    let (getty, manifest) = (client(&mock), target.path().join("manifest.jsonl"));
    let run = async || {
        let downloads = getty.downloads().images(&ids).manifest(&manifest).on_collision(Collision::Overwrite);
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
    let begin = || getty.downloads().images(&ids).manifest(&manifest).to_directory(target.path());
    let first = begin().await.unwrap();
    let error = begin().await.unwrap_err();
    assert!(matches!(error.download_failure(), Some(DownloadFailure::Locked { .. })), "{error:?}");
    assert_eq!(first.finish().await.saved, 2);
    assert_eq!(begin().await.unwrap().finish().await.skipped, 2);
    let error = getty.downloads().manifest(target.path()).to_directory(target.path()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::File);
}

#[tokio::test]
async fn what_is_named_twice_is_downloaded_once() {
    let (mock, ids) = mock(3).await;
    let target = directory();
    let twice: Vec<String> = ids.iter().chain(&ids).cloned().collect();
    let getty = client(&mock);
    let results = getty.downloads().images(twice).to_directory(target.path()).await.unwrap();
    let outcomes: Vec<BulkOutcome> = results.map(|download| download.result.unwrap()).collect().await;
    assert_eq!(outcomes.iter().filter(|outcome| **outcome == BulkOutcome::Repeated).count(), 3);
    assert_eq!(mock.downloads_made(), 3);
}

#[tokio::test]
async fn images_and_videos_and_chosen_sizes_go_together() {
    let (mock, ids) = mock(2).await;
    let target = directory();
    mock.add_asset(Asset::video("v1").synthetic_size(5000));
    let getty = client(&mock);
    let requests = futures_util::stream::iter([DownloadRequest::image("1").height(80)]);
    let downloads = getty
        .downloads()
        .images(&ids)
        .with_images(|request| request.product_type("premiumaccess"))
        .videos(["v1"])
        .with_videos(|request| request.size("hd1"))
        .requests_from(requests)
        .on_collision(Collision::Number);
    assert_eq!(downloads.to_directory(target.path()).await.unwrap().finish().await.saved, 4);
    let images = mock.received_operation("download_image");
    let named =
        images.iter().filter(|call| call.query_value("product_type") == Some("premiumaccess")).count();
    assert_eq!((images.len(), named), (3, 2));
    assert_eq!(mock.received_operation("download_video")[0].query_value("size"), Some("hd1"));
}

#[tokio::test]
async fn what_an_earlier_run_did_not_get_to_write_down_is_not_paid_again() {
    let (mock, ids) = mock(1).await;
    let target = directory();
    let (getty, manifest) = (client(&mock), target.path().join("manifest.jsonl"));
    // The journal of a file that has its name but is not in the manifest yet, as a kill leaves it.
    let keeping = getty.download_image("1").on_collision(Collision::SkipIfComplete);
    keeping.to_directory(target.path()).await.unwrap();
    let downloads = getty.downloads().images(&ids).manifest(&manifest);
    let results = downloads.to_directory(target.path()).await.unwrap();
    let results: Vec<BulkDownload> = results.collect().await;
    let Ok(BulkOutcome::Saved(saved)) = &results[0].result else { panic!("{results:?}") };
    assert_eq!(saved.by, SavedBy::EarlierRun);
    assert_eq!(mock.downloads_made(), 1);
    assert_eq!(lines(&manifest)[0]["sha256"].as_str().unwrap().len(), 64);
    assert_eq!(names(target.path()), ["GettyImages-1.jpg", "manifest.jsonl"]);
}

#[tokio::test]
async fn unknown_outcomes_are_counted_apart() {
    let (mock, ids) = mock(4).await;
    let target = directory();
    mock.fail_next("download_image", 1, Fault::ResetAfterActing);
    let (getty, manifest) = (hasty(&mock), target.path().join("manifest.jsonl"));
    let run = async || {
        let downloads = getty.downloads().images(&ids).concurrency(1).manifest(&manifest);
        downloads.to_directory(target.path()).await.unwrap().finish().await
    };
    let first = run().await;
    assert_eq!((first.saved, first.failed, first.unknown), (3, 0, 1));
    let second = run().await;
    assert_eq!((second.skipped, second.unknown), (3, 1));
    assert_eq!(mock.downloads_made(), 4);
    assert_eq!(lines(&manifest).iter().filter(|line| line["status"] == "unknown").count(), 2);
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
    assert_eq!(mock.count_of("download_image"), 1);
}
