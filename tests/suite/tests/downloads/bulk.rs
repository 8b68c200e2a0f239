//! Many downloads: bounds, order, errors, and the manifest that a later run reads.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use futures_util::{StreamExt as _, stream};
use getty_api_ext::{BulkDownload, BulkOutcome, Collision, DownloadRequest, ErrorPolicy};
use getty_api_mock::{Asset, Fault};

use crate::rows::fast_retries;
use crate::support::{assets as mock, client, directory, lines, read, shown};

#[tokio::test]
async fn all_files_arrive_and_the_summary_counts_them() {
    let (mock, ids) = mock(25).await;
    let target = directory();
    let getty = client(&mock);
    let results =
        getty.downloads().images(ids.clone()).concurrency(5).to_directory(target.path()).await.unwrap();
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
    assert_eq!(shown(target.path()).len(), 25);
    assert_eq!(mock.download_count(), 25);

    // Run a second time, with only the records left.
    let results = getty.downloads().images(ids.clone()).to_directory(target.path()).await.unwrap();
    let summary = results.finish().await;
    assert_eq!((summary.saved, summary.skipped, summary.failed), (0, 25, 0));
    assert_eq!(mock.download_count(), 25);
}

#[tokio::test]
async fn no_more_than_the_configured_number_run_at_a_time_and_no_more_ids_are_taken() {
    let (mock, ids) = mock(40).await;
    let target = directory();
    let taken = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&taken);
    let ids = ids.into_iter().inspect(move |_| {
        counted.fetch_add(1, Ordering::Relaxed);
    });
    let getty = client(&mock);
    let gate = mock.pause_calls("delivery");
    let mut results = getty.downloads().images(ids).concurrency(3).to_directory(target.path()).await.unwrap();
    let first = results.next();
    tokio::pin!(first);
    tokio::select! {
        _ = &mut first => panic!("nothing can be done before the gate opens"),
        () = gate.wait_for_calls(3) => {}
    }
    assert_eq!(gate.paused_calls(), 3);
    assert_eq!(taken.load(Ordering::Relaxed), 3);
    gate.release();
    assert!(first.await.is_some());
    assert_eq!(results.finish().await.saved, 40);
}

#[tokio::test]
async fn results_are_in_order_where_that_is_configured() {
    let (mock, ids) = mock(12).await;
    let target = directory();
    let getty = client(&mock);
    let downloads = getty.downloads().images(ids.clone()).concurrency(6).ordered(true);
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
    let downloads = getty.downloads().images(ids.clone()).manifest(&manifest);
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
    let downloads = getty.downloads().images(ids.clone()).concurrency(1).on_error(ErrorPolicy::Stop);
    let summary = downloads.to_directory(target.path()).await.unwrap().finish().await;
    assert_eq!((summary.saved, summary.failed, summary.stopped), (3, 1, true));
    assert_eq!(mock.download_count(), 3);
}

#[tokio::test]
async fn a_stop_ends_the_run_even_while_the_next_id_is_awaited() {
    let (mock, _) = mock(0).await;
    let (target, getty) = (directory(), client(&mock));
    for ordered in [false, true] {
        // As from a channel that stays open.
        let requests = stream::iter([DownloadRequest::image("unknown-id")]).chain(stream::pending());
        let downloads =
            getty.downloads().requests_from(requests).ordered(ordered).on_error(ErrorPolicy::Stop);
        let summary = downloads.to_directory(target.path()).await.unwrap().finish().await;
        assert_eq!((summary.failed, summary.stopped), (1, true), "ordered: {ordered}");
    }
}

#[tokio::test]
async fn what_waits_for_its_turn_is_not_begun_after_a_stop() {
    let (mock, mut ids) = mock(5).await;
    ids.insert(0, "unknown-id".to_owned());
    let (target, getty) = (directory(), client(&mock));
    // The others have theirs on other days.
    let downloads = getty.downloads().images(ids.clone()).concurrency(3).starts_per_second(1e-9);
    let results = downloads.on_error(ErrorPolicy::Stop).to_directory(target.path()).await.unwrap();
    let summary = results.finish().await;
    assert_eq!((summary.failed, summary.stopped), (1, true));
    assert_eq!(mock.download_count(), 0);
}

#[tokio::test]
async fn any_rate_is_a_rate() {
    let (mock, ids) = mock(1).await;
    let getty = client(&mock);
    for rate in [0.0, -1.0, f64::NAN, f64::INFINITY, f64::MIN_POSITIVE, 1e-19] {
        let target = directory();
        let downloads = getty.downloads().images(ids.clone()).starts_per_second(rate);
        assert_eq!(downloads.to_directory(target.path()).await.unwrap().finish().await.saved, 1, "{rate}");
    }
}

#[tokio::test]
async fn a_later_run_does_what_is_left() {
    let (mock, ids) = mock(10).await;
    let target = directory();
    let (getty, manifest) = (client(&mock), target.path().join("manifest.jsonl"));
    let run = async |ids: &[String]| {
        let downloads = getty.downloads().images(ids.to_vec()).manifest(&manifest);
        downloads.to_directory(target.path()).await.unwrap().finish().await
    };
    assert_eq!(run(&ids[..4]).await.saved, 4);
    let second = run(&ids).await;
    assert_eq!((second.saved, second.skipped), (6, 4));
    let third = run(&ids).await;
    assert_eq!((third.saved, third.skipped), (0, 10));
    assert_eq!(mock.download_count(), 10);

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
    let smaller = getty.downloads().images(ids[..1].to_vec()).with_images(|request| request.height(80));
    let smaller = smaller.on_collision(Collision::Number).manifest(&manifest);
    assert_eq!(smaller.to_directory(target.path()).await.unwrap().finish().await.saved, 1);
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
    assert_eq!(mock.download_count(), 3);
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
        .images(ids.clone())
        .with_images(|request| request.product_type("premiumaccess"))
        .videos(["v1"])
        .with_videos(|request| request.size("hd1"))
        .requests_from(requests)
        .on_collision(Collision::Number);
    assert_eq!(downloads.to_directory(target.path()).await.unwrap().finish().await.saved, 4);
    let images = mock.received_requests_for("download_image");
    let named =
        images.iter().filter(|call| call.query_value("product_type") == Some("premiumaccess")).count();
    assert_eq!((images.len(), named), (3, 2));
    assert_eq!(mock.received_requests_for("download_video")[0].query_value("size"), Some("hd1"));
}

#[tokio::test]
async fn unknown_outcomes_are_counted_apart() {
    let (mock, ids) = mock(4).await;
    let target = directory();
    mock.fail_next("download_image", 1, Fault::ResetAfterProcessing);
    let (getty, manifest) = (fast_retries(&mock), target.path().join("manifest.jsonl"));
    let run = async || {
        let downloads = getty.downloads().images(ids.clone()).concurrency(1).manifest(&manifest);
        downloads.to_directory(target.path()).await.unwrap().finish().await
    };
    let first = run().await;
    assert_eq!((first.saved, first.failed, first.unknown), (3, 0, 1));
    let second = run().await;
    assert_eq!((second.skipped, second.unknown), (3, 1));
    assert_eq!(mock.download_count(), 4);
    assert_eq!(lines(&manifest).iter().filter(|line| line["status"] == "unknown").count(), 2);
}
