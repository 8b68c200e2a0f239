//! The client without an async runtime.

use std::time::Duration;

use getty_api_ext::asset_changes::Action;
use getty_api_ext::blocking::{BlockOn as _, IterBlocking as _, block_on};
use getty_api_ext::{Credentials, ErrorKind, Getty, Polling};
use getty_api_mock::MockGetty;
use tokio::runtime::{Builder, Runtime};
use tokio::task::{LocalSet, block_in_place, coop, spawn_blocking};

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

/// A current-thread and a multi-thread runtime.
fn runtimes() -> Result<[Runtime; 2], Failure> {
    let many = Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    Ok([Builder::new_current_thread().enable_all().build()?, many])
}

/// The number of countries, by a blocking call.
fn count(getty: &Getty) -> Result<usize, getty_api_ext::Error> {
    Ok(getty.countries().block_on()?.len())
}

fn is_rejected(getty: &Getty) -> bool {
    matches!(count(getty), Err(error) if error.kind() == ErrorKind::Invalid && error.message().contains("async code"))
}

#[test]
fn blocking_is_permitted_where_it_stalls_no_runtime() -> Result<(), Failure> {
    let (_mock, getty) = start()?;
    let expected = count(&getty)?;
    for runtime in runtimes()? {
        {
            let _entered = runtime.enter();
            assert_eq!(count(&getty)?, expected, "under Runtime::enter");
            let ids = getty.search().creative().images("").page_size(10).stream().iter_blocking();
            assert_eq!(ids.take(15).filter(Result::is_ok).count(), 15);
        }
        let (inner, handle) = (getty.clone(), runtime.handle().clone());
        let found = runtime.block_on(async {
            let blocking = spawn_blocking(move || {
                let first = count(&inner)?;
                // A permission to block, and a runtime that is entered, change nothing in a thread that may block.
                let second = block_in_place(|| count(&inner))?;
                let _entered = handle.enter();
                Ok::<_, getty_api_ext::Error>((first, second, count(&inner)?))
            });
            blocking.await
        })??;
        assert_eq!(found, (expected, expected, expected));
    }
    let [_, many] = runtimes()?;
    let inner = getty.clone();
    let in_task = many.block_on(many.spawn(async move { block_in_place(|| count(&inner)) }))??;
    let at_root = many.block_on(async { block_in_place(|| count(&getty)) })?;
    assert_eq!((in_task, at_root), (expected, expected));
    Ok(())
}

#[test]
fn blocking_in_what_a_runtime_polls_is_rejected() -> Result<(), Failure> {
    let (mock, getty) = start()?;
    let expected = count(&getty)?;
    mock.clear_received_requests();
    for runtime in runtimes()? {
        assert!(runtime.block_on(async { is_rejected(&getty) }), "in Runtime::block_on");
        let inner = getty.clone();
        assert!(runtime.block_on(runtime.spawn(async move { is_rejected(&inner) }))?, "in a task");
        let inner = getty.clone();
        let local = LocalSet::new();
        let in_local = local.run_until(async {
            (is_rejected(&getty), tokio::task::spawn_local(async move { is_rejected(&inner) }).await)
        });
        let (root, task) = runtime.block_on(in_local);
        assert!(root && task?, "in a LocalSet");
        // The thread may block, but not what a runtime polls on it.
        let (inner, handle) = (getty.clone(), runtime.handle().clone());
        let nested = spawn_blocking_on(&runtime, move || handle.block_on(async { is_rejected(&inner) }))?;
        assert!(nested, "in Handle::block_on in spawn_blocking");
        // The budget is exhausted, or not touched.
        assert!(runtime.block_on(async {
            while coop::has_budget_remaining() {
                tokio::task::consume_budget().await;
            }
            is_rejected(&getty)
        }));
        assert!(runtime.block_on(async {
            for _ in 0..100 {
                assert!(is_rejected(&getty));
            }
            coop::has_budget_remaining()
        }));
    }
    assert!(block_on(async { is_rejected(&getty) })?, "in a blocking call");
    assert!(mock.received_requests().is_empty());
    assert_eq!(count(&getty)?, expected);
    Ok(())
}

fn spawn_blocking_on<T: Send + 'static>(
    runtime: &Runtime,
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, Failure> {
    Ok(runtime.block_on(runtime.spawn_blocking(work))?)
}

#[test]
fn a_call_in_unconstrained_code_blocks_without_a_panic() -> Result<(), Failure> {
    let (_mock, getty) = start()?;
    let expected = count(&getty)?;
    for runtime in runtimes()? {
        let found = runtime.block_on(tokio::task::unconstrained(async { count(&getty) }))?;
        assert_eq!(found, expected);
    }
    Ok(())
}

#[test]
fn a_panic_in_a_blocking_call_leaves_the_thread_usable() -> Result<(), Failure> {
    let (_mock, getty) = start()?;
    let panicking =
        std::panic::AssertUnwindSafe(|| block_on(async { std::panic::resume_unwind(Box::new(())) }));
    let caught: Result<Result<(), _>, _> = std::panic::catch_unwind(panicking);
    assert!(caught.is_err());
    assert!(count(&getty)? > 0);
    Ok(())
}
