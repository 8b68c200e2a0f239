//! The client without an async runtime.

use std::time::Duration;

use getty_api_ext::asset_changes::Action;
use getty_api_ext::blocking::{BlockOn as _, IterBlocking as _, block_on};
use getty_api_ext::{Credentials, ErrorKind, Getty, Polling};
use getty_api_mock::MockGetty;

use crate::support::*;

/// A server and a client in a program that has no runtime.
fn start() -> Result<(MockGetty, Getty), Failure> {
    let mock = block_on(MockGetty::start())?;
    let getty = user_client(&mock)?;
    Ok((mock, getty))
}

#[test]
fn calls_are_waited_for() -> Result<(), Failure> {
    let (mock, getty) = start()?;
    let id = &mock.image_ids()[0];
    let page = getty.search().creative().images("").page_size(5).send().block_on()?;
    assert_eq!(page.images.len(), 5);
    assert_eq!(getty.images([id]).send().block_on()?.found.len(), 1);

    let directory = tempfile::tempdir()?;
    let saved = getty.download_image(id).to_directory(directory.path()).block_on()?;
    assert_eq!(std::fs::read(saved.path)?, mock.file(id).ok_or("no file")?);

    let board = getty.create_board("Covers", None).block_on()?;
    board.asset(id).add().block_on()?;
    assert_eq!(board.get().block_on()?.assets.len(), 1);

    let brief = Polling::new(Duration::from_millis(1), Duration::from_millis(1));
    let mut generation = getty.ai().generate("a paper boat").send().block_on()?.polling(brief);
    assert_eq!(generation.ready().block_on()?.results.len(), 4);
    assert!(getty.order("nothing").block_on().unwrap_err().is_not_found());
    Ok(())
}

#[test]
fn streams_are_consumed() -> Result<(), Failure> {
    let (mock, getty) = start()?;
    let search = getty.search().creative().images("").page_size(10).prefetch();
    let ids: Vec<_> =
        search.stream().iter_blocking().map(|image| image.map(|image| image.id)).collect::<Result<_, _>>()?;
    assert!(ids.len() > 20, "several pages");

    let mut notices = 0;
    let mut changes = getty.asset_changes(mock.channel_ids()[1]).batch_size(20);
    while let Some(set) = changes.poll_once().block_on()? {
        notices += set.latest().iter().filter(|(_, action)| *action == Action::Upsert).count();
        set.ack().block_on()?;
    }
    assert_eq!(notices, mock.video_ids().len());
    assert_eq!(getty.download_history().stream().iter_blocking().count(), 0);
    Ok(())
}

#[test]
fn an_error_is_an_item() -> Result<(), Failure> {
    let (_mock, getty) = start()?;
    let nobody = getty.with_credentials(Credentials::api_key("wrong"));
    let items: Vec<_> = nobody.search().images("boat").stream().iter_blocking().collect();
    assert_eq!(items.len(), 1);
    assert!(matches!(&items[0], Err(error) if error.is_auth()));
    Ok(())
}

#[test]
fn threads_wait_at_once() -> Result<(), Failure> {
    let (mock, getty) = start()?;
    let gate = mock.pause_calls("list_countries");
    std::thread::scope(|scope| {
        let waiting: Vec<_> = (0..8).map(|_| scope.spawn(|| getty.countries().block_on())).collect();
        // All of them are in flight before the first response.
        block_on(gate.wait_for_calls(8))?;
        gate.release();
        for thread in waiting {
            assert!(!thread.join().map_err(|_| "panicked")??.is_empty());
        }
        Ok(())
    })
}

#[tokio::test]
async fn waiting_in_async_code_is_an_error() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let getty = client(&mock)?;
    let error = getty.countries().block_on().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Invalid);
    let mut each = getty.search().images("boat").stream().iter_blocking();
    assert_eq!(each.next().ok_or("nothing")?.unwrap_err().kind(), ErrorKind::Invalid);
    assert!(each.next().is_none());
    assert!(mock.received_requests().is_empty());
    assert!(!getty.countries().await?.is_empty(), "the client is none the worse");
    Ok(())
}
