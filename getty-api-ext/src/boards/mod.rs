//! Boards: named sets of assets that people share, with comments.
//!
//! [`Getty::boards`] lists them, [`Getty::create_board`] creates one, and [`Getty::board`] returns the handle of
//! one by its id.
//!
//! ```
//! # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/mock.rs"));
//! # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let (mock, getty) = on_mock().await?;
//! # let ids = mock.image_ids();
//! let board = getty.create_board("Autumn issue", Some("for the cover")).await?;
//! let added = board.add_assets([&ids[0], &ids[1]]).await?;
//! println!("{} added, unknown: {:?}", added.assets_added.len(), added.assets_not_added);
//!
//! board.comment("Which one?").await?;
//! board.asset(&ids[0]).comment("This one.").await?;
//! for asset in board.get().await?.assets {
//!     println!("{:?}: {} comments", asset.id, asset.comments.len());
//! }
//! board.delete().await?;
//! # Ok(()) }
//! ```

mod asset;
mod board;

use getty_api::Operation as _;
use getty_api::operations::{CreateBoard, ListBoards, create_board, list_boards};
use getty_api::types::{BoardInfo, BoardRelationship, BoardSortOrder};

pub use asset::BoardAssetHandle;
pub use board::BoardHandle;

use crate::client::Getty;
use crate::error::{Error, ErrorKind, Outcome};
use crate::search::Query;

impl Getty {
    /// The boards that the user owns or is invited to: `GET /v3/boards`, page by page or one by one.
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/mock.rs"));
    /// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let (mock, getty) = on_mock().await?;
    /// use getty_api_ext::raw::types::{BoardRelationship, BoardSortOrder};
    ///
    /// let own = getty.boards().relationship(BoardRelationship::Owned);
    /// let mut boards = own.sort_order(BoardSortOrder::NameAscending).stream();
    /// while let Some(board) = boards.try_next().await? {
    ///     println!("{:?}: {:?} assets", board.name, board.asset_count);
    /// }
    /// # Ok(()) }
    /// ```
    pub fn boards(&self) -> Query<ListBoards> {
        Query::new(self, list_boards())
    }

    /// Creates a board: `POST /v3/boards`.
    ///
    /// # Errors
    /// See [`Error`]. When its [`outcome`](Error::outcome) is [`Unknown`](Outcome::Unknown), the board may have
    /// been created. A repeat may then create a second one of the same name.
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/mock.rs"));
    /// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let (mock, getty) = on_mock().await?;
    /// let board = getty.create_board("Autumn issue", None).await?;
    /// println!("made {}", board.id());
    /// # Ok(()) }
    /// ```
    pub async fn create_board(
        &self,
        name: impl Into<String>,
        description: Option<&str>,
    ) -> Result<BoardHandle, Error> {
        let response = self.send(create_board(info(name.into(), description))).await?;
        let id = response.into_inner().id.ok_or_else(|| {
            let error = Error::new(ErrorKind::Decode, "the response has no `id` of the new board");
            error.with_operation(CreateBoard::INFO).with_outcome(Outcome::Unknown)
        })?;
        Ok(self.board(id))
    }

    /// A board, by its id. Sends no request.
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/mock.rs"));
    /// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let (mock, getty) = on_mock().await?;
    /// # let board = getty.create_board("Autumn issue", None).await?;
    /// # let board_id = board.id();
    /// let board = getty.board(board_id).get().await?;
    /// println!("{:?}: {} assets", board.name, board.assets.len());
    /// # Ok(()) }
    /// ```
    pub fn board(&self, id: impl Into<String>) -> BoardHandle {
        BoardHandle::new(self.clone(), id.into())
    }
}

impl Query<ListBoards> {
    /// Only boards that the user owns, or only those that the user is invited to. Default: both.
    pub fn relationship(self, relationship: impl Into<BoardRelationship>) -> Self {
        self.refine(|operation| operation.board_relationship(relationship))
    }

    /// The order of the boards. Default: those that were changed last come first.
    pub fn sort_order(self, order: impl Into<BoardSortOrder>) -> Self {
        self.refine(|operation| operation.sort_order(order))
    }
}

fn info(name: String, description: Option<&str>) -> BoardInfo {
    match description {
        Some(description) => BoardInfo::new(name).with_description(description),
        None => BoardInfo::new(name),
    }
}
