//! Every call can be awaited on any thread, and every handle kept in a struct of a program's own.

use futures_util::StreamExt as _;
use getty_api_ext::raw::types::{AssetUsage, ExtendedLicense, FileRegistrationCategory};
use getty_api_ext::{Getty, SearchImage};
use getty_api_mock::MockGetty;

use crate::support::*;

/// What a multi-threaded runtime takes.
fn sendable<F: Future + Send>(future: F) -> F {
    future
}

/// What can be kept and shared.
fn kept<T: Send + Sync + Clone + std::fmt::Debug + 'static>(thing: T) -> T {
    assert!(!format!("{thing:?}").is_empty());
    thing
}

/// Types that can be stored and moved to other threads.
fn given<T: Send + std::fmt::Debug + 'static>(thing: T) -> T {
    assert!(!format!("{thing:?}").is_empty());
    thing
}

#[tokio::test]
async fn calls_run_on_any_thread() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let getty: Getty = kept(client(&mock)?);
    let id = mock.image_ids()[0].clone();
    let channel = mock.channel_ids()[0];

    let query = kept(getty.search().creative().images("lighthouse").page_size(1));
    sendable(query.clone().send()).await?;
    sendable(query.clone().count()).await?;
    sendable(given(query.clone().stream()).try_next()).await?;
    sendable(given(query.pages()).try_next()).await?;
    let picture = SearchImage::from_bytes(mock.file(&id).unwrap_or_default())?;
    sendable(getty.upload_search_image(&kept(picture))).await?;
    sendable(kept(getty.image(&id)).send()).await?;
    sendable(kept(getty.images([&id])).send()).await?;
    sendable(getty.images([&id]).lookups()).await;
    sendable(given(getty.images([&id]).stream()).collect::<Vec<_>>()).await;

    let mut generation = kept(sendable(getty.ai().generate("a paper boat").send()).await?.polling(at_once()));
    sendable(generation.ready()).await?;
    let image = kept(generation.image(0));
    let mut download = kept(sendable(image.download().send()).await?.polling(at_once()));
    kept(sendable(download.ready()).await?);
    sendable(getty.ai().enhance_prompt("a lighthouse")).await?;
    let category = FileRegistrationCategory::ImageReference;
    sendable(getty.ai().register_file("https://example.com/a.png", category, true)).await?;
    sendable(given(getty.ai().history().stream()).try_next()).await?;

    let mut changes = kept(getty.asset_changes(channel));
    let set = kept(sendable(changes.next()).await?);
    sendable(set.ack()).await?;

    let board = sendable(getty.create_board("Autumn issue", None)).await?;
    sendable(board.add_assets([&id])).await?;
    sendable(board.asset(&id).comment("This one.")).await?;
    sendable(board.get()).await?;
    sendable(given(getty.download_history().stream()).try_next()).await?;
    sendable(given(getty.purchases().stream()).try_next()).await?;
    sendable(getty.image_download_history(&id).send()).await?;
    kept(sendable(getty.products()).await?);
    sendable(getty.license(&id, [ExtendedLicense::Multiseat]).send()).await?;
    let day: getty_api_ext::raw::Timestamp = "2026-10-01".parse()?;
    let usage = AssetUsage::new().with_asset_id(&id).with_quantity(1).with_usage_date(day);
    sendable(kept(getty.clone()).report_usage("r-1", [usage]).send()).await?;
    sendable(getty.match_image("https://example.com/a.jpg")).await?;
    sendable(getty.embed("example.com").ids([&id])).await?;
    Ok(())
}

/// Runs in a separate task, which cannot borrow.
async fn in_a_task<F: Future<Output: Send> + Send + 'static>(future: F) -> Result<F::Output, Failure> {
    Ok(tokio::spawn(future).await?)
}

#[tokio::test]
async fn builders_outlive_the_client_that_created_them() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let ids = mock.image_ids();
    let directory = tempfile::tempdir()?;
    let (call, download, bulk, generate, board, search) = {
        let getty = client(&mock)?;
        (
            given(getty.call(getty_api_ext::raw::operations::list_countries())),
            given(getty.download_image(&ids[0])),
            given(getty.downloads().images(ids[1..3].to_vec())),
            given(getty.ai().generate("a lighthouse")),
            given(getty.board("7")),
            given(getty.search().creative()),
        )
    };
    assert!(!in_a_task(call.send()).await??.into_inner().countries.is_empty());
    let (one, many) = (directory.path().join("one"), directory.path().join("many"));
    in_a_task(async move { download.to_directory(one).await }).await??;
    let summary =
        in_a_task(
            async move { Ok::<_, getty_api_ext::Error>(bulk.to_directory(many).await?.finish().await) },
        );
    assert_eq!(summary.await??.saved, 2);
    in_a_task(generate.finish()).await??;
    assert!(in_a_task(async move { board.get().await }).await?.unwrap_err().is_not_found());
    assert!(in_a_task(search.images("").count()).await??.is_some());
    Ok(())
}
