//! Bulk downloads run in tasks of their own: whatever the consumer of the results does, and until it drops them.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use futures_util::{FutureExt as _, StreamExt as _};
use getty_api_ext::{AccountRejection, BulkSummary, DownloadEvent, DownloadSubject, ErrorKind, ErrorPolicy};
use getty_api_mock::{CannedResponse, Fault, MockGetty};

use crate::support::{assets, client, directory, endpoints, names, shown};

#[tokio::test]
async fn downloads_continue_while_the_results_are_not_polled() {
    let (mock, ids) = assets(8).await;
    let (target, getty) = (directory(), client(&mock));
    let results = getty.downloads().images(ids).concurrency(4).to_directory(target.path()).await.unwrap();
    // Nothing polls the results meanwhile.
    mock.wait_for_calls("delivery", 8).await;
    while results.summary().saved < 8 {
        tokio::task::yield_now().await;
    }
    let read: Vec<_> = results.map(|download| download.result.map(drop)).collect().await;
    assert_eq!(read.len(), 8);
    assert!(read.iter().all(Result::is_ok));
}

#[tokio::test]
async fn results_that_are_not_read_hold_back_further_downloads() {
    let (mock, ids) = assets(40).await;
    let (target, getty) = (directory(), client(&mock));
    let taken = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&taken);
    let ids = ids.into_iter().inspect(move |_| {
        counted.fetch_add(1, Ordering::Relaxed);
    });
    let results = getty.downloads().images(ids).concurrency(2).to_directory(target.path()).await.unwrap();
    // Two results wait in the channel, one waits for a place in it, and one more download is done.
    while results.summary().saved < 4 {
        tokio::task::yield_now().await;
    }
    getty.countries().await.unwrap();
    assert_eq!((results.summary().saved, taken.load(Ordering::Relaxed)), (4, 4));
    assert_eq!(results.finish().await.saved, 40);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_run_that_is_dropped_releases_its_files_for_the_next_one() {
    for round in 0..20 {
        let (mock, ids) = assets(6).await;
        let (target, getty) = (directory(), client(&mock));
        let manifest = target.path().join("manifest.jsonl");
        let begin = async || {
            let downloads = getty.downloads().images(ids.clone()).concurrency(3).manifest(&manifest);
            downloads.to_directory(target.path()).await
        };
        let gate = mock.pause_calls("delivery");
        let results = begin().await.unwrap();
        gate.wait_for_calls(3).await;
        drop(results);
        gate.release();
        let summary = begin().await.unwrap().finish().await;
        assert_eq!((summary.saved, summary.failed), (6, 0), "round {round}: {summary}");
        // The licences of the first run were used.
        assert_eq!(mock.call_count("download_image"), 6, "round {round}");
    }
}

#[tokio::test]
async fn a_panic_of_an_observer_reaches_the_consumer() {
    let (mock, ids) = assets(3).await;
    let (target, getty) = (directory(), client(&mock));
    let broken = |_: &DownloadSubject, _: &DownloadEvent| panic!("a bug of the program");
    let downloads = getty.downloads().images(ids).observe(broken);
    let results = downloads.to_directory(target.path()).await.unwrap();
    let panic = AssertUnwindSafe(results.finish()).catch_unwind().await.unwrap_err();
    assert_eq!(panic.downcast_ref::<&str>(), Some(&"a bug of the program"));
}

/// A rejection of the account, its kind, and the status, headers and body that it is sent with.
type Row = (AccountRejection, ErrorKind, u16, &'static [(&'static str, &'static str)], &'static str);

const ACCOUNT_WIDE: [Row; 8] = [
    (
        AccountRejection::KeyDisabled,
        ErrorKind::AccountWide,
        403,
        &[("x-amzn-errortype", "ForbiddenException")],
        r#"{"message":"Forbidden"}"#,
    ),
    (
        AccountRejection::KeyDisabled,
        ErrorKind::AccountWide,
        403,
        &[("x-error-detail", "Account Inactive")],
        "",
    ),
    (
        AccountRejection::DailyRequestQuota,
        ErrorKind::AccountWide,
        403,
        &[("x-error-detail", "Account Over Rate Limit")],
        "",
    ),
    (
        AccountRejection::DailyRequestQuota,
        ErrorKind::AccountWide,
        429,
        &[],
        r#"{"ErrorCode":"DailyRequestLimitExceeded","ErrorMessage":"tomorrow"}"#,
    ),
    (
        AccountRejection::DownloadsExhausted,
        ErrorKind::AccountWide,
        403,
        &[],
        r#"{"ErrorCode":"OverageLimitReached","ErrorMessage":"no more"}"#,
    ),
    (
        AccountRejection::NoProducts,
        ErrorKind::AccountWide,
        403,
        &[],
        r#"{"code":"NoProducts","message":"none"}"#,
    ),
    (
        AccountRejection::UserTokenRequired,
        ErrorKind::UserTokenRequired,
        403,
        &[],
        r#"{"ErrorCode":"UserTokenRequired","ErrorMessage":"a user"}"#,
    ),
    (
        AccountRejection::UserTokenRequired,
        ErrorKind::UserTokenRequired,
        401,
        &[],
        r#"{"message":"The access token does not authorize access to the resource"}"#,
    ),
];

