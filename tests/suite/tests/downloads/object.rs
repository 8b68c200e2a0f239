//! Downloads into object stores: in memory, on disk, and one that speaks the protocol of Amazon S3.

use std::process::{Command, Stdio};
use std::time::Duration;

use getty_api_ext::object_store::aws::AmazonS3Builder;
use getty_api_ext::object_store::local::LocalFileSystem;
use getty_api_ext::object_store::memory::InMemory;
use getty_api_ext::object_store::path::Path;
use getty_api_ext::object_store::{Attribute, ObjectStore, ObjectStoreExt as _};
use getty_api_ext::{DownloadFailure, ErrorKind};
use getty_api_mock::{Asset, Fault, MockGetty};

use crate::origin::{Kind, Origin, Step, Version};
use crate::peers::{Running, find, free_port, listening};
use crate::rows::fast_retries;
use crate::support::{client, directory, names};

const MIB: u64 = 1024 * 1024;

/// Larger than two parts.
const LARGE: u64 = 12 * MIB + 345;

async fn mock() -> MockGetty {
    let mock = MockGetty::start().await;
    mock.add_asset(Asset::image("42").synthetic_size(LARGE));
    mock.add_asset(Asset::image("43").synthetic_size(1000));
    mock
}

/// What has to hold of every store.
async fn check_store(store: &dyn ObjectStore, keeps_types: bool) {
    let mock = mock().await;
    let getty = fast_retries(&mock);
    for id in ["42", "43"] {
        let location = Path::from(format!("in/{id}.jpg"));
        let stored = getty.download_image(id).sha256(true).to_object(store, &location).await.unwrap();
        let file = mock.file(id).unwrap();
        assert_eq!((stored.bytes, &stored.location), (file.len() as u64, &location));
        assert_eq!(stored.sha256.unwrap().len(), 64);
        let found = store.get(&location).await.unwrap();
        let content_type = found.attributes.get(&Attribute::ContentType).map(|value| value.to_string());
        assert_eq!(content_type.as_deref(), keeps_types.then_some("image/jpeg"));
        assert!(found.bytes().await.unwrap() == file);
    }

    let stored = getty.download_image("43").to_object_under(store, &Path::from("named")).await.unwrap();
    assert_eq!(stored.location, Path::from("named/GettyImages-43.jpg"));

    // Broken and resumed on the way, it arrives all the same.
    mock.fail_next("delivery", 1, Fault::ResetBodyAt(7 * MIB));
    let location = Path::from("resumed.jpg");
    let download = getty.download_image("42").backoff(Duration::from_millis(1));
    download.to_object(store, &location).await.unwrap();
    assert!(store.get(&location).await.unwrap().bytes().await.unwrap() == mock.file("42").unwrap());

    // What is not the file never appears.
    let wrong = "sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:";
    mock.fail_next("delivery", 1, Fault::WithHeader("repr-digest".to_owned(), wrong.to_owned()));
    let location = Path::from("wrong.jpg");
    let error = getty.download_image("42").to_object(store, &location).await.unwrap_err();
    assert!(matches!(error.download_failure(), Some(DownloadFailure::Digest { .. })), "{error:?}");
    assert!(store.head(&location).await.is_err());
}

#[tokio::test]
async fn a_store_in_memory() {
    check_store(&InMemory::new(), true).await;
}

#[tokio::test]
async fn a_store_on_disk() {
    let place = directory();
    let store = LocalFileSystem::new_with_prefix(place.path()).unwrap();
    check_store(&store, false).await;
    assert_eq!(names(place.path()), ["in", "named", "resumed.jpg"]);
}

