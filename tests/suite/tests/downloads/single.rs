//! One asset, one file.

use getty_api_ext::{DownloadFailure, ErrorKind};
use getty_api_mock::{Asset, MockGetty};

use crate::support::{client, directory, names, read};

#[tokio::test]
async fn an_image_is_saved_under_the_name_the_server_sends() {
    let mock = MockGetty::start().await;
    mock.add_asset(Asset::image("42").bytes(vec![7; 100_000]));
    let target = directory();

    let saved = client(&mock).download_image("42").to_directory(target.path().join("new")).await.unwrap();

    assert_eq!(saved.path, target.path().join("new/GettyImages-42.jpg"));
    assert_eq!(saved.bytes, 100_000);
    assert_eq!(saved.content_type.as_deref(), Some("image/jpeg"));
    assert_eq!(read(&saved.path), vec![7; 100_000]);
    assert_eq!(
        names(&target.path().join("new")),
        [".image-42.getty-download.json", "GettyImages-42.jpg"],
        "the file and its record"
    );
    assert_eq!(mock.asset_download_count("42"), 1);
    mock.assert_no_leaked_credentials();
}

#[tokio::test]
async fn a_video_arrives_from_where_its_delivery_leads() {
    let mock = MockGetty::start().await;
    mock.add_asset(Asset::video("43").synthetic_size(70_000));
    let target = directory();

    let saved = client(&mock).download_video("43").size("hd1").to_directory(target.path()).await.unwrap();

    assert_eq!(saved.path, target.path().join("GettyImages-43.mp4"));
    assert_eq!(saved.content_type.as_deref(), Some("video/mp4"));
    assert_eq!(read(&saved.path), mock.file("43").unwrap());
    let received = mock.received_requests_for("download_video");
    assert_eq!(received.len(), 1);
    // Videos are delivered in the same response unless the request disables it, and images only when it
    // enables it.
    assert_eq!(received[0].query_value("auto_download"), Some("false"));
    assert_eq!(received[0].query_value("size"), Some("hd1"));
    assert_eq!((mock.call_count("delivery"), mock.call_count("delivery_edge")), (1, 1));
    mock.assert_no_leaked_credentials();
}

#[tokio::test]
async fn the_options_reach_the_request() {
    let mock = MockGetty::start().await;
    mock.add_asset(Asset::image("42").editorial());
    let target = directory();

    client(&mock)
        .download_image("42")
        .product_type("editorialsubscription")
        .notes("front page")
        .project_code("P-100")
        .to_file(target.path().join("mine.jpg"))
        .await
        .unwrap();

    assert_eq!(read(target.path().join("mine.jpg")), mock.file("42").unwrap());
    let received = mock.received_requests_for("download_image");
    assert_eq!(received.len(), 1);
    assert_eq!(received[0].query_value("auto_download"), Some("false"));
    assert_eq!(received[0].query_value("product_type"), Some("editorialsubscription"));
    let body = received[0].json().unwrap();
    assert_eq!(body, serde_json::json!({"download_notes": "front page", "project_code": "P-100"}));
}

#[tokio::test]
async fn an_option_of_the_other_kind_is_refused_before_anything_is_sent() {
    let mock = MockGetty::start().await;
    let getty = client(&mock);
    let target = directory();
    let image = getty.download_image("42").size("hd1").to_directory(target.path()).await.unwrap_err();
    let video = getty.download_video("43").height(100).to_directory(target.path()).await.unwrap_err();
    assert_eq!((image.kind(), video.kind()), (ErrorKind::Invalid, ErrorKind::Invalid));
    assert!(mock.received_requests().is_empty());
}

#[tokio::test]
async fn an_existing_file_is_left_alone_and_not_paid_for() {
    let mock = MockGetty::start().await;
    mock.add_asset(Asset::image("42"));
    let target = directory();
    let path = target.path().join("mine.jpg");
    std::fs::write(&path, "precious").unwrap();

    let error = client(&mock).download_image("42").to_file(&path).await.unwrap_err();

    assert_eq!(error.download_failure(), Some(&DownloadFailure::Exists { path: path.clone() }));
    assert_eq!(read(&path), b"precious");
    assert_eq!(mock.asset_download_count("42"), 0);
}
