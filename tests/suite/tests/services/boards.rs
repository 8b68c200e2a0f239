//! Boards, their assets and comments.

use getty_api_ext::raw::types::{BoardRelationship, BoardSortOrder};
use getty_api_mock::{Board, MockGetty};

use crate::support::*;

#[tokio::test]
async fn a_board_is_created_changed_and_deleted() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let getty = user_client(&mock)?;
    let board = getty.create_board("Covers", Some("for spring")).await?;
    let shown = board.get().await?;
    assert_eq!((shown.name.as_deref(), shown.description.as_deref()), (Some("Covers"), Some("for spring")));

    board.update("Backs", None).await?;
    let shown = getty.board(board.id()).get().await?;
    assert_eq!((shown.name.as_deref(), shown.description.as_deref()), (Some("Backs"), None));

    board.delete().await?;
    assert!(board.get().await.unwrap_err().is_not_found());
    Ok(())
}

#[tokio::test]
async fn boards_are_listed_over_pages_each_once() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let getty = user_client(&mock)?;
    let mut names = Vec::new();
    for number in 0..7 {
        let name = format!("Board {number}");
        getty.create_board(&name, None).await?;
        names.push(name);
    }
    let own = getty.boards().relationship(BoardRelationship::Owned).page_size(3);
    let mut boards = own.sort_order(BoardSortOrder::NameAscending).stream();
    let mut listed = Vec::new();
    while let Some(board) = boards.try_next().await? {
        listed.extend(board.name.filter(|name| name.starts_with("Board ")));
    }
    assert_eq!(listed, names);
    let first = &mock.received_requests_for("list_boards")[0];
    assert_eq!(first.query_value("board_relationship"), Some("owned"));
    assert_eq!(first.query_value("sort_order"), Some("name_ascending"));
    Ok(())
}

#[tokio::test]
async fn assets_are_added_and_removed_in_hundreds() -> Result<(), Failure> {
    let mock = MockGetty::builder().catalogue_size(300).start().await;
    let getty = user_client(&mock)?;
    let id = mock.add_board(Board::new("Covers"));
    let board = getty.board(id);
    let images = mock.image_ids();
    assert!(images.len() > 200);

    let with_unknown = images.iter().map(String::as_str).chain(["nothing"]);
    let added = board.add_assets(with_unknown).await?;
    assert_eq!(added.assets_added.len(), images.len());
    assert_eq!(added.assets_not_added, ["nothing"]);
    let again = board.add_assets(&images).await?;
    assert!(again.assets_not_added.is_empty(), "adding twice is harmless");
    assert_eq!(board.get().await?.asset_count, i32::try_from(images.len()).ok());

    mock.clear_received_requests();
    board.remove_assets(&images[1..]).await?;
    let requests = mock.received_requests_for("remove_board_assets");
    assert_eq!(requests.len(), (images.len() - 1).div_ceil(100));
    let left = board.get().await?.assets;
    assert_eq!(left.iter().filter_map(|asset| asset.id.as_deref()).collect::<Vec<_>>(), [&images[0]]);
    Ok(())
}

#[tokio::test]
async fn one_asset_is_added_and_removed() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let getty = user_client(&mock)?;
    let board = getty.create_board("Covers", None).await?;
    let asset = board.asset(&mock.video_ids()[0]);
    asset.add().await?;
    assert_eq!(board.get().await?.assets.len(), 1);
    asset.remove().await?;
    assert_eq!(board.get().await?.assets.len(), 0);
    assert!(board.asset("nothing").add().await.unwrap_err().is_not_found());
    Ok(())
}

#[tokio::test]
async fn boards_and_their_assets_are_commented_on() -> Result<(), Failure> {
    let mock = MockGetty::start().await;
    let getty = user_client(&mock)?;
    let board = getty.create_board("Covers", None).await?;
    let asset = board.asset(&mock.image_ids()[0]);
    asset.add().await?;

    let on_board = board.comment("Which one?").await?.ok_or("no id")?;
    let on_asset = asset.comment("This one.").await?.ok_or("no id")?;
    let comments = board.comments().await?.comments;
    assert_eq!(comments.len(), 1);
    assert_eq!(comments[0].text.as_deref(), Some("Which one?"));
    let shown = board.get().await?.assets;
    assert_eq!(shown[0].comments[0].text.as_deref(), Some("This one."));

    board.delete_comment(on_board).await?;
    asset.delete_comment(on_asset).await?;
    assert!(board.comments().await?.comments.is_empty());
    assert!(board.get().await?.assets[0].comments.is_empty());
    Ok(())
}