#[tokio::test]
async fn a_file_larger_than_any_object_is_refused_before_it_is_gathered() {
    let mock = mock().await;
    let origin = Origin::start(Version::new(Kind::Etag, 1000, 1));
    mock.set_delivery_base_url(origin.url());
    origin.always(Step::default().set("content-length", "9000000000000000000"));
    let (getty, store) = (fast_retries(&mock), InMemory::new());
    let error = getty.download_image("42").to_object(&store, &Path::from("huge.jpg")).await.unwrap_err();
    let limit = 5 * 1024 * 1024 * MIB;
    assert_eq!(error.download_failure(), Some(&DownloadFailure::TooLarge { limit }));
    assert!(store.get(&Path::from("huge.jpg")).await.is_err());
}

#[tokio::test]
async fn a_cancelled_download_leaves_nothing_in_the_store() {
    let place = directory();
    let store = LocalFileSystem::new_with_prefix(place.path()).unwrap();
    let mock = mock().await;
    mock.fail_next("delivery", 1, Fault::StallBodyAt(6 * MIB));
    let getty = client(&mock);
    let location = Path::from("given-up.jpg");
    let download = getty.download_image("42").to_object(&store, &location);
    tokio::select! {
        ended = download => panic!("{ended:?}"),
        // The first part is on disk under another name.
        () = until(|| !names(place.path()).is_empty()) => {}
    }
    until(|| names(place.path()).is_empty()).await;
}

/// Polls a condition on files or a server, which do not notify. It has no timeout: a condition that never
/// holds makes the test hang, and a slow machine cannot make it fail.
async fn until(mut holds: impl FnMut() -> bool) {
    while !holds() {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}

fn s3(port: u16) -> impl ObjectStore {
    AmazonS3Builder::new()
        .with_endpoint(format!("http://127.0.0.1:{port}"))
        .with_allow_http(true)
        .with_region("us-east-1")
        .with_bucket_name("pictures")
        .with_access_key_id("key")
        .with_secret_access_key("secret")
        .build()
        .unwrap()
}

#[tokio::test]
async fn a_store_that_speaks_s3() {
    let Some(program) = find("moto_server") else { return };
    let port = free_port();
    let mut command = Command::new(program);
    command.args(["-H", "127.0.0.1", "-p", &port.to_string()]);
    let child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let mut server = Running(child);
    listening(&mut server, port).await;
    let bucket = format!("http://127.0.0.1:{port}/pictures");
    let http = reqwest::Client::new();
    let created = http.put(&bucket).header("content-length", "0").send().await.unwrap();
    assert!(created.status().is_success(), "{created:?}");

    check_store(&s3(port), true).await;

    let uploads = async || http.get(format!("{bucket}?uploads")).send().await.unwrap().text().await.unwrap();
    assert!(!uploads().await.contains("<Upload>"), "{}", uploads().await);

    // The parts of a cancelled upload are removed as well.
    let mock = mock().await;
    mock.fail_next("delivery", 1, Fault::StallBodyAt(11 * MIB));
    let (getty, store, location) = (client(&mock), s3(port), Path::from("given-up.jpg"));
    let download = getty.download_image("42").to_object(&store, &location);
    let begun = async {
        while !uploads().await.contains("<Upload>") {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    tokio::select! {
        ended = download => panic!("{ended:?}"),
        () = begun => {}
    }
    while uploads().await.contains("<Upload>") {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}

#[tokio::test]
async fn a_store_that_does_not_respond_is_an_error_with_its_cause() {
    let mock = mock().await;
    let getty = client(&mock);
    let store = AmazonS3Builder::new()
        .with_endpoint(format!("http://127.0.0.1:{}", free_port()))
        .with_allow_http(true)
        .with_region("us-east-1")
        .with_bucket_name("pictures")
        .with_access_key_id("key")
        .with_secret_access_key("secret")
        .with_retry(getty_api_ext::object_store::RetryConfig { max_retries: 0, ..Default::default() })
        .build()
        .unwrap();
    let error = getty.download_image("43").to_object(&store, &Path::from("x.jpg")).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::File);
    let source = std::error::Error::source(&error).unwrap();
    assert!(source.is::<getty_api_ext::object_store::Error>(), "{source:?}");
}
