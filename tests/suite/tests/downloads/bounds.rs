//! Values at their bounds, and futures that can be moved to other threads.

use std::time::Duration;

use getty_api_ext::{Collision, Error, Getty};
use getty_api_mock::{Asset, Fault, MockGetty};

use crate::support::{client, directory, read};

#[tokio::test]
async fn settings_of_any_size_are_bounded_rather_than_reckoned_with() {
    let mock = MockGetty::start().await;
    mock.add_asset(Asset::image("42").bytes(vec![7; 300_000]));
    let (getty, target) = (client(&mock), directory());
    for (count, time, attempts) in
        [(usize::MAX, Duration::MAX, u32::MAX), (0, Duration::from_nanos(1), 0), (0, Duration::ZERO, 1)]
    {
        // A wait of no time at all is met by no response.
        let idle = if time == Duration::MAX { time } else { Duration::from_secs(60) };
        let download = getty.download_image("42").on_collision(Collision::Overwrite);
        let download = download.connections(count).parallel_from(count as u64).attempts(attempts);
        let saved = download.backoff(time.min(Duration::from_secs(1))).idle_timeout(idle);
        let saved = saved.to_directory(target.path()).await.unwrap();
        assert_eq!(read(saved.path), vec![7; 300_000]);
    }
    assert_eq!(
        getty
            .downloads()
            .concurrency(0)
            .images(["42"])
            .concurrency(usize::MAX / 2)
            .to_directory(target.path())
            .await
            .unwrap()
            .finish()
            .await
            .skipped,
        1
    );
}

#[tokio::test]
async fn a_wait_of_any_length_before_the_next_transfer_can_be_cancelled() {
    let mock = MockGetty::start().await;
    mock.add_asset(Asset::image("42").bytes(vec![7; 300_000]));
    let (getty, target) = (client(&mock), directory());
    mock.fail_next("delivery", 1, Fault::TruncateBodyAt(100));
    let download = getty.download_image("42").backoff(Duration::MAX);
    let waiting =
        tokio::time::timeout(Duration::from_millis(500), download.to_directory(target.path())).await;
    assert!(waiting.is_err(), "{waiting:?}");
    getty.download_image("42").to_directory(target.path()).await.unwrap();
    assert_eq!(mock.asset_download_count("42"), 1);
}

/// Futures that can be moved to another thread, and stored in a struct of the program.
fn sendable<T: Send + 'static>(thing: T) -> T {
    thing
}

#[tokio::test]
async fn every_way_to_download_runs_on_any_thread() -> Result<(), Error> {
    let mock = MockGetty::start().await;
    mock.add_asset(Asset::image("42").bytes(vec![7; 300_000]));
    let (getty, target) = (client(&mock), directory());
    let (path, file) = (target.path().to_owned(), target.path().join("wanted.jpg"));
    let own = getty.clone();
    let everything = sendable(async move {
        let getty: &Getty = &own;
        getty.download_image("42").to_directory(&path).await?;
        getty.download_image("42").to_file(&file).await?;
        getty.download_image("42").to_memory(1 << 20).await?;
        getty.download_image("42").to_writer(tokio::io::sink()).await?;
        sendable(getty.download_image("42").stream().await?);
        let authorized = sendable(getty.download_image("42").authorize().await?);
        getty.download_authorized(authorized).to_directory(path.join("other")).await?;
        getty.preflight_image("42").await?;
        let ids = vec!["42".to_owned()];
        let results = getty.downloads().images(ids).ordered(true).to_directory(&path).await?;
        Ok::<_, Error>(results.finish().await)
    });
    let summary = tokio::spawn(everything).await.unwrap()?;
    assert_eq!(summary.skipped, 1);
    Ok(())
}