async fn rejected_run(
    mock: &MockGetty,
    ids: usize,
    policy: Option<ErrorPolicy>,
    response: &CannedResponse,
) -> BulkSummary {
    mock.clear_received_requests();
    mock.fail_always("download_image", Fault::Respond(response.clone()));
    let target = directory();
    let downloads = client(mock).downloads().images((0..ids).map(|id| id.to_string())).concurrency(4);
    let downloads = match policy {
        Some(policy) => downloads.on_error(policy),
        None => downloads,
    };
    let summary = downloads.to_directory(target.path()).await.unwrap().finish().await;
    assert_eq!(shown(target.path()), [""; 0]);
    // Nothing was paid, so nothing is kept for a later run.
    assert_eq!(names(target.path()), [""; 0]);
    mock.clear_faults();
    summary
}

fn canned(status: u16, headers: &[(&str, &str)], body: &str) -> CannedResponse {
    let response = CannedResponse::new(status).body(body.to_owned());
    headers.iter().fold(response, |response, (name, value)| response.header(name, value))
}

#[tokio::test]
async fn a_rejection_of_the_account_stops_the_run() {
    let (mock, _) = assets(0).await;
    for (rejection, kind, status, headers, body) in ACCOUNT_WIDE {
        let response = canned(status, headers, body);
        let summary = rejected_run(&mock, 1000, None, &response).await;
        let error = summary.stopped_by.as_ref().unwrap();
        assert_eq!((error.account_rejection(), error.kind()), (Some(rejection), kind), "{error}");
        assert!(summary.stopped && !summary.is_complete());
        assert!(summary.failed >= 1 && summary.failed <= 4, "{summary}");
        assert!(mock.call_count("download_image") <= 4, "{rejection:?}: {summary}");
        assert!(summary.to_string().contains(&error.to_string()), "{summary}");

        // One that is to continue does.
        let summary = rejected_run(&mock, 12, Some(ErrorPolicy::Continue), &response).await;
        assert_eq!((summary.failed, summary.stopped), (12, false), "{rejection:?}");
        assert!(summary.stopped_by.is_none());
    }
}

#[tokio::test]
async fn a_rejection_of_an_asset_stops_the_run_only_if_every_error_does() {
    let (mock, _) = assets(0).await;
    let of_assets = [
        (403, r#"{"ErrorCode":"InsufficientAccess","ErrorMessage":"not this one"}"#),
        (404, r#"{"ErrorCode":"ImageNotFound","ErrorMessage":"gone"}"#),
        (402, r#"{"ErrorCode":"NotEnoughCreditsForPurchase","ErrorMessage":"too expensive"}"#),
    ];
    for (status, body) in of_assets {
        let response = canned(status, &[], body);
        let summary = rejected_run(&mock, 12, None, &response).await;
        assert_eq!((summary.failed, summary.stopped), (12, false), "{body}");
        let summary = rejected_run(&mock, 1000, Some(ErrorPolicy::Stop), &response).await;
        assert!(summary.stopped && summary.failed <= 4, "{summary}");
        assert_eq!(summary.stopped_by.unwrap().status().unwrap().as_u16(), status);
    }
}

#[tokio::test]
async fn credentials_that_are_rejected_stop_the_run() {
    let (mock, _) = assets(0).await;
    let target = directory();
    let credentials = getty_api_ext::Credentials::client_credentials(mock.api_key(), "another-secret-1d7e");
    let getty = getty_api_ext::Getty::builder().credentials(credentials).endpoints(endpoints(&mock));
    let downloads = getty.build().unwrap().downloads().images((0..1000).map(|id| id.to_string()));
    let summary = downloads.to_directory(target.path()).await.unwrap().finish().await;
    assert!(summary.failed <= 4, "{summary}");
    assert_eq!(summary.stopped_by.unwrap().kind(), ErrorKind::Credentials);
    assert_eq!((mock.call_count("token"), mock.call_count("download_image")), (1, 0));
}
